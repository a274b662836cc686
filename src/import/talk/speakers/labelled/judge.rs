//! Which labels are speakers. What returns and alternates is a speaker; what stands once is doubted unless it says that
//! it is one (*Interviewer*), or looks like the others in a document that is clearly a transcript.
//!
//! Each file has one reason for or against a label: `announcing.rs`, `captions.rs`, `crowd.rs`, `cues.rs`,
//! `numbering.rs` and `retold.rs` against, `answering.rs`, `namesakes.rs` and `neighbours.rs` for; `loose.rs` is for
//! labels without a colon, `dashed.rs` for those before a dash beside them.

pub(super) mod announcing;
pub(super) mod answering;
mod captions;
mod crowd;
mod cues;
mod dashed;
mod loose;
pub(super) mod namesakes;
mod neighbours;
mod numbering;
mod retold;

use std::collections::BTreeSet;

use self::answering::answers;
use self::loose::{Demand, LOOSE, usual};
use self::neighbours::Neighbours;
use super::survey::{Group, Mark, Survey, Verdict};
use super::{clocks, forms, head, legend};
use crate::import::talk::labels::{self, Form, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::reading::{Convention, Wish};
use crate::import::talk::roles;

/// A survey on its way to verdicts.
pub(in crate::import) struct Judge<'s, 't> {
    pub survey: &'s mut Survey<'t>,
    /// The first line with a label that returns.
    pub first: usize,
    /// By which convention speakers were found.
    pub convention: Option<Convention>,
}

impl<'s, 't> Judge<'s, 't> {
    /// Judges every label of `survey`; a person's decisions come first.
    pub fn of(survey: &'s mut Survey<'t>, wish: &Wish) -> Self {
        let mut judge = Self { survey, first: usize::MAX, convention: None };
        judge.refuse(wish);
        judge.admit_announcing();
        judge.admit_namesakes();
        judge.refuse_figures();
        judge.refuse_numbering();
        judge.set_heads_aside();
        judge.set_cues_aside();
        judge.set_retold_aside();
        match wish.convention {
            None => {
                judge.by_the_text();
                judge.disperse_crowd();
            }
            Some(convention) => judge.by(convention),
        }
        judge.accept(wish);
        judge
    }

    fn by_the_text(&mut self) {
        self.by_signs();
        if self.is_record() || self.stand_alone() {
            let speaking = self.survey.groups.iter_mut().filter(|g| g.verdict.speaks());
            speaking.for_each(|group| group.verdict = Verdict::Undecided);
        }
        if self.speaks() {
            self.convention = Some(Convention::Labels);
            self.find_partner();
            self.join_others();
            self.join_dashed();
            if self.runs_on() {
                self.by_labels_within_lines();
            }
            return;
        }
        for (form, convention) in LOOSE {
            self.by_form(form, &usual(form));
            if self.speaks() {
                self.convention = Some(convention);
                return;
            }
        }
        self.by_labels_within_lines();
        self.convention = self.speaks().then_some(Convention::WithinLines);
    }

    /// Judges by the convention that a person asked for: then labels need not make much of the text.
    fn by(&mut self, convention: Convention) {
        match convention {
            Convention::Labels => {
                self.by_signs();
                if !self.speaks() {
                    let strong = |g: &&mut Group<'_>| g.n >= 1 && g.verdict == Verdict::Undecided;
                    self.survey.groups.iter_mut().filter(strong).for_each(|g| g.verdict = Verdict::Speaker);
                }
            }
            Convention::WithinLines => self.by_labels_within_lines(),
            _ => {
                let asked = LOOSE.iter().find(|(_, c)| *c == convention);
                if let Some((form, _)) = asked {
                    self.by_form(*form, &Demand { share: 0.0, fewest: 1, single_parts: true });
                }
            }
        }
        self.convention = self.speaks().then_some(convention);
    }

    fn refuse(&mut self, wish: &Wish) {
        for group in &mut self.survey.groups {
            if wish.speaks(group.label) == Some(false) {
                group.verdict = Verdict::Refused;
            }
        }
    }

    fn accept(&mut self, wish: &Wish) {
        for label in wish.speakers() {
            if let Some(group) = self.survey.group_of(label) {
                let form = self.survey.marks.iter().find(|m| m.group == group).map(|m| m.candidate.form);
                self.survey.groups[group].verdict = Verdict::Speaker;
                self.survey.groups[group].form = form.filter(|f| !f.is_strong());
                self.convention = self.convention.or(Some(Convention::Labels));
            }
        }
    }

    pub(super) fn speaks(&self) -> bool {
        self.survey.groups.iter().any(|g| g.verdict.speaks())
    }

    /// Judges labels that a sign of their own sets off.
    fn by_signs(&mut self) {
        self.judge_returning();
        self.set_returning_heads_aside();
        if self.speaks() || self.has_named_parts() || self.survey.is_covered() {
            self.judge_single();
        }
    }

    /// Judges labels that return.
    fn judge_returning(&mut self) {
        self.find_alternation();
        let survey = &mut *self.survey;
        let share = survey.share(|g| g.n >= 2 && g.shape != Shape::Phrase);
        let whole_share = survey.share(|g| g.n >= 2);
        let most = survey.groups.iter().filter(|g| !g.verdict.is_out()).map(|g| g.n).max().unwrap_or_default();
        let separated = survey.is_separated_by_blanks();
        let numbers_talk = numbers_talk(&survey.groups) && whole_share >= 0.5;
        let neighbours = Neighbours::of(survey);
        let all_set_apart = survey.are_set_apart();
        let below_clocks = clocks::stand_above_words(survey);
        for i in 0..survey.groups.len() {
            let group = &survey.groups[i];
            if group.n < 2 || group.verdict.is_out() {
                continue;
            }
            let part = group.is_part;
            let alternates = group.alternates || group.timed || answers(survey, i) || forms::asks_in_a_form(survey, i);
            let weak = group.n < 4 && (!part || roles::is_pronoun(group.label)) && group.shape != Shape::Code;
            let astray = separated && weak && group.n_after_blank * 2 < group.n;
            let titled = labels::is_titled(group.label);
            let common_noun = weak && !titled && most >= 5 * group.n && survey.is_common_noun(group.label);
            let ok = match group.shape {
                _ if group.timed && below_clocks || survey.is_throughout(group.label) => true,
                _ if astray || common_noun => false,
                Shape::Code | Shape::Name => alternates || share >= 0.5 || survey.is_covered(),
                Shape::Phrase if labels::is_number(group.label) => alternates && numbers_talk,
                Shape::Phrase if part => alternates || whole_share >= 0.5 || survey.is_covered(),
                Shape::Phrase if labels::is_trade_behind_word(group.label) => alternates && whole_share >= 0.5,
                // Behind clocks or in bold throughout, people have written their names as they like: `[0:19] kushti: …`
                Shape::Phrase if all_set_apart && !group.label.contains(' ') && group.n_set_apart == group.n => {
                    alternates
                }
                Shape::Phrase => {
                    let like_the_rest =
                        share < 0.5 || (!group.label.contains(' ') && !survey.is_common_noun(group.label));
                    alternates && group.n >= 3 && whole_share >= 0.5 && (like_the_rest || neighbours.talks(i))
                }
            };
            survey.groups[i].verdict = if ok { Verdict::Speaker } else { Verdict::Seldom };
        }
        let speaks = |m: &&Mark<'_>| m.line >= survey.head && survey.groups[m.group].verdict == Verdict::Speaker;
        self.first = survey.marks.iter().find(speaks).map_or(usize::MAX, |m| m.line);
    }

    fn find_alternation(&mut self) {
        let mut last: Option<usize> = None;
        let survey = &mut *self.survey;
        for mark in survey.marks.iter().filter(|m| m.candidate.form.is_strong() && m.at == 0) {
            let group = mark.group;
            let Group { n, is_part, ref verdict, .. } = survey.groups[group];
            if verdict.is_out() || (n < 2 && !is_part && !is_numbered_code(&survey.groups[group])) {
                continue;
            }
            if let Some(before) = last.filter(|before| *before != group) {
                // Beside a code that stands once, only a word for a part in the talk is one of two who speak.
                for [one, other] in [[group, before], [before, group]] {
                    let is_known = survey.groups[other].n >= 2 || survey.groups[other].is_part;
                    survey.groups[one].alternates |= is_known || survey.groups[one].is_part;
                }
            }
            last = Some(group);
        }
    }

    fn has_named_parts(&self) -> bool {
        let is_part = |g: &Group<'_>| g.n == 1 && g.shape != Shape::Phrase && g.is_part;
        self.survey.groups.iter().any(|g| is_part(g) && !g.verdict.is_out())
    }

    /// Judges labels that stand once.
    fn judge_single(&mut self) {
        let survey = &*self.survey;
        let speaking = || survey.groups.iter().filter(|g| g.verdict.speaks());
        let (n_speaking, n_spoken) = (speaking().count(), speaking().map(|g| g.n).sum::<usize>());
        let shapes: BTreeSet<Shape> = speaking().map(|g| g.shape).collect();
        let share = survey.share(|g| g.verdict.speaks() || (g.n == 1 && g.shape != Shape::Phrase));
        let is_single_part = |g: &&Group<'_>| (1..=2).contains(&g.n) && g.is_part && !g.verdict.is_out();
        let single_parts = survey.groups.iter().filter(is_single_part).count();
        let established = (n_speaking >= 2 && n_spoken >= 4 || n_spoken >= 3 || single_parts > 0) && share >= 0.5;
        let separated = survey.is_separated_by_blanks();
        let timed = survey.groups.iter().filter(|g| g.timed).count() >= 2;
        let below_clocks = clocks::stand_above_words(survey);
        let company = self.in_company();
        let sentences_end = self.sentences_end();
        // Among names in letters that have capitals, any words in other letters would begin as large as a name.
        let has_capitals = n_speaking > 0 && speaking().all(|g| labels::has_capital(g.label));
        let single = |(_, m): &(usize, &Mark<'_>)| {
            let group = &survey.groups[m.group];
            group.n == 1 && group.verdict == Verdict::Undecided && m.candidate.form.is_strong() && m.at == 0
        };
        let mut verdicts = Vec::new();
        for (i, mark) in survey.marks.iter().enumerate().filter(single) {
            let group = &survey.groups[mark.group];
            let astray = separated && !mark.after_blank;
            let part = group.is_part && !(astray && roles::is_pronoun(group.label));
            let is_sibling = speaking().any(|g| labels::is_sibling(group.label, g.label));
            let titled = labels::is_titled(group.label) && mark.candidate.form == Form::Colon;
            let is_alike = speaking().any(|g| labels::is_built_like(group.label, g.label));
            let established = established || (mark.candidate.form == Form::Colon && company[i]);
            let like_others = shapes.contains(&group.shape) || (shapes.is_empty() && group.shape == Shape::Code);
            let beside_a_part = single_parts > 0 && group.shape == Shape::Code;
            let is_answer = is_numbered_code(group) && self.is_between_parts(mark);
            let has_clock = group.timed && timed && (group.shape != Shape::Phrase || below_clocks);
            let verdict = match () {
                // A clock stands beside a label as it does beside the others, be it the first: that is no head.
                () if has_clock && mark.candidate.form == Form::Timed => Verdict::Speaker,
                () if self.is_fact(mark) => Verdict::Fact,
                () if part || has_clock => Verdict::Speaker,
                () if astray || self.is_above_credits(mark) || self.is_place_of_printing(mark) => Verdict::Once,
                () if is_answer || survey.is_throughout(group.label) => Verdict::Perhaps,
                // `Even (CDU)` among others with their parties leaves no doubt.
                () if is_alike && labels::short_form(group.label).is_some() => Verdict::Speaker,
                () if is_alike || established && (is_sibling || titled) => Verdict::Perhaps,
                () if sentences_end && self.is_within_a_sentence(mark) => Verdict::Once,
                () if survey.is_covered() && matches!(mark.candidate.form, Form::Colon | Form::Tab) => Verdict::Perhaps,
                () if mark.candidate.form == Form::Bracket => Verdict::Once,
                () if group.shape == Shape::Phrase || !established => Verdict::Once,
                () if !like_others && !beside_a_part => Verdict::Once,
                () if survey.is_common_noun(group.label) => Verdict::Once,
                () if self.is_at_the_foot(mark) => Verdict::Once,
                () if has_capitals && !labels::has_capital(group.label) => Verdict::Once,
                () => Verdict::Perhaps,
            };
            verdicts.push((mark.group, verdict));
        }
        for (group, verdict) in verdicts {
            self.survey.groups[group].verdict = verdict;
        }
    }

    /// Whether a tab parts two cells on the last line that are no talk, as in the foot of a page: `Ann Roe ⇥ 2018
    /// Worksheet`.
    fn is_at_the_foot(&self, mark: &Mark<'_>) -> bool {
        let lines = self.survey.lines;
        let words = lines[mark.words_line].text[mark.candidate.words..].trim();
        let is_last = lines[mark.words_line + 1..].iter().all(|line| line.blank);
        mark.candidate.form == Form::Tab && is_last && head::is_value(words)
    }

    /// Whether a mark is the place where a book was printed: `London: Verso, 2019.`
    fn is_place_of_printing(&self, mark: &Mark<'_>) -> bool {
        const MOST_WORDS: usize = 8;
        const YEARS: std::ops::RangeInclusive<u16> = 1500..=2099;
        let words = self.survey.lines[mark.words_line].text.get(mark.candidate.words..).unwrap_or_default();
        let words = words.trim_end().trim_end_matches('.');
        let year = words.rsplit_once(", ").and_then(|(_, year)| year.parse::<u16>().ok());
        year.is_some_and(|year| YEARS.contains(&year)) && words.split_whitespace().count() <= MOST_WORDS
    }

    /// Whether labels of speakers that are words for their part in the talk stand above a mark and below it.
    fn is_between_parts(&self, mark: &Mark<'_>) -> bool {
        let groups = &self.survey.groups;
        let speaks = |m: &&Mark<'_>| m.at == 0 && groups[m.group].is_part && groups[m.group].verdict.speaks();
        let mut lines = self.survey.marks.iter().filter(speaks).map(|m| m.line);
        lines.clone().any(|line| line < mark.line) && lines.any(|line| line > mark.line)
    }

    /// Returns for each mark whether labels of speakers stand close above it and below it: there people talk, though
    /// most of the text may be no talk.
    fn in_company(&self) -> Vec<bool> {
        const NEAR: usize = 6;
        let survey = &*self.survey;
        let speaks =
            |m: &Mark<'_>| m.at == 0 && m.candidate.form.is_strong() && survey.groups[m.group].verdict.speaks();
        let mut company = vec![false; survey.marks.len()];
        let mut above: Option<usize> = None;
        for (i, mark) in survey.marks.iter().enumerate() {
            company[i] = above.is_some_and(|line| mark.line - line <= NEAR);
            above = if speaks(mark) { Some(mark.line) } else { above };
        }
        let mut below: Option<usize> = None;
        for (i, mark) in survey.marks.iter().enumerate().rev() {
            company[i] &= below.is_some_and(|line| line - mark.line <= NEAR);
            below = if speaks(mark) { Some(mark.line) } else { below };
        }
        company
    }

    /// Whether a label that stands once is the head of a record, as in `Interviewer: Ines Duarte` above the talk: few
    /// words, no end of a sentence, before the first label that returns or beside other heads.
    fn is_fact(&self, mark: &Mark<'_>) -> bool {
        let words = self.survey.lines[mark.words_line].text[mark.candidate.words..].trim();
        if self.first == usize::MAX {
            // `Interviewee: Ana` above a text in which nobody else has a label says who was asked.
            let labels =
                self.survey.groups.iter().filter(|g| g.n > 0 && g.shape != Shape::Phrase && !g.verdict.is_out());
            // `Interviewees:` is the heading of a list.
            let is_heading = words.is_empty() && roles::is_several(mark.candidate.label);
            let is_only =
                (head::is_value(words) || is_heading) && (labels.count() == 1 || self.are_facts_above_a_text());
            return self.survey.groups[mark.group].is_part && (is_only || legend::is_list_of_names(words));
        }
        let is_above = mark.line < self.first || self.stands_among_heads(mark.line);
        is_above && (words.is_empty() || head::is_value(words))
    }

    /// Whether the words for parts in the talk stand once, before few words, above a longer text in which no label
    /// returns: somebody filled a form in before the talk.
    fn are_facts_above_a_text(&self) -> bool {
        const FEWEST_LINES: usize = 5;
        let survey = &*self.survey;
        let is_part = |m: &&Mark<'_>| m.at == 0 && survey.groups[m.group].marked && survey.groups[m.group].is_part;
        let words = |m: &Mark<'_>| survey.lines[m.words_line].text.get(m.candidate.words..).unwrap_or_default().trim();
        let returns = survey.groups.iter().any(|g| g.n >= 2 && !g.verdict.is_out());
        let last = survey.marks.iter().filter(is_part).map(|m| m.words_line).max().unwrap_or_default();
        let n_filled = |lines: &[Line<'_>]| lines.iter().filter(|line| !line.blank).count();
        let (above, below) = survey.lines.split_at(last + 1);
        !returns
            && n_filled(below) > n_filled(above).max(FEWEST_LINES)
            && survey.marks.iter().filter(is_part).all(|m| words(m).is_empty() || head::is_value(words(m)))
    }

    /// Whether a line such as `Date: 12 May` stands close to line `line`.
    fn stands_among_heads(&self, line: usize) -> bool {
        const NEAR: usize = 4;
        let near = self.survey.lines.iter().take(line + NEAR + 1).skip(line.saturating_sub(NEAR));
        near.filter_map(|l| labels::candidate(l.text, ""))
            .any(|c| c.form == Form::Colon && labels::is_record_head(c.label))
    }

    /// Whether more labels stand within lines than at their beginning.
    fn runs_on(&self) -> bool {
        let survey = &*self.survey;
        let set_off = survey.marks.iter().filter(|m| matches!(m.candidate.form, Form::Colon | Form::Bracket));
        let (within, first): (Vec<&Mark<'_>>, Vec<&Mark<'_>>) = set_off.partition(|m| m.at > 0);
        within.len() > first.iter().filter(|m| survey.groups[m.group].verdict.speaks()).count()
    }

    /// Judges labels of a text whose turns run on in one paragraph.
    fn by_labels_within_lines(&mut self) {
        let survey = &*self.survey;
        let in_brackets = || survey.marks.iter().filter(|m| m.candidate.form == Form::Bracket);
        let brackets_run_on = in_brackets().filter(|m| m.at > 0).count() * 2 >= in_brackets().count();
        let is_label = |m: &&Mark<'_>| {
            let group = &survey.groups[m.group];
            let is_word = group.shape == Shape::Code || group.is_part;
            let looks = match m.candidate.form {
                Form::Colon => is_word,
                Form::Bracket => brackets_run_on && (is_word || group.shape == Shape::Name),
                _ => false,
            };
            looks && !group.verdict.is_out()
        };
        let in_order: Vec<usize> = survey.marks.iter().filter(is_label).map(|m| m.group).collect();
        let mut counts = vec![0_usize; survey.groups.len()];
        in_order.iter().for_each(|g| counts[*g] += 1);
        let switches = in_order.windows(2).filter(|w| w[0] != w[1] && counts[w[0]] >= 2 && counts[w[1]] >= 2).count();
        if switches < 3 {
            return;
        }
        for (i, n) in counts.iter().enumerate().filter(|(_, n)| **n >= 2) {
            let group = &mut self.survey.groups[i];
            (group.verdict, group.n) = (Verdict::Speaker, *n);
        }
    }
}

/// Whether a label is a code of letters and a number: `ES2`.
fn is_numbered_code(group: &Group<'_>) -> bool {
    group.shape == Shape::Code && group.label.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether numbers are the labels of people rather than those of a list: one of them speaks more than twice, and others
/// answer.
fn numbers_talk(groups: &[Group<'_>]) -> bool {
    let numbers = || groups.iter().filter(|g| labels::is_number(g.label));
    numbers().any(|g| g.n >= 3) && numbers().filter(|g| g.n >= 2).count() >= 2
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::who;

    #[test]
    fn labels_in_brackets_may_follow_each_other_within_a_paragraph() {
        let talk = "[Enq] Depuis quand ? [Ism] Depuis juillet. [Enq] Une soirée type ? [Ism] Je me connecte vers dix heures.\n\n\
            [Enq] La grève ? [Ism] Deux jours, en novembre. [rires] On a tenu. [Enq] Et après ? [Ism] Rien.\n";
        assert_eq!(who(talk), ["Enq", "Ism"].repeat(4));
    }
}
