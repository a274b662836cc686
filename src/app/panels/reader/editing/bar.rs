//! The bar under the header while a text is corrected: how many places changed, what would be lost, and how it ends.

use eframe::egui::accesskit::Live;
use eframe::egui::{Align, Button, Color32, Layout, RichText, Sense, Stroke, Ui, UiBuilder, vec2};

use super::Editing;
use super::typing::Typed;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::words::correcting as say;

const HEIGHT: f32 = 40.0;

/// Draws the bar and returns what was asked for.
pub fn editing_bar_ui(ui: &mut Ui, ctx: &Ctx<'_>, editing: &mut Editing) -> Option<Typed> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    ui.painter().rect_filled(rect, 0.0, Color32::from(ctx.tokens.selection));
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, Color32::from(ctx.tokens.border)));
    let inner = rect.shrink2(vec2(20.0, 5.0));
    let layout = Layout::right_to_left(Align::Center);
    let buttons = ui.scope_builder(UiBuilder::new().max_rect(inner).layout(layout), |ui| buttons_ui(ui, ctx, editing));
    let left = inner.with_max_x(buttons.response.rect.left() - 12.0);
    ui.scope_builder(UiBuilder::new().max_rect(left).layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.label(icons::icon(icons::EDIT, 18.0).color(ctx.tokens.text_quiet));
        let words = RichText::new(said(ctx, editing)).font(fonts::medium(ctx.tokens.ui_size)).color(ctx.tokens.text);
        let label = ui.add(eframe::egui::Label::new(words).truncate());
        ui.accesskit_node_builder(label.id, |node| node.set_live(Live::Polite));
    });
    buttons.inner
}

fn said(ctx: &Ctx<'_>, editing: &Editing) -> String {
    let n = editing.n_places();
    if editing.asks_to_cancel {
        return ctx.tongue.count(n, say::GIVE_UP_ONE, say::GIVE_UP_MANY);
    }
    let mut parts = vec![ctx.say(say::CORRECTING).to_owned()];
    if n > 0 {
        parts.push(ctx.tongue.count(n, say::ONE_PLACE, say::N_PLACES));
    }
    if editing.n_lost() > 0 {
        parts.push(ctx.tongue.count(editing.n_lost(), say::ONE_LOST, say::N_LOST));
    }
    parts.join("  ·  ")
}

fn buttons_ui(ui: &mut Ui, ctx: &Ctx<'_>, editing: &mut Editing) -> Option<Typed> {
    if editing.asks_to_cancel {
        let go_on = ui.button(ctx.say(say::GO_ON)).clicked();
        let give_up = ui.button(RichText::new(ctx.say(say::GIVE_UP)).color(ctx.tokens.error)).clicked();
        editing.asks_to_cancel &= !go_on;
        return give_up.then_some(Typed::Cancel);
    }
    let done = RichText::new(ctx.say(say::DONE)).color(ctx.tokens.on_accent);
    let done = ui.add(Button::new(done).fill(ctx.tokens.accent)).on_hover_text(ctx.say(say::DONE_HINT)).clicked();
    let cancel = ui.button(ctx.say(say::CANCEL)).on_hover_text(ctx.say(say::CANCEL_HINT)).clicked();
    match (done, cancel) {
        (true, _) => Some(Typed::Done),
        (_, true) => Some(Typed::Cancel),
        _ => None,
    }
}
