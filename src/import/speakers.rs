//! Which of the labels that lines begin with are speakers: the whole document decides. One detector for all formats.
//!
//! What returns and alternates is a speaker; what stands once is doubted unless it says that it is one (*Interviewer*), or
//! looks like the others in a document that is clearly a transcript. Every doubt is a warning in words.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::labels::{self, Candidate, Form, Shape};
use super::lexicon::fold;
use super::lines::{Line, lines};
use super::turns::{self, Turn};
use super::{FoundSpeaker, Layout, roles};
use crate::model::{Role, TurnRecord};

/// What was found in a text.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Found {
    /// The labels, in the order of their first appearance.
    pub speakers: Vec<FoundSpeaker>,
    /// The turns in the order of the text.
    pub turns: Vec<TurnRecord>,
    /// Labels that may be wrong, and why.
    pub doubts: Vec<String>,
    /// The length of the text in code points.
    pub chars: u32,
}

/// A label at the beginning of a line.
#[derive(Clone, Copy, Debug)]
struct Mark<'t> {
    line: usize,
    candidate: Candidate<'t>,
    group: usize,
    after_blank: bool,
}

/// All marks with one label.
#[derive(Debug)]
struct Group<'t> {
    label: &'t str,
    shape: Shape,
    n: usize,
    n_after_blank: usize,
    timed: bool,
    /// Of another form than [`Form::Alone`].
    marked: bool,
    alternates: bool,
    verdict: Verdict,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Undecided,
    Speaker,
    /// A speaker who speaks once and whose label could be something else.
    Perhaps,
    Once,
    Seldom,
}

impl<'t> Group<'t> {
    fn new(label: &'t str, shape: Shape) -> Self {
        Self {
            label,
            shape,
            n: 0,
            n_after_blank: 0,
            timed: false,
            marked: false,
            alternates: false,
            verdict: Verdict::Undecided,
        }
    }
}

/// The groups by their keys and, so that each label is judged once, by each way of writing it; nothing for what is no label.
#[derive(Default)]
struct Known<'t> {
    keys: FxHashMap<String, usize>,
    labels: FxHashMap<&'t str, Option<usize>>,
}

impl Verdict {
    fn speaks(self) -> bool {
        matches!(self, Self::Speaker | Self::Perhaps)
    }
}

/// Returns the speakers and turns of `text`.
pub(super) fn find(text: &str, layout: &Layout) -> Found {
    let (lines, chars) = lines(text, layout);
    let dots = text.starts_with("Q. ") || text.contains("\nQ. ") || text.contains("\nQ.\t");
    let mut survey = Survey::new(&lines, layout, dots);
    survey.judge();
    let marks = survey.speaking_marks();
    let (speakers, turns) = turns::cut(&lines, layout, &marks);
    let mut roles = roles::of_all(&speakers);
    for (name, role) in survey.named_roles() {
        let bears_it = |label: &String| labels::key(label) == labels::key(name);
        roles.iter_mut().zip(&speakers).filter(|(_, label)| bears_it(label)).for_each(|(r, _)| *r = role);
    }
    let speakers = speakers.into_iter().zip(roles).map(|(label, role)| FoundSpeaker { label, role }).collect();
    Found { speakers, turns, doubts: survey.doubts(), chars }
}

struct Survey<'t> {
    marks: Vec<Mark<'t>>,
    groups: Vec<Group<'t>>,
    /// Paragraphs where blank lines separate them, lines otherwise.
    n_units: usize,
    /// The first line with a label that returns.
    first: usize,
    lines: &'t [Line<'t>],
    /// Words within lines that begin small, once they are asked for.
    small_words: OnceCell<FxHashSet<&'t str>>,
}

impl<'t> Survey<'t> {
    fn new(lines: &'t [Line<'t>], layout: &Layout, dots: bool) -> Self {
        let mut survey = Self {
            marks: Vec::new(),
            groups: Vec::new(),
            n_units: 0,
            first: usize::MAX,
            lines,
            small_words: OnceCell::new(),
        };
        let mut known = Known::default();
        let (mut after_blank, mut n_paragraphs, mut n_lines) = (true, 0, 0);
        for (i, line) in lines.iter().enumerate() {
            if layout.appended.as_ref().is_some_and(|a| line.byte >= a.start) {
                break;
            }
            if line.blank || line.heading {
                after_blank = true;
                continue;
            }
            n_lines += 1;
            n_paragraphs += usize::from(after_blank);
            if let Some(candidate) = labels::candidate(line.text, dots) {
                survey.note(&mut known, i, candidate, after_blank);
            }
            after_blank = false;
        }
        survey.merge_remarks(&known.keys);
        let by_line = layout.lines_are_paragraphs || n_paragraphs * 8 < n_lines && n_paragraphs < 4;
        survey.n_units = if by_line || n_paragraphs <= 1 { n_lines } else { n_paragraphs };
        survey
    }

    fn note(&mut self, known: &mut Known<'t>, line: usize, candidate: Candidate<'t>, after_blank: bool) {
        if candidate.form == Form::Alone && !self.is_followed(line) {
            return;
        }
        let label = candidate.label;
        let group = *known.labels.entry(label).or_insert_with(|| {
            let shape = labels::shape(label)?;
            let next = self.groups.len();
            let group = *known.keys.entry(labels::key(label)).or_insert(next);
            if group == next {
                self.groups.push(Group::new(label, shape));
            }
            self.groups[group].shape = self.groups[group].shape.min(shape);
            Some(group)
        });
        let Some(group) = group else { return };
        if candidate.form == Form::Tab && is_cell(&candidate, self.groups[group].shape, self.lines[line].text) {
            return;
        }
        let found = &mut self.groups[group];
        if candidate.form != Form::Alone {
            found.n += 1;
            found.n_after_blank += usize::from(after_blank);
            found.timed |= candidate.seconds.is_some();
            if !found.marked {
                found.label = candidate.label;
            }
            found.marked = true;
        }
        self.marks.push(Mark { line, candidate, group, after_blank });
    }

    /// Counts `Marie (rires)` as `Marie`, where there is one: the brackets tell how she says it.
    fn merge_remarks(&mut self, keys: &FxHashMap<String, usize>) {
        let target = |g: &Group<'_>| keys.get(&labels::key(labels::without_remark(g.label)?)).copied();
        let targets: Vec<Option<usize>> = self.groups.iter().map(target).collect();
        for mark in &mut self.marks {
            let Some(into) = targets[mark.group] else { continue };
            if mark.candidate.form != Form::Alone {
                let (from, into) = (mark.group, &mut self.groups[into]);
                into.n += 1;
                into.n_after_blank += usize::from(mark.after_blank);
                into.timed |= mark.candidate.seconds.is_some();
                into.marked = true;
                self.groups[from].n = 0;
            }
            mark.group = into;
        }
    }

    /// Whether words follow below, behind a blank line at most: a name alone on the last line is no label.
    fn is_followed(&self, line: usize) -> bool {
        let mut below = self.lines.iter().skip(line + 1).take(2).skip_while(|next| next.blank);
        below.next().is_some_and(|next| !next.heading)
    }

    fn judge(&mut self) {
        self.judge_returning();
        if self.groups.iter().any(|g| g.verdict.speaks()) || self.has_named_parts() {
            self.judge_single();
        }
        if !self.groups.iter().any(|g| g.verdict.speaks()) {
            self.judge_alone();
        }
    }

    /// Judges labels that return.
    fn judge_returning(&mut self) {
        self.find_alternation();
        let share = self.share(|g| g.n >= 2 && g.shape != Shape::Phrase);
        let whole_share = self.share(|g| g.n >= 2);
        let most = self.groups.iter().map(|g| g.n).max().unwrap_or_default();
        let separated = self.is_separated_by_blanks();
        for i in 0..self.groups.len() {
            let group = &self.groups[i];
            if group.n < 2 {
                continue;
            }
            let part = roles::is_part_in_talk(group.label);
            let alternates = group.alternates || group.timed;
            let weak = group.n < 4 && !part && group.shape != Shape::Code;
            let astray = separated && weak && group.n_after_blank * 2 < group.n;
            let common_noun = weak && most >= 5 * group.n && self.is_common_noun(group.label);
            let ok = match group.shape {
                _ if astray || common_noun => false,
                Shape::Code | Shape::Name => alternates || share >= 0.5,
                Shape::Phrase if part => alternates || whole_share >= 0.5,
                Shape::Phrase => {
                    alternates && group.n >= 3 && whole_share >= 0.5 && self.is_like_the_rest(group, share)
                }
            };
            self.groups[i].verdict = if ok { Verdict::Speaker } else { Verdict::Seldom };
        }
        let speaks = |m: &&Mark<'_>| self.groups[m.group].verdict == Verdict::Speaker;
        self.first = self.marks.iter().find(speaks).map_or(usize::MAX, |m| m.line);
    }

    /// Whether a phrase may be a label: written small like a code that is elsewhere large, or all labels are phrases.
    fn is_like_the_rest(&self, group: &Group<'_>, share_of_names: f32) -> bool {
        let one_word = !group.label.contains(' ');
        share_of_names < 0.5 || (one_word && !self.is_common_noun(group.label))
    }

    fn find_alternation(&mut self) {
        let mut last: Option<usize> = None;
        for mark in self.marks.iter().filter(|m| m.candidate.form != Form::Alone) {
            let group = mark.group;
            if self.groups[group].n < 2 && !roles::is_part_in_talk(self.groups[group].label) {
                continue;
            }
            if let Some(before) = last.filter(|before| *before != group) {
                self.groups[group].alternates = true;
                self.groups[before].alternates = true;
            }
            last = Some(group);
        }
    }

    fn share(&self, counts: impl Fn(&Group<'_>) -> bool) -> f32 {
        let n: usize = self.groups.iter().filter(|g| g.marked && counts(g)).map(|g| g.n).sum();
        n as f32 / self.n_units.max(1) as f32
    }

    /// Whether turns are set off by blank lines throughout, so that a label within a paragraph is suspect.
    fn is_separated_by_blanks(&self) -> bool {
        let sure = || self.groups.iter().filter(|g| g.n >= 3 && g.shape != Shape::Phrase);
        let (n, after_blank): (usize, usize) = sure().fold((0, 0), |(n, a), g| (n + g.n, a + g.n_after_blank));
        n >= 3 && after_blank * 20 >= n * 19
    }

    fn has_named_parts(&self) -> bool {
        self.groups.iter().any(|g| g.n == 1 && g.shape != Shape::Phrase && roles::is_part_in_talk(g.label))
    }

    /// Judges labels that stand once.
    fn judge_single(&mut self) {
        let speaking: Vec<Shape> = self.groups.iter().filter(|g| g.verdict.speaks()).map(|g| g.shape).collect();
        let n_spoken: usize = self.groups.iter().filter(|g| g.verdict.speaks()).map(|g| g.n).sum();
        let share = self.share(|g| g.verdict.speaks() || (g.n == 1 && g.shape != Shape::Phrase));
        let single_parts = self.groups.iter().filter(|g| g.n == 1 && roles::is_part_in_talk(g.label)).count();
        let established = (speaking.len() >= 2 && n_spoken >= 4 || n_spoken >= 3 || single_parts > 0) && share >= 0.5;
        let separated = self.is_separated_by_blanks();
        let timed = self.groups.iter().filter(|g| g.timed).count() >= 2;
        for mark in self.marks.clone() {
            let group = &self.groups[mark.group];
            if group.n != 1 || mark.candidate.form == Form::Alone {
                continue;
            }
            let part = roles::is_part_in_talk(group.label);
            let like_others = speaking.contains(&group.shape) || (speaking.is_empty() && group.shape == Shape::Code);
            let verdict = match () {
                () if self.is_fact(&mark) => Verdict::Once,
                () if part || (group.timed && timed) => Verdict::Speaker,
                () if mark.candidate.form == Form::Bracket || (separated && !mark.after_blank) => Verdict::Once,
                () if group.shape == Shape::Phrase || !established => Verdict::Once,
                () if !like_others && !single_parts_allow(single_parts, group) => Verdict::Once,
                () if self.is_common_noun(group.label) => Verdict::Once,
                () => Verdict::Perhaps,
            };
            self.groups[mark.group].verdict = verdict;
        }
    }

    /// Whether a label that stands once is the head of a record, as in `Interviewer: Ines Duarte` above the talk: few
    /// words, no end of a sentence, before the first label that returns.
    fn is_fact(&self, mark: &Mark<'_>) -> bool {
        let words = self.lines[mark.line].text[mark.candidate.words..].trim();
        let ends_sentence = words.ends_with(['.', '?', '!', '…', '»', '”', '"', ')', ',', ';']);
        self.first != usize::MAX && mark.line < self.first && words.len() <= 60 && !ends_sentence
    }

    /// Returns whom the head of the record names as interviewer or moderator: `Interviewer: Claire Dubois` says it of
    /// `Claire Dubois` and of `Claire`.
    fn named_roles(&self) -> Vec<(&'t str, Role)> {
        let mut named = Vec::new();
        for mark in self.marks.iter().filter(|m| self.groups[m.group].verdict == Verdict::Once && self.is_fact(m)) {
            let Some(role) = roles::said_by(mark.candidate.label) else { continue };
            let name = self.lines[mark.line].text[mark.candidate.words..].trim();
            named.push((name, role));
            named.extend(name.split_whitespace().next().map(|first| (first, role)));
        }
        named
    }

    /// Judges names that stand alone on a line above the words.
    fn judge_alone(&mut self) {
        let mut counts = vec![0_usize; self.groups.len()];
        for mark in self.marks.iter().filter(|m| m.candidate.form == Form::Alone) {
            counts[mark.group] += 1;
        }
        let returns = counts.iter().any(|n| *n >= 2);
        let is_candidate = |i: usize| {
            let group = &self.groups[i];
            let part = roles::is_part_in_talk(group.label);
            // A word such as `Interviewer` may stand once where another label returns.
            (counts[i] >= 2 || (returns && part && counts[i] == 1)) && (group.shape != Shape::Phrase || part)
        };
        let chosen: Vec<usize> = (0..self.groups.len()).filter(|i| is_candidate(*i)).collect();
        let in_order: Vec<usize> = self.marks.iter().map(|m| m.group).filter(|g| is_candidate(*g)).collect();
        let switches = in_order.windows(2).filter(|w| w[0] != w[1]).count();
        let share = in_order.len() as f32 / self.n_units.max(1) as f32;
        if chosen.len() < 2 || switches < 2 || share < 0.25 {
            return;
        }
        for i in chosen {
            let part = roles::is_part_in_talk(self.groups[i].label);
            if part || self.groups[i].shape == Shape::Code || !self.is_common_noun(self.groups[i].label) {
                self.groups[i].verdict = Verdict::Speaker;
                self.groups[i].n = counts[i];
            }
        }
    }

    /// Whether all words of a label also occur in lower case within lines: then it is a common noun. Names never do.
    fn is_common_noun(&self, label: &str) -> bool {
        let small = self.small_words.get_or_init(|| self.lines.iter().flat_map(|l| small_words(l.text)).collect());
        let lower = label.to_lowercase();
        let mut words =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().any(char::is_alphabetic)).peekable();
        words.peek().is_some() && words.all(|w| small.contains(w))
    }

    /// Returns the marks of all speakers: the line, the label with its place, and the speaker's label as first written.
    fn speaking_marks(&self) -> Vec<Turn<'t>> {
        let any_marked = self.groups.iter().any(|g| g.verdict.speaks() && g.marked);
        let speaks = |m: &&Mark<'t>| {
            let group = &self.groups[m.group];
            group.verdict.speaks() && (m.candidate.form != Form::Alone || !any_marked)
        };
        let turn = |m: &Mark<'t>| Turn {
            line: m.line,
            speaker: m.group,
            label: self.groups[m.group].label,
            words: m.candidate.words,
            seconds: m.candidate.seconds,
        };
        self.marks.iter().filter(speaks).map(turn).collect()
    }

    fn doubts(&self) -> Vec<String> {
        let is_transcript = self.groups.iter().any(|g| g.verdict.speaks());
        let of = |verdict| -> Vec<&str> {
            self.groups.iter().filter(|g| g.marked && g.verdict == verdict).map(|g| g.label).collect()
        };
        let mut doubts = Vec::new();
        let mut say = |labels: &[&str], what: &str| {
            if !labels.is_empty() {
                doubts.push(format!("{what}: {}", listed(labels)));
            }
        };
        say(&of(Verdict::Perhaps), "taken as speakers though they speak only once, please check");
        if is_transcript {
            say(&of(Verdict::Once), "not taken as speakers, because they stand before a colon only once");
        }
        say(&of(Verdict::Seldom), "not taken as speakers, though they return before a colon, please check");
        doubts
    }
}

/// Whether a tab separates the cells of a table rather than a label from words: more tabs follow, or the first cell looks
/// like no name.
fn is_cell(candidate: &Candidate<'_>, shape: Shape, line: &str) -> bool {
    let is_name = shape != Shape::Phrase || roles::is_part_in_talk(candidate.label);
    !is_name || line[candidate.words..].trim_end().contains('\t')
}

/// Beside `Interviewer:` a single other label may be the one who answers.
fn single_parts_allow(single_parts: usize, group: &Group<'_>) -> bool {
    single_parts > 0 && group.shape == Shape::Code
}

/// Returns the words of a line, but the first, that begin with a small letter.
fn small_words(line: &str) -> impl Iterator<Item = &str> {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.skip(1).filter(|w| w.starts_with(char::is_lowercase))
}

/// Returns `“A”, “B” and 3 more`.
fn listed(labels: &[&str]) -> String {
    const SHOWN: usize = 6;
    let mut shown: Vec<String> = labels.iter().take(SHOWN).map(|l| format!("“{l}”")).collect();
    if labels.len() > SHOWN {
        shown.push(format!("{} more", labels.len() - SHOWN));
    }
    shown.join(", ")
}

/// Whether the folded heading announces the researcher's own words rather than the talk.
pub(super) fn ends_the_talk(heading: &str) -> bool {
    let heading = fold(heading);
    let words = heading.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let own = [
        "note",
        "notes",
        "remarque",
        "remarques",
        "commentaire",
        "commentaires",
        "comments",
        "observations",
        "annexe",
        "appendix",
        "memo",
    ];
    words.take(3).any(|w| own.contains(&w))
}

#[cfg(test)]
mod tests;
