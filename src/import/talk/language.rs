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

/// Of languages that share small words with French: Spanish, Portuguese, Italian.
static OTHERS: Words = Words::of(&[
    "el", "los", "y", "es", "por", "con", "una", "muy", "pero", "como", "lo", "se", "os", "em", "com", "uma", "não",
    "mas", "eu", "muito", "che", "di", "per", "sono", "è", "più", "non", "ma", "gli", "mi", "yo",
]);

/// How many words are looked at.
const SAMPLE: usize = 1_500;
/// The longest of the words above, in bytes.
const LONGEST: usize = 6;
/// Fewer hits than this say nothing.
const FEWEST: usize = 8;

/// Returns the language, if the small words of one outnumber those of the other three to one.
pub(in crate::import) fn guess(text: &str) -> Option<Language> {
    let (en, fr, _) = small_words(text);
    match () {
        () if en >= FEWEST && en > 3 * fr => Some(Language::En),
        () if fr >= FEWEST && fr > 3 * en => Some(Language::Fr),
        () => None,
    }
}

/// Whether there are more French words in a text than English ones, however few, or Spanish, Portuguese and Italian
/// ones: enough for a name that nobody wrote.
pub(in crate::import) fn leans_to_french(text: &str) -> bool {
    let (en, fr, others) = small_words(text);
    fr > en.max(others)
}

/// Returns how many small words of English, of French and of others the beginning of a text has.
fn small_words(text: &str) -> (usize, usize, usize) {
    let (mut en, mut fr, mut others) = (0, 0, 0);
    let mut small = String::with_capacity(LONGEST);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(SAMPLE);
    for word in words.filter(|word| word.len() <= LONGEST) {
        small.clear();
        match word.is_ascii() {
            true => small.extend(word.bytes().map(|b| char::from(b.to_ascii_lowercase()))),
            false => small.extend(word.chars().flat_map(char::to_lowercase)),
        }
        en += usize::from(EN.has(&small));
        fr += usize::from(FR.has(&small));
        others += usize::from(OTHERS.has(&small));
    }
    (en, fr, others)
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

    #[test]
    fn what_is_spanish_or_italian_does_not_lean_to_french() {
        assert!(leans_to_french("Et que faites-vous dans la rue ? Je ne fais pas la fête, mais il est tard."));
        assert!(!leans_to_french(
            "¿Y qué es lo que hace por la calle? La verdad es que no lo sé, pero es como una casa."
        ));
        assert!(!leans_to_french(
            "E che cosa è? La casa è più grande di quella che avevo, ma non mi piace per il rumore."
        ));
        assert!(!leans_to_french("E o que é? Eu moro com uma amiga, mas não é muito longe da rua que eu conheço."));
    }
}
