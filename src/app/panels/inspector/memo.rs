//! A memo beside the words: read as its Markdown looks, and written as soon as somebody asks for that.

use eframe::egui::{Align, Button, Frame, Layout, Margin, Response, Stroke, Ui, vec2};

use super::draft::{Draft, Look};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::memos::Written;
use crate::app::theme::{fonts, icons};
use crate::app::widgets::section_ui;
use crate::app::words::{Phrase, inspector as words, memos as say};
use crate::model::Subject;
use crate::session::DraftOn;

/// Room for three icons.
const BUTTONS: f32 = 98.0;

/// A memo in the inspector.
#[derive(Debug, Default)]
pub(super) struct MemoField {
    on: Option<Subject>,
    draft: Draft,
    written: Written,
    writes: bool,
    wants_keyboard: bool,
}

impl MemoField {
    /// Sends what was written of something that is shown no longer.
    pub(super) fn leave(&mut self, ctx: &Ctx<'_>) {
        self.draft.leave(ctx);
        (self.on, self.writes, self.wants_keyboard) = (None, false, false);
    }

    /// Returns what makes a change of what was written, if it is none yet.
    pub(super) fn take_unsent(&mut self) -> Option<Command> {
        self.draft.take_unsent()
    }

    /// Returns what is being written on.
    pub(super) fn writes_on(&self) -> Option<DraftOn> {
        self.draft.writes_on()
    }

    /// Draws the memo on `on` under its heading. `focus` asks to write it.
    pub(super) fn ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, on: Subject, heading: Phrase, focus: bool) {
        if self.on != Some(on) {
            self.leave(ctx);
            self.on = Some(on);
        }
        self.writes |= focus;
        self.wants_keyboard |= focus;
        self.draft.attend(ctx, DraftOn::Memo(on));
        let stands = ctx.project.memo(on);
        let reads = !self.writes && !stands.is_empty();
        let name = ctx.say(heading);
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let height = ui.spacing().interact_size.y;
            let room = vec2((ui.available_width() - BUTTONS).max(0.0), height);
            let left = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(room, left, |ui| section_ui(ui, ctx.tokens, ctx.say(heading)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                // Three icons have to stand beside the longest heading.
                ui.spacing_mut().item_spacing.x = 0.0;
                self.buttons_ui(ui, ctx, on, name, reads);
            });
        });
        if reads && !self.writes {
            let border = Stroke::new(1.0, ctx.tokens.border);
            let card = Frame::NONE.stroke(border).corner_radius(ctx.tokens.radius + 2);
            card.inner_margin(Margin::symmetric(10, 8)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                self.written.ui(ui, ctx, stands, ctx.tokens.ui_size + 1.0);
            });
            return;
        }
        let (hint, font) = (ctx.say(words::MEMO_HINT), fonts::regular(ctx.tokens.ui_size));
        let keyboard = std::mem::take(&mut self.wants_keyboard);
        let field = self.draft.ui(ui, ctx, DraftOn::Memo(on), Look { name, hint, font, rows: 3 }, keyboard);
        self.writes = field.has_focus() || keyboard || (self.writes && !field.lost_focus());
    }

    fn buttons_ui(&mut self, ui: &mut Ui, ctx: &Ctx<'_>, on: Subject, name: &str, reads: bool) {
        let button = |ui: &mut Ui, symbol: &str, phrase: Phrase, possible: bool| -> Response {
            let button = Button::new(icons::icon(symbol, 15.0)).frame_when_inactive(false);
            ui.add_enabled(possible, button).accessible_name(format!("{} ({name})", ctx.say(phrase)))
        };
        let open = button(ui, icons::MEMO, say::OPEN_AT_DESK, true);
        if open.on_hover_text(ctx.say(say::OPEN_AT_DESK)).clicked() {
            ctx.send(Command::ShowMemo(Some(on)));
        }
        let insert = button(ui, icons::EXCERPTS, say::INSERT_QUOTE, ctx.selection.is_some());
        if insert.on_hover_text(ctx.say(say::INSERT_QUOTE_LONG)).clicked() {
            self.writes = true;
            self.draft.insert_quote(ui, ctx, name);
        }
        if reads {
            let write = button(ui, icons::EDIT, say::WRITE, !ctx.looks_back);
            if write.on_hover_text(ctx.say(say::WRITE)).clicked() {
                (self.writes, self.wants_keyboard) = (true, true);
            }
        }
    }
}
