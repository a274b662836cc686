//! What was typed to count new codes.

use clap::{Args, ValueEnum};

use super::comparison::Groups;

/// Whose new codes are counted, in which order, and when little is new.
#[derive(Args, Debug, Clone)]
#[expect(missing_docs, reason = "the fields of both carry their help")]
pub struct SaturationTyped {
    #[command(flatten)]
    pub groups: Groups,
    #[command(flatten)]
    pub rule: RuleTyped,
}

/// How many interviews the base is usually made of, how many are looked at together, and how many percent are little.
const USUAL: (usize, usize, f64) = (4, 2, 5.0);

/// The order of interviews, and when little is new.
#[derive(Args, Debug, Clone)]
#[command(next_help_heading = "New codes of each interview")]
pub struct RuleTyped {
    /// In which order: of interviews or of coding.
    #[arg(long, default_value = "interview")]
    pub order: InterviewOrderName,
    /// The attribute that orders interviews, such as their date; the names of documents without it.
    #[arg(long, value_name = "ATTRIBUTE")]
    pub date: Option<String>,
    /// How many interviews the base is made of.
    #[arg(long, value_name = "N", default_value_t = USUAL.0)]
    pub base: usize,
    /// How many interviews are looked at together.
    #[arg(long, value_name = "N", default_value_t = USUAL.1)]
    pub run: usize,
    /// At most so many percent of the codes of the base are new in a run.
    #[arg(long, value_name = "PERCENT", default_value_t = USUAL.2)]
    pub threshold: f64,
}

impl RuleTyped {
    /// Whether nothing was typed, or what holds without it.
    pub fn is_usual(&self) -> bool {
        let Self { order, date, base, run, threshold } = self;
        *order == InterviewOrderName::Interview && date.is_none() && (*base, *run, *threshold) == USUAL
    }
}

/// In which order interviews stand.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum InterviewOrderName {
    Interview,
    Coding,
}
