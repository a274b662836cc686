//! Files in: bytes to facts. Nothing here commits anything: the facts say what came in and what did not, and
//! [`enter`] says as which ops they would enter a project.
//!
//! `formats/` reads bytes, a file or folder a format, to a [`Content`]; `talk/` finds speakers and turns, one detector
//! for all formats; `cleaning/` mends the text; `files/` does so for many files at once; `enter/` brings them in.
//! Tables of attributes, codes and codings have a file of their own each.

pub mod attributes;
pub mod cleaning;
pub mod codes;
pub mod codings;
mod content;
mod divided;
pub mod enter;
mod error;
pub mod files;
mod formats;
mod names;
pub mod talk;
#[cfg(test)]
mod testing;
mod told;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;

use content::{Content, Layout, Look, Run, Shown, Told};
pub use error::ImportError;
use formats::rows::Rows;
pub use formats::{Format, detect};
use talk::reading::{Convention, Doubt, Wish};
use talk::{language, roles, silence, speakers};

use crate::model::marks::times as stamps;
use crate::model::{Language, Role, Said, SyncPoint, TurnRecord, Warned, said};

/// Files above this size, in bytes, are refused: no transcript is that long.
pub const LARGEST_FILE: u64 = 200 << 20;
/// Texts above this size, in bytes of UTF-8, are refused.
pub const LARGEST_TEXT: usize = 50 << 20;
/// Texts of more lines than this are refused.
pub const MOST_LINES: usize = 2_000_000;

/// A label found in a text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FoundSpeaker {
    /// As it stands in the text, without the colon.
    pub label: String,
    /// What the label says about the speaker's part in the study.
    pub role: Role,
}

/// A remark in the margin of a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FoundComment {
    /// Who wrote it, empty if the file does not say.
    pub author: String,
    /// The words that it is about, empty if the file does not say.
    pub about: String,
    /// The remark.
    pub text: String,
}

/// What a file says of somebody in it, beside the words: a column of a survey.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FoundValue {
    /// Whom it is about, by the label of the speaker.
    pub label: String,
    /// What the value is of.
    pub attribute: String,
    /// As it is written.
    pub value: String,
}

/// What a file holds.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Imported {
    /// The name of the file without its ending: NFC, otherwise as given.
    pub name: String,
    /// The name of the file, without a folder.
    pub file_name: String,
    /// What it was read as.
    pub format: Format,
    /// The encoding of its letters, empty where the format itself says it.
    pub encoding: String,
    /// LF line ends, no byte order mark, otherwise unaltered.
    pub text: String,
    /// The length of the text in code points.
    pub chars: u32,
    /// The language, when it is plain.
    pub language: Option<Language>,
    /// The labels, in the order of their first appearance.
    pub speakers: Vec<FoundSpeaker>,
    /// The turns in the order of the text; a text without speakers has one for each paragraph.
    pub turns: Vec<TurnRecord>,
    /// Times within turns that the document keeps; of a new file nothing until it is settled how it comes in.
    pub sync_points: Option<Vec<SyncPoint>>,
    /// Remarks in the margin.
    pub comments: Vec<FoundComment>,
    /// Attributes of its speakers.
    pub values: Vec<FoundValue>,
    /// Whether the labels are what the study calls its people, as the first column of a survey does: `R07` in another
    /// file is then the same person.
    pub labels_are_people: bool,
    /// By which convention the speakers were found.
    pub convention: Convention,
    /// Labels that may be wrong, and why.
    pub doubts: Vec<Doubt>,
    /// Whether the file holds other talks as well.
    is_one_of_several: bool,
    /// The other talks of the file, each a document.
    pub others: Vec<Self>,
    /// What it takes to find the speakers anew.
    source: Source,
}

/// What the format knew of a text beside its words.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
struct Source {
    layout: Layout,
    told: Option<Told>,
    rows: Option<Box<Rows>>,
}

impl Source {
    fn speakers(&self, text: &str, wish: &Wish) -> speakers::Found {
        let mut found = match &self.told {
            Some(told) if wish.convention != Some(Convention::Nobody) => told.found(text, wish),
            _ => speakers::find_as(text, &self.layout, wish),
        };
        found.doubts.extend(silence::doubt(text, &found, wish));
        found
    }
}

impl Imported {
    /// Returns what the file of that name holds, by what the reader of its format found.
    fn of(file_name: &str, format: Format, content: Content) -> Self {
        let Content { text, encoding, layout, comments, told, values, labels_are_people, rows, name, others } = content;
        let source = Source { layout, told, rows };
        let found = source.speakers(&text, &Wish::default());
        Self {
            name: if name.is_empty() { stem(file_name) } else { name.clone() },
            file_name: file_name.nfc().collect(),
            format,
            encoding: encoding.to_owned(),
            chars: found.chars,
            language: language::guess(&text),
            speakers: found.speakers,
            turns: found.turns,
            sync_points: None,
            comments,
            values,
            labels_are_people,
            convention: found.convention,
            doubts: found.doubts,
            is_one_of_several: !name.is_empty(),
            others: others.into_iter().map(|other| Self::of(file_name, format, other)).collect(),
            source,
            text,
        }
    }

    /// Returns what is in doubt, in words that name the file.
    pub fn told_doubts(&self) -> Vec<Said> {
        Doubt::told(&self.doubts).iter().map(|doubt| told::of_file(&self.place(), doubt)).collect()
    }

    /// Returns where it was read: the name of the file, and that of the talk if the file holds several.
    pub fn place(&self) -> String {
        if self.is_one_of_several { format!("{} ({})", self.file_name, self.name) } else { self.file_name.clone() }
    }

    /// Returns how many turns each speaker has.
    fn n_turns(&self) -> Vec<usize> {
        let mut n_turns = vec![0; self.speakers.len()];
        for speaker in self.turns.iter().filter_map(|turn| turn.3) {
            n_turns.get_mut(usize::from(speaker)).into_iter().for_each(|n| *n += 1);
        }
        n_turns
    }

    /// Whether the file would be read otherwise as a person wants it: reading anew takes time.
    fn differs_by(&self, wish: &Wish) -> bool {
        let role_differs = |s: &FoundSpeaker| wish.role(&s.label).is_some_and(|role| role != s.role);
        wish.convention.is_some() || wish.answers().next().is_some() || self.speakers.iter().any(role_differs)
    }

    /// Finds the speakers and turns anew, as a person wants the text to be read.
    pub fn read_again(&mut self, wish: &Wish) {
        self.choose_rows(wish);
        let found = self.source.speakers(&self.text, wish);
        (self.speakers, self.turns, self.chars) = (found.speakers, found.turns, found.chars);
        (self.convention, self.doubts) = (found.convention, found.doubts);
    }

    /// Finds the speakers anew by what is remembered of earlier files, and returns how it was read. A convention that
    /// finds nobody here was that of other files, and so were the roles of letters where the file itself says who asks.
    pub fn read_by_memory(&mut self, memory: &Wish) -> Wish {
        let mut wish = memory.clone();
        let asks = |s: &FoundSpeaker| s.role != Role::Participant && !roles::is_placeholder(&s.label);
        // `M` led another group; here somebody else asks by name.
        if self.speakers.iter().any(asks) {
            wish.leave_roles(roles::is_placeholder);
        }
        if self.differs_by(&wish) {
            self.read_again(&wish);
            if self.convention == Convention::Nobody && wish.convention.take().is_some() {
                self.read_again(&wish);
            }
        }
        wish
    }
}

/// Reads a file: its text, its language, its speakers and their turns.
///
/// Reads in this process, whatever the file does to it; [`files::worker::read_guarded`] is for files from outside.
///
/// # Errors
/// When the file cannot be read as any format; the error names the file, the reason and the remedy.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Imported>, ImportError> {
    let format = detect(file_name, bytes)?;
    let Warned { output: content, mut warnings } = format.read(file_name, bytes)?;
    if content.text.trim().is_empty() {
        return Err(ImportError::Empty { file: file_name.to_owned() });
    }
    if content.text.len() > LARGEST_TEXT {
        return Err(ImportError::too_large(file_name, error::megabytes_of_text(50)));
    }
    if content.text.bytes().filter(|b| *b == b'\n').count() > MOST_LINES {
        return Err(ImportError::too_large(file_name, said!("2 million lines", "2 millions de lignes")));
    }
    let other = formats::other_than_promised(file_name, format);
    warnings.extend(other.map(|other| told::of_file(file_name, &other)));
    Ok(Warned { output: Imported::of(file_name, format, content), warnings })
}

/// Returns the ending of a file's name, lower case.
fn extension(file_name: &str) -> Option<String> {
    let (stem, extension) = file_name.rsplit_once('.')?;
    (!stem.is_empty()).then(|| extension.to_lowercase())
}

/// Returns the name of a file without its ending, NFC: file systems of Apple write names in NFD.
fn stem(file_name: &str) -> String {
    let stem = match file_name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() && extension.len() <= 8 && !extension.contains(' ') => stem,
        _ => file_name,
    };
    stem.trim().nfc().collect()
}

/// Returns the turns of a file as `label@seconds|words`.
#[cfg(test)]
fn turns_as_told(name: &str, text: &str) -> Vec<String> {
    let read = read(name, text.as_bytes()).unwrap().output;
    let of = |t: &TurnRecord| {
        let label = t.3.map_or("-", |i| read.speakers[usize::from(i)].label.as_str());
        let words: String = read.text.chars().skip(t.1 as usize).take((t.2 - t.1) as usize).collect();
        format!("{label}@{}|{words}", t.4.unwrap_or(-1.0))
    };
    read.turns.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_error_names_the_file_the_reason_and_the_remedy() {
        let written = |name: &str, bytes: &[u8]| read(name, bytes).unwrap_err().to_string();
        assert!(written("U1.txt", b" \n\n").starts_with("U1.txt: the file holds no text"));
        assert!(written("U1.txt", b"\0\x01\x02binary\0\0\x03").starts_with("U1.txt: this is not a text file"));
        assert!(written("U1.pdf", b"%PDF-1.7").contains("no PDF that can be read"));
    }

    #[test]
    fn a_name_loses_its_ending_and_nothing_else() {
        assert_eq!(stem("U07 Thierry.txt"), "U07 Thierry");
        assert_eq!(stem("Entretien du 12.05 avec Zoe\u{301}.docx"), "Entretien du 12.05 avec Zoé");
        assert_eq!(stem("Dr. Smith and colleagues"), "Dr. Smith and colleagues");
        assert_eq!(stem(".txt"), ".txt");
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "[a-z]{1,3}\\.(txt|md|doc|docx|srt|json|pdf|odt|rtf|html|epub|eml|csv|xlsx|xls|ods)") {
            testing::read_or_refused(&name, &bytes)?;
        }
    }
}
