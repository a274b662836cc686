//! The rows of a matrix, and of which codings each is counted: a code, a branch, or all that a theme gathers.

use std::borrow::Cow;

use super::super::comparison::Compared;
use super::super::facts::{Coded, Facts};
use super::super::themes::{ThemeRow, theme_rows};
use super::{Counting, MatrixQuery};

/// Of which codings a row is counted.
pub(super) struct RowSource {
    pub what: Compared,
    pub path: String,
    pub depth: usize,
    /// The rows of the outline whose codings count.
    pub codes: Vec<usize>,
}

impl RowSource {
    /// Returns the rows that `query` asks for.
    pub(super) fn all(facts: &Facts<'_>, query: &MatrixQuery) -> Vec<Self> {
        if query.themes {
            let of_theme = |theme: ThemeRow| Self {
                what: Compared::Theme(theme.theme),
                path: theme.name,
                depth: 0,
                codes: theme.rows,
            };
            return theme_rows(facts).into_iter().map(of_theme).collect();
        }
        let of_code = |i: usize| {
            let row = &facts.outline.rows[i];
            Self { what: Compared::Code(row.code), path: row.path.clone(), depth: row.depth, codes: vec![i] }
        };
        query.rows.rows(&facts.outline).into_iter().map(of_code).collect()
    }

    /// Returns the codings that count; one that several codes of a theme share may come twice.
    pub(super) fn codings<'f>(&self, facts: &'f Facts<'_>, counting: Counting) -> Cow<'f, [Coded]> {
        let of = |i: usize| match counting {
            Counting::Own => facts.own_codings(i),
            Counting::WithBelow => facts.branch_codings(i),
        };
        match self.codes.as_slice() {
            [code] => Cow::Borrowed(of(*code)),
            codes => Cow::Owned(codes.iter().flat_map(|code| of(*code)).copied().collect()),
        }
    }
}

/// Returns the codings of all rows together, those once that several rows share.
pub(super) fn codings_of_any(sources: &[RowSource], facts: &Facts<'_>, counting: Counting) -> Vec<Coded> {
    let mut counts = vec![false; facts.outline.rows.len()];
    for code in sources.iter().flat_map(|source| &source.codes) {
        match counting {
            Counting::Own => counts[*code] = true,
            Counting::WithBelow => counts[*code..facts.outline.rows[*code].end].fill(true),
        }
    }
    (0..counts.len()).filter(|row| counts[*row]).flat_map(|row| facts.own_codings(row)).copied().collect()
}
