//! Which labels are speakers. What returns and alternates is a speaker; what stands once is doubted unless it says that it
//! is one (*Interviewer*), or looks like the others in a document that is clearly a transcript.

use super::super::labels::{self, Form, Shape};
use super::super::reading::{Convention, Wish};
use super::super::roles;
use super::head;
use super::survey::{Group, Mark, Survey, Verdict};

/// A survey on its way to verdicts.
pub(super) struct Judge<'s, 't> {
    pub survey: &'s mut Survey<'t>,
    /// The first line with a label that returns.
    pub first: usize,
    /// By which convention speakers were found.
    pub convention: Option<Convention>,
}

/// How much the labels of a loose form must make of a text, and whether a word for a part in the talk may stand once.
struct Demand {
    share: f32,
    /// The fewest marks.
    fewest: usize,
    single_parts: bool,
}

impl<'s, 't> Judge<'s, 't> {
    /// Judges every label of `survey`; a person's decisions come first.
    pub fn of(survey: &'s mut Survey<'t>, wish: &Wish) -> Self {
        let mut judge = Self { survey, first: usize::MAX, convention: None };
        judge.refuse(wish);
        match wish.convention {
            None => judge.by_the_text(),
            Some(convention) => judge.by(convention),
        }
        judge.accept(wish);
        judge
    }

    fn by_the_text(&mut self) {
        self.by_signs();
        if self.speaks() {
            self.convention = Some(Convention::Labels);
            self.join_others();
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

    fn speaks(&self) -> bool {
        self.survey.groups.iter().any(|g| g.verdict.speaks())
    }

    /// Judges labels that a sign of their own sets off.
    fn by_signs(&mut self) {
        self.judge_returning();
        if self.speaks() || self.has_named_parts() {
            self.judge_single();
        }
    }

    /// Judges labels that return.
    fn judge_returning(&mut self) {
        self.find_alternation();
        let survey = &mut *self.survey;
        let share = survey.share(|g| g.n >= 2 && g.shape != Shape::Phrase);
        let whole_share = survey.share(|g| g.n >= 2);
        let most = survey.groups.iter().map(|g| g.n).max().unwrap_or_default();
        let separated = survey.is_separated_by_blanks();
        for i in 0..survey.groups.len() {
            let group = &survey.groups[i];
            if group.n < 2 || group.verdict == Verdict::Refused {
                continue;
            }
            let part = roles::is_part_in_talk(group.label);
            let alternates = group.alternates || group.timed;
            let weak = group.n < 4 && !part && group.shape != Shape::Code;
            let astray = separated && weak && group.n_after_blank * 2 < group.n;
            let common_noun = weak && most >= 5 * group.n && survey.is_common_noun(group.label);
            let ok = match group.shape {
                _ if astray || common_noun => false,
                Shape::Code | Shape::Name => alternates || share >= 0.5,
                Shape::Phrase if part => alternates || whole_share >= 0.5,
                Shape::Phrase => {
                    let like_the_rest =
                        share < 0.5 || (!group.label.contains(' ') && !survey.is_common_noun(group.label));
                    alternates && group.n >= 3 && whole_share >= 0.5 && like_the_rest
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
            if survey.groups[group].n < 2 && !roles::is_part_in_talk(survey.groups[group].label) {
                continue;
            }
            if let Some(before) = last.filter(|before| *before != group) {
                survey.groups[group].alternates = true;
                survey.groups[before].alternates = true;
            }
            last = Some(group);
        }
    }

    fn has_named_parts(&self) -> bool {
        let is_part = |g: &Group<'_>| g.n == 1 && g.shape != Shape::Phrase && roles::is_part_in_talk(g.label);
        self.survey.groups.iter().any(|g| is_part(g) && g.verdict != Verdict::Refused)
    }

    /// Judges labels that stand once.
    fn judge_single(&mut self) {
        let survey = &*self.survey;
        let speaking: Vec<Shape> = survey.groups.iter().filter(|g| g.verdict.speaks()).map(|g| g.shape).collect();
        let n_spoken: usize = survey.groups.iter().filter(|g| g.verdict.speaks()).map(|g| g.n).sum();
        let share = survey.share(|g| g.verdict.speaks() || (g.n == 1 && g.shape != Shape::Phrase));
        let single_parts =
            survey.groups.iter().filter(|g| (1..=2).contains(&g.n) && roles::is_part_in_talk(g.label)).count();
        let established = (speaking.len() >= 2 && n_spoken >= 4 || n_spoken >= 3 || single_parts > 0) && share >= 0.5;
        let separated = survey.is_separated_by_blanks();
        let timed = survey.groups.iter().filter(|g| g.timed).count() >= 2;
        let single = |m: &&Mark<'_>| {
            let group = &survey.groups[m.group];
            group.n == 1 && group.verdict == Verdict::Undecided && m.candidate.form.is_strong() && m.at == 0
        };
        let mut verdicts = Vec::new();
        for mark in survey.marks.iter().filter(single) {
            let group = &survey.groups[mark.group];
            let part = roles::is_part_in_talk(group.label);
            let like_others = speaking.contains(&group.shape) || (speaking.is_empty() && group.shape == Shape::Code);
            let beside_a_part = single_parts > 0 && group.shape == Shape::Code;
            let verdict = match () {
                () if self.is_fact(mark) => Verdict::Fact,
                () if part || (group.timed && timed) => Verdict::Speaker,
                () if mark.candidate.form == Form::Bracket || (separated && !mark.after_blank) => Verdict::Once,
                () if group.shape == Shape::Phrase || !established => Verdict::Once,
                () if !like_others && !beside_a_part => Verdict::Once,
                () if survey.is_common_noun(group.label) => Verdict::Once,
                () => Verdict::Perhaps,
            };
            verdicts.push((mark.group, verdict));
        }
        for (group, verdict) in verdicts {
            self.survey.groups[group].verdict = verdict;
        }
    }

    /// Whether a label that stands once is the head of a record, as in `Interviewer: Ines Duarte` above the talk: few
    /// words, no end of a sentence, before the first label that returns or beside other heads.
    fn is_fact(&self, mark: &Mark<'_>) -> bool {
        let words = self.survey.lines[mark.words_line].text[mark.candidate.words..].trim();
        let is_above = mark.line < self.first || self.stands_among_heads(mark.line);
        self.first != usize::MAX && is_above && (words.is_empty() || head::is_value(words))
    }

    /// Whether a line such as `Date: 12 May` stands close to line `line`.
    fn stands_among_heads(&self, line: usize) -> bool {
        const NEAR: usize = 4;
        let near = self.survey.lines.iter().take(line + NEAR + 1).skip(line.saturating_sub(NEAR));
        near.filter_map(|l| labels::candidate(l.text, false))
            .any(|c| c.form == Form::Colon && labels::is_record_head(c.label))
    }

    /// Judges labels of a form that prose has as well: they must return, take turns and make much of the text.
    fn by_form(&mut self, form: Form, demand: &Demand) {
        let counts = self.counts(form, |_| true);
        let returns = counts.iter().any(|n| *n >= 2);
        let survey = &*self.survey;
        let chosen: Vec<bool> = (0..survey.groups.len())
            .map(|i| {
                let group = &survey.groups[i];
                let part = roles::is_part_in_talk(group.label);
                // A word such as `Interviewer` may stand once where another label returns.
                let often = counts[i] >= 2 || (demand.single_parts && returns && part && counts[i] == 1);
                let looks = group.shape != Shape::Phrase || part;
                (often || demand.fewest == 1 && counts[i] == 1) && looks && group.verdict != Verdict::Refused
            })
            .collect();
        let in_order: Vec<usize> = survey
            .marks
            .iter()
            .filter(|m| m.candidate.form == form || form == Form::Alone)
            .map(|m| m.group)
            .filter(|g| chosen[*g])
            .collect();
        let n_chosen = chosen.iter().filter(|c| **c).count();
        let switches = in_order.windows(2).filter(|w| w[0] != w[1]).count();
        let share = in_order.len() as f32 / survey.n_units.max(1) as f32;
        if demand.fewest > 1 && (n_chosen < 2 || switches < 2 || share < demand.share || in_order.len() < demand.fewest)
        {
            return;
        }
        for i in (0..chosen.len()).filter(|i| chosen[*i]) {
            let group = &self.survey.groups[i];
            let part = roles::is_part_in_talk(group.label);
            if part || group.shape == Shape::Code || !self.survey.is_common_noun(group.label) || demand.fewest == 1 {
                let group = &mut self.survey.groups[i];
                (group.verdict, group.form) = (Verdict::Speaker, Some(form));
                group.n = counts[i];
            }
        }
        self.add_titled_singles(form, &counts);
    }

    /// Who speaks once among many of the same form is a speaker too, if the label has a title: `Mme la ministre. …`
    fn add_titled_singles(&mut self, form: Form, counts: &[usize]) {
        if !self.speaks() {
            return;
        }
        for (i, n) in counts.iter().enumerate() {
            let group = &mut self.survey.groups[i];
            let titled = labels::is_titled(group.label) || (form == Form::Point && group.shape == Shape::Code);
            if *n == 1 && titled && group.verdict == Verdict::Undecided {
                (group.verdict, group.form, group.n) = (Verdict::Perhaps, Some(form), 1);
            }
        }
    }

    /// Returns how often each label stands in `form`, on lines that `counts` takes.
    fn counts(&self, form: Form, counts: impl Fn(usize) -> bool) -> Vec<usize> {
        let mut n = vec![0_usize; self.survey.groups.len()];
        for mark in self.survey.marks.iter().filter(|m| m.candidate.form == form && counts(m.line)) {
            n[mark.group] += 1;
        }
        n
    }

    /// Where signs set labels off in one part of the text, another part may write them in another way: labels that
    /// return by turns there, before the first or behind the last of the others, are speakers too.
    fn join_others(&mut self) {
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
                let part = roles::is_part_in_talk(group.label);
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

    /// Whether more labels stand within lines than at their beginning.
    fn runs_on(&self) -> bool {
        let survey = &*self.survey;
        let colons = survey.marks.iter().filter(|m| m.candidate.form == Form::Colon);
        let (within, first): (Vec<&Mark<'_>>, Vec<&Mark<'_>>) = colons.partition(|m| m.at > 0);
        within.len() > first.iter().filter(|m| survey.groups[m.group].verdict.speaks()).count()
    }

    /// Judges labels of a text whose turns run on in one paragraph.
    fn by_labels_within_lines(&mut self) {
        let survey = &*self.survey;
        let is_label = |m: &&Mark<'_>| {
            let group = &survey.groups[m.group];
            let looks = group.shape == Shape::Code || roles::is_part_in_talk(group.label);
            m.candidate.form == Form::Colon && looks && group.verdict != Verdict::Refused
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

/// The forms that prose has as well, in the order in which they are tried.
const LOOSE: [(Form, Convention); 6] = [
    (Form::Emphasis, Convention::Emphasis),
    (Form::Point, Convention::Points),
    (Form::Dash, Convention::Dashes),
    (Form::Sign, Convention::Signs),
    (Form::Capitals, Convention::Capitals),
    (Form::Alone, Convention::NamesAlone),
];

fn usual(form: Form) -> Demand {
    match form {
        Form::Alone => Demand { share: 0.25, fewest: 2, single_parts: true },
        _ => Demand { share: 0.4, fewest: 4, single_parts: true },
    }
}
