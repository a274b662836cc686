//! Participants, with how much they say.

use rustc_hash::FxHashMap;

use super::super::facts::turns_touched;
use super::super::table::{Cell, ColumnKind, Table, columns, named};
use super::{attributes_of, caption, holders_of_documents, holders_of_participants};
use crate::model::{Document, Holder, Noun, ParticipantId, Project, TextUnavailable, Turn};

/// What one person says.
#[derive(Default)]
struct Said {
    documents: u64,
    turns: u64,
    words: u64,
    codings: u64,
    unavailable: Option<TextUnavailable>,
}

/// Returns one row for each participant, with their attributes. `codings` are those that touch words of theirs; a
/// person who is an interviewer in one document and a participant in another is counted in both.
pub fn participants_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let participants = project.participants();
    let attributes = attributes_of(project, &holders_of_participants(project), &holders_of_documents(project));
    let mut heads = columns([
        ("participant", Text),
        ("documents", Integer),
        ("turns", Integer),
        ("words", Integer),
        ("codings", Integer),
    ]);
    heads.extend(named(&attributes, Text));
    let title = crate::model::Said::fixed("Participants", "Participants");
    let mut table = Table::new("participants", heads, caption(title, Noun::Participant, participants.len()));
    let mut said: FxHashMap<ParticipantId, Said> = FxHashMap::default();
    for document in project.documents() {
        listen(project, document, &mut said);
    }
    for person in participants {
        let Said { documents, turns, words, codings, unavailable } = said.remove(&person.id).unwrap_or_default();
        let words = unavailable.map_or_else(|| Cell::count(words), |e| Cell::Undefined(e.said()));
        let mut row = vec![Cell::text(&person.name), Cell::count(documents), Cell::count(turns), words];
        row.push(Cell::count(codings));
        let value = |a: &String| Cell::text(project.value(Holder::Participant(person.id), a).unwrap_or_default());
        row.extend(attributes.iter().map(value));
        table.rows.push(row);
    }
    table
}

fn listen(project: &Project, document: &Document, said: &mut FxHashMap<ParticipantId, Said>) {
    let text = project.text(document);
    let person = |turn: Option<&Turn>| match turn {
        Some(turn) => document.counted_participant(turn, true),
        None => document.participant.filter(|_| document.speakers.is_empty()),
    };
    let mut here: Vec<ParticipantId> = document.turns.iter().filter_map(|t| person(Some(t))).collect();
    here.extend(person(None));
    here.sort_unstable();
    here.dedup();
    for id in &here {
        let said = said.entry(*id).or_default();
        said.documents += 1;
        said.unavailable = said.unavailable.take().or_else(|| text.as_ref().err().cloned());
    }
    for turn in document.turns.iter() {
        if let Some(said) = person(Some(turn)).and_then(|id| said.get_mut(&id)) {
            said.turns += 1;
            said.words += text.as_ref().map_or(0, |text| u64::from(text.n_words(turn.words)));
        }
    }
    for placed in project.codings(document) {
        let mut people: Vec<ParticipantId> = turns_touched(document, placed.span).filter_map(person).collect();
        people.sort_unstable();
        people.dedup();
        for id in people {
            said.entry(id).or_default().codings += 1;
        }
    }
}
