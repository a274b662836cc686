//! Tables that hold what people said: one row a turn, or one row a respondent with open questions among its columns.
//! `workbook.rs` and `ods.rs` give the rows of each sheet, `head.rs` brings what stands above them to one row of names, `talks.rs`
//! parts the talks and brings questions and answers to turns, `turned.rs` turns those whose people are columns, `beside.rs` keeps what stands
//! beside a talk, `long.rs`
//! gathers the answers of each respondent, `columns.rs` says what the columns are, `surplus.rs` puts cells together that a
//! separator cut, `times.rs` reads times, and `transcript.rs` writes the turns.

mod beside;
mod columns;
mod head;
mod long;
mod ods;
mod surplus;
mod talks;
mod times;
mod transcript;
mod turned;
mod workbook;

use rustc_hash::FxHashSet;

use self::columns::{Columns, Ways};
pub(in crate::import) use self::columns::{Named, named_columns, transcript_column};
use self::talks::Talk;
pub(in crate::import) use self::times::seconds;
use super::rows::{Rows, Way};
use super::{compound, decode, package, table};
use crate::import::error::megabytes_of_text;
use crate::import::told::of_file;
use crate::import::{Content, ImportError, LARGEST_TEXT};
use crate::model::{Said, Warned, said};

/// More cells than this are no transcript.
const MOST_CELLS: usize = 5_000_000;

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
        head::join_names(&mut self.rows);
        self
    }
}

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut warnings = Vec::new();
    let mut text = None;
    let sheets = match () {
        () if package::is_zip(bytes) && package::holds(bytes, "xl/workbook.xml") => {
            workbook::guarded(file_name, || workbook::xlsx(file_name, bytes))?
        }
        () if package::is_zip(bytes) => ods::read(file_name, bytes)?,
        () if compound::kind(bytes).is_some() => workbook::guarded(file_name, || workbook::xls(file_name, bytes))?,
        () => {
            let TextTable { sheet, encoding, separator } = text_table(file_name, bytes, &mut warnings)?;
            text = Some((encoding, separator));
            vec![sheet]
        }
    };
    let mut told = Vec::new();
    let mut contents: Vec<Content> = Vec::new();
    for talk in talks::apart(sheets.into_iter().map(Sheet::tidied).collect()) {
        let (content, of_talk) = content(talk, text);
        told.extend(of_talk);
        contents.extend(content);
    }
    let mut contents = contents.into_iter();
    let first = contents.next().ok_or_else(|| no_talk(file_name))?;
    let others: Vec<Content> = contents.collect();
    told.extend((!others.is_empty()).then(|| told_talks(1 + others.len())));
    // Several talks may be told the same.
    let mut seen = FxHashSet::default();
    told.retain(|told| seen.insert(told.to_string()));
    warnings.extend(told.iter().map(|told| of_file(file_name, told)));
    Ok(Warned { output: Content { others, ..first }, warnings })
}

/// Returns what a talk holds, if somebody says something in it, and what is to be told of it. `text` are the encoding and the
/// separator of a text table.
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
    let Some(proposed) = known.first().map(|(_, ways)| ways.columns[0].convention()) else { return (None, told) };
    told.extend((!others.is_empty()).then(|| left_out(&others)));
    if let Some((_, separator)) = text {
        let joined = known.iter_mut().flat_map(|(sheet, ways)| surplus::join(sheet, &ways.columns[0], separator));
        told.extend(surplus::told(joined.collect()));
    }
    let sure = known.iter().all(|(_, ways)| ways.sure);
    told.extend((!sure).then(perhaps_turns));
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
    if let Some(rows) = talks::paired(&sheet.rows) {
        sheet.rows = rows;
    } else if let Some(rows) = turned::turned(&sheet.rows) {
        sheet.rows = rows;
        told.push(turned::told());
    } else if let Some(long) = long::by_respondent(&sheet.rows) {
        sheet.rows = long.rows;
        told.extend(long.told);
        return Some(long.ways);
    }
    columns::of(&sheet.rows)
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
mod tests {
    use proptest::prelude::*;

    use crate::import::Imported;
    use crate::import::testing::read_or_refused;

    fn imported(csv: &str) -> Imported {
        crate::import::read("a.csv", csv.as_bytes()).unwrap().output
    }

    #[test]
    fn a_row_is_a_turn() {
        let read = imported(
            "Start;Speaker;Text\n00:00:01;INT;Où ?\n00:00:03,5;U07;\"Ici.\nLà.\"\n00:00:09;INT;Ah.\n00:00:10;U07;Oui.\n",
        );
        assert_eq!(read.text, "INT: Où ?\nU07: Ici.\nLà.\nINT: Ah.\nU07: Oui.\n");
        let times: Vec<Option<f32>> = read.turns.iter().map(|t| t.4).collect();
        assert_eq!(times, [Some(1.0), Some(3.5), Some(9.0), Some(10.0)]);
    }

    #[test]
    fn rows_of_whisper_are_paragraphs_with_times_in_seconds() {
        let read = crate::import::read(
            "a.tsv",
            b"start\tend\ttext\n810\t4850\tHello everyone and welcome.\n5350\t8570\tI am here with Rick.\n\
            11570\t12590\tHi.\n",
        )
        .unwrap()
        .output;
        assert_eq!(read.text, "Hello everyone and welcome. I am here with Rick.\nHi.\n");
        assert_eq!(read.turns.iter().map(|t| t.4).collect::<Vec<_>>(), [Some(0.81), Some(11.57)]);
    }

    #[test]
    fn a_row_is_a_respondent_whose_open_answers_are_turns() {
        let csv = "Respondent,Age,What do you need most?,City\nR07,41,A place of my own with a key that works.,Paris\nR08,36,,Lyon\n\
            R09,22,\"Time, and somebody who listens to me.\",Paris\n";
        let read = imported(csv);
        assert_eq!(
            read.text,
            "What do you need most?\nR07: A place of my own with a key that works.\nR09: Time, and somebody who listens to me.\n"
        );
        assert!(read.labels_are_people);
        let values: Vec<String> =
            read.values.iter().map(|v| format!("{} {}={}", v.label, v.attribute, v.value)).collect();
        assert_eq!(
            values,
            ["R07 Age=41", "R07 City=Paris", "R08 Age=36", "R08 City=Lyon", "R09 Age=22", "R09 City=Paris"]
        );
    }

    #[test]
    fn what_announces_something_in_the_column_of_the_speakers_is_nobody() {
        let read =
            imported("speaker,text\nINT,Why?\nAna,So.\nINT,Ah.\nAna,Yes.\nMORE INFO:,See the archive.\nINT,Good.\n");
        assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["INT", "Ana"]);
        assert!(read.text.ends_with("Ana: Yes.\nMORE INFO: See the archive.\nINT: Good.\n"), "{}", read.text);
        assert_eq!(read.turns[4].3, None);
    }

    #[test]
    fn a_row_without_a_speaker_goes_on_with_the_one_above() {
        let read = imported("Speaker;Text\n;Room 4.\nINT;Where?\n;And when?\nU07;Here.\nINT;Ah.\nU07;Yes.\n;Always.\n");
        assert_eq!(read.text, "Room 4.\nINT: Where?\nAnd when?\nU07: Here.\nINT: Ah.\nU07: Yes.\nAlways.\n");
        assert_eq!(read.turns.iter().map(|t| t.3).collect::<Vec<_>>(), [None, Some(0), Some(1), Some(0), Some(1)]);
    }

    #[test]
    fn an_id_that_comes_twice_is_numbered_and_told() {
        let csv = "ID;What do you need?\nR1;A bed, and then a key.\nR2;\nR2;Somebody to talk to at night.\nR3;Less paper, more time for us.\nR4;I do not know what to say.\n";
        let read = crate::import::read("a.csv", csv.as_bytes()).unwrap();
        let labels: Vec<&str> = read.output.speakers.iter().map(|s| s.label.as_str()).collect();
        assert_eq!(labels, ["R1", "R2", "R2 (2)", "R3", "R4"]);
        assert_eq!(read.warnings, ["a.csv: 1 row with an id that another row has: the second “R2” is called “R2 (2)”"]);
    }

    #[test]
    fn labels_in_the_column_of_the_talk_are_speakers() {
        let coded =
            "Line,Transcript,Code\n1,INT: Why?,\n2,\"Karim: So.\nAnd so.\",housing\n3,INT: Ah.,\n4,Karim: Yes.,\n";
        assert_eq!(imported(coded).text, "INT: Why?\nKarim: So.\nAnd so.\nINT: Ah.\nKarim: Yes.\n");
        let two_a_row = "Minute,Transcript\n1,\"INT: Why?\nP1: So.\"\n2.5,\"INT: Ah.\nP1: Yes.\"\n";
        let read = imported(two_a_row);
        assert_eq!(read.text, "INT: Why?\nP1: So.\nINT: Ah.\nP1: Yes.\n");
        let times: Vec<Option<f32>> = read.turns.iter().map(|t| t.4).collect();
        assert_eq!(times, [Some(60.0), None, Some(150.0), None], "of a row the first turn has its time");
    }

    #[test]
    fn what_stands_above_the_names_is_no_turn_and_told() {
        let csv = "Interview 4;;\nTime;Speaker;Text\n0:05;M;Why?\n0:09;C;So.\n0:12;M;Ah.\n0:20;C;Yes.\n";
        let read = crate::import::read("a.csv", csv.as_bytes()).unwrap();
        assert!(read.output.text.starts_with("M: Why?\nC: So."), "{}", read.output.text);
        assert_eq!(read.warnings, ["a.csv: left out above the names of the columns: “Interview 4”"]);
    }

    #[test]
    fn surveys_of_services_name_their_columns_in_two_rows() {
        let csv = "Respondent ID;Start Date;Role?;;Describe a day.\n;;Response;Other;Open-Ended Response\n\
            118;03/14/2026 10:04:30 AM;Nurse;;It has been slow, and we wait for weeks.\n\
            119;03/14/2026 11:04:30 AM;;Peer;The staff listen to us, and it shows.\n";
        let read = imported(csv);
        assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["118", "119"]);
        assert!(read.values.iter().any(|v| v.attribute == "Role? – Other" && v.value == "Peer"));
    }

    #[test]
    fn a_time_names_no_respondent() {
        for time in ["14/03/2026 10:04:30", "3/14/2026 10:04:30 AM", "2026-03-14T10:04:30Z", "14/03/2026 10h04"] {
            let csv = format!(
                "Horodateur;Ville;Décrivez une journée\n{time};Lille;It has been slow, and we wait.\n{};Lyon;They listen to us, and it shows.\n",
                time.replace("10", "11")
            );
            let read = imported(&csv);
            assert_eq!(read.speakers.iter().map(|s| s.label.as_str()).collect::<Vec<_>>(), ["R1", "R2"], "{time}");
            assert!(!read.labels_are_people);
        }
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_told() {
        let read =
            crate::import::read("a.csv", b"speaker,text\nINT,\"Why?\nP1,So\nINT,Ah\nP1,\"a \"\"b\"\"\"\n").unwrap();
        assert!(read.warnings[0].to_string().contains("never closed"));
    }

    #[test]
    fn the_encoding_of_a_text_table_is_said() {
        let read = crate::import::read("a.csv", b"Speaker;Text\nA;O\xf9 ?\nB;L\xe0.\nA;Ah.\nB;Oui.\n").unwrap().output;
        assert_eq!((read.encoding.as_str(), read.text.lines().next()), ("windows-1252", Some("A: Où ?")));
    }

    #[test]
    fn tables_of_other_things_are_refused_in_words() {
        for csv in [
            "participant,age\nU01,41\nU02,36\n",
            "code,description,include\nHousing,Where people sleep and what they say of it,all\n",
            "a\n",
        ] {
            let error = crate::import::read("a.csv", csv.as_bytes()).unwrap_err().to_string();
            assert!(error.contains("no column of this table holds what people said"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn any_table_is_read_or_refused(csv in "(speaker|text|time|id|,|;|\n|\"|A long answer to an open question indeed|0:01|é){0,60}") {
            read_or_refused("a.csv", csv.as_bytes())?;
        }
    }
}
