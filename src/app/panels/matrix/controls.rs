//! What is counted, of which groups and codes, and how its cells are shown. Restrictions stand in `filters.rs`.

use eframe::egui::{ComboBox, Popup, Ui};

use super::{MatrixData, MatrixState, filters, saved, words};
use crate::analysis::{CellShow, Columns, Counting, MatrixQuery, Rows, Unit};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::theme::icons::{self, icon};
use crate::app::widgets::entries::choose_ui;
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

/// Draws a choice with its label before it. The choices are asked for while it is open.
pub(super) fn choice_ui<T: PartialEq>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    label: Phrase,
    now: &mut T,
    choices: impl FnOnce() -> Vec<T>,
    name: impl Fn(&T) -> String,
) {
    let font = fonts::regular(ctx.tokens.ui_size);
    let selected = name(now);
    let control = width_of(ui, &selected, font.clone()).max(ui.spacing().combo_width) + ARROW;
    let label = label_ui(ui, ctx.tokens, ctx.say(label), font, control);
    let combo = ComboBox::from_id_salt(("matrix", label.id)).selected_text(selected);
    choose_ui(ui, combo, ctx.find_entry(), now, choices, name).labelled_by(label.id);
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
    let choices = || {
        let attributes = attributes(ctx).into_iter().map(Columns::Attribute);
        let others = [Columns::Documents, Columns::Participants, Columns::Speakers, Columns::Coders, Columns::Whole];
        attributes.chain(others).collect()
    };
    choice_ui(ui, ctx, words::COLUMNS, &mut query.columns, choices, name);
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
    let mut chosen = second;
    let others = || {
        let others = attributes(ctx).into_iter().filter(|attribute| *attribute != first);
        std::iter::once(None).chain(others.map(Some)).collect()
    };
    let name = |second: &Option<String>| second.clone().unwrap_or_else(|| ctx.say(words::NOT_CROSSED).to_owned());
    choice_ui(ui, ctx, words::CROSSED, &mut chosen, others, name);
    query.columns = match chosen {
        Some(second) => Columns::Crossed(first, second),
        None => Columns::Attribute(first),
    };
}

fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let name = |(themes, within): &(bool, Rows)| match (themes, *within) {
        (true, _) => ctx.say(words::THEMES).to_owned(),
        (false, Rows::All) => ctx.say(words::ALL_CODES).to_owned(),
        (false, Rows::Tree(tree)) => ctx.project.tree_name(tree).to_owned(),
        (false, Rows::Branch(code)) => ctx.tongue.fill(words::BRANCH, &[("code", ctx.outline.path(code))]),
    };
    let choices = || {
        let themes = (!ctx.project.comparison.themes().is_empty()).then_some((true, Rows::All));
        let trees = ctx.project.trees();
        let trees = trees.iter().filter(|_| trees.len() > 1).map(|tree| Rows::Tree(tree.id));
        let tops = ctx.outline.rows.iter().filter(|row| row.depth == 0).map(|row| row.code);
        let current = ctx.code.filter(|code| ctx.outline.row(*code).is_some_and(|row| row.depth > 0));
        let branches = current.into_iter().chain(tops).map(Rows::Branch);
        let within = trees.chain(branches).map(|within| (false, within));
        std::iter::once((false, Rows::All)).chain(themes).chain(within).collect()
    };
    let mut chosen = (query.themes, query.rows.within);
    choice_ui(ui, ctx, words::ROWS, &mut chosen, choices, name);
    (query.themes, query.rows.within) = chosen;
}

fn unit_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let units = || vec![Unit::Participants, Unit::Documents, Unit::Excerpts, Unit::Words];
    let name = |unit: &Unit| ctx.say(words::unit(*unit)).to_owned();
    choice_ui(ui, ctx, words::UNIT, &mut query.unit, units, name);
}

/// Draws what cells show, of what goes with the unit.
fn cells_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState, unit: Unit) {
    if !state.cells.fits(unit) {
        state.cells = CellShow::Counts;
    }
    let fitting = || CellShow::ALL.into_iter().filter(|cells| cells.fits(unit)).collect();
    let name = |cells: &CellShow| ctx.say(words::cells(*cells)).to_owned();
    choice_ui(ui, ctx, words::CELLS, &mut state.cells, fitting, name);
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
