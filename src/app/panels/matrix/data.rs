//! What the matrix panel shows: the counts of `analysis`, the rows in the order and selection that the user chose, and
//! the words that go with each cell.

use std::collections::BTreeSet;

use crate::analysis::{
    Cell, CellShow, Count, Group, Matrix, MatrixQuery, MatrixRow, NO_PARTICIPANT, NO_VALUE, Unit, matrix,
};
use crate::app::words::{Tongue, excerpts as common, matrix as words};
use crate::model::{CodeId, Project, Said};

/// By which column rows are sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SortedBy {
    /// The column; the last one is the total.
    pub column: usize,
    /// Whether the smallest stands first.
    pub ascending: bool,
}

/// How the rows are shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Arrangement {
    /// The order of siblings; that of the tree without one.
    pub sorted: Option<SortedBy>,
    /// Whether codes without any excerpt are left out.
    pub hide_empty: bool,
    /// Whose branches are closed.
    pub collapsed: BTreeSet<CodeId>,
}

/// The counted matrix and the rows that are shown.
#[derive(Clone, PartialEq, Debug)]
pub struct MatrixData {
    /// What was counted.
    pub matrix: Matrix,
    /// Indices into the rows of [`Self::matrix`], from top to bottom.
    pub shown: Vec<usize>,
    /// Behind each row of the matrix: the end of its branch.
    pub branch_ends: Vec<usize>,
    /// The largest number in a cell that is no total.
    pub largest: u64,
}

impl MatrixData {
    /// Counts.
    pub fn new(project: &Project, query: &MatrixQuery, arrangement: &Arrangement) -> Self {
        let matrix = matrix(project, query);
        let branch_ends = branch_ends(&matrix.rows);
        let counts = matrix.rows.iter().flat_map(|row| &row.cells);
        let largest = counts.map(|count| count.of(query.unit)).max().unwrap_or_default();
        let mut data = Self { matrix, shown: Vec::new(), branch_ends, largest };
        data.arrange(arrangement);
        data
    }

    /// Chooses and orders the rows anew, without counting.
    pub fn arrange(&mut self, arrangement: &Arrangement) {
        let mut shown = Vec::new();
        self.arrange_siblings(0..self.matrix.rows.len(), arrangement, &mut shown);
        self.shown = shown;
    }

    fn arrange_siblings(&self, range: std::ops::Range<usize>, arrangement: &Arrangement, shown: &mut Vec<usize>) {
        let mut siblings = Vec::new();
        let mut i = range.start;
        while i < range.end {
            siblings.push(i);
            i = self.branch_ends[i].max(i + 1);
        }
        if let Some(SortedBy { column, ascending }) = arrangement.sorted {
            siblings.sort_by_key(|row| {
                let n = i128::from(self.count(*row, column).of(self.matrix.query.unit));
                if ascending { n } else { -n }
            });
        }
        for row in siblings {
            let branch = row..self.branch_ends[row];
            let empty = || self.matrix.rows[branch.clone()].iter().all(|r| r.total.excerpts == 0);
            if arrangement.hide_empty && empty() {
                continue;
            }
            shown.push(row);
            let code = self.matrix.rows[row].what.code();
            if code.is_none_or(|code| !arrangement.collapsed.contains(&code)) {
                self.arrange_siblings(row + 1..branch.end, arrangement, shown);
            }
        }
    }

    /// Returns how many columns there are, the total included.
    pub fn n_columns(&self) -> usize {
        self.matrix.groups.len() + 1
    }

    /// Returns the group of a column, the total's for the last.
    pub fn group(&self, column: usize) -> &Group {
        self.matrix.groups.get(column).unwrap_or(&self.matrix.total)
    }

    /// Returns the name that commands use for the group of a column, none for the total.
    pub fn group_name(&self, column: usize) -> Option<&str> {
        self.matrix.groups.get(column).map(|g| g.name.as_str())
    }

    /// Returns the count of a row of the matrix in a column.
    pub fn count(&self, row: usize, column: usize) -> &Count {
        let row = &self.matrix.rows[row];
        row.cells.get(column).unwrap_or(&row.total)
    }

    /// Returns how deep in its tree the first row stands.
    pub fn top_depth(&self) -> usize {
        self.matrix.rows.first().map_or(0, |row| row.depth)
    }

    /// Whether codes stand below a row of the matrix.
    pub fn has_below(&self, row: usize) -> bool {
        self.branch_ends[row] > row + 1
    }

    /// Returns how much of its group a cell is, from 0 to 1; nothing for excerpts, which have no base, and for empty
    /// groups.
    pub fn share(&self, row: usize, column: usize) -> Option<f64> {
        let unit = self.matrix.query.unit;
        let base = base(unit, self.group(column)).filter(|base| *base > 0)?;
        Some(self.count(row, column).of(unit) as f64 / base as f64)
    }

    /// Returns how strongly a cell is shaded, from 0 to 1: its share of the group, or else of the largest number.
    pub fn strength(&self, row: usize, column: usize) -> f32 {
        let n = self.count(row, column).of(self.matrix.query.unit) as f64;
        let share = self.share(row, column).unwrap_or_else(|| n / self.largest.max(1) as f64);
        share.clamp(0.0, 1.0) as f32
    }

    /// Returns what stands in a cell; a dash where it is not defined.
    pub fn cell_text(&self, tongue: Tongue, row: usize, column: usize, shows: CellShow) -> String {
        match (self.shown(row, column, shows), shows) {
            (Cell::Integer(n), _) => tongue.number(usize::try_from(n).unwrap_or_default()),
            (Cell::Figure(rate, _), CellShow::PerThousandWords) => tongue.decimal(rate, 1),
            (Cell::Figure(percent, _), _) => percentage(tongue, percent / 100.0),
            _ => "–".to_owned(),
        }
    }

    /// Returns why a cell is not defined; nothing when it is.
    pub fn undefined(&self, row: usize, column: usize, shows: CellShow) -> Option<Said> {
        match self.shown(row, column, shows) {
            Cell::Undefined(why) => Some(why),
            _ => None,
        }
    }

    fn shown(&self, row: usize, column: usize, shows: CellShow) -> Cell {
        self.matrix.shown_at(shows, row, Some(column).filter(|column| *column < self.matrix.groups.len()))
    }

    /// Returns what a cell says in words: "8 of 12 participants", "67%", "14 excerpts".
    pub fn cell_words(&self, tongue: Tongue, row: usize, column: usize) -> Vec<String> {
        let (count, group) = (self.count(row, column), self.group(column));
        let of = |phrase, n: u64, base: u64| {
            tongue.fill(phrase, &[("n", &tongue.number(n as usize)), ("N", &tongue.number(base as usize))])
        };
        let unit = self.matrix.query.unit;
        let first = match (unit, count.words, group.words) {
            (Unit::Documents, ..) => of(words::OF_DOCUMENTS, count.documents.into(), group.n_documents.into()),
            (Unit::Words, Some(n), Some(base)) => of(words::OF_WORDS, n, base),
            _ => of(words::OF_PARTICIPANTS, count.participants.into(), group.n_participants.into()),
        };
        let share = self.share(row, column).map(|share| percentage(tongue, share));
        let excerpts = tongue.count(count.excerpts as usize, common::EXCERPT, common::EXCERPTS);
        std::iter::once(first).chain(share).chain([excerpts]).collect()
    }
}

/// Returns the name of a group in the language of the interface.
pub fn shown_group(tongue: Tongue, group: Option<&str>) -> String {
    match group {
        None => tongue.say(words::TOTAL).to_owned(),
        Some(NO_VALUE) => tongue.say(words::NO_VALUE).to_owned(),
        Some(NO_PARTICIPANT) => tongue.say(words::NO_PARTICIPANT).to_owned(),
        Some(name) => name.to_owned(),
    }
}

/// Returns the base of a group, nothing for excerpts: a group does not have a number of excerpts that it could say.
pub fn base(unit: Unit, group: &Group) -> Option<u64> {
    match unit {
        Unit::Participants => Some(group.n_participants.into()),
        Unit::Documents => Some(group.n_documents.into()),
        Unit::Words => group.words,
        Unit::Excerpts => None,
    }
}

fn percentage(tongue: Tongue, share: f64) -> String {
    tongue.fill(words::SHARE, &[("n", &format!("{:.0}", (share * 100.0).round()))])
}

fn branch_ends(rows: &[MatrixRow]) -> Vec<usize> {
    let mut ends = vec![rows.len(); rows.len()];
    let mut open: Vec<usize> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        while open.last().is_some_and(|above| rows[*above].depth >= row.depth) {
            open.pop().into_iter().for_each(|closed| ends[closed] = i);
        }
        open.push(i);
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Columns;
    use crate::model::testing::Fixture;

    fn fixture() -> Fixture {
        let mut fixture = Fixture::of(
            "U1: [No place|Housing/None] to [sleep|Health].\nU2: [A flat|Housing/None] and [a dog|Housing/Pets].\nU3: Well.",
        );
        fixture.attribute("U1", "group", "users");
        fixture.attribute("U2", "group", "users");
        fixture.attribute("U3", "group", "carers");
        let mut draft = crate::model::plan::CodeDraft::new(&fixture.project);
        draft.code_at(&mut fixture.ids, "Work").unwrap();
        fixture.apply(draft.into_ops());
        fixture
    }

    fn shown(data: &MatrixData) -> Vec<&str> {
        data.shown.iter().map(|i| data.matrix.rows[*i].path.as_str()).collect()
    }

    fn data(fixture: &Fixture, arrangement: &Arrangement) -> MatrixData {
        let query = MatrixQuery::by(Columns::Attribute("group".to_owned()));
        MatrixData::new(&fixture.project, &query, arrangement)
    }

    #[test]
    fn siblings_are_sorted_and_stay_with_their_parents() {
        let fixture = fixture();
        let tree = data(&fixture, &Arrangement::default());
        assert_eq!(shown(&tree), ["Housing", "Housing/None", "Housing/Pets", "Health", "Work"]);
        let sorted = Some(SortedBy { column: 1, ascending: true });
        let sorted = data(&fixture, &Arrangement { sorted, ..Arrangement::default() });
        assert_eq!(shown(&sorted), ["Work", "Health", "Housing", "Housing/Pets", "Housing/None"]);
    }

    #[test]
    fn empty_codes_and_closed_branches_are_left_out() {
        let fixture = fixture();
        let housing = fixture.project.codes.values().find(|c| c.name == "Housing").unwrap().id;
        let arrangement = Arrangement { hide_empty: true, collapsed: [housing].into(), ..Arrangement::default() };
        assert_eq!(shown(&data(&fixture, &arrangement)), ["Housing", "Health"]);
    }

    #[test]
    fn a_cell_says_its_number_its_base_and_its_excerpts() {
        let data = data(&fixture(), &Arrangement::default());
        assert_eq!(data.group_name(1), Some("users"));
        assert_eq!(data.cell_words(Tongue::English, 0, 1), ["2 of 2 participants", "100%", "3 excerpts"]);
        assert_eq!(data.cell_words(Tongue::French, 0, 2)[1], "67\u{202f}%");
        assert_eq!(data.cell_text(Tongue::English, 3, 1, CellShow::Counts), "1");
        assert_eq!(data.cell_text(Tongue::English, 3, 1, CellShow::PercentOfGroup), "50%");
        assert_eq!(data.strength(0, 0), 0.0);
    }
}
