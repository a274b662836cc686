//! Options that several commands share, and the words that stand for choices.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::names::{Names, names};
use crate::analysis::ExcerptGrouping;
use crate::model::{Role, Tongue};
use crate::session::ChangeKind;

/// The variable that names the coder for all commands.
pub const CODER_VARIABLE: &str = "COUNTERPOINT_CODER";

/// Who makes the change.
#[derive(Args, Debug, Default, Clone)]
pub struct Who {
    /// The coder; the name of the user's account without it.
    #[arg(long, value_name = "NAME", env = CODER_VARIABLE)]
    pub coder: Option<String>,
    /// Propose the change instead of being refused, where the project reserves it to others.
    #[arg(long)]
    pub propose: bool,
}

impl Who {
    /// Returns whoever was typed, else whoever is named for all commands.
    pub fn typed_or_named(coder: Option<String>) -> Self {
        Self { coder: coder.or_else(|| std::env::var(CODER_VARIABLE).ok()), propose: false }
    }
}

/// What becomes of a turn.
#[derive(Args, Debug, Clone)]
#[group(required = true, multiple = true)]
pub struct TurnEdit {
    /// Begin a new turn with these words of it; --speaker says whose.
    #[arg(long, value_name = "WORDS", conflicts_with_all = ["join", "time"])]
    pub split: Option<String>,
    /// Make it one turn with the one before, of that speaker.
    #[arg(long, conflicts_with_all = ["speaker", "nobody", "time"])]
    pub join: bool,
    /// Who speaks; a label that is not in the document comes in.
    #[arg(long, value_name = "LABEL")]
    pub speaker: Option<String>,
    /// Nobody whom the document names speaks.
    #[arg(long, conflicts_with = "speaker")]
    pub nobody: bool,
    /// The role of a speaker who comes in.
    #[arg(long, requires = "speaker")]
    pub role: Option<Role>,
    /// The participant that a speaker who comes in is; made when missing.
    #[arg(long, value_name = "NAME", requires = "speaker")]
    pub participant: Option<String>,
    /// When it begins in the recording: 1:02:03, 02:03, or seconds; nothing to clear it.
    #[arg(long, value_name = "TIME", conflicts_with_all = ["speaker", "nobody"])]
    pub time: Option<String>,
}

/// What becomes of a speaker.
#[derive(Args, Debug, Clone)]
#[group(required = true, multiple = true)]
pub struct SpeakerEdit {
    /// Another label, here and in the text.
    #[arg(long, value_name = "LABEL", conflicts_with_all = ["merge_into", "role", "participant"])]
    pub rename: Option<String>,
    /// The speaker whose turns these are, too.
    #[arg(long, value_name = "LABEL", conflicts_with_all = ["role", "participant"])]
    pub merge_into: Option<String>,
    /// What the speaker is to the study.
    #[arg(long)]
    pub role: Option<Role>,
    /// Which participant it is, made when missing; nothing for nobody.
    #[arg(long, value_name = "NAME")]
    pub participant: Option<String>,
}

/// What a code is for.
#[derive(Args, Debug, Clone)]
#[group(required = true, multiple = true)]
pub struct Parts {
    /// What it is for, in a sentence.
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
    /// What to code with it.
    #[arg(long, value_name = "TEXT")]
    pub include: Option<String>,
    /// What not to code with it, though one might think so.
    #[arg(long, value_name = "TEXT")]
    pub exclude: Option<String>,
    /// Words that are typical of it.
    #[arg(long, value_name = "TEXT")]
    pub example: Option<String>,
}

/// Where a table goes.
#[derive(Args, Debug, Clone)]
pub struct Out {
    /// The file; its extension says the format (csv, xlsx, docx, md, html, json).
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// The format, when the extension does not say it.
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<FormatName>,
    /// The project as it was right after that change: its stamp as “history” lists it, or the beginning of one, such as
    /// 2026-11-21 for the end of that day (UTC).
    #[arg(long, value_name = "STAMP")]
    pub at: Option<String>,
    /// The language of heads, captions and words of the table; in CSV, XLSX and JSON numbers are the same in each.
    /// English heads stay as they are from version to version, so scripts keep to them; JSON has no others.
    #[arg(long, value_name = "en|fr")]
    pub labels: Option<Tongue>,
    /// Without what these coders did, separated by commas; the caption says so. A name that holds a comma stands in
    /// quotation marks, as in CSV: '"Dupont, Jean",Zoe'.
    #[arg(long = "without-coders", value_name = "NAMES", value_parser = names, default_value = "", hide_default_value = true)]
    pub without: Names,
}

impl Out {
    /// Whether a table is asked for by a file or a format.
    pub fn asks_for_table(&self) -> bool {
        self.out.is_some() || self.format.is_some()
    }

    /// Returns the first of the options that say which state of the project is looked at, as it is typed.
    pub fn looking_back(&self) -> Option<&'static str> {
        let typed = [(self.at.is_some(), "--at"), (!self.without.is_empty(), "--without-coders")];
        typed.into_iter().find_map(|(is_typed, option)| is_typed.then_some(option))
    }

    /// Returns the first of all of these options, as it is typed.
    pub fn any(&self) -> Option<&'static str> {
        let of_table =
            [(self.out.is_some(), "--out"), (self.format.is_some(), "--format"), (self.labels.is_some(), "--labels")];
        let typed = of_table.into_iter().find_map(|(is_typed, option)| is_typed.then_some(option));
        typed.or_else(|| self.looking_back())
    }

    /// Returns the language in which the table names what it holds.
    pub fn labels(&self) -> Tongue {
        self.labels.unwrap_or_default()
    }
}

/// Which changes are listed.
#[derive(Args, Debug, Clone)]
pub struct Changes {
    /// Only changes of this coder.
    #[arg(long, value_name = "NAME")]
    pub coder: Option<String>,
    /// Only changes that touch this code, one below it, or their codings.
    #[arg(long, value_name = "PATH")]
    pub code: Option<String>,
    /// Only changes that touch this document.
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// Only changes about that.
    #[arg(long)]
    pub kind: Option<ChangeKind>,
    /// Only changes whose label holds these words, accents and case aside.
    #[arg(long, value_name = "WORDS")]
    pub text: Option<String>,
}

/// Which events are listed or counted.
#[derive(Args, Debug, Clone)]
pub struct WhichEvents {
    /// Only this kind: laughter, pause, unclear and the like, as the column `kind` names them.
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Only while a speaker with this label speaks.
    #[arg(long, value_name = "LABEL")]
    pub speaker: Option<String>,
    /// Only while somebody in this role speaks.
    #[arg(long)]
    pub role: Option<Role>,
    /// Only in this document.
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// Only where the mark, the speaker, the participant or the document holds these letters.
    #[arg(long, value_name = "LETTERS")]
    pub text: Option<String>,
}

/// What counts.
#[derive(Args, Debug, Clone)]
pub struct Counting {
    /// Count interviewers and moderators too.
    #[arg(long)]
    pub everyone: bool,
    /// Only participants or documents with this value, or `age>=40`, `age!=40` and the like; may be given several
    /// times.
    #[arg(long = "where", value_name = "ATTRIBUTE=VALUE")]
    pub filters: Vec<String>,
    /// Only in this document; may be given several times.
    #[arg(long = "document", value_name = "NAME")]
    pub documents: Vec<String>,
    /// Only what this coder coded.
    #[arg(long, value_name = "NAME")]
    pub coder: Option<String>,
    /// Only what was coded on this day, month or year (UTC) or later: 2026-11-21, 2026-11 or 2026.
    #[arg(long, value_name = "DATE")]
    pub coded_from: Option<String>,
    /// Only what was coded on this day, month or year or earlier.
    #[arg(long, value_name = "DATE")]
    pub coded_until: Option<String>,
    /// Only speakers of this role.
    #[arg(long, conflicts_with = "everyone")]
    pub role: Option<Role>,
    /// Only people of whom an excerpt is coded with this code or one below it.
    #[arg(long, value_name = "PATH")]
    pub with_code: Option<String>,
}

/// Which excerpts of whom, and how they are put together.
#[derive(Args, Debug, Clone)]
pub struct Listing {
    /// Only participants or documents with this value, or `age>=40`, `age!=40` and the like; may be given several
    /// times.
    #[arg(long = "where", value_name = "ATTRIBUTE=VALUE")]
    pub filters: Vec<String>,
    /// Only in this document.
    #[arg(long, value_name = "NAME")]
    pub document: Option<String>,
    /// Only what this coder coded.
    #[arg(long, value_name = "NAME")]
    pub coder: Option<String>,
    /// Under which heads excerpts stand; an excerpt stands once under each of its own.
    #[arg(long, value_name = "HEADS", default_value = "document")]
    pub group_by: ExcerptGrouping,
}

/// The formats of a table.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names are the formats")]
pub enum FormatName {
    Plain,
    Csv,
    Xlsx,
    #[value(alias = "markdown")]
    Md,
    Html,
    Docx,
    Json,
}

/// The two forms of a matrix.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Layout {
    Wide,
    Tidy,
}
