//! From when until when: the days (UTC) on which codings were made.

use crate::model::{Said, Stamp, said};

/// A stretch of time, open at an end that is not named.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Period {
    /// The first millisecond that belongs to it, and the day, month or year as it was typed.
    from: Option<(u64, String)>,
    /// The first millisecond behind it, and the day, month or year as it was typed.
    until: Option<(u64, String)>,
}

impl Period {
    /// Returns the period from the first day of `from` to the last day of `until`, each a day `2026-11-21`, a month `2026-11`
    /// or a year `2026`; nothing when one of them is none of these.
    pub fn parse(from: Option<&str>, until: Option<&str>) -> Option<Self> {
        let mut period = Self::default();
        if let Some(from) = from.map(str::trim) {
            period.from = Some((first_milli(date_parts(from)?)?, from.to_owned()));
        }
        if let Some(until) = until.map(str::trim) {
            period.until = Some((first_milli_after(date_parts(until)?)?, until.to_owned()));
        }
        Some(period)
    }

    /// Returns its ends as they were typed.
    pub fn typed(&self) -> (Option<String>, Option<String>) {
        let typed = |end: &Option<(u64, String)>| end.as_ref().map(|(_, typed)| typed.clone());
        (typed(&self.from), typed(&self.until))
    }

    /// Whether a change at `stamp` belongs to it.
    pub fn holds(&self, stamp: Stamp) -> bool {
        self.from.as_ref().is_none_or(|(first, _)| stamp.millis >= *first)
            && self.until.as_ref().is_none_or(|(behind, _)| stamp.millis < *behind)
    }

    /// Returns it in words; nothing when it is open at both ends.
    pub fn describe(&self) -> Option<Said> {
        match self.typed() {
            (None, None) => None,
            (Some(from), None) => Some(said!("coded from {from}", "codé à partir de {from}")),
            (None, Some(until)) => Some(said!("coded until {until}", "codé jusqu’à {until}")),
            (Some(from), Some(until)) => Some(said!("coded from {from} until {until}", "codé de {from} à {until}")),
        }
    }
}

/// Year, month and day, of which the latter may be missing.
type DateParts = (u32, Option<u32>, Option<u32>);

fn date_parts(date: &str) -> Option<DateParts> {
    let mut parts = date.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month = parts.next().map(|month| month.parse().map_err(drop)).transpose().ok()?;
    let day = parts.next().map(|day| day.parse().map_err(drop)).transpose().ok()?;
    parts.next().is_none().then_some((year, month, day))
}

fn first_milli((year, month, day): DateParts) -> Option<u64> {
    let (month, day) = (month.unwrap_or(1), day.unwrap_or(1));
    let stamp = format!("{year:04}-{month:02}-{day:02}T00:00:00.000Z-0000-222222");
    stamp.parse::<Stamp>().ok().map(|stamp| stamp.millis)
}

fn first_milli_after(date: DateParts) -> Option<u64> {
    match date {
        (year, None, _) => first_milli((year + 1, None, None)),
        (year, Some(12), None) => first_milli((year + 1, None, None)),
        (year, Some(month), None) => first_milli((year, Some(month + 1), None)),
        (_, Some(_), Some(_)) => first_milli(date).map(|millis| millis + 86_400_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str) -> Stamp {
        format!("{day}T23:59:59.999Z-0000-222222").parse().unwrap()
    }

    #[test]
    fn both_ends_belong_to_a_period() {
        let period = Period::parse(Some("2026-02"), Some("2026-11")).unwrap();
        assert!(period.holds(at("2026-02-01")) && period.holds(at("2026-11-30")));
        assert!(!period.holds(at("2026-01-31")) && !period.holds(at("2026-12-01")));
        assert!(Period::parse(None, Some("2026")).unwrap().holds(at("2026-12-31")));
        assert!(!Period::parse(None, Some("2026-12")).unwrap().holds(at("2027-01-01")));
        assert_eq!(period.describe().unwrap(), "coded from 2026-02 until 2026-11");
    }

    #[test]
    fn what_is_no_date_is_no_period() {
        for wrong in ["yesterday", "26-11-21", "2026-11-21-3", "2026-13", ""] {
            assert_eq!(Period::parse(Some(wrong), None), None, "{wrong}");
        }
    }
}
