//! Comments that readers wrote into a PDF: notes in the margin, and notes on marked words. What they typed onto the
//! page itself is drawn there, and is read with it.

use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, Point, Rect as Area};

use super::super::page::on_one_line;
use super::glyphs::{Glyph, decoded};
use super::pieces;
use crate::import::FoundComment;

/// More notes than this on one page are a forgery.
const MOST_NOTES: usize = 2_000;

/// What a note may hang on.
const KINDS: &[&[u8]] = &[b"Text", b"Highlight", b"Underline", b"Squiggly", b"StrikeOut", b"Caret"];

/// Returns the comments on a page, each with the words that it marks; `transform` leads to where the glyphs stand.
pub(super) fn of(page: &Page<'_>, transform: Affine, glyphs: &[Glyph]) -> Vec<FoundComment> {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else { return Vec::new() };
    let comment = |note: Dict<'_>| {
        let kind = note.get::<Name<'_>>(b"Subtype")?;
        let text = line(&note, b"Contents").filter(|_| KINDS.contains(&&*kind))?;
        Some(FoundComment {
            author: line(&note, b"T").unwrap_or_default(),
            about: words_in(&marked(&note, transform), glyphs),
            text,
        })
    };
    annotations.iter::<Dict<'_>>().take(MOST_NOTES).filter_map(comment).collect()
}

/// Returns what the note says under `key`, on one line; nothing if that is empty.
fn line(note: &Dict<'_>, key: &[u8]) -> Option<String> {
    let text = on_one_line(&decoded(note.get::<PdfString<'_>>(key)?.as_bytes()));
    (!text.is_empty()).then_some(text)
}

/// Returns the areas that the note marks: four corners each.
fn marked(note: &Dict<'_>, transform: Affine) -> Vec<Area> {
    const CORNERS: usize = 4;
    let Some(numbers) = note.get::<Array<'_>>(b"QuadPoints") else { return Vec::new() };
    let numbers: Vec<f32> = numbers.iter::<f32>().take(MOST_NOTES).collect();
    let corner = |at: &[f32]| transform * Point::new(f64::from(at[0]), f64::from(at[1]));
    let area = |quad: &[f32]| {
        let corners: Vec<Point> = quad.chunks_exact(2).map(corner).collect();
        corners[1..].iter().fold(Area::from_points(corners[0], corners[0]), |area, corner| area.union_pt(*corner))
    };
    numbers.chunks_exact(2 * CORNERS).map(area).collect()
}

/// Returns the words whose letters lie in one of the areas.
fn words_in(areas: &[Area], glyphs: &[Glyph]) -> String {
    let is_in = |glyph: &Glyph| {
        let middle = Point::new(f64::from(glyph.x + 0.5 * glyph.width), f64::from(glyph.y - 0.3 * glyph.size));
        areas.iter().any(|area| area.contains(middle))
    };
    let marked: Vec<Glyph> =
        if areas.is_empty() { Vec::new() } else { glyphs.iter().filter(|g| is_in(g)).cloned().collect() };
    on_one_line(&pieces::of(&marked).into_iter().map(|piece| piece.text).collect::<Vec<_>>().join(" "))
}
