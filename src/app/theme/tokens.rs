//! The colours and sizes of a theme. Nothing else in the program names a colour.

use eframe::egui::Color32;
use serde::Deserialize;

use crate::model::Colour;

/// One theme.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[expect(missing_docs, reason = "the fields are the parts of the window that they paint")]
pub struct Tokens {
    pub dark: bool,
    /// Side panels and bars.
    pub panel: Hex,
    /// The page that is read.
    pub paper: Hex,
    /// Cards, inputs.
    pub raised: Hex,
    pub border: Hex,
    /// Hovered rows.
    pub hover: Hex,
    /// Selected rows.
    pub selected: Hex,
    pub text: Hex,
    /// Second-rank text: still at least 4.5:1 on every ground.
    pub text_quiet: Hex,
    /// The one strong colour: main buttons, the current tab, links.
    pub accent: Hex,
    pub on_accent: Hex,
    /// The ground of selected words.
    pub selection: Hex,
    pub warning: Hex,
    pub error: Hex,
    pub good: Hex,
    /// Of 255: how strongly a coded excerpt is tinted.
    pub tint_alpha: u8,
    pub tint_alpha_hover: u8,
    /// Reading face, points and points between lines.
    pub reading_size: f32,
    pub reading_line: f32,
    /// The measure: the width of a line of text in points.
    pub measure: f32,
    /// Of the title of a page.
    pub title_size: f32,
    pub ui_size: f32,
    /// Of what stands beside a control, and says what it is.
    pub label_size: f32,
    pub small_size: f32,
    pub radius: u8,
}

/// A colour as `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Debug, Deserialize)]
#[serde(transparent)]
pub struct Hex(Colour);

impl From<Hex> for Color32 {
    #[expect(clippy::disallowed_methods, reason = "this is where tokens become colours")]
    fn from(hex: Hex) -> Self {
        let [r, g, b] = hex.0.0;
        Self::from_rgb(r, g, b)
    }
}

/// How a code's colour is painted in a theme.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct CodePaint {
    /// Stripes, dots, underlines.
    pub strong: Color32,
    /// The ground of a coded excerpt.
    pub tint: Color32,
    /// The ground under the pointer.
    pub tint_hover: Color32,
}

impl Tokens {
    /// Returns the light theme.
    pub fn light() -> Self {
        read(include_str!("../../../assets/theme/light.ron"))
    }

    /// Returns the dark theme.
    pub fn dark() -> Self {
        read(include_str!("../../../assets/theme/dark.ron"))
    }

    /// Returns the accent as text, lines and rings: lighter in the dark theme, where the accent of buttons would drown.
    pub fn link(&self) -> Color32 {
        let accent = Color32::from(self.accent);
        if self.dark { accent.lerp_to_gamma(Color32::WHITE, 0.45) } else { accent }
    }

    /// Returns the border of what the pointer is on.
    pub fn edge(&self) -> Color32 {
        Color32::from(self.border).lerp_to_gamma(self.text.into(), 0.18)
    }

    /// Returns how the colour of a code is painted: lighter in the dark theme, so that it stands out from the ground.
    pub fn code_paint(&self, colour: Colour) -> CodePaint {
        let own = Color32::from(Hex(colour));
        let strong = if self.dark { own.lerp_to_gamma(Color32::WHITE, 0.35) } else { own };
        let tint = |alpha| Color32::from_rgba_unmultiplied(strong.r(), strong.g(), strong.b(), alpha);
        CodePaint { strong, tint: tint(self.tint_alpha), tint_hover: tint(self.tint_alpha_hover) }
    }
}

fn read(ron: &str) -> Tokens {
    ron::from_str(ron).expect("the themes that ship are read by a test")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of WCAG 2.2, 1.4.3.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let channel = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = |c: Color32| 0.2126 * channel(c.r()) + 0.7152 * channel(c.g()) + 0.0722 * channel(c.b());
        let (x, y) = (luminance(a), luminance(b));
        (x.max(y) + 0.05) / (x.min(y) + 0.05)
    }

    #[test]
    fn text_stays_legible_under_any_highlight() {
        for tokens in [Tokens::light(), Tokens::dark()] {
            let text: Color32 = tokens.text.into();
            let quiet: Color32 = tokens.text_quiet.into();
            for ground in [tokens.panel, tokens.paper, tokens.raised, tokens.hover, tokens.selected] {
                assert!(contrast(text, ground.into()) >= 4.5);
                assert!(contrast(quiet, ground.into()) >= 4.5, "quiet text on {ground:?}, dark {}", tokens.dark);
            }
            for ground in [tokens.panel, tokens.paper, tokens.raised] {
                assert!(contrast(tokens.link(), ground.into()) >= 4.5, "links on {ground:?}, dark {}", tokens.dark);
            }
            assert!(contrast(text, tokens.selection.into()) >= 4.5);
            assert!(contrast(tokens.on_accent.into(), tokens.accent.into()) >= 4.5);
            for colour in Colour::PALETTE {
                let tint = tokens.code_paint(colour).tint_hover;
                let ground = Color32::from(tokens.paper).blend(tint).blend(tint);
                assert!(contrast(text, ground) >= 4.5, "{colour} twice, dark {}", tokens.dark);
            }
        }
    }
}
