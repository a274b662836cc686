//! The faces of the window: Inter for the interface, Noto Serif for reading, Material Symbols for icons. What they lack
//! comes from the system's fonts.

use std::sync::Arc;

use eframe::egui::{FontData, FontDefinitions, FontFamily, FontId, FontTweak};

const MEDIUM: &str = "medium";
const SEMIBOLD: &str = "semibold";
const SERIF: &str = "serif";
const SERIF_SEMIBOLD: &str = "serif-semibold";
const SERIF_ITALIC: &str = "serif-italic";
const ICONS: &str = "icons";

/// Returns the plain interface face; sizes are in points.
pub fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// Returns the interface face for buttons and names.
pub fn medium(size: f32) -> FontId {
    named(MEDIUM, size)
}

/// Returns the interface face for headings.
pub fn semibold(size: f32) -> FontId {
    named(SEMIBOLD, size)
}

/// Returns the reading face.
pub fn serif(size: f32) -> FontId {
    named(SERIF, size)
}

/// Returns the reading face for emphasis; there is no bold without an own face.
pub fn serif_semibold(size: f32) -> FontId {
    named(SERIF_SEMIBOLD, size)
}

/// Returns the slanted reading face, for quotations and memos.
pub fn serif_italic(size: f32) -> FontId {
    named(SERIF_ITALIC, size)
}

/// Returns the face of the icons.
pub fn icons(size: f32) -> FontId {
    named(ICONS, size)
}

fn named(family: &'static str, size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(family.into()))
}

/// Returns all faces. Each family falls back to the other face, so that a letter that only one of them has is not drawn
/// by whatever the system finds.
pub(super) fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let faces: [(&str, &'static [u8]); 6] = [
        ("Inter", include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
        ("Inter Medium", include_bytes!("../../../assets/fonts/Inter-Medium.otf")),
        ("Inter SemiBold", include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
        ("Noto Serif", include_bytes!("../../../assets/fonts/NotoSerif-Regular.ttf")),
        ("Noto Serif SemiBold", include_bytes!("../../../assets/fonts/NotoSerif-SemiBold.ttf")),
        ("Noto Serif Italic", include_bytes!("../../../assets/fonts/NotoSerif-Italic.ttf")),
    ];
    for (name, bytes) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let symbols = egui_material_icons::font_insert().data;
    // Symbols sit on the base line; this centres them on the letters beside them.
    let tweak = FontTweak { y_offset_factor: 0.06, ..symbols.tweak.clone() };
    fonts.font_data.insert("Symbols".to_owned(), Arc::new(symbols.tweak(tweak)));
    let families = [
        (FontFamily::Proportional, ["Inter", "Noto Serif", "Symbols"]),
        (FontFamily::Monospace, ["Inter", "Noto Serif", "Symbols"]),
        (FontFamily::Name(MEDIUM.into()), ["Inter Medium", "Noto Serif", "Symbols"]),
        (FontFamily::Name(SEMIBOLD.into()), ["Inter SemiBold", "Noto Serif SemiBold", "Symbols"]),
        (FontFamily::Name(SERIF.into()), ["Noto Serif", "Inter", "Symbols"]),
        (FontFamily::Name(SERIF_SEMIBOLD.into()), ["Noto Serif SemiBold", "Inter SemiBold", "Symbols"]),
        (FontFamily::Name(SERIF_ITALIC.into()), ["Noto Serif Italic", "Inter", "Symbols"]),
        (FontFamily::Name(ICONS.into()), ["Symbols", "Inter", "Noto Serif"]),
    ];
    for (family, names) in families {
        fonts.families.insert(family, names.map(str::to_owned).to_vec());
    }
    fonts
}
