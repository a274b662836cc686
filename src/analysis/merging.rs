//! What would come in with another copy of the project: people, documents, codes, codings and names, what both sides changed
//! without having seen each other, and what a person would have to settle.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::review::{kind_name, review_entries};
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{Change, Holder, Op, Outline, Project, Stamp, Subject};

/// What kind of thing would come in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MergeKind {
    /// Changes of somebody.
    Changes,
    /// A document.
    Document,
    /// A code.
    Code,
    /// Codings in a document.
    Codings,
    /// Another name.
    Rename,
    /// The same thing changed on both sides.
    Concurrent,
    /// Something that a person would have to settle.
    Review,
}

impl MergeKind {
    /// Returns the word for tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::Changes => "changes",
            Self::Document => "new document",
            Self::Code => "new code",
            Self::Codings => "codings",
            Self::Rename => "renamed",
            Self::Concurrent => "changed on both sides",
            Self::Review => "to review",
        }
    }
}

/// One thing that would come in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MergeRow {
    /// What kind of thing.
    pub kind: MergeKind,
    /// Which.
    pub what: String,
    /// What is new about it.
    pub detail: String,
}

/// Returns what is new in `after` over `before` by the changes `theirs`, when `ours` are the changes that the other copies
/// have not seen.
pub fn merge_preview<'a>(
    before: &Project,
    after: &Project,
    theirs: &[Change],
    ours: impl IntoIterator<Item = &'a Change>,
) -> Vec<MergeRow> {
    let mut rows = changes_by_coder(after, theirs);
    rows.extend(documents(before, after));
    rows.extend(codes(before, after));
    rows.extend(codings(before, after));
    rows.extend(renames(before, after));
    rows.extend(concurrent(after, theirs, ours));
    rows.extend(to_review(before, after));
    rows
}

fn row(kind: MergeKind, what: impl Into<String>, detail: impl Into<String>) -> MergeRow {
    MergeRow { kind, what: what.into(), detail: detail.into() }
}

fn changes_by_coder(after: &Project, theirs: &[Change]) -> Vec<MergeRow> {
    let mut by_coder: BTreeMap<&str, (usize, Option<Stamp>)> = BTreeMap::new();
    for change in theirs {
        let (n, newest) = by_coder.entry(after.coder_name(change.by)).or_default();
        (*n, *newest) = (*n + 1, (*newest).max(Some(change.at)));
    }
    let shown = |(coder, (n, newest)): (&str, (usize, Option<Stamp>))| {
        let newest = newest.map(|at| at.minute()).unwrap_or_default();
        row(MergeKind::Changes, coder, format!("{n}, the newest of {newest} UTC"))
    };
    by_coder.into_iter().map(shown).collect()
}

fn documents(before: &Project, after: &Project) -> Vec<MergeRow> {
    let new = after.documents().into_iter().filter(|d| before.document(d.id).is_none());
    new.map(|d| row(MergeKind::Document, &d.name, format!("{} turns", d.turns.len()))).collect()
}

fn codes(before: &Project, after: &Project) -> Vec<MergeRow> {
    let new = Outline::of(after).rows.into_iter().filter(|r| before.code(r.code).is_none());
    new.map(|r| row(MergeKind::Code, r.path, "")).collect()
}

fn codings(before: &Project, after: &Project) -> Vec<MergeRow> {
    let standing = |project: &Project, document| -> BTreeSet<_> {
        let document = project.document(document);
        document.map(|d| project.codings(d).map(|c| c.coding.id).collect()).unwrap_or_default()
    };
    let moved = |document: &std::sync::Arc<crate::model::Document>| {
        let (was, is) = (standing(before, document.id), standing(after, document.id));
        let (n_new, n_gone) = (is.difference(&was).count(), was.difference(&is).count());
        (n_new + n_gone > 0)
            .then(|| row(MergeKind::Codings, &document.name, format!("{n_new} more, {n_gone} taken back")))
    };
    after.documents().into_iter().filter_map(moved).collect()
}

fn renames(before: &Project, after: &Project) -> Vec<MergeRow> {
    let documents = after.documents().into_iter().filter_map(|d| Some((&before.document(d.id)?.name, &d.name)));
    let codes = after.codes.values().filter_map(|c| Some((&before.codes.get(&c.id)?.name, &c.name)));
    let people = after.participants.values().filter_map(|p| Some((&before.participants.get(&p.id)?.name, &p.name)));
    let trees = after.trees.values().filter_map(|t| Some((&before.trees.get(&t.id)?.name, &t.name)));
    let all = documents.chain(codes).chain(people).chain(trees);
    all.filter(|(was, is)| was != is).map(|(was, is)| row(MergeKind::Rename, was, format!("now “{is}”"))).collect()
}

/// What an op sets, so that two ops can be seen to set the same.
type Aspect = (&'static str, Uuid, String);

/// Returns what `op` sets, and to what, in words; nothing for ops that add, and so never meet another.
fn sets(project: &Project, op: &Op) -> Option<(Aspect, String, String)> {
    let code = |id| project.codes.get(&id).map_or_else(String::new, |c| format!("code “{}”", c.name));
    let document = |id| project.documents.get(&id).map_or_else(String::new, |d| format!("“{}”", d.name));
    let person = |id| project.participants.get(&id).map_or_else(String::new, |p| format!("“{}”", p.name));
    let none = String::new;
    Some(match op {
        Op::RenameProject { to, .. } => (("name", project.id.0, none()), "the project".to_owned(), to.clone()),
        Op::RenameDocument { document: id, to, .. } => (("name", id.0, none()), document(*id), to.clone()),
        Op::RenameParticipant { participant, to, .. } => {
            (("name", participant.0, none()), person(*participant), to.clone())
        }
        Op::RenameCode { code: id, to, .. } => (("name", id.0, none()), code(*id), to.clone()),
        Op::DescribeCode { code: id, to, .. } => (("description", id.0, none()), code(*id), to.clone()),
        Op::DefineCode { code: id, part, to, .. } => (("definition", id.0, format!("{part:?}")), code(*id), to.clone()),
        Op::MoveCode { code: id, to, .. } => {
            let below = to.parent.map_or_else(|| "the top of the tree".to_owned(), code);
            (("place", id.0, none()), code(*id), below)
        }
        Op::MergeCodes { code: id, into } => (("merged", id.0, none()), code(*id), format!("into {}", code(*into))),
        Op::RemoveCode { code: id } => (("standing", id.0, none()), code(*id), "removed".to_owned()),
        Op::RemoveDocument { document: id } => (("standing", id.0, none()), document(*id), "removed".to_owned()),
        Op::SetAttribute { holder, attribute, to, .. } => {
            let (id, name) = match holder {
                Holder::Participant(id) => (id.0, person(*id)),
                Holder::Document(id) => (id.0, document(*id)),
            };
            (("value", id, attribute.clone()), format!("{attribute} of {name}"), to.clone().unwrap_or_default())
        }
        Op::SetMemo { on, to, .. } => {
            let (id, name) = match on {
                Subject::Project(id) => (id.0, "the project".to_owned()),
                Subject::Document(id) => (id.0, document(*id)),
                Subject::Participant(id) => (id.0, person(*id)),
                Subject::Code(id) => (id.0, code(*id)),
                Subject::Coding(id) => (id.0, "a coding".to_owned()),
            };
            (("memo", id, none()), format!("memo on {name}"), to.chars().take(60).collect())
        }
        _ => return None,
    })
}

fn concurrent<'a>(after: &Project, theirs: &[Change], ours: impl IntoIterator<Item = &'a Change>) -> Vec<MergeRow> {
    let last_set = |changes: &mut dyn Iterator<Item = &Change>| {
        let mut last: BTreeMap<Aspect, (Stamp, String, String)> = BTreeMap::new();
        for change in changes {
            for op in &change.ops {
                if let Some((aspect, what, to)) = sets(after, op) {
                    last.insert(aspect, (change.at, what, to));
                }
            }
        }
        last
    };
    let (here, there) = (last_set(&mut ours.into_iter()), last_set(&mut theirs.iter()));
    let both = here.into_iter().filter_map(|(aspect, ours)| {
        let (at, _, theirs) = there.get(&aspect)?;
        if *theirs == ours.2 {
            return None;
        }
        let in_force = if *at > ours.0 { "theirs" } else { "ours" };
        let detail = format!("{}: ours “{}”, theirs “{theirs}”; {in_force} is in force", aspect.0, ours.2);
        Some(row(MergeKind::Concurrent, ours.1, detail))
    });
    both.collect()
}

fn to_review(before: &Project, after: &Project) -> Vec<MergeRow> {
    let known = before.review();
    let new = review_entries(after).into_iter().filter(|entry| !known.contains(&entry.item));
    let shown = |entry: super::ReviewEntry| {
        let document = entry.document.and_then(|id| after.document(id)).map(|d| d.name.as_str());
        let code = entry.code.and_then(|id| after.codes.get(&id)).map(|c| c.name.as_str());
        let about = [document, code].into_iter().flatten().collect::<Vec<_>>().join(", ");
        row(MergeKind::Review, kind_name(&entry.item.kind), about)
    };
    new.map(shown).collect()
}

/// Returns the preview as a table.
pub fn merge_table(rows: &[MergeRow]) -> Table {
    let caption = Caption {
        title: "What comes in".to_owned(),
        unit: "one row a thing; what both sides set without having seen each other is in force as it was set last"
            .to_owned(),
        ..Caption::default()
    };
    let heads = [("kind", ColumnKind::Text), ("what", ColumnKind::Text), ("detail", ColumnKind::Text)];
    let mut table = Table::new("merge", columns(heads), caption);
    let cells = |row: &MergeRow| vec![Cell::text(row.kind.name()), Cell::text(&row.what), Cell::text(&row.detail)];
    table.rows.extend(rows.iter().map(cells));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::testing::Fixture;
    use crate::model::{CoderId, DeviceId, plan};

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
        let rows = merge_preview(&before, &after, std::slice::from_ref(&theirs), [&ours]);
        let shown: Vec<_> = rows.iter().map(|r| (r.kind, r.what.as_str(), r.detail.as_str())).collect();
        assert_eq!(shown[1], (MergeKind::Rename, "Toit", "now “Logement”"));
        let detail = "name: ours “Toit”, theirs “Logement”; theirs is in force";
        assert_eq!(shown[2], (MergeKind::Concurrent, "code “Logement”", detail));
        assert_eq!(shown.len(), 3);
    }
}
