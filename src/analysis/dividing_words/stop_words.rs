//! Words that say little by themselves, such as articles; left out only when asked for, because *I* and *we* may divide
//! groups.

use rustc_hash::FxHashSet;

use crate::model::Language;

/// Returns the words of a language that say little.
pub(super) fn stop_words(languages: &[Language]) -> FxHashSet<&'static str> {
    let list = |language: &Language| match language {
        Language::En => include_str!("../../../assets/stop-words/en.txt"),
        Language::Fr => include_str!("../../../assets/stop-words/fr.txt"),
    };
    languages.iter().flat_map(|language| list(language).split_whitespace()).collect()
}
