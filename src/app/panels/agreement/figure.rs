//! The figures of a row as people read them, and why one has no value.

use super::measured::Row;
use crate::analysis::AgreementUnit;
use crate::analysis::statistics::Status;
use crate::app::words::{Phrase, Tongue, agreement as say};

/// A figure with a column of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Figure {
    Percent,
    Positive,
    Alpha,
    Kappa,
    Ac1,
}

impl Figure {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 5] = [Self::Percent, Self::Positive, Self::Alpha, Self::Kappa, Self::Ac1];

    /// Returns the head of its column.
    pub fn name(self) -> Phrase {
        match self {
            Self::Percent => say::PERCENT,
            Self::Positive => say::POSITIVE,
            Self::Alpha => say::ALPHA,
            Self::Kappa => say::KAPPA,
            Self::Ac1 => say::AC1,
        }
    }

    fn value(self, row: &Row<'_>) -> Option<f64> {
        match self {
            Self::Percent => row.figures.percent,
            Self::Positive => row.figures.positive,
            Self::Alpha => row.figures.alpha,
            Self::Kappa => row.figures.cohen_kappa,
            Self::Ac1 => row.figures.ac1,
        }
    }

    /// Returns its value in words, alpha with its interval; a dash where there is none.
    pub fn shown(self, tongue: Tongue, row: &Row<'_>) -> String {
        let Some(value) = self.value(row) else { return "–".to_owned() };
        match (self, row.figures.interval) {
            (Self::Percent | Self::Positive, _) => {
                tongue.fill(say::OF_HUNDRED, &[("n", &tongue.decimal(100.0 * value, 0))])
            }
            (Self::Alpha, Some(interval)) => {
                let [n, low, high] = [value, interval.low, interval.high].map(|n| tongue.decimal(n, 2));
                tongue.fill(say::WITH_INTERVAL, &[("n", &n), ("low", &low), ("high", &high)])
            }
            (Self::Alpha | Self::Kappa | Self::Ac1, _) => tongue.decimal(value, 2),
        }
    }

    /// Returns why it has no value or no interval, in the order in which one would ask.
    pub fn why_not(self, row: &Row<'_>) -> Option<Phrase> {
        let status = row.figures.status;
        if self.value(row).is_some() {
            return (self == Self::Alpha && status == Status::TooFew).then_some(say::TOO_FEW);
        }
        let given = !matches!(row.of.unit, AgreementUnit::Overlap | AgreementUnit::Unitising);
        Some(match (status, self) {
            (Status::SingleCoder, _) => say::ONE_CODER,
            (Status::NoCommonUnits, _) => say::NO_COMMON,
            (_, Self::Alpha) if row.of.unit == AgreementUnit::Overlap => say::NOT_THIS_UNIT,
            (_, Self::Alpha) => say::NO_VARIATION,
            _ if !given => say::NOT_THIS_UNIT,
            (_, Self::Percent | Self::Ac1) if row.path.is_none() => say::NOT_POOLED,
            (_, Self::Kappa) if row.figures.n_coders != 2 => say::ONLY_OF_TWO,
            (_, Self::Positive) => say::NOT_USED,
            _ => say::NO_VARIATION,
        })
    }
}
