//! Which styles of an OpenDocument text set words bold, italic or in a colour, tell paragraphs apart, number lists, or
//! make titles.

use quick_xml::events::BytesStart;
use rustc_hash::FxHashMap;

use super::super::ordinals::Numerals;
use super::super::package::{attribute, each_element};
use super::super::page::{self, Style};
use super::super::rgb;

/// How one level of a list is numbered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Level {
    numerals: Numerals,
    prefix: String,
    suffix: String,
    pub start: u32,
    /// How many levels the number shows: `2.1` shows two.
    n_shown: usize,
}

impl Level {
    fn of(element: &BytesStart<'_>) -> Option<Self> {
        let numerals = match attribute(element, "num-format")?.as_str() {
            "" => return None,
            "a" => Numerals::LowerLetter,
            "A" => Numerals::UpperLetter,
            "i" => Numerals::LowerRoman,
            "I" => Numerals::UpperRoman,
            _ => Numerals::Decimal,
        };
        let number = |name: &str| attribute(element, name).and_then(|n| n.parse().ok());
        let (prefix, suffix) = (attribute(element, "num-prefix"), attribute(element, "num-suffix"));
        let suffix = suffix.or_else(|| prefix.is_none().then(|| ".".to_owned())).unwrap_or_default();
        Some(Self {
            numerals,
            prefix: prefix.unwrap_or_default(),
            suffix,
            start: number("start-value").unwrap_or(1),
            n_shown: number("display-levels").unwrap_or(1) as usize,
        })
    }
}

/// What the styles of a file say that matters here.
#[derive(Default)]
pub(super) struct Styles {
    /// Of words: how they are set, and whether they are hidden.
    words: FxHashMap<String, (Style, bool)>,
    /// Of lists: how their levels are numbered, from 0; the others have bullets.
    levels: FxHashMap<(String, usize), Level>,
    /// The styles of titles.
    pub headings: Vec<String>,
    /// Styles without a name for people: programs make one for each way in which a paragraph differs from its own.
    are_automatic: bool,
}

impl Styles {
    /// Takes what the XML of a part says of styles.
    pub fn read(&mut self, xml: &str) {
        let (mut style, mut list) = (String::new(), String::new());
        each_element(xml, |e| match e.local_name().as_ref() {
            "automatic-styles" => self.are_automatic = true,
            "styles" | "master-styles" | "body" => self.are_automatic = false,
            "style" => self.begin(e, &mut style),
            "text-properties" => {
                let is = |name: &str, value: &str| attribute(e, name).is_some_and(|v| v == value);
                let weight = attribute(e, "font-weight").unwrap_or_default();
                let (words, hidden) = self.words.entry(style.clone()).or_default();
                words.bold |= weight == "bold" || weight.parse().is_ok_and(|w: u32| w >= 600);
                words.italic |= is("font-style", "italic");
                let is_underlined = attribute(e, "text-underline-style").is_some_and(|style| style != "none");
                words.marked |= is_underlined || is("font-variant", "small-caps");
                if let Some(colour) = attribute(e, "color") {
                    words.look.colour = rgb::named(&colour).and_then(rgb::set_off);
                }
                let marker = attribute(e, "background-color").and_then(|marker| rgb::named(&marker));
                words.look.colour = words.look.colour.or(marker.and_then(rgb::set_off).filter(|rgb| *rgb != [255; 3]));
                *hidden |= is("display", "none");
            }
            "list-style" => list = attribute(e, "name").unwrap_or_default(),
            "list-level-style-number" => {
                let level = attribute(e, "level").and_then(|l| l.parse::<usize>().ok()).unwrap_or(1);
                let found = Level::of(e).map(|numbers| ((list.clone(), level.saturating_sub(1)), numbers));
                self.levels.extend(found);
            }
            _ => {}
        });
    }

    fn begin(&mut self, element: &BytesStart<'_>, style: &mut String) {
        *style = attribute(element, "name").unwrap_or_default();
        let parent = attribute(element, "parent-style-name").unwrap_or_default();
        let mut inherited = self.words.get(&parent).copied().unwrap_or_default();
        if !self.are_automatic && attribute(element, "family").is_some_and(|family| family == "paragraph") {
            // The style of all text sets nothing off.
            inherited.0.look.face = (style != "Standard").then(|| page::face(style));
        }
        self.words.insert(style.clone(), inherited);
        let is_title = |name: &str| matches!(name, "Title" | "Subtitle");
        if is_title(style) || is_title(&parent) || self.headings.contains(&parent) {
            self.headings.push(style.clone());
        }
    }

    /// Returns how a list of that style is numbered on `level`, from 0; nothing if it has bullets there.
    pub fn level(&self, list: &str, level: usize) -> Option<&Level> {
        self.levels.get(&(list.to_owned(), level))
    }

    /// Returns what stands before an item with these numbers, the last of them its own: `2.1)`, or `•`.
    pub fn number(&self, list: &str, numbers: &[u32]) -> String {
        let level = numbers.len().saturating_sub(1);
        let Some(own) = self.level(list, level) else { return "•".to_owned() };
        let from = numbers.len().saturating_sub(own.n_shown.max(1));
        let written = |(i, n): (usize, &u32)| {
            let numerals = self.level(list, i).map(|l| l.numerals);
            (i >= from).then_some(numerals?.written(*n))
        };
        let shown: Vec<String> = numbers.iter().enumerate().filter_map(written).collect();
        format!("{}{}{}", own.prefix, shown.join("."), own.suffix)
    }

    /// Returns how words are set, and whether they are hidden.
    pub fn of(&self, element: &BytesStart<'_>) -> (Style, bool) {
        let name = attribute(element, "style-name").unwrap_or_default();
        self.words.get(&name).copied().unwrap_or_default()
    }
}
