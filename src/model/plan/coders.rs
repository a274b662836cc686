//! What coders are called, in which colour they are shown, and who of them is one person.

use super::super::coder::Coder;
use super::super::colour::Colour;
use super::super::ids::{CoderId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::PlanError;

/// Plans that somebody of that name joins, who has coded nothing yet; nothing when they are there. Under that name they
/// find what waits for them when they open the project. `author` is who plans, and joins as themself.
///
/// # Errors
/// When the name is empty.
pub fn add_coder(project: &Project, ids: &mut IdSource, author: &Coder, name: &str) -> Result<Vec<Op>, PlanError> {
    let name = name.trim();
    if name.is_empty() {
        return Err(PlanError::EmptyName);
    }
    if project.coder_named(name).is_some() {
        return Ok(Vec::new());
    }
    let coder = if author.name == name { author.id } else { CoderId::next(ids) };
    Ok(vec![Op::AddCoder { coder, name: name.to_owned() }])
}

/// Plans another name for a coder.
///
/// # Errors
/// When the coder is not there, the name is empty, or another coder has it: a coder is found by name.
pub fn rename_coder(project: &Project, coder: CoderId, name: &str) -> Result<Vec<Op>, PlanError> {
    let found = project.coders.get(&coder).ok_or(PlanError::NoSuchCoder)?;
    let to = name.trim();
    if to.is_empty() {
        return Err(PlanError::EmptyName);
    }
    if project.coder_named(to).is_some_and(|other| other.id != coder) {
        return Err(PlanError::CoderExists(to.to_owned()));
    }
    let renamed = || Op::RenameCoder { coder, from: found.name.clone(), to: to.to_owned() };
    Ok(if found.name == to { Vec::new() } else { vec![renamed()] })
}

/// Plans that `coder` and `into` are one person, called as `into` is.
///
/// # Errors
/// When one of them is not there, or they are one already.
pub fn merge_coders(project: &Project, coder: CoderId, into: CoderId) -> Result<Vec<Op>, PlanError> {
    let (coder, into) = (project.one_coder(coder), project.one_coder(into));
    if !project.coders.contains_key(&coder) || !project.coders.contains_key(&into) {
        return Err(PlanError::NoSuchCoder);
    }
    if coder == into {
        return Err(PlanError::OneCoderAlready);
    }
    Ok(vec![Op::MergeCoders { coder, into }])
}

/// Plans that a coder who was merged is somebody else again.
///
/// # Errors
/// When the coder is not there, or was not merged.
pub fn part_coder(project: &Project, coder: CoderId) -> Result<Vec<Op>, PlanError> {
    let into = project.merged_coders.merged_into(coder).ok_or(PlanError::NoSuchCoder)?;
    Ok(vec![Op::PartCoders { coder, into }])
}

/// Plans another colour for a coder, the one of the palette without any.
///
/// # Errors
/// When the coder is not there.
pub fn colour_coder(project: &Project, coder: CoderId, to: Option<Colour>) -> Result<Vec<Op>, PlanError> {
    let from = project.coders.get(&coder).ok_or(PlanError::NoSuchCoder)?.colour;
    Ok(if from == to { Vec::new() } else { vec![Op::ColourCoder { coder, from, to }] })
}
