//! Agreement of coders who cut a text into units themselves: the alphas of Krippendorff, Mathet, Bouvry & Widlöcher
//! (2016), Quality & Quantity 50: 2347. They ask where a unit begins and ends and what it is.
//!
//! Not the older alpha of 1995 (2004 edition of *Content Analysis*), nor the form that stood in its place in 2013: same
//! name, other numbers.

use crate::model::Span;
use crate::model::united::united_where_overlapping;

/// A unit that a coder marked, with its value.
pub type Valued = (Span, usize);

/// What the unitizing alphas are made of. The parts of documents add up, as if they were one continuum.
#[derive(Clone, PartialEq, Debug)]
pub struct UnitizingParts {
    n_values: usize,
    /// By value, gaps last, on both sides: the length on which one coder has the one and another the other.
    shared: Vec<f64>,
    /// By value, gaps last: what pairing a unit with itself would add to chance.
    own: Vec<f64>,
    /// The same for what other coders marked too.
    own_marked: Vec<f64>,
}

/// A unit or a gap of one coder.
#[derive(Clone, Copy, Debug)]
struct Section {
    span: Span,
    value: usize,
}

impl UnitizingParts {
    /// Returns parts of no text.
    pub fn none(n_values: usize) -> Self {
        let n = n_values + 1;
        Self { n_values, shared: vec![0.0; n * n], own: vec![0.0; n], own_marked: vec![0.0; n_values] }
    }

    /// Returns the parts of one text of `length`, in which each of at least two coders marked units with values below
    /// `n_values`. Units of one value that overlap are one; units of several values must not overlap, and where they do
    /// the later one begins behind the earlier.
    pub fn of(length: u32, coders: &[Vec<Valued>], n_values: usize) -> Self {
        let mut parts = Self::none(n_values);
        if coders.len() < 2 {
            return parts;
        }
        let others = (coders.len() - 1) as f64;
        let sections: Vec<Vec<Section>> = coders.iter().map(|units| sections(length, units, n_values)).collect();
        for (i, own) in sections.iter().enumerate() {
            let mut marked_by_others = vec![0.0; own.len()];
            for other in sections.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, other)| other) {
                overlaps(own, other, |at, theirs, shared| {
                    let mine = own[at].value;
                    parts.shared[mine * (n_values + 1) + theirs.value] += shared / others;
                    if mine < n_values && theirs.value < n_values {
                        marked_by_others[at] += shared / others;
                    }
                });
            }
            for (section, marked) in own.iter().zip(marked_by_others) {
                let length = f64::from(section.span.len());
                parts.own[section.value] += if section.value < n_values { length * length } else { length };
                if let Some(sum) = parts.own_marked.get_mut(section.value) {
                    *sum += marked * marked;
                }
            }
        }
        parts
    }

    /// Adds the parts of another document.
    pub fn add(&mut self, other: &Self) {
        self.add_times(other, 1.0);
    }

    /// Adds the parts of another document so many times.
    pub fn add_times(&mut self, other: &Self, times: f64) {
        let lists = [&mut self.shared, &mut self.own, &mut self.own_marked];
        for (sums, more) in lists.into_iter().zip([&other.shared, &other.own, &other.own_marked]) {
            for (sum, more) in sums.iter_mut().zip(more) {
                *sum += times * more;
            }
        }
    }

    fn whole(&self) -> Paired<'_> {
        Paired::of(&self.shared, self.n_values + 1, self.n_values + 1, &self.own)
    }

    fn marked(&self) -> Paired<'_> {
        Paired::of(&self.shared, self.n_values + 1, self.n_values, &self.own_marked)
    }

    /// Returns observed and expected disagreement about where and what.
    pub fn disagreement(&self) -> (f64, f64) {
        self.whole().disagreement()
    }

    /// Returns alpha for where and what. Undefined when nobody marked anything.
    pub fn u_alpha(&self) -> Option<f64> {
        alpha(self.disagreement())
    }

    /// Returns alpha for what is marked and what is not, whatever the values.
    pub fn bar_u_alpha(&self) -> Option<f64> {
        let (whole, gap) = (self.whole(), self.n_values);
        let expected: f64 = (0..whole.n).map(|k| whole.expected(gap, k)).sum();
        alpha((whole.row(gap) - whole.at(gap, gap), expected - whole.expected(gap, gap)))
    }

    /// Returns alpha for the values of what several coders marked. Undefined when they used one value only.
    pub fn cu_alpha(&self) -> Option<f64> {
        alpha(self.marked().disagreement())
    }

    /// Returns the share of the text that [`Self::cu_alpha`] speaks of.
    pub fn cu_coverage(&self) -> Option<f64> {
        let all = self.whole().total();
        (all > 0.0).then(|| self.marked().total() / all)
    }

    /// Returns alpha for one value against all others, on what several coders marked.
    pub fn ku_alpha(&self, value: usize) -> Option<f64> {
        let marked = self.marked();
        let (used, expected) = (marked.column(value), (0..marked.n).map(|c| marked.expected(c, value)).sum::<f64>());
        let by_chance = expected - marked.expected(value, value);
        let defined = used > 0.0 && by_chance > 1e-9 * expected.abs();
        defined.then(|| 1.0 - expected / used * (used - marked.at(value, value)) / by_chance)
    }

    /// Returns the share of what was marked with `value` that [`Self::ku_alpha`] speaks of.
    pub fn ku_coverage(&self, value: usize) -> Option<f64> {
        let all = self.whole().column(value);
        (all > 0.0).then(|| self.marked().column(value) / all)
    }
}

fn alpha((observed, expected): (f64, f64)) -> Option<f64> {
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// Lengths by pairs of values, or by those pairs alone that are marked on both sides.
struct Paired<'a> {
    shared: &'a [f64],
    width: usize,
    n: usize,
    own: &'a [f64],
    /// The sums of the rows, of the columns, and of all.
    rows: Vec<f64>,
    columns: Vec<f64>,
    total: f64,
    /// What is left of all when nobody is paired with themselves.
    pairable: f64,
}

impl<'a> Paired<'a> {
    /// Returns the first `n` of `width` values of a square table, with what each coder would share with themselves.
    fn of(shared: &'a [f64], width: usize, n: usize, own: &'a [f64]) -> Self {
        let at = |c: usize, k: usize| shared[c * width + k];
        let rows: Vec<f64> = (0..n).map(|c| (0..n).map(|k| at(c, k)).sum()).collect();
        let columns = (0..n).map(|k| (0..n).map(|c| at(c, k)).sum()).collect();
        let total: f64 = rows.iter().sum();
        let pairable = if total > 0.0 { total - own.iter().sum::<f64>() / total } else { 0.0 };
        Self { shared, width, n, own, rows, columns, total, pairable }
    }

    fn at(&self, c: usize, k: usize) -> f64 {
        self.shared[c * self.width + k]
    }

    fn row(&self, c: usize) -> f64 {
        self.rows[c]
    }

    fn column(&self, k: usize) -> f64 {
        self.columns[k]
    }

    fn total(&self) -> f64 {
        self.total
    }

    /// Returns the length that chance would give to a pair of values.
    fn expected(&self, c: usize, k: usize) -> f64 {
        let itself = if c == k { self.own[c] } else { 0.0 };
        if self.pairable > 0.0 { (self.row(c) * self.column(k) - itself) / self.pairable } else { 0.0 }
    }

    fn disagreement(&self) -> (f64, f64) {
        let same: f64 = (0..self.n).map(|c| self.at(c, c)).sum();
        let pairs = (0..self.n).flat_map(|c| (0..self.n).map(move |k| (c, k)));
        // What two values share is summed by itself: differences of large sums would leave crumbs where nothing varied.
        let expected = pairs.filter(|(c, k)| c != k).map(|(c, k)| self.expected(c, k)).sum();
        (self.total() - same, expected)
    }
}

/// Returns the whole text as units and gaps of one coder, in order.
fn sections(length: u32, units: &[Valued], gap: usize) -> Vec<Section> {
    let mut marked: Vec<Section> = Vec::with_capacity(units.len());
    for value in 0..gap {
        let spans = units.iter().filter(|(_, v)| *v == value).map(|(span, _)| *span);
        marked.extend(united_where_overlapping(spans).into_iter().map(|span| Section { span, value }));
    }
    marked.sort_unstable_by_key(|section| section.span);
    let mut sections = Vec::with_capacity(2 * marked.len() + 1);
    let mut reached = 0;
    for Section { span, value } in marked {
        let (start, end) = (span.start.max(reached), span.end.min(length));
        if start >= end {
            continue;
        }
        if start > reached {
            sections.push(Section { span: Span::new(reached, start), value: gap });
        }
        sections.push(Section { span: Span::new(start, end), value });
        reached = end;
    }
    if reached < length {
        sections.push(Section { span: Span::new(reached, length), value: gap });
    }
    sections
}

/// Calls `found` with each pair of sections that share something, and how much: the index of one's own, the other's.
fn overlaps(own: &[Section], other: &[Section], mut found: impl FnMut(usize, &Section, f64)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(mine), Some(theirs)) = (own.get(i), other.get(j)) {
        if let Some(shared) = mine.span.intersection(theirs.span) {
            found(i, theirs, f64::from(shared.len()));
        }
        if mine.span.end <= theirs.span.end {
            i += 1;
        } else {
            j += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(start: u32, end: u32, value: usize) -> Valued {
        (Span::new(start, end), value)
    }

    #[test]
    fn nobody_marked_anything_and_only_one_value_have_no_alpha() {
        let silent = UnitizingParts::of(50, &[vec![], vec![]], 1);
        assert_eq!((silent.u_alpha(), silent.bar_u_alpha(), silent.cu_alpha()), (None, None, None));
        let one = UnitizingParts::of(50, &[vec![unit(0, 10, 0)], vec![unit(0, 12, 0)]], 1);
        assert!(one.u_alpha().is_some());
        assert_eq!((one.cu_alpha(), one.ku_alpha(0)), (None, None), "there was nothing to take it for");
    }

    #[test]
    fn documents_add_up_to_one_continuum() {
        let coders = [vec![unit(3, 10, 0), unit(30, 40, 1)], vec![unit(5, 10, 0), unit(28, 40, 1)]];
        let mut twice = UnitizingParts::of(60, &coders, 2);
        let once = twice.clone();
        twice.add(&once);
        assert_eq!(twice.cu_coverage(), once.cu_coverage());
        assert!((twice.u_alpha().unwrap() - once.u_alpha().unwrap()).abs() < 0.05);
    }
}
