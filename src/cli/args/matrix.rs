//! What was typed of how a wide matrix is looked at.

use clap::Args;

use crate::analysis::CellShow;

/// How a wide matrix is looked at.
#[derive(Args, Debug, Clone)]
pub struct ViewTyped {
    /// What cells of a wide matrix are: counts, percent of the group, of the row or of the column, or for each 1,000
    /// words.
    #[arg(long, default_value = "counts")]
    pub cells: CellShow,
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

/// A matrix kept under a name.
#[derive(Args, Debug, Clone)]
pub struct KeepingTyped {
    /// Count the matrix that was saved under this name, with its own rows, columns and filters.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["rows", "level", "picked", "columns", "cross", "unit", "own", "cells",
        "hide_empty", "sort", "totals", "everyone", "filters", "documents", "coder", "coded_from", "coded_until", "role",
        "with_code", "save"])]
    pub saved: Option<String>,
    /// Save the matrix under this name, to be counted again with --saved, also in the window.
    #[arg(long, value_name = "NAME", conflicts_with = "at")]
    pub save: Option<String>,
    /// Save it over the matrix that has this name.
    #[arg(long, requires = "save")]
    pub replace: bool,
    /// Who saves it; the name of the user's account without it.
    #[arg(long, value_name = "NAME", env = "COUNTERPOINT_CODER")]
    pub saved_by: Option<String>,
}
