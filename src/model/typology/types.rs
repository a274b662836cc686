//! Who is of which type, found out when somebody asks and forgotten when the project changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use super::super::document::Role;
use super::super::ids::{CodeId, ParticipantId};
use super::super::outline::Outline;
use super::super::participant::{Attribute, Holder, Participant};
use super::super::project::Project;
use super::super::touched::people_touched;
use super::super::values::value_key;
use super::{Requirement, Sorted, TypeRule, Typology};

/// The types of everybody, by typology and person.
#[derive(Debug, Default)]
pub struct Types(BTreeMap<String, BTreeMap<ParticipantId, String>>);

impl Types {
    /// Returns the types that the typologies of `project` give.
    pub fn of(project: &Project) -> Self {
        let kept: Vec<_> = project.typologies.values().collect();
        let known = Known::of(project, kept.iter().flat_map(|kept| &kept.typology.rules));
        let of_kept = |typology: &Typology| {
            let people = project.participants.values().filter(|p| !p.removed);
            let typed = people.filter_map(|p| Some((p.id, type_of(project, &known, typology, p)?.to_owned())));
            typed.collect()
        };
        Self(kept.into_iter().map(|kept| (kept.attribute.name.clone(), of_kept(&kept.typology))).collect())
    }

    /// Returns the type of a person.
    pub fn get(&self, typology: &str, person: ParticipantId) -> Option<&str> {
        self.0.get(typology)?.get(&person).map(String::as_str)
    }
}

/// The types, once somebody asked for them. A clone of a project is made to be changed, so it asks anew.
#[derive(Debug, Default)]
pub struct TypesCell(OnceLock<Types>);

impl TypesCell {
    pub fn get_or_find(&self, project: &Project) -> &Types {
        self.0.get_or_init(|| Types::of(project))
    }
}

impl Clone for TypesCell {
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// Returns how many people each rule of `typology` gives a type.
pub(super) fn sort(project: &Project, typology: &Typology) -> Sorted {
    let known = Known::of(project, &typology.rules);
    let mut sorted = Sorted { by_rule: vec![0; typology.rules.len()], others: 0 };
    for person in project.participants.values().filter(|p| !p.removed) {
        match rule_for(project, &known, typology, person) {
            Some(rule) => sorted.by_rule[rule] += 1,
            None => sorted.others += 1,
        }
    }
    sorted
}

fn type_of<'a>(project: &Project, known: &Known, typology: &'a Typology, person: &Participant) -> Option<&'a str> {
    match rule_for(project, known, typology, person) {
        Some(rule) => Some(&typology.rules[rule].gives),
        None => typology.otherwise.as_deref(),
    }
}

fn rule_for(project: &Project, known: &Known, typology: &Typology, person: &Participant) -> Option<usize> {
    let is_met = |requirement: &Requirement| meets(project, known, person, requirement);
    typology.rules.iter().position(|rule| !rule.when.is_empty() && rule.when.iter().all(is_met))
}

/// Whether a person meets a requirement; one that is broken nobody meets.
fn meets(project: &Project, known: &Known, person: &Participant, requirement: &Requirement) -> bool {
    match requirement {
        Requirement::Value { attribute, sign, value } => project.own_attribute(attribute).is_some_and(|attribute| {
            let own = person.values.get(&attribute.name).map(String::as_str).filter(|own| !own.is_empty());
            let value_of = own.or_else(|| known.of_documents(&attribute.name, person.id)).unwrap_or_default();
            sign.holds(&attribute.kind, value_of, value)
        }),
        Requirement::Code { code, said: wanted } => {
            known.said.get(code).is_some_and(|people| people.contains(&person.id) == *wanted)
        }
    }
}

/// What rules need to know of people besides their own values.
struct Known {
    /// For each code that rules ask for and that is still there, everybody of whom words are coded with it or with a
    /// code below it.
    said: BTreeMap<CodeId, BTreeSet<ParticipantId>>,
    /// For each attribute that rules ask for, the value of the documents in which a person speaks; nothing where they
    /// have several.
    of_documents: BTreeMap<String, BTreeMap<ParticipantId, Option<String>>>,
}

impl Known {
    fn of<'a>(project: &Project, rules: impl IntoIterator<Item = &'a TypeRule>) -> Self {
        let requirements: Vec<&Requirement> = rules.into_iter().flat_map(|rule| &rule.when).collect();
        let attributes = requirements.iter().filter_map(|requirement| match requirement {
            Requirement::Value { attribute, .. } => project.own_attribute(attribute),
            Requirement::Code { .. } => None,
        });
        let of_documents =
            attributes.map(|attribute| (attribute.name.clone(), values_of_documents(project, attribute)));
        Self { said: said(project, &requirements), of_documents: of_documents.collect() }
    }

    /// Returns the value that all documents in which a person speaks and that have one agree on.
    fn of_documents(&self, attribute: &str, person: ParticipantId) -> Option<&str> {
        self.of_documents.get(attribute)?.get(&person)?.as_deref()
    }
}

fn values_of_documents(project: &Project, attribute: &Attribute) -> BTreeMap<ParticipantId, Option<String>> {
    let mut values: BTreeMap<ParticipantId, Option<String>> = BTreeMap::new();
    for document in project.documents.values().filter(|d| !d.removed) {
        let Some(value) = project.value(Holder::Document(document.id), &attribute.name) else { continue };
        let speaking = document.speakers.iter().filter(|speaker| speaker.role == Role::Participant);
        for person in speaking.filter_map(|speaker| speaker.participant).chain(document.participant) {
            let known = values.entry(person).or_insert_with(|| Some(value.to_owned()));
            let agree = |other: &String| value_key(&attribute.kind, other) == value_key(&attribute.kind, value);
            *known = known.take().filter(agree);
        }
    }
    values
}

fn said(project: &Project, requirements: &[&Requirement]) -> BTreeMap<CodeId, BTreeSet<ParticipantId>> {
    let asked = requirements.iter().filter_map(|requirement| match requirement {
        Requirement::Code { code, .. } => project.resolve_code(*code).map(|stands| (*code, stands)),
        Requirement::Value { .. } => None,
    });
    let asked: BTreeMap<CodeId, CodeId> = asked.collect();
    let mut said: BTreeMap<CodeId, BTreeSet<ParticipantId>> =
        asked.keys().map(|code| (*code, BTreeSet::new())).collect();
    if asked.is_empty() {
        return said;
    }
    // Resolving a code walks trees of codes; there are few codes and many codings.
    let outline = Outline::of(project);
    let counting = |code: &CodeId| {
        let stands = project.resolve_code(*code)?;
        let above = asked.iter().filter(|(_, branch)| outline.is_within(stands, **branch));
        Some((*code, above.map(|(code, _)| *code).collect::<Vec<_>>())).filter(|(_, above)| !above.is_empty())
    };
    let counting: BTreeMap<CodeId, Vec<CodeId>> = project.codes.keys().filter_map(counting).collect();
    for document in project.documents.values().filter(|d| !d.removed) {
        for coding in document.standing_codings() {
            let (Some(span), Some(above)) = (coding.span, counting.get(&coding.code)) else { continue };
            for person in people_touched(document, span) {
                for code in above {
                    said.entry(*code).or_default().insert(person);
                }
            }
        }
    }
    said
}
