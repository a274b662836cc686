//! The figures of one code, or of all codes together, from what coders said.

use super::super::statistics::{Interval, Status};
use super::nominal::{self, AlphaParts, Pairs};
use super::ratings::Ratings;

/// Fewer units than this that two coders rated tell too little.
pub(super) const MIN_UNITS: u64 = 10;
/// Fewer uses of a code than this, by all coders together, tell too little.
pub(super) const MIN_USES: u64 = 5;
/// From fewer documents than this no interval can be drawn.
pub(super) const MIN_DOCUMENTS: usize = 15;

/// How far coders agreed. What is not defined has no value, and [`Self::status`] says why.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Figures {
    /// How many units at least two coders rated; for segments, how many there are.
    pub n_units: u64,
    /// How many coders rated units together.
    pub n_coders: usize,
    /// In how many documents.
    pub n_documents: usize,
    /// How often the code was used on those units, by all coders together; a stretch of many words or characters is one
    /// use.
    pub n_uses: u64,
    /// The share of pairs of coders who agree, from 0 to 1.
    pub percent: Option<f64>,
    /// Of the uses by one coder, the share that the other has too.
    pub positive: Option<f64>,
    /// Of the silences of one coder, the share that the other shares.
    pub negative: Option<f64>,
    /// Cohen's kappa, of two coders.
    pub cohen_kappa: Option<f64>,
    /// Its standard error, which means something when units are documents.
    pub cohen_error: Option<f64>,
    /// Scott's pi, of two coders.
    pub scott_pi: Option<f64>,
    /// Fleiss' kappa.
    pub fleiss_kappa: Option<f64>,
    /// Whether Fleiss' kappa has no value because units were rated by different numbers of coders.
    pub unequal_raters: bool,
    /// The mean of Cohen's kappas of all pairs of more than two coders.
    pub light_kappa: Option<f64>,
    /// Krippendorff's alpha: for units that the coders cut themselves, that of where they are.
    pub alpha: Option<f64>,
    /// Where alpha lies if other documents of the same kind were drawn, in 95 of 100 cases.
    pub interval: Option<Interval>,
    /// The share of draws in which alpha is below .667.
    pub below_667: Option<f64>,
    /// The share of draws in which alpha is below .800.
    pub below_800: Option<f64>,
    /// Gwet's AC1.
    pub ac1: Option<f64>,
    /// Its standard error, which means something when units are documents.
    pub ac1_error: Option<f64>,
    /// Agreement over a chance of one in the number of categories.
    pub brennan_prediger: Option<f64>,
    /// Alpha for this value against the others, when coders cut units themselves and their codes exclude each other.
    pub ku_alpha: Option<f64>,
    /// Whether one coder never used the code while another did.
    pub one_never_used: bool,
    /// Why figures are shown, or not.
    pub status: Status,
}

impl Figures {
    /// Returns figures without any value.
    pub(super) fn without(status: Status) -> Self {
        Self { status, ..Self::default() }
    }

    /// Returns the figures of present and absent on units that are there whether coded or not.
    pub(super) fn of_ratings(ratings: &Ratings) -> Self {
        let (parts, pairs) = (AlphaParts::of(ratings), Pairs::of(ratings));
        let (cohen, ac1) = (nominal::cohen_kappa(ratings), nominal::gwet_ac1(ratings));
        Self {
            n_units: ratings.common_units().map(|unit| unit.n).sum(),
            n_coders: ratings.n_coders(),
            n_documents: ratings.documents().iter().filter(|units| units.iter().any(|u| u.n_rated() > 1)).count(),
            n_uses: parts.n_of(1) as u64,
            percent: nominal::percent_agreement(ratings),
            positive: pairs.positive_agreement(),
            negative: pairs.negative_agreement(),
            cohen_kappa: cohen.map(|kappa| kappa.value),
            cohen_error: cohen.map(|kappa| kappa.error),
            scott_pi: nominal::scott_pi(ratings),
            fleiss_kappa: nominal::fleiss_kappa(ratings),
            unequal_raters: nominal::number_of_raters(ratings).is_none(),
            light_kappa: nominal::light_kappa(ratings),
            alpha: parts.alpha(),
            ac1: ac1.map(|ac1| ac1.value),
            ac1_error: ac1.map(|ac1| ac1.error),
            brennan_prediger: nominal::brennan_prediger(ratings),
            one_never_used: one_never_used(ratings),
            ..Self::default()
        }
    }

    /// Returns these figures with their status, before an interval is drawn.
    pub(super) fn judged(mut self) -> Self {
        self.status = match self {
            _ if self.alpha.is_none() => Status::NoVariation,
            _ if self.n_units < MIN_UNITS || self.n_uses < MIN_USES || self.n_documents < MIN_DOCUMENTS => {
                Status::TooFew
            }
            _ => Status::Ok,
        };
        self
    }
}

fn one_never_used(ratings: &Ratings) -> bool {
    let used = |coder: usize| ratings.common_units().any(|unit| unit.ratings[coder] == Some(1));
    let n_using = (0..ratings.n_coders()).filter(|coder| used(*coder)).count();
    n_using > 0 && n_using < ratings.n_coders()
}
