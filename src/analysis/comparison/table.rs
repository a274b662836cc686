//! A comparison as a table: one row for each code and pair of groups.

use super::super::labels;
use super::super::statistics::Interval;
use super::super::table::{Cell, ColumnKind, Table, columns};
use super::{ComparedCode, Comparison, Pair, Side};
use crate::model::{Said, said};

/// In which order rows stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum RowOrder {
    /// What the first group says more often first, what the second says more often last; without a difference behind.
    #[default]
    ByDifference,
    /// As in the code trees.
    ByCode,
}

impl Comparison {
    /// Returns one row for each pair of groups and code, always all codes that were asked for.
    pub fn table(&self, order: RowOrder) -> Table {
        let mut table = Table::new("compare", columns(self.heads()), self.caption());
        for pair in &self.pairs {
            let mut codes: Vec<&ComparedCode> = pair.codes.iter().collect();
            if order == RowOrder::ByDifference {
                let key = |code: &ComparedCode| code.divergence.difference.unwrap_or(f64::NEG_INFINITY);
                codes.sort_by(|x, y| key(y).total_cmp(&key(x)));
            }
            table.rows.extend(codes.into_iter().map(|code| self.row(pair, code)));
        }
        table
    }

    fn heads(&self) -> Vec<(&'static str, ColumnKind)> {
        use ColumnKind::{Integer, Number, Percent, Text};
        let mut heads = vec![("code", Text)];
        heads.extend([("group_a", Text), ("n_a", Integer), ("base_a", Integer)]);
        heads.extend([("percent_a", Percent), ("low_a", Percent), ("high_a", Percent)]);
        heads.extend([("group_b", Text), ("n_b", Integer), ("base_b", Integer)]);
        heads.extend([("percent_b", Percent), ("low_b", Percent), ("high_b", Percent)]);
        heads.extend(["difference", "difference_low", "difference_high"].map(|name| (name, Percent)));
        heads.extend(["odds_ratio", "odds_ratio_low", "odds_ratio_high"].map(|name| (name, Number)));
        heads.push(("status", Text));
        if self.query.tests {
            heads.extend(["fisher_p", "fisher_q"].map(|name| (name, Number)));
        }
        if self.query.dealing.is_some() {
            heads.extend(["permutation_p", "permutation_q"].map(|name| (name, Number)));
        }
        if self.query.rates.is_some() {
            let rates = ["per_1000_words_a", "per_1000_words_b", "rate_difference"];
            heads.extend(rates.map(|name| (name, Number)));
            heads.extend(["rate_difference_low", "rate_difference_high"].map(|name| (name, Number)));
        }
        heads
    }

    fn row(&self, pair: &Pair, code: &ComparedCode) -> Vec<Cell> {
        let status = code.status(&self.query).name();
        let cells = Cells { reason: labels::label(status) };
        let divergence = &code.divergence;
        let mut row = vec![Cell::text(&code.path)];
        for (group, side) in [(pair.a, divergence.a), (pair.b, divergence.b)] {
            row.push(Cell::said(self.groups[group].said()));
            row.extend(cells.side(side));
        }
        row.push(cells.percent(divergence.difference));
        row.extend(cells.ends(divergence.interval.map(|i| i.scaled(100.0)), 1));
        let odds = divergence.odds_ratio;
        row.push(cells.figure(odds.map(|odds| odds.value), 2));
        row.extend(cells.ends(odds.map(|odds| odds.interval), 2));
        row.push(Cell::word(status));
        if self.query.tests {
            row.extend([code.fisher.map(|f| f.p), code.fisher.map(|f| f.q)].map(|p| cells.figure(p, 3)));
        }
        if self.query.dealing.is_some() {
            row.extend([code.dealt.map(|d| d.p), code.dealt.map(|d| d.q)].map(|p| cells.figure(p, 3)));
        }
        if self.query.rates.is_some() {
            let rates = code.rates.unwrap_or_default();
            let reason = match code.rates {
                None => said!("words could not be counted", "les mots n’ont pu être comptés"),
                Some(_) => labels::label("too_few"),
            };
            let cells = Cells { reason };
            row.extend([rates.a, rates.b, rates.difference].map(|rate| cells.figure(rate, 2)));
            row.extend(cells.ends(rates.interval, 2));
        }
        row
    }
}

/// Writes figures, and why there is none.
struct Cells {
    reason: Said,
}

impl Cells {
    fn figure(&self, figure: Option<f64>, decimals: u8) -> Cell {
        figure.map_or_else(|| Cell::Undefined(self.reason.clone()), |figure| Cell::Figure(figure, decimals))
    }

    fn percent(&self, share: Option<f64>) -> Cell {
        self.figure(share.map(|share| 100.0 * share), 1)
    }

    fn ends(&self, interval: Option<Interval>, decimals: u8) -> [Cell; 2] {
        [interval.map(|i| i.low), interval.map(|i| i.high)].map(|end| self.figure(end, decimals))
    }

    fn side(&self, side: Side) -> Vec<Cell> {
        let mut cells = vec![Cell::count(side.n), Cell::count(side.base), self.percent(side.share())];
        cells.extend(self.ends(side.interval().map(|i| i.scaled(100.0)), 1));
        cells
    }
}
