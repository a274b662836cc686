//! Comparing groups, by the functions of the window.

use super::super::args::divergence::{CodesTyped, Comparing};
use super::super::args::{Counting as CountingTyped, Out};
use super::super::exit::{Exit, Trouble};
use super::super::output::show;
use super::analysis::rows_named;
use super::scope::{attribute, code, scope};
use crate::analysis::{
    AnalysisError, CaseUnit, CodeChoice, Columns, ComparisonQuery, Counting, Dealing, DealtTo, Strata, Unit,
    compare as compare_groups,
};
use crate::model::Project;
use crate::session::Session;

/// Compares groups code by code.
pub fn compare(
    session: &Session,
    comparing: &Comparing,
    codes: &CodesTyped,
    counting: &CountingTyped,
    out: &Out,
) -> Result<Exit, Trouble> {
    let Comparing { groups, unit, own, sort, tests, permute, strata, permutations, rates, seed } = comparing;
    let project = session.project();
    let dealing = |to: &String| {
        let to = dealt_to(project, to)?;
        let within = strata.as_ref().map(|within| strata_named(project, within)).transpose()?;
        Ok::<_, Trouble>(Dealing { to, within, times: *permutations, seed: *seed })
    };
    let (codes, themes) = rows_typed(project, codes)?;
    let query = ComparisonQuery {
        codes,
        themes,
        groups: groups.groups.clone(),
        unit: case_unit(*unit)?,
        counting: if *own { Counting::Own } else { Counting::WithBelow },
        scope: scope(project, counting)?,
        tests: *tests,
        dealing: permute.as_ref().map(dealing).transpose()?,
        rates: rates.then_some(*seed),
        ..ComparisonQuery::by(&attribute(project, groups)?)
    };
    show(session, &compare_groups(project, &query)?.table(*sort), out)
}

/// Returns which codes are the rows that were asked for, and whether themes are instead.
pub fn rows_typed(project: &Project, typed: &CodesTyped) -> Result<(CodeChoice, bool), Trouble> {
    match typed.rows.eq_ignore_ascii_case("themes") {
        true if project.comparison.themes().is_empty() => Err(AnalysisError::NoThemes.into()),
        true => Ok((CodeChoice::default(), true)),
        false => Ok((code_choice(project, typed)?, false)),
    }
}

/// Returns the codes that were asked for.
pub fn code_choice(project: &Project, typed: &CodesTyped) -> Result<CodeChoice, Trouble> {
    let CodesTyped { rows, level, picked } = typed;
    Ok(CodeChoice {
        within: rows_named(project, rows)?,
        depth: level.map(|level| level.saturating_sub(1) as usize),
        picked: picked.iter().map(|path| code(project, path)).collect::<Result<_, _>>()?,
    })
}

pub(super) fn case_unit(unit: Unit) -> Result<CaseUnit, Trouble> {
    match unit {
        Unit::Participants => Ok(CaseUnit::Participants),
        Unit::Documents => Ok(CaseUnit::Documents),
        Unit::Excerpts | Unit::Words => Err(Trouble::Usage(
            "compare counts participants or documents: the excerpts of one person are not independent of each other. \
             “counterpoint matrix --unit” counts excerpts and words, and “compare --rates” those for each 1,000 words"
                .to_owned(),
        )),
    }
}

fn strata_named(project: &Project, named: &str) -> Result<Strata, Trouble> {
    Ok(match named.eq_ignore_ascii_case("length") && project.attribute_named(named).is_none() {
        true => Strata::Length,
        false => Strata::Attribute(Columns::attribute(project, named)?.describe().to_string()),
    })
}

fn dealt_to(project: &Project, named: &str) -> Result<DealtTo, Trouble> {
    match named.to_lowercase().as_str() {
        "participant" | "participants" => Ok(DealtTo::Cases),
        "document" | "documents" => Ok(DealtTo::Documents),
        _ => Ok(DealtTo::Attribute(Columns::attribute(project, named)?.describe().to_string())),
    }
}
