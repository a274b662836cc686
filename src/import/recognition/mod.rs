//! What programs that recognise speech write as JSON: Whisper, AWS Transcribe, Deepgram, Otter, AssemblyAI, Google, Azure,
//! Rev, Speechmatics and the many that resemble them. Lists of words are put together by `words.rs`, talks with a
//! machine by `threads.rs`; everything else is a list of objects with a text and perhaps a speaker and a time, wherever in the
//! file it lies, and `objects.rs` reads one of them.

mod objects;
mod threads;
mod words;

use rustc_hash::FxHashMap;
use serde_json::Value;

use self::objects::{Object, only_text, scalar};
use super::script::{self, Utterance};
use super::{Content, ImportError, damage, stamps, text};
use crate::model::{Warned, said};

const FROMS: &[&str] = &[
    "start",
    "start_time",
    "startTime",
    "from",
    "begin",
    "begin_time",
    "start_offset",
    "startOffset",
    "offset",
    "offsetInTicks",
    "start_ms",
    "startMs",
    "timestamp",
    "time",
    "ts",
    "t",
    "timestamps",
    "offsets",
    "seconds",
];
const TOS: &[&str] = &["end", "end_time", "endTime", "to", "end_offset", "endOffset", "end_ms", "endMs", "end_ts"];

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let Warned { output, warnings } = text::read(file_name, bytes)?;
    let value: Value = serde_json::from_str(&output.text).map_err(|e| damage::json(file_name, &e))?;
    drop(output);
    let names = names(&value);
    let mut said = threads::utterances(&value);
    if said.is_empty() {
        said = words::utterances(&value).unwrap_or_else(|| lists(&value));
    }
    if said.is_empty() {
        return Err(damage::damaged(
            file_name,
            said!(
                "it is no list of words or sentences that somebody said",
                "ce n’est pas une liste de mots ou de phrases prononcés"
            ),
        ));
    }
    for utterance in &mut said {
        if let Some(label) = &mut utterance.speaker {
            *label = names.get(label.as_str()).cloned().unwrap_or_else(|| spoken_of(label));
        }
    }
    if !says_its_unit(&value) {
        script::to_seconds(&mut said);
    }
    Ok(Warned { output: script::transcript(said), warnings })
}

/// Returns a label for a bare number or letter: `Speaker 0`.
fn spoken_of(label: &str) -> String {
    if label.chars().all(|c| c.is_ascii_digit()) || label.chars().count() == 1 {
        format!("Speaker {label}")
    } else {
        label.to_owned()
    }
}

/// Returns what lists of speakers elsewhere in the file call them, by their numbers.
fn names(root: &Value) -> FxHashMap<String, String> {
    let mut names = FxHashMap::default();
    walk(root, &mut |key, list| {
        if !matches!(key, "speakers" | "participants" | "channels" | "users") {
            return;
        }
        for entry in list.iter().filter_map(Value::as_object) {
            let id = ["id", "speaker_id", "speakerId", "index", "speaker"]
                .iter()
                .find_map(|k| entry.get(*k))
                .and_then(scalar);
            let name = ["name", "speaker_name", "speakerName", "label", "display_name"]
                .iter()
                .find_map(|k| entry.get(*k))
                .and_then(scalar);
            if let Some((id, name)) = id.zip(name).filter(|(id, name)| id != name && !name.is_empty()) {
                names.insert(id, name);
            }
        }
    });
    names
}

/// Calls `visit` with every list in the file and the name that it has there. Iterative, whatever the depth.
fn walk<'v>(root: &'v Value, visit: &mut impl FnMut(&str, &'v [Value])) {
    let mut open = vec![("", root)];
    while let Some((key, value)) = open.pop() {
        match value {
            Value::Array(list) => {
                visit(key, list);
                open.extend(list.iter().rev().map(|v| ("", v)));
            }
            Value::Object(object) => {
                let inner: Vec<_> = object.iter().map(|(k, v)| (k.as_str(), v)).collect();
                open.extend(inner.into_iter().rev());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// Calls `visit` with every object in the file. Iterative, whatever the depth.
fn walk_objects<'v>(root: &'v Value, visit: &mut impl FnMut(&'v Object)) {
    let mut open = vec![root];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(list) => open.extend(list.iter().rev()),
            Value::Object(object) => {
                visit(object);
                open.extend(object.values());
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
}

/// Returns the utterances of the list that says most, those with speakers before those without.
fn lists(root: &Value) -> Vec<Utterance> {
    let mut best: (bool, usize, Vec<Utterance>) = (false, 0, Vec::new());
    walk(root, &mut |_, list| {
        let said: Vec<Utterance> = list.iter().filter_map(Value::as_object).filter_map(utterance).collect();
        let length: usize = said.iter().map(|u| u.words.len()).sum();
        let named = said.iter().any(|u| u.speaker.is_some());
        // A list of single words says as much as the list of their sentences: the shorter list reads better.
        let better = (named, length) > (best.0, best.1 + best.1 / 10)
            || (named == best.0 && length * 10 >= best.1 * 9 && length > 0 && said.len() < best.2.len());
        if better {
            best = (named, length, said);
        }
    });
    match best.2 {
        found if !found.is_empty() => found,
        _ => whole(root),
    }
}

/// Returns the one text of a file that has no list.
fn whole(root: &Value) -> Vec<Utterance> {
    let words = only_text(root).filter(|words| !words.is_empty());
    words.map(|words| Utterance { words, ..Utterance::default() }).into_iter().collect()
}

fn utterance(object: &Object) -> Option<Utterance> {
    let words = objects::words(object).filter(|words| !words.is_empty())?;
    let time = |keys: &[&str]| keys.iter().find_map(|key| seconds(object.get(*key)?, keys));
    Some(Utterance { speaker: objects::speaker(object), from: time(FROMS), to: time(TOS), words, is_turn: false })
}

/// Returns a time as the file has it: a number, `1.5`, `1.5s`, `00:00:01,500`, `PT1M2.5S`, or the first of a pair.
fn seconds(value: &Value, keys: &[&str]) -> Option<f32> {
    match value {
        Value::Number(number) => number.as_f64().map(|n| n as f32),
        Value::String(text) => clock(text.trim()),
        Value::Array(pair) => seconds(pair.first()?, &[]),
        Value::Object(inner) => keys.iter().find_map(|key| seconds(inner.get(*key)?, &[])),
        Value::Null | Value::Bool(_) => None,
    }
}

/// Whether the file writes times as a clock shows them, or names their unit: then they are no mere counts.
fn says_its_unit(root: &Value) -> bool {
    let mut says = false;
    walk(root, &mut |_, list| {
        says = says || list.iter().filter_map(|entry| FROMS.iter().find_map(|key| entry.get(*key))).any(is_clock);
    });
    says
}

fn is_clock(time: &Value) -> bool {
    match time {
        Value::String(text) => text.starts_with("PT") || text.contains(':') || text.ends_with('s'),
        Value::Object(inner) => FROMS.iter().find_map(|key| inner.get(*key)).is_some_and(is_clock),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    }
}

fn clock(text: &str) -> Option<f32> {
    if let Some(duration) = text.strip_prefix("PT") {
        return iso_duration(duration);
    }
    let plain = text.strip_suffix('s').unwrap_or(text).parse().ok();
    plain.or_else(|| stamps::stamp(text).map(|s| s.seconds))
}

/// Returns the seconds of `1H2M3.5S`.
fn iso_duration(text: &str) -> Option<f32> {
    let (mut total, mut rest) = (0.0, text);
    while let Some(at) = rest.find(['H', 'M', 'S']) {
        let unit = match rest.as_bytes()[at] {
            b'H' => 3600.0,
            b'M' => 60.0,
            _ => 1.0,
        };
        total += rest[..at].parse::<f32>().ok()? * unit;
        rest = &rest[at + 1..];
    }
    (rest.is_empty() && !text.is_empty()).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Turns as `label@seconds|words`.
    fn turns(json: &str) -> Vec<String> {
        let read = super::super::read("a.json", json.as_bytes()).unwrap().output;
        let of = |t: &crate::model::TurnRecord| {
            let label = t.3.map_or("-", |i| read.speakers[usize::from(i)].label.as_str());
            let words: String = read.text.chars().skip(t.1 as usize).take((t.2 - t.1) as usize).collect();
            format!("{label}@{}|{words}", t.4.unwrap_or(-1.0))
        };
        read.turns.iter().map(of).collect()
    }

    #[test]
    fn segments_of_whisper_with_and_without_speakers() {
        let plain = r#"{"text": " Bonjour. Oui.", "segments": [{"id": 0, "start": 0.5, "end": 1.0, "text": " Bonjour."}, {"id": 1, "start": 1.0, "end": 4.0, "text": " Oui."}]}"#;
        assert_eq!(turns(plain), ["-@0.5|Bonjour. Oui."]);
        let x = r#"{"segments": [{"start": 0.5, "text": " Hi", "speaker": "SPEAKER_00", "words": [{"word": "Hi"}]},
            {"start": 2.25, "text": "Well", "speaker": "SPEAKER_01"}, {"start": 3, "text": "so", "speaker": "SPEAKER_01"}]}"#;
        assert_eq!(turns(x), ["SPEAKER_00@0.5|Hi", "SPEAKER_01@2.25|Well so"]);
        let cpp =
            r#"{"transcription": [{"timestamps": {"from": "00:00:01,500", "to": "00:00:02,000"}, "text": " Hi"}]}"#;
        assert_eq!(turns(cpp), ["-@1.5|Hi"]);
        assert_eq!(turns(r#"{"text": "Only this."}"#), ["-@-1|Only this."]);
    }

    #[test]
    fn numbers_are_called_speakers_and_names_come_from_the_list_of_speakers() {
        let otter = r#"{"speech": {"speakers": [{"id": 12, "speaker_name": "Marie"}], "transcripts": [
            {"transcript": "Where do you sleep these days?", "speaker_id": 12, "start_offset": 16000, "end_offset": 48000},
            {"transcript": "Nowhere.", "speaker_id": 13, "start_offset": 64000, "end_offset": 80000}]}}"#;
        assert_eq!(turns(otter), ["Marie@1|Where do you sleep these days?", "Speaker 13@4|Nowhere."]);
        let assembly = r#"{"utterances": [{"speaker": "A", "start": 1500, "end": 3500, "text": "Where do you sleep?"},
            {"speaker": "B", "start": 4000, "end": 5000, "text": "Nowhere, really."}], "text": "Where do you sleep? Nowhere, really."}"#;
        assert_eq!(turns(assembly), ["Speaker A@1.5|Where do you sleep?", "Speaker B@4|Nowhere, really."]);
    }

    #[test]
    fn messages_of_chats_and_meetings_have_their_senders() {
        let telegram = r#"{"messages": [{"from": "Ana", "text": "Why?"}, {"from": "Ben", "text": ["I ", {"type": "bold", "text": "came."}]}]}"#;
        assert_eq!(turns(telegram), ["Ana@-1|Why?", "Ben@-1|I came."]);
        let teams = r#"{"entries": [{"text": "Why?", "speakerDisplayName": "Ana", "startOffset": "00:00:01.5"}]}"#;
        assert_eq!(turns(teams), ["Ana@1.5|Why?"]);
        let slack =
            r#"[{"user": "U1", "text": "Why?", "user_profile": {"real_name": "Ana"}}, {"user": "U2", "text": "So."}]"#;
        assert_eq!(turns(slack), ["Ana@-1|Why?", "U2@-1|So."]);
        let parts = r#"{"messages": [{"author": {"role": "user"}, "content": {"parts": ["Why?"]}}]}"#;
        assert_eq!(turns(parts), ["user@-1|Why?"]);
        let thread = r#"[{"mapping": {
            "b": {"message": {"author": {"role": "assistant"}, "create_time": 2.0, "content": {"parts": ["So."]}}},
            "c": {"message": {"author": {"role": "user"}, "create_time": 1.0, "content": {"parts": ["Why?"]}}},
            "d": {"message": null}}}]"#;
        assert_eq!(turns(thread), ["user@-1|Why?", "assistant@-1|So."]);
    }

    #[test]
    fn silences_do_not_change_what_a_file_counts_in() {
        let said = |speaker: &str, from: u32| {
            let to = from + 3_500;
            format!(
                r#"{{"speaker": "{speaker}", "text": "for housing there us us housing for us you all", "start": {from}, "end": {to}}}"#
            )
        };
        let json = format!(r#"{{"utterances": [{}, {}, {}]}}"#, said("A", 100), said("B", 63_600), said("A", 127_100));
        let times: Vec<String> = turns(&json).iter().filter_map(|t| Some(t.split_once('|')?.0.to_owned())).collect();
        assert_eq!(times, ["Speaker A@0.1", "Speaker B@63.6", "Speaker A@127.1"]);
    }

    #[test]
    fn ticks_of_azure_are_whole_seconds() {
        let phrase =
            |speaker: u8, at: &str| format!(r#"{{"speaker": {speaker}, {at}, "nBest": [{{"display": "Word."}}]}}"#);
        let both = phrase(1, r#""offset": "PT1H2M3S", "offsetInTicks": 37230000000.0"#);
        assert_eq!(turns(&format!(r#"{{"recognizedPhrases": [{both}]}}"#)), ["Speaker 1@3723|Word."]);
        let ticks = [phrase(1, r#""offsetInTicks": 30000000"#), phrase(2, r#""offsetInTicks": 37230000000"#)].join(",");
        assert_eq!(
            turns(&format!(r#"{{"recognizedPhrases": [{ticks}]}}"#)),
            ["Speaker 1@3|Word.", "Speaker 2@3723|Word."]
        );
    }

    #[test]
    fn times_are_read_in_any_notation() {
        for (text, seconds) in
            [("1.5", 1.5), ("1.5s", 1.5), ("00:01:02,500", 62.5), ("PT1M2.5S", 62.5), ("PT1H0M1S", 3601.0)]
        {
            assert_eq!(clock(text), Some(seconds), "{text}");
        }
        assert_eq!(clock("soon"), None);
    }

    #[test]
    fn json_of_something_else_is_refused_in_words() {
        let error = |json: &str| super::super::read("a.json", json.as_bytes()).unwrap_err().to_string();
        assert!(error(r#"{"a": [1, 2]}"#).contains("no list of words"));
        assert!(error("[[[").contains("the file is damaged"));
        assert!(error(&"[".repeat(200_000)).contains("too deep"));
    }
}
