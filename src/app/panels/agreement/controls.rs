//! What is compared: the unit, the code tree, the coders, and which state of their work.

use eframe::egui::{ComboBox, Popup, PopupCloseBehavior, Ui};

use super::{View, WORKS};
use crate::analysis::{AgreementQuery, AgreementUnit, Rows};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::theme::icons::{self, icon};
use crate::app::words::{agreement as say, blind};

pub(super) fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut AgreementQuery, view: &mut View) {
    ui.horizontal_wrapped(|ui| {
        if ui.button((icon(icons::BLIND, ctx.tokens.ui_size + 2.0), ctx.say(blind::WHO_CODES))).clicked() {
            ctx.send(Command::AskAboutBlindCoding);
        }
        ui.add_space(8.0);
        for (work, name) in WORKS {
            if ui.selectable_label(*view == View::Figures && query.work == work, ctx.say(name)).clicked() {
                (*view, query.work) = (View::Figures, work);
            }
        }
        for (other, name) in [(View::ToDecide, say::TO_DECIDE), (View::Decided, say::DECIDED)] {
            ui.selectable_value(view, other, ctx.say(name));
        }
        ui.add_space(8.0);
        if *view == View::Decided {
            return;
        }
        unit_ui(ui, ctx, query);
        tree_ui(ui, ctx, query);
        coders_ui(ui, ctx, query);
        let button = ui.button((icon(icons::EXPORT, ctx.tokens.ui_size + 2.0), ctx.say(say::EXPORT)));
        if button.accessible_name(ctx.say(say::EXPORT)).clicked() {
            ctx.send(Command::AskToExport(TableRequest::Agreement(Box::new(query.clone()))));
        }
    });
}

fn unit_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut AgreementQuery) {
    let combo = ComboBox::from_id_salt("unit of agreement").selected_text(ctx.say(say::unit(query.unit)));
    let combo = combo.show_ui(ui, |ui| {
        for unit in AgreementUnit::ALL {
            ui.selectable_value(&mut query.unit, unit, ctx.say(say::unit(unit)));
        }
    });
    combo.response.accessible_name(ctx.say(say::UNIT));
}

fn tree_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut AgreementQuery) {
    let trees = ctx.project.trees();
    let chosen = trees.iter().find(|tree| query.rows == Rows::Tree(tree.id));
    let name = chosen.map_or_else(|| ctx.say(say::ALL_TREES), |tree| tree.name.as_str());
    let combo = ComboBox::from_id_salt("tree of agreement").selected_text(name).show_ui(ui, |ui| {
        ui.selectable_value(&mut query.rows, Rows::All, ctx.say(say::ALL_TREES));
        for tree in &trees {
            ui.selectable_value(&mut query.rows, Rows::Tree(tree.id), &tree.name);
        }
    });
    combo.response.accessible_name(ctx.say(say::TREE));
}

fn coders_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut AgreementQuery) {
    let names: Vec<&str> = query.coders.iter().map(|coder| ctx.project.coder_name(*coder)).collect();
    let shown = if names.is_empty() { ctx.say(say::EVERYBODY).to_owned() } else { names.join(", ") };
    let button = ui.button(shown).accessible_name(ctx.say(say::CODERS));
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        if ui.selectable_label(query.coders.is_empty(), ctx.say(say::EVERYBODY)).clicked() {
            query.coders.clear();
        }
        for coder in ctx.project.coders.values() {
            let mut compared = query.coders.contains(&coder.id);
            if ui.checkbox(&mut compared, &coder.name).clicked() {
                match compared {
                    true => query.coders.push(coder.id),
                    false => query.coders.retain(|other| *other != coder.id),
                }
            }
        }
    });
}
