//! Rich text (.rtf), as Word, LibreOffice and TextEdit write it. `tokens.rs` cuts it, here groups begin and end and
//! text goes where its group says, `control.rs` says what control words do, `../flow.rs` makes paragraphs and tables,
//! `annotations.rs` comments, `fonts.rs` and `colours.rs` keep the tables at the head of a file. Iterative, so that no depth of groups can exhaust the stack.

mod annotations;
mod colours;
mod control;
mod fonts;
mod tokens;
mod words;

use self::annotations::Annotations;
use self::colours::Colours;
use self::fonts::Fonts;
use self::tokens::{Token, Tokens};
use self::words::Destination;
use super::damage::too_deep;
use super::flow::Flow;
use super::page::{Style, on_one_line};
use crate::import::told::{left_out, of_file};
use crate::import::{Content, ImportError};
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

struct Walk<'a> {
    file: &'a str,
    groups: Vec<Group>,
    flows: Vec<Flow>,
    fonts: Fonts,
    colours: Colours,
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
    notes: Vec<String>,
    annotations: Annotations,
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
            colours: Colours::default(),
            heading_styles: Vec::new(),
            style: (Some(0), String::new()),
            bytes: Vec::new(),
            surrogate: None,
            skipping: 0,
            optional: false,
            list_text: String::new(),
            notes: Vec::new(),
            annotations: Annotations::default(),
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
            Token::Word { name, number } => self.word(name, number),
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
            Destination::AnnotatedFrom => {
                let at = self.flow().page.len();
                self.annotations.begin(at);
            }
            Destination::AnnotatedTo => {
                let at = self.flow().page.len();
                self.annotations.end(at);
            }
            _ => {}
        }
        if group.destination == Destination::ListText && self.destination() == Destination::Text {
            let text = std::mem::take(&mut self.list_text);
            let text = bullet(on_one_line(&text));
            if !text.is_empty() {
                self.flow().write(&format!("{text} "), Style::default());
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
        self.flow().end_line();
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
                self.flow().write(&mark, Style::default());
            }
            Stream::Annotation => {
                let last = self.flows.len() - 1;
                self.annotations.comment(line, self.flows[last].page.text());
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
            Destination::Skipped => {}
            Destination::FontTable => self.fonts.name(text),
            Destination::AnnotatedFrom | Destination::AnnotatedTo => self.annotations.number.push_str(text),
            Destination::ColourTable => self.colours.end_each(text),
            Destination::StyleSheet => self.style.1.push_str(text),
            Destination::ListText => self.list_text.push_str(text),
            Destination::Author => self.annotations.author.push_str(text),
            Destination::Text => {
                let Group { style, hidden, deleted, .. } = *self.group();
                self.hidden |= hidden && !text.trim().is_empty();
                if !hidden && !deleted {
                    self.flow().write(text, style);
                }
            }
        }
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
            self.flow().begin_line();
            self.flow().end_line();
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
        self.flow().end_row();
        let warning = left_out(self.file, self.n_pictures, 0, self.hidden);
        let content = self.flows.swap_remove(0).page.into_content(&self.notes);
        Warned {
            output: Content { comments: self.annotations.comments, ..content },
            warnings: warning.into_iter().collect(),
        }
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
