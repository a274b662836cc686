//! Markdown on the screen: headings, lists, quotations, emphasis, code and links. The guide and memos are drawn by the
//! same. What a text links to, and what a click does, is said by whoever draws it.

mod blocks;
mod page;

pub use blocks::{Block, Kind, blocks, first_words};
pub use page::{LinkLook, Page, markdown_ui};
