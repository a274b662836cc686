//! Questions and answers behind a letter and a point, `Q. How…`, `A. Well…`, and questions with a number before the name,
//! `Q12 Chair: …`. Initials and lists have letters and points as well, so they must be a pair that stands for asking and
//! answering in some language, and take turns.

use super::super::roles::is_part_in_talk;
use super::{End, Shape, delimiter, is_blank_or_tab, shape, skip_blank};

/// Letters for who asks and who answers.
const PAIRS: [&str; 10] = ["QA", "QR", "DR", "PR", "FA", "VA", "IB", "IR", "ER", "IP"];
/// Fewer changes from one to the other are a list.
const FEWEST: usize = 3;

/// Returns the letters that begin a label before a point in `text`. A `Q` asks even where nothing alternates.
pub(in super::super) fn dots(text: &str) -> &'static str {
    let letters: Vec<char> = text.lines().filter_map(letter).collect();
    let takes_turns = |pair: &&&str| {
        let in_order: Vec<char> = letters.iter().copied().filter(|l| pair.contains(*l)).collect();
        in_order.windows(2).filter(|two| two[0] != two[1]).count() >= FEWEST && in_order.len() * 3 > letters.len() * 2
    };
    match PAIRS.iter().find(takes_turns) {
        Some(pair) => pair,
        None if letters.contains(&'Q') => "QAR",
        None => "",
    }
}

/// Returns the letter before a point that the line begins with.
fn letter(line: &str) -> Option<char> {
    let line = line.trim_start();
    let letter = line.chars().next().filter(char::is_ascii_uppercase)?;
    line[1..].strip_prefix('.').is_some_and(|rest| rest.starts_with(is_blank_or_tab)).then_some(letter)
}

/// `Q. How…`, `A. Well…`
pub(super) fn dot_label(line: &str, at: usize, letters: &str) -> Option<usize> {
    let letter = line[at..].chars().next().filter(|letter| letters.contains(*letter))?;
    let behind = line[at + letter.len_utf8()..].strip_prefix('.')?;
    behind.starts_with(is_blank_or_tab).then(|| skip_blank(line, line.len() - behind.len()))
}

/// Returns where the label begins behind the number of a question, as committees write it: `Q12 Chair: …`.
pub(super) fn behind_number(line: &str, at: usize) -> usize {
    let number = line[at..].strip_prefix('Q').map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
    let name = number.filter(|rest| rest.len() + 1 < line.len() - at && rest.starts_with(is_blank_or_tab));
    let from = name.map_or(at, |rest| line.len() - rest.trim_start_matches(is_blank_or_tab).len());
    let is_label = |from: usize| {
        let end = delimiter(line, from, false).filter(|(_, end)| matches!(end, End::Colon(_)));
        end.is_some_and(|(end, _)| shape(&line[from..end]) == Some(Shape::Name) || is_part_in_talk(&line[from..end]))
    };
    if from > at && is_label(from) { from } else { at }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_of_letters_that_takes_turns_asks_and_answers() {
        assert_eq!(dots("D. Come?\nR. Bene.\nD. E poi?\nR. Basta.\n"), "DR");
        assert_eq!(dots("Q. Yes?\nA. No.\nMR. ROE: Stop.\nQ. Why?\nA. So.\n"), "QA");
        assert_eq!(dots("It began so.\nQ. Yes?\n"), "QAR");
        assert_eq!(dots("A. Roux came.\nB. Petit left.\nR. Long stayed.\n"), "");
        assert_eq!(dots("A. one\nF. two\nA. three\nB. four\nC. five\nD. six\nF. seven\n"), "");
    }
}
