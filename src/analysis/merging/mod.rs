//! What would come in with another copy of the project: people, documents, codes, codings and names, what both sides
//! changed without having seen each other, and what a person would have to settle.

mod news;
mod parts;
mod settings;
mod things;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use news::{MergeNews, Newcomer, Part};

use super::ReviewEntry;
use super::review::review_entries;
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{Change, Op, Project, ReviewItem, ReviewKind, Said, Stamp, Twins, said};

/// One thing that would come in.
#[derive(Clone, PartialEq, Debug)]
pub struct MergeRow {
    /// Which thing: the name of a coder, a document, a code.
    pub what: Said,
    /// What is new about it.
    pub news: MergeNews,
}

/// What meets in a merge.
#[derive(Clone, Copy, Default, Debug)]
pub struct Sides<'a> {
    /// The changes that come in.
    pub theirs: &'a [Arc<Change>],
    /// The steps that bring in again what was merged once and taken back.
    pub again: &'a [Op],
    /// The changes that the other copies have not seen.
    pub ours: &'a [Arc<Change>],
}

/// Returns what is new in `after` over `before`: nothing that comes in is left out, only how often a thing was changed
/// on the way.
pub fn merge_preview(before: &Project, after: &Project, sides: Sides<'_>) -> Vec<MergeRow> {
    let Sides { theirs, again, ours } = sides;
    let steps: Vec<&Op> = theirs.iter().flat_map(|change| &change.ops).chain(again).collect();
    let mut rows = changes_by_coder(after, theirs);
    rows.extend(things::new_things(before, after));
    rows.extend(parts::parts(before, after, &steps));
    rows.extend(things::gone(before, after));
    rows.extend(things::renames(before, after));
    rows.extend(settings::set_otherwise(before, after, &steps, ours));
    rows.extend(settings::concurrent(after, theirs, ours));
    rows.extend(waiting(before, after));
    rows
}

fn row(what: impl Into<Said>, news: MergeNews) -> MergeRow {
    MergeRow { what: what.into(), news }
}

fn changes_by_coder(after: &Project, theirs: &[Arc<Change>]) -> Vec<MergeRow> {
    let mut by_coder: BTreeMap<&str, (usize, Stamp)> = BTreeMap::new();
    for change in theirs {
        let (n, newest) = by_coder.entry(after.coder_name(change.by)).or_insert((0, change.at));
        (*n, *newest) = (*n + 1, (*newest).max(change.at));
    }
    by_coder.into_iter().map(|(coder, (n, newest))| row(coder, MergeNews::Changes { n, newest })).collect()
}

/// What a person would have to settle then, and what waits no more.
fn waiting(before: &Project, after: &Project) -> Vec<MergeRow> {
    let (known, left) = (before.review(), after.review());
    // What both sides set is told with both settings already.
    let told = |kind: &ReviewKind| matches!(kind, ReviewKind::SetByTwo(_));
    let among = |project: &Project, others: &[ReviewItem]| -> Vec<ReviewEntry> {
        let entries = review_entries(project).into_iter();
        entries.filter(|entry| !others.contains(&entry.item) && !told(&entry.item.kind)).collect()
    };
    let new = among(after, &known).into_iter().map(|e| row(about(after, &e), MergeNews::Review(e.item.kind)));
    let settled = among(before, &left).into_iter().map(|e| row(about(before, &e), MergeNews::Settled(e.item.kind)));
    new.chain(settled).collect()
}

/// Returns the document and the code that a thing to review is about, or its own name.
fn about(project: &Project, entry: &ReviewEntry) -> Said {
    let document = entry.document.and_then(|id| project.documents.get(&id)).map(|d| d.name.as_str());
    let code = entry.code.and_then(|id| project.codes.get(&id)).map(|c| c.name.as_str());
    let about = [document, code].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let names_itself = matches!(entry.item.kind, ReviewKind::MadeTwice(Twins::Speakers(..)));
    if about.is_empty() || names_itself { entry.named(project) } else { about.into() }
}

/// Returns the preview as a table.
pub fn merge_table(rows: &[MergeRow]) -> Table {
    let caption = Caption {
        title: said!("What comes in", "Ce qui arrive"),
        unit: said!(
            "one row a thing; what both sides set without having seen each other is in force as it was set last",
            "une ligne par chose\u{202f}; ce que les deux côtés ont fixé sans s’être vus vaut comme fixé en dernier"
        ),
        ..Caption::default()
    };
    let heads = [("kind", ColumnKind::Text), ("what", ColumnKind::Text), ("detail", ColumnKind::Text)];
    let mut table = Table::new("merge", columns(heads), caption);
    let cells =
        |row: &MergeRow| vec![Cell::word(row.news.name()), Cell::said(row.what.clone()), Cell::said(row.news.detail())];
    table.rows.extend(rows.iter().map(cells));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{CoderId, DeviceId, Outline, plan};

    #[test]
    fn what_both_sides_named_is_told_with_the_name_that_is_in_force() {
        let fixture = Fixture::of("U01: Un [toit|Lieu] à moi");
        let code = Outline::of(&fixture.project).rows[0].code;
        let renamed = |to: &str, device, millis| {
            let ops = plan::rename_code(&fixture.project, code, to).unwrap();
            let at = Stamp::after(fixture.project.head, millis, DeviceId::from_bits(device));
            Change { at, by: CoderId(Default::default()), seen: vec![], label: String::new(), undoes: None, ops }
        };
        let (ours, theirs) = (renamed("Toit", 7, 9_000_000), renamed("Logement", 8, 9_000_001));
        let mut before = fixture.project.clone();
        before.apply(&ours);
        let mut after = before.clone();
        after.apply(&theirs);
        let rows =
            merge_preview(&before, &after, Sides { theirs: &[Arc::new(theirs)], again: &[], ours: &[Arc::new(ours)] });
        let shown: Vec<_> = rows.iter().map(|r| (r.what.to_string(), r.news.clone())).collect();
        assert_eq!(shown[1], ("Toit".into(), MergeNews::Renamed { to: "Logement".into() }));
        let both = MergeNews::Concurrent { ours: "Toit".into(), theirs: "Logement".into(), theirs_in_force: true };
        assert_eq!(shown[2], ("the name of the code “Logement”".into(), both));
        assert_eq!(shown.len(), 3);
    }
}
