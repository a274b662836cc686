//! The codebook, and every coding.

use super::super::excerpts::words;
use super::super::frequencies::{FrequencyQuery, frequencies};
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::caption;
use crate::model::{DefinitionPart, Noun, Outline, PlacedCoding, Project, Said};

/// Returns one row for each code, in the order of the trees. Codings are all that stand; participants are those of
/// [`frequencies`].
pub fn codes_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("tree", Text),
        ("code", Text),
        ("depth", Integer),
        ("name", Text),
        ("colour", Text),
        ("description", Text),
        ("include", Text),
        ("exclude", Text),
        ("example", Text),
        ("own_codings", Integer),
        ("codings", Integer),
        ("own_participants", Integer),
        ("participants", Integer),
    ];
    let outline = Outline::of(project);
    let counts = frequencies(project, &FrequencyQuery::default());
    let own = codings_by_row(project, &outline);
    let mut table =
        Table::new("codes", columns(heads), caption(Said::fixed("Codes", "Codes"), Noun::Code, outline.rows.len()));
    for (i, (row, count)) in outline.rows.iter().zip(&counts.rows).enumerate() {
        let code = project.code(row.code);
        let description = code.map_or("", |c| c.description.as_str());
        let part = |part| Cell::text(code.map_or("", |c| c.definition.part(part)));
        table.rows.push(vec![
            Cell::text(project.tree_name(row.tree)),
            Cell::text(&row.path),
            Cell::count(row.depth),
            Cell::text(&row.name),
            Cell::text(row.colour.to_string()),
            Cell::text(description),
            part(DefinitionPart::Include),
            part(DefinitionPart::Exclude),
            part(DefinitionPart::Example),
            Cell::count(own[i]),
            Cell::count(own[i..row.end].iter().sum::<u64>()),
            Cell::count(count.own[0].participants),
            Cell::count(count.with_below[0].participants),
        ]);
    }
    table
}

fn codings_by_row(project: &Project, outline: &Outline) -> Vec<u64> {
    let mut own = vec![0; outline.rows.len()];
    for document in project.documents() {
        for row in project.codings(document).filter_map(|c| outline.index(c.code)) {
            own[row] += 1;
        }
    }
    own
}

/// Returns one row for each coding, by document and start. `at` is when it was made, UTC.
pub fn codings_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("document", Text),
        ("start", Integer),
        ("end", Integer),
        ("code", Text),
        ("coder", Text),
        ("text", Text),
        ("at", Text),
    ];
    let outline = Outline::of(project);
    let mut table = Table::new("codings", columns(heads), Caption::default());
    for document in project.documents() {
        let mut placed: Vec<PlacedCoding<'_>> = project.codings(document).collect();
        placed.sort_by_key(|c| (c.span, outline.index(c.code), c.coding.at, c.coding.id));
        for PlacedCoding { coding, code, span } in placed {
            let at = coding.at.to_string();
            table.rows.push(vec![
                Cell::text(&document.name),
                Cell::count(span.start),
                Cell::count(span.end),
                Cell::text(outline.path(code)),
                Cell::text(project.coder_name(coding.coder)),
                words(project, document, span),
                Cell::text(format!("{}Z", &at[..19])),
            ]);
        }
    }
    table.caption = caption(Said::fixed("Codings", "Codages"), Noun::Coding, table.rows.len());
    table
}
