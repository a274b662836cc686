//! Where codes go that are dragged onto another: before it, behind it, or below it as its children; and where the
//! keyboard moves them: up and down among their siblings, in below the one above, out beside the one that they are
//! below.

use super::rows::{children_of, parent_of};
use crate::app::command::Command;
use crate::model::{CodeId, Outline, TreeId};

/// What a drop means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Before the code, on its level.
    Before,
    /// Below the code, as its last children.
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

/// Returns the move of `codes` to that side of the code at `target`; none when that is within one of them.
pub fn move_beside(outline: &Outline, codes: &[CodeId], target: usize, side: Side) -> Option<Command> {
    let row = &outline.rows[target];
    if codes.iter().any(|code| outline.is_within(row.code, *code)) {
        return None;
    }
    let parent = if side == Side::Into { Some(target) } else { parent_of(outline, target) };
    let others = others(outline, row.tree, parent, codes);
    let index = match side {
        Side::Into => others.len(),
        Side::Before => others.iter().position(|i| *i == target)?,
        Side::Behind => others.iter().position(|i| *i == target)? + 1,
    };
    Some(to(outline, codes, row.tree, parent, index))
}

/// Returns the move of `codes` to the end of a tree's top level.
pub fn move_to_tree(outline: &Outline, codes: &[CodeId], tree: TreeId) -> Command {
    let index = others(outline, tree, None, codes).len();
    to(outline, codes, tree, None, index)
}

/// Where the keyboard moves codes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Before the sibling above.
    Up,
    /// Behind the sibling below.
    Down,
    /// Below the sibling above.
    In,
    /// Behind the code that they are below.
    Out,
}

/// Returns the move of `codes` by one step; none when there is no place to go, or when they do not stand side by side
/// below the same code.
pub fn move_by(outline: &Outline, codes: &[CodeId], step: Step) -> Option<Command> {
    let mut rows: Vec<usize> = codes.iter().filter_map(|code| outline.index(*code)).collect();
    rows.sort_unstable();
    let all = rows.clone();
    rows.retain(|i| !all.iter().any(|above| above < i && *i < outline.rows[*above].end));
    let (first, last) = (*rows.first()?, *rows.last()?);
    let (tree, parent) = (outline.rows[first].tree, parent_of(outline, first));
    if rows.iter().any(|i| outline.rows[*i].tree != tree || parent_of(outline, *i) != parent) {
        return None;
    }
    let others = others(outline, tree, parent, codes);
    let before = |row: usize| others.iter().filter(|i| **i < row).count();
    Some(match step {
        Step::Up => to(outline, codes, tree, parent, before(first).checked_sub(1)?),
        Step::Down if before(last) < others.len() => to(outline, codes, tree, parent, before(last) + 1),
        Step::Down => return None,
        Step::In => {
            let above = others[before(first).checked_sub(1)?];
            to(outline, codes, tree, Some(above), children_of(outline, tree, Some(above)).len())
        }
        Step::Out => {
            let parent = parent?;
            let grandparent = parent_of(outline, parent);
            let index = children_of(outline, tree, grandparent).iter().position(|i| *i == parent)?;
            to(outline, codes, tree, grandparent, index + 1)
        }
    })
}

fn to(outline: &Outline, codes: &[CodeId], tree: TreeId, parent: Option<usize>, index: usize) -> Command {
    Command::MoveCodes { codes: codes.to_vec(), tree, parent: parent.map(|i| outline.rows[i].code), index }
}

/// Returns the codes right below `parent` that do not move.
fn others(outline: &Outline, tree: TreeId, parent: Option<usize>, moved: &[CodeId]) -> Vec<usize> {
    children_of(outline, tree, parent).into_iter().filter(|i| !moved.contains(&outline.rows[*i].code)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    #[test]
    fn a_code_goes_before_behind_or_below_another_and_never_below_itself() {
        let project = Fixture::of("U01: [a|Rue/Nuit|Rue/Jour|Soin].").project;
        let outline = Outline::of(&project);
        let code = |path: &str| outline.find(&project, path).unwrap();
        let at = |path: &str| outline.index(code(path)).unwrap();
        let tree = project.trees()[0].id;
        let to = |side| move_beside(&outline, &[code("Soin")], at("Rue/Jour"), side);
        let moved = |parent: &str, index| {
            Some(Command::MoveCodes { codes: vec![code("Soin")], tree, parent: Some(code(parent)), index })
        };
        assert_eq!(to(Side::Before), moved("Rue", 1));
        assert_eq!(to(Side::Behind), moved("Rue", 2));
        assert_eq!(to(Side::Into), moved("Rue/Jour", 0));
        assert_eq!(move_beside(&outline, &[code("Soin"), code("Rue")], at("Rue/Jour"), Side::Into), None);
        let up = move_beside(&outline, &[code("Rue/Jour")], at("Rue/Nuit"), Side::Before);
        let expected = Command::MoveCodes { codes: vec![code("Rue/Jour")], tree, parent: Some(code("Rue")), index: 0 };
        assert_eq!(up, Some(expected));
    }

    /// Moves the codes of those paths and returns the paths that there are then, or nothing when they cannot move.
    fn stepped(paths: &[&str], step: Step) -> Option<String> {
        let mut fixture = Fixture::of("U01: [a|A|B|B/X|B/Y|C|D].");
        let outline = Outline::of(&fixture.project);
        let codes: Vec<CodeId> = paths.iter().map(|path| outline.find(&fixture.project, path).unwrap()).collect();
        let Command::MoveCodes { codes, tree, parent, index } = move_by(&outline, &codes, step)? else { return None };
        fixture.apply(plan::move_codes(&fixture.project, &codes, tree, parent, index).unwrap());
        let rows = Outline::of(&fixture.project).rows;
        Some(rows.into_iter().map(|r| r.path).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn the_keyboard_moves_codes_up_down_in_and_out() {
        assert_eq!(stepped(&["C"], Step::Up).as_deref(), Some("A C B B/X B/Y D"));
        assert_eq!(stepped(&["B"], Step::Down).as_deref(), Some("A C B B/X B/Y D"));
        assert_eq!(stepped(&["C"], Step::In).as_deref(), Some("A B B/X B/Y B/C D"));
        assert_eq!(stepped(&["B/X"], Step::Out).as_deref(), Some("A B B/Y X C D"));
        assert_eq!(stepped(&["A"], Step::Up), None);
        assert_eq!(stepped(&["D"], Step::Down), None);
        assert_eq!(stepped(&["A"], Step::In), None);
        assert_eq!(stepped(&["A"], Step::Out), None);
    }

    #[test]
    fn several_codes_below_the_same_code_move_together_and_others_stay() {
        assert_eq!(stepped(&["C", "D"], Step::Up).as_deref(), Some("A C D B B/X B/Y"));
        assert_eq!(stepped(&["B", "B/X", "C"], Step::In).as_deref(), Some("A A/B A/B/X A/B/Y A/C D"));
        assert_eq!(stepped(&["B/X", "B/Y"], Step::Out).as_deref(), Some("A B X Y C D"));
        assert_eq!(stepped(&["A", "B/X"], Step::Down), None);
    }
}
