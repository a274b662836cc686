//! Whether labels of one form that prose has as well, before a point or alone on lines, are those of a talk, and which.

use super::super::super::survey::{Group, Mark, Survey, Verdict};
use super::super::answering::answers;
use super::{Demand, is_formal, wordless};
use crate::import::talk::labels::{self, Form, Shape};
use crate::import::talk::lines::{Emphasis, Line};
use crate::import::talk::turns::asks;

/// How much the labels of an official record make of a text: speeches are long.
const RECORD_SHARE: f32 = 0.1;
/// How much names alone make of a text where nothing else stands in bold, or where questions stand above them: turns of
/// many paragraphs stand below them.
const BOLD_SHARE: f32 = 0.03;
/// So many turns of two who take turns throughout are a talk.
const MANY: usize = 12;

/// The labels of one form before the judge.
pub(super) struct Trial<'s, 't> {
    survey: &'s Survey<'t>,
    form: Form,
    demand: &'s Demand,
    /// How often each label stands in this form, and whether one of them returns.
    counts: &'s [usize],
    returns: bool,
    /// For each label whether it may speak.
    chosen: Vec<bool>,
    /// Whose turns the text has, in its order.
    in_order: Vec<usize>,
}

impl<'s, 't> Trial<'s, 't> {
    pub fn of(survey: &'s Survey<'t>, form: Form, demand: &'s Demand, counts: &'s [usize]) -> Self {
        let returns = counts.iter().any(|n| *n >= 2);
        let mut trial = Self { survey, form, demand, counts, returns, chosen: Vec::new(), in_order: Vec::new() };
        trial.choose();
        let is_by_sign =
            |m: &&Mark<'_>| m.at == 0 && m.candidate.form.is_strong() && trial.is_by_sign(&survey.groups[m.group]);
        let is_of_form = |m: &&Mark<'_>| m.candidate.form == form || form == Form::Alone || is_by_sign(m);
        let of_chosen = survey.marks.iter().filter(is_of_form).map(|m| m.group).filter(|g| trial.chosen[*g]);
        trial.in_order = of_chosen.collect();
        trial
    }

    /// Returns the labels that may speak.
    pub fn chosen(&self) -> Vec<usize> {
        (0..self.chosen.len()).filter(|i| self.chosen[*i]).collect()
    }

    /// Returns how much of the text their turns are.
    pub fn share(&self) -> f32 {
        self.in_order.len() as f32 / self.survey.n_units.max(1) as f32
    }

    /// Whether they take turns and make much of the text, or one of them answers all questions, or this is a record.
    pub fn is_talk(&self) -> bool {
        let n_chosen = self.chosen.iter().filter(|c| **c).count();
        let takes_turns = n_chosen >= 2
            && self.n_switches() >= 2
            && self.share() >= self.least_share(n_chosen)
            && self.in_order.len() >= self.demand.fewest;
        let first = self.in_order.first();
        let answers_alone =
            n_chosen == 1 && self.form != Form::Alone && first.is_some_and(|g| answers(self.survey, *g));
        takes_turns || answers_alone || self.is_record() && self.share() >= RECORD_SHARE
    }

    /// Who is set off by a sign throughout may speak with one who is not.
    fn is_by_sign(&self, group: &Group<'_>) -> bool {
        group.n >= 2 && group.shape != Shape::Phrase && self.form != Form::Alone
    }

    fn choose(&mut self) {
        let (survey, form) = (self.survey, self.form);
        let wordless = if form == Form::Alone { wordless(survey) } else { vec![false; self.counts.len()] };
        let titled_alone = form == Form::Alone && are_titled(survey, self.counts);
        let may_speak = |i: usize| {
            let group = &survey.groups[i];
            let is_formal =
                self.counts[i] == 1 && (is_formal(form, group.label) || titled_alone && labels::is_titled(group.label));
            self.stands_often(i, is_formal)
                && self.looks_like_one(i)
                && !self.is_heading(i)
                && !group.verdict.is_out()
                && !wordless[i]
        };
        self.chosen = (0..survey.groups.len()).map(may_speak).collect();
    }

    /// Whether a label stands often enough; that of a record may stand once.
    fn stands_often(&self, i: usize, is_formal: bool) -> bool {
        let (n, group) = (self.counts[i], &self.survey.groups[i]);
        // A word such as `Interviewer` may stand once where another label returns.
        let is_single_part = self.demand.single_parts && self.returns && group.is_part && n == 1;
        let is_covered = self.survey.covered_by == Some(self.form) && n == 1;
        let is_asked_for = self.demand.fewest == 1 && n == 1;
        n >= 2 || is_covered || is_single_part || is_formal || self.returns && self.is_by_sign(group) || is_asked_for
    }

    fn looks_like_one(&self, i: usize) -> bool {
        let group = &self.survey.groups[i];
        let is_word = self.form == Form::Sign && self.counts[i] >= 3 && !group.label.contains(' ');
        group.shape != Shape::Phrase || group.is_part || is_word || self.survey.covered_by == Some(self.form)
    }

    fn is_heading(&self, i: usize) -> bool {
        let group = &self.survey.groups[i];
        let heads = self.demand.fewest > 1 && self.counts[i] >= 2 && heads_names(self.survey, i, self.form);
        heads || (group.verdict == Verdict::Fact && group.n >= 2)
    }

    fn n_switches(&self) -> usize {
        self.in_order.windows(2).filter(|w| w[0] != w[1]).count()
    }

    /// Returns how much of the text their turns must be.
    fn least_share(&self, n_chosen: usize) -> f32 {
        let (survey, chosen) = (self.survey, self.chosen.as_slice());
        let stand_out =
            || are_bold_names(survey, chosen) || are_below_questions(survey, chosen) || are_below_rules(survey, chosen);
        // Two who speak one after the other throughout talk, whatever else stands on the page.
        let n = self.in_order.len();
        let alternate = n_chosen == 2 && n >= MANY && self.n_switches() * 10 >= (n - 1) * 9;
        match self.form {
            Form::Alone if stand_out() => BOLD_SHARE,
            Form::Alone => self.demand.share,
            _ if alternate => RECORD_SHARE.min(self.demand.share),
            _ => self.demand.share,
        }
    }

    /// Whether nearly all turns have labels of an official record.
    fn is_record(&self) -> bool {
        let is_formal = |g: &&usize| is_formal(self.form, self.survey.groups[**g].label);
        let n_formal = self.in_order.iter().filter(is_formal).count();
        self.returns && n_formal >= self.demand.fewest && n_formal * 5 >= self.in_order.len() * 4
    }
}

/// Whether a dash or a sign parts the label always from a name and nothing else: `Interview – Ana Roux` is a heading.
fn heads_names(survey: &Survey<'_>, group: usize, form: Form) -> bool {
    let marks = survey.marks.iter().filter(|m| m.group == group && m.candidate.form == form);
    let words = |m: &Mark<'_>| survey.lines[m.words_line].text.get(m.candidate.words..).unwrap_or_default().trim();
    let is_name = |words: &str| words.contains(' ') && labels::shape(words) == Some(Shape::Name);
    matches!(form, Form::Dash | Form::Sign) && marks.into_iter().all(|m| is_name(words(m)))
}

/// Whether the chosen labels that stand alone are the lines in bold of the text, but for a few.
fn are_bold_names(survey: &Survey<'_>, chosen: &[bool]) -> bool {
    const FEWEST: usize = 6;
    let is_bold = |line: usize| survey.lines[line].emphasis == Emphasis::Whole;
    let alone = || survey.marks.iter().filter(|m| m.candidate.form == Form::Alone && chosen[m.group]);
    let (n, n_bold) = (alone().count(), alone().filter(|m| is_bold(m.line)).count());
    let n_lines = || (0..survey.lines.len()).filter(|line| is_bold(*line)).count();
    n >= FEWEST && n_bold * 10 >= n * 9 && n_lines() * 4 <= n_bold * 5
}

/// Whether the chosen labels that stand alone are codes in capitals, and nearly half of them stand right below questions
/// or lines in bold, the others below what somebody answered before: `XXXX`, `YYYY`.
fn are_below_questions(survey: &Survey<'_>, chosen: &[bool]) -> bool {
    const FEWEST: usize = 6;
    const FEWEST_LETTERS: usize = 3;
    let is_code = |group: &Group<'_>| {
        let n_letters = group.label.chars().filter(|c| c.is_uppercase()).count();
        group.shape == Shape::Code && n_letters >= FEWEST_LETTERS && n_letters == group.label.chars().count()
    };
    let is_asked = |line: usize| {
        let above = survey.lines[..line].iter().rev().find(|above| !above.blank);
        above.is_some_and(|above| above.heading || above.emphasis == Emphasis::Whole || asks(above.text))
    };
    let marks = || survey.marks.iter().filter(|m| m.candidate.form == Form::Alone && chosen[m.group]);
    let (n, n_asked) = (marks().count(), marks().filter(|m| is_asked(m.line)).count());
    n >= FEWEST && n_asked * 5 >= n * 2 && marks().all(|m| is_code(&survey.groups[m.group]))
}

/// Whether nearly all the chosen labels that stand alone stand right below rules: `---`.
fn are_below_rules(survey: &Survey<'_>, chosen: &[bool]) -> bool {
    const FEWEST: usize = 4;
    let is_rule = |line: &Line<'_>| {
        let text = line.text.trim();
        text.len() >= 3 && text.bytes().all(|b| matches!(b, b'-' | b'_' | b'*' | b'='))
    };
    let is_below = |m: &&Mark<'_>| survey.lines[..m.line].iter().rev().find(|above| !above.blank).is_some_and(is_rule);
    let marks = || survey.marks.iter().filter(|m| m.candidate.form == Form::Alone && chosen[m.group]);
    let n = marks().count();
    n >= FEWEST && marks().filter(is_below).count() * 10 >= n * 8
}

/// Whether nearly all labels that return have titles, as in a record where `Lord Roux (Lab)` stands above his words:
/// whoever has one there speaks, be it once.
fn are_titled(survey: &Survey<'_>, counts: &[usize]) -> bool {
    const FEWEST: usize = 3;
    let returning = || (0..counts.len()).filter(|i| counts[*i] >= 2);
    let n_titled = returning().filter(|i| labels::is_titled(survey.groups[*i].label)).count();
    n_titled >= FEWEST && n_titled * 3 >= returning().count() * 2
}
