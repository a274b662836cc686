//! How imported files would enter a project: facts to ops. The same text twice is noticed, names stay distinct, and
//! speakers become participants, one person for one name across the whole project.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::facts::Facts;
use super::told::of_file;
use super::{FoundComment, FoundSpeaker, FoundValue, Imported, attributes, roles};
use crate::model::document::Original;
use crate::model::{
    ContentHash, DocumentId, Holder, IdSource, NewDocument, Op, ParticipantId, Project, Role, Said, Speaker, Subject,
    Warned, said,
};

/// A file on its way into a project.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// What was read.
    pub imported: Imported,
    /// The name under which its text lies in the project folder.
    pub text_hash: ContentHash,
    /// The file itself, if it is kept.
    pub original: Option<Original>,
    /// What else is known of it.
    pub facts: Facts,
}

/// Returns the ops that bring `entries` into `project`, in their order, and a warning for each that is there already.
pub fn enter(project: &Project, ids: &mut IdSource, entries: &[Entry]) -> Warned<Vec<Op>> {
    let mut hall = Hall::new(project);
    let mut warnings = Vec::new();
    for entry in entries {
        if let Some(name) = hall.texts.get(&entry.text_hash) {
            let already =
                said!("already in the project as “{name}”", "déjà dans le projet sous le nom «\u{202f}{name}\u{202f}»");
            warnings.push(of_file(&entry.imported.file_name, &already));
            continue;
        }
        hall.enter(project, ids, entry);
    }
    warnings.extend(hall.set_values(project));
    Warned { output: hall.ops, warnings }
}

/// Who and what is in the project, those who just entered included.
pub(super) struct Hall {
    texts: FxHashMap<ContentHash, String>,
    document_names: FxHashSet<String>,
    participants: FxHashMap<String, ParticipantId>,
    /// What the files say of people, by the attribute.
    values: BTreeMap<String, Vec<(Holder, String)>>,
    pub(super) ops: Vec<Op>,
}

impl Hall {
    pub(super) fn new(project: &Project) -> Self {
        let documents = project.documents();
        let people = project.participants();
        Self {
            texts: documents.iter().rev().map(|d| (d.imported.clone(), d.name.clone())).collect(),
            document_names: documents.iter().map(|d| d.name.to_lowercase()).collect(),
            participants: people.iter().rev().map(|p| (p.name.to_lowercase(), p.id)).collect(),
            values: BTreeMap::new(),
            ops: Vec::new(),
        }
    }

    fn enter(&mut self, project: &Project, ids: &mut IdSource, entry: &Entry) {
        let Entry { imported, text_hash, original, facts } = entry;
        let name = self.free_name(&imported.name);
        let speakers = self.speakers(ids, &name, imported, facts.participant.as_deref(), &[]);
        self.note_values(project, &imported.values, &speakers);
        let person = facts.participant.as_deref().unwrap_or(&name);
        let participant = speakers.is_empty().then(|| self.participant(ids, person));
        let document = DocumentId::next(ids);
        self.note_facts(project, document, &speakers, participant, facts);
        self.texts.insert(text_hash.clone(), name.clone());
        self.ops.push(Op::AddDocument(Box::new(NewDocument {
            document,
            name,
            language: imported.language,
            text: text_hash.clone(),
            chars: imported.chars,
            original: original.clone(),
            speakers,
            turns: imported.turns.clone(),
            participant,
        })));
        if !imported.comments.is_empty() {
            let to = memo_of(&imported.comments);
            self.ops.push(Op::SetMemo { on: Subject::Document(document), from: String::new(), to });
        }
    }

    /// Returns `name`, or `name (2)` and so on if a document has it.
    fn free_name(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        let mut n = 1;
        while !self.document_names.insert(free.to_lowercase()) {
            n += 1;
            free = format!("{name} ({n})");
        }
        free
    }

    /// Keeps what is said of people until all files are in, so that the kind of an attribute fits the values of all.
    fn note_values(&mut self, project: &Project, found: &[FoundValue], speakers: &[Speaker]) {
        let people: FxHashMap<&str, ParticipantId> =
            speakers.iter().filter_map(|s| Some((s.label.as_str(), s.participant?))).collect();
        for FoundValue { label, attribute, value } in found {
            let Some(person) = people.get(label.as_str()) else { continue };
            let name = project.attribute_named(attribute).map_or(attribute, |known| &known.name);
            let value = (Holder::Participant(*person), value.clone());
            self.values.entry(name.clone()).or_default().push(value);
        }
    }

    /// Keeps what is known of a file beside its text: for its participant if there is only one, else for the document.
    pub(super) fn note_facts(
        &mut self,
        project: &Project,
        document: DocumentId,
        speakers: &[Speaker],
        own: Option<ParticipantId>,
        facts: &Facts,
    ) {
        let mut people: Vec<ParticipantId> = speakers.iter().filter_map(|s| s.participant).chain(own).collect();
        people.sort_unstable();
        people.dedup();
        for fact in &facts.values {
            let holder = match people[..] {
                [only] if !fact.of_document => Holder::Participant(only),
                _ => Holder::Document(document),
            };
            let name = project.attribute_named(&fact.attribute).map_or(&fact.attribute, |known| &known.name);
            let values = self.values.entry(name.clone()).or_default();
            if !values.iter().any(|(h, _)| *h == holder) {
                values.push((holder, fact.value.clone()));
            }
        }
    }

    pub(super) fn set_values(&mut self, project: &Project) -> Vec<Said> {
        let values = std::mem::take(&mut self.values);
        let ops = &mut self.ops;
        values.iter().filter_map(|(name, values)| attributes::set(project, name, values, ops).1).collect()
    }

    /// Returns who the labels of a file are. A label of `known` stays the person that it is.
    pub(super) fn speakers(
        &mut self,
        ids: &mut IdSource,
        document: &str,
        imported: &Imported,
        only: Option<&str>,
        known: &[Speaker],
    ) -> Vec<Speaker> {
        let Imported { speakers: found, labels_are_people, .. } = imported;
        let n_turns = imported.n_turns();
        let n_spoken: usize = n_turns.iter().sum();
        let has_person = |(s, n): &(&FoundSpeaker, &usize)| {
            // Whoever calls out now and then may be any of the others.
            let takes_part = *n * 10 >= n_spoken;
            let is_one = !roles::is_collective(&s.label) || (roles::is_unknown(&s.label) && takes_part);
            s.role == Role::Participant && is_one
        };
        let n_people = found.iter().zip(&n_turns).filter(has_person).count();
        let enter = |(s, n): (&FoundSpeaker, &usize)| {
            let is_known = |k: &&Speaker| k.label == s.label && k.role == s.role && k.participant.is_some();
            if let Some(known) = known.iter().find(is_known) {
                return known.clone();
            }
            let person = has_person(&(s, n)).then(|| match only {
                Some(named) if n_people == 1 => named.to_owned(),
                _ if *labels_are_people => s.label.clone(),
                _ => person_name(document, &s.label, n_people),
            });
            let participant = person.map(|name| self.participant(ids, &name));
            Speaker { label: s.label.clone(), role: s.role, participant }
        };
        found.iter().zip(&n_turns).map(enter).collect()
    }

    /// Returns the participant of that name, who comes in if there is none.
    fn participant(&mut self, ids: &mut IdSource, name: &str) -> ParticipantId {
        let ops = &mut self.ops;
        *self.participants.entry(name.to_lowercase()).or_insert_with(|| {
            let participant = ParticipantId::next(ids);
            ops.push(Op::AddParticipant { participant, name: name.to_owned() });
            participant
        })
    }
}

/// Returns what the person behind `label` is called: by the label if it names one, else after the document.
fn person_name(document: &str, label: &str, n_people: usize) -> String {
    match () {
        // `P1` in “P1 Nurse” is the code of the study, not just the first participant of some group.
        () if !roles::is_placeholder(label) || is_named_in(document, label) => label.to_owned(),
        () if n_people == 1 => document.to_owned(),
        () => format!("{document}: {label}"),
    }
}

/// Whether a label with a number stands in the name of its document.
fn is_named_in(document: &str, label: &str) -> bool {
    let numbered = label.chars().any(|c| c.is_ascii_digit());
    let mut words = document.split(|c: char| !c.is_alphanumeric());
    numbered && words.any(|w| w.to_lowercase() == label.to_lowercase())
}

/// Returns the remarks in the margin as one memo on the document.
fn memo_of(comments: &[FoundComment]) -> String {
    let line = |c: &FoundComment| {
        let author = if c.author.is_empty() { String::new() } else { format!("{}: ", c.author) };
        let about = if c.about.is_empty() { String::new() } else { format!("“{}” ", c.about) };
        format!("- {about}{author}{}", c.text.replace('\n', " "))
    };
    comments.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::file_names::NamePattern;
    use super::super::names::tests::{committed, empty_project};
    use super::*;

    fn entry(file_name: &str, text: &str) -> Entry {
        let imported = super::super::read(file_name, text.as_bytes()).unwrap().output;
        Entry { imported, text_hash: ContentHash(text.into()), original: None, facts: Facts::default() }
    }

    /// Documents as `name: label=participant …`
    fn written(project: &Project) -> Vec<String> {
        let name = |id: Option<ParticipantId>| id.map_or("-".to_owned(), |id| project.participants[&id].name.clone());
        let line = |d: &&std::sync::Arc<crate::model::Document>| {
            let speakers: Vec<String> =
                d.speakers.iter().map(|s| format!("{}={}", s.label, name(s.participant))).collect();
            format!("{}: {} {}", d.name, speakers.join(" "), name(d.participant))
        };
        project.documents().iter().map(line).collect()
    }

    fn entered(entries: &[Entry]) -> Vec<String> {
        let project = empty_project();
        let ops = enter(&project, &mut IdSource::counting(), entries).output;
        written(&committed(&project, &ops))
    }

    #[test]
    fn a_name_or_code_is_a_person_in_all_documents() {
        let documents = entered(&[
            entry("a.txt", "INT: Oui ?\nU07: Non.\nINT: Ah.\nU07: Si.\n"),
            entry(
                "b.txt",
                "Modératrice : Oui ?\nu07 : Non.\nMarie : Ah.\nModératrice : Bien.\nu07 : Si.\nMarie : Voilà.\nTous : Oui !\n",
            ),
        ]);
        assert_eq!(documents, ["a: INT=- U07=U07 -", "b: Modératrice=- u07=U07 Marie=Marie Tous=- -"]);
    }

    #[test]
    fn a_placeholder_is_named_after_its_document() {
        let documents = entered(&[
            entry("Anna.txt", "Q: How?\nA: Well.\nQ: Why?\nA: So.\n"),
            entry("Focus.txt", "Mod: Yes?\nP1: No.\nP2: Ah.\nMod: So?\nP1: Well.\nP2: Oh.\n"),
            entry("P3 Nurse.txt", "INT: Yes?\nP3: No.\nINT: Ah.\nP3: Yes.\n"),
            entry("Notes.txt", "It rained all day and nobody came.\n"),
        ]);
        let expected = [
            "Anna: Q=- A=Anna -",
            "Focus: Mod=- P1=Focus: P1 P2=Focus: P2 -",
            "Notes:  Notes",
            "P3 Nurse: INT=- P3=P3 -",
        ];
        assert_eq!(documents, expected);
    }

    #[test]
    fn whoever_is_called_unknown_is_somebody_if_they_take_part() {
        let talk = "INT: How?\nXXX: Well.\nINT: Why?\nXXX: So.\n";
        let group = format!("Mod: Yes?\nUnknown: No.\n{}", "Ana: Ah.\nBob: Oh.\n".repeat(8));
        let documents = entered(&[
            entry("a.txt", talk),
            entry("b.txt", &talk.replace("XXX", "X")),
            entry("c.txt", &talk.replace("XXX", "Name removed")),
            entry("d.txt", &talk.replace("XXX", "Prénom supprimé")),
            entry("e.txt", &group),
        ]);
        let expected = [
            "a: INT=- XXX=a -",
            "b: INT=- X=b -",
            "c: INT=- Name removed=c -",
            "d: INT=- Prénom supprimé=d -",
            "e: Mod=- Unknown=- Ana=Ana Bob=Bob -",
        ];
        assert_eq!(documents, expected);
    }

    #[test]
    fn the_same_text_comes_in_once() {
        let project = empty_project();
        let mut ids = IdSource::counting();
        let text = "One day.\n";
        let first = enter(&project, &mut ids, &[entry("a.txt", text), entry("b.txt", text)]);
        assert_eq!(first.warnings, ["b.txt: already in the project as “a”"]);
        let project = committed(&project, &first.output);
        let again = enter(&project, &mut ids, &[entry("c.txt", text)]);
        assert_eq!((again.output.len(), again.warnings.len()), (0, 1));
    }

    #[test]
    fn respondents_are_people_with_their_attributes() {
        let csv =
            "Code;Age;What do you need?\nP1;41;A place of my own, and a key.\nP2;36;Somebody who listens to me.\n";
        let project = empty_project();
        let ops = enter(&project, &mut IdSource::counting(), &[entry("survey.csv", csv)]).output;
        let project = committed(&project, &ops);
        assert_eq!(written(&project), ["survey: P1=P1 P2=P2 -"]);
        let ages: Vec<String> = project.participants().iter().map(|p| format!("{:?}", p.values)).collect();
        assert_eq!(ages, [r#"{"Age": "41"}"#, r#"{"Age": "36"}"#]);
        assert_eq!(project.attributes["Age"].kind, crate::model::AttributeKind::Number);
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let documents = entered(&[entry("a.txt", "One.\n"), entry("A.txt", "Two.\n"), entry("a.md", "Three.\n")]);
        assert_eq!(documents, ["a:  a", "A (2):  A (2)", "a (3):  a (3)"]);
    }

    #[test]
    fn what_names_and_heads_say_become_attributes() {
        let pattern = NamePattern::parse("{participant}_{city}_{sex}").unwrap();
        let head = "Date : 2023-05-12\nParticipant : Thierry\nÂge : 41\n\n";
        let talk = "INT : Oui ?\nR : Non.\nINT : Ah.\nR : Si.\n";
        let with = |file_name: &str, text: &str| {
            let mut entry = entry(file_name, text);
            entry.facts = Facts::of(&entry.imported, Some(&pattern), true);
            entry
        };
        let entries = [with("U07_Paris_F.txt", &format!("{head}{talk}")), with("U08_Lille_M.txt", talk)];
        let project = empty_project();
        let entered = enter(&project, &mut IdSource::counting(), &entries);
        assert!(entered.warnings.is_empty(), "{:?}", entered.warnings);
        let project = committed(&project, &entered.output);
        assert_eq!(written(&project), ["U07_Paris_F: INT=- R=U07 -", "U08_Lille_M: INT=- R=U08 -"]);
        let value = |name: &str, attribute| {
            let document = project.document_named(name).unwrap();
            let person = document.speakers.iter().find_map(|s| s.participant);
            project.value_in(person, document.id, attribute).unwrap_or("-").to_owned()
        };
        assert_eq!(["city", "sex", "Âge", "Date"].map(|a| value("U07_Paris_F", a)), ["Paris", "F", "41", "2023-05-12"]);
        assert_eq!(["city", "sex", "Âge"].map(|a| value("U08_Lille_M", a)), ["Lille", "M", "-"]);
    }

    #[test]
    fn a_role_is_remembered_for_the_next_file() {
        let project = empty_project();
        let mut first = entry("a.txt", "Sonia : Bien.\nHervé : Non.\nSonia : Ah.\nHervé : Si.\n");
        first.imported.speakers[0].role = Role::Interviewer;
        let project = committed(&project, &enter(&project, &mut IdSource::counting(), &[first]).output);
        let mut next = entry("b.txt", "SONIA : Voilà.\nPaul : Oui.\nSONIA : Bon.\nPaul : Non.\n").imported;
        assert_eq!(next.speakers[0].role, Role::Participant);
        next.read_by_memory(&super::super::memory::remembered(&project));
        assert_eq!(next.speakers[0].role, Role::Interviewer);
    }

    #[test]
    fn remarks_in_the_margin_become_a_memo() {
        let mut with = entry("a.txt", "One day.\n");
        with.imported.comments =
            vec![FoundComment { author: "Ines".to_owned(), about: "day".to_owned(), text: "Which?".to_owned() }];
        let project = empty_project();
        let project = committed(&project, &enter(&project, &mut IdSource::counting(), &[with]).output);
        assert_eq!(project.memos.values().map(|m| m.text.as_str()).collect::<Vec<_>>(), ["- “day” Ines: Which?"]);
    }
}
