//! Names as people compare them. Which names are one name, and which name is found by what was typed, is decided here,
//! so that no list refuses a name that another one takes for new. Words of a search and of a question about codes take
//! ligatures apart as well, and have their own folding.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Returns a name as it is compared: without case and white space around it, and with its accents in one piece with
/// their letters, as all systems but one write them in the names of files.
pub fn name_key(name: &str) -> String {
    let name = name.trim();
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.nfc().flat_map(char::to_lowercase).collect() }
}

/// Whether two names are one: nobody tells things apart by case and white space.
pub fn is_same_name(a: &str, b: &str) -> bool {
    name_key(a) == name_key(b)
}

/// Returns `name` in lower case, without accents and with the apostrophe of the keyboard, for finding names as people
/// type them.
pub fn plain_letters(name: &str) -> Vec<char> {
    let plain = |c| if matches!(c, '‘' | '’' | 'ʼ') { '\'' } else { c };
    name.nfd().filter(|c| !is_combining_mark(*c)).map(plain).flat_map(char::to_lowercase).collect()
}

/// What somebody types to find names that hold it, case and accents aside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Typed(Vec<char>);

impl Typed {
    /// Returns what `text` finds.
    pub fn new(text: &str) -> Self {
        Self(plain_letters(text.trim()))
    }

    /// Whether `name` holds it; every name does while nothing is typed.
    pub fn finds(&self, name: &str) -> bool {
        self.0.is_empty() || plain_letters(name).windows(self.0.len()).any(|part| part == self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_in_one_piece_or_two_are_one_name() {
        assert!(is_same_name(" Sante\u{301} ", "sant\u{e9}"));
        assert!(!is_same_name("Sante", "Sant\u{e9}"), "an accent tells two names apart");
    }

    #[test]
    fn names_are_found_without_their_accents_and_apostrophes() {
        let finds = |typed: &str, name: &str| Typed::new(typed).finds(name);
        assert!(finds("elo", "Éloïse") && finds(" l'hop", "L’hôpital") && finds("", "Ana"));
        assert!(!finds("elos", "Éloïse"));
    }
}
