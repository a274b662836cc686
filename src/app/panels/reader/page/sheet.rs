//! What of the page is on the screen in this frame: the visible blocks laid out and placed. Everything that draws or
//! asks where something stands goes through here, so that all of them agree.

use eframe::egui::{Pos2, Rect, pos2, vec2};

use super::Page;
use super::columns::Columns;
use super::layout::BlockLayout;
use crate::app::toward::Toward;
use crate::model::{Document, Span};

/// A block on the screen.
pub struct Laid {
    /// Its index in the page.
    pub block: usize,
    /// Its words laid out.
    pub layout: Box<dyn BlockLayout>,
    /// Where the block begins, the speaker's name included.
    pub top: f32,
    /// The top left of the words.
    pub words_at: Pos2,
}

/// The visible part of a page.
pub struct Sheet<'a> {
    /// The page.
    pub page: &'a Page,
    /// The document that it shows.
    pub document: &'a Document,
    /// Visible blocks from top to bottom.
    pub laid: Vec<Laid>,
    /// Where words, speakers and stripes stand.
    pub columns: Columns,
    /// What is seen.
    pub view: Rect,
    /// Points from line to line.
    pub line: f32,
    /// How far the page is scrolled, in points.
    pub offset: f64,
}

impl Laid {
    /// Returns the place of the words.
    pub fn words_rect(&self, width: f32) -> Rect {
        Rect::from_min_size(self.words_at, vec2(width, self.layout.height()))
    }
}

impl Sheet<'_> {
    /// Returns the stretch of the text that is laid out.
    pub fn span(&self) -> Span {
        let of = |laid: Option<&Laid>| laid.map(|l| self.page.blocks[l.block].span).unwrap_or_default();
        Span::new(of(self.laid.first()).start, of(self.laid.last()).end)
    }

    /// Returns the beginning of the first line that is seen, or half of which is.
    pub fn first_line(&self) -> u32 {
        let y = self.view.top() + self.line / 2.0;
        let seen = self.laid.iter().find(|l| l.words_at.y + l.layout.height() > y);
        let Some(laid) = seen else { return self.span().start };
        self.page.blocks[laid.block].span.start + laid.layout.hit(vec2(0.0, y.max(laid.words_at.y) - laid.words_at.y))
    }

    /// Returns the position in the text nearest to a place on the screen.
    pub fn hit(&self, place: Pos2) -> u32 {
        let after = self.laid.partition_point(|l| l.top <= place.y);
        let Some(laid) = self.laid.get(after.saturating_sub(1)) else { return 0 };
        self.page.blocks[laid.block].span.start + laid.layout.hit(place - laid.words_at)
    }

    /// Returns the position at a place if letters stand there, so that white space around the words means nothing.
    pub fn hit_on_words(&self, place: Pos2) -> Option<u32> {
        let laid = self.laid.iter().find(|l| l.words_rect(self.columns.words.span()).expand(1.0).contains(place))?;
        let span = self.page.blocks[laid.block].span;
        let near = laid.layout.hit(place - laid.words_at);
        let mut rects = Vec::new();
        [near.checked_sub(1), Some(near)].into_iter().flatten().filter(|at| *at < span.len()).find_map(|at| {
            rects.clear();
            laid.layout.rects(at..at + 1, &mut rects);
            rects.iter().any(|r| r.translate(laid.words_at.to_vec2()).contains(place)).then_some(span.start + at)
        })
    }

    /// Returns the visible places of `span`, line by line.
    pub fn rects(&self, span: Span) -> Vec<Rect> {
        let mut rects = Vec::new();
        let first = self.laid.partition_point(|l| self.page.blocks[l.block].span.end <= span.start);
        for laid in &self.laid[first..] {
            if self.page.blocks[laid.block].span.start >= span.end {
                break;
            }
            self.rects_in(laid, span, &mut rects);
        }
        rects
    }

    /// Appends the places of the part of `span` that lies in one block.
    pub fn rects_in(&self, laid: &Laid, span: Span, into: &mut Vec<Rect>) {
        let block = self.page.blocks[laid.block].span;
        let Some(part) = block.intersection(span) else { return };
        let first = into.len();
        laid.layout.rects(part.start - block.start..part.end - block.start, into);
        for rect in &mut into[first..] {
            *rect = rect.translate(laid.words_at.to_vec2());
        }
    }

    /// Returns the visible block that holds `position`.
    pub fn laid_at(&self, position: u32) -> Option<&Laid> {
        let block = self.page.block_at(position);
        self.laid.iter().find(|l| l.block == block)
    }

    /// Returns where the caret stands, if that is laid out.
    pub fn caret(&self, position: u32) -> Option<Rect> {
        let laid = self.laid_at(position)?;
        let span = self.page.blocks[laid.block].span;
        let within = position.clamp(span.start, span.end) - span.start;
        Some(laid.layout.caret(within).translate(laid.words_at.to_vec2()))
    }

    /// Returns the position one line below (or above) a caret, at `x` on the screen; none when that is not laid out.
    pub fn line_beside(&self, position: u32, x: f32, toward: Toward) -> Option<u32> {
        let caret = self.caret(position)?;
        let i = self.laid.iter().position(|l| l.block == self.page.block_at(position))?;
        let laid = &self.laid[i];
        let y = match toward {
            Toward::End => caret.bottom() + 1.0,
            Toward::Start => caret.top() - 1.0,
        };
        let inside = (laid.words_at.y..laid.words_at.y + laid.layout.height()).contains(&y);
        let (target, y) = match (inside, toward) {
            (true, _) => (laid, y),
            (false, Toward::End) => self.laid.get(i + 1).map(|next| (next, next.words_at.y + 1.0))?,
            (false, Toward::Start) => {
                let above = self.laid.get(i.checked_sub(1)?)?;
                (above, above.words_at.y + above.layout.height() - 1.0)
            }
        };
        let start = self.page.blocks[target.block].span.start;
        Some(start + target.layout.hit(pos2(x, y) - target.words_at))
    }

    /// Returns the first and last caret position of the line that holds `position`.
    pub fn line_of(&self, position: u32) -> Option<Span> {
        let laid = self.laid_at(position)?;
        let span = self.page.blocks[laid.block].span;
        let line = laid.layout.line_of(position.saturating_sub(span.start));
        Some(Span::new(span.start + line.start, span.start + line.end))
    }
}
