//! Deciding about places where coders disagree, and listing what there is to decide and what was decided.

use super::super::args::Out;
use super::super::args::team::{Compared, Verdict};
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::super::tell;
use super::{agreement, scope};
use crate::analysis::{self, AgreementQuery, Choice, Dispute, Disputes, Scope};
use crate::model::{Document, Excerpt, Noun, counted, plan};
use crate::session::Session;

/// Lists what there is to decide.
pub fn list(session: &Session, documents: &[String], compared: &Compared, out: &Out) -> Result<Exit, Trouble> {
    let project = session.project();
    let query = query(session, documents, compared)?;
    let found = analysis::disputes(project, &query);
    show(session, &analysis::disputes_table(project, &found, &query), out)
}

fn query(session: &Session, names: &[String], compared: &Compared) -> Result<AgreementQuery, Trouble> {
    let documents = if names.is_empty() { Vec::new() } else { agreement::documents(session, names)? };
    agreement::query(session.project(), compared, Scope { documents, ..Scope::default() })
}

/// Lists what was decided.
pub fn decided(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    let found = analysis::decided(session.project());
    show(session, &analysis::decided_table(session.project(), &found), out)
}

/// Decides about the place that holds a position of the document that was named.
pub fn settle(
    session: &mut Session,
    (documents, position): (&[String], u32),
    verdict: &Verdict,
    note: &str,
    compared: &Compared,
) -> Result<Exit, Trouble> {
    let [name] = documents else {
        return Err(Trouble::Usage("a place lies in one document; name one with --document".to_owned()));
    };
    let document = super::document(session, name)?.clone();
    if verdict.reopen {
        return reopen(session, &document, position);
    }
    let found = analysis::disputes(session.project(), &query(session, documents, compared)?);
    let place = place(found, &document, position)?;
    let excerpt = Excerpt { document: document.id, span: place.span };
    let (decision, code) = match verdict {
        Verdict { accept: Some(name), .. } => {
            let coder = scope::coder(session.project(), name)?;
            let finished = place.reading_of(coder).is_some();
            let not_there = || Trouble::NotThere(format!("{} has not finished “{}”", name.trim(), document.name));
            finished.then_some(()).ok_or_else(not_there)?;
            (place.decision(Choice::Accept(coder), note), None)
        }
        Verdict { recode: Some(path), .. } => (place.decision(Choice::Nothing, note), Some(path)),
        Verdict { both: true, .. } => (place.decision(Choice::All, note), None),
        _ => (place.decision(Choice::Nothing, note), None),
    };
    let ops = match code {
        Some(path) => {
            let code = scope::code(session.project(), path)?;
            let (project, coder) = (session.project().clone(), session.coder());
            plan::decide_anew(&project, session.ids(), coder, &decision, code, excerpt)?
        }
        None => plan::decide(session.project(), &decision)?,
    };
    session.commit(&format!("Disagreement in “{}” decided", document.name), ops)?;
    let (n, aside) = (decision.upheld.len() + usize::from(code.is_some()), decision.set_aside.len());
    let (n, aside) = (counted(n, Noun::Coding), counted(aside, Noun::Coding));
    tell(&format!("decided: for everybody {n}; set aside and on record {aside}"));
    Ok(Exit::Done)
}

fn place(found: Disputes, document: &Document, position: u32) -> Result<Dispute, Trouble> {
    if found.blind.contains(&document.id) {
        return Err(Trouble::NotThere(format!(
            "“{}” waits: somebody still codes it blind, and a decision would show what others did there",
            document.name
        )));
    }
    let here = |place: &Dispute| place.document == document.id && place.span.contains(position);
    let not_there = || {
        Trouble::NotThere(format!(
            "coders do not disagree at {position} in “{}”; “counterpoint settle” lists the places",
            document.name
        ))
    };
    found.places.into_iter().find(here).ok_or_else(not_there)
}

fn reopen(session: &mut Session, document: &Document, position: u32) -> Result<Exit, Trouble> {
    let here = |d: &analysis::Decided| d.document == document.id && d.span.is_some_and(|s| s.contains(position));
    let found = analysis::decided(session.project()).into_iter().find(here);
    let not_there = || {
        Trouble::NotThere(format!(
            "nothing was decided at {position} in “{}”; “counterpoint settle --decided” lists decisions",
            document.name
        ))
    };
    let ops = plan::reopen(session.project(), document.id, &found.ok_or_else(not_there)?.codings())?;
    session.commit(&format!("Disagreement in “{}” opened again", document.name), ops)?;
    tell("it is to be decided again");
    Ok(Exit::Done)
}
