//! A quote on a card: who says it where, the words in the reading face, and the codes on them. Knows nothing of
//! projects.

use std::ops::Range;
use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align, Color32, CornerRadius, CursorIcon, Galley, Id, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use crate::app::theme::{Tokens, fonts};

/// What stands on a card.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// Who speaks.
    pub speaker: String,
    /// Where and when, beside the speaker.
    pub details: String,
    /// The words.
    pub words: String,
    /// Bytes of [`Self::words`] that stand out.
    pub marks: Vec<Range<usize>>,
    /// The codes on the words.
    pub chips: Vec<Chip>,
    /// Behind the chips.
    pub note: String,
}

/// A code on a card.
#[derive(Clone, PartialEq, Debug)]
pub struct Chip {
    /// Its name.
    pub name: String,
    /// As its dot is painted.
    pub dot: Color32,
    /// Its ground.
    pub tint: Color32,
}

const MARGIN: f32 = 14.0;
const GAP: f32 = 8.0;
/// A card may be a little wider than the measure of its words, so that heads and chips have room.
const SLACK: f32 = 40.0;
const CHIP_HEIGHT: f32 = 22.0;

/// A card whose texts are laid out for a width.
struct Laid {
    speaker: Arc<Galley>,
    details: Arc<Galley>,
    words: Arc<Galley>,
    chips: Vec<(Arc<Galley>, Rect)>,
    note: Option<(Arc<Galley>, Pos2)>,
    words_top: f32,
    chips_top: f32,
    height: f32,
}

/// Returns about how high a card with so many characters of words is.
pub fn guess_height(tokens: &Tokens, n_chars: usize, width: f32) -> f32 {
    let row = (width - 2.0 * MARGIN).clamp(80.0, tokens.measure) / (tokens.reading_size * 0.47);
    let rows = (n_chars as f32 / row).ceil().max(1.0);
    MARGIN * 2.0 + GAP + 18.0 + rows * line_height(tokens) + CHIP_HEIGHT + GAP
}

impl Card {
    /// Returns how high the card is, with the gap below it.
    pub fn height(&self, ui: &Ui, tokens: &Tokens, width: f32) -> f32 {
        let widest = tokens.measure + 2.0 * MARGIN + SLACK;
        self.lay_out(ui, tokens, width.min(widest)).height + GAP
    }

    /// Draws the card into `rect`, which ends with the gap below it.
    pub fn ui(&self, ui: &Ui, tokens: &Tokens, id: Id, rect: Rect, selected: bool) -> Response {
        let widest = tokens.measure + 2.0 * MARGIN + SLACK;
        let rect = Rect::from_min_size(rect.min, vec2(rect.width().min(widest), rect.height() - GAP));
        let response = ui.interact(rect, id, Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand);
        let label = || format!("{}: {}", self.speaker, self.words);
        response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, label()));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let laid = self.lay_out(ui, tokens, rect.width());
        let radius = CornerRadius::same(tokens.radius + 2);
        let ground = if response.hovered() { tokens.hover } else { tokens.raised };
        let edge = if selected { Stroke::new(2.0, tokens.link()) } else { Stroke::new(1.0, tokens.border) };
        ui.painter().rect(rect, radius, Color32::from(ground), edge, StrokeKind::Inside);
        self.paint(ui, tokens, rect, &laid);
        response
    }

    fn paint(&self, ui: &Ui, tokens: &Tokens, rect: Rect, laid: &Laid) {
        let painter = ui.painter_at(rect);
        let at = rect.min + vec2(MARGIN, MARGIN);
        let text: Color32 = tokens.text.into();
        painter.galley(at, Arc::clone(&laid.speaker), text);
        let beside = laid.speaker.size().x + if self.speaker.is_empty() { 0.0 } else { 10.0 };
        let drop = laid.speaker.size().y - laid.details.size().y;
        painter.galley(at + vec2(beside, drop.max(0.0) * 0.7), Arc::clone(&laid.details), text);
        painter.galley(rect.min + vec2(MARGIN, laid.words_top), Arc::clone(&laid.words), text);
        let origin = rect.min + vec2(MARGIN, laid.chips_top);
        for (chip, (galley, place)) in self.chips.iter().zip(&laid.chips) {
            let place = place.translate(origin.to_vec2());
            paint_chip(&painter, tokens, chip, galley, place);
        }
        if let Some((note, place)) = &laid.note {
            painter.galley(origin + place.to_vec2(), Arc::clone(note), text);
        }
    }

    fn lay_out(&self, ui: &Ui, tokens: &Tokens, width: f32) -> Laid {
        let inner = (width - 2.0 * MARGIN).max(80.0);
        let one_line = |text: &str, face, colour: Color32, width: f32| {
            let mut job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(face, colour));
            job.wrap = TextWrapping::truncate_at_width(width.max(20.0));
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        };
        let quiet: Color32 = tokens.text_quiet.into();
        let speaker = one_line(&self.speaker, fonts::semibold(tokens.ui_size), tokens.text.into(), inner * 0.5);
        let details =
            one_line(&self.details, fonts::regular(tokens.small_size), quiet, inner - speaker.size().x - 10.0);
        let words = ui.fonts_mut(|fonts| fonts.layout_job(self.words_job(tokens, inner.min(tokens.measure))));
        let words_top = MARGIN + speaker.size().y.max(details.size().y) + 6.0;
        let chips_top = words_top + words.size().y + GAP;
        let (mut pen, mut chips) = (Pos2::ZERO, Vec::new());
        for chip in &self.chips {
            let galley = one_line(&chip.name, fonts::regular(tokens.small_size), tokens.text.into(), inner - 40.0);
            let size = vec2(galley.size().x + 30.0, CHIP_HEIGHT);
            if pen.x > 0.0 && pen.x + size.x > inner {
                pen = Pos2::new(0.0, pen.y + CHIP_HEIGHT + 4.0);
            }
            chips.push((galley, Rect::from_min_size(pen, size)));
            pen.x += size.x + 6.0;
        }
        let note = (!self.note.is_empty()).then(|| {
            let galley = one_line(&self.note, fonts::regular(tokens.small_size), quiet, inner);
            if pen.x > 0.0 && pen.x + galley.size().x > inner {
                pen = Pos2::new(0.0, pen.y + CHIP_HEIGHT + 4.0);
            }
            let drop = (CHIP_HEIGHT - galley.size().y) / 2.0;
            let place = pen + vec2(if pen.x > 0.0 { 4.0 } else { 0.0 }, drop);
            (galley, place)
        });
        let foot = if chips.is_empty() && note.is_none() { -GAP } else { pen.y + CHIP_HEIGHT };
        Laid { speaker, details, words, chips, note, words_top, chips_top, height: chips_top + foot + MARGIN }
    }

    fn words_job(&self, tokens: &Tokens, width: f32) -> LayoutJob {
        let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
        let plain = TextFormat {
            line_height: Some(line_height(tokens)),
            valign: Align::Center,
            ..TextFormat::simple(fonts::serif(tokens.reading_size - 0.5), tokens.text.into())
        };
        let marked = TextFormat {
            font_id: fonts::serif_semibold(tokens.reading_size - 0.5),
            background: tokens.selection.into(),
            underline: Stroke::new(1.5, tokens.link()),
            ..plain.clone()
        };
        let mut reached = 0;
        for mark in &self.marks {
            let (Some(before), Some(inside)) = (self.words.get(reached..mark.start), self.words.get(mark.clone()))
            else {
                continue;
            };
            job.append(before, 0.0, plain.clone());
            job.append(inside, 0.0, marked.clone());
            reached = mark.end;
        }
        job.append(self.words.get(reached..).unwrap_or_default(), 0.0, plain);
        job
    }
}

fn line_height(tokens: &Tokens) -> f32 {
    tokens.reading_line - 2.0
}

fn paint_chip(painter: &eframe::egui::Painter, tokens: &Tokens, chip: &Chip, galley: &Arc<Galley>, place: Rect) {
    let edge = Stroke::new(1.0, chip.dot.gamma_multiply(0.45));
    painter.rect(place, CornerRadius::same(11), chip.tint, edge, StrokeKind::Inside);
    painter.circle_filled(place.left_center() + vec2(12.0, 0.0), 3.5, chip.dot);
    let at = place.left_center() + vec2(20.0, -galley.size().y / 2.0);
    painter.galley(at, Arc::clone(galley), tokens.text.into());
}

/// Draws the head of a group of cards.
pub fn head_of_group(ui: &Ui, tokens: &Tokens, name: &str, count: &str, rect: Rect) {
    let response = ui.interact(rect, Id::unique(("head of cards", name)), Sense::HOVER);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{name}, {count}")));
    let (painter, ink, quiet) = (ui.painter(), tokens.text.into(), tokens.text_quiet.into());
    let galley = painter.layout_no_wrap(name.to_owned(), fonts::semibold(tokens.ui_size), ink);
    let at = Pos2::new(rect.left() + 2.0, rect.center().y - galley.size().y / 2.0 + 3.0);
    let beside = at.x + galley.size().x + 10.0;
    painter.galley(at, galley, ink);
    let galley = painter.layout_no_wrap(count.to_owned(), fonts::regular(tokens.small_size), quiet);
    let y = rect.center().y - galley.size().y / 2.0 + 4.0;
    painter.galley(Pos2::new(beside, y), galley, quiet);
}
