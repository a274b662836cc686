//! The codes on the selected words, each with a way to take it back, and the button that adds one.

use eframe::egui::{
    Align2, Button, Color32, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::data::CodeHere;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::widgets::quiet_ui;
use crate::app::words::inspector as words;
use crate::model::{DocumentId, Excerpt};

const HEIGHT: f32 = 25.0;
const CROSS: f32 = 20.0;
/// So many codings are named one by one.
const MOST_NAMED: usize = 10;

/// Draws the codes, one after the other.
pub fn chips_ui(ui: &mut Ui, ctx: &Ctx<'_>, codes: &[CodeHere], excerpt: Excerpt) {
    if codes.is_empty() {
        quiet_ui(ui, ctx.tokens, ctx.say(words::NO_CODES));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(5.0, 5.0);
        for code in codes {
            chip_ui(ui, ctx, code, excerpt.document);
        }
        let add = Button::new((icons::icon(icons::ADD, 15.0), ctx.say(words::ADD_CODE))).corner_radius(HEIGHT / 2.0);
        let add = ui.add(add).on_hover_text(ctx.say(words::ADD_CODE_LONG));
        if add.accessible_name(ctx.say(words::ADD_CODE_LONG)).clicked() {
            ctx.send(Command::PickCode);
        }
    });
}

fn chip_ui(ui: &mut Ui, ctx: &Ctx<'_>, here: &CodeHere, document: DocumentId) {
    let paint = ctx.tokens.code_paint(here.colour);
    let is_own = here.codings.iter().any(|(_, by, _)| *by == ctx.coder);
    let cross = if is_own { CROSS } else { 6.0 };
    let widest = ui.max_rect().width() - 24.0 - cross;
    let text: Color32 = ctx.tokens.text.into();
    let name = short(ui, &here.name, ctx.tokens.label_size, widest);
    let (rect, response) = ui.allocate_exact_size(vec2(name.size().x + 24.0 + cross, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &here.name));
    let fill = if response.hovered() { paint.tint_hover } else { paint.tint };
    ui.painter().rect_filled(rect, HEIGHT / 2.0, fill);
    // A code that reaches beyond the selected words, or only into them, has a fainter edge.
    let edge = if here.exact { paint.strong } else { paint.strong.gamma_multiply(0.35) };
    ui.painter().rect_stroke(rect, HEIGHT / 2.0, Stroke::new(1.0, edge), StrokeKind::Inside);
    ui.painter().circle_filled(pos2(rect.left() + 12.0, rect.center().y), 3.5, paint.strong);
    ui.painter().galley(pos2(rect.left() + 20.0, rect.center().y - name.size().y / 2.0), name, text);
    if is_own && cross_ui(ui, ctx, &response, here, rect) {
        let own = here.codings.iter().filter(|(_, by, _)| *by == ctx.coder);
        ctx.send(Command::RemoveCodings(own.map(|(coding, ..)| (document, *coding)).collect()));
    } else if response.on_hover_ui(|ui| _ = ui.label(hover_text(ctx, here))).clicked() {
        ctx.send(Command::SelectCode(Some(here.code)));
    }
}

fn cross_ui(ui: &Ui, ctx: &Ctx<'_>, chip: &Response, here: &CodeHere, rect: Rect) -> bool {
    let place = Rect::from_min_max(pos2(rect.right() - CROSS, rect.top()), rect.max);
    let response = ui.interact(place, chip.id.with("remove"), Sense::click());
    let name = ctx.tongue.fill(words::REMOVE_CODE, &[("code", &here.name)]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let lit = response.hovered() || response.has_focus();
    let colour: Color32 = if lit { ctx.tokens.text } else { ctx.tokens.text_quiet }.into();
    let at = pos2(place.center().x - 2.0, place.center().y);
    ui.painter().text(at, Align2::CENTER_CENTER, icons::CLOSE, fonts::icons(14.0), colour);
    response.on_hover_text(name).clicked()
}

/// Returns the path of the code, and who applied it when.
fn hover_text(ctx: &Ctx<'_>, here: &CodeHere) -> String {
    let mut lines = vec![ctx.outline.path(here.code).replace('/', " › ")];
    for (_, coder, date) in here.codings.iter().take(MOST_NAMED) {
        let coder = ctx.project.coder_name(*coder);
        lines.push(ctx.tongue.fill(words::CODED_BY, &[("coder", coder), ("date", date)]));
    }
    if here.codings.len() > MOST_NAMED {
        lines.push("…".to_owned());
    }
    lines.join("\n")
}

fn short(ui: &Ui, text: &str, size: f32, width: f32) -> std::sync::Arc<eframe::egui::Galley> {
    use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
    let format = TextFormat { font_id: fonts::medium(size), color: Color32::PLACEHOLDER, ..TextFormat::default() };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap = TextWrapping::truncate_at_width(width.max(40.0));
    ui.fonts_mut(|f| f.layout_job(job))
}
