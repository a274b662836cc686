//! What an input method composes at the caret before it is typed, and where the system shows its choices.

use eframe::egui::output::IMEOutput;
use eframe::egui::{Align2, Color32, IMEPurpose, Stroke, Ui};

use super::super::page::sheet::Sheet;
use crate::app::context::Ctx;
use crate::app::theme::fonts;

/// Draws what is `composed` at the caret, and tells the system that letters are typed there.
pub fn compose_ui(ui: &Ui, ctx: &Ctx<'_>, sheet: &Sheet<'_>, at: u32, composed: &str) {
    let Some(caret) = sheet.caret(at).filter(|c| c.intersects(sheet.view)) else { return };
    let ime = IMEOutput {
        purpose: IMEPurpose::Normal,
        rect: sheet.view,
        cursor_rect: caret,
        should_interrupt_composition: false,
    };
    ui.output_mut(|o| o.ime = Some(ime));
    if composed.is_empty() {
        return;
    }
    let font = fonts::serif(ctx.tokens.reading_size);
    let painter = ui.painter().with_clip_rect(sheet.view);
    let galley = painter.layout_no_wrap(composed.to_owned(), font, ctx.tokens.text.into());
    let rect = Align2::LEFT_CENTER.anchor_size(caret.center(), galley.size());
    painter.rect_filled(rect.expand(2.0), 2.0, Color32::from(ctx.tokens.raised));
    painter.galley(rect.min, galley, ctx.tokens.text.into());
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, Color32::from(ctx.tokens.accent)));
}
