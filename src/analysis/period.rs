//! From when until when codings were made.

use crate::model::{Moment, NotAMoment, Said, Stamp, said};

/// A stretch of time, open at an end that is not named.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Period {
    /// When it begins, and that as it was typed.
    from: Option<(Moment, String)>,
    /// When it ends, and that as it was typed.
    until: Option<(Moment, String)>,
}

impl Period {
    /// Returns the period from the beginning of `from` to the end of `until`, each a day `2026-11-21`, a month
    /// `2026-11`, a year `2026`, or a time of a day.
    ///
    /// # Errors
    /// When one of them is none of these.
    pub fn parse(from: Option<&str>, until: Option<&str>) -> Result<Self, NotAMoment> {
        let end = |typed: &str| Ok((typed.parse::<Moment>()?, typed.trim().to_owned()));
        Ok(Self { from: from.map(end).transpose()?, until: until.map(end).transpose()? })
    }

    /// Returns its ends as they were typed.
    pub fn typed(&self) -> (Option<String>, Option<String>) {
        let typed = |end: &Option<(Moment, String)>| end.as_ref().map(|(_, typed)| typed.clone());
        (typed(&self.from), typed(&self.until))
    }

    /// Whether a change at `stamp` belongs to it.
    pub fn holds(&self, stamp: Stamp) -> bool {
        self.from.as_ref().is_none_or(|(from, _)| stamp.millis >= from.first_milli())
            && self.until.as_ref().is_none_or(|(until, _)| until.reaches(stamp))
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
            assert_eq!(Period::parse(Some(wrong), None), Err(NotAMoment), "{wrong}");
        }
    }
}
