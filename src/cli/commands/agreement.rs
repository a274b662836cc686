//! Agreement between coders, and who has finished what: without the one the other cannot be told.

use super::super::args::{AgreementUnitName, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::super::tell;
use crate::analysis::{self, AgreementQuery, AgreementUnit, Rows, Scope, Work};
use crate::model::{DocumentId, Op, Project, TreeId, plan};
use crate::session::Session;

/// Records that the coder has finished documents for code trees, or that they have not.
pub fn finish(session: &mut Session, names: &[String], tree: Option<&str>, reopen: bool) -> Result<Exit, Trouble> {
    let documents: Vec<DocumentId> = match names {
        [] => session.project().documents().iter().map(|d| d.id).collect(),
        names => names.iter().map(|name| Ok(super::document(session, name)?.id)).collect::<Result<_, Trouble>>()?,
    };
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
    session.commit(&format!("{} documents {done} by {name}", documents.len()), ops)?;
    if joins && n > 0 {
        tell(&format!("{name} is new in this project"));
    }
    tell(&format!(
        "{name}: {n} of {} documents and code trees newly {done}",
        documents.len().saturating_mul(trees.len())
    ));
    Ok(Exit::Done)
}

fn trees(project: &Project, name: Option<&str>) -> Result<Vec<TreeId>, Trouble> {
    match Rows::named(project, name, None)? {
        Rows::Tree(tree) => Ok(vec![tree]),
        Rows::All | Rows::Branch(_) => Ok(project.trees().iter().map(|t| t.id).collect()),
    }
}

/// Returns the agreement that was asked for.
pub fn query(
    session: &Session,
    unit: AgreementUnitName,
    coders: &[String],
    codes: Option<&str>,
    as_it_stands: bool,
    overlap: Option<u8>,
    scope: Scope,
) -> Result<AgreementQuery, Trouble> {
    let project = session.project();
    let coder = |name: &String| {
        let known: Vec<&str> = project.coders.values().map(|c| c.name.as_str()).collect();
        let not_there = || {
            Trouble::NotThere(format!(
                "there is no coder “{}” in the project; it has {}",
                name.trim(),
                known.join(", ")
            ))
        };
        project.coder_named(name).map(|c| c.id).ok_or_else(not_there)
    };
    Ok(AgreementQuery {
        rows: codes.map_or(Ok(Rows::All), |name| super::analysis::rows_named(project, name))?,
        scope,
        unit: match unit {
            AgreementUnitName::Turn => AgreementUnit::Turn,
            AgreementUnitName::Document => AgreementUnit::Document,
            AgreementUnitName::Word => AgreementUnit::Word,
            AgreementUnitName::Character => AgreementUnit::Character,
            AgreementUnitName::Overlap => AgreementUnit::Overlap,
            AgreementUnitName::Unitising => AgreementUnit::Unitising,
        },
        coders: coders.iter().filter(|name| !name.trim().is_empty()).map(coder).collect::<Result<_, _>>()?,
        work: if as_it_stands { Work::AsItStands } else { Work::Independent },
        threshold: overlap.map(|percent| f64::from(percent) / 100.0),
    })
}

/// Measures how far coders agree.
pub fn agreement(session: &Session, query: &AgreementQuery, details: bool, out: &Out) -> Result<Exit, Trouble> {
    let agreement = analysis::agreement(session.project(), query);
    let table = if details { agreement.detailed_table() } else { agreement.table() };
    write_table(session, &table, out)?;
    Ok(Exit::Done)
}
