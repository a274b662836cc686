//! Which changes come in, and which wait because their clock runs ahead: a device whose clock is years ahead would drag
//! everybody's stamps with it. Unless it is our own clock that is wrong: a flat battery sets it back by years, and then
//! the changes of everybody lie ahead of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Change, CoderId, DeviceId, Op};

/// How far a stamp may run ahead of the clock before its change is left out.
const FUTURE_MILLIS: u64 = 24 * 3_600_000;

/// Returns the latest stamp that is believed, in milliseconds: a day ahead of the clock, or of the newest change that
/// is believed already, because a clock that was set back since is no reason to doubt it.
pub(super) fn latest(now: u64, newest_known: Option<u64>) -> u64 {
    day_after(now.max(newest_known.unwrap_or(0)))
}

/// Returns the newest stamp, in milliseconds, that somebody brought in before its time with one of `changes`. It is
/// believed everywhere: the work of whoever did that is dated after it from then on, and would wait in its turn.
fn brought_in<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Option<u64> {
    let runs = changes.into_iter().flat_map(|change| &change.ops).filter_map(|op| match op {
        Op::MergedCopy { runs, had_waited: true, .. } => Some(runs),
        _ => None,
    });
    runs.flatten().map(|(_, last)| last.millis).max()
}

/// Returns the latest stamp that is believed once those of `changes`, oldest first, are known that are believed:
/// whatever is within a day of one of them comes in as well.
fn step_by_step<'a>(changes: impl IntoIterator<Item = &'a Change>, latest: u64) -> u64 {
    let stamps = changes.into_iter().map(|change| change.at.millis);
    stamps.fold(latest, |latest, at| if at <= latest { latest.max(day_after(at)) } else { latest })
}

fn day_after(millis: u64) -> u64 {
    millis.saturating_add(FUTURE_MILLIS)
}

/// Returns when a change that waits comes in, in milliseconds.
pub(super) fn comes_in(stamp: u64) -> u64 {
    stamp.saturating_sub(FUTURE_MILLIS)
}

/// What the changes of a project tell of the clock of this machine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Clocks {
    /// The latest stamp that is believed.
    pub latest: u64,
    /// Whether the clock of this machine is behind what was written here.
    pub is_behind: bool,
}

impl Clocks {
    /// Compares `changes`, oldest first, with the time `now`. What was written on this machine, by one of its devices
    /// (`own`), proves that it was that late already: nobody's own work waits. Where most coders wrote ahead of the
    /// clock, it is the clock that is wrong, and nothing waits. Where as many did not (one of two, say), nobody can
    /// tell whose clock is wrong: what is ahead waits, and both are named. What somebody brought in before its time is
    /// no sign of a wrong clock.
    pub fn of(changes: &[Change], own: &BTreeSet<DeviceId>, now: u64) -> Self {
        let in_time = in_time(changes, latest(now, None));
        let is_ahead = |change: &&Change| change.at.millis > in_time;
        let ahead: BTreeSet<CoderId> = changes.iter().filter(is_ahead).map(|c| c.by).collect();
        if ahead.is_empty() {
            return Self { latest: in_time, is_behind: false };
        }
        let all: BTreeSet<CoderId> = changes.iter().map(|c| c.by).collect();
        if 2 * ahead.len() > all.len() {
            return Self { latest: u64::MAX, is_behind: true };
        }
        let newest = changes.iter().filter(|c| own.contains(&c.at.device)).map(|c| c.at.millis).max();
        Self { latest: in_time.max(latest(now, newest)), is_behind: newest.is_some_and(|at| at > in_time) }
    }
}

/// Returns until when a stamp is no sign that the clock of this machine is behind, if it is none until `latest`.
fn in_time(changes: &[Change], latest: u64) -> u64 {
    let ahead = &changes[changes.partition_point(|change| change.at.millis <= latest)..];
    brought_in(ahead).map_or(latest, |newest| step_by_step(changes, latest.max(newest)))
}

/// Returns those of `changes` that come in, and those that wait for their time; the same of the same changes, in
/// whatever order they came.
pub(super) fn split(
    changes: impl IntoIterator<Item = Arc<Change>>,
    latest: u64,
) -> (Vec<Arc<Change>>, Vec<Arc<Change>>) {
    let mut changes: Vec<Arc<Change>> = changes.into_iter().collect();
    changes.sort_by_key(|change| change.at);
    let brought_in = brought_in(changes.iter().map(|change| &**change)).map_or(latest, |newest| latest.max(newest));
    let latest = step_by_step(changes.iter().map(|change| &**change), brought_in);
    changes.into_iter().partition(|change| change.at.millis <= latest)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Stamp;

    const DAY: u64 = FUTURE_MILLIS;

    /// `a1 b3` are changes of Ana on the first and of Ben on the third day.
    fn changes(notation: &str) -> Vec<Change> {
        let change = |word: &str| {
            let (coder, day) = word.split_at(1);
            let bits = u32::from(coder.as_bytes()[0]);
            let millis = day.parse::<u64>().unwrap() * DAY;
            let at = Stamp { millis, counter: 0, device: DeviceId::from_bits(bits) };
            let by = CoderId(uuid::Uuid::from_u128(bits.into()));
            Change { at, by, seen: vec![], label: String::new(), undoes: None, ops: vec![] }
        };
        notation.split_whitespace().map(change).collect()
    }

    /// Returns the days of the changes that wait on the machine of Ana, and whether its clock is told to be wrong.
    fn waits(notation: &str, today: u64) -> (String, bool) {
        let changes = changes(notation);
        let own = BTreeSet::from([DeviceId::from_bits(u32::from(b'a'))]);
        let Clocks { latest, is_behind } = Clocks::of(&changes, &own, today * DAY);
        let (_, ahead) = split(changes.into_iter().map(Arc::new), latest);
        (ahead.iter().map(|c| (c.at.millis / DAY).to_string()).collect(), is_behind)
    }

    fn days_that_wait(notation: &str, today: u64) -> String {
        waits(notation, today).0
    }

    #[test]
    fn one_of_several_whose_clock_runs_ahead_waits() {
        assert_eq!(days_that_wait("a1 b2 b9", 3), "9");
        assert_eq!(days_that_wait("a1 b2 c9", 3), "9");
        assert_eq!(days_that_wait("a1 b4", 3), "", "a day is nothing");
    }

    #[test]
    fn a_clock_that_was_set_back_hides_nothing() {
        assert_eq!(days_that_wait("a5 a6", 1), "", "alone");
        assert_eq!(days_that_wait("a5 b6 c7 c8", 0), "", "with others");
        assert_eq!(days_that_wait("", 0), "");
    }

    #[test]
    fn of_two_whose_clocks_differ_the_own_work_never_waits() {
        // The clock of Ana was set back by three days after she wrote: only what is ahead of her own work waits.
        assert_eq!(waits("a1 a6 b2", 3), (String::new(), true));
        assert_eq!(waits("a1 a6 b7", 3), (String::new(), true));
        assert_eq!(waits("a1 a6 b2 c2 d9", 3), ("9".to_owned(), true));
        // Without work of hers from then, it may as well be Ben's clock.
        assert_eq!(waits("a1 b6", 3), ("6".to_owned(), false));
    }

    /// As [`changes`]; `a9!5` is Ana's change of the ninth day that brings in what waited until the fifth.
    fn with_brought_in(notation: &str) -> Vec<Arc<Change>> {
        let read = |word: &str| {
            let (change, until) = word.split_once('!').unwrap_or((word, ""));
            let mut change = changes(change).remove(0);
            if let Ok(day) = until.parse::<u64>() {
                let last = Stamp { millis: day * DAY, ..change.at };
                change.ops = vec![Op::MergedCopy { name: String::new(), runs: vec![(last, last)], had_waited: true }];
            }
            Arc::new(change)
        };
        notation.split_whitespace().map(read).collect()
    }

    /// Returns the days of what still waits when `arriving` came one batch after the other.
    fn waits_in_the_end(arriving: &[Vec<Arc<Change>>], today: u64) -> Vec<u64> {
        let (mut known, mut ahead): (Vec<Arc<Change>>, Vec<Arc<Change>>) = (vec![], vec![]);
        for batch in arriving {
            ahead.extend(batch.iter().cloned());
            let newest = known.iter().map(|change| change.at.millis).max();
            let (timely, still) = split(std::mem::take(&mut ahead), latest(today * DAY, newest));
            known.extend(timely);
            ahead = still;
        }
        ahead.iter().map(|change| change.at.millis / DAY).collect()
    }

    #[test]
    fn what_somebody_brought_in_waits_nowhere_any_more_and_is_no_sign_of_a_wrong_clock() {
        let changes: Vec<Change> =
            with_brought_in("a1 c1 d1 b8 a9!8 b9 a10 c11 d90").iter().map(|change| (**change).clone()).collect();
        let own = BTreeSet::from([DeviceId::from_bits(u32::from(b'c'))]);
        let clocks = Clocks::of(&changes, &own, 2 * DAY);
        let (_, ahead) = split(changes.into_iter().map(Arc::new), clocks.latest);
        assert_eq!((ahead.len(), clocks.is_behind), (1, false), "only the ninetieth day waits");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn in_whatever_order_changes_come_the_same_wait_in_the_end(
            (order, n) in (Just(with_brought_in("a1 b2 c3 b7 b8 a9!8 b9 a10 c11 d40 d90")).prop_shuffle(), 1_usize..6),
        ) {
            let batches: Vec<_> = order.chunks(n).map(<[_]>::to_vec).collect();
            prop_assert_eq!(BTreeSet::from_iter(waits_in_the_end(&batches, 3)), BTreeSet::from([40, 90]));
            let undecided = order.iter().filter(|change| change.ops.is_empty() && change.at.millis < 9 * DAY);
            let batches: Vec<_> = undecided.map(|change| vec![Arc::clone(change)]).collect();
            prop_assert_eq!(waits_in_the_end(&batches, 3), [7, 8]);
        }
    }

    #[test]
    fn what_arrives_is_measured_by_what_is_known() {
        let latest_day = |known: Option<u64>| latest(DAY, known.map(|day| day * DAY)) / DAY;
        assert_eq!((latest_day(None), latest_day(Some(7))), (2, 8));
    }
}
