//! Labels of several speakers at once, `A & B: Yes.`, and those that the transcriber was not sure of, `A?: Yes.`, `??:
//! Yes.` Whether their parts speak elsewhere, the whole document says.

use super::{Candidate, Form, LONGEST, Lead, Shape, is_blank, is_titled, shape, skip_blank};

/// In letters: so many names stand before one colon.
const LONGEST_JOINT: usize = 3 * LONGEST;
/// Small words between two labels.
const JOINS: [&str; 9] = [" et ", " and ", " und ", " y ", " e ", " with ", " og ", " och ", " en "];

/// Returns the label that `line` begins with, if it names several of those who `speaks` says to speak, or one or nobody
/// with a question mark.
pub(in crate::import) fn joint(line: &str, speaks: impl Fn(&str) -> bool) -> Option<Candidate<'_>> {
    let Lead { at, seconds, .. } = Lead::of(line);
    let (end, form, len) = set_off(line, at)?;
    let label = line[at..end].trim_end_matches(|c| is_blank(c) || matches!(c, '*' | '_'));
    let words = skip_blank(line, end + len);
    let is_one = is_doubted(label, &speaks) || is_joint(label, speaks);
    (is_one && words < line.len()).then_some(Candidate { label, form, words, seconds })
}

/// Returns where what stands before a colon or a dash ends, and the length of that sign.
fn set_off(line: &str, at: usize) -> Option<(usize, Form, usize)> {
    let mut before = ' ';
    for (i, c) in line[at..].char_indices().take(LONGEST_JOINT) {
        let behind = &line[at + i + c.len_utf8()..];
        let is_apart = behind.starts_with(is_blank);
        match c {
            ':' if is_apart => return Some((at + i, Form::Colon, 1)),
            '–' | '—' | '-' if is_apart && is_blank(before) && i > 0 => {
                return Some((at + i, Form::Dash, c.len_utf8()));
            }
            '.' | '!' | '…' | ';' => return None,
            _ => before = c,
        }
    }
    None
}

/// Whether the label is one with a question mark, or nothing but question marks.
fn is_doubted(label: &str, speaks: impl Fn(&str) -> bool) -> bool {
    without_question_mark(label).is_some_and(|plain| plain.is_empty() || speaks(plain))
}

/// Returns whom the transcriber believed to hear: `A` of `A?`, `A (?)`; nothing of a label without a question mark.
pub(in crate::import) fn without_question_mark(label: &str) -> Option<&str> {
    let plain = label.trim_matches(|c| is_blank(c) || matches!(c, '?' | '(' | ')' | '[' | ']'));
    label.contains('?').then_some(plain)
}

/// Whether the label names several people, each of whom `speaks` says to speak.
pub(in crate::import) fn is_joint(label: &str, speaks: impl Fn(&str) -> bool) -> bool {
    let mut parts = vec![label];
    for join in JOINS {
        parts = parts.into_iter().flat_map(|part| part.split(join)).collect();
    }
    let parts: Vec<&str> = parts.into_iter().flat_map(|part| part.split([',', '&', '+', '/'])).map(str::trim).collect();
    let n_speaking = parts.iter().filter(|part| speaks(part)).count();
    // Of three or more, one may be greeted and never heard alone.
    let is_name = |part: &&str| part.split(is_blank).count() <= 2 && shape(part) == Some(Shape::Name);
    parts.len() > 1
        && parts.iter().all(|part| !part.is_empty())
        && (n_speaking == parts.len() || (n_speaking >= 2 && parts.iter().all(|part| speaks(part) || is_name(part))))
}

/// Whether the label is a list of three names or more, the last behind a small word: `Renee, Jacqui and Russell`.
pub(super) fn is_list(label: &str) -> bool {
    let is_name = |part: &str| {
        let words = || part.trim().split(is_blank);
        words().count() <= 2 && words().all(|word| word.starts_with(char::is_uppercase))
    };
    let last = JOINS.iter().find_map(|join| label.rsplit_once(join));
    last.is_some_and(|(first, last)| first.contains(',') && is_name(last) && first.split(',').all(is_name))
}

/// Whether a label lists three people or more by their titles, as the record of a vote does: `M. Roux, Mme Petit, M.
/// Weil`.
pub(super) fn lists_titled(label: &str) -> bool {
    const FEWEST: usize = 3;
    let is_titled = |part: &&str| is_titled(part.trim_matches(is_blank));
    label.split(',').filter(is_titled).count() >= FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_of_titled_people_is_no_label() {
        assert!(lists_titled("M. Paul Roux, Mme Ana Petit, M. Jean-"));
        assert!(!lists_titled("M. Paul Roux, Mme Ana Petit"));
        assert!(!lists_titled("Mme Ana Petit, présidente, rapporteure"));
    }

    fn read(line: &str) -> String {
        let speaks = |label: &str| ["A", "B", "Ana", "Paul"].contains(&label);
        joint(line, speaks).map_or_else(|| "-".to_owned(), |c| format!("{}|{}", c.label, &line[c.words..]))
    }

    #[test]
    fn a_label_may_name_several_or_be_doubted() {
        for (line, expected) in [
            ("A & B: Yes.", "A & B|Yes."),
            ("A, B: Yes.", "A, B|Yes."),
            ("Ana et Paul : Oui.", "Ana et Paul|Oui."),
            ("A+B – Yes.", "A+B|Yes."),
            ("Ana og Paul: Nej.", "Ana og Paul|Nej."),
            ("A?: Yes.", "A?|Yes."),
            ("??: Yes.", "??|Yes."),
            ("[0:12] A/B: Yes.", "A/B|Yes."),
            ("A, then B: no.", "-"),
            ("Ana and her son: no.", "-"),
            ("What?: no.", "-"),
            ("A: Yes.", "-"),
            ("Ana, Eva and Paul: Yes.", "Ana, Eva and Paul|Yes."),
            ("Ana, Eva and Tom: no.", "-"),
            (
                "Ana, Ekaterina Wassiljewa, Konstantin Wassiljew and Paul: Yes.",
                "Ana, Ekaterina Wassiljewa, Konstantin Wassiljew and Paul|Yes.",
            ),
        ] {
            assert_eq!(read(line), expected, "{line}");
        }
    }
}
