//! Which codes are the rows of a table: a tree, a branch, a level of it, or some that were picked.

use serde::{Deserialize, Serialize};

use super::scope::{Rows, listed};
use crate::model::{CodeId, Outline, Project};

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
    pub fn let_go_of_what_is_gone(&mut self, project: &Project, outline: &Outline) -> Vec<String> {
        let mut gone = Vec::new();
        let within_stands = match self.within {
            Rows::All => true,
            Rows::Tree(tree) => project.trees().iter().any(|known| known.id == tree),
            Rows::Branch(code) => outline.row(code).is_some(),
        };
        if !within_stands {
            gone.push("the codes that its rows begin with".to_owned());
            self.within = Rows::All;
        }
        let n = self.picked.len();
        self.picked.retain(|code| outline.row(*code).is_some());
        if self.picked.len() < n {
            gone.push(format!("{} of the codes picked", n - self.picked.len()));
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
    pub fn describe(&self, project: &Project, outline: &Outline) -> Vec<String> {
        let mut words: Vec<String> = self.within.describe(project, outline).into_iter().collect();
        words.extend(self.depth.map(|depth| format!("codes of level {}", depth + 1)));
        if !self.picked.is_empty() {
            let paths: Vec<String> = self.picked.iter().map(|code| outline.path(*code).to_owned()).collect();
            words.push(format!("codes: {}", listed(&paths, "none")));
        }
        words
    }
}
