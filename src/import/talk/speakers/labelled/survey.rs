//! All labels that the lines of a text may begin with, counted: what the judgement in `judge.rs` is founded on.
//!
//! `groups.rs` is what is known of one label, `merging.rs` with `short_names.rs` and `first_letters.rs` brings ways of
//! writing one together. No labels are the languages of `tongues.rs`, those who call out within remarks (`remarks.rs`),
//! and what stands at the beginning of lines in texts in capitals (`shouted.rs`) or wrapped as pages are
//! (`wrapping.rs`); `wrapped.rs` is for labels that take more than a line, `openings.rs` for those that only their place
//! sets off. What no list and no shape knows is one where it stands `throughout.rs` the text, or where labels have
//! `covered.rs` it.

mod covered;
mod first_letters;
mod groups;
mod merging;
mod openings;
mod remarks;
mod short_names;
mod shouted;
mod throughout;
mod tongues;
mod wrapped;
mod wrapping;

use std::cell::OnceCell;

use rustc_hash::{FxHashMap, FxHashSet};

use self::covered::Covering;
pub(in crate::import) use self::groups::{Group, Mark, Verdict};
use self::openings::Openings;
use self::remarks::Remark;
use self::wrapping::Page;
use super::{clocks, head, legend};
use crate::import::talk::labels::{self, Candidate, Form, Shape};
use crate::import::talk::lines::{Emphasis, Line};
use crate::import::talk::reading::Wish;
use crate::import::talk::speakers::voices::nested;
use crate::import::talk::{roles, turns};
use crate::import::{Layout, stamps};

/// Of so many different labels none is added: no talk has as many, and each takes memory.
const MOST_LABELS: usize = 100_000;

/// Among so many first lines one may explain the codes of the talk.
const MOST_ABOVE: usize = 40;

/// The groups by their keys and, so that each label is judged once, by each way of writing it; nothing for what is no
/// label.
#[derive(Default)]
struct Known<'t> {
    keys: FxHashMap<String, usize>,
    labels: FxHashMap<&'t str, Option<usize>>,
}

/// What was counted.
pub(in crate::import) struct Survey<'t> {
    pub lines: &'t [Line<'t>],
    /// The line where the head of the record ends: above it nobody speaks.
    pub head: usize,
    pub marks: Vec<Mark<'t>>,
    pub groups: Vec<Group<'t>>,
    /// Paragraphs where blank lines separate them, lines otherwise.
    pub n_units: usize,
    /// Words within lines that begin small, once they are asked for.
    small_words: OnceCell<FxHashSet<&'t str>>,
    text: &'t str,
    known: Known<'t>,
    /// The keys of the labels that a person asked for, and of those that stand throughout.
    wanted: Vec<String>,
    throughout: Vec<String>,
    /// By which form labels cover the text, so that those speak who do so once; a colon stands for a tab as well.
    pub covered_by: Option<Form>,
    /// Whether the numbers of speakers touch clocks: `Speaker 1:00:31`.
    numbers_touch: bool,
    /// Whether names stand between round brackets: `(Nurse) Yes.`
    are_round: bool,
    /// In a text in capitals, which set nothing off there, the names that stand before points.
    in_capitals: Option<FxHashSet<String>>,
    /// The keys of the words in capitals or with a point that begin nearly every turn.
    openings: FxHashSet<String>,
    page: Page,
}

impl<'t> Survey<'t> {
    /// Looks at every line. `dots` are the letters that begin a label before a point in this document.
    pub fn new(text: &'t str, lines: &'t [Line<'t>], layout: &Layout, dots: &str, wish: &Wish) -> Self {
        let throughout = throughout::keys(lines);
        let covering = Covering::of(lines);
        let in_capitals = shouted::is_in_capitals(lines);
        let openings = if in_capitals { Openings::default() } else { openings::of_text(lines) };
        let before_points = openings.are_names.then_some(&openings.keys).into_iter().flatten().cloned();
        let mut survey = Self {
            lines,
            head: head::end(lines),
            marks: Vec::new(),
            groups: Vec::new(),
            n_units: 0,
            small_words: OnceCell::new(),
            text,
            known: Known::default(),
            covered_by: match &covering {
                Some(covering) => Some(covering.form),
                None => openings.are_names.then_some(Form::Point),
            },
            wanted: wish
                .speakers()
                .map(labels::key)
                .chain(throughout.iter().cloned())
                .chain(before_points)
                .chain(covering.into_iter().flat_map(|covering| covering.keys))
                .collect(),
            throughout,
            numbers_touch: clocks::touch_numbers(lines),
            are_round: labels::are_round(lines.iter().filter(|line| !line.blank).map(|line| line.text)),
            in_capitals: in_capitals.then(|| shouted::names(lines)),
            openings: openings.keys,
            page: if layout.lines_are_paragraphs { Page::default() } else { Page::of(lines) },
        };
        let legends = legend::lines_of_legends(lines, MOST_ABOVE);
        let (mut after_blank, mut n_paragraphs, mut n_lines) = (true, 0, 0);
        let mut remark = Remark::default();
        for (i, line) in lines.iter().enumerate() {
            if layout.appended.as_ref().is_some_and(|a| line.byte >= a.start) {
                break;
            }
            // A time or a language on a line of its own stands above what is said, as a blank line does.
            if line.blank || line.heading || turns::lone_stamp(line).is_some() || tongues::is_mark(line.text) {
                after_blank = true;
                continue;
            }
            n_lines += 1;
            n_paragraphs += usize::from(after_blank);
            let is_legend = || n_lines <= MOST_ABOVE && (legends.contains(&i) || legend::is_legend(line.text));
            if !remark.goes_on(&lines[i..]) && !is_legend() {
                survey.look_at(i, line, dots, after_blank);
            }
            after_blank = false;
        }
        merging::settle(&mut survey);
        survey.settle_wrapped();
        let by_line = layout.lines_are_paragraphs || n_paragraphs * 8 < n_lines && n_paragraphs < 4;
        survey.n_units = if by_line || n_paragraphs <= 1 { n_lines } else { n_paragraphs };
        survey
    }

    fn look_at(&mut self, i: usize, line: &Line<'t>, dots: &str, after_blank: bool) {
        let mark = |candidate| Mark { line: i, at: 0, words_line: i, candidate, group: 0, after_blank };
        if let Some(asked) = labels::asked(line.text, &self.wanted) {
            let is_it =
                |c: &Candidate<'_>| Some(c.form) == self.covered_by && labels::key(c.label) == labels::key(asked.label);
            self.note(mark(labels::loose(line.text, line.emphasis).filter(is_it).unwrap_or(asked)));
            return;
        }
        let above = i.checked_sub(1).map(|above| &self.lines[above]);
        let goes_on = above.is_some_and(|above| self.page.goes_on_below(above));
        if let Some((words_line, office)) = wrapped::office(self.text, self.lines, i).filter(|_| !goes_on) {
            self.note(Mark { words_line, ..mark(office) });
            return;
        }
        let touching = Some(line.text).filter(|_| self.numbers_touch).and_then(clocks::touching);
        let round = || Some(line.text).filter(|_| self.are_round).and_then(labels::round);
        let apart = || labels::candidate(line.text, dots).map(|c| clocks::with_time(c, self.lines, i)).or_else(round);
        let goes_on_with_a = |c: &Candidate<'_>| {
            c.form == Form::Dot && labels::is_bare(line.text) && !after_blank && !self.is_behind_a_sentence(i)
        };
        let before_point = || clocks::before_point(line.text);
        let strong = touching
            .or_else(before_point)
            .or_else(apart)
            .filter(|c| !goes_on || c.form.is_strong())
            .filter(|c| !goes_on_with_a(c));
        if let Some(candidate) = strong {
            self.note(mark(candidate));
        }
        let sets_off_alone = strong.is_none_or(|c| !c.form.is_strong());
        let is_set_off =
            |c: &Candidate<'_>| self.in_capitals.as_ref().is_none_or(|names| shouted::is_set_off(c, names));
        let loose =
            openings::at(line, &self.openings).or_else(|| labels::loose(line.text, line.emphasis).filter(is_set_off));
        if let Some(candidate) = loose.filter(|_| !goes_on) {
            self.note(mark(candidate));
        }
        let from = strong.filter(|c| c.form.is_strong()).map_or(0, |c| c.words);
        for (at, candidate) in labels::within(line.text, from) {
            self.note(Mark { at, ..mark(candidate) });
        }
        if strong.is_some_and(|c| c.form == Form::Bracket) {
            for (at, candidate) in labels::within_in_brackets(line.text, from) {
                self.note(Mark { at, ..mark(candidate) });
            }
        }
        if !after_blank && let Some(wrapped) = self.wrapped(i, strong.filter(|_| !sets_off_alone)) {
            self.note(Mark { line: i - 1, words_line: i, ..mark(wrapped) });
        }
    }

    fn note(&mut self, mark: Mark<'t>) {
        let Mark { line, candidate, .. } = mark;
        let is_title = candidate.form == Form::Alone && labels::is_title(candidate.label);
        let is_last = candidate.form == Form::Alone && !self.is_followed(line);
        if is_title || is_last || self.is_cut_by_a_clock(&candidate, line) {
            return;
        }
        let Some(group) = self.known(candidate.label) else { return };
        let found = &mut self.groups[group];
        let words = &self.lines[line].text;
        let is_cell = || self.covered_by != Some(Form::Colon) && is_cell(&candidate, found, words);
        if candidate.form == Form::Tab && (is_cell() || is_page(&words[candidate.words..])) {
            return;
        }
        if candidate.form.is_strong() && mark.at == 0 && mark.words_line == line && line >= self.head {
            found.n += 1;
            found.n_after_blank += usize::from(mark.after_blank);
            found.timed |= candidate.seconds.is_some();
            let is_bold = matches!(self.lines[line].emphasis, Emphasis::Begins(_));
            found.n_set_apart += usize::from(candidate.seconds.is_some() || is_bold);
            if !found.marked && found.label != candidate.label {
                (found.label, found.is_part) = (candidate.label, roles::is_part_in_talk(candidate.label));
            }
            found.marked = true;
        }
        self.marks.push(Mark { group, ..mark });
    }

    /// Returns the group of a label, a new one if it has none yet; nothing of what is no label, or one too many.
    fn known(&mut self, label: &'t str) -> Option<usize> {
        let (known, groups, wanted) = (&mut self.known, &mut self.groups, &self.wanted);
        if groups.len() >= MOST_LABELS {
            return known.labels.get(label).copied().flatten();
        }
        *known.labels.entry(label).or_insert_with(|| {
            let is_wanted = || wanted.contains(&labels::key(label));
            let namesake = || labels::is_namesake(label).then_some(Shape::Name);
            let shape = labels::look(label).or_else(namesake).or_else(|| is_wanted().then_some(Shape::Phrase))?;
            let next = groups.len();
            let group = *known.keys.entry(labels::key(label)).or_insert(next);
            if group == next {
                groups.push(Group::new(label, shape));
            }
            groups[group].shape = groups[group].shape.min(shape);
            if label.contains(' ') && is_wanted() {
                groups[group].verdict = Verdict::Undecided;
            }
            Some(group)
        })
    }

    /// Counts the first group of each pair to the second, marks and all.
    pub fn merge(&mut self, pairs: &[(usize, usize)]) {
        pairs.iter().for_each(|(from, into)| self.count_to(*from, *into));
        self.hand_over(pairs);
    }

    /// Counts what one group has to another one. Its marks follow by [`Self::hand_over`], all at once.
    pub fn count_to(&mut self, from: usize, into: usize) {
        if from == into {
            return;
        }
        let (n, n_after_blank) = (self.groups[from].n, self.groups[from].n_after_blank);
        let (timed, marked) = (self.groups[from].timed, self.groups[from].marked);
        let n_set_apart = std::mem::take(&mut self.groups[from].n_set_apart);
        let target = &mut self.groups[into];
        target.n += n;
        target.n_set_apart += n_set_apart;
        target.n_after_blank += n_after_blank;
        target.timed |= timed;
        target.marked |= marked;
        self.groups[from].n = 0;
    }

    /// Gives the marks of the first group of each pair to the second, pair by pair: a group takes along what it was
    /// given.
    pub fn hand_over(&mut self, merged: &[(usize, usize)]) {
        let mut members: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (from, into) in merged.iter().filter(|(from, into)| from != into) {
            let moved = members.insert(*from, Vec::new()).unwrap_or_else(|| vec![*from]);
            members.entry(*into).or_insert_with(|| vec![*into]).extend(moved);
        }
        let places: FxHashMap<usize, usize> =
            members.iter().flat_map(|(into, groups)| groups.iter().map(|group| (*group, *into))).collect();
        if !places.is_empty() {
            self.marks.iter_mut().for_each(|m| m.group = places.get(&m.group).copied().unwrap_or(m.group));
        }
    }

    /// Whether words follow below, behind a blank line at most: a name alone on the last line is no label.
    fn is_followed(&self, line: usize) -> bool {
        let mut below = self.lines.iter().skip(line + 1).take(2).skip_while(|next| next.blank);
        below.next().is_some_and(|next| !next.heading)
    }

    /// Whether a name is all that a line behind its time holds, and the next line has a time as well: in captions that
    /// were kept as text a line ends wherever it was full. `[0:31] the Court of Appeal`, `[0:33] of the state`.
    fn is_cut_by_a_clock(&self, candidate: &Candidate<'_>, line: usize) -> bool {
        let begins_with_time = |line: &Line<'_>| {
            let text = line.text.trim_start();
            stamps::stamp(text).is_some_and(|stamp| stamp.fenced && !text[stamp.len..].trim().is_empty())
        };
        let here = &self.lines[line];
        candidate.form == Form::Timed
            && candidate.words >= here.text.trim_end().len()
            && !here.text.trim_end().ends_with(':')
            && begins_with_time(here)
            && self.lines.get(line + 1).is_some_and(begins_with_time)
    }

    /// Whether labels before a colon or a tab cover the text, so that those speak who do so once.
    pub fn is_covered(&self) -> bool {
        self.covered_by == Some(Form::Colon)
    }

    /// Whether the label begins paragraphs throughout, so that nothing else has to speak for it.
    pub fn is_throughout(&self, label: &str) -> bool {
        !self.throughout.is_empty() && self.throughout.contains(&labels::key(label))
    }

    /// Gives a group the label that all of its marks have in common.
    pub fn rename(&mut self, group: usize, label: &'t str) {
        let renamed = &mut self.groups[group];
        (renamed.label, renamed.is_part) = (label, roles::is_part_in_talk(label));
        self.known.keys.insert(labels::key(label), group);
    }

    /// Returns the group of a label.
    pub fn group_of(&self, label: &str) -> Option<usize> {
        self.known.keys.get(&labels::key(label)).copied()
    }

    /// Returns the labels that may be speakers.
    fn counted(&self) -> impl Iterator<Item = &Group<'t>> {
        self.groups.iter().filter(|g| !matches!(g.verdict, Verdict::Announces | Verdict::Points | Verdict::Cue))
    }

    /// Returns the share of units that begin with labels of the groups that `counts` takes.
    pub fn share(&self, counts: impl Fn(&Group<'_>) -> bool) -> f32 {
        let n: usize = self.counted().filter(|g| g.marked && counts(g)).map(|g| g.n).sum();
        n as f32 / self.n_units.max(1) as f32
    }

    /// Whether a time or bold letters set labels off nearly everywhere.
    pub fn are_set_apart(&self) -> bool {
        let returning = || self.counted().filter(|g| g.n >= 2);
        let (n, n_set_apart) = returning().fold((0, 0), |(n, apart), g| (n + g.n, apart + g.n_set_apart));
        // Somebody may speak for many paragraphs.
        n_set_apart * 10 >= n * 9 && n_set_apart * 5 >= self.n_units
    }

    /// Whether turns are set off by blank lines throughout, so that a label within a paragraph is suspect.
    pub fn is_separated_by_blanks(&self) -> bool {
        let sure = || self.counted().filter(|g| g.n >= 3 && g.shape != Shape::Phrase);
        let (n, after_blank): (usize, usize) = sure().fold((0, 0), |(n, a), g| (n + g.n, a + g.n_after_blank));
        n >= 3 && after_blank * 20 >= n * 19
    }

    /// Whether a sentence ends above line `line`, so that a label may follow.
    pub fn is_behind_a_sentence(&self, line: usize) -> bool {
        let above = line.checked_sub(1).and_then(|i| self.lines.get(i));
        above.is_none_or(|l| {
            let text = l.text.trim_end();
            // Whoever is interrupted ends with dashes.
            let is_cut = text.ends_with("--") || text.ends_with('—');
            text.is_empty()
                || is_cut
                || text.ends_with(['.', '?', '!', '…', '»', '”', '"', ')', ']', '>', '#', ':', '*'])
        })
    }

    /// Whether the line above is a title: short, and the only one between blank lines.
    pub fn is_below_a_title(&self, line: usize) -> bool {
        const LONGEST: usize = 40;
        let above = |n: usize| line.checked_sub(n).map(|i| &self.lines[i]);
        above(1).is_some_and(|l| l.text.trim().chars().count() <= LONGEST) && above(2).is_none_or(|l| l.blank)
    }

    /// Whether all that stands above the line, up to a blank one, are the short lines of a head that ends there.
    pub fn is_below_a_head(&self, line: usize) -> bool {
        const LONGEST: usize = 60;
        let announces = |text| labels::candidate(text, "").is_some_and(|c| labels::is_announcement(c.label));
        let mut block = self.lines[..line].iter().rev().take_while(|above| !above.blank).map(|above| above.text.trim());
        let goes_on = self.lines.get(line + 1).is_some_and(|below| announces(below.text));
        !goes_on && block.all(|text| text.chars().count() <= LONGEST || announces(text) || legend::is_legend(text))
    }

    /// Whether the line is an item of a list below another one, or below what announces a list: `To do:`.
    pub fn is_in_list(&self, line: usize) -> bool {
        let is_item = |text: &str| nested::bullet(text).is_some();
        let hangs = |line: &&Line<'_>| line.text.starts_with([' ', '\t']) && !line.blank && !is_item(line.text);
        let above = || self.lines[..line].iter().rev().find(|line| !hangs(line));
        let is_begun = |above: &Line<'_>| is_item(above.text) || above.text.trim_end().ends_with(':');
        is_item(self.lines[line].text) && above().is_some_and(is_begun)
    }

    /// Whether the line is an item of a list with another one above or right below it.
    pub fn is_listed(&self, line: usize) -> bool {
        let is_item = |line: &Line<'_>| nested::bullet(line.text).is_some();
        self.is_in_list(line) || (is_item(&self.lines[line]) && self.lines.get(line + 1).is_some_and(is_item))
    }

    /// Whether all words of a label also occur in lower case within lines: then it is a common noun. Names never do.
    pub fn is_common_noun(&self, label: &str) -> bool {
        let small = self.small_words.get_or_init(|| self.lines.iter().flat_map(|l| small_words(l.text)).collect());
        let lower = label.to_lowercase();
        let mut words =
            lower.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().any(char::is_alphabetic)).peekable();
        words.peek().is_some() && words.all(|w| small.contains(w))
    }
}

/// Whether the words are the number of a page, as in a table of contents: `124`, `5645D, 5648B`.
fn is_page(words: &str) -> bool {
    let is_sign =
        |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, ' ' | '.' | ',' | ';' | '-' | '–');
    let n_digits = words.chars().filter(char::is_ascii_digit).count();
    n_digits >= 3 && words.trim().chars().all(is_sign)
}

/// Whether a tab separates the cells of a table rather than a label from words: more tabs follow, or the first cell
/// looks like no name.
fn is_cell(candidate: &Candidate<'_>, group: &Group<'_>, line: &str) -> bool {
    let is_name = group.shape != Shape::Phrase || group.is_part;
    !is_name || line[candidate.words..].trim_end().contains('\t')
}

/// Returns the words of a line, but the first, that begin with a small letter; in addresses all do.
fn small_words(line: &str) -> impl Iterator<Item = &str> {
    let is_address = |piece: &&str| ["://", "www.", "@", "]("].iter().any(|sign| piece.contains(sign));
    let pieces = line.split_whitespace().filter(move |piece| !is_address(piece));
    let words = pieces.flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric())).filter(|w| !w.is_empty());
    words.skip(1).filter(|w| w.starts_with(char::is_lowercase))
}
