//! Speakers that stand apart from the words, as IBM and programs that only tell voices apart write them: a list of who
//! speaks from when to when.

use serde_json::Value;

use super::objects::{self, Object, scalar};
use super::{times, walk};
use crate::import::formats::script::Utterance;

/// Names under which such lists have the speaker.
const SPEAKERS: &[&str] = &["speaker", "speaker_label", "speakerLabel", "speaker_name", "speaker_id", "speakerId"];

/// Somebody speaks from one time to another.
#[derive(Debug)]
pub(super) struct Stretch {
    from: f32,
    to: f32,
    speaker: String,
}

/// Returns who speaks when, from the longest list in the file that says this and nothing else.
pub(super) fn stretches(root: &Value) -> Vec<Stretch> {
    let mut longest: Vec<Stretch> = Vec::new();
    walk(root, &mut |_, list| {
        if list.len() > longest.len().max(1) {
            let all: Option<Vec<Stretch>> = list.iter().map(|entry| stretch(entry.as_object()?)).collect();
            longest = all.unwrap_or_else(|| std::mem::take(&mut longest));
        }
    });
    longest.sort_by(|a, b| a.from.total_cmp(&b.from));
    longest
}

fn stretch(object: &Object) -> Option<Stretch> {
    let speaker = SPEAKERS.iter().find_map(|key| called(object.get(*key)?))?;
    let is_silent = objects::words(object).is_none() && !object.contains_key("word");
    is_silent.then_some(Stretch { from: times::from(object)?, to: times::to(object)?, speaker })
}

/// Returns who a speaker is: a name, a number, or an object with an id.
fn called(speaker: &Value) -> Option<String> {
    let id = || ["name", "id", "@id", "label"].iter().find_map(|key| scalar(speaker.get(*key)?));
    scalar(speaker).or_else(id)
}

/// Returns who speaks the longest between two times, given in the order of their beginnings.
pub(super) fn speaker(stretches: &[Stretch], from: f32, to: f32) -> Option<String> {
    let first = stretches.partition_point(|s| s.to <= from);
    let overlap = |s: &Stretch| s.to.min(to) - s.from.max(from);
    let within = stretches[first..].iter().take_while(|s| s.from <= to);
    within.max_by(|a, b| overlap(a).total_cmp(&overlap(b))).map(|s| s.speaker.clone())
}

/// Gives the utterances of nobody to whoever speaks while they are said.
pub(super) fn attribute(root: &Value, said: &mut [Utterance]) {
    if said.iter().any(|u| u.speaker.is_some()) {
        return;
    }
    let stretches = stretches(root);
    for utterance in said {
        let Some(from) = utterance.from else { continue };
        utterance.speaker = speaker(&stretches, from, utterance.to.unwrap_or(from));
    }
}
