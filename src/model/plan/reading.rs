//! Reading a document anew: other turns and speakers, and what was decided about them for the next file.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::anchor::Address;
use super::super::comparison::put;
use super::super::difference::difference;
use super::super::document::{Document, Speaker};
use super::super::ids::{DocumentId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::reading_memory::{FileChoices, LabelAnswer, ReadingMemory};
use super::restore::keys;
use super::turns::part_speakers;
use super::version::{Version, new_turn};
use super::{PlanError, correct_text};

/// Plans that a document has the words, the turns and the speakers of a new reading of it; codings stay on their words.
/// `speakers` says who the labels of the reading are; one that was merged into another and is read speaks for itself
/// again.
///
/// # Errors
/// When the document does not stand or its text is not here.
pub fn read_again(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    reading: Version<'_>,
    speakers: &[Speaker],
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let places = difference(project.text(found)?.as_str(), reading.text);
    let mut ops = correct_text(project, ids, document, &places)?;
    ops.extend(turns_anew(&found.corrected(&ops), reading));
    let settled = found.corrected(&ops);
    for (place, now) in (0_u16..).zip(&settled.speakers) {
        let to = speakers.iter().find(|s| s.label == now.label).filter(|to| *to != now);
        let set = settled.speaker_as_set(place).zip(to);
        ops.extend(set.map(|(from, to)| Op::SetSpeaker { document, speaker: place, from, to: to.clone() }));
    }
    let read = reading.turns.iter().filter_map(|turn| reading.labels.get(usize::from(turn.3?)));
    let mut parted = part_speakers(found, read.map(String::as_str));
    parted.extend(ops);
    Ok(parted)
}

/// Returns the steps that give the document the turns of the reading and no others.
fn turns_anew(document: &Document, reading: Version<'_>) -> Vec<Op> {
    let mut standing: FxHashMap<Address, _> =
        document.turns.iter().map(|turn| (turn.anchor.first, document.state_of(turn))).collect();
    let read: Vec<Op> = reading.turns.iter().filter_map(|record| new_turn(document, *record, reading.labels)).collect();
    let begins = |op: &Op| if let Op::SetTurn { turn, .. } = op { Some(*turn) } else { None };
    let kept: FxHashSet<Address> = read.iter().filter_map(begins).collect();
    let gone = document.turns.iter().map(|turn| turn.anchor.first).filter(|first| !kept.contains(first));
    let mut ops: Vec<Op> =
        gone.map(|turn| Op::SetTurn { document: document.id, turn, from: standing.remove(&turn), to: None }).collect();
    for op in read {
        if let Op::SetTurn { document, turn, to, .. } = op {
            let from = standing.remove(&turn);
            ops.extend((from != to).then_some(Op::SetTurn { document, turn, from, to }));
        }
    }
    ops
}

/// Plans that a convention and answers about labels are remembered, beside what is; an answer takes the place of the
/// one that the label has, and none takes it away.
pub fn remember_reading(
    project: &Project,
    convention: Option<&str>,
    answers: impl IntoIterator<Item = (String, Option<LabelAnswer>)>,
) -> Vec<Op> {
    let mut memory = ReadingMemory::clone(&project.reading_memory);
    memory.convention = convention.map(str::to_owned).or(memory.convention);
    for (label, answer) in answers {
        put(&mut memory.labels, label, answer);
    }
    restore_memory(&project.reading_memory, &memory)
}

/// Plans that the next files are treated as the last ones were.
pub fn remember_choices(project: &Project, choices: FileChoices) -> Vec<Op> {
    let memory = ReadingMemory { choices, ..ReadingMemory::clone(&project.reading_memory) };
    restore_memory(&project.reading_memory, &memory)
}

/// Plans that nothing is remembered of earlier readings, and that the documents so far teach no roles.
pub fn forget_readings(project: &Project) -> Vec<Op> {
    let nothing = ReadingMemory { forgotten: project.head, ..ReadingMemory::default() };
    let teaches = |d: &&std::sync::Arc<Document>| project.reading_memory.forgotten.is_none_or(|at| d.added > at);
    let is_so = *project.reading_memory
        == ReadingMemory { forgotten: project.reading_memory.forgotten, ..Default::default() }
        && !project.documents().iter().any(teaches);
    if is_so { Vec::new() } else { restore_memory(&project.reading_memory, &nothing) }
}

/// Plans to make the memory `now` look like `then`.
pub(super) fn restore_memory(now: &ReadingMemory, then: &ReadingMemory) -> Vec<Op> {
    let mut ops = Vec::new();
    let (from, to) = (now.convention.clone(), then.convention.clone());
    ops.extend((from != to).then_some(Op::RememberConvention { from, to }));
    for label in keys(&now.labels, &then.labels) {
        let (from, to) = (now.labels.get(label).cloned(), then.labels.get(label).cloned());
        ops.extend((from != to).then(|| Op::RememberLabel { label: label.clone(), from, to }));
    }
    let (from, to) = (now.choices.clone(), then.choices.clone());
    ops.extend((from != to).then_some(Op::RememberChoices { from, to }));
    let (from, to) = (now.forgotten, then.forgotten);
    ops.extend((from != to).then_some(Op::ForgetRoles { from, to }));
    ops
}

#[cfg(test)]
mod tests {
    use super::super::super::document::{Role, TurnRecord};
    use super::*;
    use crate::model::testing::Fixture;

    const TALK: &str = "INT: How are you?\nU01: [Tired|Sleep]. Note: none.\nINT: Why?";

    #[test]
    fn a_new_reading_gives_other_turns_and_speakers_and_codings_stay() {
        let mut fixture = Fixture::of(TALK);
        let id = fixture.project.documents()[0].id;
        let before = fixture.project.clone();
        let labels = ["INT", "U01", "Note"].map(str::to_owned);
        let text = "INT: How are you?\nU01: Tired. Note: none.\nINT: Why?";
        let turns = [
            TurnRecord(0, 5, 17, Some(0), None),
            TurnRecord(18, 23, 29, Some(1), None),
            TurnRecord(30, 36, 41, Some(2), None),
        ];
        let reading = Version { text: &text[..41], turns: &turns, labels: &labels };
        let person = fixture.participant("Nina");
        let note = Speaker { label: "Note".to_owned(), role: Role::Moderator, participant: Some(person) };
        let ops = read_again(&fixture.project, &mut fixture.ids, id, reading, std::slice::from_ref(&note)).unwrap();
        fixture.apply(ops.clone());
        let document = fixture.project.document(id).unwrap();
        let written: Vec<String> = document
            .turns
            .iter()
            .map(|t| format!("{} {}", document.speaker_of(t).unwrap().label, fixture.project.words(document, t.words)))
            .collect();
        assert_eq!(written, ["INT How are you?", "U01 Tired.", "Note none."]);
        assert_eq!(document.speakers[2], note);
        assert_eq!(fixture.project.codings(document).count(), 1);
        let again = read_again(&fixture.project, &mut fixture.ids, id, reading, &[note]).unwrap();
        assert!(again.is_empty(), "{again:?}");
        fixture.apply(ops.iter().rev().filter_map(Op::inverse).collect());
        assert_eq!(fixture.project.document(id).unwrap().turns, before.document(id).unwrap().turns);
    }

    #[test]
    fn a_speaker_who_was_merged_and_is_read_again_speaks_for_themselves() {
        let mut fixture = Fixture::of("INT: How?\nU01: Tired.\nU1: Cold.");
        let id = fixture.project.documents()[0].id;
        let before = fixture.project.documents()[0].clone();
        let ops = super::super::merge_speakers(&fixture.project, &mut fixture.ids, id, 2, 1).unwrap();
        fixture.apply(ops);
        let merged = fixture.project.documents()[0].clone();
        let labels = ["INT", "U01", "U1"].map(str::to_owned);
        let turns = [(0, 5, 9, 0), (10, 15, 21, 1), (22, 26, 31, 2)];
        let turns = turns.map(|(start, words, end, who)| TurnRecord(start, words, end, Some(who), None));
        let reading = Version { text: "INT: How?\nU01: Tired.\nU1: Cold.", turns: &turns, labels: &labels };
        let ops = read_again(&fixture.project, &mut fixture.ids, id, reading, &before.speakers).unwrap();
        fixture.apply(ops.clone());
        let speaks = |document: &Document| document.turns.iter().map(|t| t.speaker).collect::<Vec<_>>();
        assert_eq!(speaks(fixture.project.documents()[0]), [Some(0), Some(1), Some(2)]);
        fixture.take_back(&ops);
        assert_eq!(fixture.project.documents()[0].speakers, merged.speakers);
        assert_eq!(speaks(fixture.project.documents()[0]), [Some(0), Some(1), Some(1)]);
    }

    #[test]
    fn answers_are_remembered_and_forgotten_as_changes() {
        let mut fixture = Fixture::of(TALK);
        let answers = || [("Note".to_owned(), Some(LabelAnswer::Other))];
        fixture.apply(remember_reading(&fixture.project, Some("dashes"), answers()));
        assert_eq!(fixture.project.reading_memory.convention.as_deref(), Some("dashes"));
        assert_eq!(fixture.project.reading_memory.labels["Note"], LabelAnswer::Other);
        assert!(remember_reading(&fixture.project, None, answers()).is_empty());
        let choices = FileChoices { headers: true, ..FileChoices::default() };
        fixture.apply(remember_choices(&fixture.project, choices.clone()));
        assert!(
            fixture.project.reading_memory.choices.headers && remember_choices(&fixture.project, choices).is_empty()
        );
        let remembered = fixture.project.clone();

        let forget = forget_readings(&fixture.project);
        fixture.apply(forget.clone());
        assert!(fixture.project.reading_memory.labels.is_empty() && fixture.project.reading_memory.forgotten.is_some());
        assert!(forget_readings(&fixture.project).is_empty());
        fixture.apply(forget.iter().rev().filter_map(Op::inverse).collect());
        assert_eq!(fixture.project.reading_memory, remembered.reading_memory);
    }
}
