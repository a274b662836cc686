//! What somebody settled by leaving it as it is. That is a decision as much as setting it anew: who sets it otherwise,
//! and had not heard of it, meets the decision.

use super::super::ids::CoderId;
use super::super::stamp::Stamp;
use super::contested::Contested;
use super::contests::{ContestSide, Contests, Kept};
use super::setting::Setting;

impl Contests {
    /// Takes note that somebody who saw what `changes` had set left `thing` as it was, which is `now` what it is.
    pub(in crate::model) fn decide(
        &mut self,
        thing: &Contested,
        (at, by): (Stamp, CoderId),
        changes: &[Stamp],
        now: Option<Setting>,
        saw: impl Fn(Stamp, Stamp) -> bool,
    ) {
        let Some(to) = self.meant(thing, changes, now.as_ref()) else { return };
        let side = ContestSide { at, by, to };
        match self.newest(thing).zip(now) {
            Some(((set_at, set_by), now)) if !saw(at, set_at) && !now.agrees_with(&side.to) => {
                let sides = vec![ContestSide { at: set_at, by: set_by, to: now }, side];
                self.contests.insert(thing.clone(), Kept { sides, is_open: true, ended_by: None });
            }
            _ => self.decided.entry(thing.clone()).or_default().push(side),
        }
    }

    /// Takes note that the change which left `thing` as it was is taken back.
    pub(in crate::model) fn undecide(&mut self, thing: &Contested, undone: Stamp) {
        if let Some(decided) = self.decided.get_mut(thing) {
            decided.retain(|side| side.at != undone);
        }
        if let Some(kept) = self.contests.get_mut(thing) {
            kept.sides.retain(|side| side.at != undone);
            kept.is_open &= kept.sides.len() > 1;
        }
    }

    /// Returns what `thing` was for somebody who saw what `changes` had set; nothing where leaving it as it is decides
    /// nothing.
    fn meant(&self, thing: &Contested, changes: &[Stamp], now: Option<&Setting>) -> Option<Setting> {
        if let Some(kept) = self.contests.get(thing).filter(|kept| kept.sides.iter().all(|s| changes.contains(&s.at))) {
            // While these are open, whoever was named is named.
            let names_all = matches!(thing, Contested::Reserved(_) | Contested::Blind(..) | Contested::Answer(_));
            return kept.sides.last().filter(|_| !names_all && !kept.is_open).map(|side| side.to.clone());
        }
        let is_out = |now: &&Setting| takes_out(now);
        match self.newest(thing) {
            Some((at, _)) if changes.contains(&at) => now.filter(is_out).cloned(),
            _ => self.replaced.get(thing).filter(|(at, _)| changes.contains(at)).map(|(_, to)| to.clone()),
        }
    }

    /// Remembers what took something out of the project before somebody brings it in again.
    pub(super) fn note_replaced(
        &mut self,
        thing: &Contested,
        earlier: Option<(Stamp, CoderId)>,
        before: Option<&Setting>,
    ) {
        if let Some(((at, _), before)) = earlier.zip(before.filter(|before| takes_out(before))) {
            self.replaced.insert(thing.clone(), (at, before.clone()));
        }
    }

    /// Returns the decisions about `thing` that whoever sets it as `side` says had not seen and does not share. Those
    /// that they had seen hold no longer.
    pub(super) fn overruled(
        &mut self,
        thing: &Contested,
        side: &ContestSide,
        saw: impl Fn(Stamp, Stamp) -> bool,
    ) -> Vec<ContestSide> {
        let Some(decided) = self.decided.get_mut(thing) else { return Vec::new() };
        decided.retain(|other| !saw(side.at, other.at));
        decided.iter().filter(|other| !other.to.agrees_with(&side.to)).cloned().collect()
    }
}

/// Whether something is out of the project, or is another one.
fn takes_out(setting: &Setting) -> bool {
    matches!(setting, Setting::Into(Some(_)) | Setting::Twin(Some(_)) | Setting::Stands(false))
}
