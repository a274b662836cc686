//! What the styles of a Word document say that matters here: which are headings, which are bold, which are numbered.

use rustc_hash::FxHashMap;

use super::super::package::{attribute, each_element};
use super::super::{page, rgb};

/// What one style says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Style {
    pub heading: bool,
    pub set: page::Style,
    /// The list of its paragraphs, and the level in it.
    pub list: Option<(String, usize)>,
    based_on: String,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: FxHashMap<String, Style>,
}

/// Returns the colour of words that a value such as `FF0000` names; black is that of all text.
pub(super) fn colour(value: &str) -> Option<[u8; 3]> {
    rgb::hexadecimal(value).and_then(rgb::set_off)
}

/// Returns the colour behind words that the name of a marker says: `yellow`, `darkBlue`.
pub(super) fn marker(name: &str) -> Option<[u8; 3]> {
    let name = name.to_ascii_lowercase();
    let name = name.strip_prefix("dark").or(name.strip_prefix("light")).unwrap_or(&name);
    rgb::named(name).and_then(rgb::set_off).filter(|rgb| *rgb != [255; 3])
}

/// More styles based on each other than this are a loop.
const LONGEST_CHAIN: usize = 12;

impl Styles {
    /// Returns the styles that the part of a document defines. Word writes the English names of its own whatever its
    /// language.
    pub fn of(xml: &str) -> Self {
        let mut found = Self::default();
        let (mut id, mut style) = (String::new(), Style::default());
        // Links are underlined, and set nothing off.
        let mut is_link = false;
        each_element(xml, |e| {
            let value = || attribute(e, "val").unwrap_or_default();
            let on = || !matches!(value().as_str(), "0" | "false" | "off" | "none");
            match e.local_name().as_ref() {
                "style" => {
                    found.styles.insert(std::mem::take(&mut id), std::mem::take(&mut style));
                    id = attribute(e, "styleId").unwrap_or_default();
                }
                "name" => {
                    let name = value().to_lowercase();
                    is_link = name.ends_with("hyperlink");
                    style.heading = name.starts_with("heading ") || name == "title" || name == "subtitle";
                }
                "basedOn" => style.based_on = value(),
                "b" => style.set.bold = on(),
                "i" => style.set.italic = on(),
                "u" | "smallCaps" => style.set.marked = on() && !is_link,
                "color" => style.set.look.colour = colour(&value()),
                "numId" => style.list.get_or_insert_default().0 = value(),
                "ilvl" => style.list.get_or_insert_default().1 = value().parse().unwrap_or_default(),
                "outlineLvl" => style.heading |= value().parse().is_ok_and(|level: usize| level < 9),
                _ => {}
            }
        });
        found.styles.insert(id, style);
        found
    }

    /// Returns what the style of that id says, with what it inherits.
    pub fn get(&self, id: &str) -> Style {
        let mut whole = Style::default();
        let mut id = id;
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.styles.get(id) else { break };
            whole.heading |= style.heading;
            whole.set.bold |= style.set.bold;
            whole.set.italic |= style.set.italic;
            whole.set.marked |= style.set.marked;
            whole.set.look.colour = whole.set.look.colour.or(style.set.look.colour);
            whole.list = whole.list.or_else(|| style.list.clone());
            id = &style.based_on;
        }
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_set_words_off_but_white_ones() {
        assert_eq!([marker("yellow"), marker("darkBlue")], [Some([255, 255, 0]), Some([0, 0, 255])]);
        assert_eq!([marker("white"), marker("none"), marker("black")], [None; 3]);
    }

    #[test]
    fn styles_inherit_from_those_that_they_are_based_on() {
        let xml = "<w:styles><w:style w:styleId=\"T1\"><w:name w:val=\"heading 1\"/><w:rPr><w:b/></w:rPr></w:style>\
            <w:style w:styleId=\"Q\"><w:name w:val=\"Question\"/><w:basedOn w:val=\"T1\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>\
            <w:style w:styleId=\"L\"><w:basedOn w:val=\"L\"/></w:style></w:styles>";
        let styles = Styles::of(xml);
        let question = styles.get("Q");
        assert!(question.heading && question.set.bold);
        assert_eq!(question.list, Some(("3".to_owned(), 0)));
        assert!(!styles.get("L").heading);
    }
}
