//! What comes from pointer and keys: where the caret goes, what is selected, how the edges of a coding are moved, and
//! the commands that are asked for.

pub mod edges;
mod growth;
pub mod keys;
pub mod moves;
pub mod pointer;
pub mod selection;
pub mod wishes;
