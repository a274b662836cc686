//! One line an event: its kind, the mark, who was speaking, where and when.

use eframe::egui::{self, FontId, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::kind_words;
use crate::analysis::Event;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::paint_cut;
use crate::app::words::events as say;
use crate::model::turns::clock_time;

const ROW: f32 = 27.0;

/// The columns as shares of the width that the time leaves: kind, mark, speaker, document.
const SHARES: [f32; 4] = [0.17, 0.31, 0.2, 0.32];
/// How wide the time is, in points: `10:04:09` is never cut.
const TIME: f32 = 64.0;

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
        ctx.send(Command::ShowExcerpt(event.excerpt(ctx.project)));
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
    let cells: [(&str, FontId, egui::Color32); 4] = [
        (kind, plain.clone(), quiet),
        (&event.mark, fonts::serif(ctx.tokens.ui_size + 1.0), text),
        (speaker, plain.clone(), text),
        (who.document, plain.clone(), quiet),
    ];
    let mut left = rect.left() + 8.0;
    for ((words, font, colour), share) in cells.into_iter().zip(SHARES) {
        let width = (rect.width() - 16.0 - TIME) * share;
        paint_cut(ui.painter(), pos2(left, rect.center().y), width - 8.0, words, font, colour);
        left += width;
    }
    paint_cut(ui.painter(), pos2(left, rect.center().y), TIME, &time, plain, quiet);
}
