//! What several people set without having seen each other. The setting of the latest stamp is in force; the others are kept
//! beside it until somebody who has seen all of them says which one it shall be, or sets it anew.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ids::CoderId;
use super::super::knowledge::Knowledge;
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::contested::{Contested, Setting};

/// What one of them set.
#[derive(Clone, PartialEq, Debug)]
pub struct ContestSide {
    /// The change that set it.
    pub at: Stamp,
    /// Who.
    pub by: CoderId,
    /// To what.
    pub to: Setting,
}

/// One thing and what people set it to who had not seen each other.
#[derive(Clone, PartialEq, Debug)]
pub struct Contest {
    /// What is contested.
    pub thing: Contested,
    /// Two or more, the earliest first.
    pub sides: Vec<ContestSide>,
}

impl Contest {
    /// Returns the changes of all sides, as a settlement names them.
    pub fn changes(&self) -> Vec<Stamp> {
        self.sides.iter().map(|side| side.at).collect()
    }

    /// Returns which side is in force; nothing when none of them is any more.
    pub fn in_force(&self, project: &Project) -> Option<usize> {
        let now = project.setting(&self.thing)?;
        self.sides.iter().rposition(|side| side.to.agrees_with(&now))
    }
}

/// Who set what last, and what is contested.
#[derive(Clone, Debug, Default)]
pub(in crate::model) struct Contests {
    newest: BTreeMap<Contested, (Stamp, CoderId)>,
    contests: BTreeMap<Contested, Kept>,
    /// What somebody looked at that is no contest of settings: a thing, and the change that it met.
    looked_at: BTreeSet<(Contested, Stamp)>,
}

/// A contest stays known when it is over, so that what settled it can be taken back.
#[derive(Clone, Debug)]
struct Kept {
    sides: Vec<ContestSide>,
    is_open: bool,
}

impl Contests {
    /// Takes note that a change sets `thing`, which was `before` until now.
    pub(in crate::model) fn note(
        &mut self,
        thing: Contested,
        side: ContestSide,
        before: Option<Setting>,
        knowledge: &Knowledge,
    ) {
        let earlier = self.newest.insert(thing.clone(), (side.at, side.by));
        if let Some(kept) = self.contests.get_mut(&thing).filter(|kept| kept.is_open) {
            kept.meet(side, knowledge);
            return;
        }
        let Some(((at, by), to)) = earlier.zip(before) else { return };
        if !knowledge.saw(side.at, at) && !to.agrees_with(&side.to) {
            let sides = vec![ContestSide { at, by, to }, side];
            self.contests.insert(thing, Kept { sides, is_open: true });
        }
    }

    /// Settles a contest whose sides are all among `changes`, or opens it again.
    pub(in crate::model) fn set_settled(&mut self, thing: &Contested, changes: &[Stamp], settled: bool) {
        if let Some(kept) = self.contests.get_mut(thing) {
            if kept.sides.iter().all(|side| changes.contains(&side.at)) {
                kept.is_open = !settled;
            }
            return;
        }
        for change in changes {
            let looked_at = (thing.clone(), *change);
            if settled {
                self.looked_at.insert(looked_at);
            } else {
                self.looked_at.remove(&looked_at);
            }
        }
    }

    /// Whether somebody looked at what `change` met at `thing`.
    pub(super) fn is_looked_at(&self, thing: &Contested, change: Stamp) -> bool {
        // A set of pairs cannot be asked without one.
        !self.looked_at.is_empty() && self.looked_at.contains(&(thing.clone(), change))
    }

    /// Returns the change that set `thing` last, and whose it was.
    pub(in crate::model) fn newest(&self, thing: &Contested) -> Option<(Stamp, CoderId)> {
        self.newest.get(thing).copied()
    }

    fn open(&self) -> impl Iterator<Item = Contest> {
        let open = self.contests.iter().filter(|(_, kept)| kept.is_open);
        open.map(|(thing, kept)| Contest { thing: thing.clone(), sides: kept.sides.clone() })
    }
}

impl Kept {
    /// One more sets what is contested: in the place of what they had seen.
    fn meet(&mut self, side: ContestSide, knowledge: &Knowledge) {
        let unseen = |other: &&ContestSide| !knowledge.saw(side.at, other.at);
        let unseen: Vec<ContestSide> = self.sides.iter().filter(unseen).cloned().collect();
        if unseen.is_empty() {
            // Whoever saw all of them has decided; the sides stay known.
            self.is_open = false;
            return;
        }
        self.is_open = unseen.iter().any(|other| !other.to.agrees_with(&side.to));
        self.sides = unseen;
        self.sides.push(side);
    }
}

impl Project {
    /// Returns what is contested.
    pub(in crate::model) fn contest_items(&self) -> impl Iterator<Item = ReviewItem> {
        let open = self.contests.open().filter(|contest| self.is_of_what_stands(&contest.thing));
        open.filter_map(|contest| {
            let change = contest.sides.last()?.at;
            Some(ReviewItem { change, kind: ReviewKind::SetByTwo(contest) })
        })
    }

    /// Whether somebody looked at what the fold left out.
    pub(in crate::model) fn is_looked_at(&self, item: &ReviewItem) -> bool {
        let thing = match &item.kind {
            ReviewKind::MoveWouldLoop { code, .. } => Contested::CodePlace(*code),
            ReviewKind::MergeWouldLoop { code } => Contested::CodeMerged(*code),
            ReviewKind::MergeTakenBack { .. } => Contested::CopyCounts,
            _ => return false,
        };
        self.contests.is_looked_at(&thing, item.change)
    }
}
