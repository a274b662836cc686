//! What the window asks.

pub mod autocode;
