//! Tables whose rows can be read in two ways, as the turns of a talk or as the answers of respondents. The text itself
//! differs then, so the other reading is kept beside the one that is proposed until a person decides.

use serde::{Deserialize, Serialize};

use crate::import::talk::reading::{Convention, Wish};
use crate::import::{Content, FoundValue, Imported, Layout, Told};

/// The other reading of a table.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(in crate::import) struct Rows {
    /// The reading that the table itself proposes.
    pub proposed: Convention,
    /// Whether the table itself says so, or a person did.
    pub sure: bool,
    /// The reading that does not hold now.
    pub other: Way,
}

/// One reading of a table.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub(in crate::import) struct Way {
    text: String,
    layout: Layout,
    told: Option<Told>,
    values: Vec<FoundValue>,
    labels_are_people: bool,
}

impl From<Content> for Way {
    fn from(content: Content) -> Self {
        let Content { text, layout, told, values, labels_are_people, .. } = content;
        Self { text, layout, told, values, labels_are_people }
    }
}

impl Imported {
    /// Turns to the reading of the rows that a person asks for, else to the one that is proposed.
    pub(in crate::import) fn choose_rows(&mut self, wish: &Wish) {
        let now = self.source.told.as_ref().map(|told| told.convention);
        let Some(rows) = &mut self.source.rows else { return };
        let asked_for = wish.convention.filter(|c| c.reads_rows());
        rows.sure |= asked_for.is_some();
        if now == Some(asked_for.unwrap_or(rows.proposed)) {
            return;
        }
        let Way { text, layout, told, values, labels_are_people } = &mut rows.other;
        std::mem::swap(text, &mut self.text);
        std::mem::swap(layout, &mut self.source.layout);
        std::mem::swap(told, &mut self.source.told);
        std::mem::swap(values, &mut self.values);
        std::mem::swap(labels_are_people, &mut self.labels_are_people);
    }

    /// Returns the reading that gave a document its text, for good: another one, or another talk of the same file,
    /// would be another text.
    pub(in crate::import) fn in_document(mut self, text: &str) -> Self {
        let others = std::mem::take(&mut self.others);
        if let Some(other) = others.into_iter().find(|other| other.holds(text)).filter(|_| !self.holds(text)) {
            return other.in_document(text);
        }
        let other = self.source.rows.as_ref().map(|rows| &rows.other).filter(|other| other.text == text);
        if let Some(convention) = other.and_then(|other| Some(other.told.as_ref()?.convention)) {
            self.read_again(&Wish::by(Some(convention)));
        }
        self.source.rows = None;
        self
    }

    /// Whether a reading of it is this text.
    fn holds(&self, text: &str) -> bool {
        self.text == text || self.source.rows.as_ref().is_some_and(|rows| rows.other.text == text)
    }

    /// Returns the conventions that a person can ask for.
    pub fn conventions(&self) -> Vec<Convention> {
        let is_open = |c: &Convention| match &self.source.told {
            None => !c.reads_rows(),
            Some(_) => *c == Convention::Nobody || c.reads_rows() && self.source.rows.is_some(),
        };
        Convention::CHOICES.into_iter().filter(is_open).collect()
    }

    /// Whether nothing says which of two readings of the rows is meant.
    pub(in crate::import) fn has_doubtful_rows(&self) -> bool {
        self.source.rows.as_ref().is_some_and(|rows| !rows.sure)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CSV: &str = "Sexe;Propos\nF;What I need is a bed.\nF;Somebody to talk to at night.\nH;Less paper, more time for us.\nH;I do not know what to say.\n";

    #[test]
    fn a_person_says_what_the_rows_are() {
        let mut read = crate::import::read("a.csv", CSV.as_bytes()).unwrap().output;
        assert!(read.text.starts_with("Propos\nR1: What I need"), "{}", read.text);
        assert!(read.is_doubtful());
        let proposed = read.clone();

        read.read_again(&Wish::by(Some(Convention::RowsAreTurns)));
        assert!(read.text.starts_with("F: What I need"), "{}", read.text);
        assert_eq!((read.speakers.len(), read.values.len(), read.chars as usize), (2, 0, read.text.chars().count()));
        assert!(!read.is_doubtful(), "a person decided");

        read.read_again(&Wish::by(Some(Convention::Nobody)));
        assert_eq!((read.text.as_str(), read.speakers.len()), (proposed.text.as_str(), 0));
        read.read_again(&Wish::default());
        assert_eq!((read.text, read.turns, read.values), (proposed.text, proposed.turns, proposed.values));
    }

    #[test]
    fn what_can_be_asked_for_is_what_the_file_can_be_read_as() {
        let conventions =
            |name: &str, text: &str| crate::import::read(name, text.as_bytes()).unwrap().output.conventions();
        let rows = [Convention::RowsAreTurns, Convention::RowsAreRespondents, Convention::Nobody];
        assert_eq!(conventions("a.csv", CSV), rows);
        assert_eq!(conventions("a.vtt", "00:01.000 --> 00:02.000\nHi\n"), [Convention::Nobody]);
        assert!(!conventions("a.txt", "Hi.\n").contains(&Convention::RowsAreTurns));
    }
}
