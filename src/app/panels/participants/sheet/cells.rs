//! How the table of participants looks, cell by cell.

use eframe::egui::{Align2, Color32, CursorIcon, Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::say;
use super::heads::{column_head_ui, row_menu, sort_ui};
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::grid::{Cells, Chosen, Spot, text_ui};
use crate::app::words::common;
use crate::model::{Attribute, AttributeKind, Holder, ParticipantId};

/// The cells of the table, and what heads ask for while they are drawn.
pub struct PeopleCells<'a> {
    pub ctx: &'a Ctx<'a>,
    pub people: &'a [ParticipantId],
    pub attributes: &'a [&'a Attribute],
    pub widths: Vec<f32>,
    pub chosen: Chosen,
    /// Whether the table, or the field over a cell, has the keyboard.
    pub in_use: bool,
    /// Where the cell with the cursor is, once it is drawn.
    pub cursor_at: Option<Rect>,
    /// By which column the rows are to be sorted, the names without one, and whether from the end on.
    pub sorted: Option<(Option<usize>, bool)>,
    /// Which column is to be how wide.
    pub resized: Option<(usize, f32)>,
}

impl<'a> PeopleCells<'a> {
    /// Returns what a person has as an attribute, empty when nothing is known.
    pub fn value(&self, row: usize, column: usize) -> &'a str {
        let holder = Holder::Participant(self.people[row]);
        self.ctx.project.value(holder, &self.attributes[column].name).unwrap_or_default()
    }

    fn name(&self, row: usize) -> &'a str {
        self.ctx.project.participant_name(self.people[row])
    }

    /// Draws what lies under the words of a cell: whether it is chosen, the cursor, and the lines between cells.
    fn ground_ui(&mut self, ui: &Ui, spot: Spot, rect: Rect) {
        let tokens = self.ctx.tokens;
        let several = self.chosen.cursor != self.chosen.anchor;
        if several && self.chosen.holds(spot) {
            ui.painter().rect_filled(rect, 0.0, tokens.selected);
        }
        let line = Stroke::new(1.0, Color32::from(tokens.border).gamma_multiply(0.6));
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
        ui.painter().vline(rect.right(), rect.y_range(), line);
        if self.chosen.cursor == spot {
            self.cursor_at = Some(rect);
            let colour = if self.in_use { tokens.link() } else { tokens.edge() };
            ui.painter().rect_stroke(rect.shrink(1.0), 2.0, Stroke::new(2.0, colour), StrokeKind::Inside);
        }
    }

    /// Returns the people whose rows are chosen together with `row`, or that one alone.
    fn chosen_with(&self, row: usize) -> Vec<ParticipantId> {
        let rows = self.chosen.rows();
        match rows.contains(&row) {
            true => self.people[rows].to_vec(),
            false => vec![self.people[row]],
        }
    }
}

impl Cells for PeopleCells<'_> {
    fn n_rows(&self) -> usize {
        self.people.len()
    }

    fn column_widths(&self) -> &[f32] {
        &self.widths
    }

    fn senses(&self) -> Sense {
        Sense::CLICK | Sense::DRAG
    }

    fn corner_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let n = self.ctx.tongue.count(self.people.len(), common::ONE_PARTICIPANT, common::N_PARTICIPANTS);
        let inner = rect.shrink2(vec2(0.0, 3.0));
        let mut corner = ui.new_child(eframe::egui::UiBuilder::new().id_salt("corner").max_rect(inner));
        let button =
            eframe::egui::Button::new(super::super::heading(self.ctx, &n)).frame_when_inactive(false).truncate();
        let menu = eframe::egui::containers::menu::MenuButton::from_button(button);
        let (_, shown) = menu.ui(&mut corner, |ui| sort_ui(ui, self.ctx));
        if let Some(descending) = shown.and_then(|shown| shown.inner) {
            self.sorted = Some((None, descending));
        }
    }

    fn column_head_ui(&mut self, ui: &mut Ui, column: usize, rect: Rect) {
        if let Some(descending) = column_head_ui(ui, self.ctx, self.attributes[column], rect) {
            self.sorted = Some((Some(column), descending));
        }
        let edge = Rect::from_min_max(pos2(rect.right() - 4.0, rect.top()), pos2(rect.right() + 3.0, rect.bottom()));
        let id = Id::unique(("edge of", &self.attributes[column].name));
        let edge = ui.interact(edge, id, Sense::DRAG).on_hover_cursor(CursorIcon::ResizeHorizontal);
        if edge.dragged() {
            self.resized = Some((column, (self.widths[column] + edge.drag_delta().x).clamp(50.0, 600.0)));
        }
    }

    fn row_head_ui(&mut self, ui: &mut Ui, row: usize, rect: Rect, _: bool) {
        self.ground_ui(ui, Spot { row, column: 0 }, rect);
        let face = fonts::medium(self.ctx.tokens.ui_size);
        let at = pos2(rect.left() + 8.0, rect.center().y - self.ctx.tokens.ui_size * 0.62);
        text_ui(ui, at, rect.width() - 14.0, self.name(row), face, self.ctx.tokens.text.into());
    }

    fn cell_ui(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect, _: bool) {
        self.ground_ui(ui, Spot { row, column: column + 1 }, rect);
        let (value, attribute, tokens) = (self.value(row, column), self.attributes[column], self.ctx.tokens);
        if value.is_empty() {
            return;
        }
        let colour = match () {
            () if !attribute.kind.takes(value) => tokens.warning,
            () if self.ctx.project.typologies.contains_key(&attribute.name) => tokens.text_quiet,
            () => tokens.text,
        };
        let face = fonts::regular(tokens.ui_size);
        if attribute.kind == AttributeKind::Number {
            let at = pos2(rect.right() - 8.0, rect.center().y);
            ui.painter_at(rect).text(at, Align2::RIGHT_CENTER, value, face, colour.into());
            return;
        }
        let at = pos2(rect.left() + 8.0, rect.center().y - tokens.ui_size * 0.62);
        let one_line = value.split_whitespace().collect::<Vec<_>>().join(" ");
        text_ui(ui, at, rect.width() - 14.0, &one_line, face, colour.into());
    }

    fn cell_label(&self, row: usize, column: usize) -> String {
        let words = [("attribute", self.attributes[column].name.as_str()), ("name", self.name(row))];
        match self.value(row, column) {
            "" => self.ctx.tongue.fill(say::EMPTY_CELL, &words),
            value => format!("{}: {value}", self.ctx.tongue.fill(say::CELL, &words)),
        }
    }

    fn cell_tooltip_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let (value, attribute) = (self.value(row, column), self.attributes[column]);
        ui.set_max_width(420.0);
        if !attribute.kind.takes(value) {
            ui.label(
                self.ctx.tongue.fill(say::MISFIT, &[("kind", self.ctx.say(super::super::kind_name(&attribute.kind)))]),
            );
        }
        ui.label(if value.is_empty() { self.ctx.say(say::NOTHING_KNOWN) } else { value });
    }

    fn has_tooltip(&self, row: usize, column: usize, width: f32) -> bool {
        let value = self.value(row, column);
        // A letter is about half as wide as it is high.
        let is_cut =
            value.contains('\n') || value.chars().count() as f32 * self.ctx.tokens.ui_size * 0.5 > width - 14.0;
        is_cut || !self.attributes[column].kind.takes(value)
    }

    fn row_head_label(&self, row: usize) -> Option<String> {
        Some(self.name(row).to_owned())
    }

    fn row_menu(&mut self, head: &Response, row: usize, has_keys: bool) {
        row_menu(head, has_keys, self.ctx, self.people[row], &self.chosen_with(row));
    }
}
