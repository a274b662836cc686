//! Annotations of programs with which people transcribe. `turns.rs` reads the XML that holds turns: Transcriber (`.trs`),
//! TEI and TTML, `speeches.rs` any other whose elements are speeches. The others hold tiers, one or several a speaker, which `tiers.rs` brings into the order of time:
//! `elan.rs`, `exmaralda.rs` and `praat.rs` read them, and `chat.rs` the lines of CHAT, below which tiers annotate each.

mod chat;
mod elan;
mod exmaralda;
mod praat;
mod speeches;
mod tiers;
mod turns;

use quick_xml::events::{BytesStart, Event};

use super::damage::{self, damaged};
use super::{decode, package};
use crate::import::{Content, ImportError};
use crate::model::{Warned, said};

/// The first elements of the XML that is read here.
const ROOTS: [&str; 7] = ["Trans", "TEI", "TEI.2", "teiCorpus", "tt", "ANNOTATION_DOCUMENT", "basic-transcription"];

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    if chat::is_one(&head(bytes)) {
        // It is UTF-8 by what it says itself; signs that nobody sees stand around its times.
        return chat::read(file_name, &String::from_utf8_lossy(bytes));
    }
    let decoded = decode::decode(bytes).ok_or_else(|| ImportError::Binary { file: file_name.to_owned() })?;
    let text = decoded.text.as_str();
    let read = match root(bytes).as_deref() {
        Some("ANNOTATION_DOCUMENT") => elan::read(file_name, text)?,
        Some("basic-transcription") => exmaralda::read(file_name, text)?,
        Some(root) => of_turns(file_name, text, root)?,
        None => praat::read(file_name, text)?,
    };
    Ok(Warned { output: Content { encoding: decoded.encoding, ..read.output }, warnings: read.warnings })
}

/// Returns the talk of XML in which each turn is an element: by the names that programs give it, else by what it holds.
fn of_turns(file_name: &str, xml: &str, root: &str) -> Result<Warned<Content>, ImportError> {
    if !ROOTS.contains(&root) {
        return speeches::read(file_name, xml)?.ok_or_else(|| ImportError::unsupported(file_name));
    }
    let names_anybody = |read: &Warned<Content>| read.output.told.as_ref().is_some_and(|told| !told.labels.is_empty());
    match turns::read(file_name, xml) {
        Ok(read) if names_anybody(&read) => Ok(read),
        // The plays and interviews of TEI have other elements for what people say.
        other => speeches::read(file_name, xml)?.map_or(other, Ok),
    }
}

/// What takes the elements of a file of XML one by one, and the words in them.
trait Elements {
    fn start(&mut self, element: &BytesStart<'_>);
    fn end(&mut self, name: &str);
    fn text(&mut self, text: &str);
}

/// Returns `reader` after it has taken all of a file.
///
/// # Errors
/// When its XML cannot be read to the end.
fn each_element<R: Elements>(file_name: &str, xml: &str, mut reader: R) -> Result<R, ImportError> {
    let mut events = package::reader(xml);
    loop {
        match events.read_event() {
            Ok(Event::Start(e)) => reader.start(&e),
            Ok(Event::Empty(e)) => {
                reader.start(&e);
                reader.end(e.local_name().as_ref());
            }
            Ok(Event::End(e)) => reader.end(e.local_name().as_ref()),
            Ok(Event::Text(t)) => reader.text(&t),
            Ok(Event::CData(t)) => reader.text(&t),
            Ok(Event::GeneralRef(r)) => package::resolved(&r).iter().for_each(|text| reader.text(text)),
            Ok(Event::Eof) => return Ok(reader),
            Ok(_) => {}
            Err(e) => return Err(damage::xml(file_name, &e)),
        }
    }
}

/// Returns the error of a file in which nobody says anything.
fn silent(file_name: &str) -> ImportError {
    damaged(file_name, said!("nobody says anything in it", "personne n’y dit rien"))
}

/// Returns the first element of a file of XML, and nothing for other files.
pub(super) fn root(bytes: &[u8]) -> Option<String> {
    let head = head(bytes);
    if !head.starts_with("<?xml") && !ROOTS.iter().any(|root| head.starts_with(&format!("<{root}"))) {
        return None;
    }
    let mut reader = package::reader(&head);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) => return Some(e.local_name().as_ref().to_owned()),
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

/// Whether a file is read here, by how it begins.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let is_tiers = || {
        let head_of_any_encoding = decode::decode(&bytes[..bytes.len().min(HEAD) / 2 * 2]).map(|decoded| decoded.text);
        chat::is_one(&head(bytes)) || head_of_any_encoding.is_some_and(|head| praat::is_one(&head))
    };
    match root(bytes) {
        Some(root) => ROOTS.contains(&root.as_str()),
        None => is_tiers(),
    }
}

/// In bytes: a long comment may stand above the first element.
const HEAD: usize = 20_000;

fn head(bytes: &[u8]) -> String {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    head.trim_start_matches('\u{feff}').trim_start().to_owned()
}
