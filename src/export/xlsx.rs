//! Workbooks: the data as Excel likes it, numbers as numbers, a head that stays in view, filters on every column; then
//! a sheet *About* that says what the numbers are. Programs that take the first sheet get the data.

use std::io::Write;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::width::width;
use super::words::Words;
use super::{About, ExportError, dash_note, particulars};
use crate::analysis::{Cell, ColumnKind, Table};
use crate::model::Tongue;

/// What a cell of Excel holds at most, in UTF-16 units.
const LONGEST_TEXT: usize = 32_767;
const CUT_MARK: &str = " […]";
const LONGEST_SHEET_NAME: usize = 31;

/// Column widths, in characters of the sheet's face.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;

pub(super) fn write(table: &Table, about: &About, out: &mut impl Write) -> Result<(), ExportError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(table, about));
    write_data(workbook.add_worksheet(), table, about.labels)?;
    write_about(workbook.add_worksheet(), table, about)?;
    out.write_all(&workbook.save_to_buffer()?)?;
    Ok(())
}

/// The time of writing stands in every workbook; it is the caller's day, so that the same table gives the same file.
fn properties(table: &Table, about: &About) -> DocProperties {
    let properties = DocProperties::new().set_title(table.caption.title.told(about.labels)).set_subject(&about.project);
    let day = about.date.get(..10).and_then(|day| ExcelDateTime::parse_from_str(day).ok());
    match day.or_else(|| ExcelDateTime::from_ymd(2000, 1, 1).ok()) {
        Some(day) => properties.set_creation_datetime(&day),
        None => properties,
    }
}

fn write_about(sheet: &mut Worksheet, table: &Table, about: &About) -> Result<(), XlsxError> {
    let words = Words::of(about.labels);
    sheet.set_name(words.about)?;
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.write_string_with_format(0, 0, excel_text(table.caption.title.told(about.labels)), &bold)?;
    let mut lines = particulars(&table.caption, about);
    let without_dash = |note: String| note.trim_start_matches(['–', '\u{202f}', ':', ' ']).to_owned();
    lines.extend(dash_note(table, about.labels).map(|note| (words.empty_cells, without_dash(note))));
    for (row, (name, value)) in (2..).zip(&lines) {
        sheet.write_string_with_format(row, 0, *name, &bold.clone().set_align(FormatAlign::Top))?;
        sheet.write_string_with_format(row, 1, excel_text(value), &wrapped)?;
    }
    sheet.set_column_width(0, 16)?;
    sheet.set_column_width(1, 90)?;
    Ok(())
}

fn write_data(sheet: &mut Worksheet, table: &Table, labels: Tongue) -> Result<(), XlsxError> {
    sheet.set_name(sheet_name(&table.name))?;
    let head = Format::new().set_bold();
    for (i, column) in (0..).zip(&table.columns) {
        sheet.write_string_with_format(0, i, excel_text(column.label.told(labels)), &head)?;
        sheet.set_column_width(i, column_width(table, labels, usize::from(i)) as f64)?;
    }
    for (r, row) in (1..).zip(&table.rows) {
        for (c, cell) in (0..).zip(row) {
            write_cell(sheet, (r, c), cell, labels)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    if let Some(last) = table.columns.len().checked_sub(1) {
        sheet.autofilter(0, 0, table.rows.len() as u32, last as u16)?;
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, labels: Tongue) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => sheet.write_string(row, column, excel_text(text))?,
        Cell::Said(words) => sheet.write_string(row, column, excel_text(words.told(labels)))?,
        Cell::Integer(n) => sheet.write_number(row, column, *n as f64)?,
        Cell::Number(n, decimals) | Cell::Figure(n, decimals) => {
            let shown = if *decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat((*decimals).into())) };
            sheet.write_number_with_format(row, column, *n, &Format::new().set_num_format(shown))?
        }
        // From 0 to 100 as in every other format, whatever reads the file.
        Cell::Percent(p) => {
            let shown = match labels {
                Tongue::English => "0.0\"%\"",
                Tongue::French => "0.0\"\u{202f}%\"",
            };
            sheet.write_number_with_format(row, column, *p, &Format::new().set_num_format(shown))?
        }
        Cell::Empty | Cell::Undefined(_) => sheet,
    };
    Ok(())
}

/// Returns `text` as far as a cell can hold it, with a mark where it was cut.
fn excel_text(text: &str) -> String {
    let units = |c: char| c.len_utf16();
    if text.chars().map(units).sum::<usize>() <= LONGEST_TEXT {
        return text.to_owned();
    }
    let mut room = LONGEST_TEXT - CUT_MARK.encode_utf16().count();
    let fits = |c: &char| {
        let fits = units(*c) <= room;
        room = room.saturating_sub(units(*c));
        fits
    };
    text.chars().take_while(fits).chain(CUT_MARK.chars()).collect()
}

/// Returns a name that Excel takes for a sheet beside *About*.
fn sheet_name(name: &str) -> String {
    let legal = |c: char| if "[]:*?/\\".contains(c) || c.is_control() { '-' } else { c };
    let name: String = name.chars().map(legal).take(LONGEST_SHEET_NAME).collect();
    match name.trim_matches('\'').trim() {
        "" => "Data".to_owned(),
        // One is the other sheet, and Excel keeps the other name for itself.
        taken if ["about", "history"].contains(&taken.to_lowercase().as_str()) => format!("{taken} table"),
        name => name.to_owned(),
    }
}

fn column_width(table: &Table, labels: Tongue, column: usize) -> usize {
    let head = &table.columns[column];
    // The filter's arrow stands on the head.
    let head_width = width(head.label.told(labels)) + 3;
    let longest_line = |cell: &Cell| cell.shown_in(labels).lines().map(width).max().unwrap_or(0) + 1;
    let cells = table.rows.iter().take(1000).filter_map(|row| row.get(column)).map(longest_line);
    let widest = if head.kind == ColumnKind::Text { WIDEST } else { WIDEST / 3 };
    cells.max().unwrap_or(0).max(head_width).clamp(NARROWEST, widest)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::super::testing::written;
    use super::*;

    fn part(name: &str) -> String {
        let bytes = written(super::super::Format::Xlsx);
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn the_data_stands_before_about() {
        let sheets = part("xl/workbook.xml");
        assert!(sheets.find("name=\"matrix\"").unwrap() < sheets.find("name=\"About\"").unwrap());
        let strings = part("xl/sharedStrings.xml");
        for told in ["Étude", "2026-11-21", "participants", "city = Lyon &amp; Oullins", "Counterpoint 0.1.0"] {
            assert!(strings.contains(told), "{told}");
        }
    }

    #[test]
    fn numbers_are_numbers_and_the_head_stays_in_view() {
        let sheet = part("xl/worksheets/sheet1.xml");
        assert!(sheet.contains("<v>2</v>") && sheet.contains("<v>-1</v>") && sheet.contains("<v>1.25</v>"), "{sheet}");
        assert!(sheet.contains("<v>66.66666666666"), "{sheet}");
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter ref=\"A1:D3\"/>"), "{sheet}");
        assert!(!sheet.contains("<f>"), "no cell is a formula");
    }

    #[test]
    fn the_same_table_gives_the_same_file() {
        assert_eq!(written(super::super::Format::Xlsx), written(super::super::Format::Xlsx));
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_with_a_mark() {
        let cut = excel_text(&"😀".repeat(20_000));
        assert!(cut.ends_with("😀 […]") && cut.encode_utf16().count() <= LONGEST_TEXT);
        assert_eq!(excel_text("court"), "court");
    }

    #[test]
    fn sheet_names_are_those_that_excel_takes() {
        assert_eq!(sheet_name("a/b: [c]*?"), "a-b- -c---");
        assert_eq!(
            (sheet_name("About"), sheet_name("history")),
            ("About table".to_owned(), "history table".to_owned())
        );
        assert_eq!(sheet_name(""), "Data");
        assert_eq!(sheet_name(&"x".repeat(40)).len(), 31);
    }
}
