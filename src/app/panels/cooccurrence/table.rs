//! The table of pairs.

use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Id, Pos2, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::{Column, CooccurrenceData, CooccurrenceState, words};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::grid::{Cells, Grid, centred_ui, text_ui};
use crate::app::widgets::shade;
use crate::app::words::Phrase;
use crate::model::CodeId;

const ROW: f32 = 27.0;
const HEAD: f32 = 36.0;
const NUMBER: f32 = 84.0;

/// Draws the table; a click or Enter opens the excerpts of the code in that column, of the first code in the others.
pub(super) fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState, data: &CooccurrenceData) {
    let code = ((ui.available_width() - 4.0 * NUMBER) / 2.0).clamp(140.0, 340.0);
    let mut cells =
        Pairs { ctx, data, state: &state.arrangement, widths: vec![code, NUMBER, NUMBER, NUMBER, NUMBER], sort: None };
    let grid = Grid {
        salt: "pairs of codes",
        label: ctx.say(words::TITLE),
        row_height: ROW,
        head_height: HEAD,
        first_width: code,
        line: Stroke::new(1.0, ctx.tokens.border),
        ground: ctx.tokens.paper.into(),
    };
    let opened = grid.show(ui, &mut state.cursor, &mut cells);
    let sort = cells.sort;
    if let Some(cell) = opened {
        ctx.send(Command::ShowExcerptsOf(code_of(data, cell.row, cell.column)));
    }
    if let Some(column) = sort {
        let arrangement = &mut state.arrangement;
        arrangement.ascending = arrangement.sorted == Some(column) && !arrangement.ascending;
        arrangement.sorted = Some(column);
    }
}

struct Pairs<'a> {
    ctx: &'a Ctx<'a>,
    data: &'a CooccurrenceData,
    state: &'a super::Arrangement,
    widths: Vec<f32>,
    sort: Option<Column>,
}

impl Cells for Pairs<'_> {
    fn n_rows(&self) -> usize {
        self.data.shown.len()
    }

    fn column_widths(&self) -> &[f32] {
        &self.widths
    }

    fn corner_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let at = rect.left_center() + vec2(8.0, -8.0);
        text_ui(
            ui,
            at,
            rect.width() - 16.0,
            self.ctx.say(words::CODE),
            self.head_face(),
            self.ctx.tokens.text_quiet.into(),
        );
    }

    fn column_head_ui(&mut self, ui: &mut Ui, column: usize, rect: Rect) {
        let (ctx, tokens) = (self.ctx, self.ctx.tokens);
        let column = Column::ALL[column];
        let sense =
            ui.interact(rect.intersect(ui.clip_rect()), Id::unique(("head of pairs", column as u8)), Sense::CLICK);
        let name = ctx.say(title(column));
        let label = ctx.tongue.fill(words::SORT_BY, &[("column", name)]);
        sense.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &label));
        if sense.hovered() {
            ui.painter().rect_filled(rect.shrink(2.0), tokens.radius, Color32::from(tokens.hover));
        }
        let sorted = self.state.sorted == Some(column);
        let arrow = if !sorted {
            ""
        } else if self.state.ascending {
            " ↑"
        } else {
            " ↓"
        };
        let text = format!("{name}{arrow}");
        let ink = if sorted { tokens.text.into() } else { tokens.text_quiet.into() };
        if column == Column::Other {
            text_ui(ui, rect.left_center() + vec2(8.0, -8.0), rect.width() - 16.0, &text, self.head_face(), ink);
        } else {
            centred_ui(ui, rect, rect.center().y - 8.0, rect.width() - 8.0, &text, self.head_face(), ink);
        }
        if sense.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(label).clicked() {
            self.sort = Some(column);
        }
    }

    fn row_head_ui(&mut self, ui: &mut Ui, row: usize, rect: Rect, current: bool) {
        let code = self.data.found.pairs[self.data.shown[row]].codes[0];
        let id = Id::unique(("first of pair", row));
        let sense =
            ui.interact(rect.intersect(ui.clip_rect()), id, Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
        sense.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, self.ctx.outline.path(code)));
        if current || sense.hovered() {
            let ground = Color32::from(self.ctx.tokens.hover);
            ui.painter().rect_filled(rect.shrink2(vec2(2.0, 1.0)), self.ctx.tokens.radius, ground);
        }
        self.code_ui(ui, code, rect);
        if sense.on_hover_text(self.opens(code)).clicked() {
            self.ctx.send(Command::ShowExcerptsOf(code));
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect, current: bool) {
        let (tokens, column, i) = (self.ctx.tokens, Column::ALL[column], self.data.shown[row]);
        let field = rect.shrink2(vec2(2.0, 1.5));
        if column == Column::Other {
            self.code_ui(ui, self.data.found.pairs[i].codes[1], rect);
        } else {
            let ground = shade::ground(tokens, self.data.strength(i, column));
            ui.painter().rect_filled(field, CornerRadius::same(4), ground);
            let top = rect.center().y - tokens.ui_size * 0.6;
            let face = fonts::medium(tokens.ui_size - 0.5);
            centred_ui(ui, rect, top, rect.width(), &self.figure(i, column), face, tokens.text.into());
        }
        if current {
            let edge = Stroke::new(2.0, tokens.link());
            ui.painter().rect_stroke(field, CornerRadius::same(4), edge, StrokeKind::Inside);
        }
    }

    fn cell_label(&self, row: usize, column: usize) -> String {
        let (i, column) = (self.data.shown[row], Column::ALL[column]);
        let pair = &self.data.found.pairs[i];
        if column == Column::Other {
            return pair.b.clone();
        }
        let what = format!("{} {}", self.ctx.say(title(column)), self.figure(i, column));
        self.ctx.tongue.fill(words::CELL, &[("a", &pair.a), ("b", &pair.b), ("what", &what)])
    }

    fn cell_tooltip_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let code = code_of(self.data, row, column);
        ui.label(self.cell_label(row, column));
        ui.label(RichText::new(self.opens(code)).color(self.ctx.tokens.text_quiet).small());
    }
}

impl Pairs<'_> {
    fn figure(&self, i: usize, column: Column) -> String {
        match self.data.figure(i, column) {
            None => self.ctx.say(words::OUT_OF_RANGE).to_owned(),
            Some(c) if column == Column::Coefficient => self.ctx.tongue.decimal(c, 2),
            Some(n) => self.ctx.tongue.number(n as usize),
        }
    }

    fn head_face(&self) -> eframe::egui::FontId {
        fonts::medium(self.ctx.tokens.ui_size - 1.0)
    }

    fn opens(&self, code: CodeId) -> String {
        self.ctx.tongue.fill(words::OPENS, &[("code", self.ctx.outline.path(code))])
    }

    fn code_ui(&self, ui: &Ui, code: CodeId, rect: Rect) {
        let tokens = self.ctx.tokens;
        let Some(row) = self.ctx.outline.row(code) else { return };
        ui.painter().circle_filled(rect.left_center() + vec2(13.0, 0.0), 4.5, tokens.code_paint(row.colour).strong);
        let at = Pos2::new(rect.left() + 25.0, rect.center().y - tokens.ui_size * 0.62);
        text_ui(ui, at, rect.width() - 33.0, &row.path, fonts::regular(tokens.ui_size), tokens.text.into());
    }
}

fn title(column: Column) -> Phrase {
    match column {
        Column::Other => words::MEETS,
        Column::Both => words::BOTH,
        Column::First => words::FIRST,
        Column::Second => words::SECOND,
        Column::Coefficient => words::COEFFICIENT,
    }
}

/// Returns the code whose excerpts a cell opens: the other in its column, else the first.
fn code_of(data: &CooccurrenceData, row: usize, column: usize) -> CodeId {
    data.found.pairs[data.shown[row]].codes[usize::from(Column::ALL[column] == Column::Other)]
}
