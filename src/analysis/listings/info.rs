//! The project at a glance.

use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{Outline, Project};

/// Returns a table of names and values: what the project is and how much is in it.
pub fn info_table(project: &Project) -> Table {
    let heads = [("name", ColumnKind::Text), ("value", ColumnKind::Text)];
    let title = Caption { title: project.name.as_str().into(), ..Caption::default() };
    let mut table = Table::new("project", columns(heads), title);
    let documents = project.documents();
    let lost = documents.iter().flat_map(|d| d.standing_codings()).filter(|c| c.span.is_none()).count();
    let rows = [
        ("project", Cell::text(&project.name)),
        ("project_id", Cell::text(project.id.to_string())),
        ("viewpoint", Cell::text(project.viewpoint.clone().unwrap_or_default())),
        ("documents", Cell::count(documents.len())),
        ("characters", Cell::count(documents.iter().map(|d| u64::from(d.pieces().len())).sum::<u64>())),
        ("turns", Cell::count(documents.iter().map(|d| d.turns.len()).sum::<usize>())),
        ("participants", Cell::count(project.participants().len())),
        ("attributes", Cell::count(project.attributes().count())),
        ("code_trees", Cell::count(project.trees().len())),
        ("codes", Cell::count(Outline::of(project).rows.len())),
        ("codings", Cell::count(documents.iter().map(|d| project.codings(d).count()).sum::<usize>())),
        ("lost_codings", Cell::count(lost)),
        ("coders", Cell::count(project.coders.len())),
        ("memos", Cell::count(project.memos.len())),
        ("to_review", Cell::count(project.review().len())),
        ("last_change", project.head.map_or(Cell::Empty, |at| Cell::text(format!("{} UTC", at.minute())))),
    ];
    table.rows = rows.into_iter().map(|(name, value)| vec![Cell::word(name), value]).collect();
    table
}
