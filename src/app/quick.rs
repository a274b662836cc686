//! The codes at hand: those that somebody pinned in this project, then those that this coder applied last. The digits
//! of the keyboard stand for them. Computed when a project opens and kept up with each coding, never while drawing.

use std::collections::BTreeMap;

use crate::model::{CodeId, CoderId, Project, Stamp};

/// Codes applied last that are remembered.
const RECENT: usize = 12;

/// Pinned and recent codes. What is removed meanwhile keeps its place until this coder codes again: a digit must not
/// come to mean another code because a colleague removed one, and undo brings it back.
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
                quick.used(project, code);
            }
        }
        quick
    }

    /// Puts `code` at the head of the recent ones, and lets go of those that are removed.
    pub fn used(&mut self, project: &Project, code: CodeId) {
        let stands = |c: &CodeId| project.resolve_code(*c).is_some();
        self.pinned.retain(stands);
        self.recent.retain(|c| *c != code && stands(c));
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

    /// Returns the code that was applied last; nothing when it is removed.
    pub fn last(&self, project: &Project) -> Option<CodeId> {
        self.recent.first().and_then(|code| project.resolve_code(*code))
    }

    /// Returns the codes that the digits 1 to 9 stand for, in their order: pinned ones first, then recent ones. The
    /// digit of a code that is removed, or is now another digit's, stands for none.
    pub fn of_digits(&self, project: &Project) -> Vec<Option<CodeId>> {
        let mut codes: Vec<Option<CodeId>> = Vec::with_capacity(9);
        let recent = self.recent.iter().filter(|code| !self.is_pinned(**code));
        for code in self.pinned.iter().chain(recent).take(9) {
            let code = project.resolve_code(*code).filter(|code| !codes.contains(&Some(*code)));
            codes.push(code);
        }
        codes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Outline;
    use crate::model::testing::Fixture;

    fn name(project: &Project, code: CodeId) -> String {
        project.codes[&code].name.clone()
    }

    /// Returns what the digits stand for, `-` where one stands for none.
    fn digits(project: &Project, quick: &QuickCodes) -> Vec<String> {
        let said = |code: Option<CodeId>| code.map_or("-".to_owned(), |code| name(project, code));
        quick.of_digits(project).into_iter().map(said).collect()
    }

    #[test]
    fn recent_codes_are_those_of_the_coder_newest_first() {
        let fixture = Fixture::of("U01: [Un|Rue], [deux|Peur], [trois|Rue], [quatre|Soin@ben].");
        let quick = QuickCodes::of(&fixture.project, fixture.coder, Vec::new());
        let recent: Vec<_> = quick.recent.iter().map(|code| name(&fixture.project, *code)).collect();
        assert_eq!(recent, ["Rue", "Peur"]);
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
        quick.used(project, code("Rue"));
        assert_eq!(digits(project, &quick), ["Peur", "Rue", "Soin"]);
        quick.pin(code("Peur"), false);
        assert_eq!(digits(project, &quick), ["Rue", "Soin", "Peur"]);
    }

    #[test]
    fn no_digit_and_no_last_code_becomes_another_code_when_one_is_removed() {
        let mut fixture = Fixture::of("U01: [Un|Rue], [deux|Soin], [trois|Peur].");
        let code = |fixture: &Fixture, path: &str| Outline::of(&fixture.project).find(&fixture.project, path).unwrap();
        let (soin, peur) = (code(&fixture, "Soin"), code(&fixture, "Peur"));
        let mut quick = QuickCodes::of(&fixture.project, fixture.coder, vec![soin]);
        assert_eq!(digits(&fixture.project, &quick), ["Soin", "Peur", "Rue"]);
        fixture.apply(crate::model::plan::remove_codes(&fixture.project, &[peur]).unwrap());
        assert_eq!(digits(&fixture.project, &quick), ["Soin", "-", "Rue"]);
        assert_eq!(quick.last(&fixture.project), None);
        fixture.apply(vec![crate::model::Op::RestoreCode { code: peur }]);
        assert_eq!(digits(&fixture.project, &quick), ["Soin", "Peur", "Rue"]);
        fixture.apply(crate::model::plan::remove_codes(&fixture.project, &[peur]).unwrap());
        quick.used(&fixture.project, soin);
        assert_eq!(digits(&fixture.project, &quick), ["Soin", "Rue"]);
    }

    #[test]
    fn a_code_that_was_merged_is_the_one_that_stayed() {
        let mut fixture = Fixture::of("U01: [Un|Rue], [deux|Soin], [trois|Peur].");
        let code = |fixture: &Fixture, path: &str| Outline::of(&fixture.project).find(&fixture.project, path).unwrap();
        let (rue, peur) = (code(&fixture, "Rue"), code(&fixture, "Peur"));
        let quick = QuickCodes::of(&fixture.project, fixture.coder, Vec::new());
        fixture.apply(crate::model::plan::merge_codes(&fixture.project, &[peur], rue).unwrap());
        assert_eq!(digits(&fixture.project, &quick), ["Rue", "Soin", "-"]);
        assert_eq!(quick.last(&fixture.project), Some(rue));
    }
}
