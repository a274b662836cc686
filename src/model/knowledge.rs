//! Which change had seen which other: what tells concurrent work from later work.
//!
//! A device has always seen all its own changes, so what a change knows is one newest stamp for each device. That only
//! grows when the device sees somebody else's work: of who works alone, a million changes need a handful of entries.

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, BuildHasherDefault};
use std::sync::Arc;

use rustc_hash::FxHasher;

use super::change::Change;
use super::growing::Growing;
use super::ids::CoderId;
use super::project::Project;
use super::stamp::{DeviceId, Stamp};

type Newest = Arc<BTreeMap<DeviceId, Stamp>>;

/// What somebody has seen: the newest change of each device. Who prepares a change over a while, by typing a name or
/// correcting a text, has seen what stood when they began, and nothing of what came meanwhile.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seen(BTreeMap<DeviceId, Stamp>);

/// What each change of the project had seen of the other devices.
#[derive(Clone, Debug, Default)]
pub(super) struct Knowledge {
    /// For each device, from which of its changes on it knew what of the others.
    of_device: BTreeMap<DeviceId, Growing<(Stamp, Newest)>>,
    /// For each device, from which of its changes on who worked at it.
    at_device: BTreeMap<DeviceId, Vec<(Stamp, CoderId)>>,
    /// The newest change of each device.
    newest: BTreeMap<DeviceId, Stamp>,
    /// The sum of what each stamp hashes to, so that it is the same in whatever order they came.
    sum: u64,
}

impl Knowledge {
    /// Remembers what `change` had seen. Changes are noted in stamp order.
    pub(super) fn note(&mut self, change: &Change) {
        let device = change.at.device;
        let newest = self.newest.entry(device).or_insert(change.at);
        *newest = change.at.max(*newest);
        self.sum = self.sum.wrapping_add(BuildHasherDefault::<FxHasher>::default().hash_one(change.at));
        let workers = self.at_device.entry(device).or_default();
        if workers.last().is_none_or(|(_, by)| *by != change.by) {
            workers.push((change.at, change.by));
        }
        let known = self.of_device.get(&device).and_then(|k| k.last()).map(|(_, newest)| Arc::clone(newest));
        let known = known.unwrap_or_default();
        let foreign = change.seen.iter().filter(|s| s.device != device);
        let mut grown: Option<BTreeMap<DeviceId, Stamp>> = None;
        for seen in foreign {
            let theirs = self.newest_at(*seen);
            let news = theirs.iter().map(|(d, s)| (*d, *s)).chain([(seen.device, *seen)]);
            for (other, stamp) in news.filter(|(d, _)| *d != device) {
                if known.get(&other).is_none_or(|s| *s < stamp) {
                    let newest = grown.get_or_insert_with(|| (*known).clone()).entry(other).or_insert(stamp);
                    *newest = stamp.max(*newest);
                }
            }
        }
        if let Some(grown) = grown {
            self.of_device.entry(device).or_default().push((change.at, Arc::new(grown)));
        }
    }

    /// Returns what is known: what somebody has seen who looks at the project now.
    pub(super) fn seen(&self) -> Seen {
        Seen(self.newest.clone())
    }

    /// Returns what a change of `device` names as seen whose author had seen `seen`: the newest change of each device
    /// that no other one of them had seen, as far as this device knows.
    pub(super) fn frontier(&self, device: DeviceId, seen: &Seen) -> Vec<Stamp> {
        let own = self.newest.get(&device).copied();
        let is_news = |at: &Stamp| at.device != device && own.is_none_or(|own| !self.saw(own, *at));
        let mut frontier: Vec<Stamp> = seen.0.values().copied().filter(is_news).chain(own).collect();
        frontier.sort_unstable();
        frontier
    }

    /// Whether changes were made at more than one device: nobody can have missed their own.
    pub(super) fn is_of_several(&self) -> bool {
        self.at_device.len() > 1
    }

    /// Returns a number that is another one as soon as other changes are known, be they newer or older than the others.
    pub(super) fn sum(&self) -> u64 {
        self.sum
    }

    /// Returns who made a change.
    pub(super) fn author(&self, change: Stamp) -> Option<CoderId> {
        let workers = self.at_device.get(&change.device)?;
        let begun = workers.partition_point(|(from, _)| *from <= change);
        begun.checked_sub(1).map(|i| workers[i].1)
    }

    /// Returns who made the changes from the first to the last of one device.
    pub(super) fn authors(&self, (first, last): (Stamp, Stamp)) -> impl Iterator<Item = CoderId> {
        let workers = self.at_device.get(&first.device).map(Vec::as_slice).unwrap_or_default();
        let begun = workers.partition_point(|(from, _)| *from <= first).saturating_sub(1);
        workers[begun..].iter().take_while(move |(from, _)| *from <= last).map(|(_, by)| *by)
    }

    /// Whether the author of `later` had `earlier` when making it.
    pub(super) fn saw(&self, later: Stamp, earlier: Stamp) -> bool {
        if later.device == earlier.device {
            return earlier <= later;
        }
        self.newest_at(later).get(&earlier.device).is_some_and(|newest| earlier <= *newest)
    }

    fn newest_at(&self, change: Stamp) -> Newest {
        let Some(known) = self.of_device.get(&change.device) else { return Newest::default() };
        let newest = known.last_within(|(from, _)| *from <= change);
        newest.map_or_else(Newest::default, |(_, newest)| Arc::clone(newest))
    }
}

impl Project {
    /// Returns what somebody has seen who looks at the project now.
    pub fn seen(&self) -> Seen {
        self.knowledge.seen()
    }

    /// Returns what a change of `device` names as seen whose author had seen `seen`.
    pub fn frontier(&self, device: DeviceId, seen: &Seen) -> Vec<Stamp> {
        self.knowledge.frontier(device, seen)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn stamp(device: u32, millis: u64) -> Stamp {
        Stamp { millis, counter: 0, device: DeviceId::from_bits(device) }
    }

    fn note(knowledge: &mut Knowledge, at: Stamp, seen: &[Stamp]) {
        let by = CoderId(Uuid::nil());
        let change = Change { at, by, seen: seen.to_vec(), label: String::new(), undoes: None, ops: Vec::new() };
        knowledge.note(&change);
    }

    #[test]
    fn a_change_names_what_it_had_seen_and_no_change_of_its_device_before() {
        let (ana, bruno, chen) = (|t| stamp(1, t), |t| stamp(2, t), |t| stamp(3, t));
        let mut known = Knowledge::default();
        for (at, seen) in [(ana(1), vec![]), (bruno(2), vec![ana(1)]), (ana(3), vec![ana(1), bruno(2)])] {
            note(&mut known, at, &seen);
        }
        let begun = known.seen();
        note(&mut known, chen(2), &[]);
        note(&mut known, bruno(4), &[]);
        let device = ana(0).device;
        assert_eq!(known.frontier(device, &begun), [ana(3)]);
        assert_eq!(known.frontier(device, &known.seen()), [chen(2), ana(3), bruno(4)], "chen's came late");
    }

    #[test]
    fn what_was_seen_is_passed_on() {
        let (ana, bruno, chen) = (|t| stamp(1, t), |t| stamp(2, t), |t| stamp(3, t));
        let mut known = Knowledge::default();
        note(&mut known, ana(1), &[]);
        note(&mut known, bruno(2), &[ana(1)]);
        note(&mut known, ana(3), &[ana(1)]);
        note(&mut known, chen(4), &[bruno(2)]);
        assert!(known.saw(bruno(2), ana(1)) && known.saw(chen(4), ana(1)), "through bruno");
        assert!(!known.saw(ana(3), bruno(2)) && !known.saw(chen(4), ana(3)), "concurrent");
        assert!(known.saw(ana(3), ana(1)), "a device has seen its own");
    }
}
