//! Remarks that take several lines.

use crate::import::talk::lines::Line;

/// A remark in brackets that began on a line of its own and is not closed yet: who calls out in it takes no turn.
#[derive(Default)]
pub(super) struct Remark {
    /// How many more lines it takes.
    n_lines: usize,
}

impl Remark {
    /// Returns whether the first of `lines` goes on with a remark. A bracket that nothing closes begins none.
    pub fn goes_on(&mut self, lines: &[Line<'_>]) -> bool {
        if self.n_lines > 0 {
            self.n_lines -= 1;
            return true;
        }
        self.n_lines = n_lines_below(lines);
        false
    }
}

/// Returns how many of the lines with words below the first one belong to a remark that begins on that.
fn n_lines_below(lines: &[Line<'_>]) -> usize {
    const MOST: usize = 6;
    let depth = |line: &str| line.matches(['(', '[']).count() as isize - line.matches([')', ']']).count() as isize;
    if !lines.first().is_some_and(|line| line.text.trim_start().starts_with('(') && depth(line.text) > 0) {
        return 0;
    }
    let words = lines.iter().filter(|line| !line.blank).take(MOST + 1);
    let open = words.scan(0, |open, line| {
        *open += depth(line.text);
        Some(*open)
    });
    open.enumerate().find(|(_, open)| *open <= 0).map_or(0, |(below, _)| below)
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::said;

    #[test]
    fn a_bracket_that_nothing_closes_begins_no_remark() {
        let talk = |first: &str| format!("Ana: Well?\nBen: Yes.\n{first}\nAna: Then tell me.\nBen: It rained.\n");
        assert_eq!(said(&talk("(Noise. Someone calls out:\nAna: Here!)")).len(), 4);
        assert_eq!(said(&talk("(Very well, thank you.")).len(), 4);
    }
}
