//! A page of a PDF to its glyphs: what each stands for, and where it stands. Positions are points from the top left.

use hayro_font::FontCache;
use hayro_interpret::font::{Glyph as PdfGlyph, GlyphRun, OutlineFontData};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::object::{Dict, String as PdfString};
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, Point, Rect, Vec2};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, Paint, SoftMask, TransformExt as _, interpret_page,
};
use unicode_normalization::UnicodeNormalization as _;

use super::super::page::Style;
use super::super::rgb;
use super::fonts::Fonts;
use super::ways::{self, Way};
use super::{accents, comments, doubles, faces, fields};
use crate::import::{FoundComment, Look};

/// More glyphs than this on one page are no transcript.
const MOST_GLYPHS: usize = 200_000;

/// A letter or several where it stands.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Glyph {
    /// What it stands for; empty if the glyph before it says it.
    pub text: String,
    /// Where it begins.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    pub width: f32,
    /// The size of its font.
    pub size: f32,
    /// How it is set.
    pub style: Style,
    /// Which way its line runs.
    pub way: Way,
}

/// What a page holds.
#[derive(Default)]
pub(super) struct Glyphs<'a> {
    /// In the order in which the file draws them; the page is turned so that they run right.
    pub glyphs: Vec<Glyph>,
    /// The height of the page.
    pub height: f32,
    /// Words that run another way.
    pub astray: String,
    pub n_images: usize,
    /// Of glyphs, how many the file does not say what they stand for.
    pub n_unknown: usize,
    /// What readers of the page wrote on it.
    pub comments: Vec<FoundComment>,
    /// What is page furniture by what the file itself says.
    pub furniture: Vec<Glyph>,
    /// The page: what is drawn outside of it, nobody sees.
    bounds: Rect,
    fonts: Fonts<'a>,
    marks: Vec<Mark>,
}

/// An open piece of marked content.
#[derive(Debug)]
struct Mark {
    /// Page furniture, says the file itself.
    is_artifact: bool,
    /// What its glyphs stand for together.
    instead: Option<String>,
}

/// Returns the glyphs of `page`.
pub(super) fn of<'a>(page: &'a Page<'a>, cache: &InterpreterCache<'a>, fonts: &FontCache<'a>) -> Glyphs<'a> {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let settings = InterpreterSettings::default();
    let fonts = Fonts::of(page, fonts, &settings);
    let mut context = Context::new(transform, bounds, cache, page.xref(), settings);
    let mut glyphs = Glyphs { bounds, fonts, ..Glyphs::default() };
    interpret_page(page, &mut context, &mut glyphs);
    if glyphs.furniture.len() > glyphs.glyphs.len() {
        // A file that calls most of a page furniture means something else by it.
        glyphs.glyphs.append(&mut glyphs.furniture);
    }
    glyphs.glyphs = accents::joined(doubles::removed(glyphs.glyphs));
    glyphs.comments = comments::of(page, transform, &glyphs.glyphs);
    let values = fields::undrawn(page, transform, &glyphs.glyphs);
    glyphs.glyphs.extend(values);
    (glyphs.height, glyphs.astray) = ways::turn(&mut glyphs.glyphs, (width, height));
    glyphs
}

impl Glyphs<'_> {
    fn take(&mut self, glyph: &PdfGlyph<'_>, transform: Affine, style: Style) {
        let at = transform * Point::ZERO;
        let advance = match glyph {
            PdfGlyph::Outline(outline) => outline.advance_width(),
            PdfGlyph::Type3(drawn) => drawn.advance_width(),
        };
        let along = |v: Vec2| transform * v.to_point() - at;
        let run = along(Vec2::new(f64::from(advance.unwrap_or(500.0)), 0.0));
        let up = along(Vec2::new(0.0, 1000.0));
        if !self.bounds.contains(at) {
            return;
        }
        let text = self.text_of(glyph);
        let (x, y, width, size) = (at.x as f32, at.y as f32, run.hypot() as f32, up.hypot() as f32);
        let glyph = Glyph { text, x, y, width, size, style, way: Way::of(run) };
        let is_furniture = self.marks.iter().any(|mark| mark.is_artifact);
        if is_furniture { &mut self.furniture } else { &mut self.glyphs }.push(glyph);
    }

    fn text_of(&mut self, glyph: &PdfGlyph<'_>) -> String {
        if let Some(instead) = self.marks.iter_mut().rev().find_map(|mark| mark.instead.as_mut()) {
            return std::mem::take(instead);
        }
        let text = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => {
                self.n_unknown += 1;
                "\u{fffd}".to_owned()
            }
        };
        text.chars().flat_map(spelt).collect()
    }
}

/// Returns how a glyph is set, by what the file says of its font, by the name of that, and by how it is drawn.
fn style(glyph: &PdfGlyph<'_>, fonts: &Fonts<'_>, paint: &Paint<'_>, mode: &DrawMode) -> Style {
    let colour = match paint {
        Paint::Color(colour) => {
            let [red, green, blue, _] = colour.to_rgba().to_rgba8();
            rgb::set_off([red, green, blue])
        }
        Paint::Pattern(_) => None,
    };
    // Programs without a bold font draw letters and their outlines.
    let has_outlines = matches!(mode, DrawMode::FillAndStroke(..));
    let (name, weight, is_italic) = match glyph {
        PdfGlyph::Outline(outline) => match outline.font_data() {
            Some(OutlineFontData { postscript_name, weight, is_italic, .. }) => (postscript_name, weight, is_italic),
            None => (fonts.name_of(outline).map(str::to_owned), None, false),
        },
        PdfGlyph::Type3(_) => (None, None, false),
    };
    let face = name.as_deref().map(faces::of);
    let name = name.unwrap_or_default().to_lowercase();
    let is_called = |words: &[&str]| words.iter().any(|word| name.contains(word));
    // The last ones are those of TeX.
    Style {
        marked: false,
        bold: has_outlines
            || weight.is_some_and(|w| w >= 600)
            || is_called(&["bold", "black", "heavy", "cmbx", "sfbx"]),
        italic: is_italic || is_called(&["italic", "oblique", "cmti", "sfti"]),
        look: Look { colour, face },
    }
}

/// Returns the letters of a ligature or of a shape that a letter takes within a word, and other characters as they are.
fn spelt(c: char) -> impl Iterator<Item = char> {
    let is_shape = matches!(c, '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let letters = is_shape.then(|| std::iter::once(c).nfkc());
    // Some programs write the space between two words as another character that shows nothing.
    let itself = (!is_shape).then_some(if c.is_control() { ' ' } else { c });
    letters.into_iter().flatten().chain(itself)
}

impl<'a> Device<'a> for Glyphs<'a> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if self.glyphs.len() + self.furniture.len() > MOST_GLYPHS {
            return;
        }
        let Some(first) = run.glyphs().first() else { return };
        let style = style(first, &self.fonts, &props.paint, mode);
        for glyph in run.glyphs() {
            self.take(glyph, props.transform * glyph.transform(), style);
        }
    }

    fn begin_marked_content(&mut self, tag: &[u8], properties: Option<&Dict<'_>>) {
        let instead = properties.and_then(|p| p.get::<PdfString<'_>>(b"ActualText"));
        self.marks
            .push(Mark { is_artifact: tag == b"Artifact", instead: instead.map(|text| decoded(text.as_bytes())) });
    }

    fn end_marked_content(&mut self) {
        self.marks.pop();
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.n_images += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}

    fn push_clip_path(&mut self, _: &ClipPath) {}

    fn push_clip_rect(&mut self, _: &Rect) {}

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_rect(&mut self, _: &Rect, _: DrawProps<'a>, _: &DrawMode) {}

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}

/// Returns a text of the file's own: UTF-16 or UTF-8 with its mark, else Latin.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
