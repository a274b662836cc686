//! Questions and answers behind a letter and a point, `Q. How…`, `A. Well…`, or behind the letter alone, `Q How…`, as
//! records of courts have them, and questions with a number before the name, `Q12 Chair: …`. Initials and lists have
//! letters and points as well, so they must be a pair that stands for asking and answering in some language, and take
//! turns.

use super::super::lexicon::fold;
use super::super::roles::{asks_or_answers, is_part_in_talk};
use super::{End, Shape, delimiter, is_blank_or_tab, shape, skip_blank, without_remark};

/// Letters for who asks and who answers.
const PAIRS: [&str; 10] = ["QA", "QR", "DR", "PR", "FA", "VA", "IB", "IR", "ER", "IP"];
/// Fewer changes from one to the other are a list.
const FEWEST: usize = 3;

/// Letters for who asks and who answers without a point; small, so that nobody takes them for the others.
const BARE: [&str; 2] = ["qa", "qr"];
/// Fewer changes from one to the other are sentences that begin with a letter: `A man came.`
const FEWEST_BARE: usize = 12;

/// Returns the letters that begin a label before a point in `text`, or small ones where no point stands behind them. A
/// `Q` asks even where nothing alternates.
pub(in crate::import) fn dots(text: &str) -> &'static str {
    let letters: Vec<char> = text.lines().filter_map(letter).collect();
    let takes_turns = |pair: &&&str| {
        let in_order: Vec<char> = letters.iter().copied().filter(|l| pair.contains(*l)).collect();
        in_order.windows(2).filter(|two| two[0] != two[1]).count() >= FEWEST && in_order.len() * 3 > letters.len() * 2
    };
    match PAIRS.iter().find(takes_turns) {
        Some(pair) => pair,
        None if letters.contains(&'Q') => "QAR",
        None => bare_letters(text),
    }
}

fn bare_letters(text: &str) -> &'static str {
    let letters: Vec<char> = text.lines().filter_map(bare_letter).collect();
    let takes_turns = |pair: &&&str| {
        let in_order: Vec<char> = letters.iter().copied().filter(|l| pair.contains(*l)).collect();
        in_order.windows(2).filter(|two| two[0] != two[1]).count() >= FEWEST_BARE && in_order.contains(&'q')
    };
    BARE.iter().find(takes_turns).copied().unwrap_or_default()
}

/// Returns the letter, small, with which the line begins and behind which a sentence does: `Q How…`.
fn bare_letter(line: &str) -> Option<char> {
    let mut letters = line.trim_start().chars();
    let letter = letters.next().filter(|c| matches!(c, 'Q' | 'A' | 'R'))?;
    let is_blank = letters.next().is_some_and(is_blank_or_tab);
    let words = letters.as_str().trim_start_matches(is_blank_or_tab);
    let begins = words.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c == '(');
    // `Q (HM): How…` says who asks, `Q (0:03) : How…` when.
    let is_before_colon = |behind: &str| behind.trim_start_matches(is_blank_or_tab).starts_with(':');
    let is_name = words.starts_with('(') && words.split_once(')').is_some_and(|(_, behind)| is_before_colon(behind));
    (is_blank && begins && !is_name).then(|| letter.to_ascii_lowercase())
}

/// Whether the letter that begins the line has no point: then only the end of a sentence above says that it is a label.
pub(in crate::import) fn is_bare(line: &str) -> bool {
    bare_letter(line).is_some()
}

/// Returns the letter before a point that the line begins with.
fn letter(line: &str) -> Option<char> {
    let line = line.trim_start();
    let letter = line.chars().next().filter(char::is_ascii_uppercase)?;
    behind_point(&line[1..]).map(|_| letter)
}

/// Returns what stands behind the point or the bracket, and behind the number of the question if there is one: `Q. `, `Q.12 `, `Q.12:
/// `.
fn behind_point(behind_letter: &str) -> Option<&str> {
    let rest = behind_letter.strip_prefix(['.', ')'])?;
    let number = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest =
        if number.len() < rest.len() { number.strip_prefix(['.', ':', ')', '-']).unwrap_or(number) } else { rest };
    rest.starts_with(is_blank_or_tab).then_some(rest)
}

/// `Q. How…`, `A. Well…`
pub(super) fn dot_label(line: &str, at: usize, letters: &str) -> Option<usize> {
    if let Some(letter) = bare_letter(&line[at..]).filter(|letter| letters.contains(*letter)) {
        return Some(skip_blank(line, at + letter.len_utf8()));
    }
    let letter = line[at..].chars().next().filter(|letter| letters.contains(*letter))?;
    let behind = behind_point(&line[at + letter.len_utf8()..])?;
    Some(skip_blank(line, line.len() - behind.len()))
}

/// Returns how many bytes the slashes behind a word for asking or answering take, with the signs that stand beside
/// them: `R/ Sí`, `P// ¿Por qué?`, `Rta/. No`. Behind a letter a word may touch them, `R/Sí`, but not a second letter,
/// `P/E`.
pub(super) fn slashes(word: &str, from: &str) -> Option<usize> {
    const WORDS: [&str; 9] = ["p", "r", "rta", "rpta", "resp", "respuesta", "resposta", "pregunta", "pergunta"];
    // Folding is for the few labels that are short enough.
    if word.len() > 9 || !word.starts_with(char::is_alphabetic) {
        return None;
    }
    let behind = from.trim_start_matches(['/', '.', ':', '-', '=']);
    let mut next = behind.chars();
    let is_apart = match next.next() {
        None => true,
        Some(c) if is_blank_or_tab(c) => true,
        Some('¿' | '¡') => true,
        Some(c) => c.is_uppercase() && next.next().is_some_and(char::is_lowercase),
    };
    (is_apart && WORDS.contains(&fold(word).as_str())).then_some(from.len() - behind.len())
}

/// Returns where the label begins behind the number of a question or of a turn: `Q12 Chair: …`, `12. Marie: …`, `3) Q:
/// …`.
pub(super) fn behind_number(line: &str, at: usize) -> usize {
    let without_digits = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let text = &line[at..];
    let n_question = text.strip_prefix('Q').map(without_digits).filter(|n| *n > 0).map(|n| n + 1);
    let n_turn = turn_number(text);
    let number = n_question.or(n_turn).map(|n| &text[n..]);
    let name = number.filter(|rest| rest.starts_with(is_blank_or_tab));
    let from = name.map_or(at, |rest| line.len() - rest.trim_start_matches(is_blank_or_tab).len());
    let is_label = |from: usize| {
        let end = delimiter(line, from, false).filter(|(_, end)| matches!(end, End::Colon(_)));
        end.is_some_and(|(end, _)| {
            let label = &line[from..end];
            let is_code = n_turn.is_some() && shape(label) == Some(Shape::Code);
            is_code || shape(label) == Some(Shape::Name) || is_part_in_talk(label)
        })
    };
    if from > at && is_label(from) { from } else { at }
}

/// Returns how many bytes the number of a turn takes, with its sign: `12.`, `3)`, `[7]`, `[T007]`, `#4`, `5 –`, `007`, or `12`
/// before several blanks.
fn turn_number(text: &str) -> Option<usize> {
    let open = ["[T", "[#", "[", "(", "#"].iter().find(|open| text.starts_with(**open)).map_or(0, |open| open.len());
    let n_digits = text[open..].bytes().take_while(u8::is_ascii_digit).count();
    let signs: &[char] = match text.as_bytes().first() {
        Some(b'[') => &[']'],
        Some(b'(') => &[')'],
        Some(b'#') => &[' '],
        _ => &['.', ')'],
    };
    let behind = &text[open + n_digits..];
    let is_number = (1..=4).contains(&n_digits);
    let is_filled = n_digits >= 3 && text.starts_with('0') && behind.starts_with(' ');
    if is_number && open == 0 && (behind.starts_with("  ") || is_filled) {
        return Some(n_digits);
    }
    let dash = [" – ", " - ", " — "].into_iter().find(|dash| behind.starts_with(dash));
    if let Some(dash) = dash.filter(|_| is_number && open == 0) {
        return Some(n_digits + dash.len() - 1);
    }
    // `01.02 Colette Perrin (PS): …`, as some parliaments number who speaks to what.
    let second = behind.strip_prefix('.').map(|rest| rest.bytes().take_while(u8::is_ascii_digit).count());
    if let Some(n @ 1..=3) = second.filter(|_| is_number && open == 0) {
        return Some(n_digits + 1 + n);
    }
    let sign = usize::from(!text.starts_with('#'));
    (is_number && behind.starts_with(signs)).then_some(open + n_digits + sign)
}

/// Whether the words are one for a question or an answer and its number: `Question 3`, `Réponse 3`.
pub(super) fn is_numbered(words: &str) -> bool {
    let word = words.trim_end_matches(|c: char| c.is_ascii_digit());
    let noun = word.trim_end_matches(is_blank_or_tab);
    noun.len() < word.len() && word.len() < words.len() && asks_or_answers(noun)
}

/// Whether a label names the questions of a form or of a page, with their number or without it: `Question 3`.
pub(in crate::import) fn names_question(label: &str) -> bool {
    const QUESTIONS: [&str; 7] = ["question", "q", "frage", "pregunta", "pergunta", "domanda", "vraag"];
    let word = fold(without_remark(label).unwrap_or(label));
    QUESTIONS.contains(&without_number(&word))
}

/// Returns a label without the number at its end.
pub(in crate::import) fn without_number(label: &str) -> &str {
    label.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.' | '\u{a0}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_of_letters_that_takes_turns_asks_and_answers() {
        assert_eq!(dots("D. Come?\nR. Bene.\nD. E poi?\nR. Basta.\n"), "DR");
        assert_eq!(dots("Q. Yes?\nA. No.\nMR. ROE: Stop.\nQ. Why?\nA. So.\n"), "QA");
        assert_eq!(dots("Q) Yes?\nA) No.\nQ) Why?\nA) So.\n"), "QA");
        assert_eq!(dots("A) one\nB) two\nC) three\nA) one\nB) two\nC) three\n"), "");
        assert_eq!(dots("It began so.\nQ. Yes?\n"), "QAR");
        assert_eq!(dots(&"Q Yes?\nA Well. It was long ago, in\nA town.\n".repeat(12)), "qa");
        assert_eq!(dots(&"Q (0’03) : Yes?\n\nR (0’10) : So.\n\n".repeat(12)), "");
        assert_eq!(dots("A man came.\nA Dutch one.\nQ So?\n"), "");
        assert_eq!(dots("A. Roux came.\nB. Petit left.\nR. Long stayed.\n"), "");
        assert_eq!(dots("A. one\nF. two\nA. three\nB. four\nC. five\nD. six\nF. seven\n"), "");
    }

    #[test]
    fn letters_without_a_point_begin_turns_behind_a_sentence() {
        let record =
            "MS. ROE: Go on.\nQ Where was it, in\nA or in B?\nA In a house.\nQ And then? Was it\nA house?\nA It was.\n"
                .repeat(8);
        let turns = crate::import::turns_as_told("a.txt", &record);
        assert_eq!(turns.len(), 40, "{turns:?}");
        assert_eq!(turns[1], "Q@-1|Where was it, in\nA or in B?");
    }
}
