//! Lists of what there is.

use super::super::args::Out;
use super::super::exit::{Exit, Trouble};
use super::super::output::{to_terminal, write_table};
use crate::analysis::{self, Caption, Cell, ColumnKind, Table};
use crate::session::Session;

/// Lists the documents.
pub fn documents(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    write_table(session, &analysis::documents_table(session.project()), out)?;
    Ok(Exit::Done)
}

/// Lists the participants.
pub fn participants(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    write_table(session, &analysis::participants_table(session.project()), out)?;
    Ok(Exit::Done)
}

/// Lists the codes.
pub fn codes(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    write_table(session, &analysis::codes_table(session.project()), out)?;
    Ok(Exit::Done)
}

/// Lists the codings.
pub fn codings(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    write_table(session, &analysis::codings_table(session.project()), out)?;
    Ok(Exit::Done)
}

/// Says what the project is.
pub fn info(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    write_table(session, &analysis::info_table(session.project()), out)?;
    Ok(Exit::Done)
}

/// Lists the turns of a document.
pub fn turns(session: &Session, name: &str, out: &Out) -> Result<Exit, Trouble> {
    let document = super::document(session, name)?;
    write_table(session, &analysis::turns_table(session.project(), document), out)?;
    Ok(Exit::Done)
}

/// Prints a text.
pub fn text(session: &Session, name: &str) -> Result<Exit, Trouble> {
    let document = super::document(session, name)?;
    to_terminal(session.project().text(document)?.as_str().as_bytes())?;
    Ok(Exit::Done)
}

/// Lists the changes.
pub fn history(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    use ColumnKind::{Integer, Text};
    let heads = [("at", Text), ("coder", Text), ("label", Text), ("steps", Integer), ("undoes", Text)];
    let caption = Caption { title: "History".to_owned(), unit: "one row a change".to_owned(), ..Caption::default() };
    let mut table = Table::new("history", heads.map(|(name, kind)| (name.to_owned(), kind)), caption);
    for change in session.history() {
        let undoes = change.undoes.map_or(Cell::Empty, |at| Cell::text(at.to_string()));
        table.rows.push(vec![
            Cell::text(change.at.to_string()),
            Cell::text(session.project().coder_name(change.by)),
            Cell::text(&change.label),
            Cell::count(change.ops.len()),
            undoes,
        ]);
    }
    write_table(session, &table, out)?;
    Ok(Exit::Done)
}
