//! The facts that all counting rests on, gathered in one flat pass over a project: who is heard where, which excerpts
//! are coded with which code, and whose words they touch. Everything is an index into a vector, so that counting
//! compares small numbers.
//!
//! # The rules
//!
//! - An **excerpt** is a document and a span: the same span coded by two coders, or with two codes of one branch, is
//!   one.
//! - A **voice** is a speaker in a document that counts: participants, and interviewers and moderators only when
//!   everyone is asked for. Words that nobody is named for (a report, a speaker known to nobody, a title) are a voice
//!   without a participant: they count for their document, not for a person.
//! - An excerpt counts for each voice whose words it touches. If it touches only words that do not count, it counts
//!   nowhere.

mod heard;
mod turns_in_order;

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::scope::Scope;
use super::words::WordIndex;
pub(super) use turns_in_order::TurnsInOrder;

pub(super) use crate::model::touched::{places_touched, touched_among, turns_touched};
use crate::model::{
    CodeId, Coding, Document, DocumentId, Outline, Participant, ParticipantId, Project, Span, TextUnavailable, Turn,
};

/// A speaker in a document whose words count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Voice {
    /// Index into [`Facts::documents`].
    pub document: u32,
    /// Index into the document's speakers; nothing for words without a speaker.
    pub speaker: Option<u16>,
    /// Index into [`Facts::participants`].
    pub participant: Option<u32>,
}

/// A distinct document and span that is coded, and touches words that count.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeardExcerpt {
    /// Index into [`Facts::documents`].
    pub document: u32,
    /// Where.
    pub span: Span,
    voices: Voices,
    turns: Range<u32>,
}

/// Whose words an excerpt touches, as indices into [`Facts::voices`]. Counting asks this for each coding; of most
/// excerpts it is one, and needs no look at a list elsewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Voices {
    One(u32),
    /// A stretch of [`Facts::voices_of_excerpts`].
    Listed(Range<u32>),
}

/// A turn whose words count.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct HeardTurn {
    /// Its number, when the turns of all documents are numbered through.
    pub turn: u32,
    /// Index into [`Facts::voices`].
    pub voice: u32,
}

/// A code on an excerpt, by however many coders.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Coded {
    /// Index into the rows of [`Facts::outline`].
    pub row: u32,
    /// Index into [`Facts::excerpts`].
    pub excerpt: u32,
}

/// A coding with where it stands and its code.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlacedOnRow<'a> {
    pub coding: &'a Coding,
    pub span: Span,
    /// Index into the rows of [`Facts::outline`].
    pub row: u32,
}

/// All that counting needs to know of a project.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The project.
    pub project: &'a Project,
    /// Its codes from top to bottom.
    pub outline: Outline,
    /// Its documents in natural order.
    pub documents: Vec<&'a Document>,
    /// Its participants in natural order.
    pub participants: Vec<&'a Participant>,
    /// Who is heard, by document.
    pub voices: Vec<Voice>,
    /// Distinct, by document and span.
    pub excerpts: Vec<HeardExcerpt>,
    /// Distinct, by row and excerpt.
    pub codings: Vec<Coded>,
    first_coding_of_row: Vec<u32>,
    voices_of_excerpts: Vec<u32>,
    turns_of_excerpts: Vec<HeardTurn>,
    first_turns: Vec<u32>,
    /// Resolving a code walks trees of codes; there are few codes and many codings.
    row_of_code: FxHashMap<CodeId, u32>,
    voice_tables: VoiceTables,
    pub(super) words: Option<Result<WordIndex, TextUnavailable>>,
}

/// Which voice each speaker of each document is: as many places as the document has speakers, and one behind them for
/// words without a speaker.
#[derive(Debug, Default)]
struct VoiceTables {
    first: Vec<u32>,
    voices: Vec<Option<u32>>,
}

impl<'a> Facts<'a> {
    /// Returns the facts of `project` within `scope`. Texts are read only when `words` are asked for.
    pub fn gather(project: &'a Project, scope: &Scope, words: bool) -> Self {
        let people = scope.with_code.map(|code| Self::people_with(project, scope, code));
        Self::gather_of(project, scope, words, people.as_ref())
    }

    /// Returns the people of whom an excerpt is coded with `code` or one below it.
    fn people_with(project: &Project, scope: &Scope, code: CodeId) -> FxHashSet<ParticipantId> {
        let facts = Facts::gather_of(project, scope, false, None);
        let codings = facts.outline.index(code).map_or(&[][..], |row| facts.branch_codings(row));
        let voices = codings.iter().flat_map(|coded| facts.voices_of(coded.excerpt));
        let people = voices.filter_map(|voice| facts.voices[*voice as usize].participant);
        people.map(|person| facts.participants[person as usize].id).collect()
    }

    fn gather_of(project: &'a Project, scope: &Scope, words: bool, people: Option<&FxHashSet<ParticipantId>>) -> Self {
        let outline = Outline::of(project);
        let row = |code: &CodeId| project.resolve_code(*code).and_then(|c| outline.index(c));
        let mut facts = Self {
            project,
            row_of_code: project.codes.keys().filter_map(|code| Some((*code, row(code)? as u32))).collect(),
            outline,
            documents: project.documents().into_iter().map(|d| &**d).filter(|d| scope.reads(d.id)).collect(),
            participants: project.participants(),
            voices: Vec::new(),
            excerpts: Vec::new(),
            codings: Vec::new(),
            first_coding_of_row: Vec::new(),
            voices_of_excerpts: Vec::new(),
            turns_of_excerpts: Vec::new(),
            first_turns: Vec::new(),
            voice_tables: VoiceTables::default(),
            words: None,
        };
        facts.find_voices(scope, people);
        facts.find_excerpts(scope);
        if words {
            facts.words = Some(WordIndex::of(&facts));
        }
        facts
    }

    fn find_voices(&mut self, scope: &Scope, people: Option<&FxHashSet<ParticipantId>>) {
        let index: FxHashMap<ParticipantId, u32> =
            self.participants.iter().enumerate().map(|(i, p)| (p.id, i as u32)).collect();
        let project = self.project;
        let mut n_turns = 0;
        for (d, document) in self.documents.iter().enumerate() {
            self.first_turns.push(n_turns);
            n_turns += document.turns.len() as u32;
            self.voice_tables.first.push(self.voice_tables.voices.len() as u32);
            let mut add = |speaker: Option<u16>, person: Option<ParticipantId>| {
                let standing = person.filter(|p| index.contains_key(p));
                let among = people.is_none_or(|people| standing.is_some_and(|person| people.contains(&person)));
                if !among || !scope.filters.iter().all(|c| c.holds(project, standing, document.id)) {
                    return None;
                }
                let participant = standing.and_then(|p| index.get(&p).copied());
                self.voices.push(Voice { document: d as u32, speaker, participant });
                Some(self.voices.len() as u32 - 1)
            };
            let speaking = speaking(document);
            for (s, speaker) in document.speakers.iter().enumerate() {
                let counts = speaking[s] && scope.hears(speaker.role);
                let voice = if counts { add(Some(s as u16), speaker.participant) } else { None };
                self.voice_tables.voices.push(voice);
            }
            let person = document.participant.filter(|_| document.speakers.is_empty());
            self.voice_tables.voices.push(if scope.hears_nobody() { add(None, person) } else { None });
        }
    }

    /// Returns the standing codings of a document that have a place in the text and a code, whatever the scope counts.
    pub(super) fn codings_in(&self, document: u32) -> impl Iterator<Item = PlacedOnRow<'a>> {
        self.documents[document as usize].standing_codings().filter_map(|coding| {
            Some(PlacedOnRow { coding, span: coding.span?, row: *self.row_of_code.get(&coding.code)? })
        })
    }

    /// Returns the voice of a turn, or of words outside of all turns; nothing when they do not count.
    pub(super) fn voice_of(&self, document: u32, turn: Option<&Turn>) -> Option<u32> {
        let n = self.documents[document as usize].speakers.len();
        let speaker = turn.and_then(|t| t.speaker).map_or(n, |s| usize::from(s).min(n));
        self.voice_tables.voices[self.voice_tables.first[document as usize] as usize + speaker]
    }

    /// Whether a voice is that of somebody, or of a document without speakers; not of the words between two labels.
    pub(super) fn is_of_people(&self, voice: usize) -> bool {
        let Voice { document, speaker, .. } = self.voices[voice];
        speaker.is_some() || self.documents[document as usize].speakers.is_empty()
    }

    /// Returns the voices whose words an excerpt touches, as indices into [`Self::voices`].
    pub fn voices_of(&self, excerpt: u32) -> &[u32] {
        match &self.excerpts[excerpt as usize].voices {
            Voices::One(voice) => std::slice::from_ref(voice),
            Voices::Listed(range) => &self.voices_of_excerpts[range.start as usize..range.end as usize],
        }
    }

    /// Returns the turns whose words an excerpt touches, those that count.
    pub(super) fn turns_of(&self, excerpt: u32) -> &[HeardTurn] {
        let range = &self.excerpts[excerpt as usize].turns;
        &self.turns_of_excerpts[range.start as usize..range.end as usize]
    }

    /// Returns the codings with the code of `row` itself.
    pub fn own_codings(&self, row: usize) -> &[Coded] {
        self.codings_of(row, row + 1)
    }

    /// Returns the codings with the code of `row` or one below it.
    pub fn branch_codings(&self, row: usize) -> &[Coded] {
        self.codings_of(row, self.outline.rows[row].end)
    }

    fn codings_of(&self, row: usize, end: usize) -> &[Coded] {
        &self.codings[self.first_coding_of_row[row] as usize..self.first_coding_of_row[end] as usize]
    }

    /// Returns the identity of a document of [`Self::documents`].
    pub fn document_id(&self, document: u32) -> DocumentId {
        self.documents[document as usize].id
    }

    /// Returns why words could not be counted, when they were asked for.
    pub fn words_missing(&self) -> Option<&TextUnavailable> {
        self.words.as_ref()?.as_ref().err()
    }
}

/// Returns for each speaker whether there is a turn of theirs.
pub(super) fn speaking(document: &Document) -> Vec<bool> {
    let mut speaking = vec![false; document.speakers.len()];
    let mut n_silent = speaking.len();
    for turn in document.turns.iter() {
        if n_silent == 0 {
            break;
        }
        if let Some(heard) = turn.speaker.and_then(|s| speaking.get_mut(usize::from(s))) {
            n_silent -= usize::from(!std::mem::replace(heard, true));
        }
    }
    speaking
}
