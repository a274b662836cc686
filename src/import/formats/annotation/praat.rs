//! Praat (`.TextGrid`): tiers of intervals with their words. The long form names each value and the short one does not,
//! but for both only numbers and texts that stand free count.

use super::tiers::{self, Stretch, Tier};
use crate::import::{Content, ImportError};
use crate::model::Warned;

/// Whether the text is such a file, by how it begins.
pub(super) fn is_one(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with("File type = \"ooTextFile")
        && text.lines().nth(1).is_some_and(|line| line.contains("\"TextGrid\""))
}

pub(super) fn read(file_name: &str, text: &str) -> Result<Warned<Content>, ImportError> {
    let mut values = Values { rest: text };
    let mut found: Vec<Tier> = Vec::new();
    while let Some(value) = values.next() {
        if value == Value::Text("IntervalTier".to_owned()) {
            found.extend(interval_tier(&mut values));
        }
    }
    tiers::transcript(file_name, found)
}

/// Returns the tier whose class was read.
fn interval_tier(values: &mut Values<'_>) -> Option<Tier> {
    let name = values.text()?;
    let (_from, _to, n) = (values.number()?, values.number()?, values.number()?);
    let mut stretches = Vec::new();
    for _ in 0..n as usize {
        let (Some(from), Some(to), Some(words)) = (values.number(), values.number(), values.text()) else { break };
        stretches.push(Stretch { from: Some(from), to: Some(to), words });
    }
    Some(Tier { annotates: is_below_words(&name), name, speaker: None, stretches })
}

/// Whether a tier holds pieces of what is said: sounds, words one by one.
fn is_below_words(name: &str) -> bool {
    const PIECES: [&str; 10] = ["phone", "phoneme", "syll", "segment", "word", "mot", "wort", "gloss", "tone", "ipa"];
    let name = name.to_lowercase();
    name.split(|c: char| !c.is_alphabetic()).any(|word| PIECES.iter().any(|piece| word.trim_end_matches('s') == *piece))
}

#[derive(Clone, PartialEq, Debug)]
enum Value {
    Number(f32),
    Text(String),
}

/// The numbers and texts that stand free.
struct Values<'t> {
    rest: &'t str,
}

impl Values<'_> {
    fn next(&mut self) -> Option<Value> {
        loop {
            self.rest = self.rest.trim_start();
            if let Some(behind) = self.rest.strip_prefix('"') {
                return Some(Value::Text(self.quoted(behind)));
            }
            if self.rest.is_empty() {
                return None;
            }
            let end = self.rest.find(char::is_whitespace).unwrap_or(self.rest.len());
            let (word, rest) = self.rest.split_at(end);
            self.rest = rest;
            if let Some(number) = word.parse().ok().filter(|number: &f32| number.is_finite()) {
                return Some(Value::Number(number));
            }
        }
    }

    /// Returns the text that begins here, in which two quotation marks are one, and goes on behind it.
    fn quoted(&mut self, behind: &str) -> String {
        let mut text = String::new();
        let mut rest = behind;
        while let Some(at) = rest.find('"') {
            text.push_str(&rest[..at]);
            match rest[at + 1..].strip_prefix('"') {
                Some(next) => {
                    text.push('"');
                    rest = next;
                }
                None => {
                    self.rest = &self.rest[self.rest.len() - (rest.len() - at - 1)..];
                    return text;
                }
            }
        }
        self.rest = "";
        text + rest
    }

    /// Returns the next number, passing over nothing.
    fn number(&mut self) -> Option<f32> {
        match self.next()? {
            Value::Number(number) => Some(number),
            Value::Text(_) => None,
        }
    }

    fn text(&mut self) -> Option<String> {
        match self.next()? {
            Value::Text(text) => Some(text),
            Value::Number(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told as turns;

    const LONG: &str = "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 6\ntiers? <exists>\nsize = 3\nitem []:\n\
        \x20   item [1]:\n        class = \"IntervalTier\"\n        name = \"Ana\"\n        xmin = 0\n        xmax = 6\n        intervals: size = 3\n\
        \x20       intervals [1]:\n            xmin = 0\n            xmax = 2\n            text = \"Where is \"\"it\"\"?\"\n\
        \x20       intervals [2]:\n            xmin = 2\n            xmax = 4\n            text = \"\"\n\
        \x20       intervals [3]:\n            xmin = 4\n            xmax = 6\n            text = \"Ah.\"\n\
        \x20   item [2]:\n        class = \"IntervalTier\"\n        name = \"Ben\"\n        xmin = 0\n        xmax = 6\n        intervals: size = 1\n\
        \x20       intervals [1]:\n            xmin = 2\n            xmax = 4\n            text = \"Here.\"\n\
        \x20   item [3]:\n        class = \"IntervalTier\"\n        name = \"words\"\n        xmin = 0\n        xmax = 6\n        intervals: size = 1\n\
        \x20       intervals [1]:\n            xmin = 2\n            xmax = 4\n            text = \"here\"\n";

    #[test]
    fn intervals_are_read_in_both_forms() {
        let expected = ["Ana@0|Where is \"it\"?", "Ben@2|Here.", "Ana@4|Ah."];
        assert_eq!(turns("a.TextGrid", LONG), expected);
        let short = "File type = \"ooTextFile\"\n\"TextGrid\"\n\n0\n6\n<exists>\n2\n\"IntervalTier\"\n\"Ana\"\n0\n6\n3\n0\n2\n\"Where is \"\"it\"\"?\"\n2\n4\n\"\"\n\
            4\n6\n\"Ah.\"\n\"IntervalTier\"\n\"Ben\"\n0\n6\n1\n2\n4\n\"Here.\"\n";
        assert_eq!(turns("a.TextGrid", short), expected);
        assert_eq!(turns("a.txt", short), expected);
    }
}
