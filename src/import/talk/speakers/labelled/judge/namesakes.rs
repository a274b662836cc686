//! Names that are small words too: `Will`, `Elle Mouton`, `An Nguyen`, `Do`. Sentences begin so, hence one such label
//! says nothing; but what returns between the turns of others is a speaker, whatever its first word.

use super::super::survey::{Mark, Survey, Verdict};
use super::Judge;
use super::announcing::says_sentences;
use super::neighbours::{in_one_form, stands_between};
use crate::import::talk::labels::{self, Form};
use crate::import::talk::reading::{Doubt, Why};

/// Fewer turns are sentences that begin alike.
const FEWEST: usize = 3;
/// Who speaks less often than the most talkative by this factor is hardly one who takes part.
const LEAST: usize = 6;
/// Among more such words than this nobody is looked for: it is prose.
const MOST: usize = 200;

impl Judge<'_, '_> {
    /// Lets small words that take turns with speakers be judged like other labels.
    pub(super) fn admit_namesakes(&mut self) {
        let survey = &*self.survey;
        let found: Vec<usize> = namesakes(survey).into_iter().filter(|i| talks(survey, *i)).collect();
        for i in found {
            let group = &mut self.survey.groups[i];
            (group.verdict, group.is_part) = (Verdict::Undecided, true);
        }
    }
}

/// Returns the small words that return before sentences, though they were not taken.
pub(in crate::import) fn doubts(survey: &Survey<'_>) -> Vec<Doubt> {
    let returns = |i: &usize| {
        let marks = survey.marks.iter().filter(|m| m.group == *i && m.at == 0 && m.candidate.form.is_strong());
        survey.groups[*i].n >= FEWEST && says_sentences(survey, marks)
    };
    let doubt = |i: usize| Doubt { label: survey.groups[i].label.to_owned(), why: Why::NotTaken };
    namesakes(survey).into_iter().filter(returns).map(doubt).collect()
}

/// Returns the labels that are small words and return, wherever they stand.
fn namesakes(survey: &Survey<'_>) -> Vec<usize> {
    let mut n = vec![0_usize; survey.groups.len()];
    survey.marks.iter().filter(|m| m.at == 0).for_each(|m| n[m.group] += 1);
    let is_one = |i: &usize| {
        let group = &survey.groups[*i];
        group.verdict == Verdict::Announces && labels::is_namesake(group.label) && n[*i] >= 2
    };
    let found: Vec<usize> = (0..n.len()).filter(is_one).collect();
    if found.len() > MOST { Vec::new() } else { found }
}

/// Whether the label takes turns with speakers, in one form.
fn talks(survey: &Survey<'_>, group: usize) -> bool {
    in_one_form(|is_form| takes_turns(survey, group, is_form))
}

fn takes_turns(survey: &Survey<'_>, group: usize, is_form: fn(Form) -> bool) -> bool {
    let counts = |m: &&Mark<'_>| {
        let is_known = m.group == group || !survey.groups[m.group].verdict.is_out();
        m.at == 0 && m.line >= survey.head && is_form(m.candidate.form) && is_known
    };
    let marks: Vec<&Mark<'_>> = survey.marks.iter().filter(counts).collect();
    let mut n = vec![0_usize; survey.groups.len()];
    marks.iter().for_each(|m| n[m.group] += 1);
    let order: Vec<&Mark<'_>> = marks.into_iter().filter(|m| n[m.group] >= 2).collect();
    let own: Vec<usize> = (0..order.len()).filter(|i| order[*i].group == group).collect();
    if own.len() < FEWEST || own.len() * LEAST < n.iter().copied().max().unwrap_or_default() {
        return false;
    }
    // `Yes` below a name alone on its line is what that person says.
    let is_answer = |i: &usize| {
        let above = i.checked_sub(1).map(|above| order[above].line);
        let between = |line: usize| survey.lines[line + 1..order[*i].line].iter().all(|l| l.blank);
        order[*i].candidate.form == Form::Alone && above.is_some_and(between)
    };
    let groups: Vec<usize> = order.iter().map(|m| m.group).collect();
    stands_between(&groups, group)
        && !own.iter().any(is_answer)
        && says_sentences(survey, own.iter().map(|i| order[*i]))
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::reading::Why;
    use crate::import::talk::speakers::find;
    use crate::import::talk::speakers::tests::summary;

    #[test]
    fn a_name_that_is_a_small_word_speaks_where_it_takes_turns() {
        for name in
            ["Will", "Will Young", "Elle", "Elle Mouton", "An Nguyen", "Ma", "Can", "Do", "Tu", "So Young", "Bon"]
        {
            let talk = format!("Anna: Why will it be so?\n{name}: Because I will, I think.\n").repeat(4);
            assert_eq!(summary(&talk), format!("Anna/{name} 8"));
        }
        assert_eq!(summary(&"#1: Why is it so?\n#2: Because I think so.\n".repeat(4)), "#1/#2 8");
        let alone = "Anna\nWhy will it be so?\n\nWill\nBecause I will, I think.\n\n".repeat(4);
        assert_eq!(summary(&alone), "Anna/Will 8");
        let timed = "Elle Mouton: 0:00:00\n\nThen we talk.\n\nAnna Jonas: 0:00:15\n\nOkay.\n\n".repeat(3);
        assert_eq!(summary(&timed), "Elle Mouton/Anna Jonas 6");
        let three =
            "Anna: Why?\nWill: So it was.\nBen: No, never.\nWill: Ah, I see.\nAnna: And?\nBen: It is.\n".repeat(3);
        assert_eq!(summary(&three), "Anna/Will/Ben 18");
    }

    #[test]
    fn small_words_within_the_turns_of_one_speaker_are_none() {
        let talk = "INT: Why was it so?\nU07: Because it was, I think.\nSo: nobody came.\n".repeat(4);
        assert_eq!(summary(&talk), "INT/U07 8");
        let alone = "Anna\nYes.\n\nBen\nYes\n\nAnna\nYes\n\nBen\nYes\n\n".repeat(3);
        assert_eq!(summary(&alone), "Anna/Ben 12");
    }

    #[test]
    fn a_small_word_that_returns_and_was_not_taken_can_be_ticked() {
        let talk = "INT: Why was it so?\nU07: Because it was, I think.\nSo: nobody came.\n".repeat(4);
        let found = find(&talk, &Layout::default());
        let doubts: Vec<(&str, &Why)> = found.doubts.iter().map(|d| (d.label.as_str(), &d.why)).collect();
        assert_eq!(doubts, [("So", &Why::NotTaken)]);
    }
}
