//! Lines to paragraphs: a line goes on with the one before unless its place, the gap above it, the room left at the end
//! of the line before or a label at its beginning say otherwise. Words divided at the end of a line are put together.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::page::Page;
use super::cells::FAR;
use super::pieces::{PARTED, Piece};
use super::setting::Setting;
use crate::import::Content;
use crate::import::talk::labels::{self, Form};

/// A line of a page.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Line {
    pub text: String,
    pub setting: Setting,
    pub left: f32,
    pub right: f32,
    /// The baseline.
    pub y: f32,
    pub size: f32,
    /// Which column of its page it stands in.
    pub column: usize,
    /// Whether it begins with a raised number, as a footnote does.
    pub is_note: bool,
}

/// A gap of this many times the size of the font is written as a tab.
const WIDE: f32 = 1.6;

/// Returns the lines of pieces in reading order; pieces on one line are parted by a space, or a tab where they stand
/// far apart. The answer in the cell beside a question is a line of its own.
pub(super) fn lines(pieces: Vec<Piece>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for Piece { text, mut setting, left, right, y, size, column, is_note, is_beside_label, .. } in pieces {
        let blank = text.len() - text.trim_start().len();
        let text = text.trim().to_owned();
        setting.map(|at| at.saturating_sub(blank).min(text.len()));
        let is_answer = |l: &Line| l.text.ends_with('?') && left - l.right > PARTED * size;
        let goes_on = |l: &&mut Line| (l.y - y).abs() < 0.4 * l.size && left > l.right - 0.5 * size && !is_answer(l);
        match lines.last_mut().filter(goes_on) {
            Some(line) => {
                line.setting.append(line.text.len(), 1, &setting);
                let is_wide = left - line.right >= WIDE * size || is_beside_label;
                line.text.push(if is_wide { '\t' } else { ' ' });
                line.text.push_str(&text);
                line.right = line.right.max(right);
                line.size = line.size.max(size);
            }
            None => lines.push(Line { text, setting, left, right, y, size, column, is_note }),
        }
    }
    lines
}

/// Returns the size of most letters.
pub(super) fn body_size<'l>(lines: impl Iterator<Item = &'l Line>) -> f32 {
    let mut sizes: Vec<(f32, usize)> = lines.map(|l| (l.size, l.text.len())).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, n)| n).sum::<usize>() / 2;
    let mut n = 0;
    let median = sizes.iter().find(|(_, length)| {
        n += length;
        n > half
    });
    median.map_or(0.0, |(size, _)| *size)
}

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
    let mut text = Paragraphs { body, names: names_alone(pages), ..Paragraphs::default() };
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
    /// Whether it begins an item of a list, whose next lines hang below its words.
    is_item: bool,
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
            !parted
                && !answers
                && !self.names.contains(line.text.trim())
                && !self.names.contains(self.open.trim())
                && !self.is_set_off_from(line)
                && !begins(line, &before, block)
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
            is_item: is_item(&line.text),
        });
    }

    /// Whether the paragraph is at the end of a sentence, and the line is set in another way than all of it.
    fn is_set_off_from(&self, line: &Line) -> bool {
        let (before, here) = (self.setting.whole(self.open.len()), line.setting.whole(line.text.len()));
        let ends = self.open.trim_end().ends_with(['.', '?', '!', '…', ':', '»', '”', ')']);
        ends && before.zip(here).is_some_and(|(before, here)| before != here)
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

/// Whether letters of one size are set apart from those of the other.
fn differs(size: f32, other: f32) -> bool {
    (size - other).abs() > 0.15 * other
}

/// Whether the line begins a paragraph by the sign of an item, by its place, or by the room that the line before left.
fn begins(line: &Line, before: &Before, block: &Block<'_>) -> bool {
    let is_set_in = |left: f32| (left - block.left).abs() > 0.8 * line.size;
    const HANGS: f32 = 4.0;
    let hang = line.left - before.left;
    let hangs = before.is_item && (0.0..HANGS * line.size).contains(&hang) && !is_item(&line.text);
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

/// Words that follow a hyphen which stays when the line ends at it: `dormez-vous`, `celui-ci`.
#[rustfmt::skip]
const HYPHENATED: &[&str] = &[
    "vous", "tu", "il", "elle", "on", "ils", "elles", "nous", "je", "ce", "moi", "toi", "lui", "leur", "le", "la", "les", "en", "y", "ci",
    "là", "même", "mêmes", "t", "être",
];

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
            if text.ends_with('\u{ad}') || !HYPHENATED.contains(&next) {
                text.truncate(rest.len());
            }
        }
        Some(_) => {}
        None => text.push(' '),
    }
    text.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::super::super::page::Style;
    use super::*;

    fn line(text: &str, left: f32, right: f32, y: f32) -> Line {
        Line { text: text.to_owned(), left, right, y, size: 10.0, ..Line::default() }
    }

    fn text_of(lines: &[Line]) -> String {
        content(&[lines.to_vec()], &[]).text
    }

    #[test]
    fn divided_words_are_put_together() {
        let mut text = "l'accompa-".to_owned();
        join(&mut text, "gnement, où dormez-");
        join(&mut text, "vous ? Saint-");
        join(&mut text, "Denis");
        assert_eq!(text, "l'accompagnement, où dormez-vous ? Saint-Denis");
    }

    #[test]
    fn a_dash_below_a_question_answers_it() {
        let lines = [
            line("Are you open to having a system designed for your business?", 50.0, 400.0, 100.0),
            line("- Yes, for the sales of a day, and for who bought how much, and", 50.0, 400.0, 112.0),
            line("for the month", 50.0, 120.0, 124.0),
        ];
        assert_eq!(text_of(&lines).lines().count(), 2, "{}", text_of(&lines));
    }

    #[test]
    fn a_line_that_is_set_in_another_way_begins_a_paragraph_behind_a_sentence() {
        let bold = Style { bold: true, ..Style::default() };
        let n = |first: &str, style: Style| {
            let first = line(first, 50.0, 400.0, 100.0);
            let set = Setting::of(first.text.len(), style);
            let below = line("We met by chance, at the market, and spoke about what we had", 50.0, 400.0, 112.0);
            text_of(&[Line { setting: set, ..first }, below]).lines().count()
        };
        let (question, part) =
            ("How did the two of you come to work with each other at last?", "How did the two of you");
        assert_eq!([n(question, bold), n(question, Style::default()), n(part, bold)], [2, 1, 1]);
    }

    #[test]
    fn a_name_that_returns_alone_on_lines_is_a_paragraph() {
        let turn = |who: &str, at: f32| {
            [
                line(who, 50.0, 90.0, at),
                line(
                    "We met by chance, at the market, and spoke about what we had seen of the",
                    50.0,
                    400.0,
                    at + 12.0,
                ),
                line(
                    "town and of the river, and of all those who came there by night and by day",
                    50.0,
                    400.0,
                    at + 24.0,
                ),
            ]
        };
        let talk: Vec<Line> =
            ["Ana", "Ben"].iter().cycle().take(6).enumerate().flat_map(|(n, who)| turn(who, 36.0 * n as f32)).collect();
        assert_eq!(text_of(&talk).lines().count(), 12);
        let prose: Vec<Line> = talk.into_iter().filter(|line| line.text != "Ben").collect();
        assert!(text_of(&prose).lines().count() < 9);
    }

    #[test]
    fn a_name_in_brackets_begins_a_paragraph_below_another_one() {
        let lines = |first: &str| {
            [
                line(first, 50.0, 400.0, 100.0),
                line("[Ana] That is a good question, thank you for asking me that again", 50.0, 400.0, 112.0),
            ]
        };
        let n = |first: &str| text_of(&lines(first)).lines().count();
        assert_eq!(n("[Ben] Would you take it for something else, or only for what you said?"), 2);
        assert_eq!(n("Would you take it for something else, or for nothing but what was said"), 1);
    }

    #[test]
    fn a_paragraph_ends_where_room_was_left_or_a_label_follows() {
        let lines = [
            line("INT: Where do you sleep these days, and how is it there", 50.0, 400.0, 100.0),
            line("at night?", 50.0, 100.0, 112.0),
            line("In a hostel near the station, where it is loud and bright", 50.0, 400.0, 124.0),
            line("INT: Since when have you been there, in that hostel, then?", 50.0, 400.0, 136.0),
        ];
        let read = text_of(&lines);
        assert_eq!(read.lines().count(), 3, "{read}");
        assert!(read.starts_with("INT: Where do you sleep these days, and how is it there at night?\nIn a hostel"));
    }

    #[test]
    fn the_lines_of_an_item_hang_below_its_words() {
        let lines = [
            line("Some words at the margin, which stand above the list here.", 50.0, 400.0, 88.0),
            line("And more of them, so that most lines begin at the margin.", 50.0, 400.0, 100.0),
            line("➔ How often do you ask on one of those pages, to obtain an", 50.0, 400.0, 112.0),
            line("answer of somebody who knows?", 68.0, 200.0, 124.0),
            line("➔ Once or twice, I think, though I have never been in need of", 50.0, 400.0, 136.0),
            line("it, and others say that it was of no help at all to them, as", 68.0, 400.0, 148.0),
            line("I hear.", 68.0, 100.0, 160.0),
            line("3. A last one, which also goes on below, on another line, as", 50.0, 400.0, 172.0),
            line("items do.", 68.0, 100.0, 184.0),
        ];
        let read = text_of(&lines);
        let items: Vec<&str> = read.lines().skip(1).collect();
        assert_eq!(items.len(), 3, "{read}");
        assert!(items[0].ends_with("an answer of somebody who knows?") && items[1].ends_with("as I hear."), "{read}");
    }

    #[test]
    fn an_answer_in_the_cell_beside_its_question_is_a_paragraph() {
        let piece = |text: &str, left: f32, right: f32, y: f32| Piece {
            text: text.to_owned(),
            left,
            right,
            y,
            size: 10.0,
            ..Piece::default()
        };
        let drawn = vec![
            piece("1 Do you often use (as we", 50.0, 200.0, 100.0),
            piece("said before) the library", 50.0, 190.0, 112.0),
            piece("Yes", 260.0, 280.0, 100.0),
            piece("2 And when is that?", 50.0, 170.0, 130.0),
            piece("On most days of the week, and", 260.0, 440.0, 130.0),
            piece("now and then on Sundays", 260.0, 400.0, 142.0),
            piece("3 Who comes with", 50.0, 160.0, 160.0),
            piece("you?", 50.0, 80.0, 172.0),
            piece("Nobody", 260.0, 310.0, 160.0),
        ];
        let expected = [
            "1 Do you often use (as we said before) the library",
            "Yes",
            "2 And when is that?",
            "On most days of the week, and now and then on Sundays",
            "3 Who comes with you?",
            "Nobody",
        ];
        assert_eq!(text_of(&lines(drawn)).lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn set_in_lines_begin_paragraphs() {
        let lines = [
            line("One paragraph that fills the whole of its line to the end", 50.0, 400.0, 100.0),
            line("and goes on here with all of the words that it has to say.", 50.0, 400.0, 112.0),
            line("Another one that begins a little further in than that", 65.0, 400.0, 124.0),
            line("and goes on at the margin as the one before it has done.", 50.0, 400.0, 136.0),
        ];
        assert_eq!(text_of(&lines).lines().count(), 2);
    }
}
