//! Lists of excerpts, by the function that fills the window's panel.

use super::super::args::{Listing, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::scope::conditions;
use crate::analysis::{
    self, CodeExpr, ExcerptGrouping, ExcerptList, ExcerptQuery, ExcerptSource, Rows, Scope, list_excerpts,
};
use crate::model::{CoderId, DocumentId, Outline};
use crate::session::Session;

/// Lists codings, of one code or of all.
pub fn codings(session: &Session, code: Option<&str>, listing: &Listing, out: &Out) -> Result<Exit, Trouble> {
    if listing.group_by != ExcerptGrouping::Document {
        return Err(Trouble::Usage("--group-by needs a question: add --query, such as --query Housing".to_owned()));
    }
    let project = session.project();
    let query = ExcerptQuery {
        code: code.map(|path| super::scope::code(project, path)).transpose()?,
        coder: coder(session, listing)?,
        document: document(session, listing)?,
        filters: conditions(project, &listing.filters)?,
    };
    let rows = analysis::excerpts(project, &query);
    show(session, &analysis::excerpt_table(project, &rows, &query), out)
}

/// Lists the excerpts that answer a question about codes.
pub fn answers(
    session: &Session,
    question: &str,
    listing: &Listing,
    participants_only: bool,
    out: &Out,
) -> Result<Exit, Trouble> {
    let project = session.project();
    let expr = CodeExpr::parse(project, &Outline::of(project), question).map_err(analysis::AnalysisError::from)?;
    let source = ExcerptSource::Query { text: question.to_owned(), expr };
    list(session, source, listing, !participants_only, false, out)
}

/// Lists the turns that are not coded, or how much is not coded under each head.
pub fn not_coded(
    session: &Session,
    tree: Option<&str>,
    listing: &Listing,
    everyone: bool,
    summary: bool,
    out: &Out,
) -> Result<Exit, Trouble> {
    if listing.group_by == ExcerptGrouping::Code {
        return Err(Trouble::Usage(
            "what is not coded has no code: group it by document, participant or viewpoint".into(),
        ));
    }
    let source = ExcerptSource::NotCoded(Rows::named(session.project(), tree, None)?);
    list(session, source, listing, everyone, summary, out)
}

fn list(
    session: &Session,
    source: ExcerptSource,
    listing: &Listing,
    everyone: bool,
    summary: bool,
    out: &Out,
) -> Result<Exit, Trouble> {
    let project = session.project();
    let outline = Outline::of(project);
    let (filters, coder) = (conditions(project, &listing.filters)?, coder(session, listing)?);
    let scope = Scope { everyone, filters, coder, ..Scope::default() };
    let list = ExcerptList { source, scope, document: document(session, listing)?, group_by: listing.group_by };
    let listed = list_excerpts(project, &outline, &list)?;
    let table = listed.shares_table(project, &outline).filter(|_| summary);
    let table = table.unwrap_or_else(|| listed.table(project, &outline));
    show(session, &table, out)
}

fn document(session: &Session, listing: &Listing) -> Result<Option<DocumentId>, Trouble> {
    listing.document.as_deref().map(|name| super::document(session, name).map(|d| d.id)).transpose()
}

fn coder(session: &Session, listing: &Listing) -> Result<Option<CoderId>, Trouble> {
    listing.coder.as_deref().map(|name| super::scope::coder(session.project(), name)).transpose()
}
