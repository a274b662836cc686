//! The ways to settle what waits, as they are typed and written.

use super::ReviewEntry;
use crate::model::plan::{Settling, settlings};
use crate::model::{CoderId, ReviewKind};

/// Returns how a way to settle something is typed and written in tables.
pub fn settling_name(way: Settling) -> &'static str {
    match way {
        Settling::Keep => "as-it-is",
        Settling::Both => "both",
        Settling::Take(side) => ORDINALS.get(side).copied().unwrap_or("last"),
        Settling::Restore => "restore",
        Settling::Remove => "remove",
        Settling::Relabel => "relabel",
        Settling::Uphold => "uphold",
        Settling::SetAside => "set-aside",
        Settling::Accept => "accept",
        Settling::Decline => "decline",
    }
}

/// Returns the way that makes it as the side of that place has it.
pub(super) fn taking(kind: &ReviewKind, side: usize) -> Settling {
    match (kind, side) {
        (ReviewKind::RemovedWhileSet { .. }, 0) => Settling::Keep,
        (ReviewKind::RemovedWhileSet { .. }, _) => Settling::Restore,
        (ReviewKind::RuledByTwo { .. }, 0) => Settling::Uphold,
        (ReviewKind::RuledByTwo { .. }, _) => Settling::SetAside,
        _ => Settling::Take(side),
    }
}

/// How sides are counted: a team has up to eight coders.
const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/// Returns the way of that name to settle `entry`; “mine” and “theirs” are as `coder` sees it. Nothing when it cannot
/// be settled so.
pub fn settling_named(entry: &ReviewEntry, name: &str, coder: CoderId) -> Option<Settling> {
    let ways = settlings(&entry.item.kind);
    let side = |own: bool| entry.sides.iter().rposition(|s| (s.by == Some(coder)) == own);
    let mine = |own: bool| side(own).map(|side| taking(&entry.item.kind, side));
    let named = match name {
        "mine" => mine(true),
        "theirs" => mine(false),
        name => ways.iter().copied().find(|way| settling_name(*way) == name),
    };
    named.filter(|way| ways.contains(way))
}
