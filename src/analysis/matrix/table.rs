//! A matrix as a table, twice over: tidy for statistics (one row for each code and group), wide for a paper.

use super::super::frequencies::{base, says_no_word, words_cell};
use super::super::groups::Group;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::super::tally::Count;
use super::view::MatrixView;
use super::{Counting, Matrix, Unit};
use crate::model::{Said, said};

/// The name of the first row of a wide table: how many participants each group has.
const BASE_ROW: &str = "N (participants)";

impl Matrix {
    /// Returns one row for each code and group. `per_1000_words` is coded words for each 1,000 words that the group
    /// says.
    pub fn tidy(&self) -> Table {
        use ColumnKind::{Integer, Number, Percent, Text};
        let mut heads = vec![
            ("code", Text),
            ("group", Text),
            ("n_group", Integer),
            ("n_participants", Integer),
            ("percent_participants", Percent),
            ("n_documents", Integer),
            ("n_excerpts", Integer),
        ];
        if self.counts_words() {
            heads.extend([("n_words", Integer), ("group_words", Integer), ("per_1000_words", Number)]);
        }
        let unit = match self.counts_words() {
            true => said!("participants, documents, excerpts and words", "participants, documents, extraits et mots"),
            false => said!("participants, documents and excerpts", "participants, documents et extraits"),
        };
        let mut table = Table::new("matrix", columns(heads), self.caption(unit));
        for row in &self.rows {
            let cells = self.groups.iter().zip(&row.cells);
            table.rows.extend(cells.map(|(group, cell)| self.tidy_row(&row.path, group, cell)));
        }
        table
    }

    fn tidy_row(&self, path: &str, group: &Group, cell: &Count) -> Vec<Cell> {
        let share = Cell::share(cell.participants.into(), group.n_participants.into(), nobody_in_group());
        let mut cells = vec![
            Cell::text(path),
            Cell::said(group.said()),
            Cell::count(group.n_participants),
            Cell::count(cell.participants),
            share,
            Cell::count(cell.documents),
            Cell::count(cell.excerpts),
        ];
        if self.counts_words() {
            let missing = self.words_missing.as_ref();
            let rate = match (cell.words, group.words) {
                (Some(_), Some(0)) => Cell::Undefined(says_no_word()),
                (Some(n), Some(all)) => Cell::Figure(1000.0 * n as f64 / all as f64, 1),
                _ => words_cell(None, missing),
            };
            cells.extend([words_cell(cell.words, missing), words_cell(group.words, missing), rate]);
        }
        cells
    }

    fn counts_words(&self) -> bool {
        self.query.words || self.query.unit == Unit::Words
    }

    /// Returns one row for each code and one column for each group, with the unit of the query in the cells; the first
    /// row holds how many participants each group has.
    pub fn wide(&self) -> Table {
        self.wide_as(&MatrixView::default())
    }

    /// Returns the first row of a wide table.
    pub(super) fn base_row(&self, groups: &[usize]) -> Vec<Cell> {
        let groups = groups.iter().map(|g| &self.groups[*g]).chain([&self.total]);
        let sizes = groups.map(|group| Cell::count(group.n_participants));
        [Cell::word(BASE_ROW), Cell::Empty].into_iter().chain(sizes).collect()
    }

    pub(super) fn in_unit(&self, cell: &Count) -> Cell {
        match self.query.unit {
            Unit::Participants => Cell::count(cell.participants),
            Unit::Documents => Cell::count(cell.documents),
            Unit::Excerpts => Cell::count(cell.excerpts),
            Unit::Words => words_cell(cell.words, self.words_missing.as_ref()),
        }
    }

    pub(super) fn caption(&self, unit: Said) -> Caption {
        let counting = match self.query.counting {
            Counting::Own => said!("a code counts its own excerpts", "un code compte ses propres extraits"),
            Counting::WithBelow => said!(
                "a code counts its own excerpts and those of the codes below, each once",
                "un code compte ses propres extraits et ceux des codes d’en dessous, chacun une fois"
            ),
        };
        let columns = self.query.columns.describe();
        let once = said!("totals count each participant once", "les totaux comptent chaque participant une fois");
        let everybody = said!(
            "a group is everybody in it; the comparison of groups counts those alone whose documents were finished and who were \
             asked, where that is recorded",
            "un groupe est l’ensemble de ses membres\u{202f}; la comparaison des groupes ne compte que ceux dont les documents \
             sont terminés et à qui la question a été posée, là où c’est noté"
        );
        let notes = [counting, once, everybody].into_iter();
        Caption {
            title: match self.query.themes {
                true => said!("Themes by {columns}", "Thèmes par {columns}", columns = columns),
                false => said!("Codes by {columns}", "Codes par {columns}", columns = columns),
            },
            unit,
            base: base(&self.total),
            filters: self.filters.clone(),
            notes: notes.chain(self.cautions.iter().cloned()).collect(),
        }
    }
}

/// Says why there is no share of a group.
pub(super) fn nobody_in_group() -> Said {
    said!("no participant is in this group", "aucun participant n’est dans ce groupe")
}
