//! What is typed to count: frequencies, matrices, groups compared, words, new codes, co-occurrence and their pictures.

use std::path::PathBuf;

use clap::Subcommand;

use super::chart::Drawing;
use super::divergence::{CodesTyped, Comparing};
use super::matrix::{KeepingTyped, ViewTyped};
use super::meeting::MeetingTyped;
use super::saturation::SaturationTyped;
use super::vocabulary::WordsTyped;
use super::{Counting, Layout, Out, Who};
use crate::analysis::{MeetingUnit, Unit};

/// What to count.
#[derive(Subcommand, Debug)]
#[expect(missing_docs, reason = "the fields carry their help as docs")]
pub enum CountCommand {
    /// Count how often each code was used.
    Frequencies {
        dir: PathBuf,
        /// The unit by which rows are ordered; every unit has its column anyway.
        #[arg(long, value_name = "U")]
        unit: Option<Unit>,
        /// One row for each code and value of this attribute.
        #[arg(long, value_name = "ATTRIBUTE")]
        by: Option<String>,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Compare groups: codes by the values of an attribute, by documents, participants or speakers.
    Matrix {
        dir: PathBuf,
        #[command(flatten)]
        codes: CodesTyped,
        /// `documents`, `participants`, `speakers`, `coders`, or the name of an attribute; the viewpoint without it.
        #[arg(long, value_name = "ATTRIBUTE|documents|participants|speakers|coders")]
        columns: Option<String>,
        /// Cross the attribute of the columns with this one.
        #[arg(long, value_name = "ATTRIBUTE")]
        cross: Option<String>,
        /// What the cells count.
        #[arg(long, value_name = "U", default_value = "participants")]
        unit: Unit,
        /// One column a group, or one row for each code and group.
        #[arg(long, default_value = "wide")]
        layout: Layout,
        /// Count only what was coded with the code itself, not what is below it.
        #[arg(long)]
        own: bool,
        #[command(flatten)]
        view: ViewTyped,
        #[command(flatten)]
        keeping: KeepingTyped,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// List the saved matrices, rename one, or forget one.
    Matrices {
        dir: PathBuf,
        /// The saved matrix that gets another name.
        #[arg(long, value_name = "NAME", requires = "to")]
        rename: Option<String>,
        /// The new name.
        #[arg(long, value_name = "NAME", requires = "rename")]
        to: Option<String>,
        /// The saved matrix that is forgotten.
        #[arg(long, value_name = "NAME", conflicts_with = "rename")]
        remove: Option<String>,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// Compare groups code by code: how many of each say it, the difference with its interval, and tests when asked
    /// for.
    ///
    /// People are compared, or documents, never excerpts: what one person says several times is said by one person. One
    /// row for each code and pair of groups.
    Compare {
        dir: PathBuf,
        #[command(flatten)]
        comparing: Comparing,
        #[command(flatten)]
        codes: CodesTyped,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Rank the words that divide groups, by own talk: what the first group says more stands first.
    Words {
        dir: PathBuf,
        #[command(flatten)]
        words: WordsTyped,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Count the new codes of each interview, and when little is new (Guest, Namey & Chen 2020).
    Saturation {
        dir: PathBuf,
        #[command(flatten)]
        rule: SaturationTyped,
        #[command(flatten)]
        codes: CodesTyped,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Count which codes meet on the same words, of all who are heard, or of each group.
    ///
    /// With `--attribute` or `--groups` there is one row for each pair of codes and group: a pair that meets in one
    /// group has a row in each. `--groups viewpoint`, the name of an attribute alone, means all groups of it.
    Cooccurrence {
        dir: PathBuf,
        /// Count units in which both codes are used, with coefficients; pairs of excerpts that overlap without it.
        #[arg(long, value_name = "UNIT")]
        by: Option<MeetingUnit>,
        #[command(flatten)]
        meeting: MeetingTyped,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Draw a result as a picture for a paper, with its caption: SVG or PNG.
    Chart {
        dir: PathBuf,
        #[command(flatten)]
        chart: Drawing,
    },
}
