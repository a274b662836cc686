//! A newer version of a transcript: its words, its turns and its times take the place of those that stand, and codings
//! stay.

use super::super::correction::Replacement;
use super::super::difference::difference;
use super::super::document::{Document, Turn, TurnRecord};
use super::super::ids::{CodingId, DocumentId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::text::Span;
use super::super::turns::TurnState;
use super::{PlanError, correct_text};

/// Another version of a text, as an import found it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Version<'a> {
    /// The text.
    pub text: &'a str,
    /// Its turns, in positions of that text; speakers as places in `labels`.
    pub turns: &'a [TurnRecord],
    /// The labels of its speakers.
    pub labels: &'a [String],
}

/// Plans that a document has the words of another version. Turns that begin where one began keep their speaker and take
/// a time if they have none; other turns of the version come in; turns whose words are all gone go.
///
/// # Errors
/// When the document does not stand or its text is not here.
pub fn replace_text(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    version: Version<'_>,
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let places = difference(project.text(found)?.as_str(), version.text);
    let mut ops = correct_text(project, ids, document, &places)?;
    let corrected = found.corrected(&ops);
    ops.extend(turns_of_version(&corrected, version));
    Ok(ops)
}

/// Returns the steps that give the corrected document the turns of the version.
fn turns_of_version(document: &Document, version: Version<'_>) -> Vec<Op> {
    let mut ops = Vec::new();
    for turn in document.turns.iter().filter(|t| t.span.is_empty()) {
        let gone = document.turn_state(turn.anchor.first);
        ops.push(Op::SetTurn { document: document.id, turn: turn.anchor.first, from: gone, to: None });
    }
    let records: Vec<TurnRecord> = version.turns.iter().copied().filter(|r| r.0 < r.2).collect();
    let standing: Vec<&Turn> = document.turns.iter().filter(|t| !t.span.is_empty()).collect();
    let begins = |turn: &Turn, record: &TurnRecord| turn.span.start == record.0 || turn.words.start == record.1;
    for turn in &standing {
        ops.extend(settled(document, turn, &records, records.iter().find(|r| begins(turn, r))));
    }
    let new = records.iter().filter(|record| !standing.iter().any(|turn| begins(turn, record)));
    ops.extend(new.filter_map(|record| new_turn(document, *record, version.labels)));
    ops
}

/// Gives a turn the time of its record if it has none, and ends it where the version begins another one within it.
fn settled(document: &Document, turn: &Turn, records: &[TurnRecord], own: Option<&TurnRecord>) -> Option<Op> {
    let from = document.turn_state(turn.anchor.first)?;
    let next = records.get(records.partition_point(|r| r.0 <= turn.span.start)).map(|r| r.0);
    let ends_earlier = next.filter(|next| *next < turn.span.end).map(|next| own.map_or(next, |r| r.2.min(next)));
    let last = ends_earlier.and_then(|end| document.pieces().lookup().address(end.checked_sub(1)?));
    let time = from.time.or(own.and_then(|r| r.4));
    let to = TurnState { last: last.unwrap_or(from.last), time, ..from.clone() };
    let op =
        Op::SetTurn { document: document.id, turn: turn.anchor.first, from: Some(from.clone()), to: Some(to.clone()) };
    (from != to).then_some(op)
}

pub(super) fn new_turn(document: &Document, record: TurnRecord, labels: &[String]) -> Option<Op> {
    let TurnRecord(start, words, end, speaker, time) = record;
    let lookup = document.pieces().lookup();
    let turn = lookup.address(start)?;
    let words_from = if words < end { lookup.address(words) } else { None };
    let speaker = speaker.and_then(|i| labels.get(usize::from(i))).cloned();
    let to = TurnState { last: lookup.address(end.checked_sub(1)?)?, words_from, speaker, time };
    Some(Op::SetTurn { document: document.id, turn, from: None, to: Some(to) })
}

/// Returns the codings of a document that would have no words left after `ops`.
pub fn codings_lost(document: &Document, ops: &[Op]) -> Vec<CodingId> {
    let mut pieces = document.pieces().clone();
    for op in ops {
        match op {
            Op::CorrectText { document: id, edit, splices } if *id == document.id => pieces.correct(*edit, splices),
            Op::RevertCorrection { document: id, edit } if *id == document.id => pieces.set_reverted(*edit, true),
            Op::RestoreCorrection { document: id, edit } if *id == document.id => pieces.set_reverted(*edit, false),
            _ => {}
        }
    }
    let lookup = pieces.lookup();
    let lost = |c: &&super::super::coding::Coding| c.span.is_some() && lookup.span(c.anchor).is_none();
    document.standing_codings().filter(lost).map(|c| c.id).collect()
}

/// Returns for each of `places`, which stand in the order of the text, the codings of a document that share words with
/// it, or within which it inserts.
pub fn codings_touched(document: &Document, places: &[Replacement]) -> Vec<Vec<CodingId>> {
    let mut ahead: Vec<(Span, CodingId)> = document.standing_codings().filter_map(|c| Some((c.span?, c.id))).collect();
    ahead.sort_unstable_by(|a, b| b.cmp(a));
    // Those that begin before a place and end behind the one before it.
    let mut near: Vec<(Span, CodingId)> = Vec::new();
    let mut touched = Vec::with_capacity(places.len());
    for Replacement { span: place, .. } in places {
        while let Some(next) = ahead.pop_if(|(span, _)| span.start < place.end.max(place.start + 1)) {
            near.push(next);
        }
        near.retain(|(span, _)| span.end > place.start);
        let touches = |span: Span| match place.is_empty() {
            true => span.start < place.start && place.start < span.end,
            false => span.overlaps(*place),
        };
        let mut ids: Vec<CodingId> = near.iter().filter(|(span, _)| touches(*span)).map(|(_, id)| *id).collect();
        ids.sort_unstable();
        touched.push(ids);
    }
    touched
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn replaced(notation: &str, text: &str, turns: &[TurnRecord], labels: &[&str]) -> (Fixture, Vec<String>) {
        let mut fixture = Fixture::of(notation);
        let id = fixture.project.documents()[0].id;
        let labels: Vec<String> = labels.iter().map(|l| (*l).to_owned()).collect();
        let version = Version { text, turns, labels: &labels };
        let ops = replace_text(&fixture.project, &mut fixture.ids, id, version).unwrap();
        fixture.apply(ops);
        let document = fixture.project.document(id).unwrap();
        let label = |turn: &Turn| document.speaker_of(turn).map_or("-", |s| s.label.as_str()).to_owned();
        let turns = document.turns.iter().map(|turn| {
            let time = turn.time.map_or(String::new(), |t| format!(" at {t}"));
            format!("{}{time}: {}", label(turn), fixture.project.words(document, turn.words))
        });
        let turns = turns.collect();
        (fixture, turns)
    }

    #[test]
    fn the_second_version_brings_words_turns_and_times_and_codings_stay() {
        let text = "INT: How are you?\nU01: Very tired today.\nINT: Since when?\nU02: Fine.";
        let turns = [
            TurnRecord(0, 5, 17, Some(0), Some(1.0)),
            TurnRecord(18, 23, 40, Some(1), Some(4.5)),
            TurnRecord(41, 46, 57, Some(0), Some(6.0)),
            TurnRecord(58, 63, 68, Some(2), None),
        ];
        let before = "INT: How are you?\nU01: [Tired|Sleep] today.\nU02: [Fine|Well].";
        let (fixture, turns) = replaced(before, text, &turns, &["INT", "U01", "U02"]);
        let expected =
            ["INT at 1: How are you?", "U01 at 4.5: Very tired today.", "INT at 6: Since when?", "U02: Fine."];
        assert_eq!(turns, expected);
        let document = fixture.project.documents()[0];
        let coded: Vec<_> =
            fixture.project.codings(document).map(|c| fixture.project.words(document, c.span)).collect();
        assert_eq!(coded.len(), 2);
        assert!(coded.iter().any(|words| words == "Fine"));
        assert_eq!(fixture.project.text(document).unwrap().as_str(), text);
    }

    #[test]
    fn codings_that_would_be_lost_are_known_before() {
        let mut fixture = Fixture::of("U01: [Tired|Sleep]. [Fine|Well].");
        let document = std::sync::Arc::clone(fixture.project.documents()[0]);
        let place = Replacement { span: Span::new(4, 12), text: String::new() };
        let ops = correct_text(&fixture.project, &mut fixture.ids, document.id, std::slice::from_ref(&place)).unwrap();
        assert_eq!(codings_lost(&document, &ops).len(), 1);
        assert_eq!(codings_touched(&document, &[place])[0].len(), 1);
    }
}
