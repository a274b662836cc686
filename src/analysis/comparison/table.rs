//! A comparison as a table: one row for each code and pair of groups.

use super::super::labels;
use super::super::matrix::Counting;
use super::super::statistics::Interval;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::divergence::{FEWEST_FOR_INTERVAL, FEWEST_FOR_TEST};
use super::{ComparedCode, Comparison, Pair, Side};
use crate::model::elision::De;
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

    fn caption(&self) -> Caption {
        let counting = match self.query.counting {
            Counting::Own => said!("a code counts its own excerpts", "un code compte ses propres extraits"),
            Counting::WithBelow => said!(
                "a code counts its own excerpts and those of the codes below",
                "un code compte ses propres extraits et ceux des codes d’en dessous"
            ),
        };
        let units = labels::label(self.query.unit.name());
        let mut notes = vec![
            said!(
                "{counting}; each of the {units} counts once",
                "{counting}\u{202f}; chacun des {units} compte une fois",
                counting = counting,
                units = units
            ),
            said!(
                "percent and low to high: Wilson interval at 95 %; difference: percentage points, Newcombe interval; odds \
                 ratio: Woolf interval, 0.5 added to all four counts when one is 0",
                "pourcentage, bas à haut\u{202f}: intervalle de Wilson à 95\u{202f}%\u{202f}; écart\u{202f}: points de pourcentage, \
                 intervalle de Newcombe\u{202f}; rapport des chances\u{202f}: intervalle de Woolf, 0,5 ajouté aux quatre \
                 effectifs quand l’un est 0"
            ),
            said!(
                "fewer than {FEWEST_FOR_INTERVAL} in a group: counts only (too_few); no_variation: nobody or everybody says it",
                "moins de {FEWEST_FOR_INTERVAL} dans un groupe\u{202f}: des effectifs seulement (trop peu)\u{202f}; aucune \
                 variation\u{202f}: personne ou tout le monde le dit"
            ),
            said!(
                "what is not mentioned is not rejected; the numbers describe these interviews and are no survey estimate",
                "ce qui n’est pas évoqué n’est pas rejeté\u{202f}; les nombres décrivent ces entretiens et n’estiment pas une \
                 population"
            ),
        ];
        if self.query.tests || self.query.dealing.is_some() || self.query.rates.is_some() {
            notes.push(said!(
                "too_few also stands where only a test or a rate that was asked for is missing; the intervals of the row hold",
                "trop peu\u{202f}: aussi quand seul manque un test ou un taux demandé\u{202f}; les intervalles de la ligne valent"
            ));
        }
        notes.extend(self.notes_on_tests());
        notes.extend(self.cautions.iter().cloned());
        let attribute = &self.query.attribute;
        Caption {
            title: match self.query.themes {
                true => said!("Themes compared by {attribute}", "Thèmes comparés par {attribute}"),
                false => said!("Codes compared by {attribute}", "Codes comparés par {attribute}"),
            },
            unit: units,
            base: self.base.clone(),
            filters: self.filters.clone(),
            notes,
        }
    }

    fn notes_on_tests(&self) -> Vec<Said> {
        let units = labels::label(self.query.unit.name());
        let mut notes = Vec::new();
        if self.query.tests || self.query.dealing.is_some() {
            let sizes: Vec<String> = self.pairs.iter().map(|pair| tested(pair).to_string()).collect();
            let tested = sizes.join(", ");
            notes.push(said!(
                "p: how surprising the difference is if the group labels were shuffled among these {units}; q: p adjusted \
                 after Benjamini & Hochberg for the {tested} codes tested in a pair of groups; none with fewer than \
                 {FEWEST_FOR_TEST} in a group",
                "p\u{202f}: combien l’écart surprend si l’on redistribue au hasard les groupes entre ces {units}\u{202f}; q\u{202f}: p \
                 corrigé selon Benjamini et Hochberg pour les {tested} codes testés dans une paire de groupes\u{202f}; aucun à \
                 moins de {FEWEST_FOR_TEST} dans un groupe",
                units = units
            ));
        }
        if let Some(dealing) = &self.query.dealing {
            use super::{DealtTo, Strata};
            let to = match &dealing.to {
                DealtTo::Cases => said!("each of the {units}", "chacun des {units}", units = units),
                DealtTo::Documents => {
                    said!("all who speak in one document", "tous ceux qui parlent dans un même document")
                }
                DealtTo::Attribute(name) => {
                    let of = De(name);
                    said!("all who share a value of {name}", "tous ceux qui ont la même valeur {of}")
                }
            };
            let within = match &dealing.within {
                None => said!("", ""),
                Some(Strata::Attribute(name)) => {
                    let of = De(name);
                    said!(", within each value of {name}", ", au sein de chaque valeur {of}")
                }
                Some(Strata::Length) => said!(
                    ", within thirds by the words of own talk",
                    ", au sein de tiers selon le nombre de mots de chacun"
                ),
            };
            let (times, seed) = (dealing.times, dealing.seed);
            notes.push(said!(
                "permutation: labels dealt to {to}{within}; all ways when there are at most 200,000, else {times} at random, \
                 seed {seed}",
                "permutation\u{202f}: groupes redistribués à {to}{within}\u{202f}; toutes les façons s’il y en a 200\u{202f}000 \
                 au plus, sinon {times} au hasard, graine {seed}",
                to = to,
                within = within
            ));
        }
        if let Some(seed) = self.query.rates {
            notes.push(said!(
                "rates: excerpts for each 1,000 words of own talk; interval by drawing whole cases again 2,000 times, seed {seed}",
                "taux\u{202f}: extraits pour 1\u{202f}000 mots de parole propre\u{202f}; intervalle par 2\u{202f}000 tirages de cas \
                 entiers, graine {seed}"
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
