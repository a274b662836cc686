//! Finds the words of a turn with which a query may have to do, by their first letters: most words of a text begin
//! otherwise, and are passed byte by byte without being looked at. What is found is what [`tokens`] finds, less those
//! words.

use super::tokens::{Token, tokens};

/// The letters of ASCII with which a word that a query accepts may begin, in either case. A word that begins with
/// another sign may fold to anything, and is always found.
#[derive(Clone, Copy)]
pub(super) struct Beginnings {
    /// By byte: whether a word may begin there.
    may_begin: [bool; 256],
}

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
        Self { may_begin }
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
            let is_within = bytes[at].is_ascii() && at > 0 && bytes[at - 1].is_ascii_alphanumeric();
            if is_within {
                looked = at + 1;
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
            ["Has", "he", "hut", "Ôtez", "à", "Hôtel", "hôte", "élu"]
        );
        assert_eq!(found("so\u{ad}so Soso, 中s s中", "s"), ["so\u{ad}so", "Soso", "中", "s", "s", "中"]);
        assert_eq!(Beginnings::of([None].into_iter()).words("All 3 of them").count(), 4);
    }

    proptest! {
        #[test]
        fn they_are_the_words_of_the_text_less_those_that_begin_otherwise(
            text in "([a-cA-C1é’œ中カ\u{301}\u{ad}\u{200d} .'ж-]|ab){0,40}",
            letters in "[abz1]{1,2}",
        ) {
            let begins = |token: &Token<'_>| {
                let first = token.surface.chars().next().unwrap();
                !first.is_ascii() || letters.contains(first.to_ascii_lowercase())
            };
            let expected: Vec<Token<'_>> = tokens(&text).filter(begins).collect();
            let words: Vec<Token<'_>> = Beginnings::of(letters.chars().map(Some)).words(&text).collect();
            prop_assert_eq!(words, expected);
        }
    }
}
