//! Who speaks: a circle with an initial in the gutter, and name and time above the words. Interviewers and moderators
//! are drawn without colour, so that the eye finds the people whose viewpoint is studied.

use eframe::egui::{Align2, Color32, Painter, Rect, Stroke, pos2, vec2};

use super::page::sheet::{Laid, Sheet};
use crate::app::context::Ctx;
use crate::app::theme::{Tokens, fonts};
use crate::model::turns::clock_time;
use crate::model::{Colour, Document, Role, Speaker};

/// How a speaker is painted.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct SpeakerPaint {
    /// The name.
    pub name: Color32,
    /// The circle.
    pub ground: Color32,
}

/// Returns how speaker `i` of a document is painted.
pub fn speaker_paint(tokens: &Tokens, document: &Document, i: usize) -> SpeakerPaint {
    let quiet: Color32 = tokens.text_quiet.into();
    match document.speakers.get(i).map(|s| s.role) {
        Some(Role::Participant) => {
            let before = document.speakers[..i].iter().filter(|s| s.role == Role::Participant).count();
            // Five steps apart neighbours are far from each other, and twelve speakers get twelve colours.
            let paint = tokens.code_paint(Colour::PALETTE[before * 5 % Colour::PALETTE.len()]);
            let name = paint.strong.lerp_to_gamma(tokens.text.into(), 0.35);
            SpeakerPaint { name, ground: paint.tint_hover }
        }
        _ => SpeakerPaint { name: quiet, ground: Color32::from(tokens.border).gamma_multiply(0.8) },
    }
}

/// Returns the letter that stands for a speaker.
pub fn initial(label: &str) -> String {
    label.chars().find(|c| c.is_alphanumeric()).map_or_else(|| "?".to_owned(), |c| c.to_uppercase().collect())
}

/// Draws the speakers of all turns that begin on the screen.
pub fn paint_speakers(painter: &Painter, sheet: &Sheet<'_>, ctx: &Ctx<'_>) {
    let painter = painter.with_clip_rect(sheet.view.intersect(painter.clip_rect()));
    for laid in sheet.laid.iter().filter(|l| sheet.page.blocks[l.block].opens_turn) {
        paint_speaker(&painter, sheet, ctx, laid);
    }
}

fn paint_speaker(painter: &Painter, sheet: &Sheet<'_>, ctx: &Ctx<'_>, laid: &Laid) {
    let turn = sheet.page.blocks[laid.block].turn.and_then(|t| sheet.document.turns.get(t as usize));
    let Some(turn) = turn else { return };
    let (size, y) = (ctx.tokens.small_size + 1.5, laid.words_at.y - 12.0);
    let mut x = sheet.columns.words.min;
    if let Some((i, speaker)) =
        turn.speaker.and_then(|i| Some((usize::from(i), sheet.document.speakers.get(usize::from(i))?)))
    {
        let paint = speaker_paint(ctx.tokens, sheet.document, i);
        let centre = pos2(sheet.columns.speakers.max - 30.0, laid.words_at.y + sheet.line / 2.0);
        paint_initial(painter, ctx.tokens, paint, speaker, Rect::from_center_size(centre, vec2(28.0, 28.0)));
        let name = shown_name(ctx, speaker);
        x = painter.text(pos2(x, y), Align2::LEFT_CENTER, name, fonts::semibold(size), paint.name).right() + 9.0;
    }
    if let Some(time) = turn.time {
        let quiet = ctx.tokens.text_quiet.into();
        painter.text(pos2(x, y), Align2::LEFT_CENTER, clock_time(time), fonts::regular(ctx.tokens.small_size), quiet);
    }
}

fn paint_initial(painter: &Painter, tokens: &Tokens, paint: SpeakerPaint, speaker: &Speaker, circle: Rect) {
    painter.circle_filled(circle.center(), circle.width() / 2.0, paint.ground);
    if speaker.role == Role::Moderator {
        painter.circle_stroke(circle.center(), circle.width() / 2.0, Stroke::new(1.0, paint.name));
    }
    let font = fonts::semibold(tokens.small_size + 1.0);
    painter.text(circle.center(), Align2::CENTER_CENTER, initial(&speaker.label), font, paint.name);
}

/// Returns the participant's name beside the label when the two differ.
fn shown_name(ctx: &Ctx<'_>, speaker: &Speaker) -> String {
    let participant = speaker.participant.and_then(|p| ctx.project.participants.get(&p));
    match participant {
        Some(p) if !p.name.eq_ignore_ascii_case(&speaker.label) => format!("{} · {}", speaker.label, p.name),
        _ => speaker.label.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_initial_is_the_first_letter_or_digit() {
        assert_eq!(initial("[élise]"), "É");
        assert_eq!(initial("…"), "?");
    }
}
