//! Typologies: the rules that give people their types, kept under a name.

use super::super::op::Op;
use super::super::project::Project;
use super::super::typology::{Requirement, TypeRule, Typology};
use super::PlanError;
use super::documents::visible;

/// Plans the rules of the typology of that name, which comes in when it is missing. What a rule asked for already may be
/// broken; what is new may not.
///
/// # Errors
/// When the name is empty or that of an attribute, a rule gives no type or asks nothing, or it asks for a code or an attribute
/// that is not there.
pub fn typology(project: &Project, name: &str, to: Typology) -> Result<Vec<Op>, PlanError> {
    let (name, from) = match project.typology_named(name) {
        Some(kept) => (kept.attribute.name.clone(), Some(kept.typology.clone())),
        None => (free_name(project, name)?, None),
    };
    let known: Vec<&Requirement> = from.iter().flat_map(|t| &t.rules).flat_map(|rule| &rule.when).collect();
    for rule in &to.rules {
        rule_holds(project, rule, &known)?;
    }
    let to = Some(to);
    Ok(if from == to { Vec::new() } else { vec![Op::SetTypology { name, from, to }] })
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
pub fn rename_typology(project: &Project, name: &str, to: &str) -> Result<Vec<Op>, PlanError> {
    let kept = project.typology_named(name).ok_or_else(|| PlanError::NoSuchTypology(name.trim().to_owned()))?;
    let from = &kept.attribute.name;
    if from == to.trim() {
        return Ok(Vec::new());
    }
    let same_letters = from.to_lowercase() == to.trim().to_lowercase();
    let to = if same_letters { visible(to)? } else { free_name(project, to)? };
    let rules = Some(kept.typology.clone());
    let mut ops = vec![
        Op::SetTypology { name: from.clone(), from: rules.clone(), to: None },
        Op::SetTypology { name: to.clone(), from: None, to: rules },
    ];
    ops.extend(viewpoint_moves(project, from, Some(to)));
    Ok(ops)
}

/// Plans that a typology goes; a viewpoint that it was goes with it.
///
/// # Errors
/// When there is no such typology.
pub fn remove_typology(project: &Project, name: &str) -> Result<Vec<Op>, PlanError> {
    let kept = project.typology_named(name).ok_or_else(|| PlanError::NoSuchTypology(name.trim().to_owned()))?;
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
