//! The heat map itself.

use eframe::egui::{
    Color32, CornerRadius, CursorIcon, Id, Pos2, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::{MatrixData, MatrixState, SortedBy, data::base, shown_group, words};
use crate::analysis::CellShow;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::grid::{Cells, Grid, centred_ui, text_ui};
use crate::app::widgets::shade;
use crate::model::outline::OutlineRow;
use crate::model::{CodeId, TreeId};

const ROW: f32 = 27.0;
const HEAD: f32 = 52.0;
const FIRST: f32 = 260.0;
const COLUMN: f32 = 92.0;
const WIDEST: f32 = 132.0;

/// Draws the table; a click or Enter on a cell opens its excerpts.
pub(super) fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState, data: &MatrixData) {
    let first = FIRST.min(ui.available_width() * 0.4);
    let room = (ui.available_width() - first) / data.n_columns() as f32;
    let width = room.clamp(COLUMN, WIDEST);
    let mut cells = HeatMap {
        ctx,
        data,
        sorted: state.arrangement.sorted,
        collapsed: &state.arrangement.collapsed,
        shows: state.cells,
        widths: vec![width; data.n_columns()],
        asked: Asked::default(),
    };
    let grid = Grid {
        salt: "matrix",
        label: ctx.say(words::TABLE),
        row_height: ROW,
        head_height: HEAD,
        first_width: first,
        line: Stroke::new(1.0, ctx.tokens.border),
        ground: ctx.tokens.paper.into(),
    };
    let opened = grid.show(ui, &mut state.cursor, &mut cells);
    let Asked { sort, toggle, select } = cells.asked;
    if let Some(cell) = opened {
        let what = data.matrix.rows[data.shown[cell.row]].what;
        let group = data.group_name(cell.column).map(str::to_owned);
        ctx.send(Command::ShowCell { query: data.matrix.query.clone(), what, group });
    }
    if let Some(column) = sort {
        state.arrangement.sorted = next_sorting(state.arrangement.sorted, column);
    }
    if let Some(code) = toggle
        && !state.arrangement.collapsed.remove(&code)
    {
        state.arrangement.collapsed.insert(code);
    }
    if let Some(code) = select {
        ctx.send(Command::SelectCode(Some(code)));
    }
}

/// Most first, then least first, then as the tree has it.
fn next_sorting(now: Option<SortedBy>, column: usize) -> Option<SortedBy> {
    match now.filter(|sorted| sorted.column == column) {
        None => Some(SortedBy { column, ascending: false }),
        Some(SortedBy { ascending: false, .. }) => Some(SortedBy { column, ascending: true }),
        Some(SortedBy { ascending: true, .. }) => None,
    }
}

/// What was clicked in the heads.
#[derive(Default)]
struct Asked {
    sort: Option<usize>,
    toggle: Option<CodeId>,
    select: Option<CodeId>,
}

struct HeatMap<'a> {
    ctx: &'a Ctx<'a>,
    data: &'a MatrixData,
    sorted: Option<SortedBy>,
    collapsed: &'a std::collections::BTreeSet<CodeId>,
    shows: CellShow,
    widths: Vec<f32>,
    asked: Asked,
}

impl Cells for HeatMap<'_> {
    fn n_rows(&self) -> usize {
        self.data.shown.len()
    }

    fn column_widths(&self) -> &[f32] {
        &self.widths
    }

    fn corner_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let quiet = self.ctx.tokens.text_quiet.into();
        let at = rect.left_bottom() + vec2(8.0, -24.0);
        let font = fonts::medium(self.ctx.tokens.small_size);
        text_ui(
            ui,
            at,
            rect.width() - 16.0,
            self.ctx.say(if self.data.matrix.query.themes { words::THEMES_HEAD } else { words::ROWS }),
            font,
            quiet,
        );
    }

    fn column_head_ui(&mut self, ui: &mut Ui, column: usize, rect: Rect) {
        let (ctx, tokens) = (self.ctx, self.ctx.tokens);
        let name = shown_group(ctx.tongue, self.data.group_name(column));
        let sense = ui.interact(rect.intersect(ui.clip_rect()), Id::unique(("matrix head", column)), Sense::CLICK);
        let label = ctx.tongue.fill(words::SORT_BY, &[("group", &name)]);
        sense.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &label));
        if sense.hovered() {
            ui.painter().rect_filled(rect.shrink(2.0), tokens.radius, Color32::from(tokens.hover));
        }
        let sorted = self.sorted.filter(|sorted| sorted.column == column);
        let arrow = sorted.map_or("", |s| if s.ascending { " ↑" } else { " ↓" });
        let (ink, quiet) = (tokens.text.into(), tokens.text_quiet.into());
        let width = rect.width() - 10.0;
        centred_ui(
            ui,
            rect,
            rect.top() + 8.0,
            width,
            &format!("{name}{arrow}"),
            fonts::semibold(tokens.ui_size - 0.5),
            ink,
        );
        if let Some(n) = base(self.data.matrix.query.unit, self.data.group(column)) {
            let n = ctx.tongue.fill(words::N, &[("n", &ctx.tongue.number(n as usize))]);
            centred_ui(ui, rect, rect.top() + 28.0, width, &n, fonts::regular(tokens.small_size), quiet);
        }
        if sense.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(label).clicked() {
            self.asked.sort = Some(column);
        }
    }

    fn row_head_ui(&mut self, ui: &mut Ui, row: usize, rect: Rect, current: bool) {
        let tokens = self.ctx.tokens;
        let data = self.data;
        let i = data.shown[row];
        let path = data.matrix.rows[i].path.as_str();
        let outline = data.matrix.rows[i].what.code().and_then(|code| self.ctx.outline.row(code));
        let sense = ui.interact(rect.intersect(ui.clip_rect()), Id::unique(("matrix row", row)), Sense::CLICK);
        sense.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, path));
        let chosen = outline.is_some_and(|outline| self.ctx.code == Some(outline.code));
        if current || sense.hovered() || chosen {
            let ground = if chosen { tokens.selected } else { tokens.hover };
            ui.painter().rect_filled(rect.shrink2(vec2(2.0, 1.0)), tokens.radius, Color32::from(ground));
        }
        match outline {
            Some(outline) => self.code_name_ui(ui, i, outline, rect),
            None => self.theme_name_ui(ui, path, rect),
        }
        if sense.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(path).clicked() {
            self.asked.select = outline.map(|outline| outline.code);
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect, current: bool) {
        let tokens = self.ctx.tokens;
        let i = self.data.shown[row];
        let field = rect.shrink2(vec2(2.0, 1.5));
        let empty = self.data.count(i, column).excerpts == 0;
        let is_total = column + 1 == self.data.n_columns();
        if !is_total {
            ui.painter().rect_filled(
                field,
                CornerRadius::same(4),
                shade::ground(tokens, self.data.strength(i, column)),
            );
        }
        let text = self.data.cell_text(self.ctx.tongue, i, column, self.shows);
        let ink: Color32 = if empty || is_total { tokens.text_quiet.into() } else { tokens.text.into() };
        let face = if empty { fonts::regular(tokens.ui_size - 1.0) } else { fonts::medium(tokens.ui_size - 0.5) };
        centred_ui(ui, rect, rect.center().y - tokens.ui_size * 0.6, rect.width(), &text, face, ink);
        let hovered =
            ui.input(|input| input.pointer.hover_pos()).is_some_and(|p| rect.contains(p) && ui.clip_rect().contains(p));
        if current || hovered {
            let edge = if current { Stroke::new(2.0, tokens.link()) } else { Stroke::new(1.0, tokens.link()) };
            ui.painter().rect_stroke(field, CornerRadius::same(4), edge, StrokeKind::Inside);
        }
    }

    fn cell_label(&self, row: usize, column: usize) -> String {
        let i = self.data.shown[row];
        let group = shown_group(self.ctx.tongue, self.data.group_name(column));
        let what = self.data.cell_words(self.ctx.tongue, i, column).join(", ");
        let code = self.data.matrix.rows[i].path.as_str();
        self.ctx.tongue.fill(words::CELL, &[("code", code), ("group", &group), ("what", &what)])
    }

    fn cell_tooltip_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let (ctx, i) = (self.ctx, self.data.shown[row]);
        let group = shown_group(ctx.tongue, self.data.group_name(column));
        let heading = format!("{} × {group}", self.data.matrix.rows[i].path);
        ui.label(RichText::new(heading).font(fonts::semibold(ctx.tokens.ui_size)));
        ui.label(self.data.cell_words(ctx.tongue, i, column).join(", "));
        if let Some(why) = self.data.undefined(i, column, self.shows) {
            ui.label(ctx.tongue.fill(words::UNDEFINED, &[("why", why.told(ctx.tongue))]));
        }
        ui.label(RichText::new(ctx.say(words::OPENS)).color(ctx.tokens.text_quiet).small());
    }
}

impl HeatMap<'_> {
    fn code_name_ui(&mut self, ui: &Ui, i: usize, outline: &OutlineRow, rect: Rect) {
        let tokens = self.ctx.tokens;
        let depth = outline.depth.saturating_sub(self.data.top_depth());
        let indent = 20.0 + 16.0 * depth as f32;
        let y = rect.center().y;
        if self.data.has_below(i) {
            self.triangle_ui(ui, outline.code, &outline.name, Pos2::new(rect.left() + indent - 10.0, y));
        }
        let dot = Pos2::new(rect.left() + indent + 6.0, y);
        ui.painter().circle_filled(dot, 4.5, tokens.code_paint(outline.colour).strong);
        let face = if depth == 0 { fonts::medium(tokens.ui_size) } else { fonts::regular(tokens.ui_size) };
        let left = rect.left() + indent + 18.0;
        let at = Pos2::new(left, y - tokens.ui_size * 0.62);
        let used = text_ui(ui, at, rect.right() - left - 8.0, &outline.name, face, tokens.text.into());
        if outline.depth == 0 {
            let behind = Pos2::new(left + used + 8.0, y - tokens.small_size * 0.55);
            self.tree_name_ui(ui, outline.tree, behind, rect.right());
        }
    }

    fn theme_name_ui(&self, ui: &Ui, name: &str, rect: Rect) {
        let tokens = self.ctx.tokens;
        let at = Pos2::new(rect.left() + 12.0, rect.center().y - tokens.ui_size * 0.62);
        text_ui(ui, at, rect.width() - 20.0, name, fonts::medium(tokens.ui_size), tokens.text.into());
    }

    /// Tells trees apart: the same name may stand at the top of two.
    fn tree_name_ui(&self, ui: &Ui, tree: TreeId, at: Pos2, right: f32) {
        let several = self.ctx.project.trees().len() > 1;
        if let Some(tree) = self.ctx.project.trees.get(&tree).filter(|_| several && right - at.x > 40.0) {
            let face = fonts::regular(self.ctx.tokens.small_size);
            text_ui(ui, at, right - at.x - 8.0, &tree.name, face, self.ctx.tokens.text_quiet.into());
        }
    }

    fn triangle_ui(&mut self, ui: &Ui, code: CodeId, name: &str, centre: Pos2) {
        let closed = self.collapsed.contains(&code);
        let rect = Rect::from_center_size(centre, vec2(18.0, ROW));
        let sense = ui.interact(rect.intersect(ui.clip_rect()), Id::unique(("matrix branch", code)), Sense::CLICK);
        let label = self.ctx.tongue.fill(if closed { words::EXPAND } else { words::COLLAPSE }, &[("code", name)]);
        sense.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, &label));
        let ink: Color32 =
            if sense.hovered() { self.ctx.tokens.text.into() } else { self.ctx.tokens.text_quiet.into() };
        let points = match closed {
            true => [vec2(-2.5, -4.0), vec2(3.0, 0.0), vec2(-2.5, 4.0)],
            false => [vec2(-4.0, -2.5), vec2(4.0, -2.5), vec2(0.0, 3.0)],
        };
        let points = points.map(|p| centre + p).to_vec();
        ui.painter().add(eframe::egui::Shape::convex_polygon(points, ink, Stroke::NONE));
        if sense.clicked() {
            self.asked.toggle = Some(code);
        }
    }
}
