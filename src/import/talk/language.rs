//! Which language a text is written in, by its most frequent small words. Unsure is an answer.

use super::lexicon::Words;
use crate::model::Language;

static EN: Words = Words::of(&[
    "the", "and", "to", "of", "it", "is", "was", "that", "you", "they", "with", "for", "have", "not", "my", "what",
    "are", "this", "there", "about", "when", "your", "we", "he", "she", "in",
]);
static FR: Words = Words::of(&[
    "le", "la", "les", "des", "une", "est", "et", "je", "que", "qui", "pas", "pour", "dans", "il", "elle", "vous",
    "nous", "avec", "mais", "ça", "un", "du", "au", "sur", "était", "ce",
]);

/// How many short words are looked at.
const SAMPLE: usize = 1_000;
/// The longest of the words above, in bytes.
const LONGEST: usize = 6;
/// Fewer hits than this say nothing.
const FEWEST: usize = 8;

/// Returns the language, if the small words of one outnumber those of the other three to one.
pub(in crate::import) fn guess(text: &str) -> Option<Language> {
    let (en, fr) = small_words(text);
    match () {
        () if en >= FEWEST && en > 3 * fr => Some(Language::En),
        () if fr >= FEWEST && fr > 3 * en => Some(Language::Fr),
        () => None,
    }
}

/// Whether there are more French words in a text than English ones, however few: enough for a name that nobody wrote.
pub(in crate::import) fn leans_to_french(text: &str) -> bool {
    let (en, fr) = small_words(text);
    fr > en
}

/// Returns how many small words of English and of French the beginning of a text has.
fn small_words(text: &str) -> (usize, usize) {
    let (mut en, mut fr) = (0, 0);
    let mut small = String::with_capacity(LONGEST);
    let is_short = |w: &&str| !w.is_empty() && w.len() <= LONGEST;
    for word in text.split(|c: char| !c.is_alphabetic()).filter(is_short).take(SAMPLE) {
        small.clear();
        match word.is_ascii() {
            true => small.extend(word.bytes().map(|b| char::from(b.to_ascii_lowercase()))),
            false => small.extend(word.chars().flat_map(char::to_lowercase)),
        }
        en += usize::from(EN.has(&small));
        fr += usize::from(FR.has(&small));
    }
    (en, fr)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_guessed_from_small_words() {
        let en =
            "They said that it was the best of what you have, and I was not there when they came to my room with it.";
        let fr =
            "Je ne sais pas ce que vous dites, mais il est dans la rue avec une amie, et elle est là pour les clés.";
        assert_eq!(guess(en), Some(Language::En));
        assert_eq!(guess(fr), Some(Language::Fr));
        assert_eq!(guess("Oui."), None);
        assert_eq!(
            guess("Ich weiß nicht, was das heißen soll, und wir waren dort, als sie kamen, mit der Frau."),
            None
        );
        assert_eq!(guess(&format!("{en} {fr}")), None);
    }
}
