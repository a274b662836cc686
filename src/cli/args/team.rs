//! What is typed by teams: who codes what, how far coders agree, what waits for a person, and copies of the project.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::names::{Names, names};
use super::{Counting, Out, Who};
use crate::analysis::AgreementUnit;
use crate::model::{Colour, Reserved};

/// What a team does.
#[derive(Subcommand, Debug)]
#[expect(missing_docs, reason = "the fields carry their help as docs")]
pub enum TeamCommand {
    /// List the coders, change what one is called and in which colour they are shown, or say that two are one person.
    Coders {
        dir: PathBuf,
        /// The coder to change.
        #[arg(long, value_name = "NAME")]
        change: Option<String>,
        /// The new name.
        #[arg(long, value_name = "NAME", requires = "change")]
        rename: Option<String>,
        /// The new colour, as #rrggbb.
        #[arg(long, value_name = "COLOUR", requires = "change")]
        colour: Option<Colour>,
        /// The coder who is the same person as another one; see --into.
        #[arg(long, value_name = "NAME", requires = "into", conflicts_with = "change")]
        merge: Option<String>,
        /// Whose name stays: what both did and do counts for this coder.
        #[arg(long, value_name = "NAME", requires = "merge")]
        into: Option<String>,
        /// The coder who is somebody else after all.
        #[arg(long, value_name = "NAME", conflicts_with_all = ["change", "merge"])]
        part: Option<String>,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// Reserve changing the code trees, or importing and removing documents, to some coders; others then propose it.
    ///
    /// It keeps the peace among colleagues and is no lock: whoever has the folder can write into it.
    Reserve {
        dir: PathBuf,
        /// What is reserved.
        what: Reserved,
        /// To whom, separated by commas; a name that holds one stands in quotation marks.
        #[arg(long, value_name = "NAMES", value_parser = names, required_unless_present = "everybody")]
        coders: Option<Names>,
        /// Everybody may do it again.
        #[arg(long, conflicts_with = "coders")]
        everybody: bool,
        #[command(flatten)]
        who: Who,
    },
    /// List what coders propose because it is reserved to others, or answer proposals by their ids.
    Proposals {
        dir: PathBuf,
        /// Do what was proposed: the proposal of this id, or all that wait.
        #[arg(long, value_name = "ID|all", group = "answer")]
        accept: Option<String>,
        /// Decline it: the proposal of this id, or all that wait.
        #[arg(long, value_name = "ID|all", group = "answer")]
        decline: Option<String>,
        /// Take one’s own proposal back: the one of this id, or all that wait.
        #[arg(long, value_name = "ID|all", group = "answer")]
        withdraw: Option<String>,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// Say that a coder has finished documents for a code tree: what they did not code there counts as absent from now
    /// on. Without a coder and a document, list who has finished what, and when.
    ///
    /// Agreement is measured on finished documents alone: not finished is missing, not absent.
    Finish {
        dir: PathBuf,
        /// Only this document; may be given several times. All documents without it.
        #[arg(long = "document", value_name = "NAME")]
        documents: Vec<String>,
        /// Only for the codes of this tree; all trees without it.
        #[arg(long, value_name = "TREE")]
        codes: Option<String>,
        /// They are not finished after all.
        #[arg(long)]
        reopen: bool,
        /// Who has finished. Finishing all documents takes a name typed here: one named for all commands lists.
        #[arg(long, value_name = "NAME")]
        coder: Option<String>,
        #[command(flatten)]
        out: Out,
    },
    /// Assign documents to coders who code them blind to each other: all of them, or a share chosen by chance; without
    /// coders, list who has what to code and who has finished.
    ///
    /// Until a coder has finished a document, the window hides what the others coded there. A convention among
    /// colleagues: the folder holds everybody’s codings in plain text.
    Assign {
        dir: PathBuf,
        /// Who codes, separated by commas; a name that holds one stands in quotation marks. Who is not in the project
        /// yet joins it.
        #[arg(long, value_name = "NAMES", value_parser = names)]
        coders: Option<Names>,
        /// For the codes of this tree; all trees without it.
        #[arg(long, value_name = "TREE")]
        codes: Option<String>,
        /// Only these documents; may be given several times. All documents without it.
        #[arg(long = "document", value_name = "NAME")]
        documents: Vec<String>,
        /// In percent, how many documents everybody codes; 0 with --divide: none of them.
        #[arg(long, value_name = "PERCENT", default_value_t = 100, requires = "coders", value_parser = clap::value_parser!(u8).range(0..=100))]
        share: u8,
        /// Take the share from each value of this attribute, which is no number and no date.
        #[arg(long, value_name = "ATTRIBUTE", requires = "coders")]
        by: Option<String>,
        /// Deal the documents out that are not everybody’s, one coder each.
        #[arg(long, requires = "coders")]
        divide: bool,
        /// Names the chance: the same seed gives the same plan.
        #[arg(long, value_name = "N", requires = "coders", default_value_t = crate::analysis::statistics::DEFAULT_SEED)]
        seed: u64,
        /// Open the documents to all instead, whoever has them still to do.
        #[arg(long, conflicts_with = "coders")]
        release: bool,
        /// List the plan, and change nothing.
        #[arg(long, requires = "coders")]
        dry_run: bool,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// Measure how far coders agree: one row a code, and a last row for all codes.
    ///
    /// Counts documents that at least two coders have finished (“finish”), as each of them had coded them when first
    /// finished. Each code counts by itself, without the codes below.
    Agreement {
        dir: PathBuf,
        #[command(flatten)]
        compared: Compared,
        /// Compare what stands now, after discussion, instead of independent work.
        #[arg(long)]
        as_it_stands: bool,
        #[command(flatten)]
        counting: Counting,
        /// For --unit overlap: what two segments must share at least, in percent of what either covers.
        #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(1..=100))]
        overlap: Option<u8>,
        /// Every figure, those that few ask for too.
        #[arg(long)]
        details: bool,
        #[command(flatten)]
        out: Out,
    },
    /// List where coders disagree: one row a place, with who chose the code there and who did not.
    ///
    /// The places are those that “agreement” counts, on the same documents.
    Disagreements {
        dir: PathBuf,
        #[command(flatten)]
        compared: Compared,
        /// Compare what stands now, after discussion, instead of independent work.
        #[arg(long)]
        as_it_stands: bool,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Decide about the places where coders disagree; without a place, list them: one row a place and coder.
    ///
    /// Nobody’s coding is taken back: what is set aside stays on record and is not counted, what is upheld counts for
    /// every coder. Documents that somebody still codes blind are left out.
    Settle {
        dir: PathBuf,
        /// Only in this document; may be given several times.
        #[arg(long = "document", value_name = "NAME")]
        documents: Vec<String>,
        /// Where the place is: one of its positions, in code points; --document says in which document.
        #[arg(long, value_name = "POSITION", requires_all = ["documents", "verdict"])]
        place: Option<u32>,
        #[command(flatten)]
        verdict: Verdict,
        /// Why.
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
        /// List what was decided instead.
        #[arg(long, conflicts_with = "place")]
        decided: bool,
        #[command(flatten)]
        compared: Compared,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// List what waits for a person: lost codings, turns that two corrected apart, codings with removed codes and the
    /// like.
    ///
    /// What one settles is settled for all; “undo” in the window takes it back.
    Review {
        dir: PathBuf,
        /// Settle the thing of this id. It names one thing as it was listed: when somebody settled or changed it since,
        /// nothing is done.
        #[arg(long, value_name = "ID", requires = "keep")]
        settle: Option<String>,
        /// How: a way of its column “settle” (as-it-is, both, first, second, restore, remove, uphold, set-aside,
        /// accept, decline), or mine or theirs.
        #[arg(long, value_name = "WAY", requires = "settle")]
        keep: Option<String>,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// Merge copies of the project into it: folders or packed files. Twice changes nothing, and any order gives the
    /// same.
    ///
    /// Without copies, lists the files that sync services left beside the journals.
    Merge {
        dir: PathBuf,
        #[arg(value_name = "OTHER")]
        copies: Vec<PathBuf>,
        /// List what would come in, and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// Remove the copies of journals that sync services made; no change is lost.
        #[arg(long)]
        tidy: bool,
        /// Bring in again what had come in with these copies and was taken back since.
        #[arg(long, requires = "copies")]
        again: bool,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// List changes that wait because their clock runs ahead of this one, or bring them in now, for everybody.
    ///
    /// They come in for colleagues too, who receive this as a change. What anybody does from then on counts as done
    /// after them, and is dated as late as they are; “undo” takes back what came in, and the dates stay.
    Waiting {
        dir: PathBuf,
        /// Bring them in.
        #[arg(long)]
        accept: bool,
        #[command(flatten)]
        who: Who,
    },
    /// Write the whole project into one file, to be sent by mail or kept.
    Pack {
        dir: PathBuf,
        #[arg(value_name = "FILE.counterpoint")]
        file: PathBuf,
        /// Write over a file of that name.
        #[arg(long)]
        replace: bool,
    },
    /// Unpack a project into a new folder; over a project, merge it.
    Unpack {
        #[arg(value_name = "FILE.counterpoint")]
        file: PathBuf,
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
}

/// Whose work is compared, on what.
#[derive(Args, Debug)]
pub struct Compared {
    /// What is compared.
    #[arg(long, value_name = "U", default_value = "turn")]
    pub unit: AgreementUnit,
    /// Only these coders, separated by commas; everybody who finished a document without it. A name that holds a comma
    /// stands in quotation marks.
    #[arg(long, value_name = "NAMES", value_parser = names, default_value = "", hide_default_value = true)]
    pub coders: Names,
    /// Only the codes of this tree, or this code and what is below it.
    #[arg(long, value_name = "TREE|PATH")]
    pub codes: Option<String>,
}

/// What somebody decides about a place.
#[derive(Args, Debug)]
#[group(id = "verdict", multiple = false)]
pub struct Verdict {
    /// What this coder said there counts, and what others said does not.
    #[arg(long, value_name = "NAME", requires = "place")]
    pub accept: Option<String>,
    /// What everybody said counts.
    #[arg(long, requires = "place")]
    pub both: bool,
    /// Nothing of it counts.
    #[arg(long, requires = "place")]
    pub neither: bool,
    /// Nothing of it counts, but this code, by whoever decides.
    #[arg(long, value_name = "PATH", requires = "place")]
    pub recode: Option<String>,
    /// It is to be decided again.
    #[arg(long, requires = "place")]
    pub reopen: bool,
}
