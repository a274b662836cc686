//! Which styles of an OpenDocument text set words bold or italic, number lists, or make titles.

use quick_xml::events::BytesStart;
use rustc_hash::FxHashMap;

use super::super::package::{attribute, each_element};
use super::super::page::Style;

/// What the styles of a file say that matters here.
#[derive(Default)]
pub(super) struct Styles {
    /// Of words: bold, italic, hidden.
    words: FxHashMap<String, (Style, bool)>,
    /// Of lists: which of their levels are numbered, from 1.
    pub numbered: FxHashMap<String, Vec<usize>>,
    /// The styles of titles.
    pub headings: Vec<String>,
}

impl Styles {
    /// Takes what the XML of a part says of styles.
    pub fn read(&mut self, xml: &str) {
        let (mut style, mut list) = (String::new(), String::new());
        each_element(xml, |e| match e.local_name().as_ref() {
            "style" => self.begin(e, &mut style),
            "text-properties" => {
                let is = |name: &str, value: &str| attribute(e, name).is_some_and(|v| v == value);
                let weight = attribute(e, "font-weight").unwrap_or_default();
                let (words, hidden) = self.words.entry(style.clone()).or_default();
                words.bold |= weight == "bold" || weight.parse().is_ok_and(|w: u32| w >= 600);
                words.italic |= is("font-style", "italic");
                *hidden |= is("display", "none");
            }
            "list-style" => list = attribute(e, "name").unwrap_or_default(),
            "list-level-style-number" => {
                let has_format = attribute(e, "num-format").is_some_and(|f| !f.is_empty());
                let level = attribute(e, "level").and_then(|l| l.parse::<usize>().ok()).filter(|_| has_format);
                self.numbered.entry(list.clone()).or_default().extend(level);
            }
            _ => {}
        });
    }

    fn begin(&mut self, element: &BytesStart<'_>, style: &mut String) {
        *style = attribute(element, "name").unwrap_or_default();
        let parent = attribute(element, "parent-style-name").unwrap_or_default();
        let inherited = self.words.get(&parent).copied().unwrap_or_default();
        self.words.insert(style.clone(), inherited);
        let is_title = |name: &str| matches!(name, "Title" | "Subtitle");
        if is_title(style) || is_title(&parent) || self.headings.contains(&parent) {
            self.headings.push(style.clone());
        }
    }

    /// Returns how words are set, and whether they are hidden.
    pub fn of(&self, element: &BytesStart<'_>) -> (Style, bool) {
        let name = attribute(element, "style-name").unwrap_or_default();
        self.words.get(&name).copied().unwrap_or_default()
    }
}
