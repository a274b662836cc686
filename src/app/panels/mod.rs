//! The parts of the window. Each panel is a plain data struct computed from the project and a function that draws it; a
//! panel sends commands and never changes the project.

pub mod code_picker;
pub mod code_tree;
pub mod cooccurrence;
pub mod excerpts;
pub mod inspector;
pub mod matrix;
pub mod reader;
pub mod search;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod workbench;
