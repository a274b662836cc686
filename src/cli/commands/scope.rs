//! Names on the command line become what they name: codes, coders, documents, conditions.

use super::super::args::Counting;
use super::super::exit::Trouble;
use super::super::tell;
use crate::analysis::{Condition, Period, Scope};
use crate::model::{CodeId, CoderId, Outline, Project};

/// Returns whose words count.
pub fn scope(project: &Project, counting: &Counting) -> Result<Scope, Trouble> {
    let Counting { everyone, filters, documents, coder: coder_named, coded_from, coded_until, role, with_code } =
        counting;
    let no_date =
        || Trouble::Usage("--coded-from and --coded-until take a day, a month or a year: 2026-11-21".to_owned());
    let documents = documents.iter().map(|name| super::document_of(project, name).map(|d| d.id));
    Ok(Scope {
        everyone: *everyone,
        filters: conditions(project, filters)?,
        coder: coder_named.as_deref().map(|name| coder(project, name)).transpose()?,
        period: Period::parse(coded_from.as_deref(), coded_until.as_deref()).ok_or_else(no_date)?,
        role: role.map(super::turns::role),
        documents: documents.collect::<Result<_, _>>()?,
        with_code: with_code.as_deref().map(|path| code(project, path)).transpose()?,
    })
}

/// Returns what each of `filters` asks for, and says where it names a value that nobody has: a slip, as a rule.
pub fn conditions(project: &Project, filters: &[String]) -> Result<Vec<Condition>, Trouble> {
    let conditions: Vec<Condition> =
        filters.iter().map(|filter| Condition::parse(project, filter)).collect::<Result<_, _>>()?;
    for condition in &conditions {
        if let Some(known) = condition.known_instead(project) {
            tell(&format!("nobody has {}={}; known: {known}", condition.attribute, condition.value));
        }
    }
    Ok(conditions)
}

/// Returns the coder of that name.
pub fn coder(project: &Project, name: &str) -> Result<CoderId, Trouble> {
    let known = || project.coders.values().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
    let not_there = || Trouble::NotThere(format!("there is no coder “{name}”; the project has {}", known()));
    project.coder_named(name).map(|c| c.id).ok_or_else(not_there)
}

/// Returns the code of that path.
pub fn code(project: &Project, path: &str) -> Result<CodeId, Trouble> {
    let not_there = || Trouble::NotThere(format!("there is no code “{path}”; “counterpoint codes” lists them"));
    Outline::of(project).find(project, path).ok_or_else(not_there)
}
