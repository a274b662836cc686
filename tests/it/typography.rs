//! French is set as French is set: narrow no-break spaces before high punctuation and within guillemets, apostrophes
//! that are none of a typewriter. The phrases are read from the sources, so that none can be forgotten.

use std::path::Path;

use regex::Regex;

/// What stands before a pair of English and French words: the name of a phrase, or one of the ways to say both at once.
const BEFORE_PAIRS: &str = r"^\s+[A-Z][A-Z0-9_]*:\s*|said!\(\s*|Said::fixed\(\s*|not_applicable\(\s*|of\(\s*|^    \(";

/// Returns the French half of every phrase in `source`, as it is shown.
fn french_phrases(source: &str) -> Vec<String> {
    let pair = format!(r#"(?m)(?:{BEFORE_PAIRS})"(?:[^"\\]|\\(?s:.))*",\s*"((?:[^"\\]|\\(?s:.))*)""#);
    let continued = Regex::new(r"\\\n\s*").unwrap();
    let shown = |escaped: &str| {
        let line = continued.replace_all(escaped, "");
        line.replace(r"\u{202f}", "\u{202f}").replace(r"\u{a0}", "\u{a0}").replace("\\\"", "\"")
    };
    Regex::new(&pair).unwrap().captures_iter(source).map(|c| shown(&c[1])).collect()
}

/// Returns the sources that hold words in both languages.
fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    found.filter(|path| path.extension().is_some_and(|e| e == "rs")).collect()
}

/// Returns what a French typesetter would mark in `phrase`.
fn slips(phrase: &str) -> Option<&'static str> {
    let letters: Vec<char> = phrase.chars().collect();
    let before = |i: usize| i.checked_sub(1).map(|i| letters[i]);
    let is_narrow = |c: Option<char>| matches!(c, Some('\u{202f}' | '\u{a0}'));
    for (i, c) in letters.iter().enumerate() {
        let after = letters.get(i + 1).copied();
        match c {
            // A sign that begins the head of a column has nothing before it.
            '%' if i == 0 => {}
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
    let folders = ["src/app/words", "src/analysis", "src/export", "src/cli/commands", "src/import", "src/model"];
    let mut marked = Vec::new();
    let mut n_phrases = 0;
    for path in folders.iter().flat_map(|name| sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join(name))) {
        let source = std::fs::read_to_string(&path).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap_or_default();
        for phrase in french_phrases(source) {
            n_phrases += 1;
            marked.extend(slips(&phrase).map(|why| format!("{}: “{phrase}”: {why}", path.display())));
        }
    }
    assert!(n_phrases > 1500, "only {n_phrases} phrases were found");
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
