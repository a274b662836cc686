//! What was typed to compare groups code by code.

use clap::Args;

use super::comparison::Groups;
use crate::analysis::{RowOrder, Unit};

/// What is compared, and how closely it is looked at.
#[derive(Args, Debug, Clone)]
pub struct Comparing {
    #[command(flatten)]
    #[expect(missing_docs, reason = "its fields carry their help")]
    pub groups: Groups,
    /// What is counted: participants or documents.
    #[arg(long, value_name = "U", default_value = "participants")]
    pub unit: Unit,
    /// Count only what was coded with the code itself, not what is below it.
    #[arg(long)]
    pub own: bool,
    /// In which order rows stand.
    #[arg(long, default_value = "difference")]
    pub sort: RowOrder,
    /// Add Fisher's exact test, with q adjusted for all codes of a pair of groups.
    #[arg(long)]
    pub tests: bool,
    /// Add a permutation test that deals the group labels anew: to each `participant`, to all who speak in one
    /// `document`, or to all of one value of an attribute, such as the focus group.
    #[arg(long, value_name = "participant|document|ATTRIBUTE")]
    pub permute: Option<String>,
    /// Deal labels only within each value of this attribute, such as the site or the version of the guide, or within
    /// thirds by the `length` of own talk.
    #[arg(long, value_name = "length|ATTRIBUTE", requires = "permute")]
    pub strata: Option<String>,
    /// How often labels are dealt when there are too many ways to try all.
    #[arg(long, value_name = "N", default_value_t = 9999)]
    pub permutations: usize,
    /// Add excerpts for each 1,000 words of own talk.
    #[arg(long)]
    pub rates: bool,
    /// Where chance begins, for permutations and for the intervals of rates.
    #[arg(long, value_name = "N", default_value_t = crate::analysis::statistics::DEFAULT_SEED)]
    pub seed: u64,
}

/// Which codes are the rows.
#[derive(Args, Debug, Clone)]
pub struct CodesTyped {
    /// `codes` for all, `themes` for what gathers codes of several trees, or a code tree, or a code with what is below
    /// it.
    #[arg(long, value_name = "codes|themes|TREE|PATH", default_value = "codes")]
    pub rows: String,
    /// Only codes of this level: 1 is the top of a tree.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub level: Option<u32>,
    /// Only this code; may be given several times.
    #[arg(long = "code", value_name = "PATH")]
    pub picked: Vec<String>,
}
