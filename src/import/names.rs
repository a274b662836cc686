//! Documents and people by the names that tables call them by, looked up many times without a walk through the project.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::model::{Document, ParticipantId, Project, name_key};

/// The names of a project.
pub(super) struct Names<'p> {
    documents: FxHashMap<String, &'p Arc<Document>>,
    files: FxHashMap<&'p str, &'p Arc<Document>>,
    participants: FxHashMap<String, ParticipantId>,
}

impl<'p> Names<'p> {
    /// Returns the names of what stands in `project`.
    pub fn of(project: &'p Project) -> Self {
        let mut names =
            Self { documents: FxHashMap::default(), files: FxHashMap::default(), participants: FxHashMap::default() };
        for document in project.documents() {
            names.documents.entry(name_key(&document.name)).or_insert(document);
            if let Some(original) = &document.original {
                names.files.entry(&original.file_name).or_insert(document);
            }
        }
        for person in project.participants() {
            names.participants.entry(name_key(&person.name)).or_insert(person.id);
        }
        names
    }

    /// Returns the document of that name, with or without the ending of its file, whatever the case of its letters.
    pub fn document(&self, name: &str) -> Option<&'p Arc<Document>> {
        let name = name.trim();
        let by_stem = || name.rsplit_once('.').and_then(|(stem, _)| self.documents.get(&name_key(stem)));
        self.documents.get(&name_key(name)).or_else(|| self.files.get(name)).or_else(by_stem).copied()
    }

    /// Returns the participant of that name, whatever the case of its letters, or else the only participant of the
    /// document of that name.
    pub fn participant(&self, name: &str) -> Option<ParticipantId> {
        let by_name = self.participants.get(&name_key(name)).copied();
        by_name.or_else(|| only_participant(self.document(name)?))
    }
}

fn only_participant(document: &Document) -> Option<ParticipantId> {
    let speaking = document.speakers.iter().filter_map(|s| s.participant).chain(document.participant);
    let mut people: Vec<ParticipantId> = speaking.collect();
    people.sort_unstable();
    people.dedup();
    <[ParticipantId; 1]>::try_from(people).ok().map(|[only]| only)
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::enter::{Entry, enter};
    use super::super::read;
    use super::*;
    use crate::model::stamp::DeviceId;
    use crate::model::{Change, CoderId, ContentHash, IdSource, Op, ProjectId, Stamp, TextSource, TextUnavailable};

    /// In tests a text is its own name.
    struct Itself;

    impl TextSource for Itself {
        fn imported(&self, hash: &ContentHash) -> Result<Arc<str>, TextUnavailable> {
            Ok(Arc::clone(&hash.0))
        }
    }

    /// Returns a project without anything.
    pub fn empty_project() -> Project {
        let mut ids = IdSource::counting();
        Project::empty(ProjectId::next(&mut ids), "Study", Arc::new(Itself))
    }

    /// Returns `project` with `ops` folded in.
    pub fn committed(project: &Project, ops: &[Op]) -> Project {
        let mut project = project.clone();
        let at = Stamp::after(project.head, 1000, DeviceId::from_bits(1));
        let by = CoderId(Default::default());
        project.apply(&Change { at, by, seen: Vec::new(), label: String::new(), undoes: None, ops: ops.to_vec() });
        project
    }

    /// Returns a project with documents of these files and texts.
    pub fn entered(files: &[(&str, &str)]) -> Project {
        let entry = |(file_name, text): &(&str, &str)| Entry {
            imported: read(file_name, text.as_bytes()).unwrap().output,
            text_hash: ContentHash((*text).into()),
            original: None,
            facts: Default::default(),
        };
        let entries: Vec<Entry> = files.iter().map(entry).collect();
        let project = empty_project();
        let ops = enter(&project, &mut IdSource::new(uuid::Uuid::now_v7), &entries).output;
        committed(&project, &ops)
    }

    #[test]
    fn documents_and_people_are_found_as_tables_call_them() {
        let project = entered(&[
            ("U01 Karim.txt", "INT: Oui ?\nU01: Non.\nINT: Ah.\nU01: Si.\n"),
            ("Two.txt", "Marie: Oui ?\nPaul: Non.\nMarie: Ah.\nPaul: Si.\n"),
        ]);
        let names = Names::of(&project);
        for name in ["U01 Karim", "u01 karim.txt", " U01 Karim.docx "] {
            assert_eq!(names.document(name).unwrap().name, "U01 Karim", "{name}");
            assert_eq!(names.participant(name), names.participant("u01"), "{name}");
        }
        assert!(names.participant("U01").is_some());
        assert!(names.participant("Two").is_none());
        assert!(names.document("Three").is_none());
    }

    #[test]
    fn names_are_one_however_their_accents_are_written() {
        // One system writes accents in the names of files apart from their letters, and so do texts that were copied
        // there.
        let project = entered(&[
            ("E\u{301}te\u{301}.txt", "INT: Oui ?\nE\u{301}va: Non.\nINT: Ah.\nE\u{301}va: Si.\n"),
            ("Two.txt", "INT: Oui ?\n\u{c9}va: Non.\nINT: Ah.\n\u{c9}va: Si.\n"),
        ]);
        assert_eq!(project.participants().len(), 1);
        let names = Names::of(&project);
        assert!(names.document("\u{c9}t\u{e9}.docx").is_some());
        assert_eq!(names.participant("\u{c9}va"), Some(project.participants()[0].id));
    }
}
