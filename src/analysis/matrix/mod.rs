//! The matrix: codes by groups, with the participants who say it as the first unit, so that one talkative person does
//! not outweigh a group.

mod cell;
mod rows;
mod saved;
mod table;
#[cfg(test)]
mod tests;
mod view;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

pub use cell::{CellExcerpts, cell_excerpts, participants_without};
pub use saved::{SavedMatrix, SavedMatrixError, saved_matrices_table};
pub use view::{CellShow, MatrixOrder, MatrixView};

use self::rows::RowSource;
use super::code_choice::CodeChoice;
use super::comparison::Compared;
use super::facts::Facts;
use super::groups::{Columns, Group, Grouping};
use super::labels;
use super::scope::Scope;
use super::tally::{Count, Counts, Tally};
use super::themes::broken_themes;
use crate::model::natural_order::natural_key;
use crate::model::{CoderId, Project, Said, TextUnavailable};

/// What a wide table shows in its cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Unit {
    /// Those who say it at least once.
    #[default]
    Participants,
    /// Documents in which it is said.
    Documents,
    /// Distinct excerpts.
    Excerpts,
    /// Words covered, each once.
    Words,
}

impl Unit {
    /// Returns the word in each language.
    pub fn said(self) -> Said {
        labels::label(self.name())
    }

    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Participants => "participants",
            Self::Documents => "documents",
            Self::Excerpts => "excerpts",
            Self::Words => "words",
        }
    }
}

/// What counts for a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Counting {
    /// The code itself.
    Own,
    /// The code or one below it, each excerpt once.
    #[default]
    WithBelow,
}

/// Which matrix.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MatrixQuery {
    /// Which codes.
    pub rows: CodeChoice,
    /// Whether the rows are the themes of the comparison instead, each with all codes that it gathers.
    pub themes: bool,
    /// Which groups.
    pub columns: Columns,
    /// What a wide table shows.
    pub unit: Unit,
    /// What counts for a code.
    pub counting: Counting,
    /// Whose words.
    pub scope: Scope,
    /// Whether words are counted, for which every text is read. The unit [`Unit::Words`] counts them in any case.
    pub words: bool,
}

impl MatrixQuery {
    /// Returns the matrix of all codes by `columns`, participants counted, in its defaults.
    pub fn by(columns: Columns) -> Self {
        Self {
            rows: CodeChoice::default(),
            themes: false,
            columns,
            unit: Unit::default(),
            counting: Counting::default(),
            scope: Scope::default(),
            words: false,
        }
    }
}

/// Codes by groups.
#[derive(Clone, PartialEq, Debug)]
pub struct Matrix {
    /// What was asked.
    pub query: MatrixQuery,
    /// The columns.
    pub groups: Vec<Group>,
    /// All groups together; who is in two groups is one.
    pub total: Group,
    /// The codes in the order of their trees, or the themes in theirs.
    pub rows: Vec<MatrixRow>,
    /// By group: what was found of any of these codes, each participant once.
    pub any_cells: Vec<Count>,
    /// The same in all groups together.
    pub any_total: Count,
    /// What to beware of before its numbers are read.
    pub cautions: Vec<Said>,
    pub(super) filters: Vec<Said>,
    pub(super) words_missing: Option<Said>,
}

/// One code, or one theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MatrixRow {
    /// What is counted.
    pub what: Compared,
    /// Its path, or the name of the theme.
    pub path: String,
    /// 0 at the top of its tree.
    pub depth: usize,
    /// By group.
    pub cells: Vec<Count>,
    /// In all groups together, each participant once.
    pub total: Count,
}

/// Returns how often the codes of `project` were applied in each group.
pub fn matrix(project: &Project, query: &MatrixQuery) -> Matrix {
    if query.columns == Columns::Coders {
        return matrix_of_coders(project, query);
    }
    let facts = Facts::gather(project, &query.scope, query.words || query.unit == Unit::Words);
    let grouping = Grouping::of(&facts, &query.columns);
    let sources = RowSource::all(&facts, query);
    let tally = || Tally::new(&facts, &grouping);
    let row = |tally: &mut Tally<'_>, source: &RowSource| {
        let Counts { cells, total } = tally.count(&source.codings(&facts, query.counting));
        let RowSource { what, path, depth, .. } = source;
        MatrixRow { what: *what, path: path.clone(), depth: *depth, cells, total }
    };
    let rows = sources.par_iter().map_init(tally, row).collect();
    let any = tally().count(&rows::codings_of_any(&sources, &facts, query.counting));
    let of_codes = if query.themes { Vec::new() } else { query.rows.describe(project, &facts.outline) };
    let filters = of_codes.into_iter().chain(query.scope.describe(project));
    Matrix {
        rows,
        any_cells: any.cells,
        any_total: any.total,
        cautions: if query.themes { broken_themes(project) } else { Vec::new() },
        filters: filters.collect(),
        words_missing: facts.words_missing().map(TextUnavailable::said),
        query: query.clone(),
        groups: grouping.groups,
        total: grouping.total,
    }
}

/// Returns the matrix whose columns are coders: what each of them coded, in the words of the same people.
fn matrix_of_coders(project: &Project, query: &MatrixQuery) -> Matrix {
    let whole = |coder: Option<CoderId>| {
        let scope = Scope { coder, ..query.scope.clone() };
        let columns = Columns::Whole;
        matrix(project, &MatrixQuery { columns, scope, ..query.clone() })
    };
    let mut all = whole(query.scope.coder);
    let mut coders: Vec<CoderId> = project.coders.keys().copied().collect();
    coders.retain(|coder| query.scope.coder.is_none_or(|only| only == *coder));
    coders.sort_by_cached_key(|coder| (natural_key(project.coder_name(*coder)), *coder));
    all.query = query.clone();
    all.groups.clear();
    all.any_cells.clear();
    all.rows.iter_mut().for_each(|row| row.cells.clear());
    for coder in coders {
        let of_coder = whole(Some(coder));
        if of_coder.any_total.excerpts == 0 {
            continue;
        }
        all.groups.push(Group { name: project.coder_name(coder).to_owned(), ..of_coder.total });
        all.any_cells.push(of_coder.any_total);
        all.rows.iter_mut().zip(of_coder.rows).for_each(|(row, of_coder)| row.cells.push(of_coder.total));
    }
    all
}
