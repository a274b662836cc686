//! Attributes and the viewpoint.

use super::super::op::Op;
use super::super::participant::{AttributeKind, Holder};
use super::super::project::Project;

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

/// Plans a value; an empty one takes the value away.
pub fn attribute_value(project: &Project, holder: Holder, attribute: &str, value: &str) -> Vec<Op> {
    let from = project.written_value(holder, attribute).map(str::to_owned);
    let to = Some(value.trim().to_owned()).filter(|v| !v.is_empty());
    if from == to { Vec::new() } else { vec![Op::SetAttribute { holder, attribute: attribute.to_owned(), from, to }] }
}
