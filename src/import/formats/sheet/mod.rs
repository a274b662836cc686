//! Tables that hold what people said: one row a turn, or one row a respondent with open questions among its columns.
//! `workbook.rs` and `ods.rs` give the rows of each sheet, `head.rs` brings what stands above them to one row of names,
//! `renames.rs` knows sheets that only reword others and `codebook.rs` those that explain codes, `talks.rs` parts the
//! talks and brings questions and answers to turns, `turned.rs` turns those whose people are columns, `beside.rs` keeps
//! what stands beside a talk, `long.rs` gathers the answers of each respondent, `pasted.rs` knows tables saved as text,
//! `columns.rs` says what the columns are, `surplus.rs` puts cells together that a separator cut, `times.rs` reads
//! times, `side_by_side.rs` knows talks whose speakers are columns, `quoted.rs` reports of coded passages, `notes.rs`
//! takes off what stands below a survey, `unanswered.rs` knows cells without an answer, `run_over.rs` names with words
//! behind them, and `transcript.rs` writes the turns.

mod beside;
mod codebook;
mod columns;
mod head;
mod left;
mod long;
mod notes;
mod ods;
mod pasted;
mod quoted;
mod renames;
mod run_over;
mod side_by_side;
mod surplus;
mod talks;
mod times;
mod transcript;
mod turned;
mod unanswered;
mod workbook;

use rustc_hash::FxHashSet;

use self::columns::{Columns, Ways};
pub(in crate::import) use self::columns::{Named, columns_of_talk, holds_talk, named_columns, transcript_column};
pub(in crate::import) use self::long::answers_column;
pub(super) use self::pasted::is_table;
use self::talks::Talk;
pub(in crate::import) use self::talks::{asked_and_answered, one_of};
pub(in crate::import) use self::times::seconds;
use super::rows::{Rows, Way};
use super::{compound, decode, package, table};
use crate::import::error::megabytes_of_text;
use crate::import::told::of_file;
use crate::import::{Content, ImportError, LARGEST_TEXT};
use crate::model::{Said, Warned, said};

/// More cells than this are no transcript.
pub(super) const MOST_CELLS: usize = 5_000_000;

/// What the sheets of a file hold so far: a short file may name one long text a million times.
#[derive(Default)]
struct Tally {
    n_cells: usize,
    n_bytes: usize,
}

impl Tally {
    /// Counts cells with so many bytes of text in all.
    ///
    /// # Errors
    /// When they are more than a transcript has.
    fn add(&mut self, file: &str, n_cells: usize, n_bytes: usize) -> Result<(), ImportError> {
        self.n_cells += n_cells;
        self.n_bytes += n_bytes;
        match () {
            () if self.n_cells > MOST_CELLS => {
                Err(ImportError::too_large(file, said!("5 million cells", "5 millions de cases")))
            }
            () if self.n_bytes > LARGEST_TEXT => Err(ImportError::too_large(file, megabytes_of_text(50))),
            () => Ok(()),
        }
    }
}

/// The rows of a sheet, cells as text.
#[derive(Clone, PartialEq, Debug, Default)]
struct Sheet {
    name: String,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// Puts `value` where it stands, and returns how many cells were made, empty ones before it among them.
    fn put(&mut self, row: usize, column: usize, value: String) -> usize {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let Some(cells) = self.rows.get_mut(row) else { return 0 };
        let before = cells.len();
        if before <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = value;
        cells.len() - before
    }

    /// Leaves out empty rows, and what follows the first row of names in exports of Qualtrics.
    fn tidied(mut self) -> Self {
        self.rows.retain(|row| row.iter().any(|cell| !cell.trim().is_empty()));
        let is_id = |row: &Vec<String>| row.iter().any(|cell| cell.starts_with("{\"ImportId\""));
        if self.rows.get(2).is_some_and(is_id) {
            // Its first row holds short names, its second the questions themselves.
            self.rows.remove(2);
            self.rows.remove(0);
        }
        head::leave_short_names(&mut self.rows);
        head::join_names(&mut self.rows);
        if let Some(rows) = quoted::passages(&self.rows) {
            self.rows = rows;
        }
        self
    }
}

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut warnings = Vec::new();
    let mut text = None;
    let mut of_book = |read: Warned<Vec<Sheet>>| {
        warnings.extend(read.warnings);
        read.output
    };
    let sheets = match () {
        () if package::is_zip(bytes) && package::holds(bytes, "xl/workbook.xml") => {
            of_book(workbook::guarded(file_name, || workbook::xlsx(file_name, bytes))?)
        }
        () if package::is_zip(bytes) => of_book(ods::read(file_name, bytes)?),
        () if compound::kind(bytes).is_some() => {
            of_book(workbook::guarded(file_name, || workbook::xls(file_name, bytes))?)
        }
        () => {
            let TextTable { sheet, encoding, separator } = text_table(file_name, bytes, &mut warnings)?;
            text = Some((encoding, separator));
            vec![sheet]
        }
    };
    let read = of_sheets(file_name, sheets, text).ok_or_else(|| no_talk(file_name))?;
    warnings.extend(read.warnings);
    Ok(Warned { output: read.output, warnings })
}

/// Returns what rows of another format hold, the first of them the names of the columns, if people say something there.
pub(super) fn of_rows(file_name: &str, rows: Vec<Vec<String>>) -> Option<Warned<Content>> {
    of_sheets(file_name, vec![Sheet { name: String::new(), rows }], None)
}

/// Returns what the sheets of a file hold, if people say something there. `text` are the encoding and the separator of a
/// text table.
fn of_sheets(file_name: &str, sheets: Vec<Sheet>, text: Option<(&'static str, u8)>) -> Option<Warned<Content>> {
    let mut told = Vec::new();
    let mut contents: Vec<Content> = Vec::new();
    for talk in talks::apart(sheets.into_iter().map(Sheet::tidied).collect()) {
        let (content, of_talk) = content(talk, text);
        told.extend(of_talk);
        contents.extend(content);
    }
    let mut contents = contents.into_iter();
    let first = contents.next()?;
    let others: Vec<Content> = contents.collect();
    told.extend((!others.is_empty()).then(|| told_talks(1 + others.len())));
    // Several talks may be told the same.
    let mut seen = FxHashSet::default();
    told.retain(|told| seen.insert(told.to_string()));
    let warnings = told.iter().map(|told| of_file(file_name, told)).collect();
    Some(Warned { output: Content { others, ..first }, warnings })
}

/// Returns what a talk holds, if somebody says something in it, and what is to be told of it. `text` are the encoding
/// and the separator of a text table.
fn content(talk: Talk, text: Option<(&'static str, u8)>) -> (Option<Content>, Vec<Said>) {
    let mut told = Vec::new();
    let (mut known, mut others): (Vec<(Sheet, Ways)>, Vec<String>) = (Vec::new(), Vec::new());
    for mut sheet in talk.sheets {
        let titles = head::take_titles(&mut sheet.rows);
        match ways(&mut sheet, &mut told) {
            Some(ways) => {
                told.extend(head::told_titles(&titles));
                known.push((sheet, ways));
            }
            None if sheet.rows.is_empty() => {}
            None => others.push(sheet.name),
        }
    }
    others.extend(codebook::take_from(&mut known));
    let Some(proposed) = known.first().map(|(_, ways)| ways.columns[0].convention()) else { return (None, told) };
    told.extend((!others.is_empty()).then(|| left_out(&others)));
    if let Some((_, separator)) = text {
        let joined = known.iter_mut().flat_map(|(sheet, ways)| surplus::join(sheet, &ways.columns[0], separator));
        told.extend(surplus::told(joined.collect()));
    }
    let sure = known.iter().all(|(_, ways)| ways.sure);
    told.extend((!sure).then(perhaps_turns));
    let answers = known.iter().flat_map(|(sheet, ways)| unanswered::told(sheet, &ways.columns[0]));
    told.extend(answers);
    talks::name_by_sheets(known.iter_mut().map(|(sheet, _)| sheet));
    let (content, doubles) = transcript::of(&known, proposed);
    told.extend(doubles);
    let other = known.iter().flat_map(|(_, ways)| &ways.columns).map(Columns::convention).find(|c| *c != proposed);
    let other = other.map(|convention| Way::from(transcript::of(&known, convention).0));
    let rows = other.map(|other| Box::new(Rows { proposed, sure, other }));
    let encoding = text.map_or("", |(encoding, _)| encoding);
    (Some(Content { encoding, rows, name: talk.name, ..content }), told)
}

/// Returns how a sheet can be read, its rows brought to those of turns or of respondents.
fn ways(sheet: &mut Sheet, told: &mut Vec<Said>) -> Option<Ways> {
    if renames::are_renames(&sheet.rows) {
        return None;
    }
    if let Some(rows) = talks::paired(&sheet.rows) {
        sheet.rows = rows;
    } else if let Some(rows) = side_by_side::turns(&sheet.rows) {
        sheet.rows = rows;
    } else if let Some(rows) = turned::turned(&sheet.rows) {
        sheet.rows = rows;
        told.push(turned::told());
    } else if let Some(long) = long::by_respondent(&sheet.rows) {
        sheet.rows = long.rows;
        told.extend(long.told);
        return Some(long.ways);
    }
    let ways = columns::of(&sheet.rows);
    let notes = notes::take_below(&mut sheet.rows, ways.as_ref());
    told.extend(notes::told(&notes));
    if notes.is_empty() { ways } else { columns::of(&sheet.rows) }
}

/// What is told of a file that holds several talks.
fn told_talks(n: usize) -> Said {
    said!(
        "a column names the talk of each row: {n} talks, each a document",
        "une colonne nomme l’entretien de chaque ligne\u{202f}: {n} entretiens, chacun un document"
    )
}

/// What is told of a table that may be a transcript after all.
fn perhaps_turns() -> Said {
    Said::fixed(
        "read as one row a respondent; if each row is what somebody says in a talk, choose that reading instead",
        "lu comme une ligne par répondant\u{202f}; si chaque ligne est ce que quelqu’un dit dans une conversation, choisissez \
         plutôt cette lecture",
    )
}

fn unclosed_quote() -> Said {
    Said::fixed(
        "a quotation mark is opened and never closed: rows behind it may have come in as one cell, please check",
        "un guillemet est ouvert et jamais fermé\u{202f}: des lignes qui le suivent ont pu entrer comme une seule case, à vérifier",
    )
}

/// Returns what is told of sheets in which nobody says anything.
fn left_out(sheets: &[String]) -> Said {
    let names = sheets.join(", ");
    said!(
        "sheets left out, because no column of theirs holds what people said: {names}",
        "feuilles laissées de côté, car aucune de leurs colonnes ne contient ce que les gens ont dit\u{202f}: {names}"
    )
}

fn no_talk(file_name: &str) -> ImportError {
    let reason = said!(
        "no column of this table holds what people said.",
        "aucune colonne de ce tableau ne contient ce que les gens ont dit."
    );
    let remedy = said!(
        "A transcript has columns such as speaker, time and text; a survey has open questions. A table of attributes, \
        codes or codings has its own import.",
        "Une transcription a des colonnes telles que speaker, time et text\u{202f}; une enquête a des questions ouvertes. Un \
         tableau d’attributs, de codes ou de codages a sa propre importation."
    );
    ImportError::table(file_name, reason, remedy)
}

/// A table of text as it was read.
struct TextTable {
    sheet: Sheet,
    encoding: &'static str,
    separator: u8,
}

/// Returns the rows of a text table, whatever separates its cells.
fn text_table(file_name: &str, bytes: &[u8], warnings: &mut Vec<Said>) -> Result<TextTable, ImportError> {
    let decoded = decode::decode(bytes).ok_or_else(|| ImportError::Binary { file: file_name.to_owned() })?;
    warnings.extend(decoded.assumed.iter().map(|how| of_file(file_name, how)));
    if decoded.text.matches('"').count() % 2 == 1 {
        warnings.push(of_file(file_name, &unclosed_quote()));
    }
    let mut sheet = Sheet::default();
    let mut tally = Tally::default();
    let (separator, records) = table::records(&decoded.text);
    for record in records {
        let record = record.map_err(|e| table::unreadable_rows(file_name, &e))?;
        tally.add(file_name, record.len(), record.as_slice().len())?;
        sheet.rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(TextTable { sheet, encoding: decoded.encoding, separator })
}

#[cfg(test)]
mod tests;
