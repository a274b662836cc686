//! What stands in the cells of a survey where nothing was answered: `-`, `N/A`, `k. A.`

use rustc_hash::FxHashMap;

use super::Sheet;
use super::columns::{Columns, Respondents};
use crate::import::talk::lexicon::fold;
use crate::model::{Said, said};

/// Without spaces.
#[rustfmt::skip]
const WORDS: &[&str] = &[
    "n/a", "na", "n.a.", "n/r", "nr", "n.r.", "noanswer", "noresponse", "notapplicable", "notasked", "skipped", "missing", "#n/a", "null", "nan",
    "s.o.", "s/o", "sansobjet", "sansreponse", "pasdereponse", "nonrepondu", "neant", "ns/nc", "nspp",
    "k.a.", "keineangabe", "keineangaben", "keineantwort", "entfallt", "sinrespuesta", "semresposta", "n.v.t.", "nvt", "geenantwoord",
];

/// Whether a cell says only that there is no answer.
pub(super) fn is_unanswered(cell: &str) -> bool {
    const LONGEST: usize = 24;
    let cell = cell.trim();
    if cell.is_empty() || cell.len() > LONGEST {
        return false;
    }
    let is_line = cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '/' | '_'));
    let bare: String = fold(cell).chars().filter(|c| !c.is_whitespace()).collect();
    is_line || WORDS.contains(&bare.trim_matches(['(', ')']))
}

/// What is left out of the answers of a survey, as it is told.
pub(super) struct Unanswered<'t> {
    counts: FxHashMap<String, (&'t str, usize)>,
}

impl<'t> Unanswered<'t> {
    /// Finds what of the answers says that there is none.
    pub fn of(answers: impl Iterator<Item = &'t str>) -> Self {
        let mut counts: FxHashMap<String, (&str, usize)> = FxHashMap::default();
        for answer in answers.filter(|answer| is_unanswered(answer)) {
            counts.entry(fold(answer)).or_insert((answer, 0)).1 += 1;
        }
        // Once, it may be what somebody wrote.
        counts.retain(|_, (_, n)| *n >= 2);
        Self { counts }
    }

    pub fn holds(&self, answer: &str) -> bool {
        is_unanswered(answer) && self.counts.contains_key(&fold(answer))
    }
}

/// Returns the answers in the rows of respondents.
pub(super) fn answers<'t>(sheet: &'t Sheet, columns: &'t Respondents) -> impl Iterator<Item = &'t str> {
    let rows = sheet.rows.iter().skip(1);
    rows.flat_map(|row| columns.questions.iter().filter_map(|q| row.get(*q))).map(|cell| cell.trim())
}

/// Returns what is told of cells that are no answers.
pub(super) fn told(sheet: &Sheet, columns: &Columns) -> Option<Said> {
    let Columns::Respondents(respondents) = columns else { return None };
    let counts = Unanswered::of(answers(sheet, respondents)).counts;
    let mut shown: Vec<String> = counts.values().map(|(answer, n)| format!("{answer} × {n}")).collect();
    shown.sort();
    let shown = shown.join(", ");
    (!shown.is_empty()).then(|| {
        said!("left out as no answers: {shown}", "laissé de côté, car ce ne sont pas des réponses\u{202f}: {shown}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_return_instead_of_answers_are_none() {
        let cells = ["-", "N/A", "k. A.", "So.", "Néant", "-", "No.", "n/a", "Nothing", "--", "k. A."];
        let none = Unanswered::of(cells.into_iter());
        let held: Vec<&str> = cells.into_iter().filter(|cell| none.holds(cell)).collect();
        assert_eq!(held, ["-", "N/A", "k. A.", "-", "n/a", "k. A."]);
        assert!(!is_unanswered("No") && !is_unanswered("") && !is_unanswered("None of them called"));
    }

    #[test]
    fn a_column_with_few_answers_is_a_question_all_the_same_and_what_is_left_out_is_told() {
        let rest: String = (3..20).map(|n| format!("{n};41;N/A\n")).collect();
        let csv = format!(
            "id;age;Comments\n1;36;It is too loud in here at night.\n2;22;Nobody told us that it had moved.\n{rest}"
        );
        let read = crate::import::read("a.csv", csv.as_bytes()).unwrap();
        assert_eq!(read.output.turns.len(), 3, "{}", read.output.text);
        assert_eq!(read.warnings, ["a.csv: left out as no answers: N/A × 17"]);
    }
}
