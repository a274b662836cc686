//! What is typed to draw a picture of a result.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Counting;
use super::comparison::Groups;
use super::saturation::RuleTyped;
use crate::analysis::{MeetingUnit, Unit};
use crate::model::{Language, Tongue};

/// Which picture, and where it goes.
#[derive(Args, Debug, Clone)]
pub struct Drawing {
    /// What is drawn.
    pub kind: ChartKind,
    /// The file; its extension says the format (svg, png).
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// What is counted: participants without it.
    #[arg(long, value_name = "U")]
    pub unit: Option<Unit>,
    /// At most so many rows, or ties of the network.
    #[arg(long, value_name = "N", default_value_t = 40)]
    pub most: usize,
    /// Where codes meet, for the pictures of co-occurrence: in one excerpt without it.
    #[arg(long, value_name = "UNIT")]
    pub by: Option<MeetingUnit>,
    /// The languages whose words that say little are left out of words, separated by commas.
    #[arg(long, value_name = "en,fr", value_delimiter = ',')]
    pub stop_words: Vec<Language>,
    /// The language of the words in the picture.
    #[arg(long, value_name = "en|fr")]
    pub labels: Option<Tongue>,
    /// Which groups.
    #[command(flatten)]
    pub groups: Groups,
    /// What counts.
    #[command(flatten)]
    pub counting: Counting,
    /// How saturation is counted.
    #[command(flatten)]
    pub rule: RuleTyped,
}

impl Drawing {
    /// Returns an option that was typed and changes nothing in this picture.
    pub fn idle_option(&self) -> Option<&'static str> {
        use ChartKind as K;
        let Self { kind, unit, by, stop_words, groups, rule, .. } = self;
        let meets = matches!(kind, K::Cooccurrence | K::CooccurrenceMatrix);
        let counts = matches!(kind, K::Frequencies | K::Matrix | K::Compare | K::CompareThemes);
        let idle = [
            ("--unit", unit.is_some() && !counts),
            ("--by", by.is_some() && !meets),
            ("--stop-words", !stop_words.is_empty() && *kind != K::Words),
            ("--attribute", groups.attribute.is_some() && *kind == K::Frequencies),
            ("--groups", !groups.groups.is_empty() && matches!(kind, K::Frequencies | K::Matrix)),
            ("what is said of the order of interviews and of little new", !rule.is_usual() && *kind != K::Saturation),
        ];
        idle.into_iter().find(|(_, is_idle)| *is_idle).map(|(option, _)| option)
    }
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
    /// Codes that meet, where `--by` says, as a network; one for each group with `--attribute` or `--groups`.
    Cooccurrence,
    /// The same as a heat map.
    CooccurrenceMatrix,
    /// New codes of each interview as curves, one for each group.
    Saturation,
    /// The words that divide two groups as mirrored bars.
    Words,
}
