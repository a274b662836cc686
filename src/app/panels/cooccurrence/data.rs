//! The pairs that the co-occurrence panel shows, in the order that the user chose.

use crate::analysis::{
    CoOccurrenceQuery, Meeting, MeetingCell, MeetingFilter, MeetingUnit, Meetings, meetings, meetings_by_group,
};
use crate::model::{CodeId, Outline, Project};

/// A number of a pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Figure {
    /// In how many units both are used.
    Both,
    /// In how many the first.
    First,
    /// In how many the second.
    Second,
    /// How closely they go together.
    Coefficient,
}

/// A column of the table, besides the first code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The other code.
    Other,
    /// A number in the words of a group, as an index into [`CooccurrenceData::groups`].
    Figure(usize, Figure),
}

impl Column {
    /// Whether two columns show the same, be it of different groups.
    fn shows_as(self, other: Self) -> bool {
        match (self, other) {
            (Self::Figure(_, one), Self::Figure(_, other)) => one == other,
            _ => self == other,
        }
    }
}

/// What is counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Asked {
    /// Where codes meet.
    pub unit: MeetingUnit,
    /// Whose words.
    pub query: CoOccurrenceQuery,
    /// The attribute whose groups stand side by side.
    pub by: Option<String>,
}

/// How the pairs are shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Arrangement {
    /// The column whose numbers decide, none for the order of the tree.
    pub sorted: Option<Column>,
    /// Whether the smallest stands first.
    pub ascending: bool,
    /// Which are shown.
    pub filter: MeetingFilter,
}

impl Default for Arrangement {
    fn default() -> Self {
        Self { sorted: Some(Column::Figure(0, Figure::Both)), ascending: false, filter: MeetingFilter::default() }
    }
}

/// All pairs, and which of them are shown.
#[derive(Clone, PartialEq, Debug)]
pub struct CooccurrenceData {
    /// What was asked.
    pub asked: Asked,
    /// The groups that stand side by side with the same pairs, in the order of the trees; one without a name when it is
    /// everybody.
    pub groups: Vec<(String, Meetings)>,
    /// From left to right.
    pub columns: Vec<Column>,
    /// Indices into the pairs, from top to bottom.
    pub shown: Vec<usize>,
    /// The largest number of each column, and of those beside it that show the same of other groups.
    largest: Vec<f64>,
}

impl CooccurrenceData {
    /// Counts.
    pub fn new(project: &Project, outline: &Outline, asked: &Asked, arrangement: &Arrangement) -> Self {
        let by = |attribute: &String| meetings_by_group(project, &asked.query, asked.unit, attribute, &[]).ok();
        let groups = match asked.by.as_ref().and_then(by) {
            Some(found) => found.groups,
            None => vec![(String::new(), meetings(project, &asked.query, asked.unit))],
        };
        let columns = columns(groups.len());
        let mut data = Self { asked: asked.clone(), groups, columns, shown: Vec::new(), largest: Vec::new() };
        let largest = |column: &Column| {
            let alike = data.columns.iter().filter(|other| other.shows_as(*column));
            let numbers = alike.flat_map(|other| (0..data.pairs().len()).filter_map(|i| data.figure(i, *other)));
            numbers.fold(0.0, f64::max)
        };
        data.largest = data.columns.iter().map(largest).collect();
        data.arrange(outline, arrangement);
        data
    }

    /// Returns what stands behind a number of a pair, in the words of a group where several stand side by side.
    pub fn cell(&self, codes: [CodeId; 2], group: Option<&str>) -> MeetingCell {
        let Asked { unit, query, by } = self.asked.clone();
        let group = by.zip(group.map(str::to_owned));
        MeetingCell { query, unit, codes, group }
    }

    /// Returns the pairs, with the numbers of the first group.
    pub fn pairs(&self) -> &[Meeting] {
        self.groups.first().map_or(&[], |(_, found)| &found.pairs)
    }

    /// Returns how often the pair meets that meets most.
    pub fn most(&self) -> u64 {
        self.groups.iter().flat_map(|(_, found)| &found.pairs).map(|pair| pair.both).max().unwrap_or(1)
    }

    /// Filters and orders the pairs anew, without counting.
    pub fn arrange(&mut self, outline: &Outline, arrangement: &Arrangement) {
        let groups: Vec<&[Meeting]> = self.groups.iter().map(|(_, found)| &*found.pairs).collect();
        let kept = arrangement.filter.keeps(&groups);
        let mut shown: Vec<usize> = (0..kept.len()).filter(|i| kept[*i]).collect();
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
            Column::Other => outline.index(self.pairs()[i].codes[1]).map_or(f64::MAX, |row| row as f64),
            Column::Figure(..) => self.figure(i, column).unwrap_or(-1.0),
        }
    }

    /// Returns the figure of a pair in a column; nothing in that of the other code, and where it is undefined.
    pub fn figure(&self, i: usize, column: Column) -> Option<f64> {
        let Column::Figure(group, figure) = column else { return None };
        let pair = &self.groups.get(group)?.1.pairs[i];
        match figure {
            Figure::Both => Some(pair.both as f64),
            Figure::First => Some(pair.n_a as f64),
            Figure::Second => Some(pair.n_b as f64),
            Figure::Coefficient => pair.coefficient(),
        }
    }

    /// Returns how strongly a figure is shaded, from 0 to 1 as it is to the largest of its column.
    pub fn strength(&self, i: usize, column: usize) -> f32 {
        let largest = self.largest[column];
        if largest > 0.0 { (self.figure(i, self.columns[column]).unwrap_or_default() / largest) as f32 } else { 0.0 }
    }

    /// Returns the name of the group of a column, where groups stand side by side.
    pub fn group(&self, column: Column) -> Option<&str> {
        let Column::Figure(group, _) = column else { return None };
        self.groups.get(group).map(|(name, _)| name.as_str()).filter(|name| !name.is_empty())
    }
}

/// Returns all numbers of everybody; of groups side by side those that are compared.
fn columns(n_groups: usize) -> Vec<Column> {
    let figures: &[Figure] = match n_groups {
        1 => &[Figure::Both, Figure::First, Figure::Second, Figure::Coefficient],
        _ => &[Figure::Both, Figure::Coefficient],
    };
    let of_group = |group| figures.iter().map(move |figure| Column::Figure(group, *figure));
    std::iter::once(Column::Other).chain((0..n_groups).flat_map(of_group)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn study() -> Fixture {
        let mut fixture = Fixture::of(
            "U1: [I [sleep|Sleep] in the [cold|Health]|Housing] and [sleep [cold|Health]|Sleep].\nU2: [Cold|Health|Housing].",
        );
        fixture.attribute("U1", "viewpoint", "user");
        fixture.attribute("U2", "viewpoint", "professional");
        fixture
    }

    fn shown(asked: &Asked, arrangement: &Arrangement) -> Vec<String> {
        let fixture = study();
        let outline = Outline::of(&fixture.project);
        let data = CooccurrenceData::new(&fixture.project, &outline, asked, arrangement);
        let both = |i: usize| data.groups.iter().map(move |(_, found)| format!(" {}", found.pairs[i].both));
        let line = |i: &usize| {
            let pair = &data.pairs()[*i];
            format!("{} {}{}", pair.a, pair.b, both(*i).collect::<String>())
        };
        data.shown.iter().map(line).collect()
    }

    #[test]
    fn pairs_that_meet_most_stand_first() {
        let lines = shown(&Asked::default(), &Arrangement::default());
        assert_eq!(lines.len(), 3);
        assert!(lines[0].ends_with('2') && lines[2].ends_with('1'), "{lines:?}");
    }

    #[test]
    fn a_filter_keeps_the_pairs_of_a_code() {
        let filter = MeetingFilter { named: "hous".to_owned(), ..MeetingFilter::default() };
        let lines = shown(&Asked::default(), &Arrangement { filter, ..Arrangement::default() });
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| line.contains("Housing")), "{lines:?}");
    }

    #[test]
    fn a_threshold_leaves_out_what_meets_seldom() {
        let filter = MeetingFilter { fewest: 2, ..MeetingFilter::default() };
        let lines = shown(&Asked::default(), &Arrangement { filter, ..Arrangement::default() });
        assert!(!lines.is_empty() && lines.iter().all(|line| line.ends_with('2')), "{lines:?}");
    }

    #[test]
    fn groups_stand_side_by_side_and_any_of_them_orders_the_pairs() {
        let asked = Asked { by: Some("viewpoint".to_owned()), ..Asked::default() };
        let sorted = Some(Column::Figure(0, Figure::Both));
        let lines = shown(&asked, &Arrangement { sorted, ..Arrangement::default() });
        assert_eq!(lines.len(), 3, "{lines:?}");
        // Professionals come first by name; they put only two codes together.
        assert!(lines[0].ends_with(" 1 1") && lines[1].contains(" 0 "), "{lines:?}");
    }
}
