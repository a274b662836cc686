//! Memos with what they are on, as a table: what was noted can leave the program as everything else does.

use rustc_hash::FxHashMap;

use super::super::excerpts::words;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::natural_order::natural_key;
use crate::model::{CodeId, Coding, CodingId, Document, Memo, Noun, Outline, Project, Said, Subject, counted, said};

/// What a memo is on, as far as it is told.
struct Place<'a> {
    kind: &'static str,
    /// The name, or the words that were coded.
    name: String,
    document: Option<&'a Document>,
    coding: Option<&'a Coding>,
    code: Option<CodeId>,
}

/// Returns one row for each memo on what stands and that `is_listed`: of the study, of documents, people and codes,
/// then of codings by place. `coder` is who wrote the text that stands, `at` when, UTC.
pub fn memos_table(project: &Project, is_listed: impl Fn(Subject) -> bool) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("memo_on", Text),
        ("name", Text),
        ("document", Text),
        ("start", Integer),
        ("end", Integer),
        ("code", Text),
        ("title", Text),
        ("text", Text),
        ("coder", Text),
        ("at", Text),
    ];
    let outline = Outline::of(project);
    let codings = codings_with_memo(project);
    let all: Vec<(Subject, &Memo, Place<'_>)> = project
        .memos
        .iter()
        .filter_map(|(on, memo)| Some((*on, memo, place(project, &outline, &codings, *on)?)))
        .collect();
    let n_all = all.len();
    let mut listed: Vec<_> = all.into_iter().filter(|(on, ..)| is_listed(*on)).collect();
    listed.sort_by_cached_key(|(on, memo, place)| {
        let kind = (rank(*on), natural_key(place.document.map_or(place.name.as_str(), |d| d.name.as_str())));
        let (span, row) = (place.coding.and_then(|c| c.span), place.code.and_then(|code| outline.index(code)));
        // Codings that lost their words have no place and come last.
        (kind, span.is_none(), span, row, memo.at)
    });
    let mut table = Table::new("memos", columns(heads), caption(listed.len(), n_all));
    for (_, memo, place) in listed {
        let span = place.coding.and_then(|coding| coding.span);
        table.rows.push(vec![
            Cell::word(place.kind),
            Cell::text(place.name),
            place.document.map_or(Cell::Empty, |d| Cell::text(&d.name)),
            span.map_or(Cell::Empty, |span| Cell::count(span.start)),
            span.map_or(Cell::Empty, |span| Cell::count(span.end)),
            place.code.map_or(Cell::Empty, |code| Cell::text(outline.path(code))),
            Cell::text(title(&memo.text)),
            Cell::text(memo.text.trim()),
            Cell::text(project.coder_name(memo.by)),
            Cell::text(memo.at.to_string()),
        ]);
    }
    table
}

fn caption(n: usize, n_all: usize) -> Caption {
    let all = counted(n_all, Noun::Memo);
    Caption {
        title: Said::fixed("Memos", "Mémos"),
        unit: said!("memos as they stand, in Markdown", "mémos tels qu’ils sont, en Markdown"),
        base: if n == n_all { all } else { said!("{n} of {all}", "{n} sur {all}", all = all) },
        ..Caption::default()
    }
}

fn rank(on: Subject) -> u8 {
    match on {
        Subject::Project(_) => 0,
        Subject::Document(_) => 1,
        Subject::Participant(_) => 2,
        Subject::Code(_) => 3,
        Subject::Coding(_) => 4,
    }
}

/// Returns what a memo is on; nothing when that does not stand.
fn place<'a>(
    project: &'a Project,
    outline: &Outline,
    codings: &FxHashMap<CodingId, (&'a Document, &'a Coding)>,
    on: Subject,
) -> Option<Place<'a>> {
    let named = |kind, name: &str| Place { kind, name: name.to_owned(), document: None, coding: None, code: None };
    Some(match on {
        Subject::Project(_) => named("project", &project.name),
        Subject::Document(id) => {
            let document = project.document(id)?;
            Place { document: Some(document), ..named("document", &document.name) }
        }
        Subject::Participant(id) => {
            named("participant", &project.participants.get(&id).filter(|person| !person.removed)?.name)
        }
        Subject::Code(id) => {
            let row = outline.row(id)?;
            Place { code: Some(id), ..named("code", &row.name) }
        }
        Subject::Coding(id) => {
            let (document, coding) = *codings.get(&id)?;
            let name = coding.span.map_or_else(
                || coding.quote.to_string(),
                |span| match words(project, document, span) {
                    Cell::Text(words) => words,
                    _ => coding.quote.to_string(),
                },
            );
            let code = project.resolve_code(coding.code);
            Place { document: Some(document), coding: Some(coding), code, ..named("coding", &name) }
        }
    })
}

/// Returns the codings that have a memo, and their documents; one pass over all codings serves all memos.
fn codings_with_memo(project: &Project) -> FxHashMap<CodingId, (&Document, &Coding)> {
    let mut found = FxHashMap::default();
    for document in project.documents() {
        let standing = document.codings.values().filter(|coding| !coding.removed);
        let noted = standing.filter(|coding| project.memos.contains_key(&Subject::Coding(coding.id)));
        found.extend(noted.map(|coding| (coding.id, (&**document, &**coding))));
    }
    found
}

/// Returns the first line with words, without the signs that make it a heading, an item or a quotation.
fn title(text: &str) -> &str {
    let bare = |line: &'_ str| line.trim().trim_start_matches(['#', '>', '*', '-', '+']).trim_start().len();
    let line = text.lines().find(|line| bare(line) > 0).unwrap_or_default().trim();
    line[line.len() - bare(line)..].trim_end_matches(['#', '*']).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    fn study() -> (Fixture, Subject) {
        let mut fixture = Fixture::of("INT: Where?\nAna: [A roof|Needs/Housing] please\nBen: [No|Needs]");
        let document = fixture.project.documents()[0].clone();
        let mut codings: Vec<_> = document.standing_codings().map(|c| (c.span, Subject::Coding(c.id))).collect();
        codings.sort();
        let person = Subject::Participant(fixture.participant("Ana"));
        let all = [
            (codings[1].1, "Curt"),
            (codings[0].1, "## A first idea ##\n\n**More** of it"),
            (Subject::Document(document.id), "> cold room"),
            (person, "- shy"),
            (Subject::Project(fixture.project.id), "Plan"),
        ];
        for (on, text) in all {
            let ops = plan::memo(&fixture.project, on, text);
            fixture.apply(ops);
        }
        (fixture, person)
    }

    fn lines(table: &Table) -> Vec<String> {
        // Without the last column, the time.
        let cells = |row: &Vec<Cell>| row[..row.len() - 1].iter().map(Cell::written).collect::<Vec<_>>().join("|");
        table.rows.iter().map(cells).collect()
    }

    #[test]
    fn memos_stand_with_what_they_are_on() {
        let (fixture, _) = study();
        let table = memos_table(&fixture.project, |_| true);
        let expected = [
            "project|Test|||||Plan|Plan|ana",
            "document|Entretien 1|Entretien 1||||cold room|> cold room|ana",
            "participant|Ana|||||shy|- shy|ana",
            "coding|A roof|Entretien 1|17|23|Needs/Housing|A first idea|## A first idea ##\n\n**More** of it|ana",
            "coding|No|Entretien 1|36|38|Needs|Curt|Curt|ana",
        ];
        assert_eq!(lines(&table), expected);
        assert_eq!(table.caption.base.to_string(), "5 memos");
    }

    #[test]
    fn memos_that_are_left_out_are_told_by_the_base_and_those_on_what_is_gone_are_none() {
        let (mut fixture, person) = study();
        let table = memos_table(&fixture.project, |on| on == person);
        assert_eq!((table.rows.len(), table.caption.base.to_string()), (1, "1 of 5 memos".to_owned()));
        let document = fixture.project.documents()[0].id;
        let ops = plan::remove_document(&fixture.project, document).unwrap();
        fixture.apply(ops);
        assert_eq!(memos_table(&fixture.project, |_| true).rows.len(), 1, "that on the study: Ana spoke nowhere else");
    }
}
