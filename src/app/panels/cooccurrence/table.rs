//! The table of pairs.

use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Id, Pos2, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::{Column, CooccurrenceData, CooccurrenceState, Figure, words};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::grid::{Cells, Grid, centred_ui, fits, text_ui};
use crate::app::widgets::shade;
use crate::app::words::Phrase;
use crate::model::CodeId;

const ROW: f32 = 27.0;
const HEAD: f32 = 36.0;
const NUMBER: f32 = 84.0;

/// What the head of groups side by side is higher.
const GROUP: f32 = 16.0;

/// Draws the table; a click or Enter opens the excerpts of both codes where they meet, or those of the one code that
/// the column is about.
pub(super) fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState, data: &CooccurrenceData) {
    let n_numbers = data.columns.len() - 1;
    let code = ((ui.available_width() - n_numbers as f32 * NUMBER) / 2.0).clamp(140.0, 340.0);
    let widths = std::iter::once(code).chain(std::iter::repeat_n(NUMBER, n_numbers)).collect();
    let mut cells = Pairs { ctx, data, state, widths, sort: None };
    let grid = Grid {
        salt: "pairs of codes",
        label: ctx.say(words::TITLE),
        row_height: ROW,
        head_height: if data.groups.len() > 1 { HEAD + GROUP } else { HEAD },
        first_width: code,
        line: Stroke::new(1.0, ctx.tokens.border),
        ground: ctx.tokens.paper.into(),
    };
    let mut cursor = state.cursor;
    let opened = grid.show(ui, &mut cursor, &mut cells);
    let sort = cells.sort;
    if let Some(cell) = opened {
        ctx.send(cells.opened(cell.row, cell.column));
    }
    state.cursor = cursor;
    if let Some(column) = sort {
        let arrangement = &mut state.arrangement;
        arrangement.ascending = arrangement.sorted == Some(column) && !arrangement.ascending;
        arrangement.sorted = Some(column);
    }
}

struct Pairs<'a> {
    ctx: &'a Ctx<'a>,
    data: &'a CooccurrenceData,
    state: &'a CooccurrenceState,
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
        let place = Id::unique(("head of pairs", column));
        let sense = ui.interact(rect.intersect(ui.clip_rect()), place, Sense::CLICK);
        let column = self.data.columns[column];
        let label = ctx.tongue.fill(words::SORT_BY, &[("column", &self.title(column))]);
        let name = ctx.say(title(column));
        sense.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &label));
        if sense.hovered() {
            ui.painter().rect_filled(rect.shrink(2.0), tokens.radius, Color32::from(tokens.hover));
        }
        let arrangement = &self.state.arrangement;
        let sorted = arrangement.sorted == Some(column);
        let arrow = if !sorted {
            ""
        } else if arrangement.ascending {
            " ↑"
        } else {
            " ↓"
        };
        let text = format!("{name}{arrow}");
        let ink = if sorted { tokens.text.into() } else { tokens.text_quiet.into() };
        match self.data.group(column) {
            None if column == Column::Other => {
                text_ui(ui, rect.left_center() + vec2(8.0, -8.0), rect.width() - 16.0, &text, self.head_face(), ink);
            }
            None => centred_ui(ui, rect, rect.center().y - 8.0, rect.width() - 8.0, &text, self.head_face(), ink),
            Some(group) => {
                centred_ui(ui, rect, rect.bottom() - 24.0, rect.width() - 8.0, &text, self.head_face(), ink);
                // The name of a group stands over both of its columns.
                if matches!(column, Column::Figure(_, Figure::Both)) {
                    let face = fonts::semibold(tokens.ui_size - 0.5);
                    text_ui(ui, rect.min + vec2(10.0, 5.0), 2.0 * NUMBER - 16.0, group, face, tokens.text.into());
                }
            }
        }
        if sense.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(label).clicked() {
            self.sort = Some(column);
        }
    }

    fn row_head_ui(&mut self, ui: &mut Ui, row: usize, rect: Rect, current: bool) {
        let code = self.codes(row)[0];
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
        let (tokens, i) = (self.ctx.tokens, self.data.shown[row]);
        let field = rect.shrink2(vec2(2.0, 1.5));
        if self.data.columns[column] == Column::Other {
            self.code_ui(ui, self.codes(row)[1], rect);
        } else {
            let ground = shade::ground(tokens, self.data.strength(i, column));
            ui.painter().rect_filled(field, CornerRadius::same(4), ground);
            let top = rect.center().y - tokens.ui_size * 0.6;
            let column = self.data.columns[column];
            let (face, ink) = match self.data.figure(i, column) {
                Some(_) => (fonts::medium(tokens.ui_size - 0.5), tokens.text),
                None => (fonts::regular(tokens.small_size), tokens.text_quiet),
            };
            centred_ui(ui, rect, top, rect.width(), &self.figure(i, column), face, ink.into());
        }
        if current {
            let edge = Stroke::new(2.0, tokens.link());
            ui.painter().rect_stroke(field, CornerRadius::same(4), edge, StrokeKind::Inside);
        }
    }

    fn cell_label(&self, row: usize, column: usize) -> String {
        let (i, column) = (self.data.shown[row], self.data.columns[column]);
        let pair = &self.data.pairs()[i];
        if column == Column::Other {
            return pair.b.clone();
        }
        let what = format!("{} {}", self.title(column), self.figure(i, column));
        self.ctx.tongue.fill(words::CELL, &[("a", &pair.a), ("b", &pair.b), ("what", &what)])
    }

    fn cell_tooltip_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let opens =
            self.code_of(row, column).map_or_else(|| self.ctx.say(words::OPENS_BOTH).to_owned(), |c| self.opens(c));
        ui.label(self.cell_label(row, column));
        ui.label(RichText::new(opens).color(self.ctx.tokens.text_quiet).small());
    }
}

impl Pairs<'_> {
    fn codes(&self, row: usize) -> [CodeId; 2] {
        self.data.pairs()[self.data.shown[row]].codes
    }

    /// Returns the code that a cell is about, nothing where it is about both.
    fn code_of(&self, row: usize, column: usize) -> Option<CodeId> {
        let [first, second] = self.codes(row);
        match self.data.columns[column] {
            Column::Other | Column::Figure(_, Figure::Second) => Some(second),
            Column::Figure(_, Figure::First) => Some(first),
            Column::Figure(_, Figure::Both | Figure::Coefficient) => None,
        }
    }

    /// Returns what a cell opens.
    fn opened(&self, row: usize, column: usize) -> Command {
        if let Some(code) = self.code_of(row, column) {
            return Command::ShowExcerptsOf(code);
        }
        let group = self.data.group(self.data.columns[column]);
        Command::ShowMeeting(Box::new(self.data.cell(self.codes(row), group)))
    }

    /// Returns what a column shows, with its group.
    fn title(&self, column: Column) -> String {
        let name = self.ctx.say(title(column));
        self.data.group(column).map_or_else(|| name.to_owned(), |group| format!("{group}, {name}"))
    }

    fn figure(&self, i: usize, column: Column) -> String {
        match (self.data.figure(i, column), column) {
            (None, Column::Figure(group, _)) if !self.is_used(group, i) => self.ctx.say(words::NOT_USED).to_owned(),
            (None, _) => self.ctx.say(words::OUT_OF_RANGE).to_owned(),
            (Some(c), Column::Figure(_, Figure::Coefficient)) => self.ctx.tongue.decimal(c, 2),
            (Some(n), _) => self.ctx.tongue.number(n as usize),
        }
    }

    /// Whether the group uses one of the codes of a pair.
    fn is_used(&self, group: usize, i: usize) -> bool {
        let pair = &self.data.groups[group].1.pairs[i];
        pair.n_a + pair.n_b > 0
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
        let (width, font) = (rect.width() - 33.0, fonts::regular(tokens.ui_size));
        // Where the path has no room, its last name says more than its first.
        let called = if fits(ui, &row.path, font.clone(), width) { &row.path } else { &row.name };
        text_ui(ui, at, width, called, font, tokens.text.into());
    }
}

fn title(column: Column) -> Phrase {
    match column {
        Column::Other => words::MEETS,
        Column::Figure(_, Figure::Both) => words::BOTH,
        Column::Figure(_, Figure::First) => words::FIRST,
        Column::Figure(_, Figure::Second) => words::SECOND,
        Column::Figure(_, Figure::Coefficient) => words::COEFFICIENT,
    }
}
