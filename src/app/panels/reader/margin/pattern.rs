//! A pattern for each coder, so that who coded can be told without colour: a stripe has the colour of its code and the
//! pattern of its coder.

use eframe::egui::{Color32, Painter, Rangef, Rect, Stroke, StrokeKind, vec2};

use crate::model::{CoderId, Project};

/// How a stripe is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pattern {
    /// One piece.
    Solid,
    /// Long pieces.
    Dashed,
    /// Short pieces.
    Dotted,
    /// An outline.
    Hollow,
    /// A thin line with notches.
    Notched,
    /// Long and short pieces by turns.
    DashDotted,
    /// Two thin lines: several coders agree.
    Several,
}

const OF_CODERS: [Pattern; 6] =
    [Pattern::Solid, Pattern::Dashed, Pattern::Dotted, Pattern::Hollow, Pattern::Notched, Pattern::DashDotted];

impl Pattern {
    /// Returns the pattern of a coder. It goes by the order in which coders came to the project, so a new coder changes
    /// nobody's; a seventh coder has the pattern of the first.
    pub fn of(project: &Project, coder: CoderId) -> Self {
        let before = project.coder_place(coder);
        OF_CODERS[before % OF_CODERS.len()]
    }

    /// Returns the lengths of the pieces and gaps that repeat, in points; none when it has no gaps.
    fn pieces(self) -> Option<&'static [(f32, f32)]> {
        match self {
            Self::Solid | Self::Hollow | Self::Several => None,
            Self::Dashed => Some(&[(8.0, 4.0)]),
            Self::Dotted => Some(&[(2.5, 3.0)]),
            Self::Notched => Some(&[(2.0, 5.0)]),
            Self::DashDotted => Some(&[(9.0, 3.0), (2.5, 3.0)]),
        }
    }

    /// Draws a stripe. `phase` is how far the page is scrolled, so that the pieces scroll with the words.
    pub fn paint(self, painter: &Painter, stripe: Rect, colour: Color32, phase: f64) {
        let thin = |x: Rangef| Rect::from_x_y_ranges(x, stripe.y_range());
        match self {
            Self::Solid => _ = painter.rect_filled(stripe, 2.0, colour),
            Self::Hollow => {
                let wider = stripe.expand2(vec2(0.5, 0.0));
                painter.rect_stroke(wider, 2.0, Stroke::new(1.0, colour), StrokeKind::Inside);
            }
            Self::Several => {
                let (left, right) = (stripe.left() - 0.5, stripe.right() + 0.5);
                painter.rect_filled(thin(Rangef::new(left, left + 1.5)), 0.0, colour);
                painter.rect_filled(thin(Rangef::new(right - 1.5, right)), 0.0, colour);
            }
            Self::Notched => {
                let left = Rangef::new(stripe.left(), stripe.left() + 1.2);
                painter.rect_filled(thin(left), 0.0, colour);
                self.paint_pieces(painter, stripe, colour, phase);
            }
            Self::Dashed | Self::Dotted | Self::DashDotted => self.paint_pieces(painter, stripe, colour, phase),
        }
    }

    fn paint_pieces(self, painter: &Painter, stripe: Rect, colour: Color32, phase: f64) {
        let seen = stripe.intersect(painter.clip_rect());
        for y in self.pieces_in(seen.y_range(), phase) {
            painter.rect_filled(Rect::from_x_y_ranges(stripe.x_range(), y), 1.0, colour);
        }
    }

    fn pieces_in(self, seen: Rangef, phase: f64) -> Vec<Rangef> {
        let Some(pieces) = self.pieces() else { return vec![seen] };
        let period: f32 = pieces.iter().map(|(length, gap)| length + gap).sum();
        let shift = (f64::from(seen.min) + phase).rem_euclid(f64::from(period)) as f32;
        let (mut y, mut found) = (seen.min - shift, Vec::new());
        while y < seen.max {
            for (length, gap) in pieces {
                let piece = Rangef::new(y.max(seen.min), (y + length).min(seen.max));
                if piece.span() > 0.0 && piece.min < piece.max {
                    found.push(piece);
                }
                y += length + gap;
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    #[test]
    fn a_coder_keeps_the_pattern_when_another_comes() {
        let mut fixture = Fixture::of("U01: [Dehors|Rue|Rue@ben].");
        let patterns = |fixture: &Fixture| {
            let project = &fixture.project;
            project.coders.keys().map(|c| Pattern::of(project, *c)).collect::<Vec<_>>()
        };
        let before = patterns(&fixture);
        assert_eq!(before, OF_CODERS[..before.len()]);
        fixture.document("Two", None, "U01: [Ici|Rue@zoe].");
        assert_eq!(patterns(&fixture)[..before.len()], before);
    }

    #[test]
    fn pieces_scroll_with_the_words() {
        let at = |top: f32, phase| Pattern::Dashed.pieces_in(Rangef::new(top, top + 40.0), phase);
        let still = at(100.0, 0.0);
        let moved: Vec<Rangef> = at(93.0, 7.0).iter().map(|y| Rangef::new(y.min + 7.0, y.max + 7.0)).collect();
        assert_eq!(still, moved);
        assert!(still.windows(2).all(|two| two[1].min - two[0].max == 4.0));
    }
}
