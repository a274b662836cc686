//! What became of a file that was to come in: what it was read as, what was found in it, and what is to be done where
//! it did not come in.

use super::tongue::{Said, said};

/// Whether a file came in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// It is a document.
    CameIn,
    /// The same words are in the project, or came in with another file.
    Known,
    /// It cannot be read.
    Refused,
}

/// One file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileReport {
    /// Its name, without a folder.
    pub file: String,
    /// Whether it came in.
    pub fate: Fate,
    /// What it was read as; empty when it was not read.
    pub format: &'static str,
    /// The encoding of its letters, empty where the format itself says it.
    pub encoding: String,
    /// How a text says who speaks, by the name of the convention.
    pub convention: &'static str,
    /// The length of its text in code points.
    pub n_chars: u32,
    /// How many turns have a speaker.
    pub n_turns: usize,
    /// How many speakers it has.
    pub n_speakers: usize,
    /// What is in doubt about the speakers, in words.
    pub doubts: Vec<Said>,
    /// What went less than well.
    pub problem: Said,
    /// What to do about it.
    pub remedy: Said,
}

impl FileReport {
    /// Returns the report of a file that did not come in.
    pub fn left_out(file: &str, fate: Fate, problem: Said, remedy: Said) -> Self {
        Self {
            file: file.to_owned(),
            fate,
            format: "",
            encoding: String::new(),
            convention: "",
            n_chars: 0,
            n_turns: 0,
            n_speakers: 0,
            doubts: Vec::new(),
            problem,
            remedy,
        }
    }

    /// Returns what went less than well in one sentence that names the file; nothing when nothing did.
    pub fn told(&self) -> Option<Said> {
        let Self { file, problem, remedy, .. } = self;
        let told = said!(
            "{file}: {problem} {remedy}",
            "{file}\u{202f}: {problem} {remedy}",
            problem = problem,
            remedy = remedy
        );
        (!problem.is_empty()).then(|| told.each(|words| words.trim_end().to_owned()))
    }
}
