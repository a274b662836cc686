//! Searching, and coding what was found.

use std::sync::Arc;

use super::super::args::{ExtentName, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::super::tell;
use crate::analysis::{Caption, Cell, ColumnKind, Table};
use crate::model::plan::{self, CodeDraft};
use crate::model::{Excerpt, Op, Project, Span};
use crate::search::{Extent, Hits, Query, extents};
use crate::session::Session;

/// Lists the matches of a query.
pub fn search(session: &Session, query: &str, limit: Option<usize>, out: &Out) -> Result<Exit, Trouble> {
    let hits = found(session, query, limit)?;
    let mut table = matches_table(session.project(), query, &hits);
    table.rows.truncate(limit.unwrap_or(usize::MAX));
    write_table(session, &table, out)?;
    tell(&format!("{} matches in {} turns of {} documents", hits.n_matches, hits.n_turns, hits.n_documents));
    Ok(Exit::Done)
}

fn found(session: &Session, query: &str, limit: Option<usize>) -> Result<Hits, Trouble> {
    let query = Query::parse(query)?;
    let index = session.current_index(|_done, _all| true);
    if let Err(e) = &index {
        tell(&e.to_string());
    }
    let hits = crate::search::search(session.project(), index.ok().as_ref(), &query, limit.unwrap_or(usize::MAX))?;
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
    let caption = Caption {
        title: format!("Search: {query}"),
        unit: "one row a match; start and end in code points of the document, text of its turn".to_owned(),
        base: format!("{} documents", project.documents().len()),
        ..Caption::default()
    };
    let mut table = Table::new("search", heads.map(|(name, kind)| (name.to_owned(), kind)), caption);
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

/// Codes what a query finds, as one change.
pub fn autocode(
    session: &mut Session,
    query: &str,
    code: &str,
    extent: ExtentName,
    dry_run: bool,
) -> Result<Exit, Trouble> {
    let hits = found(session, query, None)?;
    let extent = match extent {
        ExtentName::Match => Extent::Match,
        ExtentName::Sentence => Extent::Sentence,
        ExtentName::Turn => Extent::Turn,
    };
    let project = Arc::clone(session.project());
    let excerpts: Vec<Excerpt> = hits.hits.iter().flat_map(|hit| extents(&project, hit, extent)).collect();
    if excerpts.is_empty() {
        return Err(Trouble::NotThere(format!("nothing found for {query}; nothing was coded")));
    }
    let ops = coding_ops(session, &project, code, &excerpts)?;
    drop(project);
    let n = ops.iter().filter(|op| matches!(op, Op::ApplyCode(_))).count();
    if dry_run {
        tell(&format!("{n} excerpts would be coded with “{code}”"));
        return Ok(Exit::Done);
    }
    session.commit(&format!("“{code}” applied to {n} excerpts found by {query}"), ops)?;
    tell(&format!("{n} excerpts coded with “{code}”"));
    Ok(Exit::Done)
}

fn coding_ops(session: &mut Session, project: &Project, code: &str, excerpts: &[Excerpt]) -> Result<Vec<Op>, Trouble> {
    let coder = session.coder();
    let mut draft = CodeDraft::new(project);
    let code = draft.code_at(session.ids(), code)?;
    let codings = plan::apply_code_to_all(draft.project(), session.ids(), code, coder, excerpts)?;
    let mut ops = draft.into_ops();
    ops.extend(codings);
    Ok(ops)
}
