//! French words that lose their vowel before another one: *de Paul*, but *d’Anna*; *que Paul*, but *qu’Anna*. Names
//! come from people, so that it is known only when they are filled in.

use std::fmt;

/// `de` before a name: `de Paul`, `d’Anna`, `de Hamid`, `d’Hélène`.
#[derive(Clone, Copy, Debug)]
pub struct De<N>(pub N);

impl<N: AsRef<str>> fmt::Display for De<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.0.as_ref();
        let de = if elides_before(name) { "d’" } else { "de " };
        write!(f, "{de}{name}")
    }
}

/// Puts `value` behind `text`; a French *de* or *que* right before it loses its vowel where it has to.
pub fn push_french(text: &mut String, value: &str) {
    if elides_before(value)
        && let Some(stem) = stem_of(text)
    {
        text.truncate(stem);
        text.push('’');
    }
    text.push_str(value);
}

/// Returns how much is left of `text` when the *de* or *que* at its end loses its vowel; nothing when it ends
/// otherwise.
fn stem_of(text: &str) -> Option<usize> {
    let word = text.strip_suffix(' ')?;
    let last = word.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    ELIDED.contains(&last.as_str()).then(|| word.len() - 1)
}

/// Whether a French *de* or *que* loses its vowel before `words`: before a vowel or a mute h, not before a sign
/// (`U01`), which is spelt out (Grevisse and Goosse, *Le Bon Usage*, § 44 to 50).
pub fn elides_before(words: &str) -> bool {
    let first = words.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let is_sign = first.chars().count() < 2 || first.chars().any(|c| c.is_numeric());
    let word = first.to_lowercase();
    if is_sign || DISJUNCT.iter().any(|whole| word == *whole) {
        return false;
    }
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some('h'), _) => MUTE.iter().any(|stem| word.starts_with(stem)),
        // *D’Yves*, but *de Yasmina*.
        (Some('y'), Some(second)) => !is_vowel(second),
        (Some(first), _) => is_vowel(first),
        (None, _) => false,
    }
}

/// What loses its last vowel.
const ELIDED: [&str; 6] = ["de", "que", "lorsque", "puisque", "jusque", "quoique"];

fn is_vowel(letter: char) -> bool {
    "aàâäáãåæeéèêëiîïíoôöóõœuùûüú".contains(letter)
}

/// Words that begin with a vowel, and before which nothing is lost.
const DISJUNCT: [&str; 6] = ["oui", "onze", "onzième", "ouistiti", "uhlan", "ululement"];

/// How French words and first names with a mute h begin. Before another h nothing is lost, as before English and Arabic
/// names.
const MUTE: [&str; 36] = [
    "habi",
    "haleine",
    "hebdo",
    "héberg",
    "hécat",
    "hélène",
    "helene",
    "hélo",
    "henri",
    "herb",
    "hérédit",
    "hermine",
    "hervé",
    "hésit",
    "heure",
    "hilaire",
    "hippoly",
    "histo",
    "hiver",
    "homme",
    "homo",
    "honn",
    "honor",
    "hôpit",
    "hospi",
    "hora",
    "horten",
    "hôte",
    "hubert",
    "hugo",
    "hugue",
    "huile",
    "humain",
    "humeur",
    "humour",
    "hygi",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_loses_its_vowel_before_vowels_and_mute_h_alone() {
        let said = |name: &str| De(name).to_string();
        for name in ["Anna", "ana", "Élodie", "Ines", "Œdipe", "Hélène", "Yves", "Accueil de jour"] {
            assert_eq!(said(name), format!("d’{name}"));
        }
        for name in ["Paul", "Hamid", "Housing", "Yasmina", "U01", "O", "onze", "8", "« Anna »", "–", ""] {
            assert_eq!(said(name), format!("de {name}"));
        }
    }

    #[test]
    fn de_and_que_lose_their_vowel_where_a_name_is_filled_in() {
        let fill = |text: &str, name: &str| {
            let mut pieces = text.split("{name}");
            let mut filled = pieces.next().unwrap().to_owned();
            for piece in pieces {
                push_french(&mut filled, name);
                filled.push_str(piece);
            }
            filled
        };
        assert_eq!(fill("celui de {name} et ce que {name} dit", "Anna"), "celui d’Anna et ce qu’Anna dit");
        assert_eq!(fill("De {name}, lorsque {name}", "Éva"), "D’Éva, lorsqu’Éva");
        assert_eq!(fill("celui de {name}", "Paul"), "celui de Paul");
        assert_eq!(fill("le code de « {name} »", "Anna"), "le code de « Anna »");
        assert_eq!(fill("chaque {name} coïncide {name}", "Anna"), "chaque Anna coïncide Anna");
    }
}
