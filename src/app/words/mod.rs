//! What the interface says, in every language that it speaks. Both languages of a phrase stand side by side, so that none
//! can be forgotten; each panel has a file of its phrases here.

pub mod agreement;
pub mod asked;
pub mod blind;
pub mod changes;
pub mod code_picker;
pub mod code_query;
pub mod code_tree;
pub mod colours;
pub mod commands;
pub mod common;
pub mod comparison;
pub mod cooccurrence;
pub mod copies;
pub mod correcting;
pub mod corrections;
pub mod dialogs;
pub mod documents;
pub mod errors;
pub mod events;
pub mod excerpts;
pub mod history;
pub mod imports;
pub mod inspector;
pub mod matrix;
pub mod memos;
pub mod notices;
pub mod opening;
pub mod packing;
pub mod participants;
pub mod quotes;
pub mod reader;
pub mod reading;
pub mod review;
pub mod search;
pub mod shell;
pub mod steps;
pub mod texts;
pub mod turns;
pub mod typologies;
pub mod waiting;

pub use crate::model::Tongue;

/// Something that the interface says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Phrase {
    en: &'static str,
    fr: &'static str,
}

/// Returns a phrase of its English and its French words. French takes its narrow no-break spaces before `? ! : ;` and within
/// guillemets; `{n}` and the like are places for [`Tongue::fill`].
pub const fn phrase(en: &'static str, fr: &'static str) -> Phrase {
    Phrase { en, fr }
}

/// Returns `text` for a place where lines wrap: the toolkit breaks lines at narrow no-break spaces, but not at wide ones.
pub fn unbroken(text: &str) -> String {
    text.replace('\u{202f}', "\u{a0}")
}

/// Names phrases, each in English and in French.
macro_rules! phrases {
    ($($name:ident: $en:literal, $fr:literal;)*) => {$(
        #[doc = concat!("`", $en, "`")] // as code, since brackets in a phrase are no link
        pub const $name: $crate::app::words::Phrase = $crate::app::words::phrase($en, $fr);
    )*};
}
pub(crate) use phrases;

impl Tongue {
    /// Returns the language that the system's locale names, English if it is another one.
    pub fn of_system() -> Self {
        let set = |key| std::env::var(key).ok().filter(|v| !v.is_empty());
        let locale = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default();
        if locale.to_lowercase().starts_with("fr") { Self::French } else { Self::English }
    }

    /// Returns the language, as documents know it.
    pub fn language(self) -> crate::model::Language {
        match self {
            Self::English => crate::model::Language::En,
            Self::French => crate::model::Language::Fr,
        }
    }

    /// Returns `phrase` in this language.
    pub fn say(self, phrase: Phrase) -> &'static str {
        match self {
            Self::English => phrase.en,
            Self::French => phrase.fr,
        }
    }

    /// Returns `phrase` with `{key}` replaced by its value for each of `values`.
    pub fn fill(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        let mut text = self.say(phrase).to_owned();
        for (key, value) in values {
            text = text.replace(&format!("{{{key}}}"), value);
        }
        text
    }

    /// Returns `one` or `many` with `{n}` replaced. French counts 0 as one.
    pub fn count(self, n: usize, one: Phrase, many: Phrase) -> String {
        let singular = n == 1 || (n == 0 && self == Self::French);
        self.fill(if singular { one } else { many }, &[("n", &self.number(n))])
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Phrase = phrase("{n} coding", "{n} codage");
    const MANY: Phrase = phrase("{n} codings", "{n} codages");

    #[test]
    fn numbers_and_plurals_follow_the_language() {
        assert_eq!(Tongue::English.count(0, ONE, MANY), "0 codings");
        assert_eq!(Tongue::French.count(0, ONE, MANY), "0 codage");
        assert_eq!(Tongue::English.count(12345, ONE, MANY), "12,345 codings");
        assert_eq!(Tongue::French.number(1234567), "1\u{202f}234\u{202f}567");
    }
}
