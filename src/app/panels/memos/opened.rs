//! The memo that is opened: read, or written.

use eframe::egui::{Button, Key, Label, RichText, ScrollArea, Ui};

use super::MemosState;
use super::data::Kind;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::inspector::draft::Look;
use crate::app::theme::{fonts, icons};
use crate::app::widgets;
use crate::app::words::{inspector as inspector_words, memos as say};
use crate::model::Subject;
use crate::session::{DraftOn, local_time};

/// Draws the opened memo, or says that none is.
pub(super) fn opened_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MemosState) {
    let Some(on) = state.opened else {
        let text = if state.rows.is_empty() { say::NONE_YET } else { say::NONE_OPENED };
        widgets::empty_ui(ui, ctx.tokens, ctx.say(text));
        return;
    };
    head_ui(ui, ctx, state, on);
    ui.add_space(8.0);
    let written = ctx.project.memo(on);
    if state.editing {
        edit_ui(ui, ctx, state, on);
    } else if written.is_empty() {
        widgets::empty_ui(ui, ctx.tokens, ctx.say(say::EMPTY));
    } else {
        ScrollArea::vertical().id_salt(("memo", on)).auto_shrink(false).show(ui, |ui| {
            state.written.ui(ui, ctx, written, ctx.tokens.reading_size - 1.0);
            ui.add_space(40.0);
        });
    }
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MemosState, on: Subject) {
    let row = state.rows.iter().find(|row| row.on == on);
    let name =
        row.map_or_else(|| super::data::name_of(ctx.tongue, ctx.project, ctx.outline, on), |row| row.name.clone());
    ui.horizontal(|ui| {
        ui.label(icons::icon(super::list::icon_of(Kind::of(on)), 18.0).color(ctx.tokens.text_quiet));
        let title = RichText::new(&name).font(fonts::semibold(ctx.tokens.ui_size + 3.0)).color(ctx.tokens.text);
        ui.add(Label::new(title).truncate());
    });
    if let Some(row) = row {
        let when = local_time(row.at.millis);
        let words = [("coder", ctx.project.coder_name(row.by)), ("when", &*when.minute), ("zone", &*when.zone)];
        let text = RichText::new(ctx.tongue.fill(say::WRITTEN_BY, &words)).font(fonts::regular(ctx.tokens.small_size));
        ui.label(text.color(ctx.tokens.text_quiet));
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        for (editing, phrase) in [(false, say::READ), (true, say::WRITE)] {
            if ui.selectable_label(state.editing == editing, ctx.say(phrase)).clicked() {
                match editing {
                    true => state.edit(),
                    false => state.editing = false,
                }
            }
        }
        ui.add_space(8.0);
        if !matches!(on, Subject::Project(_)) {
            let there = Button::new((icons::icon(icons::READER, 15.0), ctx.say(say::GO_THERE)));
            if ui.add(there).accessible_name(ctx.say(say::GO_THERE)).clicked() {
                ctx.send(Command::ShowSubject(on));
            }
        }
        if state.editing {
            quote_button_ui(ui, ctx, |ui| {
                state.draft.insert_quote(ui, ctx, ctx.say(say::TEXT));
            });
        }
    });
}

/// Draws the button that puts the selected words into a memo.
pub fn quote_button_ui(ui: &mut Ui, ctx: &Ctx<'_>, insert: impl FnOnce(&Ui)) {
    let button = Button::new((icons::icon(icons::EXCERPTS, 15.0), ctx.say(say::INSERT_QUOTE)));
    let button = ui.add_enabled(ctx.selection.is_some(), button).accessible_name(ctx.say(say::INSERT_QUOTE));
    let button = button.on_hover_text(ctx.say(say::INSERT_QUOTE_LONG));
    if button.on_disabled_hover_text(ctx.say(say::INSERT_QUOTE_NONE)).clicked() {
        insert(ui);
    }
}

fn edit_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MemosState, on: Subject) {
    let done = ui.input(|i| i.key_pressed(Key::Escape));
    ScrollArea::vertical().id_salt(("memo text", on)).auto_shrink(false).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(ctx.tokens.measure + 20.0));
        let font = fonts::serif(ctx.tokens.reading_size - 1.0);
        let rows = ((ui.available_height() - 60.0) / (ctx.tokens.reading_size * 1.4)).max(6.0) as usize;
        let look = Look { name: ctx.say(say::TEXT), hint: ctx.say(inspector_words::MEMO_HINT), font, rows };
        let focus = std::mem::take(&mut state.wants_text);
        let response = state.draft.ui(ui, ctx, DraftOn::Memo(on), look, focus);
        if response.lost_focus() && done {
            state.editing = false;
            state.wants_list = true;
        }
        let hint = RichText::new(ctx.say(say::MARKDOWN_HINT)).font(fonts::regular(ctx.tokens.small_size));
        ui.label(hint.color(ctx.tokens.text_quiet));
    });
}
