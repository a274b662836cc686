//! Numbers of list items, as word processors compute them: they stand in no text of the file, and people cite them.

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Numerals {
    #[default]
    Decimal,
    /// `01`
    Padded,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
}

impl Numerals {
    /// Returns `n` as it is written.
    pub fn written(self, n: u32) -> String {
        match self {
            Self::Decimal => n.to_string(),
            Self::Padded => format!("{n:02}"),
            Self::LowerLetter => letters(n).to_lowercase(),
            Self::UpperLetter => letters(n),
            Self::LowerRoman => roman(n).to_lowercase(),
            Self::UpperRoman => roman(n),
        }
    }
}

/// How far a list has come on each of its levels.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Counters(Vec<u32>);

impl Counters {
    /// Counts an item on `level`, from 0, and returns the numbers of this level and of those above it; `start` says
    /// with which number a level begins.
    pub fn next(&mut self, level: usize, start: impl Fn(usize) -> u32) -> &[u32] {
        self.0.truncate(level + 1);
        while self.0.len() < level {
            // A level that was skipped counts as begun.
            self.0.push(start(self.0.len()));
        }
        match self.0.get_mut(level) {
            Some(n) => *n = n.saturating_add(1),
            None => self.0.push(start(level)),
        }
        &self.0
    }

    /// Lets `level` and those below it begin anew.
    pub fn restart(&mut self, level: usize) {
        self.0.truncate(level);
    }
}

/// Returns `A` to `Z`, then `AA` to `ZZ`, as Word counts.
fn letters(n: u32) -> String {
    let Some(n) = n.checked_sub(1) else { return String::new() };
    let letter = char::from(b'A' + (n % 26) as u8);
    std::iter::repeat_n(letter, (n / 26 + 1).min(10) as usize).collect()
}

fn roman(n: u32) -> String {
    const SIGNS: &[(u32, &str)] = &[
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = n.min(10_000);
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= *value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_many_ways() {
        use Numerals::{LowerLetter, LowerRoman, Padded, UpperLetter, UpperRoman};
        let of = |(numerals, n): (Numerals, u32)| numerals.written(n);
        let numbers = [(UpperRoman, 4), (UpperLetter, 28), (Padded, 3), (LowerRoman, 9), (LowerLetter, 1)];
        assert_eq!(numbers.map(of), ["IV", "BB", "03", "ix", "a"]);
    }

    #[test]
    fn levels_count_on_and_begin_anew_below_the_next_number() {
        let mut counters = Counters::default();
        let numbers: Vec<Vec<u32>> = [0, 1, 1, 0, 1, 3].map(|level| counters.next(level, |_| 1).to_vec()).into();
        assert_eq!(numbers, [vec![1], vec![1, 1], vec![1, 2], vec![2], vec![2, 1], vec![2, 1, 1, 1]]);
        counters.restart(0);
        assert_eq!(counters.next(0, |_| 5), [5]);
    }
}
