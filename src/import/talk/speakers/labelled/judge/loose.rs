//! Labels without a sign of their own: bold, before a point or a dash, in capitals, alone on a line. Prose has the
//! same, so they must return, take turns and make much of the text: `trial.rs` says whether they do.

mod trial;

use rustc_hash::FxHashMap;

use self::trial::Trial;
use super::super::survey::{Group, Mark, Survey, Verdict};
use super::Judge;
use crate::import::talk::labels::{self, Form, Shape};
use crate::import::talk::lines::Emphasis;
use crate::import::talk::reading::Convention;

/// How much the labels of a loose form must make of a text, and whether a word for a part in the talk may stand once.
pub(super) struct Demand {
    pub share: f32,
    /// The fewest marks.
    pub fewest: usize,
    pub single_parts: bool,
}

/// Of the lines of a talk that all begin in one form, a few may go on with the one above.
const NEARLY_ALL: f32 = 0.8;

/// The forms that prose has as well, in the order in which they are tried.
pub(super) const LOOSE: [(Form, Convention); 6] = [
    (Form::Emphasis, Convention::Emphasis),
    (Form::Point, Convention::Points),
    (Form::Dash, Convention::Dashes),
    (Form::Sign, Convention::Signs),
    (Form::Capitals, Convention::Capitals),
    (Form::Alone, Convention::NamesAlone),
];

/// Returns what is asked of labels of this form where nobody said that there are some.
pub(super) fn usual(form: Form) -> Demand {
    match form {
        Form::Alone => Demand { share: 0.25, fewest: 2, single_parts: true },
        _ => Demand { share: 0.4, fewest: 4, single_parts: true },
    }
}

impl Judge<'_, '_> {
    /// Judges labels of a form that prose has as well: they must return, take turns and make much of the text.
    pub(super) fn by_form(&mut self, form: Form, demand: &Demand) {
        let counts = self.counts(form, |_| true);
        let trial = Trial::of(self.survey, form, demand, &counts);
        if demand.fewest > 1 && !trial.is_talk() {
            return;
        }
        let (chosen, share) = (trial.chosen(), trial.share());
        self.admit(&chosen, form, demand, &counts);
        self.add_siblings(form, &counts, share >= NEARLY_ALL);
    }

    /// Takes the chosen labels of a form for speakers, unless they are nouns that the text has within sentences too.
    fn admit(&mut self, chosen: &[usize], form: Form, demand: &Demand, counts: &[usize]) {
        let set_apart = self.counts(form, |line| matches!(self.survey.lines[line].emphasis, Emphasis::Begins(_)));
        let is_covered = self.survey.covered_by == Some(form);
        for i in chosen.iter().copied() {
            let group = &self.survey.groups[i];
            let part = group.is_part;
            // What somebody does may be the label, if it stands in bold again and again.
            let is_office = matches!(form, Form::Emphasis | Form::Dash) && set_apart[i] >= 3;
            let is_word = part || group.shape == Shape::Code || is_office || demand.fewest == 1;
            // Within sentences people speak *of* the president, and *to* him: `merci, monsieur le président`.
            let is_word = is_word || is_covered || is_formal(form, group.label);
            if !is_word && self.survey.is_common_noun(group.label) {
                continue;
            }
            let is_single = counts[i] == 1 && !part && demand.fewest > 1;
            let group = &mut self.survey.groups[i];
            group.verdict = if is_single && group.n < 2 { Verdict::Perhaps } else { Verdict::Speaker };
            if counts[i] > 0 {
                (group.form, group.n) = (Some(form), counts[i]);
            }
        }
    }

    /// Whether titles before a dash or a point set off many more turns than the signs by which labels were found: the
    /// text is an official record, and what those set off are counts and quotations.
    pub(super) fn is_record(&self) -> bool {
        const FEWEST: usize = 12;
        let survey = &*self.survey;
        let first = || survey.marks.iter().filter(|m| m.at == 0);
        let n_formal = first().filter(|m| is_formal(m.candidate.form, m.candidate.label)).count();
        let n_strong =
            first().filter(|m| m.candidate.form.is_strong() && survey.groups[m.group].verdict.speaks()).count();
        n_formal >= FEWEST && n_formal > 2 * n_strong
    }

    /// Whether labels alone on lines take far more turns than the signs by which labels were found set off: a colon behind
    /// one of them is a slip.
    pub(super) fn stand_alone(&self) -> bool {
        const FEWEST: usize = 12;
        const TIMES: usize = 8;
        let survey = &*self.survey;
        let counts = self.counts(Form::Alone, |_| true);
        let wordless = wordless(survey);
        let is_known = |i: &usize| {
            let group = &survey.groups[*i];
            counts[*i] >= 3 && !wordless[*i] && (group.is_part || group.shape == Shape::Code)
        };
        let alone: Vec<usize> = (0..counts.len()).filter(is_known).collect();
        let n_alone: usize = alone.iter().map(|i| counts[*i]).sum();
        let strong = survey.marks.iter().filter(|m| m.at == 0 && m.candidate.form.is_strong());
        let n_strong = strong.filter(|m| survey.groups[m.group].verdict.speaks()).count();
        alone.len() >= 2 && n_strong > 0 && n_alone >= FEWEST.max(TIMES * n_strong)
    }

    /// Who speaks once among many of the same form is a speaker too, if the label is like one of theirs (`P2 – Oui.`)
    /// or if `all` lines begin so: `Le fils – Non.`
    fn add_siblings(&mut self, form: Form, counts: &[usize], all: bool) {
        let groups = &self.survey.groups;
        let speaking: Vec<&str> = groups.iter().filter(|g| g.verdict.speaks()).map(|g| g.label).collect();
        let is_like_others = |group: &Group<'_>| {
            let is_sibling = speaking.iter().any(|label| labels::is_sibling(group.label, label));
            let sets_off = matches!(form, Form::Dash | Form::Emphasis);
            let is_set_off = all && sets_off && group.label.starts_with(char::is_uppercase);
            let is_code = form == Form::Point && group.shape == Shape::Code;
            group.verdict == Verdict::Undecided && (is_sibling || is_set_off || is_code)
        };
        let singles = |i: &usize| !speaking.is_empty() && counts[*i] == 1 && is_like_others(&groups[*i]);
        let new: Vec<usize> = (0..counts.len()).filter(singles).collect();
        for i in new {
            let group = &mut self.survey.groups[i];
            (group.verdict, group.form, group.n) = (Verdict::Perhaps, Some(form), 1);
        }
    }

    /// Returns how often each label stands in `form`, on lines that `counts` takes.
    pub(super) fn counts(&self, form: Form, counts: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut n = vec![0_usize; self.survey.groups.len()];
        for mark in self.survey.marks.iter().filter(|m| m.candidate.form == form && counts(m.line)) {
            n[mark.group] += 1;
        }
        n
    }

    /// Nobody talks alone: where a sign sets off one speaker only, the others may be set off in another way.
    pub(super) fn find_partner(&mut self) {
        for (form, _) in LOOSE.iter().filter(|(form, _)| *form != Form::Alone) {
            if self.survey.groups.iter().filter(|g| g.verdict.speaks()).count() > 1 {
                return;
            }
            self.by_form(*form, &usual(*form));
        }
    }

    /// Where signs set labels off in one part of the text, another part may write them in another way: labels that
    /// return by turns there, before the first or behind the last of the others, are speakers too.
    pub(super) fn join_others(&mut self) {
        let survey = &*self.survey;
        let spoken =
            survey.marks.iter().filter(|m| survey.groups[m.group].verdict.speaks() && m.candidate.form.is_strong());
        let lines: Vec<usize> = spoken.map(|m| m.line).collect();
        let (Some(first), Some(last)) = (lines.first().copied(), lines.last().copied()) else { return };
        for (form, _) in LOOSE {
            let counts = self.counts(form, |line| line < first || line > last);
            let survey = &*self.survey;
            let is_speaker = |i: usize| {
                let group = &survey.groups[i];
                let part = group.is_part;
                let looks = group.shape == Shape::Code
                    || part
                    || (group.shape == Shape::Name && !survey.is_common_noun(group.label));
                counts[i] >= 2 && looks && group.verdict == Verdict::Undecided
            };
            let new: Vec<usize> = (0..counts.len()).filter(|i| is_speaker(*i)).collect();
            let n: usize = new.iter().map(|i| counts[*i]).sum();
            let n_outside =
                survey.lines.iter().enumerate().filter(|(i, l)| !l.blank && (*i < first || *i > last)).count();
            if new.len() >= 2 && n * 4 >= n_outside {
                for i in new {
                    let group = &mut self.survey.groups[i];
                    (group.verdict, group.form) = (Verdict::Speaker, Some(form));
                    group.n = counts[i];
                }
            }
        }
    }
}

/// Returns for each label whether nothing but another one that has words stands below it where it is alone on a line, as
/// below the codes that some programs print between turns.
fn wordless(survey: &Survey<'_>) -> Vec<bool> {
    let marks = || survey.marks.iter().filter(|m| m.candidate.form == Form::Alone);
    let alone: FxHashMap<usize, usize> = marks().map(|m| (m.line, m.group)).collect();
    let mut n_wordless = vec![(0_usize, 0_usize); survey.groups.len()];
    for Mark { line, group, .. } in marks() {
        let mut below = (line + 1..survey.lines.len()).filter(|below| !survey.lines[*below].blank);
        let is_other = below.next().and_then(|below| alone.get(&below)).is_some_and(|other| other != group);
        // `Yes` may be all that somebody says.
        let is_wordless = is_other && below.next().is_some_and(|words| !alone.contains_key(&words));
        let (n, n_without) = &mut n_wordless[*group];
        (*n, *n_without) = (*n + 1, *n_without + usize::from(is_wordless));
    }
    n_wordless.into_iter().map(|(n, n_without)| n >= 3 && n_without * 3 >= n * 2).collect()
}

/// Whether a label of this form is that of an official record, where it speaks however seldom: `Mme la ministre. …`,
/// `PRESIDENTE. …`
fn is_formal(form: Form, label: &str) -> bool {
    const FEWEST_LETTERS: usize = 4;
    let letters = || labels::without_remark(label).unwrap_or(label).split(',').next().unwrap_or(label).chars();
    let n_letters = letters().filter(|c| c.is_alphabetic()).count();
    let is_shouted = n_letters >= FEWEST_LETTERS && !letters().any(char::is_lowercase);
    (matches!(form, Form::Point | Form::Dash) && labels::is_titled(label)) || (form == Form::Point && is_shouted)
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::find;
    use crate::import::talk::speakers::testing::said_set_off;
    use crate::import::{Layout, Run};

    #[test]
    fn names_right_below_rules_speak_however_much_they_say() {
        let said = "It was late that evening.\nI went home.\nNobody was there.\nSo it went on.\nI stayed.\n".repeat(4);
        let talk = format!("---\nANA RUIZ GÓMEZ\n{said}---\nJOSÉ LUIS PÉREZ\n{said}").repeat(3);
        let found = find(&talk, &Layout::default());
        let labels: Vec<&str> = found.speakers.iter().map(|s| s.label.as_str()).collect();
        assert_eq!((labels, found.turns.len()), (vec!["ANA RUIZ GÓMEZ", "JOSÉ LUIS PÉREZ"], 1 + 6));
    }

    #[test]
    fn a_colon_behind_one_of_many_labels_alone_on_lines_is_a_slip_and_codes_between_turns_are_nobody() {
        let pair = "Interviewer1\nAnd what is it that you keep in it?\nQ4.4\nInterviewee1\nThe sales of a day.\nQ4.4\n";
        let text = format!("{}Interviewer1\nSo?\nInterviewee1 : that is it.\nQ4.4\n{pair}", pair.repeat(8));
        let found = find(&text, &Layout { lines_are_paragraphs: true, ..Layout::default() });
        let labels: Vec<&str> = found.speakers.iter().map(|speaker| speaker.label.as_str()).collect();
        assert_eq!(labels, ["Interviewer1", "Interviewee1"]);
        assert_eq!(found.turns.iter().filter(|turn| turn.3.is_some()).count(), 20);
    }

    #[test]
    fn whoever_has_a_title_alone_on_a_line_speaks_where_all_have_one() {
        let said = |who: &str| format!("{who}\nI thank the House, and I move the amendment.\n\n");
        let three = ["Lord Roux (Lab)", "Baroness Petit", "Viscount Faro"].map(said).concat();
        let found = find(&format!("{three}{three}{}{three}", said("Lord Blanc (Con)")), &Layout::default());
        assert_eq!(found.turns.iter().filter(|turn| turn.3.is_some()).count(), 10);
    }

    #[test]
    fn codes_alone_below_questions_speak_however_much_they_say() {
        let answer = ["It was late, and so on.", "Then we left the town."].repeat(6);
        let said = |who: &'static str| [&[who], answer.as_slice()].concat();
        let round =
            [vec!["!Where did you go?"], said("XXXX"), said("YYYY"), vec!["!And then?"], said("YYYY"), said("XXXX")]
                .concat();
        let bold = Run { range: 0..0, bold: true, italic: false };
        let who: String =
            said_set_off(&round.repeat(3), '!', &bold).iter().filter_map(|turn| turn.chars().next()).collect();
        assert_eq!(who, "123132".repeat(3));
    }

    #[test]
    fn bold_names_alone_above_turns_of_many_paragraphs_are_speakers() {
        let turn =
            |who: &str| format!("**{who}**\n\n{}", "It was late, and so on.\n\nThen we left the town.\n\n".repeat(5));
        let talk = [turn("Tim Roux"), turn("Ana Petit")].concat().repeat(4);
        let found = find(&talk, &Layout::default());
        assert_eq!(found.turns.iter().filter(|turn| turn.3.is_some()).count(), 8);
        let plain = find(&talk.replace("**", ""), &Layout::default());
        assert!(plain.turns.iter().all(|turn| turn.3.is_none()));
        let among_others = talk.replace("It was late, and so on.", "**It was late, and so on.**");
        assert!(find(&among_others, &Layout::default()).turns.iter().all(|turn| turn.3.is_none()));
    }
}
