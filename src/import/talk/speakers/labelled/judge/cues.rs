//! Cues alone on their lines, in brackets: `(RECESS)`, `[door opens]`. Whoever is named so goes on below with words;
//! behind a cue the next label follows at once.

use super::super::survey::{Mark, Survey, Verdict};
use super::Judge;
use crate::import::talk::labels::{self, Form};

impl Judge<'_, '_> {
    /// Leaves out what stands in brackets and never has words.
    pub(super) fn set_cues_aside(&mut self) {
        let survey = &*self.survey;
        let mut n_wordless = vec![0_usize; survey.groups.len()];
        let mut n = vec![0_usize; survey.groups.len()];
        for mark in survey.marks.iter().filter(|m| m.at == 0 && m.candidate.form.is_strong()) {
            n[mark.group] += 1;
            n_wordless[mark.group] += usize::from(is_wordless(survey, mark));
        }
        let is_cue = |i: &usize| n_wordless[*i] > 0 && n_wordless[*i] * 3 >= n[*i] * 2;
        for i in (0..n.len()).filter(is_cue) {
            self.survey.groups[i].verdict = Verdict::Cue;
        }
    }
}

/// Whether the label stands in brackets, and nothing but a label or the end of the text behind it.
fn is_wordless(survey: &Survey<'_>, mark: &Mark<'_>) -> bool {
    let line = survey.lines[mark.words_line].text;
    if mark.candidate.form != Form::Bracket || mark.candidate.seconds.is_some() || mark.candidate.words < line.len() {
        return false;
    }
    let below = survey.lines[mark.words_line + 1..].iter().find(|line| !line.blank);
    below.is_none_or(|below| {
        let label = labels::candidate(below.text, "").filter(|c| c.form.is_strong() && c.form != Form::Bracket);
        label.is_some_and(|c| labels::look(c.label).is_some() && c.words < below.text.len())
    })
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::testing::labels;

    #[test]
    fn what_stands_in_brackets_alone_on_its_line_and_has_no_words_is_no_speaker() {
        for cue in ["(RECESS)", "[Break]", "[door]", "[laughs]", "(BELL)", "[Video]"] {
            let talk = format!("ROE: Is it on?\nBELL JR: Yes, I think so.\n{cue}\n").repeat(5);
            assert_eq!(labels(&talk), "ROE/BELL JR 10", "{cue}");
        }
        assert_eq!(labels(&"[Ana]\nIs it on?\n[Ben]\nYes, I think so.\n".repeat(4)), "Ana/Ben 8");
    }
}
