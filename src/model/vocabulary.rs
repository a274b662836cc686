//! The words of a text as items to count: in small letters, each different one numbered, where it stands. Found once a
//! text.
//!
//! A word is a word of Unicode annex 29 that somebody says, as [`super::Text::n_words`] counts them. What French elides
//! before an apostrophe is a word of its own: `l’équipe` is `l’` and `équipe`; `aujourd’hui` and `don’t` stay whole.

use rustc_hash::FxHashMap;

/// The different words of a text, and where each stands.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Each once, in the order in which they come.
    pub words: Vec<Box<str>>,
    /// The code point at which a word begins, ascending, and its index in [`Self::words`].
    pub said: Vec<(u32, u32)>,
}

impl Vocabulary {
    /// Returns the vocabulary of words and the code points at which they begin.
    pub(super) fn of<'t>(words: impl Iterator<Item = (u32, &'t str)>) -> Self {
        let mut vocabulary = Self::default();
        let mut numbers: FxHashMap<Box<str>, u32> = FxHashMap::default();
        let mut small = String::new();
        for (start, word) in words {
            let elided = elided(word);
            for (at, part) in
                [(start, &word[..elided]), (start + word[..elided].chars().count() as u32, &word[elided..])]
            {
                if part.is_empty() {
                    continue;
                }
                put_in_small_letters(part, &mut small);
                let number = numbers.get(small.as_str()).copied().unwrap_or_else(|| {
                    let number = vocabulary.words.len() as u32;
                    vocabulary.words.push(small.as_str().into());
                    numbers.insert(small.as_str().into(), number);
                    number
                });
                vocabulary.said.push((at, number));
            }
        }
        vocabulary
    }

    /// Returns the numbers of the words that begin within `span`.
    pub fn within(&self, span: super::Span) -> impl Iterator<Item = u32> {
        let first = self.said.partition_point(|(at, _)| *at < span.start);
        self.said[first..].iter().take_while(move |(at, _)| *at < span.end).map(|(_, word)| *word)
    }
}

/// What French shortens before a vowel.
const ELIDED: [&str; 14] =
    ["l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu"];

/// Returns the bytes of what is elided, the apostrophe included; 0 when nothing is.
fn elided(word: &str) -> usize {
    let Some(at) = word.find(['\'', '’']) else { return 0 };
    let apostrophe = if word[at..].starts_with('’') { '’'.len_utf8() } else { 1 };
    let is_elided = ELIDED.iter().any(|short| word[..at].eq_ignore_ascii_case(short));
    if is_elided && word.len() > at + apostrophe { at + apostrophe } else { 0 }
}

/// One apostrophe for both that are typed.
fn put_in_small_letters(word: &str, small: &mut String) {
    small.clear();
    match word.is_ascii() {
        true => small.extend(word.bytes().map(|b| char::from(b.to_ascii_lowercase()))),
        false => small.extend(word.chars().flat_map(char::to_lowercase)),
    }
    if small.contains('\'') {
        *small = small.replace('\'', "’");
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Span, Text};

    fn words(text: &str) -> Vec<String> {
        let text = Text::new(text);
        let vocabulary = text.vocabulary();
        vocabulary.said.iter().map(|(_, word)| vocabulary.words[*word as usize].to_string()).collect()
    }

    #[test]
    fn what_french_elides_is_a_word_of_its_own() {
        assert_eq!(words("L'équipe, qu’il dit"), ["l’", "équipe", "qu’", "il", "dit"]);
        assert_eq!(words("Aujourd’hui I don't"), ["aujourd’hui", "i", "don’t"]);
    }

    #[test]
    fn the_words_of_a_turn_are_those_that_begin_in_it() {
        let text = Text::new("J’ai faim et soif");
        let within = |span| text.vocabulary().within(span).count();
        assert_eq!((within(Span::new(0, 17)), within(Span::new(2, 9)), within(Span::new(10, 10))), (5, 2, 0));
    }
}
