//! What the other side set otherwise, and what both sides set without having seen each other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::contested::{setting_words, thing_words};
use super::super::labels;
use super::{MergeNews, MergeRow, row};
use crate::model::{Change, Contested, Op, Outline, Project, Said, Setting, Stamp};

/// Longer settings (memos) are cut, in characters.
const LONGEST: usize = 60;

/// What else the other side set, which this side did not: names are told by what they were, and codings by their
/// number.
pub(super) fn set_otherwise(before: &Project, after: &Project, theirs: &[&Op], ours: &[Arc<Change>]) -> Vec<MergeRow> {
    let things = |op: &Op| Contested::of(op).map(|(thing, _)| thing);
    let here: BTreeSet<Contested> = ours.iter().flat_map(|change| &change.ops).filter_map(things).collect();
    let there: BTreeSet<Contested> = theirs.iter().copied().filter_map(things).collect();
    let outline = Outline::of(after);
    let (mut rows, mut values) = (Vec::new(), BTreeMap::new());
    for thing in there.difference(&here) {
        let (was, Some(to)) = (before.setting(thing), after.setting(thing)) else { continue };
        if was.as_ref().is_some_and(|was| was.agrees_with(&to)) {
            continue;
        }
        match thing {
            Contested::Value(_, attribute) => *values.entry(attribute.clone()).or_insert(0) += 1,
            thing if is_told(thing, was.is_some()) => {
                let news = match to.takes_away() {
                    true => MergeNews::Gone { into: None },
                    false => MergeNews::Set { to: setting_words(after, &outline, &to).cut(LONGEST) },
                };
                rows.push(row(thing_words(after, thing), news));
            }
            _ => {}
        }
    }
    rows.extend(values.into_iter().map(|(attribute, n)| row(attribute, MergeNews::Values { n })));
    if before.reading_memory != after.reading_memory {
        rows.push(row(
            Said::fixed("how the next files are read", "comment les prochains fichiers sont lus"),
            MergeNews::Set { to: Said::default() },
        ));
    }
    rows
}

/// Whether it is told one by one that `thing` is set otherwise, which was there or is new. What is not is told by its
/// name, by its number, or as what came in or went.
fn is_told(thing: &Contested, was_there: bool) -> bool {
    match thing {
        Contested::CodeDescription(_)
        | Contested::CodeDefinition(..)
        | Contested::CodePlace(_)
        | Contested::CodeColour(_)
        | Contested::CoderColour(_)
        | Contested::Speaker(..) => was_there,
        Contested::ProjectName
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
        | Contested::Answer(_)
        | Contested::Released(..)
        | Contested::Blind(..) => true,
        _ => false,
    }
}

/// What both sides set, each otherwise, without having seen each other.
pub(super) fn concurrent(after: &Project, theirs: &[Arc<Change>], ours: &[Arc<Change>]) -> Vec<MergeRow> {
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

/// The last setting of each thing.
fn last_set(changes: &[Arc<Change>]) -> BTreeMap<Contested, (Stamp, Setting)> {
    let mut last = BTreeMap::new();
    for change in changes {
        for (thing, to) in change.ops.iter().filter_map(Contested::of) {
            last.insert(thing, (change.at, to));
        }
    }
    last
}
