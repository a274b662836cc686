//! Positions in texts. Everywhere that people or other programs see a position it counts Unicode code points of the LF
//! text, from 0, end exclusive (the unit of REFI-QDA); bytes exist only behind this file.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};
use unicode_segmentation::UnicodeSegmentation as _;

use super::marks::{Mark, marks};
use super::vocabulary::Vocabulary;

/// A stretch of a text in code points, end exclusive.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub struct Span {
    /// The first code point.
    pub start: u32,
    /// The one after the last.
    pub end: u32,
}

impl Span {
    /// Returns the span from `start` up to, not including, `end`; an end before the start gives an empty span.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// Returns the number of code points covered.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether no code point is covered.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the two spans share at least one code point.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `position` lies in the span.
    pub fn contains(self, position: u32) -> bool {
        (self.start..self.end).contains(&position)
    }

    /// Whether all of `other` lies in the span.
    pub fn encloses(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns the part that both spans cover, if any.
    pub fn intersection(self, other: Self) -> Option<Self> {
        let (start, end) = (self.start.max(other.start), self.end.min(other.end));
        (start < end).then_some(Self { start, end })
    }
}

/// A text as it stands, with what is needed to go between code points and bytes without counting from the beginning.
#[derive(Debug)]
pub struct Text {
    content: Arc<str>,
    chars: u32,
    /// The byte at which every `STEP`th code point begins.
    checkpoints: Vec<u32>,
    word_starts: OnceLock<Vec<u32>>,
    vocabulary: OnceLock<Vocabulary>,
    marks: OnceLock<Vec<Mark>>,
}

const STEP: u32 = 32;

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

impl Eq for Text {}

impl Text {
    /// Returns the text of `content`, which must have LF line ends and at most 4 GiB.
    pub fn new(content: impl Into<Arc<str>>) -> Self {
        let content = content.into();
        let mut checkpoints = Vec::with_capacity(content.len() / STEP as usize + 1);
        let mut chars = 0_u32;
        for (byte, _) in content.char_indices() {
            if chars.is_multiple_of(STEP) {
                checkpoints.push(byte as u32);
            }
            chars += 1;
        }
        Self {
            content,
            chars,
            checkpoints,
            word_starts: OnceLock::new(),
            vocabulary: OnceLock::new(),
            marks: OnceLock::new(),
        }
    }

    /// Returns the whole text.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Returns the whole text, shared.
    pub fn shared(&self) -> Arc<str> {
        Arc::clone(&self.content)
    }

    /// Returns the number of code points.
    pub fn len(&self) -> u32 {
        self.chars
    }

    /// Whether the text holds nothing.
    pub fn is_empty(&self) -> bool {
        self.chars == 0
    }

    /// Returns the byte at which code point `position` begins; a position past the end gives the end.
    pub fn byte(&self, position: u32) -> usize {
        if position >= self.chars {
            return self.content.len();
        }
        let (block, n_before) = ((position / STEP) as usize, position % STEP);
        let from = self.checkpoints[block] as usize;
        // A stretch of ASCII has as many bytes as signs, and need not be read.
        match self.checkpoints.get(block + 1) {
            Some(next) if *next as usize - from == STEP as usize => from + n_before as usize,
            _ => from + bytes_of_signs(&self.content.as_bytes()[from..], n_before),
        }
    }

    /// Returns the code point that `byte` lies in; a byte past the end gives the end.
    pub fn position(&self, byte: usize) -> u32 {
        if byte >= self.content.len() {
            return self.chars;
        }
        let block = self.checkpoints.partition_point(|c| *c as usize <= byte) - 1;
        let from = self.checkpoints[block] as usize;
        let begins_sign = |byte: &&u8| !(0x80..0xC0).contains(*byte);
        let within = self.content.as_bytes()[from..=byte].iter().filter(begins_sign).count();
        block as u32 * STEP + within as u32 - 1
    }

    /// Returns the bytes of `span`.
    pub fn bytes(&self, span: Span) -> Range<usize> {
        let start = self.byte(span.start);
        start..self.byte(span.end).max(start)
    }

    /// Returns the words of `span`; what lies past the end of the text is left out.
    pub fn slice(&self, span: Span) -> &str {
        &self.content[self.bytes(span)]
    }

    /// Returns the span of `bytes`, which must lie on character boundaries to be exact.
    pub fn span(&self, bytes: Range<usize>) -> Span {
        Span::new(self.position(bytes.start), self.position(bytes.end))
    }

    /// Returns `span` without white space at either end.
    pub fn trimmed(&self, span: Span) -> Span {
        let words = self.slice(span);
        let lead = words.chars().take_while(|c| c.is_whitespace()).count() as u32;
        let trail = words.chars().rev().take_while(|c| c.is_whitespace()).count() as u32;
        let end = span.end.min(self.chars);
        Span::new((span.start + lead).min(end), end.saturating_sub(trail))
    }

    /// Returns the marks that the transcriber made, in order.
    pub fn marks(&self) -> &[Mark] {
        self.marks.get_or_init(|| marks(&self.content))
    }

    /// Returns how many words begin in `span`. A word is a word of Unicode annex 29 that holds a letter or a digit, and
    /// stands in no mark of the transcriber: `(rires)` is nobody's word.
    pub fn n_words(&self, span: Span) -> u32 {
        let starts = self.word_starts();
        let before = |position| starts.partition_point(|s| *s < position) as u32;
        before(span.end).saturating_sub(before(span.start))
    }

    /// Returns which words share a character with `span`, counted from the beginning of the text.
    pub fn words_in(&self, span: Span) -> Range<usize> {
        let starts = self.word_starts();
        let behind = starts.partition_point(|s| *s < span.end);
        let next = starts.partition_point(|s| *s <= span.start);
        let reaches = |word: &usize| self.word_end(starts[*word]) > span.start;
        let first = next.checked_sub(1).filter(reaches).unwrap_or(next);
        if span.is_empty() { first..first } else { first..behind.max(first) }
    }

    /// Returns where the word that begins at `start` ends.
    fn word_end(&self, start: u32) -> u32 {
        let word = word_indices(&self.content[self.byte(start)..]).next();
        start + word.map_or(0, |(_, word)| word.chars().count() as u32)
    }

    /// Returns where each word begins, ascending.
    pub fn word_starts(&self) -> &[u32] {
        self.word_starts.get_or_init(|| self.find_word_starts())
    }

    /// Returns the different words and where each stands.
    pub fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| {
            let mut vocabulary = Vocabulary::default();
            self.say_words(|words| vocabulary = Vocabulary::of(words));
            vocabulary
        })
    }

    fn find_word_starts(&self) -> Vec<u32> {
        let mut starts = Vec::with_capacity(self.content.len() / 6);
        self.say_words(|words| starts.extend(words.map(|(start, _)| start)));
        starts
    }

    /// Hands `heard` each word that somebody says and the code point at which it begins.
    fn say_words(&self, heard: impl FnOnce(&mut dyn Iterator<Item = (u32, &str)>)) {
        let (mut position, mut reached) = (0_u32, 0_usize);
        let mut spoken = Spoken { marks: self.marks() };
        let words = word_indices(&self.content).filter(|(byte, _)| spoken.has(*byte));
        heard(&mut words.map(|(byte, word)| {
            position += self.content[reached..byte].chars().count() as u32;
            reached = byte;
            (position, word)
        }));
    }
}

/// Returns how many bytes the first `n` signs of `bytes` take, which hold more than those.
fn bytes_of_signs(bytes: &[u8], mut n: u32) -> usize {
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk() {
        let n_signs = 8 - n_continuing(u64::from_ne_bytes(*eight));
        if n_signs > n {
            break;
        }
        n -= n_signs;
        at += 8;
    }
    let begins_sign = |(_, byte): &(usize, &u8)| !(0x80..0xC0).contains(*byte);
    let beginnings = bytes.iter().enumerate().skip(at).filter(begins_sign);
    beginnings.map(|(at, _)| at).nth(n as usize).unwrap_or(bytes.len())
}

/// Returns how many of eight bytes continue a sign: their two highest bits are `10`.
fn n_continuing(eight: u64) -> u32 {
    const LOWEST_BITS: u64 = 0x0101_0101_0101_0101;
    (eight >> 7 & !(eight >> 6) & LOWEST_BITS).count_ones()
}

/// What stands outside of marks, asked about places in ascending order.
struct Spoken<'m> {
    marks: &'m [Mark],
}

impl Spoken<'_> {
    fn has(&mut self, byte: usize) -> bool {
        while let [first, rest @ ..] = self.marks
            && first.bytes.end <= byte
        {
            self.marks = rest;
        }
        self.marks.first().is_none_or(|mark| byte < mark.bytes.start)
    }
}

/// Returns the words of `text`, each with the byte at which it begins. Unicode lets a colon join letters, as in Swedish
/// *EU:s*; here it sets a label off, `INT:Oui`, unless it stands before an ending for both genders: *Lehrer:innen*.
fn word_indices(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.unicode_word_indices().flat_map(|(at, word)| {
        let colon = word.find([':', '：']).filter(|colon| !is_ending(&word[*colon..]));
        let (first, rest) = colon.map_or((word, None), |colon| {
            let behind = word[colon..].trim_start_matches([':', '：']);
            (&word[..colon], Some((at + word.len() - behind.len(), behind)))
        });
        std::iter::once((at, first)).chain(rest)
    })
}

/// Whether a colon and what is behind it are an ending of a word.
fn is_ending(behind: &str) -> bool {
    matches!(behind, ":in" | ":innen" | ":r" | ":rn" | ":n" | ":e" | ":es" | ":s")
}

/// Returns the number of words of `text`, as [`Text::n_words`] counts them.
pub fn count_words(text: &str) -> u32 {
    let marks = marks(text);
    let mut spoken = Spoken { marks: &marks };
    word_indices(text).filter(|(byte, _)| spoken.has(*byte)).count() as u32
}

/// Returns the beginning and the end of `words`, at most `limit` code points in all: enough to recognise an excerpt.
pub fn short_quote(words: &str, limit: usize) -> String {
    let n = words.chars().count();
    if n <= limit {
        return words.to_owned();
    }
    let half = limit / 2;
    let head: String = words.chars().take(half).collect();
    let tail: String = words.chars().skip(n - half).collect();
    format!("{}…{}", head.trim_end(), tail.trim_start())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Emoji, combining marks, Hebrew and line ends are what `\PC` and these ranges draw from.
        #[test]
        fn positions_and_bytes_convert_back_and_forth(s in "([a-zé’ \n]|[a-z]{40}|\u{301}|[א-ת]|😀|👩‍👧|\r\n){0,300}") {
            let text = Text::new(s.as_str());
            prop_assert_eq!(text.len() as usize, s.chars().count());
            for (position, (byte, _)) in s.char_indices().enumerate() {
                prop_assert_eq!(text.byte(position as u32), byte);
                prop_assert_eq!(text.position(byte), position as u32);
            }
            prop_assert_eq!(text.byte(text.len()), s.len());
            prop_assert_eq!(text.position(s.len()), text.len());
        }

        #[test]
        fn words_of_two_halves_add_up_to_the_words_of_the_whole(s in "[a-zé’ .\n]{0,300}", cut in 0_u32..300) {
            let text = Text::new(s.as_str());
            let cut = cut.min(text.len());
            let (a, b) = (Span::new(0, cut), Span::new(cut, text.len()));
            prop_assert_eq!(text.n_words(a) + text.n_words(b), count_words(&s));
        }
    }

    #[test]
    fn a_word_is_touched_by_any_of_its_characters() {
        let text = Text::new("Un toit, l’été à soi.");
        let touched = |start, end| text.words_in(Span::new(start, end));
        assert_eq!(touched(0, 2), 0..1);
        assert_eq!(touched(5, 9), 1..2, "from within a word up to the blank behind it");
        assert_eq!((touched(7, 8), touched(2, 3)), (2..2, 1..1), "a comma and a blank are no words");
        assert_eq!(touched(0, 30), 0..5);
    }

    #[test]
    fn what_the_transcriber_remarks_is_nobodys_word() {
        assert_eq!(count_words("INT:Oui, merci. MARIE：Non. Lehrer:innen"), 6);
        assert_eq!(count_words("Oui (rires), voilà… [inaudible 00:12:03] Non."), 3);
        let text = Text::new("Oui (rires), voilà [la maison].");
        assert_eq!(text.word_starts(), [0, 13, 20, 23]);
    }

    #[test]
    fn a_slice_past_the_end_is_cut_there() {
        let text = Text::new("dés 😀");
        assert_eq!(text.slice(Span::new(1, 3)), "és");
        assert_eq!(text.slice(Span::new(4, 99)), "😀");
        assert_eq!(text.slice(Span::new(50, 99)), "");
        assert_eq!(text.trimmed(Span::new(3, 5)), Span::new(4, 5));
    }
}
