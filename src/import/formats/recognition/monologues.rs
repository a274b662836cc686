//! Programs that write what one says at a stretch as a monologue of single words and signs: Rev, its editor and Gecko.

use serde_json::Value;

use super::objects::{put_together, speaker};
use super::{Object, times};
use crate::import::formats::page::on_one_line;
use crate::import::formats::script::Utterance;

/// Names under which words and signs lie that bring their blanks: of Rev and of its editor.
const WITH_BLANKS: [&str; 2] = ["elements", "spans"];
/// Names under which words and signs lie without blanks between them: of Gecko.
const BARE: &str = "terms";

/// Returns the monologues of a file.
pub(super) fn utterances(root: &Value) -> Option<Vec<Utterance>> {
    let monologues = root.get("monologues")?.as_array()?;
    Some(monologues.iter().filter_map(|monologue| utterance(monologue.as_object()?)).collect())
}

fn utterance(monologue: &Object) -> Option<Utterance> {
    let (terms, words) = terms(monologue)?;
    let from = terms.iter().filter_map(Value::as_object).find_map(times::from);
    Some(Utterance { speaker: speaker(monologue), from, words: on_one_line(&words), ..Utterance::default() })
}

/// Returns the words and signs of a monologue one by one and as a text.
fn terms(monologue: &Object) -> Option<(&[Value], String)> {
    let list = |key: &str| monologue.get(key)?.as_array();
    if let Some(terms) = WITH_BLANKS.iter().find_map(|key| list(key)) {
        return Some((terms, terms.iter().filter_map(|term| term.get("value")?.as_str()).collect()));
    }
    let terms = list(BARE)?;
    Some((terms, put_together(terms)))
}

#[cfg(test)]
mod tests {
    fn turns(json: &str) -> Vec<String> {
        crate::import::turns_as_told("a.json", json)
    }

    #[test]
    fn monologues_of_rev_and_its_editor_name_their_speakers_by_number() {
        let rev = r#"{"monologues": [{"speaker": 0, "elements": [{"type": "text", "value": "Why", "ts": 0.5, "end_ts": 1}, {"type": "punct", "value": "?"}]},
            {"speaker": 1, "elements": [{"type": "text", "value": "So", "ts": 2.5}, {"type": "punct", "value": " "}, {"type": "text", "value": "it is", "ts": 3}]}]}"#;
        assert_eq!(turns(rev), ["Speaker 0@0.5|Why?", "Speaker 1@2.5|So it is"]);
        let editor = r#"{"speakers": [{"id": 0, "name": "Speaker 1"}, {"id": 1, "name": "Ana"}], "monologues": [
            {"id": 1, "speaker": 0, "spans": [{"type": 0, "value": "Okay", "ts": 0.5, "endTs": 1}, {"type": 0, "value": ". "}, {"type": 0, "value": "Why", "ts": 2}]},
            {"id": 2, "speaker": 1, "spans": [{"type": 0, "value": "So.", "ts": 2.5}]}]}"#;
        assert_eq!(turns(editor), ["Speaker 1@0.5|Okay. Why", "Ana@2.5|So."]);
    }

    #[test]
    fn monologues_of_gecko_set_their_signs_behind_the_words() {
        let said = |who: &str, at: f32, words: [&str; 2]| {
            let [a, b] = words;
            format!(
                r#"{{"speaker": {who}, "terms": [{{"start": {at}, "end": 3, "text": "{a}", "type": "WORD"}},
                {{"text": ",", "type": "PUNCTUATION"}}, {{"start": 2, "end": 3, "text": "{b}", "type": "WORD"}}]}}"#
            )
        };
        let ben = said(r#"{"name": null, "id": "Ben"}"#, 0.5, ["Hi", "Ana"]);
        let ana = said(r#"{"name": "Ana", "id": "a1"}"#, 1.5, ["Hi", "all"]);
        let json = format!(r#"{{"schemaVersion": "2.0", "monologues": [{ben}, {ana}]}}"#);
        assert_eq!(turns(&json), ["Ben@0.5|Hi, Ana", "Ana@1.5|Hi, all"]);
    }
}
