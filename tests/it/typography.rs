//! French is set as French is set: narrow no-break spaces before high punctuation and within guillemets, apostrophes that
//! are none of a typewriter. The phrases are read from the sources, so that none can be forgotten.

use std::path::Path;

use regex::Regex;

/// Returns the French half of every phrase in `source`, as it is shown.
fn french_phrases(source: &str) -> Vec<String> {
    let pair = Regex::new(r#"(?m)^\s+[A-Z][A-Z0-9_]*:\s*"(?:[^"\\]|\\.)*",\s*"((?:[^"\\]|\\.)*)";"#).unwrap();
    let shown =
        |escaped: &str| escaped.replace(r"\u{202f}", "\u{202f}").replace(r"\u{a0}", "\u{a0}").replace("\\\"", "\"");
    pair.captures_iter(source).map(|c| shown(&c[1])).collect()
}

/// Returns what a French typesetter would mark in `phrase`.
fn slips(phrase: &str) -> Option<&'static str> {
    let letters: Vec<char> = phrase.chars().collect();
    let before = |i: usize| i.checked_sub(1).map(|i| letters[i]);
    let is_narrow = |c: Option<char>| matches!(c, Some('\u{202f}' | '\u{a0}'));
    for (i, c) in letters.iter().enumerate() {
        let after = letters.get(i + 1).copied();
        match c {
            ';' | '!' | '?' | '»' | '%' if !is_narrow(before(i)) => return Some("no narrow space before it"),
            // A colon inside of a word belongs to a notation, as in `speaker:U01` or `10:30`.
            ':' if after.is_none_or(char::is_whitespace) && !is_narrow(before(i)) => {
                return Some("no space before the colon");
            }
            '«' if !is_narrow(after) => return Some("no narrow space after the guillemet"),
            '\'' => return Some("a typewriter's apostrophe"),
            _ => {}
        }
    }
    phrase.contains("...").then_some("three stops for an ellipsis")
}

#[test]
fn french_phrases_are_set_as_french_is_set() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/words");
    let mut marked = Vec::new();
    let mut n_phrases = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let source = std::fs::read_to_string(&path).unwrap();
        for phrase in french_phrases(&source) {
            n_phrases += 1;
            marked.extend(slips(&phrase).map(|why| format!("{}: “{phrase}”: {why}", path.display())));
        }
    }
    assert!(n_phrases > 250, "only {n_phrases} phrases were found");
    assert!(marked.is_empty(), "{}", marked.join("\n"));
}

#[test]
fn slips_are_seen() {
    assert!(slips("Qui code ?").is_some());
    assert!(slips("«mot»").is_some());
    assert!(slips("l'étude").is_some());
    assert!(slips("Attention: rien").is_some());
    assert_eq!(slips("Qui code\u{202f}? «\u{202f}Elle\u{202f}», speaker:U01"), None);
}
