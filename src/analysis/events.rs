//! Events: what a transcriber marked beside the words, with who was speaking. Laughter, pauses, gestures, words that
//! could not be understood. They are read from the texts as they stand, so a correction of a mark is one of its event.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::labels;
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::marks::times;
use crate::model::naming::{Typed, plain_letters};
use crate::model::segment::word_at;
use crate::model::{
    Document, DocumentId, Excerpt, MarkKind, Noun, ParticipantId, Project, Role, Said, Span, SyncPoint, Text,
    TextUnavailable, counted, said,
};

/// A mark in a document.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// The document.
    pub document: DocumentId,
    /// Where the mark stands, in code points, with its brackets; empty where a time was taken out of the text.
    pub span: Span,
    /// What it tells.
    pub kind: MarkKind,
    /// The mark as it is written; empty where it was taken out of the text.
    pub mark: String,
    /// Who is speaking there, as an index into the document's speakers.
    pub speaker: Option<u16>,
    /// How long what it tells took, in seconds, if the mark says so.
    pub lasts: Option<f32>,
    /// When it was, in seconds from the beginning of the recording: as the mark says, or else its turn.
    pub time: Option<f32>,
}

/// Which events are looked at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EventFilter {
    /// Only events of this kind.
    pub kind: Option<MarkKind>,
    /// Only events of this document.
    pub document: Option<DocumentId>,
    /// Only events while a speaker with this label speaks, whatever its case and accents.
    pub speaker: Option<String>,
    /// Only events while somebody in this role speaks.
    pub role: Option<Role>,
    /// Only events whose mark, speaker, participant or document holds these letters, whatever their case and accents.
    pub text: String,
}

impl EventFilter {
    /// Whether the event is one of them.
    pub fn keeps(&self, project: &Project, event: &Event) -> bool {
        self.kind.is_none_or(|kind| event.kind == kind) && self.keeps_but_for_kind(project, event)
    }

    /// Returns in words which events are looked at, if not all are.
    pub fn told(&self, project: &Project) -> Vec<Said> {
        let kind = self.kind.map(|kind| labels::label(kind.name()));
        let document = self.document.and_then(|id| project.document(id)).map(|d| d.name.clone());
        let role = self.role.map(|role| labels::label(role.name()));
        let text = Some(self.text.trim()).filter(|t| !t.is_empty());
        let told = [
            kind.map(|kind| said!("kind: {kind}", "nature\u{202f}: {kind}")),
            document.map(|name| said!("document: {name}", "document\u{202f}: {name}")),
            self.speaker.as_ref().map(|label| said!("speaker: {label}", "locuteur\u{202f}: {label}")),
            role.map(|role| said!("role: {role}", "rôle\u{202f}: {role}")),
            text.map(|text| said!("with “{text}”", "avec «\u{202f}{text}\u{202f}»")),
        ];
        told.into_iter().flatten().collect()
    }

    /// Whether the event is one of them when every kind is taken.
    pub fn keeps_but_for_kind(&self, project: &Project, event: &Event) -> bool {
        let is_there = || {
            let typed = Typed::new(&self.text);
            let who = event.who(project);
            let person = who.participant.map_or("", |id| project.participant_name(id));
            [&*event.mark, who.speaker, person, who.document].into_iter().any(|name| typed.finds(name))
        };
        let speaks = |label: &String| plain_letters(event.who(project).speaker) == plain_letters(label);
        self.document.is_none_or(|document| event.document == document)
            && self.role.is_none_or(|role| event.who(project).role == Some(role))
            && self.speaker.as_ref().is_none_or(speaks)
            && (self.text.trim().is_empty() || is_there())
    }
}

/// By what events are counted, beside their kind.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EventsBy {
    /// By nothing else.
    Kind,
    /// By the speaker in each document.
    Speaker,
    /// By the person, in all documents.
    Participant,
}

/// Returns the events of all documents, in the order of documents and places. A time that stands with a label is the
/// time of its turn and no event, nor is a label.
///
/// # Errors
/// When a text is not here.
pub fn events(project: &Project) -> Result<Vec<Event>, TextUnavailable> {
    let documents = project.documents();
    let found: Result<Vec<Vec<Event>>, _> = documents.par_iter().map(|d| events_of(project, d)).collect();
    Ok(found?.into_iter().flatten().collect())
}

/// Returns the events of one document, with the times that were taken out of its text.
///
/// # Errors
/// When its text is not here.
pub fn events_of(project: &Project, document: &Document) -> Result<Vec<Event>, TextUnavailable> {
    let text = project.text(document)?;
    let event = |mark: &crate::model::marks::Mark| {
        let span = text.span(mark.bytes.clone());
        let turn = document.turn_at(span.start).map(|i| &document.turns[i]).filter(|t| t.span.contains(span.start));
        let of_label = turn.is_some_and(|t| span.start < t.words.start);
        // The time of a turn, and a speaker who is called `XXX`.
        let is_label =
            of_label && (mark.kind == MarkKind::Time || text.as_str()[mark.bytes.clone()].starts_with(['X', 'x']));
        (!is_label).then(|| Event {
            document: document.id,
            span,
            kind: mark.kind,
            mark: text.slice(span).to_owned(),
            speaker: turn.and_then(|t| t.speaker),
            lasts: mark.lasts,
            time: mark.at.or_else(|| document.time_at(span.start)),
        })
    };
    let mut events: Vec<Event> = text.marks().iter().filter_map(event).collect();
    let n_marks = events.len();
    for point in document.sync_points() {
        let stamp = stamp_of(&text, point);
        let is_listed = |stamp: Span| events[..n_marks].binary_search_by_key(&stamp.start, |e| e.span.start).is_ok();
        if stamp.is_some_and(is_listed) {
            continue;
        }
        let span = stamp.unwrap_or(Span::new(point.0, point.0));
        events.push(Event {
            document: document.id,
            span,
            kind: MarkKind::Time,
            mark: text.slice(span).to_owned(),
            speaker: document.turn_at(point.0).and_then(|i| document.turns[i].speaker),
            lasts: None,
            time: Some(point.1),
        });
    }
    events.sort_by_key(|e| e.span.start);
    Ok(events)
}

/// Returns where the time of a sync point stands before its words; nothing once it was taken out of the text.
fn stamp_of(text: &Text, SyncPoint(place, seconds): SyncPoint) -> Option<Span> {
    const LONGEST: u32 = 80;
    let before = text.slice(Span::new(place.saturating_sub(LONGEST), place)).trim_end();
    let is_it = |(at, _): &(usize, char)| {
        let stamp = times::stamp(&before[*at..]);
        stamp.is_some_and(|stamp| stamp.len == before.len() - at && stamp.seconds.to_bits() == seconds.to_bits())
    };
    let (at, _) = before.char_indices().find(is_it)?;
    let blanks = text.slice(Span::new(place.saturating_sub(LONGEST), place)).chars().count() - before.chars().count();
    let end = place - blanks as u32;
    Some(Span::new(end - before[at..].chars().count() as u32, end))
}

/// Returns the events as a table, one row each.
pub fn events_table(project: &Project, events: &[Event]) -> Table {
    use ColumnKind::{Integer, Number, Text};
    let heads = [
        ("document", Text),
        ("speaker", Text),
        ("role", Text),
        ("participant", Text),
        ("kind", Text),
        ("mark", Text),
        ("start", Integer),
        ("end", Integer),
        ("seconds", Number),
        ("time", Text),
    ];
    let mut table = Table::new("events", columns(heads), caption(project, events));
    for event in events {
        let who = event.who(project);
        table.rows.push(vec![
            Cell::text(who.document),
            Cell::text(who.speaker),
            Cell::word(who.role.map_or("", Role::name)),
            Cell::text(who.participant.map_or("", |id| project.participant_name(id))),
            Cell::word(event.kind.name()),
            Cell::text(&event.mark),
            Cell::count(event.span.start),
            Cell::count(event.span.end),
            event.lasts.map_or(Cell::Empty, |s| Cell::Number(f64::from(s), 1)),
            event.time.map_or(Cell::Empty, super::listings::clock),
        ]);
    }
    table
}

/// How often a kind of event is, and where.
#[derive(Clone, PartialEq, Debug, Default)]
struct Tally {
    n: u64,
    documents: std::collections::BTreeSet<DocumentId>,
    seconds: f64,
    n_timed: u64,
}

/// Returns how many events of each kind there are, by speaker or participant if asked for; what never occurs has no
/// row.
pub fn events_counted(project: &Project, events: &[Event], by: EventsBy) -> Table {
    use ColumnKind::{Integer, Number, Text};
    let of_whom: &[(&'static str, ColumnKind)] = match by {
        EventsBy::Kind => &[],
        EventsBy::Speaker => &[("document", Text), ("speaker", Text), ("role", Text)],
        EventsBy::Participant => &[("participant", Text)],
    };
    let counted = [("kind", Text), ("events", Integer), ("documents", Integer), ("seconds", Number)];
    let heads = columns(of_whom.iter().chain(&counted).copied());
    let mut caption = caption(project, events);
    caption.notes.push(said!(
        "seconds: the sum of those lengths that marks say; empty where none does",
        "secondes\u{202f}: la somme des durées que disent les marques\u{202f}; vide quand aucune n’en dit"
    ));
    let mut table = Table::new("events", heads, caption);
    let mut tallies: BTreeMap<(Vec<Said>, MarkKind), Tally> = BTreeMap::new();
    for event in events {
        let who = event.who(project);
        let key = match by {
            EventsBy::Kind => Vec::new(),
            EventsBy::Speaker => {
                let role = labels::label(who.role.map_or("", Role::name));
                vec![who.document.into(), who.speaker.into(), role]
            }
            EventsBy::Participant => vec![who.participant.map_or("", |id| project.participant_name(id)).into()],
        };
        let tally = tallies.entry((key, event.kind)).or_default();
        tally.n += 1;
        tally.documents.insert(event.document);
        if let Some(seconds) = event.lasts {
            (tally.seconds, tally.n_timed) = (tally.seconds + f64::from(seconds), tally.n_timed + 1);
        }
    }
    for ((key, kind), tally) in tallies {
        let seconds = if tally.n_timed == 0 { Cell::Empty } else { Cell::Number(tally.seconds, 1) };
        let counts = [Cell::word(kind.name()), Cell::count(tally.n), Cell::count(tally.documents.len()), seconds];
        table.rows.push(key.into_iter().map(Cell::said).chain(counts).collect());
    }
    table
}

/// Who was speaking when something was marked, and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Who<'p> {
    /// The name of the document.
    pub document: &'p str,
    /// The label, empty where nobody speaks.
    pub speaker: &'p str,
    /// The speaker's part in the study.
    pub role: Option<Role>,
    /// The person.
    pub participant: Option<ParticipantId>,
}

impl Event {
    /// Returns the mark; of a time that was taken out of the text the word behind it.
    pub fn excerpt(&self, project: &Project) -> Excerpt {
        let text = || project.document(self.document).and_then(|d| project.text(d).ok());
        let behind = || word_at(&*text()?, self.span.start);
        let span = Some(self.span).filter(|span| !span.is_empty()).or_else(behind);
        Excerpt { document: self.document, span: span.unwrap_or(self.span) }
    }

    /// Returns who was speaking.
    pub fn who<'p>(&self, project: &'p Project) -> Who<'p> {
        let Some(document) = project.document(self.document) else {
            return Who { document: "", speaker: "", role: None, participant: None };
        };
        let speaker = self.speaker.and_then(|i| document.speakers.get(usize::from(i)));
        Who {
            document: &document.name,
            speaker: speaker.map_or("", |s| &s.label),
            role: speaker.map(|s| s.role),
            participant: match speaker {
                Some(speaker) => speaker.participant,
                None if document.speakers.is_empty() => document.participant,
                None => None,
            },
        }
    }
}

fn caption(project: &Project, events: &[Event]) -> Caption {
    let (n, documents) = (events.len(), project.documents().len());
    Caption {
        title: said!("Events", "Événements"),
        unit: said!(
            "marks of the transcriber: what was heard or seen beside the words",
            "marques du transcripteur\u{202f}: ce qui a été entendu ou vu à côté des mots"
        ),
        base: said!(
            "{events} in {documents}",
            "{events} dans {documents}",
            events = counted(n, Noun::Event),
            documents = counted(documents, Noun::Document)
        ),
        notes: vec![said!(
            "events are no words: no count of words holds them",
            "les événements ne sont pas des mots\u{202f}: aucun décompte de mots ne les contient"
        )],
        ..Caption::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn study() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.document("one", None, "INT: Yes (laughs) and?\nAna: No (2.0), (laughs) no…\nAna: (pause 3 s) Well.");
        fixture.document("two", None, "Ana: Oui (rires).");
        fixture
    }

    fn rows(table: &Table, columns: &[&str]) -> Vec<String> {
        let row = |i: usize| {
            let cells = columns.iter().map(|c| table.cell(i, c).map(Cell::written).unwrap_or_default());
            cells.collect::<Vec<_>>().join(" ")
        };
        (0..table.rows.len()).map(row).collect()
    }

    #[test]
    fn events_know_their_speaker_place_and_length() {
        let fixture = study();
        let table = events_table(&fixture.project, &events(&fixture.project).unwrap());
        assert_eq!(
            rows(&table, &["document", "speaker", "participant", "kind", "start", "seconds"]),
            [
                "one INT  laughter 9 ",
                "one Ana Ana pause 31 2.0",
                "one Ana Ana laughter 38 ",
                "one Ana Ana hesitation 49 ",
                "one Ana Ana pause 56 3.0",
                "two Ana Ana laughter 9 ",
            ]
        );
    }

    #[test]
    fn events_are_counted_by_kind_speaker_and_participant() {
        let fixture = study();
        let events = events(&fixture.project).unwrap();
        let of = |by, columns: &[&str]| rows(&events_counted(&fixture.project, &events, by), columns);
        assert_eq!(
            of(EventsBy::Kind, &["kind", "events", "documents", "seconds"]),
            ["laughter 3 2 ", "pause 2 1 5.0", "hesitation 1 1 "]
        );
        assert_eq!(
            of(EventsBy::Speaker, &["document", "speaker", "kind", "events"]),
            [
                "one Ana laughter 1",
                "one Ana pause 2",
                "one Ana hesitation 1",
                "one INT laughter 1",
                "two Ana laughter 1"
            ]
        );
        assert_eq!(
            of(EventsBy::Participant, &["participant", "kind", "events"]),
            [" laughter 1", "Ana laughter 2", "Ana pause 2", "Ana hesitation 1"]
        );
    }

    #[test]
    fn events_are_found_by_kind_and_by_letters_of_whom_and_where() {
        let fixture = study();
        let events = events(&fixture.project).unwrap();
        let count = |kind: Option<&str>, text: &str| {
            let kind = kind.map(|name| MarkKind::named(name).unwrap());
            let filter = EventFilter { kind, text: text.to_owned(), ..EventFilter::default() };
            events.iter().filter(|e| filter.keeps(&fixture.project, e)).count()
        };
        assert_eq!((count(None, ""), count(Some("rires"), ""), count(Some("laughter"), "ana")), (6, 3, 2));
        assert_eq!((count(None, "TWO"), count(None, "rires"), count(None, "nobody")), (1, 1, 0));

        let of = |filter: EventFilter| events.iter().filter(|e| filter.keeps(&fixture.project, e)).count();
        assert_eq!(of(EventFilter { speaker: Some("int".to_owned()), ..EventFilter::default() }), 1);
        assert_eq!(of(EventFilter { role: Some(Role::Participant), ..EventFilter::default() }), 5);
    }

    #[test]
    fn a_corrected_mark_is_a_corrected_event() {
        let mut fixture = study();
        let id = fixture.project.documents()[1].id;
        fixture.correct(id, "(rires)", "(soupirs)");
        let document = &fixture.project.documents[&id];
        let kinds: Vec<MarkKind> = events_of(&fixture.project, document).unwrap().iter().map(|e| e.kind).collect();
        assert_eq!(kinds, [MarkKind::Breath]);
    }
}
