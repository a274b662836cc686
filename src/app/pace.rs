//! How soon what others write is shown. Most of it is shown in the frame in which it came; but where a table of the whole project
//! is in sight, each change of somebody else means to count it anew, and seven people who code would leave no time for
//! anything else.

use std::time::{Duration, Instant};

/// Showing what came takes one of so many parts of the time at most.
const PARTS: u32 = 10;

/// When what came is taken in next.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pace {
    /// When the frame began in which something was taken in, until it is drawn.
    shown_since: Option<Instant>,
    next: Option<Instant>,
}

impl Pace {
    /// Returns how long to wait at the time `now`; nothing when it is time.
    pub fn wait(&self, now: Instant) -> Option<Duration> {
        self.next.and_then(|next| next.checked_duration_since(now)).filter(|wait| !wait.is_zero())
    }

    /// Takes note that something was taken in, in a frame that began at `begun`.
    pub fn took(&mut self, begun: Instant) {
        self.shown_since = Some(begun);
    }

    /// Takes note that a frame was drawn at the time `now`.
    pub fn drawn(&mut self, now: Instant) {
        if let Some(begun) = self.shown_since.take() {
            self.next = Some(now + now.duration_since(begun) * (PARTS - 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_fast_waits_for_nothing_and_what_takes_long_for_nine_times_as_long() {
        let begun = Instant::now();
        let after = |millis| begun + Duration::from_millis(millis);
        let mut pace = Pace::default();
        assert_eq!(pace.wait(begun), None);
        pace.drawn(after(50));
        assert_eq!(pace.wait(after(50)), None, "nothing had come");
        pace.took(begun);
        pace.drawn(after(50));
        assert_eq!(pace.wait(after(50)), Some(Duration::from_millis(450)));
        assert_eq!(pace.wait(after(500)), None);
        pace.took(after(500));
        pace.drawn(after(501));
        assert_eq!(pace.wait(after(510)), None);
    }
}
