//! The sheets of Excel workbooks, cell by cell: a forged size must not allocate the rectangle that it claims.

use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{UnwindSafe, catch_unwind};

use calamine::{Data, DataRef, ExcelDateTime, Reader as _, SheetType, SheetVisible, Xls, Xlsx};

use super::super::damage::damaged;
use super::super::package::Package;
use super::left::{Left, MOST_COLUMNS, MOST_ROWS};
use super::{Sheet, Tally};
use crate::import::ImportError;
use crate::model::{Warned, said};

/// Returns what `read` reads. The reader of workbooks panics on some forged addresses of cells, which is a damaged
/// file.
///
/// # Errors
/// As `read`; also when it panics.
pub(super) fn guarded(
    file: &str,
    read: impl FnOnce() -> Result<Warned<Vec<Sheet>>, ImportError> + UnwindSafe,
) -> Result<Warned<Vec<Sheet>>, ImportError> {
    catch_unwind(read).unwrap_or_else(|_| {
        let astray =
            said!("its cells have addresses that no sheet has", "ses cellules ont des adresses qu’aucune feuille n’a");
        Err(damaged(file, astray))
    })
}

/// Returns the sheets of a workbook that people see, and tells what does not come in.
///
/// # Errors
/// When it is damaged or too large.
pub(super) fn xlsx(file: &str, bytes: &[u8]) -> Result<Warned<Vec<Sheet>>, ImportError> {
    check_counts(file, bytes)?;
    let broken = |_: calamine::XlsxError| broken(file);
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
    let (names, hidden) = seen(workbook.sheets_metadata());
    let mut left = Left { hidden, n_astray: 0 };
    let mut sheets = Vec::new();
    let mut tally = Tally::default();
    for name in names {
        let mut sheet = Sheet { name: name.clone(), rows: Vec::new() };
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(broken)?;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let text = text_of(cell.get_value());
            if text.is_empty() {
                continue;
            }
            if row >= MOST_ROWS || column >= MOST_COLUMNS {
                left.n_astray += 1;
                continue;
            }
            let n_bytes = text.len();
            tally.add(file, sheet.put(row as usize, column as usize, text), n_bytes)?;
        }
        sheets.push(sheet);
    }
    Ok(Warned { output: sheets, warnings: left.told(file) })
}

/// Returns the sheets of a workbook of Excel before 2007, and tells what does not come in.
///
/// # Errors
/// When it is damaged, encrypted or no workbook.
pub(super) fn xls(file: &str, bytes: &[u8]) -> Result<Warned<Vec<Sheet>>, ImportError> {
    let bytes = with_honest_sizes(bytes);
    let mut workbook = Xls::new(Cursor::new(&*bytes)).map_err(|e| match e {
        calamine::XlsError::Password => ImportError::Protected { file: file.to_owned() },
        _ => broken(file),
    })?;
    let (names, hidden) = seen(workbook.sheets_metadata());
    let mut sheets = Vec::new();
    let mut tally = Tally::default();
    for (name, range) in workbook.worksheets().into_iter().filter(|(name, _)| names.contains(name)) {
        let mut sheet = Sheet { name, rows: Vec::new() };
        for (row, column, value) in range.used_cells() {
            let text = text_of(&as_ref(value));
            let n_bytes = text.len();
            tally.add(file, sheet.put(row, column, text), n_bytes)?;
        }
        sheets.push(sheet);
    }
    Ok(Warned { output: sheets, warnings: Left { hidden, n_astray: 0 }.told(file) })
}

/// Returns the names of the sheets that people see, and of those that are hidden.
fn seen(sheets: &[calamine::Sheet]) -> (Vec<String>, Vec<String>) {
    let of_cells = sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (seen, hidden): (Vec<_>, Vec<_>) = of_cells.partition(|sheet| sheet.visible == SheetVisible::Visible);
    let names = |sheets: Vec<&calamine::Sheet>| sheets.into_iter().map(|sheet| sheet.name.clone()).collect();
    (names(seen), names(hidden))
}

/// Returns the error for a workbook that cannot be read on.
fn broken(file: &str) -> ImportError {
    damaged(file, said!("its sheets are broken or cut off", "ses feuilles sont abîmées ou incomplètes"))
}

/// Returns the bytes of a workbook whose sheets claim no more cells than the file has bytes: the reader reserves room
/// for all that are claimed before it reads the first. A claim beyond is taken back, which loses nothing, as every cell
/// says itself where it stands.
fn with_honest_sizes(bytes: &[u8]) -> Cow<'_, [u8]> {
    const CLAIM: usize = 12;
    // The number of the record, and its length, for which there are two customs.
    let is_head = |head: &[u8]| matches!(head, [0x00, 0x02, 14 | 16, 0, ..]);
    let number = |digits: &[u8]| digits.iter().rev().fold(0_u64, |n, b| n << 8 | u64::from(*b));
    let cells = |claim: &[u8]| {
        let (first, behind) = (number(&claim[..4]), number(&claim[4..8]));
        let rows = if first < behind { behind - first } else { behind.saturating_mul(u64::from(u32::MAX)) };
        rows.saturating_mul(number(&claim[10..12]))
    };
    let claims = bytes.windows(4 + CLAIM).enumerate().filter(|(_, window)| is_head(window));
    let forged: Vec<usize> =
        claims.filter(|(_, w)| cells(&w[4..]) > bytes.len() as u64).map(|(at, _)| at + 4).collect();
    let mut honest = Cow::Borrowed(bytes);
    for at in forged {
        honest.to_mut()[at..at + CLAIM].fill(0);
    }
    honest
}

/// Refuses a workbook whose list of texts claims more entries than its bytes can hold: the reader would reserve room
/// for all of them before it reads the first.
fn check_counts(file: &str, bytes: &[u8]) -> Result<(), ImportError> {
    let mut package = Package::open(file, bytes)?;
    let Some(strings) = package.part("xl/sharedStrings.xml")? else { return Ok(()) };
    let head: String = strings.chars().take(2_000).collect();
    let claimed = ["uniqueCount=", "count="].iter().filter_map(|name| {
        let value = head.split(name).nth(1)?.trim_start_matches(['"', '\'']);
        value.split(|c: char| !c.is_ascii_digit()).next()?.parse::<u64>().ok()
    });
    // The shortest entry is `<si/>`; the count of uses may be larger than that of entries.
    let unique = claimed.min().unwrap_or_default();
    if unique > strings.len() as u64 / 5 + 1 {
        Err(damaged(file, said!("it claims more texts than it holds", "il annonce plus de textes qu’il n’en contient")))
    } else {
        Ok(())
    }
}

fn as_ref(value: &Data) -> DataRef<'_> {
    match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(yes) => DataRef::Bool(*yes),
        Data::DateTime(time) => DataRef::DateTime(*time),
        Data::Error(_) | Data::Empty => DataRef::Empty,
    }
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        DataRef::DateTime(time) => text_of_time(*time),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

/// Returns a date as `2026-11-21`, a time of day or a duration as `01:02:03`.
fn text_of_time(time: ExcelDateTime) -> String {
    let days = time.as_f64();
    if !(0.0..1.0e7).contains(&days) {
        return String::new();
    }
    let (year, month, day, hours, minutes, seconds, _) = time.to_ymd_hms_milli();
    match () {
        () if days < 1.0 || time.is_duration() => {
            let total = (days * 86_400.0).round() as u64;
            format!("{:02}:{:02}:{:02}", total / 3600, total / 60 % 60, total % 60)
        }
        () if (hours, minutes, seconds) == (0, 0, 0) => format!("{year:04}-{month:02}-{day:02}"),
        () => format!("{year:04}-{month:02}-{day:02} {hours:02}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_that_claims_more_cells_than_its_file_has_bytes_is_read_nevertheless() {
        let bytes = include_bytes!("../../../../tests/it/fixtures/formats/turns.xls");
        let sheets = xls("turns.xls", bytes).unwrap().output;
        let claim = bytes.windows(4).position(|window| window == [0x00, 0x02, 14, 0]).unwrap() + 4;
        for size in [[0, 0xFF, 0xFF, 0xFF], [9, 0, 4, 0], [0, 1, 0xFF, 0xFF]] {
            let mut forged = bytes.to_vec();
            forged[claim..claim + 4].copy_from_slice(&u32::from(size[0]).to_le_bytes());
            forged[claim + 4..claim + 8].copy_from_slice(&[size[1], size[2], size[3], size[3]]);
            assert_eq!(xls("turns.xls", &forged).unwrap().output, sheets, "{size:?}");
        }
    }

    #[test]
    fn hidden_sheets_and_cells_far_away_stay_out_and_are_told() {
        let mut book = rust_xlsxwriter::Workbook::new();
        let talk = book.add_worksheet();
        talk.set_name("Talk").unwrap().write(0, 0, "INT: Why?").unwrap();
        talk.write(MOST_ROWS, 0, "U07: So.").unwrap();
        book.add_worksheet().set_name("Notes").unwrap().set_hidden(true).write(0, 0, "Ask again.").unwrap();
        let read = xlsx("a.xlsx", &book.save_to_buffer().unwrap()).unwrap();
        let told: Vec<String> = read.warnings.iter().map(ToString::to_string).collect();
        assert_eq!((read.output.len(), read.output[0].rows.len()), (1, 1));
        assert_eq!(
            told,
            [
                "a.xlsx: hidden sheets left out: Notes",
                "a.xlsx: filled cells beyond row 200,000 or column 2,000 left out: 1"
            ]
        );
    }

    #[test]
    fn hidden_sheets_of_older_workbooks_stay_out_too() {
        let mut bytes = include_bytes!("../../../../tests/it/fixtures/formats/turns.xls").to_vec();
        let before = xls("turns.xls", &bytes).unwrap();
        let is_sheet = |record: &[u8]| record.starts_with(&[0x85, 0x00]) && record[3] == 0 && record[2] < 64;
        let record = bytes.windows(16).position(is_sheet).unwrap();
        bytes[record + 8] = 1;
        let after = xls("turns.xls", &bytes).unwrap();
        assert_eq!((before.warnings.len(), after.warnings.len()), (0, 1));
        assert_eq!(after.output.len(), before.output.len() - 1);
    }
}
