//! Counterpoint: a workbench for coding interview and focus-group transcripts and comparing what groups of people say.
//!
//! # The way through
//!
//! **Import** turns files into documents, **the model** holds them with their codings, **search** finds words in them,
//! **analysis** counts, **export** writes tables; **the store** keeps it all as a folder of plain text. The **session**
//! is an open project that both faces share: the window (**app**) and the command line (**cli**).
//!
//! # Who may name whom
//!
//! | folder | may use | never mentions |
//! |---|---|---|
//! | `model` | nothing of ours | files `std::fs`, a clock `SystemTime`, randomness `now_v7`, `egui`, `tantivy` |
//! | `store` | `model` | `search`, `egui`, `tantivy` |
//! | `search` | `model` | `store`, `egui`, `std::net` |
//! | `import` | `model` | `store`, `session`, `egui`, `tantivy` |
//! | `analysis` | `model` | files `std::fs` and their formats `csv::`, `rust_xlsxwriter`, `egui`, `tantivy` |
//! | `export` | `model`, `analysis` | `store`, `session`, `egui`, `tantivy` |
//! | `session` | `model`, `store`, `search` | `import`, `export`, `analysis`, `egui` |
//! | `app` | all but `cli` and `store` | `cli`, `store`, `tantivy` |
//! | `cli` | all but `app` and `store` | `app`, `egui`, `tantivy` |
//!
//! `tests/it/arrows.rs` reads the sources and fails on an arrow that this table does not name.
//!
//! # What is absent, on purpose
//!
//! - `model` knows no clock, no file and no randomness: whoever calls it hands them in.
//! - `analysis` and `search` never change a project; only [`model::plan`] makes ops, and only the session commits them.
//! - A project's state is never stored: it is the fold of its journals. Whatever lies in the cache directory may be
//!   deleted.
//! - No code opens a network connection.
//! - Positions are code points everywhere but behind `model/text.rs`.

pub mod model;

pub mod store;

pub mod search;

pub mod import;

pub mod analysis;

pub mod export;

pub mod session;

pub mod app;

pub mod cli;
