//! The texts that a document had, and going back to one of them.

use super::super::args::Out;
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::super::tell;
use crate::analysis::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::elision::De;
use crate::model::{Noun, counted, plan, said};
use crate::session::{Session, TextHistory};

/// Lists the texts of a document, the newest first.
pub fn list(session: &Session, name: &str, out: &Out) -> Result<Exit, Trouble> {
    use ColumnKind::{Integer, Text};
    let document = super::document(session, name)?;
    let heads = [
        ("at", Text),
        ("coder", Text),
        ("label", Text),
        ("added", Integer),
        ("removed", Integer),
        ("turns", Integer),
        ("undoes", Text),
    ];
    let name = &document.name;
    let of = De(name);
    let caption = Caption {
        title: said!("Texts of {name}", "Textes {of}"),
        unit: said!(
            "one row a text; characters that its change added and removed, in code points, and turns that it set",
            "une ligne par texte\u{202f}; caractères que son changement ajouta et supprima, en points de code, et tours qu’il fixa"
        ),
        ..Caption::default()
    };
    let mut table = Table::new("texts", columns(heads), caption);
    let end = session.looks_back();
    let changes = session.history();
    let seen = changes.partition_point(|c| end.is_none_or(|end| c.at <= end));
    for text in TextHistory::of(document.id, &changes[..seen]).texts().iter().rev() {
        table.rows.push(vec![
            Cell::text(text.at.to_string()),
            Cell::text(session.project().coder_name(text.by)),
            Cell::text(&text.label),
            Cell::count(text.n_added),
            Cell::count(text.n_removed),
            Cell::count(text.n_turns),
            text.undoes.map_or(Cell::Empty, |at| Cell::text(at.to_string())),
        ]);
    }
    let n = table.rows.len();
    table.caption.base = counted(n, Noun::Version);
    show(session, &table, out)
}

/// Gives a document the text that it had.
pub fn restore(session: &mut Session, name: &str, written: &str) -> Result<Exit, Trouble> {
    let document = super::document(session, name)?;
    let (id, name) = (document.id, document.name.clone());
    let at = session.change_at(written)?;
    let then = session.past(at).project_of(id);
    if then.document(id).is_none() {
        return Err(Trouble::NotThere(format!("“{name}” was not in the project yet at {}", at.minute())));
    }
    let ops = plan::restore_text(session.project(), &then, id)?;
    if ops.is_empty() {
        tell(&format!("“{name}” has this text already"));
        return Ok(Exit::Done);
    }
    session.commit(&format!("Text of “{name}” restored as of {}", at.minute()), ops)?;
    tell(&format!("“{name}” has the text of {} again; “counterpoint undo” takes it back", at.minute()));
    Ok(Exit::Done)
}
