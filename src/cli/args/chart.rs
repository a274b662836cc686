//! What is typed to draw a picture of a result.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::comparison::Groups;
use super::{Counting, UnitName};

/// Which picture, and where it goes.
#[derive(Args, Debug, Clone)]
pub struct Drawing {
    /// What is drawn.
    pub kind: ChartKind,
    /// The file; its extension says the format (svg, png).
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// What is counted.
    #[arg(long, value_name = "U", default_value = "participants")]
    pub unit: UnitName,
    /// At most so many rows, or ties of the network.
    #[arg(long, value_name = "N", default_value_t = 40)]
    pub most: usize,
    /// Which groups.
    #[command(flatten)]
    pub groups: Groups,
    /// What counts.
    #[command(flatten)]
    pub counting: Counting,
}

/// What is drawn.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ChartKind {
    /// Codes as bars, the most frequent first.
    Frequencies,
    /// Codes by groups as a heat map.
    Matrix,
    /// Two groups code by code as a butterfly.
    Compare,
    /// Themes instead of codes, two groups as a butterfly.
    CompareThemes,
    /// Codes that share words as a network.
    Cooccurrence,
}
