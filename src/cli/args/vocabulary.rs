//! What was typed to rank words.

use clap::Args;

use super::comparison::Groups;
use crate::model::Language;

/// Which words of which groups.
#[derive(Args, Debug, Clone)]
pub struct WordsTyped {
    #[command(flatten)]
    #[expect(missing_docs, reason = "its fields carry their help")]
    pub groups: Groups,
    /// Only words that the two groups say at least so often together.
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub min_count: u64,
    /// Only words that at least so many people of the two groups say.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_participants: u32,
    /// Leave out words that say little in these languages, separated by commas.
    #[arg(long, value_name = "en,fr", value_delimiter = ',')]
    pub stop_words: Vec<Language>,
    /// So many words of each side.
    #[arg(long, value_name = "N")]
    pub most: Option<usize>,
}
