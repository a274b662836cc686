//! Typefaces: in some records the questions are set in another than the answers, neither bold nor italic.

use rustc_hash::FxHashMap;

use super::super::page;
use super::lines::Line;
use crate::import::Look;

/// Endings of the names of fonts that say nothing of the family.
#[rustfmt::skip]
const VARIANTS: [&str; 14] = [
    "mt", "ps", "std", "pro", "bold", "italic", "oblique", "regular", "roman", "medium", "light", "semi", "demi", "book",
];

/// Returns a number that fonts of one family have in common, by the name of one of them.
pub(super) fn of(font: &str) -> u16 {
    page::face(&family(font))
}

/// Returns what `ABCDEF+TimesNewRomanPS-BoldMT` has in common with `TimesNewRomanPSMT`.
fn family(font: &str) -> String {
    let name = font.split_once('+').map_or(font, |(_, name)| name).to_lowercase();
    let is_of_tex = ["cm", "lm", "sf", "ec"].iter().any(|begins| name.starts_with(begins));
    if is_of_tex && name.contains(|c: char| c.is_ascii_digit()) {
        return "tex".to_owned();
    }
    let mut family = name.split(['-', ',']).next().unwrap_or_default();
    while let Some(shorter) = VARIANTS.iter().find_map(|variant| family.strip_suffix(variant))
        && !shorter.is_empty()
    {
        family = shorter;
    }
    family.to_owned()
}

/// Takes the typeface of most letters for that of all text, which sets nothing off.
pub(super) fn leave_usual_out(pages: &mut [Vec<Line>]) {
    let mut n_bytes: FxHashMap<u16, usize> = FxHashMap::default();
    for line in pages.iter().flatten() {
        for (range, style) in line.setting.stretches() {
            style.look.face.into_iter().for_each(|face| *n_bytes.entry(face).or_default() += range.len());
        }
    }
    let usual = n_bytes.into_iter().max_by_key(|(face, n)| (*n, *face)).map(|(face, _)| face);
    for line in pages.iter_mut().flatten() {
        line.setting.restyle(|mut style| {
            style.look = Look { face: style.look.face.filter(|face| Some(*face) != usual), ..style.look };
            style
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_of_one_family_are_one_typeface() {
        for name in ["ABCDEF+TimesNewRomanPSMT", "TimesNewRomanPS-BoldMT", "TimesNewRoman,Italic"] {
            assert_eq!(family(name), "timesnew", "{name}");
        }
        assert_eq!(family("GHIJKL+Calibri-LightItalic"), family("Calibri"));
        assert_eq!(family("CMBX12"), family("LMRoman10-Regular"));
        assert_ne!(of("Courier"), of("Times-Roman"));
    }
}
