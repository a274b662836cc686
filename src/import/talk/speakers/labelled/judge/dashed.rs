//! Labels before a dash among others before a colon: `Ana: Why?`, `Ben – So it was.` Lists have such words as well, but
//! people say sentences, and do not speak in lists.

use super::super::survey::{Mark, Verdict};
use super::Judge;
use super::announcing::says_sentences;
use crate::import::talk::labels::{Form, Shape};

/// Fewer turns are words before a dash.
const FEWEST: usize = 3;

impl Judge<'_, '_> {
    /// Takes names that return before a dash for speakers, where they have a good part of the turns.
    pub(super) fn join_dashed(&mut self) {
        let counts = self.counts(Form::Dash, |_| true);
        let new: Vec<usize> =
            (0..counts.len()).filter(|i| counts[*i] >= FEWEST && self.speaks_before_dashes(*i)).collect();
        let n: usize = new.iter().map(|i| counts[*i]).sum();
        let groups = &self.survey.groups;
        let spoken = self.survey.marks.iter().filter(|m| m.candidate.form.is_strong() && m.at == 0);
        let n_spoken = spoken.filter(|m| groups[m.group].verdict.speaks()).count();
        if n * 4 < n_spoken {
            return;
        }
        for i in new {
            let group = &mut self.survey.groups[i];
            (group.verdict, group.form, group.n) = (Verdict::Speaker, Some(Form::Dash), counts[i]);
        }
    }

    /// Whether a label looks like a name and says sentences before dashes, outside of lists.
    fn speaks_before_dashes(&self, group: usize) -> bool {
        let survey = &*self.survey;
        let judged = &survey.groups[group];
        let is_name = judged.is_part
            || judged.shape == Shape::Code
            || judged.shape == Shape::Name && !survey.is_common_noun(judged.label);
        let marks = || survey.marks.iter().filter(|m| m.group == group && m.candidate.form == Form::Dash);
        let stands_apart =
            |m: &Mark<'_>| (m.after_blank || survey.is_behind_a_sentence(m.line)) && !survey.is_listed(m.line);
        judged.verdict == Verdict::Undecided && is_name && marks().all(stands_apart) && says_sentences(survey, marks())
    }
}

#[cfg(test)]
mod tests {
    use crate::import::Run;
    use crate::import::talk::speakers::testing::{said_set_off, spoken};

    #[test]
    fn names_before_dashes_speak_beside_those_before_colons() {
        let round =
            "El Claustro: And what is it?\nDivarre – It is a song.\nHellebore: It is late.\nAfterglauk – So it was.\n";
        let talk = format!("{}El Claustro: Why?\nHellebore – Because of it.\n", round.repeat(4));
        assert_eq!(spoken(&talk), "El Claustro 5, Divarre 4, Hellebore 5, Afterglauk 4");
        let list = "Ana: And what was sold?\nBen: These.\nBread – 12 loaves\nSalt – 3 bags\n".repeat(4);
        assert_eq!(spoken(&list), "Ana 4, Ben 4");
    }

    #[test]
    fn a_dash_behind_a_bold_label_is_that_of_a_plain_one() {
        let bold = Run { range: 0..0, bold: true, italic: false };
        let talk = ["!LP – And what is it?", "MN – It is a song."].repeat(6);
        let expected = ["1|And what is it?", "2|It is a song."].repeat(6);
        assert_eq!(said_set_off(&talk, '!', &bold), expected);
        let page = "<p><b>LP – What is it?</b></p><p><b>MN</b> – It is a song.</p>".repeat(6);
        let turns = crate::import::turns_as_told("a.html", &page);
        assert_eq!(turns[..2], ["LP@-1|What is it?", "MN@-1|It is a song."], "{turns:?}");
        let nouns = "<p><b>Question</b> – What is the question?</p><p><b>Answer</b> – It is an answer.</p>".repeat(6);
        let turns = crate::import::turns_as_told("a.html", &nouns);
        assert_eq!(turns[..2], ["Question@-1|What is the question?", "Answer@-1|It is an answer."], "{turns:?}");
    }
}
