//! What the excerpts panel shows, computed once for a project and a list. Words are not copied: a project may hold a
//! hundred thousand excerpts, and few are on the screen.

use std::collections::BTreeMap;

use crate::analysis::{ExcerptRow, Listed, Share};
use crate::model::{Address, CodingId, Document, DocumentId, Excerpt, Project};

/// A line of the list.
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// The head of a group.
    Head {
        /// Nothing for those that belong to none.
        name: Option<String>,
        /// How many excerpts stand under it.
        n: usize,
        /// How much of what belongs to it is not coded.
        share: Option<Share>,
    },
    /// An index into [`ExcerptsData::rows`].
    Quote(usize),
}

/// What the panel shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ExcerptsData {
    /// By document and place.
    pub rows: Vec<ExcerptRow>,
    /// Heads and excerpts as they are listed; an excerpt stands under each of its codes or people.
    pub items: Vec<Item>,
    /// How many people speak in them.
    pub n_participants: usize,
    /// How many documents they stand in.
    pub n_documents: usize,
    /// Of how many people, and in how many documents, words were looked at.
    pub base: (usize, usize),
    /// How much is not coded, when it is asked for.
    pub share: Option<Share>,
}

impl ExcerptsData {
    /// Returns the lines of a list.
    pub fn of(listed: Listed) -> Self {
        let Listed { rows, groups, n_participants, n_documents, base, share, list: _ } = listed;
        let mut items = Vec::with_capacity(rows.len() + groups.len());
        // Whose turns all have a code is told by the table of shares; here it would be a head over nothing.
        for group in groups.into_iter().filter(|group| !group.rows.is_empty()) {
            items.push(Item::Head { name: group.name, n: group.rows.len(), share: group.share });
            items.extend(group.rows.into_iter().map(Item::Quote));
        }
        Self { rows, items, n_participants, n_documents, base, share }
    }

    /// Returns the excerpt of line `i`, nothing for a head.
    pub fn row(&self, i: usize) -> Option<&ExcerptRow> {
        match self.items.get(i)? {
            Item::Head { .. } => None,
            Item::Quote(row) => self.rows.get(*row),
        }
    }

    /// Returns where line `i` goes, nothing for a head.
    pub fn excerpt(&self, i: usize) -> Option<Excerpt> {
        self.row(i).map(place)
    }

    /// Returns the nearest line to `near` that shows `excerpt`.
    pub fn line_of(&self, excerpt: Excerpt, near: usize) -> Option<usize> {
        let shows = |i: &usize| self.excerpt(*i) == Some(excerpt);
        (0..self.items.len()).filter(shows).min_by_key(|i| i.abs_diff(near))
    }
}

/// What an excerpt is known by, wherever its words stand by now: colleagues correct and code while somebody ticks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mark {
    /// One of its codings.
    Coding(CodingId),
    /// The first character of the turn that nobody coded.
    Turn(DocumentId, Address),
}

impl Mark {
    fn all(row: &ExcerptRow) -> Vec<Self> {
        let turn = row.turn.map(|first| Self::Turn(row.document, first));
        turn.into_iter().chain(row.codings.iter().map(|coding| Self::Coding(*coding))).collect()
    }
}

/// The excerpts that are ticked.
pub type Ticked = BTreeMap<Excerpt, Vec<Mark>>;

/// Returns an excerpt with what it is known by.
pub fn marked(row: &ExcerptRow) -> (Excerpt, Vec<Mark>) {
    (place(row), Mark::all(row))
}

impl ExcerptsData {
    /// Returns where each of some excerpts stands now; those that are not shown any more are left out.
    pub fn follow(&self, ticked: &Ticked) -> Ticked {
        if ticked.is_empty() {
            return Ticked::new();
        }
        let mut rows: BTreeMap<Mark, Vec<&ExcerptRow>> = BTreeMap::new();
        for row in &self.rows {
            Mark::all(row).into_iter().for_each(|mark| rows.entry(mark).or_default().push(row));
        }
        let now = |(was, marks): (&Excerpt, &Vec<Mark>)| {
            let known = marks.iter().filter_map(|mark| rows.get(mark)).flatten();
            // Several parts of one coding may be listed.
            known.min_by_key(|row| (place(row) != *was, row.span.start.abs_diff(was.span.start))).map(|row| marked(row))
        };
        ticked.iter().filter_map(now).collect()
    }
}

/// Returns where an excerpt stands.
pub fn place(row: &ExcerptRow) -> Excerpt {
    Excerpt { document: row.document, span: row.span }
}

/// Returns the labels of those who speak in an excerpt.
pub fn speakers(document: &Document, row: &ExcerptRow) -> String {
    let labels = row.speakers.iter().filter_map(|s| document.speakers.get(usize::from(*s)));
    labels.map(|s| s.label.as_str()).collect::<Vec<_>>().join(", ")
}

/// Returns the viewpoints of those who speak in an excerpt, or the document's, each once.
pub fn viewpoints(project: &Project, row: &ExcerptRow) -> Vec<String> {
    let Some(attribute) = &project.viewpoint else { return Vec::new() };
    let value = |person| project.value_in(person, row.document, attribute).map(str::to_owned);
    let mut values: Vec<String> = match &row.participants[..] {
        [] => value(None).into_iter().collect(),
        people => people.iter().filter_map(|p| value(Some(*p))).collect(),
    };
    values.sort();
    values.dedup();
    values
}
