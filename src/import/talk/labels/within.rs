//! Labels within a line: several turns in one paragraph, each label behind the end of a sentence and before a colon or in
//! brackets. A word for a part in the talk may touch the sentence.

use super::super::lexicon::{HONORIFICS, fold};
use super::super::roles::is_part_in_talk;
use super::{Candidate, Form, LONGEST, brackets, is_blank, is_blank_or_tab, is_label_char, is_label_colon, skip_blank};

/// Returns the labels behind byte `from` of `line`, each with the byte where it begins.
pub(in crate::import) fn within(line: &str, from: usize) -> impl Iterator<Item = (usize, Candidate<'_>)> {
    line[from..].match_indices(':').filter_map(move |(i, _)| label_before(line, from, from + i))
}

/// Returns the labels in brackets behind byte `from` of `line`, each behind the end of a sentence: `… why? [Ism] So.`
pub(in crate::import) fn in_brackets(line: &str, from: usize) -> impl Iterator<Item = (usize, Candidate<'_>)> {
    let behind_sentence = move |at: &usize| {
        let before = line[from..*at].trim_end_matches(is_blank_or_tab);
        before.ends_with(['.', '?', '!', '…', '»', '”', '"', ')', ']']) && before.len() < at - from
    };
    let label = move |at: usize| {
        let found = brackets::label(line, at, None)?;
        let begins = line[found.words..].starts_with(|c: char| !c.is_lowercase());
        (begins && found.form == Form::Bracket).then_some((at, found))
    };
    line[from..].match_indices('[').map(move |(i, _)| from + i).filter(behind_sentence).filter_map(label)
}

fn label_before(line: &str, from: usize, colon: usize) -> Option<(usize, Candidate<'_>)> {
    let after = colon + 1;
    if !is_label_colon(line, colon, after) || !line[after..].starts_with(is_blank_or_tab) {
        return None;
    }
    let before = line[from..colon].trim_end_matches(is_blank);
    let mut at = from + before.len();
    for c in before.chars().rev().take(LONGEST) {
        let begins = at - c.len_utf8();
        let is_end = matches!(c, '.' | '?' | '!' | '…' | '»' | '”' | '"' | ')' | ']' | '>');
        let is_apart = || line[at..].starts_with(is_blank) || is_part_in_talk(&line[at..from + before.len()]);
        if is_end && is_apart() && !is_title(&line[from..begins]) && !is_in_remark(&line[..at]) {
            let label = line[at..from + before.len()].trim_start_matches(is_blank);
            let start = from + before.len() - label.len();
            let words = skip_blank(line, after);
            let found = Candidate { label, form: Form::Colon, words, seconds: None };
            return (!label.is_empty() && words < line.len()).then_some((start, found));
        }
        if !is_blank(c) && !is_label_char(c) && c != '.' {
            return None;
        }
        at = begins;
    }
    None
}

/// Whether brackets are open at the end of `before`: who calls out in them takes no turn.
fn is_in_remark(before: &str) -> bool {
    before.rfind('(') > before.rfind(')')
}

/// Whether `before` ends with a title or an initial, whose point ends no sentence.
fn is_title(before: &str) -> bool {
    let word = before.rsplit(|c: char| is_blank(c) || c == '-' || c == '.').next().unwrap_or_default();
    // `Me Roux` is a lawyer, `for me.` ends a sentence.
    (HONORIFICS.has(&fold(word)) && word != "me") || (word.chars().count() == 1 && word.chars().all(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_in_brackets_within_a_line_stands_behind_a_sentence() {
        let of = |line: &'static str| -> Vec<&str> { in_brackets(line, 0).map(|(_, c)| c.label).collect() };
        assert_eq!(of("[Enq] Vous ? [Ism] De Brest. [Enq] [hésitation] Bon."), ["Ism", "Enq"]);
        assert_eq!(of("I saw [Marie] there. She [Ana] left. [laughs] So. [I]n time. [Ben] is late."), [""; 0]);
    }

    #[test]
    fn a_label_within_a_line_stands_behind_a_sentence() {
        let of = |line: &'static str| -> Vec<&str> {
            within(line, 0).map(|(at, c)| &line[at..at + c.label.len()]).collect()
        };
        assert_eq!(of("Vous ? U03 : De Brest. M. Roux : Oui. INT: Bon."), ["U03", "M. Roux", "INT"]);
        assert_eq!(of("And so?Interviewee: Not for me.Interviewer: Why?So: no"), ["Interviewee", "Interviewer"]);
        assert_eq!(of("(Unrest. U03: Order!) U03: Thank you."), ["U03"]);
        assert_eq!(of("I told Marie: never. At 10:30. Http://a"), [""; 0]);
        assert_eq!(of("The sign said one word: closed."), [""; 0]);
    }
}
