//! A comparison as a table: one row for each code and pair of groups.

use super::super::matrix::Counting;
use super::super::statistics::Interval;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::divergence::{FEWEST_FOR_INTERVAL, FEWEST_FOR_TEST};
use super::{ComparedCode, Comparison, Pair, Side};

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
        let cells = Cells { reason: status };
        let divergence = &code.divergence;
        let mut row = vec![Cell::text(&code.path)];
        for (group, side) in [(pair.a, divergence.a), (pair.b, divergence.b)] {
            row.push(Cell::text(&self.groups[group].name));
            row.extend(cells.side(side));
        }
        row.push(cells.percent(divergence.difference));
        row.extend(cells.ends(divergence.interval.map(|i| i.scaled(100.0)), 1));
        let odds = divergence.odds_ratio;
        row.push(cells.figure(odds.map(|odds| odds.value), 2));
        row.extend(cells.ends(odds.map(|odds| odds.interval), 2));
        row.push(Cell::text(status));
        if self.query.tests {
            row.extend([code.fisher.map(|f| f.p), code.fisher.map(|f| f.q)].map(|p| cells.figure(p, 3)));
        }
        if self.query.dealing.is_some() {
            row.extend([code.dealt.map(|d| d.p), code.dealt.map(|d| d.q)].map(|p| cells.figure(p, 3)));
        }
        if self.query.rates.is_some() {
            let rates = code.rates.unwrap_or_default();
            let cells = Cells { reason: if code.rates.is_none() { "words could not be counted" } else { "too_few" } };
            row.extend([rates.a, rates.b, rates.difference].map(|rate| cells.figure(rate, 2)));
            row.extend(cells.ends(rates.interval, 2));
        }
        row
    }

    fn caption(&self) -> Caption {
        let counting = match self.query.counting {
            Counting::Own => "a code counts its own excerpts",
            Counting::WithBelow => "a code counts its own excerpts and those of the codes below",
        };
        let mut notes = vec![
            format!("{counting}; each of the {} counts once", self.query.unit.name()),
            "percent and low to high: Wilson interval at 95 %; difference: percentage points, Newcombe interval; odds ratio: \
             Woolf interval, 0.5 added to all four counts when one is 0"
                .to_owned(),
            format!(
                "fewer than {FEWEST_FOR_INTERVAL} in a group: counts only (too_few); no_variation: nobody or everybody says it"
            ),
            "what is not mentioned is not rejected; the numbers describe these interviews and are no survey estimate".to_owned(),
        ];
        notes.extend(self.notes_on_tests());
        notes.extend(self.cautions.iter().cloned());
        Caption {
            title: format!("Codes compared by {}", self.query.attribute),
            unit: self.query.unit.name().to_owned(),
            base: self.base.clone(),
            filters: self.filters.clone(),
            notes,
        }
    }

    fn notes_on_tests(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.query.tests || self.query.dealing.is_some() {
            let sizes: Vec<String> = self.pairs.iter().map(|pair| tested(pair).to_string()).collect();
            notes.push(format!(
                "p: how surprising the difference is if the group labels were shuffled among these {}; q: p adjusted after \
                 Benjamini & Hochberg for the {} codes tested in a pair of groups; none with fewer than {FEWEST_FOR_TEST} in a \
                 group",
                self.query.unit.name(),
                sizes.join(", "),
            ));
        }
        if let Some(dealing) = &self.query.dealing {
            use super::{DealtTo, Strata};
            let to = match &dealing.to {
                DealtTo::Cases => format!("each of the {}", self.query.unit.name()),
                DealtTo::Documents => "all who speak in one document".to_owned(),
                DealtTo::Attribute(name) => format!("all who share a value of {name}"),
            };
            let within = match &dealing.within {
                None => String::new(),
                Some(Strata::Attribute(name)) => format!(", within each value of {name}"),
                Some(Strata::Length) => ", within thirds by the words of own talk".to_owned(),
            };
            notes.push(format!(
                "permutation: labels dealt to {to}{within}; all ways when there are at most 200,000, else {} at random, seed {}",
                dealing.times, dealing.seed
            ));
        }
        if let Some(seed) = self.query.rates {
            notes.push(format!(
                "rates: excerpts for each 1,000 words of own talk; interval by drawing whole cases again 2,000 times, seed {seed}"
            ));
        }
        notes
    }
}

fn tested(pair: &Pair) -> usize {
    pair.codes.iter().filter(|code| code.fisher.is_some() || code.dealt.is_some()).count()
}

/// Writes figures, and why there is none.
struct Cells {
    reason: &'static str,
}

impl Cells {
    fn figure(&self, figure: Option<f64>, decimals: u8) -> Cell {
        figure.map_or_else(|| Cell::Undefined(self.reason.to_owned()), |figure| Cell::Figure(figure, decimals))
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
