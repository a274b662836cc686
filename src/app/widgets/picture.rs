//! Paints a picture as it is written to a file, in the colours of the theme and as large as there is room.

use eframe::egui::{
    self, Align2, Color32, CursorIcon, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use super::shade;
use crate::app::theme::{Tokens, fonts};
use crate::export::picture::{Ink, Picture, Place, Shape, Side, WIDTH};

/// How near to a thin line the pointer has to be, in points of the screen.
const NEAR: f32 = 4.0;

/// Draws `picture` in the width that there is, not more than half as large again. Returns the place under the pointer.
pub fn picture_ui(ui: &mut Ui, tokens: &Tokens, picture: &Picture) -> (Response, Option<Place>) {
    let scale = (ui.available_width() / WIDTH).clamp(0.4, 1.5);
    let sense = if picture.places.is_empty() { Sense::hover() } else { Sense::CLICK };
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, picture.height) * scale, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &picture.description));
    let brush = Brush { ui, tokens, origin: rect.min, scale };
    let pointed = response.hover_pos().and_then(|pointer| brush.place_at(picture, pointer));
    for (i, shape) in picture.shapes.iter().enumerate() {
        brush.paint(shape);
        if pointed.is_some_and(|place| place.shape == i) {
            brush.mark(shape);
        }
    }
    match pointed {
        Some(_) => (response.on_hover_cursor(CursorIcon::PointingHand), pointed),
        None => (response, None),
    }
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

    /// Returns the uppermost place at `pointer`, or the line that is nearest to it.
    fn place_at(&self, picture: &Picture, pointer: Pos2) -> Option<Place> {
        let near = |place: &Place| {
            let distance = self.distance(picture.shapes.get(place.shape)?, pointer)?;
            Some((distance, *place))
        };
        let places = picture.places.iter().rev().filter_map(near);
        places.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, place)| place)
    }

    /// Returns how far `pointer` is from the middle of a line or from a box that it is at; nothing when it is not at
    /// it.
    fn distance(&self, shape: &Shape, pointer: Pos2) -> Option<f32> {
        match shape {
            Shape::Rect { left, top, width, height, .. } => {
                let rect = Rect::from_min_size(self.at(*left, *top), vec2(*width, *height) * self.scale);
                rect.contains(pointer).then_some(0.0)
            }
            Shape::Line { points, width, .. } => {
                let from = |ends: &[(f32, f32)]| {
                    let [a, b] = [ends[0], ends[1]].map(|(x, y)| self.at(x, y));
                    let (along, length) = (b - a, (b - a).length_sq().max(f32::EPSILON));
                    let share = ((pointer - a).dot(along) / length).clamp(0.0, 1.0);
                    (a + along * share).distance(pointer)
                };
                let nearest = points.windows(2).map(from).fold(f32::INFINITY, f32::min);
                (nearest <= (width * self.scale / 2.0).max(NEAR)).then_some(nearest)
            }
            Shape::Dot { .. } | Shape::Text { .. } => None,
        }
    }

    /// Shows which place is pointed at.
    fn mark(&self, shape: &Shape) {
        let edge = Stroke::new(2.0, self.tokens.edge());
        match shape {
            Shape::Rect { left, top, width, height, .. } => {
                let rect = Rect::from_min_size(self.at(*left, *top), vec2(*width, *height) * self.scale);
                self.ui.painter().rect_stroke(rect, 0.0, edge, StrokeKind::Inside);
            }
            Shape::Line { points, width, dashes, .. } => {
                self.paint(&Shape::Line { points: points.clone(), width: width + 2.0, ink: Ink::First, dashes });
            }
            Shape::Dot { .. } | Shape::Text { .. } => {}
        }
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
