//! A text with replacements, and where its places stand then.

use std::ops::Range;

use super::{Cleaning, cleanings};
use crate::model::{Replacement, Span, Text};

/// Returns `text` with `places` replaced.
pub(super) fn replaced(text: &Text, places: &[Replacement]) -> String {
    let mut after = String::with_capacity(text.as_str().len());
    let mut reached = 0;
    for place in places {
        after.push_str(text.slice(Span::new(reached, place.span.start)));
        after.push_str(&place.text);
        reached = place.span.end;
    }
    after.push_str(text.slice(Span::new(reached, text.len())));
    after
}

/// Returns the places of the numbers of lines, if lines have some.
pub(in super::super) fn line_numbers(text: &str) -> Vec<Span> {
    cleanings(text, &[], &[], &[Cleaning::LineNumbers]).into_iter().map(|place| place.span).collect()
}

/// Returns the text without what stands at `places`, which are in order and apart, and where each of its positions
/// stood; nothing if there are none.
pub(in super::super) fn without(text: &str, places: &[Span]) -> Option<(String, impl Fn(u32) -> u32)> {
    let gone = |span: &Span| Replacement { span: *span, text: String::new() };
    let gone: Vec<Replacement> = places.iter().map(gone).collect();
    let without = (!gone.is_empty()).then(|| replaced(&Text::new(text), &gone))?;
    // Where each of them stood in the text without it, and how much was taken up to there.
    let mut taken = 0;
    let mut steps: Vec<(u32, u32)> = Vec::with_capacity(places.len());
    for span in places {
        let at = span.start - taken;
        taken += span.len();
        steps.push((at, taken));
    }
    let stood = move |position: u32| {
        let i = steps.partition_point(|(at, _)| *at <= position);
        position + i.checked_sub(1).map_or(0, |i| steps[i].1)
    };
    Some((without, stood))
}

/// Where places stand after replacements.
pub(super) struct Moves {
    /// What is replaced, in order, how long its new text is, and by how much everything before it was moved.
    steps: Vec<(Range<usize>, usize, isize)>,
}

impl Moves {
    pub fn of(places: impl Iterator<Item = (Range<usize>, usize)>) -> Self {
        let mut shift = 0;
        let step = |(range, new): (Range<usize>, usize)| {
            let before = shift;
            shift += new as isize - range.len() as isize;
            (range, new, before)
        };
        Self { steps: places.map(step).collect() }
    }

    /// Returns where a place stands; one that goes stands behind what came for it.
    pub fn of_place(&self, place: usize) -> usize {
        let i = self.steps.partition_point(|(range, ..)| range.start < place);
        let moved = i.checked_sub(1).map_or(place as isize, |i| {
            let (range, new, before) = &self.steps[i];
            place as isize + before + *new as isize - (range.end.min(place) - range.start) as isize
        });
        usize::try_from(moved).unwrap_or_default()
    }
}
