//! The banners while the work of some coders is not shown, because whoever works here hides it, or has still to code
//! blind what they coded: every table counts without it, and says so.

use std::collections::BTreeSet;

use eframe::egui::{Align, Layout, RichText, Ui};

use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::words::{commands, shell as say};

/// Draws whose work is hidden, and the ways to change it.
pub fn hidden_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let names: Vec<&str> = ctx.project.hidden_coders.iter().map(|coder| ctx.project.coder_name(*coder)).collect();
    ui.horizontal_centered(|ui| {
        ui.label(icons::icon(icons::PARTICIPANTS, 16.0).color(ctx.tokens.warning));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if ui.button(ctx.say(say::SHOW_ALL_CODERS)).clicked() {
                ctx.send(Command::HideCoders(BTreeSet::new()));
            }
            if ui.button(ctx.say(commands::CODERS)).clicked() {
                ctx.send(Command::AskAboutCoders);
            }
            ui.add_space(8.0);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let words = ctx.tongue.fill(say::WITHOUT_CODERS, &[("names", &names.join(", "))]);
                let words = RichText::new(words).font(fonts::medium(ctx.tokens.ui_size)).color(ctx.tokens.text);
                let label = ui.add(eframe::egui::Label::new(words).truncate());
                ui.accesskit_node_builder(label.id, |node| node.set_live(eframe::egui::accesskit::Live::Polite));
            });
        });
    });
}

/// Draws in how many documents the work of others is left out, because who works here has still to code them blind.
pub fn blind_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    ui.horizontal_centered(|ui| {
        ui.label(icons::icon(icons::PARTICIPANTS, 16.0).color(ctx.tokens.warning));
        let words = ctx.tongue.count(ctx.project.n_still_blind(), say::WITHOUT_BLIND_ONE, say::WITHOUT_BLIND);
        let words = RichText::new(words).font(fonts::medium(ctx.tokens.ui_size)).color(ctx.tokens.text);
        ui.add(eframe::egui::Label::new(words).truncate());
    });
}
