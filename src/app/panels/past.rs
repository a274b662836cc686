//! The banner over everything while the project is shown as it was.

use eframe::egui::{Align, Button, Layout, RichText, Ui};

use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::words::history as say;
use crate::model::Change;
use crate::session::local_time;

/// Draws the banner; `change` is the last one that is seen.
pub fn past_ui(ui: &mut Ui, ctx: &Ctx<'_>, change: &Change) {
    ui.horizontal_centered(|ui| {
        ui.label(icons::icon(icons::HISTORY, 18.0).color(ctx.tokens.warning));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let restore = ui.button(ctx.say(say::RESTORE)).on_hover_text(ctx.say(say::RESTORE_LONG));
            if restore.clicked() {
                ctx.send(Command::Restore);
            }
            let text = RichText::new(ctx.say(say::BACK_TO_NOW)).color(ctx.tokens.on_accent);
            if ui.add(Button::new(text).fill(ctx.tokens.accent)).clicked() {
                ctx.send(Command::LookAtNow);
            }
            ui.add_space(8.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let when = local_time(change.at.millis).minute;
                let words = ctx.tongue.fill(say::PAST_BANNER, &[("when", &when), ("label", &change.label)]);
                let words = RichText::new(words).font(fonts::medium(ctx.tokens.ui_size)).color(ctx.tokens.text);
                let label = ui.add(eframe::egui::Label::new(words).truncate());
                ui.accesskit_node_builder(label.id, |node| node.set_live(eframe::egui::accesskit::Live::Polite));
            });
        });
    });
}
