//! Questions and answers that their style tells apart, and whose labels stand at the first pair only, as magazines print
//! them: `THE WEEKLY: Why?`, `ANA ROUX: So.`, and then bold questions and plain answers.

use super::emphasised::Stretch;
use super::telling_apart::{ANSWERS, ASKS, ends_with};
use crate::import::talk::labels::{self, Form, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::turns::Turn;

/// Names the voices as the labels of the first question and the first answer do, and returns who asks; nothing where
/// either has none, or another turn has one as well.
pub(super) fn name<'t>(starts: &mut [Turn<'t>], lines: &[Line<'t>]) -> Option<&'t str> {
    let first = starts.iter().position(|turn| turn.speaker == Some(ASKS))?;
    let [question, answer, rest @ ..] = &mut starts[first..] else { return None };
    let [(asks, question_words), (answers, answer_words)] = [label(question, lines)?, label(answer, lines)?];
    let is_other = |turn: &Turn<'t>| label(turn, lines).is_some_and(|(name, _)| is_one(name, asks));
    if answer.speaker != Some(ANSWERS) || is_one(asks, answers) || rest.iter().any(is_other) {
        return None;
    }
    (question.words, answer.words) = (question_words, answer_words);
    for turn in starts.iter_mut() {
        turn.label = match turn.speaker {
            Some(ASKS) => asks,
            Some(ANSWERS) => answers,
            _ => turn.label,
        };
    }
    Some(asks)
}

/// Returns which of the stretches that take turns begins the talk, and on which of its lines, if labels above the first
/// question or with it say so: that with the label of whoever asks, below which that of whoever answers stands. A remark
/// may come before any question, and an introduction that is set off as well may stand above it.
pub(super) fn above(stretches: &[Stretch], first_asked: usize, lines: &[Line<'_>]) -> Option<(usize, usize)> {
    const MOST: usize = 6;
    let name = |line: &Line<'_>| {
        let found = labels::candidate(line.text, "").filter(|found| found.form == Form::Colon)?;
        let is_name = labels::shape(found.label).is_some_and(|shape| shape != Shape::Phrase);
        let says = ends_with(&[*line], &['?', '.', '!', '…']) && found.words < line.text.len();
        (is_name && says).then(|| labels::key(found.label))
    };
    (first_asked.saturating_sub(MOST)..=first_asked).filter(|i| stretches[*i].is_set_off).find_map(|i| {
        let mut set_off = stretches[i].lines.clone().rev();
        let (line, asks) = set_off.find_map(|line| Some((line, name(&lines[line])?)))?;
        let answers = name(&lines[stretches.get(i + 1)?.lines.start])?;
        (asks != answers).then_some((i, line))
    })
}

/// Returns the name before a colon with which a turn begins, and where the words begin behind it.
pub(super) fn label<'t>(turn: &Turn<'t>, lines: &[Line<'t>]) -> Option<(&'t str, usize)> {
    let text: &'t str = lines[turn.words_line].text;
    let found = labels::candidate(&text[turn.words..], "")?;
    let is_name = labels::shape(found.label).is_some_and(|shape| shape != Shape::Phrase);
    let has_words = !text[turn.words + found.words..].trim().is_empty();
    (found.form == Form::Colon && is_name && has_words).then_some((found.label, turn.words + found.words))
}

pub(super) fn is_one(label: &str, other: &str) -> bool {
    labels::key(label) == labels::key(other)
}

#[cfg(test)]
mod tests {
    use crate::import::{Layout, Run};

    use crate::import::talk::speakers::testing::said_in_bold as turns;

    const TALK: [&str; 12] = [
        "Ana Roux: A house, 2022",
        "!THE WEEKLY: What is your work about?",
        "ANA ROUX: I paint plants, and what people make of them.",
        "!And if you did not paint?",
        "I would teach.",
        "Ana Roux: A garden, 2021",
        "!Where did you learn it?",
        "At a school in the north.",
        "!Why do you live here?",
        "I was born here.",
        "!Who would you like to meet?",
        "My sister, who lives far away.",
    ];

    #[test]
    fn labels_at_the_first_pair_name_the_two_whom_the_style_tells_apart() {
        let expected = [
            "1|What is your work about?",
            "2|I paint plants, and what people make of them.",
            "1|And if you did not paint?",
        ];
        assert_eq!(turns(&TALK)[1..4], expected);
        let remark =
            ["!THE WEEKLY: You paint plants.", "ANA ROUX: And what people make of them.", "!So I see.", "Well."];
        let later = [&["!A portrait", "It was late."], &remark[..], &TALK[3..]].concat();
        assert_eq!(turns(&later)[2..4], ["1|You paint plants.", "2|And what people make of them."]);
        let introduced = [&["It was late.", "!Ana Roux paints."], &remark[..], &TALK[3..]].concat();
        assert_eq!(turns(&introduced)[2..4], ["1|You paint plants.", "2|And what people make of them."]);
        let text = TALK.map(|line| line.replace('!', "")).join("\n");
        let bold = |line: &&&str| line.starts_with('!');
        let run = |line: &&str| {
            text.find(&line[1..]).map(|at| Run { range: at..at + line.len() - 1, bold: true, italic: false })
        };
        let runs: Vec<Run> = TALK.iter().filter(bold).filter_map(run).collect();
        let found = crate::import::talk::speakers::find(
            &text,
            &Layout { runs, lines_are_paragraphs: true, ..Layout::default() },
        );
        let names: Vec<String> = found.speakers.iter().map(|s| format!("{} {}", s.label, s.role.name())).collect();
        assert_eq!(names, ["THE WEEKLY interviewer", "ANA ROUX participant"]);
    }
}
