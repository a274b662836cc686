//! The lists of a document: how each numbers its levels, and which patterns they follow.

use super::super::numbering::{Level, Numbering, Sign};
use super::super::ordinals::Numerals;
use super::bytes::{slice, u16_at, u32_at};
use super::head::{Head, Table};

/// Returns the lists of a document.
pub(super) fn of(head: Head<'_>, tables: &[u8]) -> Numbering {
    let mut lists = Numbering::default();
    let (bytes, len) = head.table_and_beyond(tables, Table::Patterns);
    add_patterns(&mut lists, bytes, len);
    add_lists(&mut lists, head.table(tables, Table::Lists));
    lists
}

/// Adds the patterns of a table, and their levels, which stand behind its end.
fn add_patterns(lists: &mut Numbering, bytes: &[u8], len: usize) -> Option<()> {
    const SIZE: usize = 28;
    /// Where a pattern says that it has but one level.
    const IS_FLAT: usize = 26;
    let mut levels = bytes.get(len..)?;
    for pattern in slice(bytes, 2, len.saturating_sub(2)).chunks_exact(SIZE).take(u16_at(bytes, 0)?.into()) {
        let name = u32_at(pattern, 0)?.to_string();
        for number in 0..if pattern[IS_FLAT] & 1 == 1 { 1 } else { 9 } {
            let (level, rest) = level(levels)?;
            lists.levels.insert((name.clone(), number), level);
            levels = rest;
        }
    }
    Some(())
}

/// Adds the lists of a table, each by its number from 1, and what each numbers in a way of its own, which stands behind
/// them all.
fn add_lists(lists: &mut Numbering, table: &[u8]) -> Option<()> {
    const SIZE: usize = 16;
    const N_OWN: usize = 12;
    let n_lists = u32_at(table, 0)? as usize;
    let found = table.get(4..)?.chunks_exact(SIZE).take(n_lists);
    let mut rest = table.get(4 + found.len() * SIZE..)?;
    for (number, list) in (1..).zip(found) {
        let name = i32::to_string(&number);
        lists.patterns.insert(name.clone(), u32_at(list, 0)?.to_string());
        rest = rest.get(4..)?;
        for _ in 0..list[N_OWN] {
            rest = own_level(lists, &name, rest)?;
        }
    }
    Some(())
}

/// Adds a level that a list numbers in a way of its own, and returns what stands behind it.
fn own_level<'d>(lists: &mut Numbering, list: &str, bytes: &'d [u8]) -> Option<&'d [u8]> {
    const BEGINS_ANEW: u32 = 0x10;
    const IS_WHOLE: u32 = 0x20;
    let (start, flags) = (u32_at(bytes, 0)?, u32_at(bytes, 4)?);
    let place = (list.to_owned(), (flags & 0xF) as usize);
    let rest = bytes.get(8..)?;
    if flags & IS_WHOLE != 0 {
        let (level, rest) = level(rest)?;
        lists.own.insert(place, level);
        return Some(rest);
    }
    if flags & BEGINS_ANEW != 0 {
        lists.starts.insert(place, start);
    }
    Some(rest)
}

/// Returns a level, and what stands behind it.
fn level(bytes: &[u8]) -> Option<(Level, &[u8])> {
    const HEAD: usize = 28;
    let (start, sign) = (u32_at(bytes, 0)?, sign(*bytes.get(4)?));
    let n_changes = usize::from(*bytes.get(24)?) + usize::from(*bytes.get(25)?);
    let rest = bytes.get(HEAD + n_changes..)?;
    let len = usize::from(u16_at(rest, 0)?);
    let (units, _) = rest.get(2..2 + len * 2)?.as_chunks();
    // A number from 0 to 8 stands for that of its level.
    let written = |unit: u16| match unit {
        0..9 => format!("%{}", unit + 1),
        _ => String::from_utf16_lossy(&[unit]),
    };
    let text = units.iter().map(|unit| written(u16::from_le_bytes(*unit))).collect();
    Some((Level { sign, text, start }, &rest[2 + len * 2..]))
}

fn sign(number: u8) -> Sign {
    Sign::Number(match number {
        23 => return Sign::Bullet,
        255 => return Sign::Nothing,
        1 => Numerals::UpperRoman,
        2 => Numerals::LowerRoman,
        3 => Numerals::UpperLetter,
        4 => Numerals::LowerLetter,
        22 => Numerals::Padded,
        _ => Numerals::Decimal,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a level by its first number, the number of its sign, and its text.
    fn level(start: u8, sign: u8, text: &[u16]) -> Vec<u8> {
        let mut bytes = vec![start, 0, 0, 0, sign];
        bytes.resize(28, 0);
        bytes[24] = 3;
        bytes.extend([9, 9, 9]);
        bytes.extend(
            (text.len() as u16).to_le_bytes().into_iter().chain(text.iter().flat_map(|unit| unit.to_le_bytes())),
        );
        bytes
    }

    fn patterns() -> (Vec<u8>, usize) {
        let mut bytes = vec![2, 0];
        for (name, is_flat) in [(7, 0), (8, 1)] {
            let at = bytes.len();
            bytes.resize(at + 28, 0);
            (bytes[at], bytes[at + 26]) = (name, is_flat);
        }
        let len = bytes.len();
        bytes.extend(level(1, 0, &[0, u16::from(b'.')]));
        bytes.extend(level(1, 4, &[0, 1, u16::from(b')')]));
        bytes.extend((0..7).flat_map(|_| level(1, 255, &[])));
        bytes.extend(level(1, 23, &[0xF0B7]));
        (bytes, len)
    }

    #[test]
    fn lists_are_numbered_by_their_patterns_or_in_their_own_ways() {
        let own_start = [&[5, 0, 0, 0, 0x10, 0, 0, 0][..]].concat();
        let own_level = [&[0, 0, 0, 0, 0x20, 0, 0, 0][..], &level(1, 1, &[0])].concat();
        let list = |pattern: u8, n_own: u8| [&[pattern, 0, 0, 0][..], &[0; 8], &[n_own, 0, 0, 0]].concat();
        let table = [
            &[4, 0, 0, 0][..],
            &[list(7, 0), list(8, 0), list(7, 1), list(7, 1)].concat(),
            &[0xFF; 12],
            &own_start,
            &[0xFF; 4],
            &own_level,
        ]
        .concat();
        let (bytes, len) = patterns();
        let mut lists = Numbering::default();
        add_patterns(&mut lists, &bytes, len).unwrap();
        add_lists(&mut lists, &table).unwrap();
        let items = [("1", 0), ("1", 1), ("2", 0), ("1", 0), ("3", 0), ("4", 0), ("1", 3), ("9", 0)];
        let numbers = items.map(|(list, level)| lists.next(list, level).unwrap_or_default());
        assert_eq!(numbers, ["1.", "1a)", "•", "2.", "5.", "VI", "", ""]);
        for to in 0..table.len() {
            let mut lists = Numbering::default();
            add_lists(&mut lists, &table[..to]);
            assert!(lists.own.is_empty(), "the last bytes are those of the level of its own");
        }
        for to in 0..bytes.len() {
            assert_eq!(add_patterns(&mut Numbering::default(), &bytes[..to], len), None);
        }
    }
}
