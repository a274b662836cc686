//! What was typed of how a wide matrix is looked at.

use clap::{Args, ValueEnum};

/// How a wide matrix is looked at.
#[derive(Args, Debug, Clone)]
pub struct ViewTyped {
    /// What cells of a wide matrix are: counts, percent of the group, of the row or of the column, or for each 1,000 words.
    #[arg(long, default_value = "counts")]
    pub cells: CellsName,
    /// Leave out codes and groups without any excerpt.
    #[arg(long)]
    pub hide_empty: bool,
    /// Order the rows of a wide matrix by `total` or by a group, the largest first; as in the code trees without it.
    #[arg(long, value_name = "total|GROUP")]
    pub sort: Option<String>,
    /// Add a last row to a wide matrix: any of its codes, each participant once.
    #[arg(long)]
    pub totals: bool,
}

/// What cells are.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum CellsName {
    Counts,
    Group,
    Row,
    Column,
    #[value(name = "per-1000-words")]
    PerThousandWords,
}
