//! The memo desk: all memos of the project, listed, filtered, read and written.

mod subject;

pub use subject::{coding, subject_words};
