//! Who said what stands, and when: an undo gives what stood before back to whoever had said it, with its date.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::comparison::{CodePair, GroupPair, ThemePart};
use super::ids::{CoderId, CodingId, DocumentId, ParticipantId, ThemeId};
use super::op::{Op, Subject};
use super::project::Project;
use super::stamp::Stamp;

/// What bears a name and a date.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Statement {
    /// A memo.
    Memo(Subject),
    /// How two codes answer each other.
    Mapping(CodePair),
    /// What a coder concludes of a theme and two groups.
    Verdict(ThemeId, GroupPair, CoderId),
    /// A cell of the framework grid.
    Summary(ThemeId, ParticipantId),
    /// The question of a matrix that is kept under a name.
    Matrix(String),
    /// Whether a coding counts.
    Ruling(DocumentId, CodingId),
    /// A code or a quote of a theme.
    InTheme(ThemeId, ThemePart),
}

impl Statement {
    fn of(op: &Op) -> Option<Self> {
        Some(match op {
            Op::SetMemo { on, .. } => Self::Memo(*on),
            Op::MapCodes { codes, .. } => Self::Mapping(*codes),
            Op::SetVerdict { theme, groups, coder, .. } => Self::Verdict(*theme, groups.clone(), *coder),
            Op::SetSummary { theme, participant, .. } => Self::Summary(*theme, *participant),
            Op::SaveMatrix { name, .. } => Self::Matrix(name.clone()),
            Op::RuleOnCoding { document, coding, .. } => Self::Ruling(*document, *coding),
            Op::GatherCode { theme, code } | Op::ReleaseCode { theme, code } => {
                Self::InTheme(*theme, ThemePart::Code(*code))
            }
            Op::ChooseQuote { theme, coding } | Op::DropQuote { theme, coding } => {
                Self::InTheme(*theme, ThemePart::Quote(*coding))
            }
            _ => return None,
        })
    }
}

/// When that had been said which a change took the place of.
#[derive(Clone, Debug, Default)]
pub(super) struct Statements(BTreeMap<(Stamp, Statement), Stamp>);

impl Project {
    /// Takes note of what `op` of change `at` takes the place of, and returns who says what it sets, and when: whoever
    /// said it before the change that is taken back, and nobody when it is news.
    pub(super) fn said_before(&mut self, op: &Op, at: Stamp, undoes: Option<Stamp>) -> Option<(Stamp, CoderId)> {
        let statement = Statement::of(op)?;
        // What its author did not see there, an undo does not bring back.
        let replaced = self.said(&statement).filter(|said| *said != at && self.has_what_is_taken(op));
        if let Some(said) = replaced {
            Arc::make_mut(&mut self.statements).0.entry((at, statement.clone())).or_insert(said);
        }
        let said = *self.statements.0.get(&(undoes?, statement))?;
        Some((said, self.knowledge.author(said)?))
    }

    /// Returns when that was said which stands.
    fn said(&self, statement: &Statement) -> Option<Stamp> {
        let comparison = &self.comparison;
        match statement {
            Statement::Memo(on) => self.memos.get(on).map(|memo| memo.at),
            Statement::Mapping(codes) => comparison.crosswalk.get(codes).map(|mapped| mapped.at),
            Statement::Verdict(theme, groups, coder) => {
                comparison.verdicts.get(&(*theme, groups.clone(), *coder)).map(|reached| reached.at)
            }
            Statement::Summary(theme, participant) => {
                comparison.summaries.get(&(*theme, *participant)).map(|summed| summed.at)
            }
            Statement::Matrix(name) => comparison.matrices.get(name).map(|kept| kept.at),
            Statement::Ruling(document, coding) => {
                let coding = self.documents.get(document).and_then(|d| d.codings.get(coding));
                coding.and_then(|c| c.ruled.as_ref()).map(|ruled| ruled.at)
            }
            Statement::InTheme(theme, part) => comparison.themes.get(theme).and_then(|t| t.since(*part)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::Fixture;
    use super::super::{Memo, plan};
    use super::*;

    fn on(fixture: &Fixture) -> Subject {
        Subject::Project(fixture.project.id)
    }

    fn write(fixture: &mut Fixture, coder: CoderId, words: &str) -> (Stamp, Vec<Op>) {
        let ops = plan::memo(&fixture.project, on(fixture), words);
        (fixture.apply_as(coder, ops.clone()), ops)
    }

    fn memo(fixture: &Fixture) -> Option<Memo> {
        fixture.project.memos.get(&on(fixture)).cloned()
    }

    #[test]
    fn what_an_undo_brings_back_is_still_of_whoever_wrote_it_and_then() {
        let mut fixture = Fixture::of("U01: Oui");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        write(&mut fixture, ana, "Froid");
        let of_ana = memo(&fixture);
        for words in ["", "Chaud"] {
            let (at, ops) = write(&mut fixture, ben, words);
            let of_ben = memo(&fixture);
            let undo = fixture.undo_as(ben, at, &ops);
            assert_eq!(memo(&fixture), of_ana);
            let taken_back: Vec<Op> = ops.iter().filter_map(Op::inverse).collect();
            let redo = fixture.undo_as(ben, undo, &taken_back);
            assert_eq!(memo(&fixture), of_ben);
            fixture.undo_as(ben, redo, &ops);
            assert_eq!(memo(&fixture), of_ana);
        }
    }

    #[test]
    fn what_is_written_anew_with_the_same_words_is_of_who_writes_it() {
        let mut fixture = Fixture::of("U01: Oui");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        write(&mut fixture, ana, "Froid");
        write(&mut fixture, ben, "");
        let (at, _) = write(&mut fixture, ben, "Froid");
        assert_eq!(memo(&fixture).map(|memo| (memo.by, memo.at)), Some((ben, at)));
    }
}
