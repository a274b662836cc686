//! The list of memos: only the lines on the screen are drawn, so ten thousand scroll like ten.

use std::ops::Range;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, Color32, FontId, Key, Modifiers, Rect, Response, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use super::MemosState;
use super::data::{Kind, Row};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::widgets::list_focus::list_focus_ui;
use crate::app::words::memos as say;
use crate::session::local_time;

const HEIGHT: f32 = 62.0;

/// What the keys of the list ask for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wish {
    Step(isize),
    GoThere,
    Edit,
}

/// Draws the list, with the opened memo marked, and moves in it.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MemosState) {
    let focus = list_focus_ui(ui, ctx.tokens, "list of memos", ctx.say(say::LIST), &mut state.wants_list);
    if focus.has_focus() {
        for wish in wishes(ui) {
            fulfil(ctx, state, wish);
        }
    }
    if state.listed.is_empty() {
        return;
    }
    let (mut clicked, mut twice) = (None, false);
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut rows = ScrollArea::vertical().id_salt("memos").auto_shrink(false);
    if std::mem::take(&mut state.reveal)
        && let Some(i) = state.place()
    {
        rows = rows.vertical_scroll_offset((i as f32 * HEIGHT - focus.rect.height() / 3.0).max(0.0));
    }
    rows.show_rows(ui, HEIGHT, state.listed.len(), |ui, range: Range<usize>| {
        for i in range {
            let row = &state.rows[state.listed[i]];
            let response = row_ui(ui, ctx, row, state.opened == Some(row.on));
            if response.clicked() {
                clicked = Some(row.on);
            }
            twice |= response.double_clicked();
        }
    });
    if let Some(on) = clicked {
        state.open(ctx, on, false);
        focus.request_focus();
    }
    if twice {
        fulfil(ctx, state, Wish::GoThere);
    }
}

fn wishes(ui: &Ui) -> Vec<Wish> {
    ui.input_mut(|input| {
        let mut pressed = |key, wish| input.consume_key(Modifiers::NONE, key).then_some(wish);
        let keys = [
            pressed(Key::ArrowDown, Wish::Step(1)),
            pressed(Key::ArrowUp, Wish::Step(-1)),
            pressed(Key::PageDown, Wish::Step(8)),
            pressed(Key::PageUp, Wish::Step(-8)),
            pressed(Key::Enter, Wish::GoThere),
            pressed(Key::E, Wish::Edit),
            pressed(Key::F2, Wish::Edit),
        ];
        keys.into_iter().flatten().collect()
    })
}

fn fulfil(ctx: &Ctx<'_>, state: &mut MemosState, wish: Wish) {
    match wish {
        Wish::Step(by) => {
            let last = state.listed.len().saturating_sub(1);
            let next = state.place().map_or(0, |i| i.saturating_add_signed(by).min(last));
            if let Some(on) = state.listed.get(next).map(|i| state.rows[*i].on) {
                state.open(ctx, on, false);
                state.reveal = true;
            }
        }
        Wish::GoThere => {
            if let Some(on) = state.opened {
                ctx.send(Command::ShowSubject(on));
            }
        }
        Wish::Edit => state.edit(),
    }
}

/// Returns the icon of what a memo is on.
pub(super) fn icon_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Project => icons::FOLDER,
        Kind::Document => icons::DOCUMENT,
        Kind::Participant => icons::PERSON,
        Kind::Code => icons::CODE,
        Kind::Coding => icons::EXCERPTS,
    }
}

/// A narrower row has no room for a name and for the time of day.
const NARROW: f32 = 280.0;

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row, opened: bool) -> Response {
    let tokens = ctx.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::CLICK);
    let when = local_time(row.at.millis).minute;
    let coder = ctx.project.coder_name(row.by);
    let kind = ctx.say(super::kind_words(Kind::of(row.on)));
    let words = [("kind", kind), ("name", &row.name), ("words", &row.words), ("coder", coder), ("when", &when)];
    let told = ctx.tongue.fill(say::ROW, &words);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, opened, &told));
    let inner = rect.shrink2(vec2(2.0, 1.0));
    match () {
        () if opened => _ = ui.painter().rect_filled(inner, tokens.radius, tokens.selected),
        () if response.hovered() => _ = ui.painter().rect_filled(inner, tokens.radius, tokens.hover),
        () => {}
    }
    let (ink, quiet): (Color32, Color32) =
        (tokens.text.into(), if opened { tokens.text } else { tokens.text_quiet }.into());
    let at = pos2(rect.left() + 12.0, rect.top() + 19.0);
    ui.painter().text(at, Align2::LEFT_CENTER, icon_of(Kind::of(row.on)), fonts::icons(16.0), quiet);
    // Where there is little room the day alone stands beside the name.
    let shown = if rect.width() < NARROW { when.split(' ').next().unwrap_or_default() } else { &when };
    let date = line(ui, shown, fonts::regular(tokens.small_size), quiet, 130.0);
    let left = rect.left() + 36.0;
    let room = rect.right() - 12.0 - left;
    let name = line(ui, &row.name, fonts::semibold(tokens.ui_size), ink, room - date.size().x - 10.0);
    let coder = line(ui, coder, fonts::regular(tokens.small_size), quiet, room * 0.3);
    let words = line(ui, &row.words, fonts::regular(tokens.ui_size - 0.5), quiet, room - coder.size().x - 10.0);
    let right = rect.right() - 12.0;
    for (galley, x, y) in [
        (&date, right - date.size().x, rect.top() + 19.0),
        (&name, left, rect.top() + 19.0),
        (&coder, right - coder.size().x, rect.top() + 43.0),
        (&words, left, rect.top() + 43.0),
    ] {
        ui.painter().galley(pos2(x, y - galley.size().y / 2.0), std::sync::Arc::clone(galley), ink);
    }
    ui.painter().hline(Rect::x_range(&inner), rect.bottom(), Stroke::new(0.5, tokens.border));
    response
}

fn line(ui: &Ui, text: &str, font: FontId, colour: Color32, width: f32) -> std::sync::Arc<eframe::egui::Galley> {
    let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, colour));
    job.wrap = TextWrapping::truncate_at_width(width.max(20.0));
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}
