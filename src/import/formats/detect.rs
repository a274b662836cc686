//! What a file is: by what it holds where that is plain, else by the ending of its name. A wrong ending is common,
//! since people rename files and browsers save everything as text.

use super::compound::{self, Compound};
use super::damage::damaged;
use super::{annotation, decode, package, sheet, subtitles};
use crate::import::{Format, ImportError, LARGEST_FILE, error, extension};
use crate::model::{Said, said};

/// Returns what the bytes of a file are, by its ending and its first bytes.
///
/// # Errors
/// When it is no format that can be read; the error says what to do instead.
pub fn detect(file_name: &str, bytes: &[u8]) -> Result<Format, ImportError> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ImportError::too_large(file_name, error::megabytes(200)));
    }
    let promised = Format::promised(file_name);
    if package::is_zip(bytes) {
        return match (package::kind(bytes), promised) {
            (Some(format), _) => Ok(format),
            // What is damaged or strange says more when its own reader refuses it.
            (None, Some(format @ (Format::Docx | Format::Odt | Format::Epub | Format::Sheet))) => Ok(format),
            // Newer files are called so as well.
            (None, Some(Format::Doc)) => Ok(Format::Docx),
            (None, None) if !error::has_remedy(file_name) => Ok(Format::Docx),
            (None, _) => Err(ImportError::unsupported(file_name)),
        };
    }
    match compound::kind(bytes) {
        Some(Compound::Workbook) => Ok(Format::Sheet),
        Some(Compound::Document) => Ok(Format::Doc),
        Some(Compound::Protected) => Err(ImportError::Protected { file: file_name.to_owned() }),
        // The names of its streams may have been cut off with its end.
        Some(Compound::Other) if promised == Some(Format::Doc) => Ok(Format::Doc),
        Some(Compound::Other) => Err(ImportError::unsupported(file_name)),
        None => by_beginning(file_name, promised, bytes),
    }
}

/// Returns what a file is that is no archive: by how it begins, else what it promises to be.
fn by_beginning(file_name: &str, promised: Option<Format>, bytes: &[u8]) -> Result<Format, ImportError> {
    use Format::{Annotation, Doc, Docx, Epub, Html, Markdown, Odt, Pdf, Recognition, Rtf, Sheet, Subtitles, Text};
    match promised {
        _ if bytes.trim_ascii().is_empty() => Err(ImportError::Empty { file: file_name.to_owned() }),
        _ if is_pdf(bytes) => Ok(Pdf),
        _ if bytes.starts_with(b"{\\rtf") => Ok(Rtf),
        _ if is_of_first_words(bytes) => Err(ImportError::old_word(file_name)),
        // A piece of rich text without its head.
        Some(Rtf) if bytes.trim_ascii_start().starts_with(b"{\\") => Ok(Rtf),
        _ if is_page(bytes) => Ok(Html),
        Some(Odt) if bytes.trim_ascii_start().starts_with(b"<") => Ok(Odt),
        Some(Annotation | Text) | None if annotation::is_one(bytes) => Ok(Annotation),
        // Its reader says whether anybody speaks in it.
        Some(Annotation) if annotation::root(bytes).is_some() => Ok(Annotation),
        Some(Annotation) if bytes.trim_ascii_start().starts_with(b"<") => Err(ImportError::unsupported(file_name)),
        Some(Text | Markdown) | None if is_subtitles(bytes) => Ok(Subtitles),
        Some(Text | Markdown) | None if is_json(bytes) => Ok(Recognition),
        Some(Text) | None if sheet::is_table(bytes) => Ok(Sheet),
        // Somebody gave a text another name; what begins as neither is read as text, if it is one at all.
        Some(format @ (Annotation | Doc | Docx | Epub | Odt | Pdf | Rtf)) if decode::decode(bytes).is_none() => {
            Err(not(file_name, format))
        }
        Some(Annotation | Doc | Docx | Epub | Odt | Pdf | Rtf) => Ok(Text),
        Some(format) => Ok(format),
        None if error::has_remedy(file_name) => Err(ImportError::unsupported(file_name)),
        None => Ok(Text),
    }
}

/// Returns the error for bytes that are not what they promise, nor any text.
pub(super) fn not(file_name: &str, promised: Format) -> ImportError {
    damaged(
        file_name,
        match promised {
            Format::Pdf => said!("it does not begin as a PDF does", "il ne commence pas comme un PDF"),
            Format::Annotation => said!("it is no annotation that can be read", "ce n’est pas une annotation lisible"),
            Format::Doc => {
                said!("it does not begin as a Word document does", "il ne commence pas comme un document Word")
            }
            Format::Rtf => said!("it does not begin as rich text does", "il ne commence pas comme du texte enrichi"),
            _ => said!("it is not a zip archive", "ce n’est pas une archive zip"),
        },
    )
}

/// Returns what to say when a file is something else than its name promises. Text is what browsers call everything that
/// they save.
pub(in crate::import) fn other_than_promised(file_name: &str, format: Format) -> Option<Said> {
    let promised = Format::promised(file_name).filter(|p| *p != format && *p != Format::Text)?;
    let ending = extension(file_name).filter(|_| promised != Format::Markdown)?;
    Some(said!(
        "its name ends in .{ending}, but it is not such a file; it was read by what it holds",
        "son nom se termine par .{ending}, mais ce n’est pas un tel fichier\u{202f}; il a été lu d’après son contenu"
    ))
}

/// Some programs write a few bytes before the head of a PDF.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|head| head == b"%PDF-")
}

/// Whether the bytes are of Word for DOS or of the first ones for Windows and for the Mac: two bytes that no text begins
/// with, and a small number.
fn is_of_first_words(bytes: &[u8]) -> bool {
    matches!(bytes, [0x31, 0xBE, 0, 0, ..] | [0x9B | 0xDB | 0xDC, 0xA5, _, 0, ..] | [0xFE, 0x32 | 0x37, 0, _, ..])
}

fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    let begins = |with: &str| head.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with.as_bytes()));
    begins("<!doctype html") || begins("<html")
}

/// Whether the bytes are JSON from beginning to end: a text that begins with a time in brackets is not.
fn is_json(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    use serde::de::IgnoredAny;
    let values = || serde_json::Deserializer::from_slice(text).into_iter::<IgnoredAny>();
    // Several values, one a line, are objects: `[1] [2]` is what people write.
    match text.first() {
        Some(b'{') => values().all(|value| value.is_ok()),
        Some(b'[') => serde_json::from_slice::<IgnoredAny>(text).is_ok(),
        _ => false,
    }
}

fn is_subtitles(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1000)];
    subtitles::looks_like(&String::from_utf8_lossy(head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_ending_and_its_first_bytes() {
        assert_eq!(detect("a.TXT", b"hello").unwrap(), Format::Text);
        assert_eq!(detect("a.markdown", b"# x").unwrap(), Format::Markdown);
        assert_eq!(detect("notes", b"hello").unwrap(), Format::Text);
        assert_eq!(detect("a.docx", b"PK\x03\x04").unwrap(), Format::Docx);
        assert_eq!(detect("a.txt", b"WEBVTT\n\n").unwrap(), Format::Subtitles);
        assert_eq!(detect("a", b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHi\r\n").unwrap(), Format::Subtitles);
        assert_eq!(detect("a.md", b"00:01.000 --> 00:02.500\nHi\n").unwrap(), Format::Subtitles);
        assert_eq!(detect("a.txt", b"{\\rtf1 x}").unwrap(), Format::Rtf);
        assert_eq!(detect("a.rtf", b"\n{\\pard x\\par}").unwrap(), Format::Rtf);
        assert_eq!(detect("a", b"\n<!DOCTYPE HTML><p>x").unwrap(), Format::Html);
        assert_eq!(detect("a.txt", b"\n%PDF-1.7").unwrap(), Format::Pdf);
        assert_eq!(detect("a.csv", b"a,b").unwrap(), Format::Sheet);
        assert_eq!(detect("a.txt", b"No\tWho\tText\n1\tI\t\"Why, so?\"\n").unwrap(), Format::Sheet);
        assert_eq!(detect("a.txt", b"No\tWho\tText\n1\tI\tWhy?\n").unwrap(), Format::Text);
        for name in ["a.docx", "a.xls", "a.txt", "a.json"] {
            assert!(matches!(detect(name, b" \r\n"), Err(ImportError::Empty { .. })), "{name}");
        }
        for name in ["a.pages", "a.mp3"] {
            let error = detect(name, b"x").unwrap_err();
            assert!(error.to_string().starts_with(&format!("{name}: ")), "{error}");
        }
    }

    #[test]
    fn a_wrong_ending_is_told_and_the_file_read_by_what_it_holds() {
        const TALK: &[u8] = b"INT: Oui ?\nU07: Non.\n";
        let of = |name: &str, bytes: &[u8]| {
            let format = detect(name, bytes).unwrap();
            (format, other_than_promised(name, format).is_some())
        };
        for ending in ["docx", "doc", "pdf", "rtf", "odt", "epub"] {
            let name = format!("a.{ending}");
            assert_eq!(of(&name, TALK), (Format::Text, true));
            assert!(matches!(detect(&name, b"\0\x01\x02\x03"), Err(ImportError::Damaged { .. })), "{name}");
        }
        for name in ["a.doc", "a.pdf", "a.xls", "a.csv", "a.json", "a.vtt"] {
            assert_eq!(of(name, b"<!DOCTYPE html><p>x"), (Format::Html, true), "{name}");
        }
        assert_eq!(of("a.doc", b"{\\rtf1 x}"), (Format::Rtf, true));
        assert_eq!(of("a.txt", b"[{\"text\": \"Oui.\"}]"), (Format::Recognition, false));
        assert_eq!(of("a.txt", b"[00:00:01] INT: Oui ?"), (Format::Text, false));
        assert_eq!(of("a.md", b"WEBVTT\n\n"), (Format::Subtitles, false));
    }

    #[test]
    fn documents_of_the_first_words_are_refused_with_a_way_out() {
        for bytes in [&[0xDB, 0xA5, 0x2D, 0, 0][..], &[0x31, 0xBE, 0, 0], &[0xFE, 0x37, 0, 0x1C]] {
            assert!(detect("a.doc", bytes).unwrap_err().to_string().contains("Word before 97"));
        }
        assert_eq!(detect("a.txt", b"\xDB\xA5 oui").unwrap(), Format::Text);
    }

    #[test]
    fn compound_files_are_what_their_streams_say() {
        let of = |name: &str, stream: &str| detect(name, &compound::tests::compound(stream));
        assert_eq!(of("a.csv", "Workbook").unwrap(), Format::Sheet);
        assert!(matches!(of("a.docx", "EncryptedPackage"), Err(ImportError::Protected { .. })));
        assert_eq!(of("a.docx", "WordDocument").unwrap(), Format::Doc);
        assert!(of("a.msg", "__properties_version1.0").is_err());
        assert_eq!(of("a.doc", "a").unwrap(), Format::Doc);
    }
}
