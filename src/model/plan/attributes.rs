//! Attributes and the viewpoint.

use super::super::naming::is_same_name;
use super::super::op::Op;
use super::super::participant::{Attribute, AttributeKind, Holder};
use super::super::project::Project;
use super::super::typology::{Requirement, Typology};
use super::PlanError;
use super::documents::visible;
use super::typology::{free_name, viewpoint_moves};

/// Plans which attribute splits the study into populations.
pub fn viewpoint(project: &Project, to: Option<&str>) -> Vec<Op> {
    let (from, to) = (project.viewpoint.clone(), to.map(str::to_owned));
    if from == to { Vec::new() } else { vec![Op::SetViewpoint { from, to }] }
}

/// Plans what the values of an attribute are; an attribute that is not there comes in.
pub fn attribute_kind(project: &Project, name: &str, kind: AttributeKind) -> Vec<Op> {
    let from = project.attributes.get(name).filter(|a| !a.removed).map(|a| a.kind.clone());
    if from.as_ref() == Some(&kind) {
        return Vec::new();
    }
    vec![Op::SetAttributeKind { attribute: name.to_owned(), from, to: Some(kind) }]
}

/// Plans an attribute of that name.
///
/// # Errors
/// When the name is empty or taken.
pub fn add_attribute(project: &Project, name: &str, kind: AttributeKind) -> Result<Vec<Op>, PlanError> {
    Ok(attribute_kind(project, &free_name(project, name)?, kind))
}

/// Plans a value; an empty one takes the value away.
pub fn attribute_value(project: &Project, holder: Holder, attribute: &str, value: &str) -> Vec<Op> {
    let from = project.written_value(holder, attribute).map(str::to_owned);
    let to = Some(value.trim().to_owned()).filter(|v| !v.is_empty());
    if from == to { Vec::new() } else { vec![Op::SetAttribute { holder, attribute: attribute.to_owned(), from, to }] }
}

/// Plans another name for an attribute: its values, the viewpoint and what typologies ask go with it. A typology gets
/// its name as every attribute does.
///
/// # Errors
/// When the attribute is not there, or the name is empty or taken.
pub fn rename_attribute(project: &Project, name: &str, to: &str) -> Result<Vec<Op>, PlanError> {
    if project.typology_named(name).is_some() {
        return super::rename_typology(project, name, to);
    }
    let attribute = standing(project, name)?;
    let from = attribute.name.as_str();
    if from == to.trim() {
        return Ok(Vec::new());
    }
    let to = if is_same_name(from, to) { visible(to)? } else { free_name(project, to)? };
    let mut ops = attribute_kind(project, &to, attribute.kind.clone());
    for (holder, value) in values(project, from) {
        // What an attribute of that name once held goes.
        ops.extend(attribute_value(project, holder, &to, value));
        ops.extend(attribute_value(project, holder, from, ""));
    }
    ops.extend(asked_for_as(project, from, &to));
    ops.push(removal(attribute));
    Ok(ops)
}

/// Plans that two attributes are one, called as `stays` is. Where somebody has a value of both, that of the one that
/// stays is kept; the values of two lists come into one.
///
/// # Errors
/// When one of them is not there.
pub(super) fn merge_attributes(project: &Project, gone: &str, stays: &str) -> Result<Vec<Op>, PlanError> {
    let (gone, stays) = (standing(project, gone)?, standing(project, stays)?);
    let mut ops = match (&gone.kind, &stays.kind) {
        (AttributeKind::OneOf(gone), AttributeKind::OneOf(all)) => {
            let new = gone.iter().filter(|value| !all.contains(value));
            let all = all.iter().chain(new).cloned().collect();
            attribute_kind(project, &stays.name, AttributeKind::OneOf(all))
        }
        _ => Vec::new(),
    };
    for (holder, value) in values(project, &gone.name) {
        if project.written_value(holder, &stays.name).is_none() {
            ops.extend(attribute_value(project, holder, &stays.name, value));
        }
        ops.extend(attribute_value(project, holder, &gone.name, ""));
    }
    ops.extend(asked_for_as(project, &gone.name, &stays.name));
    ops.push(removal(gone));
    Ok(ops)
}

/// Plans that the viewpoint and the typologies ask for `to` where they asked for `from`.
fn asked_for_as(project: &Project, from: &str, to: &str) -> Vec<Op> {
    let mut ops: Vec<Op> = viewpoint_moves(project, from, Some(to.to_owned())).into_iter().collect();
    for (name, kept) in &project.typologies {
        let renamed = with_attribute_renamed(&kept.typology, from, to);
        if renamed != kept.typology {
            let from = Some(kept.typology.clone());
            ops.push(Op::SetTypology { name: name.clone(), from, to: Some(renamed) });
        }
    }
    ops
}

/// Plans that an attribute goes, with its values; a viewpoint that it was goes with it. Typologies that ask for it are
/// broken until it is back.
///
/// # Errors
/// When the attribute is not there.
pub fn remove_attribute(project: &Project, name: &str) -> Result<Vec<Op>, PlanError> {
    if project.typology_named(name).is_some() {
        return super::remove_typology(project, name);
    }
    let attribute = standing(project, name)?;
    let cleared = values(project, &attribute.name);
    let mut ops: Vec<Op> =
        cleared.flat_map(|(holder, _)| attribute_value(project, holder, &attribute.name, "")).collect();
    ops.extend(viewpoint_moves(project, &attribute.name, None));
    ops.push(removal(attribute));
    Ok(ops)
}

fn standing<'p>(project: &'p Project, name: &str) -> Result<&'p Attribute, PlanError> {
    project.own_attribute(name).ok_or_else(|| PlanError::NoSuchAttribute(name.trim().to_owned()))
}

fn removal(attribute: &Attribute) -> Op {
    Op::SetAttributeKind { attribute: attribute.name.clone(), from: Some(attribute.kind.clone()), to: None }
}

/// Returns everybody and everything that has a value of an attribute, with the value.
fn values<'p>(project: &'p Project, attribute: &str) -> impl Iterator<Item = (Holder, &'p str)> {
    let people = project.participants.keys().map(|id| Holder::Participant(*id));
    let holders = people.chain(project.documents.keys().map(|id| Holder::Document(*id)));
    holders.filter_map(move |holder| Some((holder, project.written_value(holder, attribute)?)))
}

fn with_attribute_renamed(typology: &Typology, from: &str, to: &str) -> Typology {
    let mut renamed = typology.clone();
    for requirement in renamed.rules.iter_mut().flat_map(|rule| &mut rule.when) {
        if let Requirement::Value { attribute, .. } = requirement
            && attribute == from
        {
            to.clone_into(attribute);
        }
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Sign, TypeRule};

    fn study() -> Fixture {
        let mut fixture = Fixture::of("Ana: hm");
        fixture.attribute("Ana", "age", "41");
        fixture.apply(attribute_kind(&fixture.project, "age", AttributeKind::Number));
        fixture.apply(viewpoint(&fixture.project, Some("age")));
        let above = Requirement::Value { attribute: "age".into(), sign: Sign::Above, value: "35".into() };
        let rules = vec![TypeRule { gives: "old".to_owned(), when: vec![above] }];
        fixture.apply(super::super::typology(&fixture.project, "life", Typology { rules, otherwise: None }).unwrap());
        fixture
    }

    fn told(fixture: &mut Fixture) -> String {
        let ana = Holder::Participant(fixture.participant("Ana"));
        let project = &fixture.project;
        let values = project.attributes().map(|a| format!("{}={}", a.name, project.value(ana, &a.name).unwrap_or("-")));
        format!("{} | {}", values.collect::<Vec<_>>().join(" "), project.viewpoint.as_deref().unwrap_or("-"))
    }

    #[test]
    fn a_renamed_attribute_keeps_its_values_the_viewpoint_and_the_rules_that_ask_for_it() {
        let mut fixture = study();
        let before = told(&mut fixture);
        assert_eq!(before, "age=41 life=old | age");
        let ops = rename_attribute(&fixture.project, "AGE", "years").unwrap();
        fixture.apply(ops.clone());
        assert_eq!(told(&mut fixture), "years=41 life=old | years");
        fixture.apply(ops.iter().rev().filter_map(Op::inverse).collect());
        assert_eq!(told(&mut fixture), before);
        let taken = rename_attribute(&fixture.project, "age", "Life");
        assert_eq!(taken, Err(PlanError::AttributeExists("life".to_owned())));
    }

    #[test]
    fn a_removed_attribute_takes_its_values_along_and_breaks_the_rules_that_ask_for_it() {
        let mut fixture = study();
        let before = told(&mut fixture);
        let ops = remove_attribute(&fixture.project, "age").unwrap();
        fixture.apply(ops.clone());
        assert_eq!(told(&mut fixture), "life=- | -");
        fixture.apply(ops.iter().rev().filter_map(Op::inverse).collect());
        assert_eq!(told(&mut fixture), before);
    }
}
