//! What people wrote into the fields of a form. Most programs draw it as they draw the rest of the page; some leave
//! that to the program that shows the file, and only say what the value is.

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Rect, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Rect as Area};
use hayro_interpret::util::RectExt as _;

use super::glyphs::{Glyph, decoded};

/// More fields than this on one page are a forgery.
const MOST_FIELDS: usize = 2_000;

/// Returns the values of fields in which nothing is drawn, each as one glyph.
pub(super) fn undrawn(page: &Page<'_>, transform: Affine, drawn: &[Glyph]) -> Vec<Glyph> {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { return Vec::new() };
    let value = |field: Dict<'_>| {
        let is_field = field.get::<Name<'_>>(b"Subtype").is_some_and(|kind| &*kind == b"Widget");
        let text = is_field.then(|| text(&field))??;
        let area = transform.transform_rect_bbox(field.get::<Rect>(b"Rect")?.to_kurbo());
        let is_drawn = drawn.iter().any(|glyph| holds(area, glyph) && !glyph.text.trim().is_empty());
        (!is_drawn).then(|| glyph(text, area))
    };
    annotations.iter::<Dict<'_>>().take(MOST_FIELDS).filter_map(value).collect()
}

/// Returns the words in a field, on one line. A field in several places has its value above them.
fn text(field: &Dict<'_>) -> Option<String> {
    let own = field.get::<PdfString<'_>>(b"V");
    let value = own.or_else(|| field.get::<Dict<'_>>(b"Parent")?.get::<PdfString<'_>>(b"V"))?;
    let text = decoded(value.as_bytes()).split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn holds(area: Area, glyph: &Glyph) -> bool {
    let (x, y) = (f64::from(glyph.x), f64::from(glyph.y));
    (area.x0 - 1.0..=area.x1 + 1.0).contains(&x) && (area.y0 - 1.0..=area.y1 + 1.0).contains(&y)
}

/// Returns a value as it would stand in its field: at the top, in letters of the usual size if there is room.
fn glyph(text: String, area: Area) -> Glyph {
    const USUAL: f64 = 11.0;
    let size = area.height().clamp(1.0, USUAL);
    let (x, y, width, size) = (area.x0 as f32, (area.y0 + 0.8 * size) as f32, area.width() as f32, size as f32);
    Glyph { text, x, y, width, size, ..Glyph::default() }
}
