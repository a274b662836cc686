//! Aligned columns for a terminal. Widths are those that a terminal gives to characters, so that accents, Hebrew and
//! Chinese stand in line.

use std::io::{self, Write};

use super::dash_note;
use super::width::{char_width, width};
use super::words::Words;
use crate::analysis::{Cell, Table};
use crate::model::{Said, Tongue};

/// How many columns of the terminal a cell may take before it is cut.
const WIDEST: usize = 60;

/// What happens to long words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LongCells {
    /// They end in `…`.
    Cut,
    /// They are shown as they are.
    Whole,
}

/// Writes `table` with its title, base and filters in lines around it.
///
/// # Errors
/// When `out` refuses.
pub fn write_plain(table: &Table, labels: Tongue, long: LongCells, out: &mut impl Write) -> io::Result<()> {
    let heads = table.columns.iter().map(|c| one_line(c.label.told(labels), long)).collect::<Vec<_>>();
    let shown = |row: &Vec<Cell>| row.iter().map(|cell| one_line(&cell.shown_in(labels), long)).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(shown).collect();
    let widest = |i: usize| rows.iter().chain([&heads]).filter_map(|r| r.get(i)).map(|c| width(c)).max().unwrap_or(0);
    let widths: Vec<usize> = (0..heads.len()).map(widest).collect();
    let right: Vec<bool> = table.columns.iter().map(|c| c.kind.is_numeric()).collect();
    let rule: Vec<String> = widths.iter().map(|w| "─".repeat(*w)).collect();
    for row in [heads, rule].iter().chain(&rows) {
        writeln!(out, "{}", aligned(row, &widths, &right).trim_end())?;
    }
    write_caption(table, labels, out)
}

fn write_caption(table: &Table, labels: Tongue, out: &mut impl Write) -> io::Result<()> {
    let lines = caption_lines(table, labels);
    if !lines.is_empty() {
        writeln!(out, "\n{}", lines.join("\n"))?;
    }
    Ok(())
}

/// Returns what the numbers of a table are, line by line: unit, base, filters, how to read them, and why some are
/// missing.
pub fn caption_lines(table: &Table, labels: Tongue) -> Vec<String> {
    let caption = &table.caption;
    let (words, filters) = (Words::of(labels), Said::joined(&caption.filters, "; "));
    let lines = [(words.unit, &caption.unit), (words.base, &caption.base), (words.filters, &filters)];
    let lines = lines.into_iter().filter(|(_, value)| !value.is_empty());
    let mut lines: Vec<String> =
        lines.map(|(name, value)| format!("{name}{}{}", words.colon, value.told(labels))).collect();
    lines.extend(caption.notes.iter().map(|note| note.told(labels).to_owned()).chain(dash_note(table, labels)));
    lines
}

fn aligned(row: &[String], widths: &[usize], right: &[bool]) -> String {
    let cells = row.iter().zip(widths).zip(right).map(|((cell, room), right)| {
        let gap = " ".repeat(room.saturating_sub(width(cell)));
        if *right { format!("{gap}{cell}") } else { format!("{cell}{gap}") }
    });
    cells.collect::<Vec<_>>().join("  ")
}

/// Returns `text` without line ends and other signs that a terminal would obey.
fn one_line(text: &str, long: LongCells) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if long == LongCells::Whole || width(&line) <= WIDEST {
        return line;
    }
    let mut taken = 0;
    let fits = |c: &char| {
        taken += char_width(*c);
        taken < WIDEST
    };
    let cut: String = line.chars().take_while(fits).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::super::testing::sample;
    use super::*;
    use crate::analysis::{Caption, Cell, ColumnKind};

    fn shown(table: &Table, long: LongCells) -> String {
        let mut out = Vec::new();
        write_plain(table, Tongue::English, long, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_stand_on_the_right() {
        let expected = "\
code                      n  percent  rate
───────────────────────  ──  ───────  ────
Besoins | <dits> \"vite\"   2    66.7%  1.25
=1+1                     -1        –

Unit: participants
Base: 3 participants in 2 documents
Filters: city = Lyon & Oullins
–: no value, because nobody is there
";
        assert_eq!(shown(&sample(), LongCells::Cut), expected);
    }

    #[test]
    fn wide_signs_take_two_columns_and_long_words_are_cut() {
        let columns = ["a", "b"].map(|n| (n.to_owned(), ColumnKind::Text));
        let mut table = Table::new("t", columns, Caption::default());
        table.rows = vec![
            vec![Cell::text("漢字"), Cell::text("x\u{1b}[31m")],
            vec![Cell::text("é"), Cell::text("y".repeat(70))],
        ];
        let cut = shown(&table, LongCells::Cut);
        assert!(cut.contains("漢字  x [31m\n") && cut.contains(&format!("é     {}…\n", "y".repeat(59))), "{cut}");
        assert!(shown(&table, LongCells::Whole).contains(&"y".repeat(70)));
    }
}
