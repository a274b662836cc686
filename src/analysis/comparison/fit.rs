//! Who fits a claim and who does not: the people of a group who say something, and those who do not; who does not count
//! for a row, because nobody asked or their documents are not finished, is neither.

use super::super::AnalysisError;
use super::super::facts::Facts;
use super::super::groups::Grouping;
use super::super::matrix::Counting;
use super::super::themes::theme_rows;
use super::cases::Cases;
use super::eligible::Eligibility;
use super::{CaseUnit, Compared, ComparisonQuery};
use crate::model::{ParticipantId, Project};

/// The people of a group, in natural order of their names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fit {
    /// Who say it.
    pub say: Vec<ParticipantId>,
    /// Who do not.
    pub silent: Vec<ParticipantId>,
}

/// Returns for each group of `query` who of it say what a row compares, and who do not.
///
/// # Errors
/// When there is no such attribute or group.
pub fn fits(project: &Project, query: &ComparisonQuery, what: Compared) -> Result<Vec<Fit>, AnalysisError> {
    let facts = Facts::gather(project, &query.scope, false);
    let (grouping, groups) = Grouping::compared(&facts, &query.attribute, &query.groups)?;
    let cases = Cases::of(&facts, &grouping, CaseUnit::Participants);
    let eligible = eligible(&facts, query, &cases, what);
    let counts = |v: usize| eligible.as_ref().is_none_or(|of| cases.of_voice[v].is_some_and(|case| of[case as usize]));
    let excerpts = excerpts_of(&facts, query, what);
    // Who speaks in documents of both groups is heard in each of them apart.
    let of_group = |group: u32| {
        let is_of = |v: usize| grouping.of_voice[v] == Some(group);
        let mut heard = vec![None; facts.participants.len()];
        for (v, voice) in facts.voices.iter().enumerate() {
            if let Some(person) = voice.participant.filter(|_| is_of(v) && counts(v)) {
                heard[person as usize] = Some(false);
            }
        }
        for v in excerpts.iter().flat_map(|excerpt| facts.voices_of(*excerpt)).filter(|v| is_of(**v as usize)) {
            if let Some(person) = facts.voices[*v as usize].participant {
                heard[person as usize] = heard[person as usize].map(|_| true);
            }
        }
        let with = |wanted: bool| {
            let people = facts.participants.iter().zip(&heard).filter(|(_, heard)| **heard == Some(wanted));
            people.map(|(person, _)| person.id).collect()
        };
        Fit { say: with(true), silent: with(false) }
    };
    Ok(groups.into_iter().map(of_group).collect())
}

/// Returns by case whether it counts for a row; nothing when everyone does as far as anybody recorded.
fn eligible(facts: &Facts<'_>, query: &ComparisonQuery, cases: &Cases, what: Compared) -> Option<Vec<bool>> {
    let eligibility = Eligibility::of(facts, &query.scope);
    match what {
        Compared::Code(code) => eligibility.cases(facts, cases, facts.outline.row(code)?),
        Compared::Theme(theme) => {
            let row = theme_rows(facts).into_iter().find(|row| row.theme == theme)?;
            eligibility.asked(facts, cases, &row.questions)
        }
    }
}

fn excerpts_of(facts: &Facts<'_>, query: &ComparisonQuery, what: Compared) -> Vec<u32> {
    match what {
        Compared::Code(code) => {
            let codings = facts.outline.index(code).map_or(&[][..], |row| match query.counting {
                Counting::Own => facts.own_codings(row),
                Counting::WithBelow => facts.branch_codings(row),
            });
            codings.iter().map(|coded| coded.excerpt).collect()
        }
        Compared::Theme(theme) => {
            let found = theme_rows(facts).into_iter().find(|row| row.theme == theme);
            found.map(|row| row.excerpts).unwrap_or_default()
        }
    }
}
