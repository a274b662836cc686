//! What the interface says, in every language that it speaks. Both languages of a phrase stand side by side, so that
//! none can be forgotten; each panel has a file of its phrases here.

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
pub mod here;
pub mod history;
pub mod imports;
pub mod inspector;
mod keys;
pub mod matrix;
pub mod memos;
pub mod notices;
pub mod opening;
pub mod packing;
pub mod participants;
pub mod quotes;
pub mod reader;
pub mod reading;
pub mod removed;
pub mod review;
pub mod search;
pub mod shell;
pub mod steps;
pub mod texts;
pub mod turns;
pub mod typologies;
pub mod waiting;
pub mod who_works;

pub use crate::model::Tongue;
use crate::model::elision;

/// Something that the interface says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Phrase {
    en: &'static str,
    fr: &'static str,
}

/// Returns a phrase of its English and its French words. French takes its narrow no-break spaces before `? ! : ;` and
/// within guillemets; `{n}` and the like are places for [`Tongue::fill`].
pub const fn phrase(en: &'static str, fr: &'static str) -> Phrase {
    Phrase { en, fr }
}

/// Returns `text` for a place where lines wrap: the toolkit breaks lines at narrow no-break spaces, but not at wide
/// ones.
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

    /// Returns `phrase` with `{key}` replaced by its value for each of `values`, and `{key|place|places}` by one of
    /// both as the value is one or several. A value is taken as it is, also one that looks like a place.
    pub fn fill(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        let mut pieces = self.say(phrase).split('{');
        let mut text = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let filled = piece.split_once('}').and_then(|(place, rest)| Some((self.in_place(place, values)?, rest)));
            let Some((value, rest)) = filled else {
                text.extend(["{", piece]);
                continue;
            };
            match self {
                Self::English => text.push_str(value),
                Self::French => elision::push_french(&mut text, value),
            }
            text.push_str(rest);
        }
        text
    }

    /// Returns `one` or `many` with `{n}` replaced. French counts 0 as one.
    pub fn count(self, n: usize, one: Phrase, many: Phrase) -> String {
        self.count_filled(n, one, many, &[])
    }

    /// Returns `one` or `many` with `{n}` replaced, and `{key}` by its value for each of `values`.
    pub fn count_filled(self, n: usize, one: Phrase, many: Phrase, values: &[(&str, &str)]) -> String {
        let number = self.number(n);
        let values: Vec<(&str, &str)> = values.iter().copied().chain([("n", &*number)]).collect();
        self.fill(if self.is_singular(&number) { one } else { many }, &values)
    }

    fn is_singular(self, number: &str) -> bool {
        number == "1" || (number == "0" && self == Self::French)
    }

    /// Returns what stands in `{place}`: a value, or the word that agrees with it.
    fn in_place<'v>(self, place: &'v str, values: &[(&str, &'v str)]) -> Option<&'v str> {
        let (key, words) = place.split_once('|').map_or((place, None), |(key, words)| (key, Some(words)));
        let (_, value) = values.iter().find(|(of, _)| *of == key)?;
        match words {
            Some(words) => words.split_once('|').map(|(one, many)| if self.is_singular(value) { one } else { many }),
            None => Some(value),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Phrase = phrase("{n} coding", "{n} codage");
    const MANY: Phrase = phrase("{n} codings", "{n} codages");

    #[test]
    fn a_phrase_chooses_its_plural_by_the_number_that_it_is_filled_with() {
        let found = phrase("{n} of {all} {all|name|names} {n|is|are} so", "{n} {all|nom|noms} sur {all}");
        let said = |tongue: Tongue, n: &str, all: &str| tongue.fill(found, &[("n", n), ("all", all)]);
        assert_eq!(said(Tongue::English, "1", "2"), "1 of 2 names is so");
        assert_eq!(said(Tongue::English, "0", "1"), "0 of 1 name are so");
        assert_eq!(said(Tongue::French, "0", "1"), "0 nom sur 1");
    }

    #[test]
    fn de_and_que_lose_their_vowel_before_names() {
        let of = phrase("Changes of {name}", "Modifications de {name}");
        assert_eq!(Tongue::French.fill(of, &[("name", "Anna")]), "Modifications d’Anna");
        assert_eq!(Tongue::English.fill(of, &[("name", "Anna")]), "Changes of Anna");
    }

    #[test]
    fn numbers_and_plurals_follow_the_language() {
        assert_eq!(Tongue::English.count(0, ONE, MANY), "0 codings");
        assert_eq!(Tongue::French.count(0, ONE, MANY), "0 codage");
        assert_eq!(Tongue::English.count(12345, ONE, MANY), "12,345 codings");
        assert_eq!(Tongue::French.number(1234567), "1\u{202f}234\u{202f}567");
    }

    #[test]
    fn a_value_that_looks_like_a_place_stays_as_it_is() {
        let one = phrase("{n} word replaced: “{from}” by “{to}”, {why}", "");
        let values = [("from", "{to}"), ("to", "{n} {from} }{")];
        let label = Tongue::English.count_filled(1, one, MANY, &values);
        assert_eq!(label, "1 word replaced: “{to}” by “{n} {from} }{”, {why}");
    }
}
