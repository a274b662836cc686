//! What lies beside the main text of a document, and where the text calls it: notes, comments, text boxes.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::bytes::{Places, u16_at, u32_at, words};
use super::head::{Head, Story, Table};

/// More notes, comments or boxes than this are a forgery.
const MOST: usize = 100_000;

/// What happens at a place of the main text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Call {
    /// A note is called, whose text lies there.
    Note(Range<usize>),
    /// A text box is anchored, whose text lies there.
    Box(Range<usize>),
    /// A shape without words is anchored.
    Shape,
    /// The words begin that a comment is about.
    CommentedFrom(usize),
    /// They end.
    CommentedTo(usize),
}

/// A comment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Comment {
    pub author: String,
    /// Where its text lies.
    pub text: Range<usize>,
}

/// All that lies beside the main text.
#[derive(Debug, Default)]
pub(super) struct Asides {
    /// What happens in the main text, in the order of the places.
    pub calls: Vec<(usize, Call)>,
    /// The comments in the order in which they are called.
    pub comments: Vec<Comment>,
}

impl Asides {
    /// Returns what the tables of a document say.
    pub fn of(head: Head<'_>, tables: &[u8]) -> Self {
        let table = |table: Table| head.table(tables, table);
        let mut asides = Self::default();
        asides.add_notes(table(Table::FootnoteCalls), texts(table(Table::Footnotes), 0, head.story(Story::Footnotes)));
        asides.add_notes(table(Table::EndnoteCalls), texts(table(Table::Endnotes), 0, head.story(Story::Endnotes)));
        asides.add_comments(table(Table::CommentCalls), head, tables);
        asides.add_boxes(table(Table::Anchors), table(Table::Boxes), head);
        // What claims to happen behind the text happens at its last mark.
        let last = head.story(Story::Main).end.saturating_sub(1);
        asides.calls.iter_mut().for_each(|(place, _)| *place = last.min(*place));
        asides.calls.sort_by_key(|(place, _)| *place);
        asides
    }

    fn add_notes(&mut self, calls: &[u8], texts: Vec<Range<usize>>) {
        let calls = Places::of(calls, 2);
        self.calls.extend((0..).zip(texts).map_while(|(i, text)| {
            let place = calls.record(i).and(calls.place(i))?;
            Some((place as usize, Call::Note(text)))
        }));
    }

    fn add_comments(&mut self, calls: &[u8], head: Head<'_>, tables: &[u8]) {
        /// Where a call names its author, and the words that it is about.
        const AUTHOR: usize = 20;
        const NAME: usize = 26;
        let table = |table: Table| head.table(tables, table);
        let calls = Places::of(calls, 30);
        let authors = authors(table(Table::CommentAuthors));
        let commented = commented(table(Table::CommentedNames), table(Table::CommentedFrom), table(Table::CommentedTo));
        let texts = texts(table(Table::Comments), 0, head.story(Story::Comments));
        for (i, text) in texts.into_iter().enumerate() {
            let Some(call) = calls.record(i) else { break };
            let author = u16_at(call, AUTHOR).and_then(|number| authors.get(usize::from(number)));
            self.comments.push(Comment { author: author.cloned().unwrap_or_default(), text });
            if let Some(about) = u32_at(call, NAME).and_then(|name| commented.get(&name)) {
                self.calls.push((about.start, Call::CommentedFrom(i)));
                self.calls.push((about.end, Call::CommentedTo(i)));
            }
        }
    }

    fn add_boxes(&mut self, anchors: &[u8], boxes: &[u8], head: Head<'_>) {
        const BOX: usize = 22;
        const SHAPE: usize = 14;
        let anchors = Places::of(anchors, 26);
        let records = Places::of(boxes, BOX);
        let texts = texts(boxes, BOX, head.story(Story::Boxes));
        let shape = |i: usize| records.record(i).and_then(|record| u32_at(record, SHAPE));
        let mut of_shapes: FxHashMap<u32, usize> = FxHashMap::default();
        for i in 0..texts.len() {
            of_shapes.extend(shape(i).map(|shape| (shape, i)));
        }
        let mut texts: Vec<Option<Range<usize>>> = texts.into_iter().map(Some).collect();
        for i in 0..anchors.len().min(MOST) {
            let Some((place, anchor)) = anchors.place(i).zip(anchors.record(i)) else { break };
            let text = u32_at(anchor, 0).and_then(|shape| texts.get_mut(*of_shapes.get(&shape)?)?.take());
            self.calls.push((place as usize, text.map_or(Call::Shape, Call::Box)));
        }
        // A box within a group of shapes is anchored with the group, by the name of which nobody finds it.
        self.calls.extend(texts.into_iter().flatten().map(|text| (usize::MAX, Call::Box(text))));
    }
}

/// Returns where the texts of one kind lie, by the table that says where each begins in their `story`: those that come
/// before a place that is out of order.
fn texts(table: &[u8], size: usize, story: Range<usize>) -> Vec<Range<usize>> {
    let places = Places::of(table, size);
    let text = |i: usize| {
        let (from, to) = places.place(i).zip(places.place(i + 1))?;
        let (from, to) = (story.start + from as usize, (story.start + to as usize).min(story.end));
        (from <= to).then_some(from..to)
    };
    (0..places.len().min(MOST)).map_while(text).collect()
}

/// Returns the names of those who comment: each behind its length.
fn authors(table: &[u8]) -> Vec<String> {
    let mut rest = table;
    let name = || {
        let len = usize::from(u16_at(rest, 0)?);
        let name = words(rest, 2, len);
        rest = rest.get(2 + len * 2..)?;
        Some(name)
    };
    std::iter::from_fn(name).take(MOST).collect()
}

/// Returns the words that comments are about, by what the comments call them.
fn commented(names: &[u8], from: &[u8], to: &[u8]) -> FxHashMap<u32, Range<usize>> {
    /// Behind a head, each name is a length of zero, a number that says nothing, the name, and the one it had before.
    const HEAD: usize = 6;
    const SIZE: usize = 12;
    let (from, to) = (Places::of(from, 4), Places::of(to, 0));
    let about = |(i, entry): (usize, &[u8])| {
        let end = u16_at(from.record(i)?, 0)?;
        let (from, to) = (from.place(i)?, to.place(end.into())?);
        Some((u32_at(entry, 4)?, from as usize..to as usize)).filter(|_| from <= to)
    };
    let names = names.get(HEAD..).unwrap_or_default().chunks_exact(SIZE);
    names.take(MOST).enumerate().filter_map(about).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(numbers: &[u32]) -> Vec<u8> {
        numbers.iter().flat_map(|n| n.to_le_bytes()).collect()
    }

    #[test]
    fn texts_end_where_the_next_begins_and_none_lies_outside() {
        assert_eq!(texts(&numbers(&[0, 3, 9, 99]), 0, 10..20), [10..13, 13..19, 19..20]);
        assert_eq!(texts(&numbers(&[0, 3, 1, 2]), 0, 10..20), std::slice::from_ref(&(10..13)));
        assert!(texts(&numbers(&[u32::MAX, u32::MAX]), 0, 10..20).is_empty());
    }

    #[test]
    fn authors_and_commented_words_are_known_by_their_tables() {
        assert_eq!(authors(b"\x02\0I\0n\0\x01\0X\0\x09\0Y\0"), ["In", "X"]);
        let names = [&[0xFF, 0xFF, 1, 0, 10, 0, 0, 0, 0, 1, 7, 0, 0, 0][..], &[0; 4]].concat();
        let about = commented(&names, &numbers(&[5, 99, 0]), &numbers(&[8, 99]));
        assert_eq!(about.get(&7), Some(&(5..8)));
        assert!(commented(&names, &numbers(&[9, 99, 0]), &numbers(&[8, 99])).is_empty());
    }
}
