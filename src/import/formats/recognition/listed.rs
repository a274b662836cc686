//! Words in a list beside who speaks when, as editors of transcripts and Kaldi keep them: `words` with their times, and
//! `paragraphs` or `segments` with speakers and no words of their own.

use serde_json::Value;

use super::objects::Object;
use super::words::Joiner;
use super::{apart, times, walk};
use crate::import::formats::script::Utterance;

/// Names of the word in an entry, the one with its signs first.
const WORDS: [&str; 4] = ["punct", "punctuated_word", "text", "word"];
/// Fewer words are no talk.
const FEWEST: usize = 3;

/// Returns what the words of the longest list say, each said by whoever speaks then.
pub(super) fn utterances(root: &Value) -> Vec<Utterance> {
    let mut longest: Vec<&Object> = Vec::new();
    walk(root, &mut |_, list| {
        let words: Option<Vec<&Object>> = list.iter().map(|entry| entry.as_object().filter(|o| is_word(o))).collect();
        longest = words.filter(|words| words.len() > longest.len()).unwrap_or_else(|| std::mem::take(&mut longest));
    });
    if longest.len() < FEWEST {
        return Vec::new();
    }
    let stretches = apart::stretches(root);
    let mut joiner = Joiner::default();
    let mut speaker = None;
    for object in longest {
        let Some(word) = WORDS.iter().find_map(|key| object.get(*key)?.as_str()) else { continue };
        let from = times::from(object);
        let now = from.and_then(|from| apart::speaker(&stretches, from, times::to(object).unwrap_or(from)));
        speaker = now.or(speaker);
        joiner.word(speaker.clone(), from, word, !word.contains(char::is_alphanumeric));
    }
    joiner.said
}

fn is_word(object: &Object) -> bool {
    times::from(object).is_some() && object.get("word").is_some_and(Value::is_string)
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn words_are_said_by_whoever_speaks_then() {
        let words = r#""words": [{"start": 0.5, "end": 0.9, "word": "why", "punct": "Why"}, {"start": 1, "end": 1.4, "word": "so", "punct": "so?"},
            {"start": 2, "end": 2.4, "word": "because", "punct": "Because."}]"#;
        for (beside, [ana, ben]) in [
            (
                r#""paragraphs": [{"speaker": "Ana", "start": 0.5, "end": 1.4}, {"speaker": "Ben", "start": 2, "end": 2.4}]"#,
                ["Ana", "Ben"],
            ),
            (
                r#""segments": [{"start": 0, "duration": 1.5, "speaker": {"@id": "S0"}}, {"start": 1.9, "duration": 3, "speaker": {"@id": "S7"}}]"#,
                ["S0", "S7"],
            ),
        ] {
            let said = turns_as_told("a.json", &format!("{{{words}, {beside}}}"));
            assert_eq!(said, [format!("{ana}@0.5|Why so?"), format!("{ben}@2|Because.")]);
        }
    }
}
