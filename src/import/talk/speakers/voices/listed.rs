//! Questions in paragraphs of their own, and below each its answer as an item of a list: a dash sets the answers apart,
//! and whoever asks needs none.

use super::telling_apart::{ANSWERS, ASKS, behind_dash};
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people::nobody;
use crate::import::talk::turns::{Turn, asks};

/// Fewer questions with answers are no talk.
const FEWEST: usize = 4;
/// Choices have hardly more words than these.
const SHORT: usize = 4;

/// What a line is among such questions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Question,
    /// An item, and where its words begin.
    Item(usize),
    Heading,
    Else,
}

impl Kind {
    fn of(line: &Line<'_>) -> Self {
        match behind_dash(line) {
            Some(words) => Self::Item(words),
            None if line.heading => Self::Heading,
            None if asks(line.text) => Self::Question,
            None => Self::Else,
        }
    }
}

/// Returns where the questions and the answers begin; nothing of a text in which items ask, stand elsewhere than below
/// questions, or are what a form lets people choose from.
pub(super) fn turns<'t>(lines: &[Line<'t>], are_paragraphs: bool, names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let filled = lines.iter().enumerate().filter(|(_, line)| !line.blank);
    let kinds: Vec<(usize, Kind)> = filled.map(|(i, line)| (i, Kind::of(line))).collect();
    if !are_answers(lines, &kinds) {
        return Vec::new();
    }
    let turn = |line: usize, words: usize, voice: usize| Turn::without_label(line, words, voice, names[voice]);
    let indent = |line: usize| lines[line].text.len() - lines[line].text.trim_start().len();
    let mut turns: Vec<Turn<'t>> = Vec::new();
    for (i, (line, kind)) in kinds.iter().copied().enumerate() {
        let is_spoken = turns.last().is_some_and(|turn| turn.speaker.is_some());
        match kind {
            Kind::Question if is_answered(&kinds[i..]) => turns.push(turn(line, indent(line), ASKS)),
            Kind::Item(words) if i > 0 && kinds[i - 1].1 == Kind::Question => turns.push(turn(line, words, ANSWERS)),
            // A line that is no paragraph may be the rest of the answer above.
            Kind::Question | Kind::Heading if is_spoken => turns.push(nobody(line)),
            Kind::Else if is_spoken && are_paragraphs => turns.push(nobody(line)),
            _ => {}
        }
    }
    turns
}

/// Whether what comes first is a question with an item below it.
fn is_answered(kinds: &[(usize, Kind)]) -> bool {
    matches!(kinds, [(_, Kind::Question), (_, Kind::Item(_)), ..])
}

/// Whether nearly all items are answers, one or two below nearly every question.
fn are_answers(lines: &[Line<'_>], kinds: &[(usize, Kind)]) -> bool {
    let n_questions = kinds.iter().filter(|(_, kind)| *kind == Kind::Question).count();
    let n_answered = (0..kinds.len()).filter(|i| is_answered(&kinds[*i..])).count();
    if n_answered < FEWEST || n_answered * 3 < n_questions * 2 {
        return false;
    }
    let items: Vec<&Line<'_>> =
        kinds.iter().filter(|(_, kind)| matches!(kind, Kind::Item(_))).map(|(line, _)| &lines[*line]).collect();
    let n_elsewhere =
        kinds.windows(2).filter(|two| matches!(two, [(_, Kind::Heading | Kind::Else), (_, Kind::Item(_))])).count();
    let n_asking = items.iter().filter(|line| asks(line.text)).count();
    let n_long = items.iter().filter(|line| line.text.split_whitespace().nth(SHORT + 1).is_some()).count();
    let are_choices = items.len() * 2 > n_answered * 3 && n_long * 2 < items.len();
    n_elsewhere * 3 <= n_answered
        && n_asking * 8 <= items.len()
        && !are_choices
        && (n_answered + items.len()) * 3 >= kinds.len()
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::testing::voices;

    #[test]
    fn the_items_below_questions_answer_them() {
        let talk = "Head\nWhat is there?\n- A car, and seats.\nWhat do you ask of people?\n- Names.\n- Cards.\nMay they?\n\
                    - Yes.\nWho pays?\n- All of them.\nThe end\nIt was long.\n";
        assert_eq!(voices(talk), "-12121212--");
    }

    #[test]
    fn what_people_can_choose_from_below_questions_answers_nothing() {
        let form = "How often?\n- never\n- once\n- daily\n".repeat(5);
        let guide = "What is there?\n- And where is it?\nWho pays?\n- Do others?\n".repeat(4);
        for text in [form, guide] {
            assert!(!voices(&text).contains('1'), "{text}");
        }
    }
}
