//! Questions behind dashes and answers without, each in a paragraph of its own: `- Why so?`, below it `It rained.` In
//! `listed.rs` it is the other way round.

use super::telling_apart::{ANSWERS, ASKS, behind_dash};
use crate::import::talk::lines::Line;
use crate::import::talk::speakers::people::nobody;
use crate::import::talk::turns::{Turn, asks};

/// Fewer questions with answers are no talk.
const FEWEST: usize = 4;

/// Returns where the questions and the answers begin; nothing of a guide, whose questions have none below them, or of a
/// text in which dashes do not ask.
pub(super) fn turns<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let filled: Vec<usize> = (0..lines.len()).filter(|line| !lines[*line].blank).collect();
    let is_plain = |line: usize| !lines[line].heading && behind_dash(&lines[line]).is_none();
    let items = filled.iter().enumerate().filter_map(|(n, line)| Some((n, *line, behind_dash(&lines[*line])?)));
    let items: Vec<(usize, usize, usize)> = items.collect();
    // Where blank lines part paragraphs, a question may go on over several lines.
    let are_apart = items.iter().all(|(_, line, _)| line.checked_sub(1).is_none_or(|above| lines[above].blank));
    let goes_on = |line: &usize| are_apart && *line > 0 && !lines[*line - 1].blank && is_plain(*line);
    let last = |n: usize| filled[n + 1..].iter().take_while(|line| goes_on(line)).count() + n;
    let asked = |n: usize| asks(lines[filled[last(n)]].text);
    let questions: Vec<(usize, usize, usize)> = items.iter().copied().filter(|(n, ..)| asked(*n)).collect();
    let below = |n: usize| filled.get(last(n) + 1).copied().filter(|line| is_plain(*line));
    let answers: Vec<usize> = questions.iter().filter_map(|(n, ..)| below(*n)).collect();
    let n_asking = answers.iter().filter(|line| asks(lines[**line].text)).count();
    if answers.len() < FEWEST
        || questions.len() * 5 < items.len() * 4
        || answers.len() * 5 < questions.len() * 4
        || n_asking * 8 > answers.len()
    {
        return Vec::new();
    }
    // Whoever asks remarks as well, in whole sentences that are answered like questions; points of a list are not.
    let is_sentence = |n: usize| lines[filled[last(n)]].text.trim_end().ends_with(['.', '!', '…']);
    let above = |n: usize| n.checked_sub(1).is_some_and(|above| is_plain(filled[above]));
    let is_asked = |(n, ..): &(usize, usize, usize)| asked(*n) || is_sentence(*n) && above(*n) && below(*n).is_some();
    let questions: Vec<(usize, usize, usize)> = items.into_iter().filter(is_asked).collect();
    let answers: Vec<usize> = questions.iter().filter_map(|(n, ..)| below(*n)).collect();
    let turn = |line: usize, words: usize, voice: usize| Turn::without_label(line, words, voice, names[voice]);
    let indent = |line: usize| lines[line].text.len() - lines[line].text.trim_start().len();
    let first = questions[0].1;
    let headings = filled.iter().filter(|line| **line > first && lines[**line].heading).map(|line| nobody(*line));
    let asking = questions.iter().map(|(_, line, words)| turn(*line, *words, ASKS));
    let answered = answers.iter().map(|line| turn(*line, indent(*line), ANSWERS));
    let mut found: Vec<Turn<'t>> = asking.chain(answered).chain(headings).collect();
    found.sort_by_key(|turn| turn.line);
    found
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::testing::voices;

    #[test]
    fn a_dash_sets_questions_apart_from_answers_that_have_none() {
        let talk = "Head\n- Why do you want it?\nIt rained.\nAnd it snowed.\n- How does it work?\nBy hand.\n- Who pays?\nI do.\n\
                    - Can they all come in?\nYes.\n- And then?\nNo.\n";
        assert_eq!(voices(talk), "-1212121212");
        assert_eq!(voices(&format!("Entrevistado/a: Ana Roux. Cargo: Dueña.\n{talk}")), "--1212121212");
    }

    #[test]
    fn questions_and_answers_may_go_on_over_several_lines() {
        let turn = "— Why is it that you want\nit so much?\n\nIt rained the whole of\nthe day.\n\nAnd it snowed.\n\n";
        assert_eq!(voices(&turn.repeat(5)), "12".repeat(5));
    }

    #[test]
    fn whoever_asks_behind_dashes_remarks_behind_one_and_points_of_an_answer_are_its_own() {
        let asked =
            "– Why do you want it?\n\nIt rained.\n\n– How does it work?\n\nBy hand.\n\n– Who pays?\n\nI do.\n\n";
        let remark = "– You waited longer than most.\n\nA year.\n\n– Can they all come in?\n\nYes, in turn:\n\n";
        let points = "– the old,\n\n– the young.\n\n– And then?\n\nNo.\n\n– Since when?\n\nMay.\n";
        assert_eq!(voices(&format!("{}{remark}{points}", asked.repeat(3))), "12".repeat(13));
    }

    #[test]
    fn questions_of_a_guide_and_points_of_notes_ask_nobody() {
        let guide =
            "Housing\n- Where do you live?\n- How is it?\n- Since when?\nWork\n- Where?\n- How is it there?\n- Why?\n";
        let notes = "- Why it works\nIt does.\n- How it works\nBy hand.\n- Who pays?\nI do.\n".repeat(3);
        for text in [guide, &notes] {
            assert!(!voices(text).contains('2'), "{text}");
        }
    }
}
