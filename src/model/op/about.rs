//! What each op is about: which family of things, and which of them. One table, so that a history that is filtered,
//! what is reserved, what is hidden from a blind coder and the fold itself never disagree about an op.

use super::super::ids::{CodeId, CodingId, DocumentId};
use super::super::participant::Holder;
use super::super::twin::Twin;
use super::{Op, Subject};

/// What an op changes, by the part of a project in which it stands. Each op is of one family.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Family {
    /// What the study is called and what splits it.
    Study,
    /// Who works on it.
    Coders,
    /// Which documents there are.
    Documents,
    /// What a document is called, its language, its speakers and turns.
    Transcripts,
    /// Corrections of texts.
    Corrections,
    /// What coders have done in a document as a whole: finished it, or code it blind.
    Marks,
    /// Participants, attributes and types.
    People,
    /// The code trees as wholes.
    Trees,
    /// Codes.
    Codes,
    /// Codings, and whether they count.
    Codings,
    /// Memos.
    Memos,
    /// The crosswalk, themes, verdicts, summaries and kept tables.
    Comparison,
    /// What was decided about files, for the next one.
    Reading,
    /// What is reserved, and what is proposed instead.
    Team,
    /// Conflicts that count as looked at.
    Conflicts,
    /// Copies that were merged.
    Copies,
    /// What only a newer version understands.
    Newer,
}

/// What one op is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct About {
    /// Its family.
    pub family: Family,
    /// The document that it names.
    pub document: Option<DocumentId>,
    /// The coding that it names.
    pub coding: Option<CodingId>,
    /// The codes that it names.
    pub codes: [Option<CodeId>; 2],
}

impl About {
    fn of(family: Family) -> Self {
        Self { family, document: None, coding: None, codes: [None; 2] }
    }

    fn document(family: Family, document: DocumentId) -> Self {
        Self { document: Some(document), ..Self::of(family) }
    }

    fn code(family: Family, code: CodeId) -> Self {
        Self { codes: [Some(code), None], ..Self::of(family) }
    }

    fn codes(family: Family, codes: [CodeId; 2]) -> Self {
        Self { codes: codes.map(Some), ..Self::of(family) }
    }

    fn coding(document: DocumentId, coding: CodingId) -> Self {
        Self { coding: Some(coding), ..Self::document(Family::Codings, document) }
    }

    fn memo(on: Subject) -> Self {
        let memo = Self::of(Family::Memos);
        match on {
            Subject::Project(_) | Subject::Participant(_) => memo,
            Subject::Document(document) => Self { document: Some(document), ..memo },
            Subject::Code(code) => Self { codes: [Some(code), None], ..memo },
            Subject::Coding(coding) => Self { coding: Some(coding), ..memo },
        }
    }

    fn twin(twin: Twin) -> Self {
        match twin {
            Twin::Tree(_) => Self::of(Family::Trees),
            Twin::Participant(_) => Self::of(Family::People),
            Twin::Document(document) => Self::document(Family::Documents, document),
            Twin::Speaker(document, _) => Self::document(Family::Transcripts, document),
        }
    }
}

impl Op {
    /// Returns what it is about. Of a coding whose document or code it does not name, the project knows them.
    pub fn about(&self) -> About {
        use Family::*;
        match self {
            Self::RenameProject { .. } | Self::SetViewpoint { .. } => About::of(Study),
            Self::AddCoder { .. }
            | Self::RenameCoder { .. }
            | Self::ColourCoder { .. }
            | Self::MergeCoders { .. }
            | Self::PartCoders { .. } => About::of(Coders),

            Self::AddDocument(new) => About::document(Documents, new.document),
            Self::RemoveDocument { document } | Self::RestoreDocument { document } => {
                About::document(Documents, *document)
            }
            Self::RenameDocument { document, .. }
            | Self::SetLanguage { document, .. }
            | Self::SetSpeaker { document, .. }
            | Self::SetTurn { document, .. } => About::document(Transcripts, *document),
            Self::CorrectText { document, .. }
            | Self::RevertCorrection { document, .. }
            | Self::RestoreCorrection { document, .. }
            | Self::SettleCorrections { document, .. }
            | Self::ReopenCorrections { document, .. } => About::document(Corrections, *document),
            Self::FinishDocument { document, .. }
            | Self::ReopenDocument { document, .. }
            | Self::AssignDocument { document, .. }
            | Self::ReleaseDocument { document, .. }
            | Self::WithholdDocument { document, .. } => About::document(Marks, *document),

            Self::SetAttribute { holder: Holder::Document(document), .. } => About::document(People, *document),
            Self::AddParticipant { .. }
            | Self::RemoveParticipant { .. }
            | Self::RestoreParticipant { .. }
            | Self::RenameParticipant { .. }
            | Self::SetAttributeKind { .. }
            | Self::SetAttribute { .. }
            | Self::SetTypology { .. } => About::of(People),

            Self::AddTree { .. } | Self::RemoveTree { .. } | Self::RestoreTree { .. } | Self::RenameTree { .. } => {
                About::of(Trees)
            }
            Self::AddCode { code, .. }
            | Self::RemoveCode { code }
            | Self::RestoreCode { code }
            | Self::RenameCode { code, .. }
            | Self::DescribeCode { code, .. }
            | Self::DefineCode { code, .. }
            | Self::ColourCode { code, .. }
            | Self::MoveCode { code, .. } => About::code(Codes, *code),
            Self::MergeCodes { code, into } | Self::UnmergeCodes { code, into } => About::codes(Codes, [*code, *into]),

            Self::ApplyCode(new) => About { codes: [Some(new.code), None], ..About::coding(new.document, new.coding) },
            Self::RecodeCoding { document, coding, from, to } => {
                About { codes: [Some(*from), Some(*to)], ..About::coding(*document, *coding) }
            }
            Self::RemoveCoding { document, coding }
            | Self::RestoreCoding { document, coding }
            | Self::MoveCoding { document, coding, .. }
            | Self::RuleOnCoding { document, coding, .. } => About::coding(*document, *coding),
            Self::SetMemo { on, .. } => About::memo(*on),

            Self::MapCodes { codes, .. } => About { codes: [Some(codes.code), codes.with], ..About::of(Comparison) },
            Self::GatherCode { code, .. } | Self::ReleaseCode { code, .. } => About::code(Comparison, *code),
            Self::ChooseQuote { coding, .. } | Self::DropQuote { coding, .. } => {
                About { coding: Some(*coding), ..About::of(Comparison) }
            }
            Self::SetAsked { document, question, .. } => {
                About { document: Some(*document), ..About::code(Comparison, *question) }
            }
            Self::SetTheme { .. }
            | Self::SetGuide { .. }
            | Self::SetVerdict { .. }
            | Self::SetSummary { .. }
            | Self::SaveMatrix { .. } => About::of(Comparison),

            Self::RememberConvention { .. }
            | Self::RememberLabel { .. }
            | Self::RememberChoices { .. }
            | Self::ForgetRoles { .. } => About::of(Reading),
            Self::Reserve { .. }
            | Self::Propose { .. }
            | Self::WithdrawProposal { .. }
            | Self::RenewProposal { .. }
            | Self::AnswerProposal { .. } => About::of(Team),
            Self::SettleConflict { .. } | Self::ReopenConflict { .. } => About::of(Conflicts),
            Self::MergeTwin { twin, .. } | Self::PartTwin { twin, .. } => About::twin(*twin),
            Self::MergedCopy { .. } | Self::UnmergedCopy { .. } => About::of(Copies),
            Self::Unknown(_) => About::of(Newer),
        }
    }
}
