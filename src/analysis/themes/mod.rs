//! Themes of the comparison: what codes of several trees say together, counted from their codings without copying one.

mod asked;
mod convergence;
mod crosswalk;
mod framework;
mod passages;
mod quotes;
mod suggestions;
mod table;

pub use asked::{AskedGrid, AskedMark, asked_grid, asked_of};
pub use convergence::{Convergence, ConvergenceQuery, Heard, ThemePair, convergence};
pub use crosswalk::{crosswalk_table, unmapped_table};
pub use framework::{Framework, FrameworkCell, FrameworkRow, framework};
pub use quotes::{Quote, QuoteMatrix, QuoteQuery, quote_matrix};
pub use suggestions::{Suggestion, suggest_mappings, suggestions_table};
pub use table::themes_table;

use super::AnalysisError;
use super::facts::Facts;
use crate::model::{CodeId, Project, Said, Theme, ThemeId, said};

/// A theme with what speaks of it.
#[derive(Debug)]
pub(super) struct ThemeRow {
    pub theme: ThemeId,
    pub name: String,
    /// Indices of the rows of the outline that it gathers, questions aside.
    pub rows: Vec<usize>,
    /// Indices of the excerpts, each once, ascending.
    pub excerpts: Vec<u32>,
    /// The questions of the interview guide that ask for it.
    pub questions: Vec<CodeId>,
}

/// Returns the themes of a project in their order.
pub(super) fn theme_rows(facts: &Facts<'_>) -> Vec<ThemeRow> {
    let (project, outline) = (facts.project, &facts.outline);
    let guide = project.guide_tree();
    let row = |theme: &Theme| {
        let gathered: Vec<usize> =
            project.codes_of_theme(theme).into_iter().filter_map(|code| outline.index(code)).collect();
        let (asking, speaking): (Vec<usize>, Vec<usize>) =
            gathered.into_iter().partition(|i| Some(outline.rows[*i].tree) == guide);
        let mut excerpts: Vec<u32> =
            speaking.iter().flat_map(|i| facts.branch_codings(*i)).map(|coded| coded.excerpt).collect();
        excerpts.sort_unstable();
        excerpts.dedup();
        let below = |i: usize| outline.rows[i..outline.rows[i].end].iter().map(|row| row.code);
        let questions = asking.into_iter().flat_map(below).collect();
        ThemeRow { theme: theme.id, name: theme.name().to_owned(), rows: speaking, excerpts, questions }
    };
    project.comparison.themes().into_iter().map(row).collect()
}

/// Says which themes gather codes that were removed, one sentence a theme: who spoke of them so seems silent now.
pub(super) fn broken_themes(project: &Project) -> Vec<Said> {
    let broken = |theme: &&Theme| {
        let gone = project.codes_gone_from_theme(theme);
        let codes: Vec<String> = gone.iter().map(|code| format!("“{}”", code.name)).collect();
        let (theme, codes) = (theme.name(), codes.join(", "));
        (!gone.is_empty()).then(|| {
            said!(
                "broken: the theme “{theme}” gathers codes that were removed ({codes}), so who said it with them seems silent; \
                 bring them back, or release them from the theme",
                "rompu\u{202f}: le thème «\u{202f}{theme}\u{202f}» réunit des codes qui ont été supprimés ({codes}), donc qui en \
                 parlait avec eux semble se taire\u{202f}; rétablissez-les, ou retirez-les du thème"
            )
        })
    };
    project.comparison.themes().iter().filter_map(broken).collect()
}

/// Returns the error of an analysis of themes in a project that has none.
fn some_themes(rows: &[ThemeRow]) -> Result<(), AnalysisError> {
    if rows.is_empty() { Err(AnalysisError::NoThemes) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
