//! Tables of labelled lines beside their numbers: `1-4 | HM: Why?`.

use std::collections::BTreeMap;

use super::{Cell, cells_on, nobody};
use crate::import::talk::lines::Line;
use crate::import::talk::turns::Turn;
use crate::model::name_key;

/// Fewer rows are no talk.
const FEWEST: usize = 4;

/// Returns where the numbers and the words beside them begin; nothing of a text without such a table.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let mut turns: Vec<Turn<'t>> = Vec::new();
    let mut n_of: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let (mut n_rows, mut above, mut goes_on) = (0, 0, None);
    for i in (0..lines.len()).filter(|i| lines[*i].text.contains('\t')) {
        let cells = cells_on(lines, i);
        let [number, words] = cells.as_slice() else { continue };
        let Some(first) = first_number(number.text).filter(|first| *first > above) else { continue };
        (n_rows, above) = (n_rows + 1, first);
        if let Some(label) = label(words.text) {
            let free = n_of.len();
            let of = n_of.entry(name_key(label)).or_insert((free, 0));
            of.1 += 1;
            goes_on = Some((of.0, label));
        }
        let behind = label(words.text).map_or(0, |label| words.text.len() - behind(words.text, label).len());
        turns.push(nobody(*number));
        let Some((speaker, label)) = goes_on else { continue };
        let Cell { line, at, .. } = *words;
        turns.push(Turn { speaker: Some(speaker), label, words: at + behind, ..nobody(Cell { line, at, text: "" }) });
    }
    let n_labelled = n_of.values().map(|(_, n)| n).sum::<usize>();
    let n_returning = n_of.values().filter(|(_, n)| *n >= 2).map(|(_, n)| n).sum::<usize>();
    let is_talk =
        n_labelled >= FEWEST && n_labelled * 2 >= n_rows && n_of.len() >= 2 && n_returning * 5 >= n_labelled * 4;
    if is_talk { turns } else { Vec::new() }
}

/// Returns what stands before the first colon of a cell, if it is short: whether it returns says that somebody is called
/// so.
fn label(cell: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let label = cell.split_once(':').map(|(label, _)| label.trim())?;
    (label.contains(char::is_alphabetic) && label.chars().count() <= LONGEST).then_some(label)
}

/// Returns the words behind the label of a cell and its colon.
fn behind<'t>(cell: &'t str, label: &str) -> &'t str {
    cell.trim_start()[label.len()..].trim_start_matches([':', ' ', '\u{a0}', '\u{202f}'])
}

/// Returns the first of the numbers that are all of a cell: 6 of `6`, `6-9` and `6 – 9`.
fn first_number(cell: &str) -> Option<u32> {
    let mut parts =
        cell.split(['-', '–', '—', '/']).map(|part| part.trim().trim_start_matches('0').parse::<u32>().ok());
    let (first, second) = (parts.next()??, parts.next());
    (second.is_none_or(|second| second.is_some_and(|second| second >= first)) && parts.next().is_none())
        .then_some(first)
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn numbers_of_lines_stand_beside_labelled_words() {
        let table = "1-4\tHM: Why?\n6-9\tPat. 3: It was so.\n10\tAnd so.\n11-14\tHM: Ah.\n16-17\tPat. 3 : Yes: so.\n";
        let said = turns_as_told("a.txt", table);
        let talk: Vec<&String> = said.iter().filter(|turn| !turn.starts_with('-')).collect();
        assert_eq!(
            talk,
            ["HM@-1|Why?", "Pat. 3@-1|It was so.", "Pat. 3@-1|And so.", "HM@-1|Ah.", "Pat. 3@-1|Yes: so."]
        );
    }

    #[test]
    fn facts_beside_numbers_are_no_talk() {
        let table = "1\tHousing: four\n2\tWork: six\n3\tFood: two\n4\tTransport: one\n";
        assert!(turns_as_told("a.txt", table).iter().all(|turn| turn.starts_with('-')));
    }
}
