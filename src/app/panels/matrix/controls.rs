//! What is counted: codes, groups, unit, and whose words.

use eframe::egui::{ComboBox, Popup, RichText, Ui};

use super::{MatrixData, MatrixState, words};
use crate::analysis::{Columns, Counting, MatrixQuery, Rows, Unit};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::theme::icons::{self, icon};
use crate::app::words::Phrase;

/// Draws the choices and remembers what was chosen.
pub(super) fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState, data: &MatrixData) {
    let before = &data.matrix.query;
    let mut query = before.clone();
    ui.horizontal_wrapped(|ui| {
        columns_ui(ui, ctx, &mut query);
        rows_ui(ui, ctx, &mut query);
        unit_ui(ui, ctx, &mut query);
        export_ui(ui, ctx, before);
    });
    ui.horizontal_wrapped(|ui| {
        let mut below = query.counting == Counting::WithBelow;
        ui.checkbox(&mut below, ctx.say(words::WITH_BELOW));
        query.counting = if below { Counting::WithBelow } else { Counting::Own };
        let has_base = query.unit != Unit::Excerpts;
        ui.add_enabled_ui(has_base, |ui| ui.checkbox(&mut state.percent, ctx.say(words::PERCENT)));
        ui.checkbox(&mut query.scope.everyone, ctx.say(words::EVERYONE));
        ui.checkbox(&mut state.arrangement.hide_empty, ctx.say(words::HIDE_EMPTY));
    });
    if query != *before {
        if query.columns != before.columns {
            state.arrangement.sorted = None;
        }
        state.query = Some(query);
    }
}

fn combo_ui(ui: &mut Ui, ctx: &Ctx<'_>, label: Phrase, selected: &str, choices: impl FnOnce(&mut Ui)) {
    let label = ui.label(RichText::new(ctx.say(label)).color(ctx.tokens.text_quiet));
    let combo = ComboBox::from_id_salt(("matrix", label.id)).selected_text(selected).height(420.0);
    combo.show_ui(ui, choices).response.labelled_by(label.id);
    ui.add_space(6.0);
}

fn columns_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let name = |columns: &Columns| match columns {
        Columns::Attribute(name) => name.clone(),
        Columns::Documents => ctx.say(words::BY_DOCUMENT).to_owned(),
        Columns::Participants => ctx.say(words::BY_PARTICIPANT).to_owned(),
        Columns::Speakers => ctx.say(words::BY_SPEAKER).to_owned(),
        Columns::Coders => ctx.say(words::BY_CODER).to_owned(),
        Columns::Crossed(first, second) => format!("{first} × {second}"),
        Columns::Whole => ctx.say(words::ALL_TOGETHER).to_owned(),
    };
    combo_ui(ui, ctx, words::COLUMNS, &name(&query.columns), |ui| {
        let viewpoint = ctx.project.viewpoint.clone();
        let others = ctx.project.attributes().map(|a| a.name.clone()).filter(|a| Some(a) != viewpoint.as_ref());
        let attributes = viewpoint.clone().into_iter().chain(others).map(Columns::Attribute);
        for columns in attributes.chain([Columns::Documents, Columns::Participants, Columns::Speakers, Columns::Coders])
        {
            let text = name(&columns);
            ui.selectable_value(&mut query.columns, columns, text);
        }
    });
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let branch = |code| ctx.tongue.fill(words::BRANCH, &[("code", ctx.outline.path(code))]);
    let tree_name = |tree| ctx.project.trees.get(&tree).map_or_else(String::new, |t| t.name.clone());
    let name = match query.rows.within {
        Rows::All => ctx.say(words::ALL_CODES).to_owned(),
        Rows::Tree(tree) => tree_name(tree),
        Rows::Branch(code) => branch(code),
    };
    combo_ui(ui, ctx, words::ROWS, &name, |ui| {
        ui.selectable_value(&mut query.rows.within, Rows::All, ctx.say(words::ALL_CODES));
        let trees = ctx.project.trees();
        for tree in trees.iter().filter(|_| trees.len() > 1) {
            ui.selectable_value(&mut query.rows.within, Rows::Tree(tree.id), &tree.name);
        }
        let tops = ctx.outline.rows.iter().filter(|row| row.depth == 0).map(|row| row.code);
        let current = ctx.code.filter(|code| ctx.outline.row(*code).is_some_and(|row| row.depth > 0));
        for code in current.into_iter().chain(tops) {
            ui.selectable_value(&mut query.rows.within, Rows::Branch(code), branch(code));
        }
    });
}

fn unit_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let name = |unit| ctx.say(words::unit(unit));
    combo_ui(ui, ctx, words::UNIT, name(query.unit), |ui| {
        for unit in [Unit::Participants, Unit::Documents, Unit::Excerpts, Unit::Words] {
            ui.selectable_value(&mut query.unit, unit, name(unit));
        }
    });
}

fn export_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &MatrixQuery) {
    let button = ui.button((icon(icons::EXPORT, ctx.tokens.ui_size + 2.0), ctx.say(words::EXPORT)));
    let button = button.accessible_name(ctx.say(words::EXPORT));
    Popup::menu(&button).show(|ui| {
        if ui.button(ctx.say(words::EXPORT_WIDE)).clicked() {
            ctx.send(Command::AskToExport(TableRequest::MatrixWide(Box::new(query.clone()))));
        }
        if ui.button(ctx.say(words::EXPORT_TIDY)).clicked() {
            ctx.send(Command::AskToExport(TableRequest::MatrixTidy(Box::new(query.clone()))));
        }
    });
}
