//! One line an event: its kind, the mark, who was speaking, where and when.

use eframe::egui::text::{LayoutJob, TextWrapping};
use eframe::egui::{self, FontId, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::kind_words;
use crate::analysis::Event;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::words::events as say;
use crate::model::Excerpt;
use crate::model::turns::clock_time;

const ROW: f32 = 27.0;

/// The columns as shares of the width: kind, mark, speaker, document, time.
const SHARES: [f32; 5] = [0.14, 0.3, 0.18, 0.28, 0.1];

/// Draws the events at `places`; a click goes to where one stands.
pub(super) fn list_ui(ui: &mut Ui, ctx: &Ctx<'_>, events: &[Event], places: &[usize]) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ScrollArea::vertical().id_salt("events").auto_shrink([false, false]);
    area.show_rows(ui, ROW, places.len(), |ui, range| {
        for i in &places[range] {
            row_ui(ui, ctx, &events[*i]);
        }
    });
}

fn row_ui(ui: &mut Ui, ctx: &Ctx<'_>, event: &Event) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    let who = event.who(ctx.project);
    let person = who.participant.and_then(|id| ctx.project.participants.get(&id)).map(|p| p.name.as_str());
    let speaker = person.unwrap_or(if who.speaker.is_empty() { ctx.say(say::NOBODY) } else { who.speaker });
    let kind = ctx.say(kind_words(event.kind));
    let words = [("kind", kind), ("mark", &*event.mark), ("speaker", speaker), ("document", who.document)];
    let name = ctx.tongue.fill(say::ROW, &words);
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
    if response.clicked() {
        ctx.send(Command::ShowExcerpt(Excerpt { document: event.document, span: event.span }));
    }
    if response.hovered() {
        ui.painter().rect_filled(rect, ctx.tokens.radius, ctx.tokens.hover);
    }
    if response.has_focus() {
        let ring = Stroke::new(1.5, ctx.tokens.link());
        ui.painter().rect_stroke(rect, ctx.tokens.radius, ring, StrokeKind::Inside);
    }
    let time = event.time.map(clock_time).unwrap_or_default();
    let plain = fonts::regular(ctx.tokens.ui_size);
    let (text, quiet) = (ctx.tokens.text.into(), ctx.tokens.text_quiet.into());
    let cells: [(&str, FontId, egui::Color32); 5] = [
        (kind, plain.clone(), quiet),
        (&event.mark, fonts::serif(ctx.tokens.ui_size + 1.0), text),
        (speaker, plain.clone(), text),
        (who.document, plain.clone(), quiet),
        (&time, plain, quiet),
    ];
    let mut left = rect.left() + 8.0;
    for ((words, font, colour), share) in cells.into_iter().zip(SHARES) {
        let width = (rect.width() - 16.0) * share;
        cell(ui, Rect::from_min_size(pos2(left, rect.top()), vec2(width - 8.0, ROW)), words, font, colour);
        left += width;
    }
}

fn cell(ui: &Ui, rect: Rect, words: &str, font: FontId, colour: egui::Color32) {
    let mut job = LayoutJob::simple_singleline(words.replace('\n', " "), font, colour);
    job.wrap = TextWrapping::truncate_at_width(rect.width());
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), galley, colour);
}
