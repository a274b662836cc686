//! The crosswalk as a table, and the codes that nobody mapped.

use std::collections::BTreeSet;

use super::super::labels;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::comparison::{CodePair, Mapped};
use crate::model::{CodeId, Noun, Outline, Project, Said, counted, said};

/// Returns one row a mapping, in the order of the code trees. A mapping whose code was merged or removed is listed as
/// broken.
pub fn crosswalk_table(project: &Project) -> Table {
    use ColumnKind::Text;
    let n = project.comparison.crosswalk.len();
    let heads = ["code", "relation", "with", "rationale", "coder", "date", "status"].map(|name| (name, Text));
    let caption = Caption {
        title: said!("Crosswalk between code trees", "Correspondances entre arbres de codes"),
        unit: said!(
            "one row a mapping: what the code is to the other",
            "une ligne par correspondance\u{202f}: ce que le code est à l’autre"
        ),
        base: counted(n, Noun::Mapping),
        ..Caption::default()
    };
    let mut table = Table::new("crosswalk", columns(heads), caption);
    let outline = Outline::of(project);
    let mut pairs: Vec<(&CodePair, &Mapped)> = project.comparison.crosswalk.iter().collect();
    let place = |code: CodeId| outline.index(code).unwrap_or(usize::MAX);
    pairs.sort_by_key(|(codes, _)| (place(codes.code), codes.with.map(place), codes.code, codes.with));
    for (codes, mapped) in pairs {
        let with = codes.with.map_or(Cell::Empty, |with| Cell::text(path(project, &outline, with)));
        let status = broken(project, *codes).unwrap_or_else(|| labels::label("holds"));
        table.rows.push(vec![
            Cell::text(path(project, &outline, codes.code)),
            Cell::word(mapped.link.relation.name()),
            with,
            Cell::text(&mapped.link.rationale),
            Cell::text(project.coder_name(mapped.by)),
            Cell::text(mapped.at.minute()),
            Cell::said(status),
        ]);
    }
    table
}

fn path(project: &Project, outline: &Outline, code: CodeId) -> String {
    match outline.index(code) {
        Some(i) => outline.rows[i].path.clone(),
        None => project.code_name(code).to_owned(),
    }
}

/// Returns why a mapping does not hold any more.
fn broken(project: &Project, codes: CodePair) -> Option<Said> {
    [Some(codes.code), codes.with].into_iter().flatten().find_map(|id| {
        let name = &project.codes.get(&id)?.name;
        match project.resolve_code(id) {
            Some(into) if into != id => {
                let into = project.code_name(into);
                Some(said!(
                    "broken: “{name}” was merged into “{into}”",
                    "rompue\u{202f}: «\u{202f}{name}\u{202f}» a été fusionné dans «\u{202f}{into}\u{202f}»"
                ))
            }
            Some(_) => None,
            None => {
                Some(said!("broken: “{name}” was removed", "rompue\u{202f}: «\u{202f}{name}\u{202f}» a été supprimé"))
            }
        }
    })
}

/// Returns one row for each code that no mapping names, questions of the interview guide aside.
pub fn unmapped_table(project: &Project) -> Table {
    let pairs = project.comparison.crosswalk.keys().filter(|codes| project.mapping_holds(**codes));
    let mapped: BTreeSet<CodeId> = pairs.flat_map(|codes| [Some(codes.code), codes.with]).flatten().collect();
    let caption = Caption {
        title: said!("Codes without a mapping", "Codes sans correspondance"),
        unit: said!("one row a code", "une ligne par code"),
        ..Caption::default()
    };
    let mut table = Table::new("unmapped", columns([("tree", ColumnKind::Text), ("code", ColumnKind::Text)]), caption);
    for row in Outline::of(project).rows {
        if !mapped.contains(&row.code) && Some(row.tree) != project.guide_tree() {
            let tree = project.tree_name(row.tree);
            table.rows.push(vec![Cell::text(tree), Cell::text(&row.path)]);
        }
    }
    let n = table.rows.len();
    table.caption.base = counted(n, Noun::Code);
    table
}
