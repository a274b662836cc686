//! Finds the words of a turn with which a query may have to do, by their first letters: most words of a text begin
//! otherwise, and are passed byte by byte without being looked at. What is found is what [`tokens`] finds, less those
//! words.

use std::ops::RangeInclusive;
use std::sync::LazyLock;

use super::tokens::{Token, fold, is_latin_letter, is_typography, tokens};

/// The letters with which a word that a query accepts may begin: those of ASCII in either case, and accented ones that
/// fold to them. A word that begins with a sign of another script may fold to anything, and is always found.
#[derive(Clone, Copy)]
pub(super) struct Beginnings {
    /// By byte: whether a word may begin there.
    may_begin: [bool; 256],
    /// For each of [`LATIN`].
    latin: [bool; N_LATIN],
}

/// The accented letters of Latin scripts; nearly all that is not ASCII in a French text, but for typography.
const LATIN: RangeInclusive<char> = '\u{C0}'..='\u{24F}';
const N_LATIN: usize = 0x250 - 0xC0;

/// For each of [`LATIN`], the first byte that it folds to.
static FIRST_FOLDED: LazyLock<[u8; N_LATIN]> = LazyLock::new(|| {
    let first = |letter: char| fold(letter.encode_utf8(&mut [0; 4])).bytes().next();
    // What folds to nothing is taken for a sign of another script, with which any word may begin.
    std::array::from_fn(|i| LATIN.clone().nth(i).and_then(first).unwrap_or(u8::MAX))
});

impl Beginnings {
    /// Returns the beginnings of words that begin with one of `letters` (lower case); of all words if any letter is not
    /// known.
    pub(super) fn of(letters: impl Iterator<Item = Option<char>>) -> Self {
        let mut may_begin = [false; 256];
        may_begin[0xC0..].fill(true);
        for letter in letters {
            match letter {
                Some(letter) if letter.is_ascii() => {
                    may_begin[letter as usize] = true;
                    may_begin[letter.to_ascii_uppercase() as usize] = true;
                }
                Some(_) => {}
                None => (0..0x80_u8).filter(u8::is_ascii_alphanumeric).for_each(|b| may_begin[usize::from(b)] = true),
            }
        }
        Self { may_begin, latin: FIRST_FOLDED.map(|first| may_begin[usize::from(first)]) }
    }

    /// Whether a word may begin with a sign that is not ASCII.
    fn may_begin_with(&self, sign: char) -> bool {
        if LATIN.contains(&sign) { self.latin[sign as usize - 0xC0] } else { !is_typography(sign) }
    }

    /// Returns the words of `text` that begin so, in their order.
    pub(super) fn words(self, text: &str) -> Words<'_> {
        Words { text, beginnings: self, reached: 0 }
    }
}

/// The words of a text that begin with certain letters, one after the other.
pub(super) struct Words<'a> {
    text: &'a str,
    beginnings: Beginnings,
    /// The byte behind the last word or sign that was looked at.
    reached: usize,
}

impl<'a> Iterator for Words<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let bytes = self.text.as_bytes();
        let mut looked = self.reached;
        loop {
            let may_begin = |byte: &u8| self.beginnings.may_begin[usize::from(*byte)];
            let at = looked + bytes[looked..].iter().position(may_begin)?;
            if self.is_passed(at) {
                looked = at + width(bytes[at]);
                continue;
            }
            let word = self.word_around(at);
            self.reached = word.map_or(at, |word| word.end()).max(at + width(bytes[at]));
            looked = self.reached;
            if let Some(word) = word.filter(|word| word.start == at) {
                return Some(word);
            }
        }
    }
}

impl<'a> Words<'a> {
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

    fn found<'a>(text: &'a str, letters: &str) -> Vec<&'a str> {
        Beginnings::of(letters.chars().map(Some)).words(text).map(|word| word.surface).collect()
    }

    #[test]
    fn words_are_found_by_their_first_letters_and_those_that_may_fold_to_any() {
        assert_eq!(
            found("Has he the hut? Ôtez, à l’Hôtel, chez l'hôte du gîte élu.", "h"),
            ["Has", "he", "hut", "Hôtel", "hôte"]
        );
        assert_eq!(found("Été, été, entêté et œuvre, Œdipe, «Ère»", "e"), ["Été", "été", "entêté", "et", "Ère"]);
        assert_eq!(found("Straße, ßa, Þor, théâtre", "st"), ["Straße", "ßa", "Þor", "théâtre"]);
        assert_eq!(found("so\u{ad}so Soso, 中s s中", "s"), ["so\u{ad}so", "Soso", "中", "s", "s", "中"]);
        assert_eq!(Beginnings::of([None].into_iter()).words("All 3 of them").count(), 4);
    }

    proptest! {
        #[test]
        fn they_are_the_words_of_the_text_less_those_that_begin_otherwise(
            text in "([a-cA-C1é’œ中カ\u{301}\u{ad}\u{200d} .'жßİÅ×«»ª-]|ab){0,40}",
            letters in "[abz1eso]{1,2}",
        ) {
            let begins = |token: &Token<'_>| {
                let first = fold(token.surface).chars().next().unwrap();
                !first.is_ascii() || token.surface.starts_with('ª') || letters.contains(first)
            };
            let expected: Vec<Token<'_>> = tokens(&text).filter(begins).collect();
            let words: Vec<Token<'_>> = Beginnings::of(letters.chars().map(Some)).words(&text).collect();
            prop_assert_eq!(words, expected);
        }
    }
}
