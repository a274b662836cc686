//! What others built on a thing since it was made. An undo takes back what its author did, never what colleagues made
//! of it: a document that they coded, a code that they applied, a code tree in which they work stays. Who means to
//! remove that too removes it by hand, where it is counted before it goes.

mod marks;
mod words;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use super::super::coding::Coding;
use super::super::concurrent::Contested;
use super::super::counted::Noun;
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId, ParticipantId, ThemeId, TreeId};
use super::super::op::Op;
use super::super::participant::Holder;
use super::super::project::Project;
use super::super::stamp::Stamp;
use super::super::twin::Twin;

/// What stays because others built on it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct BuiltOn {
    /// How many steps of the change stay.
    pub n_steps: usize,
    /// Whose work would have gone, and how much of what.
    pub works: BTreeMap<CoderId, BTreeMap<Noun, usize>>,
    pub(super) documents: BTreeSet<DocumentId>,
    pub(super) codes: BTreeSet<CodeId>,
    pub(super) codings: BTreeSet<CodingId>,
    pub(super) trees: BTreeSet<TreeId>,
    pub(super) people: BTreeSet<ParticipantId>,
    pub(super) themes: BTreeSet<ThemeId>,
    pub(super) attributes: BTreeSet<String>,
    pub(super) guide: bool,
}

/// Who takes something back, and what goes with it whoever made it.
pub(super) struct Taker {
    /// The person.
    pub by: CoderId,
    /// Changes of whomever that are taken back as well: they hold nothing.
    pub merged: BTreeSet<Stamp>,
}

impl Taker {
    /// Returns whose work the change `at` is, when that is somebody else's.
    pub fn other(&self, project: &Project, at: Stamp) -> Option<CoderId> {
        let who = project.knowledge.author(at).filter(|_| !self.merged.contains(&at))?;
        (project.one_coder(who) != project.one_coder(self.by)).then_some(who)
    }

    /// Returns who else set a thing last.
    fn other_at(&self, project: &Project, thing: &Contested) -> Option<CoderId> {
        project.contests.newest(thing).and_then(|(at, _)| self.other(project, at))
    }
}

impl BuiltOn {
    /// Returns what others than the taker built on what taking `ops` back would remove.
    pub(super) fn of(project: &Project, ops: &[&Op], taker: &Taker) -> Self {
        let removed = Removed::by_taking_back(ops);
        let mut built = Self::default();
        if !removed.is_empty() {
            let by = project.one_coder(taker.by);
            built.note_comparison(project, &removed, taker);
            built.note_words(project, &removed, taker);
            built.note_marks(project, &removed, taker);
            built.note_codings(project, &removed, by);
            built.note_corrections(project, &removed, by);
            built.note_codes(project, &removed);
            built.note_people(project, &removed, taker);
        }
        built
    }

    /// Whether `op`, the inverse of a step, would take away or undress what stays.
    pub(super) fn holds(&self, op: &Op) -> bool {
        match op {
            Op::RemoveDocument { document }
            | Op::RenameDocument { document, .. }
            | Op::SetLanguage { document, .. }
            | Op::SetSpeaker { document, .. }
            | Op::SetTurn { document, .. }
            | Op::RevertCorrection { document, .. }
            | Op::SetAttribute { holder: Holder::Document(document), .. } => self.documents.contains(document),
            Op::RemoveCode { code }
            | Op::RenameCode { code, .. }
            | Op::DescribeCode { code, .. }
            | Op::DefineCode { code, .. }
            | Op::ColourCode { code, .. }
            | Op::MoveCode { code, .. } => self.codes.contains(code),
            Op::RemoveCoding { coding, .. } => self.codings.contains(coding),
            Op::RemoveTree { tree } | Op::RenameTree { tree, .. } => self.trees.contains(tree),
            Op::RemoveParticipant { participant }
            | Op::RenameParticipant { participant, .. }
            | Op::SetAttribute { holder: Holder::Participant(participant), .. } => self.people.contains(participant),
            Op::SetTheme { theme, .. } | Op::ReleaseCode { theme, .. } | Op::DropQuote { theme, .. } => {
                self.themes.contains(theme)
            }
            Op::SetAttributeKind { attribute, .. } => self.attributes.contains(attribute),
            Op::SetGuide { .. } => self.guide,
            _ => false,
        }
    }

    /// Takes note of a piece of work.
    pub(super) fn note(&mut self, who: CoderId, what: Noun) {
        *self.works.entry(who).or_default().entry(what).or_insert(0) += 1;
    }

    fn note_codings(&mut self, project: &Project, removed: &Removed, by: CoderId) {
        for document in project.documents.values().filter(|d| !d.removed) {
            let goes = removed.documents.contains(&document.id);
            if !goes && removed.codes.is_empty() && removed.trees.is_empty() {
                continue;
            }
            let is_others = |c: &Coding| c.coder != by && !removed.codings.contains(&c.id);
            let staying = document.standing_codings().filter(|c| is_others(c) || self.codings.contains(&c.id));
            for coding in staying.collect::<Vec<_>>() {
                let Some(code) = project.resolve_code(coding.code) else { continue };
                let uses_code = removed.codes.contains(&code);
                if !goes && !uses_code {
                    continue;
                }
                if is_others(coding) {
                    self.note(coding.coder, Noun::Coding);
                }
                self.documents.extend(goes.then_some(document.id));
                self.codes.extend(uses_code.then_some(code));
            }
        }
    }

    fn note_corrections(&mut self, project: &Project, removed: &Removed, by: CoderId) {
        for document in removed.documents.iter().filter_map(|id| project.document(*id)) {
            for correction in document.corrections.values().filter(|c| project.one_coder(c.by) != by) {
                self.documents.insert(document.id);
                self.note(correction.by, Noun::Correction);
            }
        }
    }

    /// What stands above or around a code that stays, stays with it.
    fn note_codes(&mut self, project: &Project, removed: &Removed) {
        if removed.codes.is_empty() && removed.trees.is_empty() {
            return;
        }
        let goes = |id: &CodeId| removed.codes.contains(id) && !self.codes.contains(id);
        let standing = project.codes.values().map(|code| code.id).filter(|id| project.code(*id).is_some());
        let standing = standing.filter(|id| !removed.moved.contains(id));
        let mut staying: Vec<CodeId> = standing.filter(|id| !goes(id)).collect();
        while let Some(place) = staying.pop().and_then(|id| project.codes.get(&id)).map(|code| code.place) {
            self.trees.extend(Some(place.tree).filter(|tree| removed.trees.contains(tree)));
            let parent = place.parent.filter(|parent| removed.codes.contains(parent));
            staying.extend(parent.filter(|parent| self.codes.insert(*parent)));
        }
    }

    fn note_people(&mut self, project: &Project, removed: &Removed, taker: &Taker) {
        if removed.people.is_empty() {
            return;
        }
        let stays = |id: &DocumentId| {
            !removed.merged.contains(id) && (!removed.documents.contains(id) || self.documents.contains(id))
        };
        for document in project.documents.values().filter(|d| !d.removed && stays(&d.id)) {
            let set_elsewhere = |(i, _): &(u16, _)| !removed.speakers.contains(&(document.id, *i));
            let speakers = (0_u16..).zip(&document.speakers).filter(set_elsewhere);
            let speaking = speakers.filter_map(|(_, s)| s.participant).chain(document.participant);
            self.people.extend(speaking.filter(|person| removed.people.contains(person)));
        }
        for person in removed.people.iter().filter_map(|id| project.participants.get(id)) {
            for attribute in person.values.keys() {
                let value = Contested::Value(Holder::Participant(person.id), attribute.clone());
                if let Some(who) = taker.other_at(project, &value) {
                    self.people.insert(person.id);
                    self.note(who, Noun::Value);
                }
            }
        }
    }
}

/// What taking a change back would remove.
#[derive(Default)]
pub(super) struct Removed {
    pub documents: BTreeSet<DocumentId>,
    /// Documents that were parted from a twin and become one with it again.
    merged: BTreeSet<DocumentId>,
    pub codes: BTreeSet<CodeId>,
    trees: BTreeSet<TreeId>,
    pub people: BTreeSet<ParticipantId>,
    pub themes: BTreeSet<ThemeId>,
    /// Codings that the change made or brought back, each with its document.
    pub applied: BTreeMap<CodingId, DocumentId>,
    pub attributes: BTreeSet<String>,
    /// The tree that the change made the interview guide.
    pub guide: Option<TreeId>,
    /// Codes that the change itself put where they are, or parted from others: they go back.
    moved: BTreeSet<CodeId>,
    /// Codings that the change itself made, for whomever, or gave another code.
    codings: BTreeSet<CodingId>,
    /// Speakers that the change itself set.
    speakers: BTreeSet<(DocumentId, u16)>,
}

impl Removed {
    fn by_taking_back(ops: &[&Op]) -> Self {
        let mut removed = Self::default();
        for op in ops {
            match op {
                Op::AddDocument(new) => _ = removed.documents.insert(new.document),
                Op::RestoreDocument { document } => _ = removed.documents.insert(*document),
                Op::PartTwin { twin: Twin::Document(document), .. } => _ = removed.merged.insert(*document),
                Op::AddCode { code, .. } | Op::RestoreCode { code } => _ = removed.codes.insert(*code),
                Op::AddTree { tree, .. } | Op::RestoreTree { tree } => _ = removed.trees.insert(*tree),
                Op::AddParticipant { participant, .. } | Op::RestoreParticipant { participant } => {
                    _ = removed.people.insert(*participant);
                }
                Op::MoveCode { code, .. } | Op::UnmergeCodes { code, .. } => _ = removed.moved.insert(*code),
                Op::ApplyCode(new) => removed.takes_coding(new.document, new.coding),
                Op::RestoreCoding { document, coding } => removed.takes_coding(*document, *coding),
                Op::RecodeCoding { coding, .. } => _ = removed.codings.insert(*coding),
                Op::SetTheme { theme, from: None, to: Some(_) } => _ = removed.themes.insert(*theme),
                Op::SetAttributeKind { attribute, from: None, to: Some(_) } => {
                    _ = removed.attributes.insert(attribute.clone());
                }
                Op::SetGuide { to: Some(tree), .. } => removed.guide = Some(*tree),
                Op::SetSpeaker { document, speaker, .. } => _ = removed.speakers.insert((*document, *speaker)),
                _ => {}
            }
        }
        removed
    }

    fn takes_coding(&mut self, document: DocumentId, coding: CodingId) {
        self.codings.insert(coding);
        self.applied.insert(coding, document);
    }

    fn is_empty(&self) -> bool {
        let Self { documents, codes, trees, people, themes, applied, attributes, guide, .. } = self;
        let things = documents.is_empty() && codes.is_empty() && trees.is_empty() && people.is_empty();
        things && themes.is_empty() && applied.is_empty() && attributes.is_empty() && guide.is_none()
    }
}
