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
