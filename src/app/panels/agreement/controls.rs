//! What is compared: the unit, the code tree, the coders, and which state of their work.

use eframe::egui::{ComboBox, Popup, PopupCloseBehavior, Response, Ui};

use super::{View, WORKS};
use crate::analysis::{AgreementQuery, AgreementUnit, Rows};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::theme::icons::{self, icon};
use crate::app::widgets::entries::choose_ui;
use crate::app::words::{agreement as say, blind};

pub(super) fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut AgreementQuery, view: &mut View) {
    let is_narrow = ui.available_width() < NARROW;
    ui.horizontal_wrapped(|ui| {
        if !is_narrow {
            who_codes_ui(ui, ctx, is_narrow);
            ui.add_space(8.0);
        }
        for (work, name) in WORKS {
            if ui.selectable_label(*view == View::Figures && query.work == work, ctx.say(name)).clicked() {
                (*view, query.work) = (View::Figures, work);
            }
        }
        for (other, name) in [(View::ToDecide, say::TO_DECIDE), (View::Decided, say::DECIDED)] {
            ui.selectable_value(view, other, ctx.say(name));
        }
        if is_narrow {
            ui.end_row();
            who_codes_ui(ui, ctx, is_narrow);
        } else {
            ui.add_space(8.0);
        }
        if *view == View::Decided {
            return;
        }
        unit_ui(ui, ctx, query);
        tree_ui(ui, ctx, query);
        coders_ui(ui, ctx, query, is_narrow);
        if button_ui(ui, ctx, icons::EXPORT, ctx.say(say::EXPORT), is_narrow).clicked() {
            ctx.send(Command::AskToExport(TableRequest::Agreement(Box::new(query.clone()))));
        }
    });
}

/// In less room than this, in points, the buttons are their signs alone.
const NARROW: f32 = 620.0;

fn who_codes_ui(ui: &mut Ui, ctx: &Ctx<'_>, is_narrow: bool) {
    if button_ui(ui, ctx, icons::BLIND, ctx.say(blind::WHO_CODES), is_narrow).clicked() {
        ctx.send(Command::AskAboutBlindCoding);
    }
}

fn button_ui(ui: &mut Ui, ctx: &Ctx<'_>, sign: &str, name: &str, is_narrow: bool) -> Response {
    let sign = icon(sign, ctx.tokens.ui_size + 2.0);
    if is_narrow { ui.button(sign).on_hover_text(name) } else { ui.button((sign, name)) }.accessible_name(name)
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
    let combo = ComboBox::from_id_salt("tree of agreement").selected_text(name);
    let choices = || std::iter::once(Rows::All).chain(trees.iter().map(|tree| Rows::Tree(tree.id))).collect();
    let named = |rows: &Rows| match rows {
        Rows::Tree(tree) => ctx.project.tree_name(*tree).to_owned(),
        Rows::All | Rows::Branch(_) => ctx.say(say::ALL_TREES).to_owned(),
    };
    choose_ui(ui, combo, ctx.find_entry(), &mut query.rows, choices, named).accessible_name(ctx.say(say::TREE));
}

fn coders_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut AgreementQuery, is_narrow: bool) {
    let names: Vec<&str> = query.coders.iter().map(|coder| ctx.project.coder_name(*coder)).collect();
    let shown = if names.is_empty() { ctx.say(say::EVERYBODY).to_owned() } else { names.join(", ") };
    let button = if is_narrow {
        let sign = icon(icons::PARTICIPANTS, ctx.tokens.ui_size + 2.0);
        let chosen = if names.is_empty() { String::new() } else { ctx.tongue.number(names.len()) };
        ui.button((sign, chosen)).on_hover_text(shown)
    } else {
        ui.button(shown)
    };
    let button = button.accessible_name(ctx.say(say::CODERS));
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
