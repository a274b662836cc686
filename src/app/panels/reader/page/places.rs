//! Where each document was left, so that going away and coming back costs nothing, also when the window was closed
//! meanwhile.

use super::scroll::Goal;
use crate::model::{DocumentId, HeldExcerpt};

/// More documents than this nobody remembers having in hand.
pub const MOST: usize = 300;

/// How a document was left.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Left {
    document: DocumentId,
    /// The position of the first line on the screen, which outlives widths, sizes and starts of the program.
    line: u32,
    /// How to bring back the very same view.
    goal: Goal,
    /// What was selected.
    held: Option<HeldExcerpt>,
}

/// The documents that were left, the last one at the end.
#[derive(Clone, Debug, Default)]
pub struct Places(Vec<Left>);

impl Places {
    /// Keeps how a document was left.
    pub fn leave(&mut self, document: DocumentId, line: u32, goal: Goal, held: Option<HeldExcerpt>) {
        self.0.retain(|left| left.document != document);
        if self.0.len() >= MOST {
            self.0.remove(0);
        }
        self.0.push(Left { document, line, goal, held });
    }

    /// Returns where to scroll and what was selected; a document that was not read before begins above its first block,
    /// however much that is.
    pub fn of(&self, document: DocumentId) -> (Goal, Option<HeldExcerpt>) {
        let left = self.0.iter().find(|left| left.document == document);
        left.map_or((Goal::Top(0, f64::NEG_INFINITY), None), |left| (left.goal, left.held))
    }

    /// Returns the first line of each document, the one left last at the end.
    pub fn lines(&self) -> Vec<(DocumentId, u32)> {
        self.0.iter().map(|left| (left.document, left.line)).collect()
    }

    /// Takes over places of documents that were not left here.
    pub fn add_unknown(&mut self, lines: &[(DocumentId, u32)]) {
        let mut all = Self::from_lines(lines);
        for Left { document, line, goal, held } in self.0.drain(..) {
            all.leave(document, line, goal, held);
        }
        *self = all;
    }

    /// Returns the places that [`Self::lines`] told.
    pub fn from_lines(lines: &[(DocumentId, u32)]) -> Self {
        let mut places = Self::default();
        for (document, line) in lines {
            places.leave(*document, *line, Goal::Line(*line), None);
        }
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(n: u128) -> DocumentId {
        DocumentId(uuid::Uuid::from_u128(n))
    }

    #[test]
    fn the_documents_read_last_are_kept_and_their_number_is_bounded() {
        let mut places = Places::default();
        for n in 0..=MOST as u128 {
            places.leave(document(n), n as u32, Goal::Line(n as u32), None);
        }
        places.leave(document(5), 77, Goal::Line(77), None);
        let lines = places.lines();
        assert_eq!(lines.len(), MOST);
        assert_eq!((lines[0].0, lines.last()), (document(1), Some(&(document(5), 77))));
        assert_eq!(places.of(document(0)).0, Goal::Top(0, f64::NEG_INFINITY));
        assert_eq!(Places::from_lines(&lines).lines(), lines);
        places.add_unknown(&[(document(5), 1), (document(999), 3)]);
        assert_eq!(places.lines().iter().filter(|(d, _)| *d == document(5)).collect::<Vec<_>>(), [&(document(5), 77)]);
    }
}
