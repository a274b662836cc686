//! Agreement between coders, and who has finished what: without the one the other cannot be told.

use super::super::args::team::Compared;
use super::super::args::{Counting, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::{show, write_table};
use super::super::tell;
use crate::analysis::{self, AgreementQuery, Rows, Scope};
use crate::model::{CoderId, DocumentId, Noun, Op, Project, TreeId, counted, plan};
use crate::session::Session;

/// Records that the coder has finished documents for code trees, or that they have not.
pub fn finish(session: &mut Session, names: &[String], tree: Option<&str>, reopen: bool) -> Result<Exit, Trouble> {
    let documents = documents(session, names)?;
    let trees = trees(session.project(), tree)?;
    let coder = session.coder();
    let joins = !session.project().coders.contains_key(&coder);
    let mut ops: Vec<Op> = Vec::new();
    for document in &documents {
        for tree in &trees {
            ops.extend(match reopen {
                false => plan::finish_document(session.project(), *document, coder, *tree)?,
                true => plan::reopen_document(session.project(), *document, coder, *tree)?,
            });
        }
    }
    let (name, n) = (session.coder_name().to_owned(), ops.len());
    let done = if reopen { "reopened" } else { "finished" };
    session.commit(&format!("{} {done} by {name}", counted(documents.len(), Noun::Document)), ops)?;
    if joins && n > 0 {
        tell(&format!(
            "{name} is new in this project; when that is a slip, “counterpoint undo DIR --coder \"{name}\"” takes it back, and “counterpoint coders DIR” lists who works here"
        ));
    }
    let has_coded = |id: &DocumentId| {
        session.project().document(*id).is_some_and(|d| d.standing_codings().any(|c| c.coder == coder))
    };
    if n > 0 && !reopen && !documents.iter().any(has_coded) {
        tell(&format!("{name} has no coding in what is finished, so that every code counts as absent there"));
    }
    tell(&format!(
        "{name}: {n} of {} documents and code trees newly {done}",
        documents.len().saturating_mul(trees.len())
    ));
    Ok(Exit::Done)
}

/// Lists who has finished which document for which code tree.
pub fn list_finished(session: &Session, tree: Option<&str>, out: &Out) -> Result<Exit, Trouble> {
    let project = session.project();
    let table = analysis::finished_table(project, &trees(project, tree)?);
    write_table(session, &table, out)?;
    if table.rows.is_empty() {
        tell("nobody has finished a document; “counterpoint finish DIR --coder NAME” records that NAME has");
    }
    Ok(Exit::Done)
}

/// Returns whose words count for agreement, where whose codings count is said in other ways.
pub fn scope_of(project: &Project, counting: &Counting) -> Result<Scope, Trouble> {
    super::scope::refuse_choice_of_codings(
        counting,
        "agreement compares what each coder had coded when they finished; --coders A,B says who is compared, and --at when",
    )?;
    super::scope::scope(project, counting)
}

/// Returns the documents of these names, or all of them.
pub(super) fn documents(session: &Session, names: &[String]) -> Result<Vec<DocumentId>, Trouble> {
    match names {
        [] => Ok(session.project().documents().iter().map(|d| d.id).collect()),
        names => names.iter().map(|name| Ok(super::document(session, name)?.id)).collect(),
    }
}

/// Returns the code tree of that name, or all of them.
pub(super) fn trees(project: &Project, name: Option<&str>) -> Result<Vec<TreeId>, Trouble> {
    match Rows::named(project, name, None)? {
        Rows::Tree(tree) => Ok(vec![tree]),
        Rows::All | Rows::Branch(_) => Ok(project.trees().iter().map(|t| t.id).collect()),
    }
}

/// Returns the coders of these names.
pub(super) fn coders_named(project: &Project, names: &[String]) -> Result<Vec<CoderId>, Trouble> {
    let given = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    given.map(|name| super::scope::coder(project, name)).collect()
}

/// Returns the question about agreement that was asked, for independent work.
pub fn query(project: &Project, compared: &Compared, scope: Scope) -> Result<AgreementQuery, Trouble> {
    let Compared { unit, coders, codes } = compared;
    if let [alone] = &coders[..] {
        return Err(Trouble::Usage(format!("--coders names {alone} alone: agreement needs two coders or more")));
    }
    Ok(AgreementQuery {
        rows: codes.as_deref().map_or(Ok(Rows::All), |name| super::analysis::rows_named(project, name))?,
        scope,
        unit: *unit,
        coders: coders_named(project, coders)?,
        ..AgreementQuery::default()
    })
}

/// Measures how far coders agree.
pub fn agreement(session: &Session, query: &AgreementQuery, details: bool, out: &Out) -> Result<Exit, Trouble> {
    let agreement = analysis::agreement(session.project(), query);
    let table = if details { agreement.detailed_table() } else { agreement.table() };
    show(session, &table, out)
}

/// Lists where coders disagree.
pub fn disagreements(session: &Session, query: &AgreementQuery, out: &Out) -> Result<Exit, Trouble> {
    let found = analysis::disagreements(session.project(), query);
    show(session, &analysis::disagreements_table(session.project(), &found, query), out)
}
