//! How the words of a line are set, stretch by stretch: bold labels are told by it, and questions in a colour or a
//! typeface of their own.

use std::ops::Range;

use super::super::page::Style;

/// The stretches of a text that are set in another style than most text, in order, in bytes.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Setting(Vec<(Range<usize>, Style)>);

impl Setting {
    /// Returns that of `len` bytes in one style.
    pub fn of(len: usize, style: Style) -> Self {
        Self(if len == 0 || style == Style::default() { Vec::new() } else { vec![(0..len, style)] })
    }

    /// Appends that of a text that is put behind `len` bytes and a blank of `between` bytes: between words in one
    /// style the blank is set as they are.
    pub fn append(&mut self, len: usize, between: usize, next: &Self) {
        for (range, style) in &next.0 {
            let range = len + between + range.start..len + between + range.end;
            match self.0.last_mut() {
                Some((last, before)) if before == style && last.end >= len && last.end + between >= range.start => {
                    last.end = range.end;
                }
                _ => self.0.push((range, *style)),
            }
        }
    }

    /// Returns how the last of `len` bytes are set.
    pub fn last(&self, len: usize) -> Style {
        self.0.last().filter(|(range, _)| range.end >= len).map_or_else(Style::default, |(_, style)| *style)
    }

    /// Returns the style of a text of `len` bytes all of which is set alike.
    pub fn whole(&self, len: usize) -> Option<Style> {
        match self.0.as_slice() {
            [] => Some(Style::default()),
            [(range, style)] if *range == (0..len) => Some(*style),
            _ => None,
        }
    }

    /// Gives each stretch the place that its bytes have after others went or came.
    pub fn map(&mut self, to: impl Fn(usize) -> usize) {
        self.0.iter_mut().for_each(|(range, _)| *range = to(range.start)..to(range.end));
        self.0.retain(|(range, _)| !range.is_empty());
    }

    /// Gives each stretch another style.
    pub fn restyle(&mut self, to: impl Fn(Style) -> Style) {
        self.0.iter_mut().for_each(|(_, style)| *style = to(*style));
        self.0.retain(|(_, style)| *style != Style::default());
    }

    /// Returns the stretches that are set in another style than most text.
    pub fn stretches(&self) -> impl Iterator<Item = (Range<usize>, Style)> + '_ {
        self.0.iter().map(|(range, style)| (range.clone(), *style))
    }

    /// Returns all of a text, cut where its style changes.
    pub fn cut<'t>(&self, text: &'t str) -> Vec<(&'t str, Style)> {
        let mut pieces = Vec::with_capacity(self.0.len() * 2 + 1);
        let mut at = 0;
        for (Range { start, end }, style) in self.stretches() {
            pieces.push((&text[at..start.min(text.len())], Style::default()));
            pieces.push((&text[start.min(text.len())..end.min(text.len())], style));
            at = end.min(text.len());
        }
        pieces.push((&text[at..], Style::default()));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOLD: Style =
        Style { bold: true, italic: false, marked: false, look: crate::import::Look { colour: None, face: None } };

    #[test]
    fn stretches_of_one_style_are_one_and_keep_their_places() {
        let mut set = Setting::of(3, BOLD);
        set.append(3, 1, &Setting::of(2, BOLD));
        assert_eq!(set.whole(6), Some(BOLD));
        set.append(6, 1, &Setting::of(4, Style::default()));
        set.append(11, 0, &Setting::of(1, BOLD));
        assert_eq!(set.cut("Ana is here."), [("Ana is", BOLD), (" here", Style::default()), (".", BOLD)]);
        set.map(|at| at.saturating_sub(4));
        assert_eq!(set.cut("is here."), [("is", BOLD), (" here", Style::default()), (".", BOLD)]);
        assert_eq!((set.last(8), set.last(9), set.whole(8)), (BOLD, Style::default(), None));
        set.restyle(|_| Style::default());
        assert_eq!(set, Setting::default());
    }
}
