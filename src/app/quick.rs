//! The codes at hand: those that somebody pinned in this project, then those that this coder applied last. The digits of the
//! keyboard stand for them. Computed when a project opens and kept up with each coding, never while drawing.

use std::collections::BTreeMap;

use crate::model::{CodeId, CoderId, Project, Stamp};

/// Codes applied last that are remembered.
const RECENT: usize = 12;

/// Pinned and recent codes. What is removed meanwhile stays in the lists, because undo brings it back.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct QuickCodes {
    /// Pinned by hand, in the order of pinning.
    pub pinned: Vec<CodeId>,
    /// Applied last by this coder, newest first; pinned ones are among them.
    pub recent: Vec<CodeId>,
}

impl QuickCodes {
    /// Returns the codes at hand for `coder`, who pinned `pinned`. Looks at every coding once.
    pub fn of(project: &Project, coder: CoderId, pinned: Vec<CodeId>) -> Self {
        let mut newest: BTreeMap<CodeId, Stamp> = BTreeMap::new();
        for document in project.documents.values().filter(|d| !d.removed) {
            for coding in document.standing_codings().filter(|c| c.coder == coder) {
                let at = newest.entry(coding.code).or_insert(coding.at);
                *at = coding.at.max(*at);
            }
        }
        let mut by_age: Vec<(Stamp, CodeId)> = newest.into_iter().map(|(code, at)| (at, code)).collect();
        by_age.sort_unstable();
        let mut quick = Self { pinned, recent: Vec::new() };
        for (_, code) in by_age {
            if let Some(code) = project.resolve_code(code) {
                quick.used(code);
            }
        }
        quick
    }

    /// Puts `code` at the head of the recent ones.
    pub fn used(&mut self, code: CodeId) {
        self.recent.retain(|c| *c != code);
        self.recent.insert(0, code);
        self.recent.truncate(RECENT);
    }

    /// Pins a code behind the others, or takes it off.
    pub fn pin(&mut self, code: CodeId, pinned: bool) {
        self.pinned.retain(|c| *c != code);
        if pinned {
            self.pinned.push(code);
        }
    }

    /// Whether `code` is pinned.
    pub fn is_pinned(&self, code: CodeId) -> bool {
        self.pinned.contains(&code)
    }

    /// Returns the code that was applied last and stands.
    pub fn last(&self, project: &Project) -> Option<CodeId> {
        self.recent.iter().find_map(|code| project.resolve_code(*code))
    }

    /// Returns the codes that the digits 1 to 9 stand for, in their order: pinned ones first, then recent ones.
    pub fn of_digits(&self, project: &Project) -> Vec<CodeId> {
        let mut codes: Vec<CodeId> = Vec::with_capacity(9);
        for code in self.pinned.iter().chain(&self.recent).filter_map(|code| project.resolve_code(*code)) {
            if codes.len() < 9 && !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Outline;
    use crate::model::testing::Fixture;

    fn names(project: &Project, codes: &[CodeId]) -> Vec<String> {
        codes.iter().map(|c| project.codes[c].name.clone()).collect()
    }

    #[test]
    fn recent_codes_are_those_of_the_coder_newest_first() {
        let fixture = Fixture::of("U01: [Un|Rue], [deux|Peur], [trois|Rue], [quatre|Soin@ben].");
        let quick = QuickCodes::of(&fixture.project, fixture.coder, Vec::new());
        assert_eq!(names(&fixture.project, &quick.recent), ["Rue", "Peur"]);
        assert_eq!(quick.last(&fixture.project), quick.recent.first().copied());
    }

    #[test]
    fn digits_stand_for_pinned_codes_first_and_for_none_twice() {
        let fixture = Fixture::of("U01: [Un|Rue], [deux|Peur], [trois|Soin].");
        let project = &fixture.project;
        let code = |path: &str| Outline::of(project).find(project, path).unwrap();
        let mut quick = QuickCodes::of(project, fixture.coder, Vec::new());
        quick.pin(code("Peur"), true);
        quick.pin(code("Peur"), true);
        assert!(quick.is_pinned(code("Peur")));
        quick.used(code("Rue"));
        assert_eq!(names(project, &quick.of_digits(project)), ["Peur", "Rue", "Soin"]);
        quick.pin(code("Peur"), false);
        assert_eq!(names(project, &quick.of_digits(project)), ["Rue", "Soin", "Peur"]);
    }

    #[test]
    fn a_code_that_was_removed_leaves_its_digit_and_comes_back_to_it() {
        let mut fixture = Fixture::of("U01: [Un|Rue], [deux|Peur].");
        let peur = Outline::of(&fixture.project).find(&fixture.project, "Peur").unwrap();
        let quick = QuickCodes::of(&fixture.project, fixture.coder, vec![peur]);
        fixture.apply(crate::model::plan::remove_codes(&fixture.project, &[peur]).unwrap());
        assert_eq!(names(&fixture.project, &quick.of_digits(&fixture.project)), ["Rue"]);
        fixture.apply(vec![crate::model::Op::RestoreCode { code: peur }]);
        assert_eq!(names(&fixture.project, &quick.of_digits(&fixture.project)), ["Peur", "Rue"]);
    }
}
