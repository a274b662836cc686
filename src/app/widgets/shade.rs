//! The grounds of the heat map: one hue from the page's ground up, so that more is always stronger and a number stays
//! legible on all of them.

use eframe::egui::Color32;

use crate::app::theme::Tokens;

/// How far towards the accent the strongest ground goes. Farther, and the text would fall below 4.5:1.
const STRONGEST_LIGHT: f32 = 0.6;
const STRONGEST_DARK: f32 = 0.72;

/// Returns the ground of a cell of `strength`, from 0 to 1.
pub fn ground(tokens: &Tokens, strength: f32) -> Color32 {
    let strongest = if tokens.dark { STRONGEST_DARK } else { STRONGEST_LIGHT };
    // The first step is a jump: one person in a hundred is not nobody.
    let least = if strength > 0.0 { 0.1 } else { 0.0 };
    let t = least + (strongest - least) * strength.clamp(0.0, 1.0);
    Color32::from(tokens.paper).lerp_to_gamma(tokens.accent.into(), t)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f32 {
        let channel = |c: u8| {
            let c = f32::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    #[test]
    fn numbers_are_legible_on_every_shade() {
        for tokens in [Tokens::light(), Tokens::dark()] {
            for percent in 0..=100_u8 {
                let ground = luminance(ground(&tokens, f32::from(percent) / 100.0));
                let text = luminance(tokens.text.into());
                let contrast = (ground.max(text) + 0.05) / (ground.min(text) + 0.05);
                assert!(contrast >= 4.5, "{percent}% on dark {}: {contrast}", tokens.dark);
            }
        }
    }

    #[test]
    fn more_is_stronger() {
        let tokens = Tokens::light();
        let lights: Vec<f32> = [0.0, 0.01, 0.3, 0.6, 1.0].map(|s| luminance(ground(&tokens, s))).to_vec();
        assert!(lights.windows(2).all(|w| w[0] > w[1]), "{lights:?}");
    }
}
