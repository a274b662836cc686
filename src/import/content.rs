//! What the reader of one format hands over: the text, and what of its layout and its speakers plain text cannot say.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::formats::rows::Rows;
use super::talk::reading::{Convention, Wish};
use super::talk::speakers;
use super::{FoundComment, FoundValue};
use crate::model::TurnRecord;

/// What the reader of one format found: the text, and what of its layout plain text cannot say.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Content {
    pub text: String,
    /// The encoding of the file, empty where the format itself says it.
    pub encoding: &'static str,
    pub layout: Layout,
    pub comments: Vec<FoundComment>,
    /// The turns, where the format itself says who speaks: then nobody looks for labels.
    pub told: Option<Told>,
    pub values: Vec<FoundValue>,
    pub labels_are_people: bool,
    /// The other reading of a table whose rows can be read in two ways.
    pub rows: Option<Box<Rows>>,
    /// What the file itself calls the talk, where it holds several; else it is called as the file is.
    pub name: String,
    /// The other talks of the file: each is a document.
    pub others: Vec<Self>,
}

/// What a format itself says of speakers and turns.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Told {
    pub convention: Convention,
    /// The labels, in the order of their first turn.
    pub labels: Vec<String>,
    pub turns: Vec<TurnRecord>,
}

impl Default for Told {
    fn default() -> Self {
        Self { convention: Convention::Format, labels: Vec::new(), turns: Vec::new() }
    }
}

/// Layout that helps to find turns. All positions are bytes of the text.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Layout {
    /// Where lines that are headings begin, in order.
    pub headings: Vec<usize>,
    /// Where words are bold or italic, in order; a run may be part of a word, and may hold line ends.
    pub runs: Vec<Run>,
    /// Where words have a look of their own, in order.
    pub shown: Vec<Shown>,
    /// Each line is a paragraph, as in word processors, even where blank lines separate some of them.
    pub lines_are_paragraphs: bool,
    /// Where the items of lists begin, in order, and how deep each lies: 1 for a list in no other.
    pub items: Vec<(usize, u8)>,
    /// What is appended behind the text proper (footnotes): nobody speaks there.
    pub appended: Option<Range<usize>>,
}

impl Layout {
    /// Gives every place another, after words went from the text.
    pub fn map(&mut self, to: impl Fn(usize) -> usize) {
        self.headings.iter_mut().for_each(|h| *h = to(*h));
        self.items.iter_mut().for_each(|(at, _)| *at = to(*at));
        for run in &mut self.runs {
            run.range = to(run.range.start)..to(run.range.end);
        }
        for Shown { range, .. } in &mut self.shown {
            *range = to(range.start)..to(range.end);
        }
        self.appended = self.appended.take().map(|a| to(a.start)..to(a.end));
    }
}

/// Words that are bold or italic, in bytes of the text. What is neither has no run.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Run {
    pub range: Range<usize>,
    pub bold: bool,
    pub italic: bool,
}

/// Words in a look of their own, in bytes of the text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Shown {
    pub range: Range<usize>,
    pub look: Look,
}

/// What tells words from others though they are neither bold nor italic; nothing of what most text looks like.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub(super) struct Look {
    /// Red, green and blue.
    pub colour: Option<[u8; 3]>,
    /// The typeface, the style of paragraphs or the class, by a number within the file.
    pub face: Option<u16>,
}

impl Told {
    /// Returns the speakers and turns, as a person wants them to be.
    pub fn found(&self, text: &str, wish: &Wish) -> speakers::Found {
        speakers::told(text, self, wish)
    }
}
