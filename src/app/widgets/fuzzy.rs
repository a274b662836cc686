//! Fuzzy matching of what somebody types against names: accents and case do not matter, the start of a word counts more
//! than the inside of one, and that more than letters in order. Picker, palette and filters rank with it, so they
//! agree.

use crate::model::naming::plain_letters;

/// What is typed, folded once and then matched against many names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    words: Vec<Vec<char>>,
}

impl Query {
    /// Returns the query that `typed` means: each of its words has to be found, in any order.
    pub fn new(typed: &str) -> Self {
        Self { words: typed.split_whitespace().map(plain_letters).filter(|w| !w.is_empty()).collect() }
    }

    /// Whether nothing was typed, which matches everything.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Returns how well `name` matches, higher is better, or nothing when it does not.
    pub fn score(&self, name: &str) -> Option<i32> {
        self.score_folded(&plain_letters(name))
    }

    /// Returns as [`Self::score`] for a name that [`plain_letters`] went over before: what a list of thousands keeps at
    /// hand.
    pub fn score_folded(&self, name: &[char]) -> Option<i32> {
        let mut total = 0;
        for word in &self.words {
            total += score_word(word, name)?;
        }
        // Of names that match alike the shorter one was meant more likely; its length never outweighs a better match.
        Some(total * 64 - name.len().min(63) as i32)
    }

    /// Returns the indices of the `names` that match, best first, equals in the order in which they came.
    pub fn ranked<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
        let scored = names.into_iter().enumerate().filter_map(|(i, name)| Some((self.score(name)?, i)));
        let mut found: Vec<(i32, usize)> = scored.collect();
        found.sort_by_key(|(score, i)| (-score, *i));
        found.into_iter().map(|(_, i)| i).collect()
    }
}

const WHOLE_NAME: i32 = 1200;
const START_OF_NAME: i32 = 1000;
const START_OF_LAST_PART: i32 = 950;
const START_OF_WORD: i32 = 800;
const INSIDE: i32 = 500;
const IN_ORDER: i32 = 100;

fn score_word(word: &[char], name: &[char]) -> Option<i32> {
    if word.len() > name.len() {
        return None;
    }
    if word == name {
        return Some(WHOLE_NAME);
    }
    let last_part = name.iter().rposition(|c| *c == '/').map_or(0, |at| at + 1);
    let places = (0..=name.len() - word.len()).filter(|at| name[*at..].starts_with(word));
    let best = places.map(|at| place_score(name, at, last_part)).max();
    best.or_else(|| score_in_order(word, name))
}

fn place_score(name: &[char], at: usize, last_part: usize) -> i32 {
    match () {
        () if at == 0 && last_part == 0 => START_OF_NAME,
        () if at == last_part => START_OF_LAST_PART,
        () if starts_word(name, at) => START_OF_WORD - (at < last_part) as i32,
        () => INSIDE - (at < last_part) as i32,
    }
}

/// Letters in order have to begin where a word does and may not lie far apart, or a long path would match nearly
/// anything.
fn score_in_order(word: &[char], name: &[char]) -> Option<i32> {
    let starts = (0..name.len()).filter(|at| name[*at] == word[0] && starts_word(name, *at));
    starts.filter_map(|start| score_in_order_from(word, name, start)).max()
}

/// Letters in order score by how many of them start a word, less the gaps between them.
fn score_in_order_from(word: &[char], name: &[char], start: usize) -> Option<i32> {
    let (mut score, mut from) = (IN_ORDER, start);
    for wanted in word {
        let at = from + name[from..].iter().position(|c| c == wanted)?;
        score += if starts_word(name, at) { 12 } else { 0 } - (at - from).min(20) as i32;
        from = at + 1;
    }
    (from - start <= word.len() * 3 + 4).then_some(score)
}

fn starts_word(name: &[char], at: usize) -> bool {
    at == 0 || !name[at - 1].is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(typed: &str, names: &[&'static str]) -> Vec<&'static str> {
        Query::new(typed).ranked(names.iter().copied()).into_iter().map(|i| names[i]).collect()
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(best("ecoute", &["Écoute", "Soin"]), ["Écoute"]);
        assert_eq!(best("ÉTAT", &["etat"]), ["etat"]);
    }

    #[test]
    fn the_start_of_a_word_beats_its_inside_and_that_letters_in_order() {
        let names = ["Surcharge", "Soin/Charge", "Cha/rge", "Chez Ali, rien ne gère"];
        assert_eq!(best("charge", &names), ["Soin/Charge", "Surcharge", "Chez Ali, rien ne gère", "Cha/rge"]);
    }

    #[test]
    fn the_name_itself_beats_a_code_below_it() {
        assert_eq!(best("trust", &["Trust/Broken", "Care/Trust", "Trust"]), ["Trust", "Care/Trust", "Trust/Broken"]);
    }

    #[test]
    fn letters_that_are_strewn_over_a_long_path_match_nothing() {
        let names = ["Users/Breaks and rest/Sleep", "Professionals/Collective answers/Peer workers"];
        assert_eq!(best("sleep", &names), [names[0]]);
        assert_eq!(best("br", &names), [names[0]]);
        assert_eq!(best("pw", &names), [names[1]], "initials");
    }

    #[test]
    fn every_word_has_to_be_found_in_any_order() {
        assert_eq!(best("peur log", &["Logement/Peur", "Peur", "Logement"]), ["Logement/Peur"]);
        assert!(best("xyz", &["Peur"]).is_empty());
    }

    #[test]
    fn nothing_typed_matches_everything_in_its_order() {
        assert_eq!(Query::new("  ").ranked(["a", "b"]), [0, 1]);
    }
}
