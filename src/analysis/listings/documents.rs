//! Documents, and the turns of one document.

use super::super::table::{Cell, ColumnKind, Table, columns};
use super::{attributes_of, caption, holders_of_documents, holders_of_participants, spoken_words};
use crate::model::{Document, Holder, ParticipantId, Project, Role};

/// Returns one row for each document, with its attributes. `words` are spoken words, of everyone, without the labels;
/// `characters` are code points.
pub fn documents_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let documents = project.documents();
    let attributes = attributes_of(project, &holders_of_documents(project), &holders_of_participants(project));
    let mut heads = vec![
        ("document", Text),
        ("language", Text),
        ("speakers", Integer),
        ("turns", Integer),
        ("words", Integer),
        ("characters", Integer),
        ("codings", Integer),
        ("participants", Integer),
    ];
    let own_values = attributes
        .iter()
        .filter(|name| documents.iter().any(|d| project.value(Holder::Document(d.id), name).is_some()));
    let attributes: Vec<&String> = own_values.collect();
    heads.extend(attributes.iter().map(|a| (a.as_str(), Text)));
    let mut table = Table::new("documents", columns(heads), caption("Documents", "documents", documents.len()));
    for document in documents {
        let value = |a: &&String| Cell::text(project.value(Holder::Document(document.id), a).unwrap_or_default());
        let mut row = vec![
            Cell::text(&document.name),
            Cell::text(document.language.map_or("", |l| l.code())),
            Cell::count(document.speakers.len()),
            Cell::count(document.turns.len()),
            spoken_words(project, document),
            Cell::count(document.pieces().len()),
            Cell::count(project.codings(document).count()),
            Cell::count(people(project, document)),
        ];
        row.extend(attributes.iter().map(value));
        table.rows.push(row);
    }
    table
}

/// Returns how many standing persons are participants of `document`.
fn people(project: &Project, document: &Document) -> usize {
    let speaking = document.speakers.iter().filter(|s| s.role == Role::Participant).filter_map(|s| s.participant);
    let own = document.participant.filter(|_| document.speakers.is_empty());
    let standing = |p: &ParticipantId| project.participants.get(p).is_some_and(|p| !p.removed);
    let mut people: Vec<ParticipantId> = speaking.chain(own).filter(standing).collect();
    people.sort_unstable();
    people.dedup();
    people.len()
}

/// Returns one row for each turn of `document`, numbered from 1. `start` and `end` are the spoken words, in code points.
pub fn turns_table(project: &Project, document: &Document) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("turn", Integer),
        ("speaker", Text),
        ("role", Text),
        ("start", Integer),
        ("end", Integer),
        ("time", Text),
        ("words", Integer),
    ];
    let title = format!("Turns of {}", document.name);
    let mut table = Table::new("turns", columns(heads), caption(&title, "turns", document.turns.len()));
    let text = project.text(document);
    for (i, turn) in document.turns.iter().enumerate() {
        let speaker = document.speaker_of(turn);
        table.rows.push(vec![
            Cell::count(i + 1),
            Cell::text(speaker.map_or("", |s| s.label.as_str())),
            Cell::text(speaker.map_or("", |s| s.role.name())),
            Cell::count(turn.words.start),
            Cell::count(turn.words.end),
            turn.time.map_or(Cell::Empty, clock),
            match &text {
                Ok(text) => Cell::count(text.n_words(turn.words)),
                Err(e) => Cell::Undefined(e.to_string()),
            },
        ]);
    }
    table
}

/// Returns seconds as `hh:mm:ss`.
fn clock(seconds: f32) -> Cell {
    let s = seconds.max(0.0) as u32;
    Cell::Text(format!("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60))
}
