//! The one place that knows the time and makes random numbers.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

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
