//! The reader while its text is corrected: how the mode begins, what becomes of what was typed, and how it ends.

use std::sync::Arc;

use eframe::egui::Ui;

use super::super::ReaderState;
use super::super::input::selection::Selection;
use super::super::page::scroll::Goal;
use super::Editing;
use super::typing::Typed;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::model::{Document, DocumentId, EditId, Project};
use crate::session::Way;

impl ReaderState {
    /// Begins to correct the text that is read, with the next frame. Identities are counted from `seed`, which nothing
    /// else has.
    pub fn begin_editing(&mut self, seed: EditId) {
        if self.editing.is_none() {
            self.begins = Some(seed);
        }
        self.take_focus();
    }

    /// Whether a text is being corrected here.
    pub fn is_editing(&self) -> bool {
        self.editing.is_some()
    }

    /// Returns the document that is being corrected here.
    pub fn edited(&self) -> Option<DocumentId> {
        self.editing.as_ref().map(Editing::document)
    }

    /// Whether letters are typed into the text, so that undo means what was typed.
    pub fn is_typing(&self) -> bool {
        self.is_editing() && self.has_keys
    }

    /// Returns what makes one change of the corrections, if there is anything to correct here.
    pub fn corrections(&mut self) -> Option<Command> {
        self.editing.as_mut().map(Editing::command)
    }

    /// Takes the last edit back, or makes it again, and returns whether a text is being corrected here.
    pub fn take_back_typed(&mut self, way: Way) -> bool {
        if self.is_editing() {
            self.typed = Some(match way {
                Way::Undo => Typed::Undo,
                Way::Redo => Typed::Redo,
            });
        }
        self.is_editing()
    }

    /// Ends correcting; what was typed is a change now, or given up.
    pub fn end_editing(&mut self) {
        self.editing = None;
        self.typing = Default::default();
        (self.typed, self.begins) = (None, None);
    }

    /// Asks for a change of what was typed here when something else is shown than this text.
    pub fn leave_editing(&mut self, ctx: &Ctx<'_>) {
        if let Some(command) = self.corrections() {
            ctx.send(command);
        }
    }

    /// Returns the draft that is shown while a text is corrected.
    pub(in crate::app::panels::reader) fn begin_or_follow(
        &mut self,
        ctx: &Ctx<'_>,
        document: &Arc<Document>,
    ) -> Option<Arc<Project>> {
        if let Some(seed) = self.begins.take().filter(|_| !ctx.looks_back)
            && let Ok(text) = ctx.project.text(document)
        {
            self.editing = Some(Editing::of(ctx.project, document, text, seed));
            let top = self.page.as_ref().map_or(0, |page| page.shown(self.line));
            self.selection.get_or_insert(Selection::caret(top));
            self.sent = None;
            ctx.send(Command::Select(None));
        }
        if self.edited().is_some_and(|edited| edited != document.id) {
            self.leave_editing(ctx);
            return None;
        }
        self.editing.as_mut().map(|editing| editing.draft(ctx.project))
    }

    /// Does what was typed in this frame.
    pub(in crate::app::panels::reader) fn finish_frame(&mut self, ui: &Ui, ctx: &Ctx<'_>) {
        let typed = self.typed.take();
        let Some(editing) = self.editing.as_mut().filter(|e| Some(e.document()) == ctx.document) else { return };
        let changes = matches!(typed, Some(Typed::Edit(_) | Typed::Undo | Typed::Redo));
        let before = self.selection;
        let after = match typed {
            None => None,
            Some(Typed::Edit(edit)) => editing.make(&edit, before).map(|at| Some(Selection::caret(at))),
            Some(Typed::Undo) => editing.undo(before),
            Some(Typed::Redo) => editing.redo(before),
            Some(Typed::Done) => {
                ctx.send(editing.command());
                None
            }
            Some(Typed::Cancel) if editing.n_places() > 0 && !editing.asks_to_cancel => {
                editing.asks_to_cancel = true;
                ui.ctx().request_repaint();
                None
            }
            Some(Typed::Cancel) => {
                ctx.send(editing.nothing());
                None
            }
        };
        match editing.keep(ui.input(|i| i.time), changes) {
            Ok(command) => ctx.send(command),
            Err(Some(wait)) => ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(wait)),
            Err(None) => {}
        }
        if let Some(selection) = after {
            self.selection = selection;
            self.key_memory.x = None;
            if let Some(selection) = selection {
                self.scroll.go(Goal::Show(selection.head()));
            }
        }
        if changes {
            ui.ctx().request_repaint();
        }
    }
}
