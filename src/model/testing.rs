//! Small projects for tests, written as people write transcripts. Compiled for tests alone.
//!
//! ```text
//! INT: How do you sleep?
//! U01: I [have no [place|Housing] to go|Housing/None|Fear]. Nobody [helps|Care@ben].
//! ```
//!
//! Each line is a turn. `[words|Code]` codes the words, `|` adds further codes, `@` names another coder than `ana`.
//! `INT` is an interviewer, `MOD` a moderator, any other label a participant of that name. A line without a label is a
//! turn without a speaker.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::plan::{self, CodeDraft};
use super::{
    Anchor, Change, CoderId, CodingId, ContentHash, DeviceId, DocumentId, Effects, Excerpt, Holder, IdSource, Language,
    NewCoding, NewDocument, Op, ParticipantId, Project, ProjectId, Replacement, Role, Span, Speaker, Stamp, TextSource,
    TextUnavailable, TurnRecord,
};

/// Texts in memory, for tests that need no project folder.
#[derive(Debug, Default)]
pub struct TextsInMemory(Mutex<BTreeMap<ContentHash, Arc<str>>>);

impl TextsInMemory {
    /// Returns the name under which `text` is found from now on.
    pub fn keep(&self, text: &str) -> ContentHash {
        let mut texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let hash = ContentHash(format!("text-{}", texts.len()).into());
        texts.insert(hash.clone(), text.into());
        hash
    }
}

impl TextSource for TextsInMemory {
    fn imported(&self, hash: &ContentHash) -> Result<Arc<str>, TextUnavailable> {
        let texts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let missing = || TextUnavailable { document: hash.to_string(), reason: "no test kept it".to_owned() };
        texts.get(hash).map(Arc::clone).ok_or_else(missing)
    }
}

/// A project under construction, with the identities, the clock and the texts that it needs.
#[derive(Debug)]
pub struct Fixture {
    /// The project as it stands.
    pub project: Project,
    /// Where new identities come from.
    pub ids: IdSource,
    /// Who codes unless another name is given: `ana`.
    pub coder: CoderId,
    texts: Arc<TextsInMemory>,
}

impl Default for Fixture {
    fn default() -> Self {
        Self::new()
    }
}

impl Fixture {
    /// Returns a project with one coder, `ana`, and nothing else.
    pub fn new() -> Self {
        let mut ids = IdSource::counting();
        let texts = Arc::new(TextsInMemory::default());
        let source: Arc<dyn TextSource> = Arc::clone(&texts) as _;
        let project = Project::empty(ProjectId::next(&mut ids), "Test", source);
        let coder = CoderId::next(&mut ids);
        let mut fixture = Self { project, ids, coder, texts };
        fixture.apply(vec![Op::AddCoder { coder, name: "ana".to_owned() }]);
        fixture
    }

    /// Returns a project with one French document, `Entretien 1`, of that notation.
    pub fn of(notation: &str) -> Self {
        let mut fixture = Self::new();
        fixture.document("Entretien 1", Some(Language::Fr), notation);
        fixture
    }

    /// Folds `ops` as one change of `ana`, a second after the one before.
    pub fn apply(&mut self, ops: Vec<Op>) -> Effects {
        let change = self.next_change(self.coder, ops);
        self.project.apply(&change)
    }

    /// Folds `ops` as one change of that coder, and returns when it was made.
    pub fn apply_as(&mut self, coder: CoderId, ops: Vec<Op>) -> Stamp {
        let change = self.next_change(coder, ops);
        self.project.apply(&change);
        change.at
    }

    /// Takes the change `at`, which did `ops`, back as that coder, and returns when that was.
    pub fn undo_as(&mut self, coder: CoderId, at: Stamp, ops: &[Op]) -> Stamp {
        let inverses = ops.iter().rev().filter_map(Op::inverse).collect();
        let change = Change { undoes: Some(at), ..self.next_change(coder, inverses) };
        self.project.apply(&change);
        change.at
    }

    fn next_change(&self, by: CoderId, ops: Vec<Op>) -> Change {
        let now = self.project.head.map_or(0, |head| head.millis + 1000);
        let at = Stamp::after(self.project.head, now, DeviceId::from_bits(1));
        let seen = self.project.head.into_iter().collect();
        Change { at, by, seen, label: "Test".to_owned(), undoes: None, ops }
    }

    /// Folds what `ana` and then `ben` did at once, each at a device of their own and without having seen the other's.
    pub fn apart(&mut self, ana: Vec<Op>, ben: Vec<Op>) {
        let seen: Vec<Stamp> = self.project.head.into_iter().collect();
        let people = [(self.coder, 1, ana), (self.coder_named("ben"), 2, ben)];
        let joined = self.project.head;
        let changes = people.map(|(by, device, ops)| {
            let at = Stamp::after(joined, joined.map_or(0, |head| head.millis + 1000), DeviceId::from_bits(device));
            Change { at, by, seen: seen.clone(), label: "Apart".to_owned(), undoes: None, ops }
        });
        self.project.apply_all(&changes);
    }

    /// Takes `ops`, which were applied last, back.
    pub fn take_back(&mut self, ops: &[Op]) -> Effects {
        self.apply(ops.iter().rev().filter_map(Op::inverse).collect())
    }

    /// Brings in a document of that notation, with its speakers, participants, codes and codings.
    pub fn document(&mut self, name: &str, language: Option<Language>, notation: &str) -> DocumentId {
        let written = Written::parse(notation);
        let document = DocumentId::next(&mut self.ids);
        let speakers = written.labels.iter().map(|label| self.speaker(label)).collect();
        let new = NewDocument {
            document,
            name: name.to_owned(),
            language,
            text: self.texts.keep(&written.text),
            chars: written.text.chars().count() as u32,
            original: None,
            speakers,
            turns: written.turns,
            sync_points: Vec::new(),
            participant: None,
        };
        self.apply(vec![Op::AddDocument(Box::new(new))]);
        for (span, mark) in written.marks {
            let (code, coder) = mark.split_once('@').map_or((mark.as_str(), None), |(code, who)| (code, Some(who)));
            let coder = coder.map_or(self.coder, |name| self.coder_named(name));
            self.code(Excerpt { document, span }, code, coder);
        }
        document
    }

    /// Codes an excerpt with the code of that path, which is made when it is missing.
    pub fn code(&mut self, excerpt: Excerpt, path: &str, coder: CoderId) {
        let mut draft = CodeDraft::new(&self.project);
        let code = draft.code_at(&mut self.ids, path).expect("the path of a code has names");
        let mut ops = draft.into_ops();
        let document = &self.project.documents[&excerpt.document];
        let anchor: Anchor = document.pieces().lookup().anchor(excerpt.span).expect("the excerpt lies in the text");
        let quote = self.project.words(document, excerpt.span).into();
        let coding = CodingId::next(&mut self.ids);
        ops.push(Op::ApplyCode(NewCoding { coding, document: document.id, code, coder: Some(coder), anchor, quote }));
        self.apply(ops);
    }

    /// Returns the coder of that name, who joins when missing.
    pub fn coder_named(&mut self, name: &str) -> CoderId {
        if let Some(coder) = self.project.coder_named(name) {
            return coder.id;
        }
        let coder = CoderId::next(&mut self.ids);
        self.apply(vec![Op::AddCoder { coder, name: name.to_owned() }]);
        coder
    }

    /// Returns the participant of that name, who comes in when missing.
    pub fn participant(&mut self, name: &str) -> ParticipantId {
        if let Some(participant) = self.project.participant_named(name) {
            return participant.id;
        }
        let participant = ParticipantId::next(&mut self.ids);
        self.apply(vec![Op::AddParticipant { participant, name: name.to_owned() }]);
        participant
    }

    /// Gives a participant a value; the attribute comes in when it is missing.
    pub fn attribute(&mut self, participant: &str, attribute: &str, value: &str) {
        let holder = Holder::Participant(self.participant(participant));
        self.value(holder, attribute, value);
    }

    /// Gives a participant or a document a value; the attribute comes in when it is missing.
    pub fn value(&mut self, holder: Holder, attribute: &str, value: &str) {
        let mut ops = Vec::new();
        if self.project.attribute_named(attribute).is_none() {
            ops.extend(plan::attribute_kind(&self.project, attribute, super::AttributeKind::Text));
        }
        ops.extend(plan::attribute_value(&self.project, holder, attribute, value));
        self.apply(ops);
    }

    /// Replaces the first `from` in the text of a document by `to`.
    pub fn correct(&mut self, document: DocumentId, from: &str, to: &str) {
        let text = self.project.text(&self.project.documents[&document]).expect("the text is here");
        let byte = text.as_str().find(from).expect("the words stand in the text");
        let span = text.span(byte..byte + from.len());
        let replacement = Replacement { span, text: to.to_owned() };
        let ops = plan::correct_text(&self.project, &mut self.ids, document, &[replacement]);
        self.apply(ops.expect("the document stands"));
    }

    fn speaker(&mut self, label: &str) -> Speaker {
        let (role, participant) = match label {
            "INT" => (Role::Interviewer, None),
            "MOD" => (Role::Moderator, None),
            name => (Role::Participant, Some(self.participant(name))),
        };
        Speaker { label: label.to_owned(), role, participant }
    }
}

/// A notation taken apart.
#[derive(Default)]
struct Written {
    text: String,
    labels: Vec<String>,
    turns: Vec<TurnRecord>,
    marks: Vec<(Span, String)>,
}

impl Written {
    fn parse(notation: &str) -> Self {
        let mut written = Self::default();
        for line in notation.lines().filter(|line| !line.trim().is_empty()) {
            if !written.text.is_empty() {
                written.text.push('\n');
            }
            written.add_turn(line.trim_start());
        }
        written
    }

    fn add_turn(&mut self, line: &str) {
        let start = self.position();
        let label = line.split_once(": ").filter(|(label, _)| is_label(label));
        let (speaker, words) = match label {
            Some((label, words)) => (Some(self.speaker(label)), words),
            None => (None, line),
        };
        self.text.push_str(&line[..line.len() - words.len()]);
        let words_from = self.position();
        self.add_words(words);
        self.turns.push(TurnRecord(start, words_from, self.position(), speaker, None));
    }

    fn speaker(&mut self, label: &str) -> u16 {
        let i = self.labels.iter().position(|l| l == label).unwrap_or_else(|| {
            self.labels.push(label.to_owned());
            self.labels.len() - 1
        });
        i as u16
    }

    fn add_words(&mut self, words: &str) {
        let mut open = Vec::new();
        let mut rest = words;
        while let Some(at) = rest.find(['[', '|']) {
            self.text.push_str(&rest[..at]);
            let (sign, behind) = rest[at..].split_at(1);
            rest = behind;
            if sign == "[" {
                open.push(self.position());
                continue;
            }
            let (codes, behind) = rest.split_once(']').expect("a mark ends with ]");
            let start = open.pop().expect("a mark begins with [");
            let span = Span::new(start, self.position());
            self.marks.extend(codes.split('|').map(|code| (span, code.to_owned())));
            rest = behind;
        }
        self.text.push_str(rest);
    }

    fn position(&self) -> u32 {
        self.text.chars().count() as u32
    }
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.chars().count() <= 20 && !label.contains(['[', '.', '|'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notation_becomes_turns_codes_and_codings() {
        let mut fixture = Fixture::of("INT: Où ?\nU01: Pas [de [lieu|Logement] à moi|Logement/Rien|Peur@ben].");
        let project = &fixture.project;
        let document = project.document_named("entretien 1").unwrap();
        let words: Vec<_> = document.turns.iter().map(|t| project.words(document, t.words).into_owned()).collect();
        assert_eq!(words, ["Où ?", "Pas de lieu à moi."]);
        let mut coded: Vec<_> = project
            .codings(document)
            .map(|c| {
                let words = project.words(document, c.span).into_owned();
                (project.code(c.code).unwrap().name.clone(), words, project.coder_name(c.coding.coder).to_owned())
            })
            .collect();
        coded.sort();
        let expected =
            [("Logement", "lieu", "ana"), ("Peur", "de lieu à moi", "ben"), ("Rien", "de lieu à moi", "ana")];
        assert_eq!(coded, expected.map(|(code, words, who)| (code.to_owned(), words.to_owned(), who.to_owned())));
        assert!(project.participant_named("U01").is_some() && project.participant_named("INT").is_none());

        let id = document.id;
        fixture.correct(id, "lieu", "toit");
        fixture.attribute("U01", "city", "Lyon");
        let document = &fixture.project.documents[&id];
        assert_eq!(fixture.project.words(document, document.turns[1].words), "Pas de toit à moi.");
        let person = fixture.participant("U01");
        assert_eq!(fixture.project.value_in(Some(person), id, "city"), Some("Lyon"));
    }
}
