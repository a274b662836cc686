//! Names on the command line become what they name: codes, coders, documents, conditions.

use super::super::args::Counting;
use super::super::args::comparison::Groups;
use super::super::exit::Trouble;
use super::super::tell;
use crate::analysis::{AnalysisError, Condition, Period, Scope};
use crate::model::{CodeId, CoderId, NotAMoment, Outline, Project, Sign};

/// Returns whose words count.
pub fn scope(project: &Project, counting: &Counting) -> Result<Scope, Trouble> {
    let Counting { everyone, filters, documents, coder: coder_named, coded_from, coded_until, role, with_code } =
        counting;
    let no_date = |e: NotAMoment| Trouble::Usage(format!("--coded-from, --coded-until: {e}"));
    let documents = documents.iter().map(|name| super::document_of(project, name).map(|d| d.id));
    Ok(Scope {
        everyone: *everyone,
        filters: conditions(project, filters)?,
        coder: coder_named.as_deref().map(|name| coder(project, name)).transpose()?,
        period: Period::parse(coded_from.as_deref(), coded_until.as_deref()).map_err(no_date)?,
        role: *role,
        documents: documents.collect::<Result<_, _>>()?,
        with_code: with_code.as_deref().map(|path| code(project, path)).transpose()?,
    })
}

/// Refuses options that choose codings, where codings are not counted or are chosen in another way: a caption would
/// name what changes no number. Beside `--with-code` they say whose codings with that code are meant.
///
/// # Errors
/// When one of them was typed; `instead` says what counts, and what to type.
pub fn refuse_choice_of_codings(counting: &Counting, instead: &str) -> Result<(), Trouble> {
    let Counting { coder, coded_from, coded_until, with_code, .. } = counting;
    let typed = [("--coder", coder), ("--coded-from", coded_from), ("--coded-until", coded_until)];
    match typed.iter().find(|(_, typed)| typed.is_some()) {
        Some((option, _)) if with_code.is_none() => {
            Err(Trouble::Usage(format!("{option} changes nothing here: {instead}")))
        }
        _ => Ok(()),
    }
}

/// Returns what each of `filters` asks for. A value that nobody has is a slip, as a rule: asking for it is refused,
/// leaving it out is told.
pub fn conditions(project: &Project, filters: &[String]) -> Result<Vec<Condition>, Trouble> {
    let conditions: Vec<Condition> =
        filters.iter().map(|filter| Condition::parse(project, filter)).collect::<Result<_, _>>()?;
    for condition in &conditions {
        let Some(known) = condition.known_instead(project) else { continue };
        let (attribute, value) = (condition.attribute.clone(), condition.value.clone());
        match condition.sign {
            Sign::Is => return Err(AnalysisError::NoSuchValue { attribute, value, known }.into()),
            _ => tell(&format!("nobody has {attribute}={value}; there are {known}")),
        }
    }
    Ok(conditions)
}

/// Returns the coder of that name; a name that two have is refused, because only a person knows whether they are one.
pub fn coder(project: &Project, name: &str) -> Result<CoderId, Trouble> {
    let known = || project.coders.values().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
    let not_there = || Trouble::NotThere(format!("there is no coder “{name}”; the project has {}", known()));
    match &*project.coders_called(name) {
        [] => Err(not_there()),
        [coder] => Ok(coder.id),
        several => Err(Trouble::Usage(format!(
            "{} coders are called “{name}”: “counterpoint coders DIR --merge {name} --into {name}” makes them one person",
            several.len()
        ))),
    }
}

/// Returns the code of that path.
pub fn code(project: &Project, path: &str) -> Result<CodeId, Trouble> {
    Ok(Outline::of(project).named(project, path).map_err(AnalysisError::from)?)
}

/// Returns the attribute whose values are compared.
pub(super) fn attribute(project: &Project, groups: &Groups) -> Result<String, Trouble> {
    let no_viewpoint = "the project has no viewpoint: say which attribute the groups are with --attribute, or set it \
        with “counterpoint viewpoint”";
    let named = groups.attribute.clone().or_else(|| project.viewpoint.clone());
    named.ok_or_else(|| Trouble::Usage(no_viewpoint.to_owned()))
}
