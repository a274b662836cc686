//! Why a figure is shown, or not: nothing undefined is ever 0, 1 or blank without a reason.

use super::super::labels;
use crate::model::Said;

/// What became of a figure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Status {
    /// It has a value.
    #[default]
    Ok,
    /// Everybody said the same everywhere: nothing to measure.
    NoVariation,
    /// One coder alone.
    SingleCoder,
    /// No unit was looked at by two coders.
    NoCommonUnits,
    /// The measure needs the same number of coders on every unit.
    UnequalRaters,
    /// Too few cases or units for what was asked.
    TooFew,
    /// The question has no meaning here.
    NotApplicable,
    /// What it counts from was removed in part.
    Broken,
}

impl Status {
    /// Returns the word in each language.
    pub fn said(self) -> Said {
        labels::label(self.name())
    }

    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::NoVariation => "no_variation",
            Self::SingleCoder => "single_coder",
            Self::NoCommonUnits => "no_common_units",
            Self::UnequalRaters => "unequal_raters",
            Self::TooFew => "too_few",
            Self::NotApplicable => "not_applicable",
            Self::Broken => "broken",
        }
    }
}
