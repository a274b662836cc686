//! The same questions to several people, one after the other, without labels or numbers: a line that returns word for
//! word in each talk asks, and what stands between two of them answers.

use rustc_hash::FxHashMap;

use super::set_apart::number;
use super::telling_apart::{ANSWERS, ASKS};
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people::nobody;
use crate::import::talk::turns::{Turn, asks};

/// Fewer questions than this, or fewer people who are asked, are a text that repeats itself.
const FEWEST: usize = 3;
/// Shorter questions come back in any talk: `And why?`
const SHORTEST: usize = 20;

/// Returns where the questions and the answers begin; nothing of a text in which hardly any question returns.
pub(super) fn turns<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let filled = || lines.iter().enumerate().filter(|(_, line)| !line.blank && !line.heading);
    let asked = || filled().filter(|(_, line)| line.text.len() >= SHORTEST && asks(line.text));
    let mut n_of: FxHashMap<&str, usize> = FxHashMap::default();
    asked().for_each(|(_, line)| *n_of.entry(line.text.trim()).or_default() += 1);
    let n_returning = n_of.values().filter(|n| **n >= FEWEST).count();
    let n_asked: usize = n_of.values().sum();
    let n_again: usize = n_of.values().filter(|n| **n >= FEWEST).sum();
    if n_returning < FEWEST || n_again * 3 < n_asked * 2 {
        return Vec::new();
    }
    let rounds = n_of.values().copied().max().unwrap_or_default();
    // What a question lets people choose from returns with it, and so does a request without a question mark.
    let mut lines_of: FxHashMap<&str, usize> = FxHashMap::default();
    filled().for_each(|(_, line)| *lines_of.entry(line.text.trim()).or_default() += 1);
    let returns = |line: &Line<'_>| {
        let text = line.text.trim();
        text.len() >= SHORTEST && lines_of.get(text).is_some_and(|n| n * 2 > rounds)
    };
    let mut turns: Vec<Turn<'t>> = Vec::new();
    for (i, line) in filled() {
        let voice = if returns(line) { ASKS } else { ANSWERS };
        let before = turns.last().map(|turn| turn.line);
        let is_first = voice == ASKS && turns.first().is_some_and(|t| lines[t.line].text.trim() == line.text.trim());
        turns.extend(before.filter(|_| is_first).and_then(|answer| head(lines, answer, i)).map(nobody));
        let last = turns.last().and_then(|turn| turn.speaker);
        if last != Some(voice) && (voice == ASKS || !turns.is_empty()) {
            let words = line.text.len() - line.text.trim_start().len();
            turns.push(Turn::without_label(i, words, voice, names[voice]));
        }
    }
    turns
}

/// Returns the line between an answer and the first question of the next talk on which the head of that talk begins:
/// behind a blank line, or with a number.
fn head(lines: &[Line<'_>], answer: usize, question: usize) -> Option<usize> {
    let is_head = |i: &usize| !lines[*i].blank && (lines[i - 1].blank || number(lines[*i].text).is_some());
    (answer + 1..question).find(is_head)
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::testing::voices;

    #[test]
    fn questions_that_return_word_for_word_ask_each_of_several_people() {
        let round = |who: &str, answers: [&str; 4]| {
            format!(
                "{who}\nWhom do you ask when you do not know?\n{}\nWhich problems did you have with that?\n{}\n{}\n\
                 Do you use the web to find somebody?\n{}\nChoose one of these services:\n- Ask others for advice here\n\
                 - Show what you are able to do\nThe first.\n",
                answers[0], answers[1], answers[2], answers[3]
            )
        };
        let talk = [
            round("1) Ana, aged 58", ["The phone.", "None.", "Or few.", "Surely."]),
            round("2) Ben, aged 33", ["We meet.", "It takes time.", "Much of it.", "No."]),
            round("3) Zoe, aged 30", ["In general others.", "One has to find them.", "At night.", "Of course."]),
        ];
        assert_eq!(voices(&talk.concat()), format!("-{}", "12121212-".repeat(3)).trim_end_matches('-'));
    }

    #[test]
    fn a_text_that_repeats_one_question_is_nobodys() {
        let song = "Where have all the flowers gone?\nLong time passing.\nIt rained.\n".repeat(5);
        assert!(!voices(&song).contains('1'));
    }
}
