//! What was typed to count new codes.

use clap::{Args, ValueEnum};

use super::comparison::Groups;

/// The order of interviews, and when little is new.
#[derive(Args, Debug, Clone)]
pub struct SaturationTyped {
    #[command(flatten)]
    #[expect(missing_docs, reason = "its fields carry their help")]
    pub groups: Groups,
    /// In which order: of interviews or of coding.
    #[arg(long, default_value = "interview")]
    pub order: InterviewOrderName,
    /// The attribute that orders interviews, such as their date; the names of documents without it.
    #[arg(long, value_name = "ATTRIBUTE")]
    pub date: Option<String>,
    /// How many interviews the base is made of.
    #[arg(long, value_name = "N", default_value_t = 4)]
    pub base: usize,
    /// How many interviews are looked at together.
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub run: usize,
    /// At most so many percent of the codes of the base are new in a run.
    #[arg(long, value_name = "PERCENT", default_value_t = 5.0)]
    pub threshold: f64,
}

/// In which order interviews stand.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum InterviewOrderName {
    Interview,
    Coding,
}
