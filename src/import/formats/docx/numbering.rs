//! The lists of a Word document: which paragraphs have a number or a bullet, and what stands there.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::ordinals::{Counters, Numerals};
use super::super::package::{attribute, each_element};

/// How one level of a list is numbered.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Level {
    format: String,
    /// What stands there, with `%1` for the number of the first level.
    text: String,
    start: u32,
}

/// The lists of a document, and how far they have come.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// The pattern that each list follows.
    patterns: FxHashMap<String, String>,
    levels: FxHashMap<(String, usize), Level>,
    /// Levels that a list numbers in a way of its own.
    own: FxHashMap<(String, usize), Level>,
    /// Where a list begins anew, though others follow the same pattern.
    starts: FxHashMap<(String, usize), u32>,
    begun: FxHashSet<(String, usize)>,
    reached: FxHashMap<String, Counters>,
}

/// Word has nine levels.
const DEEPEST: usize = 9;

impl Numbering {
    /// Returns the lists that the part of a document defines.
    pub fn of(xml: &str) -> Self {
        let mut found = Self::default();
        let (mut pattern, mut list, mut level, mut in_list) = (String::new(), String::new(), 0, false);
        let (mut linked, mut defined): (FxHashMap<String, String>, FxHashMap<String, String>) = Default::default();
        each_element(xml, |e| {
            let value = || attribute(e, "val").unwrap_or_default();
            match e.local_name().as_ref() {
                "abstractNum" => (pattern, in_list) = (attribute(e, "abstractNumId").unwrap_or_default(), false),
                "num" => (list, in_list) = (attribute(e, "numId").unwrap_or_default(), true),
                "abstractNumId" => {
                    // A pattern may only name the style that has the pattern.
                    let named = value();
                    let meant = linked.get(&named).and_then(|style| defined.get(style)).cloned().unwrap_or(named);
                    found.patterns.insert(list.clone(), meant);
                }
                "numStyleLink" => _ = linked.insert(pattern.clone(), value()),
                "styleLink" => _ = defined.insert(value(), pattern.clone()),
                "lvl" | "lvlOverride" => level = attribute(e, "ilvl").and_then(|l| l.parse().ok()).unwrap_or(0_usize),
                "startOverride" => {
                    found.starts.insert((list.clone(), level), value().parse().unwrap_or(1));
                }
                name @ ("numFmt" | "lvlText" | "start") => {
                    let (levels, owner) = if in_list { (&mut found.own, &list) } else { (&mut found.levels, &pattern) };
                    let level = levels.entry((owner.clone(), level)).or_default();
                    match name {
                        "numFmt" => level.format = value(),
                        "lvlText" => level.text = value(),
                        _ => level.start = value().parse().unwrap_or(1),
                    }
                }
                _ => {}
            }
        });
        found
    }

    /// Returns what stands before the next paragraph of `list` on `level`, from 0.
    pub fn next(&mut self, list: &str, level: usize) -> Option<String> {
        let pattern = self.patterns.get(list)?.clone();
        let level_of = |level: usize| {
            let own = self.own.get(&(list.to_owned(), level));
            own.or_else(|| self.levels.get(&(pattern.clone(), level)))
        };
        let own = level_of(level).filter(|_| level < DEEPEST)?;
        let restart = self.starts.get(&(list.to_owned(), level)).copied();
        let reached = self.reached.entry(pattern.clone()).or_default();
        if self.begun.insert((list.to_owned(), level)) && restart.is_some() {
            reached.restart(level);
        }
        let start = |at: usize| restart.filter(|_| at == level).or(level_of(at).map(|l| l.start)).unwrap_or(1);
        let reached = reached.next(level, start);
        match own.format.as_str() {
            "bullet" => Some("•".to_owned()),
            "none" => None,
            _ => {
                let mut text = own.text.clone();
                for (i, n) in reached.iter().enumerate() {
                    let numerals = numerals(level_of(i).map_or("decimal", |l| &l.format));
                    text = text.replace(&format!("%{}", i + 1), &numerals.written(*n));
                }
                Some(text).filter(|t| !t.trim().is_empty())
            }
        }
    }
}

fn numerals(format: &str) -> Numerals {
    match format {
        "lowerLetter" => Numerals::LowerLetter,
        "upperLetter" => Numerals::UpperLetter,
        "lowerRoman" => Numerals::LowerRoman,
        "upperRoman" => Numerals::UpperRoman,
        "decimalZero" => Numerals::Padded,
        _ => Numerals::Decimal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = "<w:numbering><w:abstractNum w:abstractNumId=\"5\"><w:styleLink w:val=\"S\"/>\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"6\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"x\"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"7\"><w:numStyleLink w:val=\"S\"/></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"6\"/></w:num>\
        <w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>\
        <w:num w:numId=\"4\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\
        <w:num w:numId=\"5\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1 –\"/></w:lvl></w:lvlOverride></w:num></w:numbering>";

    fn numbers(list_and_level: &[(&str, usize)]) -> Vec<String> {
        let mut lists = Numbering::of(LISTS);
        list_and_level.iter().map(|(list, level)| lists.next(list, *level).unwrap_or_default()).collect()
    }

    #[test]
    fn levels_count_on_and_begin_anew_below_the_next_number() {
        let levels = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1), ("2", 0), ("0", 0), ("9", 3)];
        assert_eq!(numbers(&levels), ["1.", "1.a)", "1.b)", "2.", "2.a)", "•", "", ""]);
    }

    #[test]
    fn lists_of_one_pattern_count_on_unless_one_says_otherwise() {
        assert_eq!(numbers(&[("1", 0), ("3", 0), ("4", 0), ("4", 0), ("1", 0)]), ["1.", "2.", "1.", "2.", "3."]);
        assert_eq!(numbers(&[("5", 0), ("5", 0), ("1", 0)]), ["I –", "II –", "3."]);
    }
}
