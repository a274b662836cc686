//! Marks that a transcriber made: what was heard beside the words, what could not be heard, pauses, times. `(rires)`,
//! `[laughs]`, `((sighs))`, `(2.0)`, `[inaudible 00:12:03]`, `…`.
//!
//! They are found anew in the text as it stands and never stored, so that a correction of the text is one of the marks.
//! They stay in the text and are found by a search, and they are no words of anybody: [`super::Text::word_starts`]
//! leaves out what stands in one. Brackets hold a mark when they say so in words of `lexicon.rs` or in a notation;
//! whatever else stands in brackets (`[the clinic]`, a year, a digression) stays words.

//! `brackets.rs` reads what stands in brackets, `signs.rs` the signs of notations without any, `notation.rs` knows
//! which signs a text uses, `durations.rs` how long something took, `times.rs` the times of the recording.

mod brackets;
mod durations;
mod lexicon;
mod notation;
mod signs;
#[cfg(test)]
mod tests;
pub mod times;

use std::ops::Range;

use self::notation::Notation;

/// What a mark tells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum MarkKind {
    /// Laughter and smiles.
    Laughter,
    /// Tears and emotion.
    Crying,
    /// Sighs and other breath.
    Breath,
    /// Coughs, sneezes, a throat that is cleared.
    Cough,
    /// What hands, head, face and body do.
    Gesture,
    /// How something is said: whispered, shouted, sung.
    Voice,
    /// Silence.
    Pause,
    /// `…`: a sentence that is left open.
    Hesitation,
    /// `[…]`: words that the transcriber or the researcher left out.
    Omission,
    /// Words that could not be understood.
    Unclear,
    /// Several speak at once.
    Overlap,
    /// What breaks the talk off: a telephone, somebody who comes in.
    Interruption,
    /// Sounds around.
    Noise,
    /// The time of the recording.
    Time,
    /// Another remark in a notation that is made for remarks.
    Remark,
}

impl MarkKind {
    /// Every kind, in the order of lists.
    pub const ALL: [Self; 15] = [
        Self::Laughter,
        Self::Crying,
        Self::Breath,
        Self::Cough,
        Self::Gesture,
        Self::Voice,
        Self::Pause,
        Self::Hesitation,
        Self::Omission,
        Self::Unclear,
        Self::Overlap,
        Self::Interruption,
        Self::Noise,
        Self::Time,
        Self::Remark,
    ];

    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Laughter => "laughter",
            Self::Crying => "crying",
            Self::Breath => "breath",
            Self::Cough => "cough",
            Self::Gesture => "gesture",
            Self::Voice => "voice",
            Self::Pause => "pause",
            Self::Hesitation => "hesitation",
            Self::Omission => "omission",
            Self::Unclear => "unclear",
            Self::Overlap => "overlap",
            Self::Interruption => "interruption",
            Self::Noise => "noise",
            Self::Time => "time",
            Self::Remark => "remark",
        }
    }

    /// Returns the kind of that name, English or French, or the kind that a mark of these words has: *rires*, *sighs*.
    pub fn named(words: &str) -> Option<Self> {
        let folded = String::from_iter(super::naming::plain_letters(words.trim()));
        let of_name = Self::ALL.into_iter().find(|kind| kind.name() == folded);
        let in_french = || match folded.as_str() {
            "minutage" | "temps" => Some(Self::Time),
            "remarque" => Some(Self::Remark),
            "voix" => Some(Self::Voice),
            _ => None,
        };
        of_name.or_else(in_french).or_else(|| lexicon::kind(words))
    }
}

/// A mark in a text.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// Where it stands with its brackets, in bytes of the text.
    pub bytes: Range<usize>,
    /// What it tells.
    pub kind: MarkKind,
    /// How long what it tells took, in seconds, if it says so.
    pub lasts: Option<f32>,
    /// The time of the recording that it names, in seconds.
    pub at: Option<f32>,
}

/// What a mark tells, wherever it stands.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Told {
    kind: MarkKind,
    lasts: Option<f32>,
    at: Option<f32>,
}

impl Told {
    fn only(kind: MarkKind) -> Self {
        Self { kind, lasts: None, at: None }
    }

    fn lasting(kind: MarkKind, lasts: Option<f32>) -> Self {
        Self { kind, lasts, at: None }
    }
}

/// Returns the marks of `text` in order, none within another.
pub fn marks(text: &str) -> Vec<Mark> {
    let notation = Notation::of(text);
    let mut found: Vec<Mark> = Vec::new();
    let mut from = 0;
    while let Some(i) = text.as_bytes()[from..].iter().position(|b| begins_mark(*b)) {
        let at = from + i;
        let told = match text.as_bytes()[at] {
            b'(' | b'[' | b'{' | b'#' | b'<' | b'*' => brackets::told(text, at, &notation),
            _ => signs::told(text, at, &notation),
        };
        from = at + told.as_ref().map_or(1, |(len, _)| *len);
        found.extend(told.map(|(_, Told { kind, lasts, at: named })| Mark { bytes: at..from, kind, lasts, at: named }));
    }
    found
}

/// Whether a mark may begin with this byte; `0xE2` is the first of `…`, `0xC2` of `°`.
fn begins_mark(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b'['
            | b'{'
            | b'<'
            | b'*'
            | b'#'
            | b'.'
            | b'/'
            | b'X'
            | b'x'
            | b'y'
            | b'h'
            | b'&'
            | b'+'
            | b'@'
            | 0xC2
            | 0xE2
    )
}
