//! What the words of a text are compared by with one word of a query: any form of it, the word itself, letters that may
//! stand between, or how far the two may differ.

use super::beginnings::Beginning;
use super::glob::{glob_matches, is_similar};
use super::query::Word;
use super::tokens::{Analyzer, Forms, LANGUAGES};

/// What a word is compared by.
pub(super) enum Pattern {
    /// By language, see [`super::tokens::slot`].
    AnyForm([Forms; 3]),
    Exact(String),
    Glob(String),
    Similar {
        word: String,
        letters: Vec<char>,
        differences: u8,
    },
    Anything,
}

impl Pattern {
    /// Returns what words are compared by that are to be found for `word`.
    pub(super) fn new(word: &Word) -> Self {
        match word {
            Word::AnyForm(word) => Self::AnyForm(LANGUAGES.map(|language| Analyzer::new(language).forms(word))),
            Word::Exact(word) => Self::Exact(word.clone()),
            Word::Pattern(pattern) => Self::Glob(pattern.clone()),
            Word::Similar(word, differences) => {
                Self::Similar { word: word.clone(), letters: word.chars().collect(), differences: *differences }
            }
            Word::Anything => Self::Anything,
        }
    }

    /// Whether the pattern accepts a word, given folded; `forms` finds its stems, which is what costs.
    pub(super) fn accepts(&self, slot: usize, folded: &str, forms: impl FnOnce() -> Forms) -> bool {
        match self {
            Self::AnyForm(wanted) => {
                let wanted = &wanted[slot];
                begins_like(&wanted.folded, folded) && {
                    let forms = forms();
                    wanted.stem == forms.stem || wanted.bare_stem == forms.bare_stem
                }
            }
            Self::Exact(word) => word == folded,
            Self::Glob(pattern) => glob_matches(pattern, folded),
            Self::Similar { letters, differences, .. } => {
                is_similar(letters, &folded.chars().collect::<Vec<_>>(), *differences)
            }
            Self::Anything => true,
        }
    }

    /// Returns how all words begin that the pattern accepts, in one of these ways; nothing for one that is not known.
    pub(super) fn beginnings(&self) -> Vec<Option<Beginning>> {
        match self {
            Self::AnyForm(forms) => forms.iter().flat_map(beginnings_of_forms).map(Some).collect(),
            Self::Exact(word) => vec![beginning(word, |_| true)],
            Self::Glob(pattern) => vec![beginning(pattern, |letter| letter != '*')],
            Self::Similar { .. } | Self::Anything => vec![None],
        }
    }
}

/// Returns the first letter of `word` and the second, as far as they are `known`.
fn beginning(word: &str, known: impl Fn(char) -> bool) -> Option<Beginning> {
    let mut letters = word.chars().take_while(|letter| known(*letter));
    Some((letters.next()?, letters.next()))
}

/// Returns how words with one of these stems begin. Stemming leaves the first letter alone, and makes no more of the
/// second than an *i* of a *y* or the reverse.
fn beginnings_of_forms(forms: &Forms) -> Vec<Beginning> {
    let stems = [&forms.stem, &forms.bare_stem].into_iter().filter_map(|stem| beginning(stem, |_| true));
    let either = |(first, second)| match second {
        Some('i' | 'y') => vec![(first, Some('i')), (first, Some('y'))],
        second => vec![(first, second)],
    };
    stems.flat_map(either).collect()
}

/// Whether two words may have the same stem: stemming leaves the first letter alone.
fn begins_like(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next()
}
