//! Pieces of a recording, each a pair of who speaks and of what is said there: `["SPEAKER_04", [{"start": 0.2,
//! "content": "Well"}]]`. Scripts that cut a recording by speakers before they recognise it write so, under the name of
//! each piece or in a list.

use serde_json::Value;

use super::super::script::Utterance;
use super::{objects, times, walk};

/// Fewer pairs are no talk.
const FEWEST: usize = 2;

/// Returns what is said in all pairs, in the order of the file; nothing of a file without any.
pub(super) fn utterances(root: &Value) -> Vec<Utterance> {
    let mut said = Vec::new();
    walk(root, &mut |_, list| said.extend(pair(list)));
    if said.len() < FEWEST { Vec::new() } else { said }
}

fn pair(list: &[Value]) -> Option<Utterance> {
    let [Value::String(speaker), Value::Array(pieces)] = list else { return None };
    let pieces: Vec<_> = pieces.iter().map(Value::as_object).collect::<Option<_>>()?;
    let words: Vec<String> = pieces.iter().map(|piece| objects::words(piece)).collect::<Option<_>>()?;
    let words = words.join(" ");
    if speaker.trim().is_empty() || words.trim().is_empty() {
        return None;
    }
    let (from, to) = (times::from(pieces.first()?), times::to(pieces.last()?));
    Some(Utterance { speaker: Some(speaker.clone()), from, to, words, is_turn: false })
}
