//! What speakers are called: the segments of a file often name them by numbers or ids, and a list elsewhere in it says
//! who these are.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::Value;

use super::super::script::Utterance;
use super::objects::{Object, is_resource, scalar};

/// Names of lists of those who speak.
const LISTS: &[&str] = &["speakers", "participants", "channels", "users", "members", "contributors", "voices"];
/// Names under which an entry of such a list has what people call somebody.
const NAMES: &[&str] =
    &["name", "speaker_name", "speakerName", "real_name", "displayName", "display_name", "title", "label"];

/// Gives speakers their names, and what is a bare number a label.
pub(super) fn give(root: &Value, said: &mut [Utterance]) {
    let labels: FxHashSet<&str> = said.iter().filter_map(|utterance| utterance.speaker.as_deref()).collect();
    let names = names(root, &labels);
    for label in said.iter_mut().filter_map(|utterance| utterance.speaker.as_mut()) {
        *label = names.get(label.as_str()).cloned().unwrap_or_else(|| spoken_of(label));
    }
}

/// Returns a label for a bare number or letter, the number of a channel or the last of a path: `Speaker 0`.
fn spoken_of(label: &str) -> String {
    let label = if is_resource(label) { label.rsplit('/').next().unwrap_or(label) } else { label };
    let label = label.strip_prefix("ch_").unwrap_or(label);
    if label.chars().all(|c| c.is_ascii_digit()) || label.chars().count() == 1 {
        format!("Speaker {label}")
    } else {
        label.to_owned()
    }
}

/// Returns what the lists of speakers in a file call those with these labels.
fn names(root: &Value, labels: &FxHashSet<&str>) -> FxHashMap<String, String> {
    let mut names = FxHashMap::default();
    let mut open = vec![("", root)];
    while let Some((key, value)) = open.pop() {
        if LISTS.contains(&key) {
            names.extend(of_list(value, labels));
        }
        match value {
            Value::Array(list) => open.extend(list.iter().rev().map(|entry| ("", entry))),
            Value::Object(object) => open.extend(object.iter().map(|(key, inner)| (key.as_str(), inner))),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    names
}

/// Returns what one list calls them: by whichever of its keys has most of the labels, `id`, `spkid` or `uuid`.
fn of_list(list: &Value, labels: &FxHashSet<&str>) -> FxHashMap<String, String> {
    let mut by_key: Vec<(&str, FxHashMap<String, String>)> = Vec::new();
    for (key, id, name) in entries(list).into_iter().filter(|(_, id, name)| id != name && labels.contains(id.as_str()))
    {
        match by_key.iter_mut().find(|(known, _)| *known == key) {
            Some((_, names)) => {
                names.entry(id).or_insert(name);
            }
            None => by_key.push((key, FxHashMap::from_iter([(id, name)]))),
        }
    }
    let most = by_key.into_iter().rev().max_by_key(|(_, names)| names.len());
    most.map(|(_, names)| names).unwrap_or_default()
}

/// Returns for each value of each entry its key, itself and the name that it may be an id of.
fn entries(list: &Value) -> Vec<(&str, String, String)> {
    match list {
        Value::Array(list) => list.iter().filter_map(Value::as_object).flat_map(ids).collect(),
        // The ids may be the keys: `{"spk1": "Ana"}`, `{"spk1": {"name": "Ana"}}`.
        Value::Object(object) => {
            let name = |value: &Value| value.as_object().map_or_else(|| scalar(value), name_of);
            object.iter().filter_map(|(id, value)| Some(("", id.clone(), name(value)?))).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

fn ids(entry: &Object) -> Vec<(&str, String, String)> {
    let Some(name) = name_of(entry) else { return Vec::new() };
    entry.iter().filter_map(|(key, value)| Some((key.as_str(), scalar(value)?, name.clone()))).collect()
}

fn name_of(entry: &Object) -> Option<String> {
    let is_name = |name: &String| !name.trim().is_empty() && !is_resource(name);
    let own = |entry: &Object| NAMES.iter().filter_map(|key| scalar(entry.get(*key)?)).find(is_name);
    // Google Meet has the name within what it knows of the account.
    own(entry).or_else(|| entry.values().filter_map(Value::as_object).find_map(own))
}

#[cfg(test)]
mod tests {
    fn speakers(list: &str, [first, second]: [&str; 2]) -> Vec<String> {
        let said = |who: &str, words: &str| format!(r#"{{"speaker": "{who}", "text": "{words}"}}"#);
        let json = format!(r#"{{{list}, "segments": [{}, {}]}}"#, said(first, "Why so?"), said(second, "I had to."));
        let read = crate::import::read("a.json", json.as_bytes()).unwrap().output;
        read.speakers.into_iter().map(|speaker| speaker.label).collect()
    }

    #[test]
    fn the_names_of_speakers_are_found_by_whatever_value_the_segments_refer_to() {
        for list in [
            r#""speakers": [{"spkid": "spk1", "name": "Ana"}, {"spkid": "spk2", "name": "Ben"}]"#,
            r#""participants": [{"index": 1, "uuid": "spk1", "name": "Ana"}, {"index": 2, "uuid": "spk2", "name": "Ben"}]"#,
            r#""speakers": [{"label": "spk1", "name": "Ana"}, {"label": "spk2", "name": "Ben"}]"#,
            r#""speakers": {"spk1": "Ana", "spk2": {"name": "Ben"}}"#,
        ] {
            assert_eq!(speakers(list, ["spk1", "spk2"]), ["Ana", "Ben"], "{list}");
        }
    }

    #[test]
    fn paths_are_looked_up_and_else_numbered_by_their_ends() {
        let entry = |n: usize, words: &str| {
            format!(r#"{{"name": "c/7/entries/{n}", "participant": "c/7/participants/{}", "text": "{words}"}}"#, n % 2)
        };
        let entries = [entry(0, "Why so?"), entry(1, "I had to."), entry(2, "Had you?")].join(", ");
        let labels = |list: &str| {
            let json = format!(r#"{{"transcriptEntries": [{entries}]{list}}}"#);
            let read = crate::import::read("a.json", json.as_bytes()).unwrap().output;
            read.speakers.into_iter().map(|speaker| speaker.label).collect::<Vec<_>>()
        };
        let list = r#", "participants": [{"name": "c/7/participants/0", "signedinUser": {"user": "users/1", "displayName": "Ana"}}]"#;
        assert_eq!(labels(list), ["Ana", "Speaker 1"]);
        assert_eq!(labels(""), ["Speaker 0", "Speaker 1"]);
    }

    #[test]
    fn numbers_that_no_list_explains_are_called_speakers() {
        assert_eq!(speakers(r#""users": [{"id": 7, "name": "Ana"}]"#, ["7", "8"]), ["Ana", "Speaker 8"]);
    }
}
