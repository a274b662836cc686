//! OpenDocument texts (.odt, .fodt), as LibreOffice writes them: paragraphs, lists, tables, notes, text boxes,
//! annotations. What was deleted while changes were tracked lies apart in these files, and is left out.

mod styles;

use quick_xml::events::{BytesStart, Event};
use rustc_hash::FxHashMap;

use self::styles::Styles;
use super::damage::{self, doctype};
use super::ordinals::Counters;
use super::package::{self, Package, attribute};
use super::page::{Page, Style, on_one_line};
use super::symbols;
use crate::import::told::left_out;
use crate::import::{Content, FoundComment, ImportError, Look};
use crate::model::Warned;

const DEEPEST: usize = 256;
/// More spaces or repeated cells than this in a row are a forgery.
const MOST_REPEATED: usize = 1_000;

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    if !bytes.starts_with(b"PK") {
        return walk(file_name, &super::decode::decode(bytes).map(|d| d.text).unwrap_or_default(), "");
    }
    let mut package = Package::open(file_name, bytes)?;
    let styles = package.part("styles.xml")?.unwrap_or_default();
    if package.part("META-INF/manifest.xml")?.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(ImportError::Protected { file: file_name.to_owned() });
    }
    let missing = || damage::missing(file_name, "content.xml");
    let xml = package.part("content.xml")?.ok_or_else(missing)?;
    walk(file_name, &xml, &styles)
}

fn walk(file: &str, xml: &str, styles: &str) -> Result<Warned<Content>, ImportError> {
    let mut known = Styles::default();
    known.read(styles);
    known.read(xml);
    let mut walk = Walk { file, styles: known, flows: vec![Flow::default()], ..Walk::default() };
    let mut reader = package::reader(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => walk.start(&e)?,
            Ok(Event::Empty(e)) => {
                walk.start(&e)?;
                walk.end()?;
            }
            Ok(Event::End(_)) => walk.end()?,
            Ok(Event::Text(t)) => walk.text(&t),
            Ok(Event::CData(t)) => walk.text(&t),
            Ok(Event::GeneralRef(r)) => package::resolved(&r).iter().for_each(|text| walk.text(text)),
            Ok(Event::DocType(_)) => return Err(doctype(file)),
            Ok(Event::Eof) => break,
            Ok(Event::Decl(_) | Event::PI(_) | Event::Comment(_)) => {}
            Err(e) => return Err(damage::xml(file, &e)),
        }
    }
    if !walk.open.is_empty() {
        return Err(damage::cut_off(file));
    }
    Ok(walk.finish())
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Open {
    Other,
    Skipped,
    Paragraph,
    Span,
    Row,
    Cell { repeated: usize },
    List,
    Box,
    Note,
    Annotation,
    Author,
}

/// The body, a text box, a note or an annotation.
#[derive(Default)]
struct Flow {
    page: Page,
    author: String,
    name: String,
}

#[derive(Default)]
struct Walk<'a> {
    file: &'a str,
    styles: Styles,
    open: Vec<Open>,
    n_skipped: usize,
    flows: Vec<Flow>,
    /// How the words are set that come next, the innermost last.
    set: Vec<(Style, bool)>,
    /// For each open list its style.
    lists: Vec<String>,
    /// How far the lists of each style have come.
    reached: FxHashMap<String, Counters>,
    /// An item is open that has no words yet, with the number that it sets if it sets one.
    item: Option<Option<u32>>,
    notes: Vec<String>,
    comments: Vec<FoundComment>,
    /// Where annotated words begin, and which comment is about them.
    annotated: FxHashMap<String, (usize, usize, usize)>,
    hidden: bool,
    n_pictures: usize,
}

impl Walk<'_> {
    fn page(&mut self) -> &mut Page {
        let last = self.flows.len() - 1;
        &mut self.flows[last].page
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), ImportError> {
        if self.open.len() >= DEEPEST {
            return Err(damage::too_deep(self.file));
        }
        let name = element.local_name();
        let open = if self.n_skipped > 0 { Open::Skipped } else { kind(name.as_ref(), element) };
        self.open.push(open);
        match open {
            Open::Skipped => self.n_skipped += 1,
            Open::Paragraph => self.begin_paragraph(name.as_ref() == "h", element),
            Open::Span => self.set.push(self.styles.of(element)),
            Open::Row => self.page().begin_row(),
            Open::Cell { .. } => self.page().begin_cell(),
            Open::List => self.begin_list(element),
            Open::Box | Open::Note => self.begin_flow(element),
            Open::Annotation => self.begin_annotation(element),
            Open::Author => {}
            Open::Other => self.leaf(name.as_ref(), element),
        }
        Ok(())
    }

    fn begin_paragraph(&mut self, is_heading: bool, element: &BytesStart<'_>) {
        let style = attribute(element, "style-name").unwrap_or_default();
        let is_heading = is_heading || self.styles.headings.contains(&style);
        self.set.push(self.styles.of(element));
        let item = self.item.take();
        let depth = item.map(|_| self.lists.len());
        let bullet = item.and_then(|starts| self.number_item(starts));
        let page = self.page();
        page.begin_paragraph();
        depth.into_iter().for_each(|depth| page.mark_item(depth));
        if is_heading {
            page.mark_heading();
        }
        bullet.iter().for_each(|bullet| page.push_str(bullet, Style::default()));
    }

    fn begin_list(&mut self, element: &BytesStart<'_>) {
        let own = attribute(element, "style-name");
        let style = own.or_else(|| self.lists.last().cloned()).unwrap_or_default();
        let goes_on = attribute(element, "continue-numbering").is_some_and(|v| v == "true")
            || attribute(element, "continue-list").is_some();
        if self.lists.is_empty() && !goes_on {
            self.reached.remove(&style);
        }
        self.lists.push(style);
    }

    /// Counts the item whose first words come, and returns what stands before them. An item that only holds a list
    /// within the list is none.
    fn number_item(&mut self, starts: Option<u32>) -> Option<String> {
        let level = self.lists.len().checked_sub(1)?;
        let style = self.lists.last()?;
        let reached = self.reached.entry(style.clone()).or_default();
        if starts.is_some() {
            reached.restart(level);
        }
        let start = |at: usize| {
            starts.filter(|_| at == level).unwrap_or_else(|| self.styles.level(style, at).map_or(1, |l| l.start))
        };
        let numbers = reached.next(level, start);
        Some(format!("{} ", self.styles.number(style, numbers)))
    }

    fn begin_flow(&mut self, element: &BytesStart<'_>) {
        let name = attribute(element, "name").unwrap_or_default();
        self.flows.push(Flow { name, ..Flow::default() });
    }

    fn begin_annotation(&mut self, element: &BytesStart<'_>) {
        let at = (self.flows.len(), self.page().len(), self.comments.len());
        self.annotated.insert(attribute(element, "name").unwrap_or_default(), at);
        self.comments.push(FoundComment { author: String::new(), about: String::new(), text: String::new() });
        self.begin_flow(element);
    }

    fn leaf(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "s" => {
                let n = attribute(element, "c").and_then(|c| c.parse().ok()).unwrap_or(1_usize);
                self.text_as_it_is(&" ".repeat(n.min(MOST_REPEATED)));
            }
            "tab" => self.text_as_it_is("\t"),
            "line-break" => self.text_as_it_is("\n"),
            "list-item" => self.item = Some(attribute(element, "start-value").and_then(|n| n.parse().ok())),
            "annotation-end" => self.end_annotated(element),
            "image" => self.n_pictures += 1,
            _ => {}
        }
    }

    fn end_annotated(&mut self, element: &BytesStart<'_>) {
        let name = attribute(element, "name").unwrap_or_default();
        if let Some((n_flows, from, comment)) = self.annotated.remove(&name)
            && n_flows == self.flows.len()
        {
            self.comments[comment].about = on_one_line(self.page().text().get(from..).unwrap_or_default());
        }
    }

    fn text(&mut self, text: &str) {
        if self.n_skipped > 0 {
            return;
        }
        if self.open.last() == Some(&Open::Author) {
            self.flows.iter_mut().last().into_iter().for_each(|flow| flow.author.push_str(text));
        } else if self.open.iter().rev().take_while(|o| **o != Open::Row).any(|o| *o == Open::Paragraph) {
            // White space of the markup is one space, and none at the beginning of a line.
            let page = self.page();
            let at_start = page.text().ends_with([' ', '\n', '\t']) || page.len() == 0;
            let mut words = String::with_capacity(text.len());
            for c in text.chars() {
                let c = if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
                let before_is_space = words.ends_with(' ') || (words.is_empty() && at_start);
                if c != ' ' || !before_is_space {
                    words.push(c);
                }
            }
            self.text_as_it_is(&words);
        }
    }

    fn text_as_it_is(&mut self, text: &str) {
        if self.set.iter().any(|(_, hidden)| *hidden) {
            self.hidden = true;
            return;
        }
        let (bold, italic) = (self.set.iter().any(|(s, _)| s.bold), self.set.iter().any(|(s, _)| s.italic));
        let look = Look {
            colour: self.set.iter().rev().find_map(|(s, _)| s.look.colour),
            face: self.set.iter().rev().find_map(|(s, _)| s.look.face),
        };
        let marked = self.set.iter().any(|(s, _)| s.marked);
        let style = Style { bold, italic, marked, look };
        self.page().push_str(&symbols::shown(text), style);
    }

    fn end(&mut self) -> Result<(), ImportError> {
        match self.open.pop() {
            Some(Open::Skipped) => self.n_skipped -= 1,
            Some(Open::Paragraph) => {
                self.set.pop();
                self.page().end_paragraph();
                self.flows.iter().try_for_each(|f| f.page.check_size(self.file))?;
            }
            Some(Open::Span) => {
                self.set.pop();
            }
            Some(Open::Row) => self.page().end_row(),
            Some(Open::Cell { repeated }) => {
                self.page().end_cell();
                for _ in 1..repeated {
                    self.page().begin_cell();
                    self.page().end_cell();
                }
            }
            Some(Open::List) => {
                self.lists.pop();
                self.item = None;
            }
            Some(Open::Box) => {
                if let Some(inner) = self.pop_flow() {
                    self.page().anchor(inner.page);
                }
            }
            Some(Open::Note) => self.end_note(),
            Some(Open::Annotation) => self.end_annotation(),
            Some(Open::Other | Open::Author) | None => {}
        }
        Ok(())
    }

    fn pop_flow(&mut self) -> Option<Flow> {
        if self.flows.len() > 1 { self.flows.pop() } else { None }
    }

    fn end_note(&mut self) {
        if let Some(inner) = self.pop_flow() {
            self.notes.push(on_one_line(inner.page.text()));
            let mark = format!("[{}]", self.notes.len());
            self.page().push_str(&mark, Style::default());
        }
    }

    fn end_annotation(&mut self) {
        let Some(Flow { page, author, name }) = self.pop_flow() else { return };
        if let Some((_, _, comment)) = self.annotated.get(&name) {
            let found = &mut self.comments[*comment];
            found.author = on_one_line(&author);
            found.text = on_one_line(page.text());
        }
    }

    fn finish(mut self) -> Warned<Content> {
        let warning = left_out(self.file, self.n_pictures, 0, self.hidden);
        let content = self.flows.swap_remove(0).page.into_content(&self.notes);
        self.comments.retain(|c| !c.text.is_empty());
        Warned { output: Content { comments: self.comments, ..content }, warnings: warning.into_iter().collect() }
    }
}

fn kind(name: &str, element: &BytesStart<'_>) -> Open {
    match name {
        "p" | "h" => Open::Paragraph,
        "span" => Open::Span,
        "table-row" => Open::Row,
        "table-cell" | "covered-table-cell" => {
            let repeated = attribute(element, "number-columns-repeated").and_then(|n| n.parse().ok());
            Open::Cell { repeated: repeated.unwrap_or(1_usize).min(MOST_REPEATED) }
        }
        "list" => Open::List,
        "text-box" | "custom-shape" | "rect" | "ellipse" | "circle" | "polygon" | "caption" => Open::Box,
        "note" => Open::Note,
        "annotation" => Open::Annotation,
        "creator" => Open::Author,
        // Fields of the text: the others of these names tell something of the file or of a comment.
        "date" | "title" if element.name().as_ref().starts_with("text:") => Open::Other,
        "tracked-changes" | "note-citation" | "ruby-text" | "forms" | "sequence-decls" | "variable-decls"
        | "user-field-decls" | "title" | "desc" | "date" | "date-string" | "creator-initials" | "automatic-styles"
        | "styles" | "master-styles" | "font-face-decls" | "meta" | "settings" | "scripts" | "binary-data"
        | "plugin" | "object" | "script" => Open::Skipped,
        _ => Open::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flat(body: &str) -> Warned<crate::import::Imported> {
        let styles = "<office:automatic-styles><style:style style:name=\"B\"><style:text-properties fo:font-weight=\"bold\"/></style:style>\
            <text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\"/>\
            <text:list-level-style-number text:level=\"2\" style:num-format=\"i\" style:num-prefix=\"(\" style:num-suffix=\")\"/></text:list-style></office:automatic-styles>";
        let xml = format!(
            "<?xml version=\"1.0\"?><office:document>{styles}<office:body><office:text>{body}</office:text></office:body></office:document>"
        );
        crate::import::read("a.fodt", xml.as_bytes()).unwrap()
    }

    fn text_of(body: &str) -> String {
        flat(body).output.text
    }

    #[test]
    fn spaces_tabs_and_breaks_are_kept_and_markup_is_not() {
        assert_eq!(
            text_of(
                "<text:p>a<text:s text:c=\"2\"/>b\n  c<text:tab/>d<text:line-break/>e &amp; <text:span>f</text:span></text:p>"
            ),
            "a  b c\td\ne & f\n"
        );
        let bomb = text_of("<text:p>a<text:s text:c=\"4000000000\"/>b</text:p>");
        assert_eq!(bomb.len(), 1_003);
    }

    #[test]
    fn fields_and_signs_are_as_a_reader_sees_them() {
        let fields = "<text:p>Le <text:date>12 mai</text:date> co\u{ad}de \u{f0e0} <text:bookmark-ref>3</text:bookmark-ref></text:p>";
        assert_eq!(text_of(fields), "Le 12 mai code → 3\n");
    }

    #[test]
    fn notes_annotations_and_changes() {
        let body = "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>\
            <text:p>Un mot<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Au foyer.</text:p></text:note-body></text:note> \
            <office:annotation office:name=\"x\"><dc:creator>Ines</dc:creator><dc:date>2026</dc:date><text:p>À voir</text:p></office:annotation>rare\
            <office:annotation-end office:name=\"x\"/>.</text:p>";
        let read = flat(body).output;
        assert_eq!(read.text, "Un mot[1] rare.\n[1] Au foyer.\n");
        let comment = &read.comments[0];
        assert_eq!(
            (comment.author.as_str(), comment.about.as_str(), comment.text.as_str()),
            ("Ines", "rare", "À voir")
        );
    }

    #[test]
    fn lists_tables_and_boxes() {
        let list = "<text:list text:style-name=\"L\"><text:list-item><text:p>un</text:p></text:list-item><text:list-item><text:p>deux</text:p></text:list-item></text:list>";
        assert_eq!(text_of(list), "1. un\n2. deux\n");
        let nested = "<text:list text:style-name=\"L\"><text:list-item><text:p>un</text:p><text:list><text:list-item><text:p>a</text:p></text:list-item>\
            </text:list></text:list-item></text:list><text:p>Non.</text:p><text:list text:style-name=\"L\" text:continue-numbering=\"true\"><text:list-item>\
            <text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>deux</text:p></text:list-item>\
            <text:list-item text:start-value=\"7\"><text:p>sept</text:p></text:list-item></text:list>";
        assert_eq!(text_of(nested), "1. un\n(i) a\nNon.\n(ii) b\n2. deux\n7. sept\n");
        let table = "<table:table><table:table-row><table:table-cell><text:p>INT</text:p></table:table-cell><table:table-cell><text:p>Oui ?</text:p>\
            <text:p>Si ?</text:p></table:table-cell></table:table-row></table:table>";
        assert_eq!(text_of(table), "INT\tOui ?\nSi ?\n");
        let boxed = "<text:p>avant<draw:frame><draw:text-box><text:p>boîte</text:p></draw:text-box></draw:frame> après</text:p><text:p>fin</text:p>";
        assert_eq!(text_of(boxed), "avant après\nboîte\nfin\n");
        let shape = "<text:p>avant<draw:custom-shape><text:p>forme</text:p><draw:enhanced-geometry/></draw:custom-shape></text:p>";
        assert_eq!(text_of(shape), "avant\nforme\n");
    }

    #[test]
    fn paragraphs_of_a_style_of_their_own_are_told_from_all_text() {
        let style = |name: &str, parent: &str| {
            format!(
                "<style:style style:name=\"{name}\" style:family=\"paragraph\" style:parent-style-name=\"{parent}\"/>"
            )
        };
        let styles = [style("Standard", ""), style("Question", "Standard")].concat();
        let xml = format!(
            "<office:document><office:styles>{styles}</office:styles><office:automatic-styles>{}</office:automatic-styles><office:body><office:text>\
            <text:p text:style-name=\"Question\">a</text:p><text:p text:style-name=\"P1\">b</text:p><text:p text:style-name=\"Standard\">c</text:p>\
            </office:text></office:body></office:document>",
            style("P1", "Question")
        );
        let read = crate::import::read("a.fodt", xml.as_bytes()).unwrap().output;
        let styled: Vec<&str> = read.source.layout.shown.iter().map(|shown| &read.text[shown.range.clone()]).collect();
        assert_eq!((read.text.as_str(), styled.concat().as_str()), ("a\nb\nc\n", "ab"));
    }
}
