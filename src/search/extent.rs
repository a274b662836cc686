//! How much of the text around a match is coded: the match, its sentence, or the whole turn.

use crate::model::segment::sentences;
use crate::model::united::united_where_overlapping;
use crate::model::{Document, Excerpt, Project, Span};

use super::Hit;

/// How much is taken.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Extent {
    /// The words that match.
    Match,
    /// The sentences that the match lies in.
    Sentence,
    /// All that is said in the turn.
    Turn,
}

/// Returns the excerpts that a hit gives, in order and apart; none when the document, its text or the words are not
/// here (any more).
pub fn extents(project: &Project, hit: &Hit, extent: Extent) -> Vec<Excerpt> {
    let Some(document) = project.document(hit.document).filter(|_| !hit.matches.is_empty()) else { return Vec::new() };
    let spans = match extent {
        Extent::Match => hit.matches.clone(),
        Extent::Sentence => sentences_of(project, document, hit),
        Extent::Turn => whole_turn(project, document, hit).into_iter().collect(),
    };
    spans.into_iter().map(|span| Excerpt { document: document.id, span }).collect()
}

fn whole_turn(project: &Project, document: &Document, hit: &Hit) -> Option<Span> {
    let words = document.turns.get(hit.turn)?.words;
    let span = project.text(document).ok()?.trimmed(words);
    (!span.is_empty()).then_some(span)
}

fn sentences_of(project: &Project, document: &Document, hit: &Hit) -> Vec<Span> {
    let Some(turn) = document.turns.get(hit.turn) else { return Vec::new() };
    let Ok(text) = project.text(document) else { return Vec::new() };
    let sentences = sentences(&text, turn.words);
    let around = |found: &Span| {
        let touched = sentences.iter().filter(|s| s.overlaps(*found)).copied();
        touched.reduce(|first, last| Span::new(first.start, last.end))
    };
    united_where_overlapping(hit.matches.iter().filter_map(around))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::search::{Query, search};

    fn excerpts(notation: &str, query: &str, extent: Extent) -> Vec<String> {
        let project = Fixture::of(notation).project;
        let hits = search(&project, None, &Query::parse(query).unwrap(), 10).unwrap();
        let excerpts = hits.hits.iter().flat_map(|hit| extents(&project, hit, extent));
        excerpts.map(|e| project.words(&project.documents[&e.document], e.span).into_owned()).collect()
    }

    const NOTATION: &str = "U01: J'ai vu M. Dupont. La nuit, la nuit. Il dort.\nU02: Nuit.";

    #[test]
    fn a_match_grows_to_its_sentence_or_turn() {
        assert_eq!(excerpts(NOTATION, "nuit", Extent::Match), ["nuit", "nuit", "Nuit"]);
        assert_eq!(excerpts(NOTATION, "nuit", Extent::Sentence), ["La nuit, la nuit.", "Nuit."]);
        assert_eq!(excerpts(NOTATION, "dupont", Extent::Sentence), ["J'ai vu M. Dupont."]);
        assert_eq!(excerpts(NOTATION, "dupont", Extent::Turn), ["J'ai vu M. Dupont. La nuit, la nuit. Il dort."]);
    }

    #[test]
    fn a_match_over_two_sentences_takes_both() {
        assert_eq!(excerpts(NOTATION, "\"dupont la\"", Extent::Sentence), ["J'ai vu M. Dupont. La nuit, la nuit."]);
    }

    #[test]
    fn a_turn_found_by_its_speaker_gives_all_its_sentences() {
        assert_eq!(excerpts(NOTATION, "speaker:U02", Extent::Sentence), ["Nuit."]);
        assert_eq!(excerpts(NOTATION, "speaker:U02", Extent::Match), ["Nuit."]);
    }
}
