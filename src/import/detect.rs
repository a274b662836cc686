//! What a file is: by what it holds where that is plain, else by the ending of its name. A wrong ending is common, since
//! people rename files and browsers save everything as text.

use super::{Format, ImportError, LARGEST_FILE, error, extension, package, subtitles};

/// Returns what the bytes of a file are, by its ending and its first bytes.
///
/// # Errors
/// When it is no format that can be read; the error says what to do instead.
pub fn detect(file_name: &str, bytes: &[u8]) -> Result<Format, ImportError> {
    let promised = Format::promised(file_name);
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ImportError::too_large(file_name, error::megabytes(200)));
    }
    let damaged = |reason: &str| ImportError::Damaged { file: file_name.to_owned(), reason: reason.to_owned() };
    if package::is_zip(bytes) {
        return match (package::kind(bytes), promised) {
            (Some(format), _) => Ok(format),
            // What is damaged or strange says more when its own reader refuses it.
            (None, Some(format @ (Format::Docx | Format::Odt | Format::Epub | Format::Sheet))) => Ok(format),
            (None, None) if !error::has_remedy(file_name) => Ok(Format::Docx),
            (None, _) => Err(ImportError::unsupported(file_name)),
        };
    }
    if bytes.starts_with(COMPOUND) {
        // Old files of Word and Excel are such compound files, and so are encrypted new ones.
        return match promised {
            Some(Format::Sheet) if extension(file_name).is_some_and(|e| e == "xls") => Ok(Format::Sheet),
            Some(Format::Docx | Format::Sheet) => Err(ImportError::Protected { file: file_name.to_owned() }),
            _ => Err(ImportError::unsupported(file_name)),
        };
    }
    match promised {
        Some(format) if bytes.is_empty() && format.is_unpacked() => {
            Err(ImportError::Empty { file: file_name.to_owned() })
        }
        _ if is_pdf(bytes) => Ok(Format::Pdf),
        _ if bytes.starts_with(b"{\\rtf") => Ok(Format::Rtf),
        // A piece of rich text without its head.
        Some(Format::Rtf) if bytes.trim_ascii_start().starts_with(b"{\\") => Ok(Format::Rtf),
        Some(Format::Docx | Format::Epub) => Err(damaged("it is not a zip archive")),
        Some(Format::Odt) if !bytes.trim_ascii_start().starts_with(b"<") => Err(damaged("it is not a zip archive")),
        Some(Format::Pdf) => Err(damaged("it does not begin as a PDF does")),
        Some(Format::Rtf) => Err(damaged("it does not begin as rich text does")),
        Some(Format::Text | Format::Markdown) | None if is_subtitles(bytes) => Ok(Format::Subtitles),
        Some(Format::Text) | None if is_page(bytes) => Ok(Format::Html),
        Some(format) => Ok(format),
        None if error::has_remedy(file_name) => Err(ImportError::unsupported(file_name)),
        None => Ok(Format::Text),
    }
}

/// How compound files begin.
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0];

/// Some programs write a few bytes before the head of a PDF.
fn is_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(1024)].windows(5).any(|head| head == b"%PDF-")
}

fn is_page(bytes: &[u8]) -> bool {
    let head = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    let begins = |with: &str| head.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with.as_bytes()));
    begins("<!doctype html") || begins("<html")
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
        assert!(matches!(detect("a.docx", b"hello"), Err(ImportError::Damaged { .. })));
        assert!(matches!(detect("a.docx", b""), Err(ImportError::Empty { .. })));
        assert!(matches!(detect("a.docx", &[0xD0, 0xCF, 0x11, 0xE0]), Err(ImportError::Protected { .. })));
        for name in ["a.doc", "a.pdf", "a.rtf", "a.odt", "a.epub", "a.mp3"] {
            let error = detect(name, b"x").unwrap_err();
            assert!(error.to_string().starts_with(&format!("{name}: ")), "{error}");
        }
    }
}
