//! Counting: the same functions as the window's, so that both print the same numbers.

use super::super::args::comparison::Groups;
use super::super::args::meeting::MeetingTyped;
use super::super::args::{Counting as CountingTyped, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::scope::{attribute, scope};
use crate::analysis::{self, CoOccurrenceQuery, Columns, FrequencyQuery, MeetingFilter, MeetingUnit, Rows, Unit};
use crate::model::Project;
use crate::session::Session;

/// Counts how often each code was used.
pub fn frequencies(
    session: &Session,
    unit: Option<Unit>,
    by: Option<&str>,
    counting: &CountingTyped,
    out: &Out,
) -> Result<Exit, Trouble> {
    let project = session.project();
    let by = by.map(|name| columns(project, name)).transpose()?;
    let query = FrequencyQuery { rows: Rows::All, by, scope: scope(project, counting)?, words: true };
    let found = analysis::frequencies(project, &query);
    let table = unit.map_or_else(|| found.table(), |unit| found.table_by(unit));
    show(session, &table, out)
}

/// Returns all codes for `codes`, else the code tree or the branch of that name.
pub(super) fn rows_named(project: &Project, name: &str) -> Result<Rows, Trouble> {
    if name.eq_ignore_ascii_case("codes") {
        return Ok(Rows::All);
    }
    Rows::named(project, Some(name), None).or_else(|_no_tree| Ok(Rows::named(project, None, Some(name))?))
}

/// Counts which codes meet.
pub fn cooccurrence(
    session: &Session,
    by: Option<MeetingUnit>,
    typed: &MeetingTyped,
    counting: &CountingTyped,
    out: &Out,
) -> Result<Exit, Trouble> {
    let project = session.project();
    let query = CoOccurrenceQuery { rows: Rows::All, scope: scope(project, counting)? };
    let filter = MeetingFilter { fewest: typed.at_least, ..MeetingFilter::default() };
    let unit = by.unwrap_or_default();
    let groups = groups_typed(project, &typed.groups)?;
    let table = match groups {
        Some((attribute, named)) => {
            analysis::meetings_by_group(project, &query, unit, &attribute, &named)?.filtered(&filter).table()
        }
        None if by.is_some() || typed.at_least > 1 => {
            analysis::meetings(project, &query, unit).filtered(&filter).table()
        }
        None => analysis::co_occurrence(project, &query).table(),
    };
    show(session, &table, out)
}

/// Returns the attribute and those of its groups that are asked for, nothing when no groups are. The name of an
/// attribute where groups stand means all of its groups.
pub(super) fn groups_typed(project: &Project, typed: &Groups) -> Result<Option<(String, Vec<String>)>, Trouble> {
    match (&typed.attribute, &typed.groups[..]) {
        (None, []) => Ok(None),
        (None, [name]) if project.attribute_named(name).is_some() => Ok(Some((name.clone(), Vec::new()))),
        (_, groups) => Ok(Some((attribute(project, typed)?, groups.to_vec()))),
    }
}

pub(super) fn columns(project: &Project, name: &str) -> Result<Columns, Trouble> {
    match name.to_lowercase().as_str() {
        "documents" => Ok(Columns::Documents),
        "participants" => Ok(Columns::Participants),
        "speakers" => Ok(Columns::Speakers),
        _ => Ok(Columns::attribute(project, name)?),
    }
}
