//! Tables that hold what people said: one row a turn, or one row a respondent with open questions among its columns.
//! `workbook.rs` and `ods.rs` give the rows of each sheet, `columns.rs` says what the columns are; here they become a
//! transcript: a turn for each row, or under each open question a turn for each respondent.

mod columns;
mod ods;
mod workbook;

use self::columns::{Columns, Respondents, Turns};
use super::error::megabytes_of_text;
use super::page::on_one_line;
use super::script::{self, Script, Utterance};
use super::told::of_file;
use super::{Content, FoundValue, ImportError, LARGEST_TEXT, compound, decode, package, stamps, table};
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
        self
    }
}

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut warnings = Vec::new();
    let sheets = match () {
        () if package::is_zip(bytes) && package::holds(bytes, "xl/workbook.xml") => {
            workbook::guarded(file_name, || workbook::xlsx(file_name, bytes))?
        }
        () if package::is_zip(bytes) => ods::read(file_name, bytes)?,
        () if compound::kind(bytes).is_some() => workbook::guarded(file_name, || workbook::xls(file_name, bytes))?,
        () => vec![text_table(file_name, bytes, &mut warnings)?],
    };
    let mut transcript = Transcript::default();
    let known: Vec<(Sheet, Columns)> =
        sheets.into_iter().map(Sheet::tidied).filter_map(|s| columns::of(&s.rows).map(|c| (s, c))).collect();
    let several = known.len() > 1;
    for (sheet, columns) in &known {
        if several {
            transcript.script.head(&sheet.name);
        }
        match columns {
            Columns::Turns(turns) => transcript.turns(sheet, turns),
            Columns::Respondents(respondents) => transcript.respondents(sheet, respondents),
        }
    }
    if known.is_empty() {
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
        return Err(ImportError::table(file_name, reason, remedy));
    }
    Ok(Warned { output: transcript.into_content(), warnings })
}

/// Returns the rows of a text table, whatever separates its cells.
fn text_table(file_name: &str, bytes: &[u8], warnings: &mut Vec<Said>) -> Result<Sheet, ImportError> {
    let decoded = decode::decode(bytes).ok_or_else(|| ImportError::Binary { file: file_name.to_owned() })?;
    warnings.extend(decoded.assumed.iter().map(|how| of_file(file_name, how)));
    let mut sheet = Sheet::default();
    let mut tally = Tally::default();
    for record in table::records(&decoded.text) {
        let record = record.map_err(|e| table::unreadable_rows(file_name, &e))?;
        tally.add(file_name, record.len(), record.as_slice().len())?;
        sheet.rows.push(record.iter().map(str::to_owned).collect());
    }
    Ok(sheet)
}

#[derive(Default)]
struct Transcript {
    script: Script,
    values: Vec<FoundValue>,
    /// Whether the labels are what the study calls these people.
    named: bool,
}

impl Transcript {
    fn turns(&mut self, sheet: &Sheet, columns: &Turns) {
        let utterance = |row: &Vec<String>| {
            let cell = |column: Option<usize>| column.and_then(|c| row.get(c)).map_or("", |cell| cell.trim());
            let speaker = Some(cell(columns.speaker)).filter(|s| !s.is_empty()).map(str::to_owned);
            let [from, to] = [columns.time, columns.until].map(|column| seconds(cell(column)));
            Utterance { speaker, from, to, words: cell(Some(columns.text)).to_owned(), is_turn: true }
        };
        let mut said: Vec<Utterance> = sheet.rows[columns.first_row..].iter().map(utterance).collect();
        script::to_seconds(&mut said);
        if columns.speaker.is_none() && columns.until.is_some() {
            // Rows of a program that recognised speech: where one ends is no end of a turn.
            let joined = said.into_iter().map(|u| Utterance { words: on_one_line(&u.words), is_turn: false, ..u });
            self.script.tell(joined.collect());
        } else {
            said.iter().for_each(|u| self.lines(u.speaker.as_deref(), u.from, &u.words));
        }
    }

    fn respondents(&mut self, sheet: &Sheet, columns: &Respondents) {
        self.named |= columns.id.is_some();
        let Some((head, rows)) = sheet.rows.split_first() else { return };
        let name = |column: usize| head.get(column).map_or("", |name| name.trim());
        let label = |n: usize, row: &Vec<String>| {
            let own = columns.id.and_then(|id| row.get(id)).map(|id| id.trim()).filter(|id| !id.is_empty());
            own.map_or_else(|| format!("R{}", n + 1), str::to_owned)
        };
        for question in &columns.questions {
            self.script.head(name(*question));
            for (n, row) in rows.iter().enumerate() {
                let answer = row.get(*question).map_or("", |cell| cell.trim());
                self.lines(Some(&label(n, row)), None, answer);
            }
        }
        for (n, row) in rows.iter().enumerate() {
            for column in &columns.attributes {
                let value = row.get(*column).map_or("", |cell| cell.trim());
                if !value.is_empty() {
                    let found = FoundValue {
                        label: label(n, row),
                        attribute: name(*column).to_owned(),
                        value: value.to_owned(),
                    };
                    self.values.push(found);
                }
            }
        }
    }

    /// Writes a turn of one line or several.
    fn lines(&mut self, speaker: Option<&str>, seconds: Option<f32>, words: &str) {
        let words = decode::with_lf(words);
        let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
        self.script.say_lines(speaker, seconds, lines);
    }

    fn into_content(self) -> Content {
        Content { values: self.values, labels_are_people: self.named, ..self.script.into_content() }
    }
}

/// Returns the time in a cell: `00:01:02`, or a number of seconds.
fn seconds(cell: &str) -> Option<f32> {
    let stamp = stamps::stamp(cell).map(|s| s.seconds);
    stamp.or_else(|| {
        cell.replace(',', ".").trim_end_matches(['s', ' ']).parse().ok().filter(|s: &f32| s.is_finite() && *s >= 0.0)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Imported;

    fn imported(csv: &str) -> Imported {
        super::super::read("a.csv", csv.as_bytes()).unwrap().output
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
        let read = super::super::read(
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
    fn tables_of_other_things_are_refused_in_words() {
        for csv in [
            "participant,age\nU01,41\nU02,36\n",
            "code,description,include\nHousing,Where people sleep and what they say of it,all\n",
            "a\n",
        ] {
            let error = super::super::read("a.csv", csv.as_bytes()).unwrap_err().to_string();
            assert!(error.contains("no column of this table holds what people said"), "{error}");
        }
    }

    proptest! {
        #[test]
        fn any_table_is_read_or_refused(csv in "(speaker|text|time|id|,|;|\n|\"|A long answer to an open question indeed|0:01|é){0,60}") {
            let _ = super::super::read("a.csv", csv.as_bytes()).is_ok();
        }
    }
}
