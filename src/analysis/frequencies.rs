//! Code frequencies: each code with its own counts and those of its branch, for the whole study or by the values of an
//! attribute.

use std::cmp::Reverse;

use rayon::prelude::*;

use super::facts::Facts;
use super::groups::{Columns, Group, Grouping};
use super::matrix::Unit;
use super::scope::{Rows, Scope};
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use super::tally::{Count, Counts, Tally};
use crate::model::{CodeId, Noun, Project, Said, TextUnavailable, counted, said};

/// Which frequencies.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FrequencyQuery {
    /// Which codes.
    pub rows: Rows,
    /// Counts each group apart.
    pub by: Option<Columns>,
    /// Whose words.
    pub scope: Scope,
    /// Whether words are counted, for which every text is read.
    pub words: bool,
}

/// How often each code was applied.
#[derive(Clone, PartialEq, Debug)]
pub struct Frequencies {
    /// The groups, one without a name when nothing tells them apart.
    pub groups: Vec<Group>,
    /// The codes, in the order of their trees.
    pub rows: Vec<FrequencyRow>,
    caption: Caption,
    by: Option<Said>,
    words: bool,
    words_missing: Option<Said>,
}

/// One code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FrequencyRow {
    /// The code.
    pub code: CodeId,
    /// Its path.
    pub path: String,
    /// 0 at the top of its tree.
    pub depth: usize,
    /// With the code itself, by group.
    pub own: Vec<Count>,
    /// With the code or one below it, by group.
    pub with_below: Vec<Count>,
}

/// Returns how often the codes of `project` were applied.
pub fn frequencies(project: &Project, query: &FrequencyQuery) -> Frequencies {
    let facts = Facts::gather(project, &query.scope, query.words);
    let grouping = query.by.as_ref().map_or_else(|| Grouping::whole(&facts), |by| Grouping::of(&facts, by));
    let cells = |counts: Counts| if query.by.is_some() { counts.cells } else { vec![counts.total] };
    let row = |tally: &mut Tally<'_>, i: usize| {
        let row = &facts.outline.rows[i];
        let own = cells(tally.count(facts.own_codings(i)));
        let leaf = row.end == i + 1;
        let with_below = if leaf { own.clone() } else { cells(tally.count(facts.branch_codings(i))) };
        FrequencyRow { code: row.code, path: row.path.clone(), depth: row.depth, own, with_below }
    };
    let codes = query.rows.range(&facts.outline).into_par_iter();
    let rows = codes.map_init(|| Tally::new(&facts, &grouping), row).collect();
    let filters = query.rows.describe(project, &facts.outline).into_iter().chain(query.scope.describe(project));
    let caption = Caption {
        title: said!("Code frequencies", "Fréquences des codes"),
        unit: said!(
            "excerpts, documents, participants and words; “own” is the code itself, without it the code or one below",
            "extraits, documents, participants et mots\u{202f}; «\u{202f}propres\u{202f}» désigne le code lui-même, sans ce mot \
             le code ou un code d’en dessous"
        ),
        base: base(&grouping.total),
        filters: filters.collect(),
        notes: Vec::new(),
    };
    Frequencies {
        rows,
        caption,
        by: query.by.as_ref().map(|by| by.describe()),
        words: query.words,
        words_missing: facts.words_missing().map(TextUnavailable::said),
        groups: if query.by.is_some() { grouping.groups } else { vec![grouping.total] },
    }
}

/// Returns of how many a table counts.
pub(super) fn base(total: &Group) -> Said {
    let words = total.words.map_or_else(Said::default, |n| {
        said!(", {words} of theirs", ", {words} dits par eux", words = counted(n as usize, Noun::Word))
    });
    said!(
        "{people} in {documents}{words}",
        "{people} dans {documents}{words}",
        people = people(total),
        documents = counted(total.n_documents as usize, Noun::Document),
        words = words
    )
}

/// Returns how many participants a group has, and how many of them stand for documents without speakers: “27
/// participants (2 of them for a document without speakers)”.
pub fn people(group: &Group) -> Said {
    let people = counted(group.n_participants as usize, Noun::Participant);
    match group.n_of_documents {
        0 => people,
        n => said!(
            "{people} ({n} of them for a document without speakers)",
            "{people} (dont {n} pour un document sans locuteurs)",
            people = people
        ),
    }
}

impl Frequencies {
    /// Returns the table: one row a code, or one row a code and group.
    pub fn table(&self) -> Table {
        self.table_of(self.rows_and_groups())
    }

    /// Returns the table with the most of `unit` first; equal rows stay in the order of the code trees.
    pub fn table_by(&self, unit: Unit) -> Table {
        let mut rows: Vec<(&FrequencyRow, usize)> = self.rows_and_groups().collect();
        rows.sort_by_key(|(row, g)| Reverse(row.with_below[*g].of(unit)));
        self.table_of(rows)
    }

    fn rows_and_groups(&self) -> impl Iterator<Item = (&FrequencyRow, usize)> {
        self.rows.iter().flat_map(|row| (0..self.groups.len()).map(move |g| (row, g)))
    }

    fn table_of<'r>(&self, rows: impl IntoIterator<Item = (&'r FrequencyRow, usize)>) -> Table {
        use ColumnKind::{Integer, Text};
        let mut heads = Vec::new();
        heads.extend(self.by.as_ref().map(|_| ("group", Text)));
        heads.extend([("code", Text), ("depth", Integer)]);
        let counted = ["own_excerpts", "excerpts", "own_documents", "documents", "own_participants", "participants"];
        heads.extend(counted.map(|name| (name, Integer)));
        if self.words {
            heads.push(("words", Integer));
        }
        let mut caption = self.caption.clone();
        caption.notes.extend(self.by.as_ref().map(|by| said!("groups by {by}", "groupes par {by}", by = by)));
        let mut table = Table::new("frequencies", columns(heads), caption);
        table.rows.extend(rows.into_iter().map(|(row, g)| self.cells(row, g)));
        table
    }

    fn cells(&self, row: &FrequencyRow, g: usize) -> Vec<Cell> {
        let (own, all) = (row.own[g], row.with_below[g]);
        let mut cells = Vec::with_capacity(10);
        if self.by.is_some() {
            cells.push(Cell::said(self.groups[g].said()));
        }
        cells.extend([Cell::text(&row.path), Cell::count(row.depth)]);
        cells.extend([Cell::count(own.excerpts), Cell::count(all.excerpts)]);
        cells.extend([Cell::count(own.documents), Cell::count(all.documents)]);
        cells.extend([Cell::count(own.participants), Cell::count(all.participants)]);
        if self.words {
            cells.push(words_cell(all.words, self.words_missing.as_ref()));
        }
        cells
    }
}

/// Returns a count of words, or why there is none.
pub(super) fn words_cell(words: Option<u64>, missing: Option<&Said>) -> Cell {
    let not_counted = || said!("words were not counted", "les mots n’ont pas été comptés");
    words.map_or_else(|| Cell::Undefined(missing.cloned().unwrap_or_else(not_counted)), Cell::count)
}

/// Says why nothing can be a share of what a group says.
pub(super) fn says_no_word() -> Said {
    said!("this group says no word", "ce groupe ne dit aucun mot")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;

    fn study() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.document(
            "u1",
            None,
            "INT: [What?|Needs]\nAna: [A roof|Needs/Housing], [rest|Needs], [a roof|Needs/Housing]",
        );
        fixture.document("u2", None, "Ben: [Some rest|Needs]");
        fixture.attribute("Ana", "age", "30");
        fixture
    }

    fn written(table: &Table) -> Vec<String> {
        table.rows.iter().map(|r| r.iter().map(Cell::written).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn each_code_shows_its_own_counts_beside_those_of_its_branch() {
        let fixture = study();
        let table = frequencies(&fixture.project, &FrequencyQuery { words: true, ..Default::default() }).table();
        let heads: Vec<_> = table.columns.iter().map(|c| c.name.as_str()).collect();
        let expected = "code depth own_excerpts excerpts own_documents documents own_participants participants words";
        assert_eq!(heads.join(" "), expected);
        assert_eq!(written(&table), ["Needs 0 2 4 2 2 2 2 7", "Needs/Housing 1 2 2 1 1 1 1 4"]);
        assert_eq!(table.caption.base, "2 participants in 2 documents, 7 words of theirs");
    }

    #[test]
    fn by_an_attribute_each_code_has_a_row_for_each_group() {
        let fixture = study();
        let query = FrequencyQuery { by: Some(Columns::Attribute("age".into())), ..Default::default() };
        let table = frequencies(&fixture.project, &query).table();
        let expected = [
            "30 Needs 0 1 3 1 1 1 1",
            "(no value) Needs 0 1 1 1 1 1 1",
            "30 Needs/Housing 1 2 2 1 1 1 1",
            "(no value) Needs/Housing 1 0 0 0 0 0 0",
        ];
        assert_eq!(written(&table), expected);
    }

    #[test]
    fn a_branch_can_be_shown_alone() {
        let fixture = study();
        let rows = Rows::named(&fixture.project, None, Some("housing")).unwrap();
        let found = frequencies(&fixture.project, &FrequencyQuery { rows, ..Default::default() });
        assert_eq!(written(&found.table()), ["Needs/Housing 1 2 2 1 1 1 1"]);
        assert!(Rows::named(&fixture.project, Some("no such tree"), None).is_err());
    }
}
