//! A desk for tests: reader, code trees, inspector and picker over a small project, with the commands that they send
//! done at once. Compiled for tests alone.

use std::sync::Arc;

use eframe::egui::{self, CentralPanel, Frame, Panel, Theme, Ui};
use egui_kittest::Harness;

use super::code_picker::{CodePickerState, code_picker_ui};
use super::code_tree::{CodeTreeState, code_tree_ui};
use super::inspector::{InspectorState, inspector_ui};
use super::reader::reading::Reading;
use super::reader::{ReaderState, reader_ui};
use crate::app::command::{Command, CommandSender};
use crate::app::context::Ctx;
use crate::app::in_order;
use crate::app::quick::QuickCodes;
use crate::app::state::Habits;
use crate::app::theme::{self, Tokens};
use crate::app::words::Tongue;
use crate::model::plan::{self, CodeDraft};
use crate::model::testing::Fixture;
use crate::model::{CodeId, DocumentId, EditId, Excerpt, HeldExcerpt, Op, Outline, Project};

/// A window that holds nothing but the panels of this folder.
pub struct Workbench {
    pub fixture: Fixture,
    pub project: Arc<Project>,
    pub outline: Outline,
    pub tokens: Tokens,
    pub tongue: Tongue,
    pub document: Option<DocumentId>,
    pub selection: Option<Excerpt>,
    pub code: Option<CodeId>,
    pub quick: QuickCodes,
    /// How the user likes to code.
    pub habits: Habits,
    pub commands: CommandSender,
    /// Everything that was asked for.
    pub log: Vec<Command>,
    pub reader: ReaderState,
    pub reading: Reading,
    pub tree: CodeTreeState,
    pub inspector: InspectorState,
    pub picker: CodePickerState,
    /// Further preparation of the window.
    pub setup: fn(&egui::Context),
}

impl Workbench {
    /// Returns a desk over `fixture`, with its first document open.
    pub fn new(fixture: Fixture) -> Self {
        let project = Arc::new(fixture.project.clone());
        Self {
            outline: Outline::of(&project),
            quick: QuickCodes::of(&project, fixture.coder, Vec::new()),
            habits: Habits::default(),
            document: project.documents().first().map(|d| d.id),
            project,
            fixture,
            tokens: Tokens::light(),
            tongue: Tongue::English,
            selection: None,
            code: None,
            commands: CommandSender::default(),
            log: Vec::new(),
            reader: ReaderState::default(),
            reading: Reading::default(),
            tree: CodeTreeState::default(),
            inspector: InspectorState::default(),
            picker: CodePickerState::default(),
            setup: |_| {},
        }
    }

    /// Returns the desk in a window of that size.
    pub fn harness(self, width: f32, height: f32) -> Harness<'static, Self> {
        self.finish(Harness::builder().with_size(egui::vec2(width, height)))
    }

    /// Returns the desk in a window that `builder` describes.
    pub fn finish(self, builder: egui_kittest::HarnessBuilder<Self>) -> Harness<'static, Self> {
        let (dark, setup) = (self.tokens.dark, self.setup);
        let mut harness = builder
            .with_step_dt(0.05)
            .with_theme(if dark { Theme::Dark } else { Theme::Light })
            .with_context_setup(move |ctx| {
                theme::install(ctx);
                in_order::keep(ctx);
                setup(ctx);
            })
            .build_ui_state(|ui, desk: &mut Self| desk.frame(ui), self);
        harness.run();
        harness
    }

    /// Draws one frame and does what was asked for.
    pub fn frame(&mut self, ui: &mut Ui) {
        self.reader.set_reading(self.reading);
        let ctx = Ctx {
            project: &self.project,
            outline: &self.outline,
            coder: self.fixture.coder,
            tokens: &self.tokens,
            tongue: self.tongue,
            document: self.document,
            selection: self.selection,
            code: self.code,
            quick: &self.quick,
            habits: &self.habits,
            looks_back: false,
            commands: &self.commands,
        };
        Panel::left("codes").default_size(240.0).frame(Frame::NONE.fill(self.tokens.panel.into())).show(ui, |ui| {
            code_tree_ui(ui, &ctx, &mut self.tree);
        });
        Panel::right("inspector").default_size(260.0).frame(Frame::NONE.fill(self.tokens.panel.into())).show(
            ui,
            |ui| {
                inspector_ui(ui, &ctx, &mut self.inspector);
            },
        );
        CentralPanel::default().frame(Frame::NONE.fill(self.tokens.paper.into())).show(ui, |ui| {
            reader_ui(ui, &ctx, &mut self.reader);
            code_picker_ui(ui, &ctx, &mut self.picker);
        });
        if self.picker.take_closed() {
            self.reader.take_focus();
        }
        for command in self.commands.take() {
            ui.ctx().request_repaint();
            self.obey(&command);
            self.log.push(command);
        }
    }

    fn obey(&mut self, command: &Command) {
        match command {
            Command::Select(excerpt) => self.selection = *excerpt,
            Command::SelectCode(code) => self.code = *code,
            Command::ShowExcerpt(excerpt) => {
                self.document = Some(excerpt.document);
                self.selection = Some(*excerpt);
                self.reader.show(*excerpt, HeldExcerpt::of(&self.project, *excerpt));
            }
            Command::TellToSelect | Command::TellCodeRemoved | Command::HideCoders(_) => {}
            Command::ToggleAskAfterSelection => {
                self.habits.ask_after_selection = !self.habits.ask_after_selection;
            }
            Command::PinCode { code, pinned } => self.quick.pin(*code, *pinned),
            Command::AdjustReading(step) => self.reading = self.reading.after(*step),
            Command::OpenDocument(document) => self.document = Some(*document),
            Command::ToggleCorrecting => match self.reader.corrections() {
                Some(command) => self.obey(&command),
                None => self.reader.begin_editing(EditId::next(&mut self.fixture.ids)),
            },
            Command::KeepCorrections { .. } => {}
            Command::PickCode => {
                if let Some(held) = self.selection.and_then(|excerpt| HeldExcerpt::of(&self.project, excerpt)) {
                    self.picker.open(held, self.reader.selection_on_screen());
                }
            }
            _ => {
                if let Command::ApplyCode { code, .. } = command {
                    self.quick.used(&self.project, *code);
                }
                if let Command::CorrectText { .. } = command {
                    self.reader.end_editing();
                }
                let ops = self.ops(command);
                self.fixture.apply(ops);
                self.project = Arc::new(self.fixture.project.clone());
                self.outline = Outline::of(&self.project);
            }
        }
    }

    fn ops(&mut self, command: &Command) -> Vec<Op> {
        let (project, ids, coder) = (&self.fixture.project, &mut self.fixture.ids, self.fixture.coder);
        match command {
            Command::ApplyCode { code, excerpt } => plan::apply_code(project, ids, *code, coder, *excerpt).unwrap(),
            Command::ApplyNewCode { path, parent, excerpt } => {
                let path = parent.map_or_else(|| path.clone(), |p| format!("{}/{path}", self.outline.path(p)));
                let mut draft = CodeDraft::new(project);
                let code = draft.code_at(ids, &path).unwrap();
                let applied = plan::apply_code(draft.project(), ids, code, coder, *excerpt).unwrap();
                let mut ops = draft.into_ops();
                ops.extend(applied);
                ops
            }
            Command::ApplyCodes { excerpt, choice } => {
                let mut ops = plan::apply_codes(project, ids, &choice.codes, coder, *excerpt).unwrap();
                for coding in &choice.removed {
                    ops.extend(plan::remove_coding(project, excerpt.document, *coding).unwrap());
                }
                ops
            }
            Command::MoveCodings { document, codings, span } => {
                plan::move_codings(project, *document, codings, *span).unwrap()
            }
            Command::RemoveCodings(codings) => {
                codings.iter().flat_map(|(d, c)| plan::remove_coding(project, *d, *c).unwrap()).collect()
            }
            Command::CorrectText { ops, .. } => ops.clone(),
            Command::ChangeTurns { document, change } => change.plan(project, ids, *document).unwrap(),
            Command::SetSpeaker { document, speaker, to } => {
                plan::set_speaker(project, *document, *speaker, to.clone()).unwrap()
            }
            Command::RenameCode { code, name } => plan::rename_code(project, *code, name).unwrap(),
            Command::DescribeCode { code, before, text } => {
                plan::describe_code_from(project, *code, before, text).unwrap()
            }
            Command::DefineCode { code, part, before, text } => {
                plan::define_code_from(project, *code, *part, before, text).unwrap()
            }
            Command::ColourCodes { codes, colour } => plan::colour_codes(project, codes, *colour).unwrap(),
            Command::ColourBranches { codes, colour } => plan::colour_branches(project, codes, *colour).unwrap(),
            Command::MoveCodes { codes, tree, parent, index } => {
                plan::move_codes(project, codes, *tree, *parent, *index).unwrap()
            }
            Command::MergeCodes { codes, into } => plan::merge_codes(project, codes, *into).unwrap(),
            Command::SetMemo { on, before, text } => plan::memo_from(project, *on, before, text),
            Command::AddCode { tree, parent, behind, name } => {
                let mut draft = CodeDraft::new(project);
                let tree = tree.unwrap_or_else(|| project.trees()[0].id);
                let code = draft.add_code(ids, tree, *parent, name).unwrap();
                let moves = behind.map(|behind| plan::move_behind(draft.project(), code, behind).unwrap());
                self.code = Some(code);
                draft.into_ops().into_iter().chain(moves.into_iter().flatten()).collect()
            }
            Command::AskToRemoveCodes(codes) | Command::RemoveCodes(codes) => {
                plan::remove_codes(project, codes).unwrap()
            }
            _ => Vec::new(),
        }
    }
}
