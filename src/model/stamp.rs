//! Hybrid logical clock stamps: they order the changes of all journals, and each is the identity of its change.
//!
//! A stamp is milliseconds since 1970 (UTC), a counter for changes of the same millisecond, and the device, so that two
//! devices can never write the same stamp. Its written form has a fixed width, so byte order is stamp order:
//! `2026-11-21T10:00:00.123Z-0007-k3f9q2`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A device that writes journals: six characters of `a-z2-7`, kept outside of the shared folder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId([u8; 6]);

impl DeviceId {
    const ALPHABET: &'static [u8; 32] = b"234567abcdefghijklmnopqrstuvwxyz";

    /// Returns the device named by the low 30 bits of `bits`.
    pub fn from_bits(bits: u32) -> Self {
        let letter = |i: u32| Self::ALPHABET[(bits >> (5 * i)) as usize & 31];
        Self([letter(5), letter(4), letter(3), letter(2), letter(1), letter(0)])
    }

    /// Returns the six characters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("the alphabet is ASCII")
    }
}

impl FromStr for DeviceId {
    type Err = StampError;

    fn from_str(s: &str) -> Result<Self, StampError> {
        let bytes: [u8; 6] = s.as_bytes().try_into().map_err(|_ignored| StampError)?;
        let known = bytes.iter().all(|b| Self::ALPHABET.contains(b));
        known.then_some(Self(bytes)).ok_or(StampError)
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// When a change was made, by which device: the identity of a change and its place in the fold.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970-01-01 UTC.
    pub millis: u64,
    /// Tells the changes of one millisecond apart.
    pub counter: u16,
    /// Who wrote it.
    pub device: DeviceId,
}

/// A text that is not a stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a stamp of the form 2026-11-21T10:00:00.123Z-0007-k3f9q2")]
pub struct StampError;

const WRITTEN_LENGTH: usize = "2026-11-21T10:00:00.123Z-0007-k3f9q2".len();

impl Stamp {
    /// Returns the next stamp of `device`: not before `now_millis`, and after every stamp that was `newest` so far, so
    /// that an author's change always follows what the author had seen, whatever the clocks say.
    pub fn after(newest: Option<Self>, now_millis: u64, device: DeviceId) -> Self {
        match newest {
            Some(seen) if seen.millis >= now_millis => match seen.counter.checked_add(1) {
                Some(counter) => Self { millis: seen.millis, counter, device },
                None => Self { millis: seen.millis + 1, counter: 0, device },
            },
            _ => Self { millis: now_millis, counter: 0, device },
        }
    }

    /// Returns the day as `2026-11-21`, UTC.
    pub fn day(&self) -> String {
        let text = self.to_string();
        text[..10].to_owned()
    }

    /// Returns the day and time as `2026-11-21 10:00`, UTC.
    pub fn minute(&self) -> String {
        let text = self.to_string();
        format!("{} {}", &text[..10], &text[11..16])
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = (self.millis / 86_400_000) as i64;
        let (year, month, day) = civil_from_days(days);
        let ms = self.millis % 86_400_000;
        let (h, m, s) = (ms / 3_600_000, ms / 60_000 % 60, ms / 1000 % 60);
        write!(
            f,
            "{year:04}-{month:02}-{day:02}T{h:02}:{m:02}:{s:02}.{:03}Z-{:04x}-{}",
            ms % 1000,
            self.counter,
            self.device
        )
    }
}

impl fmt::Debug for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Stamp {
    type Err = StampError;

    fn from_str(s: &str) -> Result<Self, StampError> {
        let b = s.as_bytes();
        if b.len() != WRITTEN_LENGTH || !s.is_ascii() {
            return Err(StampError);
        }
        for (at, expected) in
            [(4, b'-'), (7, b'-'), (10, b'T'), (13, b':'), (16, b':'), (19, b'.'), (23, b'Z'), (24, b'-'), (29, b'-')]
        {
            if b[at] != expected {
                return Err(StampError);
            }
        }
        let digits = |from: usize, to: usize| -> Result<u64, StampError> {
            b[from..to]
                .iter()
                .try_fold(0, |n, d| d.is_ascii_digit().then(|| n * 10 + u64::from(d - b'0')).ok_or(StampError))
        };
        let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
        let (h, m, sec, ms) = (digits(11, 13)?, digits(14, 16)?, digits(17, 19)?, digits(20, 23)?);
        if year < 1970 || !(1..=12).contains(&month) || !(1..=31).contains(&day) || h > 23 || m > 59 || sec > 59 {
            return Err(StampError);
        }
        let date = (year as i64, month as i64, day as i64);
        let days = days_from_civil(date.0, date.1, date.2);
        // Two ways to write one stamp would be two places in the order of bytes.
        if civil_from_days(days) != date || !b[25..29].iter().all(|d| matches!(d, b'0'..=b'9' | b'a'..=b'f')) {
            return Err(StampError);
        }
        let millis = days as u64 * 86_400_000 + h * 3_600_000 + m * 60_000 + sec * 1000 + ms;
        let counter = u16::from_str_radix(&s[25..29], 16).map_err(|_ignored| StampError)?;
        Ok(Self { millis, counter, device: s[30..].parse()? })
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl de::Visitor<'_> for Written {
            type Value = Stamp;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a stamp")
            }

            fn visit_str<E: de::Error>(self, s: &str) -> Result<Stamp, E> {
                s.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Written)
    }
}

/// Returns year, month and day of a count of days since 1970-01-01, in the proleptic Gregorian calendar.
///
/// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". Here rather than from a calendar crate
/// because a stamp is parsed for each line of a journal, a million times when a large project opens.
fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let z = days + 719_468;
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (yoe + era * 400 + i64::from(month <= 2), month, doy - (153 * mp + 2) / 5 + 1)
}

/// The inverse of [`civil_from_days`].
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let yoe = year.rem_euclid(400);
    let doy = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stamp(millis: u64, counter: u16) -> Stamp {
        Stamp { millis, counter, device: DeviceId::from_bits(77) }
    }

    #[test]
    fn a_stamp_is_written_with_a_fixed_width() {
        let written = "2026-11-21T10:00:00.123Z-0007-k3f7q2";
        let stamp: Stamp = written.parse().unwrap();
        assert_eq!(stamp.to_string(), written);
        assert_eq!((stamp.day().as_str(), stamp.minute().as_str()), ("2026-11-21", "2026-11-21 10:00"));
    }

    #[test]
    fn the_next_stamp_follows_what_was_seen_even_when_the_clock_went_back() {
        let seen = stamp(5000, 3);
        assert_eq!(Stamp::after(Some(seen), 4000, seen.device), stamp(5000, 4));
        assert_eq!(Stamp::after(Some(stamp(5000, u16::MAX)), 0, seen.device), stamp(5001, 0));
        assert_eq!(Stamp::after(Some(seen), 9000, seen.device), stamp(9000, 0));
    }

    proptest! {
        #[test]
        fn written_order_is_stamp_order(a in 0_u64..4_000_000_000_000, b in 0_u64..4_000_000_000_000, i: u16, j: u16) {
            let (a, b) = (stamp(a, i), stamp(b, j));
            prop_assert_eq!(a.to_string().parse::<Stamp>().unwrap(), a);
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }

        #[test]
        fn what_is_read_as_a_stamp_is_written_as_it_was_read(
            s in "(19|20)[0-9]{2}-(02|1[0-3])-[0-3][0-9]T[0-2][0-9]:[0-6]0:0[0-9]\\.123Z-[+0-9A-Ca-c]{4}-[a-z2-7]{6}|.{0,40}"
        ) {
            if let Ok(stamp) = s.parse::<Stamp>() {
                prop_assert_eq!(stamp.to_string(), s);
            }
        }
    }
}
