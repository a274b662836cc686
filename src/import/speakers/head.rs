//! Where the head of a record ends: `Date: 12 May`, `Enquêtrice : Claire Dubois`, `Durée : 1h12` stand above the talk, and the
//! labels among them, which may return in the talk, begin no turns there.

use super::super::labels::{self, Form, Shape};
use super::super::lines::Line;

/// The most lines that a head has, blank ones not counted.
const MOST_LINES: usize = 40;

/// Returns the line behind the head, 0 if there is none. Only words that are usual in heads make one (*Date*, *Lieu*), not
/// remarks: a `Note:` may stand anywhere.
pub(super) fn end(lines: &[Line<'_>]) -> usize {
    let (mut end, mut n_facts, mut has_title) = (0, 0, false);
    let mut seen: Vec<String> = Vec::new();
    for (i, line) in lines.iter().enumerate().filter(|(_, l)| !l.blank && !l.heading).take(MOST_LINES) {
        let found = labels::candidate(line.text, "").filter(|c| matches!(c.form, Form::Colon | Form::Tab));
        let Some(candidate) = found else { continue };
        let words = line.text[candidate.words..].trim();
        if labels::is_record_head(candidate.label) {
            (end, n_facts) = (i + 1, n_facts + 1);
            continue;
        }
        let key = labels::key(candidate.label);
        // The labels of a talk return.
        if seen.contains(&key) {
            break;
        }
        seen.push(key);
        if !is_value(words) {
            // `MARIE DUPONT: an interview by Claire Roux, 12 May 2023.` is a title.
            if end > 0 || std::mem::replace(&mut has_title, true) {
                break;
            }
        } else if end == i && end > 0 && names_somebody(words) {
            end = i + 1;
        }
    }
    if has_title && n_facts < 2 { 0 } else { end }
}

/// Whether the words behind a label are a value rather than speech: few, and no sentence.
pub(super) fn is_value(words: &str) -> bool {
    let ends_sentence = words.ends_with(['.', '?', '!', '…', '»', '”', '"', ')', ',', ';']);
    !words.is_empty() && words.len() <= 60 && !ends_sentence
}

/// Whether a value begins with a name: `Samir, 43 ans`.
fn names_somebody(words: &str) -> bool {
    let first = words.split(',').next().unwrap_or(words);
    matches!(labels::shape(first), Some(Shape::Name | Shape::Code))
}

#[cfg(test)]
mod tests {
    use super::super::super::Layout;
    use super::super::super::lines::lines;
    use super::*;

    fn head(text: &str) -> usize {
        end(&lines(text, &Layout::default()).0)
    }

    #[test]
    fn facts_above_the_talk_are_its_head() {
        assert_eq!(
            head("Entretien 4\nDate : 12 mai\nEnquêtrice : Claire Dubois\nDurée : 1h12\n\nEnquêtrice : Oui ?"),
            4
        );
        assert_eq!(head("Date : 12 mai\nEnquêtrice : Claire\nSamir : Oui, bonjour."), 2);
        assert_eq!(head("MARIE DUPONT: a talk with Claire Roux, 12 May.\n\nDATE: 12 May\nPLACE: Lille\n\nQ: Why?"), 4);
    }

    #[test]
    fn a_talk_has_no_head_of_its_own() {
        assert_eq!(head("INT: yes\nU07: no\nINT: ah\nDate: 12 May\n"), 0);
        assert_eq!(head("INT: Hello.\nU07: Yes.\nNote: noisy\n"), 0);
        assert_eq!(head("INT: Where is it?\nU07: Place: Lille.\n"), 0);
    }
}
