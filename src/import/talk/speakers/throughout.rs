//! Labels that no list of words and no shape knows, `Mon père:`, `Pat. 3:`, `GP, Leeds:`, where the text leaves no doubt:
//! nearly every paragraph begins with one of a few beginnings before a colon, and one of them is a known part in a talk.

use rustc_hash::FxHashMap;

use super::super::labels::{self, Shape};
use super::super::lines::Line;
use super::super::roles;

/// A beginning that comes less often may be that of a sentence.
const FEWEST: usize = 3;
/// The longest of them in code points, the most words in one, and the most of them.
const LONGEST: usize = 40;
const MOST_WORDS: usize = 6;
const MOST: usize = 12;
/// Forms have values of a word or two behind their fields; people say more on average.
const FEWEST_WORDS_SAID: usize = 4;

/// Returns the keys of these labels; none of a text of another kind.
pub(super) fn keys(lines: &[Line<'_>]) -> Vec<String> {
    let is_first = |i: usize| i == 0 || lines[i - 1].blank || lines[i - 1].heading;
    let has_blanks = lines.iter().filter(|line| line.blank).count() * 4 >= lines.len();
    let units: Vec<&Line<'_>> = (0..lines.len())
        .filter(|i| !lines[*i].blank && !lines[*i].heading && (!has_blanks || is_first(*i)))
        .map(|i| &lines[i])
        .collect();
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for (name, _) in units.iter().filter_map(|line| beginning(line.text)) {
        *counts.entry(name).or_default() += 1;
    }
    counts.retain(|_, n| *n >= FEWEST);
    let said: Vec<(&str, &str)> =
        units.iter().filter_map(|line| beginning(line.text)).filter(|(name, _)| counts.contains_key(name)).collect();
    let n_words: usize = said.iter().map(|(_, words)| words.split_whitespace().count()).sum();
    let n_changes = said.windows(2).filter(|pair| pair[0].0 != pair[1].0).count();
    let is_known = counts.keys().any(|name| roles::is_part_in_talk(name) || labels::shape(name) == Some(Shape::Code));
    let is_talk = (2..=MOST).contains(&counts.len())
        && said.len() * 10 >= units.len() * 7
        && n_words >= said.len() * FEWEST_WORDS_SAID
        && n_changes * 5 >= (said.len() - 1) * 3;
    if !is_talk || !is_known {
        return Vec::new();
    }
    // The others are found by what they look like.
    let looks_like_one = |name: &str| {
        roles::is_part_in_talk(name)
            || labels::candidate(&format!("{name}: "), "").is_some_and(|found| {
                found.label == name && labels::shape(name).is_some_and(|shape| shape != Shape::Phrase)
            })
    };
    counts.into_keys().filter(|name| !looks_like_one(name)).map(labels::key).collect()
}

/// Returns what stands before a colon at the beginning of a line, and the words behind it.
fn beginning(line: &str) -> Option<(&str, &str)> {
    let (name, words) = line.split_once(':')?;
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '*' | '_'));
    let is_short = (1..=LONGEST).contains(&name.chars().count()) && name.split_whitespace().count() <= MOST_WORDS;
    let is_set_off = words.starts_with([' ', '\t', '\u{a0}', '*', '_']);
    let is_name = name.contains(char::is_alphanumeric) && !labels::is_announcement(name);
    (is_short && is_set_off && is_name).then_some((name, words))
}

#[cfg(test)]
mod tests {
    use super::super::tests::who;

    #[test]
    fn two_who_take_turns_throughout_are_speakers_whatever_they_are_called() {
        for name in ["Mon père", "My mother", "Pat. 3", "GP, Leeds", "4417", "Person who uses drugs", "Un éducateur"]
        {
            let talk = format!("INT: Where did you go then?\n\n{name}: I went home, and it was late.\n\n").repeat(4);
            assert_eq!(who(&talk), ["INT", name].repeat(4), "{name}");
        }
    }

    #[test]
    fn fields_of_forms_and_beginnings_of_notes_are_none() {
        let form = "Age of the person: 34\nWhere from: Lille\nCode P3: yes\n".repeat(5);
        assert!(super::keys(&super::super::super::lines::lines(&form, &crate::import::Layout::default()).0).is_empty());
        let notes =
            "The good side: people come and stay for long.\nThe bad side: there is no room for them.\n".repeat(5);
        assert!(
            super::keys(&super::super::super::lines::lines(&notes, &crate::import::Layout::default()).0).is_empty()
        );
    }
}
