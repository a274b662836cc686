//! Who has finished which document, on which agreement rests.

use std::collections::BTreeSet;

use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{Finished, Noun, Project, Said, Stamp, TreeId, counted, said};

/// Returns one row for each document, code tree of `trees` and coder who has finished it, or had and goes on: when they
/// first did, which independent work counts from, and when they last did, nothing while they go on. Times are UTC.
pub fn finished_table(project: &Project, trees: &[TreeId]) -> Table {
    let heads = ["document", "tree", "coder", "first_finished", "finished"].map(|name| (name, ColumnKind::Text));
    let title = Said::fixed("Who has finished what", "Qui a terminé quoi");
    let mut table = Table::new("finished", columns(heads), Caption::default());
    for document in project.documents() {
        let marks: BTreeSet<&Finished> = document.finished.keys().chain(document.independent.keys()).collect();
        for who in marks.into_iter().filter(|who| trees.contains(&who.tree)) {
            let first = document.independent.get(who).map(|work| work.at);
            let time = |at: Option<Stamp>| at.map_or(Cell::Empty, |at| Cell::text(at.minute()));
            table.rows.push(vec![
                Cell::text(&document.name),
                Cell::text(project.tree_name(who.tree)),
                Cell::text(project.coder_name(who.coder)),
                time(first),
                time(document.finished.get(who).copied()),
            ]);
        }
    }
    let note = said!(
        "what a coder who has finished did not code counts as absent; who goes on after others finished stays in the agreement \
         on independent work as they had first finished",
        "ce qu’un codeur qui a terminé n’a pas codé compte comme absent\u{202f}; qui reprend après que d’autres ont terminé reste \
         dans l’accord du travail indépendant tel qu’il avait d’abord terminé"
    );
    let base = counted(table.rows.len(), Noun::Row);
    table.caption = Caption { title, base, notes: vec![note], ..Caption::default() };
    table
}
