//! Where coders disagree: the places behind a low figure, each with who chose the code there and who did not. They are
//! the units that agreement counts, so that nobody has to look for what a number means.

use super::super::labels;
use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::material::{Material, Said};
use super::stretches::{Marked, each_piece};
use super::{AgreementQuery, AgreementUnit};
use crate::model::{CodeId, CoderId, DocumentId, Noun, Outline, Project, Span, counted, said};

/// A place that some coders gave a code and others, who finished the document too, did not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Disagreement {
    /// The document.
    pub document: DocumentId,
    /// The code.
    pub code: CodeId,
    /// From the first to the last of the words that were coded there, in code points of the text.
    pub span: Span,
    /// Who chose the code.
    pub with: Vec<CoderId>,
    /// Who did not.
    pub without: Vec<CoderId>,
}

/// Returns where coders of `project` disagree, by code, document and place. Segments and units that coders cut are
/// compared by their characters: what one of two coders left out of a segment is a place of its own.
pub fn disagreements(project: &Project, query: &AgreementQuery) -> Vec<Disagreement> {
    let unit = match query.unit {
        AgreementUnit::Overlap | AgreementUnit::Unitising => AgreementUnit::Character,
        given => given,
    };
    let material = Material::gather(project, &AgreementQuery { unit, ..query.clone() });
    let mut found = Vec::new();
    for row in query.rows.range(&material.facts.outline) {
        let code = material.facts.outline.rows[row].code;
        let of_code = material.of_code(row);
        let coders: Vec<CoderId> = of_code.coders.iter().map(|coder| material.coders[*coder]).collect();
        for said in &of_code.documents {
            let places = places(said).into_iter().map(|place| {
                let of =
                    |value| coders.iter().zip(&place.said).filter(move |(_, s)| **s == Some(value)).map(|(c, _)| *c);
                let (with, without) = (of(1).collect(), of(0).collect());
                Disagreement { document: said.worked.line.document(), code, span: place.words, with, without }
            });
            found.extend(places);
        }
    }
    found
}

/// Units side by side of which coders say the same different things.
struct Place {
    words: Span,
    said: Vec<Option<u8>>,
}

fn places(said: &Said<'_, '_>) -> Vec<Place> {
    let line = &said.worked.line;
    let marked: Vec<Marked> = said.coders.iter().map(|m| m.as_ref().map(|spans| line.marked(spans))).collect();
    let mut places = Vec::new();
    each_piece(&line.counted, &marked, |units, values| {
        if values.contains(&Some(1)) && values.contains(&Some(0)) {
            let there = said.spans().flatten().filter(|span| line.marked(&[**span]).iter().any(|m| m.overlaps(units)));
            let words = there.copied().reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)));
            places.extend(words.map(|words| Place { words, said: values.to_vec() }));
        }
    });
    places
}

/// Returns `found` as a table: one row a place, with its words.
pub fn disagreements_table(project: &Project, found: &[Disagreement], query: &AgreementQuery) -> Table {
    use ColumnKind::{Integer, Text};
    let outline = Outline::of(project);
    let heads = [
        ("code", Text),
        ("document", Text),
        ("start", Integer),
        ("end", Integer),
        ("coded_by", Text),
        ("not_coded_by", Text),
        ("text", Text),
    ];
    let filters = query.rows.describe(project, &outline).into_iter().chain(query.scope.describe(project));
    let caption = Caption {
        title: said!("Where coders disagree", "Où les codeurs diffèrent"),
        unit: said!("places, by {unit}", "endroits, par {unit}", unit = labels::label(query.unit.name())),
        base: counted(found.len(), Noun::Place),
        filters: filters.collect(),
        notes: vec![said!(
            "who finished the document and did not choose the code is not_coded_by",
            "qui a terminé le document sans choisir le code figure sous «\u{202f}non codé par\u{202f}»"
        )],
    };
    let mut table = Table::new("disagreements", columns(heads), caption);
    let names = |coders: &[CoderId]| coders.iter().map(|c| project.coder_name(*c)).collect::<Vec<_>>().join("; ");
    for place in found {
        let Some(document) = project.document(place.document) else { continue };
        table.rows.push(vec![
            Cell::text(outline.path(place.code)),
            Cell::text(document.name.as_str()),
            Cell::count(place.span.start),
            Cell::count(place.span.end),
            Cell::text(names(&place.with)),
            Cell::text(names(&place.without)),
            Cell::text(project.words(document, place.span)),
        ]);
    }
    table
}
