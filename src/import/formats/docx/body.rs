//! The XML of one part of a Word document to lines of text: paragraphs, tables, line breaks, notes, text boxes.
//!
//! What was deleted while changes were tracked, and what is hidden, is left out; what was inserted is kept. Elements
//! are known by their local names, so that both dialects of the standard are read. `comments.rs` takes comments and notes.

mod comments;

use std::collections::BTreeMap;

use quick_xml::events::{BytesRef, BytesStart, Event};

use super::super::damage::{self, doctype};
use super::super::numbering::Numbering;
use super::super::package::{attribute, reader, resolved};
use super::super::page::{self, Page, Style, on_one_line};
use super::super::symbols;
use super::styles::{self, Styles};
use crate::import::{Content, ImportError};

const DEEPEST: usize = 256;

/// Where a note is called in the text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum NoteId {
    /// At the foot of the page.
    Foot(String),
    /// At the end of the document.
    End(String),
}

/// A footnote, an endnote or a comment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Aside {
    /// Its author, if it is a comment.
    pub author: String,
    /// Its text, on one line.
    pub text: String,
}

/// What a part holds.
#[derive(Debug, Default)]
pub(super) struct Body {
    /// One line for each paragraph and each row of a table.
    pub page: Page,
    /// The notes in the order in which they are called; the first is called `[1]` in the text.
    pub notes: Vec<NoteId>,
    /// The comments that the text calls, each with the words that it is about.
    pub comments: Vec<(String, String)>,
    /// The notes or comments of a part that holds those.
    pub asides: BTreeMap<String, Aside>,
    /// How many pictures there are.
    pub n_pictures: usize,
    /// How many files are embedded whose text is not read.
    pub n_embedded: usize,
    /// Whether hidden text was left out.
    pub hidden: bool,
}

/// Files within the document, by what the part calls each: their text belongs where it is called.
pub(super) type Chunks = BTreeMap<String, Content>;

/// Returns what the part holds.
///
/// # Errors
/// When the XML is damaged, too deep, or holds too much text.
pub(super) fn read(
    file: &str,
    xml: &str,
    styles: &Styles,
    lists: Numbering,
    chunks: Chunks,
) -> Result<Body, ImportError> {
    let mut walk = Walk::new(file, styles, lists, chunks);
    let mut reader = reader(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => walk.start(&e)?,
            Ok(Event::Empty(e)) => walk.empty(&e),
            Ok(Event::End(_)) => walk.end()?,
            Ok(Event::Text(t)) => walk.text(&t),
            Ok(Event::CData(t)) => walk.text(&t),
            Ok(Event::GeneralRef(r)) => walk.reference(&r),
            Ok(Event::DocType(_)) => return Err(doctype(file)),
            Ok(Event::Eof) => return walk.finish(),
            Ok(Event::Decl(_) | Event::PI(_) | Event::Comment(_)) => {}
            Err(e) => return Err(damage::xml(file, &e)),
        }
    }
}

/// An open element that has an effect when it ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Open {
    Other,
    /// Nothing within it is read.
    Skipped,
    Paragraph,
    ParagraphProperties,
    Run,
    RunProperties,
    Text,
    Row,
    Cell,
    /// Several renderings of one thing, of which only the first is read.
    Alternate {
        taken: bool,
    },
    TextBox,
    Aside,
}

/// The body, a text box, or a note.
#[derive(Default)]
struct Flow {
    page: Page,
    /// How the style of the open paragraph sets its words.
    set: Style,
    /// The list of the open paragraph, and the level in it.
    list: Option<(String, usize)>,
    id: String,
    author: String,
}

struct Walk<'a> {
    file: &'a str,
    styles: &'a Styles,
    lists: Numbering,
    chunks: Chunks,
    open: Vec<Open>,
    n_skipped: usize,
    flows: Vec<Flow>,
    body: Body,
    run_hidden: bool,
    /// Whether the run shows all letters as capitals, however they were typed.
    run_large: bool,
    style: Style,
    /// Where commented words begin: which flow, and which byte of it.
    commented: BTreeMap<String, (usize, usize)>,
    about: BTreeMap<String, String>,
}

impl<'a> Walk<'a> {
    fn new(file: &'a str, styles: &'a Styles, lists: Numbering, chunks: Chunks) -> Self {
        Self {
            file,
            styles,
            lists,
            chunks,
            open: Vec::new(),
            n_skipped: 0,
            flows: vec![Flow::default()],
            body: Body::default(),
            run_hidden: false,
            run_large: false,
            style: Style::default(),
            commented: BTreeMap::new(),
            about: BTreeMap::new(),
        }
    }

    fn flow(&mut self) -> &mut Flow {
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    fn page(&mut self) -> &mut Page {
        &mut self.flow().page
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        if self.open.len() >= DEEPEST {
            return Err(damage::too_deep(self.file));
        }
        let name = element.local_name();
        let open = if self.n_skipped > 0 { Open::Skipped } else { self.kind(name.as_ref()) };
        self.open.push(open);
        match open {
            Open::Skipped => self.n_skipped += 1,
            Open::Paragraph => self.begin_paragraph(),
            Open::Row => self.page().begin_row(),
            Open::Cell => self.page().begin_cell(),
            Open::Run => self.begin_run(),
            Open::TextBox => self.flows.push(Flow::default()),
            Open::Aside => self.begin_aside(element),
            Open::Other => self.leaf(name.as_ref(), element),
            Open::ParagraphProperties | Open::RunProperties | Open::Text | Open::Alternate { .. } => {}
        }
        Ok(())
    }

    fn kind(&mut self, name: &str) -> Open {
        match name {
            "p" => Open::Paragraph,
            "pPr" => Open::ParagraphProperties,
            "r" => Open::Run,
            "rPr" => Open::RunProperties,
            "t" => Open::Text,
            "tr" => Open::Row,
            "tc" => Open::Cell,
            "txbxContent" => Open::TextBox,
            "footnote" | "endnote" | "comment" => Open::Aside,
            "AlternateContent" => Open::Alternate { taken: false },
            "Choice" | "Fallback" => self.choose(),
            "del" | "moveFrom" | "instrText" | "delText" | "delInstrText" | "sectPr" | "tblPr" | "tblGrid" | "trPr"
            | "tcPr" | "sdtPr" | "sdtEndPr" | "rt" | "binData" | "tblPrEx" | "pPrChange" | "rPrChange" => Open::Skipped,
            _ => Open::Other,
        }
    }

    /// Takes the first rendering and leaves the others.
    fn choose(&mut self) -> Open {
        match self.open.last_mut() {
            Some(Open::Alternate { taken }) if *taken => Open::Skipped,
            Some(Open::Alternate { taken }) => {
                *taken = true;
                Open::Other
            }
            _ => Open::Other,
        }
    }

    fn empty(&mut self, element: &BytesStart<'_>) {
        if self.n_skipped > 0 {
            return;
        }
        match element.local_name().as_ref() {
            "p" => {
                self.page().begin_paragraph();
                self.page().end_paragraph();
            }
            "tc" => {
                self.page().begin_cell();
                self.page().end_cell();
            }
            // An empty mark of deletion within the properties of a paragraph is about the paragraph's own end.
            "del" | "moveFrom" if self.is_within(Open::ParagraphProperties) => self.page().join_next(),
            name => self.leaf(name, element),
        }
    }

    fn leaf(&mut self, name: &str, element: &BytesStart<'_>) {
        let in_properties = self.is_within(Open::ParagraphProperties);
        match name {
            "pStyle" if in_properties => {
                let name = attribute(element, "val").unwrap_or_default();
                let style = self.styles.get(&name);
                if style.heading {
                    self.page().mark_heading();
                }
                let flow = self.flow();
                flow.set = style.set;
                flow.set.look.face = Some(page::face(&name));
                flow.list = flow.list.take().or(style.list);
            }
            "numId" if in_properties => {
                let list = attribute(element, "val").unwrap_or_default();
                self.flow().list.get_or_insert_default().0 = list;
            }
            "ilvl" if in_properties => {
                let level = attribute(element, "val").and_then(|v| v.parse().ok()).unwrap_or_default();
                self.flow().list.get_or_insert_default().1 = level;
            }
            // The large first letter of a paragraph is a paragraph of its own before it.
            "framePr" if in_properties && attribute(element, "dropCap").is_some_and(|cap| cap != "none") => {
                self.page().join_next();
            }
            "rStyle" if !in_properties => {
                let face = self.style.look.face;
                self.style = self.styles.get(&attribute(element, "val").unwrap_or_default()).set;
                self.style.look.face = face;
            }
            "outlineLvl" if in_properties => {
                let level = attribute(element, "val").and_then(|v| v.parse().ok()).unwrap_or(9);
                if level < 9 {
                    self.page().mark_heading();
                }
            }
            "vanish" | "caps" | "smallCaps" | "b" | "i" | "u"
                if !in_properties && self.is_within(Open::RunProperties) =>
            {
                let on =
                    !attribute(element, "val").is_some_and(|v| matches!(v.as_str(), "0" | "false" | "off" | "none"));
                match name {
                    "b" => self.style.bold = on,
                    "i" => self.style.italic = on,
                    "u" | "smallCaps" => self.style.marked = on,
                    "caps" => self.run_large = on,
                    _ => self.run_hidden = on,
                }
            }
            "color" if !in_properties && self.is_within(Open::RunProperties) => {
                self.style.look.colour = styles::colour(&attribute(element, "val").unwrap_or_default());
            }
            "highlight" if !in_properties && self.is_within(Open::RunProperties) => {
                let marker = styles::marker(&attribute(element, "val").unwrap_or_default());
                self.style.look.colour = self.style.look.colour.or(marker);
            }
            _ if in_properties => {}
            "tab" | "ptab" => self.push('\t'),
            "br" | "cr" => self.push('\n'),
            "noBreakHyphen" => self.push('\u{2011}'),
            "sym" => self.symbol(element),
            "footnoteReference" => self.call(element, NoteId::Foot),
            "endnoteReference" => self.call(element, NoteId::End),
            "commentRangeStart" => self.begin_commented(element),
            "commentRangeEnd" => self.end_commented(element),
            "commentReference" => self.comment(element),
            "blip" | "imagedata" => self.body.n_pictures += 1,
            "altChunk" => self.embed(element),
            // `softHyphen` is where a word may be divided at the end of a line, as U+00AD is: no character of the talk.
            _ => {}
        }
    }

    fn is_within(&self, open: Open) -> bool {
        self.open.iter().rev().take(3).any(|o| *o == open)
    }

    fn end(&mut self) -> Result<(), ImportError> {
        match self.open.pop() {
            Some(Open::Skipped) => self.n_skipped -= 1,
            Some(Open::Paragraph) => {
                self.page().end_paragraph();
                self.flows.iter().try_for_each(|f| f.page.check_size(self.file))?;
            }
            Some(Open::ParagraphProperties) => self.number_paragraph(),
            Some(Open::Row) => self.page().end_row(),
            Some(Open::Cell) => self.page().end_cell(),
            Some(Open::Run) => self.begin_run(),
            Some(Open::TextBox) => self.end_box(),
            Some(Open::Aside) => self.end_aside(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.n_skipped > 0 || self.open.last() != Some(&Open::Text) {
            return;
        }
        if self.run_hidden {
            self.body.hidden = true;
            return;
        }
        // White space other than breaks and tabs of their own is only how the XML is laid out.
        let (style, text) = (self.style, symbols::shown(&text.replace(['\n', '\r', '\t'], " ")));
        let text = if self.run_large { text.to_uppercase() } else { text };
        self.page().push_str(&text, style);
    }

    fn reference(&mut self, reference: &BytesRef<'_>) {
        if let Some(resolved) = resolved(reference) {
            self.text(&resolved);
        }
    }

    fn push(&mut self, c: char) {
        if !self.run_hidden {
            self.page().push(c);
        }
    }

    /// A character of a symbol font.
    fn symbol(&mut self, element: &BytesStart<'_>) {
        let Some(code) = attribute(element, "char").and_then(|hex| u32::from_str_radix(&hex, 16).ok()) else { return };
        let of_font = symbols::of_font(&attribute(element, "font").unwrap_or_default(), code);
        let known = of_font.or_else(|| char::from_u32(code).and_then(symbols::without_font));
        if let Some(c) = known.filter(|c| !c.is_control()) {
            self.push(c);
        }
    }

    fn call(&mut self, element: &BytesStart<'_>, id: fn(String) -> NoteId) {
        self.body.notes.push(id(attribute(element, "id").unwrap_or_default()));
        let mark = format!("[{}]", self.body.notes.len());
        self.page().push_str(&mark, Style::default());
    }

    /// A file within the document that stands for its text: programs that put documents together write one so.
    fn embed(&mut self, element: &BytesStart<'_>) {
        match attribute(element, "id").and_then(|id| self.chunks.remove(&id)) {
            Some(content) => self.page().embed(content),
            None => self.body.n_embedded += 1,
        }
    }

    fn begin_paragraph(&mut self) {
        let flow = self.flow();
        (flow.set, flow.list) = (Style::default(), None);
        flow.page.begin_paragraph();
    }

    /// Writes the number of a paragraph once it is known in which list it stands.
    fn number_paragraph(&mut self) {
        let Some((list, level)) = self.flow().list.take() else { return };
        self.page().mark_item(level + 1);
        if let Some(number) = self.lists.next(&list, level) {
            self.page().push_str(&format!("{number} "), Style::default());
        }
    }

    fn begin_run(&mut self) {
        (self.run_hidden, self.run_large) = (false, false);
        self.style = self.flow().set;
    }

    fn end_box(&mut self) {
        if self.flows.len() > 1
            && let Some(inner) = self.flows.pop()
        {
            self.page().anchor(inner.page);
        }
    }

    fn finish(mut self) -> Result<Body, ImportError> {
        if !self.open.is_empty() {
            return Err(damage::cut_off(self.file));
        }
        Ok(Body { page: self.flows.swap_remove(0).page, ..self.body })
    }
}
