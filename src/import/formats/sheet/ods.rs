//! The sheets of OpenDocument spreadsheets. Rows and cells may say that they are repeated a million times; only those
//! that hold something come in.

use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashSet;

use super::super::damage::{self, damaged, doctype};
use super::super::package::{self, Package, attribute};
use super::left::Left;
use super::{Sheet, Tally};
use crate::import::ImportError;
use crate::model::{Warned, said};

/// A filled cell or row that is repeated more often than this was not typed.
const MOST_REPEATED: usize = 1_000;

/// Returns the sheets of a spreadsheet that people see, and tells what does not come in.
///
/// # Errors
/// When it is damaged, encrypted or too large.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Warned<Vec<Sheet>>, ImportError> {
    let mut package = Package::open(file, bytes)?;
    if package.part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(ImportError::Protected { file: file.to_owned() });
    }
    let missing =
        || damaged(file, said!("it is an archive, but no spreadsheet", "c’est une archive, mais pas un tableur"));
    let xml = package.part("content.xml")?.ok_or_else(missing)?;
    let mut walk = Walk { file, ..Walk::default() };
    let mut reader = package::reader(&xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => walk.start(&e, false)?,
            Ok(Event::Empty(e)) => walk.start(&e, true)?,
            Ok(Event::End(e)) => walk.end(e.local_name().as_ref())?,
            Ok(Event::Text(t)) => walk.text(&t),
            Ok(Event::GeneralRef(r)) => package::resolved(&r).iter().for_each(|text| walk.text(text)),
            Ok(Event::DocType(_)) => return Err(doctype(file)),
            Ok(Event::Eof) => return Ok(walk.seen()),
            Ok(_) => {}
            Err(e) => return Err(damage::xml(file, &e)),
        }
    }
}

#[derive(Default)]
struct Walk<'f> {
    file: &'f str,
    sheets: Vec<Sheet>,
    /// By sheet: whether it is hidden.
    is_hidden: Vec<bool>,
    /// The style that is described.
    style: String,
    /// The styles of tables that are hidden.
    hiding_styles: FxHashSet<String>,
    row: Vec<String>,
    /// Empty cells since the last filled one.
    gap: usize,
    row_repeated: usize,
    cell: Option<Cell>,
    /// Annotations hang in cells, and are no values.
    in_annotation: bool,
    tally: Tally,
}

#[derive(Default)]
struct Cell {
    repeated: usize,
    /// What the file says of its value: a time as people write it.
    value: Option<String>,
    text: String,
}

impl Walk<'_> {
    /// Returns the sheets that people see, and tells which others there are.
    fn seen(self) -> Warned<Vec<Sheet>> {
        let (hidden, seen): (Vec<_>, Vec<_>) =
            self.sheets.into_iter().zip(self.is_hidden).partition(|(_, is_hidden)| *is_hidden);
        let hidden = hidden.into_iter().map(|(sheet, _)| sheet.name).collect();
        let output = seen.into_iter().map(|(sheet, _)| sheet).collect();
        Warned { output, warnings: Left { hidden, n_astray: 0 }.told(self.file) }
    }

    fn start(&mut self, element: &BytesStart<'_>, is_empty: bool) -> Result<(), ImportError> {
        let repeated = |name| attribute(element, name).and_then(|n| n.parse().ok()).unwrap_or(1_usize);
        match element.local_name().as_ref() {
            "style" => self.style = attribute(element, "name").unwrap_or_default(),
            "table-properties" if attribute(element, "display").as_deref() == Some("false") => {
                self.hiding_styles.insert(std::mem::take(&mut self.style));
            }
            "table" => {
                let name = attribute(element, "name").unwrap_or_default();
                self.sheets.push(Sheet { name, rows: Vec::new() });
                let style = attribute(element, "style-name");
                self.is_hidden.push(style.is_some_and(|style| self.hiding_styles.contains(&style)));
            }
            "table-row" => {
                self.row_repeated = repeated("number-rows-repeated");
                (self.row, self.gap) = (Vec::new(), 0);
            }
            "table-cell" | "covered-table-cell" => {
                let value = attribute(element, "time-value")
                    .and_then(|t| clock(&t))
                    .or_else(|| attribute(element, "date-value"));
                self.cell = Some(Cell { repeated: repeated("number-columns-repeated"), value, text: String::new() });
                if is_empty {
                    self.end_cell()?;
                }
            }
            "annotation" => self.in_annotation = !is_empty,
            "p" if self.cell.as_ref().is_some_and(|c| !c.text.is_empty()) => self.text("\n"),
            "s" => {
                let n = repeated("c").min(MOST_REPEATED);
                self.text(&" ".repeat(n));
            }
            "line-break" => self.text("\n"),
            "tab" => self.text(" "),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| !self.in_annotation) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) -> Result<(), ImportError> {
        match name {
            "annotation" => self.in_annotation = false,
            "table-cell" | "covered-table-cell" => self.end_cell()?,
            "table-row" => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn end_cell(&mut self) -> Result<(), ImportError> {
        let Some(Cell { repeated, value, text }) = self.cell.take() else { return Ok(()) };
        let text = value.unwrap_or(text);
        if text.trim().is_empty() {
            self.gap = self.gap.saturating_add(repeated);
            return Ok(());
        }
        let gap = std::mem::take(&mut self.gap).min(MOST_REPEATED);
        let n = repeated.min(MOST_REPEATED);
        self.tally.add(self.file, gap + n, text.len() * n)?;
        self.row.resize(self.row.len() + gap, String::new());
        self.row.extend(std::iter::repeat_n(text, n));
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), ImportError> {
        let row = std::mem::take(&mut self.row);
        if let Some(sheet) = self.sheets.last_mut().filter(|_| !row.is_empty()) {
            let n = self.row_repeated.min(MOST_REPEATED);
            let n_more = n - n.min(1);
            let n_bytes: usize = row.iter().map(String::len).sum();
            self.tally.add(self.file, row.len() * n_more, n_bytes * n_more)?;
            sheet.rows.extend(std::iter::repeat_n(row, n));
        }
        Ok(())
    }
}

/// Returns `PT01H02M03S` as `01:02:03`.
fn clock(duration: &str) -> Option<String> {
    let rest = duration.strip_prefix("PT")?;
    let (hours, rest) = rest.split_once('H')?;
    let (minutes, rest) = rest.split_once('M')?;
    let seconds = rest.strip_suffix('S')?.split(['.', ',']).next()?;
    Some(format!("{hours}:{minutes}:{seconds}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::zipped;

    #[test]
    fn hidden_sheets_stay_out_and_are_told() {
        let table = |name: &str, style: &str, words: &str| {
            format!(
                r#"<table:table table:name="{name}" table:style-name="{style}"><table:table-row><table:table-cell>
                <text:p>{words}</text:p></table:table-cell></table:table-row></table:table>"#
            )
        };
        let style = |name: &str, shown: bool| {
            format!(
                r#"<style:style style:name="{name}"><style:table-properties table:display="{shown}"/></style:style>"#
            )
        };
        let [shown, hidden] = [style("ta1", true), style("ta2", false)];
        let tables =
            [table("Talk", "ta1", "Cold."), table("Notes", "ta2", "Ask again."), table("More", "ta1", "Warm.")];
        let content = format!("<office:document-content>{shown}{hidden}{}</office:document-content>", tables.concat());
        let Warned { output, warnings } = read("a.ods", &zipped(&[("content.xml", &content)])).unwrap();
        let names: Vec<&str> = output.iter().map(|sheet| &*sheet.name).collect();
        assert_eq!(names, ["Talk", "More"]);
        let told: Vec<String> = warnings.iter().map(ToString::to_string).collect();
        assert_eq!(told, ["a.ods: hidden sheets left out: Notes"]);
    }
}
