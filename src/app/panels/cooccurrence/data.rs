//! The pairs that the co-occurrence panel shows, in the order that the user chose.

use crate::analysis::{CoOccurrenceQuery, Meeting, MeetingUnit, Meetings, meetings};
use crate::model::{Outline, Project};
use crate::search::tokens::fold_name;

/// A column of the table, besides the first code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The other code.
    Other,
    /// In how many units both are used.
    Both,
    /// In how many the first.
    First,
    /// In how many the second.
    Second,
    /// How closely they go together.
    Coefficient,
}

impl Column {
    /// All, from left to right.
    pub const ALL: [Self; 5] = [Self::Other, Self::Both, Self::First, Self::Second, Self::Coefficient];
}

/// What is counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// Where codes meet.
    pub unit: MeetingUnit,
    /// Whose words.
    pub query: CoOccurrenceQuery,
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
    /// Pairs that meet less often are left out.
    pub fewest: u64,
}

impl Default for Arrangement {
    fn default() -> Self {
        Self { sorted: Some(Column::Both), ascending: false, filter: String::new(), fewest: 1 }
    }
}

/// All pairs, and which of them are shown.
#[derive(Clone, PartialEq, Debug)]
pub struct CooccurrenceData {
    /// In the order of the trees.
    pub found: Meetings,
    /// Indices into the pairs, from top to bottom.
    pub shown: Vec<usize>,
    /// The largest number of each column.
    largest: [f64; Column::ALL.len()],
}

impl CooccurrenceData {
    /// Counts.
    pub fn new(project: &Project, outline: &Outline, asked: &Asked, arrangement: &Arrangement) -> Self {
        let found = meetings(project, &asked.query, asked.unit);
        let mut data = Self { found, shown: Vec::new(), largest: [0.0; Column::ALL.len()] };
        data.largest = Column::ALL.map(|column| {
            let numbers = (0..data.found.pairs.len()).filter_map(|i| data.figure(i, column));
            numbers.fold(0.0, f64::max)
        });
        data.arrange(outline, arrangement);
        data
    }

    /// Returns how often the pair meets that meets most.
    pub fn most(&self) -> u64 {
        self.found.pairs.iter().map(|pair| pair.both).max().unwrap_or(1)
    }

    /// Filters and orders the pairs anew, without counting.
    pub fn arrange(&mut self, outline: &Outline, arrangement: &Arrangement) {
        let wanted = fold_name(&arrangement.filter);
        let fits = |pair: &Meeting| {
            let holds = |code| fold_name(outline.path(code)).contains(&wanted);
            pair.both >= arrangement.fewest && (wanted.is_empty() || pair.codes.into_iter().any(holds))
        };
        let mut shown: Vec<usize> = (0..self.found.pairs.len()).filter(|i| fits(&self.found.pairs[*i])).collect();
        if let Some(column) = arrangement.sorted {
            let key = |i: &usize| self.sort_key(*i, column, outline);
            shown.sort_by(
                |x, y| if arrangement.ascending { key(x).total_cmp(&key(y)) } else { key(y).total_cmp(&key(x)) },
            );
        }
        self.shown = shown;
    }

    fn sort_key(&self, i: usize, column: Column, outline: &Outline) -> f64 {
        match column {
            Column::Other => outline.index(self.found.pairs[i].codes[1]).map_or(f64::MAX, |row| row as f64),
            _ => self.figure(i, column).unwrap_or(-1.0),
        }
    }

    /// Returns the figure of a pair in a column; nothing in that of the other code, and where it is undefined.
    pub fn figure(&self, i: usize, column: Column) -> Option<f64> {
        let pair = &self.found.pairs[i];
        match column {
            Column::Other => None,
            Column::Both => Some(pair.both as f64),
            Column::First => Some(pair.n_a as f64),
            Column::Second => Some(pair.n_b as f64),
            Column::Coefficient => pair.coefficient(),
        }
    }

    /// Returns how strongly a figure is shaded, from 0 to 1 as it is to the largest of its column.
    pub fn strength(&self, i: usize, column: Column) -> f32 {
        let largest = self.largest[column as usize];
        if largest > 0.0 { (self.figure(i, column).unwrap_or_default() / largest) as f32 } else { 0.0 }
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
        let data = CooccurrenceData::new(&fixture.project, &outline, &Asked::default(), arrangement);
        let line = |i: &usize| {
            let pair = &data.found.pairs[*i];
            format!("{} {} {}", pair.a, pair.b, pair.both)
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

    #[test]
    fn a_threshold_leaves_out_what_meets_seldom() {
        let lines = shown(&Arrangement { fewest: 2, ..Arrangement::default() });
        assert!(!lines.is_empty() && lines.iter().all(|line| line.ends_with('2')), "{lines:?}");
    }
}
