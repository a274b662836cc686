//! Parts that several panels draw. They know the screen and the tokens, not the project.

pub mod card;
pub mod grid;
pub mod tall_list;
