//! Which of the labels that lines begin with are speakers: the whole document decides. One detector for all formats.
//!
//! What returns and alternates is a speaker; what stands once is doubted unless it says that it is one (*Interviewer*), or
//! looks like the others in a document that is clearly a transcript. Every doubt is a warning in words.

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use super::labels::{self, Candidate, Form, Shape};
use super::lexicon::fold;
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

/// A line of the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// Without the line end.
    pub text: &'t str,
    /// Where it begins, in bytes.
    pub byte: usize,
    /// Where it begins, in code points.
    pub position: u32,
    /// Whether it is a heading.
    pub heading: bool,
    /// Whether it holds nothing but white space.
    pub blank: bool,
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

/// Returns the lines of `text`, and its length in code points.
fn lines<'t>(text: &'t str, layout: &Layout) -> (Vec<Line<'t>>, u32) {
    let mut headings = layout.headings.iter().copied().peekable();
    let mut lines = Vec::with_capacity(text.len() / 120 + 1);
    let (mut byte, mut position) = (0, 0_u32);
    for line in text.split('\n') {
        while headings.next_if(|h| *h < byte).is_some() {}
        let heading = headings.peek() == Some(&byte);
        lines.push(Line { text: line, byte, position, heading, blank: line.trim().is_empty() });
        byte += line.len() + 1;
        position += line.chars().count() as u32 + 1;
    }
    take_back_headings_of_speakers(&mut lines);
    (lines, position - 1)
}

/// Some transcribers give each speaker's name the style of a heading, so that other programs find the turns: then what
/// returns among the headings, by turns, are labels.
fn take_back_headings_of_speakers(lines: &mut [Line<'_>]) {
    let label = |line: &Line<'_>| {
        let text = line.text.trim_start_matches(['#', ' ']);
        let found =
            labels::candidate(text, false).filter(|c| labels::shape(c.label).is_some_and(|s| s != Shape::Phrase))?;
        (found.words == line.text.len()).then(|| labels::key(found.label))
    };
    let headings: Vec<Option<String>> = lines.iter().filter(|l| l.heading).map(label).collect();
    let mut counts: FxHashMap<&String, usize> = FxHashMap::default();
    for key in headings.iter().flatten() {
        *counts.entry(key).or_default() += 1;
    }
    let n_labels: usize = counts.values().filter(|n| **n >= 2).sum();
    if counts.values().filter(|n| **n >= 2).count() < 2 || n_labels * 2 < headings.len() {
        return;
    }
    let is_label: Vec<bool> = headings.iter().map(|h| h.as_ref().is_some_and(|key| counts[key] >= 2)).collect();
    for (line, is_label) in lines.iter_mut().filter(|l| l.heading).zip(is_label) {
        line.heading = !is_label;
    }
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
mod tests {
    use super::*;

    /// The labels found and how many turns have one, as `INT/U07 4`.
    fn summary(text: &str) -> String {
        let found = find(text, &Layout::default());
        let labels: Vec<&str> = found.speakers.iter().map(|s| s.label.as_str()).collect();
        let n = found.turns.iter().filter(|t| t.3.is_some()).count();
        format!("{} {n}", labels.join("/"))
    }

    #[test]
    fn speakers_of_many_conventions_are_found() {
        let cases = [
            ("INT: Hello.\n\nU07: Yes.\n\nINT: And?\n\nU07: No.\n", "INT/U07 4"),
            ("Enquêtrice\u{a0}: Oui ?\nMarie\u{202f}: Non.\nEnquêtrice : Ah.\nMARIE : Si.\n", "Enquêtrice/Marie 4"),
            ("Q. How?\nA. Well.\nQ. Why?\nA. Because.\n", "Q/A 4"),
            ("Question : Oui ?\nRéponse : Non.\nQuestion : Ah.\nRéponse : Si.\n", "Question/Réponse 4"),
            ("Q: How?\nR: Well.\nQ: Why?\nR: Because.\n", "Q/R 4"),
            (
                "Speaker 1 (00:01:02): Yes.\nSpeaker 2 (00:01:09): No.\nSpeaker 1 (00:02:00): Ah.",
                "Speaker 1/Speaker 2 3",
            ),
            ("[00:12:44] P3: Yes.\n[00:12:50] P4: No.\n[00:13:00] P3: Ah.\n", "P3/P4 3"),
            ("00:12:44 Marie: Yes.\n00:12:50 Paul: No.\n00:13:00 Marie: Ah.\n", "Marie/Paul 3"),
            ("#00:01:02-3# I: Yes?\n#00:01:09-1# B: No.\n#00:01:12-0# I: Ah.\n", "I/B 3"),
            ("Marie (00:01:02)\nBonjour.\n\nPaul (00:01:09)\nSalut.\n\nMarie (00:02:00)\nAlors.\n", "Marie/Paul 3"),
            ("Marie Dupont  0:03\nBonjour.\n\nPaul  0:10\nSalut.\n\nMarie Dupont  0:20\nAh.\n", "Marie Dupont/Paul 3"),
            ("Marie\nBonjour à tous.\n\nPaul\nSalut.\n\nMarie\nAlors, on y va ?\n\nPaul\nOui.\n", "Marie/Paul 4"),
            ("MARIE\nBonjour à tous.\nPAUL\nSalut.\nMARIE\nAlors ?\nPAUL\nOui.\n", "MARIE/PAUL 4"),
            ("M. Durand : Oui.\nMme Léger : Non.\nM. Durand : Si.\nMme Léger : Ah.\n", "M. Durand/Mme Léger 4"),
            ("INT\tYes?\nU07\tNo.\nINT\tAh.\nU07\tOh.\n", "INT/U07 4"),
            ("**INT**: Yes?\n\n**U05**: No.\n\n**INT**: Ah.\n\n**U05:** Oh.\n", "INT/U05 4"),
            ("[Marie] Oui.\n[Paul] Non.\n[Marie] Si.\n[Paul] Ah.\n[rires]\n[Rires]\n", "Marie/Paul 4"),
            ("SPEAKER_00: Yes.\nSPEAKER_01: No.\nSPEAKER_00: Ah.\n", "SPEAKER_00/SPEAKER_01 3"),
            ("Marie (rires) : Oui.\nPaul : Non.\nMarie : Si.\nPaul (sec) : Ah.\n", "Marie/Paul 4"),
            (
                "le médecin : Oui.\nla patiente : Non.\nLe médecin : Si.\nLa patiente : Ah.\nle médecin : Bon.\nla patiente : Oui.\n",
                "le médecin/la patiente 6",
            ),
            ("marie : Oui.\npaul : Non.\nmarie : Si.\npaul : Ah.\nmarie : Bon.\npaul : Voilà.\n", "marie/paul 6"),
            ("Lui : Oui.\nElle : Non.\nLui : Si.\nElle : Ah.\n", "Lui/Elle 4"),
            ("U07: I begin.\nI go on.\nU07: Again.\nU07: And again.\n", "U07 3"),
            ("Interviewer: How?\nParticipant: Well.\n", "Interviewer/Participant 2"),
            ("INT: How?\nU07: Well.\n", "INT/U07 2"),
            ("Marie\nI live here.\n\nInterviewer\nSince when?\n\nMarie\nSince ever.\n", "Marie/Interviewer 3"),
            (
                "MARIE DUPONT\n\nHere.\n\nJEAN MARTIN\n\nMe too.\n\nMARIE DUPONT\n\nSo.\n\nJEAN MARTIN\n\nYes.\n",
                "MARIE DUPONT/JEAN MARTIN 4",
            ),
            ("מראיין: שלום\nדנה: שלום\nמראיין: כן\nדנה: לא\n", "מראיין/דנה 4"),
        ];
        for (text, expected) in cases {
            assert_eq!(summary(text), expected, "{text}");
        }
    }

    #[test]
    fn prose_has_no_speakers() {
        for text in [
            "We left at\n17:30 and came\n18:30 back.\n\nThe ratio was\n3:1 in the end.\n",
            "Note: transcribed by hand.\n\nHe said: no.\n\nI said: yes.\n\nHe said: no again.\n",
            "See\nhttp://example.org/a\nand\nhttp://example.org/b\n",
            "Date : 12 mai\nLieu : Lille\n\nLa salle est trop chauffée. Une table ovale.\n",
            "Âge : 41\nVille : Paris\n\nÂge : 38\nVille : Lyon\n",
            "Un problème : la clé.\n\nOn en a parlé. Une solution : la serrure.\n\nVoilà.\n",
            "Matin\nIl fait froid dehors.\n\nSoir\nIl fait nuit dehors.\n\nMatin\nIl neige.\n\nSoir\nRien.\n",
            "foo\tone\nbar\ttwo\nfoo\tthree\nbar\tfour\n",
            "Paris\t12\t3\nLyon\t4\t5\nParis\t6\t7\nLyon\t8\t9\n",
            "Paris: a city.\n\nLyon: another one.\n\nLille: a third one.\n",
            "U07: he was called so, twice.\n\nThe day was long.\n\nIt rained.\n\nWe ate.\n\nU07: so again.\n\nThen nothing.\n",
        ] {
            assert_eq!(summary(text), " 0", "{text}");
        }
    }

    const TALK: &str = "Marie : Oui, c'est vrai.\n\nPaul : Non, pas ça.\n\nMarie : Si, je crois.\n\nPaul : Ah.\n\n";

    #[test]
    fn a_label_that_stands_once_is_doubted() {
        let of = |more: &str| summary(&format!("{TALK}{more}\n"));
        assert_eq!(of("Karim : Moi aussi."), "Marie/Paul/Karim 5");
        assert_eq!(of("Modératrice : Merci."), "Marie/Paul/Modératrice 5");
        assert_eq!(of("Résultat : rien.\n\nPaul : Le résultat, voilà."), "Marie/Paul 5");
        assert_eq!(of("Conclusion : rien."), "Marie/Paul 4");
        assert_eq!(of("En deux mots : rien."), "Marie/Paul 4");
        assert_eq!(of("Paul : Deux villes\nBruxelles : la grande."), "Marie/Paul 5");
        let doubts = find(&format!("{TALK}Karim : Moi aussi.\n\nDernier mot : rien.\n"), &Layout::default()).doubts;
        assert_eq!(doubts.len(), 2);
        assert_eq!(doubts[0], "taken as speakers though they speak only once, please check: “Karim”");
        assert_eq!(doubts[1], "not taken as speakers, because they stand before a colon only once: “Dernier mot”");
    }

    #[test]
    fn the_head_of_a_record_is_no_talk() {
        let head = "Entretien : 12\nInterviewer: Ines Duarte\nParticipant: U07\nDate: 12 May\n\n";
        let talk = "INT: Well?\n\nU07: Yes, that is so.\n\nINT: Ah.\n\nU07: Indeed.\n";
        assert_eq!(summary(&format!("{head}{talk}")), "INT/U07 4");
        assert_eq!(summary(&format!("Modératrice : Merci d’être venus.\n\n{TALK}")), "Modératrice/Marie/Paul 5");
    }

    #[test]
    fn a_sentence_with_a_colon_within_a_turn_is_no_label() {
        let wrapped = "INT: Well?\n\nU07: I told them the truth, I said\nmy problem: housing. And then\nParis: no. Only\nParis: never.\n\nINT: Ah.\n\nU07: Yes.\n\nINT: So?\n\nU07: No.\n";
        assert_eq!(summary(wrapped), "INT/U07 6");
    }

    #[test]
    fn headings_that_are_names_are_labels() {
        let text = "Entretien\nINT\nOui ?\nU07\nNon.\nINT\nAh.\nU07\nSi.\n";
        let of = |names: &[&str]| {
            let starts = |name: &&str| text.match_indices(*name).map(|(at, _)| at).collect::<Vec<_>>();
            let mut headings: Vec<usize> = names.iter().flat_map(starts).collect();
            headings.sort_unstable();
            find(text, &Layout { headings, lines_are_paragraphs: true, appended: None })
        };
        let found = of(&["Entretien", "INT", "U07"]);
        assert_eq!(found.speakers.len(), 2);
        assert_eq!(found.turns.iter().filter(|t| t.3.is_some()).count(), 4);
    }

    #[test]
    fn roles_come_with_the_labels() {
        let found = find("Modératrice : Oui ?\nHélène : Non.\nModératrice : Ah.\nHélène : Si.\n", &Layout::default());
        let roles: Vec<Role> = found.speakers.iter().map(|s| s.role).collect();
        assert_eq!(roles, [Role::Moderator, Role::Participant]);

        let head = "Enquêtrice : Marie Petit\nDurée : 1h12\n\n";
        let found = find(&format!("{head}{TALK}"), &Layout::default());
        let roles: Vec<Role> = found.speakers.iter().map(|s| s.role).collect();
        assert_eq!(roles, [Role::Interviewer, Role::Participant], "the head of the record says who Marie is");
    }
}
