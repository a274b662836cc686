//! Words at whose hyphen a line ends: nearly all are one word that was divided, `dormi-` / `rons`, a few have a hyphen on
//! one line as well, `forty-` / `mile`. No dictionary is at hand: the parts of a few compounds that are frequent tell
//! them, where no word is divided so.

use super::talk::lexicon::{Words, fold};

/// Words that follow a hyphen which stays, as in `dormez-vous` and `celui-ci`.
#[rustfmt::skip]
static BEHIND: Words = Words::of(&[
    "vous", "tu", "il", "elle", "on", "ils", "elles", "nous", "je", "ce", "moi", "toi", "lui", "leur", "le", "la", "les", "en", "y", "ci",
    "meme", "memes", "t", "etre",
]);

/// Words before a hyphen which stays, whatever follows.
#[rustfmt::skip]
static BEFORE: Words = Words::of(&[
    "demi", "vice", "avant", "apres", "arriere", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "self",
    "half", "well", "non",
]);

/// Words that make compounds with one another: any of the first before any of the second.
#[rustfmt::skip]
static COMPOUNDS: [(Words, Words); 6] = [
    (
        Words::of(&["vingt", "trente", "quarante", "cinquante", "soixante", "quatre", "dix"]),
        Words::of(&["deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize", "quatorze", "quinze", "seize", "vingt", "vingts"]),
    ),
    (
        Words::of(&["mi"]),
        Words::of(&["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "temps", "chemin", "parcours", "journee", "saison"]),
    ),
    (Words::of(&["au", "par", "la", "ci"]), Words::of(&["dela", "dessus", "dessous", "devant", "haut", "bas"])),
    (
        Words::of(&["grand", "grands", "beau", "beaux", "belle", "belles", "petit", "petits", "petite", "petites"]),
        Words::of(&["mere", "meres", "pere", "peres", "parents", "frere", "freres", "soeur", "soeurs", "fils", "fille", "filles", "enfants", "oncle", "tante", "chose", "dejeuner"]),
    ),
    (
        Words::of(&["week", "aller", "allers", "quelques", "medico", "rendez"]),
        Words::of(&["end", "ends", "retour", "retours", "uns", "unes", "social", "sociale", "sociaux", "sociales", "vous"]),
    ),
    (Words::of(&["long", "short", "full", "part", "mid", "real", "first", "one"]), Words::of(&["term", "time", "hand", "day", "life", "year", "to"])),
];

/// Whether the hyphen at the end of `before` stays where the line below begins with the word `next`.
pub(super) fn keeps_hyphen(before: &str, next: &str) -> bool {
    let before = before.trim_end_matches(['-', '\u{2010}']);
    let word = before.rsplit(|c: char| !c.is_alphabetic() && c != '-').next().unwrap_or_default();
    let (word, next) = (fold(word), fold(next));
    // `c'est-à-` / `dire`
    let is_compound = word.contains('-');
    let are_parts = COMPOUNDS.iter().any(|(first, second)| first.has(&word) && second.has(&next));
    is_compound || BEHIND.has(&next) || BEFORE.has(&word) || are_parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_keep_their_hyphen_and_divided_words_lose_it() {
        for (before, next) in [
            ("une forty-", "mile"),
            ("à la mi-", "septembre"),
            ("vingt-", "quatre"),
            ("c’est-à-", "dire"),
            ("dormez-", "vous"),
            ("face-to-", "face"),
            ("un aller-", "retour"),
            ("sa grand-", "mère"),
        ] {
            assert!(keeps_hyphen(before, next), "{before}{next}");
        }
        for (before, next) in
            [("le mi-", "lieu"), ("au-", "tre"), ("dormi-", "rons"), ("a part-", "ner"), ("la pro-", "fession")]
        {
            assert!(!keeps_hyphen(before, next), "{before}{next}");
        }
    }
}
