//! Documents: transcripts and other texts, the speakers that appear in them and their turns.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::iter::successors;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::anchor::{Address, Anchor, Pieces};
use super::blind::BlindByTree;
use super::called::Called;
use super::coding::Coding;
use super::concurrent::Correction;
use super::ids::{CoderId, CodingId, DocumentId, EditId, ParticipantId, TreeId};
use super::independent::IndependentWork;
use super::natural_order::natural_key;
use super::op::{NewDocument, Op};
use super::signed::{People, Signed};
use super::stamp::Stamp;
use super::sync_point::SyncPoint;
use super::text::{Span, Text};
use super::turns::TurnPlaces;

/// The name of an immutable text or original file: the SHA-256 of its bytes, in hexadecimal.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentHash(pub Arc<str>);

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The language that a text is written in: it decides stemming, and which abbreviations do not end a sentence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Language {
    /// English.
    En,
    /// French.
    Fr,
}

impl Language {
    /// Returns the two-letter code of ISO 639-1.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }
}

/// What a speaker is to the study. Interviewers and moderators stay out of counts unless asked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Role {
    /// Whose viewpoint is studied.
    Participant,
    /// Who asks the questions.
    Interviewer,
    /// Who leads a focus group.
    Moderator,
}

impl Role {
    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Interviewer => "interviewer",
            Self::Moderator => "moderator",
        }
    }
}

/// A label in a document.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Speaker {
    /// As it stands in the text, without the colon.
    pub label: String,
    /// What the speaker is to the study.
    pub role: Role,
    /// Which person it is; interviewers and moderators may have none.
    pub participant: Option<ParticipantId>,
}

/// A turn as an import found it: plain offsets (code points) into the imported text.
///
/// Written as a tuple: start with the label, start of the words, end, speaker as an index, time in seconds.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct TurnRecord(pub u32, pub u32, pub u32, pub Option<u16>, pub Option<f32>);

/// What one speaker says until another speaks. A text without speakers has one turn for each paragraph.
#[derive(Clone, PartialEq, Debug)]
pub struct Turn {
    /// The label, the words, and nothing of the next turn.
    pub anchor: Anchor,
    /// The first character of the words; nothing if the turn is a label alone.
    pub words_from: Option<Address>,
    /// Who speaks, as an index into [`Document::speakers`].
    pub speaker: Option<u16>,
    /// To whom somebody gave it, who may have been merged into the one who speaks.
    pub given_to: Option<u16>,
    /// Seconds from the beginning of the recording.
    pub time: Option<f32>,
    /// Where the anchor stands now, label included; empty when all of it was cut.
    pub span: Span,
    /// Where the words stand now, without the label.
    pub words: Span,
}

impl Turn {
    /// Returns the turn of an import's record.
    pub(super) fn from_record(record: TurnRecord) -> Self {
        let TurnRecord(start, words, end, speaker, time) = record;
        let end = end.max(start);
        let words = words.clamp(start, end);
        let last = end.saturating_sub(1).max(start);
        Self {
            anchor: Anchor { first: Address::Original(start), last: Address::Original(last) },
            words_from: (words < end).then_some(Address::Original(words)),
            speaker,
            given_to: speaker,
            time,
            span: Span::new(start, end),
            words: Span::new(words, end),
        }
    }
}

/// A coder declared a document finished for a code tree: from then on what they did not code counts as absent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Finished {
    /// Who.
    pub coder: CoderId,
    /// For which codes.
    pub tree: TreeId,
}

/// A transcript or other text, with its codings.
#[derive(Clone, PartialEq, Debug)]
pub struct Document {
    /// Its identity.
    pub id: DocumentId,
    /// For people: the file's name without its extension, until somebody renames it.
    pub name: String,
    /// What orders it among others by its name.
    pub(super) name_order: Box<str>,
    /// The language, if known.
    pub language: Option<Language>,
    /// Which imported text it began as.
    pub imported: ContentHash,
    /// The file that it came from, if it was kept.
    pub original: Option<Original>,
    /// The labels found in it.
    pub speakers: Vec<Speaker>,
    /// Whom the speakers turned out to be that are others', by their places in the list.
    pub(super) merged_speakers: BTreeMap<u16, u16>,
    /// What they were called.
    pub(super) called: Called,
    /// How many of them came in with the file.
    pub(super) n_speakers_of_file: u16,
    /// All turns in the order of the text, shared with earlier states until they change.
    pub turns: Arc<Vec<Turn>>,
    /// Times within turns, by the characters of the text as it was imported.
    pub(super) imported_sync_points: Arc<[SyncPoint]>,
    /// Who the document stands for when it has no speakers.
    pub participant: Option<ParticipantId>,
    /// Every coding ever made here, removed ones included. Earlier states of a document share those that did not
    /// change.
    pub codings: BTreeMap<CodingId, Arc<Coding>>,
    /// Who is done with it, and since when.
    pub finished: BTreeMap<Finished, Stamp>,
    /// What each of them had coded when first done with it.
    pub independent: BTreeMap<Finished, IndependentWork>,
    /// Who codes it blind, for which trees.
    pub blind: BlindByTree,
    /// The three of them by whoever signed it.
    pub(super) signed: Signed,
    /// The change that brought it in.
    pub added: Stamp,
    /// Whether it was taken out of the project.
    pub removed: bool,
    /// The document of the same text that it was merged into.
    pub merged_into: Option<DocumentId>,
    /// Attribute name to value as it was typed.
    pub values: BTreeMap<String, String>,
    /// Who corrected the text, and where.
    pub(super) corrections: BTreeMap<EditId, Correction>,
    /// For each turn the corrections of several people that somebody looked at together and settled.
    pub(super) settled: BTreeMap<Address, BTreeSet<Vec<EditId>>>,
    /// Whether two people ever decided about a coding here without having seen each other.
    pub(super) ruled_apart: bool,
    pub(super) pieces: Arc<Pieces>,
    pub(super) turn_places: TurnPlaces,
    /// Whether spans have to be found anew after a correction.
    pub(super) unsettled: bool,
    pub(super) text: TextCell,
}

/// The text as it stands, once somebody asked for it; shared by all clones of the document. It is derived, so it takes
/// no part in comparisons.
#[derive(Clone, Debug, Default)]
pub(super) struct TextCell(pub(super) Arc<OnceLock<Arc<Text>>>);

impl PartialEq for TextCell {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The file that a document came from.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Original {
    /// Its content.
    pub hash: ContentHash,
    /// Its name when it was imported, without a folder.
    pub file_name: String,
}

impl Document {
    /// Returns the document that an import brings in with change `added`.
    pub(super) fn new(new: &NewDocument, added: Stamp) -> Self {
        Self {
            id: new.document,
            name: new.name.clone(),
            name_order: natural_key(&new.name).into(),
            language: new.language,
            imported: new.text.clone(),
            original: new.original.clone(),
            speakers: new.speakers.clone(),
            merged_speakers: BTreeMap::new(),
            called: Called::default(),
            n_speakers_of_file: u16::try_from(new.speakers.len()).unwrap_or(u16::MAX),
            turns: Arc::new(new.turns.iter().copied().map(Turn::from_record).collect()),
            imported_sync_points: new.sync_points.as_slice().into(),
            participant: new.participant,
            codings: BTreeMap::new(),
            finished: BTreeMap::new(),
            independent: BTreeMap::new(),
            blind: BTreeMap::new(),
            signed: Signed { people: People::of(new), ..Signed::default() },
            added,
            removed: false,
            merged_into: None,
            values: BTreeMap::new(),
            corrections: BTreeMap::new(),
            settled: BTreeMap::new(),
            ruled_apart: false,
            pieces: Arc::new(Pieces::imported(new.chars)),
            turn_places: TurnPlaces::default(),
            unsettled: false,
            text: TextCell::default(),
        }
    }

    /// Gives the document another name.
    pub(super) fn rename(&mut self, name: &str) {
        name.clone_into(&mut self.name);
        self.name_order = natural_key(name).into();
    }

    /// Returns who made a correction, and when.
    pub fn correction(&self, edit: EditId) -> Option<&Correction> {
        self.corrections.get(&edit)
    }

    /// Whether a speaker has one place in everybody's list: those do who came in with the file.
    pub(super) fn came_with_the_file(&self, place: u16) -> bool {
        place < self.n_speakers_of_file
    }

    /// Sets a speaker. Returns nothing when there is no such speaker.
    pub(super) fn set_speaker(&mut self, place: u16, to: &Speaker, at: Stamp) -> Option<()> {
        // A label that was typed is none of the words, so where they begin depends on it.
        self.unsettled |= self.speakers.get(usize::from(place))?.label != to.label;
        self.call_speaker(place, &to.label, at);
        let place = usize::from(place);
        *self.speakers.get_mut(place)? = to.clone();
        self.signed.people.set(place, to.participant);
        Some(())
    }

    /// Returns a speaker as somebody set them, whoever the person turned out to be.
    pub(super) fn speaker_as_set(&self, place: u16) -> Option<Speaker> {
        let participant = self.signed.people.speaker(usize::from(place));
        self.speakers.get(usize::from(place)).map(|speaker| Speaker { participant, ..speaker.clone() })
    }

    /// Returns the speaker that `place` is. The fold closes no loop, so the chain ends.
    pub(super) fn one_speaker(&self, place: u16) -> u16 {
        successors(Some(place), |on_it| self.merged_speakers.get(on_it).copied()).last().unwrap_or(place)
    }

    /// Counts the speaker of that place as another one, or as themselves again.
    pub(super) fn merge_speaker(&mut self, place: u16, into: Option<u16>) {
        match into {
            Some(into) => _ = self.merged_speakers.insert(place, into),
            None => _ = self.merged_speakers.remove(&place),
        }
        let one: Vec<u16> = (0_u16..).zip(&self.speakers).map(|(place, _)| self.one_speaker(place)).collect();
        for turn in Arc::make_mut(&mut self.turns) {
            turn.speaker = turn.given_to.map(|given| one.get(usize::from(given)).copied().unwrap_or(given));
        }
        self.unsettled = true;
    }

    /// Marks corrections of a turn as looked at together, or takes the mark off.
    pub(super) fn set_settled(&mut self, turn: Address, edits: &[EditId], settled: bool) {
        let groups = self.settled.entry(turn).or_default();
        if settled {
            groups.insert(edits.to_vec());
        } else {
            groups.remove(edits);
        }
        self.settled.retain(|_, groups| !groups.is_empty());
    }

    /// Returns the addresses of the text's characters.
    pub fn pieces(&self) -> &Pieces {
        &self.pieces
    }

    /// Returns the addresses to correct them; every span is found anew after that.
    pub(super) fn pieces_mut(&mut self) -> &mut Pieces {
        self.unsettled = true;
        Arc::make_mut(&mut self.pieces)
    }

    /// Returns the codings that stand, in no order that means anything: neither taken back nor set aside by a decision.
    /// Whether their code still stands, the project knows.
    pub fn standing_codings(&self) -> impl Iterator<Item = &Coding> {
        self.codings.values().map(|c| &**c).filter(|c| !c.removed && !c.is_set_aside())
    }

    /// Returns a coding to be changed: an earlier state of the document keeps it as it was.
    pub(super) fn coding_mut(&mut self, id: CodingId) -> Option<&mut Coding> {
        self.codings.get_mut(&id).map(Arc::make_mut)
    }

    /// Returns the index of the turn that `position` lies in.
    pub fn turn_at(&self, position: u32) -> Option<usize> {
        let after = self.turns.partition_point(|t| t.span.start <= position);
        let i = after.checked_sub(1)?;
        (position <= self.turns[i].span.end).then_some(i)
    }

    /// Returns the indices of the turns that share a character with `span`.
    pub fn turns_in(&self, span: Span) -> std::ops::Range<usize> {
        let first = self.turns.partition_point(|t| t.span.end <= span.start);
        let end = self.turns.partition_point(|t| t.span.start < span.end);
        first..end.max(first)
    }

    /// Returns the parts of `span` that are shown as its words: without the labels between turns.
    pub fn shown_in(&self, span: Span) -> Vec<Span> {
        let (mut shown, mut reached) = (Vec::new(), span.start);
        for turn in &self.turns[self.turns_in(span)] {
            let label = Span::new(turn.span.start, turn.words.start.min(turn.words.end));
            if let Some(hidden) = label.intersection(span) {
                shown.push(Span::new(reached, hidden.start));
                reached = hidden.end;
            }
        }
        shown.push(Span::new(reached.min(span.end), span.end));
        shown
    }

    /// Returns the words of `span` as they are shown: without the labels between turns.
    pub fn said(&self, text: &Text, span: Span) -> String {
        let shown: String = self.shown_in(span).into_iter().map(|span| text.slice(span)).collect();
        shown.trim().to_owned()
    }

    /// Returns who speaks in turn `i`.
    pub fn speaker_of(&self, turn: &Turn) -> Option<&Speaker> {
        self.speakers.get(usize::from(turn.speaker?))
    }

    /// Returns the person that the words of `turn` count for: the speaker's, or the document's own when the document
    /// has no speakers. Interviewers and moderators count only when `everyone` asks for them.
    pub fn counted_participant(&self, turn: &Turn, everyone: bool) -> Option<ParticipantId> {
        match self.speaker_of(turn) {
            Some(speaker) if speaker.role == Role::Participant || everyone => speaker.participant,
            Some(_) => None,
            None if self.speakers.is_empty() => self.participant,
            None => None,
        }
    }

    /// Returns this document as it would be after `ops`, of which only corrections of its text and its turns count.
    /// Nothing of it belongs to a change: it shows what is still being written.
    pub fn corrected(&self, ops: &[Op]) -> Self {
        let mut draft = self.clone();
        // The text is shared by all clones until it changes.
        draft.text = TextCell::default();
        for op in ops {
            match op {
                Op::CorrectText { document, edit, splices } if *document == self.id => {
                    draft.pieces_mut().correct(*edit, splices);
                }
                Op::SetTurn { document, turn, to, .. } if *document == self.id => {
                    // Who still writes sees everything.
                    draft.set_turn(*turn, to.as_ref(), self.last_called(), &|_| true);
                }
                _ => {}
            }
        }
        draft.settle();
        draft
    }

    /// Finds every span anew after corrections.
    pub(super) fn settle(&mut self) {
        if !std::mem::take(&mut self.unsettled) {
            return;
        }
        let pieces = Arc::clone(&self.pieces);
        let lookup = pieces.lookup();
        self.settle_turns(&lookup);
        for coding in self.codings.values_mut() {
            let span = lookup.span(coding.anchor);
            if coding.span != span {
                Arc::make_mut(coding).span = span;
            }
        }
        self.text = TextCell::default();
    }
}
