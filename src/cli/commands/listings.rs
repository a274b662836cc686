//! Lists of what there is.

use super::super::args::{Changes, Out, WhichEvents};
use super::super::exit::{Exit, Trouble};
use super::super::output::{show, to_terminal};
use crate::analysis::{self, Caption, Cell, ColumnKind, EventFilter, EventsBy, Table, columns};
use crate::model::{MarkKind, Outline, said};
use crate::session::{ChangeFilter, Session};

/// Lists the documents.
pub fn documents(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    show(session, &analysis::documents_table(session.project()), out)
}

/// Lists the participants.
pub fn participants(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    show(session, &analysis::participants_table(session.project()), out)
}

/// Lists the codes.
pub fn codes(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    show(session, &analysis::codes_table(session.project()), out)
}

/// Lists the codings.
pub fn codings(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    show(session, &analysis::codings_table(session.project()), out)
}

/// Lists the memos.
pub fn memos(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    show(session, &analysis::memos_table(session.project(), |_| true), out)
}

/// Lists or counts what the transcriber marked beside the words.
pub fn events(session: &Session, which: &WhichEvents, by: Option<EventsBy>, out: &Out) -> Result<Exit, Trouble> {
    let project = session.project();
    let filter = event_filter(session, which)?;
    let mut events = analysis::events(project)?;
    events.retain(|event| filter.keeps(project, event));
    let mut table = match by {
        None => analysis::events_table(project, &events),
        Some(by) => analysis::events_counted(project, &events, by),
    };
    table.caption.filters = filter.told(project);
    show(session, &table, out)
}

fn event_filter(session: &Session, which: &WhichEvents) -> Result<EventFilter, Trouble> {
    let kind = |name: &String| {
        let kinds = MarkKind::ALL.map(MarkKind::name).join(", ");
        let unknown = || Trouble::NotThere(format!("there is no kind of event “{name}”; the kinds are {kinds}"));
        MarkKind::named(name).ok_or_else(unknown)
    };
    Ok(EventFilter {
        kind: which.kind.as_ref().map(kind).transpose()?,
        document: which.document.as_ref().map(|name| super::document(session, name)).transpose()?.map(|d| d.id),
        speaker: which.speaker.clone(),
        role: which.role,
        text: which.text.clone().unwrap_or_default(),
    })
}

/// Says what the project is.
pub fn info(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    show(session, &analysis::info_table(session.project()), out)
}

/// Lists the turns of a document.
pub fn turns(session: &Session, name: &str, out: &Out) -> Result<Exit, Trouble> {
    let document = super::document(session, name)?;
    show(session, &analysis::turns_table(session.project(), document), out)
}

/// Prints a text.
pub fn text(session: &Session, name: &str) -> Result<Exit, Trouble> {
    let document = super::document(session, name)?;
    to_terminal(session.project().text(document)?.as_str().as_bytes())?;
    Ok(Exit::Done)
}

/// Lists the changes.
pub fn history(session: &Session, changes: &Changes, out: &Out) -> Result<Exit, Trouble> {
    use ColumnKind::{Integer, Text};
    let heads = [("at", Text), ("coder", Text), ("label", Text), ("steps", Integer), ("undoes", Text)];
    let caption = Caption {
        title: said!("History", "Historique"),
        unit: said!("one row a change", "une ligne par changement"),
        ..Caption::default()
    };
    let mut table = Table::new("history", columns(heads), caption);
    let end = session.looks_back();
    let seen = session.history().iter().take_while(|c| end.is_none_or(|end| c.at <= end)).cloned();
    let seen: Vec<_> = seen.collect();
    for i in filter(session, changes)?.of(session.project(), &seen) {
        let change = &seen[i];
        let undoes = change.undoes.map_or(Cell::Empty, |at| Cell::text(at.to_string()));
        table.rows.push(vec![
            Cell::text(change.at.to_string()),
            Cell::text(session.project().coder_name(change.by)),
            Cell::text(&change.label),
            Cell::count(change.ops.len()),
            undoes,
        ]);
    }
    show(session, &table, out)
}

fn filter(session: &Session, changes: &Changes) -> Result<ChangeFilter, Trouble> {
    let Changes { coder, code, document, kind, text } = changes;
    let project = session.project();
    let coder = coder.as_ref().map(|name| super::scope::coder(project, name));
    let codes = code.as_ref().map(|path| {
        let code = super::scope::code(project, path)?;
        Ok::<_, Trouble>(Outline::of(project).branch(code).iter().map(|row| row.code).collect())
    });
    let document = document.as_ref().map(|name| super::document(session, name).map(|d| d.id));
    Ok(ChangeFilter {
        coder: coder.transpose()?,
        codes: codes.transpose()?,
        document: document.transpose()?,
        kind: *kind,
        text: text.clone().unwrap_or_default(),
    })
}
