//! Above the code trees: the filter box, what it leaves out, and what can be added.

use eframe::egui::{Align, Align2, Button, Frame, Key, Layout, Modifiers, RichText, TextEdit, Ui, vec2};

use super::rows::{NewAt, Row, Spot};
use super::{CodeTreeState, Edited};
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::widgets::fuzzy::Query;
use crate::app::widgets::selected_text::focus_with_all_selected;
use crate::app::words::{Phrase, code_tree as words};

/// Draws what stands above the trees.
pub fn toolbar_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    Frame::NONE.inner_margin(vec2(10.0, 6.0)).show(ui, |ui| {
        let size = vec2(ui.available_width(), 30.0);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let more = ui.menu_button(icons::icon(icons::ADD, 18.0), |ui| add_menu_ui(ui, ctx, state)).response;
            more.accessible_name(ctx.say(words::ADD)).on_hover_text(ctx.say(words::ADD));
            unused_ui(ui, ctx, state);
            filter_ui(ui, ctx, state);
        });
    });
}

fn unused_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    let button = Button::new(icons::icon(icons::UNUSED, 18.0)).selected(state.filter.unused);
    let response = ui.add(button.frame_when_inactive(state.filter.unused));
    let response =
        response.on_hover_text(ctx.say(words::UNUSED_ONLY_LONG)).accessible_name(ctx.say(words::UNUSED_ONLY));
    if response.clicked() {
        state.filter.unused = !state.filter.unused;
    }
}

fn filter_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    let field = TextEdit::singleline(&mut state.filter.text)
        .prefix(icons::icon(icons::SEARCH, 16.0).color(ctx.tokens.text_quiet))
        .align(Align2::LEFT_CENTER)
        .hint_text(ctx.say(words::FILTER))
        .desired_width(ui.available_width())
        .margin(vec2(8.0, 4.0));
    let response = ui.add(field).accessible_name(ctx.say(words::FILTER));
    if std::mem::take(&mut state.filter_wanted) {
        focus_with_all_selected(ui, response.id, &state.filter.text);
    }
    let escaped = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Escape));
    if escaped {
        state.filter.text.clear();
    }
    let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    let down = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
    if enter || down {
        state.refresh(ctx);
        if let Some(spot) = first_found(ctx, state) {
            state.go_to(ctx, spot);
        }
    } else if escaped {
        // From the filter the keyboard goes back to the trees.
        state.focus = state.choice.lead.or_else(|| state.lines.first().and_then(|r| r.spot(ctx.outline)));
        state.reveal = state.choice.lead;
    }
}

/// Returns the first code that the filter itself finds.
fn first_found(ctx: &Ctx<'_>, state: &CodeTreeState) -> Option<Spot> {
    let query = Query::new(&state.filter.text);
    let codes = state.lines.iter().filter_map(|r| match r {
        Row::Code { index, .. } => Some(&ctx.outline.rows[*index]),
        Row::Pins { .. } | Row::Pin(_) | Row::Tree { .. } | Row::New(_) => None,
    });
    let mut codes = codes.filter(|row| query.is_empty() || query.score(&row.path).is_some());
    codes.next().map(|row| Spot::Code(row.code))
}

fn add_menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    let tree = ctx.code.and_then(|c| ctx.outline.row(c)).map(|r| r.tree);
    if ui.button(ctx.say(words::NEW_CODE)).clicked() {
        state.start_edit(Edited::NewCode { tree, at: NewAt { parent: None, behind: None } }, "");
    }
    if ui.button(ctx.say(words::NEW_TREE)).clicked() {
        state.start_edit(Edited::NewTree, "");
    }
}

/// Says why there are no lines.
pub fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>, why: Phrase) {
    Frame::NONE.inner_margin(vec2(16.0, 12.0)).show(ui, |ui| {
        let text = RichText::new(ctx.say(why)).font(fonts::regular(ctx.tokens.ui_size));
        ui.label(text.color(ctx.tokens.text_quiet));
    });
}
