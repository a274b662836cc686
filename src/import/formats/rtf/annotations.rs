//! Annotations, which become comments: where the words begin and end that each is about, and who wrote it.

use super::super::page::on_one_line;
use crate::import::FoundComment;

/// The annotations of a document so far.
#[derive(Debug, Default)]
pub(super) struct Annotations {
    /// What came of them.
    pub comments: Vec<FoundComment>,
    /// Who writes the next one.
    pub author: String,
    /// The number of the one whose words begin or end here.
    pub number: String,
    /// Where annotated words begin and end, by the number of the annotation.
    places: Vec<(String, usize, usize)>,
}

impl Annotations {
    /// Notes that the words of an annotation begin at byte `at`.
    pub fn begin(&mut self, at: usize) {
        self.places.push((std::mem::take(&mut self.number), at, at));
    }

    /// Notes that the words of an annotation end at byte `at`.
    pub fn end(&mut self, at: usize) {
        let number = std::mem::take(&mut self.number);
        if let Some(found) = self.places.iter_mut().find(|(n, ..)| *n == number) {
            found.2 = at;
        }
    }

    /// Makes a comment of `text`, about those words of `page` that wait for theirs.
    pub fn comment(&mut self, text: String, page: &str) {
        let author = on_one_line(&std::mem::take(&mut self.author));
        let place = if self.places.is_empty() { None } else { Some(self.places.remove(0)) };
        let about = place.and_then(|(_, from, to)| page.get(from..to).map(on_one_line));
        self.comments.push(FoundComment { author, about: about.unwrap_or_default(), text });
    }
}
