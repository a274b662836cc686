//! Who speaks: turns given to a speaker of the document or to somebody new, speakers renamed, and two that are one.

use super::super::concurrent::Contested;
use super::super::document::{Document, Role, Speaker};
use super::super::ids::{DocumentId, IdSource, ParticipantId};
use super::super::op::{Op, Subject};
use super::super::project::Project;
use super::super::text::Span;
use super::super::turns::TurnState;
use super::super::twin::Twin;
use super::documents::{others_speak_as, visible};
use super::settled_labels::OneLabel;
use super::{PlanError, assign_turns, split_turn};

/// Who speaks a turn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Voice {
    /// Nobody whom the document names.
    Nobody,
    /// A speaker of the document, by its place in the list.
    Known(u16),
    /// Somebody who has no label in the document yet.
    New(NewSpeaker),
}

/// A speaker to come in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewSpeaker {
    /// The label; that of somebody who speaks already means them.
    pub label: String,
    /// What the speaker is to the study.
    pub role: Role,
    /// The name of the participant, who comes in when missing.
    pub participant: Option<String>,
}

/// Plans that `turns` are spoken by `voice`. A label that stands in the text is corrected with it.
///
/// # Errors
/// When the document does not stand, has no such turn or speaker, or a new label is empty.
pub fn give_turns(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    turns: &[usize],
    voice: &Voice,
) -> Result<Vec<Op>, PlanError> {
    let entry = Entry::of(project, ids, document, voice)?;
    let given = assign_turns(project, ids, document, turns, entry.label.as_deref())?;
    Ok(entry.around(given))
}

/// Plans that the words of a turn from `at` on are a turn of their own, spoken by `voice`, by the same speaker without
/// one.
///
/// # Errors
/// As [`split_turn`] and [`give_turns`].
pub fn split_turn_for(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    turn: usize,
    at: u32,
    voice: Option<&Voice>,
) -> Result<Vec<Op>, PlanError> {
    let Some(voice) = voice else { return split_turn(project, ids, document, turn, at, None) };
    let entry = Entry::of(project, ids, document, voice)?;
    let mut split = split_turn(project, ids, document, turn, at, entry.label.as_deref())?;
    if entry.label.is_none() {
        // Without a label, splitting keeps the speaker.
        for op in &mut split {
            if let Op::SetTurn { from: None, to: Some(new), .. } = op {
                new.speaker = None;
            }
        }
    }
    Ok(entry.around(split))
}

/// Plans another label for a speaker, in the list and wherever it stands before the words of a turn.
///
/// # Errors
/// When the document does not stand, has no such speaker, the label is empty, or another speaker has it.
pub fn rename_speaker(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    speaker: u16,
    label: &str,
) -> Result<Vec<Op>, PlanError> {
    let (found, from) = speaker_of(project, document, speaker)?;
    let label = visible(label)?;
    if label == from.label {
        return Ok(Vec::new());
    }
    if namesake(found, speaker, &label).is_some_and(|(other, _)| speaks(found, other)) {
        return Err(PlanError::SpeakerExists(label));
    }
    // Who called the speaker so corrected the labels; what others made of them apart gives way.
    let author = project.contests.newest(&Contested::Speaker(document, speaker)).map(|(_, by)| project.one_coder(by));
    let keeps = |coder| author.is_none_or(|author| project.one_coder(coder) == author);
    let one = OneLabel::of_speaker(project, found, speaker, label.clone(), keeps);
    let mut ops = OneLabel { formers: found.labels_ever(speaker), ..one }.plan(project, ids, found, speaker)?;
    ops.extend(relabel(found, speaker, &label));
    Ok(ops)
}

/// Returns the steps that call a speaker otherwise. A label is one speaker's: whoever has this one and speaks no longer
/// takes the one that gets free.
pub(super) fn relabel(document: &Document, speaker: u16, label: &str) -> Vec<Op> {
    let Some(from) = document.speaker_as_set(speaker) else { return Vec::new() };
    let called = |place, label: &str| {
        let from = document.speaker_as_set(place)?;
        Some(set(document.id, place, &from, Speaker { label: label.to_owned(), ..from.clone() }))
    };
    let freed = namesake(document, speaker, label).and_then(|(other, _)| called(other, &from.label));
    freed.into_iter().chain(called(speaker, label)).collect()
}

/// Returns the other speaker of that label.
fn namesake<'a>(document: &'a Document, speaker: u16, label: &str) -> Option<(u16, &'a Speaker)> {
    (0_u16..).zip(&document.speakers).find(|(i, s)| *i != speaker && s.label == label)
}

/// Plans label, role and person of a speaker at once.
///
/// # Errors
/// As [`rename_speaker`].
pub fn change_speaker(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    speaker: u16,
    to: &NewSpeaker,
) -> Result<Vec<Op>, PlanError> {
    let (found, now) = speaker_of(project, document, speaker)?;
    let renamed = rename_speaker(project, ids, document, speaker, &to.label)?;
    let (participant, mut ops) = person_named(project, ids, to.participant.as_deref());
    let to = Speaker { label: visible(&to.label)?, role: to.role, participant };
    let is_own = |op: &Op| matches!(op, Op::SetSpeaker { speaker: own, .. } if *own == speaker);
    ops.extend(renamed.into_iter().filter(|op| !is_own(op)));
    if *now != to {
        let from = found.speaker_as_set(speaker).ok_or(PlanError::NoSuchSpeaker)?;
        ops.push(set(document, speaker, &from, to));
    }
    Ok(ops)
}

/// Plans that two labels are one speaker: all turns of `speaker` are those of `into`, who takes over the person when
/// there is none yet. A person who speaks nowhere else and of whom nothing is known goes.
///
/// # Errors
/// When the document does not stand or has no such speakers.
pub fn merge_speakers(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    speaker: u16,
    into: u16,
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let (speaker, into) = (found.one_speaker(speaker), found.one_speaker(into));
    let (_, gone) = speaker_of(project, document, speaker)?;
    let (_, stays) = speaker_of(project, document, into)?;
    if speaker == into {
        return Ok(Vec::new());
    }
    let turns: Vec<usize> = (0..found.turns.len()).filter(|turn| found.turns[*turn].speaker == Some(speaker)).collect();
    let mut ops = assign_turns(project, ids, document, &turns, Some(&stays.label))?;
    let of_file = [speaker, into].into_iter().all(|place| found.came_with_the_file(place));
    if gone.label == stays.label && !of_file {
        ops.extend(told_apart(found, speaker, &turns));
    }
    if of_file {
        // What a colleague gives to the one meanwhile is spoken by the other.
        let twin = |place| Twin::Speaker(document, place);
        ops.push(Op::MergeTwin { twin: twin(speaker), into: twin(into) });
    } else if let Some(from) = found.speaker_as_set(speaker).filter(|from| from.participant.is_some()) {
        let from = renamed_by(&ops, speaker).unwrap_or(from);
        ops.push(set(document, speaker, &from, Speaker { participant: None, ..from.clone() }));
    }
    let (person, other) = (gone.participant, stays.participant);
    if let Some((person, from)) = person.zip(found.speaker_as_set(into)).filter(|_| other.is_none()) {
        ops.push(set(document, into, &from, Speaker { participant: Some(person), ..from.clone() }));
    }
    let alone = |person: &ParticipantId| !others_speak_as(project, *person, (document, Some(speaker)));
    let doubled = person.zip(other).filter(|(one, other)| one != other && alone(one) && is_blank(project, *one));
    ops.extend(
        doubled.map(|(gone, into)| Op::MergeTwin { twin: Twin::Participant(gone), into: Twin::Participant(into) }),
    );
    Ok(ops)
}

/// Returns a speaker as `ops` set them.
fn renamed_by(ops: &[Op], place: u16) -> Option<Speaker> {
    ops.iter().rev().find_map(|op| match op {
        Op::SetSpeaker { speaker, to, .. } if *speaker == place => Some(to.clone()),
        _ => None,
    })
}

/// Returns the steps that give the turns of a speaker to another one of the same label: turns name their speakers by
/// labels, so the one who goes is called otherwise first.
fn told_apart(document: &Document, speaker: u16, turns: &[usize]) -> Vec<Op> {
    let Some(label) = document.label_of(speaker) else { return Vec::new() };
    let is_free = |label: &String| document.speakers.iter().all(|s| s.label != *label);
    let other = (2..).map(|n| format!("{label} ({n})")).find(is_free).unwrap_or_default();
    let given = turns.iter().filter_map(|turn| document.turns.get(*turn)).map(|turn| {
        let to = document.state_of(turn);
        let from = TurnState { speaker: Some(other.clone()), ..to.clone() };
        Op::SetTurn { document: document.id, turn: turn.anchor.first, from: Some(from), to: Some(to) }
    });
    relabel(document, speaker, &other).into_iter().chain(given).collect()
}

/// Whether the document has a turn of that speaker.
pub(super) fn speaks(document: &Document, speaker: u16) -> bool {
    document.turns.iter().any(|t| t.speaker == Some(speaker))
}

/// Whether a person stands of whom nothing was written down.
fn is_blank(project: &Project, person: ParticipantId) -> bool {
    let standing = project.participants.get(&person).filter(|p| !p.removed);
    standing.is_some_and(|p| p.values.is_empty()) && project.memo(Subject::Participant(person)).is_empty()
}

fn speaker_of(project: &Project, document: DocumentId, speaker: u16) -> Result<(&Document, &Speaker), PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let speaker = found.speakers.get(usize::from(speaker)).ok_or(PlanError::NoSuchSpeaker)?;
    Ok((found, speaker))
}

fn set(document: DocumentId, speaker: u16, from: &Speaker, to: Speaker) -> Op {
    Op::SetSpeaker { document, speaker, from: from.clone(), to }
}

/// Returns where `label` stands in `written`, whatever the case of its letters.
pub(super) fn place_of(written: &str, label: &str) -> Option<Span> {
    let folded = |chars: &[char]| chars.iter().flat_map(|c| c.to_lowercase()).collect::<String>();
    let (written, label): (Vec<char>, Vec<char>) = (written.chars().collect(), label.chars().collect());
    let at = written.windows(label.len().max(1)).position(|window| folded(window) == folded(&label))? as u32;
    Some(Span::new(at, at + label.len() as u32))
}

/// A voice on its way into a document: the steps that have to come before and behind giving it turns.
struct Entry {
    label: Option<String>,
    before: Vec<Op>,
    behind: Vec<Op>,
}

impl Entry {
    fn of(project: &Project, ids: &mut IdSource, document: DocumentId, voice: &Voice) -> Result<Self, PlanError> {
        let plain =
            |label: Option<&str>| Self { label: label.map(str::to_owned), before: Vec::new(), behind: Vec::new() };
        match voice {
            Voice::Nobody => Ok(plain(None)),
            Voice::Known(speaker) => Ok(plain(Some(&speaker_of(project, document, *speaker)?.1.label))),
            Voice::New(new) => {
                let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
                let label = visible(&new.label)?;
                let place = found.speakers.iter().position(|s| s.label == label).unwrap_or(found.speakers.len());
                let place = u16::try_from(place).map_err(|_full| PlanError::NoSuchSpeaker)?;
                if speaks(found, place) {
                    return Ok(plain(Some(&label)));
                }
                let (participant, before) = person_named(project, ids, new.participant.as_deref());
                // What a turn brings in with an unknown label.
                let bare = Speaker { label: label.clone(), role: Role::Participant, participant: None };
                let from = found.speaker_as_set(place).unwrap_or(bare);
                let to = Speaker { label: label.clone(), role: new.role, participant };
                let behind = if from == to { Vec::new() } else { vec![set(document, place, &from, to)] };
                Ok(Self { label: Some(label), before, behind })
            }
        }
    }

    /// Returns all steps; nothing when no turn is given.
    fn around(self, given: Vec<Op>) -> Vec<Op> {
        if given.is_empty() {
            return given;
        }
        self.before.into_iter().chain(given).chain(self.behind).collect()
    }
}

/// Returns the participant of that name, and the step that brings them in when missing.
pub fn person_named(project: &Project, ids: &mut IdSource, name: Option<&str>) -> (Option<ParticipantId>, Vec<Op>) {
    let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else { return (None, Vec::new()) };
    if let Some(known) = project.participant_named(name) {
        return (Some(known.id), Vec::new());
    }
    let participant = ParticipantId::next(ids);
    (Some(participant), vec![Op::AddParticipant { participant, name: name.to_owned() }])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    const TALK: &str = "INT: How are you?\nU01: [Tired|Sleep]. And you?\nU1: So so.";

    fn planned(
        fixture: &mut Fixture,
        plan: impl FnOnce(&Project, &mut IdSource, DocumentId) -> Result<Vec<Op>, PlanError>,
    ) -> Result<Vec<Op>, PlanError> {
        let id = fixture.project.documents()[0].id;
        let ops = plan(&fixture.project, &mut fixture.ids, id)?;
        fixture.apply(ops.clone());
        Ok(ops)
    }

    /// Returns `label (role, person): words` of each turn, and the text.
    fn shown(fixture: &Fixture) -> (Vec<String>, String) {
        let project = &fixture.project;
        let document = project.documents()[0];
        let turn = |turn: &crate::model::Turn| {
            let who = document.speaker_of(turn).map_or("-".to_owned(), |s| {
                let person = s.participant.and_then(|p| project.participants.get(&p)).map_or("-", |p| &p.name);
                format!("{} ({}, {person})", s.label, s.role.name())
            });
            format!("{who}: {}", project.words(document, turn.words))
        };
        let text = project.text(document).unwrap().as_str().to_owned();
        (document.turns.iter().map(turn).collect(), text)
    }

    #[test]
    fn somebody_new_comes_in_with_role_and_person() {
        let mut fixture = Fixture::of(TALK);
        let ana = NewSpeaker { label: "ANA".to_owned(), role: Role::Moderator, participant: Some("Ana".to_owned()) };
        planned(&mut fixture, |p, ids, id| give_turns(p, ids, id, &[2], &Voice::New(ana))).unwrap();
        let (turns, text) = shown(&fixture);
        assert_eq!(turns[2], "ANA (moderator, Ana): So so.");
        assert!(text.ends_with("\nANA: So so."));
    }

    #[test]
    fn a_label_that_is_known_means_the_one_who_has_it() {
        let mut fixture = Fixture::of(TALK);
        let int = NewSpeaker { label: " INT ".to_owned(), role: Role::Participant, participant: Some("X".to_owned()) };
        planned(&mut fixture, |p, ids, id| give_turns(p, ids, id, &[2], &Voice::New(int))).unwrap();
        assert_eq!(shown(&fixture).0[2], "INT (interviewer, -): So so.");
        assert!(fixture.project.participant_named("X").is_none());
    }

    #[test]
    fn the_second_half_of_a_turn_is_somebody_else_s_or_nobody_s() {
        for (voice, expected) in [(Voice::Known(0), "INT (interviewer, -): And you?"), (Voice::Nobody, "-: And you?")] {
            let mut fixture = Fixture::of(TALK);
            planned(&mut fixture, |p, ids, id| split_turn_for(p, ids, id, 1, 30, Some(&voice))).unwrap();
            assert_eq!(shown(&fixture).0[2], expected);
        }
    }

    #[test]
    fn a_renamed_speaker_has_the_new_label_everywhere_and_undo_gives_the_old_one_back() {
        let mut fixture = Fixture::of(TALK);
        let before = shown(&fixture);
        let ops = planned(&mut fixture, |p, ids, id| rename_speaker(p, ids, id, 1, "Thierry")).unwrap();
        let (turns, text) = shown(&fixture);
        assert_eq!(turns[1], "Thierry (participant, U01): Tired. And you?");
        assert_eq!(text, "INT: How are you?\nThierry: Tired. And you?\nU1: So so.");
        fixture.apply(ops.iter().rev().filter_map(Op::inverse).collect());
        assert_eq!(shown(&fixture), before);
    }

    #[test]
    fn label_role_and_person_change_together() {
        let mut fixture = Fixture::of(TALK);
        let to = |participant: Option<&str>| NewSpeaker {
            label: "Ana".to_owned(),
            role: Role::Interviewer,
            participant: participant.map(str::to_owned),
        };
        planned(&mut fixture, |p, ids, id| change_speaker(p, ids, id, 1, &to(Some("Ana B.")))).unwrap();
        assert_eq!(shown(&fixture).0[1], "Ana (interviewer, Ana B.): Tired. And you?");
        planned(&mut fixture, |p, ids, id| change_speaker(p, ids, id, 1, &to(None))).unwrap();
        assert_eq!(shown(&fixture).0[1], "Ana (interviewer, -): Tired. And you?");
        let nothing = planned(&mut fixture, |p, ids, id| change_speaker(p, ids, id, 1, &to(None))).unwrap();
        assert!(nothing.is_empty());
    }

    #[test]
    fn a_label_that_somebody_else_has_is_refused() {
        let mut fixture = Fixture::of(TALK);
        let refused = planned(&mut fixture, |p, ids, id| rename_speaker(p, ids, id, 1, "U1"));
        assert_eq!(refused, Err(PlanError::SpeakerExists("U1".to_owned())));
    }

    #[test]
    fn two_labels_become_one_speaker_and_the_doubled_person_goes() {
        let mut fixture = Fixture::of(TALK);
        let before = shown(&fixture);
        let ops = planned(&mut fixture, |p, ids, id| merge_speakers(p, ids, id, 2, 1)).unwrap();
        assert_eq!(shown(&fixture).0[2], "U01 (participant, U01): So so.");
        assert!(fixture.project.participant_named("U1").is_none());
        fixture.apply(ops.iter().rev().filter_map(Op::inverse).collect());
        assert_eq!(shown(&fixture), before);
        assert!(fixture.project.participant_named("U1").is_some());
    }

    #[test]
    fn a_person_of_whom_something_is_known_stays_when_labels_are_merged() {
        let mut fixture = Fixture::of(TALK);
        fixture.attribute("U1", "city", "Lyon");
        planned(&mut fixture, |p, ids, id| merge_speakers(p, ids, id, 2, 1)).unwrap();
        assert!(fixture.project.participant_named("U1").is_some());
    }

    #[test]
    fn two_people_who_bring_somebody_new_in_at_once_do_not_mix_them_up() {
        let mut fixture = Fixture::of(TALK);
        let id = fixture.project.documents()[0].id;
        let new = |label: &str| {
            let participant = Some(label.to_owned());
            Voice::New(NewSpeaker { label: label.to_owned(), role: Role::Moderator, participant })
        };
        let before = fixture.project.clone();
        let mine = give_turns(&before, &mut fixture.ids, id, &[1], &new("Ana")).unwrap();
        let theirs = give_turns(&before, &mut fixture.ids, id, &[2], &new("Ben")).unwrap();
        fixture.apply(mine);
        fixture.apply(theirs);
        let (turns, _) = shown(&fixture);
        assert_eq!(turns[1..], ["Ana (moderator, Ana): Tired. And you?", "Ben (moderator, Ben): So so."]);
    }

    #[test]
    fn a_label_that_nobody_speaks_under_any_more_can_be_taken() {
        let mut fixture = Fixture::of(TALK);
        planned(&mut fixture, |p, ids, id| merge_speakers(p, ids, id, 2, 1)).unwrap();
        planned(&mut fixture, |p, ids, id| rename_speaker(p, ids, id, 1, "U1")).unwrap();
        let labels: Vec<_> = fixture.project.documents()[0].speakers.iter().map(|s| s.label.clone()).collect();
        assert_eq!(labels, ["INT", "U1", "U01"]);
        assert!(shown(&fixture).1.contains("\nU1: Tired"));
    }
}
