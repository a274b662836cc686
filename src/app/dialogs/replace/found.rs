//! Finding what would be replaced. This runs in the background over a project that it owns, and tells how far it is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::command::Sought;
use crate::model::{Document, DocumentId, Project, Replacement, Span};
use crate::search::replace::{Finder, WantedError};

/// One place that would change.
#[derive(Clone, PartialEq, Debug)]
pub struct Match {
    /// The document.
    pub document: DocumentId,
    /// Where, and what stands there then.
    pub place: Replacement,
    /// How many codings share words with it.
    pub n_codings: usize,
}

/// What was found, document by document in the order of the project, each in the order of its text.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Found {
    /// The places.
    pub matches: Vec<Match>,
    /// The names of documents whose text is not here.
    pub not_here: Vec<String>,
}

/// Looks for `sought`; nothing when `stop` is set meanwhile, because something else is asked by then.
///
/// # Errors
/// When there is nothing to look for, the pattern cannot be read, or the new words name a group that it does not have.
pub fn find(
    project: &Project,
    sought: &Sought,
    stop: &AtomicBool,
    mut tell: impl FnMut(usize, usize) -> bool,
) -> Result<Option<Found>, WantedError> {
    let finder = sought.wanted.finder(&sought.with)?;
    let documents: Vec<&Arc<Document>> = match &sought.documents {
        None => project.documents(),
        Some(some) => project.documents().into_iter().filter(|d| some.contains(&d.id)).collect(),
    };
    let mut found = Found::default();
    for (i, document) in documents.iter().enumerate() {
        if stop.load(Ordering::Relaxed) || !tell(i, documents.len()) {
            return Ok(None);
        }
        find_in(project, document, &finder, &mut found);
    }
    Ok(Some(found))
}

fn find_in(project: &Project, document: &Document, finder: &Finder, found: &mut Found) {
    let Ok(text) = project.text(document) else {
        found.not_here.push(document.name.clone());
        return;
    };
    let places = finder.replacements(&text);
    if places.is_empty() {
        return;
    }
    let counter = Counter::of(document);
    let matches = places.into_iter().map(|place| Match {
        document: document.id,
        n_codings: counter.n_sharing(place.span),
        place,
    });
    found.matches.extend(matches);
}

/// Counts codings on a place of a document without looking at each of them.
struct Counter {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Counter {
    fn of(document: &Document) -> Self {
        let spans = || document.standing_codings().filter_map(|c| c.span);
        let (mut starts, mut ends): (Vec<u32>, Vec<u32>) = spans().map(|s| (s.start, s.end)).unzip();
        starts.sort_unstable();
        ends.sort_unstable();
        Self { starts, ends }
    }

    /// Returns how many codings share a character with `span`, which is not empty.
    fn n_sharing(&self, span: Span) -> usize {
        let begun = self.starts.partition_point(|start| *start < span.end);
        let ended = self.ends.partition_point(|end| *end <= span.start);
        begun - ended
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::search::replace::Wanted;

    fn sought(words: &str, with: &str) -> Sought {
        let wanted = Wanted { words: words.to_owned(), ..Wanted::default() };
        Sought { wanted, with: with.to_owned(), documents: None, edition: None }
    }

    #[test]
    fn each_place_knows_how_many_codings_share_words_with_it() {
        let mut fixture = Fixture::of("U01: tired, [so [tired|Sleep]|Fear], [so|Fear] tired.");
        fixture.document("Entretien 2", None, "U02: [tired|Sleep]");
        let go_on = |_, _| true;
        let found = find(&fixture.project, &sought("tired", "worn"), &AtomicBool::new(false), go_on).unwrap().unwrap();
        assert_eq!(found.matches.iter().map(|m| m.n_codings).collect::<Vec<_>>(), [0, 2, 0, 1]);
        let second = fixture.project.documents()[1].id;
        let only = Sought { documents: Some(vec![second]), ..sought("tired", "worn") };
        let found = find(&fixture.project, &only, &AtomicBool::new(false), go_on).unwrap().unwrap();
        assert_eq!(found.matches.len(), 1);
    }

    #[test]
    fn looking_stops_when_something_else_is_asked() {
        let fixture = Fixture::of("U01: tired.");
        let stop = AtomicBool::new(true);
        assert_eq!(find(&fixture.project, &sought("tired", "worn"), &stop, |_, _| true).unwrap(), None);
    }
}
