//! Things that only one person can have their way with: a name, a place in the tree, a memo. Each setting of one can be read
//! from an op, asked of the project, and written as ops again.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::super::anchor::{Address, Anchor};
use super::super::code::{DefinitionPart, Place};
use super::super::colour::Colour;
use super::super::comparison::{CodeLink, CodePair, GroupPair, Summary, Verdict};
use super::super::document::{Language, Speaker};
use super::super::ids::{CodeId, CoderId, CodingId, DocumentId, ParticipantId, ProposalId, ThemeId, TreeId};
use super::super::op::{Op, Subject};
use super::super::participant::{AttributeKind, Holder};
use super::super::project::Project;
use super::super::reservation::Reserved;
use super::super::turns::TurnState;
use super::super::twin::Twin;
use super::super::typology::Typology;
use super::removable::Removable;
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

/// What somebody set it to.
#[derive(Clone, PartialEq, Debug)]
pub enum Setting {
    /// Words, empty if there are none.
    Words(String),
    /// A place in a tree.
    Place(Place),
    /// The code that a code was merged into, if any.
    Into(Option<CodeId>),
    /// A code.
    Code(CodeId),
    /// A summary, if there is one.
    Summary(Option<Summary>),
    /// A verdict, if there is one.
    Verdict(Option<Verdict>),
    /// Whether it stands.
    Stands(bool),
    /// A colour, if one was chosen.
    Colour(Option<Colour>),
    /// What a twin was merged into, if it was.
    Twin(Option<Twin>),
    /// The coder that a coder was merged into, if any.
    Coder(Option<CoderId>),
    /// The first and last character of a coding of that document.
    Edges(DocumentId, Anchor),
    /// A turn of that document, if there is one.
    Turn(DocumentId, Option<TurnState>),
    /// A speaker.
    Speaker(Speaker),
    /// What the values of an attribute are, if there is one.
    Kind(Option<AttributeKind>),
    /// A language, if it is known.
    Language(Option<Language>),
    /// Coders.
    Coders(Vec<CoderId>),
    /// A tree, if one is meant.
    Tree(Option<TreeId>),
    /// Yes or no, if anybody says.
    Answer(Option<bool>),
    /// How two codes answer each other, if they do.
    Link(Option<CodeLink>),
    /// The question of a matrix as `analysis` writes it, if one is kept.
    Matrix(Option<String>),
    /// Rules that give people their types, if they are kept.
    Typology(Option<Typology>),
}

impl Setting {
    /// Whether both come to the same for people: a rank among siblings is nobody's opinion.
    pub fn agrees_with(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Place(a), Self::Place(b)) => (a.tree, a.parent) == (b.tree, b.parent),
            (Self::Coders(a), Self::Coders(b)) => a.iter().collect::<BTreeSet<_>>() == b.iter().collect(),
            (a, b) => a == b,
        }
    }

    fn words(&self) -> Option<String> {
        match self {
            Self::Words(words) => Some(words.clone()),
            _ => None,
        }
    }

    pub(super) fn coders(&self) -> Option<&[CoderId]> {
        match self {
            Self::Coders(coders) => Some(coders),
            _ => None,
        }
    }
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
            _ => return None,
        })
    }

    /// Returns the ops that set it from `from` to `to`; none when these settings are not of its kind.
    pub(in crate::model) fn set(&self, from: &Setting, to: &Setting) -> Vec<Op> {
        let words = || Some((from.words()?, to.words()?));
        let maybe = |words: String| Some(words).filter(|w| !w.is_empty());
        let op = match (self, from, to) {
            (Self::CodePlace(code), Setting::Place(from), Setting::Place(to)) => {
                Some(Op::MoveCode { code: *code, from: *from, to: *to })
            }
            (Self::CodeMerged(code), Setting::Into(from), Setting::Into(to)) => {
                let parted = from.map(|into| Op::UnmergeCodes { code: *code, into });
                return parted.into_iter().chain(to.map(|into| Op::MergeCodes { code: *code, into })).collect();
            }
            (Self::CoderMerged(coder), Setting::Coder(from), Setting::Coder(to)) => {
                let coder = *coder;
                let parted = from.map(|into| Op::PartCoders { coder, into });
                return parted.into_iter().chain(to.map(|into| Op::MergeCoders { coder, into })).collect();
            }
            (Self::Merged(twin), Setting::Twin(from), Setting::Twin(to)) => {
                let twin = *twin;
                let parted = from.map(|into| Op::PartTwin { twin, into });
                return parted.into_iter().chain(to.map(|into| Op::MergeTwin { twin, into })).collect();
            }
            (Self::CodeColour(code), Setting::Colour(from), Setting::Colour(to)) => {
                Some(Op::ColourCode { code: *code, from: *from, to: *to })
            }
            (Self::CoderColour(coder), Setting::Colour(from), Setting::Colour(to)) => {
                Some(Op::ColourCoder { coder: *coder, from: *from, to: *to })
            }
            (Self::EdgesOfCoding(document, coding), Setting::Edges(_, from), Setting::Edges(_, to)) => {
                Some(Op::MoveCoding { document: *document, coding: *coding, from: *from, to: *to })
            }
            (Self::Turn(document, turn), Setting::Turn(_, from), Setting::Turn(_, to)) => {
                Some(Op::SetTurn { document: *document, turn: *turn, from: from.clone(), to: to.clone() })
            }
            (Self::Speaker(document, speaker), Setting::Speaker(from), Setting::Speaker(to)) => {
                let (document, speaker) = (*document, *speaker);
                Some(Op::SetSpeaker { document, speaker, from: from.clone(), to: to.clone() })
            }
            (Self::AttributeKind(attribute), Setting::Kind(from), Setting::Kind(to)) => {
                let attribute = attribute.clone();
                Some(Op::SetAttributeKind { attribute, from: from.clone(), to: to.clone() })
            }
            (Self::CodeOfCoding(document, coding), Setting::Code(from), Setting::Code(to)) => {
                Some(Op::RecodeCoding { document: *document, coding: *coding, from: *from, to: *to })
            }
            (Self::Summary(theme, participant), Setting::Summary(from), Setting::Summary(to)) => {
                let (theme, participant) = (*theme, *participant);
                Some(Op::SetSummary { theme, participant, from: from.clone(), to: to.clone() })
            }
            (Self::Verdict(theme, groups, coder), Setting::Verdict(from), Setting::Verdict(to)) => {
                let (theme, groups, coder) = (*theme, groups.clone(), *coder);
                Some(Op::SetVerdict { theme, groups, coder, from: from.clone(), to: to.clone() })
            }
            (Self::Stands(twin), Setting::Stands(_), Setting::Stands(to)) => Some(twin.standing(*to)),
            (Self::Kept(what), Setting::Stands(_), Setting::Stands(to)) => what.standing(*to),
            (Self::DocumentStands(document), Setting::Stands(_), Setting::Stands(true)) => {
                Some(Op::RestoreDocument { document: *document })
            }
            (Self::DocumentStands(document), Setting::Stands(_), Setting::Stands(false)) => {
                Some(Op::RemoveDocument { document: *document })
            }
            (Self::Language(document), Setting::Language(from), Setting::Language(to)) => {
                Some(Op::SetLanguage { document: *document, from: *from, to: *to })
            }
            (Self::Blind(document, tree), Setting::Coders(from), Setting::Coders(to)) => {
                let (document, tree) = (*document, *tree);
                Some(Op::AssignDocument { document, tree, from: from.clone(), to: to.clone() })
            }
            (Self::Released(document, tree), Setting::Answer(_), Setting::Answer(to)) => {
                let (document, tree) = (*document, *tree);
                Some(match to {
                    Some(true) => Op::ReleaseDocument { document, tree },
                    _ => Op::WithholdDocument { document, tree },
                })
            }
            (Self::Guide, Setting::Tree(from), Setting::Tree(to)) => Some(Op::SetGuide { from: *from, to: *to }),
            (Self::Asked(document, question), Setting::Answer(from), Setting::Answer(to)) => {
                let (document, question) = (*document, *question);
                Some(Op::SetAsked { document, question, from: *from, to: *to })
            }
            (Self::Mapping(codes), Setting::Link(from), Setting::Link(to)) => {
                Some(Op::MapCodes { codes: *codes, from: from.clone(), to: to.clone() })
            }
            (Self::Matrix(name), Setting::Matrix(from), Setting::Matrix(to)) => {
                Some(Op::SaveMatrix { name: name.clone(), from: from.clone(), to: to.clone() })
            }
            (Self::Typology(name), Setting::Typology(from), Setting::Typology(to)) => {
                Some(Op::SetTypology { name: name.clone(), from: from.clone(), to: to.clone() })
            }
            (Self::Reserved(what), Setting::Coders(from), Setting::Coders(to)) => {
                Some(Op::Reserve { what: *what, from: from.clone(), to: to.clone() })
            }
            (Self::Answer(proposal), Setting::Answer(from), Setting::Answer(to)) => {
                Some(Op::AnswerProposal { proposal: *proposal, from: *from, to: *to })
            }
            (thing, _, _) => words().and_then(|(from, to)| {
                Some(match thing {
                    Self::ProjectName => Op::RenameProject { from, to },
                    Self::Viewpoint => Op::SetViewpoint { from: maybe(from), to: maybe(to) },
                    Self::DocumentName(document) => Op::RenameDocument { document: *document, from, to },
                    Self::ParticipantName(participant) => Op::RenameParticipant { participant: *participant, from, to },
                    Self::TreeName(tree) => Op::RenameTree { tree: *tree, from, to },
                    Self::CodeName(code) => Op::RenameCode { code: *code, from, to },
                    Self::CodeDescription(code) => Op::DescribeCode { code: *code, from, to },
                    Self::CodeDefinition(code, part) => Op::DefineCode { code: *code, part: *part, from, to },
                    Self::Value(holder, attribute) => Op::SetAttribute {
                        holder: *holder,
                        attribute: attribute.clone(),
                        from: maybe(from),
                        to: maybe(to),
                    },
                    Self::Memo(on) => Op::SetMemo { on: *on, from, to },
                    Self::CoderName(coder) => Op::RenameCoder { coder: *coder, from, to },
                    Self::ThemeName(theme) => Op::SetTheme { theme: *theme, from: maybe(from), to: maybe(to) },
                    _ => return None,
                })
            }),
        };
        op.into_iter().collect()
    }
}

impl Project {
    /// Returns what is in force; nothing when the thing never was.
    pub fn setting(&self, thing: &Contested) -> Option<Setting> {
        let words = |words: &str| Setting::Words(words.to_owned());
        let code = |id: &CodeId| self.codes.get(id);
        Some(match thing {
            Contested::ProjectName => words(&self.name),
            Contested::Viewpoint => words(self.viewpoint.as_deref().unwrap_or_default()),
            Contested::DocumentName(id) => words(&self.documents.get(id)?.name),
            Contested::ParticipantName(id) => words(&self.participants.get(id)?.name),
            Contested::TreeName(id) => words(&self.trees.get(id)?.name),
            Contested::CodeName(id) => words(&code(id)?.name),
            Contested::CodeDescription(id) => words(&code(id)?.description),
            Contested::CodeDefinition(id, part) => words(code(id)?.definition.part(*part)),
            Contested::CodePlace(id) => Setting::Place(code(id)?.put_to()),
            Contested::CodeMerged(id) => Setting::Into(code(id)?.merged_into),
            Contested::CodeColour(id) => Setting::Colour(code(id)?.colour),
            Contested::CoderName(id) => words(&self.signing_coder(*id)?.name),
            Contested::CoderColour(id) => Setting::Colour(self.signing_coder(*id)?.colour),
            Contested::CoderMerged(id) => {
                self.signing_coder(*id)?;
                Setting::Coder(self.merged_coders.merged_into(*id))
            }
            Contested::ThemeName(id) => words(self.comparison.themes.get(id)?.name.as_deref().unwrap_or_default()),
            Contested::EdgesOfCoding(document, coding) => {
                Setting::Edges(*document, self.documents.get(document)?.codings.get(coding)?.anchor)
            }
            Contested::Turn(document, turn) => {
                Setting::Turn(*document, self.documents.get(document)?.turn_state(*turn))
            }
            Contested::Speaker(document, place) => {
                Setting::Speaker(self.documents.get(document)?.speakers.get(usize::from(*place))?.clone())
            }
            Contested::AttributeKind(name) => {
                let attribute = self.attributes.get(name).filter(|a| !a.removed);
                Setting::Kind(attribute.map(|a| a.kind.clone()))
            }
            Contested::CodeOfCoding(document, coding) => {
                Setting::Code(self.documents.get(document)?.codings.get(coding)?.code)
            }
            Contested::Value(holder, attribute) => words(self.written_value(*holder, attribute).unwrap_or_default()),
            Contested::Memo(on) => words(self.memo(*on)),
            Contested::Summary(theme, participant) => {
                let summed = self.comparison.summaries.get(&(*theme, *participant));
                Setting::Summary(summed.map(|s| s.summary.clone()))
            }
            Contested::Verdict(theme, groups, coder) => {
                let reached = self.comparison.verdicts.get(&(*theme, groups.clone(), *coder));
                Setting::Verdict(reached.map(|r| r.verdict.clone()))
            }
            Contested::DocumentStands(id) => Setting::Stands(!self.documents.get(id)?.removed),
            Contested::Stands(twin) => Setting::Stands(self.twin_stands(*twin)?),
            Contested::Merged(twin) => {
                self.twin_stands(*twin)?;
                Setting::Twin(self.twin_merged_into(*twin))
            }
            Contested::Kept(Removable::Code(id)) => Setting::Stands(code(id)?.removed.is_none()),
            Contested::Kept(Removable::Coding(document, coding)) => {
                Setting::Stands(!self.documents.get(document)?.codings.get(coding)?.removed)
            }
            Contested::Language(id) => Setting::Language(self.documents.get(id)?.language),
            Contested::Blind(id, tree) => {
                let blind = self.documents.get(id)?.signed.blind.get(tree);
                Setting::Coders(blind.into_iter().flat_map(|blind| blind.coders.iter().copied()).collect())
            }
            Contested::Released(id, tree) => {
                let blind = self.documents.get(id)?.signed.blind.get(tree);
                Setting::Answer(blind.map(|blind| blind.released))
            }
            Contested::Guide => Setting::Tree(self.comparison.guide.tree),
            Contested::Asked(document, question) => {
                Setting::Answer(self.comparison.guide.asked.get(&(*document, *question)).copied())
            }
            Contested::Mapping(codes) => Setting::Link(self.comparison.crosswalk.get(codes).map(|m| m.link.clone())),
            Contested::Matrix(name) => {
                Setting::Matrix(self.comparison.matrices.get(name).map(|kept| kept.question.clone()))
            }
            Contested::Typology(name) => Setting::Typology(self.typologies.get(name).map(|kept| kept.typology.clone())),
            Contested::Reserved(what) => {
                Setting::Coders(self.reserved.get(what).into_iter().flatten().copied().collect())
            }
            Contested::Answer(proposal) => Setting::Answer(self.proposals.get(proposal)?.accepted),
            Contested::MadeTwice(_) | Contested::CopyCounts | Contested::NotHere | Contested::Kept(_) => return None,
        })
    }

    /// Whether what is contested still matters: it is about something that stands.
    pub(super) fn is_of_what_stands(&self, thing: &Contested) -> bool {
        let person = |id: &ParticipantId| self.participants.get(id).is_some_and(|p| !p.removed);
        let document = |id: &DocumentId| self.document(*id).is_some();
        match thing {
            Contested::ProjectName | Contested::Viewpoint | Contested::DocumentStands(_) => true,
            Contested::Guide
            | Contested::Matrix(_)
            | Contested::Typology(_)
            | Contested::Reserved(_)
            | Contested::Answer(_) => true,
            Contested::DocumentName(id) | Contested::Language(id) => document(id),
            Contested::Blind(id, tree) | Contested::Released(id, tree) => document(id) && self.tree_stands(*tree),
            Contested::Asked(id, question) => document(id) && self.code(*question).is_some(),
            Contested::Mapping(codes) => self.mapping_holds(*codes),
            Contested::ParticipantName(id) => person(id),
            Contested::TreeName(id) => self.tree_stands(*id),
            Contested::CodeName(id)
            | Contested::CodeDescription(id)
            | Contested::CodeDefinition(id, _)
            | Contested::CodeColour(id)
            | Contested::CodePlace(id) => self.code(*id).is_some(),
            Contested::CoderName(id) | Contested::CoderColour(id) => self.coders.contains_key(id),
            Contested::CoderMerged(_) | Contested::AttributeKind(_) => true,
            Contested::ThemeName(id) => self.comparison.themes.contains_key(id),
            Contested::Turn(id, _) | Contested::Speaker(id, _) => document(id),
            Contested::CodeMerged(id) => self.codes.get(id).is_some_and(|c| c.removed.is_none()),
            Contested::CodeOfCoding(id, coding) | Contested::EdgesOfCoding(id, coding) => {
                self.document(*id).and_then(|d| d.codings.get(coding)).is_some_and(|c| !c.removed)
            }
            Contested::Value(Holder::Participant(id), _) => person(id),
            Contested::Value(Holder::Document(id), _) => document(id),
            Contested::Memo(on) => match on {
                Subject::Project(_) => true,
                Subject::Document(id) => document(id),
                Subject::Participant(id) => person(id),
                Subject::Code(id) => self.code(*id).is_some(),
                Subject::Coding(id) => self.coding(*id).is_some_and(|(d, c)| !d.removed && !c.removed),
            },
            Contested::Summary(theme, id) => self.theme_stands(*theme) && person(id),
            Contested::Verdict(theme, _, _) => self.theme_stands(*theme),
            Contested::MadeTwice(_)
            | Contested::CopyCounts
            | Contested::NotHere
            | Contested::Merged(_)
            | Contested::Stands(_)
            | Contested::Kept(_) => true,
        }
    }

    fn tree_stands(&self, tree: TreeId) -> bool {
        self.trees.get(&tree).is_some_and(|t| !t.removed)
    }

    fn theme_stands(&self, theme: ThemeId) -> bool {
        self.comparison.themes.get(&theme).is_some_and(|t| t.name.is_some())
    }
}
