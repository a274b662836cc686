//! New codes for each interview.

use super::super::args::divergence::CodesTyped;
use super::super::args::saturation::{InterviewOrderName, SaturationTyped};
use super::super::args::{Counting, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::write_told;
use super::divergence::code_choice;
use super::scope::scope;
use crate::analysis::statistics::SaturationRule;
use crate::analysis::{Columns, InterviewOrder, NewCodesQuery, new_codes};
use crate::model::Project;
use crate::session::Session;

/// Counts the new codes of each interview, for each group of the viewpoint or of the attribute that was named.
pub fn saturation(
    session: &Session,
    typed: &SaturationTyped,
    codes: &CodesTyped,
    counting: &Counting,
    out: &Out,
) -> Result<Exit, Trouble> {
    let SaturationTyped { groups, order, date, base, run, threshold } = typed;
    let project = session.project();
    let query = NewCodesQuery {
        codes: code_choice(project, codes)?,
        attribute: groups.attribute.clone().or_else(|| project.viewpoint.clone()),
        groups: groups.groups.clone(),
        order: interview_order(project, *order, date.as_deref())?,
        rule: SaturationRule { base: *base, run: *run, threshold: threshold / 100.0 },
        scope: scope(project, counting)?,
    };
    write_told(session, &new_codes(project, &query)?.table(), out)?;
    Ok(Exit::Done)
}

/// Returns the order of interviews that was typed, by the attribute `date` where there is one.
pub(super) fn interview_order(
    project: &Project,
    order: InterviewOrderName,
    date: Option<&str>,
) -> Result<InterviewOrder, Trouble> {
    Ok(match (order, date) {
        (InterviewOrderName::Coding, _) => InterviewOrder::Coding,
        (InterviewOrderName::Interview, None) => InterviewOrder::Name,
        (InterviewOrderName::Interview, Some(date)) => {
            InterviewOrder::Attribute(Columns::attribute(project, date)?.describe().to_string())
        }
    })
}
