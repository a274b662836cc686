//! Tables of several talks, each of which is a document: a column names the interview. And tables of questions beside
//! answers, brought to one row a turn: two columns are the two people.

use rustc_hash::FxHashMap;

use super::columns::{are_turns_without, is_time_word};
use super::{Sheet, times};
use crate::import::stem;
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::fold;
use crate::import::talk::roles;
use crate::model::Role;

type Row = Vec<String>;

/// Words for a talk in the names of columns that say which one a row is of, and words beside them.
#[rustfmt::skip]
const TALKS: &[&str] = &[
    "interview", "interviews", "entretien", "entretiens", "entrevue", "document", "doc", "transcript", "transcription", "file",
    "filename", "fichier", "session", "seance", "conversation", "dialogue", "meeting", "reunion", "recording", "enregistrement",
    "episode", "focus", "entrevista", "gesprach",
];
const BESIDE: &[&str] = &[
    "id", "group", "groupe", "no", "n", "nr", "num", "number", "numero", "name", "nom", "code", "title", "titre", "du",
    "de", "l", "d",
];
/// Names of columns of questions, and of answers.
const QUESTIONS: &[&str] = &[
    "question",
    "questions",
    "frage",
    "fragen",
    "pregunta",
    "domanda",
    "pergunta",
    "perguntas",
    "preguntas",
    "questao",
    "questoes",
    "domande",
    "vraag",
    "vragen",
    "topic",
    "theme",
    "thema",
    "tema",
    "prompt",
];
const ANSWERS: &[&str] = &[
    "answer",
    "answers",
    "reponse",
    "reponses",
    "response",
    "responses",
    "antwort",
    "antworten",
    "respuesta",
    "respuestas",
    "risposta",
    "risposte",
    "resposta",
    "respostas",
    "antwoord",
    "antwoorden",
];
/// What may stand beside these words: `question_text`.
const OF_WORDS: &[&str] = &["text", "texte", "wording", "libelle", "value", "verbatim", "ouverte", "open"];
/// Fewer rows than this are no talk.
const FEWEST: usize = 3;

/// A talk of a file, and the sheets or the rows of one that it is made of.
pub(super) struct Talk {
    /// What its rows call it; nothing if the file holds no other.
    pub name: String,
    pub sheets: Vec<Sheet>,
}

/// Returns the talks of the sheets one by one, in the order of their first rows; what no column parts is one of its
/// own.
pub(super) fn apart(sheets: Vec<Sheet>) -> Vec<Talk> {
    let mut talks: Vec<Talk> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for sheet in sheets {
        for (name, sheet) in parts(sheet) {
            let place = *places.entry(name.clone()).or_insert_with(|| {
                talks.push(Talk { name, sheets: Vec::new() });
                talks.len() - 1
            });
            talks[place].sheets.push(sheet);
        }
    }
    talks
}

/// Returns the talks of one sheet by their names; the sheet itself, without a name, if it holds one.
fn parts(sheet: Sheet) -> Vec<(String, Sheet)> {
    let whole = |sheet: Sheet| vec![(String::new(), sheet)];
    let Some(column) = column_of_talks(&sheet.rows) else { return whole(sheet) };
    let Some((head, rows)) = sheet.rows.split_first() else { return whole(sheet) };
    let mut parts: Vec<(String, Sheet)> = Vec::new();
    let mut places: FxHashMap<&str, usize> = FxHashMap::default();
    for row in rows {
        let value = row.get(column).map_or("", |cell| cell.trim());
        let place = *places.entry(value).or_insert_with(|| {
            let part = Sheet { name: sheet.name.clone(), rows: vec![without(head, column)] };
            parts.push((title(head[column].trim(), value), part));
            parts.len() - 1
        });
        parts[place].1.rows.push(without(row, column));
    }
    parts
}

/// Returns a row without the cell that names its talk.
fn without(row: &Row, column: usize) -> Row {
    row.iter().enumerate().filter(|(c, _)| *c != column).map(|(_, cell)| cell.clone()).collect()
}

/// Returns what a talk is called: by its value, `Interview 3` where that is a number, `U07` where it is a file.
fn title(column: &str, value: &str) -> String {
    if value.contains(char::is_alphabetic) { stem(value) } else { format!("{column} {value}") }
}

/// Returns the column that names the talk, if each of several has more rows than one.
fn column_of_talks(all: &[Row]) -> Option<usize> {
    let (head, rows) = all.split_first()?;
    let named = (0..head.len()).filter(|column| names_talks(&head[*column]));
    named.filter(|column| parts_rows(rows, *column)).find(|column| are_turns_without(all, *column))
}

/// Whether each row has a value in the column, and most values come back.
fn parts_rows(rows: &[Row], column: usize) -> bool {
    const LONGEST: usize = 120;
    let of = |row: &Row| row.get(column).map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty());
    let Some(mut names) = rows.iter().map(of).collect::<Option<Vec<String>>>() else { return false };
    let n_rows = names.len();
    names.sort();
    names.dedup();
    names.len() > 1 && names.len() * 2 <= n_rows && names.iter().all(|name| name.chars().count() <= LONGEST)
}

/// Whether the name of a column says that talks are named in it: `interview`, `Interview no.`, `file name`.
fn names_talks(column: &str) -> bool {
    let folded = fold(column.trim());
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_talk = |word: &&str| TALKS.contains(word);
    words.iter().any(is_talk) && words.iter().all(|word| is_talk(word) || BESIDE.contains(word))
}

/// Returns the rows of a table of questions and answers as rows of turns: who, when, what. A column may stand beside them
/// that names the part of the guide to which they belong.
pub(super) fn paired(rows: &[Row]) -> Option<Vec<Row>> {
    let (head, below) = rows.split_first()?;
    let find = |is: &dyn Fn(&str) -> bool| head.iter().position(|name| is(fold(name.trim()).as_str()));
    let (time, part) = (find(&is_time_word), find(&names_part));
    let others: Vec<usize> = (0..head.len()).filter(|c| ![time, part].contains(&Some(*c))).collect();
    let [asked, answered] = *others.as_slice() else { return None };
    let cell = |row: &Row, column: usize| row.get(column).map_or("", |cell| cell.trim()).to_owned();
    let mut questions: Vec<String> = below.iter().map(|row| cell(row, asked)).collect();
    questions.sort();
    questions.dedup();
    let is_talk = below.len() >= FEWEST && questions.len() * 2 > below.len();
    let is_timed = time.is_none_or(|time| below.iter().all(|row| times::time(&cell(row, time)).is_some()));
    if !is_talk || !is_timed || !asks(head[asked].trim()) || !answers(head[answered].trim()) {
        return None;
    }
    let turn = |row: &Row, column: usize| {
        let when = time.map_or_else(String::new, |time| cell(row, time));
        let beside = part.map(|part| cell(row, part));
        [one_of(head[column].trim()).to_owned(), when, cell(row, column)].into_iter().chain(beside).collect::<Row>()
    };
    let turns = below.iter().flat_map(|row| [turn(row, asked), turn(row, answered)]).filter(|turn| !turn[2].is_empty());
    let names =
        ["speaker", if time.is_some() { "time" } else { "" }, "text"].into_iter().chain(part.map(|c| head[c].trim()));
    Some(std::iter::once(names.map(str::to_owned).collect()).chain(turns).collect())
}

/// Gives the answers of several sheets, each of questions and answers, the names of the sheets: `U07 Zoé`. That they answer
/// is no name of anybody, and other people answer in each.
pub(super) fn name_by_sheets<'s>(sheets: impl Iterator<Item = &'s mut Sheet>) {
    let sheets: Vec<&mut Sheet> = sheets.collect();
    let are_people = sheets.len() > 1 && sheets.iter().all(|sheet| holds_answers(sheet) && names_somebody(&sheet.name));
    for sheet in sheets.into_iter().filter(|_| are_people) {
        let (name, rows) = (sheet.name.trim(), sheet.rows.iter_mut().skip(1));
        let speakers = rows.filter_map(|row| row.first_mut());
        speakers.filter(|cell| is_column_of_answers(&fold(cell))).for_each(|cell| name.clone_into(cell));
    }
}

/// Whether those who speak in the first column are called by nothing but a question and an answer.
fn holds_answers(sheet: &Sheet) -> bool {
    let mut speakers = sheet.rows.iter().skip(1).filter_map(|row| row.first()).map(|cell| fold(cell)).peekable();
    speakers.peek().is_some() && speakers.all(|cell| is_column_of_answers(&cell) || is_column_of_questions(&cell))
}

/// Whether a sheet has another name than programs give it: `Sheet1`, `Feuil2`.
fn names_somebody(sheet: &str) -> bool {
    const GIVEN: [&str; 8] = ["sheet", "feuil", "feuille", "tabelle", "hoja", "planilha", "foglio", "blad"];
    let folded = fold(sheet.trim());
    let word = folded.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    word.contains(char::is_alphabetic) && !GIVEN.contains(&word)
}

/// Whether the name of a column, folded, says that parts of a guide are named in it: `Thème`, `Section`.
fn names_part(name: &str) -> bool {
    #[rustfmt::skip]
    const PARTS: &[&str] = &[
        "theme", "themes", "thematique", "section", "topic", "topics", "part", "partie", "rubrique", "axe", "bloc", "block", "module", "chapter",
        "chapitre", "category", "categorie", "thema", "tema", "seccion", "secao", "sezione", "onderwerp",
    ];
    PARTS.contains(&name)
}

/// Returns the column of questions beside which that of their answers stands, if `cells` name both.
pub(in crate::import) fn asked_and_answered(cells: &[&str]) -> Option<usize> {
    const LONGEST: usize = 60;
    let is_word = |name: &str| is_column_of_answers(&fold(name)) || roles::is_person_word(name);
    let are_two = cells.len() == 2;
    let pair = |pair: &[&str]| asks(pair[0]) && (is_word(pair[1]) || are_two && answers(pair[1]));
    let are_names = cells.iter().all(|name| name.len() <= LONGEST);
    are_names.then(|| cells.windows(2).position(pair))?
}

/// Returns `Question` of `Questions`, which would announce several and speak as nobody.
pub(in crate::import) fn one_of(name: &str) -> &str {
    name.strip_suffix('s').filter(|_| labels::announces(name)).unwrap_or(name)
}

/// Whether a row names a column of questions and one of answers, and no other.
pub(super) fn names_questions_and_answers(row: &Row) -> bool {
    let mut names = row.iter().map(|name| fold(name.trim())).filter(|name| !name.is_empty());
    let (first, second) = (names.next(), names.next());
    first.is_some_and(|name| is_column_of_questions(&name))
        && second.is_some_and(|name| is_column_of_answers(&name))
        && names.next().is_none()
}

/// Whether a column of that name, folded, holds questions.
pub(super) fn is_column_of_questions(name: &str) -> bool {
    QUESTIONS.contains(&without_kind(name))
}

/// Whether a column of that name, folded, holds answers.
pub(super) fn is_column_of_answers(name: &str) -> bool {
    ANSWERS.contains(&without_kind(name))
}

/// Returns `question` of `question_text`.
fn without_kind(name: &str) -> &str {
    let parts = name.rsplit_once([' ', '_', '-']).filter(|(_, kind)| OF_WORDS.contains(kind));
    parts.map_or(name, |(word, _)| word)
}

/// Whether a column holds what somebody asks.
fn asks(name: &str) -> bool {
    is_column_of_questions(&fold(name)) || matches!(roles::said_by(name), Some(Role::Interviewer | Role::Moderator))
}

/// Whether a column holds what somebody answers.
fn answers(name: &str) -> bool {
    is_column_of_answers(&fold(name))
        || roles::said_by(name) == Some(Role::Participant)
        || matches!(labels::shape(name), Some(Shape::Code | Shape::Name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(csv: &str) -> Vec<Row> {
        csv.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn questions_beside_answers_are_turns() {
        let written = |csv: &str| {
            let turns = paired(&rows(csv))?;
            Some(turns.iter().map(|turn| turn.join("|")).collect::<Vec<_>>().join(" / "))
        };
        let expected = "speaker||text / Question||Why? / Answer||So. / Question||And? / Answer||Ah. / Question||When? / Answer||Then.";
        assert_eq!(written("Question;Answer\nWhy?;So.\nAnd?;Ah.\nWhen?;Then.\n").as_deref(), Some(expected));
        let timed = written("Time;Interviewer;P07\n00:01;Why?;So.\n00:05;And?;Ah.\n00:09;When?;Then.\n").unwrap();
        assert!(timed.starts_with("speaker|time|text / Interviewer|00:01|Why? / P07|00:01|So. / "), "{timed}");
        let parts = written("Thème;Question;Réponse\nHome;Why?;So.\n;And?;Ah.\nWork;When?;Then.\n").unwrap();
        let expected =
            "Question||Why?|Home / Réponse||So.|Home / Question||And?| / Réponse||Ah.| / Question||When?|Work / ";
        assert!(parts.starts_with(&format!("speaker||text|Thème / {expected}")), "{parts}");
        for other in [
            "id;Question;Answer\n1;Why?;So.\n2;And?;Ah.\n3;When?;Then.\n",
            "Question;Answer\nWhy?;So.\nWhy?;Ah.\nWhy?;Then.\n",
        ] {
            assert_eq!(written(other), None, "{other}");
        }
    }

    #[test]
    fn where_each_sheet_holds_answers_its_name_is_who_gives_them() {
        let named = |names: [&str; 2]| -> Vec<String> {
            let turns = paired(&rows("Question;Réponse\nWhy?;So.\nAnd?;Ah.\nWhen?;Then.\n")).unwrap();
            let mut sheets = names.map(|name| Sheet { name: name.to_owned(), rows: turns.clone() });
            name_by_sheets(sheets.iter_mut());
            sheets.iter().flat_map(|sheet| [sheet.rows[1][0].clone(), sheet.rows[2][0].clone()]).collect()
        };
        assert_eq!(named(["U01 Farid", "U02 Ana"]), ["Question", "U01 Farid", "Question", "U02 Ana"]);
        assert_eq!(named(["Feuil1", "Feuil2"]), ["Question", "Réponse", "Question", "Réponse"]);
    }

    #[test]
    fn a_column_may_name_the_talk() {
        let named = |table: &str| -> Vec<String> {
            let talks = apart(vec![Sheet { name: "x".to_owned(), rows: rows(table) }]);
            talks.iter().map(|talk| format!("{}|{}", talk.name, talk.sheets[0].rows.len())).collect()
        };
        let talk = "INT;Why?\n{1};Ana;So.\n{2};INT;Ah.\n{2};Ben;Then.\n";
        let table = |column: &str, [one, two]: [&str; 2]| {
            let rows = talk.replace("{1}", one).replace("{2}", two);
            format!("{column};speaker;text\n{one};{rows}")
        };
        assert_eq!(named(&table("interview", ["I1", "I2"])), ["I1|3", "I2|3"]);
        assert_eq!(named(&table("Entretien n°", ["1", "2"])), ["Entretien n° 1|3", "Entretien n° 2|3"]);
        assert_eq!(named(&table("file_name", ["U07_Lille.docx", "U08_Paris.docx"])), ["U07_Lille|3", "U08_Paris|3"]);
        assert_eq!(named(&table("transcript", ["a", "b"])), ["a|3", "b|3"]);
        assert_eq!(named(&table("interview", ["I1", "I1"])), ["|5"]);
        assert_eq!(named(&table("city", ["Lille", "Paris"])), ["|5"]);
        assert_eq!(named("document;speaker;text\nA;INT;Why?\nB;Ana;So.\nC;INT;Ah.\n"), ["|4"]);
    }
}
