//! How soon what others write is shown. Most of it is shown in the frame in which it came; but where a table of the
//! whole project is in sight, each change of somebody else means to count it anew, and seven people who code would
//! leave no time for anything else.

use std::time::{Duration, Instant};

/// Showing what came takes one of so many parts of the time at most.
const PARTS: u32 = 10;
/// Nobody waits longer than this for what others did, whatever it takes to show it.
const LONGEST: Duration = Duration::from_secs(2);

/// When what came is taken in next.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pace {
    /// What taking something in cost, until it is drawn: a window that is covered draws nothing for hours.
    taken_in: Option<Duration>,
    next: Option<Instant>,
}

impl Pace {
    /// Returns how long to wait at the time `now`; nothing when it is time.
    pub fn wait(&self, now: Instant) -> Option<Duration> {
        self.next.and_then(|next| next.checked_duration_since(now)).filter(|wait| !wait.is_zero())
    }

    /// Takes note that something was taken in, which took `cost`.
    pub fn took(&mut self, cost: Duration) {
        self.taken_in = Some(cost);
    }

    /// Takes note that a frame was drawn from the time `begun` to the time `now`.
    pub fn drawn(&mut self, begun: Instant, now: Instant) {
        if let Some(cost) = self.taken_in.take() {
            let shown = cost + now.duration_since(begun);
            self.next = Some(now + (shown * (PARTS - 1)).min(LONGEST));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_fast_waits_for_nothing_and_what_takes_long_for_nine_times_as_long() {
        let begun = Instant::now();
        let millis = Duration::from_millis;
        let after = |n| begun + millis(n);
        let mut pace = Pace::default();
        assert_eq!(pace.wait(begun), None);
        pace.drawn(begun, after(50));
        assert_eq!(pace.wait(after(50)), None, "nothing had come");
        pace.took(millis(10));
        pace.drawn(after(10), after(50));
        assert_eq!(pace.wait(after(50)), Some(millis(450)));
        assert_eq!(pace.wait(after(500)), None);
        pace.took(millis(1));
        pace.drawn(after(501), after(501));
        assert_eq!(pace.wait(after(510)), None);
    }

    #[test]
    fn a_window_that_was_covered_for_an_hour_shows_what_came_at_once() {
        let begun = Instant::now();
        let later = begun + Duration::from_secs(3600);
        let mut pace = Pace::default();
        pace.took(Duration::from_millis(1));
        pace.drawn(later, later + Duration::from_millis(1));
        assert_eq!(pace.wait(later + Duration::from_millis(19)), None);
        pace.took(Duration::from_millis(1));
        pace.drawn(begun, later);
        assert_eq!(pace.wait(later), Some(LONGEST), "as when the machine slept meanwhile");
    }
}
