//! A table whose head and first column stay in sight while the rest scrolls both ways. Only visible cells are drawn; a
//! cell cursor moves with the arrow keys, and Enter opens the cell under it.

mod chosen;

pub use chosen::{Chosen, Size, Spot};

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Color32, EventFilter, FontId, Galley, Id, IdSalt, Key, Modifiers, Pos2, Rect, Response, Role, ScrollArea, Sense,
    Stroke, Ui, UiBuilder, Vec2, WidgetInfo, scroll_area, vec2,
};

/// What a [`Grid`] shows.
pub trait Cells {
    /// Returns how many rows there are.
    fn n_rows(&self) -> usize;
    /// Returns how wide each column is, in points.
    fn column_widths(&self) -> &[f32];
    /// Draws the field above the first column.
    fn corner_ui(&mut self, ui: &mut Ui, rect: Rect);
    /// Draws the head of a column.
    fn column_head_ui(&mut self, ui: &mut Ui, column: usize, rect: Rect);
    /// Draws the head of a row; `current` when the cell cursor is in it.
    fn row_head_ui(&mut self, ui: &mut Ui, row: usize, rect: Rect, current: bool);
    /// Draws a cell; `current` when the cell cursor is on it and the grid has the focus.
    fn cell_ui(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect, current: bool);
    /// Returns what a screen reader says about a cell.
    fn cell_label(&self, row: usize, column: usize) -> String;
    /// Adds to the tooltip of a cell.
    fn cell_tooltip_ui(&self, ui: &mut Ui, row: usize, column: usize);
    /// Whether there is more to say of a cell than it shows in that width.
    fn has_tooltip(&self, _row: usize, _column: usize, _width: f32) -> bool {
        true
    }
    /// Returns what a screen reader says about the head of a row where that is a cell too.
    fn row_head_label(&self, _row: usize) -> Option<String> {
        None
    }
    /// Returns what cells answer to.
    fn senses(&self) -> Sense {
        Sense::CLICK
    }
    /// Draws the menu of a row whose head is a cell; the keyboard opens it when the cursor is in the row.
    fn row_menu(&mut self, _head: &Response, _row: usize, _has_keys: bool) {}
}

/// A cell that the pointer touches; without a column, the head of its row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// From the top.
    pub row: usize,
    /// From the left, nothing for the first column.
    pub column: Option<usize>,
}

/// What the pointer does to the cells of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Touched {
    /// The button went down there.
    pub pressed: Option<Place>,
    /// The pointer is there while the button is held.
    pub dragged: Option<Place>,
    /// The cell was clicked.
    pub clicked: Option<Place>,
    /// The cell was clicked twice.
    pub doubled: Option<Place>,
}

/// The measures of a table.
#[derive(Clone, Copy, Debug)]
pub struct Grid<'a> {
    /// Tells tables apart.
    pub salt: &'a str,
    /// What a screen reader calls it.
    pub label: &'a str,
    /// Height of a row in points.
    pub row_height: f32,
    /// Height of the head in points.
    pub head_height: f32,
    /// Width of the first column in points.
    pub first_width: f32,
    /// The lines under the head and beside the first column.
    pub line: Stroke,
    /// What lies under head and first column.
    pub ground: Color32,
}

/// The cell cursor.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct CellCursor {
    /// From the top.
    pub row: usize,
    /// From the left, the first column not counted.
    pub column: usize,
}

impl Grid<'_> {
    /// Draws the table and returns the cell that was opened by a click or Enter.
    pub fn show(&self, ui: &mut Ui, cursor: &mut CellCursor, cells: &mut impl Cells) -> Option<CellCursor> {
        let focus = self.focus_ui(ui);
        let moved = self.move_cursor(ui, &focus, cursor, cells);
        let mut opened = entered(ui, &focus).then_some(*cursor);
        let touched = self.body_ui(ui, &focus, *cursor, moved, cells);
        if let Some(Place { row, column: Some(column) }) = touched.clicked {
            *cursor = CellCursor { row, column };
            opened = Some(*cursor);
            focus.request_focus();
        }
        opened
    }

    /// Returns what has the keyboard when the table has it.
    pub fn focus_ui(&self, ui: &mut Ui) -> Response {
        let bounds = ui.available_rect_before_wrap();
        let id = ui.make_persistent_id(IdSalt::new((self.salt, "focus")));
        let focus = ui.interact(bounds, id, Sense::FOCUSABLE);
        focus.widget_info(|| WidgetInfo::labeled(Role::Table, true, self.label));
        focus
    }

    /// Draws the table with the cursor in sight when it moved, and returns what the pointer does to the cells.
    pub fn body_ui(
        &self,
        ui: &mut Ui,
        focus: &Response,
        cursor: CellCursor,
        moved: bool,
        cells: &mut impl Cells,
    ) -> Touched {
        let bounds = ui.available_rect_before_wrap();
        let lefts = lefts(cells.column_widths());
        let size = vec2(
            self.first_width + lefts.last().copied().unwrap_or_default(),
            self.head_height + self.row_height * cells.n_rows() as f32,
        );
        let mut area = ScrollArea::both().auto_shrink(false).id_salt(self.salt);
        if moved && let Some(offset) = self.offset_that_shows(ui, cursor, &lefts, bounds.size()) {
            area = area.scroll_offset(offset);
        }
        let mut touched = Touched::default();
        area.show_viewport(ui, |ui, viewport| {
            ui.set_min_size(size);
            let seen = Seen {
                window: Rect::from_min_size(ui.max_rect().min + viewport.min.to_vec2(), viewport.size()),
                offset: viewport.min,
                lefts: &lefts,
            };
            let cursor = focus.has_focus().then_some(cursor);
            self.cells_ui(ui, &seen, cursor, cells, &mut touched);
            self.heads_ui(ui, &seen, cursor, cells, &mut touched);
        });
        touched
    }

    fn move_cursor(&self, ui: &Ui, focus: &Response, cursor: &mut CellCursor, cells: &impl Cells) -> bool {
        let (n_rows, n_columns) = (cells.n_rows(), cells.column_widths().len());
        cursor.row = cursor.row.min(n_rows.saturating_sub(1));
        cursor.column = cursor.column.min(n_columns.saturating_sub(1));
        if !focus.has_focus() {
            return false;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(focus.id, filter));
        let page = ((ui.available_height() / self.row_height) as usize).max(1);
        let before = *cursor;
        ui.input_mut(|input| {
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key);
            let down = pressed(Key::ArrowDown) + page * pressed(Key::PageDown);
            let up = pressed(Key::ArrowUp) + page * pressed(Key::PageUp);
            cursor.row = (cursor.row + down).saturating_sub(up).min(n_rows.saturating_sub(1));
            let (right, left) = (pressed(Key::ArrowRight), pressed(Key::ArrowLeft));
            cursor.column = (cursor.column + right).saturating_sub(left).min(n_columns.saturating_sub(1));
        });
        before != *cursor
    }

    fn offset_that_shows(&self, ui: &Ui, cursor: CellCursor, lefts: &[f32], window: Vec2) -> Option<Vec2> {
        let id = ui.make_persistent_id(IdSalt::new(self.salt));
        let now = scroll_area::State::load(ui.ctx(), id)?.clamped_offset();
        let (top, height) = (cursor.row as f32 * self.row_height, window.y - self.head_height);
        let (left, right) = (*lefts.get(cursor.column)?, *lefts.get(cursor.column + 1)?);
        let width = window.x - self.first_width;
        Some(vec2(into_view(now.x, left, right, width), into_view(now.y, top, top + self.row_height, height)))
    }

    fn cells_ui(
        &self,
        ui: &mut Ui,
        seen: &Seen<'_>,
        cursor: Option<CellCursor>,
        cells: &mut impl Cells,
        touched: &mut Touched,
    ) {
        let body = Rect::from_min_max(seen.window.min + vec2(self.first_width, self.head_height), seen.window.max);
        let within = ui.clip_rect().intersect(body);
        let mut body_ui = ui.new_child(UiBuilder::new().id_salt((self.salt, "body")));
        body_ui.set_clip_rect(within);
        for row in self.rows_seen(seen, cells.n_rows()) {
            for column in seen.columns(self.first_width) {
                let rect = self.cell_rect(seen, row, column);
                let id = Id::unique((self.salt, "cell", row, column));
                let response = body_ui.interact(rect.intersect(within), id, cells.senses());
                let here = CellCursor { row, column };
                cells.cell_ui(&mut body_ui, row, column, rect, cursor == Some(here));
                response.widget_info(|| {
                    let label = cells.cell_label(row, column);
                    WidgetInfo::labeled(Role::Cell, true, label)
                });
                self.note_touch(&response, seen, cells.n_rows(), Place { row, column: Some(column) }, touched);
                if response.hovered() && cells.has_tooltip(row, column, rect.width()) {
                    response.on_hover_ui(|ui| cells.cell_tooltip_ui(ui, row, column));
                }
            }
        }
    }

    fn note_touch(&self, response: &Response, seen: &Seen<'_>, n_rows: usize, here: Place, touched: &mut Touched) {
        let note = |happened: bool, place: &mut Option<Place>| {
            if happened {
                *place = Some(here);
            }
        };
        let pressed = response.ctx.input(|i| i.pointer.primary_pressed());
        note(pressed && response.contains_pointer(), &mut touched.pressed);
        note(response.clicked(), &mut touched.clicked);
        note(response.double_clicked(), &mut touched.doubled);
        if response.dragged() {
            touched.dragged = response.interact_pointer_pos().and_then(|at| self.place_at(seen, n_rows, at));
        }
    }

    /// Returns the cell nearest to a point.
    fn place_at(&self, seen: &Seen<'_>, n_rows: usize, at: Pos2) -> Option<Place> {
        let inner = at - seen.window.min + seen.offset.to_vec2() - vec2(self.first_width, self.head_height);
        let row = (inner.y / self.row_height).max(0.0) as usize;
        let row = row.min(n_rows.checked_sub(1)?);
        let in_first = at.x < seen.window.min.x + self.first_width;
        let column = seen.lefts.partition_point(|left| *left <= inner.x).saturating_sub(1);
        let column = column.min(seen.lefts.len().saturating_sub(2));
        Some(Place { row, column: (!in_first && seen.lefts.len() > 1).then_some(column) })
    }

    fn heads_ui(
        &self,
        ui: &mut Ui,
        seen: &Seen<'_>,
        cursor: Option<CellCursor>,
        cells: &mut impl Cells,
        touched: &mut Touched,
    ) {
        let clip = ui.clip_rect();
        let window = seen.window;
        let corner = Rect::from_min_size(window.min, vec2(self.first_width, self.head_height));
        let first = Rect::from_min_max(corner.left_bottom(), Pos2::new(corner.right(), window.bottom()));
        let head = Rect::from_min_max(corner.right_top(), Pos2::new(window.right(), corner.bottom()));
        for rect in [first, head, corner] {
            ui.painter().rect_filled(rect, 0.0, self.ground);
        }
        ui.scope(|ui| {
            ui.set_clip_rect(clip.intersect(first));
            for row in self.rows_seen(seen, cells.n_rows()) {
                let y = self.cell_rect(seen, row, 0).top();
                let rect = Rect::from_min_size(Pos2::new(first.left(), y), vec2(self.first_width, self.row_height));
                if let Some(label) = cells.row_head_label(row) {
                    let id = Id::unique((self.salt, "row head", row));
                    let within = rect.intersect(ui.clip_rect());
                    let response = ui.interact(within, id, cells.senses());
                    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &label));
                    self.note_touch(&response, seen, cells.n_rows(), Place { row, column: None }, touched);
                    cells.row_menu(&response, row, cursor.is_some_and(|c| c.row == row));
                }
                cells.row_head_ui(ui, row, rect, cursor.is_some_and(|c| c.row == row));
            }
            ui.set_clip_rect(clip.intersect(head));
            for column in seen.columns(self.first_width) {
                let cell = self.cell_rect(seen, 0, column);
                let rect =
                    Rect::from_min_size(Pos2::new(cell.left(), head.top()), vec2(cell.width(), self.head_height));
                cells.column_head_ui(ui, column, rect);
            }
            ui.set_clip_rect(clip.intersect(corner));
            cells.corner_ui(ui, corner);
        });
        ui.painter().hline(window.x_range(), corner.bottom(), self.line);
        ui.painter().vline(corner.right(), window.y_range(), self.line);
    }

    fn rows_seen(&self, seen: &Seen<'_>, n_rows: usize) -> std::ops::Range<usize> {
        let first = (seen.offset.y / self.row_height).floor().max(0.0) as usize;
        let n = ((seen.window.height() - self.head_height) / self.row_height).ceil().max(0.0) as usize + 1;
        first.min(n_rows)..(first + n).min(n_rows)
    }

    fn cell_rect(&self, seen: &Seen<'_>, row: usize, column: usize) -> Rect {
        let at = |column: usize| seen.lefts.get(column).copied().unwrap_or_default();
        let origin = seen.window.min + vec2(self.first_width, self.head_height) - seen.offset.to_vec2();
        let top = origin.y + row as f32 * self.row_height;
        Rect::from_min_max(
            Pos2::new(origin.x + at(column), top),
            Pos2::new(origin.x + at(column + 1), top + self.row_height),
        )
    }
}

/// The part of the table that is in the window.
struct Seen<'a> {
    window: Rect,
    offset: Pos2,
    /// Where each column begins, and the end of the last.
    lefts: &'a [f32],
}

impl Seen<'_> {
    fn columns(&self, first_width: f32) -> std::ops::Range<usize> {
        let n = self.lefts.len().saturating_sub(1);
        let right = self.offset.x + self.window.width() - first_width;
        let first = self.lefts.partition_point(|left| *left <= self.offset.x).saturating_sub(1);
        let end = self.lefts.partition_point(|left| *left < right);
        first.min(n)..end.min(n).max(first.min(n))
    }
}

fn lefts(widths: &[f32]) -> Vec<f32> {
    let mut left = 0.0;
    let ends = widths.iter().map(|width| {
        left += width;
        left
    });
    std::iter::once(0.0).chain(ends).collect()
}

fn into_view(offset: f32, start: f32, end: f32, window: f32) -> f32 {
    if start < offset {
        start
    } else if end > offset + window {
        (end - window).min(start)
    } else {
        offset
    }
}

fn entered(ui: &Ui, focus: &Response) -> bool {
    focus.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
}

/// Draws `text` in one line, cut where `width` ends, and returns how wide it came out.
pub fn text_ui(ui: &Ui, at: Pos2, width: f32, text: &str, font: FontId, colour: Color32) -> f32 {
    let galley = cut(ui, text, font, colour, width);
    let drawn = galley.size().x;
    ui.painter().galley(at, galley, colour);
    drawn
}

/// Draws `text` in one line in the middle of `rect`, cut where `width` ends.
pub fn centred_ui(ui: &Ui, rect: Rect, top: f32, width: f32, text: &str, font: FontId, colour: Color32) {
    let galley = cut(ui, text, font, colour, width);
    ui.painter().galley(Pos2::new(rect.center().x - galley.size().x / 2.0, top), galley, colour);
}

/// Whether `text` stands in one line of `width` uncut.
pub fn fits(ui: &Ui, text: &str, font: FontId, width: f32) -> bool {
    !cut(ui, text, font, Color32::PLACEHOLDER, width).elided
}

/// Returns `text` in one line, cut where `width` ends.
fn cut(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, colour));
    job.wrap = TextWrapping::truncate_at_width(width.max(10.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_outside_of_the_window_is_brought_to_its_nearer_edge() {
        assert_eq!(into_view(100.0, 40.0, 60.0, 200.0), 40.0);
        assert_eq!(into_view(100.0, 310.0, 340.0, 200.0), 140.0);
        assert_eq!(into_view(100.0, 150.0, 180.0, 200.0), 100.0);
    }

    #[test]
    fn columns_begin_where_the_one_before_ends() {
        assert_eq!(lefts(&[50.0, 70.0]), [0.0, 50.0, 120.0]);
    }
}
