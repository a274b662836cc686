//! A time as people type it: a year, a month, a day, an hour, a minute, a second, or a whole stamp; all UTC. One reader
//! for every place where a time is typed, so that what is none is refused everywhere.

use std::str::FromStr;

use super::stamp::{DeviceId, Stamp};

/// From when until when a typed time goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Moment {
    from: u64,
    /// The last stamp that belongs to it.
    last: Stamp,
}

/// A text that is no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "write a year, a month, a day or more of a stamp, in UTC: 2026, 2026-11, 2026-11-21, 2026-11-21 10:05, or a whole stamp as \
     “counterpoint history” lists it"
)]
pub struct NotAMoment;

/// The beginning of time, completed with which a typed time is a whole stamp.
const FIRST: &str = "0000-01-01T00:00:00.000Z-0000-222222";

const SECOND: u64 = 1000;
const MINUTE: u64 = 60 * SECOND;
const DAY: u64 = 24 * 60 * MINUTE;

impl Moment {
    /// Returns its first millisecond since 1970.
    pub fn first_milli(&self) -> u64 {
        self.from
    }

    /// Whether `stamp` belongs to it or to what was before.
    pub fn reaches(&self, stamp: Stamp) -> bool {
        stamp <= self.last
    }
}

impl FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(typed: &str) -> Result<Self, NotAMoment> {
        let written = typed.trim().replacen(' ', "T", 1);
        let rest = FIRST.get(written.len()..).filter(|_| written.is_ascii()).ok_or(NotAMoment)?;
        let first: Stamp = format!("{written}{rest}").parse().map_err(|_no_stamp| NotAMoment)?;
        // A day that the month does not have comes back as another one.
        if !first.to_string().starts_with(&written) {
            return Err(NotAMoment);
        }
        let lasts = match written.len() {
            4 => first_of_next(&first, |year, _| (year + 1, 1))? - first.millis,
            7 => first_of_next(&first, |year, month| (year + month / 12, month % 12 + 1))? - first.millis,
            10 => DAY,
            13 => 60 * MINUTE,
            16 => MINUTE,
            19 => SECOND,
            23 | 24 => 1,
            length if length == FIRST.len() => return Ok(Self { from: first.millis, last: first }),
            _ => return Err(NotAMoment),
        };
        let last = Stamp { millis: first.millis + lasts - 1, counter: u16::MAX, device: DeviceId::from_bits(u32::MAX) };
        Ok(Self { from: first.millis, last })
    }
}

/// Returns the first millisecond of the month that `next` makes of the year and the month of `first`.
fn first_of_next(first: &Stamp, next: impl Fn(u64, u64) -> (u64, u64)) -> Result<u64, NotAMoment> {
    let written = first.to_string();
    let number = |part: &str| part.parse::<u64>().map_err(|_no_number| NotAMoment);
    let (year, month) = next(number(&written[..4])?, number(&written[5..7])?);
    let stamp = format!("{year:04}-{month:02}{}", &FIRST[7..]).parse::<Stamp>().map_err(|_no_stamp| NotAMoment)?;
    Ok(stamp.millis)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(typed: &str) -> (String, String) {
        let moment: Moment = typed.parse().unwrap();
        let first = Stamp { millis: moment.first_milli(), ..moment.last };
        (first.to_string()[..23].to_owned(), moment.last.to_string()[..23].to_owned())
    }

    #[test]
    fn a_time_goes_as_far_as_it_is_written() {
        let expected = [
            ("2026", "2026-01-01T00:00:00.000", "2026-12-31T23:59:59.999"),
            ("2024-02", "2024-02-01T00:00:00.000", "2024-02-29T23:59:59.999"),
            ("2026-12", "2026-12-01T00:00:00.000", "2026-12-31T23:59:59.999"),
            ("2026-11-21", "2026-11-21T00:00:00.000", "2026-11-21T23:59:59.999"),
            ("2026-11-21 10:05", "2026-11-21T10:05:00.000", "2026-11-21T10:05:59.999"),
            ("2026-11-21T10:05:07.012Z", "2026-11-21T10:05:07.012", "2026-11-21T10:05:07.012"),
        ];
        for (typed, first, last) in expected {
            assert_eq!(ends(typed), (first.to_owned(), last.to_owned()), "{typed}");
        }
    }

    #[test]
    fn a_whole_stamp_is_that_stamp_alone() {
        let stamp: Stamp = "2026-11-21T10:00:00.123Z-0007-k3f7q2".parse().unwrap();
        let moment: Moment = stamp.to_string().parse().unwrap();
        assert!(moment.reaches(stamp) && !moment.reaches(Stamp { counter: 8, ..stamp }));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for wrong in [
            "24/11/2026",
            "2026/11/24",
            "hello",
            "",
            "26-11-21",
            "2026-11-2",
            "2026-13",
            "2026-02-30",
            "2026-11-21T25",
            "é",
        ] {
            assert_eq!(wrong.parse::<Moment>(), Err(NotAMoment), "{wrong}");
        }
    }
}
