//! The questions that there are to ask: each names what its dialog has to know.

use std::path::{Path, PathBuf};

use super::confirm::Provisos;
use super::{
    Comparison, Dialog, coders, colour, confirm, copy, merge, name, new_project, palette, paste, path, quote, reading,
    recode, removed, replace, same_person, speaker, split, turn_time, typology, unpack, version, who_speaks, who_works,
};
use crate::app::command::{Ask, Saving};
use crate::app::pasted::Pasted;
use crate::app::words::Tongue;
use crate::model::plan::{Decision, RemovalPreview};
use crate::model::{
    Address, CodeId, CodingId, Document, DocumentId, HeldExcerpt, Noun, ParticipantId, Project, Removable, Subject,
    ThemeId, Turn,
};

impl Dialog {
    /// Asks for the place and the name of a project, beginning in `folder`.
    pub fn new_project(folder: PathBuf) -> Self {
        Self::NewProject(new_project::NewProject::in_folder(folder))
    }

    /// Asks in which folder, new in `folder`, the project becomes one of its own that is packed in `file`.
    pub fn unpack(file: PathBuf, project: String, is_open: bool, folder: &Path) -> Self {
        Self::Unpack(unpack::UnpackDialog::new(file, project, is_open, folder))
    }

    /// Asks for a path, beginning in `folder`.
    pub fn path(ask: Ask, folder: PathBuf) -> Self {
        Self::Path(path::PathDialog::new(path::Purpose::Open(ask), folder))
    }

    /// Asks where to write something, beginning with `proposal`.
    pub fn save(what: Saving, proposal: PathBuf) -> Self {
        Self::Path(path::PathDialog::new(path::Purpose::Save(what), proposal))
    }

    /// Asks whether codes go, with what goes with them.
    pub fn remove_codes(codes: Vec<CodeId>, question: String, preview: RemovalPreview, provisos: Provisos) -> Self {
        Self::Confirm(confirm::Confirm::Codes { codes, question, preview, provisos })
    }

    /// Asks whether the copy in `path` is merged, showing what it would bring.
    pub fn copy(path: PathBuf, brings: copy::CopyBrings) -> Self {
        Self::Copy(copy::CopyDialog::new(path, brings))
    }

    /// Asks for the code that `codes` are merged into.
    pub fn merge_codes(project: &Project, codes: Vec<CodeId>) -> Self {
        Self::Merge(merge::MergeDialog::new(project, codes))
    }

    /// Asks which codings of `code` get another code.
    pub fn split_code(code: CodeId) -> Self {
        Self::Split(split::SplitDialog::new(code))
    }

    /// Asks which code `codings` get instead of theirs.
    pub fn recode(codings: Vec<(DocumentId, CodingId)>) -> Self {
        Self::Recode(recode::RecodeDialog::new(codings))
    }

    /// Asks which code words get that coders read differently.
    pub fn decide_anew(decision: Decision, held: HeldExcerpt) -> Self {
        Self::Recode(recode::RecodeDialog::of_place(decision, held))
    }

    /// Asks which words are replaced by which, beginning with `words` in the document that is read.
    pub fn replace(words: String, this: Option<DocumentId>) -> Self {
        Self::Replace(replace::ReplaceDialog::new(words, this).into())
    }

    /// Asks whether another version of a transcript is applied, showing what it would change.
    pub fn version(project: &Project, comparison: Comparison) -> Self {
        Self::Version(version::VersionDialog::new(project, comparison).into())
    }

    /// Returns the dialog of find and replace, if it is this one.
    pub fn replacing(&mut self) -> Option<&mut replace::ReplaceDialog> {
        match self {
            Self::Replace(dialog) => Some(dialog),
            _ => None,
        }
    }

    /// Shows how transcripts were read, and asks what is in doubt; `tongue` is that of the window.
    pub fn reading(batch: crate::import::files::batch::Batch, tongue: Tongue) -> Self {
        Self::Reading(reading::ReadingDialog::new(batch, tongue).into())
    }

    /// Returns the dialog about the reading of transcripts, if it is this one.
    pub fn asks_about_reading(&mut self) -> Option<&mut reading::ReadingDialog> {
        match self {
            Self::Reading(dialog) => Some(dialog),
            _ => None,
        }
    }

    /// Asks for the colour of `codes`.
    pub fn colour(codes: Vec<CodeId>, title: String) -> Self {
        Self::Colour(colour::ColourDialog::new(codes, title))
    }

    /// Asks whether a document goes, with its codings.
    pub fn remove_document(document: DocumentId, name: String, provisos: Provisos) -> Self {
        Self::Confirm(confirm::Confirm::Document { document, name, provisos })
    }

    /// Asks whether a theme goes, with what it holds.
    pub fn remove_theme(theme: ThemeId, name: String, held: Vec<(Noun, usize)>) -> Self {
        Self::Confirm(confirm::Confirm::Theme { theme, name, held })
    }

    /// Asks for another name of `subject`, which has `name` now.
    pub fn rename(subject: Subject, name: String) -> Self {
        Self::Name(name::NameDialog::rename(subject, name))
    }

    /// Asks who speaks turns, of which there is one at least.
    pub fn who_speaks(document: &Document, turns: std::ops::Range<usize>) -> Self {
        Self::WhoSpeaks(who_speaks::WhoSpeaks::give(document, turns).into())
    }

    /// Asks who speaks `words`, which are what comes from `at` on in a turn that is split there.
    pub fn split_turn(document: &Document, turn: usize, at: Address, words: String) -> Self {
        Self::WhoSpeaks(who_speaks::WhoSpeaks::split(document, turn, at, words).into())
    }

    /// Asks who a speaker of a document is; nothing when there is no such speaker.
    pub fn speaker(project: &Project, document: &Document, speaker: u16) -> Option<Self> {
        speaker::SpeakerDialog::new(project, document, speaker).map(Self::Speaker)
    }

    /// Asks when turn `i` of a document begins.
    pub fn time_of_turn(document: DocumentId, i: usize, turn: &Turn) -> Self {
        Self::TurnTime(turn_time::TimeDialog::new(document, i, turn))
    }

    /// Asks for the name of a new attribute.
    pub fn add_attribute() -> Self {
        Self::Name(name::NameDialog::add_attribute())
    }

    /// Asks under which name a matrix is saved; `name` is proposed.
    pub fn save_matrix(name: String) -> Self {
        Self::Name(name::NameDialog::save_matrix(name))
    }

    /// Asks for another name of a saved matrix.
    pub fn rename_matrix(name: String) -> Self {
        Self::Name(name::NameDialog::rename_matrix(name))
    }

    /// Asks for the name of a new participant.
    pub fn add_participant() -> Self {
        Self::Name(name::NameDialog::add_participant())
    }

    /// Asks for another name of an attribute.
    pub fn rename_attribute(attribute: String) -> Self {
        Self::Name(name::NameDialog::rename_attribute(attribute))
    }

    /// Asks what becomes of cells from a spreadsheet.
    pub fn paste(project: &Project, pasted: Pasted) -> Self {
        Self::Paste(paste::PasteDialog::new(project, pasted).into())
    }

    /// Asks who `person` is too.
    pub fn same_person(person: ParticipantId) -> Self {
        Self::SamePerson(same_person::SamePersonDialog::new(person))
    }

    /// Asks by which rules people get types: those of the typology of that name, or new ones.
    pub fn typology(project: &Project, name: Option<&str>) -> Self {
        Self::Typology(typology::TypologyDialog::new(project, name).into())
    }

    /// Says that `names` removed what is being written on, and asks whether it comes back.
    pub fn removed(what: Removable, name: String, names: String) -> Self {
        Self::Removed(removed::RemovedDialog::new(what, name, names))
    }

    /// Asks who works from now on; `name` does now.
    pub fn who_works(project: &Project, name: String) -> Self {
        Self::WhoWorks(who_works::WhoWorks::new(project, name))
    }

    /// Shows who codes, and what is reserved to some of them.
    pub fn coders() -> Self {
        Self::Coders(coders::CodersDialog::default())
    }

    /// Shows who has what to code blind, and plans it.
    pub fn blind_coding() -> Self {
        Self::Blind(Box::default())
    }

    /// Asks for the pattern of copied quotes, which is `pattern` now.
    pub fn quote_pattern(pattern: String) -> Self {
        Self::Quote(quote::QuoteDialog::new(pattern))
    }

    /// Asks what to do, or where to go.
    pub fn palette() -> Self {
        Self::Palette(palette::Palette::default())
    }
}
