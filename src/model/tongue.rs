//! The languages that the program speaks, and what it says in each of them. The title of a table, a caution, the reason
//! why a figure is missing: each is said where it is known, in every language at once, so that none can be forgotten.
//! Whoever shows it chooses the language.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A language that the program speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Tongue {
    /// English.
    #[default]
    English,
    /// French.
    French,
}

impl Tongue {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// Returns `n` rounded to so many decimals, with the decimal mark of the language.
    pub fn decimal(self, n: f64, decimals: usize) -> String {
        let written = format!("{n:.decimals$}");
        // What is rounded to nothing is on no side of it.
        let is_zero = written.bytes().all(|b| matches!(b, b'-' | b'0' | b'.'));
        let written = if is_zero { written.trim_start_matches('-').to_owned() } else { written };
        match self {
            Self::English => written,
            Self::French => written.replace('.', ","),
        }
    }

    /// Returns `n` with its thousands apart, as the language writes them.
    pub fn number(self, n: usize) -> String {
        let digits = n.to_string();
        let separator = match self {
            Self::English => ',',
            Self::French => '\u{202f}',
        };
        let mut text = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                text.push(separator);
            }
            text.push(digit);
        }
        text
    }
}

/// Words in every language that the program speaks. Without French they are the project's own (the name of a code, a
/// value of an attribute), which stay as they are.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub struct Said {
    en: Cow<'static, str>,
    fr: Option<Cow<'static, str>>,
}

/// Says something in English and in French: two formats over the same variables, which the compiler checks. What
/// differs by language itself is handed in by name, as another [`Said`].
macro_rules! said {
    ($en:literal, $fr:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = &$value;)*
        $crate::model::Said::both(
            format_args!($en $(, $name = $name.told($crate::model::Tongue::English))*),
            format_args!($fr $(, $name = $name.told($crate::model::Tongue::French))*),
        )
    }};
}
pub(crate) use said;

impl Said {
    /// Returns words that were written in both languages; `said!` makes them.
    pub fn both(en: fmt::Arguments<'_>, fr: fmt::Arguments<'_>) -> Self {
        let written =
            |words: fmt::Arguments<'_>| words.as_str().map_or_else(|| Cow::Owned(words.to_string()), Cow::Borrowed);
        Self { en: written(en), fr: Some(written(fr)) }
    }

    /// Returns fixed words.
    pub const fn fixed(en: &'static str, fr: &'static str) -> Self {
        Self { en: Cow::Borrowed(en), fr: Some(Cow::Borrowed(fr)) }
    }

    /// Returns what `written` writes in each language.
    fn by_tongue(written: impl Fn(Tongue) -> String) -> Self {
        Self { en: Cow::Owned(written(Tongue::English)), fr: Some(Cow::Owned(written(Tongue::French))) }
    }

    /// Returns a number with so many decimals, behind the decimal mark of each language.
    pub fn decimal(n: f64, decimals: usize) -> Self {
        Self::by_tongue(|tongue| tongue.decimal(n, decimals))
    }

    /// Returns a number with its thousands apart, as each language writes them.
    pub fn number(n: usize) -> Self {
        Self::by_tongue(|tongue| tongue.number(n))
    }

    /// Returns `items` one behind the other. French has a narrow space before its semicolons.
    pub fn joined<'a>(items: impl IntoIterator<Item = &'a Self>, separator: &str) -> Self {
        let items: Vec<&Self> = items.into_iter().collect();
        let written = |tongue| {
            let between = match tongue {
                Tongue::English => separator.to_owned(),
                Tongue::French => separator.replace(';', "\u{202f};"),
            };
            items.iter().map(|item| item.told(tongue)).collect::<Vec<_>>().join(&between)
        };
        let in_french = items.iter().any(|item| item.fr.is_some()).then(|| Cow::Owned(written(Tongue::French)));
        Self { en: Cow::Owned(written(Tongue::English)), fr: in_french }
    }

    /// Returns the words in a language.
    pub fn told(&self, tongue: Tongue) -> &str {
        match (tongue, &self.fr) {
            (Tongue::French, Some(fr)) => fr,
            _ => &self.en,
        }
    }

    /// Returns the first `n` characters.
    pub fn cut(&self, n: usize) -> Self {
        self.each(|words| words.chars().take(n).collect())
    }

    /// Returns the words of each language as `change` has them.
    pub fn each(&self, change: impl Fn(&str) -> String) -> Self {
        let changed = |words: &str| Cow::Owned(change(words));
        Self { en: changed(&self.en), fr: self.fr.as_deref().map(changed) }
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty()
    }

    /// Whether they are the program's words, and not those of the project.
    pub fn is_ours(&self) -> bool {
        self.fr.is_some()
    }
}

impl From<String> for Said {
    /// Words of the project.
    fn from(words: String) -> Self {
        Self { en: Cow::Owned(words), fr: None }
    }
}

impl From<&str> for Said {
    /// Words of the project.
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

impl fmt::Display for Said {
    /// The English words, which stay as they are from version to version.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.en)
    }
}

impl PartialEq<str> for Said {
    fn eq(&self, words: &str) -> bool {
        self.en == words
    }
}

impl PartialEq<&str> for Said {
    fn eq(&self, words: &&str) -> bool {
        self.en == *words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_words_around_the_same_values() {
        let (n, who) = (3, Said::fixed("people", "personnes"));
        let told =
            said!("{n} {who}, {share}%", "{n} {who}, {share}\u{202f}%", who = who, share = Said::decimal(0.5, 1));
        assert_eq!(told.told(Tongue::English), "3 people, 0.5%");
        assert_eq!(told.told(Tongue::French), "3 personnes, 0,5\u{202f}%");
    }

    #[test]
    fn words_of_the_project_are_the_same_in_each_language() {
        let (ours, name) = (Said::fixed("all", "tous"), Said::from("Lyon"));
        assert_eq!(name.told(Tongue::French), "Lyon");
        assert_eq!(Said::joined([&ours, &name], "; ").told(Tongue::French), "tous\u{202f}; Lyon");
        assert!(!Said::joined([&name], ", ").is_ours());
    }
}
