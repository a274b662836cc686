//! What was typed: commands, options and their help. Nothing here looks at a file.

pub mod chart;
mod choices;
pub mod comparison;
pub mod counts;
pub mod divergence;
pub mod finding;
pub mod matrix;
pub mod meeting;
mod names;
mod options;
pub mod people;
mod reading;
pub mod saturation;
pub mod team;
pub mod transcripts;
pub mod vocabulary;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use names::Names;
pub use options::{
    Changes, Counting, FormatName, Layout, Listing, Out, Parts, SpeakerEdit, TurnEdit, WhichEvents, Who,
};
pub use reading::ReadingWishes;

use crate::model::Language;

/// A workbench for coding interview transcripts and comparing what groups of people say.
///
/// Without a command the window opens. Tables go to the terminal, or to a file whose extension says the format: csv,
/// xlsx, docx, md, html or json. Positions count Unicode code points from 0, end exclusive.
#[derive(Parser, Debug)]
#[command(name = "counterpoint", version, args_conflicts_with_subcommands = true)]
pub struct Typed {
    /// The project to open in the window.
    pub project: Option<PathBuf>,
    /// What to do instead of opening the window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Subcommand, Debug)]
#[expect(missing_docs, reason = "the fields carry their help as docs")]
pub enum Command {
    /// Make a project in a new or empty folder.
    New {
        dir: PathBuf,
        /// The name of the study; the folder's name without it.
        #[arg(long)]
        name: Option<String>,
        /// The attribute that splits the study into populations.
        #[arg(long, value_name = "ATTRIBUTE")]
        viewpoint: Option<String>,
        #[command(flatten)]
        who: Who,
    },
    /// Import transcripts, or folders of them: text, Markdown, Word, OpenDocument, RTF, PDF, HTML, EPUB, subtitles,
    /// JSON of speech recognition, and tables with one row a turn or one row a respondent.
    Import {
        dir: PathBuf,
        #[arg(required = true, value_name = "FILE|FOLDER")]
        files: Vec<PathBuf>,
        /// A table of attributes to import afterwards.
        #[arg(long, value_name = "CSV")]
        attributes: Option<PathBuf>,
        /// The language of the transcripts; found out for each without it.
        #[arg(long)]
        language: Option<Language>,
        /// Do not keep the files as they came in the project.
        #[arg(long)]
        no_originals: bool,
        #[command(flatten)]
        reading: Box<ReadingWishes>,
        /// Write there what became of each file: format, encoding, turns, doubts, problems. The extension says the
        /// format.
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
        /// List the labels found, doubtful ones first, and import nothing.
        #[arg(long, visible_alias = "preview")]
        dry_run: bool,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// Import attributes from a CSV whose first column is `participant` or `document`.
    Attributes {
        dir: PathBuf,
        csv: PathBuf,
        #[command(flatten)]
        who: Who,
    },
    /// Import codings from a CSV `document,start,end,code,coder`; codes as paths, made when missing.
    ApplyCodings {
        dir: PathBuf,
        csv: PathBuf,
        #[command(flatten)]
        who: Who,
    },
    /// Import a codebook from a CSV `code,description,include,exclude,example,colour`; codes as paths, made when
    /// missing.
    ApplyCodes {
        dir: PathBuf,
        csv: PathBuf,
        #[command(flatten)]
        who: Who,
    },
    /// Make a code tree. Codes whose path begins with its name go into it.
    Tree {
        dir: PathBuf,
        name: String,
        #[command(flatten)]
        who: Who,
    },
    /// Say what a code is for; parts that are not named stay as they are.
    Define {
        dir: PathBuf,
        /// The code, as a path.
        code: String,
        #[command(flatten)]
        parts: Parts,
        #[command(flatten)]
        who: Who,
    },
    /// Set which attribute splits the study into populations.
    Viewpoint {
        dir: PathBuf,
        attribute: String,
        #[command(flatten)]
        who: Who,
    },
    /// List the documents.
    Documents {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    #[command(flatten)]
    People(people::PeopleCommand),
    /// List the codes of all trees.
    Codes {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    /// List every coding.
    Codings {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    /// List the memos: what each is on, its title, its text, who wrote it and when.
    Memos {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    /// List every change, oldest first.
    History {
        dir: PathBuf,
        #[command(flatten)]
        changes: Changes,
        #[command(flatten)]
        out: Out,
    },
    /// Show name, counts and settings of the project.
    Info {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    #[command(flatten)]
    Transcript(transcripts::TranscriptCommand),
    #[command(flatten)]
    Find(finding::FindCommand),
    #[command(flatten)]
    Count(counts::CountCommand),
    #[command(flatten)]
    Team(team::TeamCommand),
    #[command(flatten)]
    Comparison(comparison::ComparisonCommand),
    /// Take the coder's last change back.
    Undo {
        dir: PathBuf,
        #[command(flatten)]
        who: Who,
    },
    /// Make the change stand again that was taken back last.
    Redo {
        dir: PathBuf,
        #[command(flatten)]
        who: Who,
    },
    /// Verify every line, text and reference; exit 1 when something is wrong.
    Check {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    /// Write every change as one line of JSON, for R and Python.
    Export {
        dir: PathBuf,
        /// The form: JSON Lines.
        #[arg(long, required = true)]
        jsonl: bool,
        /// The file; the terminal without it.
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Typed;

    #[test]
    fn no_two_options_of_a_command_have_one_name() {
        // Unoptimised, the description of all commands takes more than the two megabytes that a thread of tests has.
        let check = std::thread::Builder::new().stack_size(16 << 20).spawn(|| Typed::command().debug_assert());
        assert!(check.is_ok_and(|check| check.join().is_ok()));
    }
}
