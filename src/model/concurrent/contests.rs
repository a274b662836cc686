//! What several people set without having seen each other. The setting of the latest stamp is in force; the others are
//! kept beside it until somebody who has seen all of them says which one it shall be, or sets it anew.

use std::collections::{BTreeMap, BTreeSet};

use super::super::anchor::Address;
use super::super::ids::{CoderId, CodingId, DocumentId, TreeId};
use super::super::participant::Holder;
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::super::turns::TurnState;
use super::contested::Contested;
use super::removable::Removable;
use super::setting::Setting;

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
    /// What the same changes set apart with it, and is one matter: the other documents of a plan of blind coding.
    pub with: Vec<Self>,
}

impl Contest {
    /// Returns the contest and those that are one matter with it.
    pub fn whole(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.with)
    }

    /// Returns what makes contests one matter; nothing for what is one of its own.
    fn matter(&self) -> Option<(TreeId, Vec<Stamp>)> {
        match self.thing {
            Contested::Blind(_, tree) => Some((tree, self.changes())),
            _ => None,
        }
    }

    /// Returns the changes of all sides, as a settlement names them.
    pub fn changes(&self) -> Vec<Stamp> {
        self.sides.iter().map(|side| side.at).collect()
    }

    /// Whether whoever one of the sides named is named while it is open.
    pub fn names_all(&self) -> bool {
        matches!(self.thing, Contested::Reserved(_) | Contested::Blind(..))
    }

    /// Returns which side is in force; nothing when none of them is any more, or not everywhere.
    pub fn in_force(&self, project: &Project) -> Option<usize> {
        let side_of = |contest: &Self| {
            let now = project.setting(&contest.thing)?;
            contest.sides.iter().rposition(|side| side.to.agrees_with(&now))
        };
        side_of(self).filter(|side| self.with.iter().all(|other| side_of(other) == Some(*side)))
    }
}

/// Who set what last, and what is contested.
#[derive(Clone, Debug, Default)]
pub(in crate::model) struct Contests {
    newest: BTreeMap<Contested, (Stamp, CoderId)>,
    pub(super) contests: BTreeMap<Contested, Kept>,
    /// Who left what was contested, or out of the project, as it was.
    pub(super) decided: BTreeMap<Contested, Vec<ContestSide>>,
    /// What took something out of the project that came in again, and when.
    pub(super) replaced: BTreeMap<Contested, (Stamp, Setting)>,
    /// What somebody looked at that is no contest of settings: a thing, and the change that it met.
    looked_at: BTreeSet<(Contested, Stamp)>,
}

/// A contest stays known when it is over, so that what settled it can be taken back.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub sides: Vec<ContestSide>,
    pub is_open: bool,
    /// Who saw all of them and set it anew, if that is how it ended.
    pub ended_by: Option<Stamp>,
}

impl Contests {
    /// Takes note that a change sets `thing`, which was `before` until now, when it takes `undoes` back.
    pub(in crate::model) fn note(
        &mut self,
        thing: Contested,
        side: ContestSide,
        before: Option<Setting>,
        undoes: Option<Stamp>,
        saw: impl Fn(Stamp, Stamp) -> bool,
    ) {
        let earlier = self.newest.insert(thing.clone(), (side.at, side.by));
        self.note_replaced(&thing, earlier, before.as_ref());
        let overruled = self.overruled(&thing, &side, &saw);
        if let Some(kept) = self.contests.get_mut(&thing).filter(|kept| kept.is_open) {
            kept.meet(side, saw);
            return;
        }
        if let Some(kept) = self.contests.get_mut(&thing).filter(|kept| kept.is_ended_by(undoes)) {
            // Nobody has decided, after all; what somebody set since the decision, and this one had not seen, waits as
            // well.
            (kept.is_open, kept.ended_by) = (true, None);
            let since = earlier.zip(before).filter(|((at, _), _)| !saw(side.at, *at));
            kept.sides.extend(since.map(|((at, by), to)| ContestSide { at, by, to }));
            return;
        }
        let Some(((at, by), to)) = earlier.zip(before) else { return };
        // Two who agreed by chance may part again: then what the one set is still not seen by the other.
        let agreed = self.contests.get(&thing).into_iter().flat_map(|kept| &kept.sides);
        let agreed = agreed.filter(|other| other.at != at && !saw(side.at, other.at) && !saw(at, other.at));
        let mut sides: Vec<ContestSide> = agreed.cloned().collect();
        if !saw(side.at, at) {
            sides.push(ContestSide { at, by, to });
        }
        sides.extend(overruled);
        if !sides.is_empty() {
            let is_open = sides.iter().any(|other| !other.to.agrees_with(&side.to));
            sides.push(side);
            self.contests.insert(thing, Kept { sides, is_open, ended_by: None });
        }
    }

    /// Settles a contest whose sides are all among `changes`, or opens it again.
    pub(in crate::model) fn set_settled(&mut self, thing: &Contested, changes: &[Stamp], settled: bool) {
        if let Some(kept) = self.contests.get_mut(thing)
            && kept.sides.iter().all(|side| changes.contains(&side.at))
        {
            kept.is_open = !settled;
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

    /// Takes note that a speaker of a document is called otherwise: what was set of turns names them.
    pub(in crate::model) fn call_otherwise(&mut self, document: DocumentId, from: &str, to: &str) {
        let first = Contested::Turn(document, Address::Original(0));
        let of_document = self
            .contests
            .range_mut(first..)
            .take_while(|(thing, _)| matches!(thing, Contested::Turn(id, _) if *id == document));
        for side in of_document.flat_map(|(_, kept)| &mut kept.sides) {
            if let Setting::Turn(_, Some(TurnState { speaker: Some(label), .. })) = &mut side.to
                && label == from
            {
                to.clone_into(label);
            }
        }
    }

    /// Whether somebody looked at what `change` met at `thing`.
    pub(super) fn is_looked_at(&self, thing: &Contested, change: Stamp) -> bool {
        // A set of pairs cannot be asked without one.
        !self.looked_at.is_empty() && self.looked_at.contains(&(thing.clone(), change))
    }

    /// Takes note that `thing` was set by that change when no other is known to have set it.
    pub(in crate::model) fn since(&mut self, thing: &Contested, change: (Stamp, CoderId)) {
        self.newest.entry(thing.clone()).or_insert(change);
    }

    /// Returns the change that set `thing` last, and whose it was.
    pub(in crate::model) fn newest(&self, thing: &Contested) -> Option<(Stamp, CoderId)> {
        self.newest.get(thing).copied()
    }

    /// Returns what people mean by `thing` who have not seen each other; whoever set it last, to `now`, when it is not
    /// contested.
    pub(in crate::model) fn sides(&self, thing: &Contested, now: Option<Setting>) -> Vec<ContestSide> {
        let open = self.open_sides(thing);
        if !open.is_empty() {
            return open.to_vec();
        }
        let last = self.newest(thing).zip(now);
        last.map(|((at, by), to)| ContestSide { at, by, to }).into_iter().collect()
    }

    /// Returns the changes that set `thing`: the last one, and those that are contested.
    pub(super) fn set_by(&self, thing: &Contested) -> impl Iterator<Item = Stamp> {
        let sides = self.contests.get(thing).into_iter().flat_map(|kept| &kept.sides).map(|side| side.at);
        self.newest.get(thing).map(|(at, _)| *at).into_iter().chain(sides)
    }

    /// Returns the attributes of which somebody ever set a value of `holder`.
    pub(in crate::model) fn valued(&self, holder: Holder) -> impl Iterator<Item = &str> {
        let values = self.newest.range(Contested::Value(holder, String::new())..);
        values.map_while(move |(thing, _)| match thing {
            Contested::Value(of, attribute) if *of == holder => Some(attribute.as_str()),
            _ => None,
        })
    }

    /// Returns all that is set, each with the change that set it last, and those that are contested.
    pub(super) fn all_set(&self) -> impl Iterator<Item = (&Contested, Stamp, CoderId)> {
        let contested = self.contests.iter().filter(|(_, kept)| kept.is_open);
        let sides = contested.flat_map(|(thing, kept)| kept.sides.iter().map(move |side| (thing, side.at, side.by)));
        self.newest.iter().map(|(thing, (at, by))| (thing, *at, *by)).chain(sides)
    }

    /// Returns the codings that somebody took back or restored.
    pub(super) fn set_codings(&self) -> impl Iterator<Item = Removable> {
        let first = Contested::Kept(Removable::Coding(DocumentId::LEAST, CodingId::LEAST));
        self.newest.range(first..).map_while(|(thing, _)| match thing {
            Contested::Kept(what @ Removable::Coding(..)) => Some(what.clone()),
            _ => None,
        })
    }

    /// Returns what people set `thing` to who have not seen each other; none when it is not contested.
    pub(super) fn open_sides(&self, thing: &Contested) -> &[ContestSide] {
        self.contests.get(thing).filter(|kept| kept.is_open).map_or(&[], |kept| &kept.sides)
    }

    fn open(&self) -> impl Iterator<Item = Contest> {
        let open = self.contests.iter().filter(|(_, kept)| kept.is_open);
        open.map(|(thing, kept)| Contest { thing: thing.clone(), sides: kept.sides.clone(), with: Vec::new() })
    }
}

impl Kept {
    fn is_ended_by(&self, change: Option<Stamp>) -> bool {
        self.ended_by.is_some() && self.ended_by == change
    }

    /// One more sets what is contested: in the place of what they had seen.
    fn meet(&mut self, side: ContestSide, saw: impl Fn(Stamp, Stamp) -> bool) {
        let unseen = |other: &&ContestSide| !saw(side.at, other.at);
        let unseen: Vec<ContestSide> = self.sides.iter().filter(unseen).cloned().collect();
        if unseen.is_empty() {
            // Whoever saw all of them has decided; the sides stay known.
            (self.is_open, self.ended_by) = (false, Some(side.at));
            return;
        }
        self.is_open = unseen.iter().any(|other| !other.to.agrees_with(&side.to));
        self.sides = unseen;
        self.sides.push(side);
    }
}

/// Puts contests that are one matter together.
fn one_a_matter(contests: impl Iterator<Item = Contest>) -> Vec<Contest> {
    let mut all: Vec<Contest> = Vec::new();
    let mut places: BTreeMap<(TreeId, Vec<Stamp>), usize> = BTreeMap::new();
    for contest in contests {
        let place = contest.matter().map_or(all.len(), |matter| *places.entry(matter).or_insert(all.len()));
        match all.get_mut(place) {
            Some(known) => known.with.push(contest),
            None => all.push(contest),
        }
    }
    all
}

impl Project {
    /// Returns what is contested.
    pub(in crate::model) fn contest_items(&self) -> impl Iterator<Item = ReviewItem> {
        let is_seen = |thing: &Contested| match thing {
            // Who codes blind does not see what others wrote about it.
            Contested::Summary(theme, who) if self.viewer.is_some() => {
                self.comparison.summaries.contains_key(&(*theme, *who))
            }
            Contested::Memo(on) if self.viewer.is_some_and(|viewer| self.blind_memo(*on, viewer).is_some()) => false,
            thing => self.is_of_what_stands(thing),
        };
        let open = self.contests.open().filter(|contest| is_seen(&contest.thing));
        one_a_matter(open).into_iter().filter_map(|contest| {
            let change = contest.sides.last()?.at;
            Some(ReviewItem { change, kind: ReviewKind::SetByTwo(contest) })
        })
    }

    /// Whether somebody looked at what the fold left out.
    pub(in crate::model) fn is_looked_at(&self, item: &ReviewItem) -> bool {
        let thing = match &item.kind {
            ReviewKind::MoveWouldLoop { code, .. } => Contested::CodePlace(*code),
            ReviewKind::MergeTakenBack { .. } => Contested::CopyCounts,
            ReviewKind::MergeWouldLoop { of } => of.clone(),
            ReviewKind::MissingTarget { .. } => Contested::NotHere,
            _ => return false,
        };
        self.contests.is_looked_at(&thing, item.change)
    }
}
