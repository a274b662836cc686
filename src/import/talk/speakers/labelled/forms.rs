//! Forms that were filled in: a label names each question, `Question 1:`, the question itself stands below it, and
//! below that, without a label, what was answered. Some transcribers write no label but that of whoever asks, `KB:`.
//! Without this the answers would be the words of whoever asks.

use super::survey::Survey;
use crate::import::talk::labels::{names_question, without_number};
use crate::import::talk::language;
use crate::import::talk::reading::{Doubt, Why};
use crate::import::talk::turns::{Turn, asks};

/// Fewer questions are no form.
const FEWEST: usize = 3;
/// Fewer turns of one person who asks may be those of a talk in which nobody else was heard.
const FEWEST_OF_ONE: usize = 5;
/// The most lines of one question.
const MOST_LINES: usize = 3;

/// Returns the turns with those of the answers, and the doubt about them; the same turns of a text that is no form.
pub(super) fn with_answers<'t>(
    text: &str,
    survey: &Survey<'t>,
    starts: Vec<Turn<'t>>,
) -> (Vec<Turn<'t>>, Option<Doubt>) {
    let is_question = |turn: &Turn<'_>| turn.at == 0 && names_question(turn.label);
    let questions: Vec<(usize, usize)> = starts.iter().map(|turn| (turn.words_line, turn.words)).collect();
    let answers = Some(&questions).filter(|_| starts.iter().all(is_question)).and_then(|of| answers(survey, of));
    let Some(answers) = answers.or_else(|| answers_to_one(survey, &starts)) else { return (starts, None) };
    let label = if language::leans_to_french(text) { "Réponse" } else { "Answer" };
    // No label of the text has this number, nor one of several speakers.
    let speaker = Some(usize::MAX);
    let answer = |line| Turn { line, at: 0, speaker, label, words_line: line, words: 0, seconds: None };
    // The number is that of the question, whoever asks.
    let first = match is_question(&starts[0]) {
        true => Turn { label: without_number(starts[0].label), ..starts[0] },
        false => starts[0],
    };
    let mut all = Vec::with_capacity(starts.len() * 2);
    for (turn, below) in starts.into_iter().zip(answers) {
        all.push(Turn { speaker: first.speaker, label: first.label, ..turn });
        all.extend(below.map(answer));
    }
    (all, Some(Doubt { label: label.to_owned(), why: Why::NotWritten }))
}

/// Returns the lines on which the answers to the only person with a label begin, if nearly all of what that person says
/// are questions, and hardly anything that stands in paragraphs of their own below is one.
fn answers_to_one(survey: &Survey<'_>, starts: &[Turn<'_>]) -> Option<Vec<Option<usize>>> {
    let is_one = starts.iter().all(|turn| turn.at == 0 && turn.speaker == starts[0].speaker);
    let ends = starts.iter().skip(1).map(|next| next.line).chain([survey.lines.len()]);
    let begins = |line: &usize| {
        let below = &survey.lines[*line];
        !below.blank && !below.heading && survey.is_behind_a_sentence(*line)
    };
    let found: Vec<(bool, Option<usize>)> = starts
        .iter()
        .zip(ends)
        .map(|(turn, end)| {
            let answer = (turn.words_line + 1..end).find(begins);
            let asked = (turn.words_line..answer.unwrap_or(end)).rev().find(|line| !survey.lines[*line].blank);
            (asked.is_some_and(|line| asks(survey.lines[line].text)), answer)
        })
        .collect();
    let n = found.len();
    let n_asking = found.iter().filter(|(asks, _)| *asks).count();
    let is_answer = |line: &&usize| !asks(survey.lines[**line].text) && !is_choice(survey.lines[**line].text);
    let n_answers = found.iter().filter_map(|(_, line)| line.as_ref()).filter(is_answer).count();
    let is_asked = is_one && n >= FEWEST_OF_ONE && n_asking * 5 >= n * 3 && n_answers * 5 >= n * 4;
    is_asked.then(|| found.into_iter().map(|(_, line)| line).collect())
}

/// Whether the label names the questions of a form, so that it needs no other label beside it.
pub(super) fn asks_in_a_form(survey: &Survey<'_>, group: usize) -> bool {
    if !names_question(survey.groups[group].label) {
        return false;
    }
    let marks = survey.marks.iter().filter(|m| m.group == group && m.at == 0 && m.line >= survey.head);
    let questions: Vec<(usize, usize)> = marks.map(|m| (m.words_line, m.candidate.words)).collect();
    answers(survey, &questions).is_some()
}

/// Returns the lines on which the answers begin, one a question, which are told by the places of their words; nothing
/// if hardly any question ends as one, or if what stands below are choices.
fn answers(survey: &Survey<'_>, questions: &[(usize, usize)]) -> Option<Vec<Option<usize>>> {
    let ends = questions.iter().skip(1).map(|next| next.0).chain([survey.lines.len()]);
    let found: Vec<(bool, Option<usize>)> =
        questions.iter().zip(ends).map(|(question, end)| answer_below(survey, *question, end)).collect();
    let n_asking = found.iter().filter(|(asks, _)| *asks).count();
    let is_free = |line: &&usize| !is_choice(survey.lines[**line].text);
    let n_answers = found.iter().filter_map(|(_, line)| line.as_ref()).filter(is_free).count();
    let is_form = found.len() >= FEWEST && n_asking * 2 >= found.len() && n_answers * 3 >= found.len() * 2;
    is_form.then(|| found.into_iter().map(|(_, line)| line).collect())
}

/// Returns whether one of the first lines asks, and the line on which the answer begins: behind that one, else behind
/// the first.
fn answer_below(survey: &Survey<'_>, (first, words): (usize, usize), end: usize) -> (bool, Option<usize>) {
    let has_words = |i: &usize| {
        let line = &survey.lines[*i];
        let from = if *i == first { words.min(line.text.len()) } else { 0 };
        !line.heading && !line.text[from..].trim().is_empty()
    };
    let filled: Vec<usize> = (first..end).filter(has_words).collect();
    let asked = filled.iter().take(MOST_LINES).rposition(|i| asks(survey.lines[*i].text));
    (asked.is_some(), filled.get(asked.unwrap_or_default() + 1).copied())
}

/// `a) every day`, `[ ] never`, `• often`: what can be ticked.
fn is_choice(line: &str) -> bool {
    let line = line.trim_start();
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = if behind.len() < line.len() { behind } else { line.get(1..).unwrap_or_default() };
    line.starts_with(['•', '-', '–', '□', '☐', '○', '◦', '[', '*']) || behind.starts_with([')', '.'])
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    #[test]
    fn what_stands_below_the_questions_of_a_form_is_answered() {
        let form = "First talk\nQuestion1：\nWhat happened with maps?\nIt showed the wrong place.\nSo I walked.\n\
            Question2：\nWhich function would you add\nA scanner.\nQuestion3：\nWhich is best?\n\nThe guide.\n";
        let turns = turns_as_told("a.txt", &format!("{form}\n{form}\n{form}"));
        let expected = [
            "-@-1|First talk",
            "Question@-1|What happened with maps?",
            "Answer@-1|It showed the wrong place.\nSo I walked.",
            "Question@-1|Which function would you add",
            "Answer@-1|A scanner.",
            "Question@-1|Which is best?",
        ];
        assert_eq!((&turns[..6], turns.len()), (&expected.map(str::to_owned)[..], 19), "{turns:?}");
    }

    #[test]
    fn what_stands_below_the_questions_of_the_only_one_with_a_label_is_answered() {
        let pair = "KB: And what is it?\n\nIt is a song.\nIt is old.\n\n";
        let turns = turns_as_told("a.txt", &format!("{}KB: You wrote of it.\n\nI did.\n", pair.repeat(5)));
        let expected = ["KB@-1|And what is it?", "Answer@-1|It is a song.\nIt is old."];
        assert_eq!((&turns[..2], turns.len()), (&expected.map(str::to_owned)[..], 12), "{turns:?}");
        let alone = turns_as_told("a.txt", &"KB: It is a song.\n\nIt is old.\n\n".repeat(5));
        assert!(alone.iter().all(|turn| turn.starts_with("KB")), "{alone:?}");
    }

    #[test]
    fn headings_that_ask_are_asked_with_a_number_and_without_one() {
        // Answers in italics may end with a question, as bold questions do.
        let page = "# Talk\n\n## Question 1: Why so?\n*It was late.*\n\n### And then?\n*We left. Did we?*\n\n## Question 2: Who?\n\
            *Ana.\nAnd Ben?*\n\n## Question 3: When?\n*Then.*\n\n### Where?\n*Here? So?*\n";
        let turns = turns_as_told("a.md", page);
        let expected = ["Voice 1@-1|Question 1: Why so?", "Voice 2@-1|It was late.", "Voice 1@-1|And then?"];
        assert_eq!((&turns[1..4], turns.len()), (&expected.map(str::to_owned)[..], 11), "{turns:?}");
    }

    #[test]
    fn questions_without_anything_below_stay_alone() {
        let guide = turns_as_told("a.txt", "Question 1: Why?\nQuestion 2: How?\nQuestion 3: When?\n");
        assert!(guide.iter().all(|turn| !turn.starts_with("Answer")), "{guide:?}");
        let choices = "Question 1: How often?\na) each day\nb) never\nQuestion 2: Why?\na) work\nb) joy\nQuestion 3: Where?\na) here\n";
        let ticked = turns_as_told("a.txt", choices);
        assert!(ticked.iter().all(|turn| !turn.starts_with("Answer")), "{ticked:?}");
    }
}
