//! What is typed to find words and excerpts, and to code what was found.

use std::path::PathBuf;

use clap::Subcommand;

use super::{Listing, Out, Who};
use crate::search::Extent;

/// What to find.
#[derive(Subcommand, Debug)]
#[expect(missing_docs, reason = "the fields carry their help as docs")]
pub enum FindCommand {
    /// Search the transcripts, or the memos. One row a match.
    ///
    /// Words match whatever their accents, case and endings; "quoted words" match exactly. AND, OR, NOT, (…), logem*,
    /// "chez soi"~3, word~1; speaker:, document:, code:, coder:, role: and any attribute by its name; age>=40,
    /// born<1970, city!=Lyon.
    Search {
        dir: PathBuf,
        query: String,
        /// At most so many matches.
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
        /// List the matches in memos instead, with what each memo is on.
        #[arg(long)]
        memos: bool,
        #[command(flatten)]
        out: Out,
    },
    /// Code everything that a search finds, as one change.
    Autocode {
        dir: PathBuf,
        query: String,
        /// The code, as a path; made when missing.
        #[arg(long, value_name = "PATH")]
        code: String,
        /// How much of the text around a match is coded.
        #[arg(long, default_value = "match")]
        extent: Extent,
        /// List what would be coded, and code nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        who: Who,
    },
    /// List coded excerpts with their words: one row a coding, or with --query one row an excerpt that answers.
    ///
    /// A question about codes joins names with and, or, not, (…), within, overlapping, near N, which counts turns, and
    /// same turn as, same document as, same participant as: 'Housing and not Fear', 'Hope near 2 Fear', 'own:Housing
    /// within "Breaks and rest"', '* not Housing'. A code counts with what is below it, unless own: stands before it.
    /// Interviewers are listed too, unless told otherwise.
    Excerpts {
        dir: PathBuf,
        /// Only this code and what is below it.
        #[arg(long, value_name = "PATH", conflicts_with = "query")]
        code: Option<String>,
        /// What answers this question about codes.
        #[arg(long, value_name = "QUESTION")]
        query: Option<String>,
        #[command(flatten)]
        listing: Listing,
        /// Leave out what only interviewers and moderators say.
        #[arg(long, requires = "query")]
        participants_only: bool,
        #[command(flatten)]
        out: Out,
    },
    /// List the turns of which no word is coded, with the share of words that are not coded.
    NotCoded {
        dir: PathBuf,
        /// Look at the codes of this tree alone.
        #[arg(long, value_name = "NAME")]
        tree: Option<String>,
        /// Look at interviewers and moderators too.
        #[arg(long)]
        everyone: bool,
        /// One row for each document, participant or viewpoint, instead of one for each turn.
        #[arg(long)]
        summary: bool,
        #[command(flatten)]
        listing: Listing,
        #[command(flatten)]
        out: Out,
    },
}
