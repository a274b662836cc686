//! Corrections of a text: positions as the reader shows them, turned into permanent addresses.

use super::super::anchor::{Lookup, Splice};
use super::super::correction::Replacement;
use super::super::ids::{DocumentId, EditId, IdSource};
use super::super::op::Op;
use super::super::project::Project;
use super::super::text::Span;
use super::PlanError;

/// Plans one correction of a document. Line ends become LF; replacements that overlap an earlier one are cut there.
///
/// # Errors
/// When the document does not stand or its text is not here.
pub fn correct_text(
    project: &Project,
    ids: &mut IdSource,
    document: DocumentId,
    replacements: &[Replacement],
) -> Result<Vec<Op>, PlanError> {
    let found = project.document(document).ok_or(PlanError::NoSuchDocument)?;
    let lookup = found.pieces().lookup();
    let places = disjoint(replacements, lookup.len());
    // What is typed right behind a replaced word has to stand outside of a coding that ended in that word, so it is a
    // correction of its own. Each insertion goes right behind its character: the later one in the text comes first.
    let (mut behind, mut others) = (Vec::new(), Vec::new());
    for (i, place) in places.iter().enumerate().rev() {
        let follows = i > 0 && !places[i - 1].span.is_empty() && places[i - 1].span.end == place.span.start;
        let splices = if follows && place.span.is_empty() { &mut behind } else { &mut others };
        splices.extend(splice(&lookup, place));
    }
    let mut ops = Vec::new();
    for splices in [behind, others] {
        if !splices.is_empty() {
            ops.push(Op::CorrectText { document, edit: EditId::next(ids), splices });
        }
    }
    Ok(ops)
}

/// Returns the replacements in the order of the text, cut where they overlap an earlier one or end behind the text;
/// what comes in at one place is one of them.
fn disjoint(replacements: &[Replacement], len: u32) -> Vec<Replacement> {
    let mut ordered: Vec<Replacement> = replacements.to_vec();
    ordered.sort_by_key(|r| (r.span.start, r.span.end));
    let mut reached = 0;
    for Replacement { span, .. } in &mut ordered {
        let start = span.start.max(reached).min(len);
        *span = Span::new(start, span.end.min(len));
        reached = span.end;
    }
    ordered.dedup_by(|later, earlier| {
        let same_place = later.span.is_empty() && later.span == earlier.span;
        if same_place {
            earlier.text.push_str(&later.text);
        }
        same_place
    });
    ordered
}

fn splice(lookup: &Lookup<'_>, place: &Replacement) -> Option<Splice> {
    let Replacement { span, text } = place;
    // Behind the last character that goes, so that a word replaced at the edge of a coding stays in it.
    let behind = if span.is_empty() { span.start.checked_sub(1) } else { Some(span.end - 1) };
    let after = behind.and_then(|position| lookup.address(position));
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let splice = Splice { cut: lookup.runs(*span), after, text };
    (!splice.cut.is_empty() || !splice.text.is_empty()).then_some(splice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn corrected(notation: &str, places: &[(u32, u32, &str)]) -> (String, Vec<String>) {
        let mut fixture = Fixture::of(notation);
        let document = fixture.project.documents()[0].id;
        let replacement = |(start, end, text): &(u32, u32, &str)| Replacement {
            span: Span::new(*start, *end),
            text: (*text).to_owned(),
        };
        let places: Vec<Replacement> = places.iter().map(replacement).collect();
        let ops = correct_text(&fixture.project, &mut fixture.ids, document, &places).unwrap();
        fixture.apply(ops);
        let document = fixture.project.document(document).unwrap();
        let text = fixture.project.text(document).unwrap();
        let coded = document.standing_codings().map(|c| c.span.map_or("", |s| text.slice(s)).to_owned());
        (text.as_str().to_owned(), coded.collect())
    }

    #[test]
    fn places_that_touch_come_in_the_order_of_the_text() {
        let (text, _) = corrected("abc def", &[(0, 3, "X"), (3, 3, "Y")]);
        assert_eq!(text, "XY def");
    }

    #[test]
    fn what_is_typed_behind_a_replaced_word_stays_outside_of_its_coding() {
        let (text, coded) = corrected("I [trust|Trust] them", &[(2, 7, "trusted"), (7, 7, " never")]);
        assert_eq!(text, "I trusted never them");
        assert_eq!(coded, ["trusted"]);
    }
}
