//! How a page sets words: by elements such as `<b>` and `<font>`, by the style of an element, and by the classes of its
//! style sheets, as pages that office programs and makers of e-books write have it.

use html5ever::tokenizer::Tag;
use rustc_hash::FxHashMap;

use super::super::page::{self, Style};
use super::super::rgb;
use super::{VOID, attribute};
use crate::import::Look;

/// More elements than this that set words, one within the other, are no page that anybody made.
const DEEPEST: usize = 200;
/// A new one of these ends the one before, whether or not its end is written.
const ENDED_BY_THE_NEXT: [&str; 7] = ["p", "li", "td", "th", "tr", "dt", "dd"];

/// What an element or a class says of words; nothing of what it leaves as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Says {
    bold: Option<bool>,
    italic: Option<bool>,
    /// Whether words are underlined or in small capitals.
    marked: Option<bool>,
    /// Black says that words have no colour of their own.
    colour: Option<Option<[u8; 3]>>,
    /// Whether words stand apart from those behind them, in a column of their own, say.
    apart: Option<bool>,
    /// The kind and the class of the paragraph.
    face: Option<u16>,
}

impl Says {
    /// Returns what `font-weight: bold; color: red` says.
    fn declared(declarations: &str) -> Self {
        let mut says = Self::default();
        for declaration in declarations.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.to_ascii_lowercase();
            let value = value.split('!').next().unwrap_or_default().trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "font-weight" => {
                    says.bold = Some(value.starts_with("bold") || value.parse().is_ok_and(|w: u32| w >= 600));
                }
                "font-style" => says.italic = Some(matches!(value, "italic" | "oblique")),
                "text-decoration" | "text-decoration-line" => says.marked = Some(value.contains("underline")),
                "font-variant" | "font-variant-caps" => says.marked = Some(value.contains("small-caps")),
                "display" => says.apart = Some(matches!(value, "inline-block" | "block" | "table-cell" | "flex")),
                "float" => says.apart = Some(matches!(value, "left" | "right")),
                "color" => says.colour = rgb::named(value).map(rgb::set_off),
                _ => {}
            }
        }
        says
    }

    /// Returns what the element says by its name and its attributes.
    fn of(tag: &Tag) -> Self {
        let by_name = match &*tag.name {
            "b" | "strong" => Self { bold: Some(true), ..Self::default() },
            "i" | "em" | "cite" => Self { italic: Some(true), ..Self::default() },
            "u" => Self { marked: Some(true), ..Self::default() },
            "font" => {
                let colour = attribute(tag, "color").and_then(|value| rgb::named(&value.trim().to_ascii_lowercase()));
                Self { colour: colour.map(rgb::set_off), ..Self::default() }
            }
            _ => Self::default(),
        };
        let by_style = attribute(tag, "style").map(Self::declared).unwrap_or_default();
        Self { face: face(tag), ..by_name.and(by_style) }
    }

    /// Returns what both say, `inner` where they differ.
    fn and(self, inner: Self) -> Self {
        Self {
            bold: inner.bold.or(self.bold),
            italic: inner.italic.or(self.italic),
            marked: inner.marked.or(self.marked),
            colour: inner.colour.or(self.colour),
            apart: inner.apart.or(self.apart),
            face: inner.face.or(self.face),
        }
    }
}

/// An open element that says something of words.
#[derive(Debug)]
struct Open {
    name: String,
    /// How many of its name are open within it, itself counted.
    n: usize,
    says: Says,
}

/// How words are set where the page has come to.
#[derive(Debug, Default)]
pub(super) struct Setting {
    classes: FxHashMap<String, Says>,
    open: Vec<Open>,
    /// Whether items of lists have no numbers.
    without_numbers: bool,
    /// Whether a rule gives some of them numbers all the same.
    with_numbers: bool,
}

impl Setting {
    /// Whether the page hides the numbers of its lists.
    pub fn hides_numbers(&self) -> bool {
        self.without_numbers && !self.with_numbers
    }

    /// Takes the rules of a style sheet for single classes: `.c1`, `span.c1`, and those for the numbers of lists.
    pub fn read_sheet(&mut self, css: &str) {
        self.with_numbers |= css.contains("counter(") || css.contains("decimal");
        for rule in without_comments(css).split('}') {
            let Some((before, declarations)) = rule.rsplit_once('{') else { continue };
            let says = Says::declared(declarations);
            let selectors = before.rsplit(['{', ';']).next().unwrap_or_default();
            let is_of_lists =
                selectors.split(',').any(|selector| matches!(selector.trim(), "ol" | "ol li" | "ol > li"));
            self.without_numbers |= is_of_lists && is_bare_list(declarations);
            for class in selectors.split(',').filter_map(|selector| single_class(selector.trim())) {
                let known = self.classes.entry(class.to_owned()).or_default();
                *known = known.and(says);
            }
        }
    }

    /// Takes the start of an element.
    pub fn start(&mut self, tag: &Tag) {
        let name = &*tag.name;
        if VOID.contains(&name) {
            return;
        }
        if ENDED_BY_THE_NEXT.contains(&name) {
            self.open.retain(|open| open.name != name);
        }
        let classes = attribute(tag, "class").unwrap_or_default();
        let by_class = classes.split_whitespace().filter_map(|class| self.classes.get(class)).copied();
        let says = by_class.fold(Says::default(), Says::and).and(Says::of(tag));
        if says != Says::default() && self.open.len() < DEEPEST {
            self.open.push(Open { name: name.to_owned(), n: 1, says });
        } else if let Some(open) = self.open.iter_mut().rev().find(|open| open.name == name) {
            open.n += 1;
        }
    }

    /// Takes the end of an element, and returns whether what it holds stands apart from what comes behind it.
    pub fn end(&mut self, name: &str) -> bool {
        let Some(last) = self.open.iter().rposition(|open| open.name == name) else { return false };
        self.open[last].n -= 1;
        self.open[last].n == 0 && self.open.remove(last).says.apart == Some(true)
    }

    /// Returns how the next word is set.
    pub fn style(&self) -> Style {
        let says = self.open.iter().fold(Says::default(), |outer, open| outer.and(open.says));
        Style {
            bold: says.bold.unwrap_or_default(),
            italic: says.italic.unwrap_or_default(),
            marked: says.marked.unwrap_or_default(),
            look: Look { colour: says.colour.flatten(), face: says.face },
        }
    }
}

/// Returns the number of the kind and the class of a paragraph, if it may tell who says it.
fn face(tag: &Tag) -> Option<u16> {
    const PARAGRAPHS: [&str; 6] = ["p", "div", "li", "dd", "dt", "blockquote"];
    let class = attribute(tag, "class").map(str::trim).unwrap_or_default();
    let tells = !class.is_empty() || matches!(&*tag.name, "dt" | "dd" | "blockquote");
    (tells && PARAGRAPHS.contains(&&*tag.name)).then(|| page::face(&format!("{} {class}", tag.name)))
}

/// Whether declarations take the numbers from a list: `list-style: none`.
fn is_bare_list(declarations: &str) -> bool {
    declarations.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(name, value)| {
        matches!(name.trim(), "list-style" | "list-style-type") && value.split_whitespace().any(|word| word == "none")
    })
}

/// Returns the class of a selector that names one and nothing else but an element.
fn single_class(selector: &str) -> Option<&str> {
    let (element, class) = selector.split_once('.')?;
    let is_name = |name: &str| name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    (is_name(element) && is_name(class) && !class.is_empty()).then_some(class)
}

fn without_comments(css: &str) -> String {
    let mut pieces = css.split("/*");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |kept, piece| kept + piece.split_once("*/").map_or("", |(_, behind)| behind))
}

#[cfg(test)]
mod tests {
    use crate::import::read;

    /// The words of a page that are bold, and those that are red.
    fn set(html: &str) -> (Vec<String>, Vec<String>) {
        let read = read("a.html", html.as_bytes()).unwrap().output;
        let text = |range: &std::ops::Range<usize>| read.text[range.clone()].trim().to_owned();
        let layout = &read.source.layout;
        let bold = layout.runs.iter().filter(|run| run.bold).map(|run| text(&run.range)).collect();
        let red = layout.shown.iter().filter(|shown| shown.look.colour == Some([255, 0, 0]));
        (bold, red.map(|shown| text(&shown.range)).collect())
    }

    #[test]
    fn words_are_set_by_elements_styles_and_classes() {
        let page = "<style>@import url(x.css);/* .c9{font-weight:bold} */.c1{font-weight:700;color:#000000}span.c2,.c3 { color : RED }\
            .c1 .c4{font-weight:bold}</style><p><span class=c1>a</span> b <span class=\"x c2\">c</span></p>\
            <p class=c3>d<p>e <b>f <span style='font-weight:normal'>g</span></b> <font color='#f00'>h</font> <i class=c9>i</i>";
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(set(page), (words(&["a", "f"]), words(&["c", "d", "h"])));
    }

    #[test]
    fn what_is_set_ends_with_its_element_whatever_stands_within_or_is_left_open() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let nested = "<p><span style='font-weight:bold'>a <span>b</span> c</span> d <b>e <i>f</b> g</i> h";
        assert_eq!(set(nested).0, words(&["a b c", "e", "f"]));
        let pasted = "<b style='font-weight:normal'><p>a</p><p style='font-weight:bold'>b</p></b><p>c";
        assert_eq!(set(pasted).0, words(&["b"]));
    }
}
