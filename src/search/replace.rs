//! Finding and replacing: words as they are written, or a pattern.

mod new_words;

use regex::{Regex, RegexBuilder};

use self::new_words::NewWords;

use crate::model::{Replacement, Text};

/// What is looked for, and how.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Wanted {
    /// The words, or the pattern.
    pub words: String,
    /// Whether the case of letters does not matter.
    pub any_case: bool,
    /// Whether only whole words count.
    pub whole_words: bool,
    /// Whether `words` is a regular expression, and the new words may name its groups (`$1`).
    pub is_pattern: bool,
}

/// Why nothing can be looked for.
#[derive(Debug, thiserror::Error)]
pub enum WantedError {
    /// There is nothing to look for.
    #[error("say which words to look for")]
    Nothing,
    /// The pattern cannot be read.
    #[error("the pattern cannot be understood: {0}")]
    Pattern(String),
    /// The new words name a group that the pattern does not have.
    #[error(
        "the new words name {written}, and the pattern has {}; $1 stands for the first part in parentheses, $$ for a dollar sign",
        groups(*.n_groups)
    )]
    NoSuchGroup {
        /// The group as it is written.
        written: String,
        /// How many groups the pattern has.
        n_groups: usize,
    },
}

fn groups(n: usize) -> String {
    match n {
        0 => "no group".to_owned(),
        1 => "one group, $1".to_owned(),
        n => format!("{n} groups, $1 to ${n}"),
    }
}

/// What is looked for and what takes its place, ready to be found.
#[derive(Clone, Debug)]
pub struct Finder {
    pattern: Regex,
    new_words: NewWords,
}

impl Wanted {
    /// Returns what finds it and puts `with` in its place. A straight apostrophe finds a curled one too, and the other
    /// way round.
    ///
    /// # Errors
    /// When there is nothing to look for, the pattern cannot be read, or `with` names a group that it does not have.
    pub fn finder(&self, with: &str) -> Result<Finder, WantedError> {
        if self.words.is_empty() {
            return Err(WantedError::Nothing);
        }
        let literal = || regex::escape(&self.words).replace(['\'', '’'], "['’]");
        let mut source = if self.is_pattern { format!("(?:{})", self.words) } else { literal() };
        if self.whole_words {
            source = format!(r"\b{source}\b");
        }
        if self.is_pattern {
            // On its own first: `a)b(` is none, and only what is put around it would make it one.
            self.built(&self.words)?;
        }
        let pattern = self.built(&source)?;
        let new_words = match self.is_pattern {
            true => NewWords::naming_groups(with, &pattern)?,
            false => NewWords::plain(with),
        };
        Ok(Finder { pattern, new_words })
    }

    fn built(&self, source: &str) -> Result<Regex, WantedError> {
        let built = RegexBuilder::new(source).case_insensitive(self.any_case).size_limit(1 << 22).build();
        built.map_err(|e| {
            let said = e.to_string();
            WantedError::Pattern(said.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned())
        })
    }
}

impl Finder {
    /// Returns each place of `text` that would change, in order, with what would stand there.
    pub fn replacements(&self, text: &Text) -> Vec<Replacement> {
        let mut places = Vec::new();
        for found in self.pattern.captures_iter(text.as_str()) {
            let Some(whole) = found.get(0).filter(|m| !m.is_empty()) else { continue };
            let new = self.new_words.of(&found);
            if new != whole.as_str() {
                places.push(Replacement { span: text.span(whole.range()), text: new });
            }
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(wanted: Wanted, text: &str, with: &str) -> Vec<(u32, u32, String)> {
        let places = wanted.finder(with).unwrap().replacements(&Text::new(text));
        places.into_iter().map(|r| (r.span.start, r.span.end, r.text)).collect()
    }

    fn words(words: &str) -> Wanted {
        Wanted { words: words.to_owned(), ..Wanted::default() }
    }

    #[test]
    fn words_are_found_as_they_are_written() {
        assert_eq!(found(words("été"), "Un été, l’Été", "hiver"), [(3, 6, "hiver".to_owned())]);
        let any_case = Wanted { any_case: true, ..words("été") };
        assert_eq!(found(any_case, "Un été, l’Été", "hiver").len(), 2);
        let whole = Wanted { whole_words: true, ..words("art") };
        assert_eq!(found(whole, "part art", "arts"), [(5, 8, "arts".to_owned())]);
    }

    #[test]
    fn signs_of_patterns_mean_themselves_in_words() {
        assert_eq!(found(words("a.c"), "abc a.c", "$1"), [(4, 7, "$1".to_owned())]);
    }

    #[test]
    fn either_apostrophe_finds_both() {
        assert_eq!(found(words("l'été"), "l’été", "l’hiver"), [(0, 5, "l’hiver".to_owned())]);
    }

    #[test]
    fn a_pattern_names_its_groups() {
        let pattern = Wanted { is_pattern: true, ..words(r"(\d+)h(\d+)") };
        assert_eq!(found(pattern, "à 10h30", "$1:$2"), [(2, 7, "10:30".to_owned())]);
    }

    #[test]
    fn letters_behind_a_group_are_letters() {
        let replaced = |pattern: &str, text: &str, with: &str| {
            let wanted = Wanted { is_pattern: true, ..words(pattern) };
            found(wanted, text, with).remove(0).2
        };
        assert_eq!(replaced(r"(\w+)ing\b", "making", "$1ant"), "makant");
        assert_eq!(replaced(r"(\w+)ing\b", "making", "$1_x, $10, ${1}0"), "mak_x, mak0, mak0");
        assert_eq!(replaced("(?<stem>mak)ing", "making", "$stem or ${stem}er"), "mak or maker");
        assert_eq!(replaced("making", "making", "$0 5 $$ or $, $"), "making 5 $ or $, $");
    }

    #[test]
    fn new_words_that_name_a_group_which_the_pattern_does_not_have_are_refused() {
        let pattern = Wanted { is_pattern: true, ..words("(mak)ing") };
        for (with, named) in [("$2", "$2"), ("$mak", "$mak"), ("${1ant}", "${1ant}"), ("a ${} b", "${}")] {
            let said = pattern.finder(with).unwrap_err().to_string();
            assert!(said.contains(&format!("name {named}, and the pattern has one group, $1")), "{said}");
        }
    }

    #[test]
    fn a_pattern_that_cannot_be_read_says_why() {
        let pattern = Wanted { is_pattern: true, ..words("(a") };
        assert!(pattern.finder("").unwrap_err().to_string().contains("unclosed group"));
        assert!(words("").finder("").is_err());
    }
}
