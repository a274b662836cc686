//! Documents of Word 97 to 2003 (.doc), by the open specification of the format. A compound file has three streams that
//! matter: `head.rs` says where in them everything lies, `pieces.rs` puts the text together, `bins.rs` finds how each
//! character and paragraph is set, `changes.rs`, `characters.rs`, `paragraphs.rs` and `styles.rs` what that means,
//! `asides.rs` what lies beside the text, and `walk.rs` makes paragraphs and tables of it all. Whatever place or length
//! the file claims, `bytes.rs` reads nothing outside of it.

mod asides;
mod bins;
mod bytes;
mod changes;
mod characters;
mod fields;
mod fonts;
mod head;
mod lists;
mod paragraphs;
mod pieces;
mod streams;
mod styles;
mod walk;

use self::asides::Asides;
use self::bins::{Bins, Kind};
use self::fonts::Fonts;
use self::head::{Head, Story, Table};
use self::pieces::Pieces;
use self::streams::Streams;
use self::styles::Styles;
use self::walk::{Document, Read};
use super::numbering::Numbering;
use super::subtitles;
use crate::import::told::left_out;
use crate::import::{Content, FoundComment, ImportError};
use crate::model::Warned;

pub(super) fn read(file_name: &str, bytes: &[u8]) -> Result<Warned<Content>, ImportError> {
    let mut streams = Streams::open(file_name, bytes)?;
    let stream = streams.required(file_name, "WordDocument")?;
    let head = Head::of(file_name, &stream)?;
    let tables = streams.required(file_name, head.tables_name())?;
    let data = streams.get("Data").unwrap_or_default();
    let table = |table: Table| head.table(&tables, table);
    let n_units = head.story(Story::Boxes).end;
    let document = Document {
        pieces: Pieces::of(file_name, &stream, table(Table::Pieces), n_units)?,
        characters: Bins::of(&stream, table(Table::Characters), Kind::Characters),
        paragraphs: Bins::of(&stream, table(Table::Paragraphs), Kind::Paragraphs),
        styles: Styles::of(table(Table::Styles)),
        fonts: Fonts::of(table(Table::Fonts)),
        data: &data,
    };
    let Asides { calls, comments } = Asides::of(head, &tables);
    let main = head.story(Story::Main);
    let lists = if document.lists_number_turns(main.clone()) { Numbering::default() } else { lists::of(head, &tables) };
    let read = document.read(file_name, main, &calls, lists)?;
    let comments = found(file_name, &document, comments, &read)?;
    let Read { page, notes, n_pictures, hidden, .. } = read;
    let warnings = left_out(file_name, n_pictures, 0, hidden).into_iter().collect();
    let content = page.into_content(&notes);
    let content = subtitles::of_document(&content.text).unwrap_or(content);
    Ok(Warned { output: Content { comments, ..content }, warnings })
}

/// Returns the comments with the words that each is about.
fn found(
    file_name: &str,
    document: &Document<'_>,
    comments: Vec<asides::Comment>,
    read: &Read,
) -> Result<Vec<FoundComment>, ImportError> {
    let mut about = vec![String::new(); comments.len()];
    for (comment, words) in &read.commented {
        about[*comment].clone_from(words);
    }
    let found = |(asides::Comment { author, text }, about)| {
        Ok(FoundComment { author, about, text: document.line(file_name, text)? })
    };
    comments.into_iter().zip(about).map(found).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::import::testing::read_or_refused;

    const INTERVIEW: &[u8] = include_bytes!("../../../../tests/it/fixtures/formats/interview.doc");

    fn refused(bytes: &[u8]) -> String {
        crate::import::read("a.doc", bytes).unwrap_err().to_string()
    }

    /// Returns the document with other bytes at a place of its main stream.
    fn with(at: usize, bytes: &[u8]) -> Vec<u8> {
        let mut document = INTERVIEW.to_vec();
        let main = document.windows(2).position(|head| head == [0xEC, 0xA5]).unwrap();
        document[main + at..][..bytes.len()].copy_from_slice(bytes);
        document
    }

    #[test]
    fn what_words_look_like_is_known_and_what_they_are_called_about() {
        let content = read("a.doc", INTERVIEW).unwrap().output;
        let bold: Vec<&str> =
            content.layout.runs.iter().filter(|run| run.bold).map(|run| &content.text[run.range.clone()]).collect();
        assert_eq!(bold, ["Logement", "ENQ", "Zoé", "ENQ", "Zoé"]);
        assert_eq!((content.layout.headings.as_slice(), content.layout.items.len()), (&[0][..], 2));
        let comment = &content.comments[0];
        assert_eq!((comment.author.as_str(), comment.about.as_str()), ("Inès", "foyer"));
    }

    #[test]
    fn lengths_that_no_file_has_are_a_file_that_was_cut_off() {
        assert!(refused(&with(0x4C, &i32::MAX.to_le_bytes())).contains("50 MB of text"));
        assert!(refused(&with(0x4C, &9_000_000_u32.to_le_bytes())).contains("ends too early"));
        let negative = crate::import::read("a.doc", &with(0x50, &[0xFF; 4])).unwrap().output;
        assert!(negative.text.contains("Zoé"));
    }

    #[test]
    fn a_password_and_a_word_before_97_are_told() {
        assert!(refused(&with(0x0A, &[0, 1])).contains("password"));
        assert!(refused(&with(2, &[0x68, 0])).contains("Word before 97"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn damaged_files_never_panic(damage in prop::collection::vec((0_usize..INTERVIEW.len(), any::<u8>()), 1..40), cut in 0..INTERVIEW.len()) {
            let mut bytes = INTERVIEW.to_vec();
            for (at, byte) in damage {
                bytes[at] = byte;
            }
            read_or_refused("a.doc", &bytes)?;
            bytes.truncate(cut);
            read_or_refused("a.doc", &bytes)?;
        }

        #[test]
        fn forged_places_of_tables_never_panic(table in 0_usize..93, at: u32, len: u32) {
            let entry = [at % 10_000, len % 10_000].map(u32::to_le_bytes).concat();
            read_or_refused("a.doc", &with(0x9A + table * 8, &entry))?;
            read_or_refused("a.doc", &with(0x9A + table * 8, &[at, len].map(u32::to_le_bytes).concat()))?;
        }
    }
}
