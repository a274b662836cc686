//! Where a code goes that is dragged onto another: before it, behind it, or below it as its child.

use super::rows::{children_of, parent_of};
use crate::app::command::Command;
use crate::model::{CodeId, Outline, TreeId};

/// What a drop means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Before the code, on its level.
    Before,
    /// Below the code, as its last child.
    Into,
    /// Behind the code, on its level.
    Behind,
}

impl Side {
    /// Returns the side for a pointer that is `share` of the line's height from its top.
    pub fn at(share: f32) -> Self {
        match share {
            s if s < 0.28 => Self::Before,
            s if s > 0.72 => Self::Behind,
            _ => Self::Into,
        }
    }
}

/// Returns the move of `code` to that side of the code at `target`; none when that is within the code itself.
pub fn move_beside(outline: &Outline, code: CodeId, target: usize, side: Side) -> Option<Command> {
    let row = &outline.rows[target];
    if outline.is_within(row.code, code) {
        return None;
    }
    let parent = if side == Side::Into { Some(target) } else { parent_of(outline, target) };
    let others = siblings(outline, row.tree, parent, code);
    let index = match side {
        Side::Into => others.len(),
        Side::Before => others.iter().position(|i| *i == target)?,
        Side::Behind => others.iter().position(|i| *i == target)? + 1,
    };
    Some(Command::MoveCodes { codes: vec![code], tree: row.tree, parent: parent.map(|i| outline.rows[i].code), index })
}

/// Returns the move of `code` to the end of a tree's top level.
pub fn move_to_tree(outline: &Outline, code: CodeId, tree: TreeId) -> Command {
    let index = siblings(outline, tree, None, code).len();
    Command::MoveCodes { codes: vec![code], tree, parent: None, index }
}

fn siblings(outline: &Outline, tree: TreeId, parent: Option<usize>, without: CodeId) -> Vec<usize> {
    children_of(outline, tree, parent).into_iter().filter(|i| outline.rows[*i].code != without).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    #[test]
    fn a_code_goes_before_behind_or_below_another_and_never_below_itself() {
        let project = Fixture::of("U01: [a|Rue/Nuit|Rue/Jour|Soin].").project;
        let outline = Outline::of(&project);
        let code = |path: &str| outline.find(&project, path).unwrap();
        let at = |path: &str| outline.index(code(path)).unwrap();
        let tree = project.trees()[0].id;
        let to = |side| move_beside(&outline, code("Soin"), at("Rue/Jour"), side);
        let moved = |parent: &str, index| {
            Some(Command::MoveCodes { codes: vec![code("Soin")], tree, parent: Some(code(parent)), index })
        };
        assert_eq!(to(Side::Before), moved("Rue", 1));
        assert_eq!(to(Side::Behind), moved("Rue", 2));
        assert_eq!(to(Side::Into), moved("Rue/Jour", 0));
        assert_eq!(move_beside(&outline, code("Rue"), at("Rue/Jour"), Side::Into), None);
        let up = move_beside(&outline, code("Rue/Jour"), at("Rue/Nuit"), Side::Before);
        let expected = Command::MoveCodes { codes: vec![code("Rue/Jour")], tree, parent: Some(code("Rue")), index: 0 };
        assert_eq!(up, Some(expected));
    }
}
