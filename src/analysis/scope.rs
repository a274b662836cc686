//! What a question is asked of: which codes, whose words. Every analysis takes the same scope, so that two tables with
//! the same filters count the same words.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::AnalysisError;
use super::period::Period;
use super::table::Table;
use crate::model::elision::{De, elides_before};
use crate::model::name_key;
use crate::model::outline::OutlineRow;
use crate::model::{
    AttributeKind, CodeId, CoderId, Coding, DocumentId, Holder, Noun, Outline, ParticipantId, Project, Role, Said,
    Sign, TreeId, counted, said,
};

/// Whose words count.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Scope {
    /// Whether interviewers and moderators count too.
    pub everyone: bool,
    /// All must hold for a speaker in a document.
    pub filters: Vec<Condition>,
    /// Only what this coder coded.
    pub coder: Option<CoderId>,
    /// Only what was coded then.
    pub period: Period,
    /// Only speakers of this role, whatever [`Self::everyone`] says.
    pub role: Option<Role>,
    /// Only these documents; all when there are none.
    pub documents: Vec<DocumentId>,
    /// Only people of whom an excerpt is coded with this code or one below it.
    pub with_code: Option<CodeId>,
}

impl Scope {
    /// Returns the scope in words, one item a restriction, with whose work is not seen.
    pub fn describe(&self, project: &Project) -> Vec<Said> {
        self.restrictions(project, unseen(project))
    }

    /// Returns what was asked, whoever looks at it and whatever they do not see.
    pub(super) fn describe_asked(&self, project: &Project) -> Vec<Said> {
        self.restrictions(project, std::iter::empty())
    }

    fn restrictions(&self, project: &Project, unseen: impl Iterator<Item = Said>) -> Vec<Said> {
        let mut words: Vec<Said> = self.filters.iter().map(Condition::describe).collect();
        words.extend(self.coder.map(|c| coded_by(project.coder_name(c))));
        words.extend(unseen);
        words.extend(self.period.describe());
        if !self.documents.is_empty() {
            let names = self.documents.iter().filter_map(|d| project.document(*d)).map(|d| d.name.clone());
            let names = names.collect::<Vec<_>>().join(", ");
            words.push(said!("documents: {names}", "documents\u{202f}: {names}"));
        }
        words.extend(self.with_code.map(|code| {
            let outline = Outline::of(project);
            let code = outline.path(code);
            said!("people with {code}", "personnes avec {code}")
        }));
        words.push(match (self.role, self.everyone) {
            (Some(Role::Participant), _) => said!("participants only", "participants seulement"),
            (Some(Role::Interviewer), _) => said!("interviewers only", "enquêteurs seulement"),
            (Some(Role::Moderator), _) => said!("moderators only", "animateurs seulement"),
            (None, true) => {
                said!("interviewers and moderators included", "enquêteurs et animateurs compris")
            }
            (None, false) => without_interviewers(),
        });
        words
    }

    /// Whether what a speaker of `role` says counts.
    pub(super) fn hears(&self, role: Role) -> bool {
        self.role.map_or(self.everyone || role == Role::Participant, |only| only == role)
    }

    /// Whether what nobody in particular says counts: a report, a title.
    pub(super) fn hears_nobody(&self) -> bool {
        self.role.is_none_or(|only| only == Role::Participant)
    }

    /// Whether a coding counts.
    pub(super) fn counts(&self, coding: &Coding) -> bool {
        self.coder.is_none_or(|coder| coder == coding.coder) && self.period.holds(coding.at)
    }

    /// Whether a document is among those asked for.
    pub(super) fn reads(&self, document: DocumentId) -> bool {
        self.documents.is_empty() || self.documents.contains(&document)
    }
}

/// An attribute must have a value, or one that is more or less: the person's own, or else the document's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// The attribute, as it is spelt in the project.
    pub attribute: String,
    /// How its value has to stand to [`Self::value`].
    pub sign: Sign,
    /// The value as it was typed; empty asks for those without a value.
    pub value: String,
    kind: AttributeKind,
}

impl Condition {
    /// Returns the condition that `attribute` of the project has `value`, whatever the case of its letters.
    ///
    /// # Errors
    /// When there is no such attribute.
    pub fn new(project: &Project, attribute: &str, value: &str) -> Result<Self, AnalysisError> {
        Self::with_sign(project, attribute, Sign::Is, value)
    }

    /// Returns the condition that the value of `attribute` stands so to `value`.
    ///
    /// # Errors
    /// When there is no such attribute, or its values cannot be more or less than that one.
    pub fn with_sign(project: &Project, attribute: &str, sign: Sign, value: &str) -> Result<Self, AnalysisError> {
        let known = || project.attributes().map(|a| a.name.clone()).collect::<Vec<_>>();
        let attribute = project.attribute_named(attribute).ok_or_else(|| AnalysisError::NoSuchAttribute {
            name: attribute.trim().to_owned(),
            known: listed(&known(), "none"),
        })?;
        let (name, kind, value) = (attribute.name.clone(), attribute.kind.clone(), value.trim().to_owned());
        let can_be_asked = !sign.needs_order() || (kind.is_ordered() && !value.is_empty() && kind.takes(&value));
        if !can_be_asked {
            return Err(AnalysisError::NoOrder { attribute: name, kind: kind.name(), sign: sign.typed(), value });
        }
        Ok(Self { attribute: name, sign, value, kind })
    }

    /// Returns the condition that `text` writes as `ATTRIBUTE=VALUE`, or with `!=`, `<`, `<=`, `>` or `>=`.
    ///
    /// # Errors
    /// When there is no sign or no such attribute, or its values have no order and one is asked for.
    pub fn parse(project: &Project, text: &str) -> Result<Self, AnalysisError> {
        let not_a_condition = || AnalysisError::NotACondition(text.to_owned());
        let (attribute, sign, value) = Sign::split(text).ok_or_else(not_a_condition)?;
        Self::with_sign(project, attribute, sign, value)
    }

    /// Whether it holds for a person in a document.
    pub fn holds(&self, project: &Project, participant: Option<ParticipantId>, document: DocumentId) -> bool {
        let value = project.value_in(participant, document, &self.attribute).unwrap_or_default();
        self.sign.holds(&self.kind, value, &self.value)
    }

    /// Returns the values that people and documents have, when one is asked for by name and nobody has it.
    pub fn known_instead(&self, project: &Project) -> Option<String> {
        if self.value.is_empty() || !matches!(self.sign, Sign::Is | Sign::IsNot) {
            return None;
        }
        let people = project.participants.keys().map(|id| Holder::Participant(*id));
        let documents = project.documents().into_iter().map(|document| Holder::Document(document.id));
        let values: BTreeSet<&str> =
            people.chain(documents).filter_map(|holder| project.value(holder, &self.attribute)).collect();
        let is_known = values.iter().any(|value| Sign::Is.holds(&self.kind, value, &self.value));
        (!is_known).then(|| listed(&values.into_iter().map(str::to_owned).collect::<Vec<_>>(), "none"))
    }

    /// Returns it as it is typed: `age>=40`.
    pub fn typed(&self) -> String {
        format!("{}{}{}", self.attribute, self.sign.typed(), self.value)
    }

    /// Returns it in words.
    pub fn describe(&self) -> Said {
        let Self { attribute, sign, value, .. } = self;
        match (sign, value.is_empty()) {
            (Sign::Is, true) => said!("{attribute} has no value", "{attribute} sans valeur"),
            (Sign::IsNot, true) => said!("{attribute} has a value", "{attribute} a une valeur"),
            (sign, _) => {
                let sign = sign.symbol();
                said!("{attribute} {sign} {value}", "{attribute} {sign} {value}")
            }
        }
    }
}

/// Which codes are shown, in the order of their trees.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Rows {
    /// All codes.
    #[default]
    All,
    /// One code tree.
    Tree(TreeId),
    /// A code and everything below it.
    Branch(CodeId),
}

impl Rows {
    /// Returns what `tree` and `code` name; both empty gives all codes.
    ///
    /// # Errors
    /// When there is no such tree or code, or several codes are called so.
    pub fn named(project: &Project, tree: Option<&str>, code: Option<&str>) -> Result<Self, AnalysisError> {
        if let Some(path) = code {
            return Ok(Self::Branch(Outline::of(project).named(project, path)?));
        }
        let Some(name) = tree else { return Ok(Self::All) };
        let trees = project.trees();
        let wanted = name_key(name);
        let found = trees.iter().find(|t| name_key(&t.name) == wanted);
        found.map(|t| Self::Tree(t.id)).ok_or_else(|| AnalysisError::NoSuchTree {
            name: name.trim().to_owned(),
            known: listed(&trees.iter().map(|t| t.name.clone()).collect::<Vec<_>>(), "none"),
        })
    }

    /// Returns the indices of the rows of `outline` that are shown: they are neighbours.
    pub fn range(self, outline: &Outline) -> std::ops::Range<usize> {
        let of_tree = |tree: TreeId, row: &OutlineRow| row.tree == tree;
        match self {
            Self::All => 0..outline.rows.len(),
            Self::Tree(tree) => {
                let first = outline.rows.iter().position(|r| of_tree(tree, r)).unwrap_or_default();
                let n = outline.rows[first..].iter().take_while(|r| of_tree(tree, r)).count();
                first..first + n
            }
            Self::Branch(code) => outline.index(code).map_or(0..0, |i| i..outline.rows[i].end),
        }
    }

    /// Returns the choice in words, nothing for all codes.
    pub fn describe(self, project: &Project, outline: &Outline) -> Option<Said> {
        match self {
            Self::All => None,
            Self::Tree(tree) => {
                let name = &project.trees.get(&tree)?.name;
                Some(said!("code tree {name}", "arbre de codes {name}"))
            }
            Self::Branch(code) => Some(codes_from(outline.path(code))),
        }
    }
}

/// Says that codes are those of a branch.
pub(super) fn codes_from(path: &str) -> Said {
    let of = De(path);
    said!("codes from {path} down", "codes à partir {of}")
}

/// Says that codings are those of one coder.
pub(super) fn coded_by(name: &str) -> Said {
    said!("coder = {name}", "codeur = {name}")
}

/// Says that only one document was looked at.
pub(super) fn in_document(name: &str) -> Said {
    said!("document = {name}", "document = {name}")
}

/// Says that only participants count.
pub(super) fn without_interviewers() -> Said {
    said!("interviewers and moderators left out", "sans les enquêteurs ni les animateurs")
}

/// Says whose work is not in the project as it is seen, and why.
pub(super) fn unseen(project: &Project) -> impl Iterator<Item = Said> {
    without_hidden(project).into_iter().chain(without_blind(project))
}

impl Table {
    /// Adds to the caption whose work is left out, where it does not say so yet: no table of what coders did leaves the
    /// program without that.
    pub fn say_whose_work_is_left_out(&mut self, project: &Project) {
        for words in unseen(project) {
            if !self.caption.filters.contains(&words) {
                self.caption.filters.push(words);
            }
        }
    }
}

fn without_hidden(project: &Project) -> Option<Said> {
    let names: Vec<&str> = project.hidden_coders.iter().map(|c| project.coder_name(*c)).collect();
    let names = names.join(", ");
    let of = De(&names);
    (!names.is_empty()).then(|| said!("without the codings of {names}", "sans les codages {of}"))
}

fn without_blind(project: &Project) -> Option<Said> {
    let viewer = project.coder_name(project.viewer?);
    let documents = counted(project.n_still_blind(), Noun::Document);
    let that = if elides_before(viewer) { "qu’" } else { "que " };
    Some(said!(
        "without what others coded in {documents} that {viewer} has still to code blind",
        "sans ce que d’autres ont codé dans {documents} {that}{viewer} doit encore coder à l’aveugle",
        documents = documents
    ))
}

pub(super) fn listed(names: &[String], none: &str) -> String {
    if names.is_empty() { none.to_owned() } else { names.join(", ") }
}
