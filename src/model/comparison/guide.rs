//! The interview guide: its questions are the codes of one tree, so that the place where an interviewer asks one can be
//! coded with it. What is coded with a question was asked; a mark says so, or the contrary, without a coding.

use std::collections::BTreeMap;

use super::super::document::Document;
use super::super::ids::{CodeId, DocumentId, TreeId};
use super::super::project::Project;

/// The questions and where they were asked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Guide {
    /// The tree whose codes are the questions.
    pub tree: Option<TreeId>,
    /// For a document and a question whether it was asked there, as far as somebody said.
    pub asked: BTreeMap<(DocumentId, CodeId), bool>,
}

impl Project {
    /// Returns the tree of the interview guide, or that into which it was merged, if it stands.
    pub fn guide_tree(&self) -> Option<TreeId> {
        let tree = self.comparison.guide.tree.map(|tree| self.one_tree(tree));
        tree.filter(|tree| self.trees.get(tree).is_some_and(|t| !t.removed))
    }

    /// Whether the code is a question of the interview guide.
    pub fn is_question(&self, code: CodeId) -> bool {
        self.guide_tree().is_some_and(|tree| self.code(code).is_some_and(|c| c.place.tree == tree))
    }

    /// Returns which questions were asked in a document.
    pub fn asked_in(&self, document: &Document) -> AskedThere {
        let coded = self.codings(document).map(|placed| placed.code).filter(|code| self.is_question(*code));
        let mut there = AskedThere { said: coded.map(|question| (question, true)).collect() };
        let said = self.comparison.guide.asked.range((document.id, CodeId::LEAST)..);
        let said = said.take_while(|((of, _), _)| *of == document.id);
        there.said.extend(said.map(|((_, question), asked)| (*question, *asked)));
        there
    }
}

/// Which questions were asked in one document, as far as it was recorded.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct AskedThere {
    said: BTreeMap<CodeId, bool>,
}

impl AskedThere {
    /// Whether a question was asked: what somebody said of it, else whether a place is coded with it; nothing when
    /// nobody recorded of this document which questions were asked.
    pub fn asked(&self, question: CodeId) -> Option<bool> {
        if self.said.is_empty() { None } else { Some(self.said.get(&question).copied().unwrap_or(false)) }
    }
}
