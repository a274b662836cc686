//! Rich text (.rtf), as Word, LibreOffice and TextEdit write it. Control words are cut by `tokens.rs`; here they become
//! paragraphs. Iterative, so that no depth of groups can exhaust the stack.

mod fonts;
mod tokens;
mod words;

use self::fonts::Fonts;
use self::tokens::{Token, Tokens};
use self::words::{Destination, destination, named_sign};
use super::damage::too_deep;
use super::page::{Page, Style, on_one_line};
use super::told::{left_out, of_file};
use super::{Content, FoundComment, ImportError};
use crate::model::{Warned, said};

const DEEPEST: usize = 500;

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut walk = Walk::new(file_name);
    let mut tokens = Tokens::new(bytes);
    for token in tokens.by_ref() {
        walk.take(token)?;
        if walk.is_over {
            break;
        }
    }
    let mut read = walk.finish();
    if tokens.rest().iter().any(u8::is_ascii_alphanumeric) {
        let behind = said!("left out what stands behind its end", "laissé de côté ce qui suit sa fin");
        read.warnings.push(of_file(file_name, &behind));
    }
    Ok(read)
}

/// What holds until the group ends.
#[derive(Clone, Debug)]
struct Group {
    destination: Destination,
    style: Style,
    hidden: bool,
    deleted: bool,
    /// How many signs stand for a Unicode character for programs that know none.
    skip: usize,
    font: u32,
    /// A stream of its own ends with the group.
    stream: Option<Stream>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stream {
    Note,
    Annotation,
    Box,
}

/// The body, a note, or a text box.
#[derive(Debug, Default)]
struct Flow {
    page: Page,
    is_open: bool,
    row: bool,
    cell: bool,
    in_table: bool,
    heading: bool,
}

struct Walk<'a> {
    file: &'a str,
    groups: Vec<Group>,
    flows: Vec<Flow>,
    fonts: Fonts,
    heading_styles: Vec<u32>,
    /// The style that is being read, if it is one of paragraphs, and its name so far.
    style: (Option<u32>, String),
    /// Bytes that wait for the rest of their character.
    bytes: Vec<u8>,
    /// The first half of a character beyond the basic plane.
    surrogate: Option<u16>,
    /// How many signs are still to be left out behind a Unicode character.
    skipping: usize,
    /// The next control word may be skipped with its group.
    optional: bool,
    list_text: String,
    author: String,
    notes: Vec<String>,
    comments: Vec<FoundComment>,
    /// Where annotated words begin and end, by the number of the annotation.
    annotated: Vec<(String, usize, usize)>,
    mark: String,
    n_pictures: usize,
    hidden: bool,
    /// A group that calls itself a whole document is open; pieces of one have several groups.
    is_whole: bool,
    /// That group has ended.
    is_over: bool,
}

impl<'a> Walk<'a> {
    fn new(file: &'a str) -> Self {
        let group = Group {
            destination: Destination::Text,
            style: Style::default(),
            hidden: false,
            deleted: false,
            skip: 1,
            font: 0,
            stream: None,
        };
        Self {
            file,
            groups: vec![group],
            flows: vec![Flow::default()],
            fonts: Fonts::default(),
            heading_styles: Vec::new(),
            style: (Some(0), String::new()),
            bytes: Vec::new(),
            surrogate: None,
            skipping: 0,
            optional: false,
            list_text: String::new(),
            author: String::new(),
            notes: Vec::new(),
            comments: Vec::new(),
            annotated: Vec::new(),
            mark: String::new(),
            n_pictures: 0,
            hidden: false,
            is_whole: false,
            is_over: false,
        }
    }

    fn group(&mut self) -> &mut Group {
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn flow(&mut self) -> &mut Flow {
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    fn destination(&self) -> Destination {
        self.groups.last().map_or(Destination::Skipped, |g| g.destination)
    }

    fn take(&mut self, token: Token<'_>) -> Result<(), ImportError> {
        let is_byte = matches!(token, Token::Byte(_) | Token::Hex(_));
        if self.skipping > 0 && is_byte {
            self.skipping -= 1;
            return Ok(());
        }
        if !is_byte {
            self.flush();
            self.skipping = 0;
        }
        match token {
            Token::Open => return self.open(),
            Token::Close => self.close()?,
            Token::Byte(byte) | Token::Hex(byte) => self.bytes.push(byte),
            Token::Word { name, number } => self.word(name, number)?,
            Token::Sign(sign) => self.sign(sign),
        }
        Ok(())
    }

    fn open(&mut self) -> Result<(), ImportError> {
        if self.groups.len() >= DEEPEST {
            return Err(too_deep(self.file));
        }
        let inner = Group { stream: None, ..self.group().clone() };
        self.groups.push(inner);
        Ok(())
    }

    fn close(&mut self) -> Result<(), ImportError> {
        if self.groups.len() < 2 {
            return Ok(());
        }
        let Some(group) = self.groups.pop() else { return Ok(()) };
        self.is_over = self.is_whole && self.groups.len() == 1;
        match group.destination {
            Destination::StyleSheet => self.end_style(),
            ends @ (Destination::AnnotatedFrom | Destination::AnnotatedTo) => self.mark_annotated(ends),
            _ => {}
        }
        if group.destination == Destination::ListText && self.destination() == Destination::Text {
            let text = std::mem::take(&mut self.list_text);
            let text = bullet(on_one_line(&text));
            if !text.is_empty() {
                self.write(&format!("{text} "), Style::default());
            }
        }
        match group.stream {
            Some(stream) => self.end_stream(stream),
            None => self.flows.iter().try_for_each(|flow| flow.page.check_size(self.file)),
        }
    }

    fn begin_stream(&mut self, stream: Stream) {
        self.flows.push(Flow::default());
        let group = self.group();
        group.stream = Some(stream);
        group.destination = Destination::Text;
        (group.style, group.hidden, group.deleted) = (Style::default(), false, false);
    }

    fn end_stream(&mut self, stream: Stream) -> Result<(), ImportError> {
        self.end_line();
        if self.flows.len() < 2 {
            return Ok(());
        }
        let Some(Flow { page, .. }) = self.flows.pop() else { return Ok(()) };
        page.check_size(self.file)?;
        let line = on_one_line(page.text());
        match stream {
            Stream::Box => self.flow().page.anchor(page),
            Stream::Note => {
                self.notes.push(line);
                let mark = format!("[{}]", self.notes.len());
                self.write(&mark, Style::default());
            }
            Stream::Annotation => {
                let author = on_one_line(&std::mem::take(&mut self.author));
                let place = if self.annotated.is_empty() { None } else { Some(self.annotated.remove(0)) };
                let about = place.and_then(|(_, from, to)| self.flow().page.text().get(from..to).map(on_one_line));
                self.comments.push(FoundComment { author, about: about.unwrap_or_default(), text: line });
            }
        }
        Ok(())
    }

    /// Writes the bytes that have come together, in the encoding of their font.
    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let font = self.group().font;
        let text = self.fonts.decode(font, &bytes);
        self.text(&text);
    }

    fn text(&mut self, text: &str) {
        self.surrogate = None;
        match self.destination() {
            Destination::Skipped | Destination::FontTable => {}
            Destination::AnnotatedFrom | Destination::AnnotatedTo => self.mark.push_str(text),
            Destination::StyleSheet => self.style.1.push_str(text),
            Destination::ListText => self.list_text.push_str(text),
            Destination::Author => self.author.push_str(text),
            Destination::Text => {
                let Group { style, hidden, deleted, .. } = *self.group();
                self.hidden |= hidden && !text.trim().is_empty();
                if !hidden && !deleted {
                    self.write(text, style);
                }
            }
        }
    }

    fn write(&mut self, text: &str, style: Style) {
        self.begin_line();
        self.flow().page.push_str(text, style);
    }

    fn begin_line(&mut self) {
        let flow = self.flow();
        if std::mem::replace(&mut flow.is_open, true) {
            return;
        }
        if flow.in_table {
            if !std::mem::replace(&mut flow.row, true) {
                flow.page.begin_row();
            }
            if !std::mem::replace(&mut flow.cell, true) {
                flow.page.begin_cell();
            }
        }
        flow.page.begin_paragraph();
        if flow.heading {
            flow.page.mark_heading();
        }
    }

    fn end_line(&mut self) {
        let flow = self.flow();
        if std::mem::take(&mut flow.is_open) {
            flow.page.end_paragraph();
        }
    }

    fn end_cell(&mut self) {
        self.flow().in_table = true;
        self.begin_line();
        self.end_line();
        let flow = self.flow();
        if std::mem::take(&mut flow.cell) {
            flow.page.end_cell();
        }
    }

    fn end_row(&mut self) {
        self.end_line();
        let flow = self.flow();
        if std::mem::take(&mut flow.cell) {
            flow.page.end_cell();
        }
        if std::mem::take(&mut flow.row) {
            flow.page.end_row();
        }
        flow.in_table = false;
    }

    fn sign(&mut self, sign: u8) {
        match sign {
            b'*' => self.optional = true,
            b'~' => self.text("\u{a0}"),
            b'_' => self.text("\u{2011}"),
            b'\n' | b'\r' => self.paragraph(),
            b'\t' => self.text("\t"),
            b'\\' | b'{' | b'}' => self.text(char::from(sign).encode_utf8(&mut [0; 4])),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        if self.destination() == Destination::Text {
            self.begin_line();
            self.end_line();
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>) -> Result<(), ImportError> {
        let optional = std::mem::take(&mut self.optional);
        if name == "ud" {
            // The same once more, in Unicode: it goes where the pair of both stands.
            self.group().destination = self.groups.iter().rev().nth(2).map_or(Destination::Skipped, |g| g.destination);
            return Ok(());
        }
        if let Some(destination) = destination(name, optional) {
            if self.destination() != Destination::Skipped {
                self.group().destination = destination;
                self.n_pictures += usize::from(name == "pict");
            }
            return Ok(());
        }
        if self.destination() == Destination::Skipped && name != "shptxt" {
            return Ok(());
        }
        let on = number != Some(0);
        match name {
            "rtf" => self.is_whole |= self.groups.len() == 2,
            "u" => self.unicode(number.unwrap_or_default()),
            "uc" => self.group().skip = number.unwrap_or(1).clamp(0, 100) as usize,
            "f" => {
                let font = number.unwrap_or_default().unsigned_abs();
                self.group().font = font;
                self.fonts.open(font);
            }
            "fcharset" | "ansicpg" | "cpg" | "mac" | "pc" | "pca" | "deff" => {
                self.fonts.set(name, number.unwrap_or_default());
            }
            "b" => self.group().style.bold = on,
            "i" => self.group().style.italic = on,
            "v" => self.group().hidden = on,
            "deleted" => self.group().deleted = on,
            "plain" => {
                let group = self.group();
                (group.style, group.hidden, group.deleted) = (Style::default(), false, false);
            }
            "footnote" => self.begin_stream(Stream::Note),
            "annotation" => self.begin_stream(Stream::Annotation),
            "shptxt" => self.begin_stream(Stream::Box),
            _ if self.destination() == Destination::StyleSheet => {
                match name {
                    "s" => self.style = (Some(number.unwrap_or_default().unsigned_abs()), String::new()),
                    // Styles of characters, tables and sections have numbers of their own.
                    "cs" | "ts" | "ds" => self.style = (None, String::new()),
                    _ => {}
                }
            }
            _ => self.layout(name, number),
        }
        Ok(())
    }

    /// Paragraphs, tables, and signs that have names.
    fn layout(&mut self, name: &str, number: Option<i32>) {
        match name {
            "par" | "page" | "sect" | "column" => self.paragraph(),
            "line" | "softline" | "nestrow" => self.text("\n"),
            "tab" | "nestcell" => self.text("\t"),
            "cell" if self.destination() == Destination::Text => self.end_cell(),
            "row" if self.destination() == Destination::Text => self.end_row(),
            "intbl" => self.flow().in_table = true,
            "pard" => {
                let flow = self.flow();
                (flow.in_table, flow.heading) = (false, false);
            }
            "outlinelevel" => self.flow().heading |= number.is_some_and(|n| n < 9),
            "s" => {
                let is_heading = number.is_some_and(|n| self.heading_styles.contains(&n.unsigned_abs()));
                self.flow().heading |= is_heading;
            }
            _ => {
                if let Some(sign) = named_sign(name) {
                    self.text(sign);
                }
            }
        }
    }

    fn unicode(&mut self, number: i32) {
        let unit = number as u16;
        self.skipping = self.group().skip;
        let mut pair = [self.surrogate.take().unwrap_or_default(), unit];
        let units = if pair[0] == 0 { &mut pair[1..] } else { &mut pair[..] };
        if (0xD800..0xDC00).contains(&unit) {
            self.surrogate = Some(unit);
            return;
        }
        let text = String::from_utf16_lossy(units);
        // Symbol fonts put their signs into the private area; only the bullet has a meaning without them.
        let text = text.replace('\u{f0b7}', "•");
        self.text(&text);
    }

    /// Notes where the words of an annotation begin, or end.
    fn mark_annotated(&mut self, destination: Destination) {
        let at = self.flow().page.len();
        let number = std::mem::take(&mut self.mark);
        if destination == Destination::AnnotatedFrom {
            self.annotated.push((number, at, at));
        } else if let Some(found) = self.annotated.iter_mut().find(|(n, ..)| *n == number) {
            found.2 = at;
        }
    }

    fn end_style(&mut self) {
        let (number, name) = std::mem::replace(&mut self.style, (Some(0), String::new()));
        let name = name.trim_end_matches(';').trim().to_lowercase();
        if name.starts_with("heading ") || name == "title" || name == "subtitle" {
            self.heading_styles.extend(number);
        }
    }

    fn finish(mut self) -> Warned<Content> {
        self.flush();
        while self.flows.len() > 1 {
            self.flows.pop();
        }
        self.end_row();
        let warning = left_out(self.file, self.n_pictures, 0, self.hidden);
        let content = self.flows.swap_remove(0).page.into_content(&self.notes);
        Warned { output: Content { comments: self.comments, ..content }, warnings: warning.into_iter().collect() }
    }
}

/// Returns the number of an item, or a bullet: those are single letters of fonts full of signs, such as `o` and `§`.
fn bullet(text: String) -> String {
    let mut signs = text.chars();
    let is_alone = signs.next().is_some_and(|c| !c.is_numeric()) && signs.next().is_none();
    if is_alone { "•".to_owned() } else { text }
}

#[cfg(test)]
mod tests;
