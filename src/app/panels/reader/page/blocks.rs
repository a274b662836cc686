//! A document cut into layout blocks: one a line, long lines at sentence ends. A block is what is laid out and measured
//! as one; nothing here knows fonts or codings.

use eframe::egui::NumExt as _;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::{Document, Span, Text, is_right_to_left};

/// Longer lines are cut at the sentence end before. One block of 500,000 words takes seconds to lay out.
pub const LONGEST: u32 = 2000;

/// A stretch of text that is laid out as one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// What is shown: the words of a line without white space at either end. Empty for a turn without words.
    pub span: Span,
    /// The line of the text in which the words stand, from 1, counted at line ends.
    pub line: u32,
    /// The turn that the words belong to, as an index into the document's turns.
    pub turn: Option<u32>,
    /// Whether it is the first block of its turn, which has the speaker's name above it.
    pub opens_turn: bool,
    /// Whether it is the last block of its turn or of a stretch without one.
    pub closes_turn: bool,
    /// Whether it continues the line of the block before it.
    pub continues: bool,
    /// Whether it holds letters that run from right to left.
    pub right_to_left: bool,
}

/// Returns the blocks of `document`, in the order of its text; what no turn covers is shown too. White space and empty
/// lines are shown where something is being `typed`, so that a caret can stand there.
pub fn blocks_of(document: &Document, text: &Text, typed: &[Span]) -> Vec<Block> {
    let mut cutter = Cutter { text, typed, blocks: Vec::new() };
    let mut reached = 0;
    for (i, turn) in document.turns.iter().enumerate() {
        if turn.span.is_empty() {
            continue;
        }
        cutter.cut(Span::new(reached, turn.span.start), None);
        let from = turn.words.start.at_least(reached);
        let end = cutter.typed_end(turn.words.end);
        cutter.cut(Span::new(from, end), Some(i as u32));
        reached = reached.max(turn.span.end).max(end);
    }
    cutter.cut(Span::new(reached, text.len()), None);
    number_lines(&mut cutter.blocks, text);
    cutter.blocks
}

fn number_lines(blocks: &mut [Block], text: &Text) {
    let (mut line, mut reached) = (1, 0);
    for block in blocks {
        let start = text.bytes(block.span).start.at_least(reached);
        let between = &text.as_str().as_bytes()[reached..start];
        line += between.iter().filter(|b| **b == b'\n').count() as u32;
        (block.line, reached) = (line, start);
    }
}

/// Returns the index of the block that `position` lies in or behind, 0 when it lies before all.
pub fn block_at(blocks: &[Block], position: u32) -> usize {
    blocks.partition_point(|b| b.span.start <= position).saturating_sub(1)
}

/// Returns `position` moved out of what is not shown (labels, line ends) into the nearest block before it.
pub fn shown(blocks: &[Block], position: u32) -> u32 {
    let Some(block) = blocks.get(block_at(blocks, position)) else { return 0 };
    position.clamp(block.span.start, block.span.end)
}

struct Cutter<'a> {
    text: &'a Text,
    typed: &'a [Span],
    blocks: Vec<Block>,
}

impl Cutter<'_> {
    /// Returns where a turn that ends at `end` ends with the white space that is being typed behind it.
    fn typed_end(&self, end: u32) -> u32 {
        let behind = self.typed.partition_point(|t| t.end <= end);
        self.typed.get(behind).filter(|t| t.start <= end).map_or(end, |t| t.end)
    }

    /// Returns `words` with what is being typed on the same line.
    fn with_typed(&self, words: Option<Span>, line: Span) -> Option<Span> {
        let first = self.typed.partition_point(|t| t.end < line.start);
        let here = self.typed[first..].iter().take_while(|t| t.start <= line.end);
        here.fold(words, |shown, t| {
            let part = Span::new(t.start.clamp(line.start, line.end), t.end.clamp(line.start, line.end));
            Some(shown.map_or(part, |s| Span::new(s.start.min(part.start), s.end.max(part.end))))
        })
    }

    fn cut(&mut self, stretch: Span, turn: Option<u32>) {
        let first = self.blocks.len();
        let mut start = stretch.start;
        for line in self.text.slice(stretch).split('\n') {
            let chars = n_chars(line);
            self.add_line(line, start, turn);
            start += chars + 1;
        }
        if first == self.blocks.len() && turn.is_some() {
            self.add(Span::new(stretch.start, stretch.start), turn, false, false);
        }
        if let Some(block) = self.blocks.get_mut(first) {
            block.opens_turn = turn.is_some();
        }
        if let Some(block) = self.blocks[first..].last_mut() {
            block.closes_turn = true;
        }
    }

    fn add_line(&mut self, line: &str, start: u32, turn: Option<u32>) {
        let words = line.trim_start();
        let words_start = start + n_chars(&line[..line.len() - words.len()]);
        let words = words.trim_end();
        let shown = (!words.is_empty()).then(|| Span::new(words_start, words_start + n_chars(words)));
        let shown = match turn {
            Some(_) if !self.typed.is_empty() => self.with_typed(shown, Span::new(start, start + n_chars(line))),
            _ => shown,
        };
        let Some(Span { start, end }) = shown else { return };
        let (words, chars) = (self.text.slice(Span::new(start, end)), end - start);
        if chars <= LONGEST {
            let right_to_left = words.chars().any(is_right_to_left);
            self.add(Span::new(start, start + chars), turn, false, right_to_left);
            return;
        }
        let mut from = start;
        for piece in pieces(words) {
            let end = from + n_chars(piece);
            self.add(Span::new(from, end), turn, from > start, piece.chars().any(is_right_to_left));
            from = end;
        }
    }

    fn add(&mut self, span: Span, turn: Option<u32>, continues: bool, right_to_left: bool) {
        self.blocks.push(Block {
            span,
            line: 1,
            turn,
            opens_turn: false,
            closes_turn: false,
            continues,
            right_to_left,
        });
    }
}

/// Returns `line` in pieces of at most [`LONGEST`] code points that end where a sentence does, or else a word, or else
/// anywhere.
fn pieces(line: &str) -> Vec<&str> {
    let mut cuts = Vec::new();
    for sentence in line.split_sentence_bounds() {
        if n_chars(sentence) <= LONGEST {
            cuts.push(sentence);
            continue;
        }
        for word in sentence.split_word_bounds() {
            if n_chars(word) <= LONGEST { cuts.push(word) } else { cuts.extend(word.split_inclusive(|_| true)) }
        }
    }
    let (mut pieces, mut from, mut end, mut chars) = (Vec::new(), 0, 0, 0);
    for cut in cuts {
        let n = n_chars(cut);
        if chars + n > LONGEST {
            pieces.push(&line[from..end]);
            (from, chars) = (end, 0);
        }
        end += cut.len();
        chars += n;
    }
    pieces.push(&line[from..end]);
    pieces
}

fn n_chars(s: &str) -> u32 {
    (if s.is_ascii() { s.len() } else { s.chars().count() }) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn blocks(notation: &str) -> Vec<(String, Block)> {
        let fixture = Fixture::of(notation);
        let document = fixture.project.documents()[0];
        let text = fixture.project.text(document).unwrap();
        blocks_of(document, &text, &[]).into_iter().map(|b| (text.slice(b.span).to_owned(), b)).collect()
    }

    #[test]
    fn labels_are_not_shown_and_each_turn_opens_once() {
        let found = blocks("INT: Où ?\nU01: Nulle part.\nU01: Ici.");
        let shown: Vec<_> = found.iter().map(|(words, b)| (words.as_str(), b.turn, b.opens_turn)).collect();
        assert_eq!(shown, [("Où ?", Some(0), true), ("Nulle part.", Some(1), true), ("Ici.", Some(2), true)]);
    }

    #[test]
    fn a_long_line_is_cut_where_sentences_end() {
        let sentence = "Je ne sais pas où dormir ce soir, ni demain. ";
        let found = blocks(&format!("U01: {}", sentence.repeat(100)));
        assert!(found.len() > 2);
        for (i, (words, block)) in found.iter().enumerate() {
            assert!(block.span.len() <= LONGEST && words.starts_with("Je ne"));
            assert_eq!(block.continues, i > 0);
            assert_eq!((block.opens_turn, block.closes_turn), (i == 0, i == found.len() - 1));
        }
        assert!(found.windows(2).all(|w| w[0].1.span.end == w[1].1.span.start), "no word is lost between blocks");
    }

    #[test]
    fn lines_are_counted_at_line_ends_with_the_empty_ones_as_a_text_editor_does() {
        let text = Text::new("INT: Où ?\n\n\nU01:\nNulle part. Ici.\n");
        let block = |start, end, continues| Block {
            span: Span::new(start, end),
            line: 1,
            turn: None,
            opens_turn: false,
            closes_turn: false,
            continues,
            right_to_left: false,
        };
        let mut all = [block(5, 9, false), block(17, 29, false), block(29, 33, true)];
        number_lines(&mut all, &text);
        assert_eq!(all.map(|b| b.line), [1, 5, 5]);
    }

    #[test]
    fn a_line_without_any_gap_is_cut_all_the_same() {
        let found = blocks(&format!("U01: {}", "é".repeat(5000)));
        assert_eq!(found.iter().map(|(_, b)| b.span.len()).collect::<Vec<_>>(), [2000, 2000, 1000]);
    }

    #[test]
    fn hebrew_and_arabic_are_known_as_right_to_left() {
        let found = blocks("U01: שלום לכולם\nU02: Bonjour… « oui »\nU03: He said سلام to me");
        assert_eq!(found.iter().map(|(_, b)| b.right_to_left).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn a_position_in_a_label_moves_to_the_words_before_it() {
        let found = blocks("INT: Où ?\nU01: Là.");
        let all: Vec<Block> = found.iter().map(|(_, b)| *b).collect();
        assert_eq!(shown(&all, 0), 5, "before all blocks the first one begins");
        assert_eq!(shown(&all, 12), 9, "U01 is not shown");
        assert_eq!((shown(&all, 16), block_at(&all, 16)), (16, 1));
    }
}
