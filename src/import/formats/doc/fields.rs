//! Fields, which Word computes: a code, and what came of it. Only the latter is text.

use rustc_hash::FxHashSet;

const BEGIN: u16 = 0x13;
const RESULT: u16 = 0x14;
const END: u16 = 0x15;

/// The fields that are open at some place of a text.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Where fields begin that never end.
    endless: FxHashSet<usize>,
    /// For each open field, whether its code is over.
    open: Vec<bool>,
    /// How many codes are open.
    n_codes: usize,
}

impl Fields {
    /// Returns the fields of a text that begins at some place, none of them open yet. One that never ends is no field:
    /// its code would be all the rest.
    pub fn of(units: &[u16], from: usize) -> Self {
        let mut open = Vec::new();
        for (at, unit) in (from..).zip(units) {
            match *unit {
                BEGIN => open.push(at),
                END => _ = open.pop(),
                _ => {}
            }
        }
        Self { endless: open.into_iter().collect(), ..Self::default() }
    }

    /// Whether what comes next is part of a field's code.
    pub fn is_in_code(&self) -> bool {
        self.n_codes > 0
    }

    /// Whether this unit of the text, at that place, is part of a field's code, or a sign that begins or ends one.
    pub fn hides(&mut self, unit: u16, at: usize) -> bool {
        match unit {
            BEGIN if !self.endless.contains(&at) => {
                self.open.push(false);
                self.n_codes += 1;
            }
            RESULT => {
                if let Some(is_over) = self.open.last_mut().filter(|is_over| !**is_over) {
                    *is_over = true;
                    self.n_codes -= 1;
                }
            }
            END => self.n_codes -= usize::from(self.open.pop() == Some(false)),
            _ => {}
        }
        self.is_in_code() || matches!(unit, BEGIN | RESULT | END)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what is read of a text in which `{`, `|` and `}` stand for the signs of fields.
    fn read(text: &str) -> String {
        let sign = |c: char| match c {
            '{' => BEGIN,
            '|' => RESULT,
            '}' => END,
            c => c as u16,
        };
        let units: Vec<u16> = text.chars().map(sign).collect();
        let mut fields = Fields::of(&units, 0);
        let shown = text.chars().enumerate().filter(|(at, _)| !fields.hides(units[*at], *at));
        shown.map(|(_, c)| c).collect()
    }

    #[test]
    fn the_code_goes_and_what_came_of_it_stays() {
        assert_eq!(read("a{ LINK x|b}c{ XE y}d"), "abcd");
        assert_eq!(read("a{ IF { PAGE|1}|b{ DATE|c}d}e"), "abcde");
    }

    #[test]
    fn signs_without_their_partners_hide_nothing() {
        assert_eq!(read("a}b|c{d"), "abcd");
        assert_eq!(read("a{b{ X|c}d"), "abcd");
        assert_eq!(read("a{ X|b||c}d"), "abcd");
    }
}
