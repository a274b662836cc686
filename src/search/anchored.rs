//! Hits that stay on their words. A search shows what it found a moment ago, and meanwhile colleagues correct the
//! texts: what is opened or coded then must be the words that are shown, not what stands now where they stood.

use std::sync::Arc;

use super::{Hit, Hits};
use crate::model::{Anchor, Document, Edition, Project, Span};

/// Hits, and the addresses of their words.
#[derive(Clone, Debug)]
pub struct AnchoredHits {
    hits: Arc<Hits>,
    /// For each hit those of its matches; nothing where a match had no words.
    anchors: Vec<Vec<Option<Anchor>>>,
    /// The state of the project in which the hits stand where they say.
    edition: Edition,
}

impl AnchoredHits {
    /// Returns `hits` as they were found in `project`.
    pub fn of(project: &Project, hits: Hits) -> Self {
        let anchors = hits.hits.iter().map(|hit| anchors_of(project, hit)).collect();
        Self { hits: Arc::new(hits), anchors, edition: project.edition() }
    }

    /// Returns the hits where they stood last.
    pub fn hits(&self) -> &Hits {
        &self.hits
    }

    /// Returns the hits where they stand in `project`: as many and in the same order, those whose words are all gone
    /// without matches.
    pub fn in_project(&mut self, project: &Project) -> Arc<Hits> {
        if self.edition != project.edition() {
            self.edition = project.edition();
            let hits = Arc::make_mut(&mut self.hits);
            for (hit, anchors) in hits.hits.iter_mut().zip(&self.anchors) {
                let document = project.document(hit.document);
                hit.matches = document.map(|document| standing(document, anchors)).unwrap_or_default();
                let turn = document.zip(hit.matches.first()).and_then(|(d, first)| d.turn_at(first.start));
                hit.turn = turn.unwrap_or(hit.turn);
            }
        }
        Arc::clone(&self.hits)
    }
}

fn anchors_of(project: &Project, hit: &Hit) -> Vec<Option<Anchor>> {
    let Some(document) = project.document(hit.document) else { return Vec::new() };
    let lookup = document.pieces().lookup();
    hit.matches.iter().map(|span| lookup.anchor(*span)).collect()
}

fn standing(document: &Document, anchors: &[Option<Anchor>]) -> Vec<Span> {
    let lookup = document.pieces().lookup();
    anchors.iter().flatten().filter_map(|anchor| lookup.span(*anchor)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::search::{Query, search};

    fn words(fixture: &Fixture, hits: &mut AnchoredHits) -> Vec<String> {
        let hits = hits.in_project(&fixture.project);
        let places = hits.hits.iter().flat_map(|hit| hit.matches.iter().map(|span| (hit.document, *span)));
        let project = &fixture.project;
        places.map(|(document, span)| project.words(&project.documents[&document], span).into_owned()).collect()
    }

    #[test]
    fn hits_stay_on_their_words_when_the_text_before_them_is_corrected() {
        let mut fixture = Fixture::of("INT: How is it?\nU1: I sleep outside.\nU2: They sleep in the park.");
        let document = fixture.project.documents()[0].id;
        let found = search(&fixture.project, None, &Query::parse("sleep").unwrap(), 10).unwrap();
        let mut hits = AnchoredHits::of(&fixture.project, found);
        fixture.correct(document, "How is it?", "And how is it now, please?");
        assert_eq!(words(&fixture, &mut hits), ["sleep", "sleep"]);
        fixture.correct(document, "sleep ", "");
        assert_eq!(words(&fixture, &mut hits), ["sleep"]);
        assert_eq!(hits.in_project(&fixture.project).hits.len(), 2, "lines of a list keep their numbers");
    }
}
