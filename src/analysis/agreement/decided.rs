//! What was decided about disagreements: who decided, when and why, and what counts since.

use std::collections::BTreeMap;

use super::super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::disputes::named;
use crate::model::{CoderId, CodingId, Document, DocumentId, Noun, Outline, Project, Span, Stamp, counted, said};

/// One decision that is in force.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decided {
    /// The document.
    pub document: DocumentId,
    /// From the first to the last of the words that were decided about; nothing when all of them are gone.
    pub span: Option<Span>,
    /// Who decided.
    pub by: CoderId,
    /// The change that did.
    pub at: Stamp,
    /// Why.
    pub note: String,
    /// What counts.
    pub upheld: Vec<CodingId>,
    /// What does not count.
    pub set_aside: Vec<CodingId>,
}

impl Decided {
    /// Returns everything that was decided about.
    pub fn codings(&self) -> Vec<CodingId> {
        self.upheld.iter().chain(&self.set_aside).copied().collect()
    }
}

/// Returns the decisions that are in force, the newest first.
pub fn decided(project: &Project) -> Vec<Decided> {
    let mut found: BTreeMap<(Stamp, DocumentId), Decided> = BTreeMap::new();
    for document in project.documents() {
        for (coding, ruled) in document.ruled_codings() {
            let decision = found.entry((ruled.at, document.id)).or_insert_with(|| Decided {
                document: document.id,
                span: None,
                by: ruled.by,
                at: ruled.at,
                note: ruled.ruling.note.clone(),
                upheld: Vec::new(),
                set_aside: Vec::new(),
            });
            let both = |a: Span, b: Span| Span::new(a.start.min(b.start), a.end.max(b.end));
            decision.span = decision.span.into_iter().chain(coding.span).reduce(both);
            match ruled.ruling.stands {
                true => decision.upheld.push(coding.id),
                false => decision.set_aside.push(coding.id),
            }
        }
    }
    found.into_values().rev().collect()
}

/// Returns decisions as a table: one row a decision.
pub fn decided_table(project: &Project, decided: &[Decided]) -> Table {
    use ColumnKind::{Integer, Text};
    let outline = Outline::of(project);
    let heads = [
        ("document", Text),
        ("start", Integer),
        ("end", Integer),
        ("counts", Text),
        ("set_aside", Text),
        ("decided_by", Text),
        ("note", Text),
        ("text", Text),
        ("change", Text),
    ];
    let caption = Caption {
        title: said!("What was decided", "Ce qui a été décidé"),
        unit: said!("one row a decision that is in force", "une ligne par décision en vigueur"),
        base: counted(decided.len(), Noun::Decision),
        filters: Vec::new(),
        notes: vec![said!(
            "what was set aside stays on record and is not counted",
            "ce qui a été écarté reste noté et n’est pas compté"
        )],
    };
    let mut table = Table::new("decided", columns(heads), caption);
    let codes = |document: &Document, codings: &[CodingId]| {
        let coded = codings.iter().filter_map(|id| project.resolve_code(document.codings.get(id)?.code));
        named(&outline, &coded.collect::<Vec<_>>())
    };
    for decision in decided {
        let Some(document) = project.document(decision.document) else { continue };
        let edge = |edge: Option<u32>| edge.map_or(Cell::Empty, Cell::count);
        table.rows.push(vec![
            Cell::text(document.name.as_str()),
            edge(decision.span.map(|s| s.start)),
            edge(decision.span.map(|s| s.end)),
            Cell::text(codes(document, &decision.upheld)),
            Cell::text(codes(document, &decision.set_aside)),
            Cell::text(project.coder_name(decision.by)),
            Cell::text(decision.note.as_str()),
            Cell::text(decision.span.map(|s| project.words(document, s)).unwrap_or_default()),
            Cell::text(decision.at.to_string()),
        ]);
    }
    table
}
