//! The history of a project: which changes somebody looks for, and the project as it was.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Session, SessionError, fold};
use crate::model::{
    Change, CodeId, CoderId, DocumentId, Effects, Family, Moment, NotAMoment, Op, Project, Stamp, plan,
};
use crate::search::tokens::fold_name;
use crate::store::ProjectFolder;

/// What a change is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ChangeKind {
    /// Codes applied, taken back, moved; documents declared finished.
    Codings,
    /// The code trees.
    Codes,
    /// Documents and their speakers.
    Documents,
    /// Corrections of texts.
    Corrections,
    /// Participants and attributes.
    People,
    /// Memos.
    Memos,
    /// The crosswalk, themes, verdicts, summaries and kept tables.
    Comparison,
    /// The study itself and its coders.
    Project,
}

impl ChangeKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Codings,
        Self::Codes,
        Self::Documents,
        Self::Corrections,
        Self::People,
        Self::Memos,
        Self::Comparison,
        Self::Project,
    ];

    /// Returns what `op` is about.
    pub fn of(op: &Op) -> Self {
        match op.about().family {
            Family::Codings | Family::Marks => Self::Codings,
            Family::Trees | Family::Codes => Self::Codes,
            Family::Documents | Family::Transcripts | Family::Reading => Self::Documents,
            Family::Corrections => Self::Corrections,
            Family::People => Self::People,
            Family::Memos => Self::Memos,
            Family::Comparison => Self::Comparison,
            Family::Study | Family::Coders | Family::Team | Family::Conflicts | Family::Copies | Family::Newer => {
                Self::Project
            }
        }
    }
}

/// Which changes somebody looks for; an empty filter lets all of them pass.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ChangeFilter {
    /// Only changes of this coder.
    pub coder: Option<CoderId>,
    /// Only changes that touch one of these codes or a coding with one.
    pub codes: Option<BTreeSet<CodeId>>,
    /// Only changes that touch this document.
    pub document: Option<DocumentId>,
    /// Only changes about that.
    pub kind: Option<ChangeKind>,
    /// Only changes whose label holds these words, accents and case aside.
    pub text: String,
}

impl ChangeFilter {
    /// Whether every change passes.
    pub fn is_empty(&self) -> bool {
        let Self { coder, codes, document, kind, text } = self;
        coder.is_none() && codes.is_none() && document.is_none() && kind.is_none() && text.trim().is_empty()
    }

    /// Returns the indices of the changes that pass, in their order. `project` says which coding belongs where.
    pub fn of(&self, project: &Project, changes: &[Arc<Change>]) -> Vec<usize> {
        let text = fold_name(&self.text);
        let passes = |change: &Change| {
            self.coder.is_none_or(|coder| project.one_coder(change.by) == coder)
                && (text.is_empty() || fold_name(&change.label).contains(&text))
                && self.passes_by_ops(project, change)
        };
        (0..changes.len()).filter(|i| passes(&changes[*i])).collect()
    }

    fn passes_by_ops(&self, project: &Project, change: &Change) -> bool {
        let Self { codes, document, kind, .. } = self;
        if codes.is_none() && document.is_none() && kind.is_none() {
            return true;
        }
        change.ops.iter().any(|op| {
            kind.is_none_or(|kind| ChangeKind::of(op) == kind)
                && document.is_none_or(|document| document_of(project, op) == Some(document))
                && codes.as_ref().is_none_or(|codes| codes_of(project, op).iter().flatten().any(|c| codes.contains(c)))
        })
    }
}

/// Returns the document that `op` touches.
pub fn document_of(project: &Project, op: &Op) -> Option<DocumentId> {
    let about = op.about();
    about.document.or_else(|| project.coding(about.coding?).map(|(document, _)| document.id))
}

/// Returns the codes that `op` touches, two at most: those that it names, or that of the coding that it names.
fn codes_of(project: &Project, op: &Op) -> [Option<CodeId>; 2] {
    let about = op.about();
    let Some(coding) = about.coding.filter(|_| about.codes == [None; 2]) else { return about.codes };
    let of_document = |id: DocumentId| Some(project.documents.get(&id)?.codings.get(&coding)?.code);
    let found = match about.document {
        Some(document) => of_document(document),
        None => project.coding(coding).map(|(_, coding)| coding.code),
    };
    [found, None]
}

/// Why no change answers to a typed time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoChangeAt {
    /// It is no time.
    #[error("“{0}” is no time: {1}")]
    NotATime(String, NotAMoment),
    /// The project began later.
    #[error("no change is as old as “{0}”; “counterpoint history” lists them")]
    BeforeAll(String),
    /// Nobody knows how the project will stand then.
    #[error("“{0}” has still to come")]
    ToCome(String),
}

/// What makes a project as it was; it needs no session, so another thread may take its time.
#[derive(Debug)]
pub struct Past {
    pub(super) folder: ProjectFolder,
    pub(super) changes: Vec<Arc<Change>>,
}

impl Past {
    /// Returns the project as it was.
    pub fn project(&self) -> Project {
        fold(&self.folder, &self.changes)
    }
}

impl Session {
    /// Returns what makes the project as it stood after the change `at`.
    pub fn past(&self, at: Stamp) -> Past {
        let changes = self.history();
        let end = changes.partition_point(|c| c.at <= at);
        Past { folder: self.folder.clone(), changes: changes[..end].to_vec() }
    }

    /// Returns the last change of the time that is `written`, or before it: `2026-11-21` is the end of that day, UTC.
    ///
    /// # Errors
    /// When it is no time, lies before all changes, or has still to come.
    pub fn change_at(&self, written: &str) -> Result<Stamp, NoChangeAt> {
        let written = written.trim();
        let asked: Moment = written.parse().map_err(|e| NoChangeAt::NotATime(written.to_owned(), e))?;
        let changes = self.history();
        let newest = changes.last().map_or(0, |newest| newest.at.millis);
        if asked.first_milli() > self.now().max(newest) {
            return Err(NoChangeAt::ToCome(written.to_owned()));
        }
        let end = changes.partition_point(|c| asked.reaches(c.at));
        let last = end.checked_sub(1).map(|i| changes[i].at);
        last.ok_or_else(|| NoChangeAt::BeforeAll(written.to_owned()))
    }

    /// Shows `past`, the project as it stood after the change `at`, until [`Self::look_at_now`]; nothing can be changed
    /// there.
    pub fn look_back(&mut self, at: Stamp, past: Arc<Project>) {
        self.past = Some((past, at));
        self.look();
    }

    /// Returns after which change the project stood as it is shown; nothing while it is shown as it stands.
    pub fn looks_back(&self) -> Option<Stamp> {
        self.past.as_ref().map(|(_, at)| *at)
    }

    /// Shows the project as it stands.
    pub fn look_at_now(&mut self) {
        if self.past.take().is_some() {
            self.look();
        }
    }

    /// Makes the project what is shown while the session looks back, as one change, and looks at now. Whether anything
    /// had to be done is told by what moved.
    ///
    /// # Errors
    /// When the journal cannot be written; then nothing happened, and the project is shown as it stands.
    pub fn restore(&mut self, label: &str) -> Result<Effects, SessionError> {
        let past = Arc::clone(self.shown());
        self.look_at_now();
        let ops = plan::restore(self.timeline.project(), &past);
        self.commit(label, ops)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{DeviceId, Outline, Subject, ThemeId};

    fn change(n: u64, by: CoderId, label: &str, ops: Vec<Op>) -> Arc<Change> {
        let at = Stamp { millis: n, counter: 0, device: DeviceId::from_bits(1) };
        Arc::new(Change { at, by, seen: Vec::new(), label: label.to_owned(), undoes: None, ops })
    }

    #[test]
    fn changes_are_found_by_coder_code_document_kind_and_words() {
        let mut fixture = Fixture::of("U01: [Dehors|Rue/Nuit].");
        let ben = fixture.coder_named("ben");
        let (ana, project) = (fixture.coder, &fixture.project);
        let document = project.documents()[0].clone();
        let coding = document.codings.values().next().unwrap();
        let rue = Outline::of(project).find(project, "Rue").unwrap();
        let memo = Op::SetMemo { on: Subject::Coding(coding.id), from: String::new(), to: "x".into() };
        let removed = Op::RemoveCoding { document: document.id, coding: coding.id };
        let renamed = Op::RenameProject { from: "a".into(), to: "b".into() };
        let changes = [
            change(1, ana, "Mémo rédigé", vec![memo]),
            change(2, ben, "Codage retiré", vec![removed]),
            change(3, ana, "Étude renommée", vec![renamed]),
        ];
        let found = |filter: ChangeFilter| filter.of(project, &changes);
        assert_eq!(found(ChangeFilter::default()), [0, 1, 2]);
        assert_eq!(found(ChangeFilter { coder: Some(ana), ..Default::default() }), [0, 2]);
        assert_eq!(found(ChangeFilter { document: Some(document.id), ..Default::default() }), [0, 1]);
        let nuit = Some([coding.code].into());
        assert_eq!(found(ChangeFilter { codes: nuit.clone(), ..Default::default() }), [0, 1]);
        assert_eq!(found(ChangeFilter { codes: Some([rue].into()), ..Default::default() }), [0; 0]);
        let kind = Some(ChangeKind::Memos);
        assert_eq!(found(ChangeFilter { codes: nuit, kind, ..Default::default() }), [0]);
        assert_eq!(found(ChangeFilter { text: "MEMO".into(), ..Default::default() }), [0]);
    }

    #[test]
    fn a_quote_that_was_chosen_and_a_question_that_was_asked_are_found_by_code_and_document() {
        let mut fixture = Fixture::of("U01: [Dehors|Rue].");
        let (ana, theme) = (fixture.coder, ThemeId::next(&mut fixture.ids));
        let project = &fixture.project;
        let document = project.documents()[0].clone();
        let coding = document.codings.values().next().unwrap();
        let asked = Op::SetAsked { document: document.id, question: coding.code, from: None, to: Some(true) };
        let changes = [
            change(1, ana, "Quote chosen", vec![Op::ChooseQuote { theme, coding: coding.id }]),
            change(2, ana, "Asked", vec![asked]),
        ];
        let found = |filter: ChangeFilter| filter.of(project, &changes);
        assert_eq!(found(ChangeFilter { codes: Some([coding.code].into()), ..Default::default() }), [0, 1]);
        assert_eq!(found(ChangeFilter { document: Some(document.id), ..Default::default() }), [0, 1]);
    }
}
