//! One place that changes, as a line of a list: where it is, who speaks, and the words around it.

use super::super::Around;
use super::Match;
use crate::app::widgets::changed_lines::ChangedLine;
use crate::app::words::{common, corrections as say};
use crate::model::text::short_quote;
use crate::model::{DocumentId, Project, Replacement, Span};

pub(super) fn line(around: &Around<'_>, project: &Project, found: &Match) -> ChangedLine {
    changed_line(around, project, found.document, &found.place, found.n_codings)
}

/// How many code points of the words around are shown; the line ends where the room does.
const BEFORE: u32 = 40;
const AFTER: u32 = 120;
/// What is longer is shortened in its middle.
const LONGEST: usize = 90;

/// Returns the line of a place of a document, with `n_codings` on it.
pub fn changed_line(
    around: &Around<'_>,
    project: &Project,
    document: DocumentId,
    place: &Replacement,
    n_codings: usize,
) -> ChangedLine {
    let Some(document) = project.document(document) else { return ChangedLine::default() };
    let Ok(text) = project.text(document) else { return ChangedLine::default() };
    let Span { start, end } = place.span;
    let turn = document.turn_at(start).and_then(|i| document.turns.get(i));
    let speaker = turn.and_then(|turn| document.speaker_of(turn)).map(|s| s.label.clone());
    let before = text.slice(place.span);
    let names: Vec<String> = [document.name.clone()].into_iter().chain(speaker).collect();
    let names = names.join(" · ");
    let left = text.slice(Span::new(start.saturating_sub(BEFORE), start));
    let right = text.slice(Span::new(end, end.saturating_add(AFTER).min(text.len())));
    let what = match () {
        () if before.is_empty() => say::INSERTED_LINE,
        () if place.text.is_empty() => say::DELETED_LINE,
        () => say::CHANGED_LINE,
    };
    let codings = around.tongue.count(n_codings, common::ONE_CODING, common::N_CODINGS);
    let words = [("place", &*names), ("before", before), ("after", &*place.text)];
    let note = if n_codings > 0 { codings } else { String::new() };
    let label = around.tongue.fill(what, &words);
    ChangedLine {
        label: if note.is_empty() { label } else { format!("{label}, {note}") },
        place: names,
        note,
        left: if start > BEFORE { format!("…{}", after_first_word(left)) } else { left.to_owned() },
        before: short_quote(before, LONGEST),
        after: short_quote(&place.text, LONGEST),
        right: right.to_owned(),
    }
}

/// Returns `words` without what may be the rest of a cut word.
fn after_first_word(words: &str) -> &str {
    words.split_once(char::is_whitespace).map_or(words, |(_, rest)| rest)
}
