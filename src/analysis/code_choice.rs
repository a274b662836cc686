//! Which codes are the rows of a table: a tree, a branch, a level of it, or some that were picked.

use serde::{Deserialize, Serialize};

use super::scope::Rows;
use crate::model::{CodeId, Outline, Project, Said, said};

/// Which codes; all unless something is said.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CodeChoice {
    /// From where.
    pub within: Rows,
    /// Only those so deep in their tree: 0 is the top.
    pub depth: Option<usize>,
    /// Only these; all when there are none.
    pub picked: Vec<CodeId>,
}

impl From<Rows> for CodeChoice {
    fn from(within: Rows) -> Self {
        Self { within, ..Self::default() }
    }
}

impl CodeChoice {
    /// Lets go of trees and codes that do not stand any more, and returns them in words.
    pub fn let_go_of_what_is_gone(&mut self, project: &Project, outline: &Outline) -> Vec<Said> {
        let mut gone = Vec::new();
        let within_stands = match self.within {
            Rows::All => true,
            Rows::Tree(tree) => project.trees().iter().any(|known| known.id == tree),
            Rows::Branch(code) => outline.row(code).is_some(),
        };
        if !within_stands {
            gone.push(said!("the codes that its rows begin with", "les codes par lesquels commencent ses lignes"));
            self.within = Rows::All;
        }
        let n = self.picked.len();
        self.picked.retain(|code| outline.row(*code).is_some());
        if self.picked.len() < n {
            let n = n - self.picked.len();
            gone.push(said!("{n} of the codes picked", "{n} des codes choisis"));
        }
        gone
    }

    /// Returns the indices of the chosen rows of `outline`, in its order.
    pub fn rows(&self, outline: &Outline) -> Vec<usize> {
        let chosen = |i: &usize| {
            let row = &outline.rows[*i];
            self.depth.is_none_or(|depth| row.depth == depth)
                && (self.picked.is_empty() || self.picked.contains(&row.code))
        };
        self.within.range(outline).filter(chosen).collect()
    }

    /// Returns the choice in words, one item a restriction.
    pub fn describe(&self, project: &Project, outline: &Outline) -> Vec<Said> {
        let mut words: Vec<Said> = self.within.describe(project, outline).into_iter().collect();
        words.extend(self.depth.map(|depth| {
            let level = depth + 1;
            said!("codes of level {level}", "codes de niveau {level}")
        }));
        if !self.picked.is_empty() {
            let paths = self.picked.iter().map(|code| outline.path(*code)).collect::<Vec<_>>().join(", ");
            words.push(said!("codes: {paths}", "codes\u{202f}: {paths}"));
        }
        words
    }
}
