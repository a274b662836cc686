//! Finds the words of a turn with which a query may have to do, by their first two letters: most words of a text begin
//! otherwise, and are passed without being looked at. What is found is what [`tokens`] finds, less such words.

use std::array;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::tokens::{Token, fold, is_latin_letter, is_typography, tokens};

/// How all words begin that a part of a query accepts: with that letter, and with that one behind it if it is known.
/// Both are folded.
pub(super) type Beginning = (char, Option<char>);

/// How the words begin that a query accepts. Letters of ASCII are told apart, in either case, and accented ones by what
/// they fold to. A word that begins with a sign of another script may fold to anything, and is always found.
pub(super) struct Beginnings {
    /// Letters and digits of ASCII in lower case, and what stands behind them; [`OTHER`] if that is not ASCII.
    pairs: Vec<(u8, Option<u8>)>,
    /// For each of [`LATIN`] whether a word may begin with it.
    latin: [bool; N_LATIN],
}

/// The least byte of signs that are not ASCII: such a one may fold to any letter.
const OTHER: u8 = 0x80;

/// The accented letters of Latin scripts; nearly all that is not ASCII in a French text, but for typography.
const LATIN: RangeInclusive<char> = '\u{C0}'..='\u{24F}';
const N_LATIN: usize = 0x250 - 0xC0;

/// For each of [`LATIN`], the first byte that it folds to.
static FIRST_FOLDED: LazyLock<[u8; N_LATIN]> = LazyLock::new(|| {
    let first = |letter: char| fold(letter.encode_utf8(&mut [0; 4])).bytes().next();
    // What folds to nothing is taken for a sign of another script, with which any word may begin.
    array::from_fn(|i| LATIN.clone().nth(i).and_then(first).unwrap_or(u8::MAX))
});

impl Beginnings {
    /// Returns the beginnings of words that begin in one of these ways; of all words if one is not known.
    pub(super) fn of(ways: impl Iterator<Item = Option<Beginning>>) -> Self {
        let byte = |letter: char| u8::try_from(letter).ok().filter(u8::is_ascii_alphanumeric);
        let pair =
            |(first, second): Beginning| Some((byte(first)?, second.map(|second| byte(second).unwrap_or(OTHER))));
        let known: Option<Vec<Beginning>> = ways.collect();
        let every = || (b'a'..=b'z').chain(b'0'..=b'9').map(|first| (first, None)).collect();
        let mut pairs: Vec<_> = known.map_or_else(every, |known| known.into_iter().filter_map(pair).collect());
        pairs.sort_unstable();
        pairs.dedup();
        let latin = FIRST_FOLDED.map(|letter| !letter.is_ascii() || pairs.iter().any(|(first, _)| *first == letter));
        Self { pairs, latin }
    }

    /// Whether a word may begin with a sign that is not ASCII.
    fn may_begin_with(&self, sign: char) -> bool {
        if LATIN.contains(&sign) { self.latin[sign as usize - 0xC0] } else { !is_typography(sign) }
    }

    /// Returns the words of `text` that begin so, in their order.
    pub(super) fn words<'a>(&'a self, text: &'a str) -> Words<'a> {
        Words { text, beginnings: self, reached: 0, stretch: 0, places: 0 }
    }

    /// Returns at which of the [`STRETCH`] bytes of `text` from byte `from` on a word may begin, one bit each, the first
    /// one lowest. Of signs that are not ASCII it tells no more than that those of Latin scripts stand within a word
    /// behind a letter of ASCII, and that dashes and quotation marks are none.
    ///
    /// All bytes are put to the same few comparisons, of which the processor makes many at once.
    fn places(&self, text: &[u8], from: usize) -> u64 {
        let mut filled = [0; STRETCH + 2];
        let around = around(text, from, &mut filled);
        let mut is_place = [0_u8; STRETCH];
        for (first, second) in &self.pairs {
            let first_upper = first.to_ascii_uppercase();
            let (second, any_second) = second.map_or((0, 1), |second| (second, 0));
            let second_upper = second.to_ascii_uppercase();
            for (is_place, [_, byte, behind]) in is_place.iter_mut().zip(around.array_windows()) {
                let is_first = u8::from(byte == first) | u8::from(*byte == first_upper);
                let is_second = u8::from(*behind == second) | u8::from(*behind == second_upper);
                *is_place |= is_first & (is_second | u8::from(*behind >= OTHER) | any_second);
            }
        }
        for (is_place, [before, byte, behind]) in is_place.iter_mut().zip(around.array_windows()) {
            let follows_letter = u8::from((before | 0x20).wrapping_sub(b'a') < 26);
            let follows = follows_letter | u8::from(before.wrapping_sub(b'0') < 10);
            let is_latin = u8::from(byte.wrapping_sub(0xC3) < 0xCA - 0xC3);
            let is_mark = u8::from(*byte == 0xE2) & u8::from(*behind == 0x80);
            let is_other = u8::from(*byte >= 0xC0) & (is_mark ^ 1) & ((is_latin & follows) ^ 1);
            *is_place = *is_place & (follows ^ 1) | is_other;
        }
        bits(&is_place)
    }
}

/// So many bytes are looked at together.
const STRETCH: usize = 64;

/// Returns the bytes of `text` from the one before `from` on, one more than a stretch; where the text has none they are
/// `filled` with zeros.
fn around<'a>(text: &'a [u8], from: usize, filled: &'a mut [u8; STRETCH + 2]) -> &'a [u8; STRETCH + 2] {
    let behind_first = from.checked_sub(1);
    if let Some(whole) = behind_first.and_then(|at| text[at..].first_chunk()) {
        return whole;
    }
    let (rest, to) = match behind_first {
        Some(at) => (&text[at..], &mut filled[..]),
        None => (text, &mut filled[1..]),
    };
    let n = to.len().min(rest.len());
    to[..n].copy_from_slice(&rest[..n]);
    filled
}

/// Returns one bit for each byte, which is 0 or 1; that of the first byte is the lowest.
fn bits(bytes: &[u8; STRETCH]) -> u64 {
    // Puts the lowest bits of eight bytes side by side into the highest byte.
    const GATHER: u64 = 0x0102_0408_1020_4080;
    let mut bits = 0;
    for (eight, place) in bytes.as_chunks().0.iter().zip((0..).step_by(8)) {
        bits |= (u64::from_le_bytes(*eight).wrapping_mul(GATHER) >> 56) << place;
    }
    bits
}

/// The words of a text that begin with certain letters, one after the other.
pub(super) struct Words<'a> {
    text: &'a str,
    beginnings: &'a Beginnings,
    /// The byte behind the last word or sign that was looked at.
    reached: usize,
    /// Where the stretch begins that is looked at next.
    stretch: usize,
    /// Where words may begin in the stretch before that one, as far as it has not been looked at.
    places: u64,
}

impl<'a> Iterator for Words<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let at = self.next_place()?;
            if at < self.reached || self.is_passed(at) {
                continue;
            }
            let word = self.word_around(at);
            self.reached = word.map_or(at, |word| word.end()).max(at + width(self.text.as_bytes()[at]));
            if let Some(word) = word.filter(|word| word.start == at) {
                return Some(word);
            }
        }
    }
}

impl<'a> Words<'a> {
    /// Returns the next byte at which a word may begin.
    fn next_place(&mut self) -> Option<usize> {
        while self.places == 0 {
            if self.stretch >= self.text.len() {
                return None;
            }
            self.places = self.beginnings.places(self.text.as_bytes(), self.stretch);
            self.stretch += STRETCH;
        }
        let at = self.stretch - STRETCH + self.places.trailing_zeros() as usize;
        self.places &= self.places - 1;
        Some(at)
    }

    /// Whether no word that is looked for begins with the sign at byte `at`, as far as a glance tells: it stands within
    /// a word, or folds to a letter with which none begins.
    fn is_passed(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        if !bytes[at].is_ascii() {
            return self.text[at..].chars().next().is_some_and(|sign| !self.beginnings.may_begin_with(sign));
        }
        match at.checked_sub(1).map(|before| bytes[before]) {
            None => false,
            Some(before) if before.is_ascii() => before.is_ascii_alphanumeric(),
            Some(_) => self.text[..at].chars().next_back().is_some_and(is_latin_letter),
        }
    }

    /// Returns the word that holds the sign at byte `at`, if one does.
    fn word_around(&self, at: usize) -> Option<Token<'a>> {
        let bytes = self.text.as_bytes();
        let parts = |byte: &u8| byte.is_ascii() && !byte.is_ascii_alphanumeric();
        let from = bytes[self.reached..at].iter().rposition(parts).map_or(self.reached, |i| self.reached + i + 1);
        let word = tokens(&self.text[from..]).find(|token| from + token.end() > at)?;
        Some(Token { start: from + word.start, ..word }).filter(|word| word.start <= at)
    }
}

/// Returns how many bytes the sign has that begins with `first`.
fn width(first: u8) -> usize {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn beginnings(ways: &str) -> Beginnings {
        let way = |way: &str| (way.chars().next().unwrap(), way.chars().nth(1));
        Beginnings::of(ways.split(' ').map(|w| Some(way(w))))
    }

    /// Returns the words of `text` that begin in one of the ways, of which each is one letter or two.
    fn found<'a>(text: &'a str, ways: &str) -> Vec<&'a str> {
        let beginnings = beginnings(ways);
        let words = beginnings.words(text).map(|word| word.start..word.end());
        words.map(|word| &text[word]).collect()
    }

    #[test]
    fn words_are_found_by_their_first_letters_and_those_that_may_fold_to_any() {
        assert_eq!(
            found("Has he the hut? Ôtez, à l’Hôtel, chez l'hôte du gîte élu.", "h"),
            ["Has", "he", "hut", "Hôtel", "hôte"]
        );
        assert_eq!(found("Été, été, entêté et œuvre, Œdipe, «Ère»", "e"), ["Été", "été", "entêté", "et", "Ère"]);
        assert_eq!(found("Straße, ßa, Þor, théâtre", "s t"), ["Straße", "ßa", "Þor", "théâtre"]);
        assert_eq!(found("so\u{ad}so Soso, 中s s中", "s"), ["so\u{ad}so", "Soso", "中", "s", "s", "中"]);
        assert_eq!(Beginnings::of([None].into_iter()).words("All 3 of them").count(), 4);
    }

    #[test]
    fn a_second_letter_passes_words_with_another_one_but_an_accented_one() {
        assert_eq!(found("Ça, chez CHAT cote cédé c h", "ch"), ["Ça", "chez", "CHAT", "cédé"]);
        assert_eq!(found("chez moi, mais mon", "ch mo"), ["chez", "moi", "mon"]);
    }

    const TEXTS: &str = "([a-cA-C1é’œ中カ\u{301}\u{ad}\u{200d} .'жßİÅ×«»ª…-]|ab){0,140}";

    proptest! {
        #[test]
        fn they_are_the_words_of_the_text_less_those_that_begin_otherwise(
            text in TEXTS,
            letters in "[abz1eso] [abz1eso]",
        ) {
            let begins = |token: &Token<'_>| {
                let first = fold(token.surface).chars().next().unwrap();
                !first.is_ascii() || token.surface.starts_with('ª') || letters.contains(first)
            };
            let expected: Vec<Token<'_>> = tokens(&text).filter(begins).collect();
            let beginnings = beginnings(&letters);
            let words: Vec<Token<'_>> = beginnings.words(&text).collect();
            prop_assert_eq!(words, expected);
        }

        #[test]
        fn two_letters_find_every_word_that_begins_with_them_and_none_that_begins_with_another_first(
            text in TEXTS,
            ways in "[abeso][abce1] [abeso][abce1]",
        ) {
            let two = beginnings(&ways);
            let words: Vec<Token<'_>> = two.words(&text).collect();
            let begins = |token: &Token<'_>| ways.split(' ').any(|way| fold(token.surface).starts_with(way));
            prop_assert!(tokens(&text).filter(begins).all(|token| words.contains(&token)));
            let firsts: String = ways.split(' ').filter_map(|way| way.get(..1)).collect::<Vec<_>>().join(" ");
            let one = beginnings(&firsts);
            let by_one: Vec<Token<'_>> = one.words(&text).collect();
            prop_assert!(words.iter().all(|token| by_one.contains(token)));
        }
    }
}
