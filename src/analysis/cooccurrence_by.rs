//! Co-occurrence in units: how often two codes are used in the same turn, document or by the same participant, or on excerpts
//! that overlap, and how closely they go together.

use super::cooccurrence::{CoOccurrenceQuery, co_occurrence, each_by_itself};
use super::facts::{Facts, turns_touched};
use super::frequencies::base;
use super::groups::Grouping;
use super::labels;
use super::statistics::{c_coefficient, jaccard, ochiai, share_with_other};
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{CodeId, Project, said};

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

/// Codes that meet.
#[derive(Clone, PartialEq, Debug)]
pub struct Meetings {
    /// In the order of the code trees; only those that meet.
    pub pairs: Vec<Meeting>,
    caption: Caption,
    unit: MeetingUnit,
}

/// One code is used so many times as often as the other before shares say more than coefficients.
const UNEQUAL_USE: u64 = 5;

/// Returns the pairs of codes of `project` that meet in `unit`.
pub fn meetings(project: &Project, query: &CoOccurrenceQuery, unit: MeetingUnit) -> Meetings {
    let facts = Facts::gather(project, &query.scope, false);
    let rows = query.rows.range(&facts.outline);
    let path = |row: usize| facts.outline.rows[row].path.clone();
    let units: Vec<Vec<u32>> = rows.clone().map(|row| units_of(&facts, row, unit)).collect();
    let used = |row: usize| units[row - rows.start].len() as u64;
    let meeting = |a: usize, b: usize, both: u64| Meeting {
        codes: [a, b].map(|row| facts.outline.rows[row].code),
        a: path(a),
        b: path(b),
        n_a: used(a),
        n_b: used(b),
        both,
    };
    let pairs = match unit {
        MeetingUnit::Excerpts => {
            let found = co_occurrence(project, query).pairs;
            let index = |code| facts.outline.index(code);
            let both = |p: super::CodePair| Some(meeting(index(p.a)?, index(p.b)?, p.excerpts.into()));
            found.into_iter().filter_map(both).collect()
        }
        MeetingUnit::Turns | MeetingUnit::Documents | MeetingUnit::Participants => {
            shared(&units).into_iter().map(|(a, b, both)| meeting(a + rows.start, b + rows.start, both)).collect()
        }
    };
    let filters = query.rows.describe(project, &facts.outline).into_iter().chain(query.scope.describe(project));
    let units = labels::label(unit.name());
    let caption = Caption {
        title: said!("Co-occurrence of codes by {unit}", "Cooccurrence des codes par {unit}", unit = units),
        unit: match unit {
            MeetingUnit::Excerpts => said!(
                "distinct excerpts, and pairs of them that share at least one character",
                "extraits distincts, et paires d’entre eux qui partagent au moins un caractère"
            ),
            _ => said!("{unit} in which a code is used", "{unit} où un code est employé", unit = units),
        },
        base: base(&Grouping::whole(&facts).total),
        filters: filters.collect(),
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
    };
    Meetings { pairs, caption, unit }
}

/// Returns the units in which the code of `row` is used, ascending.
fn units_of(facts: &Facts<'_>, row: usize, unit: MeetingUnit) -> Vec<u32> {
    let excerpts = facts.own_codings(row).iter().map(|coded| coded.excerpt);
    let mut units: Vec<u32> = match unit {
        MeetingUnit::Excerpts => excerpts.collect(),
        MeetingUnit::Documents => excerpts.map(|e| facts.excerpts[e as usize].document).collect(),
        MeetingUnit::Participants => {
            let voices = excerpts.flat_map(|e| facts.voices_of(e));
            voices.filter_map(|voice| facts.voices[*voice as usize].participant).collect()
        }
        MeetingUnit::Turns => excerpts.flat_map(|e| turns_of(facts, e)).collect(),
    };
    units.sort_unstable();
    units.dedup();
    units
}

/// Returns numbers of the turns that count of those that an excerpt touches, unique in the project.
fn turns_of(facts: &Facts<'_>, excerpt: u32) -> impl Iterator<Item = u32> {
    let excerpt = &facts.excerpts[excerpt as usize];
    let document = facts.documents[excerpt.document as usize];
    let first = facts.first_turn(excerpt.document);
    let touched =
        turns_touched(document, excerpt.span).filter(|turn| facts.voice_of(excerpt.document, *turn).is_some());
    // Turns stand in their order, so where one begins tells which it is.
    touched.flatten().map(move |turn| first + document.turns.partition_point(|t| t.span.start < turn.span.start) as u32)
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

impl Meetings {
    /// Returns only the pairs that meet at least so often, and says so.
    pub fn at_least(mut self, fewest: u64) -> Self {
        if fewest > 1 {
            self.pairs.retain(|pair| pair.both >= fewest);
            self.caption.filters.push(said!(
                "pairs that meet {fewest} times or more",
                "paires qui se rencontrent {fewest} fois ou plus"
            ));
        }
        self
    }

    /// Returns one row for each pair of codes that meet.
    pub fn table(&self) -> Table {
        use ColumnKind::{Integer, Number, Percent, Text};
        let heads = [
            ("code_a", Text),
            ("code_b", Text),
            ("unit", Text),
            ("n_a", Integer),
            ("n_b", Integer),
            ("n_both", Integer),
            ("c", Number),
            ("jaccard", Number),
            ("ochiai", Number),
            ("percent_of_a", Percent),
            ("percent_of_b", Percent),
            ("status", Text),
        ];
        let mut table = Table::new("co-occurrence", columns(heads), self.caption.clone());
        table.rows.extend(self.pairs.iter().map(|pair| pair.row(self.unit)));
        table
    }
}

impl Meeting {
    /// Returns both / (a + b - both), as ATLAS.ti documents it; of units this is Jaccard. Nothing when as many pairs overlap as
    /// there are excerpts.
    pub fn coefficient(&self) -> Option<f64> {
        c_coefficient(self.n_a, self.n_b, self.both).filter(|_| self.both < self.n_a + self.n_b)
    }

    fn row(&self, unit: MeetingUnit) -> Vec<Cell> {
        let Self { codes: _, a, b, n_a, n_b, both } = self;
        let c = self.coefficient();
        let out_of_range = c.is_none_or(|c| c > 1.0);
        // Pairs of excerpts are no set of units, and one excerpt may be in several.
        let is_set = !(unit == MeetingUnit::Excerpts && *both > *n_a.min(n_b));
        let figure = |value: Option<f64>, scale: f64, decimals| {
            value.map_or_else(|| Cell::Undefined(labels::label("out_of_range")), |v| Cell::Figure(v * scale, decimals))
        };
        let status = match () {
            () if out_of_range || !is_set => "out_of_range",
            () if *n_a.max(n_b) > UNEQUAL_USE * *n_a.min(n_b) => "unequal_use",
            () => "ok",
        };
        vec![
            Cell::text(a),
            Cell::text(b),
            Cell::word(unit.name()),
            Cell::count(*n_a),
            Cell::count(*n_b),
            Cell::count(*both),
            figure(c, 1.0, 3),
            figure(jaccard(*n_a, *n_b, *both).filter(|_| is_set), 1.0, 3),
            figure(ochiai(*n_a, *n_b, *both).filter(|_| is_set), 1.0, 3),
            figure(share_with_other(*n_a, *both).filter(|_| is_set), 100.0, 1),
            figure(share_with_other(*n_b, *both).filter(|_| is_set), 100.0, 1),
            Cell::word(status),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn written(fixture: &Fixture, unit: MeetingUnit) -> Vec<String> {
        let table = meetings(&fixture.project, &CoOccurrenceQuery::default(), unit).table();
        table.rows.iter().map(|r| r.iter().map(Cell::written).collect::<Vec<_>>().join(" ")).collect()
    }

    fn study() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.document(
            "u1",
            None,
            "INT: [So|A|B]?\nAna: [one|A] and [two|B]\nINT: Yes\nAna: [three|A]\nBen: [four|B]",
        );
        fixture.document("u2", None, "Ana: [five|B]\nCara: [six|A|B]");
        fixture
    }

    #[test]
    fn codes_meet_in_turns_documents_and_people() {
        let fixture = study();
        assert_eq!(
            written(&fixture, MeetingUnit::Turns),
            ["A B turns 3 4 2 0.4 0.4 0.57735026919 66.6666666667 50 ok"]
        );
        assert_eq!(written(&fixture, MeetingUnit::Documents), ["A B documents 2 2 2 1 1 1 100 100 ok"]);
        let people = written(&fixture, MeetingUnit::Participants);
        assert_eq!(
            people,
            ["A B participants 2 3 2 0.666666666667 0.666666666667 0.816496580928 100 66.6666666667 ok"]
        );
        assert_eq!(
            written(&fixture, MeetingUnit::Excerpts),
            ["A B excerpts 3 4 1 0.166666666667 0.166666666667 \
                                                               0.288675134595 33.3333333333 25 ok"]
        );
    }

    #[test]
    fn an_excerpt_that_overlaps_many_is_out_of_range() {
        let mut fixture = Fixture::new();
        fixture.document("u1", None, "Ana: [one [two|B] [three|B] [four|B]|A]");
        assert_eq!(written(&fixture, MeetingUnit::Excerpts), ["B A excerpts 3 1 3 3     out_of_range"]);
    }
}
