//! What the window remembers: settings that outlive it, and what is open now. Nothing here is part of a project.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::{Context, ThemePreference};
use serde::{Deserialize, Serialize};

use super::command::Tab;
use super::handle::SharedIndex;
use super::panels::reader::reading::Reading;
use super::panels::{
    agreement, code_picker, code_tree, comparison, cooccurrence, documents, events, excerpts, guide, history,
    inspector, matrix, memos, participants, reader, review, search, texts,
};
use super::quick::QuickCodes;
use super::recount::Recount;
use super::words::Tongue;
use crate::analysis::quote::usual_pattern;
use crate::model::{CodeId, DocumentId, Effects, Excerpt, HeldExcerpt, Outline, Project, ProjectId};
use crate::session::Session;

/// What the user chose, kept from one start to the next.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The language of the interface; that of the system until the user chooses.
    pub tongue: Option<Tongue>,
    /// The language of the labels of exported tables: English, which is stable, until the user chooses.
    pub labels: Tongue,
    /// Light, dark or as the system.
    pub theme: ThemePreference,
    /// Projects, the last one opened first.
    pub recent: Vec<PathBuf>,
    /// How the user likes to read.
    pub reading: Reading,
    /// How large everything in the window is, in percent of the size that it came with.
    pub interface_percent: u16,
    /// Who codes; the name of the user's account until the user chooses.
    pub coder: Option<String>,
    /// The folder in which the last file dialog ended.
    pub folder: Option<PathBuf>,
    /// Where each project was read, the last one first.
    pub last_read: Vec<(ProjectId, LastRead)>,
    /// The codes that are pinned in each project.
    pub pins: BTreeMap<ProjectId, Vec<CodeId>>,
    /// The questions about codes that were asked in each project, the last one first.
    pub questions: BTreeMap<ProjectId, Vec<String>>,
    /// How the user likes to code.
    pub habits: Habits,
    /// Which parts of the window stand beside the centre.
    pub panes: Panes,
}

/// What stands beside the centre.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Panes {
    /// Documents and codes, on the left.
    pub lists: bool,
    /// The inspector, on the right.
    pub inspector: bool,
}

impl Default for Panes {
    fn default() -> Self {
        Self { lists: true, inspector: true }
    }
}

/// How somebody likes to code.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    /// Whether the code picker opens when the mouse has selected words.
    pub ask_after_selection: bool,
    /// Whether transcripts come in without a question when nothing in their reading is in doubt.
    pub import_at_once: bool,
    /// The pattern of copied quotes; the usual one of the language of the interface until the user writes another.
    pub quote_pattern: Option<String>,
}

impl Habits {
    /// Returns the pattern of copied quotes.
    pub fn quote_pattern(&self, tongue: Tongue) -> &str {
        self.quote_pattern.as_deref().unwrap_or_else(|| usual_pattern(tongue.language()))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            tongue: None,
            labels: Tongue::English,
            theme: ThemePreference::System,
            recent: Vec::new(),
            reading: Reading::default(),
            interface_percent: 100,
            coder: None,
            folder: None,
            last_read: Vec::new(),
            pins: BTreeMap::new(),
            questions: BTreeMap::new(),
            habits: Habits::default(),
            panes: Panes::default(),
        }
    }
}

const MAX_RECENT: usize = 12;

/// How large everything in the window may be, in percent.
pub const INTERFACE_SCALES: std::ops::RangeInclusive<u16> = 70..=200;

impl Settings {
    /// Returns by which factor everything in the window is larger than it came.
    pub fn zoom(&self) -> f32 {
        f32::from(self.interface_percent.clamp(*INTERFACE_SCALES.start(), *INTERFACE_SCALES.end())) / 100.0
    }

    /// Puts `project` at the head of the recent ones.
    pub fn remember(&mut self, project: &Path) {
        self.recent.retain(|p| p != project);
        self.recent.insert(0, project.to_owned());
        self.recent.truncate(MAX_RECENT);
    }

    /// Puts a question about codes at the head of those that were asked in `project`, and returns them.
    pub fn remember_question(&mut self, project: ProjectId, question: &str) -> Vec<String> {
        let questions = self.questions.entry(project).or_default();
        questions.retain(|q| q != question);
        questions.insert(0, question.to_owned());
        questions.truncate(MAX_RECENT);
        questions.clone()
    }

    /// Keeps where a project was read.
    pub fn keep_reading(&mut self, project: ProjectId, read: LastRead) {
        self.last_read.retain(|(known, _)| *known != project);
        self.last_read.insert(0, (project, read));
        self.last_read.truncate(MAX_RECENT);
    }

    /// Returns where a project was read last; nothing when it never was.
    pub fn reading_of(&self, project: ProjectId) -> LastRead {
        let read = self.last_read.iter().find(|(known, _)| *known == project);
        read.map(|(_, read)| read.clone()).unwrap_or_default()
    }

    /// Returns the codes that are pinned in `project`, in the order of pinning.
    pub fn pins_of(&self, project: ProjectId) -> Vec<CodeId> {
        self.pins.get(&project).cloned().unwrap_or_default()
    }
}

/// Where somebody was reading when a project was closed.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LastRead {
    /// The document that was open.
    pub document: Option<DocumentId>,
    /// The document beside it.
    pub beside: Option<DocumentId>,
    /// Whether the first of the two was on the right.
    pub on_right: bool,
    /// The first line on the screen of each document that was read, in code points of its text; the last one read at
    /// the end.
    pub lines: Vec<(DocumentId, u32)>,
}

/// What is looked at.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct View {
    /// The tab of the centre.
    pub tab: Tab,
    /// The document that is read: of two, the one whose reader has the keyboard.
    pub document: Option<DocumentId>,
    /// The document in the other reader, beside the one that has the keyboard.
    pub beside: Option<DocumentId>,
    /// Whether the reader that has the keyboard stands on the right.
    pub on_right: bool,
    /// The selected excerpt.
    pub selection: Option<HeldExcerpt>,
    /// The current code.
    pub code: Option<CodeId>,
}

impl View {
    /// Returns the selected excerpt where it stands now.
    pub fn excerpt(&self) -> Option<Excerpt> {
        self.selection.map(|held| held.excerpt())
    }
}

/// What each panel keeps between frames.
#[derive(Debug, Default)]
#[expect(missing_docs, reason = "each field is the state of the panel of that name")]
pub struct Panels {
    pub reader: reader::ReaderState,
    pub beside: reader::ReaderState,
    pub code_tree: code_tree::CodeTreeState,
    pub code_picker: code_picker::CodePickerState,
    pub inspector: inspector::InspectorState,
    pub search: search::SearchState,
    pub excerpts: excerpts::ExcerptsState,
    pub events: events::EventsState,
    pub matrix: matrix::MatrixState,
    pub agreement: agreement::AgreementState,
    pub comparison: comparison::ComparisonState,
    pub cooccurrence: cooccurrence::CooccurrenceState,
    pub documents: documents::DocumentsState,
    pub participants: participants::ParticipantsState,
    pub history: history::HistoryState,
    pub review: review::ReviewState,
    pub texts: texts::TextsState,
    pub memos: memos::MemosState,
    pub guide: guide::GuideState,
}

/// An open project with what is derived from it.
#[derive(Debug)]
pub struct Study {
    /// The project and its folder.
    pub session: Session,
    /// The code trees written out, renewed when codes change.
    pub outline: Outline,
    /// The list of documents, renewed where documents or codings change.
    pub documents: documents::DocumentsData,
    /// What makes searching fast.
    pub index: SharedIndex,
    n_review: Recount<(), usize>,
    /// What is looked at.
    pub view: View,
    /// The codes that are pinned or were applied last.
    pub quick: QuickCodes,
    /// What each panel keeps.
    pub panels: Panels,
}

impl Study {
    /// Returns the study of an open session with its pinned codes, looking at its first document.
    pub fn of(session: Session, pinned: Vec<CodeId>) -> Self {
        let project = Arc::clone(session.project());
        let documents = documents::DocumentsData::of(&project);
        let view = View { document: documents.rows.first().map(|r| r.id), ..View::default() };
        Self {
            outline: Outline::of(&project),
            n_review: Recount::default(),
            index: SharedIndex::default(),
            documents,
            view,
            quick: QuickCodes::of(&project, session.coder(), pinned),
            panels: Panels::default(),
            session,
        }
    }

    /// Goes on where somebody was reading; documents that are gone meanwhile are passed over.
    pub fn resume(&mut self, read: &LastRead) {
        let project = self.session.project();
        let standing = read.document.filter(|id| project.document(*id).is_some());
        self.view.document = standing.or(self.view.document);
        self.view.beside = read.beside.filter(|id| project.document(*id).is_some());
        self.view.on_right = read.on_right && self.view.beside.is_some();
        self.panels.reader.resume(&read.lines);
        self.panels.beside.resume(&read.lines);
    }

    /// Returns where somebody is reading.
    pub fn last_read(&self) -> LastRead {
        let Self { view, panels, .. } = self;
        let lines = panels.reader.lines_with(view.beside.map(|_| &panels.beside));
        LastRead { document: view.document, beside: view.beside, on_right: view.on_right, lines }
    }

    /// Renews what `effects` of an own change touched.
    pub fn absorb(&mut self, effects: &Effects) {
        let (reads, has_documents) = (self.view.document.is_some(), !self.documents.rows.is_empty());
        self.absorb_others(effects);
        if reads || !has_documents {
            self.open_some_document();
        }
    }

    /// Renews what `effects` of others' changes touched. Where they removed the document that is read, no other one
    /// takes its place: the next key would mean that one.
    pub fn absorb_others(&mut self, effects: &Effects) {
        let project = Arc::clone(self.session.project());
        if effects.codes {
            self.outline = Outline::of(&project);
        }
        self.documents.renew(&project, effects);
        self.follow_what_moved(&project);
    }

    /// Sees to it that what waits for a person is counted, which looks at every coding.
    pub fn count_review(&mut self, screen: &Context) {
        let project = Arc::clone(self.session.whole_project());
        self.n_review.renew_unhurried(screen, &project, (), |project, ()| project.review().len());
    }

    /// Returns how many things wait for a person, as they were counted last, also of coders whose work is hidden.
    pub fn n_review(&self) -> usize {
        self.n_review.found().copied().unwrap_or_default()
    }

    /// Renews everything, as when another state of the project is looked at.
    pub fn absorb_all(&mut self) {
        let project = Arc::clone(self.session.project());
        self.outline = Outline::of(&project);
        self.documents = documents::DocumentsData::of(&project);
        self.renew_quick();
        self.follow_what_moved(&project);
        self.open_some_document();
    }

    /// Renews the codes at hand from what stands, for whoever works now.
    pub fn renew_quick(&mut self) {
        let pinned = std::mem::take(&mut self.quick.pinned);
        self.quick = QuickCodes::of(self.session.project(), self.session.coder(), pinned);
    }

    fn open_some_document(&mut self) {
        self.view.document = self.view.document.or_else(|| self.documents.rows.first().map(|r| r.id));
    }

    /// Keeps what is looked at on what it was, and lets go of what is gone.
    fn follow_what_moved(&mut self, project: &Project) {
        let Self { view, .. } = self;
        view.document = view.document.filter(|id| project.document(*id).is_some());
        view.beside = view.beside.filter(|id| project.document(*id).is_some());
        view.on_right &= view.beside.is_some();
        view.selection = view.selection.and_then(|held| held.in_project(project));
        view.code = view.code.filter(|id| project.code(*id).is_some());
    }
}
