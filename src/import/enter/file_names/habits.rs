//! What the fields of a pattern hold in the other names of a folder. A name with more signs than its pattern can be
//! read in several ways, `U08-Saint-Denis-H` by `{participant}-{city}-{sex}`: those names decide that can be read in
//! one.

use std::collections::BTreeSet;

use super::kinds::Kind;
use super::{NamePattern, PARTICIPANT, Part};
use crate::import::talk::lexicon::fold;

/// The sign that stands between parts rather than within one.
const BETWEEN_PARTS: char = '_';

/// What one field holds in the names that can be read in one way only.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Habit {
    /// What all its values look like.
    kind: Option<Kind>,
    /// Its values, without case and accents.
    known: BTreeSet<String>,
    /// How many values there are, and how many hold [`BETWEEN_PARTS`].
    n: usize,
    n_joined: usize,
}

impl Habit {
    fn of(values: &[&str]) -> Self {
        Self {
            kind: Kind::of_all(values),
            known: values.iter().map(|v| fold(v)).collect(),
            n: values.len(),
            n_joined: values.iter().filter(|v| v.contains(BETWEEN_PARTS)).count(),
        }
    }

    /// Returns what speaks for `value` in the field called `field`: above zero what is as elsewhere, below what is not.
    pub fn worth(&self, field: &str, value: &str) -> i32 {
        let kind = match self.kind.or_else(|| Kind::promised(field)) {
            Some(kind) if kind.fits(value) => 2,
            Some(_) => -2,
            None => i32::from(field.eq_ignore_ascii_case(PARTICIPANT) && Kind::Code.fits(value)),
        };
        kind + i32::from(self.known.contains(&fold(value)))
    }

    /// Whether `value` seems to be two fields, `U08_Saint`, where other names have one.
    fn is_two(&self, value: &str) -> bool {
        let is_field = |part: &str| Kind::Code.fits(part) || Kind::Sex.fits(part);
        let is_usual = if self.n > 1 { self.n_joined * 2 > self.n } else { !value.split(BETWEEN_PARTS).any(is_field) };
        value.contains(BETWEEN_PARTS) && !is_usual
    }
}

impl NamePattern {
    /// Returns the pattern that reads a name as the others of `names` are built, where signs leave a choice.
    #[must_use]
    pub fn among(mut self, names: &[&str]) -> Self {
        let plain: Vec<Vec<&str>> =
            names.iter().filter_map(|name| self.values(name)).filter(|way| way.is_only).map(|way| way.values).collect();
        let habit = |i: usize| Habit::of(&plain.iter().map(|values| values[i]).collect::<Vec<_>>());
        self.habits = (0..self.fields().count()).map(habit).collect();
        self
    }

    /// Whether these values are those of a name that is built by other signs: by `{participant}-{city}`,
    /// `U08_Saint-Denis_H` is no person called `U08_Saint`.
    pub(super) fn is_strange(&self, values: &[&str]) -> bool {
        let is_sign = |part: &Part| matches!(part, Part::Text(text) if text.contains(BETWEEN_PARTS));
        let lone = Habit::default();
        !self.parts.iter().any(is_sign)
            && values.iter().enumerate().any(|(i, value)| self.habits.get(i).unwrap_or(&lone).is_two(value))
    }

    /// Whether each value but one is as its field is elsewhere, so that this one may hold any sign.
    pub(super) fn is_sure(&self, values: &[&str]) -> bool {
        let is_usual = |(habit, value): &(&Habit, &&str)| habit.worth("", value) > 0;
        let n_usual = self.habits.iter().zip(values).filter(is_usual).count();
        n_usual > 0 && n_usual + 1 >= values.len()
    }
}
