//! The rows: on how many units, how often used, and each figure, a dash where there is none.

use eframe::egui::{Align2, FontId, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::AgreementState;
use super::figure::Figure;
use super::measured::Row;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::list_focus::{list_focus_ui, moved, stepped};
use crate::app::widgets::{paint_cut, width_of};
use crate::app::words::agreement as say;

const ROW: f32 = 26.0;
/// What the names of codes take of the width.
const NAMES: f32 = 0.26;
/// What the columns of numbers take of what is left, after one another: units, uses, then the figures.
const NUMBERS: [f32; 7] = [0.1, 0.11, 0.1, 0.18, 0.235, 0.18, 0.095];

/// What stands between a head and the column before, and behind a cell.
const GAP: f32 = 20.0;

/// Narrower columns would run into one another; a narrower page shows the rest by scrolling.
const NARROWEST: f32 = 800.0;

pub(super) fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut AgreementState, rows: &[Row<'_>]) {
    let across = ScrollArea::horizontal().id_salt("columns of agreement").auto_shrink(false);
    across.show(ui, |ui| {
        ui.set_width(ui.available_width().max(NARROWEST));
        columns_ui(ui, ctx, state, rows);
    });
}

fn columns_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut AgreementState, rows: &[Row<'_>]) {
    let widths = widths(ui, ctx);
    head_ui(ui, ctx, &widths);
    let focus = list_focus_ui(ui, ctx.tokens, "agreement", ctx.say(say::AGREEMENT), &mut state.list_wanted);
    if focus.has_focus() {
        state.current = moved(state.current, stepped(ui), rows.len());
    }
    ScrollArea::vertical().id_salt("agreement").auto_shrink(false).show_rows(ui, ROW, rows.len(), |ui, range| {
        for i in range {
            if row_ui(ui, ctx, &rows[i], &widths, i == state.current) {
                state.current = i;
                focus.request_focus();
            }
        }
    });
}

fn heads(ctx: &Ctx<'_>) -> Vec<String> {
    let heads = [say::N_UNITS, say::N_USES].into_iter().chain(Figure::ALL.map(Figure::name));
    heads.map(|head| ctx.say(head).to_owned()).collect()
}

/// Returns how wide each column of numbers is: its share of the page, and never narrower than its head.
fn widths(ui: &Ui, ctx: &Ctx<'_>) -> Vec<f32> {
    let numbers = (1.0 - NAMES) * ui.available_width();
    let face = fonts::semibold(ctx.tokens.small_size);
    let heads = heads(ctx).into_iter().zip(NUMBERS);
    heads.map(|(head, share)| (share * numbers).max(width_of(ui, &head, face.clone()) + GAP)).collect()
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, widths: &[f32]) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::empty());
    cells_ui(ui, ctx, rect, ctx.say(say::CODE), (&heads(ctx), widths), &fonts::semibold(ctx.tokens.small_size));
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>, widths: &[f32], current: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 3.0), Sense::CLICK);
    let name = row.path.map_or_else(|| ctx.say(say::ALL_CODES).to_owned(), |path| path.replace('/', " › "));
    let label = label(ctx, row, &name);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, &label));
    if current || response.hovered() {
        let ground = if current { ctx.tokens.selected } else { ctx.tokens.hover };
        ui.painter().rect_filled(rect, ctx.tokens.radius, ground);
    }
    let counts = [row.figures.n_units, row.figures.n_uses].map(|n| ctx.tongue.number(n as usize));
    let figures = Figure::ALL.map(|figure| figure.shown(ctx.tongue, row));
    let cells: Vec<String> = counts.into_iter().chain(figures).collect();
    let face = if row.path.is_some() { fonts::regular } else { fonts::semibold };
    cells_ui(ui, ctx, rect, &indented(&name), (&cells, widths), &face(ctx.tokens.ui_size));
    let missing = missing(ctx, row);
    let response = if missing.is_empty() { response } else { response.on_hover_text(missing.join("\n")) };
    response.clicked()
}

/// Returns the name of a code below another alone, set in by how deep it stands; one at the top keeps its tree.
fn indented(path: &str) -> String {
    let parts: Vec<&str> = path.split(" › ").collect();
    match parts.as_slice() {
        [_, _, above @ .., name] => format!("{}{name}", "\u{2003}".repeat(above.len() + 1)),
        _ => path.to_owned(),
    }
}

/// Paints a name on the left and cells that end under one another.
fn cells_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, name: &str, (cells, widths): (&[String], &[f32]), face: &FontId) {
    let (y, ink) = (rect.center().y, ctx.tokens.text.into());
    let numbers = rect.right() - widths.iter().sum::<f32>();
    let left = pos2(rect.left() + 8.0, y);
    paint_cut(ui.painter(), left, numbers - left.x - 4.0, name, face.clone(), ink);
    let mut right = numbers;
    for (cell, width) in cells.iter().zip(widths) {
        right += width;
        ui.painter_at(rect).text(pos2(right - 10.0, y), Align2::RIGHT_CENTER, cell, face.clone(), ink);
    }
}

fn label(ctx: &Ctx<'_>, row: &Row<'_>, name: &str) -> String {
    let figure = |figure: Figure| {
        let value = figure.shown(ctx.tongue, row);
        ctx.tongue.fill(say::FIGURE, &[("name", ctx.say(figure.name())), ("value", &value)])
    };
    let figures = Figure::ALL.map(figure).join(", ");
    ctx.tongue.fill(say::ROW, &[("code", name), ("figures", &figures)])
}

/// Returns which figures of a row have no value, and why.
pub(super) fn missing(ctx: &Ctx<'_>, row: &Row<'_>) -> Vec<String> {
    let why = |figure: Figure| {
        let why = ctx.say(figure.why_not(row)?);
        Some(ctx.tongue.fill(say::MISSING, &[("name", ctx.say(figure.name())), ("why", why)]))
    };
    Figure::ALL.into_iter().filter_map(why).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::panels::testing::{Stage, window};
    use crate::model::testing::Fixture;

    #[test]
    fn heads_of_columns_do_not_run_into_one_another_in_either_language() {
        let fixture = || Fixture::of("U01: [Un toit|Lieu].");
        for stage in [Stage::of(fixture()), Stage::of(fixture()).in_french()] {
            let harness = window(stage, (Vec::new(), Vec::new()), |ui, ctx, (needed, given)| {
                ui.set_width(560.0);
                let face = fonts::semibold(ctx.tokens.small_size);
                *needed = heads(ctx).iter().map(|head| width_of(ui, head, face.clone())).collect::<Vec<f32>>();
                *given = widths(ui, ctx);
            });
            let (_, (needed, given)) = harness.state();
            assert_eq!(needed.len(), given.len());
            // A cell ends ten points before its column does.
            assert!(needed.iter().zip(given).all(|(needed, given)| needed + 10.0 < *given), "{needed:?} in {given:?}");
        }
    }
}
