//! Documents, and the turns of one document.

use super::super::facts::speaking;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns, named};
use super::{attributes_of, caption, holders_of_documents, holders_of_participants, spoken_words};
use crate::model::elision::De;
use crate::model::{Document, Holder, Noun, ParticipantId, Project, Role, Said, said};

/// Returns one row for each document, with its attributes. `words` are spoken words, of everyone, without the labels;
/// `characters` are code points.
pub fn documents_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let documents = project.documents();
    let attributes = attributes_of(project, &holders_of_documents(project), &holders_of_participants(project));
    let mut heads = columns([
        ("document", Text),
        ("language", Text),
        ("speakers", Integer),
        ("turns", Integer),
        ("words", Integer),
        ("characters", Integer),
        ("codings", Integer),
        ("participants", Integer),
    ]);
    let own_values = attributes
        .iter()
        .filter(|name| documents.iter().any(|d| project.value(Holder::Document(d.id), name).is_some()));
    let attributes: Vec<&String> = own_values.collect();
    heads.extend(named(attributes.iter().copied(), Text));
    let what = caption(Said::fixed("Documents", "Documents"), Noun::Document, documents.len());
    let mut table = Table::new("documents", heads, what);
    for document in documents {
        let value = |a: &&String| Cell::text(project.value(Holder::Document(document.id), a).unwrap_or_default());
        let mut row = vec![
            Cell::text(&document.name),
            Cell::text(document.language.map_or("", |l| l.code())),
            Cell::count(speaking(document).into_iter().filter(|speaks| *speaks).count()),
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
    let heard = document.speakers.iter().zip(speaking(document)).filter(|(_, speaks)| *speaks).map(|(s, _)| s);
    let speaking = heard.filter(|s| s.role == Role::Participant).filter_map(|s| s.participant);
    let own = document.participant.filter(|_| document.speakers.is_empty());
    let standing = |p: &ParticipantId| project.participants.get(p).is_some_and(|p| !p.removed);
    let mut people: Vec<ParticipantId> = speaking.chain(own).filter(standing).collect();
    people.sort_unstable();
    people.dedup();
    people.len()
}

/// Returns one row for each speaker of each of `documents` who has a turn. `words` are spoken words.
pub fn speakers_table(project: &Project, documents: &[&Document]) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("document", Text),
        ("speaker", Text),
        ("role", Text),
        ("participant", Text),
        ("turns", Integer),
        ("words", Integer),
    ];
    let mut table = Table::new("speakers", columns(heads), Caption::default());
    for document in documents {
        let text = project.text(document);
        for (i, speaker) in document.speakers.iter().enumerate() {
            let turns: Vec<_> = document.turns.iter().filter(|t| t.speaker.map(usize::from) == Some(i)).collect();
            if turns.is_empty() {
                continue;
            }
            let person = speaker.participant.and_then(|p| project.participants.get(&p)).filter(|p| !p.removed);
            table.rows.push(vec![
                Cell::text(&document.name),
                Cell::text(&speaker.label),
                Cell::text(speaker.role.name()),
                Cell::text(person.map_or("", |p| &p.name)),
                Cell::count(turns.len()),
                match &text {
                    Ok(text) => Cell::count(turns.iter().map(|t| u64::from(text.n_words(t.words))).sum::<u64>()),
                    Err(e) => Cell::Undefined(e.said()),
                },
            ]);
        }
    }
    table.caption = caption(Said::fixed("Speakers", "Locuteurs"), Noun::Speaker, table.rows.len());
    table
}

/// Returns one row for each turn of `document`, numbered from 1. `start` and `end` are the spoken words, in code
/// points.
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
    let name = &document.name;
    let of = De(name);
    let title = said!("Turns of {name}", "Tours {of}");
    let mut table = Table::new("turns", columns(heads), caption(title, Noun::Turn, document.turns.len()));
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
                Err(e) => Cell::Undefined(e.said()),
            },
        ]);
    }
    table
}

/// Returns seconds as `hh:mm:ss`.
pub(in super::super) fn clock(seconds: f32) -> Cell {
    let s = seconds.max(0.0) as u32;
    Cell::Text(format!("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60))
}
