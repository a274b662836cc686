//! What is typed to look at a transcript and to correct it: turns, speakers, texts and what the transcriber marked.

use std::path::PathBuf;

use clap::Subcommand;

use super::{Out, SpeakerEdit, TurnEdit, WhichEvents, Who};
use crate::analysis::EventsBy;
use crate::import::cleaning::Cleaning;

/// What to do with transcripts.
#[derive(Subcommand, Debug)]
#[expect(missing_docs, reason = "the fields carry their help as docs")]
pub enum TranscriptCommand {
    /// List the turns of a document: who speaks, where, when.
    Turns {
        dir: PathBuf,
        document: String,
        #[command(flatten)]
        out: Out,
    },
    /// List the speakers: their role, who they are, how much they say.
    Speakers {
        dir: PathBuf,
        /// Only those of this document.
        document: Option<String>,
        #[command(flatten)]
        out: Out,
    },
    /// Split a turn, join it with the one before, give it to another speaker, or set its time.
    Turn {
        dir: PathBuf,
        document: String,
        /// Its number, as `turns` lists it.
        turn: usize,
        #[command(flatten)]
        change: TurnEdit,
        #[command(flatten)]
        who: Who,
    },
    /// Rename a speaker, make two labels one, say what role the speaker has and which participant it is.
    Speaker {
        dir: PathBuf,
        document: String,
        /// The label, as `speakers` lists it.
        speaker: String,
        #[command(flatten)]
        change: SpeakerEdit,
        #[command(flatten)]
        who: Who,
    },
    /// List the texts that a document had: when, by whom, how many characters came in and went.
    Texts {
        dir: PathBuf,
        document: String,
        #[command(flatten)]
        out: Out,
    },
    /// Give a document the text and the turns that it had after a change; what was coded since stays.
    RestoreText {
        dir: PathBuf,
        document: String,
        /// The change: its stamp as `texts` lists it, or the beginning of one.
        #[arg(long, value_name = "STAMP")]
        at: String,
        #[command(flatten)]
        who: Who,
    },
    /// Print the text of a document as it stands, or as it stood.
    Text {
        dir: PathBuf,
        document: String,
        /// As it stood after that change: its stamp as `history` lists it, or the beginning of one.
        #[arg(long, value_name = "STAMP")]
        at: Option<String>,
    },
    /// Give a document the words of a corrected transcript; codings keep their words.
    ///
    /// The difference is found word by word. New turns and times of the file come in too.
    Correct {
        dir: PathBuf,
        document: String,
        file: PathBuf,
        /// List what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// Take out of texts what nobody said: line ends of narrow lines, line numbers, page furniture, times.
    ///
    /// One change for all documents; codings keep their words, and turns keep their times.
    Clean {
        dir: PathBuf,
        /// Which documents; all without any.
        documents: Vec<String>,
        /// What goes; may be given several times, or several with commas.
        #[arg(long, required = true, value_delimiter = ',', value_name = "WHAT")]
        what: Vec<Cleaning>,
        /// List what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// Find words and replace them, as one change; codings keep their words.
    Replace {
        dir: PathBuf,
        from: String,
        to: String,
        /// Only in this document; may be given several times.
        #[arg(long = "document", value_name = "NAME")]
        documents: Vec<String>,
        /// Upper and lower case are the same.
        #[arg(long)]
        any_case: bool,
        /// Whole words only.
        #[arg(long)]
        whole_words: bool,
        /// FROM is a regular expression, and TO may name its groups: $1, ${name}; $$ is a dollar sign.
        #[arg(long)]
        pattern: bool,
        /// List what would change, and change nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// List the codings whose words were all deleted, with the words that they had.
    Lost {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    /// List what the transcriber marked beside the words: laughter, pauses, gestures, what could not be understood.
    ///
    /// One row a mark with who speaks, where, and how long it took if the mark says so; with --by one row for each
    /// kind. These marks stay in the text and are left out of every count of words. `counterpoint search DIR
    /// event:laughter` finds the turns that hold them.
    Events {
        dir: PathBuf,
        #[command(flatten)]
        which: WhichEvents,
        /// Count them, for each kind alone, or for each kind and speaker or participant.
        #[arg(long, value_name = "kind|speaker|participant")]
        by: Option<EventsBy>,
        #[command(flatten)]
        out: Out,
    },
}
