//! The pattern that names seem to be built by: parts between the same signs, as many in each, and names whose values
//! hold some of these signs themselves where the other parts leave no doubt.

use std::collections::BTreeSet;

use super::kinds::Kind;
use super::{NamePattern, PARTICIPANT, Part};
use crate::import::talk::lexicon::fold;

/// The signs between the parts of names, in the order in which they are tried.
const SIGNS: [&str; 5] = ["_", " - ", " – ", "-", " "];
/// The most parts that a pattern is proposed with.
const MOST_PARTS: usize = 8;

impl NamePattern {
    /// Returns the pattern that most of `names` are built by, if one is plain.
    pub fn proposed(names: &[&str], french: bool) -> Option<Self> {
        let most = |sign: &'static str| {
            let alike = Alike::of(names, sign)?;
            let n_parts = alike.names[0].len();
            let pattern = alike.pattern(french).among(names);
            let is_sure = |name: &&&str| pattern.values(name).is_some_and(|way| pattern.is_sure(&way.values));
            let others = names.iter().filter(|name| parts(name, sign).len() > n_parts);
            let n = alike.names.len() + others.filter(is_sure).count();
            // One name is a pattern only if it has three parts, and one of them says what it is: `Marie_Dupont` is a
            // name.
            let is_told = || n_parts >= 3 && sign == "_" && alike.columns().iter().any(|column| column.is_told());
            let plain = n * 10 >= names.len() * 8 && (names.len() > 1 || is_told());
            (plain && n_parts <= MOST_PARTS).then_some(pattern)
        };
        SIGNS.into_iter().find_map(most)
    }

    /// Returns the pattern of the names that are built alike, if there are some, be they few.
    pub fn of_some(names: &[&str], french: bool) -> Option<Self> {
        let alike = SIGNS.into_iter().rev().filter_map(|sign| Alike::of(names, sign));
        let some = alike.filter(|alike| alike.names.len() >= 2 && alike.names[0].len() <= MOST_PARTS);
        some.max_by_key(|alike| alike.names.len()).map(|alike| alike.pattern(french))
    }
}

fn parts<'n>(name: &'n str, sign: &str) -> Vec<&'n str> {
    name.split(sign).map(str::trim).collect()
}

/// Names with as many parts between the same signs.
struct Alike<'n> {
    sign: &'static str,
    names: Vec<Vec<&'n str>>,
}

/// The values of one part in all names, and the sign before it.
struct Column<'n> {
    sign: &'static str,
    values: Vec<&'n str>,
}

impl Column<'_> {
    /// Whether the values say what they are: a code, a sex, a date or a year. A number may count anything.
    fn is_told(&self) -> bool {
        Kind::of_all(&self.values).is_some_and(|kind| kind != Kind::Age)
    }
}

impl<'n> Alike<'n> {
    /// Returns those of `names` that have as many parts between `sign` as most of those that have several, of several
    /// such numbers the least: a value may hold the sign itself.
    fn of(names: &[&'n str], sign: &'static str) -> Option<Self> {
        let mut split: Vec<Vec<&str>> = names.iter().map(|name| parts(name, sign)).collect();
        let often = |n: &usize| split.iter().filter(|s| s.len() == *n).count();
        let n_parts = split.iter().map(Vec::len).filter(|n| *n >= 2).max_by_key(|n| (often(n), usize::MAX - n))?;
        split.retain(|s| s.len() == n_parts && s.iter().all(|p| !p.is_empty()));
        (!split.is_empty()).then_some(Self { sign, names: split })
    }

    /// Returns the values part by part; a part is parted again at a weaker sign if a code, a sex or a date stands in
    /// it.
    fn columns(&self) -> Vec<Column<'n>> {
        let n_parts = self.names.first().map_or(0, Vec::len);
        let column = |i: usize| {
            let values: Vec<&str> = self.names.iter().map(|parts| parts[i]).collect();
            let mut columns = self.within(&values).unwrap_or_default();
            match columns.first_mut() {
                Some(first) => first.sign = self.sign,
                None => columns.push(Column { sign: self.sign, values }),
            }
            columns
        };
        (0..n_parts).flat_map(column).collect()
    }

    fn within(&self, values: &[&'n str]) -> Option<Vec<Column<'n>>> {
        if Kind::of_all(values).is_some() {
            return None;
        }
        let weaker = SIGNS.into_iter().skip_while(|sign| *sign != self.sign).skip(1);
        let alike = weaker.filter_map(|sign| Alike::of(values, sign)).filter(|alike| alike.names.len() == values.len());
        alike.map(|alike| alike.columns()).find(|columns| columns.iter().any(Column::is_told))
    }

    fn pattern(&self, french: bool) -> NamePattern {
        let mut taken: Vec<String> = Vec::new();
        let mut parts = Vec::new();
        for (i, column) in self.columns().iter().enumerate() {
            let mut name = field_name(&column.values, i, &taken, french);
            while !name.is_empty() && taken.contains(&name) {
                name = format!("{name} 2");
            }
            taken.push(name.clone());
            parts.extend((i > 0).then(|| Part::Text(column.sign.to_owned())));
            parts.push(Part::Field(name));
        }
        NamePattern { parts, habits: Vec::new() }
    }
}

/// Returns what a part of names is called by its values; `taken` are the names of the parts before it.
fn field_name(values: &[&str], place: usize, taken: &[String], french: bool) -> String {
    let say = |en: &str, fr: &str| if french { fr } else { en }.to_owned();
    let folded: BTreeSet<String> = values.iter().map(|v| fold(v)).collect();
    let is = |kind: Kind| values.iter().all(|value| kind.fits(value));
    let has_participant = taken.iter().any(|name| name == PARTICIPANT);
    let same = values.len() > 1 && folded.len() == 1;
    match () {
        () if same => String::new(),
        () if is(Kind::Sex) => say("sex", "sexe"),
        () if is(Kind::Code) && (place == 0 || !has_participant) => PARTICIPANT.to_owned(),
        () if is(Kind::Age) && place > 0 => say("age", "âge"),
        () if is(Kind::Date) => "date".to_owned(),
        () if is(Kind::Year) => say("year", "année"),
        () if place == 0 && folded.len() == values.len() => PARTICIPANT.to_owned(),
        () => format!("{} {}", say("part", "partie"), place + 1),
    }
}
