//! How transcripts are read and cleaned, as it is typed.

use clap::{Args, ValueEnum};

use crate::import::cleaning::Cleaning;
use crate::import::talk::reading::Convention;
use crate::model::Role;

/// How transcripts are read, where the text alone does not decide.
#[derive(Args, Debug, Clone, Default)]
pub struct ReadingWishes {
    /// How the transcripts say who speaks; found out for each without it.
    #[arg(long, value_name = "CONVENTION")]
    pub convention: Option<Convention>,
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
    pub role: Vec<(String, Role)>,
    /// Read each file by itself: what was decided about earlier files of the study counts for nothing.
    #[arg(long)]
    pub no_memory: bool,
    /// Forget what was decided about earlier files, for good.
    #[arg(long)]
    pub forget: bool,
    /// Clean the texts on their way in; several with commas.
    #[arg(long, value_delimiter = ',', value_name = "WHAT")]
    pub clean: Vec<Cleaning>,
}

fn pair(typed: &str) -> Result<(String, String), String> {
    let (label, other) = typed.split_once('=').ok_or("write LABEL=OTHER, such as U7=U07")?;
    Ok((label.trim().to_owned(), other.trim().to_owned()))
}

fn role_of(typed: &str) -> Result<(String, Role), String> {
    let (label, role) = typed.split_once('=').ok_or("write LABEL=ROLE, such as Sonia=interviewer")?;
    Ok((label.trim().to_owned(), Role::from_str(role.trim(), true)?))
}
