//! The window. Panels draw what they are given and send commands; commands are handled between frames, outside of
//! drawing, and only the session changes the project.

pub mod command;
pub mod context;
pub mod dialogs;
pub mod panels;
pub mod theme;
pub mod widgets;
pub mod words;
