//! The pictures of the guide: what the window shows at each step, taken of the sample project in both languages and
//! both themes, so that a picture looks like the window around it. They are made by a test that drives the window
//! (`README.md` says how).

use std::collections::BTreeMap;
use std::fmt;

use eframe::egui::{
    self, ColorImage, Rect, Role, Sense, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo, vec2,
};
use include_dir::{Dir, include_dir};
use resvg::tiny_skia::Pixmap;

use crate::app::theme::Tokens;
use crate::app::widgets::markdown::Block;

static GUIDE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/guide");

/// The pictures that were looked at, by where they lie.
#[derive(Default)]
pub struct Pictures(BTreeMap<String, TextureHandle>);

impl fmt::Debug for Pictures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Pictures {
    /// Draws the picture that `block` names, as wide as the words around it. It is read when it comes into sight.
    pub fn picture_ui(&mut self, ui: &mut Ui, tokens: &Tokens, block: &Block) {
        let Some((address, png)) = block.pieces.first().and_then(|p| found(p.link.as_deref()?, tokens.dark)) else {
            return;
        };
        let size = size(png);
        let width = ui.available_width();
        ui.add_space(10.0);
        let (rect, response) = ui.allocate_exact_size(vec2(width, width * size.y / size.x.max(1.0)), Sense::hover());
        let shown: String = block.pieces.iter().map(|p| p.words.as_str()).collect();
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &shown));
        if ui.is_rect_visible(rect) {
            self.paint(ui, tokens, rect, address, png);
        }
        ui.add_space(8.0);
    }

    fn paint(&mut self, ui: &Ui, tokens: &Tokens, rect: Rect, address: String, png: &[u8]) {
        if !self.0.contains_key(&address) {
            let Some(pixels) = pixels(png) else { return };
            // Pictures are shown smaller than they are: without the smaller steps in between, letters would crumble.
            let look = TextureOptions::LINEAR.with_mipmap_mode(Some(egui::TextureFilter::Linear));
            let texture = ui.ctx().load_texture(&address, pixels, look);
            self.0.insert(address.clone(), texture);
        }
        let whole = Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        if let Some(texture) = self.0.get(&address) {
            ui.painter().image(texture.id(), rect, whole, egui::Color32::WHITE);
        }
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, tokens.border), StrokeKind::Outside);
    }
}

/// Returns where the picture at `address` lies for a light or dark page, and its file.
fn found(address: &str, dark: bool) -> Option<(String, &'static [u8])> {
    let address = match address.rsplit_once('/') {
        Some((folder, name)) if dark => format!("{folder}/dark/{name}"),
        _ => address.to_owned(),
    };
    let file = GUIDE.get_file(&address)?;
    Some((address, file.contents()))
}

/// Returns width and height in pixels, from the head of a PNG file.
fn size(png: &[u8]) -> Vec2 {
    let number = |at: usize| {
        let bytes = png.get(at..at + 4).and_then(|b| b.try_into().ok()).unwrap_or_default();
        u32::from_be_bytes(bytes) as f32
    };
    vec2(number(16), number(20))
}

fn pixels(png: &[u8]) -> Option<ColorImage> {
    let pixels = Pixmap::decode_png(png).ok()?;
    let size = [pixels.width() as usize, pixels.height() as usize];
    Some(ColorImage::from_rgba_premultiplied(size, pixels.data()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::widgets::markdown::{self, Kind};

    #[test]
    fn every_picture_of_the_guide_lies_there_for_both_themes() {
        for file in ["en.md", "fr.md"] {
            let text = GUIDE.get_file(file).unwrap().contents_utf8().unwrap();
            let pictures: Vec<Block> = markdown::blocks(text).into_iter().filter(|b| b.kind == Kind::Picture).collect();
            assert!(pictures.len() >= 6, "{file}");
            for picture in pictures {
                let address = picture.pieces[0].link.as_deref().unwrap();
                for dark in [false, true] {
                    let (at, png) = found(address, dark).unwrap_or_else(|| panic!("{file}: {address}, dark {dark}"));
                    let read = pixels(png).unwrap_or_else(|| panic!("{at} is no picture"));
                    assert_eq!(read.size, [size(png).x as usize, size(png).y as usize], "{at}");
                }
            }
        }
    }
}
