//! The memo desk: all memos of the project, listed, filtered, read and written.

mod data;
mod filters;
mod list;
mod opened;
mod quote;
mod subject;
#[cfg(test)]
mod tests;
mod written;

use std::sync::{Arc, Weak};

use eframe::egui::{Button, Frame, Margin, Panel, RichText, Ui};

use self::data::{Kind, MemoFilter, Row};
use super::inspector::draft::Draft;
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::words::{Phrase, Tongue, memos as say};
use crate::model::{Outline, Project, Subject};
use crate::session::DraftOn;

pub use filters::{coder_ui, only_ui};
pub use opened::quote_button_ui;
pub use quote::{paste_live, quote_of, remember_copied};
pub use subject::{coding_words, subject_words};
pub use written::Written;

/// What the desk keeps between frames.
#[derive(Debug, Default)]
pub struct MemosState {
    of: (Weak<Project>, Option<Tongue>),
    /// Everything, the memo that was changed last leading.
    rows: Vec<Row>,
    filter: MemoFilter,
    /// What passes the filter, as indices into the rows.
    listed: Vec<usize>,
    opened: Option<Subject>,
    editing: bool,
    draft: Draft,
    written: Written,
    wants_text: bool,
    wants_list: bool,
    reveal: bool,
}

impl MemosState {
    /// Opens the memo on `on`, for writing if it is empty.
    pub fn show(&mut self, project: &Project, on: Subject) {
        self.opened = Some(on);
        self.editing = project.memo(on).is_empty();
        (self.wants_text, self.wants_list) = (self.editing, !self.editing);
        self.reveal = true;
    }

    /// Puts the keyboard into the list.
    pub fn focus(&mut self) {
        self.wants_list = true;
    }

    /// Sends what was written, since the desk is shown no longer.
    pub fn leave(&mut self, ctx: &Ctx<'_>) {
        self.draft.leave(ctx);
    }

    /// Returns what makes a change of what was written and is none yet.
    pub fn take_unsent(&mut self) -> Option<Command> {
        self.draft.take_unsent()
    }

    /// Returns what is being written on.
    pub fn writes_on(&self) -> Option<DraftOn> {
        self.draft.writes_on()
    }

    fn open(&mut self, ctx: &Ctx<'_>, on: Subject, editing: bool) {
        if self.opened != Some(on) {
            self.draft.leave(ctx);
        }
        self.opened = Some(on);
        self.editing = editing;
        self.wants_text = editing;
    }

    fn edit(&mut self) {
        self.editing = self.opened.is_some();
        self.wants_text = self.editing;
    }

    /// Returns where the opened memo stands in the list.
    fn place(&self) -> Option<usize> {
        self.listed.iter().position(|i| Some(self.rows[*i].on) == self.opened)
    }

    fn renew(&mut self, ctx: &Ctx<'_>) {
        let of = (Arc::downgrade(ctx.project), Some(ctx.tongue));
        if std::ptr::eq(self.of.0.as_ptr(), of.0.as_ptr()) && self.of.1 == of.1 {
            return;
        }
        self.of = of;
        self.rows = data::rows(ctx.tongue, ctx.project, ctx.outline, &self.rows);
        self.list(ctx.outline);
        self.opened = self.opened.filter(|on| stands(ctx.project, *on));
    }

    fn list(&mut self, outline: &Outline) {
        self.listed = self.filter.of(outline, &self.rows);
    }
}

/// Whether what a memo is on is part of the project.
fn stands(project: &Project, on: Subject) -> bool {
    match on {
        Subject::Project(id) => id == project.id,
        Subject::Document(id) => project.document(id).is_some(),
        Subject::Participant(id) => project.participants.get(&id).is_some_and(|p| !p.removed),
        Subject::Code(id) => project.code(id).is_some(),
        Subject::Coding(id) => project.coding(id).is_some_and(|(d, c)| !d.removed && !c.removed),
    }
}

fn kind_words(kind: Kind) -> Phrase {
    match kind {
        Kind::Project => say::KIND_PROJECT,
        Kind::Document => say::KIND_DOCUMENT,
        Kind::Participant => say::KIND_PARTICIPANT,
        Kind::Code => say::KIND_CODE,
        Kind::Coding => say::KIND_CODING,
    }
}

/// Draws the desk.
pub fn memos_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MemosState) {
    state.renew(ctx);
    let side = Frame::new().inner_margin(Margin { left: 14, right: 8, top: 12, bottom: 0 });
    let room = ui.available_width();
    let width = (room * 0.42).clamp(200.0, 460.0);
    let sizes = 180.0..=(room * 0.5).clamp(200.0, 640.0);
    Panel::left("memos").resizable(true).default_size(width).size_range(sizes).frame(side).show(ui, |ui| {
        filtered_ui(ui, ctx, state);
    });
    let page = Frame::new().inner_margin(Margin { left: 20, right: 14, top: 14, bottom: 0 });
    eframe::egui::CentralPanel::default().frame(page).show(ui, |ui| opened::opened_ui(ui, ctx, state));
}

fn filtered_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MemosState) {
    ui.horizontal(|ui| {
        let count = ctx.tongue.count(state.listed.len(), say::COUNT_ONE, say::COUNT);
        let count = RichText::new(count).font(fonts::regular(ctx.tokens.small_size)).color(ctx.tokens.text_quiet);
        ui.label(count);
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            filters::new_ui(ui, ctx, state);
            let listed = state.listed.iter().map(|i| state.rows[*i].on);
            let export = Button::new(icons::icon(icons::EXPORT, 17.0)).frame_when_inactive(false);
            let export = ui.add_enabled(!state.listed.is_empty(), export).accessible_name(ctx.say(say::EXPORT));
            if export.on_hover_text(ctx.say(say::EXPORT_LONG)).clicked() {
                ctx.send(Command::AskToExport(TableRequest::Memos(listed.collect())));
            }
        });
    });
    if filters::filters_ui(ui, ctx, &mut state.filter) {
        state.list(ctx.outline);
        // The count stands above, and was drawn already.
        ui.request_repaint();
    }
    ui.add_space(6.0);
    if state.listed.is_empty() && !state.rows.is_empty() {
        let text = RichText::new(ctx.say(say::NONE_FOUND)).color(ctx.tokens.text_quiet);
        ui.label(text);
    }
    list::list_ui(ui, ctx, state);
}
