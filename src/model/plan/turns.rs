//! Turns: splitting, joining, giving them to another speaker, setting their times.

use std::collections::BTreeSet;

use super::super::anchor::Address;
use super::super::correction::Replacement;
use super::super::counted::{Noun, counted};
use super::super::document::{Document, Turn};
use super::super::ids::{DocumentId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::text::{Span, Text};
use super::super::tongue::{Said, said};
use super::super::turns::TurnState;
use super::super::twin::Twin;
use super::{PlanError, correct_text};

/// Plans that the words of turn `turn` from `at` on are a turn of their own, spoken by `speaker` (by the same speaker
/// without one). The text gets a line of its own for it, with the label as the document writes it.
///
/// # Errors
/// When the document does not stand, has no such turn, or `at` leaves nothing on one side.
pub fn split_turn(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    turn: usize,
    at: u32,
    speaker: Option<&str>,
) -> Result<Vec<Op>, PlanError> {
    let (found, text, spoken) = turn_of(project, document, turn)?;
    let first_words = text.trimmed(Span::new(spoken.words.start, at.clamp(spoken.words.start, spoken.words.end)));
    let second_words = text.trimmed(Span::new(at.clamp(spoken.words.start, spoken.words.end), spoken.words.end));
    if first_words.is_empty() || second_words.is_empty() {
        return Err(PlanError::NothingToSplit);
    }
    let label = speaker.map(str::to_owned).or_else(|| found.speaker_of(spoken).map(|s| s.label.clone()));
    let heading = label.as_deref().map(|label| heading_of(found, &text, label)).unwrap_or_default();
    let gap = Replacement { span: Span::new(first_words.end, second_words.start), text: format!("\n{heading}") };
    let mut ops = correct_text(project, ids, document, &[gap])?;
    let lookup = found.pieces().lookup();
    let address = |position| lookup.address(position).ok_or(PlanError::NothingToSplit);
    let words_from = address(second_words.start)?;
    // The turn begins with its label, which is the correction's own text behind the line end.
    let first = match ops.first() {
        Some(Op::CorrectText { edit, .. }) if !heading.is_empty() => Address::Inserted(*edit, 1),
        _ => words_from,
    };
    let whole = found.state_of(spoken);
    let last = address(second_words.end - 1)?;
    let shorter = TurnState { last: address(first_words.end - 1)?, ..whole.clone() };
    let new = TurnState { last, words_from: Some(words_from), speaker: label, time: None };
    ops.push(set(document, spoken.anchor.first, Some(whole), Some(shorter)));
    ops.push(set(document, first, None, Some(new)));
    Ok(parted(found, ops))
}

/// Plans that turn `turn` and the one behind it are one turn, of the first one's speaker; the second label goes from
/// the text.
///
/// # Errors
/// When the document does not stand, or there is no turn behind.
pub fn join_turns(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    turn: usize,
) -> Result<Vec<Op>, PlanError> {
    let (found, _, first) = turn_of(project, document, turn)?;
    let (_, _, second) = turn_of(project, document, turn + 1)?;
    let label = Span::new(second.span.start, second.words.start);
    let mut ops = match label.is_empty() {
        true => Vec::new(),
        false => correct_text(project, ids, document, &[Replacement { span: label, text: String::new() }])?,
    };
    let whole = found.state_of(first);
    let longer =
        TurnState { last: second.anchor.last, words_from: whole.words_from.or(second.words_from), ..whole.clone() };
    ops.push(set(document, first.anchor.first, Some(whole), Some(longer)));
    ops.push(set(document, second.anchor.first, Some(found.state_of(second)), None));
    Ok(ops)
}

/// What somebody said and what is coded of it, where joining turns makes it the words of somebody else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Passing {
    /// How many words.
    pub words: usize,
    /// How many codings share words with them.
    pub codings: usize,
    /// The label of who said them, nothing for nobody.
    pub from: Option<String>,
    /// The label of whose words they become.
    pub to: Option<String>,
}

impl Passing {
    /// Returns it in words: “12 words and 2 codings of “Marie” become words of “Paul””.
    pub fn said(&self) -> Said {
        let name = |label: &Option<String>| match label {
            Some(label) => said!("“{label}”", "«\u{202f}{label}\u{202f}»"),
            None => Said::fixed("nobody", "personne"),
        };
        said!(
            "{words} and {codings} of {from} become words of {to}",
            "{words} et {codings} de {from} deviennent des paroles de {to}",
            words = counted(self.words, Noun::Word),
            codings = counted(self.codings, Noun::Coding),
            from = name(&self.from),
            to = name(&self.to)
        )
    }
}

/// Returns what joining `turn` with the one behind it makes the words of another speaker; nothing where one speaks
/// both, or one of them is not there.
pub fn passing(project: &Project, document: DocumentId, turn: usize) -> Option<Passing> {
    let (found, text, first) = turn_of(project, document, turn).ok()?;
    let (_, _, second) = turn_of(project, document, turn + 1).ok()?;
    if first.speaker == second.speaker {
        return None;
    }
    let label = |turn| found.speaker_of(turn).map(|speaker| speaker.label.clone());
    let codings = project.codings(found).filter(|coding| coding.span.overlaps(second.words)).count();
    let words = text.n_words(second.words) as usize;
    Some(Passing { words, codings, from: label(second), to: label(first) })
}

/// Plans that `turns` are spoken by `speaker`, by nobody without one. A label that stands in the text is corrected with
/// it.
///
/// # Errors
/// When the document does not stand, or has no such turn.
pub fn assign_turns(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    turns: &[usize],
    speaker: Option<&str>,
) -> Result<Vec<Op>, PlanError> {
    let mut labels = Vec::new();
    let mut ops = Vec::new();
    for turn in turns {
        let (found, text, spoken) = turn_of(project, document, *turn)?;
        let before = found.state_of(spoken);
        if before.speaker.as_deref() == speaker {
            continue;
        }
        let heading = Span::new(spoken.span.start, spoken.words.start);
        let written = text.slice(heading);
        if before.speaker.as_ref().is_some_and(|label| written.to_lowercase().contains(&label.to_lowercase())) {
            let text = speaker.map(|label| heading_of(found, &text, label)).unwrap_or_default();
            labels.push(Replacement { span: heading, text });
        }
        let after = TurnState { speaker: speaker.map(str::to_owned), ..before.clone() };
        ops.push(set(document, spoken.anchor.first, Some(before), Some(after)));
    }
    let mut corrected = correct_text(project, ids, document, &labels)?;
    corrected.extend(ops);
    Ok(parted(project.document(document).ok_or(PlanError::NoSuchDocument)?, corrected))
}

/// Plans when turn `turn` begins, in seconds from the beginning of the recording.
///
/// # Errors
/// When the document does not stand, or has no such turn.
pub fn time_turn(
    project: &Project,
    document: DocumentId,
    turn: usize,
    time: Option<f32>,
) -> Result<Vec<Op>, PlanError> {
    let (found, _, spoken) = turn_of(project, document, turn)?;
    let before = found.state_of(spoken);
    let after = TurnState { time, ..before.clone() };
    let same = before == after;
    let op = set(document, spoken.anchor.first, Some(before), Some(after));
    Ok(if same { Vec::new() } else { vec![op] })
}

fn turn_of(
    project: &Project,
    document: DocumentId,
    turn: usize,
) -> Result<(&Document, std::sync::Arc<Text>, &Turn), PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let spoken = found.turns.get(turn).ok_or(PlanError::NoSuchTurn)?;
    Ok((found, project.text(found)?, spoken))
}

/// Returns `ops` behind the steps by which merged speakers to whom they give a turn speak for themselves again: whoever
/// gives it knows that they were merged.
pub(super) fn parted(document: &Document, ops: Vec<Op>) -> Vec<Op> {
    let mut parted = part_speakers(document, ops.iter().filter_map(given_to));
    parted.extend(ops);
    parted
}

/// Returns the label of whom `op` gives a turn.
fn given_to(op: &Op) -> Option<&str> {
    let Op::SetTurn { from, to: Some(TurnState { speaker: Some(label), .. }), .. } = op else { return None };
    let is_new = from.as_ref().is_none_or(|from| from.speaker.as_ref() != Some(label));
    is_new.then_some(label)
}

/// Returns the steps by which those of `labels` that belong to merged speakers stand for themselves again.
pub(super) fn part_speakers<'a>(document: &Document, labels: impl Iterator<Item = &'a str>) -> Vec<Op> {
    let labels: BTreeSet<&str> = labels.collect();
    let is_called = |place: u16| document.speakers.get(usize::from(place)).is_some_and(|s| labels.contains(&*s.label));
    let merged = document.merged_speakers.iter().filter(|(place, _)| is_called(**place));
    let speaker = |place: u16| Twin::Speaker(document.id, place);
    merged.map(|(place, into)| Op::PartTwin { twin: speaker(*place), into: speaker(*into) }).collect()
}

fn set(document: DocumentId, turn: Address, from: Option<TurnState>, to: Option<TurnState>) -> Op {
    Op::SetTurn { document, turn, from, to }
}

/// Returns the label with the signs around it as the document writes them: as before the words of another turn of that
/// speaker, else as before those of any turn with its speaker's label, else with a colon.
fn heading_of(document: &Document, text: &Text, label: &str) -> String {
    let heading = |turn: &Turn| {
        let written = text.slice(Span::new(turn.span.start, turn.words.start));
        let own = &document.speaker_of(turn)?.label;
        (!written.is_empty() && written.contains(own.as_str()))
            .then(|| (own.clone(), written.replacen(own.as_str(), label, 1)))
    };
    let mut written = document.turns.iter().filter_map(heading);
    let any = written.next();
    let of_label = any.clone().filter(|(own, _)| own == label).or_else(|| written.find(|(own, _)| own == label));
    of_label.or(any).map_or_else(|| format!("{label}: "), |(_, heading)| heading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    const TALK: &str = "INT: How are you?\nU01: Tired. [And you|Question]? Fine.\nU02: So so.";

    /// Plans on a small talk, folds, and returns the text and the turns, `speaker: words`.
    fn after(
        plan: impl FnOnce(&Project, &mut IdSource, DocumentId) -> Result<Vec<Op>, PlanError>,
    ) -> (Fixture, Vec<String>) {
        let mut fixture = Fixture::of(TALK);
        let id = fixture.project.documents()[0].id;
        let ops = plan(&fixture.project, &mut fixture.ids, id).unwrap();
        fixture.apply(ops);
        let turns = turns(&fixture.project, id);
        (fixture, turns)
    }

    fn turns(project: &Project, id: DocumentId) -> Vec<String> {
        let document = project.document(id).unwrap();
        let label = |turn| document.speaker_of(turn).map_or("-", |s| s.label.as_str());
        let words = |turn: &Turn| project.words(document, turn.words).into_owned();
        document.turns.iter().map(|turn| format!("{}: {}", label(turn), words(turn))).collect()
    }

    fn text(fixture: &Fixture) -> String {
        fixture.project.text(fixture.project.documents()[0]).unwrap().as_str().to_owned()
    }

    #[test]
    fn a_turn_is_split_where_somebody_else_began_to_speak() {
        let (fixture, turns) = after(|project, ids, id| split_turn(project, ids, id, 1, 30, Some("INT")));
        assert_eq!(turns, ["INT: How are you?", "U01: Tired.", "INT: And you? Fine.", "U02: So so."]);
        assert_eq!(text(&fixture), "INT: How are you?\nU01: Tired.\nINT: And you? Fine.\nU02: So so.");
        let document = fixture.project.documents()[0];
        let coded: Vec<_> = document.standing_codings().filter_map(|c| c.span).collect();
        assert_eq!(fixture.project.words(document, coded[0]), "And you");
    }

    #[test]
    fn two_turns_are_joined_and_the_second_label_goes() {
        let (fixture, turns) = after(|project, ids, id| join_turns(project, ids, id, 1));
        assert_eq!(turns, ["INT: How are you?", "U01: Tired. And you? Fine.\nSo so."]);
        assert!(!text(&fixture).contains("U02"));
    }

    #[test]
    fn joining_turns_of_two_people_says_whose_words_become_whose() {
        let fixture = Fixture::of("INT: How?\nU01: [So|Mood] [tired|Mood].\nU01: I am.\nNobody knows.");
        let id = fixture.project.documents()[0].id;
        let said = |turn| passing(&fixture.project, id, turn).map(|passing| passing.said().to_string());
        assert_eq!(said(0).unwrap(), "2 words and 2 codings of “U01” become words of “INT”");
        assert_eq!(said(1), None, "one person says both");
    }

    #[test]
    fn a_turn_given_to_another_speaker_carries_the_other_label() {
        let (fixture, turns) = after(|project, ids, id| assign_turns(project, ids, id, &[1, 2], Some("U03")));
        assert_eq!(turns[1..], ["U03: Tired. And you? Fine.", "U03: So so."]);
        assert!(text(&fixture).ends_with("\nU03: So so."));
    }

    #[test]
    fn times_are_set_and_each_of_these_is_undone() {
        let mut fixture = Fixture::of(TALK);
        let id = fixture.project.documents()[0].id;
        let (before, text_before) = (turns(&fixture.project, id), text(&fixture));
        let split = split_turn(&fixture.project, &mut fixture.ids, id, 1, 30, None).unwrap();
        fixture.apply(split.clone());
        let timed = time_turn(&fixture.project, id, 2, Some(12.5)).unwrap();
        fixture.apply(timed.clone());
        assert_eq!(fixture.project.document(id).unwrap().turns[2].time, Some(12.5));
        for ops in [timed, split] {
            fixture.apply(ops.iter().rev().filter_map(Op::inverse).collect());
        }
        assert_eq!((turns(&fixture.project, id), text(&fixture)), (before, text_before));
    }

    #[test]
    fn nothing_is_split_off_at_the_edges() {
        let mut fixture = Fixture::of(TALK);
        let id = fixture.project.documents()[0].id;
        let split = split_turn(&fixture.project, &mut fixture.ids, id, 1, 23, None);
        assert_eq!(split, Err(PlanError::NothingToSplit));
    }
}
