//! Searching, and coding what was found.

use std::sync::Arc;

use super::super::args::Out;
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::super::tell;
use crate::analysis::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::plan::{self, CodeDraft};
use crate::model::{Excerpt, Noun, Op, Outline, Project, Span, Subject, counted, said};
use crate::search::{Extent, Hits, Query, extents};
use crate::session::Session;

/// Lists the matches of a query in the transcripts, or in the memos.
pub fn search(session: &Session, query: &str, limit: Option<usize>, memos: bool, out: &Out) -> Result<Exit, Trouble> {
    let hits = found(session, query, limit)?;
    let project = session.project();
    let mut table = if memos { memos_table(project, query, &hits) } else { matches_table(project, query, &hits) };
    table.rows.truncate(limit.unwrap_or(usize::MAX));
    write_table(session, &table, out)?;
    let told = match hits.memos.len() {
        0 => String::new(),
        n if memos => format!("; this lists those in {}", counted(n, Noun::Memo)),
        n => format!("; matches also in {}, --memos lists them", counted(n, Noun::Memo)),
    };
    let matches = counted(hits.n_matches, Noun::Match);
    let (turns, documents) = (counted(hits.n_turns, Noun::Turn), counted(hits.n_documents, Noun::Document));
    tell(&format!("{matches} in {turns} of {documents}{told}"));
    Ok(Exit::Done)
}

fn found(session: &Session, query: &str, limit: Option<usize>) -> Result<Hits, Trouble> {
    let query = Query::parse(query)?;
    // The index follows the project as it stands; what was is read.
    let index = session.looks_back().is_none().then(|| session.current_index(|_done, _all| true));
    if let Some(Err(e)) = &index {
        tell(&e.to_string());
    }
    let index = index.and_then(Result::ok);
    let hits = crate::search::search(session.project(), index.as_ref(), &query, limit.unwrap_or(usize::MAX))?;
    for text in &hits.unavailable {
        tell(&text.to_string());
    }
    Ok(hits)
}

fn matches_table(project: &Project, query: &str, hits: &Hits) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("document", Text),
        ("turn", Integer),
        ("speaker", Text),
        ("start", Integer),
        ("end", Integer),
        ("text", Text),
    ];
    let n = project.documents().len();
    let caption = Caption {
        title: said!("Search: {query}", "Recherche\u{202f}: {query}"),
        unit: said!(
            "one row a match; start and end in code points of the document, text of its turn",
            "une ligne par occurrence\u{202f}; début et fin en points de code du document, texte de son tour"
        ),
        base: counted(n, Noun::Document),
        ..Caption::default()
    };
    let mut table = Table::new("search", columns(heads), caption);
    for hit in &hits.hits {
        let Some(document) = project.document(hit.document) else { continue };
        let Some(turn) = document.turns.get(hit.turn) else { continue };
        let words = project.words(document, turn.words);
        let speaker = document.speaker_of(turn).map_or("", |s| &s.label);
        for Span { start, end } in &hit.matches {
            table.rows.push(vec![
                Cell::text(&document.name),
                Cell::count(hit.turn + 1),
                Cell::text(speaker),
                Cell::count(*start),
                Cell::count(*end),
                Cell::text(words.trim()),
            ]);
        }
    }
    table
}

fn memos_table(project: &Project, query: &str, hits: &Hits) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [("memo_on", Text), ("document", Text), ("start", Integer), ("end", Integer), ("text", Text)];
    let n = project.memos.len();
    let caption = Caption {
        title: said!("Search in memos: {query}", "Recherche dans les mémos\u{202f}: {query}"),
        unit: said!(
            "one row a match; start and end in code points of the memo",
            "une ligne par occurrence\u{202f}; début et fin en points de code du mémo"
        ),
        base: counted(n, Noun::Memo),
        ..Caption::default()
    };
    let mut table = Table::new("memos", columns(heads), caption);
    let outline = Outline::of(project);
    for memo in &hits.memos {
        let (document, on) = memo_place(project, &outline, memo.on);
        for Span { start, end } in &memo.matches {
            table.rows.push(vec![
                Cell::text(&on),
                document.as_deref().map_or(Cell::Empty, Cell::text),
                Cell::count(*start),
                Cell::count(*end),
                Cell::text(memo.text.trim()),
            ]);
        }
    }
    table
}

/// Returns the document that a memo belongs to, if it belongs to one, and what it is on.
fn memo_place(project: &Project, outline: &Outline, on: Subject) -> (Option<String>, String) {
    match on {
        Subject::Project(_) => (None, "project".to_owned()),
        Subject::Document(id) => (project.document(id).map(|d| d.name.clone()), "document".to_owned()),
        Subject::Participant(id) => (None, format!("participant {}", project.participant_name(id))),
        Subject::Code(id) => (None, format!("code {}", outline.path(id))),
        Subject::Coding(id) => {
            let Some((document, coding)) = project.coding(id) else { return (None, "coding".to_owned()) };
            let code = project.resolve_code(coding.code).map_or("?", |code| outline.path(code));
            let place = coding.span.map(|s| format!(" {}–{}", s.start, s.end)).unwrap_or_default();
            (Some(document.name.clone()), format!("coding{place} with {code}"))
        }
    }
}

/// Codes what a query finds, as one change.
pub fn autocode(
    session: &mut Session,
    query: &str,
    code: &str,
    extent: Extent,
    dry_run: bool,
) -> Result<Exit, Trouble> {
    let hits = found(session, query, None)?;
    let project = Arc::clone(session.project());
    let excerpts: Vec<Excerpt> = hits.hits.iter().flat_map(|hit| extents(&project, hit, extent)).collect();
    if excerpts.is_empty() {
        return Err(Trouble::NotThere(format!("nothing found for {query}; nothing was coded")));
    }
    let (code, ops) = coding_ops(session, &project, code, &excerpts)?;
    let is_new = Outline::of(&project).find(&project, &code).is_none();
    drop(project);
    let n = ops.iter().filter(|op| matches!(op, Op::ApplyCode(_))).count();
    let (coded, new) = (counted(n, Noun::Excerpt), if is_new { ", which is new" } else { "" });
    if dry_run {
        tell(&format!("{coded} would be coded with “{code}”{new}"));
        return Ok(Exit::Done);
    }
    session.commit(&format!("“{code}” applied to {coded} found by {query}"), ops)?;
    tell(&match session.has_just_proposed() {
        true => format!("it is proposed to code {coded} with “{code}”{new}"),
        false => format!("{coded} coded with “{code}”{new}"),
    });
    Ok(Exit::Done)
}

/// Returns the path of the code and what codes the excerpts with it.
fn coding_ops(
    session: &mut Session,
    project: &Project,
    code: &str,
    excerpts: &[Excerpt],
) -> Result<(String, Vec<Op>), Trouble> {
    let coder = session.coder();
    let mut draft = CodeDraft::new(project);
    let code = draft.code_at(session.ids(), code)?;
    let path = Outline::of(draft.project()).path(code).to_owned();
    let codings = plan::apply_code_to_all(draft.project(), session.ids(), code, coder, excerpts)?;
    let mut ops = draft.into_ops();
    ops.extend(codings);
    Ok((path, ops))
}
