//! Of how many a share is: missing is not absent. Who was looked at for a code, and asked, can lack it; who was not is
//! left out.
//!
//! Once somebody recorded documents as finished for a code tree, only what was finished after a code was made counts
//! for it. Once somebody recorded which questions of the interview guide were asked in a document, only those count for
//! a code whose theme has questions, of which one was asked. What nobody recorded leaves everyone in, and the caption
//! says so.

use std::collections::BTreeMap;

use super::super::facts::Facts;
use super::super::scope::Scope;
use super::cases::Cases;
use crate::model::comparison::AskedThere;
use crate::model::outline::OutlineRow;
use crate::model::{CodeId, Stamp, TreeId};

/// What is recorded of the documents: who finished which, and what was asked there.
pub(super) struct Eligibility {
    /// By tree of which anything is recorded, by document: when it was finished.
    finished: BTreeMap<TreeId, Vec<Option<Stamp>>>,
    /// By document.
    asked: Vec<AskedThere>,
    /// By code of a theme that has questions: these.
    questions: BTreeMap<CodeId, Vec<CodeId>>,
}

impl Eligibility {
    /// Returns what is recorded of the documents of `facts`; as finished by the coder of the scope, or by any.
    pub(super) fn of(facts: &Facts<'_>, scope: &Scope) -> Self {
        let questions = questions_of_codes(facts);
        let asked = match questions.is_empty() {
            true => Vec::new(),
            false => facts.documents.iter().map(|d| facts.project.asked_in(d)).collect(),
        };
        let mut finished: BTreeMap<TreeId, Vec<Option<Stamp>>> = BTreeMap::new();
        for (d, document) in facts.documents.iter().enumerate() {
            let counted = document.finished.iter().filter(|(f, _)| scope.coder.is_none_or(|coder| coder == f.coder));
            for (by, at) in counted {
                let of_tree = finished.entry(by.tree).or_insert_with(|| vec![None; facts.documents.len()]);
                of_tree[d] = of_tree[d].max(Some(*at));
            }
        }
        Self { finished, asked, questions }
    }

    /// Whether anything is recorded as finished for a tree.
    pub(super) fn knows_finished(&self, tree: TreeId) -> bool {
        self.finished.contains_key(&tree)
    }

    /// Whether the guide asks for a code.
    pub(super) fn knows_questions(&self, code: CodeId) -> bool {
        self.questions.contains_key(&code)
    }

    /// Returns by case whether a code could be found there; nothing when everyone's could as far as anybody recorded.
    pub(super) fn cases(&self, facts: &Facts<'_>, cases: &Cases, row: &OutlineRow) -> Option<Vec<bool>> {
        let finished = self.finished.get(&row.tree);
        let questions = self.questions.get(&row.code);
        if finished.is_none() && questions.is_none() {
            return None;
        }
        let made = facts.project.code(row.code)?.added;
        Some(self.heard_in(facts, cases, |d| {
            let was_finished = finished.is_none_or(|finished| finished[d].is_some_and(|at| made <= at));
            // A document of which nobody recorded what was asked is not left out.
            let asked = |question: &CodeId| self.asked[d].asked(*question).unwrap_or(true);
            was_finished && questions.is_none_or(|questions| questions.iter().any(asked))
        }))
    }

    /// Returns by case whether one of the questions was asked there; nothing without questions.
    pub(super) fn asked(&self, facts: &Facts<'_>, cases: &Cases, questions: &[CodeId]) -> Option<Vec<bool>> {
        let asked = |d: usize| questions.iter().any(|question| self.asked[d].asked(*question).unwrap_or(true));
        (!questions.is_empty() && !self.asked.is_empty()).then(|| self.heard_in(facts, cases, asked))
    }

    /// Returns by case whether it is heard in one of the documents that count.
    fn heard_in(&self, facts: &Facts<'_>, cases: &Cases, counts: impl Fn(usize) -> bool) -> Vec<bool> {
        let counting: Vec<bool> = (0..facts.documents.len()).map(counts).collect();
        let mut eligible = vec![false; cases.group.len()];
        for (voice, case) in facts.voices.iter().zip(&cases.of_voice) {
            if let Some(case) = case {
                eligible[*case as usize] |= counting[voice.document as usize];
            }
        }
        eligible
    }
}

/// Returns for each code of a theme, those below it included, the questions that ask for the theme.
fn questions_of_codes(facts: &Facts<'_>) -> BTreeMap<CodeId, Vec<CodeId>> {
    let (project, outline) = (facts.project, &facts.outline);
    let mut questions: BTreeMap<CodeId, Vec<CodeId>> = BTreeMap::new();
    for theme in project.comparison.themes() {
        let below = |code: &CodeId| outline.branch(*code).iter().map(|row| row.code).collect::<Vec<_>>();
        let (asking, speaking): (Vec<CodeId>, Vec<CodeId>) =
            project.codes_of_theme(theme).iter().flat_map(below).partition(|code| project.is_question(*code));
        for code in speaking.into_iter().filter(|_| !asking.is_empty()) {
            questions.entry(code).or_default().extend(&asking);
        }
    }
    questions
}
