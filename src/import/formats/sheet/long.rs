//! Tables with a row an answer, as programs for surveys and researchers keep them: who, what was asked, what was
//! answered. Where questions come back they are brought to one row a respondent, so that each question stands above all
//! its answers; where each is asked once, to rows of turns.

mod grid;

use rustc_hash::FxHashMap;

use super::MOST_CELLS;
use super::columns::{self, Ways, is_person_column};
use super::talks::{is_column_of_answers, is_column_of_questions};
use crate::import::talk::lexicon::fold;
use crate::model::{Said, said};

type Row = Vec<String>;

/// Such a table, brought to another form.
pub(super) struct Long {
    pub rows: Vec<Row>,
    pub ways: Ways,
    pub told: Option<Said>,
}

/// Where the three columns are.
#[derive(Clone, Copy)]
struct Places {
    who: usize,
    question: usize,
    answer: usize,
}

impl Places {
    fn of(head: &Row) -> Option<Self> {
        let find = |is: &dyn Fn(&str) -> bool| head.iter().position(|name| is(&fold(name.trim())));
        let (question, answer) = (find(&is_column_of_questions)?, find(&is_column_of_answers)?);
        let who = find(&|name| is_person_column(name) && !is_column_of_questions(name) && !is_column_of_answers(name))?;
        Some(Self { who, question, answer })
    }
}

/// Returns the column of answers which `cells` name, if they name as well who gives them, first, and no questions.
pub(in crate::import) fn answers_column(cells: &[&str]) -> Option<usize> {
    let names: Vec<String> = cells.iter().map(|name| fold(name.trim())).collect();
    let is_survey = names.first().is_some_and(|name| is_person_column(name))
        && !names.iter().any(|name| is_column_of_questions(name));
    names.iter().position(|name| is_column_of_answers(name)).filter(|_| is_survey)
}

/// An answer, and where it stands.
struct Answer<'t> {
    who: &'t str,
    question: &'t str,
    words: &'t str,
    row: &'t Row,
}

/// Returns the table with one row a respondent, or one a turn.
pub(super) fn by_respondent(rows: &[Row]) -> Option<Long> {
    let (head, below) = rows.split_first()?;
    let places = Places::of(head).or_else(|| grid::places(head, below))?;
    let answers = answers(below, places)?;
    let people = distinct(answers.iter().map(|a| a.who));
    let questions = distinct(answers.iter().map(|a| a.question));
    match () {
        () if answers.len() < 2 || people.len() * (head.len() + questions.len()) > MOST_CELLS => None,
        () if people.len() >= 2 && questions.len() * 2 <= answers.len() => {
            Some(gathered(head, places, &answers, &people, &questions))
        }
        // A name for each row is the number of the row.
        () if people.len() == answers.len() => turns(head, places, &answers, Some(head[places.answer].trim())),
        () => turns(head, places, &answers, None),
    }
}

/// Returns the answers of a table; who and what was asked may stand in the first of several rows only, as in merged
/// cells.
fn answers(rows: &[Row], Places { who, question, answer }: Places) -> Option<Vec<Answer<'_>>> {
    let mut answers: Vec<Answer<'_>> = Vec::with_capacity(rows.len());
    for row in rows {
        let cell = |column: usize| row.get(column).map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let above = answers.last();
        let who = cell(who).or(above.map(|a| a.who))?;
        let question = cell(question).or(above.map(|a| a.question))?;
        answers.push(Answer { who, question, words: cell(answer).unwrap_or_default(), row });
    }
    Some(answers)
}

/// Returns each of `names` once, with its place.
fn distinct<'t>(names: impl Iterator<Item = &'t str>) -> FxHashMap<&'t str, usize> {
    let mut places = FxHashMap::default();
    for name in names {
        let next = places.len();
        places.entry(name).or_insert(next);
    }
    places
}

/// Returns one row for each of `people`: who it is, what is known of them, and what they answered to each question.
fn gathered(
    head: &Row,
    places: Places,
    answers: &[Answer<'_>],
    people: &FxHashMap<&str, usize>,
    questions: &FxHashMap<&str, usize>,
) -> Long {
    let Places { who, question, answer } = places;
    let others = (0..head.len()).filter(|c| ![who, question, answer].contains(c) && !head[*c].trim().is_empty());
    let (facts, differing): (Vec<usize>, Vec<usize>) = others.partition(|c| is_fact(*c, answers, people));
    let n_known = 1 + facts.len();
    let mut rows: Vec<Row> = vec![vec![String::new(); n_known + questions.len()]; 1 + people.len()];
    for (to, from) in std::iter::once(&who).chain(&facts).enumerate() {
        rows[0][to] = head[*from].trim().to_owned();
    }
    questions.iter().for_each(|(name, place)| rows[0][n_known + place] = wording(head[question].trim(), name));
    for Answer { who: person, question, words, row } in answers {
        let gathered = &mut rows[1 + people[person]];
        (*person).clone_into(&mut gathered[0]);
        for (to, from) in facts.iter().enumerate() {
            let value = row.get(*from).map_or("", |cell| cell.trim());
            if !value.is_empty() {
                value.clone_into(&mut gathered[1 + to]);
            }
        }
        let said = &mut gathered[n_known + questions[question]];
        said.push_str(if said.is_empty() || words.is_empty() { "" } else { "\n" });
        said.push_str(words);
    }
    let names: Vec<&str> = differing.iter().map(|c| head[*c].trim()).collect();
    let ways = columns::answers_behind(&rows, n_known);
    Long { rows, ways, told: (!names.is_empty()).then(|| left_out(&names.join(", "))) }
}

/// Returns what stands above the answers to a question: `Question 3` where the table only numbers them.
fn wording(column: &str, question: &str) -> String {
    if question.contains(char::is_alphabetic) { question.to_owned() } else { format!("{column} {question}") }
}

/// Whether a column says the same of somebody in all of their rows.
fn is_fact(column: usize, answers: &[Answer<'_>], people: &FxHashMap<&str, usize>) -> bool {
    let mut known: Vec<&str> = vec![""; people.len()];
    answers.iter().all(|Answer { who, row, .. }| {
        let value = row.get(column).map_or("", |cell| cell.trim());
        let known = &mut known[people[who]];
        let is_same = value.is_empty() || known.is_empty() || *known == value;
        if known.is_empty() {
            *known = value;
        }
        is_same
    })
}

/// Returns the questions and answers as turns, one after the other; `one` is called who answers all of them.
fn turns(head: &Row, places: Places, answers: &[Answer<'_>], one: Option<&str>) -> Option<Long> {
    let asks = head[places.question].trim();
    let turn = |who: &str, words: &str| vec![who.to_owned(), words.to_owned()];
    let mut rows = vec![turn("speaker", "text")];
    let mut before = "";
    for Answer { who, question, words, .. } in answers {
        if before != *question {
            rows.push(turn(asks, question));
        }
        before = question;
        rows.push(turn(one.unwrap_or(who), words));
    }
    rows.retain(|row| !row[1].is_empty());
    let ways = columns::of(&rows)?;
    Some(Long { rows, ways, told: None })
}

fn left_out(names: &str) -> Said {
    said!(
        "columns left out, because they say something of each answer rather than of who gives it: {names}",
        "colonnes laissées de côté, car elles disent quelque chose de chaque réponse et non de la personne\u{202f}: {names}"
    )
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    fn text_of(csv: &str) -> String {
        read("a.csv", csv.as_bytes()).unwrap().output.text
    }

    #[test]
    fn a_row_an_answer_keeps_its_question_above_all_answers() {
        let csv = "participant;city;question;answer\nP1;Lille;What do you need?;A bed.\nP1;Lille;What would you change?;\"The waiting,\nit is long.\"\n\
            P2;Paris;What do you need?;Time, and somebody to talk to.\nP2;Paris;What would you change?;Nothing.\n";
        let read = read("a.csv", csv.as_bytes()).unwrap().output;
        let expected = "What do you need?\nP1: A bed.\nP2: Time, and somebody to talk to.\n\
            What would you change?\nP1: The waiting,\nit is long.\nP2: Nothing.\n";
        assert_eq!(read.text, expected);
        assert!(read.labels_are_people);
        let values: Vec<String> =
            read.values.iter().map(|v| format!("{} {}={}", v.label, v.attribute, v.value)).collect();
        assert_eq!(values, ["P1 city=Lille", "P2 city=Paris"]);
    }

    #[test]
    fn several_answers_of_one_person_stand_together_and_columns_about_answers_are_told() {
        let csv = "ID,Question,Code,Response\n7,Why?,money,It was too dear for us.\n7,Why?,time,And too far away.\n\
            8,Why?,time,I had to work at night.\n8,,,Every night.\n";
        let read = read("a.csv", csv.as_bytes()).unwrap();
        let expected =
            "Why?\n7: It was too dear for us.\nAnd too far away.\n8: I had to work at night.\nEvery night.\n";
        assert_eq!(read.output.text, expected);
        let told = read.warnings[0].to_string();
        assert!(told.starts_with("a.csv: columns left out") && told.ends_with(": Code"), "{told}");
    }

    #[test]
    fn whatever_the_columns_are_called_ids_that_return_with_each_question_answer() {
        let answers = ["A bed of my own.", "Time, and somebody to talk to.", "Nothing that I can name."];
        let row = |n: usize| format!("{};{};{} It is {n}.;x{n}\n", 29 - n % 3, 1 + n / 3, answers[n % 3]);
        let read =
            |head: &str| read("a.csv", format!("{head}\n{}", (0..9).map(row).collect::<String>()).as_bytes()).unwrap();
        for head in ["Responder;Question;OriginalResponse;ShortAnswer", "Befragte;Frage-Nr.;Antworttext;Kürzel"] {
            let read = read(head);
            let asked = head.split(';').nth(1).unwrap();
            assert_eq!(read.output.speakers.len(), 3, "{head}");
            assert!(
                read.output.text.starts_with(&format!("{asked} 1\n29: A bed of my own. It is 0.\n28: Time")),
                "{head}"
            );
            assert_eq!(read.warnings.len(), 1, "the short answers are told");
        }
    }

    #[test]
    fn questions_that_are_asked_once_are_turns() {
        let csv = "participant,question,answer\nP7,Where do you live?,In Lille.\nP7,Since when?,Since spring.\nP7,And before?,In Lens.\n";
        let expected = "question: Where do you live?\nP7: In Lille.\nquestion: Since when?\nP7: Since spring.\n\
            question: And before?\nP7: In Lens.\n";
        assert_eq!(text_of(csv), expected);
        let numbered =
            csv.replace("participant", "id").replacen("P7", "1", 1).replacen("P7", "2", 1).replacen("P7", "3", 1);
        assert_eq!(text_of(&numbered), expected.replace("P7", "answer"));
    }
}
