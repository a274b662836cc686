//! How imported files would enter a project: facts to ops. The same text twice is noticed, names stay distinct, and
//! speakers become participants, one person for one name across the whole project.

pub mod again;
pub(super) mod by_hand;
mod claims;
pub mod facts;
pub mod file_names;
mod headers;
mod nouns;

use rustc_hash::{FxHashMap, FxHashSet};

use self::claims::Claims;
use self::facts::Facts;
use super::talk::{labels, roles};
use super::told::of_file;
use super::{FoundComment, FoundSpeaker, FoundValue, Imported};
use crate::model::document::Original;
use crate::model::naming::is_same_name;
use crate::model::{
    ContentHash, DocumentId, Holder, IdSource, NewDocument, Op, ParticipantId, Project, Role, Said, Speaker, Subject,
    Warned, name_key, said,
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
        warnings.extend(hall.enter(project, ids, entry));
    }
    warnings.extend(hall.set_values(project));
    Warned { output: hall.ops, warnings }
}

/// Who and what is in the project, those who just entered included.
pub(super) struct Hall {
    texts: FxHashMap<ContentHash, String>,
    document_names: FxHashSet<String>,
    participants: FxHashMap<String, ParticipantId>,
    claims: Claims,
    pub(super) ops: Vec<Op>,
}

impl Hall {
    pub(super) fn new(project: &Project) -> Self {
        let documents = project.documents();
        let people = project.participants();
        Self {
            texts: documents.iter().rev().map(|d| (d.imported.clone(), d.name.clone())).collect(),
            document_names: documents.iter().map(|d| name_key(&d.name)).collect(),
            participants: people.iter().rev().map(|p| (name_key(&p.name), p.id)).collect(),
            claims: Claims::default(),
            ops: Vec::new(),
        }
    }

    /// Brings a file in, and returns what is to be told of its people.
    fn enter(&mut self, project: &Project, ids: &mut IdSource, entry: &Entry) -> Option<Said> {
        let Entry { imported, text_hash, original, facts } = entry;
        let name = self.free_name(&imported.name);
        let numbers = self.ids_of_others(project, imported);
        let are_others = !numbers.is_empty();
        let speakers =
            self.speakers(ids, &name, imported, People { only: facts.participant.as_deref(), known: &[], are_others });
        self.note_values(project, &imported.values, &speakers);
        let person = facts.participant.as_deref().unwrap_or(&name);
        let participant = speakers.is_empty().then(|| self.participant(ids, person));
        let document = DocumentId::next(ids);
        let people = people_of(&speakers, participant);
        for fact in &facts.values {
            match people[..] {
                [only] if !fact.of_document => self.claims.add(project, only, &fact.attribute, &fact.value),
                _ => self.claims.renew(project, Holder::Document(document), &fact.attribute, &fact.value),
            }
        }
        let told = are_others.then(|| of_file(&imported.file_name, &told_apart(&numbers, &name)));
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
            sync_points: imported.kept_points().into_owned(),
            participant,
        })));
        if !imported.comments.is_empty() {
            let to = memo_of(&imported.comments);
            self.ops.push(Op::SetMemo { on: Subject::Document(document), from: String::new(), to });
        }
        told
    }

    /// Returns the ids of a survey that are those of people already here, if its people are others. Numbers begin anew
    /// in each survey, so the values of the people must speak for it that they are the same; codes of a study stay the
    /// same people unless most values speak against it.
    fn ids_of_others(&self, project: &Project, imported: &Imported) -> Vec<String> {
        if !imported.labels_are_people {
            return Vec::new();
        }
        let here = |s: &&FoundSpeaker| self.participants.contains_key(&name_key(&s.label));
        let shared: Vec<&FoundSpeaker> = imported.speakers.iter().filter(here).collect();
        let (mut n_same, mut n_other) = (0, 0);
        for FoundValue { label, attribute, value } in &imported.values {
            let person = self.participants.get(&name_key(label));
            match person.and_then(|person| self.claims.known(project, *person, attribute)) {
                Some(known) if is_same_name(known, value) => n_same += 1,
                Some(_) => n_other += 1,
                None => {}
            }
        }
        let are_numbers = shared.iter().any(|s| s.label.bytes().all(|b| b.is_ascii_digit()));
        let are_others = if are_numbers { n_same <= n_other } else { n_same < n_other };
        shared.into_iter().filter(|_| are_others).map(|s| s.label.clone()).collect()
    }

    /// Returns `name`, or `name (2)` and so on if a document has it.
    fn free_name(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        let mut n = 1;
        while !self.document_names.insert(name_key(&free)) {
            n += 1;
            free = format!("{name} ({n})");
        }
        free
    }

    fn note_values(&mut self, project: &Project, found: &[FoundValue], speakers: &[Speaker]) {
        let people: FxHashMap<&str, ParticipantId> =
            speakers.iter().filter_map(|s| Some((s.label.as_str(), s.participant?))).collect();
        for FoundValue { label, attribute, value } in found {
            if let Some(person) = people.get(label.as_str()) {
                self.claims.add(project, *person, attribute, value);
            }
        }
    }

    /// Keeps what is known of a file that is read anew: for its participant if there is only one, else for the
    /// document.
    pub(super) fn renew_facts(
        &mut self,
        project: &Project,
        document: DocumentId,
        people: &[ParticipantId],
        facts: &Facts,
    ) {
        for fact in &facts.values {
            let holder = match people {
                [only] if !fact.of_document => Holder::Participant(*only),
                _ => Holder::Document(document),
            };
            self.claims.renew(project, holder, &fact.attribute, &fact.value);
        }
    }

    /// Sets all values, and returns what is to be told of them.
    pub(super) fn set_values(&mut self, project: &Project) -> Vec<Said> {
        let claims = std::mem::take(&mut self.claims);
        let new: FxHashMap<ParticipantId, String> = self.ops.iter().filter_map(newcomer).collect();
        let here = |person| project.participants.get(&person).map(|p| p.name.clone());
        let name = |person| here(person).or_else(|| new.get(&person).cloned()).unwrap_or_default();
        claims.settle(project, &mut self.ops, name).collect()
    }

    /// Returns who the labels of a file are.
    pub(super) fn speakers(
        &mut self,
        ids: &mut IdSource,
        document: &str,
        imported: &Imported,
        People { only, known, are_others }: People<'_>,
    ) -> Vec<Speaker> {
        let Imported { speakers: found, labels_are_people, .. } = imported;
        let are_people = imported.are_people();
        let n_people = imported.n_people();
        let enter = |(s, is_person): (&FoundSpeaker, bool)| {
            let is_known = |k: &&Speaker| k.label == s.label && k.role == s.role && k.participant.is_some();
            if let Some(known) = known.iter().find(is_known) {
                return known.clone();
            }
            let person = is_person.then(|| match only {
                Some(named) if n_people == 1 => named.to_owned(),
                _ if are_others => named_after(document, &s.label),
                _ if *labels_are_people => s.label.clone(),
                _ => imported.person_name(document, &s.label, n_people),
            });
            let participant = person.map(|name| self.participant(ids, &name));
            Speaker { label: s.label.clone(), role: s.role, participant }
        };
        found.iter().zip(are_people).map(enter).collect()
    }

    /// Returns the participant of that name, who comes in if there is none.
    fn participant(&mut self, ids: &mut IdSource, name: &str) -> ParticipantId {
        let ops = &mut self.ops;
        *self.participants.entry(name_key(name)).or_insert_with(|| {
            let participant = ParticipantId::next(ids);
            ops.push(Op::AddParticipant { participant, name: name.to_owned() });
            participant
        })
    }
}

impl Imported {
    /// Returns how many of the speakers are participants of the study: what a name tells of a person is told of the
    /// only one, and of the document where there are several.
    pub fn n_people(&self) -> usize {
        self.are_people().into_iter().filter(|is_person| *is_person).count()
    }

    /// Returns for each speaker whether it is one participant.
    fn are_people(&self) -> Vec<bool> {
        let n_turns = self.n_turns();
        let n_spoken: usize = n_turns.iter().sum();
        // A survey may have thousands of them.
        let keys: FxHashSet<String> = self.speakers.iter().map(|s| labels::key(&s.label)).collect();
        let is_person = |(s, n): (&FoundSpeaker, &usize)| {
            // Whoever calls out now and then may be any of the others.
            let takes_part = *n * 10 >= n_spoken;
            let is_one = !roles::is_collective(&s.label) || (roles::is_unknown(&s.label) && takes_part);
            s.role == Role::Participant
                && is_one
                && !labels::is_joint(&s.label, |part| keys.contains(&labels::key(part)))
        };
        self.speakers.iter().zip(&n_turns).map(is_person).collect()
    }
}

/// What is known of the people of a file.
#[derive(Clone, Copy)]
pub(super) struct People<'a> {
    /// What the only one is called.
    pub only: Option<&'a str>,
    /// Labels that stay the people that they are.
    pub known: &'a [Speaker],
    /// The ids of a survey are those of other people in the project.
    pub are_others: bool,
}

/// Returns the people of a document, each once.
pub(super) fn people_of(speakers: &[Speaker], own: Option<ParticipantId>) -> Vec<ParticipantId> {
    let mut people: Vec<ParticipantId> = speakers.iter().filter_map(|s| s.participant).chain(own).collect();
    people.sort_unstable();
    people.dedup();
    people
}

fn newcomer(op: &Op) -> Option<(ParticipantId, String)> {
    match op {
        Op::AddParticipant { participant, name } => Some((*participant, name.clone())),
        _ => None,
    }
}

fn named_after(document: &str, label: &str) -> String {
    format!("{document}: {label}")
}

/// Returns what is told of a survey whose ids other people have.
fn told_apart(ids: &[String], document: &str) -> Said {
    const SHOWN: usize = 3;
    let n = ids.len();
    let shown = ids.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = if n > SHOWN { ", …" } else { "" };
    let first = ids.first().map_or_else(String::new, |id| named_after(document, id));
    said!(
        "{n} ids ({shown}{more}) are already those of participants whose values do not say that they are the same people: \
         kept apart, as “{first}”. If they are the same, give both one participant",
        "{n} identifiants ({shown}{more}) sont déjà ceux de participants dont les valeurs ne disent pas qu’il s’agit des \
         mêmes personnes\u{202f}: gardés à part, comme «\u{202f}{first}\u{202f}». S’il s’agit des mêmes, donnez-leur un seul \
         participant"
    )
}

impl Imported {
    /// Returns what the person behind `label` is called: by the label if it names one, else after the document.
    fn person_name(&self, document: &str, label: &str, n_people: usize) -> String {
        /// Among more speakers than this each is judged by the label alone.
        const MOST: usize = 200;
        let few = self.speakers.len() <= MOST;
        let labels: Vec<&str> = self.speakers.iter().filter(|_| few).map(|s| s.label.as_str()).collect();
        let text = if few { self.text.as_str() } else { "" };
        match () {
            // `P1` in “P1 Nurse” is the code of the study, not just the first participant of some group.
            () if is_named_in(document, label) => label.to_owned(),
            () if !nouns::names_nobody(label, &labels, text) => label.to_owned(),
            () if n_people == 1 => document.to_owned(),
            () => named_after(document, label),
        }
    }
}

/// Whether a label with a number stands in the name of its document.
fn is_named_in(document: &str, label: &str) -> bool {
    let numbered = label.chars().any(|c| c.is_ascii_digit());
    let mut words = document.split(|c: char| !c.is_alphanumeric());
    numbered && words.any(|w| is_same_name(w, label))
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
mod tests;
