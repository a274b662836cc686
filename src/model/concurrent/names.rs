//! When two names of coders seem to be one: people type their own on each device.

use super::super::coder::Coder;
use super::super::naming::plain_letters;
use super::super::project::Project;

/// Whether two names of coders may be one person's: the same words or their beginnings ("Ana" and "ana m.", "A. Martin"
/// and "Ana Martin"), or a typing error in a longer name. Names that differ in a number are told apart on purpose.
pub(super) fn nearly_equal(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    if a.is_empty() || b.is_empty() || digits(&a) != digits(&b) {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    begin_alike(short, long) || is_typing_error(&a.concat(), &b.concat(), 5)
}

/// Whether somebody who typed `a`, which nobody is called, may have meant `b`: one who is asked may say no, so that a
/// short name is enough.
pub(super) fn may_mean(a: &str, b: &str) -> bool {
    let (one, other) = (words(a), words(b));
    nearly_equal(a, b) || digits(&one) == digits(&other) && is_typing_error(&one.concat(), &other.concat(), 3)
}

/// Returns the words of a name: letters and digits alone, without case and accents.
fn words(name: &str) -> Vec<String> {
    let plain = String::from_iter(plain_letters(name));
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn digits(words: &[String]) -> String {
    words.iter().flat_map(|word| word.chars()).filter(char::is_ascii_digit).collect()
}

/// Whether each word of the shorter name stands in the longer one, in order, as the whole word or as its initial, and
/// one of them as a whole word.
fn begin_alike(short: &[String], long: &[String]) -> bool {
    let is_initial = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    let fits = |a: &str, b: &str| a == b || is_initial(a, b) || is_initial(b, a);
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| fits(word, other))) && short.iter().any(|word| long.contains(word))
}

/// Whether one letter too many, too few, another one, or two in the other order is all that tells two names of so many
/// letters or more apart.
fn is_typing_error(a: &str, b: &str, shortest: usize) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < shortest || long.len() - short.len() > 1 {
        return false;
    }
    let first = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let (short, long) = (&short[first..], &long[first..]);
    match (short, long) {
        ([], _) => true,
        (_, [_, rest @ ..]) if rest == short => true,
        ([_, a @ ..], [_, b @ ..]) if a == b => true,
        ([x, y, a @ ..], [z, w, b @ ..]) => (x, y, a) == (w, z, b),
        _ => false,
    }
}

impl Project {
    /// Returns the coders who may be meant by a name that nobody has.
    pub fn coders_like(&self, name: &str) -> Vec<&Coder> {
        self.coders.values().filter(|coder| may_mean(name, &coder.name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_nearly_equal() {
        for (a, b) in [
            ("Ana", "ana "),
            ("Ana", "ana m."),
            ("A. Martin", "Ana Martin"),
            ("Hélène Roy", "helene roy"),
            ("Tomas", "Thomas"),
            ("Chantal", "Chanatl"),
            ("Ana-Maria", "Ana Maria"),
        ] {
            assert!(nearly_equal(a, b) && nearly_equal(b, a), "{a} / {b}");
        }
    }

    #[test]
    fn a_short_name_may_be_meant_by_one_that_nobody_has() {
        assert!(may_mean("bne", "ben") && may_mean("Bem", "Ben"));
        assert!(!may_mean("ana", "ben") && !may_mean("Coder 1", "Coder 2"));
    }

    #[test]
    fn accents_in_one_piece_or_two_are_one_name() {
        assert!(nearly_equal("E\u{301}loi\u{308}se", "\u{c9}lo\u{ef}se"));
    }

    #[test]
    fn other_names_are_not() {
        for (a, b) in
            [("Ana", "Ben"), ("Ana", "Anne"), ("Coder 1", "Coder 2"), ("A", "Ana"), ("Ben", "Bea"), ("", "Ana")]
        {
            assert!(!nearly_equal(a, b) && !nearly_equal(b, a), "{a} / {b}");
        }
    }
}
