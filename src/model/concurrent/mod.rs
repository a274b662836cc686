//! What people did who had not seen each other's work, where it does not go together by itself. Nothing of it is lost
//! and something is always in force; a person looks at it once.

mod behind;
mod contested;
mod contests;
mod corrections;
mod decided;
mod in_force;
mod joint;
mod labels;
mod meanwhile;
mod names;
mod removable;
mod removed;
mod setting;
mod twins;

#[cfg(test)]
mod contest_tests;
#[cfg(test)]
mod decided_tests;
#[cfg(test)]
mod named_tests;
#[cfg(test)]
mod removed_tests;
#[cfg(test)]
mod speaker_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod twin_tests;

pub use contested::Contested;
pub(super) use contests::Contests;
pub use contests::{Contest, ContestSide};
pub use corrections::{Correction, Crossing, CrossingSide};
pub use removable::Removable;
pub use removed::SetMeanwhile;
pub use setting::Setting;
pub use twins::Twins;
