//! Whose codings some are, in words: before they go with something, or while they wait for a person.

use std::collections::BTreeMap;

use super::words::{Tongue, notices as say};
use crate::model::{CoderId, Project};

/// How many codings each coder made, by name, the most first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Whose(Vec<(String, usize)>);

impl Whose {
    /// Returns the names of those whose codings were counted.
    pub fn of(project: &Project, codings_of: &BTreeMap<CoderId, usize>) -> Self {
        let mut named: Vec<(String, usize)> =
            codings_of.iter().map(|(coder, n)| (project.coder_name(*coder).to_owned(), *n)).collect();
        named.sort_by(|(one, n), (other, m)| m.cmp(n).then_with(|| one.cmp(other)));
        Self(named)
    }

    /// Returns it in a few words: "Ines: 4, Ben: 1".
    pub fn told(&self, tongue: Tongue) -> String {
        let one =
            |(name, n): &(String, usize)| tongue.fill(say::WORKS_OF, &[("name", name), ("works", &tongue.number(*n))]);
        self.0.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}
