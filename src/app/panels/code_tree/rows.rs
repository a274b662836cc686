//! Which lines the code trees have: names of trees, codes that no closed code hides, or what fits the filter with everything
//! above it. Data alone; drawing them is the work of `line.rs`.

use std::collections::BTreeSet;

use crate::app::widgets::fuzzy::{Query, folded};
use crate::model::{CodeId, Outline, Project, TreeId};

/// A line of the panel.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Row {
    /// The name of a tree.
    Tree {
        /// Which.
        tree: TreeId,
        /// Whether its codes are shown.
        open: bool,
    },
    /// A code.
    Code {
        /// Its index in the outline.
        index: usize,
        /// Whether its codes are shown; nothing when there are none below it.
        open: Option<bool>,
    },
}

/// What the user closed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Closed {
    /// Trees.
    pub trees: BTreeSet<TreeId>,
    /// Codes.
    pub codes: BTreeSet<CodeId>,
}

/// Returns the lines from top to bottom. A filter opens everything that it finds something in.
pub fn rows(project: &Project, outline: &Outline, closed: &Closed, filter: &str) -> Vec<Row> {
    let query = Query::new(filter);
    let shown = (!query.is_empty()).then(|| found_with_above(outline, &query));
    let mut rows = Vec::with_capacity(outline.rows.len() + 4);
    for tree in project.trees() {
        let open = shown.is_some() || !closed.trees.contains(&tree.id);
        rows.push(Row::Tree { tree: tree.id, open });
        if open {
            codes_of_tree(outline, tree.id, closed, shown.as_deref(), &mut rows);
        }
    }
    rows
}

fn codes_of_tree(outline: &Outline, tree: TreeId, closed: &Closed, shown: Option<&[bool]>, rows: &mut Vec<Row>) {
    let mut index = outline.rows.iter().position(|r| r.tree == tree).unwrap_or(outline.rows.len());
    while index < outline.rows.len() && outline.rows[index].tree == tree {
        let row = &outline.rows[index];
        if shown.is_some_and(|shown| !shown[index]) {
            index = row.end;
            continue;
        }
        let has_below = row.end > index + 1;
        let open = shown.is_some() || !closed.codes.contains(&row.code);
        rows.push(Row::Code { index, open: has_below.then_some(open) });
        index = if open { index + 1 } else { row.end };
    }
}

/// Returns for each code whether it fits or something below it does.
fn found_with_above(outline: &Outline, query: &Query) -> Vec<bool> {
    let mut shown: Vec<bool> = outline.rows.iter().map(|r| query.score_folded(&folded(&r.path)).is_some()).collect();
    let mut branches: Vec<usize> = Vec::new();
    for i in 0..shown.len() {
        branches.retain(|above| outline.rows[*above].end > i);
        if shown[i] {
            for above in &branches {
                shown[*above] = true;
            }
        }
        branches.push(i);
    }
    shown
}

/// Returns the code right above code `index`.
pub fn parent_of(outline: &Outline, index: usize) -> Option<usize> {
    let depth = outline.rows[index].depth.checked_sub(1)?;
    (0..index).rev().find(|i| outline.rows[*i].depth == depth)
}

/// Returns the codes right below `parent`, or at the top of `tree`, in their order.
pub fn children_of(outline: &Outline, tree: TreeId, parent: Option<usize>) -> Vec<usize> {
    let (range, depth) = match parent {
        Some(i) => (i + 1..outline.rows[i].end, outline.rows[i].depth + 1),
        None => (0..outline.rows.len(), 0),
    };
    range.filter(|i| outline.rows[*i].depth == depth && outline.rows[*i].tree == tree).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn names(project: &Project, outline: &Outline, closed: &Closed, filter: &str) -> Vec<String> {
        let name = |row: &Row| match row {
            Row::Tree { tree, .. } => project.trees[tree].name.to_uppercase(),
            Row::Code { index, .. } => outline.rows[*index].name.clone(),
        };
        rows(project, outline, closed, filter).iter().map(name).collect()
    }

    #[test]
    fn a_closed_code_hides_what_is_below_it_and_a_filter_opens_it() {
        let project = Fixture::of("U01: [a|Rue/Nuit/Froid|Soin|Rue/Jour].").project;
        let outline = Outline::of(&project);
        let mut closed = Closed::default();
        assert_eq!(names(&project, &outline, &closed, ""), ["CODES", "Rue", "Nuit", "Froid", "Jour", "Soin"]);
        closed.codes.insert(outline.find(&project, "Rue").unwrap());
        assert_eq!(names(&project, &outline, &closed, ""), ["CODES", "Rue", "Soin"]);
        assert_eq!(names(&project, &outline, &closed, "froid"), ["CODES", "Rue", "Nuit", "Froid"]);
    }

    #[test]
    fn siblings_and_the_code_above_are_found() {
        let project = Fixture::of("U01: [a|Rue/Nuit/Froid|Soin|Rue/Jour].").project;
        let outline = Outline::of(&project);
        let at = |path: &str| outline.index(outline.find(&project, path).unwrap()).unwrap();
        let tree = project.trees()[0].id;
        assert_eq!(parent_of(&outline, at("Jour")), Some(at("Rue")));
        assert_eq!(children_of(&outline, tree, Some(at("Rue"))), [at("Rue/Nuit"), at("Rue/Jour")]);
        assert_eq!(children_of(&outline, tree, None), [at("Rue"), at("Soin")]);
    }
}
