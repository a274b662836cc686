//! The lists of a document whose numbers stand in no text of the file: which paragraphs have a number or a bullet, and
//! what stands there. The readers of Word's files say how its lists are numbered.

use rustc_hash::{FxHashMap, FxHashSet};

use super::ordinals::{Counters, Numerals};

/// What stands before the items on one level of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign {
    Number(Numerals),
    Bullet,
    Nothing,
}

impl Default for Sign {
    fn default() -> Self {
        Self::Number(Numerals::default())
    }
}

/// How one level of a list is numbered.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Level {
    pub sign: Sign,
    /// What stands there, with `%1` for the number of the first level.
    pub text: String,
    pub start: u32,
}

/// The lists of a document, and how far they have come.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The pattern that each list follows.
    pub patterns: FxHashMap<String, String>,
    pub levels: FxHashMap<(String, usize), Level>,
    /// Levels that a list numbers in a way of its own.
    pub own: FxHashMap<(String, usize), Level>,
    /// Where a list begins anew, though others follow the same pattern.
    pub starts: FxHashMap<(String, usize), u32>,
    begun: FxHashSet<(String, usize)>,
    reached: FxHashMap<String, Counters>,
}

/// Word has nine levels.
const DEEPEST: usize = 9;

/// Whether a list that has `n_items` of so many paragraphs numbers turns, as some transcribers do: the numbers are no
/// part of what was said.
pub(super) fn numbers_turns(n_items: usize, n_paragraphs: usize) -> bool {
    const FEWEST_TURNS: usize = 12;
    n_items >= FEWEST_TURNS && n_items * 2 > n_paragraphs
}

impl Numbering {
    /// Returns what stands before the next paragraph of `list` on `level`, from 0.
    pub fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let pattern = self.patterns.get(list)?.clone();
        let level_of = |level: usize| {
            let own = self.own.get(&(list.to_owned(), level));
            own.or_else(|| self.levels.get(&(pattern.clone(), level)))
        };
        let own = level_of(level).filter(|_| level < DEEPEST)?;
        let restart = self.starts.get(&(list.to_owned(), level)).copied();
        let reached = self.reached.entry(pattern.clone()).or_default();
        if self.begun.insert((list.to_owned(), level)) && restart.is_some() {
            reached.restart(level);
        }
        let start = |at: usize| restart.filter(|_| at == level).or(level_of(at).map(|l| l.start)).unwrap_or(1);
        let reached = reached.next(level, start);
        match own.sign {
            Sign::Bullet => Some("•".to_owned()),
            Sign::Nothing => None,
            Sign::Number(_) => {
                let mut text = own.text.clone();
                for (i, n) in reached.iter().enumerate() {
                    let numerals = match level_of(i).map(|level| level.sign) {
                        Some(Sign::Number(numerals)) => numerals,
                        _ => Numerals::default(),
                    };
                    text = text.replace(&format!("%{}", i + 1), &numerals.written(*n));
                }
                Some(text).filter(|t| !t.trim().is_empty())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_one_pattern_count_on_unless_one_says_otherwise() {
        let level = |sign: Sign, text: &str| Level { sign, text: text.to_owned(), start: 1 };
        let mut lists = Numbering::default();
        lists.levels.insert(("p".to_owned(), 0), level(Sign::default(), "%1."));
        lists.levels.insert(("p".to_owned(), 1), level(Sign::Number(Numerals::LowerLetter), "%1.%2)"));
        lists.levels.insert(("p".to_owned(), 2), level(Sign::Bullet, "x"));
        lists.patterns.extend(["a", "b", "c"].map(|list| (list.to_owned(), "p".to_owned())));
        lists.own.insert(("c".to_owned(), 0), level(Sign::Number(Numerals::UpperRoman), "%1 –"));
        lists.starts.insert(("b".to_owned(), 0), 1);
        let items = [("a", 0), ("a", 1), ("a", 2), ("a", 0), ("b", 0), ("c", 0), ("a", 8), ("d", 0)];
        let numbers = items.map(|(list, level)| lists.next(list, level).unwrap_or_default());
        assert_eq!(numbers, ["1.", "1.a)", "•", "2.", "1.", "II –", "", ""]);
    }

    #[test]
    fn a_list_of_most_paragraphs_numbers_turns() {
        assert!(numbers_turns(12, 23) && !numbers_turns(12, 24) && !numbers_turns(11, 11));
    }
}
