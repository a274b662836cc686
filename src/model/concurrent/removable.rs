//! What can be taken out of the project, and what people set of it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::super::ids::{CodeId, CoderId, CodingId, DocumentId, ThemeId};
use super::super::op::{Op, Subject};
use super::super::participant::Holder;
use super::super::project::Project;
use super::super::stamp::Stamp;
use super::super::twin::Twin;
use super::contested::Contested;

/// What somebody can take out of the project.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Removable {
    /// A document.
    Document(DocumentId),
    /// A code, removed or merged into another one.
    Code(CodeId),
    /// A coding of that document.
    Coding(DocumentId, CodingId),
    /// A theme.
    Theme(ThemeId),
    /// An attribute.
    Attribute(String),
    /// A speaker of that document, by the place in the list, who was merged into another one.
    Speaker(DocumentId, u16),
}

/// When what was taken out, and by whom.
pub(super) type TakenOut = BTreeMap<Removable, (Stamp, CoderId)>;

impl Removable {
    /// Returns the op that brings a code or a coding in again or takes it out; the others are set by their names and
    /// kinds.
    pub(super) fn standing(&self, stands: bool) -> Option<Op> {
        Some(match (self, stands) {
            (Self::Code(code), true) => Op::RestoreCode { code: *code },
            (Self::Code(code), false) => Op::RemoveCode { code: *code },
            (Self::Coding(document, coding), true) => Op::RestoreCoding { document: *document, coding: *coding },
            (Self::Coding(document, coding), false) => Op::RemoveCoding { document: *document, coding: *coding },
            _ => return None,
        })
    }

    /// Returns a coding and its document.
    pub(super) fn place_of_coding(&self) -> Option<(CodingId, DocumentId)> {
        match self {
            Self::Coding(document, coding) => Some((*coding, *document)),
            _ => None,
        }
    }
}

impl Project {
    /// Returns what somebody set to take `what` out of the project or to bring it in.
    pub(in crate::model) fn taken_out_by(&self, what: &Removable) -> Contested {
        match what {
            Removable::Document(id) => self.what_took_out(*id),
            Removable::Code(id) if self.codes.get(id).is_some_and(|code| code.merged_into.is_some()) => {
                Contested::CodeMerged(*id)
            }
            Removable::Theme(id) => Contested::ThemeName(*id),
            Removable::Speaker(id, place) => Contested::Merged(Twin::Speaker(*id, *place)),
            Removable::Attribute(name) => Contested::AttributeKind(name.clone()),
            Removable::Code(_) | Removable::Coding(..) => Contested::Kept(what.clone()),
        }
    }

    /// Returns what is out of the project and nobody looked at.
    pub(super) fn taken_out(&self) -> TakenOut {
        let documents =
            self.documents.values().filter(|d| d.removed && d.merged_into.is_none()).map(|d| Removable::Document(d.id));
        let codes = self.codes.values().filter(|code| code.removed.is_some() || code.merged_into.is_some());
        let codes = codes.map(|code| Removable::Code(code.id));
        let themes = self.comparison.themes.values().filter(|t| t.name.is_none()).map(|t| Removable::Theme(t.id));
        let attributes = self.attributes.values().filter(|a| a.removed).map(|a| Removable::Attribute(a.name.clone()));
        let merged = self
            .documents
            .values()
            .flat_map(|document| document.merged_speakers.keys().map(|place| Removable::Speaker(document.id, *place)));
        let documents = documents.chain(merged);
        let out = documents.chain(codes).chain(themes).chain(attributes).chain(self.removed_codings());
        out.filter_map(|what| self.last_set(&self.taken_out_by(&what)).map(|last| (what, last))).collect()
    }

    fn removed_codings(&self) -> impl Iterator<Item = Removable> {
        self.contests.set_codings().filter(|what| match what {
            Removable::Coding(document, coding) => {
                let found = self.documents.get(document).and_then(|d| d.codings.get(coding));
                found.is_some_and(|coding| coding.removed)
            }
            _ => false,
        })
    }
}

/// Returns with what `thing` goes when it is taken out. A memo does not say in which document its coding is, `places`
/// does.
pub(super) fn owners(thing: &Contested, places: &BTreeMap<CodingId, DocumentId>) -> [Option<Removable>; 2] {
    let document = |id: &DocumentId| Some(Removable::Document(*id));
    let code = |id: &CodeId| Some(Removable::Code(*id));
    match thing {
        Contested::DocumentName(id)
        | Contested::Language(id)
        | Contested::Turn(id, _)
        | Contested::Blind(id, _)
        | Contested::Released(id, _) => [document(id), None],
        Contested::Speaker(id, place) => [document(id), Some(Removable::Speaker(*id, *place))],
        Contested::CodeName(id)
        | Contested::CodeDescription(id)
        | Contested::CodeDefinition(id, _)
        | Contested::CodeColour(id) => [code(id), None],
        Contested::Mapping(codes) => [code(&codes.code), codes.with.as_ref().and_then(code)],
        Contested::Asked(id, question) => [document(id), code(question)],
        Contested::EdgesOfCoding(id, coding) | Contested::CodeOfCoding(id, coding) => {
            [Some(Removable::Coding(*id, *coding)), None]
        }
        Contested::Summary(theme, _) | Contested::Verdict(theme, ..) => [Some(Removable::Theme(*theme)), None],
        Contested::Value(holder, attribute) => {
            let held = if let Holder::Document(id) = holder { document(id) } else { None };
            [held, Some(Removable::Attribute(attribute.clone()))]
        }
        Contested::Memo(Subject::Document(id)) => [document(id), None],
        Contested::Memo(Subject::Code(id)) => [code(id), None],
        Contested::Memo(Subject::Coding(id)) => [places.get(id).map(|place| Removable::Coding(*place, *id)), None],
        _ => [None, None],
    }
}
