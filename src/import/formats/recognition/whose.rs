//! Who speaks, where the name stands under a key that only this file has: `sender_full_name`, `creator: {name: …}`,
//! `message_author`. One of the words of such a key says that somebody speaks, and the others say no more than that it
//! is a name.

use serde_json::Value;

use super::super::page::on_one_line;
use super::objects::{Object, person};

/// Words of keys that say whose words they are.
const WHOSE: &[&str] = &["speaker", "sender", "author", "creator", "poster", "writer", "user", "from"];
/// Words that may stand beside them.
#[rustfmt::skip]
const BESIDE: &[&str] = &[
    "name", "names", "full", "display", "real", "screen", "nick", "nickname", "label", "message", "post", "comment", "by",
    "info", "profile", "data",
];
/// The longest name in code points.
const LONGEST: usize = 60;

/// Returns whom the first such key of an object names.
pub(super) fn of(object: &Object) -> Option<String> {
    object.iter().filter(|(key, _)| says_whose(key)).find_map(|(_, value)| name(value))
}

/// Whether all words of a key are known, and one of them says whose words they are.
fn says_whose(key: &str) -> bool {
    let words = words(key);
    words.iter().any(|word| WHOSE.contains(&word.as_str()))
        && key != "from"
        && words.iter().all(|word| WHOSE.contains(&word.as_str()) || BESIDE.contains(&word.as_str()))
}

fn name(value: &Value) -> Option<String> {
    let name = match value {
        Value::Object(inner) => person(inner)?,
        Value::String(text) => on_one_line(text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => return None,
    };
    let is_name = name.contains(char::is_alphabetic) && !name.contains("://") && name.chars().count() <= LONGEST;
    is_name.then_some(name)
}

/// Returns the words of a key in small letters, be they joined as in `full_name` or as in `fullName`.
fn words(key: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in key.chars() {
        if c.is_uppercase() || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn a_key_of_the_file_s_own_may_say_who_speaks() {
        for (ana, ben) in [
            (r#""sender_full_name": "Ana""#, r#""sender_full_name": "Ben""#),
            (r#""messageAuthor": "Ana""#, r#""messageAuthor": "Ben""#),
            (r#""creator": {"name": "Ana", "email": "a@a.org"}"#, r#""creator": {"name": "Ben", "email": "b@a.org"}"#),
            (r#""from_user": {"id": 7, "full_name": "Ana"}"#, r#""from_user": {"id": 8, "full_name": "Ben"}"#),
        ] {
            let json = format!(r#"[{{{ana}, "content": "Why?"}}, {{{ben}, "content": "So."}}]"#);
            assert_eq!(turns_as_told("a.json", &json), ["Ana@-1|Why?", "Ben@-1|So."], "{ana}");
        }
    }

    #[test]
    fn what_else_is_told_of_whoever_speaks_is_no_name() {
        let json = r#"[{"user_type": "Human", "author_url": "http://a.org", "n_speakers": 2, "text": "Why?"}]"#;
        assert_eq!(turns_as_told("a.json", json), ["-@-1|Why?"]);
    }

    #[test]
    fn a_speaker_who_is_described_says_the_blocks_of_a_turn() {
        let turn = |name: &str, words: &str| {
            format!(
                r#"{{"speaker": {{"last_name": "{name}", "name": "A. {name}"}}, "start": 1, "text_blocks": [{{"text": "{words}", "start": 1}}, {{"text": "Yes.", "start": 2}}]}}"#
            )
        };
        let json = format!(
            r#"{{"title": "A case", "transcript": {{"sections": [{{"turns": [{}, {}]}}]}}}}"#,
            turn("Roux", "May I ask?"),
            turn("Weil", "You may.")
        );
        assert_eq!(turns_as_told("a.json", &json), ["A. Roux@1|May I ask? Yes.", "A. Weil@1|You may. Yes."]);
    }
}
