//! The one place that knows the time and makes random numbers.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use time::{OffsetDateTime, UtcOffset};

use crate::model::IdSource;

/// Tells the time, in milliseconds since 1970, UTC.
pub struct Clock(Box<dyn Fn() -> u64 + Send>);

impl Clock {
    /// Returns the system's clock.
    pub fn system() -> Self {
        Self::new(system_millis)
    }

    /// Returns a clock that asks `now`.
    pub fn new(now: impl Fn() -> u64 + Send + 'static) -> Self {
        Self(Box::new(now))
    }

    /// Returns the time.
    pub fn now(&self) -> u64 {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Clock")
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock")]
fn system_millis() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |d| u64::try_from(d.as_millis()).unwrap_or(u64::MAX))
}

/// Returns UUIDv7 identities of now.
pub(super) fn uuids() -> IdSource {
    IdSource::new(uuid::Uuid::now_v7)
}

/// Returns 32 random bits: the last ones of a fresh UUIDv7, which come from the system's randomness.
pub(super) fn random_bits() -> u32 {
    uuid::Uuid::now_v7().as_u128() as u32
}

/// A moment as the clock on the wall showed it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LocalTime {
    /// Day and time, `2026-11-21 10:00`.
    pub minute: String,
    /// How far the wall is ahead of UTC then, `+01:00`.
    pub zone: String,
}

/// Returns `millis` since 1970, UTC, in the time zone of this machine; in UTC where the system does not say it.
pub fn local_time(millis: u64) -> LocalTime {
    let nanos = i128::from(millis) * 1_000_000;
    let utc = OffsetDateTime::from_unix_timestamp_nanos(nanos).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    let offset = UtcOffset::local_offset_at(utc).unwrap_or(UtcOffset::UTC);
    let local = utc.checked_to_offset(offset).unwrap_or(utc);
    let (year, month, day) = local.to_calendar_date();
    let (hours, minutes, _) = offset.as_hms();
    let sign = if offset.is_negative() { '-' } else { '+' };
    LocalTime {
        minute: format!("{year:04}-{:02}-{day:02} {:02}:{:02}", u8::from(month), local.hour(), local.minute()),
        zone: format!("{sign}{:02}:{:02}", hours.abs(), minutes.abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_has_a_day_a_time_and_a_zone() {
        let LocalTime { minute, zone } = local_time(1_795_255_200_000);
        assert_eq!((minute.len(), zone.len()), (16, 6), "{minute} {zone}");
        assert!(minute.starts_with("2026-11-2"), "{minute}");
    }
}
