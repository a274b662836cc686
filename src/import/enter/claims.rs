//! What files say of people and documents. It is gathered until all files are in, so that the kind of an attribute fits
//! the values of all. What is known of somebody already stays: a file that says otherwise is told, and changes nothing.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::import::attributes;
use crate::model::naming::is_same_name;
use crate::model::{Holder, Noun, Op, ParticipantId, Project, Said, counted, said};

/// The values of one attribute.
#[derive(Debug, Default)]
struct Values {
    in_order: Vec<(Holder, String)>,
    /// Where each holder's value stands.
    places: FxHashMap<Holder, usize>,
}

/// What was said so far.
#[derive(Debug, Default)]
pub(super) struct Claims {
    by_attribute: BTreeMap<String, Values>,
    /// What was not taken: of whom, what, what stays, and what the file says.
    contradicted: Vec<(ParticipantId, String, String, String)>,
}

impl Claims {
    /// Returns what is known of somebody, by the project or by the files before.
    pub fn known<'c>(&'c self, project: &'c Project, person: ParticipantId, attribute: &str) -> Option<&'c str> {
        let name = name_in(project, attribute);
        let said = self.said(Holder::Participant(person), name);
        said.or_else(|| project.participants.get(&person)?.values.get(name).map(String::as_str))
    }

    fn said(&self, holder: Holder, attribute: &str) -> Option<&str> {
        let values = self.by_attribute.get(attribute)?;
        values.places.get(&holder).map(|at| values.in_order[*at].1.as_str())
    }

    /// Takes what a file says of somebody who may be known already.
    pub fn add(&mut self, project: &Project, person: ParticipantId, attribute: &str, value: &str) {
        match self.known(project, person, attribute) {
            Some(known) if is_same_name(known, value) => {}
            Some(known) => {
                let name = name_in(project, attribute).to_owned();
                self.contradicted.push((person, name, known.to_owned(), value.to_owned()));
            }
            None => self.renew(project, Holder::Participant(person), attribute, value),
        }
    }

    /// Takes what a file says whatever the project knows; of two files the first holds.
    pub fn renew(&mut self, project: &Project, holder: Holder, attribute: &str, value: &str) {
        let values = self.by_attribute.entry(name_in(project, attribute).to_owned()).or_default();
        let next = values.in_order.len();
        if *values.places.entry(holder).or_insert(next) == next {
            values.in_order.push((holder, value.to_owned()));
        }
    }

    /// Returns the ops that set all values, and what is to be told of those that do not fit or were not taken. `name`
    /// says what people are called.
    pub fn settle(
        self,
        project: &Project,
        ops: &mut Vec<Op>,
        name: impl Fn(ParticipantId) -> String,
    ) -> impl Iterator<Item = Said> {
        let set = |(attribute, values): (&String, &Values)| {
            attributes::set(project, attribute, &values.in_order, ops, |_| None).1
        };
        let misfits: Vec<Said> = self.by_attribute.iter().filter_map(set).collect();
        misfits.into_iter().chain(self.told(name))
    }

    fn told(&self, name: impl Fn(ParticipantId) -> String) -> Option<Said> {
        const SHOWN: usize = 4;
        if self.contradicted.is_empty() {
            return None;
        }
        let told = |(person, attribute, known, other): &(ParticipantId, String, String, String)| {
            let person = name(*person);
            said!(
                "“{attribute}” of “{person}” is {known}, here {other}",
                "«\u{202f}{attribute}\u{202f}» de «\u{202f}{person}\u{202f}» est {known}, ici {other}"
            )
        };
        let mut shown: Vec<Said> = self.contradicted.iter().take(SHOWN).map(told).collect();
        let n = self.contradicted.len();
        if n > SHOWN {
            let more = n - SHOWN;
            shown.push(said!("{more} more", "{more} de plus"));
        }
        let shown = Said::joined(&shown, "; ");
        Some(said!(
            "{values} against what is known of these people, not taken: {shown}",
            "{values} contraires à ce que l’on sait de ces personnes, sans être reprises\u{202f}: {shown}",
            values = counted(n, Noun::Value),
            shown = shown
        ))
    }
}

/// Returns what the project calls an attribute, whatever the case of its letters.
fn name_in<'n>(project: &'n Project, attribute: &'n str) -> &'n str {
    project.attribute_named(attribute).map_or(attribute, |known| &known.name)
}
