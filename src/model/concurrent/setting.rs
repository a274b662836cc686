//! What somebody set something to: compared as people mean it, and written as ops.

use std::collections::BTreeSet;

use super::super::anchor::Anchor;
use super::super::code::Place;
use super::super::colour::Colour;
use super::super::comparison::{CodeLink, Summary, Verdict};
use super::super::document::{Language, Speaker};
use super::super::ids::{CodeId, CoderId, DocumentId, TreeId};
use super::super::op::Op;
use super::super::participant::AttributeKind;
use super::super::turns::TurnState;
use super::super::twin::Twin;
use super::super::typology::Typology;
use super::contested::Contested;

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

    /// Whether it takes away what was kept: there is nothing then, and not something empty.
    pub fn takes_away(&self) -> bool {
        matches!(
            self,
            Self::Link(None)
                | Self::Matrix(None)
                | Self::Typology(None)
                | Self::Kind(None)
                | Self::Verdict(None)
                | Self::Summary(None)
        )
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
            (Self::Stands(twin), Setting::Stands(_), Setting::Stands(to)) => twin.standing(*to),
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
