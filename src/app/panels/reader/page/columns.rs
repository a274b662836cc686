//! How the width of the reader is shared out: speakers, words, stripes, labels. It depends on the width and the size of
//! the letters alone, never on the codings, so that coding moves nothing.

use eframe::egui::{Rangef, Rect};

const NUMBERS: f32 = 36.0;
const SPEAKERS: f32 = 56.0;
const GAP: f32 = 22.0;
const STRIPES: f32 = 72.0;
/// A lane is at least so wide: patterns have to be told apart.
const LANE: f32 = 5.0;
/// The density bar of what found no lane, and the bar that stands alone.
const BAR: f32 = 10.0;
const BAR_ALONE: f32 = 40.0;
const LABELS: f32 = 190.0;
const LABELS_AT_LEAST: f32 = 96.0;
const EDGE: f32 = 18.0;
/// Narrower than this, as beside a second document, everything but the words stands closer.
const NARROW: f32 = 560.0;
/// Narrower than this, words would break after each few; the labels go first.
const WORDS_AT_LEAST: f32 = 420.0;

/// The columns of the reader, in points of the screen.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Columns {
    /// Numbers of lines or turns; empty when they are not wanted.
    pub numbers: Rangef,
    /// Initials of the speakers.
    pub speakers: Rangef,
    /// The words.
    pub words: Rangef,
    /// Stripes of the codings.
    pub stripes: Rangef,
    /// Names of the codes; empty when there is no room.
    pub labels: Rangef,
}

impl Columns {
    /// Returns the columns within `view` for lines of at most `measure` points, with or without numbers.
    pub fn new(view: Rect, measure: f32, numbered: bool) -> Self {
        let narrow = view.width() < NARROW;
        let kept = |usual: f32, narrowed: f32| if narrow { narrowed } else { usual };
        let numbers = if numbered { kept(NUMBERS, 28.0) } else { 0.0 };
        let (edge, speakers, gap, stripes) =
            (kept(EDGE, 8.0), kept(SPEAKERS, 52.0), kept(GAP, 10.0), kept(STRIPES, 42.0));
        let fixed = edge + numbers + speakers + gap + stripes + edge;
        let labelled = (view.width() - fixed - LABELS_AT_LEAST).min(measure);
        let (words, labels) = if labelled >= WORDS_AT_LEAST {
            let words = labelled.floor();
            (words, (view.width() - fixed - words).min(LABELS))
        } else {
            ((view.width() - fixed).clamp(80.0, measure).floor(), 0.0)
        };
        let used = fixed + words + labels;
        let left = (view.left() + edge + (view.width() - used).max(0.0) / 2.0).round();
        let after = |from: f32, width: f32| Rangef::new(from, from + width);
        let numbers = after(left, numbers);
        let speakers = after(numbers.max, speakers);
        let words = after(speakers.max, words);
        let stripes = after(words.max + gap, stripes);
        Self { numbers, speakers, words, stripes, labels: after(stripes.max + 4.0, (labels - 4.0).max(0.0)) }
    }

    /// Returns where the names of the codes stand beside `n_lanes` lanes: close to them, however few they are.
    pub fn labels_beside(&self, n_lanes: u16) -> Rangef {
        if self.labels.span() < 40.0 {
            return Rangef::new(self.labels.min, self.labels.min);
        }
        let last = match n_lanes > self.most_lanes() {
            true => self.stripes,
            false => self.stripe(n_lanes.max(3) - 1, n_lanes.max(3)),
        };
        Rangef::new((last.max + 8.0).min(self.labels.min), self.labels.max)
    }

    /// Returns how many lanes have a stripe each; what lies in further ones is shown by the density bar beside them.
    pub fn most_lanes(&self) -> u16 {
        ((self.stripes.span() - BAR - 2.0) / LANE).max(1.0) as u16
    }

    /// Returns the place of the stripe of `lane` out of `n_lanes`, from left to right; the lane has one.
    pub fn stripe(&self, lane: u16, n_lanes: u16) -> Rangef {
        let most = self.most_lanes();
        let (room, n) = match n_lanes > most {
            true => (self.stripes.span() - BAR - 2.0, most),
            false => (self.stripes.span(), n_lanes.max(1)),
        };
        let pitch = (room / f32::from(n)).min(9.0);
        let left = self.stripes.min + f32::from(lane) * pitch;
        Rangef::new(left, left + (pitch * 0.5).clamp(2.5, 4.0))
    }

    /// Returns the place of the density bar, beside the lanes or `alone`.
    pub fn bar(&self, alone: bool) -> Rangef {
        match alone {
            // The number stands beside the bar and must not run out of a narrow page.
            true => Rangef::new(self.stripes.min, self.stripes.min + BAR_ALONE.min(self.stripes.span() - 18.0)),
            false => Rangef::new(self.stripes.max - BAR, self.stripes.max),
        }
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::{pos2, vec2};

    use super::*;

    fn columns(width: f32) -> Columns {
        Columns::new(Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 500.0)), 680.0, true)
    }

    #[test]
    fn a_wide_window_keeps_the_measure_and_a_narrow_one_gives_up_the_labels_first() {
        assert_eq!(columns(1400.0).words.span(), 680.0);
        assert!(columns(900.0).words.span() < 680.0 && columns(900.0).labels.span() > 80.0);
        assert_eq!(columns(560.0).labels.span(), 0.0);
        assert!(columns(560.0).stripes.max < 560.0);
    }

    #[test]
    fn many_lanes_get_narrow_and_stay_in_the_margin() {
        let columns = columns(1000.0);
        let most = columns.most_lanes();
        assert!(most >= 10);
        for n in [1, 8, most, most + 1, 300] {
            let last = columns.stripe(n.min(most) - 1, n);
            assert!(last.max <= columns.stripes.max + 0.01 && last.span() >= 2.5);
            assert!(n <= most || last.max < columns.bar(false).min, "what has no lane stands beside them");
        }
    }
}
