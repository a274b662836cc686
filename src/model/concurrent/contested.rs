//! Things that only one person can have their way with: a name, a place in the tree, a memo. Each setting of one can be
//! read from an op, asked of the project, and written as ops again.

use serde::{Deserialize, Serialize};

use super::super::anchor::Address;
use super::super::code::DefinitionPart;
use super::super::comparison::{CodePair, GroupPair};
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId, ParticipantId, ProposalId, ThemeId, TreeId};
use super::super::op::{Op, Subject};
use super::super::participant::Holder;
use super::super::reservation::Reserved;
use super::super::twin::Twin;
use super::removable::Removable;
use super::setting::Setting;
use super::twins::Twins;

/// What two people can mean differently.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Contested {
    /// What the study is called.
    ProjectName,
    /// Which attribute splits it into populations.
    Viewpoint,
    /// What a document is called.
    DocumentName(DocumentId),
    /// What a person is called.
    ParticipantName(ParticipantId),
    /// What a code tree is called.
    TreeName(TreeId),
    /// What a code is called.
    CodeName(CodeId),
    /// What a code is for.
    CodeDescription(CodeId),
    /// A part of its definition.
    CodeDefinition(CodeId, DefinitionPart),
    /// Below which code it stands, in which tree.
    CodePlace(CodeId),
    /// Which code it was merged into.
    CodeMerged(CodeId),
    /// Which colour it is shown in.
    CodeColour(CodeId),
    /// What a coder is called.
    CoderName(CoderId),
    /// Which colour a coder is shown in.
    CoderColour(CoderId),
    /// Which coder is the same person.
    CoderMerged(CoderId),
    /// What a theme is called, and whether it stands.
    ThemeName(ThemeId),
    /// Where a coding begins and ends.
    EdgesOfCoding(DocumentId, CodingId),
    /// What the turn is that begins with that character: where it ends, who speaks, when.
    Turn(DocumentId, Address),
    /// What a speaker is, by the place in the document's list: label, role and person.
    Speaker(DocumentId, u16),
    /// What the values of an attribute are.
    AttributeKind(String),
    /// Which code a coding has.
    CodeOfCoding(DocumentId, CodingId),
    /// A value of an attribute.
    Value(Holder, String),
    /// A memo.
    Memo(Subject),
    /// A cell of the framework grid.
    Summary(ThemeId, ParticipantId),
    /// What a coder concludes of a theme and two groups.
    Verdict(ThemeId, GroupPair, CoderId),
    /// Whether a document is part of the project.
    DocumentStands(DocumentId),
    /// What is written in a document: people correct it together, and only its going is contested.
    Text(DocumentId),
    /// In which language a document is.
    Language(DocumentId),
    /// Who codes a document blind for a tree.
    Blind(DocumentId, TreeId),
    /// Whether everybody sees what was coded there, whoever has it still to do.
    Released(DocumentId, TreeId),
    /// Which tree is the interview guide.
    Guide,
    /// Whether a question was asked in a document.
    Asked(DocumentId, CodeId),
    /// How two codes answer each other.
    Mapping(CodePair),
    /// The question of a matrix that is kept under a name.
    Matrix(String),
    /// The rules of a typology.
    Typology(String),
    /// To whom something is reserved.
    Reserved(Reserved),
    /// Whether a proposal is accepted.
    Answer(ProposalId),
    /// Whether two things are one.
    MadeTwice(Twins),
    /// Whether what came in with a copy counts.
    CopyCounts,
    /// Whether a code tree or a person is part of the project.
    Stands(Twin),
    /// What a tree, a person or a document was merged into.
    Merged(Twin),
    /// Whether a code or a coding is part of the project.
    Kept(Removable),
    /// What a step was about that named something that is not here.
    NotHere,
}

impl Contested {
    /// Returns what `op` sets, and to what; nothing for ops that add, and so never meet another.
    pub fn of(op: &Op) -> Option<(Self, Setting)> {
        let words = |words: &String| Setting::Words(words.clone());
        let maybe = |words: &Option<String>| Setting::Words(words.clone().unwrap_or_default());
        Some(match op {
            Op::RenameProject { to, .. } => (Self::ProjectName, words(to)),
            Op::SetViewpoint { to, .. } => (Self::Viewpoint, maybe(to)),
            Op::RenameDocument { document, to, .. } => (Self::DocumentName(*document), words(to)),
            Op::RenameParticipant { participant, to, .. } => (Self::ParticipantName(*participant), words(to)),
            Op::RenameTree { tree, to, .. } => (Self::TreeName(*tree), words(to)),
            Op::RenameCode { code, to, .. } => (Self::CodeName(*code), words(to)),
            Op::DescribeCode { code, to, .. } => (Self::CodeDescription(*code), words(to)),
            Op::DefineCode { code, part, to, .. } => (Self::CodeDefinition(*code, *part), words(to)),
            Op::MoveCode { code, to, .. } => (Self::CodePlace(*code), Setting::Place(*to)),
            Op::MergeCodes { code, into } => (Self::CodeMerged(*code), Setting::Into(Some(*into))),
            Op::UnmergeCodes { code, .. } => (Self::CodeMerged(*code), Setting::Into(None)),
            Op::ColourCode { code, to, .. } => (Self::CodeColour(*code), Setting::Colour(*to)),
            Op::RenameCoder { coder, to, .. } => (Self::CoderName(*coder), words(to)),
            Op::ColourCoder { coder, to, .. } => (Self::CoderColour(*coder), Setting::Colour(*to)),
            Op::MergeCoders { coder, into } => (Self::CoderMerged(*coder), Setting::Coder(Some(*into))),
            Op::PartCoders { coder, .. } => (Self::CoderMerged(*coder), Setting::Coder(None)),
            Op::MergeTwin { twin, into } => (Self::Merged(*twin), Setting::Twin(Some(*into))),
            Op::PartTwin { twin, .. } => (Self::Merged(*twin), Setting::Twin(None)),
            Op::SetTheme { theme, to, .. } => (Self::ThemeName(*theme), maybe(to)),
            Op::MoveCoding { document, coding, to, .. } => {
                (Self::EdgesOfCoding(*document, *coding), Setting::Edges(*document, *to))
            }
            Op::SetTurn { document, turn, to, .. } => {
                (Self::Turn(*document, *turn), Setting::Turn(*document, to.clone()))
            }
            Op::SetSpeaker { document, speaker, to, .. } => {
                (Self::Speaker(*document, *speaker), Setting::Speaker(to.clone()))
            }
            Op::SetAttributeKind { attribute, to, .. } => {
                (Self::AttributeKind(attribute.clone()), Setting::Kind(to.clone()))
            }
            Op::RecodeCoding { document, coding, to, .. } => {
                (Self::CodeOfCoding(*document, *coding), Setting::Code(*to))
            }
            Op::SetAttribute { holder, attribute, to, .. } => (Self::Value(*holder, attribute.clone()), maybe(to)),
            Op::SetMemo { on, to, .. } => (Self::Memo(*on), words(to)),
            Op::SetSummary { theme, participant, to, .. } => {
                (Self::Summary(*theme, *participant), Setting::Summary(to.clone()))
            }
            Op::SetVerdict { theme, groups, coder, to, .. } => {
                (Self::Verdict(*theme, groups.clone(), *coder), Setting::Verdict(to.clone()))
            }
            Op::RemoveTree { tree } => (Self::Stands(Twin::Tree(*tree)), Setting::Stands(false)),
            Op::RestoreTree { tree } => (Self::Stands(Twin::Tree(*tree)), Setting::Stands(true)),
            Op::RemoveParticipant { participant } => {
                (Self::Stands(Twin::Participant(*participant)), Setting::Stands(false))
            }
            Op::RestoreParticipant { participant } => {
                (Self::Stands(Twin::Participant(*participant)), Setting::Stands(true))
            }
            Op::RemoveDocument { document } => (Self::DocumentStands(*document), Setting::Stands(false)),
            Op::RestoreDocument { document } => (Self::DocumentStands(*document), Setting::Stands(true)),
            Op::RemoveCode { code } => (Self::Kept(Removable::Code(*code)), Setting::Stands(false)),
            Op::RestoreCode { code } => (Self::Kept(Removable::Code(*code)), Setting::Stands(true)),
            Op::RemoveCoding { document, coding } => {
                (Self::Kept(Removable::Coding(*document, *coding)), Setting::Stands(false))
            }
            Op::RestoreCoding { document, coding } => {
                (Self::Kept(Removable::Coding(*document, *coding)), Setting::Stands(true))
            }
            Op::SetLanguage { document, to, .. } => (Self::Language(*document), Setting::Language(*to)),
            Op::AssignDocument { document, tree, to, .. } => {
                (Self::Blind(*document, *tree), Setting::Coders(to.clone()))
            }
            Op::ReleaseDocument { document, tree } => (Self::Released(*document, *tree), Setting::Answer(Some(true))),
            Op::WithholdDocument { document, tree } => (Self::Released(*document, *tree), Setting::Answer(Some(false))),
            Op::SetGuide { to, .. } => (Self::Guide, Setting::Tree(*to)),
            Op::SetAsked { document, question, to, .. } => (Self::Asked(*document, *question), Setting::Answer(*to)),
            Op::MapCodes { codes, to, .. } => (Self::Mapping(*codes), Setting::Link(to.clone())),
            Op::SaveMatrix { name, to, .. } => (Self::Matrix(name.clone()), Setting::Matrix(to.clone())),
            Op::SetTypology { name, to, .. } => (Self::Typology(name.clone()), Setting::Typology(to.clone())),
            Op::Reserve { what, to, .. } => (Self::Reserved(*what), Setting::Coders(to.clone())),
            Op::AnswerProposal { proposal, to, .. } => (Self::Answer(*proposal), Setting::Answer(*to)),
            // Who takes a proposal back says no to it as well.
            Op::WithdrawProposal { proposal } => (Self::Answer(*proposal), Setting::Answer(Some(false))),
            Op::RenewProposal { proposal } => (Self::Answer(*proposal), Setting::Answer(None)),
            _ => return None,
        })
    }
}
