//! One name to the values that a pattern finds in it, be there several ways: that whose values are likest to those of
//! other names, and among equals that whose first values are shortest.

use super::habits::Habit;
use super::{NamePattern, Part};

/// A way to read a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Way<'n> {
    /// The value of each field, in order.
    pub values: Vec<&'n str>,
    /// Whether there is no other way.
    pub is_only: bool,
}

/// What the parts from one on make of the rest of a name.
#[derive(Clone, Copy)]
struct Rest {
    /// What speaks for it.
    worth: i32,
    /// In how many ways it can be read.
    n_ways: u32,
    /// Where its first part ends, in bytes.
    end: usize,
}

impl NamePattern {
    /// Returns the values of the fields in `name`; nothing for a name that is not built so.
    pub(super) fn values<'n>(&self, name: &'n str) -> Option<Way<'n>> {
        let mut rests = vec![vec![None; name.len() + 1]];
        rests[0][name.len()] = Some(Rest { worth: 0, n_ways: 1, end: name.len() });
        let mut field = self.fields().count();
        for (i, part) in self.parts.iter().enumerate().rev() {
            field -= usize::from(matches!(part, Part::Field(_)));
            let before = i.checked_sub(1).map(|before| &self.parts[before]);
            let here = (0..=name.len()).map(|from| {
                let behind = rests.last()?;
                let begins = name.is_char_boundary(from) && begins_here(before, &name[..from]);
                begins.then(|| self.rest(part, field, (name, from), behind)).flatten()
            });
            rests.push(here.collect());
        }
        let n_ways = rests.last()?[0]?.n_ways;
        let mut values = Vec::new();
        let mut from = 0;
        for (part, rests) in self.parts.iter().zip(rests.iter().rev()) {
            let end = rests[from]?.end;
            values.extend(matches!(part, Part::Field(_)).then(|| name[from..end].trim()));
            from = end;
        }
        Some(Way { values, is_only: n_ways == 1 })
    }

    /// Returns the best that `part`, which is the field of that number if it is one, and those behind it make of `name`
    /// from byte `from` on.
    fn rest(&self, part: &Part, field: usize, (name, from): (&str, usize), behind: &[Option<Rest>]) -> Option<Rest> {
        let called = match part {
            Part::Text(text) if name[from..].starts_with(text.as_str()) => {
                let end = from + text.len();
                return behind[end].map(|rest| Rest { end, ..rest });
            }
            Part::Text(_) => return None,
            Part::Field(called) => called,
        };
        let lone = Habit::default();
        let habit = self.habits.get(field).unwrap_or(&lone);
        let mut best: Option<Rest> = None;
        for end in from + 1..=name.len() {
            let Some(rest) = behind[end] else { continue };
            let value = name[from..end].trim();
            if value.is_empty() {
                continue;
            }
            let worth = rest.worth + habit.worth(called, value);
            let n_ways = best.map_or(0, |b| b.n_ways).saturating_add(rest.n_ways);
            let better = best.is_none_or(|b| worth > b.worth);
            best = if better { Some(Rest { worth, n_ways, end }) } else { best.map(|b| Rest { n_ways, ..b }) };
        }
        best
    }
}

/// Whether a part may begin behind `name`, with the part `before` it.
fn begins_here(before: Option<&Part>, name: &str) -> bool {
    match before {
        None => name.is_empty(),
        Some(Part::Text(text)) => name.ends_with(text.as_str()),
        Some(Part::Field(_)) => true,
    }
}
