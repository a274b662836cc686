//! What would come in with another copy of the project: people, documents, codes, codings and names, what both sides changed
//! without having seen each other, and what a person would have to settle.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::contested::{setting_words, thing_words};
use super::labels;
use super::review::{kind_name, review_entries};
use super::table::{Caption, Cell, ColumnKind, Table, columns};
use crate::model::{Change, Contested, Noun, Outline, Project, ReviewKind, Said, Setting, Stamp, counted, said};

/// One thing that would come in.
#[derive(Clone, PartialEq, Debug)]
pub struct MergeRow {
    /// Which thing: the name of a coder, a document, a code.
    pub what: Said,
    /// What is new about it.
    pub news: MergeNews,
}

/// What is new about a thing.
#[derive(Clone, PartialEq, Debug)]
pub enum MergeNews {
    /// Somebody made changes.
    Changes {
        /// How many.
        n: usize,
        /// The newest of them.
        newest: Stamp,
    },
    /// A document comes in.
    Document {
        /// How many turns it has.
        n_turns: usize,
    },
    /// A code comes in.
    Code,
    /// Codings of a document come in or go.
    Codings {
        /// How many come in.
        n_new: usize,
        /// How many are taken back.
        n_gone: usize,
    },
    /// It has another name.
    Renamed {
        /// Which.
        to: String,
    },
    /// It is not there any more.
    Gone,
    /// The other side set it otherwise: a definition, a place in the tree, a memo, a theme, a kept table.
    Set {
        /// To what; empty for nothing.
        to: Said,
    },
    /// Values of an attribute that the other side set otherwise.
    Values {
        /// How many.
        n: usize,
    },
    /// Both sides set the same without having seen each other.
    Concurrent {
        /// What this side set.
        ours: Said,
        /// What the other side set.
        theirs: Said,
        /// Whether theirs is in force.
        theirs_in_force: bool,
    },
    /// A person would have to settle it.
    Review(ReviewKind),
}

impl MergeNews {
    /// Returns the word for tables.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Changes { .. } => "changes",
            Self::Document { .. } => "new document",
            Self::Code => "new code",
            Self::Codings { .. } => "codings",
            Self::Renamed { .. } => "renamed",
            Self::Gone => "removed",
            Self::Set { .. } => "set",
            Self::Values { .. } => "values",
            Self::Concurrent { .. } => "changed on both sides",
            Self::Review(_) => "to review",
        }
    }

    /// Returns what is new in words, for tables.
    pub fn detail(&self) -> Said {
        match self {
            Self::Changes { n, newest } => {
                let newest = newest.minute();
                said!("{n}, the newest of {newest} UTC", "{n}, le plus récent du {newest} UTC")
            }
            Self::Document { n_turns } => counted(*n_turns, Noun::Turn),
            Self::Code | Self::Gone => Said::default(),
            Self::Codings { n_new, n_gone } => {
                said!("{n_new} more, {n_gone} taken back", "{n_new} de plus, {n_gone} retirés")
            }
            Self::Set { to } => to.clone(),
            Self::Values { n } => said!("{n}", "{n}"),
            Self::Renamed { to } => said!("now “{to}”", "maintenant «\u{202f}{to}\u{202f}»"),
            Self::Concurrent { ours, theirs, theirs_in_force } => {
                let in_force = match theirs_in_force {
                    true => Said::fixed("theirs", "le leur"),
                    false => Said::fixed("ours", "le nôtre"),
                };
                said!(
                    "ours “{ours}”, theirs “{theirs}”; {in_force} is in force",
                    "ici «\u{202f}{ours}\u{202f}», là «\u{202f}{theirs}\u{202f}»\u{202f}; {in_force} est en vigueur",
                    ours = ours,
                    theirs = theirs,
                    in_force = in_force
                )
            }
            Self::Review(kind) => labels::label(kind_name(kind)),
        }
    }
}

/// Returns what is new in `after` over `before` by the changes `theirs`, when `ours` are the changes that the other copies
/// have not seen.
pub fn merge_preview(before: &Project, after: &Project, theirs: &[Arc<Change>], ours: &[Arc<Change>]) -> Vec<MergeRow> {
    let mut rows = changes_by_coder(after, theirs);
    rows.extend(documents(before, after));
    rows.extend(codes(before, after));
    rows.extend(codings(before, after));
    rows.extend(gone(before, after));
    rows.extend(renames(before, after));
    rows.extend(set_otherwise(before, after, theirs, ours));
    rows.extend(concurrent(after, theirs, ours));
    rows.extend(to_review(before, after));
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

fn documents(before: &Project, after: &Project) -> Vec<MergeRow> {
    let new = after.documents().into_iter().filter(|d| before.document(d.id).is_none());
    new.map(|d| row(d.name.as_str(), MergeNews::Document { n_turns: d.turns.len() })).collect()
}

fn codes(before: &Project, after: &Project) -> Vec<MergeRow> {
    let new = Outline::of(after).rows.into_iter().filter(|r| before.code(r.code).is_none());
    new.map(|r| row(r.path, MergeNews::Code)).collect()
}

fn codings(before: &Project, after: &Project) -> Vec<MergeRow> {
    let standing = |project: &Project, document| -> BTreeSet<_> {
        let document = project.document(document);
        document.map(|d| project.codings(d).map(|c| c.coding.id).collect()).unwrap_or_default()
    };
    let moved = |document: &Arc<crate::model::Document>| {
        let (was, is) = (standing(before, document.id), standing(after, document.id));
        let (n_new, n_gone) = (is.difference(&was).count(), was.difference(&is).count());
        (n_new + n_gone > 0).then(|| row(document.name.as_str(), MergeNews::Codings { n_new, n_gone }))
    };
    after.documents().into_iter().filter_map(moved).collect()
}

/// Documents, codes, code trees and people that would not stand any more, be they removed or merged.
fn gone(before: &Project, after: &Project) -> Vec<MergeRow> {
    let documents = before.documents().into_iter().filter(|d| after.document(d.id).is_none()).map(|d| d.name.clone());
    let codes = Outline::of(before).rows.into_iter().filter(|r| after.code(r.code).is_none()).map(|r| r.path);
    let trees = before.trees().into_iter().filter(|t| after.trees.get(&t.id).is_none_or(|t| t.removed));
    let people = before.participants().into_iter().filter(|p| after.participants.get(&p.id).is_none_or(|p| p.removed));
    let names = trees.map(|t| t.name.clone()).chain(people.map(|p| p.name.clone()));
    documents.chain(codes).chain(names).map(|name| row(name, MergeNews::Gone)).collect()
}

fn renames(before: &Project, after: &Project) -> Vec<MergeRow> {
    let documents = after.documents().into_iter().filter_map(|d| Some((&before.document(d.id)?.name, &d.name)));
    let codes = after.codes.values().filter_map(|c| Some((&before.codes.get(&c.id)?.name, &c.name)));
    let people = after.participants.values().filter_map(|p| Some((&before.participants.get(&p.id)?.name, &p.name)));
    let trees = after.trees.values().filter_map(|t| Some((&before.trees.get(&t.id)?.name, &t.name)));
    let all = documents.chain(codes).chain(people).chain(trees);
    all.filter(|(was, is)| was != is)
        .map(|(was, is)| row(was.as_str(), MergeNews::Renamed { to: is.clone() }))
        .collect()
}

/// What else the other side set, which this side did not: names are told by what they were, and codings by their number.
fn set_otherwise(before: &Project, after: &Project, theirs: &[Arc<Change>], ours: &[Arc<Change>]) -> Vec<MergeRow> {
    let set = |changes: &[Arc<Change>]| -> BTreeSet<Contested> {
        changes.iter().flat_map(|change| &change.ops).filter_map(Contested::of).map(|(thing, _)| thing).collect()
    };
    let outline = Outline::of(after);
    let (mut rows, mut values) = (Vec::new(), BTreeMap::new());
    for thing in set(theirs).difference(&set(ours)) {
        let (was, Some(to)) = (before.setting(thing), after.setting(thing)) else { continue };
        if was.as_ref().is_some_and(|was| was.agrees_with(&to)) {
            continue;
        }
        match thing {
            Contested::Value(_, attribute) => *values.entry(attribute.clone()).or_insert(0) += 1,
            thing if is_told(thing, was.is_some()) => {
                let to = setting_words(after, &outline, &to).cut(LONGEST);
                rows.push(row(thing_words(after, thing), MergeNews::Set { to }));
            }
            _ => {}
        }
    }
    rows.extend(values.into_iter().map(|(attribute, n)| row(attribute, MergeNews::Values { n })));
    rows
}

/// Whether it is told one by one that `thing` is set otherwise, which was there or is new.
fn is_told(thing: &Contested, was_there: bool) -> bool {
    match thing {
        Contested::CodeDescription(_)
        | Contested::CodeDefinition(..)
        | Contested::CodePlace(_)
        | Contested::CodeColour(_) => was_there,
        Contested::ThemeName(_)
        | Contested::AttributeKind(_)
        | Contested::Memo(_)
        | Contested::Summary(..)
        | Contested::Verdict(..)
        | Contested::Matrix(_)
        | Contested::Typology(_)
        | Contested::Viewpoint
        | Contested::Guide
        | Contested::Mapping(_)
        | Contested::Language(_)
        | Contested::Reserved(_)
        | Contested::Blind(..) => true,
        _ => false,
    }
}

fn concurrent(after: &Project, theirs: &[Arc<Change>], ours: &[Arc<Change>]) -> Vec<MergeRow> {
    let last_set = |changes: &[Arc<Change>]| {
        let mut last: BTreeMap<Contested, (Stamp, Setting)> = BTreeMap::new();
        for change in changes {
            for (thing, to) in change.ops.iter().filter_map(Contested::of) {
                last.insert(thing, (change.at, to));
            }
        }
        last
    };
    let (here, there) = (last_set(ours), last_set(theirs));
    let outline = Outline::of(after);
    let words = |setting: &Setting| match setting {
        Setting::Stands(false) => labels::label("removed"),
        Setting::Stands(true) => labels::label("not removed"),
        words => setting_words(after, &outline, words).cut(LONGEST),
    };
    let both = here.into_iter().filter_map(|(thing, (here_at, ours))| {
        let (at, theirs) = there.get(&thing)?;
        if theirs.agrees_with(&ours) {
            return None;
        }
        let theirs_in_force = *at > here_at;
        let news = MergeNews::Concurrent { ours: words(&ours), theirs: words(theirs), theirs_in_force };
        Some(row(thing_words(after, &thing), news))
    });
    both.collect()
}

/// Longer settings (memos) are cut, in characters.
const LONGEST: usize = 60;

fn to_review(before: &Project, after: &Project) -> Vec<MergeRow> {
    let known = before.review();
    // What both sides set is told with both settings already.
    let told = |entry: &super::ReviewEntry| matches!(entry.item.kind, ReviewKind::SetByTwo(_));
    let new = review_entries(after).into_iter().filter(|entry| !known.contains(&entry.item) && !told(entry));
    let shown = |entry: super::ReviewEntry| {
        let document = entry.document.and_then(|id| after.documents.get(&id)).map(|d| d.name.as_str());
        let code = entry.code.and_then(|id| after.codes.get(&id)).map(|c| c.name.as_str());
        let about = [document, code].into_iter().flatten().collect::<Vec<_>>().join(", ");
        let about = if about.is_empty() { entry.named(after) } else { about.into() };
        row(about, MergeNews::Review(entry.item.kind))
    };
    new.map(shown).collect()
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
        let rows = merge_preview(&before, &after, &[Arc::new(theirs)], &[Arc::new(ours)]);
        let shown: Vec<_> = rows.iter().map(|r| (r.what.to_string(), r.news.clone())).collect();
        assert_eq!(shown[1], ("Toit".into(), MergeNews::Renamed { to: "Logement".into() }));
        let both = MergeNews::Concurrent { ours: "Toit".into(), theirs: "Logement".into(), theirs_in_force: true };
        assert_eq!(shown[2], ("the name of the code “Logement”".into(), both));
        assert_eq!(shown.len(), 3);
    }
}
