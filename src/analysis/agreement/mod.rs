//! Agreement between coders: how far people who coded the same documents chose the same codes.
//!
//! The unit decides more than the coefficient does; turns are the default. Each code is judged by itself, and all codes
//! together only beside them. A coder who has not finished a document says nothing about it, which is not the same as
//! having found nothing there.

mod caption;
mod decided;
mod disagreements;
mod disputes;
mod figures;
mod line;
mod material;
mod measure;
pub mod nominal;
pub mod overlap;
pub mod pooled;
mod ratings;
mod resampling;
pub mod stretches;
mod table;
#[cfg(test)]
mod tests;
pub mod unitizing;

pub use decided::{Decided, decided, decided_table};
pub use disagreements::{Disagreement, disagreements, disagreements_table};
pub use disputes::{Choice, Dispute, Disputes, ReadCoding, Reading, disputes, disputes_table};
pub use figures::Figures;
pub use ratings::{Ratings, Unit};

use material::Material;
use measure::Measure;
use pooled::Macro;

use super::scope::{Rows, Scope};
use super::statistics::Watch;
use super::table::Caption;
use crate::model::{CodeId, CoderId, Project};

/// What is compared between coders.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum AgreementUnit {
    /// Turns: coded or not.
    #[default]
    Turn,
    /// Documents: the code was used in it or not.
    Document,
    /// Words: coded or not.
    Word,
    /// Characters: coded or not.
    Character,
    /// Coded segments: found again by the other coder or not.
    Overlap,
    /// Units as the coders cut them.
    Unitising,
}

impl AgreementUnit {
    /// All units, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Turn, Self::Document, Self::Word, Self::Character, Self::Overlap, Self::Unitising];

    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Turn => "turn",
            Self::Document => "document",
            Self::Word => "word",
            Self::Character => "character",
            Self::Overlap => "overlap",
            Self::Unitising => "unitising",
        }
    }

    fn reads_texts(self) -> bool {
        !matches!(self, Self::Turn | Self::Document)
    }
}

/// Which state of the coders' work is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Work {
    /// As it was when each coder first declared the document finished.
    #[default]
    Independent,
    /// As it stands now, after discussion if there was one.
    AsItStands,
}

/// Which agreement.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct AgreementQuery {
    /// Which codes.
    pub rows: Rows,
    /// Whose words.
    pub scope: Scope,
    /// What is compared.
    pub unit: AgreementUnit,
    /// Who; everybody who finished a document when empty.
    pub coders: Vec<CoderId>,
    /// Which state of their work.
    pub work: Work,
    /// What two segments must share to be the same, from 0 to 1; [`overlap::DEFAULT_THRESHOLD`] when not given.
    pub threshold: Option<f64>,
}

/// How far coders agreed.
#[derive(Clone, PartialEq, Debug)]
pub struct Agreement {
    /// What was compared.
    pub unit: AgreementUnit,
    /// The codes, in the order of their trees.
    pub rows: Vec<AgreementRow>,
    /// All of them together.
    pub overall: Figures,
    /// The plain mean of their alphas.
    pub mean_alpha: Macro,
    /// Who was compared.
    pub coders: Vec<CoderId>,
    caption: Caption,
}

/// One code.
#[derive(Clone, PartialEq, Debug)]
pub struct AgreementRow {
    /// The code.
    pub code: CodeId,
    /// Its path.
    pub path: String,
    /// How far coders agreed on it.
    pub figures: Figures,
}

/// Returns how far coders of `project` agreed.
pub fn agreement(project: &Project, query: &AgreementQuery) -> Agreement {
    agreement_watched(project, query, &mut |_, _| true)
}

/// The same, with somebody who hears for how many codes of how many documents were drawn again; the others go without
/// an interval when they say to stop.
pub fn agreement_watched(project: &Project, query: &AgreementQuery, watch: &mut Watch<'_>) -> Agreement {
    let material = Material::gather(project, query);
    let rows: Vec<usize> = query.rows.range(&material.facts.outline).collect();
    let Measure { codes, overall, notes } = match query.unit {
        AgreementUnit::Overlap => Measure::of_segments(&material, &rows, query),
        AgreementUnit::Unitising => Measure::of_units(&material, &rows, watch),
        AgreementUnit::Turn | AgreementUnit::Document | AgreementUnit::Word | AgreementUnit::Character => {
            Measure::of_ratings(&material, &rows, watch)
        }
    };
    let mean_alpha = Macro::of(codes.iter().map(|figures| figures.alpha));
    let caption = caption::caption(&material, query, &codes, &mean_alpha, notes);
    let outline = &material.facts.outline;
    let row = |(row, figures): (&usize, Figures)| AgreementRow {
        code: outline.rows[*row].code,
        path: outline.rows[*row].path.clone(),
        figures,
    };
    let rows = rows.iter().zip(codes).map(row).collect();
    Agreement { unit: query.unit, rows, overall, mean_alpha, coders: material.coders.clone(), caption }
}
