//! How often two codes meet in a unit: the same turn or document, the same participant, or excerpts that overlap.

use std::ops::Range;

use super::super::facts::Facts;
use super::super::frequencies::base;
use super::super::groups::Grouping;
use super::super::statistics::c_coefficient;
use super::super::table::Caption;
use super::CoOccurrenceQuery;
use super::overlaps::{Heard, each_by_itself, overlaps};
use crate::analysis::labels;
use crate::model::{CodeId, Project, Said, said};

/// Where codes meet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum MeetingUnit {
    /// Pairs of excerpts that overlap, among distinct excerpts.
    #[default]
    Excerpts,
    /// Turns.
    Turns,
    /// Documents.
    Documents,
    /// People.
    Participants,
}

impl MeetingUnit {
    /// All.
    pub const ALL: [Self; 4] = [Self::Excerpts, Self::Turns, Self::Documents, Self::Participants];

    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Excerpts => "excerpts",
            Self::Turns => "turns",
            Self::Documents => "documents",
            Self::Participants => "participants",
        }
    }
}

/// Two codes and the units in which each is used.
#[derive(Clone, PartialEq, Debug)]
pub struct Meeting {
    /// The upper one in the order of the trees, and the lower one.
    pub codes: [CodeId; 2],
    /// The path of the upper one in the order of the trees.
    pub a: String,
    /// The path of the lower one.
    pub b: String,
    /// In how many units the first is used.
    pub n_a: u64,
    /// In how many the second.
    pub n_b: u64,
    /// In how many both; of excerpts, how many pairs overlap.
    pub both: u64,
}

impl Meeting {
    /// Returns both / (a + b - both), as ATLAS.ti documents it; of units this is Jaccard. Nothing when as many pairs
    /// overlap as there are excerpts, or neither code is used.
    pub fn coefficient(&self) -> Option<f64> {
        c_coefficient(self.n_a, self.n_b, self.both).filter(|_| self.both < self.n_a + self.n_b)
    }
}

/// Codes that meet.
#[derive(Clone, PartialEq, Debug)]
pub struct Meetings {
    /// In the order of the code trees; only those that meet.
    pub pairs: Vec<Meeting>,
    pub(super) caption: Caption,
    pub(super) unit: MeetingUnit,
}

/// Returns the pairs of codes of `project` that meet in `unit`.
pub fn meetings(project: &Project, query: &CoOccurrenceQuery, unit: MeetingUnit) -> Meetings {
    let facts = Facts::gather(project, &query.scope, false);
    let used = Used::of(&facts, query.rows.range(&facts.outline), unit, &|_| true);
    let pairs = used.met.iter().map(|(a, b, _)| used.meeting(&facts, *a, *b)).collect();
    let base = base(&Grouping::whole(&facts).total);
    Meetings { pairs, caption: caption(&facts, query, unit, base), unit }
}

/// One code is used so many times as often as the other before shares say more than coefficients.
pub(super) const UNEQUAL_USE: u64 = 5;

pub(super) fn caption(facts: &Facts<'_>, query: &CoOccurrenceQuery, unit: MeetingUnit, base: Said) -> Caption {
    let filters = query.rows.describe(facts.project, &facts.outline).into_iter();
    let units = labels::label(unit.name());
    Caption {
        title: said!("Co-occurrence of codes by {unit}", "Cooccurrence des codes par {unit}", unit = units),
        unit: match unit {
            MeetingUnit::Excerpts => said!(
                "distinct excerpts, and pairs of them that share at least one character",
                "extraits distincts, et paires d’entre eux qui partagent au moins un caractère"
            ),
            _ => said!("{unit} in which a code is used", "{unit} où un code est employé", unit = units),
        },
        base,
        filters: filters.chain(query.scope.describe(facts.project)).collect(),
        notes: vec![
            each_by_itself(),
            said!(
                "c: both / (a + b - both), as ATLAS.ti documents it; the same formula on units is Jaccard; out_of_range: \
                 excerpts that overlap several others",
                "c\u{202f}: les deux / (a + b − les deux), selon la documentation d’ATLAS.ti\u{202f}; la même formule sur des \
                 unités est Jaccard\u{202f}; hors limites\u{202f}: des extraits qui en chevauchent plusieurs autres"
            ),
            said!(
                "unequal_use: one code is used more than {UNEQUAL_USE} times as often as the other, so read the shares",
                "emplois inégaux\u{202f}: un code sert plus de {UNEQUAL_USE} fois plus souvent que l’autre, lisez donc les parts"
            ),
        ],
    }
}

/// In which units codes are used by the voices that are heard, and which codes meet there.
pub(super) struct Used {
    rows: Range<usize>,
    /// By row of `rows`.
    n: Vec<u64>,
    /// Rows of the outline and how often both are used, in order; only those that meet.
    pub met: Vec<(usize, usize, u64)>,
}

impl Used {
    pub(super) fn of(facts: &Facts<'_>, rows: Range<usize>, unit: MeetingUnit, heard: Heard<'_>) -> Self {
        let units: Vec<Vec<u32>> = rows.clone().map(|row| units_of(facts, row, unit, heard)).collect();
        let met = match unit {
            MeetingUnit::Excerpts => {
                let found = overlaps(facts, rows.clone(), heard);
                found.into_iter().map(|((a, b), s)| (a as usize, b as usize, s.excerpts.into())).collect()
            }
            MeetingUnit::Turns | MeetingUnit::Documents | MeetingUnit::Participants => {
                shared(&units).into_iter().map(|(a, b, both)| (a + rows.start, b + rows.start, both)).collect()
            }
        };
        Self { n: units.iter().map(|units| units.len() as u64).collect(), rows, met }
    }

    /// Returns what two rows share, which may be nothing.
    pub(super) fn meeting(&self, facts: &Facts<'_>, a: usize, b: usize) -> Meeting {
        let found = self.met.binary_search_by_key(&(a, b), |(a, b, _)| (*a, *b));
        let used = |row: usize| self.n[row - self.rows.start];
        Meeting {
            codes: [a, b].map(|row| facts.outline.rows[row].code),
            a: facts.outline.rows[a].path.clone(),
            b: facts.outline.rows[b].path.clone(),
            n_a: used(a),
            n_b: used(b),
            both: found.map_or(0, |i| self.met[i].2),
        }
    }
}

/// Returns the excerpts with the code of `row` itself in the words of somebody who is `heard`, ascending.
pub(super) fn heard_on(facts: &Facts<'_>, row: usize, heard: &dyn Fn(u32) -> bool) -> impl Iterator<Item = u32> {
    let excerpts = facts.own_codings(row).iter().map(|coded| coded.excerpt);
    excerpts.filter(|excerpt| facts.voices_of(*excerpt).iter().any(|voice| heard(*voice)))
}

/// Returns the units in which the code of `row` is used, ascending.
fn units_of(facts: &Facts<'_>, row: usize, unit: MeetingUnit, heard: &dyn Fn(u32) -> bool) -> Vec<u32> {
    let mut units = Vec::new();
    heard_on(facts, row, heard).for_each(|excerpt| add_units(facts, excerpt, unit, heard, &mut units));
    units.sort_unstable();
    units.dedup();
    units
}

/// Adds the units that an excerpt touches in the words of those who are `heard`.
pub(super) fn add_units(
    facts: &Facts<'_>,
    excerpt: u32,
    unit: MeetingUnit,
    heard: &dyn Fn(u32) -> bool,
    units: &mut Vec<u32>,
) {
    match unit {
        MeetingUnit::Excerpts => units.push(excerpt),
        MeetingUnit::Documents => units.push(facts.excerpts[excerpt as usize].document),
        MeetingUnit::Participants => {
            let voices = facts.voices_of(excerpt).iter().filter(|voice| heard(**voice));
            units.extend(voices.filter_map(|voice| facts.voices[*voice as usize].participant));
        }
        MeetingUnit::Turns => {
            let turns = facts.turns_of(excerpt).iter().filter(|turn| heard(turn.voice));
            units.extend(turns.map(|turn| turn.turn));
        }
    }
}

/// Returns the pairs of lists that share units, and how many.
fn shared(units: &[Vec<u32>]) -> Vec<(usize, usize, u64)> {
    let n = units.len();
    let mut used: Vec<(u32, u32)> =
        units.iter().enumerate().flat_map(|(row, units)| units.iter().map(move |unit| (*unit, row as u32))).collect();
    used.sort_unstable();
    let mut counts = vec![0_u64; n * n];
    for of_unit in used.chunk_by(|x, y| x.0 == y.0) {
        for (i, (_, a)) in of_unit.iter().enumerate() {
            of_unit[i + 1..].iter().for_each(|(_, b)| counts[*a as usize * n + *b as usize] += 1);
        }
    }
    let met = counts.into_iter().enumerate().filter(|(_, both)| *both > 0);
    met.map(|(i, both)| (i / n, i % n, both)).collect()
}
