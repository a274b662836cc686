//! What is counted, of which groups and codes, and how its cells are shown. Restrictions stand in `filters.rs`.

use eframe::egui::{ComboBox, Popup, Ui};

use super::{MatrixData, MatrixState, filters, saved, words};
use crate::analysis::{CellShow, Columns, Counting, MatrixQuery, Rows, Unit};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::theme::icons::{self, icon};
use crate::app::widgets::{label_ui, width_of};
use crate::app::words::Phrase;

/// Draws the choices and remembers what was chosen.
pub(super) fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState, data: &MatrixData) {
    // What is chosen, which may still be being counted.
    let before = state.query(ctx.project);
    let mut query = before.clone();
    ui.horizontal_wrapped(|ui| {
        saved::saved_ui(ui, ctx, state, &data.matrix);
        columns_ui(ui, ctx, &mut query);
        crossed_ui(ui, ctx, &mut query);
        rows_ui(ui, ctx, &mut query);
    });
    ui.horizontal_wrapped(|ui| {
        unit_ui(ui, ctx, &mut query);
        cells_ui(ui, ctx, state, query.unit);
        let mut below = query.counting == Counting::WithBelow;
        ui.checkbox(&mut below, ctx.say(words::WITH_BELOW));
        query.counting = if below { Counting::WithBelow } else { Counting::Own };
        ui.checkbox(&mut query.scope.everyone, ctx.say(words::EVERYONE));
        ui.checkbox(&mut state.arrangement.hide_empty, ctx.say(words::HIDE_EMPTY));
        filters::button_ui(ui, ctx, state, &query);
        export_ui(ui, ctx, state);
    });
    filters::filters_ui(ui, ctx, state, &mut query);
    if query != before {
        state.ask(query, &before);
    }
}

/// What a choice takes beside its words, in points.
const ARROW: f32 = 36.0;

/// Draws a choice with its label before it.
pub(super) fn combo_ui(ui: &mut Ui, ctx: &Ctx<'_>, label: Phrase, selected: &str, choices: impl FnOnce(&mut Ui)) {
    let font = fonts::regular(ctx.tokens.ui_size);
    let control = width_of(ui, selected, font.clone()).max(ui.spacing().combo_width) + ARROW;
    let label = label_ui(ui, ctx.tokens, ctx.say(label), font, control);
    let combo = ComboBox::from_id_salt(("matrix", label.id)).selected_text(selected).height(420.0);
    combo.show_ui(ui, choices).response.labelled_by(label.id);
    ui.add_space(6.0);
}

fn columns_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let name = |columns: &Columns| match columns {
        Columns::Attribute(name) | Columns::Crossed(name, _) => name.clone(),
        Columns::Documents => ctx.say(words::BY_DOCUMENT).to_owned(),
        Columns::Participants => ctx.say(words::BY_PARTICIPANT).to_owned(),
        Columns::Speakers => ctx.say(words::BY_SPEAKER).to_owned(),
        Columns::Coders => ctx.say(words::BY_CODER).to_owned(),
        Columns::Whole => ctx.say(words::ALL_TOGETHER).to_owned(),
    };
    combo_ui(ui, ctx, words::COLUMNS, &name(&query.columns), |ui| {
        let attributes = attributes(ctx).into_iter().map(Columns::Attribute);
        let others = [Columns::Documents, Columns::Participants, Columns::Speakers, Columns::Coders, Columns::Whole];
        for columns in attributes.chain(others) {
            let text = name(&columns);
            ui.selectable_value(&mut query.columns, columns, text);
        }
    });
}

/// Returns the names of the attributes, the viewpoint first.
pub(super) fn attributes(ctx: &Ctx<'_>) -> Vec<String> {
    let viewpoint = ctx.project.viewpoint.clone();
    let others = ctx.project.attributes().map(|a| a.name.clone()).filter(|a| Some(a) != viewpoint.as_ref());
    viewpoint.clone().into_iter().chain(others).collect()
}

/// Draws the choice of a second attribute, where the groups are values of a first one.
fn crossed_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let (first, second) = match &query.columns {
        Columns::Attribute(first) => (first.clone(), None),
        Columns::Crossed(first, second) => (first.clone(), Some(second.clone())),
        _ => return,
    };
    let nothing = ctx.say(words::NOT_CROSSED);
    let mut chosen = second.clone();
    combo_ui(ui, ctx, words::CROSSED, second.as_deref().unwrap_or(nothing), |ui| {
        ui.selectable_value(&mut chosen, None, nothing);
        for attribute in attributes(ctx).into_iter().filter(|attribute| *attribute != first) {
            ui.selectable_value(&mut chosen, Some(attribute.clone()), attribute);
        }
    });
    query.columns = match chosen {
        Some(second) => Columns::Crossed(first, second),
        None => Columns::Attribute(first),
    };
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let branch = |code| ctx.tongue.fill(words::BRANCH, &[("code", ctx.outline.path(code))]);
    let tree_name = |tree| ctx.project.tree_name(tree).to_owned();
    let name = match (query.themes, query.rows.within) {
        (true, _) => ctx.say(words::THEMES).to_owned(),
        (false, Rows::All) => ctx.say(words::ALL_CODES).to_owned(),
        (false, Rows::Tree(tree)) => tree_name(tree),
        (false, Rows::Branch(code)) => branch(code),
    };
    combo_ui(ui, ctx, words::ROWS, &name, |ui| {
        let mut chosen = (query.themes, query.rows.within);
        ui.selectable_value(&mut chosen, (false, Rows::All), ctx.say(words::ALL_CODES));
        if !ctx.project.comparison.themes().is_empty() {
            ui.selectable_value(&mut chosen, (true, Rows::All), ctx.say(words::THEMES));
        }
        let trees = ctx.project.trees();
        for tree in trees.iter().filter(|_| trees.len() > 1) {
            ui.selectable_value(&mut chosen, (false, Rows::Tree(tree.id)), &tree.name);
        }
        let tops = ctx.outline.rows.iter().filter(|row| row.depth == 0).map(|row| row.code);
        let current = ctx.code.filter(|code| ctx.outline.row(*code).is_some_and(|row| row.depth > 0));
        for code in current.into_iter().chain(tops) {
            ui.selectable_value(&mut chosen, (false, Rows::Branch(code)), branch(code));
        }
        (query.themes, query.rows.within) = chosen;
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

/// Draws what cells show, of what goes with the unit.
fn cells_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState, unit: Unit) {
    if !state.cells.fits(unit) {
        state.cells = CellShow::Counts;
    }
    combo_ui(ui, ctx, words::CELLS, ctx.say(words::cells(state.cells)), |ui| {
        for cells in CellShow::ALL.into_iter().filter(|cells| cells.fits(unit)) {
            ui.selectable_value(&mut state.cells, cells, ctx.say(words::cells(cells)));
        }
    });
}

fn export_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &MatrixState) {
    let button = ui.button((icon(icons::EXPORT, ctx.tokens.ui_size + 2.0), ctx.say(words::EXPORT)));
    let button = button.accessible_name(ctx.say(words::EXPORT));
    Popup::menu(&button).show(|ui| {
        for (phrase, tidy) in [(words::EXPORT_WIDE, false), (words::EXPORT_TIDY, true)] {
            if ui.button(ctx.say(phrase)).clicked() {
                ctx.send(Command::AskToExport(state.request(ctx.project, tidy)));
            }
        }
    });
}
