//! How the lines of the code trees look.

use eframe::egui::{
    Align2, Color32, FontId, LayerId, Order, Pos2, Rect, Response, RichText, Shape, Stroke, StrokeKind, Ui, pos2, vec2,
};

use super::CodeTreeState;
use super::counts::Count;
use super::rows::Row;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::words::{code_tree as words, common, inspector as inspector_words};
use crate::model::{CodeId, DefinitionPart};

/// How much each level stands in.
pub const INDENT: f32 = 15.0;

/// Paints the name of a tree, or the heading of the pinned codes.
pub fn heading(ui: &Ui, ctx: &Ctx<'_>, response: &Response, rect: Rect, name: &str, open: bool) {
    ground(ui, ctx, response, rect, false);
    let quiet: Color32 = ctx.tokens.text_quiet.into();
    triangle(ui, pos2(rect.left() + 15.0, rect.center().y + 1.0), open, quiet);
    let font = fonts::semibold(ctx.tokens.small_size);
    let at = pos2(rect.left() + 26.0, rect.center().y + 1.0);
    ui.painter_at(rect).text(at, Align2::LEFT_CENTER, name.to_uppercase(), font, quiet);
}

/// Paints a code: its colour, its name and how often it was used. What was never used is quiet.
pub fn code(ui: &Ui, ctx: &Ctx<'_>, state: &CodeTreeState, response: &Response, rect: Rect, index: usize, line: Row) {
    let row = &ctx.outline.rows[index];
    let count = count_of(state, index);
    let (depth, open) = match line {
        Row::Code { open, .. } => (row.depth, open),
        Row::Pins { .. } | Row::Pin(_) | Row::Tree { .. } | Row::New(_) => (0, None),
    };
    ground(ui, ctx, response, rect, state.choice.has(row.code) || ctx.code == Some(row.code));
    let painter = ui.painter_at(rect);
    let (y, x) = (rect.center().y, rect.left() + 10.0 + INDENT * depth as f32);
    let (text, quiet): (Color32, Color32) = (ctx.tokens.text.into(), ctx.tokens.text_quiet.into());
    if let Some(open) = open {
        triangle(ui, pos2(x + 6.0, y), open, quiet);
    }
    let dot = Rect::from_center_size(pos2(x + 20.0, y), vec2(9.0, 9.0));
    let colour = ctx.tokens.code_paint(row.colour).strong;
    match count.below {
        // An empty square: never used.
        0 => _ = painter.rect_stroke(dot, 3.0, Stroke::new(1.5, colour), StrokeKind::Inside),
        _ => _ = painter.rect_filled(dot, 3.0, colour),
    }
    let font = fonts::regular(ctx.tokens.label_size);
    let counts = counts_at_the_right(ctx, count, row.end > index + 1);
    let mut right = rect.right() - 14.0;
    right = painter.text(pos2(right, y), Align2::RIGHT_CENTER, counts, font, quiet).left() - 6.0;
    if matches!(line, Row::Code { .. }) && ctx.quick.is_pinned(row.code) {
        let font = fonts::icons(13.0);
        right = painter.text(pos2(right, y), Align2::RIGHT_CENTER, icons::PIN, font, quiet).left() - 4.0;
    }
    let room = painter.with_clip_rect(rect.with_max_x(right));
    let ink = if count.below == 0 { quiet } else { text };
    room.text(pos2(x + 31.0, y), Align2::LEFT_CENTER, &row.name, font_of_name(ctx, depth), ink);
}

fn font_of_name(ctx: &Ctx<'_>, depth: usize) -> FontId {
    if depth == 0 { fonts::medium(ctx.tokens.ui_size) } else { fonts::regular(ctx.tokens.ui_size) }
}

fn ground(ui: &Ui, ctx: &Ctx<'_>, response: &Response, rect: Rect, chosen: bool) {
    let painter = ui.painter_at(rect);
    let inner = rect.shrink2(vec2(6.0, 1.0));
    let radius = f32::from(ctx.tokens.radius);
    if chosen {
        painter.rect_filled(inner, radius, Color32::from(ctx.tokens.selected));
    } else if response.hovered() {
        painter.rect_filled(inner, radius, Color32::from(ctx.tokens.hover));
    }
    if response.has_focus() {
        painter.rect_stroke(inner, radius, Stroke::new(1.0, ctx.tokens.link()), StrokeKind::Inside);
    }
}

fn count_of(state: &CodeTreeState, index: usize) -> Count {
    state.row_counts.get(index).copied().unwrap_or_default()
}

/// Returns the own codings, and behind a stroke those with what is below.
fn counts_at_the_right(ctx: &Ctx<'_>, count: Count, has_below: bool) -> String {
    let own = ctx.tongue.number(count.own);
    if has_below { format!("{own} / {}", ctx.tongue.number(count.below)) } else { own }
}

/// Returns how often a code was used, for screen readers.
pub fn counts_in_words(ctx: &Ctx<'_>, state: &CodeTreeState, index: usize) -> String {
    let count = count_of(state, index);
    if count.below == 0 {
        return ctx.say(words::UNUSED).to_owned();
    }
    let own = ctx.tongue.count(count.own, words::OWN_ONE, words::OWN);
    if count.below == count.own {
        return own;
    }
    format!("{own}, {}", ctx.tongue.fill(words::BELOW, &[("n", &ctx.tongue.number(count.below))]))
}

/// So many code points of a text are shown while the pointer rests on a code.
const MOST_SHOWN: usize = 240;

/// Says what a code is, and what its numbers count.
pub fn tooltip(ui: &mut Ui, ctx: &Ctx<'_>, state: &CodeTreeState, index: usize) {
    ui.set_max_width(340.0);
    let row = &ctx.outline.rows[index];
    ui.label(RichText::new(row.path.replace('/', " › ")).font(fonts::medium(ctx.tokens.ui_size)));
    if let Some(code) = ctx.project.code(row.code) {
        if !code.description.is_empty() {
            ui.label(shortened(&code.description));
        }
        for (part, name) in [
            (DefinitionPart::Include, inspector_words::INCLUDE),
            (DefinitionPart::Exclude, inspector_words::EXCLUDE),
            (DefinitionPart::Example, inspector_words::EXAMPLE),
        ] {
            let text = code.definition.part(part);
            if !text.is_empty() {
                ui.label(ctx.tongue.fill(common::NAMED, &[("name", ctx.say(name)), ("text", &shortened(text))]));
            }
        }
    }
    let count = count_of(state, index);
    let (own, below) = (ctx.tongue.number(count.own), ctx.tongue.number(count.below));
    let unit = if row.end > index + 1 { words::UNIT_BELOW } else { words::UNIT };
    let unit = ctx.tongue.fill(unit, &[("own", &own), ("below", &below)]);
    ui.label(RichText::new(unit).font(fonts::regular(ctx.tokens.label_size)).color(ctx.tokens.text_quiet));
}

fn shortened(text: &str) -> String {
    crate::model::text::short_quote(text, MOST_SHOWN)
}

/// Paints where dragged codes would go between two lines.
pub fn drop_line(ui: &Ui, ctx: &Ctx<'_>, rect: Rect, y: f32) {
    ui.painter().hline(rect.x_range().shrink(8.0), y, Stroke::new(2.0, ctx.tokens.link()));
}

/// Paints that dragged codes would go below a code, or dragged words get it.
pub fn drop_frame(ui: &Ui, ctx: &Ctx<'_>, rect: Rect) {
    let inner = rect.shrink2(vec2(6.0, 1.0));
    ui.painter().rect_stroke(
        inner,
        f32::from(ctx.tokens.radius),
        Stroke::new(2.0, ctx.tokens.link()),
        StrokeKind::Inside,
    );
}

/// Paints what is dragged beside the pointer: the name of a code, or how many they are.
pub fn dragged(ui: &Ui, ctx: &Ctx<'_>, code: CodeId, n: usize) {
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let name = ctx.outline.row(code).map_or("", |r| r.name.as_str());
    let text = if n > 1 { ctx.tongue.count(n, common::ONE_CODE, common::N_CODES) } else { name.to_owned() };
    let painter = ui.layer_painter(LayerId::new(Order::Tooltip, eframe::egui::Id::unique("dragged codes")));
    let ink: Color32 = ctx.tokens.on_accent.into();
    let galley = painter.layout_no_wrap(text, fonts::medium(ctx.tokens.label_size), ink);
    let place = Rect::from_min_size(at + vec2(14.0, 4.0), galley.size() + vec2(16.0, 8.0));
    painter.rect_filled(place, f32::from(ctx.tokens.radius), Color32::from(ctx.tokens.accent));
    painter.galley(place.min + vec2(8.0, 4.0), galley, ink);
}

fn triangle(ui: &Ui, at: Pos2, open: bool, colour: Color32) {
    let points = if open {
        [vec2(-4.0, -2.5), vec2(4.0, -2.5), vec2(0.0, 3.0)]
    } else {
        [vec2(-2.5, -4.0), vec2(3.0, 0.0), vec2(-2.5, 4.0)]
    };
    ui.painter().add(Shape::convex_polygon(points.map(|p| at + p).to_vec(), colour, Stroke::NONE));
}
