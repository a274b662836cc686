//! The palette of codes' colours. Each has a name, for those who do not see it or see it otherwise.

use eframe::egui::{Color32, Response, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::app::theme::Tokens;
use crate::app::words::{Tongue, code_tree as words, colours};
use crate::model::Colour;

/// Draws the palette, with `own` marked, and returns the colour that was chosen. `focus` gives the keyboard to `own`,
/// else to the first colour.
pub fn swatches_ui(ui: &mut Ui, tokens: &Tokens, tongue: Tongue, own: Option<Colour>, focus: bool) -> Option<Colour> {
    let begins = own.filter(|own| Colour::PALETTE.contains(own)).unwrap_or(Colour::PALETTE[0]);
    let mut chosen = None;
    for half in Colour::PALETTE.chunks(6) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for colour in half {
                let response = swatch_ui(ui, tokens, tongue, *colour, own == Some(*colour));
                if focus && *colour == begins {
                    response.request_focus();
                }
                if response.clicked() {
                    chosen = Some(*colour);
                }
            }
        });
    }
    chosen
}

fn swatch_ui(ui: &mut Ui, tokens: &Tokens, tongue: Tongue, colour: Colour, is_own: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(28.0, 28.0), Sense::click());
    let name = tongue.fill(words::COLOUR_NAMED, &[("colour", &colours::name(tongue, colour))]);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_own, &name));
    let painter = ui.painter();
    painter.circle_filled(rect.center(), 9.0, tokens.code_paint(colour).strong);
    if is_own || response.hovered() || response.has_focus() {
        let ink = if response.has_focus() { tokens.link() } else { Color32::from(tokens.text) };
        painter.circle_stroke(rect.center(), 12.0, Stroke::new(2.0, ink));
    }
    response.on_hover_text(name)
}
