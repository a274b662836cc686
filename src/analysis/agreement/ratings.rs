//! What coders said of units: the one form in which every coefficient takes its material, whatever the unit is.
//!
//! Units of which all coders said the same are kept once, with their number: the characters of a long interview are a
//! handful of kinds.

/// What each coder said of some units of one document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unit {
    /// The category that each coder chose; nothing is missing, which is not the same as absent.
    pub ratings: Box<[Option<u8>]>,
    /// How many units they said it of.
    pub n: u64,
}

impl Unit {
    /// Returns how many coders rated the unit.
    pub fn n_rated(&self) -> usize {
        self.ratings.iter().flatten().count()
    }
}

/// What coders said of the units of several documents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ratings {
    n_coders: usize,
    n_categories: usize,
    documents: Vec<Vec<Unit>>,
}

impl Ratings {
    /// Returns ratings of no unit yet, by `n_coders`, who choose among `n_categories`: those that were declared,
    /// whether or not anybody used them.
    pub fn new(n_coders: usize, n_categories: usize) -> Self {
        Self { n_coders, n_categories, documents: Vec::new() }
    }

    /// Begins another document: the units that follow are its own.
    pub fn begin_document(&mut self) {
        self.documents.push(Vec::new());
    }

    /// Adds `n` units of which the coders said the same. Units that nobody rated are no units.
    pub fn add(&mut self, ratings: &[Option<u8>], n: u64) {
        debug_assert_eq!(ratings.len(), self.n_coders, "each coder has a place");
        if n == 0 || ratings.iter().all(Option::is_none) {
            return;
        }
        if self.documents.is_empty() {
            self.begin_document();
        }
        let Some(units) = self.documents.last_mut() else { return };
        match units.iter_mut().find(|unit| *unit.ratings == *ratings) {
            Some(unit) => unit.n += n,
            None => units.push(Unit { ratings: ratings.into(), n }),
        }
    }

    /// Returns how many coders there are.
    pub fn n_coders(&self) -> usize {
        self.n_coders
    }

    /// Returns how many categories were declared.
    pub fn n_categories(&self) -> usize {
        self.n_categories
    }

    /// Returns the units, one document after the other.
    pub fn documents(&self) -> &[Vec<Unit>] {
        &self.documents
    }

    /// Returns the units of all documents.
    pub fn units(&self) -> impl Iterator<Item = &Unit> {
        self.documents.iter().flatten()
    }

    /// Returns the units that at least two coders rated: only those tell agreement.
    pub fn common_units(&self) -> impl Iterator<Item = &Unit> {
        self.units().filter(|unit| unit.n_rated() > 1)
    }

    /// Returns of how many units the coders said exactly that.
    pub fn n_of(&self, ratings: &[Option<u8>]) -> u64 {
        self.units().filter(|unit| *unit.ratings == *ratings).map(|unit| unit.n).sum()
    }

    /// Returns how often each category was chosen for `unit`.
    pub(super) fn counts(&self, unit: &Unit) -> Vec<f64> {
        let mut counts = vec![0.0; self.n_categories];
        for category in unit.ratings.iter().flatten() {
            if let Some(count) = counts.get_mut(usize::from(*category)) {
                *count += 1.0;
            }
        }
        counts
    }
}
