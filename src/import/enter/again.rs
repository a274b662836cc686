//! Documents read anew: the file that a document came from, or its text as it stands, as it is read now, and the ops
//! that give the document that reading. Codings stay on their words.

use std::path::PathBuf;

use super::by_hand::changed_turns;
use super::facts::Facts;
use crate::import::enter::{Hall, People, people_of};
use crate::import::files::batch::{ReadFile, Reader, sum};
use crate::import::files::worker;
use crate::import::{Content, Format, Imported};
use crate::model::plan::{self, PlanError, Version};
use crate::model::{
    Document, DocumentId, IdSource, Op, ParticipantId, Project, Speaker, Subject, TextUnavailable, Warned,
};

/// A document on its way to a new reading.
#[derive(Clone, PartialEq, Debug)]
pub struct Anew {
    /// The document.
    pub document: DocumentId,
    /// What was read.
    pub imported: Imported,
    /// What else is known of it.
    pub facts: Facts,
}

impl Reader<'_> {
    /// Reads a document anew, from `original`, the bytes of its file. A text that was cleaned or corrected since is
    /// read as it stands, so that nothing of that is lost.
    ///
    /// # Errors
    /// When its text is not here.
    pub fn read_document(&self, document: &Document, original: Option<&[u8]>) -> Result<ReadFile, TextUnavailable> {
        let text = self.project.text(document)?;
        let file_name = document.original.as_ref().map_or(document.name.as_str(), |o| &o.file_name);
        let from_file = original.and_then(|bytes| worker::read_guarded(self.executable, file_name, bytes).ok());
        let from_file = from_file.map(|read| read.map(|imported| imported.in_document(text.as_str())));
        let from_text = || {
            let content = Content { text: text.as_str().to_owned(), ..Content::default() };
            Warned::clean(Imported::of(file_name, Format::Text, content))
        };
        let read = from_file.filter(|read| read.output.text == text.as_str()).unwrap_or_else(from_text);
        let kept = Some(document.sync_points().collect());
        let imported = Imported { name: document.name.clone(), sync_points: kept, ..read.output };
        // The roles of this document, not those of the newest one.
        let mut memory = self.memory.clone();
        document.speakers.iter().for_each(|s| memory.set_role(&s.label, s.role));
        let reader = Reader { memory: &memory, ..*self };
        let plain = imported.clone();
        let read =
            reader.by_memory(PathBuf::from(file_name), imported, read.warnings, sum(original.unwrap_or_default()));
        let changed = changed_turns(document, &[&plain, &read.imported]);
        Ok(ReadFile { document: Some(document.id), changed, ..read })
    }
}

/// Returns the ops that give documents their new readings. People who are nobody's any more go, unless something is
/// known of them.
///
/// # Errors
/// When a document does not stand, or its text is not here.
pub fn read_again(project: &Project, ids: &mut IdSource, anew: &[Anew]) -> Result<Warned<Vec<Op>>, PlanError> {
    let mut hall = Hall::new(project);
    for Anew { document, imported, facts } in anew {
        let found = project.document(*document).ok_or(PlanError::NoSuchDocument)?;
        let named = facts.participant.as_deref();
        let people = People { only: named, known: &found.speakers, are_others: false };
        let mut speakers = hall.speakers(ids, &found.name, imported, people);
        let own = found.participant.filter(|_| speakers.is_empty());
        hall.renew_facts(project, *document, &people_of(&speakers, own), facts);
        let silent = found.speakers.iter().filter(|s| !speakers.iter().any(|now| now.label == s.label));
        let silent: Vec<Speaker> = silent.map(|s| Speaker { participant: None, ..s.clone() }).collect();
        speakers.extend(silent);
        let labels: Vec<String> = imported.speakers.iter().map(|s| s.label.clone()).collect();
        let reading = Version { text: &imported.text, turns: &imported.turns, labels: &labels };
        hall.ops.extend(plan::read_again(project, ids, *document, reading, &speakers)?);
        let gone = found.speakers.iter().filter_map(|s| s.participant);
        let gone =
            gone.filter(|p| !speakers.iter().any(|s| s.participant == Some(*p)) && is_only_in(project, found, *p));
        hall.ops.extend(gone.map(|participant| Op::RemoveParticipant { participant }));
    }
    let warnings = hall.set_values(project);
    Ok(Warned { output: hall.ops, warnings })
}

/// Whether a person is known by nothing but labels of that document.
fn is_only_in(project: &Project, document: &Document, person: ParticipantId) -> bool {
    let is_in =
        |d: &Document| d.participant == Some(person) || d.speakers.iter().any(|s| s.participant == Some(person));
    let is_elsewhere = project.documents().iter().any(|d| d.id != document.id && is_in(d));
    let has_values = project.participants.get(&person).is_none_or(|p| !p.values.is_empty());
    let is_own = document.participant == Some(person);
    !is_elsewhere && !has_values && !is_own && project.memo(Subject::Participant(person)).is_empty()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::import::cleaning::Cleaning;
    use crate::import::names::tests::{committed, entered};
    use crate::import::talk::reading::Wish;
    use crate::model::LabelAnswer;

    const TALK: &str = "[0:01] Sonia : Bien.\nHervé : Non.\nSonia : Ah.\nHervé : Si.\nKarim : Moi aussi.\n";

    fn people(project: &Project) -> Vec<String> {
        project.participants().iter().map(|p| p.name.clone()).collect()
    }

    #[test]
    fn turns_that_were_changed_by_hand_are_told_and_stay() {
        const TEXT: &str = "Bien.\n\nMoi aussi.\n\nSonia : Ah.\n\nSonia : Si.\n";
        let project = entered(&[("a.txt", TEXT)]);
        let document = project.documents()[0].id;
        let mut ids = IdSource::new(uuid::Uuid::now_v7);
        let zoe =
            plan::NewSpeaker { label: "Zoé".to_owned(), role: crate::model::Role::Participant, participant: None };
        let voice = plan::Voice::New(zoe);
        let project = committed(&project, &plan::give_turns(&project, &mut ids, document, &[1], &voice).unwrap());
        let reader = Reader {
            project: &project,
            executable: Path::new("/no/such/executable"),
            memory: &Wish::default(),
            language: None,
        };
        let mut file = reader.read_document(project.documents()[0], Some(TEXT.as_bytes())).unwrap();
        assert_eq!(file.changed.len(), 1);
        file.wish.set_answer("Sonia", Some(LabelAnswer::Other));
        file.read_again();
        let mut speakers = |file: &ReadFile| {
            let (imported, facts) = file.settled(&Default::default());
            let ops = read_again(&project, &mut ids, &[Anew { document, imported, facts }]).unwrap().output;
            let read = committed(&project, &ops);
            let found = read.document(document).unwrap();
            let label = |t| found.speaker_of(t).map_or("-".to_owned(), |s| s.label.clone());
            found.turns.iter().map(label).collect::<Vec<String>>()
        };
        assert_eq!(speakers(&file), ["-", "Zoé", "-", "-"]);
        file.keeps_changed = false;
        assert_eq!(speakers(&file), ["-", "-", "-", "-"]);
    }

    #[test]
    fn a_document_takes_another_reading_and_undo_gives_it_back() {
        let project = entered(&[("a.txt", TALK)]);
        assert_eq!(people(&project), ["Hervé", "Karim", "Sonia"]);
        let reader = Reader {
            project: &project,
            executable: Path::new("/no/such/executable"),
            memory: &Wish::default(),
            language: None,
        };
        let mut file = reader.read_document(project.documents()[0], Some(TALK.as_bytes())).unwrap();
        file.wish.set_answer("Karim", Some(LabelAnswer::Other));
        file.wish.set_role("Sonia", crate::model::Role::Interviewer);
        file.read_again();
        let imported = file.imported.cleaned(&[Cleaning::Times], &file.wish);
        let document = project.documents()[0].id;
        let anew = Anew { document, imported, facts: Facts::default() };
        let ops = read_again(&project, &mut IdSource::new(uuid::Uuid::now_v7), &[anew]).unwrap().output;
        let read = committed(&project, &ops);
        let found = read.document(document).unwrap();
        assert_eq!(people(&read), ["Hervé"]);
        let written: Vec<String> = (found.turns.iter())
            .map(|t| format!("{}: {}", found.speaker_of(t).unwrap().label, read.words(found, t.words)))
            .collect();
        assert_eq!(written, ["Sonia: Bien.", "Hervé: Non.", "Sonia: Ah.", "Hervé: Si.\nKarim : Moi aussi."]);
        assert!(read.text(found).unwrap().as_str().starts_with("Sonia : Bien."));
        assert_eq!(found.turns[0].time, Some(1.0));

        let inverse: Vec<Op> = ops.iter().rev().filter_map(Op::inverse).collect();
        let back = committed(&read, &inverse);
        assert_eq!(back.text(back.document(document).unwrap()).unwrap().as_str(), TALK);
        assert_eq!(people(&back), people(&project));
    }
}
