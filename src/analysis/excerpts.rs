//! Lists of excerpts: the words behind the numbers. A list shows everything that was coded, an interviewer's words too,
//! because here nothing is counted.

use super::facts::turns_touched;
use super::scope::{Condition, coded_by, codes_from, in_document};
use super::table::{Caption, Cell, ColumnKind, Table, columns, named};
use crate::model::{
    Address, CodeId, CoderId, CodingId, Document, DocumentId, Noun, Outline, ParticipantId, PlacedCoding, Project,
    Role, Said, Span, Speaker, counted, said,
};

/// Which excerpts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ExcerptQuery {
    /// With this code or one below it.
    pub code: Option<CodeId>,
    /// By this coder.
    pub coder: Option<CoderId>,
    /// In this document.
    pub document: Option<DocumentId>,
    /// All must hold for one of those who speak in the excerpt.
    pub filters: Vec<Condition>,
}

/// An excerpt with what stands on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExcerptRow {
    /// The document.
    pub document: DocumentId,
    /// Where, in code points.
    pub span: Span,
    /// Whose words it touches, by index into the document's speakers.
    pub speakers: Vec<u16>,
    /// The persons that it counts for, each once.
    pub participants: Vec<ParticipantId>,
    /// The first character of the turn that it is, where nobody coded.
    pub turn: Option<Address>,
    /// The codings: one in a list, all of them behind the cell of a matrix.
    pub codings: Vec<CodingId>,
    /// Their codes, each once.
    pub codes: Vec<CodeId>,
    /// Their coders, each once.
    pub coders: Vec<CoderId>,
}

impl ExcerptRow {
    pub(super) fn of(document: &Document, placed: PlacedCoding<'_>, everyone: bool) -> Self {
        let mut row = Self::at(document, placed.span, everyone);
        row.add(placed);
        row
    }

    /// Returns the excerpt with whose words it touches, and no coding yet.
    pub(super) fn at(document: &Document, span: Span, everyone: bool) -> Self {
        let mut row = Self {
            document: document.id,
            span,
            speakers: Vec::new(),
            participants: Vec::new(),
            turn: None,
            codings: Vec::new(),
            codes: Vec::new(),
            coders: Vec::new(),
        };
        for turn in turns_touched(document, span) {
            let counted = match turn {
                Some(turn) => document.counted_participant(turn, everyone),
                None => document.participant.filter(|_| document.speakers.is_empty()),
            };
            add(&mut row.speakers, turn.and_then(|t| t.speaker));
            add(&mut row.participants, counted);
        }
        row
    }

    /// Adds another coding of the same excerpt.
    pub(super) fn add(&mut self, placed: PlacedCoding<'_>) {
        self.codings.push(placed.coding.id);
        add(&mut self.codes, Some(placed.code));
        add(&mut self.coders, Some(placed.coding.coder));
    }

    fn meets(&self, project: &Project, filters: &[Condition]) -> bool {
        let Some(document) = project.document(self.document).filter(|_| !filters.is_empty()) else { return true };
        let speaker = |s: &u16| document.speakers.get(usize::from(*s)).and_then(|s: &Speaker| s.participant);
        let mut who: Vec<Option<ParticipantId>> = self.speakers.iter().map(speaker).collect();
        if who.is_empty() {
            who.push(self.participants.first().copied());
        }
        who.into_iter().any(|person| filters.iter().all(|c| c.holds(project, person, self.document)))
    }
}

fn add<T: PartialEq>(items: &mut Vec<T>, item: Option<T>) {
    if let Some(item) = item.filter(|i| !items.contains(i)) {
        items.push(item);
    }
}

/// Returns one row for each coding, by document, start, end and code.
pub fn excerpts(project: &Project, query: &ExcerptQuery) -> Vec<ExcerptRow> {
    let outline = Outline::of(project);
    let mut rows = Vec::new();
    for document in project.documents() {
        if query.document.is_some_and(|wanted| wanted != document.id) {
            continue;
        }
        let mut placed: Vec<PlacedCoding<'_>> = project.codings(document).collect();
        placed.retain(|c| query.coder.is_none_or(|coder| coder == c.coding.coder));
        placed.retain(|c| query.code.is_none_or(|code| outline.is_within(c.code, code)));
        placed.sort_by_key(|c| (c.span, outline.index(c.code), c.coding.at, c.coding.id));
        let found = placed.into_iter().map(|c| ExcerptRow::of(document, c, false));
        rows.extend(found.filter(|row| row.meets(project, &query.filters)));
    }
    rows
}

/// Returns the table of `rows`, with every attribute, the viewpoint first.
pub fn excerpt_table(project: &Project, rows: &[ExcerptRow], query: &ExcerptQuery) -> Table {
    use ColumnKind::{Integer, Text};
    let outline = Outline::of(project);
    let attributes = attributes_viewpoint_first(project);
    let mut heads = columns([("document", Text), ("speaker", Text), ("participant", Text)]);
    heads.extend(named(&attributes, Text));
    heads.extend(columns([("code", Text), ("coder", Text), ("start", Integer), ("end", Integer), ("text", Text)]));
    let mut table = Table::new("excerpts", heads, caption(project, &outline, query, rows.len()));
    for row in rows {
        if let Some(document) = project.document(row.document) {
            table.rows.push(cells(project, &outline, &attributes, document, row));
        }
    }
    table
}

fn cells(
    project: &Project,
    outline: &Outline,
    attributes: &[String],
    document: &Document,
    row: &ExcerptRow,
) -> Vec<Cell> {
    let mut cells = cells_before_code(project, attributes, document, row);
    cells.push(joined(row.codes.iter().map(|c| outline.path(*c))));
    cells.push(joined(row.coders.iter().map(|c| project.coder_name(*c))));
    cells.extend([Cell::count(row.span.start), Cell::count(row.span.end), words(project, document, row.span)]);
    cells
}

/// Returns document, speaker, participant and `attributes` of an excerpt.
pub(super) fn cells_before_code(
    project: &Project,
    attributes: &[String],
    document: &Document,
    row: &ExcerptRow,
) -> Vec<Cell> {
    let speakers = row.speakers.iter().filter_map(|s| document.speakers.get(usize::from(*s)));
    let people = row.participants.iter().filter_map(|p| project.participants.get(p));
    let mut cells = vec![
        Cell::text(&document.name),
        joined(speakers.map(|s| s.label.as_str())),
        joined(people.map(|p| p.name.as_str())),
    ];
    let holders: Vec<Option<ParticipantId>> = match row.participants.is_empty() {
        true => vec![None],
        false => row.participants.iter().copied().map(Some).collect(),
    };
    cells.extend(
        attributes
            .iter()
            .map(|attribute| joined(holders.iter().filter_map(|p| project.value_in(*p, document.id, attribute)))),
    );
    cells
}

/// Returns the words of a span, or why they cannot be shown.
pub(super) fn words(project: &Project, document: &Document, span: Span) -> Cell {
    match project.text(document) {
        Ok(text) => Cell::text(text.slice(span)),
        Err(e) => Cell::Undefined(e.said()),
    }
}

pub(super) fn joined<'a>(items: impl Iterator<Item = &'a str>) -> Cell {
    let mut distinct: Vec<&str> = Vec::new();
    items.for_each(|item| add(&mut distinct, Some(item)));
    Cell::text(distinct.join("; "))
}

pub(super) fn attributes_viewpoint_first(project: &Project) -> Vec<String> {
    let mut names: Vec<String> = project.attributes().map(|a| a.name.clone()).collect();
    names.sort_by_key(|name| project.viewpoint.as_ref() != Some(name));
    names
}

fn caption(project: &Project, outline: &Outline, query: &ExcerptQuery, n: usize) -> Caption {
    let mut filters: Vec<Said> = query.filters.iter().map(Condition::describe).collect();
    filters.extend(query.code.map(|c| codes_from(outline.path(c))));
    filters.extend(super::scope::unseen(project));
    filters.extend(query.coder.map(|c| coded_by(project.coder_name(c))));
    filters.extend(query.document.and_then(|d| project.document(d)).map(|d| in_document(&d.name)));
    Caption {
        title: said!("Excerpts", "Extraits"),
        unit: said!(
            "codings; start and end in characters (code points) from 0, end exclusive",
            "codages\u{202f}; début et fin en caractères (points de code) à partir de 0, fin exclue"
        ),
        base: counted(n, Noun::Coding),
        filters,
        notes: caption_notes(project).collect(),
    }
}

/// Returns what has to be said of lists in which the words of interviewers stand.
pub(super) fn caption_notes(project: &Project) -> impl Iterator<Item = Said> {
    let asks = project.documents().iter().any(|d| d.speakers.iter().any(|s| s.role != Role::Participant));
    let note = || {
        said!(
            "excerpts of interviewers and moderators are listed too, without a participant",
            "les extraits des enquêteurs et des animateurs sont listés aussi, sans participant"
        )
    };
    asks.then(note).into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn written(fixture: &Fixture, query: &ExcerptQuery) -> Vec<String> {
        let table = excerpt_table(&fixture.project, &excerpts(&fixture.project, query), query);
        table.rows.iter().map(|r| r.iter().map(Cell::written).collect::<Vec<_>>().join("|")).collect()
    }

    fn study() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.document("u10", None, "INT: [Well?|Trust]\nAna: I [do|Trust/Full@bea]");
        fixture.document("u2", None, "Ben: [No|Trust]");
        fixture.attribute("Ana", "age", "30");
        fixture.attribute("Ana", "group", "user");
        fixture.project.viewpoint = Some("group".into());
        fixture
    }

    #[test]
    fn a_list_shows_each_coding_with_the_viewpoint_first_and_an_interviewers_too() {
        let fixture = study();
        let query = ExcerptQuery::default();
        let table = excerpt_table(&fixture.project, &excerpts(&fixture.project, &query), &query);
        let heads: Vec<_> = table.columns.iter().map(|c| c.name.as_str()).collect();
        assert_eq!(heads.join(" "), "document speaker participant group age code coder start end text");
        let expected = [
            "u2|Ben|Ben|||Trust|ana|5|7|No",
            "u10|INT||||Trust|ana|5|10|Well?",
            "u10|Ana|Ana|user|30|Trust/Full|bea|18|20|do",
        ];
        assert_eq!(written(&fixture, &query), expected);
    }

    #[test]
    fn code_coder_document_and_values_choose_the_excerpts() {
        let fixture = study();
        let project = &fixture.project;
        let code = Outline::of(project).find(project, "Trust/Full");
        let document = Some(project.document_named("u10").unwrap().id);
        let coder = project.coder_named("bea").map(|c| c.id);
        let filters =
            vec![Condition::parse(project, "group=user").unwrap(), Condition::parse(project, "age=30").unwrap()];
        let all = ExcerptQuery::default();
        assert_eq!(written(&fixture, &ExcerptQuery { code, ..all.clone() }).len(), 1);
        assert_eq!(written(&fixture, &ExcerptQuery { document, ..all.clone() }).len(), 2);
        assert_eq!(written(&fixture, &ExcerptQuery { coder, ..all.clone() }).len(), 1);
        assert_eq!(written(&fixture, &ExcerptQuery { filters, ..all }).len(), 1);
    }
}
