//! Typologies: the rules that give people their types, kept under a name.

use super::super::naming::is_same_name;
use super::super::op::Op;
use super::super::project::Project;
use super::super::typology::{KeptTypology, Requirement, TypeRule, Typology};
use super::PlanError;
use super::documents::visible;

/// Plans the rules of the typology of that name, which comes in when it is missing. What a rule asked for already may
/// be broken; what is new may not.
///
/// # Errors
/// When the name is empty or that of an attribute, a rule gives no type or asks nothing, or it asks for a code or an
/// attribute that is not there.
pub fn typology(project: &Project, name: &str, to: Typology) -> Result<Vec<Op>, PlanError> {
    let (name, from) = match project.typology_named(name) {
        Some(kept) => (kept.attribute.name.clone(), Some(kept.typology.clone())),
        None => (free_name(project, name)?, None),
    };
    rules_hold(project, &to, from.as_ref())?;
    let to = Some(to);
    Ok(if from == to { Vec::new() } else { vec![Op::SetTypology { name, from, to }] })
}

/// Checks that each rule of `to` can be asked. What `before` asked for already may be gone.
fn rules_hold(project: &Project, to: &Typology, before: Option<&Typology>) -> Result<(), PlanError> {
    let known: Vec<&Requirement> = before.iter().flat_map(|t| &t.rules).flat_map(|rule| &rule.when).collect();
    to.rules.iter().try_for_each(|rule| rule_holds(project, rule, &known))
}

fn rule_holds(project: &Project, rule: &TypeRule, known: &[&Requirement]) -> Result<(), PlanError> {
    let gives = visible(&rule.gives)?;
    if rule.when.is_empty() {
        return Err(PlanError::NothingRequired(gives));
    }
    for requirement in rule.when.iter().filter(|requirement| !known.contains(requirement)) {
        match requirement {
            Requirement::Code { code, .. } => _ = project.code(*code).ok_or(PlanError::NoSuchCode)?,
            Requirement::Value { attribute, .. } if project.typology_named(attribute).is_some() => {
                return Err(PlanError::TypologyOfTypologies(attribute.clone()));
            }
            Requirement::Value { attribute, .. } => {
                project.own_attribute(attribute).ok_or_else(|| PlanError::NoSuchAttribute(attribute.clone()))?;
            }
        }
    }
    Ok(())
}

/// Plans another name for a typology; the viewpoint goes with it.
///
/// # Errors
/// When there is no such typology, or the name is empty or taken.
pub fn rename_typology(project: &Project, before: &str, name: &str) -> Result<Vec<Op>, PlanError> {
    let rules = standing(project, before)?.typology.clone();
    edit_typology(project, before, name, rules)
}

/// Plans name and rules of a typology at once; the viewpoint goes with it.
///
/// # Errors
/// As [`typology`], and when there is no typology `before`.
pub fn edit_typology(project: &Project, before: &str, name: &str, to: Typology) -> Result<Vec<Op>, PlanError> {
    let kept = standing(project, before)?;
    let from = &kept.attribute.name;
    if from == name.trim() {
        return typology(project, from, to);
    }
    rules_hold(project, &to, Some(&kept.typology))?;
    let name = if is_same_name(from, name) { visible(name)? } else { free_name(project, name)? };
    let moved = viewpoint_moves(project, from, Some(name.clone()));
    let ops = [
        Op::SetTypology { name: from.clone(), from: Some(kept.typology.clone()), to: None },
        Op::SetTypology { name, from: None, to: Some(to) },
    ];
    Ok(ops.into_iter().chain(moved).collect())
}

fn standing<'p>(project: &'p Project, name: &str) -> Result<&'p KeptTypology, PlanError> {
    project.typology_named(name).ok_or_else(|| PlanError::NoSuchTypology(name.trim().to_owned()))
}

/// Plans that a typology goes; a viewpoint that it was goes with it.
///
/// # Errors
/// When there is no such typology.
pub fn remove_typology(project: &Project, name: &str) -> Result<Vec<Op>, PlanError> {
    let kept = standing(project, name)?;
    let name = kept.attribute.name.clone();
    let moved = viewpoint_moves(project, &name, None);
    Ok([Op::SetTypology { name, from: Some(kept.typology.clone()), to: None }].into_iter().chain(moved).collect())
}

/// Returns a name that no attribute and no typology has.
pub(super) fn free_name(project: &Project, name: &str) -> Result<String, PlanError> {
    let name = visible(name)?;
    match project.attribute_named(&name) {
        Some(taken) => Err(PlanError::AttributeExists(taken.name.clone())),
        None => Ok(name),
    }
}

/// Returns the step by which the viewpoint follows an attribute to its new name, or goes with it.
pub(super) fn viewpoint_moves(project: &Project, from: &str, to: Option<String>) -> Option<Op> {
    let is_viewpoint = project.viewpoint.as_deref() == Some(from);
    is_viewpoint.then(|| Op::SetViewpoint { from: project.viewpoint.clone(), to })
}
