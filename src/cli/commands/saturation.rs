//! New codes for each interview.

use super::super::args::comparison::Groups;
use super::super::args::divergence::CodesTyped;
use super::super::args::saturation::{InterviewOrderName, RuleTyped, SaturationTyped};
use super::super::args::{Counting, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::divergence::code_choice;
use super::scope::scope;
use crate::analysis::statistics::SaturationRule;
use crate::analysis::{CodeChoice, Columns, InterviewOrder, NewCodesQuery, Scope, new_codes};
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
    let project = session.project();
    let codes = code_choice(project, codes)?;
    let query = query(project, &typed.groups, &typed.rule, codes, scope(project, counting)?)?;
    show(session, &new_codes(project, &query)?.table(), out)
}

/// Returns what is asked, of the groups of the viewpoint where no attribute was typed.
pub(super) fn query(
    project: &Project,
    groups: &Groups,
    rule: &RuleTyped,
    codes: CodeChoice,
    scope: Scope,
) -> Result<NewCodesQuery, Trouble> {
    let RuleTyped { order, date, base, run, threshold } = rule;
    Ok(NewCodesQuery {
        codes,
        attribute: groups.attribute.clone().or_else(|| project.viewpoint.clone()),
        groups: groups.groups.clone(),
        order: interview_order(project, *order, date.as_deref())?,
        rule: SaturationRule { base: *base, run: *run, threshold: threshold / 100.0 },
        scope,
    })
}

/// Returns the order of interviews that was typed, by the attribute `date` where there is one.
fn interview_order(
    project: &Project,
    order: InterviewOrderName,
    date: Option<&str>,
) -> Result<InterviewOrder, Trouble> {
    Ok(match (order, date) {
        (InterviewOrderName::Coding, None) => InterviewOrder::Coding,
        (InterviewOrderName::Coding, Some(_)) => {
            return Err(Trouble::Usage("--date orders interviews; leave --order coding out, or --date".to_owned()));
        }
        (InterviewOrderName::Interview, None) => InterviewOrder::Name,
        (InterviewOrderName::Interview, Some(date)) => {
            InterviewOrder::Attribute(Columns::attribute(project, date)?.describe().to_string())
        }
    })
}
