//! The zip archive that a document of a word processor is, or an e-book: its parts and how they are related, within
//! limits that keep a forged file from filling the memory. Nothing is ever unpacked to disk.

use std::io::{Cursor, Read as _};

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;
use zip::result::ZipError;

use super::damage::{self, damaged, doctype};
use crate::import::{Format, ImportError};
use crate::model::said;

const MOST_ENTRIES: usize = 10_000;
const LARGEST_PART: u64 = 64 << 20;
const LARGEST_WHOLE: u64 = 512 << 20;

/// An open archive.
pub(super) struct Package<'b> {
    file: &'b str,
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

/// What one part says about another.
pub(super) struct Relationship {
    /// What the part calls the other one.
    pub id: String,
    /// The last word of its type: `officeDocument`, `footnotes`.
    pub kind: String,
    /// The name of the other part in the archive.
    pub target: String,
}

impl<'b> Package<'b> {
    /// Returns the archive in `bytes`.
    ///
    /// # Errors
    /// When it is damaged or has too many parts.
    pub fn open(file: &'b str, bytes: &'b [u8]) -> Result<Self, ImportError> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| unreadable(file, &e))?;
        if zip.len() > MOST_ENTRIES {
            return Err(ImportError::too_large(file, said!("10,000 parts", "10\u{202f}000 parties")));
        }
        Ok(Self { file, zip, left: LARGEST_WHOLE })
    }

    /// Returns the XML of a part, or nothing if there is none of that name.
    ///
    /// # Errors
    /// When it is damaged, encrypted or too large.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, ImportError> {
        Ok(self.bytes(name)?.map(|bytes| decoded(&bytes)))
    }

    /// Returns a part as it is, or nothing if there is none of that name.
    ///
    /// # Errors
    /// As [`Self::part`].
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let entry = match self.zip.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(e) => return Err(unreadable(self.file, &e)),
        };
        let limit = LARGEST_PART.min(self.left);
        let mut bytes = Vec::new();
        let broken = |_: std::io::Error| {
            damaged(
                self.file,
                said!("its part {name} cannot be unpacked", "sa partie {name} ne peut être décompressée"),
            )
        };
        entry.take(limit + 1).read_to_end(&mut bytes).map_err(broken)?;
        if bytes.len() as u64 > limit {
            return Err(ImportError::too_large(
                self.file,
                said!(
                    "64 MB for each part, unpacked, and 512 MB in all",
                    "64\u{202f}Mo par partie, décompressée, et 512\u{202f}Mo en tout"
                ),
            ));
        }
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }

    /// Returns what `part` (empty for the whole package) says about other parts.
    ///
    /// # Errors
    /// As [`Self::part`].
    pub fn relationships(&mut self, part: &str) -> Result<Vec<Relationship>, ImportError> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let slash = if folder.is_empty() { "" } else { "/" };
        let Some(xml) = self.part(&format!("{folder}{slash}_rels/{file}.rels"))? else { return Ok(Vec::new()) };
        let mut reader = reader(&xml);
        let mut found = Vec::new();
        loop {
            match reader.read_event() {
                Ok(Event::Empty(e) | Event::Start(e)) if e.local_name().as_ref() == "Relationship" => {
                    found.extend(relationship(folder, &e));
                }
                Ok(Event::DocType(_)) => return Err(doctype(self.file)),
                Ok(Event::Eof) => return Ok(found),
                Ok(_) => {}
                Err(e) => return Err(damage::xml(self.file, &e)),
            }
        }
    }
}

fn relationship(folder: &str, element: &BytesStart<'_>) -> Option<Relationship> {
    if attribute(element, "TargetMode").is_some_and(|mode| mode == "External") {
        return None;
    }
    let kind = attribute(element, "Type")?.rsplit('/').next()?.to_owned();
    let id = attribute(element, "Id").unwrap_or_default();
    let target = attribute(element, "Target")?.replace('\\', "/");
    let path = match target.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("{folder}/{target}"),
    };
    Some(Relationship { id, kind, target: without_dots(&path) })
}

/// Whether the bytes begin like a zip archive.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Whether the archive in `bytes` has a part of that name.
pub(super) fn holds(bytes: &[u8], part: &str) -> bool {
    ZipArchive::new(Cursor::new(bytes)).is_ok_and(|zip| zip.index_for_name(part).is_some())
}

/// Returns what an archive is, by the parts that only one format has.
pub(super) fn kind(bytes: &[u8]) -> Option<Format> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut mime = String::new();
    if let Ok(entry) = zip.by_name("mimetype") {
        // A name that is no text names no format.
        entry.take(200).read_to_string(&mut mime).ok();
    }
    match () {
        () if mime.contains("opendocument.text") => Some(Format::Odt),
        () if mime.contains("opendocument.spreadsheet") => Some(Format::Sheet),
        () if mime.contains("epub") || zip.index_for_name("META-INF/container.xml").is_some() => Some(Format::Epub),
        () if zip.index_for_name("xl/workbook.xml").is_some() => Some(Format::Sheet),
        () if zip.file_names().any(|name| name.is_ok_and(|name| name.starts_with("word/"))) => Some(Format::Docx),
        () => None,
    }
}

/// Resolves `%20` and its like in the name of a part.
pub(super) fn unescaped_path(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let hex = tail.get(..2).filter(|_| *first == b'%').and_then(|h| std::str::from_utf8(h).ok());
        let byte = hex.and_then(|h| u8::from_str_radix(h, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Resolves `.` and `..` in the name of a part.
pub(super) fn without_dots(path: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in path.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            _ => names.push(name),
        }
    }
    names.join("/")
}

/// Returns a reader that takes XML as Word does: broken ends of elements do not stop it.
pub(super) fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// Calls `visit` with the beginning of each element, as far as the XML can be read.
pub(super) fn each_element(xml: &str, mut visit: impl FnMut(&BytesStart<'_>)) {
    let mut reader = reader(xml);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) => visit(&e),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// Returns what a reference such as `&amp;` or `&#233;` stands for.
pub(super) fn resolved(reference: &BytesRef<'_>) -> Option<String> {
    let character = reference.resolve_char_ref().ok().flatten().map(String::from);
    character.or_else(|| resolve_predefined_entity(reference).map(str::to_owned))
}

/// Returns the attribute of that local name, its references resolved.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let attributes = attributes.with_checks(false);
    let found = attributes.filter_map(Result::ok).find(|a| a.key.local_name().as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).map_or_else(|_| found.value.to_string(), |v| v.into_owned()))
}

fn decoded(bytes: &[u8]) -> String {
    let utf16 = |encoding: &'static Encoding| encoding.decode_with_bom_removal(bytes).0.into_owned();
    match bytes {
        [0xFF, 0xFE, ..] => utf16(UTF_16LE),
        [0xFE, 0xFF, ..] => utf16(UTF_16BE),
        _ => {
            let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
            String::from_utf8_lossy(bytes).into_owned()
        }
    }
}

fn unreadable(file: &str, error: &ZipError) -> ImportError {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            ImportError::Protected { file: file.to_owned() }
        }
        ZipError::InvalidPassword => ImportError::Protected { file: file.to_owned() },
        _ => damaged(file, said!("its archive is broken or cut off", "son archive est abîmée ou incomplète")),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file("a.xml", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(&[b' '; 5000]).unwrap();
        let bytes = zip.finish().unwrap().into_inner();
        let mut package = Package::open("a.docx", &bytes).unwrap();
        package.left = 8000;
        assert_eq!(package.part("a.xml").unwrap().unwrap().len(), 5000);
        assert!(package.part("a.xml").unwrap_err().to_string().contains("too large"));
    }

    #[test]
    fn names_of_parts_are_resolved() {
        assert_eq!(without_dots("word/../word/./a.xml"), "word/a.xml");
        assert_eq!(without_dots("../../a.xml"), "a.xml");
        assert_eq!(unescaped_path("a%20b%C3%A9%"), "a bé%");
    }
}
