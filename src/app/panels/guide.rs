//! The guide: how to do a small study in an afternoon. Its text lies in `assets/guide/`, one file a language.

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{self, Color32, FontId, Role, ScrollArea, WidgetInfo};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::app::context::Ctx;
use crate::app::theme::{Tokens, fonts};
use crate::app::widgets;
use crate::app::words::Tongue;

/// What the guide keeps: its paragraphs, laid out for one language.
#[derive(Debug, Default)]
pub struct GuideState {
    tongue: Option<Tongue>,
    paragraphs: Vec<Paragraph>,
}

/// A paragraph, a heading or an item of a list.
#[derive(Clone, PartialEq, Debug, Default)]
struct Paragraph {
    kind: Kind,
    pieces: Vec<(Weight, String)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Kind {
    Title,
    Heading,
    Item,
    #[default]
    Text,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Weight {
    Plain,
    Strong,
    Emphasis,
    Code,
}

/// Draws the guide in the language of the interface.
pub fn guide_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, state: &mut GuideState) {
    if state.tongue != Some(ctx.tongue) {
        let text = match ctx.tongue {
            Tongue::English => include_str!("../../../assets/guide/en.md"),
            Tongue::French => include_str!("../../../assets/guide/fr.md"),
        };
        *state = GuideState { tongue: Some(ctx.tongue), paragraphs: paragraphs(text) };
    }
    widgets::page().show(ui, |ui| {
        ScrollArea::vertical().id_salt("guide").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ctx.tokens.measure);
            for paragraph in &state.paragraphs {
                paragraph_ui(ui, ctx.tokens, paragraph);
            }
            ui.add_space(40.0);
        });
    });
}

/// How far items of a list are set in, in points.
const INDENT: f32 = 22.0;
/// From one line to the next, in heights of the letters.
const LEADING: f32 = 1.5;

fn paragraph_ui(ui: &mut egui::Ui, tokens: &Tokens, paragraph: &Paragraph) {
    let above = match paragraph.kind {
        Kind::Title => 8.0,
        Kind::Heading => 18.0,
        Kind::Item => 2.0,
        Kind::Text => 6.0,
    };
    ui.add_space(above);
    let mut job = layout(tokens, paragraph);
    let words = job.text.clone();
    let indent = if paragraph.kind == Kind::Item { INDENT } else { 0.0 };
    // Laid out here, because a label in a row would take all the width that it likes.
    job.wrap.max_width = tokens.measure - indent;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let response = if paragraph.kind == Kind::Item {
        let item = |ui: &mut egui::Ui| {
            ui.add_sized([INDENT - ui.spacing().item_spacing.x, tokens.reading_size * LEADING], egui::Label::new("•"));
            ui.label(galley)
        };
        ui.horizontal_top(item).inner
    } else {
        ui.label(galley)
    };
    let role = if matches!(paragraph.kind, Kind::Title | Kind::Heading) { Role::Heading } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, words.clone()));
}

fn layout(tokens: &Tokens, paragraph: &Paragraph) -> LayoutJob {
    let size = match paragraph.kind {
        Kind::Title => tokens.reading_size * 1.5,
        Kind::Heading => tokens.reading_size * 1.1,
        Kind::Item | Kind::Text => tokens.reading_size,
    };
    let mut job = LayoutJob::default();
    for (weight, words) in &paragraph.pieces {
        let heading = matches!(paragraph.kind, Kind::Title | Kind::Heading);
        let (font_id, background) = match weight {
            _ if heading => (fonts::semibold(size), Color32::TRANSPARENT),
            Weight::Plain => (fonts::serif(size), Color32::TRANSPARENT),
            Weight::Strong => (fonts::serif_semibold(size), Color32::TRANSPARENT),
            Weight::Emphasis => (fonts::serif_italic(size), Color32::TRANSPARENT),
            Weight::Code => (code_face(size), tokens.hover.into()),
        };
        let line_height = Some(size * LEADING);
        job.append(
            words,
            0.0,
            TextFormat { font_id, background, line_height, color: tokens.text.into(), ..Default::default() },
        );
    }
    job
}

fn code_face(size: f32) -> FontId {
    fonts::medium(size * 0.9)
}

/// Returns the paragraphs of a Markdown text; what the guide does not use is left out.
fn paragraphs(text: &str) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut current = Paragraph::default();
    let mut weight = Weight::Plain;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                current.kind = if level == HeadingLevel::H1 { Kind::Title } else { Kind::Heading };
            }
            Event::Start(Tag::Item) => current.kind = Kind::Item,
            Event::Start(Tag::Strong) => weight = Weight::Strong,
            Event::Start(Tag::Emphasis) => weight = Weight::Emphasis,
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => weight = Weight::Plain,
            Event::Text(words) => current.pieces.push((weight, words.into_string())),
            Event::Code(words) => current.pieces.push((Weight::Code, words.into_string())),
            Event::SoftBreak | Event::HardBreak => current.pieces.push((weight, " ".to_owned())),
            Event::End(TagEnd::Heading(_) | TagEnd::Item | TagEnd::Paragraph) if !current.pieces.is_empty() => {
                paragraphs.push(std::mem::take(&mut current));
            }
            _ => {}
        }
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_guides_have_the_same_chapters() {
        let kinds = |text| paragraphs(text).iter().map(|p| p.kind).collect::<Vec<_>>();
        let english = kinds(include_str!("../../../assets/guide/en.md"));
        assert_eq!(english, kinds(include_str!("../../../assets/guide/fr.md")));
        assert!(english.iter().filter(|k| **k == Kind::Heading).count() >= 7);
    }

    #[test]
    fn a_paragraph_keeps_its_weights() {
        let read = paragraphs("A **bold** word and `code`.");
        let weights: Vec<Weight> = read[0].pieces.iter().map(|(weight, _)| *weight).collect();
        assert_eq!(weights, [Weight::Plain, Weight::Strong, Weight::Plain, Weight::Code, Weight::Plain]);
    }
}
