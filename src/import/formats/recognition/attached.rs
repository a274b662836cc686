//! Who speaks and when, where an editor keeps both beside the text rather than with it: Draft.js has
//! `{"text": "Why?", "data": {"speaker": "Ana", "start": 1.5}}`, others have `attrs` or `metadata`. They go to where the
//! text is, as everybody else has them.

use serde_json::Value;

use super::objects::{Object, names_speaker, text_key};
use super::times::FROMS;

/// Names of what an editor keeps beside a text.
const BESIDE: &[&str] = &["data", "attrs", "attributes", "metadata", "meta"];

/// Gives each text the speaker and the time that are kept beside it. The reader of JSON refuses what lies deeper than
/// 128.
pub(super) fn give(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(give),
        Value::Object(object) => {
            take_what_is_beside(object);
            object.values_mut().for_each(give);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn take_what_is_beside(object: &mut Object) {
    let is_said = text_key(object).is_some() && !object.keys().any(|key| names_speaker(key));
    let names_whose = |key: &&str| {
        let beside = object.get(*key).and_then(Value::as_object);
        beside.is_some_and(|beside| {
            text_key(beside).is_none_or(|key| key == "words") && beside.keys().any(|key| names_speaker(key))
        })
    };
    let Some(key) = BESIDE.iter().copied().find(names_whose).filter(|_| is_said) else { return };
    let Some(Value::Object(beside)) = object.get(key) else { return };
    let is_taken = |key: &str| names_speaker(key) || FROMS.contains(&key);
    let taken: Vec<(String, Value)> =
        beside.iter().filter(|(key, _)| is_taken(key)).map(|(k, v)| (k.clone(), v.clone())).collect();
    for (key, value) in taken {
        object.entry(key).or_insert(value);
    }
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn who_speaks_may_be_kept_beside_what_they_say() {
        for (beside, at) in [("data", "start"), ("attrs", "from"), ("metadata", "start_time")] {
            let said = |who: &str, from: u8, words: &str| {
                format!(
                    r#"{{"key": "k{from}", "text": "{words}", "type": "paragraph", "{beside}": {{"speaker": "{who}", "{at}": {from}}}}}"#
                )
            };
            let json = format!(
                r#"{{"blocks": [{}, {}], "entityMap": {{}}}}"#,
                said("Ana", 1, "Why so late?"),
                said("Ben", 4, "I had to.")
            );
            assert_eq!(turns_as_told("a.json", &json), ["Ana@1|Why so late?", "Ben@4|I had to."], "{beside}");
        }
    }

    #[test]
    fn the_words_that_a_block_has_one_by_one_are_said_once() {
        let word = |who: &str, from: u8, word: &str| {
            format!(r#"{{"start": {from}, "end": {from}.5, "word": "{word}", "punct": "{word}", "speaker": "{who}"}}"#)
        };
        let said = |who: &str, from: u8, [one, two]: [&str; 2]| {
            let words = [word(who, from, one), word(who, from + 1, two)].join(", ");
            format!(
                r#"{{"text": "{one} {two} ", "data": {{"speaker": "{who}", "words": [{words}], "start": {from}}}}}"#
            )
        };
        let json = format!(r#"{{"blocks": [{}, {}]}}"#, said("Ana", 1, ["Why", "so?"]), said("Ben", 4, ["No", "bus."]));
        assert_eq!(turns_as_told("a.json", &json), ["Ana@1|Why so?", "Ben@4|No bus."]);
    }

    #[test]
    fn what_a_page_says_of_itself_is_no_speaker() {
        let json = r#"[{"text": "Why?", "data": {"start": 1}}, {"text": "So.", "data": {"text": "Other words.", "speaker": "Ana"}}]"#;
        assert!(turns_as_told("a.json", json).iter().all(|turn| turn.starts_with('-')));
    }
}
