//! A code on one line: its colour, the names above it in quiet letters, its own name, and a number at the right.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{Align2, Color32, Rect, Ui, pos2};

use crate::app::theme::{Tokens, fonts};
use crate::model::Colour;

/// What is shown of a code.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CodeLine<'a> {
    /// Names from the top down, separated by `/`.
    pub path: &'a str,
    /// The colour.
    pub colour: Colour,
    /// What stands at the right.
    pub note: &'a str,
}

/// Draws a code within `rect`. A path that is too long is cut at its end.
pub fn paint_code_line(ui: &Ui, tokens: &Tokens, rect: Rect, line: &CodeLine<'_>) {
    let painter = ui.painter();
    let quiet: Color32 = tokens.text_quiet.into();
    let y = rect.center().y;
    painter.circle_filled(pos2(rect.left() + 5.0, y), 4.5, tokens.code_paint(line.colour).strong);
    let note =
        painter.text(pos2(rect.right(), y), Align2::RIGHT_CENTER, line.note, fonts::regular(tokens.small_size), quiet);
    let mut job = LayoutJob::default();
    let (above, name) = line.path.rsplit_once('/').unwrap_or(("", line.path));
    let format = |font_id, color| TextFormat { font_id, color, ..TextFormat::default() };
    if !above.is_empty() {
        let above = format!("{} › ", above.replace('/', " › "));
        job.append(&above, 0.0, format(fonts::regular(tokens.ui_size), quiet));
    }
    job.append(name, 0.0, format(fonts::medium(tokens.ui_size), tokens.text.into()));
    job.wrap = TextWrapping::truncate_at_width(note.left() - rect.left() - 28.0);
    let galley = ui.fonts_mut(|f| f.layout_job(job));
    painter.galley(pos2(rect.left() + 18.0, y - galley.size().y / 2.0), galley, tokens.text.into());
}
