//! The guide: how to do a small study in an afternoon. Its text lies in `assets/guide/`, one file a language, with its
//! pictures beside it.

mod pictures;

use eframe::egui::{self, ScrollArea};

use self::pictures::Pictures;
use crate::app::context::Ctx;
use crate::app::widgets;
use crate::app::widgets::markdown::{self, Block, Kind, LinkLook, Page};
use crate::app::words::Tongue;

/// What the guide keeps: its paragraphs, in one language, and the pictures that were looked at.
#[derive(Debug, Default)]
pub struct GuideState {
    tongue: Option<Tongue>,
    blocks: Vec<Block>,
    pictures: Pictures,
}

/// Draws the guide in the language of the interface.
pub fn guide_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, state: &mut GuideState) {
    if state.tongue != Some(ctx.tongue) {
        let text = match ctx.tongue {
            Tongue::English => include_str!("../../../../assets/guide/en.md"),
            Tongue::French => include_str!("../../../../assets/guide/fr.md"),
        };
        *state = GuideState { tongue: Some(ctx.tongue), blocks: markdown::blocks(text), ..GuideState::default() };
    }
    let page = Page { tokens: ctx.tokens, size: ctx.tokens.reading_size, measure: ctx.tokens.measure };
    widgets::page().show(ui, |ui| {
        ScrollArea::vertical().id_salt("guide").auto_shrink(false).show(ui, |ui| {
            ui.set_max_width(ctx.tokens.measure.min(ui.available_width()));
            let GuideState { blocks, pictures, .. } = state;
            for run in blocks.chunk_by(|a, b| a.kind != Kind::Picture && b.kind != Kind::Picture) {
                match run {
                    [picture] if picture.kind == Kind::Picture => pictures.picture_ui(ui, ctx.tokens, picture),
                    // The guide leads nowhere: what it tells of stands on the screen.
                    words => _ = markdown::markdown_ui(ui, page, words, &|_| LinkLook::default()),
                }
            }
            ui.add_space(40.0);
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_guides_have_the_same_chapters() {
        let shape = |text| markdown::blocks(text).iter().map(|b| (b.kind, b.depth)).collect::<Vec<_>>();
        let english = shape(include_str!("../../../../assets/guide/en.md"));
        assert_eq!(english, shape(include_str!("../../../../assets/guide/fr.md")));
        assert!(english.iter().filter(|(kind, _)| *kind == Kind::Heading).count() >= 7);
    }
}
