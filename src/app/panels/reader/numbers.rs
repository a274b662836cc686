//! Numbers in the gutter, by which researchers cite a transcript: those of the text's own lines, or of the turns. Where
//! the screen wraps a line means nothing, since that is another place in every window.

use eframe::egui::{Align2, Painter, pos2};

use super::page::sheet::{Laid, Sheet};
use super::reading::Numbers;
use crate::app::context::Ctx;
use crate::app::theme::fonts;

/// Draws the numbers beside the blocks that are seen.
pub fn paint_numbers(painter: &Painter, sheet: &Sheet<'_>, ctx: &Ctx<'_>, numbers: Numbers) {
    let painter = painter.with_clip_rect(sheet.view.intersect(painter.clip_rect()));
    let font = fonts::regular(ctx.tokens.small_size - 0.5);
    for laid in &sheet.laid {
        if let Some(number) = number_of(sheet, laid, numbers) {
            let at = pos2(sheet.columns.numbers.max, laid.words_at.y + sheet.line / 2.0);
            // Without thousands apart: a number by which something is cited is not a quantity.
            painter.text(at, Align2::RIGHT_CENTER, number.to_string(), font.clone(), ctx.tokens.text_quiet.into());
        }
    }
}

/// Returns the number that stands beside a block, from 1; none beside what continues a line or a turn.
pub fn number_of(sheet: &Sheet<'_>, laid: &Laid, numbers: Numbers) -> Option<u32> {
    let block = &sheet.page.blocks[laid.block];
    match numbers {
        Numbers::None => None,
        Numbers::Lines => (!block.continues).then_some(block.line),
        Numbers::Turns => block.turn.filter(|_| block.opens_turn).map(|turn| turn + 1),
    }
}
