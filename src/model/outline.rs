//! The code trees written out from top to bottom, as tables and the screen show them: each code with its path, its
//! depth and where its branch ends, so that "is below" is a comparison of two numbers.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::code::Code;
use super::colour::Colour;
use super::ids::{CodeId, TreeId};
use super::project::Project;

/// One code in its place.
#[derive(Clone, PartialEq, Debug)]
pub struct OutlineRow {
    /// The code.
    pub code: CodeId,
    /// Its tree.
    pub tree: TreeId,
    /// 0 at the top of the tree.
    pub depth: usize,
    /// The code's own name.
    pub name: String,
    /// The names from the top down, separated by `/`; begins with the tree's name when the project has several trees.
    pub path: String,
    /// Its own colour, or that of the nearest code above that has one.
    pub colour: Colour,
    /// The index behind the last code of its branch.
    pub end: usize,
}

/// All codes that stand, in the order of their trees.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outline {
    /// Top to bottom.
    pub rows: Vec<OutlineRow>,
    index: FxHashMap<CodeId, usize>,
    /// What codes are called whose name another code has too.
    told_apart: FxHashMap<CodeId, String>,
}

impl Outline {
    /// Returns the outline of all trees of `project`.
    pub fn of(project: &Project) -> Self {
        let mut children: BTreeMap<(TreeId, Option<CodeId>), Vec<&Code>> = BTreeMap::new();
        for code in project.codes.values().filter(|c| project.code(c.id).is_some()) {
            let parent = project.parent_of(code).map(|p| p.id);
            children.entry((code.place.tree, parent)).or_default().push(code);
        }
        for siblings in children.values_mut() {
            siblings.sort_by_key(|c| (c.place.rank, c.id));
        }
        let trees = project.trees();
        let mut outline = Self::default();
        for tree in &trees {
            let prefix = if trees.len() > 1 { format!("{}/", tree.name) } else { String::new() };
            outline.write_branch(&children, (tree.id, None), 0, &prefix, None);
        }
        outline.index = outline.rows.iter().enumerate().map(|(i, r)| (r.code, i)).collect();
        outline.told_apart = told_apart(&outline.rows);
        outline
    }

    /// Returns the name of a code where there is no room for its path: alone, or where another code has the name too,
    /// with the tree or the code above in brackets.
    pub fn short_name(&self, code: CodeId) -> Option<&str> {
        let row = self.row(code)?;
        Some(self.told_apart.get(&code).map_or(row.name.as_str(), String::as_str))
    }

    fn write_branch(
        &mut self,
        children: &BTreeMap<(TreeId, Option<CodeId>), Vec<&Code>>,
        at: (TreeId, Option<CodeId>),
        depth: usize,
        prefix: &str,
        inherited: Option<Colour>,
    ) {
        for code in children.get(&at).into_iter().flatten() {
            let colour = code.colour.or(inherited).unwrap_or(Colour::PALETTE[0]);
            let path = format!("{prefix}{}", code.name);
            let i = self.rows.len();
            self.rows.push(OutlineRow {
                code: code.id,
                tree: at.0,
                depth,
                name: code.name.clone(),
                path: path.clone(),
                colour,
                end: 0,
            });
            self.write_branch(children, (at.0, Some(code.id)), depth + 1, &format!("{path}/"), Some(colour));
            self.rows[i].end = self.rows.len();
        }
    }

    /// Returns where `code` stands in [`Self::rows`].
    pub fn index(&self, code: CodeId) -> Option<usize> {
        self.index.get(&code).copied()
    }

    /// Returns the row of `code`.
    pub fn row(&self, code: CodeId) -> Option<&OutlineRow> {
        self.index(code).map(|i| &self.rows[i])
    }

    /// Returns the path of `code`, empty if it does not stand.
    pub fn path(&self, code: CodeId) -> &str {
        self.row(code).map_or("", |r| &r.path)
    }

    /// Returns `code` and everything below it.
    pub fn branch(&self, code: CodeId) -> &[OutlineRow] {
        self.index(code).map_or(&[], |i| &self.rows[i..self.rows[i].end])
    }

    /// Whether `code` is `ancestor` or below it.
    pub fn is_within(&self, code: CodeId, ancestor: CodeId) -> bool {
        match (self.index(code), self.index(ancestor)) {
            (Some(code), Some(above)) => (above..self.rows[above].end).contains(&code),
            _ => false,
        }
    }
}

/// Returns a name that tells apart each code whose own name another one has.
fn told_apart(rows: &[OutlineRow]) -> FxHashMap<CodeId, String> {
    let mut called: FxHashMap<&str, Vec<&OutlineRow>> = FxHashMap::default();
    for row in rows {
        called.entry(&row.name).or_default().push(row);
    }
    let with_tag = |alike: &[&OutlineRow], row: &OutlineRow| {
        let alone_in_tree = alike.iter().filter(|other| other.tree == row.tree).count() == 1;
        let mut above = row.path.rsplit('/').skip(1);
        let above = if alone_in_tree { above.last() } else { above.next() };
        above.map_or_else(|| row.name.clone(), |above| format!("{} ({above})", row.name))
    };
    let shared = rows.iter().filter_map(|row| Some((row, called.get(&*row.name).filter(|alike| alike.len() > 1)?)));
    shared.map(|(row, alike)| (row.code, with_tag(alike, row))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{Op, plan};

    #[test]
    fn a_name_that_two_codes_have_is_told_with_the_tree_or_the_code_above() {
        let mut fixture = Fixture::of("U01: [a|Needs/Money] [b|Rest] [c|Fears/Money] [d|Needs]");
        let tree = TreeId::next(&mut fixture.ids);
        let main = fixture.project.trees()[0].name.clone();
        fixture.apply(vec![Op::AddTree { tree, name: "Staff".into() }]);
        let mut draft = plan::CodeDraft::new(&fixture.project);
        draft.code_at(&mut fixture.ids, "Staff/Rest").unwrap();
        fixture.apply(draft.into_ops());
        let outline = Outline::of(&fixture.project);
        let names: Vec<&str> = outline.rows.iter().filter_map(|row| outline.short_name(row.code)).collect();
        let rest = format!("Rest ({main})");
        assert_eq!(names, ["Needs", "Money (Needs)", &*rest, "Fears", "Money (Fears)", "Rest (Staff)"]);
    }
}
