//! What somebody types as a pattern that finds it whatever its accents, case, apostrophes and spaces, without a second
//! copy of the text.

use regex::{Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Returns the pattern of what was typed; none when that is white space.
pub fn whatever_accents(typed: &str) -> Option<Regex> {
    let bare: Vec<char> = typed.trim().nfd().filter(|c| !is_combining_mark(*c)).collect();
    if bare.is_empty() {
        return None;
    }
    let mut pattern = String::new();
    let mut rest = bare.as_slice();
    while let [c, behind @ ..] = rest {
        let (written, taken) = ligature(*c, behind.first().copied());
        match written {
            Some([both, first, second]) => pattern += &format!("(?:{both}|{}{})", letter(first), letter(second)),
            None if c.is_whitespace() => pattern += r"\s+",
            None => pattern += &letter(*c),
        }
        rest = &rest[taken..];
        // Several spaces are found as one.
        while c.is_whitespace() && rest.first().is_some_and(|c| c.is_whitespace()) {
            rest = &rest[1..];
        }
    }
    RegexBuilder::new(&pattern).case_insensitive(true).build().ok()
}

/// Returns the ligature that begins with `c`, written as one sign and as two, and how many signs it takes.
fn ligature(c: char, next: Option<char>) -> (Option<[char; 3]>, usize) {
    match (c.to_ascii_lowercase(), next.map(|n| n.to_ascii_lowercase())) {
        ('o', Some('e')) => (Some(['œ', 'o', 'e']), 2),
        ('a', Some('e')) => (Some(['æ', 'a', 'e']), 2),
        ('œ' | 'Œ', _) => (Some(['œ', 'o', 'e']), 1),
        ('æ' | 'Æ', _) => (Some(['æ', 'a', 'e']), 1),
        _ => (None, 1),
    }
}

/// Returns the pattern of one sign with any accents, written as one code point or as several.
fn letter(c: char) -> String {
    if matches!(c, '\'' | '’') {
        return "['’]".to_owned();
    }
    let escaped = regex::escape(&c.to_string());
    if !c.is_alphabetic() {
        return escaped;
    }
    // Latin letters with accents stand in these two blocks.
    let accented = ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}').filter(|a| bare(*a) == Some(c));
    format!("[{escaped}{}]\\p{{M}}*", accented.collect::<String>())
}

/// Returns the letter without its accents.
fn bare(c: char) -> Option<char> {
    let mut parts = std::iter::once(c).nfd();
    let first = parts.next().filter(|first| *first != c)?;
    parts.all(is_combining_mark).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(typed: &str, text: &'t str) -> Vec<&'t str> {
        whatever_accents(typed).unwrap().find_iter(text).map(|m| m.as_str()).collect()
    }

    #[test]
    fn accents_and_case_do_not_matter_however_they_are_written() {
        assert_eq!(found("ete", "Été, e\u{301}te\u{301} et ETE"), ["Été", "e\u{301}te\u{301}", "ETE"]);
        assert_eq!(found("Éte", "ete été"), ["ete", "été"]);
        assert_eq!(found("hopital", "l’Hôpital"), ["Hôpital"]);
    }

    #[test]
    fn ligatures_apostrophes_and_spaces_are_found_either_way() {
        assert_eq!(found("coeur", "cœur coeur"), ["cœur", "coeur"]);
        assert_eq!(found("cœur", "CŒUR coeur"), ["CŒUR", "coeur"]);
        assert_eq!(found("l'aide", "l’aide"), ["l’aide"]);
        assert_eq!(found("quoi ?", "quoi\u{202f}? quoi\n?"), ["quoi\u{202f}?", "quoi\n?"]);
    }

    #[test]
    fn signs_of_patterns_are_signs() {
        assert_eq!(found("a.b (c)", "a.b (c) axb (c)"), ["a.b (c)"]);
        assert!(whatever_accents("  ").is_none());
    }
}
