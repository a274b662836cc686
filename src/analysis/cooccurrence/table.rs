//! Pairs of codes that meet as a table: how often, of how often each is used, and how closely they go together.

use super::super::groups::group_said;
use super::super::labels;
use super::super::statistics::{jaccard, ochiai, share_with_other};
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::by_group::MeetingsByGroup;
use super::meetings::{Meeting, MeetingUnit, Meetings, UNEQUAL_USE};

impl Meetings {
    /// Returns one row for each pair of codes that meet.
    pub fn table(&self) -> Table {
        let mut table = Table::new("co-occurrence", columns(heads()), self.caption.clone());
        table.rows.extend(self.pairs.iter().map(|pair| pair.row(self.unit)));
        table
    }

    /// Returns what the numbers are.
    pub fn caption(&self) -> &Caption {
        &self.caption
    }
}

impl MeetingsByGroup {
    /// Returns one row for each pair of codes and group; a pair that meets in one group has a row in each.
    pub fn table(&self) -> Table {
        let all = [("group", ColumnKind::Text)].into_iter().chain(heads());
        let mut table = Table::new("co-occurrence", columns(all), self.caption.clone());
        let n = self.groups.first().map_or(0, |(_, found)| found.pairs.len());
        for i in 0..n {
            table.rows.extend(self.groups.iter().map(|(group, found)| {
                let row = found.pairs[i].row(found.unit);
                std::iter::once(Cell::said(group_said(group))).chain(row).collect()
            }));
        }
        table
    }
}

fn heads() -> [(&'static str, ColumnKind); 12] {
    use ColumnKind::{Integer, Number, Percent, Text};
    [
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
    ]
}

impl Meeting {
    fn row(&self, unit: MeetingUnit) -> Vec<Cell> {
        let Self { codes: _, a, b, n_a, n_b, both } = self;
        let c = self.coefficient();
        let is_used = *n_a > 0 && *n_b > 0;
        // Pairs of excerpts are no set of units, and one excerpt may be in several.
        let is_set = !(unit == MeetingUnit::Excerpts && *both > *n_a.min(n_b));
        let status = match () {
            () if !is_used => "not_used",
            () if !is_set || c.is_none_or(|c| c > 1.0) => "out_of_range",
            () if *n_a.max(n_b) > UNEQUAL_USE * *n_a.min(n_b) => "unequal_use",
            () => "ok",
        };
        let figure = |value: Option<f64>, scale: f64, decimals| {
            value.map_or_else(|| Cell::Undefined(labels::label(status)), |v| Cell::Figure(v * scale, decimals))
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
