//! Talks with a machine as ChatGPT keeps them: the messages are no list but stand under their ids, in no order, each
//! with the time at which it was written.

use serde_json::Value;

use super::super::script::Utterance;
use super::objects::{speaker, words};
use super::walk_objects;

/// Returns the messages of all talks in the file, those of each in the order in which they were written; nothing if it
/// holds none.
pub(super) fn utterances(root: &Value) -> Vec<Utterance> {
    let mut said = Vec::new();
    walk_objects(root, &mut |object| {
        let Some(messages) = object.get("mapping").and_then(Value::as_object) else { return };
        let mut talk: Vec<(f64, Utterance)> = messages.values().filter_map(message).collect();
        talk.sort_by(|a, b| a.0.total_cmp(&b.0));
        said.extend(talk.into_iter().map(|(_, utterance)| utterance));
    });
    said
}

fn message(node: &Value) -> Option<(f64, Utterance)> {
    let message = node.get("message")?.as_object()?;
    let words = words(message).filter(|words| !words.is_empty())?;
    let speaker = speaker(message).filter(|role| !matches!(role.as_str(), "system" | "tool"))?;
    let time = message.get("create_time").and_then(Value::as_f64).unwrap_or_default();
    Some((time, Utterance { speaker: Some(speaker), words, is_turn: true, ..Utterance::default() }))
}
