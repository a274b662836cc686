//! Agreement of segments: a segment of one coder is found again when the other coder marked nearly the same words with
//! the same code (after what MAXQDA documents of its intercoder agreement). Nobody's silence counts, so these numbers
//! do not compare with those of units that are there whether coded or not.

use crate::model::Span;

/// What two segments must share, by default, to be the same: the part of their union.
pub const DEFAULT_THRESHOLD: f64 = 0.9;

/// How many segments were found again, of how many.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// Segments of either coder that the other has too.
    pub again: u64,
    /// Segments of both coders.
    pub segments: u64,
}

impl Found {
    /// Returns how far two coders' segments with one code are the same, looked at from both sides.
    pub fn of(first: &[Span], second: &[Span], threshold: f64) -> Self {
        let again = |own: &[Span], other: &[Span]| {
            own.iter().filter(|a| other.iter().any(|b| overlap(**a, *b) >= threshold - TOLERANCE)).count() as u64
        };
        Self { again: again(first, second) + again(second, first), segments: (first.len() + second.len()) as u64 }
    }

    /// Adds what was found elsewhere.
    pub fn add(&mut self, other: Self) {
        self.again += other.again;
        self.segments += other.segments;
    }

    /// Returns the share that was found again; nothing when there are no segments.
    pub fn percent(self) -> Option<f64> {
        (self.segments > 0).then(|| self.again as f64 / self.segments as f64)
    }

    /// Returns the share over a chance of one in the number of codes compared (Brennan & Prediger); nothing when that
    /// is one code.
    pub fn kappa(self, n_codes: usize) -> Option<f64> {
        let chance = 1.0 / n_codes as f64;
        (n_codes > 1).then(|| self.percent()).flatten().map(|percent| (percent - chance) / (1.0 - chance))
    }
}

/// Two thirds are two thirds, whatever the last bit of a division says.
const TOLERANCE: f64 = 1e-12;

fn overlap(a: Span, b: Span) -> f64 {
    let shared = a.intersection(b).map_or(0, Span::len);
    let union = a.len() + b.len() - shared;
    if union == 0 { 0.0 } else { f64::from(shared) / f64::from(union) }
}
