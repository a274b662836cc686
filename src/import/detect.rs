//! What a file is: by what it holds where that is plain, else by the ending of its name. A wrong ending is common, since
//! people rename files and browsers save everything as text.

use super::{Format, ImportError, LARGEST_FILE, error, extension, subtitles};

/// Returns what the bytes of a file are, by its ending and its first bytes.
///
/// # Errors
/// When it is no format that can be read; the error says what to do instead.
pub fn detect(file_name: &str, bytes: &[u8]) -> Result<Format, ImportError> {
    let promised = Format::promised(file_name);
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(ImportError::too_large(file_name, "200 MB"));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return match extension(file_name).as_deref() {
            Some("odt" | "xlsx" | "ods" | "pptx" | "epub") => Err(ImportError::unsupported(file_name)),
            _ => Ok(Format::Docx),
        };
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        // Both old .doc files and encrypted .docx files are such compound files.
        return Err(match promised {
            Some(Format::Docx) => ImportError::Protected { file: file_name.to_owned() },
            _ => ImportError::unsupported(file_name),
        });
    }
    let damaged = |reason: &str| ImportError::Damaged { file: file_name.to_owned(), reason: reason.to_owned() };
    let foreign = bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf");
    match promised {
        _ if foreign => Err(ImportError::unsupported(file_name)),
        Some(format) if bytes.is_empty() && format.is_unpacked() => {
            Err(ImportError::Empty { file: file_name.to_owned() })
        }
        Some(Format::Docx) => Err(damaged("it is not a zip archive")),
        Some(Format::Text) | None if is_subtitles(bytes) => Ok(Format::Subtitles),
        Some(format) => Ok(format),
        None if error::has_remedy(file_name) => Err(ImportError::unsupported(file_name)),
        None => Ok(Format::Text),
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
        assert!(matches!(detect("a.docx", b"hello"), Err(ImportError::Damaged { .. })));
        assert!(matches!(detect("a.docx", b""), Err(ImportError::Empty { .. })));
        assert!(matches!(detect("a.docx", &[0xD0, 0xCF, 0x11, 0xE0]), Err(ImportError::Protected { .. })));
        for name in ["a.doc", "a.pdf", "a.rtf", "a.odt", "a.xlsx", "a.csv", "a.mp3"] {
            let error = detect(name, b"x").unwrap_err();
            assert!(error.to_string().starts_with(&format!("{name}: ")), "{error}");
        }
    }
}
