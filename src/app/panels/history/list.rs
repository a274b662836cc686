//! The list of changes: only the lines on the screen are drawn.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, Color32, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use super::HistoryState;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::list_focus::list_focus_ui;
use crate::app::words::history as say;
use crate::model::Change;
use crate::session::local_time;

const ROW_HEIGHT: f32 = 30.0;

/// The left edges of the columns, in points; the last one lies so far from the right edge.
const WHEN: f32 = 12.0;
const WHO: f32 = 160.0;
const STEPS: f32 = 16.0;

/// Returns where the column begins that says what was done: names are cut earlier where there is little room.
fn what(width: f32) -> f32 {
    (width * 0.42).clamp(236.0, 290.0)
}

pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, changes: &[Arc<Change>], state: &mut HistoryState) {
    let zone = changes.last().map(|c| local_time(c.at.millis).zone).unwrap_or_default();
    head_ui(ui, ctx, &zone);
    let focus = list_focus_ui(ui, ctx.tokens, "list of changes", ctx.say(say::LIST), &mut state.wants_list);
    if focus.has_focus() {
        keys_ui(ui, ctx, changes, state);
    }
    let n = state.n_listed(changes);
    if n == 0 {
        ui.label(eframe::egui::RichText::new(ctx.say(say::NONE_FOUND)).color(ctx.tokens.text_quiet));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut rows = ScrollArea::vertical().id_salt("history").auto_shrink([false, false]);
    if std::mem::take(&mut state.reveal)
        && let Some(line) = state.line(changes)
    {
        rows = rows.vertical_scroll_offset((line as f32 * ROW_HEIGHT - focus.rect.height() / 3.0).max(0.0));
    }
    let mut clicked = None;
    rows.show_rows(ui, ROW_HEIGHT, n, |ui, range| {
        for i in range {
            let Some(change) = state.on_line(changes, i) else { continue };
            if row_ui(ui, ctx, change, state, &zone).clicked() {
                clicked = Some(change.at);
            }
        }
    });
    if clicked.is_some() {
        state.chosen = if state.chosen == clicked { None } else { clicked };
        focus.request_focus();
    }
}

fn keys_ui(ui: &Ui, ctx: &Ctx<'_>, changes: &[Arc<Change>], state: &mut HistoryState) {
    let (step, enter) = ui.input_mut(|input| {
        let mut pressed = |key, by: isize| if input.consume_key(Modifiers::NONE, key) { by } else { 0 };
        let step = pressed(Key::ArrowDown, 1) + pressed(Key::ArrowUp, -1);
        let step = step + pressed(Key::PageDown, 15) + pressed(Key::PageUp, -15);
        (step, pressed(Key::Enter, 1) > 0)
    });
    if step != 0 {
        let last = state.n_listed(changes).saturating_sub(1);
        let line = state.line(changes).map_or(0, |line| line.saturating_add_signed(step).min(last));
        state.chosen = state.on_line(changes, line).map(|c| c.at);
        state.reveal = true;
    }
    if let Some(at) = state.chosen.filter(|_| enter) {
        ctx.send(Command::LookBack(at));
    }
}

fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, zone: &str) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 26.0), Sense::hover());
    let font = fonts::semibold(ctx.tokens.small_size);
    let head = |x, align, text: &str| {
        ui.painter().text(pos2(x, rect.center().y), align, text, font.clone(), ctx.tokens.text_quiet.into());
    };
    head(rect.left() + WHEN, Align2::LEFT_CENTER, &ctx.tongue.fill(say::WHEN, &[("zone", zone)]));
    head(rect.left() + WHO, Align2::LEFT_CENTER, ctx.say(say::WHO));
    head(rect.left() + what(rect.width()), Align2::LEFT_CENTER, ctx.say(say::WHAT));
    head(rect.right() - STEPS, Align2::RIGHT_CENTER, ctx.say(say::STEPS));
    ui.painter().hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, ctx.tokens.border));
}

/// Returns when a change was made; in another zone than the head of the column names (summer time), with that zone.
fn when(change: &Change, zone: &str) -> String {
    let local = local_time(change.at.millis);
    if local.zone == zone { local.minute } else { format!("{} {}", local.minute, local.zone) }
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, change: &Change, state: &HistoryState, zone: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW_HEIGHT), Sense::CLICK);
    let chosen = state.chosen == Some(change.at);
    let (when, who, label) = (when(change, zone), ctx.project.coder_name(change.by), state.words(ctx, change));
    let name = ctx.tongue.fill(say::ROW, &[("when", &when), ("who", who), ("label", &label)]);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &name));
    match () {
        () if chosen => _ = ui.painter().rect_filled(rect, ctx.tokens.radius, ctx.tokens.selected),
        () if response.hovered() => _ = ui.painter().rect_filled(rect, ctx.tokens.radius, ctx.tokens.hover),
        () => {}
    }
    let gone = state.taken_back.contains(&change.at);
    let ink: Color32 = if gone { ctx.tokens.text_quiet } else { ctx.tokens.text }.into();
    let quiet: Color32 = ctx.tokens.text_quiet.into();
    let steps = ctx.tongue.number(change.ops.len());
    let size = ctx.tokens.ui_size;
    let steps = line_ui(ui, ctx, rect, rect.right() - STEPS, 60.0, (steps, quiet, false), true);
    line_ui(ui, ctx, rect, rect.left() + WHEN, WHO - WHEN - size, (when, quiet, false), false);
    let dot = pos2(rect.left() + WHO + 4.0, rect.center().y);
    ui.painter().circle_filled(dot, 3.5, ctx.tokens.code_paint(ctx.project.coder_colour(change.by)).strong);
    let what = what(rect.width());
    line_ui(ui, ctx, rect, rect.left() + WHO + 13.0, what - WHO - size - 13.0, (who.to_owned(), quiet, false), false);
    let room = rect.width() - what - steps - STEPS - 2.0 * size;
    line_ui(ui, ctx, rect, rect.left() + what, room, (label, ink, gone), false);
    response.on_hover_text(name)
}

/// Draws one line of text within `width` and returns how wide it became.
fn line_ui(
    ui: &Ui,
    ctx: &Ctx<'_>,
    row: Rect,
    x: f32,
    width: f32,
    (text, colour, struck): (String, Color32, bool),
    ends_at_x: bool,
) -> f32 {
    let stroke = if struck { Stroke::new(1.0, colour) } else { Stroke::NONE };
    let format = TextFormat {
        font_id: fonts::regular(ctx.tokens.ui_size),
        color: colour,
        strikethrough: stroke,
        ..Default::default()
    };
    let mut job = LayoutJob::single_section(text, format);
    job.wrap = TextWrapping::truncate_at_width(width.max(10.0));
    let galley = ui.painter().layout_job(job);
    let left = if ends_at_x { x - galley.size().x } else { x };
    let drawn = galley.size().x;
    ui.painter().galley(pos2(left, row.center().y - galley.size().y / 2.0), galley, colour);
    drawn
}
