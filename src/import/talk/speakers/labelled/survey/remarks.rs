//! Remarks that take several lines.

/// A remark in brackets that began on a line of its own and is not closed yet: who calls out in it takes no turn.
#[derive(Default)]
pub(super) struct Remark {
    /// On how many more lines it may close.
    n_lines: usize,
}

impl Remark {
    /// Returns whether `line` goes on with a remark.
    pub fn goes_on(&mut self, line: &str) -> bool {
        const LONGEST: usize = 6;
        let depth = |line: &str| line.matches(['(', '[']).count() as isize - line.matches([')', ']']).count() as isize;
        if self.n_lines == 0 {
            let begins = line.trim_start().starts_with('(') && depth(line) > 0;
            self.n_lines = if begins { LONGEST } else { 0 };
            return false;
        }
        self.n_lines = if depth(line) < 0 { 0 } else { self.n_lines - 1 };
        true
    }
}
