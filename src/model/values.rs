//! Values of attributes as people mean them: which spellings are one value, which value fits an attribute, and how two
//! of them stand to each other.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::naming::name_key;
use super::natural_order::natural_key;
use super::participant::{AttributeKind, is_date, is_year, number};

/// Returns what makes two spellings one value: the case of letters does not matter, `3,5` is `3.5` and `oui` is `yes`.
pub fn value_key(kind: &AttributeKind, value: &str) -> String {
    let key = name_key(value);
    match kind {
        AttributeKind::Number => number(&key).map_or(key, |n| (n + 0.0).to_string()),
        AttributeKind::YesNo => match key.as_str() {
            "yes" | "oui" | "true" | "vrai" | "1" => "yes".to_owned(),
            "no" | "non" | "false" | "faux" | "0" => "no".to_owned(),
            _ => key,
        },
        AttributeKind::Text | AttributeKind::Date | AttributeKind::OneOf(_) => key,
    }
}

/// Returns where a value stands among others: a list in its order and what is outside of it behind, numbers by their
/// value, words as people order them, and last what is not known. The parts are a class, a key, and a place in the
/// list.
pub fn order_key(kind: &AttributeKind, value: &str) -> (u8, String, u32) {
    let key = value_key(kind, value);
    let listed = match kind {
        AttributeKind::OneOf(list) => kind.place(list, value),
        _ => None,
    };
    match (kind, listed) {
        _ if key.is_empty() => (9, String::new(), 0),
        (_, Some(i)) => (0, String::new(), i as u32),
        (AttributeKind::Number, _) => match number(value) {
            Some(n) => (1, number_key(n), 0),
            None => (2, natural_key(&key), 0),
        },
        _ => (2, natural_key(&key), 0),
    }
}

/// Returns a text that orders as `n` does.
fn number_key(n: f64) -> String {
    let bits = (n + 0.0).to_bits();
    let ordered = if bits >> 63 == 1 { !bits } else { bits | (1 << 63) };
    format!("{ordered:016x}")
}

/// Whether `value` is a day, a month or a year.
fn is_in_time(value: &str) -> bool {
    is_date(value) || is_year(value)
}

impl AttributeKind {
    /// Whether `value` is one of these. An empty value always is: nothing is known.
    pub fn takes(&self, value: &str) -> bool {
        let value = value.trim();
        match self {
            _ if value.is_empty() => true,
            Self::Text => true,
            Self::Number => number(value).is_some(),
            Self::Date => is_in_time(value),
            Self::YesNo => matches!(value_key(self, value).as_str(), "yes" | "no"),
            Self::OneOf(list) => self.place(list, value).is_some(),
        }
    }

    /// Whether one of these values can be more than another one.
    pub fn is_ordered(&self) -> bool {
        matches!(self, Self::Number | Self::Date | Self::OneOf(_))
    }

    /// Returns where `value` stands in `list`.
    fn place(&self, list: &[String], value: &str) -> Option<usize> {
        let key = value_key(self, value);
        list.iter().position(|listed| value_key(self, listed) == key)
    }

    /// Returns how `value` stands to `other`: numbers by their size, lists in their order, dates as far as both are
    /// exact.
    fn compare(&self, value: &str, other: &str) -> Option<Ordering> {
        let (value, other) = (value.trim(), other.trim());
        match self {
            Self::Number => number(value)?.partial_cmp(&number(other)?),
            Self::OneOf(list) => Some(self.place(list, value)?.cmp(&self.place(list, other)?)),
            Self::Date if is_in_time(value) && is_in_time(other) => match value.get(..other.len()) {
                // Every day of a month is in that month.
                Some(part) => Some(part.cmp(other)),
                // A month that the day lies in is neither before nor after it.
                None => Some(value.cmp(other)).filter(|_| !other.starts_with(value)),
            },
            Self::Date | Self::Text | Self::YesNo => None,
        }
    }
}

/// How a value has to stand to another one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
pub enum Sign {
    /// The same value.
    #[default]
    Is,
    /// Another value; somebody of whom nothing is known has none.
    IsNot,
    /// Less.
    Below,
    /// As much or less.
    AtMost,
    /// More.
    Above,
    /// As much or more.
    AtLeast,
}

impl Sign {
    /// Every sign, in the order in which choices show them.
    pub const ALL: [Self; 6] = [Self::Is, Self::IsNot, Self::Below, Self::AtMost, Self::Above, Self::AtLeast];

    /// Returns the sign as it is typed.
    pub fn typed(self) -> &'static str {
        match self {
            Self::Is => "=",
            Self::IsNot => "!=",
            Self::Below => "<",
            Self::AtMost => "<=",
            Self::Above => ">",
            Self::AtLeast => ">=",
        }
    }

    /// Returns the sign as it is read.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Is => "=",
            Self::IsNot => "≠",
            Self::Below => "<",
            Self::AtMost => "≤",
            Self::Above => ">",
            Self::AtLeast => "≥",
        }
    }

    /// Whether it asks for more or less, which not every kind of value can be.
    pub fn needs_order(self) -> bool {
        !matches!(self, Self::Is | Self::IsNot)
    }

    /// Returns what stands before the first sign in `text`, the sign, and what stands behind it.
    pub fn split(text: &str) -> Option<(&str, Self, &str)> {
        let at = text.find(['=', '!', '<', '>', '≠', '≤', '≥'])?;
        let (before, rest) = text.split_at(at);
        // Longer signs first: `<=` begins as `<` does.
        let signs = Self::ALL.iter().flat_map(|sign| [(sign.typed(), *sign), (sign.symbol(), *sign)]);
        let found = signs.filter(|(written, _)| rest.starts_with(written)).max_by_key(|(written, _)| written.len())?;
        Some((before, found.1, &rest[found.0.len()..]))
    }

    /// Whether `value`, of that kind, stands so to `asked`.
    pub fn holds(self, kind: &AttributeKind, value: &str, asked: &str) -> bool {
        let same = || value_key(kind, value) == value_key(kind, asked);
        let order = || kind.compare(value, asked);
        match self {
            Self::Is => same(),
            Self::IsNot => !value.trim().is_empty() && !same(),
            Self::Below => order().is_some_and(Ordering::is_lt),
            Self::AtMost => order().is_some_and(Ordering::is_le),
            Self::Above => order().is_some_and(Ordering::is_gt),
            Self::AtLeast => order().is_some_and(Ordering::is_ge),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(values: &[&str]) -> AttributeKind {
        AttributeKind::OneOf(values.iter().map(|v| (*v).to_owned()).collect())
    }

    #[test]
    fn spellings_of_one_value_are_one_value() {
        assert_eq!(value_key(&AttributeKind::Number, "3,50"), value_key(&AttributeKind::Number, "3.5"));
        assert_eq!(value_key(&AttributeKind::YesNo, "Oui"), value_key(&AttributeKind::YesNo, "yes"));
        assert_eq!(value_key(&AttributeKind::Text, " User "), value_key(&AttributeKind::Text, "user"));
    }

    #[test]
    fn a_kind_takes_its_own_values_and_what_is_not_known() {
        assert!(
            AttributeKind::Number.takes("3,5")
                && AttributeKind::Number.takes("")
                && !AttributeKind::Number.takes("old")
        );
        assert!(AttributeKind::Date.takes("2024-03") && !AttributeKind::Date.takes("3 March"));
        assert!(AttributeKind::YesNo.takes("Non") && !AttributeKind::YesNo.takes("perhaps"));
        assert!(list(&["Lyon"]).takes("lyon") && !list(&["Lyon"]).takes("Oslo"));
    }

    #[test]
    fn a_sign_splits_a_condition_whether_typed_or_read() {
        assert_eq!(Sign::split("age >= 40"), Some(("age ", Sign::AtLeast, " 40")));
        assert_eq!(Sign::split("age≤40"), Some(("age", Sign::AtMost, "40")));
        assert_eq!(Sign::split("city!=Lyon"), Some(("city", Sign::IsNot, "Lyon")));
        assert_eq!(Sign::split("age<4"), Some(("age", Sign::Below, "4")));
        assert_eq!(Sign::split("city"), None);
        assert_eq!(Sign::split("wow! city"), None);
    }

    #[test]
    fn numbers_dates_and_lists_have_an_order_and_words_have_none() {
        let holds = |kind: &AttributeKind, value: &str, sign: Sign, asked: &str| sign.holds(kind, value, asked);
        assert!(holds(&AttributeKind::Number, "9,5", Sign::Below, "10"));
        assert!(holds(&list(&["low", "high"]), "High", Sign::Above, "low"));
        assert!(holds(&AttributeKind::Date, "2024-05-10", Sign::AtMost, "2024-05"), "within the month");
        assert!(holds(&AttributeKind::Date, "2024-06", Sign::Above, "2024-05-10"));
        assert!(holds(&AttributeKind::Date, "2024-06", Sign::AtLeast, "2024"), "within the year");
        assert!(!holds(&AttributeKind::Date, "2024-06", Sign::Above, "2024") && AttributeKind::Date.takes("2024"));
        assert!(!AttributeKind::Date.takes("2024-02-30") && AttributeKind::Date.takes("2024-02-29"));
        assert!(!holds(&AttributeKind::Date, "2024-05", Sign::AtMost, "2024-05-10"), "nobody knows the day");
        assert!(!holds(&AttributeKind::Text, "b", Sign::Above, "a"));
    }

    #[test]
    fn somebody_of_whom_nothing_is_known_has_no_other_value() {
        assert!(!Sign::IsNot.holds(&AttributeKind::Text, "", "Lyon"));
        assert!(Sign::IsNot.holds(&AttributeKind::Text, "Oslo", "Lyon"));
        assert!(Sign::Is.holds(&AttributeKind::Text, "", ""));
        assert!(!Sign::AtMost.holds(&AttributeKind::Number, "", "10"));
    }
}
