//! The rows of the divergence: the name, how many of both groups say it on both sides of an axis, and beside them as
//! much of the difference as there is room for.

use eframe::egui::{Align2, Color32, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::row_words::{self, Detail};
use super::{Data, DivergenceState};
use crate::analysis::{ComparedCode, Side};
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::list_focus::{list_focus_ui, moved, stepped};
use crate::app::widgets::paint_cut;
use crate::app::words::comparison as say;

const ROW: f32 = 26.0;
/// What the columns take of the width, and between which bounds.
const LABELS: f32 = 0.3;
const LABELS_BOUNDS: [f32; 2] = [110.0, 400.0];
const NOTES: f32 = 0.2;
const NOTES_BOUNDS: [f32; 2] = [88.0, 190.0];
/// Room that the bars keep.
const BARS: f32 = 220.0;
/// Tests take so much more.
const TESTS: f32 = 1.75;
/// Room for the numbers at the tips of the bars.
const TIP: f32 = 48.0;

/// Draws the rows under the names of both groups; arrows go from row to row.
pub(super) fn rows_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DivergenceState, data: &Data) {
    head_ui(ui, ctx, data, state.tests);
    let focus = list_focus_ui(ui, ctx.tokens, "divergence", ctx.say(say::DIVERGENCE), &mut state.list_wanted);
    if focus.has_focus() {
        state.current = moved(state.current, stepped(ui), data.order.len());
    }
    ScrollArea::vertical().id_salt("divergence").auto_shrink(false).show_rows(
        ui,
        ROW,
        data.order.len(),
        |ui, range| {
            let detail = detail(ui, ctx, state, range.clone().filter_map(|i| data.row(i)));
            for i in range {
                let Some(row) = data.row(i) else { continue };
                if row_ui(ui, ctx, (state, data), (row, detail), i == state.current) {
                    state.current = i;
                    focus.request_focus();
                }
            }
        },
    );
}

/// Where the parts of a row stand.
struct RowParts {
    labels: f32,
    axis: f32,
    half: f32,
    notes: f32,
}

impl RowParts {
    fn of(rect: Rect, tests: bool) -> Self {
        let labels = rect.left() + within(rect.width() * LABELS, LABELS_BOUNDS);
        let notes = rect.right() - notes_width(rect.width(), tests);
        Self { labels, axis: (labels + notes) / 2.0, half: (notes - labels) / 2.0 - TIP, notes }
    }
}

fn within(width: f32, [least, most]: [f32; 2]) -> f32 {
    width.clamp(least, most)
}

/// Returns the room of the notes; the bars come before what tests take more.
fn notes_width(width: f32, tests: bool) -> f32 {
    let notes = within(width * NOTES, NOTES_BOUNDS);
    let free = width - within(width * LABELS, LABELS_BOUNDS) - BARS;
    if tests { (notes * TESTS).min(free.max(notes)) } else { notes }
}

/// Returns how much the notes of the rows that are seen can say in the room that they have.
fn detail<'r>(ui: &Ui, ctx: &Ctx<'_>, state: &DivergenceState, rows: impl Iterator<Item = &'r ComparedCode>) -> Detail {
    let room = notes_width(ui.available_width(), state.tests) - 10.0;
    let face = fonts::regular(ctx.tokens.small_size);
    let dealing = state.tests.then_some(&state.dealing);
    let mut details = Detail::ALL.into_iter().peekable();
    for row in rows {
        while let Some(detail) = details.peek() {
            let words = row_words::note(ctx, row, dealing, *detail);
            let wide = ui.fonts_mut(|fonts| fonts.layout_no_wrap(words, face.clone(), Color32::PLACEHOLDER).size().x);
            if wide <= room {
                break;
            }
            details.next();
        }
    }
    details.next().unwrap_or(Detail::Difference)
}

/// The grounds of the bars of both groups: dark and light, so that they can be told apart in grey.
fn inks(ctx: &Ctx<'_>) -> [Color32; 2] {
    let strong = ctx.tokens.link();
    [strong, strong.lerp_to_gamma(ctx.tokens.paper.into(), 0.55)]
}

/// The ground of bars that are too few to compare: told from every ground that a row has.
fn greyed(ctx: &Ctx<'_>) -> Color32 {
    Color32::from(ctx.tokens.text_quiet).lerp_to_gamma(ctx.tokens.paper.into(), 0.55)
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, data: &Data, tests: bool) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::empty());
    let at = RowParts::of(rect, tests);
    let face = fonts::semibold(ctx.tokens.ui_size);
    let y = rect.center().y;
    for (i, (name, ink)) in data.names().iter().zip(inks(ctx)).enumerate() {
        let (outwards, align) = if i == 0 { (-1.0, Align2::RIGHT_CENTER) } else { (1.0, Align2::LEFT_CENTER) };
        let square = Rect::from_center_size(pos2(at.axis + outwards * 12.0, y), vec2(10.0, 10.0));
        ui.painter().rect_filled(square, 2.0, ink);
        ui.painter().text(pos2(at.axis + outwards * 24.0, y), align, name, face.clone(), ctx.tokens.text.into());
    }
}

fn row_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (state, data): (&DivergenceState, &Data),
    (row, detail): (&ComparedCode, Detail),
    current: bool,
) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW - 3.0), Sense::CLICK);
    let names = data.names();
    let divergence = &row.divergence;
    let number = |side: Side| format!("{}/{}", side.n, side.base);
    let [a, b] = [divergence.a, divergence.b].map(number);
    let dealing = state.tests.then_some(&state.dealing);
    let note_words = row_words::note(ctx, row, dealing, Detail::Everything);
    let values = [
        ("row", row.path.as_str()),
        ("first", &names[0]),
        ("a", &a),
        ("second", &names[1]),
        ("b", &b),
        ("note", &note_words),
    ];
    let label = ctx.tongue.fill(say::ROW_LABEL, &values);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, current, &label));
    let tokens = ctx.tokens;
    if current || response.hovered() {
        let ground = if current { tokens.selected } else { tokens.hover };
        ui.painter().rect_filled(rect, tokens.radius, ground);
    }
    let at = RowParts::of(rect, state.tests);
    let painter = ui.painter_at(rect);
    let face = fonts::regular(tokens.ui_size);
    let indent = 14.0 * row.depth as f32;
    let name = row.path.rsplit('/').next().unwrap_or(&row.path);
    let left = rect.left() + 8.0 + indent;
    paint_cut(&painter, pos2(left, rect.center().y), at.labels - 6.0 - left, name, face, tokens.text.into());
    for (i, (side, ink)) in [divergence.a, divergence.b].into_iter().zip(inks(ctx)).enumerate() {
        let half = if i == 0 { -at.half } else { at.half };
        let ink = if divergence.difference.is_none() { greyed(ctx) } else { ink };
        wing_ui(ui, ctx, rect, side, (at.axis, half), ink);
    }
    painter.vline(at.axis, rect.y_range(), Stroke::new(1.0, tokens.text_quiet));
    let small = fonts::regular(tokens.small_size);
    let quiet = tokens.text_quiet.into();
    let shown = row_words::note(ctx, row, dealing, detail);
    painter.text(pos2(at.notes + 6.0, rect.center().y), Align2::LEFT_CENTER, shown, small, quiet);
    response.on_hover_text(label).clicked()
}

fn wing_ui(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, side: Side, (axis, half): (f32, f32), ink: Color32) {
    let x = |share: f64| axis + half * share as f32;
    let (y, tip) = (rect.center().y, x(side.share().unwrap_or(0.0)));
    let bar = Rect::from_x_y_ranges(axis.min(tip)..=axis.max(tip), y - 7.0..=y + 7.0);
    let painter = ui.painter_at(rect);
    painter.rect_filled(bar, 0.0, ink);
    let mut outermost = tip;
    if let Some(interval) = side.interval() {
        let line = Stroke::new(1.2, ctx.tokens.text);
        // A light edge keeps the line apart from a dark bar.
        let edge = Stroke::new(3.2, ctx.tokens.paper);
        painter.line_segment([pos2(x(interval.low), y), pos2(x(interval.high), y)], edge);
        painter.line_segment([pos2(x(interval.low), y), pos2(x(interval.high), y)], line);
        for end in [interval.low, interval.high] {
            painter.line_segment([pos2(x(end), y - 3.0), pos2(x(end), y + 3.0)], line);
        }
        outermost = x(interval.high);
    }
    let (align, gap) = if half < 0.0 { (Align2::RIGHT_CENTER, -5.0) } else { (Align2::LEFT_CENTER, 5.0) };
    let face = fonts::regular(ctx.tokens.small_size);
    painter.text(pos2(outermost + gap, y), align, format!("{}/{}", side.n, side.base), face, ctx.tokens.text.into());
}
