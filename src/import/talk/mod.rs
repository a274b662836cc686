//! Text to talk: lines, the labels that they begin with, the speakers whom the whole document makes of these, and
//! turns.
//!
//! `lines.rs` cuts a text (`run_together.rs`: one whose line ends were lost), `labels.rs` reads one line, `speakers/`
//! judges all of them together, `turns.rs` cuts the talk by what was found; `roles.rs` says who asks, `lexicon.rs`,
//! `months.rs` and `language.rs` know words; `headings.rs`, `guide.rs` and `ending.rs` find what nobody says, `silence.rs` doubts a text
//! in which nobody speaks. `reading.rs` is how it was read, and what a person decided about that.

mod ending;
mod guide;
mod headings;
pub(super) mod labels;
pub(super) mod language;
pub(super) mod lexicon;
pub(super) mod lines;
mod months;
pub mod reading;
pub(super) mod roles;
mod run_together;
pub(super) mod silence;
pub(super) mod speakers;
mod turns;
