//! Attributes of participants, described.

use super::super::args::Out;
use super::super::args::divergence::CodesTyped;
use super::super::exit::{Exit, Trouble};
use super::super::output::write_table;
use super::divergence::code_choice;
use crate::analysis::{description_table, numbers_by_code, numbers_by_code_table};
use crate::session::Session;

/// Describes the attributes of all participants, or the numbers of those with each of `codes` and of those without.
pub fn participants(session: &Session, codes: Option<&CodesTyped>, out: &Out) -> Result<Exit, Trouble> {
    let project = session.project();
    let table = match codes {
        Some(codes) => numbers_by_code_table(project, &numbers_by_code(project, &code_choice(project, codes)?)),
        None => description_table(project),
    };
    write_table(session, &table, out)?;
    Ok(Exit::Done)
}
