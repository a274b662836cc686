//! Texts in capitals, as live captions are written: there capitals set nothing off, and any few words before a point would be
//! a name, `INTERESTED. IN THIS ISSUE AND`.

use super::super::labels::{self, Candidate, Form};
use super::super::lines::Line;
use super::super::roles;

/// Of the letters of a text in capitals nearly all are, but for a name or a cue that somebody put in.
const NEARLY_ALL: usize = 90;
/// Fewer letters may be a few labels with short answers.
const FEWEST: usize = 200;

/// Whether nearly all letters of the text are capitals.
pub(super) fn is_in_capitals(lines: &[Line<'_>]) -> bool {
    let letters = || lines.iter().flat_map(|line| line.text.chars());
    let n_large = letters().filter(|c| c.is_uppercase()).count();
    let n_small = letters().filter(|c| c.is_lowercase()).count();
    n_large >= FEWEST && n_large * 100 >= (n_large + n_small) * NEARLY_ALL
}

/// Whether more than capitals says that `found` is a label: a title, a word for a part in the talk, or another sign.
pub(super) fn is_set_off(found: &Candidate<'_>) -> bool {
    match found.form {
        Form::Capitals => false,
        Form::Point => labels::is_titled(found.label) || roles::is_part_in_talk(found.label),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::import::Layout;

    fn labels(text: &str) -> String {
        let found = find(text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
        let labels: Vec<&str> = found.speakers.iter().map(|s| s.label.as_str()).collect();
        format!("{} {}", labels.join("/"), found.turns.iter().filter(|t| t.3.is_some()).count())
    }

    const CAPTIONS: &str = "BUT THEY ARE ALL VERY\nINTERESTED. IN THIS ISSUE AND\nSUMMER PROBABLY THIS. WILL BE\n\
        WORKERS. AND HOW THEY PLAN TO\nCONTINUED. STAY AT HOME WE\nTHE HEARING ROOM. AT THREE OF\n";

    #[test]
    fn words_before_a_point_are_no_speakers_where_all_is_in_capitals() {
        assert_eq!(labels(&CAPTIONS.repeat(4)), " 0");
    }

    #[test]
    fn signs_and_titles_set_speakers_off_in_capitals_too() {
        let colons = "SMITH: WHY WAS IT SO IN THE MEETING ROOM?\nROE: BECAUSE OF THE HEAT, I BELIEVE.\n".repeat(5);
        assert_eq!(labels(&colons), "SMITH/ROE 10");
        let titles = "MR. SMITH. WHY WAS IT SO IN THE ROOM?\nMRS. ROE. BECAUSE OF THE HEAT, I BELIEVE.\n".repeat(5);
        assert_eq!(labels(&titles), "MR. SMITH/MRS. ROE 10");
    }
}
