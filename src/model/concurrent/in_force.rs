//! What is in force of what people can mean differently, and whether it still matters.

use super::super::ids::{CodeId, DocumentId, ParticipantId, ThemeId, TreeId};
use super::super::op::Subject;
use super::super::participant::Holder;
use super::super::project::Project;
use super::contested::Contested;
use super::removable::Removable;
use super::setting::Setting;

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
            Contested::Answer(proposal) => Setting::Answer(self.proposals.get(proposal)?.answer()),
            Contested::MadeTwice(_)
            | Contested::CopyCounts
            | Contested::NotHere
            | Contested::Kept(_)
            | Contested::Text(_) => return None,
        })
    }

    /// Whether what is contested still matters: it is about something that stands.
    pub(crate) fn is_of_what_stands(&self, thing: &Contested) -> bool {
        let person = |id: &ParticipantId| self.participants.get(id).is_some_and(|p| !p.removed);
        let document = |id: &DocumentId| self.document(*id).is_some();
        match thing {
            Contested::ProjectName | Contested::Viewpoint | Contested::DocumentStands(_) => true,
            Contested::Guide
            | Contested::Matrix(_)
            | Contested::Typology(_)
            | Contested::Reserved(_)
            | Contested::Answer(_) => true,
            Contested::DocumentName(id) | Contested::Language(id) | Contested::Text(id) => document(id),
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
