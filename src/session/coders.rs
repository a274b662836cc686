//! Who a name means: settings of a device know a coder by name, also by one that was changed on another device since.

use std::sync::Arc;

use crate::model::naming::is_same_name;
use crate::model::{Change, CoderId, Op, Project, Reserved};

/// Returns the coder who is called `name`, or was once and nobody is now.
pub(super) fn called(project: &Project, changes: &[Arc<Change>], name: &str) -> Option<CoderId> {
    let renamed = |op: &Op| match op {
        Op::RenameCoder { coder, from, .. } if is_same_name(from, name) => Some(*coder),
        _ => None,
    };
    let once = || changes.iter().rev().find_map(|change| change.ops.iter().find_map(renamed));
    project.coder_named(name).map(|coder| coder.id).or_else(once)
}

/// Returns the names of those to whom `what` is reserved.
pub(super) fn names_of(project: &Project, what: Reserved) -> String {
    project.reserved_to(what).map(|coder| project.coder_name(coder)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{DeviceId, Stamp, plan};

    #[test]
    fn who_was_renamed_is_found_by_the_former_name_until_somebody_else_has_it() {
        let mut fixture = Fixture::new();
        let (ana, at) = (fixture.coder, Stamp::after(None, 1, DeviceId::from_bits(1)));
        let ops = plan::rename_coder(&fixture.project, ana, "Ana Maria").unwrap();
        fixture.apply(ops.clone());
        let change = Arc::new(Change { at, by: ana, seen: vec![], label: String::new(), undoes: None, ops });
        let of = |project: &Project, name: &str| called(project, &[Arc::clone(&change)], name);
        assert_eq!((of(&fixture.project, "ana"), of(&fixture.project, "ana maria")), (Some(ana), Some(ana)));
        assert_eq!(of(&fixture.project, "ben"), None);
        let other = fixture.coder_named("ana");
        assert_eq!(of(&fixture.project, "ana"), Some(other));
    }
}
