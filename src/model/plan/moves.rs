//! Moving codes, one or many at once, with everything below them.

use super::super::code::{Code, Place};
use super::super::ids::{CodeId, TreeId};
use super::super::op::Op;
use super::super::outline::Outline;
use super::super::project::Project;
use super::PlanError;
use super::codes::{RANK_STEP, siblings, standing, without_those_below};

/// Plans to move codes, with their branches, to be children of `parent` in `tree` from number `index` on (from 0,
/// counted without those that move). They keep their order; those below another one of them go along with it, also to
/// another tree.
///
/// # Errors
/// When a code or the tree does not stand, or `parent` is within one of the branches.
pub fn move_codes(
    project: &Project,
    codes: &[CodeId],
    tree: TreeId,
    parent: Option<CodeId>,
    index: usize,
) -> Result<Vec<Op>, PlanError> {
    for code in codes {
        standing(project, *code)?;
    }
    let outline = Outline::of(project);
    place_codes(project, &outline, &without_those_below(&outline, codes), tree, parent, index)
}

/// Plans to move a code right behind another one, on its level.
///
/// # Errors
/// When one of them does not stand, or the second is within the branch of the first.
pub fn move_behind(project: &Project, code: CodeId, behind: CodeId) -> Result<Vec<Op>, PlanError> {
    let sibling = standing(project, behind)?;
    let parent = project.parent_of(sibling).map(|p| p.id);
    let family = siblings(project, sibling.place.tree, parent);
    let before = family.iter().filter(|c| c.id != code).position(|c| c.id == behind);
    move_codes(project, &[code], sibling.place.tree, parent, before.map_or(usize::MAX, |i| i + 1))
}

/// Plans as [`move_codes`], for codes that are in order and each a branch of its own.
pub(super) fn place_codes(
    project: &Project,
    outline: &Outline,
    codes: &[CodeId],
    tree: TreeId,
    parent: Option<CodeId>,
    index: usize,
) -> Result<Vec<Op>, PlanError> {
    project.trees.get(&tree).filter(|t| !t.removed).ok_or(PlanError::NoSuchTree)?;
    if let Some(parent) = parent {
        standing(project, parent)?;
        if codes.iter().any(|code| outline.is_within(parent, *code)) {
            return Err(PlanError::BelowItself);
        }
    }
    let family = siblings(project, tree, parent);
    let others: Vec<&Code> = family.iter().copied().filter(|c| !codes.contains(&c.id)).collect();
    let index = index.min(others.len());
    let there = family.iter().skip(index).take(codes.len()).map(|c| c.id);
    if there.eq(codes.iter().copied()) {
        return Ok(Vec::new());
    }
    let mut ops = Vec::new();
    let ranks = ranks_at(&others, index, codes.len()).unwrap_or_else(|| {
        ops.extend(spread(&others, index, codes.len()));
        (index..index + codes.len()).map(|i| i as i64 * RANK_STEP).collect()
    });
    let tree = put_below(project, tree, parent);
    for (code, rank) in codes.iter().zip(ranks) {
        let moved = standing(project, *code)?;
        ops.push(Op::MoveCode { code: *code, from: moved.put_to(), to: Place { tree, parent, rank } });
        let below = outline.branch(*code).iter().skip(1).filter_map(|row| project.codes.get(&row.code));
        let elsewhere = below.map(|c| (c.id, c.put_to())).filter(|(_, from)| from.tree != tree);
        ops.extend(elsewhere.map(|(code, from)| Op::MoveCode { code, from, to: Place { tree, ..from } }));
    }
    Ok(ops)
}

/// Returns the tree into which a code goes that is put below `parent`: that of the parent, though it may have been
/// merged into `tree`, so that both stay together when the trees part again.
pub(super) fn put_below(project: &Project, tree: TreeId, parent: Option<CodeId>) -> TreeId {
    parent.and_then(|parent| project.codes.get(&parent)).map_or(tree, |parent| parent.put_into)
}

/// Returns `n` ranks between the neighbours of `index`, if there is room.
fn ranks_at(others: &[&Code], index: usize, n: usize) -> Option<Vec<i64>> {
    let before = index.checked_sub(1).and_then(|i| others.get(i)).map(|c| c.place.rank);
    let behind = others.get(index).map(|c| c.place.rank);
    let (n, room) = (n as i64, |steps: i64| steps.checked_mul(RANK_STEP));
    match (before, behind) {
        (None, None) => (0..n).map(room).collect(),
        (Some(before), None) => (1..=n).map(|i| before.checked_add(room(i)?)).collect(),
        (None, Some(behind)) => (0..n).map(|i| behind.checked_sub(room(n - i)?)).collect(),
        (Some(before), Some(behind)) => {
            let gap = behind.checked_sub(before)? / (n + 1);
            (gap > 0).then(|| (1..=n).map(|i| before + gap * i).collect())
        }
    }
}

/// Plans new ranks for `others`, leaving `n` free from `index` on.
fn spread(others: &[&Code], index: usize, n: usize) -> Vec<Op> {
    let places = others.iter().enumerate().map(|(i, code)| {
        let rank = (if i >= index { i + n } else { i }) as i64 * RANK_STEP;
        Op::MoveCode { code: code.id, from: code.put_to(), to: Place { rank, ..code.put_to() } }
    });
    places.collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::Fixture;
    use super::*;

    fn paths(fixture: &Fixture) -> Vec<String> {
        Outline::of(&fixture.project).rows.into_iter().map(|r| r.path).collect()
    }

    fn moved(fixture: &mut Fixture, codes: &[&str], parent: Option<&str>, index: usize) -> Vec<Op> {
        let outline = Outline::of(&fixture.project);
        let code = |path: &str| outline.find(&fixture.project, path).unwrap();
        let codes: Vec<CodeId> = codes.iter().map(|path| code(path)).collect();
        let tree = fixture.project.trees()[0].id;
        let ops = move_codes(&fixture.project, &codes, tree, parent.map(code), index).unwrap();
        fixture.apply(ops.clone());
        ops
    }

    #[test]
    fn many_codes_move_at_once_and_keep_their_order() {
        let mut fixture = Fixture::of("U01: [a|A|B|B/C|D|E].");
        moved(&mut fixture, &["E", "B", "B/C"], Some("A"), 0);
        assert_eq!(paths(&fixture), ["A", "A/B", "A/B/C", "A/E", "D"]);
        moved(&mut fixture, &["A/B", "A/E"], None, 1);
        assert_eq!(paths(&fixture), ["A", "B", "B/C", "E", "D"]);
    }

    #[test]
    fn what_stands_there_already_is_not_moved() {
        let mut fixture = Fixture::of("U01: [a|A|B|C].");
        assert!(moved(&mut fixture, &["B", "C"], None, 1).is_empty());
        assert!(!moved(&mut fixture, &["A", "C"], None, 0).is_empty());
        assert_eq!(paths(&fixture), ["A", "C", "B"]);
    }

    #[test]
    fn ranks_without_room_are_spread() {
        let mut fixture = Fixture::of("U01: [a|A|B|C|D].");
        for round in 0..40 {
            let first = if round % 2 == 0 { ["C", "D"] } else { ["D", "C"] };
            moved(&mut fixture, &first[..1], None, 1);
        }
        moved(&mut fixture, &["C", "D"], None, 1);
        let found = paths(&fixture);
        assert_eq!((found[0].as_str(), found[3].as_str()), ("A", "B"), "{found:?}");
    }

    #[test]
    fn extreme_ranks_of_others_do_no_harm() {
        let mut fixture = Fixture::of("U01: [a|A|B].");
        let outline = Outline::of(&fixture.project);
        let place = fixture.project.codes[&outline.rows[0].code].place;
        for (row, rank) in outline.rows.iter().zip([i64::MIN, i64::MAX]) {
            let from = fixture.project.codes[&row.code].place;
            fixture.apply(vec![Op::MoveCode { code: row.code, from, to: Place { rank, ..place } }]);
        }
        moved(&mut fixture, &["B"], None, 0);
        assert_eq!(paths(&fixture), ["B", "A"]);
        moved(&mut fixture, &["B"], None, 1);
        assert_eq!(paths(&fixture), ["A", "B"]);
    }
}
