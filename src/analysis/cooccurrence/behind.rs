//! What stands behind a number of a pair of codes: the excerpts of both where they meet, found as they are counted.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::super::AnalysisError;
use super::super::facts::Facts;
use super::super::groups::{Group, Grouping};
use super::CoOccurrenceQuery;
use super::meetings::{MeetingUnit, add_units, heard_on};
use super::overlaps::overlapping;
use crate::model::{CodeId, DocumentId, Project, Span};

/// Two codes where they meet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MeetingCell {
    /// Whose words.
    pub query: CoOccurrenceQuery,
    /// Where they meet.
    pub unit: MeetingUnit,
    /// The codes.
    pub codes: [CodeId; 2],
    /// Only in the words of a group: the attribute and its value.
    pub group: Option<(String, String)>,
}

/// The excerpts of two codes where these meet.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MeetingExcerpts {
    /// By document, ascending, each once.
    pub spans: BTreeMap<DocumentId, Vec<Span>>,
    /// In how many units they meet, as the table counts them.
    pub both: u64,
    /// Of how many participants, and in how many documents, words were looked at: those of the group, if one is asked
    /// for.
    pub base: (usize, usize),
}

/// Returns the excerpts of the codes of `cell` where they meet; none of a code that is gone.
///
/// # Errors
/// When there is no such attribute, or nobody has such a value of it.
pub fn meeting_excerpts(project: &Project, cell: &MeetingCell) -> Result<MeetingExcerpts, AnalysisError> {
    let facts = Facts::gather(project, &cell.query.scope, false);
    let [Some(first), Some(second)] = cell.codes.map(|code| facts.outline.index(code)) else {
        return Ok(MeetingExcerpts::default());
    };
    let compared = |(attribute, value): &(String, String)| {
        Grouping::compared(&facts, attribute, std::slice::from_ref(value)).map(|(all, one)| (all, one.first().copied()))
    };
    let group = cell.group.as_ref().map(compared).transpose()?;
    let heard = |voice: u32| group.as_ref().is_none_or(|(all, one)| all.of_voice[voice as usize] == *one);
    let (excerpts, both) = match cell.unit {
        MeetingUnit::Excerpts => overlapping(&facts, [first, second], &heard),
        MeetingUnit::Turns | MeetingUnit::Documents | MeetingUnit::Participants => {
            in_shared_units(&facts, [first, second], cell.unit, &heard)
        }
    };
    let base = match &group {
        Some((all, one)) => one.and_then(|one| all.groups.get(one as usize)).map(Group::size).unwrap_or_default(),
        None => Grouping::whole(&facts).total.size(),
    };
    let mut found = MeetingExcerpts { spans: BTreeMap::new(), both, base };
    for excerpt in excerpts {
        let excerpt = &facts.excerpts[excerpt as usize];
        found.spans.entry(facts.document_id(excerpt.document)).or_default().push(excerpt.span);
    }
    Ok(found)
}

/// Returns the excerpts of two rows that touch a unit which both touch, ascending, and how many such units there are.
fn in_shared_units(
    facts: &Facts<'_>,
    rows: [usize; 2],
    unit: MeetingUnit,
    heard: &dyn Fn(u32) -> bool,
) -> (Vec<u32>, u64) {
    let units = |excerpt: u32| {
        let mut units = Vec::new();
        add_units(facts, excerpt, unit, heard, &mut units);
        units
    };
    let of_row = |row: usize| heard_on(facts, row, heard).flat_map(units).collect::<FxHashSet<u32>>();
    let [first, second] = rows.map(of_row);
    let both: FxHashSet<u32> = first.intersection(&second).copied().collect();
    let meets = |excerpt: &u32| units(*excerpt).iter().any(|unit| both.contains(unit));
    let mut excerpts: Vec<u32> = rows.into_iter().flat_map(|row| heard_on(facts, row, heard)).filter(meets).collect();
    excerpts.sort_unstable();
    excerpts.dedup();
    (excerpts, both.len() as u64)
}
