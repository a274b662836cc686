//! Transcripts in which only the answers have a label: each stands below a question or a heading that has none. The
//! questions are the words of whoever asks.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::super::survey::Survey;
use crate::import::talk::guide;
use crate::import::talk::lines::Line;
use crate::import::talk::reading::{Doubt, Why, Wish};
use crate::import::talk::speakers::voices::set_apart::number;
use crate::import::talk::turns::{Turn, asks};

/// Fewer answers are a word before a colon.
const FEWEST: usize = 3;

/// Whether the label stands again and again right below a question or a heading, so that it needs no partner.
pub(super) fn answers(survey: &Survey<'_>, group: usize) -> bool {
    let marks = survey.marks.iter().filter(|m| m.group == group && m.at == 0 && m.line >= survey.head);
    let mut lines: Vec<usize> = marks.map(|m| m.line).collect();
    lines.dedup();
    let n_asked = lines.iter().filter(|line| is_asked(&survey.lines[..**line])).count();
    lines.len() >= FEWEST && n_asked * 5 >= lines.len() * 4
}

/// Whether these lines end with a question or a heading.
fn is_asked(above: &[Line<'_>]) -> bool {
    above.iter().rev().find(|line| !line.blank).is_some_and(|line| line.heading || asks(line.text))
}

/// What the questions without a label are called, in English and French.
const QUESTION: &str = "Question";

/// Returns the turns with those of the questions above the answers, and the doubt about them; the same turns of a text
/// in which somebody with a label asks, in which hardly anything above the answers is a question, in which the answers
/// of several to a guide were put together, or of which a person decided that nobody asks.
pub(in crate::import) fn with_questions<'t>(
    survey: &Survey<'t>,
    starts: Vec<Turn<'t>>,
    wish: &Wish,
) -> (Vec<Turn<'t>>, Option<Doubt>) {
    if wish.speaks(QUESTION) == Some(false) {
        return (starts, None);
    }
    let headings = guide::headings(survey.lines, &starts);
    let questions = if headings.is_empty() { guide::questions(survey.lines, &starts) } else { headings };
    let ends_asking = |question: &&Range<usize>| asks(survey.lines[question.end - 1].text);
    let n_asking = questions.iter().filter(ends_asking).count();
    if n_asking < FEWEST || n_asking * 2 < questions.len() || are_answered_in_turn(&questions, &starts) {
        return (starts, None);
    }
    let mut all = starts;
    all.extend(questions.into_iter().map(|question| asked(survey.lines, question.start)));
    all.sort_by_key(|turn| (turn.line, turn.at));
    (all, Some(Doubt { label: QUESTION.to_owned(), why: Why::NotWritten }))
}

/// Whether several people answer the questions, each once and in one order: their answers to a guide were put together,
/// and nobody talked.
fn are_answered_in_turn(questions: &[Range<usize>], starts: &[Turn<'_>]) -> bool {
    let ends = questions.iter().skip(1).map(|next| next.start).chain([usize::MAX]);
    let answers = |(question, end): (&Range<usize>, usize)| -> Vec<Option<usize>> {
        starts.iter().filter(|turn| (question.start..end).contains(&turn.line)).map(|turn| turn.speaker).collect()
    };
    let all: Vec<Vec<Option<usize>>> = questions.iter().zip(ends).map(answers).filter(|who| who.len() >= 2).collect();
    let pairs = |who: &[Option<usize>]| -> Vec<[Option<usize>; 2]> {
        who.iter().enumerate().flat_map(|(i, last)| who[..i].iter().map(|first| [*first, *last])).collect()
    };
    let known: FxHashSet<[Option<usize>; 2]> = all.iter().flat_map(|who| pairs(who)).collect();
    // Nobody comes twice, or before another who comes first elsewhere.
    let is_in_turn = |who: &&Vec<Option<usize>>| pairs(who).iter().all(|[a, b]| a != b && !known.contains(&[*b, *a]));
    all.len() >= FEWEST && all.iter().filter(is_in_turn).count() * 5 >= all.len() * 4
}

/// Returns the turn of a question that begins on `line`; its number or bullet is none of its words.
fn asked<'t>(lines: &[Line<'t>], line: usize) -> Turn<'t> {
    let text = lines[line].text;
    let plain = text
        .trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '¿' | '¡' | '«' | '“' | '"' | '(' | '['));
    let words = number(text).map_or(text.len() - plain.len(), |(_, words)| words);
    // No label of the text has this number, nor one of several speakers.
    Turn { line, at: 0, speaker: Some(usize::MAX), label: QUESTION, words_line: line, words, seconds: None }
}

#[cfg(test)]
mod tests {
    use crate::import::talk::reading::Wish;
    use crate::import::talk::speakers::find_as;
    use crate::import::talk::speakers::testing::said_set_off;
    use crate::import::{Layout, Run, turns_as_told};
    use crate::model::LabelAnswer;

    fn turns(text: &str) -> Vec<String> {
        turns_as_told("a.txt", text).into_iter().map(|turn| turn.replacen("@-1", "", 1)).collect()
    }

    #[test]
    fn questions_without_a_label_above_answers_that_have_one_are_asked() {
        let talk = "Interview with Ana\n\n1. How did you come here?\nAnswer: By train.\nIt was cold.\n2. What did you find?\n\
            Answer: A room above a shop.\n\n3. Tell me about the shop\nand its owner.\nAnswer: I stayed.\n\n\
            4. Why so long?\n\nAnswer: Because of the people.\n";
        let expected = [
            "-|Interview with Ana",
            "Question|How did you come here?",
            "Answer|By train.\nIt was cold.",
            "Question|What did you find?",
            "Answer|A room above a shop.",
            "Question|Tell me about the shop\nand its owner.",
            "Answer|I stayed.",
            "Question|Why so long?",
            "Answer|Because of the people.",
        ];
        assert_eq!(turns(talk), expected);
        let bare = "Quando chegou?\nR: Em maio.\nE porquê?\nR: Pelo trabalho.\nE da casa?\nR: Sim, muito.\n";
        let expected = [
            "Question|Quando chegou?",
            "R|Em maio.",
            "Question|E porquê?",
            "R|Pelo trabalho.",
            "Question|E da casa?",
            "R|Sim, muito.",
        ];
        assert_eq!(turns(bare), expected);
    }

    #[test]
    fn between_the_answers_of_one_person_a_first_question_may_lack_its_sign() {
        let talk = "Conta-me do teu percurso...\nJ: Tirei o curso.\nE então?\nJ: Fui para fora.\nPorquê?\nJ: Pelo trabalho.\n\
            Com quem?\nJ: Sozinha.\nE agora?\nJ: Estou aqui.\n";
        let expected = ["-|Conta-me do teu percurso...", "J|Tirei o curso.", "Question|E então?", "J|Fui para fora."];
        assert_eq!(turns(talk)[..4], expected);
        let long = format!("{talk}{}", "E depois?\nJ: Nada.\n".repeat(6));
        let later = long.replace("Porquê?\n", "\nAgora o teu centro, fala dele.\n");
        assert_eq!(turns(&later)[4..6], ["Question|Agora o teu centro, fala dele.", "J|Pelo trabalho."]);
        let parted = long.replace("Porquê?\n", "\nAgora o teu centro, fala dele.\n\n");
        assert_eq!(turns(&parted)[4], "Question|Agora o teu centro, fala dele.");
    }

    #[test]
    fn whoever_decides_that_nobody_asks_has_questions_of_nobody() {
        let talk = "Why?\nR: So.\n\nWhen?\nR: Then.\n\nWhere?\nR: Here.\n";
        let mut wish = Wish::default();
        let asked = |wish: &Wish| find_as(talk, &Layout::default(), wish).speakers.len();
        assert_eq!(asked(&wish), 2);
        wish.set_answer(super::QUESTION, Some(LabelAnswer::Other));
        assert_eq!(asked(&wish), 1);
    }

    #[test]
    fn whoever_decides_who_asks_has_that_speaker_for_voices_that_nobody_wrote() {
        let asked = |talk: &str, voice: &str| {
            let mut wish = Wish::default();
            wish.set_answer(voice, Some(LabelAnswer::SameAs("Ana".to_owned())));
            let found = find_as(talk, &Layout::default(), &wish);
            assert!(found.doubts.iter().all(|doubt| doubt.label != voice), "{:?}", found.doubts);
            found.speakers.into_iter().map(|speaker| speaker.label).collect::<Vec<_>>()
        };
        let with_label = "Why?\nR: So.\n\nWhen?\nR: Then.\n\nWhere?\nR: Here.\n";
        assert_eq!(asked(with_label, super::QUESTION), ["Ana", "R"]);
        assert_eq!(asked("– Why?\n– So.\n– When?\n– Then.\n– Where?\n– Here.\n", "Voice 1"), ["Ana", "Voice 2"]);
    }

    #[test]
    fn headings_that_ask_above_the_answers_of_one_person_are_asked() {
        let page = "# A portrait\n\n## How did you come?\n\nAna Roux: By train.\n\nIt was cold.\n\n## Tell me more about it.\n\n\
            Ana Roux: No.\n\n## And then?\n\nAna Roux: I stayed.\n\n## Why?\n\nAna Roux: Because.\n";
        let turns = turns_as_told("a.md", page);
        let who: Vec<&str> = turns.iter().map(|turn| turn.split('@').next().unwrap()).collect();
        assert_eq!(who[1..], ["Question", "Ana Roux"].repeat(4), "{turns:?}");
    }

    #[test]
    fn headings_that_ask_two_who_answer_as_they_like_are_asked() {
        let page = |order: [&str; 4]| {
            let answer = |who: &str| if who.is_empty() { String::new() } else { format!("**{who}** - So it was.\n\n") };
            let round = |n: usize| {
                format!("## {n}. How did you come?\n\n{}{}", answer(order[n % 4]), answer(order[(n + 1) % 4]))
            };
            let turns = turns_as_told("a.md", &(1..7).map(round).collect::<String>());
            turns.iter().filter(|turn| turn.starts_with("Question@")).count()
        };
        assert_eq!((page(["Ana", "Zoe", "", "Zoe"]), page(["Ana", "Zoe", "Ana", "Zoe"])), (6, 6));
    }

    #[test]
    fn between_questions_in_bold_those_who_answer_may_talk_with_each_other() {
        let round = |n: usize| {
            format!("!What of room {n}, then?\nAna: It was cold.\nBen: And dark?\nAna: Yes.\nBen: Well, no.\n")
        };
        let text: String = std::iter::once("Ana: Hello.\n".to_owned()).chain((1..8).map(round)).collect();
        let lines: Vec<&str> = text.lines().collect();
        let bold = Run { range: 0..0, bold: true, italic: false };
        let turns = said_set_off(&lines, '!', &bold);
        assert_eq!(turns.iter().filter(|turn| turn.starts_with("2|What of")).count(), 7, "{turns:?}");
    }

    #[test]
    fn headings_above_what_one_person_says_ask_nothing() {
        let notes = "Housing\nAna: It was cold.\n\nWork\nAna: There was none.\n\nFriends\nAna: Two or three.\n\nHealth\nAna: Fine.\n";
        assert!(turns(notes).iter().all(|turn| !turn.starts_with("Question")), "{:?}", turns(notes));
    }
}
