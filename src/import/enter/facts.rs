//! What is known of a file beside its text, by its name and its head, on the way to attributes.

use super::file_names::{NamePattern, PARTICIPANT};
use super::headers::{Header, headers, names_participant};
use crate::import::Imported;
use crate::model::naming::is_same_name;

/// What is known of a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Facts {
    /// What the only participant is called.
    pub participant: Option<String>,
    /// Values of attributes.
    pub values: Vec<Fact>,
}

/// A value of an attribute.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// The attribute.
    pub attribute: String,
    /// The value as it is written.
    pub value: String,
    /// Whether it is the document's in any case; else it is the participant's where there is only one.
    pub of_document: bool,
}

impl Facts {
    /// Returns what the name of the file says by `pattern`, and what its head says if `with_headers`; the name comes
    /// first where both say something.
    pub fn of(imported: &Imported, pattern: Option<&NamePattern>, with_headers: bool) -> Self {
        let mut facts = Self::default();
        for (attribute, value) in pattern.and_then(|p| p.read(&imported.name)).unwrap_or_default() {
            if attribute.eq_ignore_ascii_case(PARTICIPANT) {
                facts.participant = Some(value);
            } else {
                let of_document = attribute.eq_ignore_ascii_case("date");
                facts.add(Fact { attribute, value, of_document });
            }
        }
        let head = if with_headers { headers(imported) } else { Vec::new() };
        for header in head {
            if names_participant(&header) {
                facts.participant = facts.participant.or(Some(header.value));
                continue;
            }
            let Header { name, value, of_document } = header;
            facts.add(Fact { attribute: name, value, of_document });
        }
        facts
    }

    fn add(&mut self, fact: Fact) {
        if !self.values.iter().any(|f| is_same_name(&f.attribute, &fact.attribute)) {
            self.values.push(fact);
        }
    }
}
