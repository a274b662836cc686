//! Settling what several people corrected in one turn: all of it stands, or the turn says what one of them had.

use super::super::anchor::{Anchor, Lookup};
use super::super::coding::Coding;
use super::super::concurrent::Crossing;
use super::super::correction::Replacement;
use super::super::difference::difference;
use super::super::document::{Document, Turn};
use super::super::ids::{DocumentId, EditId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::text::{Span, Text};
use super::settled_labels::{OneLabel, settled_crossing};
use super::{PlanError, correct_text};

/// Plans that the corrections of several people in one turn stand as they are; those of labels before all turns of the
/// speaker.
///
/// # Errors
/// When the document does not stand.
pub fn settle_corrections(project: &Project, document: DocumentId, crossing: &Crossing) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    Ok(project.one_matter(found, crossing).iter().map(|crossing| settled_crossing(document, crossing)).collect())
}

/// Plans that one turn says what it would without the corrections `without`, which stand in every other turn, and that
/// the crossing is settled. Labels become so before all turns of the speaker.
///
/// # Errors
/// When the document or the turn does not stand, or the text is not here.
pub fn keep_version(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    crossing: &Crossing,
    without: &[EditId],
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let speaker = crossing.speaker(found).filter(|_| crossing.in_label);
    if let Some((speaker, called)) = speaker.and_then(|i| Some((i, found.speakers.get(usize::from(i))?))) {
        let (crossings, lost) = (project.one_matter(found, crossing), without.iter().copied().collect());
        let one = OneLabel { label: called.label.clone(), crossings, lost, ..OneLabel::default() };
        return one.plan(project, ids, found, speaker);
    }
    let span = crossing.span(found).ok_or(PlanError::NoSuchTurn)?;
    let version = found.without(without);
    let words = project.text(&version)?;
    let wanted = turn_of(&version, crossing).map(|turn| words.slice(turn.span)).unwrap_or_default();
    let text = project.text(found)?;
    let places: Vec<Replacement> = difference(text.slice(span), wanted)
        .into_iter()
        .map(|place| Replacement {
            span: Span::new(place.span.start + span.start, place.span.end + span.start),
            text: place.text,
        })
        .collect();
    let mut ops = correct_text(project, ids, document, &places)?;
    let settled = found.corrected(&ops);
    let text = project.text(&settled)?;
    ops.extend(codings_of_version(crossing, (&version, &words), (&settled, &text)));
    ops.extend(settle_corrections(project, document, crossing)?);
    Ok(ops)
}

/// Returns the steps by which codings hold the words again that they held in one person's version of a turn: those are
/// other characters now, since the correction that cut theirs stands in every other turn.
fn codings_of_version(
    crossing: &Crossing,
    (version, words): (&Document, &Text),
    (settled, text): (&Document, &Text),
) -> Vec<Op> {
    let Some((from, to)) = turn_of(version, crossing).zip(turn_of(settled, crossing)) else { return Vec::new() };
    let lookup = settled.pieces().lookup();
    let moved = |coding: &Coding| {
        let (held, now) = (coding.span?, settled.codings.get(&coding.id)?.span);
        held.intersection(from.span)?;
        let wanted = carried(held, (from.span, to.span), now)?;
        let is_same = words.slice(held.intersection(from.span)?) == text.slice(wanted.intersection(to.span)?);
        let anchor = anchor_at(&lookup, coding.anchor, wanted, now)?;
        (is_same && now != Some(wanted)).then_some(Op::MoveCoding {
            document: settled.id,
            coding: coding.id,
            from: coding.anchor,
            to: anchor,
        })
    };
    version.codings.values().filter(|coding| !coding.removed).filter_map(|coding| moved(coding)).collect()
}

/// Returns where what is held in one version of a turn is in another one; an edge outside of the turn is where it is
/// `now`.
fn carried(held: Span, (from, to): (Span, Span), now: Option<Span>) -> Option<Span> {
    let start = match held.start.checked_sub(from.start) {
        Some(into) => to.start + into,
        None => now?.start,
    };
    let end = match from.end.checked_sub(held.end) {
        Some(_) => to.start + (held.end - from.start),
        None => now?.end,
    };
    (start < end).then(|| Span::new(start, end))
}

/// Returns the first and the last character of `wanted`; an edge that is there already keeps its own.
fn anchor_at(lookup: &Lookup<'_>, anchor: Anchor, wanted: Span, now: Option<Span>) -> Option<Anchor> {
    let first = match now.filter(|now| now.start == wanted.start) {
        Some(_) => anchor.first,
        None => lookup.address(wanted.start)?,
    };
    let last = match now.filter(|now| now.end == wanted.end) {
        Some(_) => anchor.last,
        None => lookup.address(wanted.end - 1)?,
    };
    Some(Anchor { first, last })
}

fn turn_of<'a>(document: &'a Document, crossing: &Crossing) -> Option<&'a Turn> {
    document.turns.iter().find(|turn| turn.anchor.first == crossing.turn)
}

#[cfg(test)]
mod tests {
    use super::super::super::review::ReviewKind;
    use super::super::super::testing::Fixture;
    use super::*;

    const TALK: &str = "INT: And then?\nU01: My colleagues wanted to [move to another|Change@ben] corridor.\nINT: Why?";

    /// Ana cuts words in two turns as one correction, and Ben, apart, corrects the second turn elsewhere.
    fn cut_and_corrected() -> (Fixture, DocumentId) {
        let mut fixture = Fixture::of(TALK);
        let id = fixture.project.documents()[0].id;
        let mut correct = |places: &[(&str, &str)]| {
            let text = fixture.project.text(fixture.project.documents()[0]).unwrap();
            let place = |(from, to): &(&str, &str)| {
                let byte = text.as_str().find(from).unwrap();
                Replacement { span: text.span(byte..byte + from.len()), text: (*to).to_owned() }
            };
            let places: Vec<Replacement> = places.iter().map(place).collect();
            correct_text(&fixture.project, &mut fixture.ids, id, &places).unwrap()
        };
        let ana = correct(&[("And then?", "And?"), ("wanted to move to another ", "")]);
        let ben = correct(&[("My colleagues", "All my colleagues")]);
        fixture.apart(ana, ben);
        (fixture, id)
    }

    fn coded(fixture: &Fixture) -> Vec<String> {
        let document = fixture.project.documents()[0];
        let words = |coding: &Coding| coding.span.map_or("-".into(), |span| fixture.project.words(document, span));
        document.standing_codings().map(|coding| words(coding).into_owned()).collect()
    }

    fn crossing(fixture: &Fixture) -> Option<Crossing> {
        fixture.project.review().into_iter().find_map(|item| match item.kind {
            ReviewKind::CorrectedByTwo { crossing, .. } => Some(crossing),
            _ => None,
        })
    }

    #[test]
    fn words_that_come_back_with_the_version_of_one_come_back_with_their_codings() {
        let (mut fixture, id) = cut_and_corrected();
        assert_eq!(coded(&fixture), ["-"]);
        let found = crossing(&fixture).unwrap();
        let ops = keep_version(&fixture.project, &mut fixture.ids, id, &found, &found.sides[1].unseen).unwrap();
        fixture.apply(ops.clone());
        let text = fixture.project.text(fixture.project.documents()[0]).unwrap();
        let expected = "INT: And?\nU01: All my colleagues wanted to move to another corridor.\nINT: Why?";
        assert_eq!((text.as_str(), coded(&fixture)), (expected, vec!["move to another".to_owned()]));
        assert!(fixture.project.review().is_empty());
        fixture.take_back(&ops);
        assert_eq!((coded(&fixture), crossing(&fixture)), (vec!["-".to_owned()], Some(found)));
    }

    #[test]
    fn codings_that_lost_no_words_stay_as_they_are() {
        let (mut fixture, id) = cut_and_corrected();
        let found = crossing(&fixture).unwrap();
        let ops = keep_version(&fixture.project, &mut fixture.ids, id, &found, &found.sides[0].unseen).unwrap();
        assert!(!ops.iter().any(|op| matches!(op, Op::MoveCoding { .. })), "{ops:?}");
    }
}
