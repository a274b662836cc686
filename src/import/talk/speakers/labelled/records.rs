//! Heads that return: a file of several talks has `Interviewer: Ines Duarte` and `Interviewee: Paul` above each of
//! them. They say who takes part and are nobody's words, though each label returns as that of a speaker does.

use std::collections::{BTreeMap, BTreeSet};

use super::head;
use super::judge::Judge;
use super::survey::{Group, Mark, Survey, Verdict};
use crate::import::talk::speakers::people::nobody;
use crate::import::talk::turns::{Turn, asks};

/// Those who talk have so many times the turns that the heads of all talks have.
const MORE: usize = 3;
/// So many lines below a head another one stands, or above it.
const NEAR: usize = 2;

impl Judge<'_, '_> {
    /// Takes words for parts in the talk for heads, where each stands before a value beside another one, and others
    /// talk.
    pub(super) fn set_returning_heads_aside(&mut self) {
        let heads = heads(self.survey);
        let groups = self.survey.groups.iter().enumerate();
        let (of_heads, others): (Vec<_>, Vec<_>) =
            groups.filter(|(_, g)| g.verdict == Verdict::Speaker).partition(|(i, _)| heads.contains(i));
        let most = |groups: Vec<(usize, &Group<'_>)>| groups.iter().map(|(_, g)| g.n).max().unwrap_or_default();
        if heads.len() < 2 || most(others) < most(of_heads) * MORE {
            return;
        }
        for group in heads {
            self.survey.groups[group].verdict = Verdict::Fact;
        }
    }
}

/// Returns the turns with those of the heads among them, which nobody says.
pub(super) fn among<'t>(survey: &Survey<'t>, starts: Vec<Turn<'t>>) -> Vec<Turn<'t>> {
    let returns = |group: &Group<'_>| group.verdict == Verdict::Fact && group.n >= 2;
    if !survey.groups.iter().any(returns) {
        return starts;
    }
    let is_head = |m: &&Mark<'_>| m.at == 0 && m.candidate.form.is_strong() && returns(&survey.groups[m.group]);
    let begun: BTreeSet<usize> = starts.iter().map(|turn| turn.line).collect();
    let Some(first) = begun.first() else { return starts };
    let lines: BTreeSet<usize> = survey.marks.iter().filter(is_head).map(|m| m.line).collect();
    let mut all = starts;
    all.extend(lines.range(first + 1..).filter(|line| !begun.contains(line)).map(|line| nobody(*line)));
    all.sort_by_key(|turn| (turn.line, turn.at));
    all
}

/// Returns the groups whose every mark may be such a head. The first mark that cannot ends the matter for its group,
/// since a talk may have a million.
fn heads(survey: &Survey<'_>) -> BTreeSet<usize> {
    let can_be_one = |group: &Group<'_>| group.is_part && group.n >= 2 && group.verdict == Verdict::Speaker;
    let mut is_out: Vec<bool> = survey.groups.iter().map(|group| !can_be_one(group)).collect();
    if is_out.iter().all(|is_out| *is_out) {
        return BTreeSet::new();
    }
    let mut lines: BTreeMap<usize, usize> = BTreeMap::new();
    for mark in survey.marks.iter().filter(|m| m.at == 0 && m.candidate.form.is_strong()) {
        if is_out[mark.group] {
            continue;
        }
        let words = survey.lines[mark.words_line].text.get(mark.candidate.words..).unwrap_or_default().trim();
        is_out[mark.group] = !head::is_value(words.trim_end_matches('.'));
        lines.insert(mark.line, mark.group);
    }
    lines.retain(|_, group| !is_out[*group]);
    let n_between =
        |from: usize, to: usize| survey.lines[from..to].iter().filter(|line| !line.blank).take(NEAR + 1).count();
    let near = |one: Option<(&usize, &usize)>, line: usize| {
        one.is_some_and(|(other, _)| n_between(line.min(*other), line.max(*other)) <= NEAR)
    };
    for (line, group) in &lines {
        is_out[*group] |= !near(lines.range(line + 1..).next(), *line) && !near(lines.range(..line).next_back(), *line);
    }
    leave_answers_out(survey, &lines, &mut is_out);
    lines.into_values().filter(|group| !is_out[*group]).collect()
}

/// Takes those out that answer: a question stands right above one of their labels, or above others that answer as well:
/// `What are your names?`, `User 1: Ana`, `User 2: Ben`.
fn leave_answers_out(survey: &Survey<'_>, lines: &BTreeMap<usize, usize>, is_out: &mut [bool]) {
    let mut answered = None;
    for (line, group) in lines {
        let above = (0..*line).rev().find(|above| !survey.lines[*above].blank);
        let answers = above.is_some_and(|above| answered == Some(above) || asks(survey.lines[above].text));
        is_out[*group] |= answers;
        answered = answers.then_some(*line);
    }
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;

    fn turns(text: &str) -> Vec<String> {
        turns_as_told("a.txt", text).into_iter().map(|turn| turn.replacen("@-1", "", 1)).collect()
    }

    #[test]
    fn heads_above_each_of_several_talks_are_nobodys_words() {
        let talk = "1. How did you come?\nR/ By train, in May.\n2. And then?\nR/ Then I stayed.\n3. Why here?\nR/Because of the sea.\n";
        let text = format!(
            "Interviewer: Ines Duarte.\nInterviewee: Paul Roux.\n\n{talk}\nInterviewer: Ana Faro\nInterviewee: Eva Sol\n\n{talk}"
        );
        let found = turns(&text);
        let said: Vec<&String> = found.iter().filter(|turn| !turn.starts_with("-|")).collect();
        assert!(found.contains(&"-|Interviewer: Ana Faro".to_owned()), "{found:?}");
        assert_eq!(
            (said.len(), said[0].as_str(), said[1].as_str()),
            (12, "Question|How did you come?", "R|By train, in May."),
            "{found:?}"
        );
    }

    #[test]
    fn two_who_say_little_talk_all_the_same() {
        let text = "Interviewer: Sleep\nInterviewee: Bad\nInterviewer: Work\nInterviewee: None\nInterviewer: Home\nInterviewee: Far\n";
        assert_eq!(turns(text).len(), 6);
        assert!(turns(text).iter().all(|turn| turn.starts_with("Interview")));
    }

    #[test]
    fn several_who_answer_below_a_question_are_no_head() {
        let talk = "Interviewer: How are you?\nAna: Fine, thank you.\nInterviewer: Good.\nBen: So am I, as always.\n"
            .repeat(4);
        let names = "Interviewer: What is your name?\nUser 1: Ana\nUser 2: Ben\n";
        let found = turns(&format!("{names}{talk}{names}{talk}"));
        assert_eq!((found.len(), found[1].as_str()), (38, "User 1|Ana"), "{found:?}");
    }
}
