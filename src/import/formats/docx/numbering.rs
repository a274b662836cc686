//! The lists of a Word document: which paragraphs have a number or a bullet, and what stands there.

use rustc_hash::FxHashMap;

use super::super::numbering::{Numbering, Sign};
use super::super::ordinals::Numerals;
use super::super::package::{attribute, each_element};

/// Returns the lists that the part of a document defines.
pub(super) fn of(xml: &str) -> Numbering {
    let mut found = Numbering::default();
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
                    "numFmt" => level.sign = sign(&value()),
                    "lvlText" => level.text = value(),
                    _ => level.start = value().parse().unwrap_or(1),
                }
            }
            _ => {}
        }
    });
    found
}

fn sign(format: &str) -> Sign {
    Sign::Number(match format {
        "bullet" => return Sign::Bullet,
        "none" => return Sign::Nothing,
        "lowerLetter" => Numerals::LowerLetter,
        "upperLetter" => Numerals::UpperLetter,
        "lowerRoman" => Numerals::LowerRoman,
        "upperRoman" => Numerals::UpperRoman,
        "decimalZero" => Numerals::Padded,
        _ => Numerals::Decimal,
    })
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
        let mut lists = of(LISTS);
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
