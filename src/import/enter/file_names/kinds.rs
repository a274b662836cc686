//! What a part of a name looks like: a code, a sex, an age, a date, a year. Patterns are proposed by it, and a name
//! with more signs than its pattern is read by it.

use crate::import::talk::lexicon::fold;

/// What a part of a name looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// `F`, `homme`
    Sex,
    /// `U07`
    Code,
    /// `34`
    Age,
    /// `2023-05-12`
    Date,
    /// `2023`
    Year,
}

impl Kind {
    /// Every kind, in the order in which they are tried.
    const ALL: [Self; 5] = [Self::Sex, Self::Code, Self::Age, Self::Date, Self::Year];

    /// Returns the kind that all of `values` are of.
    pub fn of_all(values: &[&str]) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| !values.is_empty() && values.iter().all(|value| kind.fits(value)))
    }

    /// Returns the kind that a field of this name promises.
    pub fn promised(field: &str) -> Option<Self> {
        match fold(field).as_str() {
            "sex" | "sexe" | "gender" | "genre" => Some(Self::Sex),
            "age" => Some(Self::Age),
            "date" => Some(Self::Date),
            "year" | "annee" => Some(Self::Year),
            _ => None,
        }
    }

    /// Whether `value` is of this kind.
    pub fn fits(self, value: &str) -> bool {
        let number = |range: std::ops::Range<u32>| value.parse().is_ok_and(|n| range.contains(&n));
        match self {
            Self::Sex => SEXES.contains(&fold(value).as_str()),
            Self::Code => is_code(value),
            Self::Age => number(15..100),
            Self::Date => is_date(value),
            Self::Year => number(1900..2100),
        }
    }
}

#[rustfmt::skip]
const SEXES: [&str; 12] =
    ["f", "m", "h", "w", "nb", "x", "femme", "homme", "female", "male", "woman", "man"];

fn is_code(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let letters = value.chars().filter(|c| c.is_alphabetic()).count();
    digits > 0 && (1..=4).contains(&letters) && digits + letters == value.chars().count()
}

fn is_date(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    let is_sign = |c: char| matches!(c, '-' | '.');
    matches!(digits, 6 | 8)
        && value.chars().all(|c| c.is_ascii_digit() || is_sign(c))
        && (digits == 8 || value.contains(is_sign))
}
