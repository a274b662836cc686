//! What was typed: commands, options and their help. Nothing here looks at a file.

pub mod chart;
pub mod comparison;
pub mod divergence;
pub mod matrix;
mod options;
pub mod saturation;
pub mod vocabulary;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use divergence::{CodesTyped, Comparing};
use matrix::ViewTyped;
pub use options::{
    AgreementUnitName, Changes, CleaningName, ConventionName, Counting, EventsByName, ExtentName, FormatName,
    GroupByName, KindName, Layout, Listing, MeetingName, Out, Parts, ReadingWishes, RoleName, SpeakerEdit,
    TextLanguage, TurnEdit, UnitName, Who,
};
use saturation::SaturationTyped;
use vocabulary::WordsTyped;

/// A workbench for coding interview transcripts and comparing what groups of people say.
///
/// Without a command the window opens. Tables go to the terminal, or to a file whose extension says the format: csv, xlsx,
/// docx, md, html or json. Positions count Unicode code points from 0, end exclusive.
#[derive(Parser, Debug)]
#[command(name = "counterpoint", version, args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
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
    /// Import transcripts, or folders of them: text, Markdown, Word, OpenDocument, RTF, PDF, HTML, EPUB, subtitles, JSON of
    /// speech recognition, and tables with one row a turn or one row a respondent.
    Import {
        dir: PathBuf,
        #[arg(required = true, value_name = "FILE|FOLDER")]
        files: Vec<PathBuf>,
        /// A table of attributes to import afterwards.
        #[arg(long, value_name = "CSV")]
        attributes: Option<PathBuf>,
        /// The language of the transcripts; found out for each without it.
        #[arg(long)]
        language: Option<TextLanguage>,
        /// Do not keep the files as they came in the project.
        #[arg(long)]
        no_originals: bool,
        #[command(flatten)]
        reading: ReadingWishes,
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
    /// Import a codebook from a CSV `code,description,include,exclude,example,colour`; codes as paths, made when missing.
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
    /// List the participants with their attributes, or describe the attributes.
    Participants {
        dir: PathBuf,
        /// Describe each attribute instead: n, missing, mean, median, min, max and sd of numbers, counts of values.
        #[arg(long)]
        describe: bool,
        /// Describe each number for those with each code and for those without.
        #[arg(long, requires = "describe")]
        by_code: bool,
        #[command(flatten)]
        codes: CodesTyped,
        #[command(flatten)]
        out: Out,
    },
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
        what: Vec<CleaningName>,
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
        /// FROM is a regular expression, and TO may name its groups ($1).
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
    /// List what waits for a person: lost codings, turns that two corrected apart, codings with removed codes and the like.
    Review {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    /// List the codings whose words were all deleted, with the words that they had.
    Lost {
        dir: PathBuf,
        #[command(flatten)]
        out: Out,
    },
    /// List what the transcriber marked beside the words: laughter, pauses, gestures, what could not be understood.
    ///
    /// One row a mark with who speaks, where, and how long it took if the mark says so; with --by one row for each kind.
    /// These marks stay in the text and are left out of every count of words.
    Events {
        dir: PathBuf,
        /// Count them, for each kind alone, or for each kind and speaker or participant.
        #[arg(long, value_name = "kind|speaker|participant")]
        by: Option<EventsByName>,
        #[command(flatten)]
        out: Out,
    },
    /// Search the transcripts, or the memos. One row a match.
    ///
    /// Words match whatever their accents, case and endings; "quoted words" match exactly. AND, OR, NOT, (…), logem*,
    /// "chez soi"~3, word~1; speaker:, document:, code:, coder:, role: and any attribute by its name.
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
        extent: ExtentName,
        /// List what would be coded, and code nothing.
        #[arg(long)]
        dry_run: bool,
        #[command(flatten)]
        who: Who,
    },
    /// Count how often each code was used.
    Frequencies {
        dir: PathBuf,
        /// The unit by which rows are ordered; every unit has its column anyway.
        #[arg(long, value_name = "U")]
        unit: Option<UnitName>,
        /// One row for each code and value of this attribute.
        #[arg(long, value_name = "ATTRIBUTE")]
        by: Option<String>,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Compare groups: codes by the values of an attribute, by documents, participants or speakers.
    Matrix {
        dir: PathBuf,
        #[command(flatten)]
        codes: CodesTyped,
        /// `documents`, `participants`, `speakers`, `coders`, or the name of an attribute; the viewpoint without it.
        #[arg(long, value_name = "ATTRIBUTE|documents|participants|speakers|coders")]
        columns: Option<String>,
        /// Cross the attribute of the columns with this one.
        #[arg(long, value_name = "ATTRIBUTE")]
        cross: Option<String>,
        /// What the cells count.
        #[arg(long, value_name = "U", default_value = "participants")]
        unit: UnitName,
        /// One column a group, or one row for each code and group.
        #[arg(long, default_value = "wide")]
        layout: Layout,
        /// Count only what was coded with the code itself, not what is below it.
        #[arg(long)]
        own: bool,
        #[command(flatten)]
        view: ViewTyped,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Compare groups code by code: how many of each say it, the difference with its interval, and tests when asked for.
    ///
    /// People are compared, or documents, never excerpts: what one person says several times is said by one person. One row
    /// for each code and pair of groups.
    Compare {
        dir: PathBuf,
        #[command(flatten)]
        comparing: Comparing,
        #[command(flatten)]
        codes: CodesTyped,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Rank the words that divide groups, by own talk: what the first group says more stands first.
    Words {
        dir: PathBuf,
        #[command(flatten)]
        words: WordsTyped,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Count the new codes of each interview, and when little is new (Guest, Namey & Chen 2020).
    Saturation {
        dir: PathBuf,
        #[command(flatten)]
        rule: SaturationTyped,
        #[command(flatten)]
        codes: CodesTyped,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Count which codes meet on the same words.
    Cooccurrence {
        dir: PathBuf,
        /// Count units in which both codes are used, with coefficients; pairs of excerpts that overlap without it.
        #[arg(long, value_name = "UNIT")]
        by: Option<MeetingName>,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// Say that a coder has finished documents for a code tree: what they did not code there counts as absent from now on.
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
        #[command(flatten)]
        who: Who,
    },
    /// Assign documents to coders who code them blind to each other: all of them, or a share chosen by chance.
    ///
    /// Until a coder has finished a document, the window hides what the others coded there. A convention among colleagues:
    /// the folder holds everybody’s codings in plain text.
    Assign {
        dir: PathBuf,
        /// Who codes, separated by commas.
        #[arg(long, value_name = "NAMES", value_delimiter = ',', required_unless_present = "release")]
        coders: Vec<String>,
        /// For the codes of this tree; all trees without it.
        #[arg(long, value_name = "TREE")]
        codes: Option<String>,
        /// Only these documents; may be given several times. All documents without it.
        #[arg(long = "document", value_name = "NAME")]
        documents: Vec<String>,
        /// In percent, how many documents everybody codes.
        #[arg(long, value_name = "PERCENT", default_value_t = 100, value_parser = clap::value_parser!(u8).range(1..=100))]
        share: u8,
        /// Take the share from each value of this attribute.
        #[arg(long, value_name = "ATTRIBUTE")]
        by: Option<String>,
        /// Deal the other documents out, one coder each.
        #[arg(long)]
        divide: bool,
        /// Names the chance: the same seed gives the same plan.
        #[arg(long, value_name = "N", default_value_t = crate::analysis::statistics::DEFAULT_SEED)]
        seed: u64,
        /// Open the documents to all instead, whoever has them still to do.
        #[arg(long)]
        release: bool,
        /// List the plan, and change nothing.
        #[arg(long)]
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
        /// What is compared.
        #[arg(long, value_name = "U", default_value = "turn")]
        unit: AgreementUnitName,
        /// Only these coders, separated by commas; everybody who finished a document without it.
        #[arg(long, value_name = "NAMES", value_delimiter = ',')]
        coders: Vec<String>,
        /// Only the codes of this tree, or this code and what is below it.
        #[arg(long, value_name = "TREE|PATH")]
        codes: Option<String>,
        /// Compare what stands now, after discussion, instead of independent work.
        #[arg(long)]
        as_it_stands: bool,
        /// For --unit overlap: what two segments must share at least, in percent of what either covers.
        #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(1..=100))]
        overlap: Option<u8>,
        /// Every figure, those that few ask for too.
        #[arg(long)]
        details: bool,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// List where coders disagree: one row a place, with who chose the code there and who did not.
    ///
    /// The places are those that “agreement” counts, on the same documents.
    Disagreements {
        dir: PathBuf,
        /// What is compared.
        #[arg(long, value_name = "U", default_value = "turn")]
        unit: AgreementUnitName,
        /// Only these coders, separated by commas; everybody who finished a document without it.
        #[arg(long, value_name = "NAMES", value_delimiter = ',')]
        coders: Vec<String>,
        /// Only the codes of this tree, or this code and what is below it.
        #[arg(long, value_name = "TREE|PATH")]
        codes: Option<String>,
        /// Compare what stands now, after discussion, instead of independent work.
        #[arg(long)]
        as_it_stands: bool,
        #[command(flatten)]
        counting: Counting,
        #[command(flatten)]
        out: Out,
    },
    /// List coded excerpts with their words: one row a coding, or with --query one row an excerpt that answers.
    ///
    /// A question about codes joins names with and, or, not, (…), within, overlapping and near N, which counts turns:
    /// 'Housing and not Fear', 'Hope near 2 Fear', 'own:Housing within "Breaks and rest"', '* not Housing'. A code counts
    /// with what is below it, unless own: stands before it. Interviewers are listed too, unless told otherwise.
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
    #[command(flatten)]
    Comparison(comparison::ComparisonCommand),
    /// Draw a result as a picture for a paper, with its caption: SVG or PNG.
    Chart {
        dir: PathBuf,
        #[command(flatten)]
        chart: chart::Drawing,
    },
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
    /// Merge copies of the project into it: folders or packed files. Twice changes nothing, and any order gives the same.
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
        #[command(flatten)]
        out: Out,
        #[command(flatten)]
        who: Who,
    },
    /// Write the whole project into one file, to be sent by mail or kept.
    Pack {
        dir: PathBuf,
        #[arg(value_name = "FILE.counterpoint")]
        file: PathBuf,
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
