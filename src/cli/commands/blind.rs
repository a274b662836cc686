//! Blind coding: who codes what without seeing the others, planned, listed and opened to all.

use std::sync::Arc;

use super::super::args::Out;
use super::super::exit::{Exit, Trouble};
use super::super::output::{show, write_table};
use super::super::tell;
use super::agreement::{coders_named, documents, trees};
use crate::analysis::{self, AssignmentQuery};
use crate::model::{Noun, Op, Project, counted, plan};
use crate::session::Session;

/// A plan of who codes what, as it was typed.
pub struct PlanTyped {
    pub coders: Vec<String>,
    pub codes: Option<String>,
    pub documents: Vec<String>,
    pub share: u8,
    pub by: Option<String>,
    pub divide: bool,
    pub seed: u64,
}

/// Lists who has what to code blind.
pub fn list(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    show(session, &analysis::blind_work_table(session.project()), out)
}

/// Assigns documents to coders who code them blind. Coders who are not in the project yet join it.
pub fn assign(session: &mut Session, typed: &PlanTyped, dry_run: bool, out: &Out) -> Result<Exit, Trouble> {
    let nothing_left = "with --share 100 everybody codes every document, and --divide has nothing to deal out: give a smaller \
                        share, or 0 for none";
    match (typed.divide, typed.share) {
        (true, 100) => return Err(Trouble::Usage(nothing_left.to_owned())),
        (false, 0) => return Err(Trouble::Usage("--share 0 gives nobody anything without --divide".to_owned())),
        _ => {}
    }
    let mut ops = joining(session, &typed.coders)?;
    let mut project = Project::clone(session.project());
    project.apply_draft(&ops, session.coder());
    let query = AssignmentQuery {
        coders: coders_named(&project, &typed.coders)?,
        documents: documents(session, &typed.documents)?,
        share: f64::from(typed.share),
        by: typed.by.clone(),
        divide: typed.divide,
        seed: typed.seed,
    };
    let assigned = analysis::assignment(&project, &query)?;
    if dry_run || out.asks_for_table() {
        write_table(session, &analysis::assignment_table(&project, &assigned, &query), out)?;
    }
    let shares = assigned.iter().map(|assigned| (assigned.document, &assigned.coders[..]));
    let planned = plan::assign_documents(&project, &trees(&project, typed.codes.as_deref())?, shares)?;
    let n = planned.len();
    ops.extend(planned);
    if !dry_run {
        session.commit(&format!("{} to be coded blind", counted(assigned.len(), Noun::Document)), ops)?;
    }
    let trees = trees(&project, typed.codes.as_deref())?.len();
    let (would, pairs) = (if dry_run { "would be assigned" } else { "assigned" }, assigned.len().saturating_mul(trees));
    tell(&format!(
        "{} {would}; new pairs of a document and a code tree: {n} of {pairs}",
        counted(assigned.len(), Noun::Document)
    ));
    Ok(Exit::Done)
}

/// Returns the steps by which those come in who are not in the project yet.
fn joining(session: &mut Session, names: &[String]) -> Result<Vec<Op>, Trouble> {
    let (project, author) = (Arc::clone(session.project()), session.author());
    let given = names.iter().filter(|name| !name.trim().is_empty());
    let mut ops = Vec::new();
    for name in given {
        ops.extend(plan::add_coder(&project, session.ids(), &author, name)?);
    }
    Ok(ops)
}

/// Opens documents to all.
pub fn release(session: &mut Session, typed: &PlanTyped) -> Result<Exit, Trouble> {
    let project = session.project();
    let documents = documents(session, &typed.documents)?;
    let ops = plan::release_documents(project, &trees(project, typed.codes.as_deref())?, &documents)?;
    let n = ops.len();
    session.commit("Documents opened to all", ops)?;
    tell(&format!("{} of a document and a code tree opened to all", counted(n, Noun::Pair)));
    Ok(Exit::Done)
}
