//! How far alpha would move with other documents: whole documents are drawn again, because the turns of one interview,
//! and the errors that a coder makes in it, are not independent of each other.
//!
//! Most codes are used in few documents, and what the others add is the same for all codes that the same coders looked
//! for there. It is summed up once for each draw, and each code only adds what it changes.

use rayon::prelude::*;

use super::super::statistics::{DEFAULT_REPLICATES, DEFAULT_SEED, Draws, Replicates, Status};
use super::figures::Figures;
use super::material::Material;
use super::nominal::AlphaParts;
use super::unitizing::UnitizingParts;

/// Disagreement in a document; the parts of several documents add up.
pub(super) trait Parts: Clone + Send + Sync {
    /// Adds the parts of another document so many times.
    fn add_times(&mut self, other: &Self, times: f64);

    /// Returns the disagreement that was observed, and the one that chance would give.
    fn disagreement(&self) -> (f64, f64);
}

impl Parts for AlphaParts {
    fn add_times(&mut self, other: &Self, times: f64) {
        self.add_times(other, times);
    }

    fn disagreement(&self) -> (f64, f64) {
        (self.observed(), self.expected())
    }
}

impl Parts for UnitizingParts {
    fn add_times(&mut self, other: &Self, times: f64) {
        self.add_times(other, times);
    }

    fn disagreement(&self) -> (f64, f64) {
        self.disagreement()
    }
}

/// What documents add in which nobody used a code, by how many coders looked for it there.
pub(super) struct Silence<P> {
    none: P,
    /// By place in the material, from two coders on.
    by_place: Vec<Vec<P>>,
}

impl<P: Parts> Silence<P> {
    /// Returns what `of` gives for so many units and so many coders.
    pub fn of(material: &Material<'_>, none: P, of: impl Fn(u64, usize) -> P) -> Self {
        let parts = |n_units: u64| (2..=material.coders.len()).map(|n_raters| of(n_units, n_raters)).collect();
        Self { none, by_place: material.documents.iter().map(|worked| parts(worked.line.n_units())).collect() }
    }

    /// Returns what one document adds that so many coders finished.
    pub fn at(&self, place: usize, n_raters: u8) -> &P {
        let of_place = self.by_place.get(place).zip(usize::from(n_raters).checked_sub(2));
        of_place.and_then(|(parts, i)| parts.get(i)).unwrap_or(&self.none)
    }
}

/// What coders said of one code, where it changes anything.
pub(super) struct Heard<P> {
    /// By place in the material: how many coders looked for the code there. Below two, nothing is told of agreement.
    pub n_raters: Vec<u8>,
    /// The documents in which somebody used it, with what they add.
    pub used: Vec<(usize, P)>,
}

impl<P: Parts> Heard<P> {
    /// Returns what is heard in none of so many documents.
    pub fn nowhere(n_documents: usize) -> Self {
        Self { n_raters: vec![0; n_documents], used: Vec::new() }
    }

    /// Returns the places that tell of agreement.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        self.n_raters.iter().enumerate().filter(|(_, n)| **n > 1).map(|(place, _)| place)
    }

    /// Returns the disagreement in all documents together.
    pub fn disagreement(&self, silence: &Silence<P>) -> (f64, f64) {
        self.sum(silence).disagreement()
    }

    /// Returns the parts of all documents together.
    pub fn sum(&self, silence: &Silence<P>) -> P {
        let mut sum = silence.none.clone();
        self.places().for_each(|place| sum.add_times(silence.at(place, self.n_raters[place]), 1.0));
        self.changes(silence).for_each(|(_, change)| sum.add_times(&change, 1.0));
        sum
    }

    /// Returns what each document in which the code is used adds beyond silence.
    fn changes(&self, silence: &Silence<P>) -> impl Iterator<Item = (usize, P)> {
        self.used.iter().map(|(place, parts)| {
            let mut change = parts.clone();
            change.add_times(silence.at(*place, self.n_raters[*place]), -1.0);
            (*place, change)
        })
    }
}

/// Documents drawn again, for all codes that the same coders looked for in the same documents.
pub(super) struct Redrawn<'a, P> {
    silence: &'a Silence<P>,
    places: &'a [usize],
    /// For each draw, how often each of the places was drawn.
    times: Vec<u16>,
    /// For each draw, what it comes to where nobody uses a code.
    silent: Vec<P>,
}

impl<'a, P: Parts> Redrawn<'a, P> {
    /// Draws from `places`, in which so many coders looked for the codes.
    pub fn of(silence: &'a Silence<P>, n_raters: &[u8], places: &'a [usize]) -> Self {
        let draws = Draws::within(&[places.len()], DEFAULT_REPLICATES, DEFAULT_SEED);
        let mut times = vec![0; places.len() * DEFAULT_REPLICATES];
        for (times, drawn) in times.chunks_exact_mut(places.len().max(1)).zip(draws.iter()) {
            drawn.iter().for_each(|i| times[*i as usize] += 1);
        }
        let sum = |times: &[u16]| {
            let mut sum = silence.none.clone();
            for (place, times) in places.iter().zip(times) {
                sum.add_times(silence.at(*place, n_raters[*place]), f64::from(*times));
            }
            sum
        };
        let silent = times.par_chunks_exact(places.len().max(1)).map(sum).collect();
        Self { silence, places, times, silent }
    }

    /// Returns the disagreement about one code in each draw.
    pub fn disagreements(&self, heard: &Heard<P>) -> Vec<(f64, f64)> {
        let column = |(place, change)| Some((self.places.binary_search(&place).ok()?, change));
        let changes: Vec<(usize, P)> = heard.changes(self.silence).filter_map(column).collect();
        let of_draw = |(times, silent): (&[u16], &P)| {
            let mut sum = silent.clone();
            for (column, change) in changes.iter().filter(|(column, _)| times[*column] > 0) {
                sum.add_times(change, f64::from(times[*column]));
            }
            sum.disagreement()
        };
        self.times.chunks_exact(self.places.len().max(1)).zip(&self.silent).map(of_draw).collect()
    }
}

/// At most this share of draws may have no alpha.
const MAX_UNDEFINED: f64 = 0.1;

impl Figures {
    /// Returns these figures with the interval of `replicates`, if enough of them have a value.
    pub(super) fn with_interval(mut self, replicates: &Replicates) -> Self {
        let n = replicates.defined.len() + replicates.undefined;
        if replicates.undefined as f64 > MAX_UNDEFINED * n as f64 {
            self.status = Status::TooFew;
            return self;
        }
        self.interval = replicates.interval(0.95);
        self.below_667 = replicates.share_below(0.667);
        self.below_800 = replicates.share_below(0.8);
        self
    }
}
