//! Words of a document shown outside of the reader: laid out as the reader does, so that Hebrew and Arabic read
//! correctly in the inspector and on cards too.

use eframe::egui::{Color32, FontId, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::page::layout::{Setting, lay_out};
use crate::model::is_right_to_left;

/// Draws `words`, paragraph by paragraph, over the whole width that there is.
pub fn prose_ui(ui: &mut Ui, words: &str, font: FontId, line: f32, colour: Color32) -> Response {
    let set = Setting { font, line, width: ui.available_width() };
    let lay = |paragraph: &str| {
        let right_to_left = paragraph.chars().any(is_right_to_left);
        ui.fonts_mut(|fonts| lay_out(fonts, paragraph, right_to_left, &set))
    };
    let paragraphs: Vec<_> = words.split('\n').map(lay).collect();
    let height = paragraphs.iter().map(|p| p.height()).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(set.width, height), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let mut at = rect.min;
    for paragraph in paragraphs {
        paragraph.paint(ui.painter(), at, colour);
        at.y += paragraph.height();
    }
    response
}
