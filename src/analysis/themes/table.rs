//! The themes as a table: which codes each gathers, and how much is said of it.

use super::super::excerpts::joined;
use super::super::facts::Facts;
use super::super::scope::Scope;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::{broken_themes, theme_rows};
use crate::model::{Noun, Project, counted, said};

/// Returns one row a theme.
pub fn themes_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [("theme", Text), ("codes", Text), ("questions", Text), ("excerpts", Integer), ("quotes", Integer)];
    let facts = Facts::gather(project, &Scope::default(), false);
    let rows = theme_rows(&facts);
    let n = rows.len();
    let caption = Caption {
        title: said!("Themes of the comparison", "Thèmes de la comparaison"),
        unit: said!(
            "distinct excerpts of participants with one of the codes or a code below it; quotes that were chosen",
            "extraits distincts de participants avec un des codes ou un code d’en dessous\u{202f}; citations choisies"
        ),
        base: counted(n, Noun::Theme),
        notes: broken_themes(project),
        ..Caption::default()
    };
    let mut table = Table::new("themes", columns(heads), caption);
    let guide = project.guide_tree();
    for row in rows {
        let Some(theme) = project.comparison.themes.get(&row.theme) else { continue };
        let mut gathered: Vec<usize> =
            project.codes_of_theme(theme).into_iter().filter_map(|code| facts.outline.index(code)).collect();
        gathered.sort_unstable();
        let paths = |asking: bool| {
            let rows = gathered.iter().map(|i| &facts.outline.rows[*i]);
            joined(rows.filter(|row| (Some(row.tree) == guide) == asking).map(|row| row.path.as_str()))
        };
        table.rows.push(vec![
            Cell::text(&row.name),
            paths(false),
            paths(true),
            Cell::count(row.excerpts.len()),
            Cell::count(theme.quotes.len()),
        ]);
    }
    table
}
