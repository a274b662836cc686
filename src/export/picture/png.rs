//! A picture as PNG at print size, with the letters that ship with the program.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use super::super::ExportError;
use super::{Picture, svg};

/// Pixels for each point of 1/96 inch: 300 dots an inch.
const SCALE: f32 = 300.0 / 96.0;

const FONTS: [&[u8]; 2] = [
    include_bytes!("../../../assets/fonts/Inter-Regular.otf"),
    include_bytes!("../../../assets/fonts/Inter-SemiBold.otf"),
];

/// Returns the picture as a PNG file of 300 dots an inch.
///
/// # Errors
/// When the picture is too large to be held in memory.
pub fn png(picture: &Picture) -> Result<Vec<u8>, ExportError> {
    let mut fonts = fontdb::Database::new();
    FONTS.into_iter().for_each(|font| fonts.load_font_data(font.to_vec()));
    fonts.set_sans_serif_family("Inter");
    let options = Options { fontdb: Arc::new(fonts), font_family: "Inter".to_owned(), ..Options::default() };
    let tree = Tree::from_str(&svg(picture), &options).map_err(|e| ExportError::Picture(e.to_string()))?;
    let size = tree.size().to_int_size().scale_by(SCALE);
    let size = size.ok_or_else(|| ExportError::Picture("it has no size".to_owned()))?;
    let mut pixels = Pixmap::new(size.width(), size.height())
        .ok_or_else(|| ExportError::Picture(format!("{} × {} pixels are too many", size.width(), size.height())))?;
    resvg::render(&tree, Transform::from_scale(SCALE, SCALE), &mut pixels.as_mut());
    pixels.encode_png().map_err(|e| ExportError::Picture(e.to_string()))
}
