//! Parts that several panels draw. They know the screen and the tokens, not the project.

pub mod card;
pub mod code_line;
pub mod fuzzy;
pub mod grid;
pub mod tall_list;
