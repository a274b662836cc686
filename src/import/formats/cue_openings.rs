//! Names at the beginning of captions without a sign behind them: `Tim Davis There are several things …`. Only where
//! the same words, written large, begin caption after caption are they names.

use rustc_hash::{FxHashMap, FxHashSet};

use super::script::Utterance;

/// Fewer captions show no form.
const FEWEST: usize = 6;
/// A name that begins fewer captions is none.
const FEWEST_OF_ONE: usize = 3;
/// The most words in a name; one word alone begins many sentences.
const MOST_WORDS: usize = 5;

/// Returns the utterances with the speakers whose names begin them, if nearly all begin with one.
pub(super) fn named(utterances: &[Utterance]) -> Option<Vec<Utterance>> {
    if utterances.len() < FEWEST || utterances.iter().any(|u| u.speaker.is_some()) {
        return None;
    }
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for opening in utterances.iter().flat_map(|u| openings(&u.words)) {
        *counts.entry(opening).or_default() += 1;
    }
    let names: Vec<Option<&str>> = utterances.iter().map(|u| name(&u.words, &counts)).collect();
    let n_named = names.iter().flatten().count();
    let people: FxHashSet<&str> = names.iter().flatten().copied().collect();
    if people.len() < 2 || n_named * 10 < utterances.len() * 9 {
        return None;
    }
    let mut before = None;
    let named = utterances.iter().zip(names).map(|(utterance, name)| {
        before = name.map(str::to_owned).or(before.take());
        let words = utterance.words[name.map_or(0, str::len)..].trim_start().to_owned();
        Utterance { speaker: before.clone(), words, ..utterance.clone() }
    });
    Some(named.filter(|u| !u.words.is_empty()).collect())
}

/// Returns the name that begins these words: the shortest opening that returns, or a longer one that returns nearly as
/// often.
fn name<'w>(words: &'w str, counts: &FxHashMap<&str, usize>) -> Option<&'w str> {
    let count = |opening: &str| counts.get(opening).copied().unwrap_or_default();
    let mut found: Option<&str> = None;
    for opening in openings(words).filter(|opening| count(opening) >= FEWEST_OF_ONE) {
        if found.is_none_or(|shorter| count(opening) * 5 >= count(shorter) * 4) {
            found = Some(opening);
        }
    }
    found
}

/// Returns the words written large with which a caption begins, from two on; a sign between names joins them: `Ann &
/// Ben Roux`.
fn openings(words: &str) -> impl Iterator<Item = &str> {
    let is_of_name = |word: &&str| word.starts_with(char::is_uppercase) || *word == "&";
    let large = words.split_inclusive(' ').take(MOST_WORDS).map_while(move |word| {
        let bare = word.trim_end();
        Some(word).filter(|_| is_of_name(&bare) && !bare.ends_with([',', '.', ':', '?', '!']))
    });
    let ends = large.scan(0, |end, word| {
        *end += word.len();
        Some(*end)
    });
    ends.skip(1).map(|end| words[..end].trim_end()).filter(|opening| !opening.ends_with('&'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(captions: &[&str]) -> Option<Vec<String>> {
        let utterances = captions.iter().map(|words| Utterance { words: (*words).to_owned(), ..Utterance::default() });
        let named = named(&utterances.collect::<Vec<_>>())?;
        Some(named.iter().map(|u| format!("{}|{}", u.speaker.as_deref().unwrap_or("-"), u.words)).collect())
    }

    #[test]
    fn names_that_begin_caption_after_caption_speak() {
        let captions = [
            "Tim Roux There are several things.",
            "Tim Roux First it is proven.",
            "Ann & Ben Petit It is a shop.",
            "Ann & Ben Petit So we came.",
            "Tim Roux Secondly, we have it.",
            "Ann & Ben Petit It is ours.",
        ];
        let expected = [
            "Tim Roux|There are several things.",
            "Tim Roux|First it is proven.",
            "Ann & Ben Petit|It is a shop.",
            "Ann & Ben Petit|So we came.",
            "Tim Roux|Secondly, we have it.",
            "Ann & Ben Petit|It is ours.",
        ];
        assert_eq!(read(&captions).unwrap(), expected);
    }

    #[test]
    fn what_begins_large_here_and_there_names_nobody() {
        let captions = ["New York is far.", "And I left.", "New York again.", "Then we saw it.", "New York!", "Yes."];
        assert_eq!(read(&captions), None);
        let captions = captions.map(|_| "Tim Roux says so.");
        assert_eq!(read(&captions), None, "one alone is no talk");
    }
}
