//! Whether people talk in a text whose paragraphs begin with what may be labels: they take turns, say more than the fields
//! of forms do, and one of them has a known part, or asks the others. It decides about labels that nothing else makes
//! known.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;
use crate::import::talk::turns;

/// So many lines show how a text is written.
const MOST_LINES: usize = 4_000;
/// Forms have values of a word or two behind their fields; people say more on average.
const FEWEST_WORDS_SAID: usize = 4;

/// Returns the lines that show how a text is written.
pub(in crate::import) fn sample<'l, 't>(lines: &'l [Line<'t>]) -> &'l [Line<'t>] {
    &lines[..lines.len().min(MOST_LINES)]
}

/// Returns the lines that may begin a turn: those behind blank ones where these part the text, all others otherwise.
pub(in crate::import) fn units(lines: &[Line<'_>]) -> Vec<usize> {
    let is_first = |i: usize| i == 0 || lines[i - 1].blank || lines[i - 1].heading;
    let has_blanks = lines.iter().filter(|line| line.blank).count() * 4 >= lines.len();
    let is_unit = |i: &usize| {
        let line = &lines[*i];
        !line.blank && !line.heading && (!has_blanks || is_first(*i)) && turns::lone_stamp(line).is_none()
    };
    (0..lines.len()).filter(is_unit).collect()
}

/// A unit that begins with a label that returns.
pub(in crate::import) struct Begun<'t> {
    name: &'t str,
    n_words: usize,
    asks: bool,
}

impl<'t> Begun<'t> {
    /// Returns what is said behind a label: `words` on its line and what stands below.
    pub(in crate::import) fn of(name: &'t str, words: &str, below: &[Line<'_>]) -> Self {
        let last = below.iter().rev().find(|line| !line.blank).map_or(words, |line| line.text);
        let n_below: usize = below.iter().map(|line| line.text.split_whitespace().count()).sum();
        Self { name, n_words: words.split_whitespace().count() + n_below, asks: turns::asks(last) }
    }
}

/// Whether people talk in these units: they say more than the fields of forms do, take turns, and one of them has a
/// known part or office or a full name, is one of many (`Un voisin`), or asks the others.
pub(in crate::import) fn is_talk(begun: &[Begun<'_>]) -> bool {
    let n_words: usize = begun.iter().map(|unit| unit.n_words).sum();
    let n_empty = begun.iter().filter(|unit| unit.n_words == 0).count();
    let n_changes = begun.windows(2).filter(|pair| pair[0].name != pair[1].name).count();
    let is_full = |name: &str| labels::shape(name) == Some(Shape::Name) && name.contains(' ');
    let is_one = |name: &str| labels::is_one_of_many(name) || labels::is_office(name);
    let is_known = |name: &str| {
        roles::is_part_in_talk(name) || labels::shape(name) == Some(Shape::Code) || is_full(name) || is_one(name)
    };
    n_words >= begun.len() * FEWEST_WORDS_SAID
        && n_empty * 10 <= begun.len()
        && n_changes * 5 >= (begun.len() - 1) * 3
        && (begun.iter().any(|unit| is_known(unit.name)) || are_of_people(begun))
}

/// Whether people talk in these units, and one of them asks the others or all are called as people are: then the labels
/// may be any words.
pub(in crate::import) fn is_interview(begun: &[Begun<'_>]) -> bool {
    is_talk(begun) && are_of_people(begun)
}

/// Whether one of those who take turns asks the others, or several called by an article and a noun talk with each other.
fn are_of_people(begun: &[Begun<'_>]) -> bool {
    one_asks(begun) || begun.iter().all(|unit| labels::is_behind_article(unit.name)) && discuss(begun)
}

/// Whether several talk with each other: somebody asks now and then, and they come in no fixed order, as the fields of
/// forms do.
pub(in crate::import) fn discuss(begun: &[Begun<'_>]) -> bool {
    const FEWEST: usize = 3;
    let names: FxHashSet<&str> = begun.iter().map(|unit| unit.name).collect();
    let n_asked = begun.iter().filter(|unit| unit.asks).count();
    let in_order = begun.iter().skip(names.len()).zip(begun);
    let n_in_order = in_order.filter(|(unit, before)| unit.name == before.name).count();
    let rotate = n_in_order * 10 >= begun.len().saturating_sub(names.len()) * 9;
    names.len() >= FEWEST && n_asked * 12 >= begun.len() && !rotate
}

/// Whether one of those who take turns asks nearly always, and the others seldom.
fn one_asks(begun: &[Begun<'_>]) -> bool {
    let mut asked: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for unit in begun {
        let (n, n_asked) = asked.entry(unit.name).or_default();
        (*n, *n_asked) = (*n + 1, *n_asked + usize::from(unit.asks));
    }
    let n_asking = asked.values().filter(|(n, n_asked)| n_asked * 10 >= n * 7).count();
    n_asking == 1 && asked.values().filter(|(n, n_asked)| n_asked * 10 <= n * 3).count() == asked.len() - 1
}
