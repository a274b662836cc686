//! What is typed to count which codes meet.

use clap::Args;

use super::comparison::Groups;

/// In whose words codes meet, and how often at least.
#[derive(Args, Debug, Clone)]
pub struct MeetingTyped {
    #[command(flatten)]
    #[expect(missing_docs, reason = "its fields carry their help")]
    pub groups: Groups,
    /// Only pairs that meet so often or more; of groups, in one of them.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub at_least: u64,
}
