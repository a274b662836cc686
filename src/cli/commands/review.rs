//! What waits for a person after people worked apart: listed, and settled by its id.

use std::sync::Arc;

use super::super::args::Out;
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::super::tell;
use super::by_id;
use crate::analysis::{review_entries, review_id, review_table, settling_name, settling_named};
use crate::model::plan::{self, settlings};
use crate::session::Session;

/// Lists what waits for a person.
pub fn list(session: &Session, out: &Out) -> Result<Exit, Trouble> {
    let table = review_table(session.project());
    write_table(session, &table, out)?;
    tell(&format!("{} things to review; “--settle ID --keep WAY” settles one, for all", table.rows.len()));
    Ok(Exit::Done)
}

/// Settles the thing of that id in the way of that name.
pub fn settle(session: &mut Session, named: &str, way: &str) -> Result<Exit, Trouble> {
    let project = Arc::clone(session.project());
    let entries = review_entries(&project);
    let entry = by_id::named(&entries, named, |entry| review_id(&entry.item))?;
    let ways: Vec<&str> = settlings(&entry.item.kind).into_iter().map(settling_name).collect();
    let unknown = || match ways.as_slice() {
        [] => Trouble::NotThere(format!("{named} cannot be settled here: wait for what is missing, or use the window")),
        ways => Trouble::NotThere(format!("{named} is not settled by “{way}”; choose among: {}", ways.join(", "))),
    };
    let settling = settling_named(entry, way, session.coder()).ok_or_else(unknown)?;
    let ops = plan::settle(&project, session.ids(), &entry.item, settling)?;
    session.commit(&format!("Settled: {} ({})", entry.words, settling_name(settling)), ops)?;
    let left = session.project().review().len();
    tell(&format!("settled; {left} things are left to review"));
    Ok(Exit::Done)
}
