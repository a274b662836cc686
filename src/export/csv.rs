//! CSV after RFC 4180, with a byte order mark, because Excel takes UTF-8 for something else without it. Data only.

use std::io::Write;

use super::{About, ExportError};
use crate::analysis::{Cell, Table};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

pub(super) fn write(table: &Table, about: &About, out: &mut impl Write) -> Result<(), ExportError> {
    out.write_all(BYTE_ORDER_MARK)?;
    let mut csv = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    csv.write_record(table.columns.iter().map(|c| harmless(c.label.told(about.labels).to_owned())))?;
    for row in &table.rows {
        csv.write_record(row.iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text.clone()),
            Cell::Said(words) => harmless(words.told(about.labels).to_owned()),
            _ => cell.written(),
        }))?;
    }
    csv.flush()?;
    Ok(())
}

/// Returns `text` so that no spreadsheet runs it: what begins like a formula gets an apostrophe before it.
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{sample, written};
    use super::super::{Format, write as export};
    use super::*;
    use crate::analysis::{Caption, ColumnKind};

    #[test]
    fn the_file_is_rfc_4180_with_a_byte_order_mark() {
        let expected =
            "\u{feff}code,n,percent,rate\r\n\"Besoins | <dits>\n\"\"vite\"\"\",2,66.6666666667,1.25\r\n'=1+1,-1,,\r\n";
        assert_eq!(String::from_utf8(written(Format::Csv)).unwrap(), expected);
    }

    #[test]
    fn what_is_written_is_read_again() {
        let bytes = written(Format::Csv);
        let mut reader = ::csv::Reader::from_reader(&bytes[3..]);
        let rows: Vec<Vec<String>> = reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
        let expected: Vec<Vec<String>> =
            sample().rows.iter().map(|row| row.iter().map(|c| c.written().replace("=1", "'=1")).collect()).collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn text_cannot_run_as_a_formula_and_a_negative_number_stays_a_number() {
        let mut table = Table::new("t", [("@who".to_owned(), ColumnKind::Text)], Caption::default());
        let texts = ["+33 6", "-oui", "@nom", "\tx", "\rx", "plain", "a=b"];
        table.rows = texts.map(|t| vec![Cell::text(t)]).into();
        table.rows.push(vec![Cell::Integer(-3)]);
        let about = super::super::testing::about();
        let mut out = Vec::new();
        export(Format::Csv, &table, &about, &mut out).unwrap();
        let expected = "\u{feff}'@who\r\n'+33 6\r\n'-oui\r\n'@nom\r\n'\tx\r\n\"'\rx\"\r\nplain\r\na=b\r\n-3\r\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
