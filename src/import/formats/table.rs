//! Tables in: CSV as people save it, with whatever separator and encoding, to named columns and numbered rows.

use csv::StringRecord;

use super::damage::damaged;
use super::decode;
use super::separator::sniff;
use crate::import::told::of_file;
use crate::import::{ImportError, LARGEST_FILE, error};
use crate::model::{Said, said};

/// A table whose first row names its columns.
pub(in crate::import) struct Table {
    file: String,
    text: String,
    separator: u8,
    /// How many lines of the file stand above the text: that of `sep=;`.
    n_above: u64,
    /// The names of the columns, without white space around them.
    pub header: Vec<String>,
    /// What had to be assumed.
    pub warnings: Vec<Said>,
}

impl Table {
    /// Returns the table in `bytes`.
    ///
    /// # Errors
    /// When it is empty or no text, or two columns have the same name.
    pub fn read(file_name: &str, bytes: &[u8]) -> Result<Self, ImportError> {
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(ImportError::too_large(file_name, error::megabytes(200)));
        }
        let is_workbook = bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]);
        let decoded = decode::decode(bytes).filter(|_| !is_workbook).ok_or_else(|| {
            let reason = said!("this is not a CSV file.", "ce n’est pas un fichier CSV.");
            let remedy = said!(
                "Save the sheet as “CSV UTF-8” and import that.",
                "Enregistrez la feuille en «\u{202f}CSV UTF-8\u{202f}» et importez ce fichier."
            );
            ImportError::table(file_name, reason, remedy)
        })?;
        let (separator, n_above, text) = match separator_line(&decoded.text) {
            Some((separator, rest)) => (separator, 1, rest.to_owned()),
            None => (sniff(&decoded.text), 0, decoded.text),
        };
        let warnings = decoded.assumed.into_iter().map(|how| of_file(file_name, &how)).collect();
        let mut table = Self { file: file_name.to_owned(), text, separator, n_above, header: Vec::new(), warnings };
        let mut first = StringRecord::new();
        table.reader().read_record(&mut first).map_err(|e| unreadable_rows(file_name, &e))?;
        table.header = first.iter().map(|name| name.trim().to_owned()).collect();
        if table.header.iter().all(String::is_empty) {
            return Err(ImportError::table(
                file_name,
                said!("the table is empty.", "le tableau est vide."),
                said!("Its first row must name the columns.", "Sa première ligne doit nommer les colonnes."),
            ));
        }
        table.refuse_equal_names()?;
        Ok(table)
    }

    fn refuse_equal_names(&self) -> Result<(), ImportError> {
        let mut names: Vec<String> = self.header.iter().map(|n| n.to_lowercase()).filter(|n| !n.is_empty()).collect();
        names.sort();
        match names.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => {
                let name = &pair[0];
                let reason =
                    said!("two columns are called “{name}”.", "deux colonnes s’appellent «\u{202f}{name}\u{202f}».");
                let remedy = said!("Give each column its own name.", "Donnez à chaque colonne son propre nom.");
                Err(ImportError::table(&self.file, reason, remedy))
            }
            None => Ok(()),
        }
    }

    /// Returns where the first column is that has one of `names`, whatever the case of its letters.
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        self.header.iter().position(|head| names.iter().any(|name| head.eq_ignore_ascii_case(name)))
    }

    /// Calls `visit` with each row and the number of its line in the file; empty rows are left out.
    ///
    /// # Errors
    /// When the table cannot be read to its end, or `visit` gives up.
    pub fn each_row(
        &self,
        mut visit: impl FnMut(u64, &StringRecord) -> Result<(), ImportError>,
    ) -> Result<(), ImportError> {
        let mut reader = self.reader();
        let mut row = StringRecord::new();
        reader.read_record(&mut row).map_err(|e| unreadable_rows(&self.file, &e))?;
        while reader.read_record(&mut row).map_err(|e| unreadable_rows(&self.file, &e))? {
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            visit(self.line_of(&row), &row)?;
        }
        Ok(())
    }

    /// Returns the number of the line at which `row` begins. The reader counts from before the empty lines that it
    /// skips.
    fn line_of(&self, row: &StringRecord) -> u64 {
        let Some(position) = row.position() else { return 0 };
        let from = self.text.as_bytes().get(position.byte() as usize..).unwrap_or_default();
        self.n_above + position.line() + from.iter().take_while(|b| **b == b'\n').count() as u64
    }

    fn reader(&self) -> csv::Reader<&[u8]> {
        reader(&self.text, self.separator)
    }
}

/// Returns the error for a table that cannot be read on.
pub(super) fn unreadable_rows(file: &str, error: &csv::Error) -> ImportError {
    let line = error.position().map_or(1, csv::Position::line);
    damaged(file, said!("its row in line {line} cannot be read", "sa rangée à la ligne {line} est illisible"))
}

/// Returns what separates the cells of a text table, and its rows, the first one included.
pub(super) fn records(text: &str) -> (u8, impl Iterator<Item = csv::Result<StringRecord>>) {
    let (separator, text) = separator_line(text).unwrap_or_else(|| (sniff(text), text));
    (separator, reader(text, separator).into_records())
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(separator);
    builder.from_reader(text.as_bytes())
}

/// Returns the separator that Excel's own first line `sep=;` names, and the text behind that line.
fn separator_line(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let named = first.trim().strip_prefix("sep=")?.as_bytes();
    (named.len() == 1).then(|| (named[0], rest))
}

/// The first few of many messages of one kind, and how many more there were.
#[derive(Default)]
pub(in crate::import) struct Told {
    said: Vec<Said>,
    more: usize,
}

impl Told {
    /// Adds a message; beyond the first twenty they are only counted.
    pub fn say(&mut self, message: impl FnOnce() -> Said) {
        if self.said.len() < 20 {
            self.said.push(message());
        } else {
            self.more += 1;
        }
    }

    /// Returns the messages.
    pub fn into_warnings(self) -> impl Iterator<Item = Said> {
        let n = self.more;
        let more = (n > 0).then(|| said!("… and {n} more rows like these", "… et {n} autres lignes de ce genre"));
        self.said.into_iter().chain(more)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(bytes: &[u8]) -> Vec<String> {
        let table = Table::read("t.csv", bytes).unwrap();
        let mut rows = vec![table.header.join("|")];
        table
            .each_row(|line, row| {
                rows.push(format!("{line}:{}", row.iter().collect::<Vec<_>>().join("|")));
                Ok(())
            })
            .unwrap();
        rows
    }

    #[test]
    fn separators_quotes_and_encodings_are_recognised() {
        assert_eq!(rows(b"a,b\n1,\"x, \"\"y\"\"\"\n\n2,z\n"), ["a|b", "2:1|x, \"y\"", "4:2|z"]);
        assert_eq!(rows(b"a;b,c\r\n1;2\r\n"), ["a|b,c", "2:1|2"]);
        assert_eq!(rows(b"a\tb\n1\t2,5\n"), ["a|b", "2:1|2,5"]);
        assert_eq!(rows("\u{feff}\"a\",\"b;c;d\"\né,1\n".as_bytes()), ["a|b;c;d", "2:é|1"]);
        assert_eq!(rows(b"nom;\xe2ge\nZo\xe9;4\n"), ["nom|âge", "2:Zoé|4"]);
        assert_eq!(rows(b"sep=;\na;b\n1;2\n"), ["a|b", "3:1|2"]);
    }

    #[test]
    fn a_table_without_names_or_with_equal_names_is_refused() {
        let error = |bytes: &[u8]| Table::read("t.csv", bytes).err().unwrap().to_string();
        assert!(error(b"").contains("empty"));
        assert!(error(b" , ,\n1,2").contains("empty"));
        assert!(error(b"a,b, A\n").contains("two columns are called “a”"));
        assert!(error(b"PK\x03\x04").contains("CSV UTF-8"));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_table_or_a_clean_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(table) = Table::read("t.csv", &bytes) {
                let _ = table.each_row(|_, _| Ok(())).is_ok();
            }
        }
    }
}
