//! The pairs that the co-occurrence panel shows, in the order that the user chose.

use crate::analysis::{CoOccurrenceQuery, CodePair, co_occurrence};
use crate::model::{Outline, Project};
use crate::search::tokens::fold_name;

/// A column of the table, besides the first code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The other code.
    Other,
    /// Pairs of excerpts.
    Excerpts,
    /// Documents.
    Documents,
    /// People.
    Participants,
}

impl Column {
    /// All, from left to right.
    pub const ALL: [Self; 4] = [Self::Other, Self::Excerpts, Self::Documents, Self::Participants];
}

/// How the pairs are shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrangement {
    /// The column whose numbers decide, none for the order of the tree.
    pub sorted: Option<Column>,
    /// Whether the smallest stands first.
    pub ascending: bool,
    /// What the path of one of the codes must hold.
    pub filter: String,
}

impl Default for Arrangement {
    fn default() -> Self {
        Self { sorted: Some(Column::Excerpts), ascending: false, filter: String::new() }
    }
}

/// All pairs, and which of them are shown.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CooccurrenceData {
    /// In the order of the trees.
    pub pairs: Vec<CodePair>,
    /// Indices into [`Self::pairs`], from top to bottom.
    pub shown: Vec<usize>,
    /// The largest number of each column.
    largest: [u32; Column::ALL.len()],
}

impl CooccurrenceData {
    /// Counts.
    pub fn new(project: &Project, outline: &Outline, arrangement: &Arrangement) -> Self {
        let pairs = co_occurrence(project, &CoOccurrenceQuery::default()).pairs;
        let mut data = Self { pairs, ..Self::default() };
        data.largest = Column::ALL.map(|column| {
            let numbers = (0..data.pairs.len()).filter_map(|i| data.number(i, column));
            numbers.max().unwrap_or_default()
        });
        data.arrange(outline, arrangement);
        data
    }

    /// Filters and orders the pairs anew, without counting.
    pub fn arrange(&mut self, outline: &Outline, arrangement: &Arrangement) {
        let wanted = fold_name(&arrangement.filter);
        let fits = |pair: &CodePair| {
            let holds = |code| fold_name(outline.path(code)).contains(&wanted);
            wanted.is_empty() || holds(pair.a) || holds(pair.b)
        };
        let mut shown: Vec<usize> = (0..self.pairs.len()).filter(|i| fits(&self.pairs[*i])).collect();
        if let Some(column) = arrangement.sorted {
            shown.sort_by_key(|i| {
                let n = i64::from(self.sort_key(*i, column, outline));
                if arrangement.ascending { n } else { -n }
            });
        }
        self.shown = shown;
    }

    fn sort_key(&self, i: usize, column: Column, outline: &Outline) -> u32 {
        let place = || outline.index(self.pairs[i].b).map_or(u32::MAX, |row| row as u32);
        self.number(i, column).unwrap_or_else(place)
    }

    /// Returns the number of a pair in a column, nothing for the column of the other code.
    pub fn number(&self, i: usize, column: Column) -> Option<u32> {
        let pair = &self.pairs[i];
        match column {
            Column::Other => None,
            Column::Excerpts => Some(pair.excerpts),
            Column::Documents => Some(pair.documents),
            Column::Participants => Some(pair.participants),
        }
    }

    /// Returns how strongly a number is shaded, from 0 to 1 as it is to the largest of its column.
    pub fn strength(&self, i: usize, column: Column) -> f32 {
        let n = self.number(i, column).unwrap_or_default();
        n as f32 / self.largest[column as usize].max(1) as f32
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn shown(arrangement: &Arrangement) -> Vec<String> {
        let fixture = Fixture::of(
            "U1: [I [sleep|Sleep] in the [cold|Health]|Housing] and [sleep [cold|Health]|Sleep].\nU2: [Cold|Health|Housing].",
        );
        let outline = Outline::of(&fixture.project);
        let data = CooccurrenceData::new(&fixture.project, &outline, arrangement);
        let line = |i: &usize| {
            let pair = &data.pairs[*i];
            format!("{} {} {}", outline.path(pair.a), outline.path(pair.b), pair.excerpts)
        };
        data.shown.iter().map(line).collect()
    }

    #[test]
    fn pairs_that_meet_most_stand_first() {
        let lines = shown(&Arrangement::default());
        assert_eq!(lines.len(), 3);
        assert!(lines[0].ends_with('2') && lines[2].ends_with('1'), "{lines:?}");
    }

    #[test]
    fn a_filter_keeps_the_pairs_of_a_code() {
        let lines = shown(&Arrangement { filter: "hous".to_owned(), ..Arrangement::default() });
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.contains("Housing")), "{lines:?}");
    }
}
