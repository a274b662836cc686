//! Which changes come in, and which wait because their clock runs ahead: a device whose clock is years ahead would drag
//! everybody's stamps with it. Unless it is our own clock that is wrong: a flat battery sets it back by years, and then the
//! changes of everybody lie ahead of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{Change, CoderId};

/// How far a stamp may run ahead of the clock before its change is left out.
const FUTURE_MILLIS: u64 = 24 * 3_600_000;

/// Returns the latest stamp that is believed, in milliseconds: a day ahead of the clock, or of the newest change that is
/// believed already, because a clock that was set back since is no reason to doubt it.
pub(super) fn latest(now: u64, newest_known: Option<u64>) -> u64 {
    now.max(newest_known.unwrap_or(0)).saturating_add(FUTURE_MILLIS)
}

/// Returns the latest stamp that is believed of all `changes` of a project. Where most coders wrote ahead of the clock, it is
/// the clock that is wrong, and nothing waits.
pub(super) fn latest_of_all(changes: &[Change], now: u64) -> u64 {
    if clock_is_behind(changes, now) { u64::MAX } else { latest(now, None) }
}

/// Whether most of those who wrote `changes` did so more than a day after `now`.
pub(super) fn clock_is_behind(changes: &[Change], now: u64) -> bool {
    let is_ahead = |change: &&Change| change.at.millis > latest(now, None);
    let ahead: BTreeSet<CoderId> = changes.iter().filter(is_ahead).map(|c| c.by).collect();
    if ahead.is_empty() {
        return false;
    }
    let all: BTreeSet<CoderId> = changes.iter().map(|c| c.by).collect();
    2 * ahead.len() > all.len()
}

/// Returns those of `changes` that come in, and those that wait for their time.
pub(super) fn split(
    changes: impl IntoIterator<Item = Arc<Change>>,
    latest: u64,
) -> (Vec<Arc<Change>>, Vec<Arc<Change>>) {
    changes.into_iter().partition(|c| c.at.millis <= latest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DeviceId, Stamp};

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

    fn days_that_wait(notation: &str, today: u64) -> String {
        let changes = changes(notation);
        let latest = latest_of_all(&changes, today * DAY);
        split(changes.into_iter().map(Arc::new), latest).1.iter().map(|c| (c.at.millis / DAY).to_string()).collect()
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
    fn what_arrives_is_measured_by_what_is_known() {
        let latest_day = |known: Option<u64>| latest(DAY, known.map(|day| day * DAY)) / DAY;
        assert_eq!((latest_day(None), latest_day(Some(7))), (2, 8));
    }
}
