//! Which codes meet in the words of each group, side by side: who puts what together.

use std::collections::BTreeSet;

use super::super::AnalysisError;
use super::super::facts::Facts;
use super::super::groups::Grouping;
use super::super::table::Caption;
use super::CoOccurrenceQuery;
use super::meetings::{Meeting, MeetingUnit, Meetings, Used, caption};
use crate::model::{Project, Said, said};

/// The same pairs of codes in each group.
#[derive(Clone, PartialEq, Debug)]
pub struct MeetingsByGroup {
    /// The groups with their pairs: each holds all that meet in any of the groups, in the order of the code trees.
    pub groups: Vec<(String, Meetings)>,
    pub(super) caption: Caption,
}

/// Returns the pairs of codes that meet in `unit` in the words of the groups of `attribute`: those that are named,
/// without names all.
///
/// # Errors
/// When there is no such attribute, or nobody has such a value of it.
pub fn meetings_by_group(
    project: &Project,
    query: &CoOccurrenceQuery,
    unit: MeetingUnit,
    attribute: &str,
    named: &[String],
) -> Result<MeetingsByGroup, AnalysisError> {
    let facts = Facts::gather(project, &query.scope, false);
    let (grouping, chosen) = Grouping::compared(&facts, attribute, named)?;
    let rows = query.rows.range(&facts.outline);
    let used = |group: &u32| {
        let heard = |voice: u32| grouping.of_voice[voice as usize] == Some(*group);
        Used::of(&facts, rows.clone(), unit, &heard)
    };
    let used: Vec<Used> = chosen.iter().map(used).collect();
    let met: BTreeSet<(usize, usize)> = used.iter().flat_map(|used| &used.met).map(|(a, b, _)| (*a, *b)).collect();
    let of_group = |(group, used): (&u32, &Used)| {
        let group = &grouping.groups[*group as usize];
        let pairs: Vec<Meeting> = met.iter().map(|(a, b)| used.meeting(&facts, *a, *b)).collect();
        let mut caption = caption(&facts, query, unit, super::super::frequencies::base(group));
        caption.title = said!("{title}, {group}", "{title}, {group}", title = caption.title, group = group.said());
        (group.name.clone(), Meetings { pairs, caption, unit })
    };
    let groups: Vec<(String, Meetings)> = chosen.iter().zip(&used).map(of_group).collect();
    let bases: Vec<Said> = groups
        .iter()
        .map(|(name, found)| said!("{name}: {base}", "{name}\u{202f}: {base}", base = found.caption.base))
        .collect();
    let mut caption = caption(&facts, query, unit, Said::joined(&bases, "; "));
    caption.title = said!("{title}, by group", "{title}, par groupe", title = caption.title);
    caption.notes.push(said!(
        "groups by {attribute}; a pair stands in each group as soon as it meets in one",
        "groupes par {attribute}\u{202f}; une paire figure dans chaque groupe dès qu’elle se rencontre dans l’un"
    ));
    Ok(MeetingsByGroup { groups, caption })
}
