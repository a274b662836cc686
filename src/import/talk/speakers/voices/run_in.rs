//! Questions set off at the beginning of the paragraphs that answer them: `**Why did you come?** Because of the work.`

use super::nested::bullet;
use super::telling_apart::{ANSWERS, ASKS};
use crate::import::talk::lines::{Emphasis, Line};
use crate::import::talk::speakers::labelled::exchange;
use crate::import::talk::turns::{Turn, asks};

/// Fewer are questions of a text that nobody speaks.
const FEWEST: usize = 4;

/// Returns where the turns of two voices begin, `names[0]` the one that asks; nothing of a text that is not so throughout.
pub(super) fn turns<'t>(lines: &[Line<'t>], names: [&'t str; 2]) -> Vec<Turn<'t>> {
    let asked: Vec<(usize, Asked)> = (0..lines.len()).filter_map(|i| Some((i, Asked::of(&lines[i])?))).collect();
    let Some(first) = asked.first().map(|(line, _)| *line) else { return Vec::new() };
    let n_units = exchange::units(lines).into_iter().filter(|line| *line >= first).count();
    if asked.len() < FEWEST || asked.len() * 2 < n_units {
        return Vec::new();
    }
    let both = asked.into_iter().flat_map(|(line, Asked { question, answer })| {
        let asks = Turn::without_label(line, question, ASKS, names[ASKS]);
        [asks, Turn { at: answer, ..Turn::without_label(line, answer, ANSWERS, names[ANSWERS]) }]
    });
    both.collect()
}

/// A paragraph that begins with a question: where its words begin, and those behind it, in bytes.
struct Asked {
    question: usize,
    answer: usize,
}

impl Asked {
    fn of(line: &Line<'_>) -> Option<Self> {
        let from = |rest: &str| line.text.len() - rest.len();
        let is_blank_or_mark = |c: char| is_mark(c) || c.is_whitespace();
        let item = bullet(line.text).map_or(line.text.trim_start(), |words| &line.text[words..]);
        let end = match line.emphasis {
            Emphasis::Begins(end) => end,
            _ => from(item) + marked_len(item)?,
        };
        let whole = line.text.get(from(item)..end)?.trim_matches(is_blank_or_mark);
        let answer = line.text[end..].trim_start_matches(is_blank_or_mark);
        let is_answered = answer.contains(char::is_alphanumeric);
        let question = from(item.trim_start_matches(is_mark));
        (asks(whole) && is_answered).then(|| Self { question, answer: from(answer) })
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '*' | '_')
}

/// Returns how many bytes the words in marks of bold letters take with which an item of a list begins.
fn marked_len(item: &str) -> Option<usize> {
    const MARKS: &str = "**";
    let words = item.strip_prefix(MARKS)?;
    words.find(MARKS).map(|len| MARKS.len() + len)
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    const QUESTIONS: [(&str, &str); 5] = [
        ("Why did you come here?", "Because of the work."),
        ("And what did you find?", "A room above a shop, in the end."),
        ("Was it cold?", "Very."),
        ("How long did you stay?", "Ten years. Can you believe it?"),
        ("Would you come again?", "Yes."),
    ];

    #[test]
    fn a_question_may_begin_the_paragraph_that_answers_it() {
        for bullet in ["", "* ", "- "] {
            let text: String = QUESTIONS.iter().map(|(q, a)| format!("{bullet}**{q}** {a}\n\n")).collect();
            let expected: Vec<String> =
                QUESTIONS.iter().flat_map(|(q, a)| [format!("Voice 1@-1|{q}"), format!("Voice 2@-1|{a}")]).collect();
            assert_eq!(turns_as_told("a.md", &format!("# A talk\n\n{text}"))[1..], expected, "{bullet}");
        }
    }
}
