//! The numbers and bullets that Word computes for paragraphs: they stand in no text of the file, and people cite them.

use rustc_hash::FxHashMap;

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
    /// Where a list begins that does not begin as its pattern does.
    starts: FxHashMap<(String, usize), u32>,
    reached: FxHashMap<String, Vec<u32>>,
}

/// Word has nine levels.
const DEEPEST: usize = 9;

impl Numbering {
    /// Returns the lists that the part of a document defines.
    pub fn of(xml: &str) -> Self {
        let mut found = Self::default();
        let (mut pattern, mut list, mut level) = (String::new(), String::new(), 0);
        each_element(xml, |e| {
            let value = || attribute(e, "val").unwrap_or_default();
            match e.local_name().as_ref() {
                "abstractNum" => pattern = attribute(e, "abstractNumId").unwrap_or_default(),
                "num" => list = attribute(e, "numId").unwrap_or_default(),
                "abstractNumId" => {
                    found.patterns.insert(list.clone(), value());
                }
                "lvl" | "lvlOverride" => level = attribute(e, "ilvl").and_then(|l| l.parse().ok()).unwrap_or(0_usize),
                "startOverride" => {
                    found.starts.insert((list.clone(), level), value().parse().unwrap_or(1));
                }
                name @ ("numFmt" | "lvlText" | "start") => {
                    let level = found.levels.entry((pattern.clone(), level)).or_default();
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
        let own = self.levels.get(&(pattern.clone(), level))?.clone();
        if level >= DEEPEST {
            return None;
        }
        let start = |level: usize| {
            let of_list = self.starts.get(&(list.to_owned(), level)).copied();
            of_list.or_else(|| self.levels.get(&(pattern.clone(), level)).map(|l| l.start)).unwrap_or(1)
        };
        let starts: Vec<u32> = (0..=level).map(start).collect();
        let reached = self.reached.entry(pattern.clone()).or_default();
        reached.truncate(level + 1);
        while reached.len() <= level {
            // A level that was skipped counts as begun.
            let n = starts[reached.len()];
            reached.push(if reached.len() == level { n.saturating_sub(1) } else { n });
        }
        reached[level] = reached[level].saturating_add(1);
        let reached = reached.clone();
        match own.format.as_str() {
            "bullet" => Some("•".to_owned()),
            "none" => None,
            _ => {
                let mut text = own.text;
                for (i, n) in reached.iter().enumerate() {
                    let format = self.levels.get(&(pattern.clone(), i)).map_or("decimal", |l| l.format.as_str());
                    text = text.replace(&format!("%{}", i + 1), &written(*n, format));
                }
                Some(text).filter(|t| !t.trim().is_empty())
            }
        }
    }
}

fn written(n: u32, format: &str) -> String {
    match format {
        "lowerLetter" => letters(n).to_lowercase(),
        "upperLetter" => letters(n),
        "lowerRoman" => roman(n).to_lowercase(),
        "upperRoman" => roman(n),
        "decimalZero" => format!("{n:02}"),
        _ => n.to_string(),
    }
}

/// Returns `A` to `Z`, then `AA` to `ZZ`, as Word counts.
fn letters(n: u32) -> String {
    let Some(n) = n.checked_sub(1) else { return String::new() };
    let letter = char::from(b'A' + (n % 26) as u8);
    std::iter::repeat_n(letter, (n / 26 + 1).min(10) as usize).collect()
}

fn roman(n: u32) -> String {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = n.min(10_000);
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= *value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: &str = "<w:numbering><w:abstractNum w:abstractNumId=\"5\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%1.%2)\"/></w:lvl></w:abstractNum>\
        <w:abstractNum w:abstractNumId=\"6\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"x\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"6\"/></w:num></w:numbering>";

    #[test]
    fn levels_count_on_and_begin_anew_below_the_next_number() {
        let mut lists = Numbering::of(LISTS);
        let numbers: Vec<String> = [0, 1, 1, 0, 1].into_iter().filter_map(|level| lists.next("1", level)).collect();
        assert_eq!(numbers, ["1.", "1.a)", "1.b)", "2.", "2.a)"]);
        assert_eq!(lists.next("2", 0).unwrap(), "•");
        assert_eq!((lists.next("0", 0), lists.next("9", 3)), (None, None));
    }

    #[test]
    fn numbers_are_written_in_many_ways() {
        assert_eq!(
            [written(4, "upperRoman"), written(28, "upperLetter"), written(3, "decimalZero")],
            ["IV", "BB", "03"]
        );
    }
}
