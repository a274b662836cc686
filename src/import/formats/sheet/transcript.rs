//! The rows of sheets as a transcript: a turn for each row, or under each open question a turn for each respondent.

use rustc_hash::FxHashSet;

use super::super::decode;
use super::super::page::on_one_line;
use super::super::script::{self, Script, Utterance};
use super::columns::{Columns, Respondents, Turns, Ways};
use super::times::{is_clock, seconds, unit_of};
use super::unanswered::{self, Unanswered};
use super::{Sheet, beside, head, run_over};
use crate::import::talk::labels;
use crate::import::talk::reading::Convention;
use crate::import::{Content, FoundValue};
use crate::model::{Noun, Said, counted, said};

/// Returns the transcript of `sheets`, those read by `convention` that can be, and what is to be told of ids that
/// several rows share.
pub(super) fn of(sheets: &[(Sheet, Ways)], convention: Convention) -> (Content, impl Iterator<Item = Said>) {
    let mut transcript = Transcript::default();
    for (sheet, Ways { columns, .. }) in sheets {
        if sheets.len() > 1 {
            transcript.script.head(&sheet.name);
        }
        let asked_for = columns.iter().find(|c| c.convention() == convention);
        match asked_for.or(columns.first()) {
            Some(Columns::Turns(turns)) => transcript.turns(sheet, turns),
            Some(Columns::Respondents(respondents)) => transcript.respondents(sheet, respondents),
            None => {}
        }
    }
    let Transcript { script, values, named, doubles, mut left } = transcript;
    let mut seen = FxHashSet::default();
    left.retain(|name| seen.insert(name.clone()));
    let content = Content { values, labels_are_people: named, ..script.into_content_by(convention) };
    (content, told(&doubles).into_iter().chain(beside::told(&left)))
}

#[derive(Default)]
struct Transcript {
    script: Script,
    values: Vec<FoundValue>,
    /// Whether the labels are what the study calls these people.
    named: bool,
    /// Ids that had a row before, and what their second row is called.
    doubles: Vec<(String, String)>,
    /// Columns that are no part of a talk.
    left: Vec<String>,
}

impl Transcript {
    fn turns(&mut self, sheet: &Sheet, columns: &Turns) {
        let utterance = |row: &Vec<String>| {
            let cell = |column: Option<usize>| column.and_then(|c| row.get(c)).map_or("", |cell| cell.trim());
            let speaker = Some(cell(columns.speaker)).filter(|s| !s.is_empty()).map(str::to_owned);
            let [from, to] = [columns.time, columns.until].map(|column| seconds(cell(column), columns.in_minutes));
            Utterance { speaker, from, to, words: cell(Some(columns.text)).to_owned(), is_turn: true }
        };
        let mut said: Vec<Utterance> = sheet.rows[columns.first_row..].iter().map(utterance).collect();
        let (values, left) = beside::of(sheet, columns, script::without_colon);
        self.values.extend(values);
        self.left.extend(left);
        if !columns.in_minutes {
            in_seconds(sheet, columns, &mut said);
        }
        if columns.speaker.is_none() && columns.until.is_some() {
            // Rows of a program that recognised speech: where one ends is no end of a turn.
            let joined = said.into_iter().map(|u| Utterance { words: on_one_line(&u.words), is_turn: false, ..u });
            return self.script.tell(joined.collect());
        }
        said.iter_mut().for_each(|utterance| utterance.words = decode::with_lf(&utterance.words));
        if columns.speaker.is_none() {
            said = script::by_labels(&said).unwrap_or(said);
        }
        run_over::mend(&mut said);
        let announces = |label: &str| labels::announces(script::without_colon(label)) && !returns(label, &said);
        for Utterance { speaker, from, words, .. } in &said {
            let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
            match speaker {
                // Merged cells, and rows that go on, name the speaker only once.
                None if columns.speaker.is_some() => self.script.go_on(lines),
                // `MORE INFO` in the column of the speakers is nobody.
                Some(label) if announces(label) => {
                    let said = format!("{}: {words}", script::without_colon(label));
                    let lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
                    self.script.say_lines(None, *from, lines);
                }
                speaker => self.script.say_lines(speaker.as_deref(), *from, lines),
            }
        }
    }

    fn respondents(&mut self, sheet: &Sheet, columns: &Respondents) {
        self.named |= columns.id.is_some();
        let Some((first, rows)) = sheet.rows.split_first() else { return };
        let names = head::names(first);
        let name = |column: usize| names.get(column).map_or("", String::as_str);
        let labels = self.labels(rows, columns.id);
        // Who answered nothing was asked all the same.
        labels.iter().for_each(|label| self.script.introduce(label));
        let unanswered = Unanswered::of(unanswered::answers(sheet, columns));
        for question in &columns.questions {
            self.script.head(name(*question));
            for (label, row) in labels.iter().zip(rows) {
                let answer = row.get(*question).map_or("", |cell| cell.trim());
                let answer = decode::with_lf(if unanswered.holds(answer) { "" } else { answer });
                let lines = answer.lines().map(str::trim).filter(|line| !line.is_empty());
                self.script.say_lines(Some(label), None, lines);
            }
        }
        for (label, row) in labels.iter().zip(rows) {
            let value = |column: &usize| Some((*column, row.get(*column)?.trim())).filter(|(_, v)| !v.is_empty());
            let found = columns.attributes.iter().filter_map(value).map(|(column, value)| FoundValue {
                label: label.clone(),
                attribute: name(column).to_owned(),
                value: value.to_owned(),
            });
            self.values.extend(found);
        }
    }

    /// Returns what the respondents are called: by their ids, of which a second one gets a number, or by their places.
    fn labels(&mut self, rows: &[Vec<String>], id: Option<usize>) -> Vec<String> {
        let own = |row: &Vec<String>| id.and_then(|id| row.get(id)).map(|id| id.trim().to_owned());
        let mut taken: FxHashSet<String> = rows.iter().filter_map(own).collect();
        let mut seen: FxHashSet<String> = FxHashSet::default();
        let mut labels = Vec::with_capacity(rows.len());
        for (n, row) in rows.iter().enumerate() {
            let label = own(row).filter(|own| !own.is_empty()).unwrap_or_else(|| format!("R{}", n + 1));
            if seen.insert(label.clone()) {
                labels.push(label);
                continue;
            }
            let mut numbered = (2..).map(|n| format!("{label} ({n})"));
            let free = numbered.find(|free| taken.insert(free.clone())).unwrap_or_else(|| label.clone());
            self.doubles.push((label, free.clone()));
            labels.push(free);
        }
        labels
    }
}

/// Whether so many rows have the label that somebody speaks, such as Ngozi Okafor with her initials: `NO`.
fn returns(label: &str, said: &[Utterance]) -> bool {
    const FEWEST: usize = 3;
    let n = said.iter().filter(|utterance| utterance.speaker.as_deref() == Some(label)).count();
    n >= FEWEST && n * 4 >= said.len()
}

/// Turns the times of a table to seconds, where they are numbers: by the unit that their column names, else by how fast
/// people speak.
fn in_seconds(sheet: &Sheet, columns: &Turns, said: &mut [Utterance]) {
    let Some(time) = columns.time else { return };
    let names = &sheet.rows[..columns.first_row];
    let unit = names.iter().find_map(|row| unit_of(row.get(time)?));
    let mut cells = sheet.rows[columns.first_row..].iter().filter_map(|row| row.get(time));
    match unit {
        _ if cells.any(|cell| is_clock(cell.trim())) => {}
        None => script::to_seconds(said),
        Some(unit) => {
            for utterance in said {
                utterance.from = utterance.from.map(|from| from / unit);
                utterance.to = utterance.to.map(|to| to / unit);
            }
        }
    }
}

/// Returns what is told of ids that several rows share.
fn told(doubles: &[(String, String)]) -> Option<Said> {
    let (first, second) = doubles.first()?;
    let rows = counted(doubles.len(), Noun::Row);
    let more = doubles.len() - 1;
    let others = match more {
        0 => Said::default(),
        _ => said!(", and {more} others likewise", ", et {more} autres de même"),
    };
    Some(said!(
        "{rows} with an id that another row has: the second “{first}” is called “{second}”{others}",
        "{rows} avec un identifiant qu’une autre ligne a déjà\u{202f}: le second «\u{202f}{first}\u{202f}» s’appelle \
         «\u{202f}{second}\u{202f}»{others}",
        rows = rows,
        others = others
    ))
}
