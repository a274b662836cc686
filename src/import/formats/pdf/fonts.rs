//! The names of fonts: they say what is bold. A glyph of a font of TrueType knows the name of its font; one of a font of
//! Type 1, as TeX and older programs write them, or of one that the file does not hold, is looked for in the fonts of
//! its page.

use hayro_font::{Font, FontCache, FontGlyph};
use hayro_interpret::InterpreterSettings;
use hayro_interpret::font::OutlineGlyph;
use hayro_interpret::hayro_syntax::object::{Dict, Name};
use hayro_interpret::hayro_syntax::page::Page;

/// The fonts of a page whose glyphs do not know the name.
#[derive(Default)]
pub(super) struct Fonts<'a> {
    named: Vec<(Font<'a>, String)>,
}

impl<'a> Fonts<'a> {
    pub fn of(page: &Page<'a>, cache: &FontCache<'a>, settings: &InterpreterSettings) -> Self {
        let fonts = &page.resources().fonts;
        let named = |key: Name<'a>| {
            let font: Dict<'a> = fonts.get(key).filter(does_not_say)?;
            let name = font.get::<Name<'_>>(b"BaseFont")?;
            let name = String::from_utf8_lossy(name.as_ref()).into_owned();
            Some((cache.font(&font, &settings.font_resolver, &settings.cmap_resolver)?, name))
        };
        Self { named: fonts.keys().filter_map(named).collect() }
    }

    /// Returns the name of the font that the glyph is of.
    pub fn name_of(&self, glyph: &OutlineGlyph) -> Option<&str> {
        let is_of = |font: &Font<'_>| match font.glyph(glyph.glyph_id(), glyph.char_code()) {
            FontGlyph::Outline(other) => other.identifier() == glyph.identifier(),
            FontGlyph::Type3(_) => false,
        };
        self.named.iter().find(|(font, _)| is_of(font)).map(|(_, name)| name.as_str())
    }
}

/// Whether the glyphs of a font do not know what it is called.
fn does_not_say(font: &Dict<'_>) -> bool {
    let is = |kind: &[u8]| font.get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == kind);
    let is_held = || font.get::<Dict<'_>>(b"FontDescriptor").is_some_and(|about| about.contains_key(b"FontFile2"));
    is(b"Type1") || is(b"MMType1") || (is(b"TrueType") && !is_held())
}
