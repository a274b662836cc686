//! Corrections as tables: what a correction would change before it is made, and which codings have lost their words.

use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::plan::{codings_lost, codings_touched};
use crate::model::{
    CodingId, Document, DocumentId, Noun, Op, Outline, Project, Replacement, Said, Span, TextUnavailable, counted, said,
};

/// One passage that changes.
#[derive(Clone, PartialEq, Debug)]
pub struct Passage {
    /// The document.
    pub document: DocumentId,
    /// Where it stands now; empty where something only comes in.
    pub span: Span,
    /// The words now.
    pub before: String,
    /// The words then.
    pub after: String,
    /// The codings that share words with it.
    pub codings: Vec<CodingId>,
}

/// What a correction would change in one document.
#[derive(Clone, PartialEq, Debug)]
pub struct CorrectionPreview {
    /// The passages, in the order of the text.
    pub passages: Vec<Passage>,
    /// The codings that would have no words left.
    pub lost: Vec<CodingId>,
}

/// Returns what `ops`, planned from `places`, would change in `document`; the places stand in the order of the text.
///
/// # Errors
/// When the text is not here.
pub fn preview(
    project: &Project,
    document: &Document,
    places: &[Replacement],
    ops: &[Op],
) -> Result<CorrectionPreview, TextUnavailable> {
    let text = project.text(document)?;
    let passage = |(place, codings): (&Replacement, Vec<CodingId>)| Passage {
        document: document.id,
        span: place.span,
        before: text.slice(place.span).to_owned(),
        after: place.text.clone(),
        codings,
    };
    let passages = places.iter().zip(codings_touched(document, places)).map(passage).collect();
    Ok(CorrectionPreview { passages, lost: codings_lost(document, ops) })
}

/// How many codings of a document a correction meets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Reach {
    /// The codings that share words with what changes.
    pub n_touched: usize,
    /// Those among them that would have no words left.
    pub n_lost: usize,
}

/// Returns how many codings of `document` replacing `places` would meet; `places` stand in order, share nothing and
/// only replace. No correction is planned for it, so it may be asked after each tick of a long list.
pub fn reach(document: &Document, places: &[Replacement]) -> Reach {
    let mut reach = Reach::default();
    for span in document.standing_codings().filter_map(|c| c.span) {
        let first = places.partition_point(|p| p.span.end <= span.start);
        let met = &places[first..first + places[first..].partition_point(|p| p.span.start < span.end)];
        reach.n_touched += usize::from(!met.is_empty());
        let n_gone: u32 = met.iter().filter_map(|p| p.span.intersection(span)).map(Span::len).sum();
        reach.n_lost += usize::from(n_gone == span.len() && met.iter().all(|p| p.text.is_empty()));
    }
    reach
}

/// Returns the passages of corrections as a table, one row a passage.
pub fn passages_table(project: &Project, title: Said, previews: &[CorrectionPreview]) -> Table {
    use ColumnKind::{Integer, Text};
    let heads = [
        ("document", Text),
        ("start", Integer),
        ("end", Integer),
        ("before", Text),
        ("after", Text),
        ("codings", Integer),
    ];
    let n_documents = previews.iter().filter(|p| !p.passages.is_empty()).count();
    let caption = Caption {
        title,
        unit: said!(
            "one row a passage that changes; start and end in code points of the text before, codings that touch it",
            "une ligne par passage qui change\u{202f}; début et fin en points de code du texte d’avant, codages qui le touchent"
        ),
        base: counted(n_documents, Noun::Document),
        ..Caption::default()
    };
    let mut table = Table::new("corrections", columns(heads), caption);
    for passage in previews.iter().flat_map(|p| &p.passages) {
        let name = project.document_name(passage.document);
        table.rows.push(vec![
            Cell::text(name),
            Cell::count(passage.span.start),
            Cell::count(passage.span.end),
            Cell::text(&passage.before),
            Cell::text(&passage.after),
            Cell::count(passage.codings.len()),
        ]);
    }
    table
}

/// Returns the codings whose words are all gone, with the words that they had when they were made.
pub fn lost_table(project: &Project) -> Table {
    use ColumnKind::{Integer, Text};
    let heads =
        [("document", Text), ("place", Integer), ("code", Text), ("coder", Text), ("quote", Text), ("coding", Text)];
    let caption = Caption {
        title: said!("Lost codings", "Codages perdus"),
        unit: said!(
            "one row a coding whose words were all deleted; place is where they stood, in code points",
            "une ligne par codage dont tous les mots ont été supprimés\u{202f}; la place est celle où ils étaient, en points de code"
        ),
        ..Caption::default()
    };
    let outline = Outline::of(project);
    let mut table = Table::new("lost", columns(heads), caption);
    for document in project.documents() {
        let lookup = document.pieces().lookup();
        for coding in document.standing_codings().filter(|c| c.span.is_none()) {
            let Some(code) = project.resolve_code(coding.code) else { continue };
            table.rows.push(vec![
                Cell::text(&document.name),
                lookup.position_from(coding.anchor.first).map_or(Cell::Empty, Cell::count),
                Cell::text(outline.path(code)),
                Cell::text(project.coder_name(coding.coder)),
                Cell::text(coding.quote.as_ref()),
                Cell::text(coding.id.to_string()),
            ]);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::plan;
    use crate::model::testing::Fixture;

    #[test]
    fn the_reach_of_replacements_is_what_planning_them_would_find() {
        let mut fixture = Fixture::of("U01: [Tired|Sleep], [[very|Much] tired|Sleep] and [tired|Fear] of [it|Fear].");
        let document = std::sync::Arc::clone(fixture.project.documents()[0]);
        let text = fixture.project.text(&document).unwrap();
        for (words, with) in [("tired", "worn"), ("tired", ""), ("very", ""), ("i", ""), ("x", "y"), ("very tired", "")]
        {
            let found = text.as_str().match_indices(words).map(|(at, _)| text.span(at..at + words.len()));
            let places: Vec<_> = found.map(|span| Replacement { span, text: with.to_owned() }).collect();
            let ops = plan::correct_text(&fixture.project, &mut fixture.ids, document.id, &places).unwrap();
            let mut touched: Vec<CodingId> = codings_touched(&document, &places).concat();
            touched.sort();
            touched.dedup();
            let expected = Reach { n_touched: touched.len(), n_lost: codings_lost(&document, &ops).len() };
            assert_eq!(reach(&document, &places), expected, "{words} -> {with}");
        }
    }

    #[test]
    fn a_correction_says_what_it_changes_and_which_codings_would_be_lost() {
        let mut fixture = Fixture::of("U01: [Tired|Sleep], [really|Sleep/Deep] so.");
        let document = std::sync::Arc::clone(fixture.project.documents()[0]);
        let places = [
            Replacement { span: Span::new(5, 10), text: "Worn".to_owned() },
            Replacement { span: Span::new(10, 18), text: String::new() },
        ];
        let ops = plan::correct_text(&fixture.project, &mut fixture.ids, document.id, &places).unwrap();
        let seen = preview(&fixture.project, &document, &places, &ops).unwrap();
        assert_eq!(seen.passages[0].before, "Tired");
        assert_eq!(seen.passages.iter().map(|p| p.codings.len()).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(seen.lost.len(), 1);
        assert!(lost_table(&fixture.project).rows.is_empty());
        fixture.apply(ops);
        let lost = lost_table(&fixture.project);
        assert_eq!(lost.cell(0, "quote"), Some(&Cell::text("really")));
        assert_eq!(lost.cell(0, "code"), Some(&Cell::text("Sleep/Deep")));
        assert_eq!(lost.cell(0, "place"), Some(&Cell::count(9)));
    }
}
