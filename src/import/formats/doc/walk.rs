//! The characters of a document to paragraphs and tables: what they look like, which of them are text, and what is
//! called among them.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::super::flow::Flow;
use super::super::numbering::{Numbering, numbers_turns};
use super::super::page::{self, Page, on_one_line};
use super::super::symbols;
use super::asides::Call;
use super::bins::Bins;
use super::characters::{Set, Words};
use super::fields::Fields;
use super::fonts::Fonts;
use super::paragraphs::{self, Paragraph};
use super::pieces::Pieces;
use super::styles::{Style, Styles};
use crate::import::{ImportError, LARGEST_TEXT, error};

/// The marks that end a paragraph: its own, that of a page or section, and that of a cell or row.
const PARAGRAPH: u16 = 0x0D;
const PAGE: u16 = 0x0C;
const CELL: u16 = 0x07;

/// Characters that are no letters.
const PICTURE: u16 = 0x01;
const LINE: u16 = 0x0B;
const COLUMN: u16 = 0x0E;
const HYPHEN: u16 = 0x1E;
const SIGN_OF_FONT: u16 = 0x28;

/// The text of a document, and what says how it is set.
pub(super) struct Document<'d> {
    pub pieces: Pieces<'d>,
    pub characters: Bins<'d>,
    pub paragraphs: Bins<'d>,
    pub styles: Styles,
    pub fonts: Fonts,
    /// The stream of data, in which long lists of changes lie.
    pub data: &'d [u8],
}

/// What a text holds.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub page: Page,
    /// The notes in the order in which they are called; the first is called `[1]` in the text.
    pub notes: Vec<String>,
    /// For each comment that is about words these words.
    pub commented: Vec<(usize, String)>,
    pub n_pictures: usize,
    /// Whether hidden text was left out.
    pub hidden: bool,
}

impl Document<'_> {
    /// Returns what one of the texts holds.
    ///
    /// # Errors
    /// When it holds too much.
    pub fn read(
        &self,
        file: &str,
        story: Range<usize>,
        calls: &[(usize, Call)],
        lists: Numbering,
    ) -> Result<Read, ImportError> {
        let story = self.within(story);
        let fields = Fields::of(&self.pieces.units()[story.clone()], story.start);
        let mut walk = Walk {
            file,
            document: self,
            calls,
            lists,
            fields,
            flow: Flow::default(),
            begun: FxHashMap::default(),
            n_commented: 0,
            read: Read::default(),
        };
        self.ranges(story).try_for_each(|range| walk.paragraph(range))?;
        Ok(walk.finish())
    }

    /// Returns what of a text is there.
    fn within(&self, story: Range<usize>) -> Range<usize> {
        let n_units = self.pieces.units().len();
        story.start.min(n_units)..story.end.min(n_units)
    }

    /// Returns where the paragraphs of a text lie, each without its mark.
    fn ranges(&self, story: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let mut from = story.start;
        std::iter::from_fn(move || {
            let rest = self.pieces.units().get(from..story.end).filter(|rest| !rest.is_empty())?;
            let is_mark = |unit: &u16| matches!(*unit, PARAGRAPH | PAGE | CELL);
            let range = from..from + rest.iter().position(is_mark).unwrap_or(rest.len());
            from = range.end + 1;
            Some(range)
        })
    }

    /// Whether a list numbers the turns of a text.
    pub fn lists_number_turns(&self, story: Range<usize>) -> bool {
        let mut n_items: FxHashMap<u16, usize> = FxHashMap::default();
        for range in self.ranges(self.within(story)) {
            *n_items.entry(self.paragraph(range.end).0.list).or_default() += 1;
        }
        let n_paragraphs = n_items.values().sum();
        n_items.into_iter().any(|(list, n)| list > 0 && numbers_turns(n, n_paragraphs))
    }

    /// Returns a note or a comment, on one line.
    pub fn line(&self, file: &str, story: Range<usize>) -> Result<String, ImportError> {
        Ok(on_one_line(self.read(file, story, &[], Numbering::default())?.page.text()))
    }

    /// Returns how the paragraph is set that ends with the mark at that place, and its style its words.
    fn paragraph(&self, mark: usize) -> (Paragraph, Set) {
        let Some(stretch) = self.pieces.stretch(mark) else { return Default::default() };
        let found = self.paragraphs.find(stretch.at).unwrap_or_default();
        let Style { set, mut paragraph } = self.styles.get(found.style);
        paragraph.style = found.style;
        paragraphs::change_with_data(&mut paragraph, found.changes, self.data);
        paragraphs::change_with_data(&mut paragraph, self.pieces.changes(stretch, &mut [0; 3]), self.data);
        (paragraph, set)
    }

    /// Returns how the words of the range begin to be set, and where that ends.
    fn words(&self, range: Range<usize>, style: Set) -> (Words, usize) {
        let Some(stretch) = self.pieces.stretch(range.start) else { return (Words::default(), range.end) };
        let found = self.characters.find(stretch.at);
        let changes = found.unwrap_or_default().changes;
        let words = Words::of(style, &[changes, self.pieces.changes(stretch, &mut [0; 3])], &self.styles);
        let len = found.map_or(usize::MAX, |found| (found.to - stretch.at).div_ceil(stretch.width) as usize);
        (words, range.start.saturating_add(len).min(stretch.to).min(range.end))
    }
}

struct Walk<'w, 'd> {
    file: &'w str,
    document: &'w Document<'d>,
    /// What is still to be called.
    calls: &'w [(usize, Call)],
    lists: Numbering,
    fields: Fields,
    flow: Flow,
    /// Where the words begin that comments are about.
    begun: FxHashMap<usize, usize>,
    /// How many bytes the words have in all that comments are about.
    n_commented: usize,
    read: Read,
}

impl Walk<'_, '_> {
    /// Reads a paragraph; its mark stands behind the range.
    fn paragraph(&mut self, range: Range<usize>) -> Result<(), ImportError> {
        let mark = self.document.pieces.units().get(range.end).copied().unwrap_or(PARAGRAPH);
        let (paragraph, style) = self.document.paragraph(range.end);
        let depth = paragraph.depth().max((mark == CELL).into());
        self.flow.rise_to(depth);
        (self.flow.depth, self.flow.heading, self.flow.style) = (depth, paragraph.is_heading, paragraph.style.into());
        // The mark of a row stands alone.
        let is_row = paragraph.ends_row && range.is_empty();
        if !is_row {
            self.flow.begin_line();
            self.number(&paragraph);
        }
        let mut from = range.start;
        while from < range.end {
            let (words, to) = self.document.words(from..range.end, style);
            self.call_until(from, &words)?;
            let to = self.calls.first().map_or(to, |(place, _)| to.min(*place).max(from + 1));
            self.write(from..to, words);
            from = to;
        }
        let (of_mark, _) = self.document.words(range.end..range.end + 1, style);
        self.call_until(range.end, &of_mark)?;
        match mark {
            _ if is_row => self.flow.end_row(),
            _ if mark == CELL || paragraph.ends_cell => self.flow.end_cell(),
            // It goes on in the next one.
            _ if of_mark.deleted || paragraph.is_first_letter || self.fields.is_in_code() => {}
            _ => self.flow.end_line(),
        }
        self.flow.page.check_size(self.file)
    }

    /// Writes the number of a paragraph that stands in a list.
    fn number(&mut self, paragraph: &Paragraph) {
        let Paragraph { list, level, .. } = *paragraph;
        if list > 0 {
            self.flow.page.mark_item(usize::from(level) + 1);
            if let Some(number) = self.lists.next(&list.to_string(), level.into()) {
                self.flow.page.push_str(&format!("{number} "), page::Style::default());
            }
        }
    }

    /// Writes those of the characters that are text.
    fn write(&mut self, range: Range<usize>, words: Words) {
        let units = &self.document.pieces.units()[range.clone()];
        let mut text: Vec<u16> = Vec::with_capacity(units.len());
        for (at, unit) in range.zip(units) {
            if self.fields.hides(*unit, at) || words.deleted {
                continue;
            }
            self.read.n_pictures += usize::from(*unit == PICTURE && !words.is_data);
            match *unit {
                LINE | COLUMN => text.push(u16::from(b'\n')),
                HYPHEN => text.push(0x2011),
                SIGN_OF_FONT if let Some(sign) = words.sign => {
                    let sign = self.document.fonts.sign(sign);
                    text.extend(sign.iter().flat_map(|sign| sign.encode_utf16(&mut [0; 2]).to_vec()));
                }
                unit => text.push(unit),
            }
        }
        let text = symbols::shown(&String::from_utf16_lossy(&text));
        let Set { style, hidden, large } = words.set;
        if hidden {
            self.read.hidden |= !text.trim().is_empty();
        } else if !text.is_empty() {
            self.flow.write(&if large { text.to_uppercase() } else { text }, style);
        }
    }

    /// Does what is called up to a place, in words that are set so.
    fn call_until(&mut self, place: usize, words: &Words) -> Result<(), ImportError> {
        let is_seen = !words.deleted && !words.set.hidden && !self.fields.is_in_code();
        while let Some(((at, call), rest)) = self.calls.split_first()
            && *at <= place
        {
            self.calls = rest;
            match call {
                Call::Note(text) if is_seen => {
                    self.read.notes.push(self.document.line(self.file, text.clone())?);
                    self.flow.page.push_str(&format!("[{}]", self.read.notes.len()), page::Style::default());
                }
                Call::Box(text) if is_seen => self.anchor(text.clone())?,
                Call::Shape if is_seen => self.read.n_pictures += 1,
                Call::CommentedFrom(comment) => _ = self.begun.insert(*comment, self.flow.page.len()),
                Call::CommentedTo(comment) => self.end_commented(*comment)?,
                Call::Note(_) | Call::Box(_) | Call::Shape => {}
            }
        }
        Ok(())
    }

    /// Puts a text box behind the open paragraph.
    fn anchor(&mut self, text: Range<usize>) -> Result<(), ImportError> {
        let inner = self.document.read(self.file, text, &[], Numbering::default())?;
        self.read.n_pictures += inner.n_pictures;
        self.read.hidden |= inner.hidden;
        if !inner.page.text().trim().is_empty() {
            self.flow.page.anchor(inner.page);
        }
        Ok(())
    }

    fn end_commented(&mut self, comment: usize) -> Result<(), ImportError> {
        let Some(from) = self.begun.remove(&comment) else { return Ok(()) };
        let about = self.flow.page.text().get(from..).unwrap_or_default();
        // Many comments may each be about the whole text.
        self.n_commented += about.len();
        if self.n_commented > LARGEST_TEXT {
            return Err(ImportError::too_large(self.file, error::megabytes_of_text(50)));
        }
        self.read.commented.push((comment, on_one_line(about)));
        Ok(())
    }

    fn finish(mut self) -> Read {
        self.flow.rise_to(0);
        self.flow.end_line();
        Read { page: self.flow.page, ..self.read }
    }
}
