//! Paints a picture as it is written to a file, in the colours of the theme and as large as there is room.

use eframe::egui::{self, Align2, Color32, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::shade;
use crate::app::theme::{Tokens, fonts};
use crate::export::picture::{Ink, Picture, Shape, Side, WIDTH};

/// Draws `picture` in the width that there is, not more than half as large again.
pub fn picture_ui(ui: &mut Ui, tokens: &Tokens, picture: &Picture) -> Response {
    let scale = (ui.available_width() / WIDTH).clamp(0.4, 1.5);
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, picture.height) * scale, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &picture.description));
    let brush = Brush { ui, tokens, origin: rect.min, scale };
    picture.shapes.iter().for_each(|shape| brush.paint(shape));
    response
}

struct Brush<'a> {
    ui: &'a Ui,
    tokens: &'a Tokens,
    origin: Pos2,
    scale: f32,
}

impl Brush<'_> {
    fn at(&self, x: f32, y: f32) -> Pos2 {
        self.origin + vec2(x, y) * self.scale
    }

    fn paint(&self, shape: &Shape) {
        let painter = self.ui.painter();
        match shape {
            Shape::Rect { left, top, width, height, fill } => {
                let rect = Rect::from_min_size(self.at(*left, *top), vec2(*width, *height) * self.scale);
                painter.rect_filled(rect, 0.0, self.colour(*fill));
            }
            Shape::Line { points, width, ink, dashes } => {
                let stroke = Stroke::new(width * self.scale, self.colour(*ink));
                let points: Vec<Pos2> = points.iter().map(|(x, y)| self.at(*x, *y)).collect();
                if dashes.is_empty() {
                    points.windows(2).for_each(|ends| _ = painter.line_segment([ends[0], ends[1]], stroke));
                } else {
                    let lengths = |first: usize| dashes.iter().skip(first).step_by(2).map(|l| l * self.scale).collect();
                    let (pieces, gaps): (Vec<f32>, Vec<f32>) = (lengths(0), lengths(1));
                    painter.extend(egui::Shape::dashed_line_with_offset(&points, stroke, &pieces, &gaps, 0.0));
                }
            }
            Shape::Dot { x, y, radius, fill } => {
                painter.circle_filled(self.at(*x, *y), radius * self.scale, self.colour(*fill));
            }
            Shape::Text { x, y, text, size, bold, side, ink } => {
                let face = if *bold { fonts::semibold(size * self.scale) } else { fonts::regular(size * self.scale) };
                let align = match side {
                    Side::Start => Align2::LEFT_CENTER,
                    Side::Middle => Align2::CENTER_CENTER,
                    Side::End => Align2::RIGHT_CENTER,
                };
                painter.text(self.at(*x, *y), align, text, face, self.colour(*ink));
            }
        }
    }

    fn colour(&self, ink: Ink) -> Color32 {
        let tokens = self.tokens;
        match ink {
            Ink::Paper => tokens.paper.into(),
            Ink::Text => tokens.text.into(),
            Ink::Quiet => tokens.text_quiet.into(),
            Ink::Faint => tokens.border.into(),
            Ink::First => tokens.link(),
            Ink::Second => tokens.link().lerp_to_gamma(tokens.paper.into(), 0.55),
            Ink::Shade(strength) => shade::ground(tokens, strength),
            Ink::Code(colour) => tokens.code_paint(colour).strong,
        }
    }
}
