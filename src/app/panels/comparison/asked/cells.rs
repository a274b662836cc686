//! How the table of questions looks, cell by cell: what somebody said is strong, what follows by itself is quiet.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Color32, CursorIcon, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::analysis::{AskedGrid, AskedMark};
use crate::app::context::Ctx;
use crate::app::panels::asked_mark::{mark_reason, mark_words};
use crate::app::theme::fonts;
use crate::app::widgets::grid::{Cells, Chosen, Spot, centred_ui, text_ui};
use crate::app::widgets::shade;
use crate::app::words::asked as say;

pub(super) struct AskedCells<'a> {
    pub ctx: &'a Ctx<'a>,
    pub grid: &'a AskedGrid,
    pub widths: Vec<f32>,
    pub chosen: Chosen,
    /// Whether the table has the keyboard.
    pub in_use: bool,
    /// The column whose head was clicked.
    pub whole: Option<usize>,
}

impl Cells for AskedCells<'_> {
    fn n_rows(&self) -> usize {
        self.grid.documents.len()
    }

    fn column_widths(&self) -> &[f32] {
        &self.widths
    }

    fn senses(&self) -> Sense {
        Sense::CLICK | Sense::DRAG
    }

    fn corner_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let face = fonts::medium(self.ctx.tokens.ui_size - 1.0);
        let at = rect.left_bottom() + vec2(8.0, -24.0);
        text_ui(ui, at, rect.width() - 16.0, self.ctx.say(say::DOCUMENT), face, self.ctx.tokens.text_quiet.into());
    }

    fn column_head_ui(&mut self, ui: &mut Ui, column: usize, rect: Rect) {
        let (tokens, path) = (self.ctx.tokens, &self.grid.questions[column].1);
        let name = path.rsplit('/').next().unwrap_or(path);
        let head = ui.interact(rect.intersect(ui.clip_rect()), Id::unique(("question", column)), Sense::CLICK);
        head.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, path));
        if head.hovered() {
            ui.painter().rect_filled(rect.shrink(2.0), tokens.radius, Color32::from(tokens.hover));
        }
        let face = TextFormat::simple(fonts::semibold(tokens.small_size), tokens.text.into());
        let mut job = LayoutJob::single_section(name.to_owned(), face);
        job.wrap = TextWrapping { max_width: rect.width() - 12.0, max_rows: 3, ..TextWrapping::default() };
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = rect.left_bottom() + vec2(6.0, -galley.size().y - 5.0);
        ui.painter_at(rect).galley(at, galley, tokens.text.into());
        if head.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(path).clicked() {
            self.whole = Some(column);
        }
    }

    fn row_head_ui(&mut self, ui: &mut Ui, row: usize, rect: Rect, current: bool) {
        if current {
            ui.painter().rect_filled(rect, 0.0, self.ctx.tokens.hover);
        }
        let face = fonts::regular(self.ctx.tokens.ui_size);
        let name = &self.grid.documents[row].1;
        text_ui(ui, rect.min + vec2(8.0, 5.0), rect.width() - 12.0, name, face, self.ctx.tokens.text.into());
    }

    fn cell_ui(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect, _: bool) {
        let (tokens, mark, spot) = (self.ctx.tokens, self.grid.marks[row][column], Spot { row, column });
        if mark.asked() == Some(true) {
            let strength = if mark == AskedMark::Coded { 0.12 } else { 0.45 };
            ui.painter().rect_filled(rect.shrink(1.5), tokens.radius, shade::ground(tokens, strength));
        }
        if self.chosen.cursor != self.chosen.anchor && self.chosen.holds(spot) {
            ui.painter().rect_filled(rect, 0.0, Color32::from(tokens.selected).gamma_multiply(0.6));
        }
        let line = Stroke::new(1.0, Color32::from(tokens.border).gamma_multiply(0.6));
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
        ui.painter().vline(rect.right(), rect.y_range(), line);
        if self.chosen.cursor == spot {
            let colour = if self.in_use { tokens.link() } else { tokens.edge() };
            ui.painter().rect_stroke(rect.shrink(1.0), 2.0, Stroke::new(2.0, colour), StrokeKind::Inside);
        }
        let said = matches!(mark, AskedMark::Said(_));
        let face = if said { fonts::medium(tokens.ui_size) } else { fonts::regular(tokens.small_size) };
        let ink = if said { tokens.text } else { tokens.text_quiet };
        let top = rect.center().y - face.size * 0.62;
        centred_ui(ui, rect, top, rect.width() - 8.0, self.ctx.say(mark_words(mark)), face, ink.into());
    }

    fn cell_label(&self, row: usize, column: usize) -> String {
        let (document, question) = (&self.grid.documents[row].1, &self.grid.questions[column].1);
        format!("{document}, {question}: {}", self.ctx.say(mark_words(self.grid.marks[row][column])))
    }

    fn cell_tooltip_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        ui.label(self.cell_label(row, column));
        if let Some(why) = mark_reason(self.grid.marks[row][column]) {
            ui.label(self.ctx.say(why));
        }
    }

    fn row_head_label(&self, row: usize) -> Option<String> {
        Some(self.grid.documents[row].1.clone())
    }
}
