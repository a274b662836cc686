//! Labels that an undo would leave behind. Who takes back a correction of labels, or the giving of a turn, under a
//! later renaming gets the former label again, and the newer one, which stood in the place of what is gone, would stay
//! beside it or among the words.

use std::collections::{BTreeMap, BTreeSet};

use super::super::anchor::{Address, Lookup};
use super::super::correction::Replacement;
use super::super::document::{Document, Turn};
use super::super::ids::{CoderId, DocumentId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::text::{Span, Text};
use super::correct_text;
use super::speakers::place_of;

/// Returns the steps behind `ops`, which take something back, that take labels of others from before the words of
/// turns.
pub(super) fn left_labels(project: &Project, ids: &mut IdSource, ops: &[Op], by: CoderId) -> Vec<Op> {
    let corrected = |op: &Op| match op {
        Op::RevertCorrection { document, .. } | Op::RestoreCorrection { document, .. } => Some(*document),
        _ => None,
    };
    let documents: BTreeSet<DocumentId> = ops.iter().filter_map(corrected).collect();
    let documents: Vec<&Document> = documents.iter().filter_map(|id| project.document(*id)).map(|d| &**d).collect();
    if documents.iter().all(|document| document.speakers.is_empty()) {
        return Vec::new();
    }
    let mut after = project.clone();
    after.apply_draft(ops, by);
    let mut taken = Vec::new();
    for before in documents {
        let Some(now) = after.document(before.id) else { continue };
        // Nothing is left in a text that is not here.
        let Some((old, new)) = project.text(before).ok().zip(after.text(now).ok()) else { continue };
        let places = left_in((before, &old), (now, &new));
        taken.extend(correct_text(&after, ids, before.id, &places).unwrap_or_default());
    }
    taken
}

fn left_in((before, old): (&Document, &Text), (now, new): (&Document, &Text)) -> Vec<Replacement> {
    let stood: BTreeMap<Address, &Turn> = before.turns.iter().map(|turn| (turn.anchor.first, turn)).collect();
    let (then, lookup) = (before.pieces().lookup(), now.pieces().lookup());
    let mut places = Vec::new();
    for turn in now.turns.iter() {
        let Some((known, label)) = stood.get(&turn.anchor.first).zip(now.speaker_of(turn)) else { continue };
        let (was, is) = (heading(known, &then), heading(turn, &lookup));
        let (written, wrote) = (new.slice(is), old.slice(was));
        if written == wrote {
            continue;
        }
        let others = [known.speaker, turn.speaker].into_iter().flatten();
        let others: BTreeSet<String> = others.flat_map(|place| now.labels_ever(place)).collect();
        let own = before.speaker_of(known).map(|speaker| without(wrote, &speaker.label)).unwrap_or_default();
        let is_left = |other: &&String| **other != label.label && place_of(&own, other).is_none();
        let left = others.iter().filter(is_left).filter_map(|other| place_of(written, other));
        let stays = |place: &Span| place_of(&cut(written, *place), &label.label).is_some();
        // The longest first: a label may begin as another one does.
        let place = left.filter(stays).max_by_key(|place| place.len());
        places.extend(place.map(|place| Replacement {
            span: Span::new(is.start + place.start, is.start + place.end),
            text: String::new(),
        }));
    }
    places
}

/// Returns where what stands before the first word of a turn stands, whatever was typed there.
fn heading(turn: &Turn, lookup: &Lookup<'_>) -> Span {
    let Span { start, end } = turn.span;
    let words = turn.words_from.and_then(|first| lookup.position_from(first)).unwrap_or(turn.words.start);
    Span::new(start, words.clamp(start, end.max(start)))
}

fn without(written: &str, label: &str) -> String {
    place_of(written, label).map_or_else(|| written.to_owned(), |place| cut(written, place))
}

fn cut(written: &str, place: Span) -> String {
    let chars = written.chars();
    chars.enumerate().filter(|(i, _)| !(place.start..place.end).contains(&(*i as u32))).map(|(_, c)| c).collect()
}
