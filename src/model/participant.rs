//! Participants, and the attributes of participants and documents.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::{DocumentId, ParticipantId};
use super::stamp::Stamp;
use super::tongue::Said;

/// A person; speakers in several documents may be one participant. *Case* in NVivo.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Participant {
    /// Its identity.
    pub id: ParticipantId,
    /// For people: a pseudonym, as a rule.
    pub name: String,
    /// The change that brought the person in.
    pub added: Stamp,
    /// Attribute name to value as it was typed.
    pub values: BTreeMap<String, String>,
    /// Whether the person was taken out of the project.
    pub removed: bool,
    /// Who this person turned out to be.
    pub merged_into: Option<ParticipantId>,
}

/// Who or what has a value of an attribute.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub enum Holder {
    /// A person.
    Participant(ParticipantId),
    /// A document.
    Document(DocumentId),
}

/// What the values of an attribute are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum AttributeKind {
    /// Any words.
    Text,
    /// A number, with `.` or `,` before the decimals.
    Number,
    /// `YYYY-MM-DD`, or a part of it.
    Date,
    /// yes/no, oui/non, true/false or 1/0.
    YesNo,
    /// One of a list; values outside of the list are kept, and shown behind it.
    OneOf(Vec<String>),
}

impl AttributeKind {
    /// Returns the word in each language.
    pub fn said(&self) -> Said {
        let french = match self {
            Self::Text => "texte",
            Self::Number => "nombre",
            Self::Date => "date",
            Self::YesNo => "oui/non",
            Self::OneOf(_) => "un d’une liste",
        };
        Said::fixed(self.name(), french)
    }

    /// Returns the word for tables.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Date => "date",
            Self::YesNo => "yes/no",
            Self::OneOf(_) => "one of a list",
        }
    }

    /// Returns the kind that fits all of `values`, empty ones left out. A few values that repeat are a list.
    pub fn infer<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        let values: Vec<&str> = values.into_iter().map(str::trim).filter(|v| !v.is_empty()).collect();
        let mut distinct: Vec<String> = values.iter().map(|v| (*v).to_owned()).collect();
        distinct.sort();
        distinct.dedup();
        match () {
            () if values.is_empty() => Self::Text,
            () if values.iter().all(|v| number(v).is_some()) => Self::Number,
            () if values.iter().all(|v| is_date(v)) => Self::Date,
            () if values.iter().all(|v| is_yes_or_no(v)) => Self::YesNo,
            () if distinct.len() <= 20 && (distinct.len() * 2 <= values.len() || distinct.len() <= 4) => {
                Self::OneOf(distinct)
            }
            () => Self::Text,
        }
    }
}

/// Returns the number that `value` writes, with `.` or `,` before its decimals.
pub fn number(value: &str) -> Option<f64> {
    value.trim().replace(',', ".").parse().ok().filter(|n: &f64| n.is_finite())
}

pub(super) fn is_date(value: &str) -> bool {
    let parts: Vec<&str> = value.split('-').collect();
    let number = |part: &str, len: usize, max: u32| {
        let number = part.parse().ok().filter(|_| part.len() == len && part.bytes().all(|b| b.is_ascii_digit()));
        number.filter(|n: &u32| (1..=max).contains(n))
    };
    match parts[..] {
        [year, month] => number(year, 4, 9999).is_some() && number(month, 2, 12).is_some(),
        [year, month, day] => {
            let month = number(year, 4, 9999).zip(number(month, 2, 12));
            month.is_some_and(|(year, month)| number(day, 2, days_in(year, month)).is_some())
        }
        _ => false,
    }
}

/// Whether a value is a year, which is no date by itself but is one among dates.
pub(super) fn is_year(value: &str) -> bool {
    value.len() == 4 && value.bytes().all(|b| b.is_ascii_digit())
}

/// Returns how many days a month has, counted from 1.
fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_yes_or_no(value: &str) -> bool {
    matches!(value.to_lowercase().as_str(), "yes" | "no" | "oui" | "non" | "true" | "false" | "vrai" | "faux")
}

/// An attribute, known by its name: the same column imported twice is the same attribute.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Attribute {
    /// Its name, as in the head of the column.
    pub name: String,
    /// What its values are.
    pub kind: AttributeKind,
    /// Whether it was taken out of the project.
    pub removed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kind_of_a_column_is_inferred_from_its_values() {
        let list = |v: &[&str]| AttributeKind::OneOf(v.iter().map(|s| (*s).to_owned()).collect());
        assert_eq!(AttributeKind::infer(["34", "41", "", "27,5"]), AttributeKind::Number);
        assert_eq!(AttributeKind::infer(["2024-03-01", "2024-05"]), AttributeKind::Date);
        assert_eq!(AttributeKind::infer(["yes", "No"]), AttributeKind::YesNo);
        assert_eq!(AttributeKind::infer(["user", "professional", "user"]), list(&["professional", "user"]));
        assert_eq!(AttributeKind::infer(["a b", "c d", "e f", "g h", "i j"]), AttributeKind::Text);
        assert_eq!(AttributeKind::infer([""]), AttributeKind::Text);
    }
}
