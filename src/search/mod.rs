//! Full-text search: a query language of our own, tantivy to find candidate turns, our matcher for exact positions.

pub mod query;
pub mod tokens;
