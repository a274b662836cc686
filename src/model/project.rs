//! The project as a value: the fold of all its changes, and the questions one can ask of it.
//!
//! Nothing here is ever deleted; what was removed is marked, so that undo and concurrent work find it again. The
//! methods answer for what stands, the public maps hold everything.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::iter::successors;
use std::sync::Arc;

use super::code::{Code, Place, Tree};
use super::coder::Coder;
use super::coding::Coding;
use super::comparison::Comparison;
use super::concurrent::Contests;
use super::document::Document;
use super::finishing::Finishings;
use super::ids::{CodeId, CoderId, CodingId, DocumentId, ParticipantId, ProjectId, ProposalId, TreeId};
use super::knowledge::Knowledge;
use super::memo::Memo;
use super::naming::name_key;
use super::natural_order::natural_key;
use super::one_person::MergedCoders;
use super::op::Subject;
use super::overlooked::Overlooked;
use super::participant::{Attribute, Holder, Participant};
use super::reading_memory::ReadingMemory;
use super::reservation::{Proposal, Reserved};
use super::review::ReviewItem;
use super::stamp::Stamp;
use super::statement::Statements;
use super::taken_back::TakenBack;
use super::text::{Span, Text};
use super::text_source::{TextSource, TextUnavailable};
use super::twin::Twin;
use super::typology::{KeptTypology, Types, TypesCell};

/// An open project.
#[derive(Clone)]
pub struct Project {
    /// Its identity.
    pub id: ProjectId,
    /// For people.
    pub name: String,
    /// The attribute that splits the study into populations.
    pub viewpoint: Option<String>,
    /// Everybody who coded; who turned out to be one person is here once.
    pub coders: BTreeMap<CoderId, Coder>,
    /// Every document ever imported.
    pub documents: BTreeMap<DocumentId, Arc<Document>>,
    /// Every person. Like codes and memos they are shared with earlier states of the project until one of them changes.
    pub participants: Arc<BTreeMap<ParticipantId, Participant>>,
    /// Every attribute.
    pub attributes: BTreeMap<String, Attribute>,
    /// The typologies by their names. While one stands, its name means it, whatever attribute has that name too.
    pub typologies: BTreeMap<String, KeptTypology>,
    /// Every code tree.
    pub trees: BTreeMap<TreeId, Tree>,
    /// Every code.
    pub codes: Arc<BTreeMap<CodeId, Code>>,
    /// All memos, those on what was removed too.
    pub memos: Arc<BTreeMap<Subject, Memo>>,
    /// What the comparison of viewpoints rests on beside the codings.
    pub comparison: Arc<Comparison>,
    /// What people decided about the reading of transcripts, for the next file.
    pub reading_memory: Arc<ReadingMemory>,
    /// Whose work is not in here, because whoever looks at the project does not want to see it.
    pub hidden_coders: BTreeSet<CoderId>,
    /// Who looks at it, where what others coded is not in here because it is still to be coded blind.
    pub viewer: Option<CoderId>,
    /// The newest change folded in.
    pub head: Option<Stamp>,
    /// To whom what is reserved; what is not in it, everybody may do.
    pub reserved: BTreeMap<Reserved, BTreeSet<CoderId>>,
    /// Every change that was ever proposed.
    pub proposals: BTreeMap<ProposalId, Proposal>,
    pub(super) merged_coders: Arc<MergedCoders>,
    /// What was taken out of the project by itself, whether or not it was merged too: parting it brings it back no
    /// more.
    pub(super) taken_out: Arc<BTreeSet<Twin>>,
    pub(super) review: Vec<ReviewItem>,
    pub(super) contests: Arc<Contests>,
    pub(super) knowledge: Knowledge,
    pub(super) overlooked: Arc<Overlooked>,
    pub(super) taken_back: Arc<Vec<TakenBack>>,
    /// What each change took the place of.
    pub(super) statements: Arc<Statements>,
    /// What each change did to who has finished what.
    pub(super) finishings: Arc<Finishings>,
    pub(super) types: TypesCell,
    pub(super) source: Arc<dyn TextSource>,
}

impl fmt::Debug for Project {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Project").field("name", &self.name).field("head", &self.head).finish_non_exhaustive()
    }
}

impl Project {
    /// Returns a project that holds nothing yet.
    pub fn empty(id: ProjectId, name: &str, source: Arc<dyn TextSource>) -> Self {
        Self {
            id,
            name: name.to_owned(),
            viewpoint: None,
            coders: BTreeMap::new(),
            documents: BTreeMap::new(),
            participants: Arc::default(),
            attributes: BTreeMap::new(),
            typologies: BTreeMap::new(),
            trees: BTreeMap::new(),
            codes: Arc::default(),
            memos: Arc::default(),
            comparison: Arc::default(),
            reading_memory: Arc::default(),
            hidden_coders: BTreeSet::new(),
            viewer: None,
            head: None,
            reserved: BTreeMap::new(),
            proposals: BTreeMap::new(),
            merged_coders: Arc::default(),
            taken_out: Arc::default(),
            review: Vec::new(),
            contests: Arc::default(),
            knowledge: Knowledge::default(),
            overlooked: Arc::default(),
            taken_back: Arc::default(),
            statements: Arc::default(),
            finishings: Arc::default(),
            types: TypesCell::default(),
            source,
        }
    }

    /// Returns the documents that stand, in natural order of their names ("U2" before "U10").
    pub fn documents(&self) -> Vec<&Arc<Document>> {
        let mut documents: Vec<_> = self.documents.values().filter(|d| !d.removed).collect();
        documents.sort_by(|a, b| (&a.name_order, a.id).cmp(&(&b.name_order, b.id)));
        documents
    }

    /// Returns a document that stands.
    pub fn document(&self, id: DocumentId) -> Option<&Arc<Document>> {
        self.documents.get(&id).filter(|d| !d.removed)
    }

    /// Returns the document of that name, with or without the extension of its file, whatever the case of its letters.
    pub fn document_named(&self, name: &str) -> Option<&Arc<Document>> {
        let name = name.trim();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let matches = |d: &Document, wanted: &str| name_key(&d.name) == name_key(wanted);
        let named = |wanted: &str| self.documents.values().find(|d| !d.removed && matches(d, wanted));
        let by_file =
            || self.documents.values().find(|d| !d.removed && d.original.as_ref().is_some_and(|o| o.file_name == name));
        named(name).or_else(by_file).or_else(|| named(stem))
    }

    /// Returns the participants that stand, in natural order of their names.
    pub fn participants(&self) -> Vec<&Participant> {
        let mut participants: Vec<_> = self.participants.values().filter(|p| !p.removed).collect();
        participants.sort_by_cached_key(|p| (natural_key(&p.name), p.id));
        participants
    }

    /// Returns the participant of that name, whatever the case of its letters.
    pub fn participant_named(&self, name: &str) -> Option<&Participant> {
        let wanted = name_key(name);
        self.participants.values().find(|p| !p.removed && name_key(&p.name) == wanted)
    }

    /// Returns the attributes that stand, in the natural order of their names, and behind them the typologies.
    pub fn attributes(&self) -> impl Iterator<Item = &Attribute> {
        let typologies = in_order_of_names(self.typologies.values().map(|kept| &kept.attribute));
        self.own_attributes().filter(|a| !self.typologies.contains_key(&a.name)).chain(typologies)
    }

    /// Returns the attributes that stand and whose values somebody wrote, in the natural order of their names.
    pub fn own_attributes(&self) -> impl Iterator<Item = &Attribute> {
        in_order_of_names(self.attributes.values().filter(|a| !a.removed))
    }

    /// Returns the attribute or typology of that name, whatever the case of its letters.
    pub fn attribute_named(&self, name: &str) -> Option<&Attribute> {
        let wanted = name_key(name);
        let own = self.attributes.values().filter(|a| !a.removed && !self.typologies.contains_key(&a.name));
        let typologies = self.typologies.values().map(|kept| &kept.attribute);
        own.chain(typologies).find(|a| name_key(&a.name) == wanted)
    }

    /// Returns the attribute of that name whose values somebody wrote, whatever the case of its letters.
    pub fn own_attribute(&self, name: &str) -> Option<&Attribute> {
        let is_own = |a: &&Attribute| !a.removed && !self.typologies.contains_key(&a.name);
        let wanted = name_key(name);
        let in_other_letters = || self.attributes.values().find(|a| is_own(a) && name_key(&a.name) == wanted);
        self.attributes.get(name).filter(is_own).or_else(in_other_letters)
    }

    /// Returns what `holder` has as `attribute`: what was written, or the type that a typology of that name gives a
    /// person.
    pub fn value(&self, holder: Holder, attribute: &str) -> Option<&str> {
        if !self.typologies.contains_key(attribute) {
            return self.written_value(holder, attribute);
        }
        match holder {
            Holder::Participant(id) => self.types().get(attribute, id),
            Holder::Document(_) => None,
        }
    }

    /// Returns what somebody wrote as `attribute` of `holder`.
    pub fn written_value(&self, holder: Holder, attribute: &str) -> Option<&str> {
        let values = match holder {
            Holder::Participant(id) => &self.participants.get(&id)?.values,
            Holder::Document(id) => &self.documents.get(&id)?.values,
        };
        values.get(attribute).map(String::as_str).filter(|v| !v.is_empty())
    }

    fn types(&self) -> &Types {
        self.types.get_or_find(self)
    }

    /// Returns what a person has as `attribute` in a document: their own value, else the document's.
    pub fn value_in(&self, participant: Option<ParticipantId>, document: DocumentId, attribute: &str) -> Option<&str> {
        let own = participant.and_then(|p| self.value(Holder::Participant(p), attribute));
        own.or_else(|| self.value(Holder::Document(document), attribute))
    }

    /// Returns the code trees that stand, in the order in which they were made.
    pub fn trees(&self) -> Vec<&Tree> {
        let mut trees: Vec<_> = self.trees.values().filter(|t| !t.removed).collect();
        trees.sort_by_key(|t| (t.added, t.id));
        trees
    }

    /// Returns a code that stands in its tree.
    pub fn code(&self, id: CodeId) -> Option<&Code> {
        self.codes.get(&id).filter(|c| self.code_stands(c))
    }

    /// Returns the code that codings with `id` count for: itself, or what it was merged into; nothing when that was
    /// removed.
    pub fn resolve_code(&self, id: CodeId) -> Option<CodeId> {
        self.merge_target(id).filter(|id| self.codes.get(id).is_some_and(|c| self.code_stands(c)))
    }

    /// Returns the code tree that codings with `id` are for, whether or not the code still stands.
    pub fn tree_coded_for(&self, id: CodeId) -> Option<TreeId> {
        self.merge_target(id).and_then(|id| self.codes.get(&id)).map(|code| code.place.tree)
    }

    /// Returns the end of the chain of merges that begins at `id`, standing or not.
    pub fn merge_target(&self, id: CodeId) -> Option<CodeId> {
        let end = self.merge_way(id).last()?;
        self.codes.contains_key(&end).then_some(end)
    }

    /// Returns the codes on the way of merges that begins at `id`, that one first. The fold closes no loop, so the way
    /// ends.
    pub(super) fn merge_way(&self, id: CodeId) -> impl Iterator<Item = CodeId> {
        successors(Some(id), |on_it| self.codes.get(on_it)?.merged_into)
    }

    /// Returns the codes above a place as they were put, the nearest first, whether or not they stand. The fold closes
    /// no loop here either.
    pub(super) fn codes_above(&self, place: Place) -> impl Iterator<Item = CodeId> {
        successors(place.parent, |above| self.codes.get(above)?.place.parent)
    }

    fn code_stands(&self, code: &Code) -> bool {
        code.removed.is_none()
            && code.merged_into.is_none()
            && self.trees.get(&code.place.tree).is_some_and(|t| !t.removed)
    }

    /// Returns the nearest standing code above `code`.
    pub fn parent_of(&self, code: &Code) -> Option<&Code> {
        let mut above = self.codes_above(code.place).map_while(|id| self.codes.get(&id));
        above.find(|parent| self.code_stands(parent) && parent.place.tree == code.place.tree)
    }

    /// Returns the standing codings of `document` that have a place in the text, each with the code that it counts for.
    pub fn codings<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = PlacedCoding<'a>> {
        document.standing_codings().filter_map(|coding| {
            let (span, code) = (coding.span?, self.resolve_code(coding.code)?);
            Some(PlacedCoding { coding, code, span })
        })
    }

    /// Returns the codings of `document` that a decision set aside and that have a place in the text: they are on
    /// record and count nowhere.
    pub fn set_aside<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = PlacedCoding<'a>> {
        let aside = document.ruled_codings().map(|(coding, _)| coding).filter(|c| c.is_set_aside());
        aside.filter_map(|coding| {
            let (span, code) = (coding.span?, self.resolve_code(coding.code)?);
            Some(PlacedCoding { coding, code, span })
        })
    }

    /// Returns a coding, standing or not, with its document. Documents are asked one by one.
    pub fn coding(&self, id: CodingId) -> Option<(&Arc<Document>, &Coding)> {
        self.documents.values().find_map(|d| d.codings.get(&id).map(|c| (d, &**c)))
    }

    /// Returns who made the change `at`.
    pub fn author_of(&self, at: Stamp) -> Option<CoderId> {
        self.knowledge.author(at).map(|coder| self.one_coder(coder))
    }

    /// Returns how many of these codings each coder made.
    pub fn counted_by_coder<'a>(&self, codings: impl IntoIterator<Item = &'a Coding>) -> BTreeMap<CoderId, usize> {
        let mut counted = BTreeMap::new();
        for coding in codings {
            *counted.entry(self.one_coder(coding.coder)).or_default() += 1;
        }
        counted
    }

    /// Returns a memo, empty if there is none.
    pub fn memo(&self, on: Subject) -> &str {
        self.memos.get(&on).map_or("", |m| &m.text)
    }

    /// Returns the text of `document` as it stands; it is read when first asked for.
    ///
    /// # Errors
    /// When the imported text is not in the project folder (yet).
    pub fn text(&self, document: &Document) -> Result<Arc<Text>, TextUnavailable> {
        if let Some(text) = document.text.0.get() {
            return Ok(Arc::clone(text));
        }
        let imported = self
            .source
            .imported(&document.imported)
            .map_err(|e| TextUnavailable { document: document.name.clone(), ..e })?;
        let pristine = document.pieces.is_pristine();
        let text = if pristine { Text::new(imported) } else { Text::new(document.pieces.text(&imported)) };
        Ok(Arc::clone(document.text.0.get_or_init(|| Arc::new(text))))
    }

    /// Returns the words of `span`, empty when the text is not here.
    pub fn words(&self, document: &Document, span: Span) -> Cow<'static, str> {
        self.text(document).map_or(Cow::Borrowed(""), |text| Cow::Owned(text.slice(span).to_owned()))
    }
}

/// A coding that stands, with its place and the code that it counts for.
#[derive(Clone, Copy, Debug)]
pub struct PlacedCoding<'a> {
    /// The coding.
    pub coding: &'a Coding,
    /// The code that it counts for, after merges.
    pub code: CodeId,
    /// Where it stands in the text.
    pub span: Span,
}

fn in_order_of_names<'a>(attributes: impl Iterator<Item = &'a Attribute>) -> impl Iterator<Item = &'a Attribute> {
    let mut attributes: Vec<&Attribute> = attributes.collect();
    attributes.sort_by_cached_key(|attribute| natural_key(&attribute.name));
    attributes.into_iter()
}
