//! The slim line below the page that says which digit stands for which code, and whether the picker opens by itself. It
//! is not there when there is nothing to say; when it comes, the words that are read stay where they are.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, Color32, CursorIcon, Frame, Galley, Id, Panel, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use super::ReaderState;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::widgets::context_menu::context_menu;
use crate::app::words::reader as words;
use crate::model::CodeId;

const HEIGHT: f32 = 30.0;
/// Longer names are cut; hovering shows the whole path.
const LONGEST_NAME: f32 = 118.0;
const DIGIT: f32 = 13.0;
const DOT: f32 = 14.0;

/// Draws the line; a click on a code does what its digit does.
pub fn strip_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ReaderState) {
    let codes = ctx.quick.of_digits(ctx.project);
    if codes.iter().all(Option::is_none) && !ctx.habits.ask_after_selection {
        return;
    }
    let panel = Panel::bottom("quick codes").exact_size(HEIGHT).resizable(false).show_separator_line(false);
    panel.frame(Frame::NONE).show(ui, |ui| codes_ui(ui, ctx, state, &codes));
}

fn codes_ui(ui: &Ui, ctx: &Ctx<'_>, state: &mut ReaderState, codes: &[Option<CodeId>]) {
    let rect = ui.max_rect();
    let line = Stroke::new(1.0, Color32::from(ctx.tokens.border));
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, line);
    let inner = rect.shrink2(vec2(14.0, 3.0));
    let mut right = inner.right();
    let mut used = false;
    if ctx.habits.ask_after_selection {
        let response = asking_ui(ui, ctx, inner);
        right = response.rect.left() - 10.0;
        used |= response.clicked();
    }
    let mut left = inner.left();
    for (i, code) in codes.iter().enumerate() {
        let Some(code) = *code else {
            left += DIGIT + DOT;
            continue;
        };
        let name = ctx.outline.short_name(code).unwrap_or_else(|| ctx.project.code_name(code));
        let name = short_line(ui, name, ctx.tokens.label_size, LONGEST_NAME);
        let width = name.size().x + DIGIT + DOT + 14.0;
        if left + width > right {
            break;
        }
        let place = Rect::from_min_size(pos2(left, inner.top()), vec2(width, inner.height()));
        left = place.right() + 2.0;
        used |= code_ui(ui, ctx, i, code, name, place);
    }
    if used {
        state.take_focus();
    }
}

/// Draws one code and returns whether something was done with it.
fn code_ui(ui: &Ui, ctx: &Ctx<'_>, i: usize, code: CodeId, name: Arc<Galley>, place: Rect) -> bool {
    let response = ui.interact(place, Id::unique(("quick code", i)), Sense::click());
    let digit = (i + 1).to_string();
    let path = ctx.outline.path(code);
    let pinned = ctx.quick.is_pinned(code);
    let said = if pinned { words::QUICK_PINNED } else { words::QUICK };
    let label = ctx.tongue.fill(said, &[("digit", &digit), ("code", path)]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &label));
    paint_ground(ui, ctx, &response);
    let quiet: Color32 = ctx.tokens.text_quiet.into();
    let (mut x, y) = (place.left() + 7.0, place.center().y);
    ui.painter().text(pos2(x, y), Align2::LEFT_CENTER, &digit, fonts::semibold(ctx.tokens.small_size), quiet);
    x += DIGIT;
    let colour = ctx.outline.row(code).map_or(quiet, |r| ctx.tokens.code_paint(r.colour).strong);
    let dot = pos2(x + 4.0, y);
    // A pinned code is a full dot, a recent one a ring: the difference is a form, not a colour.
    match pinned {
        true => _ = ui.painter().circle_filled(dot, 4.0, colour),
        false => _ = ui.painter().circle_stroke(dot, 3.25, Stroke::new(1.5, colour)),
    }
    x += DOT;
    ui.painter().galley(pos2(x, y - name.size().y / 2.0), name, ctx.tokens.text.into());
    context_menu(&response, |ui| {
        let phrase = if pinned { words::UNPIN } else { words::PIN };
        if ui.button(ctx.say(phrase)).clicked() {
            ctx.send(Command::PinCode { code, pinned: !pinned });
        }
        if ui.button(ctx.tongue.fill(words::SHOW_EXCERPTS_OF, &[("code", path)])).clicked() {
            ctx.send(Command::ShowExcerptsOf(code));
        }
    });
    let clicked = response.clicked();
    response.on_hover_text(path.replace('/', " › "));
    if clicked {
        apply(ctx, code);
    }
    clicked
}

/// Applies a code to the selected words, or says that there are none.
pub fn apply(ctx: &Ctx<'_>, code: CodeId) {
    match ctx.selection {
        Some(excerpt) => ctx.send(Command::ApplyCode { code, excerpt }),
        None => ctx.send(Command::TellToSelect),
    }
}

/// Draws that the picker opens after each selection; a click ends that.
fn asking_ui(ui: &Ui, ctx: &Ctx<'_>, inner: Rect) -> Response {
    let text = short_line(ui, ctx.say(words::ASKS), ctx.tokens.label_size, inner.width() / 2.0);
    let size = vec2(text.size().x + 34.0, inner.height());
    let place = Rect::from_min_size(pos2(inner.right() - size.x, inner.top()), size);
    let response = ui.interact(place, Id::unique("asks after each selection"), Sense::click());
    let stop = ctx.say(words::STOP_ASKING);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, true, stop));
    paint_ground(ui, ctx, &response);
    let y = place.center().y;
    let accent = ctx.tokens.link();
    ui.painter().text(pos2(place.left() + 7.0, y), Align2::LEFT_CENTER, icons::ASK, fonts::icons(15.0), accent);
    ui.painter().galley(pos2(place.left() + 26.0, y - text.size().y / 2.0), text, ctx.tokens.text.into());
    if response.clicked() {
        ctx.send(Command::ToggleAskAfterSelection);
    }
    response.on_hover_text(stop)
}

fn paint_ground(ui: &Ui, ctx: &Ctx<'_>, response: &Response) {
    if response.hovered() || response.has_focus() {
        ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
        ui.painter().rect_filled(response.rect, f32::from(ctx.tokens.radius), Color32::from(ctx.tokens.hover));
    }
}

fn short_line(ui: &Ui, text: &str, size: f32, width: f32) -> Arc<Galley> {
    let format = TextFormat { font_id: fonts::regular(size), color: Color32::PLACEHOLDER, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.fonts_mut(|f| f.layout_job(job))
}
