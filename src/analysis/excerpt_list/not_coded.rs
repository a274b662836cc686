//! The turns that nobody coded, and how many words are left without a code.
//!
//! A turn is not coded when no character of its words is. Words count as not coded wherever they stand, in turns that
//! are coded in part too. Turns without a word (a cough, a label alone) are left out, and where people speak, words of
//! nobody: the questions of a survey, a title. They are listed when everyone is asked for, as those of an interviewer
//! are.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::super::excerpts::ExcerptRow;
use super::super::scope::Scope;
use super::gather::{Hearing, placed, places_of_codes};
use crate::model::united::united;
use crate::model::{Document, DocumentId, Outline, ParticipantId, Project, Span, Text, Turn};

/// How much of what is said is not coded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Share {
    /// Turns of which nothing is coded.
    pub turns: usize,
    /// All turns that were looked at.
    pub all_turns: usize,
    /// Words that are not coded.
    pub words: u64,
    /// All words that were looked at.
    pub all_words: u64,
    /// How many documents have no text here, so that their words are not counted.
    pub unread: usize,
}

impl Share {
    pub(super) fn add(&mut self, other: &Self) {
        self.turns += other.turns;
        self.all_turns += other.all_turns;
        self.words += other.words;
        self.all_words += other.all_words;
        self.unread += other.unread;
    }

    /// Returns the words that are not coded in percent of all; nothing when there are none.
    pub fn percent(&self) -> Option<f64> {
        (self.all_words > 0).then(|| 100.0 * self.words as f64 / self.all_words as f64)
    }
}

/// How much of what one person says in one document is not coded.
#[derive(Clone, Copy, Debug)]
pub(super) struct VoiceShare {
    pub document: DocumentId,
    pub participant: Option<ParticipantId>,
    pub share: Share,
}

pub(super) struct NotCoded {
    pub rows: Vec<ExcerptRow>,
    pub share: Share,
    pub of_voices: Vec<VoiceShare>,
}

/// Returns the turns of `documents` without a coding of the `codes`, which are rows of `outline`. Each text is read
/// once, on all cores.
pub(super) fn turns(
    project: &Project,
    outline: &Outline,
    codes: Range<usize>,
    scope: &Scope,
    documents: &[&Document],
    hearings: &[Hearing],
) -> NotCoded {
    let places = places_of_codes(project, outline);
    let of_document = |(document, hearing): (&&Document, &Hearing)| {
        let codings = placed(document, &places, scope.coder);
        let covered = codings.iter().filter(|c| codes.contains(&c.row)).map(|c| c.span);
        let is_listed = |turn: &&Turn| {
            hearing.hears(Some(turn)) && (scope.everyone || turn.speaker.is_some() || document.speakers.is_empty())
        };
        in_document(project, document, &united(covered), is_listed)
    };
    let found: Vec<(Vec<ExcerptRow>, Vec<VoiceShare>)> = documents.par_iter().zip(hearings).map(of_document).collect();
    let mut all = NotCoded { rows: Vec::new(), share: Share::default(), of_voices: Vec::new() };
    for (rows, voices) in found {
        all.rows.extend(rows);
        voices.iter().for_each(|voice| all.share.add(&voice.share));
        all.of_voices.extend(voices);
    }
    all
}

fn in_document(
    project: &Project,
    document: &Document,
    covered: &[Span],
    is_listed: impl Fn(&&Turn) -> bool,
) -> (Vec<ExcerptRow>, Vec<VoiceShare>) {
    let text = project.text(document).ok();
    let mut voices: Vec<VoiceShare> = Vec::new();
    let mut voice_of: FxHashMap<Option<u16>, usize> = FxHashMap::default();
    let mut rows = Vec::new();
    for turn in document.turns.iter().filter(|t| is_listed(t) && !t.words.is_empty()) {
        let first = covered.partition_point(|s| s.end <= turn.words.start);
        let on_turn = covered[first..].iter().map_while(|s| s.intersection(turn.words));
        let (mut n_coded, mut coded) = (0, false);
        for span in on_turn {
            coded = true;
            n_coded += words(text.as_deref(), span);
        }
        let n = words(text.as_deref(), turn.words);
        if n == 0 && text.is_some() {
            continue;
        }
        let v = *voice_of.entry(turn.speaker).or_insert_with(|| {
            let participant = document.counted_participant(turn, false);
            voices.push(VoiceShare { document: document.id, participant, share: Share::default() });
            voices.len() - 1
        });
        let share = Share { all_turns: 1, turns: usize::from(!coded), all_words: n, words: n - n_coded, unread: 0 };
        voices[v].share.add(&share);
        if !coded {
            let row = ExcerptRow::at(document, turn.words, false);
            rows.push(ExcerptRow { turn: Some(turn.anchor.first), ..row });
        }
    }
    if let Some(voice) = voices.first_mut().filter(|_| text.is_none()) {
        voice.share.unread = 1;
    }
    (rows, voices)
}

fn words(text: Option<&Text>, span: Span) -> u64 {
    text.map_or(0, |text| u64::from(text.n_words(span)))
}
