//! Typologies: a rule over what is known of people and what they say, which gives each of them a type. Wherever an
//! attribute is taken a typology is taken too; its values are never stored, they follow from the project as it stands.
//!
//! Rules are asked one after the other, and the first whose requirements are all met gives the type. A rule whose code
//! or attribute is gone is broken: it gives nothing until it is mended, and says so.

mod types;

use serde::{Deserialize, Serialize};

use super::ids::CodeId;
use super::naming::is_same_name;
use super::participant::{Attribute, AttributeKind};
use super::project::Project;
use super::values::Sign;

pub(super) use types::{Types, TypesCell};

/// What gives people their types.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Typology {
    /// Asked in this order.
    pub rules: Vec<TypeRule>,
    /// The type of those to whom no rule gives one; without it they have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
}

/// One rule: who meets all requirements is of that type.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct TypeRule {
    /// The type.
    pub gives: String,
    /// All must be met; several rules may give one type.
    pub when: Vec<Requirement>,
}

/// What a rule asks of a person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Requirement {
    /// The value of an attribute stands so to a value: the person's own, else the one that the documents agree on in
    /// which they speak.
    Value {
        /// The attribute.
        attribute: String,
        /// How.
        sign: Sign,
        /// To which value; empty means that nothing is known.
        value: String,
    },
    /// Words of the person are coded with a code or one below it, or none are.
    Code {
        /// The code.
        code: CodeId,
        /// Whether they must be or must not.
        said: bool,
    },
}

impl Typology {
    /// Returns the types, each once, in the order in which rules give them.
    pub fn types(&self) -> Vec<String> {
        let mut types: Vec<String> = Vec::new();
        for name in self.rules.iter().map(|rule| &rule.gives).chain(&self.otherwise) {
            if !types.contains(name) {
                types.push(name.clone());
            }
        }
        types
    }
}

/// A typology with the attribute that it is to everybody who takes one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptTypology {
    /// Its rules.
    pub typology: Typology,
    /// One of a list: the types.
    pub attribute: Attribute,
}

impl KeptTypology {
    pub(super) fn new(name: &str, typology: &Typology) -> Self {
        let kind = AttributeKind::OneOf(typology.types());
        let attribute = Attribute { name: name.to_owned(), kind, removed: false };
        Self { typology: typology.clone(), attribute }
    }
}

/// Why a requirement cannot be asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Broken {
    /// The code was removed.
    Code(CodeId),
    /// There is no such attribute any more.
    Attribute(String),
}

impl Project {
    /// Returns the typology of that name, whatever the case of its letters.
    pub fn typology_named(&self, name: &str) -> Option<&KeptTypology> {
        self.typologies.values().find(|kept| is_same_name(&kept.attribute.name, name))
    }

    /// Returns what is gone of what a requirement asks for; nothing when it can be asked.
    pub fn broken(&self, requirement: &Requirement) -> Option<Broken> {
        match requirement {
            Requirement::Value { attribute, .. } => {
                self.own_attribute(attribute).is_none().then(|| Broken::Attribute(attribute.clone()))
            }
            Requirement::Code { code, .. } => self.resolve_code(*code).is_none().then_some(Broken::Code(*code)),
        }
    }

    /// Returns how many people each rule gives a type, how many get the type of the others, and how many get none: what
    /// a typology would do, kept or not.
    pub fn sorted_by(&self, typology: &Typology) -> Sorted {
        types::sort(self, typology)
    }
}

/// How many people a typology gives which type.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sorted {
    /// By rule.
    pub by_rule: Vec<usize>,
    /// How many no rule gives a type.
    pub others: usize,
}

#[cfg(test)]
mod tests;
