//! The parts of the window. Each panel is a plain data struct computed from the project and a function that draws it; a
//! panel sends commands and never changes the project.

pub mod agreement;
mod asked_mark;
pub mod code_picker;
pub mod code_tree;
pub mod comparison;
pub mod cooccurrence;
pub mod documents;
pub mod events;
pub mod excerpts;
pub mod guide;
pub mod hidden;
pub mod history;
pub mod inspector;
pub mod matrix;
pub mod memos;
pub mod participants;
pub mod past;
pub mod reader;
pub mod review;
pub mod search;
pub mod status;
pub mod tabs;
#[cfg(test)]
mod testing;
pub mod texts;
pub mod top_bar;
mod ways;
pub mod welcome;
#[cfg(test)]
mod workbench;
