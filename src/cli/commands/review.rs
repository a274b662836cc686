//! What waits for a person after people worked apart: listed, and settled by its id.

use std::sync::Arc;

use super::super::args::Out;
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::super::tell;
use super::by_id;
use super::proposals::{self, Answer};
use crate::analysis::{review_entries, review_id, review_table, settling_name, settling_named};
use crate::model::plan::{self, settlings};
use crate::model::{Noun, ReviewKind, counted};
use crate::session::Session;

/// Lists what waits for a person.
pub fn list(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    let table = review_table(session.project());
    write_table(session, &table, out)?;
    let n = counted(table.rows.len(), Noun::ToReview);
    tell(&format!("{n}; “--settle ID --keep WAY” settles one, for all, in a way of its column “settle”"));
    Ok(Exit::Done)
}

/// Settles the thing of that id in the way of that name.
pub fn settle(session: &mut Session, named: &str, way: &str) -> Result<Exit, Trouble> {
    let project = Arc::clone(session.project());
    let entries = review_entries(&project);
    let entry = by_id::named(&entries, named, |entry| review_id(&entry.item))?;
    let ways: Vec<&str> = settlings(&entry.item.kind).into_iter().map(settling_name).collect();
    let unknown = || match ways.as_slice() {
        [] => Trouble::NotThere(format!("{named} waits for a newer version of Counterpoint, which understands it")),
        ways => Trouble::NotThere(format!("{named} is not settled by “{way}”; choose among: {}", ways.join(", "))),
    };
    let settling = settling_named(entry, way, session.coder()).ok_or_else(unknown)?;
    if let (ReviewKind::Proposal { proposal }, Some(answer)) = (&entry.item.kind, Answer::of(settling)) {
        let n_left = proposals::answer_one(session, answer, *proposal)?;
        return proposals::tell_left_out(n_left);
    }
    let ops = plan::settle(&project, session.ids(), &entry.item, settling)?;
    session.commit(&format!("Settled: {} ({})", entry.named(&project), settling_name(settling)), ops)?;
    let left = counted(session.project().review().len(), Noun::ToReview);
    tell(&format!("settled; left: {left}"));
    Ok(Exit::Done)
}
