//! Compound files: what Office wrote before 2007, and what it writes when somebody sets a password. Which of these one
//! is, the names of its streams tell, whatever it is called.

/// What a compound file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Compound {
    /// A document of Word before 2007, be it read or not.
    Document,
    /// A workbook of Excel before 2007.
    Workbook,
    /// A document or workbook with a password.
    Protected,
    /// Slides, messages and what else there is.
    Other,
}

/// Returns what a compound file is, or nothing if the bytes are none.
pub(super) fn kind(bytes: &[u8]) -> Option<Compound> {
    const STREAMS: &[(&str, Compound)] = &[
        ("EncryptedPackage", Compound::Protected),
        ("WordDocument", Compound::Document),
        ("Workbook", Compound::Workbook),
        ("Book", Compound::Workbook),
    ];
    bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]).then(|| {
        let found = STREAMS.iter().find(|(name, _)| has_stream(bytes, name));
        found.map_or(Compound::Other, |(_, kind)| *kind)
    })
}

/// Whether an entry of the directory has that name, in small letters or large. Entries begin at every 128th byte, behind
/// a head of 512 bytes.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let is_named = |entry: &[u8]| entry.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(&name));
    bytes.chunks_exact(128).skip(4).any(is_named)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Returns a compound file with a stream of that name, and nothing in it.
    pub fn compound(stream: &str) -> Vec<u8> {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0];
        bytes.resize(640, 0);
        bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
        bytes.resize(768, 0);
        bytes
    }

    #[test]
    fn the_names_of_its_streams_tell_what_it_is() {
        assert_eq!(kind(&compound("WordDocument")), Some(Compound::Document));
        assert_eq!(kind(&compound("worddocument")), Some(Compound::Document));
        assert_eq!(kind(&compound("Book")), Some(Compound::Workbook));
        assert_eq!(kind(&compound("Bookmarks")), Some(Compound::Other));
        assert_eq!(kind(b"PK\x03\x04"), None);
    }
}
