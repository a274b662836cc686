//! Lines to paragraphs: a line goes on with the one before unless its place, the gap above it, the room left at the end
//! of the line before or a label at its beginning say otherwise. Words divided at the end of a line are put together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::page::Page;
use super::cells::FAR;
use super::lines::{Line, body_size};
use super::openings::{Openings, ends_sentence};
use super::setting::Setting;
use crate::import::Content;
use crate::import::divided::keeps_hyphen;
use crate::import::talk::labels::{self, Form};

/// Lines of one column of one page, and what is usual in it.
struct Block<'l> {
    lines: &'l [Line],
    /// Where most lines begin.
    left: f32,
    /// Where full lines end.
    right: f32,
    /// From one line to the next.
    leading: f32,
}

/// Returns the text of all pages, the notes behind it.
pub(super) fn content(pages: &[Vec<Line>], notes: &[(String, String)]) -> Content {
    let body = body_size(pages.iter().flatten());
    let mut text =
        Paragraphs { body, names: names_alone(pages), openings: Openings::of(pages), ..Paragraphs::default() };
    for page in pages {
        for block in blocks(page) {
            for (i, line) in block.lines.iter().enumerate() {
                text.take(line, &block, i == 0);
            }
        }
    }
    text.close();
    let mut content = text.page.into_content(&[]);
    let from = content.text.len();
    for (number, words) in notes {
        content.text.push_str(&format!("[{number}] {words}\n"));
    }
    content.layout.appended = (!notes.is_empty()).then_some(from..content.text.len());
    content
}

/// Returns the names that are all of a line again and again: each stands above what somebody says.
fn names_alone(pages: &[Vec<Line>]) -> FxHashSet<&str> {
    const FEWEST: usize = 3;
    const LONGEST: usize = 40;
    let is_name = |text: &&str| {
        let is_sentence = text.ends_with(['.', '?', '!', '…', ',', ';', '-', '\u{2010}', '\u{ad}']);
        let shape = || labels::shape(text.trim_end_matches(':')).filter(|shape| *shape != labels::Shape::Phrase);
        text.len() <= LONGEST && !is_sentence && shape().is_some()
    };
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for name in pages.iter().flatten().map(|line| line.text.trim()).filter(is_name) {
        *counts.entry(name).or_default() += 1;
    }
    counts.retain(|_, n| *n >= FEWEST);
    if counts.len() < 2 { FxHashSet::default() } else { counts.into_keys().collect() }
}

/// Cuts a page where reading goes to the next column, to a cell beside, or to letters of another size.
fn blocks(page: &[Line]) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut from = 0;
    for at in 1..=page.len() {
        let before = &page[at - 1];
        let ends = |line: &Line| {
            line.column != before.column
                || line.y < before.y - 0.5 * line.size
                || differs(line.size, before.size)
                || is_beside(line, (before.left, before.right), before.y)
        };
        if page.get(at).is_none_or(ends) {
            blocks.push(Block::of(&page[from..at]));
            from = at;
        }
    }
    blocks
}

impl<'l> Block<'l> {
    fn of(lines: &'l [Line]) -> Self {
        let mut rights: Vec<f32> = lines.iter().map(|l| l.right).collect();
        rights.sort_by(f32::total_cmp);
        let right = rights.get(rights.len() * 9 / 10).or(rights.last()).copied().unwrap_or_default();
        let left = most_common(lines.iter().map(|l| l.left));
        let mut gaps: Vec<f32> = lines.windows(2).map(|w| w[1].y - w[0].y).filter(|gap| *gap > 1.0).collect();
        gaps.sort_by(f32::total_cmp);
        // Lines of one paragraph stand closer than paragraphs do, and there are enough of them in most texts.
        let leading = gaps.get(gaps.len() * 3 / 10).copied().unwrap_or(f32::MAX);
        Self { lines, left, right, leading }
    }
}

/// Returns the place near which most of `places` are.
fn most_common(places: impl Iterator<Item = f32>) -> f32 {
    const NEAR: f32 = 3.0;
    let mut sorted: Vec<f32> = places.collect();
    sorted.sort_by(f32::total_cmp);
    let n_near = |x: f32| sorted.partition_point(|y| *y < x + NEAR) - sorted.partition_point(|y| *y <= x - NEAR);
    sorted.iter().copied().max_by_key(|x| n_near(*x)).unwrap_or_default()
}

#[derive(Default)]
struct Paragraphs<'l> {
    page: Page,
    /// Names that stand alone on lines.
    names: FxHashSet<&'l str>,
    /// Labels that return where lines begin.
    openings: Openings<'l>,
    open: String,
    setting: Setting,
    is_heading: bool,
    body: f32,
    before: Option<Before>,
}

/// The line before.
#[derive(Clone, Copy)]
struct Before {
    left: f32,
    right: f32,
    y: f32,
    size: f32,
    /// How much room was left at its end.
    room: f32,
    /// Whether it begins an item of a list or a turn, whose next lines may hang below its words.
    is_item: bool,
    /// Where the words begin beside its label; the next lines stand below them.
    beside_label: Option<f32>,
}

impl Paragraphs<'_> {
    fn take(&mut self, line: &Line, block: &Block<'_>, is_first: bool) {
        let goes_on = self.before.is_some_and(|before| {
            let parted = match is_first {
                true => {
                    // Far up, words that begin small may go on in the next column.
                    let is_near = line.y > before.y - 2.5 * line.size || !line.text.starts_with(char::is_lowercase);
                    let is_cell = is_near && is_beside(line, (before.left, before.right), before.y);
                    let ends = self.open.ends_with(['.', '?', '!', '…', ':', '»', '”']);
                    let is_far = line.y - before.y > FAR * line.size;
                    ends || differs(line.size, before.size) || is_cell || is_far
                }
                false => line.y - before.y > 1.3 * block.leading,
            };
            let answers = self.open.ends_with('?') && is_behind_dash(&line.text);
            let is_turn = ends_sentence(&self.open) && self.openings.has(line);
            !parted
                && !answers
                && !is_turn
                && !self.names.contains(line.text.trim())
                && !self.names.contains(self.open.trim())
                && (!self.is_set_off_from(line) || self.is_begun_by(&before, line, block))
                && (!begins(line, &before, block) || is_turned_within(is_first, &self.open, line))
                && !is_label(&line.text, &self.open)
        });
        if !goes_on {
            self.close();
            self.is_heading = line.size > 1.15 * self.body && line.text.chars().count() < 120;
        }
        let len = self.open.len();
        join(&mut self.open, &line.text);
        let between = self.open.len().saturating_sub(len + line.text.len());
        // A hyphen that went was set as the word was.
        let len = len.min(self.open.len() - line.text.len());
        self.setting.map(|at| at.min(len));
        self.setting.append(len, between, &line.setting);
        self.before = Some(Before {
            left: line.left,
            right: line.right,
            y: line.y,
            size: line.size,
            room: block.right - line.right,
            is_item: is_item(&line.text) || self.openings.has(line),
            beside_label: line.beside_label,
        });
    }

    /// Whether the paragraph is at the end of a sentence, and the line is set in another way than all of it.
    fn is_set_off_from(&self, line: &Line) -> bool {
        let (before, here) = (self.setting.whole(self.open.len()), line.setting.whole(line.text.len()));
        let ends = self.open.trim_end().ends_with(['.', '?', '!', '…', ':', '»', '”', ')']);
        ends && before.zip(here).is_some_and(|(before, here)| before != here)
    }

    /// Whether the line goes on below the one line so far, a short one that is set in as the first line of a paragraph is:
    /// a speaker's label may fill that line.
    fn is_begun_by(&self, before: &Before, line: &Line, block: &Block<'_>) -> bool {
        const LONGEST: usize = 80;
        let set_in = (before.left - block.left) / line.size;
        let is_flush = (line.left - block.left).abs() < 0.3 * line.size;
        self.open.len() <= LONGEST && self.open.ends_with('.') && (0.5..4.0).contains(&set_in) && is_flush
    }

    fn close(&mut self) {
        let (text, setting) = (std::mem::take(&mut self.open), std::mem::take(&mut self.setting));
        if text.trim().is_empty() {
            return;
        }
        self.page.begin_paragraph();
        if self.is_heading {
            self.page.mark_heading();
        }
        for (stretch, style) in setting.cut(text.trim_end()) {
            self.page.push_str(&stretch.replace('\u{ad}', ""), style);
        }
        self.page.end_paragraph();
    }
}

/// Whether the line stands wholly to the left or right of another, and near its height: in the next cell of a table, or
/// the first of the next row. The next column of a page begins far above.
fn is_beside(line: &Line, (left, right): (f32, f32), y: f32) -> bool {
    const NEAR: f32 = 12.0;
    (line.left > right || line.right < left) && (line.y - y).abs() < NEAR * line.size
}

/// Whether a page or column ends within a sentence that goes on at the head of the next, wherever that stands.
fn is_turned_within(is_first: bool, open: &str, line: &Line) -> bool {
    is_first && !ends_sentence(open) && line.text.starts_with(char::is_lowercase)
}

/// Whether letters of one size are set apart from those of the other.
fn differs(size: f32, other: f32) -> bool {
    (size - other).abs() > 0.15 * other
}

/// Whether the line begins a paragraph by the sign of an item, by its place, or by the room that the line before left.
fn begins(line: &Line, before: &Before, block: &Block<'_>) -> bool {
    let is_set_in = |left: f32| (left - block.left).abs() > 0.8 * line.size;
    const HANGS: f32 = 4.0;
    let hang = line.left - before.left;
    let is_below_words = before.beside_label.is_some_and(|words| (line.left - words).abs() < 0.3 * line.size);
    let hangs = is_below_words || before.is_item && (0.0..HANGS * line.size).contains(&hang) && !is_item(&line.text);
    let moved = !hangs && is_set_in(line.left) && hang.abs() > 0.8 * line.size;
    let first_word = line.text.split([' ', '\t', '\u{a0}']).next().map_or(0, |word| word.chars().count());
    // Half the size is about the width of a letter.
    let needed = (first_word + 1) as f32 * 0.5 * line.size;
    has_bullet(&line.text) || moved || before.room > needed + 1.5 * line.size
}

/// Signs of items, which begin nothing else.
const BULLETS: [char; 13] = ['•', '◦', '▪', '●', '○', '■', '➔', '➢', '➤', '➜', '►', '✓', '\u{f0b7}'];

/// Whether the line begins with a sign of an item: `• `, `➔ `.
fn has_bullet(text: &str) -> bool {
    text.strip_prefix(BULLETS).is_some_and(|behind| behind.starts_with([' ', '\t', '\u{a0}']))
}

/// Whether the line begins an item of a list, by a sign, a dash or a number: `– `, `3. `.
fn is_item(text: &str) -> bool {
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = (1..=3).contains(&(text.len() - digits.len())).then(|| digits.strip_prefix(['.', ')'])).flatten();
    let signed = text.strip_prefix(['–', '-', '*', '→']);
    has_bullet(text) || numbered.or(signed).is_some_and(|behind| behind.starts_with([' ', '\t', '\u{a0}']))
}

/// Whether the line begins with a dash and a blank, as an answer below a question may.
fn is_behind_dash(text: &str) -> bool {
    text.strip_prefix(['–', '-', '—']).is_some_and(|behind| behind.starts_with([' ', '\t', '\u{a0}']))
}

/// Whether the line begins as speakers' turns do; in brackets and the like, as the paragraph `before` does.
fn is_label(text: &str, before: &str) -> bool {
    let form = |text| {
        let candidate = labels::candidate(text, "QAR")?;
        labels::shape(candidate.label).filter(|shape| *shape != labels::Shape::Phrase).map(|_| candidate.form)
    };
    form(text).is_some_and(|found| match found {
        Form::Colon | Form::Tab | Form::Dot | Form::Timed => true,
        Form::Bracket | Form::Sign => form(before) == Some(found),
        Form::Alone | Form::Emphasis | Form::Point | Form::Dash | Form::Capitals => false,
    })
}

/// Appends a line to what stands before it.
pub(super) fn join(text: &mut String, line: &str) {
    let line = line.trim();
    if text.is_empty() {
        text.push_str(line);
        return;
    }
    let next = line.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let divided = text.strip_suffix(['-', '\u{2010}', '\u{ad}']).filter(|rest| rest.ends_with(char::is_alphabetic));
    match divided {
        Some(rest) if next.starts_with(char::is_lowercase) => {
            if text.ends_with('\u{ad}') || !keeps_hyphen(text, next) {
                text.truncate(rest.len());
            }
        }
        Some(_) => {}
        None => text.push(' '),
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests;
