//! How transcripts are read and cleaned, as it is typed.

use clap::{Args, ValueEnum};

use super::RoleName;
use crate::import::cleaning::Cleaning;
use crate::import::talk::reading::Convention;

/// How transcripts are read, where the text alone does not decide.
#[derive(Args, Debug, Clone, Default)]
pub struct ReadingWishes {
    /// How the transcripts say who speaks; found out for each without it.
    #[arg(long, value_name = "CONVENTION")]
    pub convention: Option<ConventionName>,
    /// How the names of the files are built, such as '{participant}_{city}_{sex}': each field becomes an attribute.
    #[arg(long, value_name = "PATTERN")]
    pub file_names: Option<String>,
    /// Make attributes of the heads of transcripts, such as `Date: …` and `Participant: …`.
    #[arg(long)]
    pub headers: bool,
    /// A label that is a speaker; may be given several times.
    #[arg(long, value_name = "LABEL")]
    pub speaker: Vec<String>,
    /// A label that is no speaker; may be given several times.
    #[arg(long, value_name = "LABEL")]
    pub no_speaker: Vec<String>,
    /// A label whose speaker is that of another one; may be given several times.
    #[arg(long, value_name = "LABEL=OTHER", value_parser = pair)]
    pub same_speaker: Vec<(String, String)>,
    /// The role of a speaker: participant, interviewer or moderator; may be given several times.
    #[arg(long, value_name = "LABEL=ROLE", value_parser = role_of)]
    pub role: Vec<(String, RoleName)>,
    /// Read each file by itself: what was decided about earlier files of the study counts for nothing.
    #[arg(long)]
    pub no_memory: bool,
    /// Forget what was decided about earlier files, for good.
    #[arg(long)]
    pub forget: bool,
    /// Clean the texts on their way in; several with commas.
    #[arg(long, value_delimiter = ',', value_name = "WHAT")]
    pub clean: Vec<CleaningName>,
}

/// How a text says who speaks.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum ConventionName {
    /// `Marie: …`, and labels that a tab, brackets or a time set off.
    Labels,
    /// A name alone on the line above the words.
    NamesAlone,
    /// Labels in bold or italics.
    Emphasis,
    /// `Marie – …`
    Dashes,
    /// `M. le président. …`
    Points,
    /// `MARIE …`
    Capitals,
    /// `Marie> …`
    Signs,
    /// Several turns in one paragraph.
    WithinLines,
    /// Turns without names, behind dashes or by questions in bold.
    Voices,
    /// A report that quotes people: `« … » (nurse, Lille)`.
    Quotations,
    /// A table: each row is a turn.
    RowsAreTurns,
    /// A table: each row is what one person answered.
    RowsAreRespondents,
    /// Nobody speaks.
    Nobody,
}

impl ConventionName {
    /// Returns what it means.
    pub fn convention(self) -> Convention {
        match self {
            Self::Labels => Convention::Labels,
            Self::NamesAlone => Convention::NamesAlone,
            Self::Emphasis => Convention::Emphasis,
            Self::Dashes => Convention::Dashes,
            Self::Points => Convention::Points,
            Self::Capitals => Convention::Capitals,
            Self::Signs => Convention::Signs,
            Self::WithinLines => Convention::WithinLines,
            Self::Voices => Convention::Voices,
            Self::Quotations => Convention::Quotations,
            Self::RowsAreTurns => Convention::RowsAreTurns,
            Self::RowsAreRespondents => Convention::RowsAreRespondents,
            Self::Nobody => Convention::Nobody,
        }
    }
}

/// What goes from a text that nobody said.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq, Debug)]
pub enum CleaningName {
    /// Line ends of lines that were full.
    JoinLines,
    /// Numbers at the beginning of lines.
    LineNumbers,
    /// Page numbers, and lines that return on each page.
    PageFurniture,
    /// Times that a turn keeps as its own.
    Times,
}

impl CleaningName {
    /// Returns what it means.
    pub fn cleaning(self) -> Cleaning {
        match self {
            Self::JoinLines => Cleaning::JoinLines,
            Self::LineNumbers => Cleaning::LineNumbers,
            Self::PageFurniture => Cleaning::PageFurniture,
            Self::Times => Cleaning::Times,
        }
    }
}

fn pair(typed: &str) -> Result<(String, String), String> {
    let (label, other) = typed.split_once('=').ok_or("write LABEL=OTHER, such as U7=U07")?;
    Ok((label.trim().to_owned(), other.trim().to_owned()))
}

fn role_of(typed: &str) -> Result<(String, RoleName), String> {
    let (label, role) = typed.split_once('=').ok_or("write LABEL=ROLE, such as Sonia=interviewer")?;
    Ok((label.trim().to_owned(), RoleName::from_str(role.trim(), true)?))
}
