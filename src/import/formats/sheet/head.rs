//! What stands above the rows of a sheet: titles over the names of the columns, the second row of names that survey
//! services write, and columns without a name. All of it comes down to one row of names.

use super::columns::{is_question, named_columns};
use super::talks;
use crate::import::talk::lexicon::fold;
use crate::model::text::short_quote;
use crate::model::{Said, said};

type Row = Vec<String>;

/// Takes off the titles that stand above the names of the columns, and returns them.
pub(super) fn take_titles(rows: &mut Vec<Row>) -> Vec<String> {
    const MOST: usize = 6;
    let is_title = |row: &Row| n_cells(row) == 1 && !row[0].trim().is_empty();
    let n = rows.iter().take(MOST).take_while(|row| is_title(row)).count();
    // Above the names of questions and answers may stand who answers: `Person`, `Ana Roux`.
    let asked = rows.iter().take(MOST).position(talks::names_questions_and_answers);
    let below = || [n, n + 1].into_iter().find(|below| are_names(rows, *below));
    let titled = below().filter(|below| *below == n || n > 0 && names_groups(rows, n));
    let Some(n) = asked.or_else(|| below_facts(rows)).or(titled) else { return Vec::new() };
    let filled = |row: Row| row.into_iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty());
    rows.drain(..n).map(|row| filled(row).collect::<Vec<_>>().join(" ")).collect()
}

/// Returns the row that names the columns of a talk below what is known of it: `Date`, `12 May`.
fn below_facts(rows: &[Row]) -> Option<usize> {
    const MOST: usize = 12;
    let names_talk = |row: &Row| {
        let cells: Vec<&str> = row.iter().map(String::as_str).collect();
        n_cells(row) >= 3 && named_columns(&cells).is_some()
    };
    let n = rows.iter().take(MOST).position(names_talk).filter(|n| *n > 0)?;
    let is_fact = |row: &Row| n_cells(row) <= 2 && !begins_empty(row);
    rows[..n].iter().all(is_fact).then_some(n)
}

/// Whether row `n` names groups of the columns that the row below names one by one.
fn names_groups(rows: &[Row], n: usize) -> bool {
    let [groups, names, ..] = &rows[n..] else { return false };
    n_cells(groups) * 3 <= n_cells(names) && n_cells(names) == names.len()
}

/// Whether row `n`, below titles, holds the names of all columns, or of nearly all. In a column of texts, one that
/// holds a comma may fall into two.
fn are_names(rows: &[Row], n: usize) -> bool {
    let Some(row) = rows.get(n) else { return false };
    let widest = rows.iter().map(n_cells).max().unwrap_or_default();
    let last = row.iter().rfind(|cell| !cell.trim().is_empty());
    let ends_sentence = last.is_some_and(|cell| cell.trim().ends_with('.'));
    let n_wide = rows[n..].iter().filter(|row| n_cells(row) >= 2).count();
    let is_column = 2 * n_wide <= rows.len() - n;
    n_cells(row) >= 2 && n_cells(row) * 4 >= widest * 3 && !(ends_sentence && is_column)
}

fn n_cells(row: &Row) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Returns what is told of titles that were taken off.
pub(super) fn told_titles(titles: &[String]) -> Option<Said> {
    const LONGEST: usize = 80;
    let shown = short_quote(&titles.join(" / "), LONGEST);
    (!titles.is_empty()).then(|| {
        said!(
            "left out above the names of the columns: “{shown}”",
            "laissé de côté au-dessus des noms des colonnes\u{202f}: «\u{202f}{shown}\u{202f}»"
        )
    })
}

/// Puts two rows of names together where the second one says what kind of answers the columns hold, as SurveyMonkey
/// does: `Open-Ended Response`, or each choice of a question with several, or what was asked then.
pub(super) fn join_names(rows: &mut Vec<Row>) {
    if rows.len() < 2 || !names_kinds(&rows[1]) && !names_choices(rows) {
        return;
    }
    let kinds = rows.remove(1);
    let names = &mut rows[0];
    names.resize(names.len().max(kinds.len()), String::new());
    let mut question = String::new();
    for (name, kind) in names.iter_mut().zip(&kinds) {
        let is_choice = !kind.trim().is_empty() && !is_kind_of_answer(kind);
        if is_question(&fold(kind.trim())) {
            kind.trim().clone_into(name);
            continue;
        }
        if !name.trim().is_empty() {
            question = name.trim().to_owned();
        }
        if is_choice {
            *name = [question.as_str(), kind.trim()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" – ");
        }
    }
}

/// Takes off a first row of short names above the same in full, as Qualtrics writes them: `StartDate` and `Q2` over
/// `Start Date` and the question itself.
pub(super) fn leave_short_names(rows: &mut Vec<Row>) {
    const FEWEST_EQUAL: usize = 3;
    let [short, full, ..] = rows.as_slice() else { return };
    let letters = |name: &String| fold(name).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let is_equal = |(one, other): &(&String, &String)| !one.is_empty() && letters(one) == letters(other);
    let n_equal = short.iter().zip(full).filter(is_equal).count();
    let n_spelled = short.iter().zip(full).filter(|pair| is_equal(pair) && pair.0 != pair.1).count();
    let is_named = n_cells(short) == short.len() && n_cells(full) == full.len();
    if is_named && n_equal >= FEWEST_EQUAL && n_spelled > 0 {
        rows.remove(0);
    }
}

fn begins_empty(row: &Row) -> bool {
    row.first().is_some_and(|cell| cell.trim().is_empty())
}

fn names_kinds(row: &Row) -> bool {
    begins_empty(row) && row.iter().any(|cell| is_kind_of_answer(cell))
}

/// Whether the first row leaves most columns without a name, as merged cells do, and the second one names each, which
/// the answers below do not: `Which do you use?` over `Python`, `MATLAB` and `C++`.
fn names_choices(rows: &[Row]) -> bool {
    const FEWEST: usize = 3;
    let [first, second, below @ ..] = rows else { return false };
    let is_filled = |row: &Row, column: usize| row.get(column).is_some_and(|cell| !cell.trim().is_empty());
    let unnamed: Vec<usize> = (0..second.len()).filter(|column| !is_filled(first, *column)).collect();
    let n_below =
        unnamed.iter().map(|column| below.iter().filter(|row| is_filled(row, *column)).count()).sum::<usize>();
    begins_empty(first)
        && n_cells(first) >= 2
        && unnamed.len() >= FEWEST
        && unnamed.len() * 2 >= second.len()
        && n_cells(second) == second.len()
        && n_below * 10 <= unnamed.len() * below.len() * 8
}

fn is_kind_of_answer(cell: &str) -> bool {
    const KINDS: [&str; 6] = [
        "response",
        "open-ended response",
        "reponse",
        "reponse ouverte",
        "reponse a composition non limitee",
        "antwort",
    ];
    KINDS.contains(&fold(cell.trim()).as_str())
}

/// Returns the names of the columns; one without a name goes on with the column on its left: `What is your role? (2)`.
pub(super) fn names(row: &[String]) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(row.len());
    let (mut named, mut n) = (String::new(), 1);
    for cell in row {
        let cell = cell.trim();
        (named, n) = if cell.is_empty() { (named, n + 1) } else { (cell.to_owned(), 1) };
        let goes_on = cell.is_empty() && !named.is_empty();
        names.push(if goes_on { format!("{named} ({n})") } else { cell.to_owned() });
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(csv: &str) -> Vec<Row> {
        csv.lines().map(|line| line.split(';').map(str::to_owned).collect()).collect()
    }

    #[test]
    fn titles_above_the_names_are_taken_off() {
        let mut table = rows("Interview 4;;\n12 May;;\nTime;Speaker;Text\n0:05;M;Why?\n");
        assert_eq!(take_titles(&mut table), ["Interview 4", "12 May"]);
        assert_eq!(table[0], ["Time", "Speaker", "Text"]);
        for csv in [
            "Time;Speaker;Text\n0:05;M;Why?\n",
            "Code\nHousing\nMoney\n",
            "Text\nCold.\nYes; here.\nNo.\nSo.\n",
            ";Room 4.\nINT;Why?\nU07;So.\n",
        ] {
            assert!(take_titles(&mut rows(csv)).is_empty(), "{csv}");
        }
    }

    #[test]
    fn what_is_known_of_a_talk_may_stand_in_two_columns_above_it() {
        let mut table = rows("Study 4;;\nDate;12 May;\nTown;Lille;\nNo;Speaker;Text\n1;M;Why?\n2;C;So.\n");
        assert_eq!(take_titles(&mut table), ["Study 4", "Date 12 May", "Town Lille"]);
        assert_eq!(table[0], ["No", "Speaker", "Text"]);
    }

    #[test]
    fn who_answers_may_stand_above_questions_and_answers() {
        let mut table = rows("Person;Ana Roux\nOccupation;Nurse\nQuestions;Answers\nWhy?;So.\nAnd?;Ah.\nWhen?;Then.\n");
        assert_eq!(take_titles(&mut table), ["Person Ana Roux", "Occupation Nurse"]);
        assert_eq!(table[0], ["Questions", "Answers"]);
    }

    #[test]
    fn a_second_row_of_names_says_what_the_first_one_leaves_open() {
        let mut table = rows("Respondent ID;Role?;;Why?\n;Response;Other;Open-Ended Response\n1;Nurse;;So.\n");
        join_names(&mut table);
        assert_eq!(table[0], ["Respondent ID", "Role?", "Role? – Other", "Why?"]);
        assert_eq!(table.len(), 2);
    }

    #[test]
    fn short_names_above_the_questions_are_left() {
        let mut table =
            rows("StartDate;Finished;ResponseId;Q1\nStart Date;Finished;Response ID;Why?\n1/2;True;R_1;So.\n");
        leave_short_names(&mut table);
        assert_eq!((table.len(), table[0].join("|").as_str()), (2, "Start Date|Finished|Response ID|Why?"));
        let mut answers = rows("id;town;why;when\n7;Town;So.;When\n");
        leave_short_names(&mut answers);
        assert_eq!(answers.len(), 2);
    }

    #[test]
    fn a_second_row_that_names_all_columns_goes_on_with_a_first_one_of_merged_cells() {
        let mut table = rows(
            ";Which do you use?;;;;Which do you want?;\n#;Python;C;C++;What do you do there?;Python;C\n\
            1;Python;;;It runs for days.;;C\n2;;C;;;Python;\n",
        );
        join_names(&mut table);
        let names = [
            "#",
            "Which do you use? – Python",
            "Which do you use? – C",
            "Which do you use? – C++",
            "What do you do there?",
            "Which do you want? – Python",
            "Which do you want? – C",
        ];
        assert_eq!((table[0].as_slice(), table.len()), (names.map(str::to_owned).as_slice(), 3));
    }

    #[test]
    fn a_column_without_a_name_goes_on_with_the_one_on_its_left() {
        let row: Row = ["", "Role?", "", "", "Why?"].map(str::to_owned).to_vec();
        assert_eq!(names(&row), ["", "Role?", "Role? (2)", "Role? (3)", "Why?"]);
    }
}
