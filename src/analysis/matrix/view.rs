//! How a wide matrix is looked at: as counts or shares, with or without what is empty, in which order, with the totals
//! of its columns.

use serde::{Deserialize, Serialize};

use super::super::frequencies::{says_no_word, words_cell};
use super::super::groups::Group;
use super::super::labels;
use super::super::statistics::per_thousand;
use super::super::table::{Cell, ColumnKind, Table, columns};
use super::super::tally::Count;
use super::table::nobody_in_group;
use super::{Matrix, MatrixRow, Unit};
use crate::model::naming::is_same_name;
use crate::model::{Said, said};

/// The name of the row of column totals.
const ANY_ROW: &str = "any of these codes";

/// What a cell is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum CellShow {
    /// A number of units.
    #[default]
    Counts,
    /// Percent of its group: participants, documents or words of it. Excerpts have no such base.
    PercentOfGroup,
    /// Percent of the row's total, which counts each participant once.
    PercentOfRow,
    /// Percent of what the group has with any of the codes shown, each participant once.
    PercentOfColumn,
    /// For each 1,000 words of own talk of its group.
    PerThousandWords,
}

impl CellShow {
    /// Every way to show a cell, in the order in which choices show them.
    pub const ALL: [Self; 5] =
        [Self::Counts, Self::PercentOfGroup, Self::PercentOfRow, Self::PercentOfColumn, Self::PerThousandWords];

    /// Returns the words for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::PercentOfGroup => "percent of the group",
            Self::PercentOfRow => "percent of the row",
            Self::PercentOfColumn => "percent of the column",
            Self::PerThousandWords => "for each 1,000 words",
        }
    }

    /// Whether a cell can show `unit` so: excerpts are no share of a group, and people and documents do not grow with
    /// the words.
    pub fn fits(self, unit: Unit) -> bool {
        match self {
            Self::PercentOfGroup => unit != Unit::Excerpts,
            Self::PerThousandWords => matches!(unit, Unit::Excerpts | Unit::Words),
            Self::Counts | Self::PercentOfRow | Self::PercentOfColumn => true,
        }
    }

    fn describe(self) -> Option<Said> {
        match self {
            Self::Counts => None,
            Self::PercentOfGroup => {
                Some(said!("cells: percent of all of the group", "cases\u{202f}: pourcentage de tout le groupe"))
            }
            Self::PercentOfRow => {
                Some(said!("cells: percent of the total of the row", "cases\u{202f}: pourcentage du total de la ligne"))
            }
            Self::PercentOfColumn => Some(said!(
                "cells: percent of the group’s total with any of these codes",
                "cases\u{202f}: pourcentage du total du groupe avec un de ces codes"
            )),
            Self::PerThousandWords => Some(said!(
                "cells: for each 1,000 words of own talk of the group",
                "cases\u{202f}: pour 1\u{202f}000 mots de la parole propre du groupe"
            )),
        }
    }
}

/// By what rows are ordered.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum MatrixOrder {
    /// As in the code trees.
    #[default]
    Trees,
    /// By the total, the largest first.
    Total,
    /// By the group of that name, the largest first.
    Group(String),
}

/// How a wide matrix is looked at.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MatrixView {
    /// What cells are.
    pub cells: CellShow,
    /// Whether codes and groups without any excerpt are left out.
    pub hide_empty: bool,
    /// The order of rows.
    pub order: MatrixOrder,
    /// Whether a last row tells what each group has with any of the codes.
    pub totals: bool,
}

impl Matrix {
    /// Returns the wide table as `view` asks for: one row for each code, one column for each group, the sizes of the
    /// groups in the first row.
    pub fn wide_as(&self, view: &MatrixView) -> Table {
        let groups: Vec<usize> = (0..self.groups.len()).filter(|g| !view.hide_empty || self.is_used(*g)).collect();
        let mut rows: Vec<&MatrixRow> =
            self.rows.iter().filter(|row| !view.hide_empty || row.total.excerpts > 0).collect();
        let unit = self.query.unit;
        match &view.order {
            MatrixOrder::Trees => {}
            MatrixOrder::Total => rows.sort_by_key(|row| std::cmp::Reverse(row.total.of(unit))),
            MatrixOrder::Group(name) => {
                let named = self.groups.iter().position(|g| is_same_name(&g.name, name));
                rows.sort_by_key(|row| std::cmp::Reverse(named.map_or(0, |g| row.cells[g].of(unit))));
            }
        }
        let kind = match view.cells {
            CellShow::Counts => ColumnKind::Integer,
            CellShow::PercentOfGroup | CellShow::PercentOfRow | CellShow::PercentOfColumn => ColumnKind::Percent,
            CellShow::PerThousandWords => ColumnKind::Number,
        };
        let mut heads = columns([("code", ColumnKind::Text), ("depth", ColumnKind::Integer)]);
        heads.extend(groups.iter().map(|g| (self.groups[*g].said(), kind)));
        heads.extend(columns([("total", kind)]));
        let mut caption = self.caption(labels::label(unit.name()));
        caption.notes.extend(view.cells.describe());
        caption.notes.extend(view.hide_empty.then(|| {
            said!(
                "codes and groups without an excerpt are left out",
                "les codes et les groupes sans extrait sont laissés de côté"
            )
        }));
        let mut table = Table::new("matrix", heads, caption);
        table.rows.push(self.base_row(&groups));
        let codes = rows.iter().map(|row| (Cell::text(&row.path), Cell::count(row.depth), &row.cells, &row.total));
        let any = view.totals.then(|| (Cell::word(ANY_ROW), Cell::Empty, &self.any_cells, &self.any_total));
        for (path, depth, cells, row_total) in codes.chain(any) {
            let cell = |g: &usize| self.shown(view.cells, &cells[*g], row_total, &self.any_cells[*g], &self.groups[*g]);
            let total = self.shown(view.cells, row_total, row_total, &self.any_total, &self.total);
            table.rows.push([path, depth].into_iter().chain(groups.iter().map(cell)).chain([total]).collect());
        }
        table
    }

    /// Returns what `cells` shows of a row in a group; without a group, of the total.
    pub fn shown_at(&self, cells: CellShow, row: usize, group: Option<usize>) -> Cell {
        let row = &self.rows[row];
        match group {
            Some(g) => self.shown(cells, &row.cells[g], &row.total, &self.any_cells[g], &self.groups[g]),
            None => self.shown(cells, &row.total, &row.total, &self.any_total, &self.total),
        }
    }

    fn is_used(&self, group: usize) -> bool {
        self.rows.iter().any(|row| row.cells[group].excerpts > 0)
    }

    /// Returns a count as `cells` asks for, with what it is of.
    fn shown(&self, cells: CellShow, count: &Count, row: &Count, column: &Count, group: &Group) -> Cell {
        let unit = self.query.unit;
        let missing = || words_cell(None, self.words_missing.as_ref());
        if unit == Unit::Words && count.words.is_none() {
            return missing();
        }
        let percent_of = |base: u64, nothing: fn() -> Said| match base {
            0 => Cell::Undefined(nothing()),
            base => Cell::Figure(100.0 * count.of(unit) as f64 / base as f64, 1),
        };
        match cells {
            CellShow::Counts => self.in_unit(count),
            CellShow::PercentOfRow => percent_of(row.of(unit), || said!("nobody says it", "personne ne le dit")),
            CellShow::PercentOfColumn => percent_of(column.of(unit), || {
                said!("this group says none of these codes", "ce groupe n’a aucun de ces codes")
            }),
            CellShow::PercentOfGroup => match unit {
                Unit::Participants => percent_of(group.n_participants.into(), nobody_in_group),
                Unit::Documents => percent_of(group.n_documents.into(), || {
                    said!("no document is in this group", "aucun document n’est dans ce groupe")
                }),
                Unit::Words => group.words.map_or_else(missing, |words| percent_of(words, says_no_word)),
                Unit::Excerpts => Cell::Undefined(said!(
                    "excerpts are no share of a group",
                    "des extraits ne sont pas une part d’un groupe"
                )),
            },
            CellShow::PerThousandWords => group.words.map_or_else(missing, |words| {
                let silent = || Cell::Undefined(says_no_word());
                per_thousand(count.of(unit), words).map_or_else(silent, |rate| Cell::Figure(rate, 2))
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CodeChoice, Columns, MatrixQuery, matrix};
    use super::*;
    use crate::model::testing::Fixture;

    /// Ana (user, Lyon) says much; Ben (user, Paris) little; Cara (professional, Paris) something else.
    fn study() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.document("u1", None, "Ana: [one|Trust/People@bea] [two|Trust] three four five");
        fixture.document("u2", None, "Ben: [six|Needs] seven eight nine ten");
        fixture.document("p1", None, "Cara: [one|Trust] [two|Needs] three four five six seven eight nine ten");
        fixture.document("p2", None, "Dora: nothing at all");
        for (who, group, city) in [("Ana", "user", "Lyon"), ("Ben", "user", "Paris"), ("Cara", "professional", "Paris")]
        {
            fixture.attribute(who, "group", group);
            fixture.attribute(who, "city", city);
        }
        fixture
    }

    fn shown(fixture: &Fixture, query: &MatrixQuery, view: &MatrixView) -> Vec<String> {
        let table = matrix(&fixture.project, query).wide_as(view);
        let head = table.columns[2..].iter().map(|c| c.name.clone()).collect::<Vec<_>>().join("|");
        let row = |row: &Vec<Cell>| {
            let cells = row.iter().enumerate().filter(|(i, _)| *i != 1).map(|(_, cell)| cell.shown());
            cells.collect::<Vec<_>>().join("|")
        };
        std::iter::once(head).chain(table.rows.iter().map(row)).collect()
    }

    fn by(columns: Columns) -> MatrixQuery {
        MatrixQuery { words: true, ..MatrixQuery::by(columns) }
    }

    fn by_group() -> MatrixQuery {
        by(Columns::Attribute("group".into()))
    }

    #[test]
    fn cells_are_counts_or_shares_of_what_is_asked_for() {
        let fixture = study();
        let top = CodeChoice { depth: Some(0), ..CodeChoice::default() };
        let query = MatrixQuery { rows: top, ..by_group() };
        let view = |cells| MatrixView { cells, totals: true, ..MatrixView::default() };
        let counts = shown(&fixture, &query, &view(CellShow::Counts));
        assert_eq!(counts[2..], ["Trust|1|1|0|2", "Needs|1|1|0|2", "any of these codes|1|2|0|3"]);
        let of_group = shown(&fixture, &query, &view(CellShow::PercentOfGroup));
        assert_eq!(of_group[2], "Trust|100.0|50.0|0.0|50.0");
        let of_row = shown(&fixture, &query, &view(CellShow::PercentOfRow));
        assert_eq!(of_row[2], "Trust|50.0|50.0|0.0|100.0");
        let of_column = shown(&fixture, &query, &view(CellShow::PercentOfColumn));
        assert_eq!(of_column[2..4], ["Trust|100.0|50.0|–|66.7", "Needs|100.0|50.0|–|66.7"]);
        let excerpts = MatrixQuery { unit: Unit::Excerpts, ..query };
        let rates = shown(&fixture, &excerpts, &view(CellShow::PerThousandWords));
        assert_eq!(rates[2], "Trust|100.00|200.00|0.00|130.43");
    }

    #[test]
    fn what_is_empty_can_be_left_out_and_rows_sorted() {
        let mut fixture = study();
        fixture.document("u3", None, "Eve: [eleven|Needs]");
        fixture.attribute("Eve", "group", "user");
        let all = shown(&fixture, &by_group(), &MatrixView::default());
        assert_eq!(all[0], "professional|user|(no value)|total");
        let view = MatrixView { hide_empty: true, order: MatrixOrder::Group("User".into()), ..MatrixView::default() };
        let found = shown(&fixture, &by_group(), &view);
        assert_eq!(found[0], "professional|user|total");
        assert_eq!(found[2..], ["Needs|1|2|3", "Trust|1|1|2", "Trust/People|0|1|1"]);
    }

    #[test]
    fn two_attributes_cross_and_coders_are_columns() {
        let fixture = study();
        let crossed = by(Columns::Crossed("group".into(), "city".into()));
        let found = shown(&fixture, &crossed, &MatrixView::default());
        assert_eq!(found[0], "professional × Paris|user × Lyon|user × Paris|(no value) × (no value)|total");
        assert_eq!(found[2], "Trust|1|1|0|0|2");
        let found = shown(&fixture, &by(Columns::Coders), &MatrixView::default());
        assert_eq!((found[0].as_str(), found[2].as_str()), ("ana|bea|total", "Trust|2|1|2"));
        assert_eq!(found[1], "N (participants)|4|4|4");
    }
}
