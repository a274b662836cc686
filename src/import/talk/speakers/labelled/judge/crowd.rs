//! Crowds: in no talk do dozens of people speak once each while hardly anybody returns. What looks like that are words
//! that only stand where names do, as in captions, registers and forms.

use super::super::survey::{Group, Verdict};
use super::Judge;
use crate::import::talk::labels;

/// Fewer people may speak once each: a meeting.
const FEWEST: usize = 60;
/// So many times as many speak once as turns are of others.
const TIMES: usize = 3;

impl Judge<'_, '_> {
    /// Takes nobody for a speaker who speaks once in a crowd, nor the few that return in it by chance; titles and words
    /// for parts in the talk are more than chance.
    pub(super) fn disperse_crowd(&mut self) {
        let is_chance = |g: &Group<'_>| g.verdict.speaks() && !g.is_part && !labels::is_titled(g.label);
        let (once, others): (Vec<&Group<'_>>, Vec<&Group<'_>>) =
            self.survey.groups.iter().filter(|g| g.verdict.speaks()).partition(|g| is_chance(g) && g.n <= 1);
        let n_turns: usize = others.iter().map(|g| g.n).sum();
        if once.len() < FEWEST || once.len() < TIMES * n_turns {
            return;
        }
        for group in self.survey.groups.iter_mut().filter(|g| is_chance(g)) {
            group.verdict = if group.n <= 1 { Verdict::Once } else { Verdict::Seldom };
        }
        self.convention = self.convention.filter(|_| self.speaks());
    }
}

#[cfg(test)]
mod tests {
    use crate::import::Layout;
    use crate::import::talk::speakers::find;

    /// Some word that no other number gives.
    fn word(n: usize) -> String {
        let letters: String = (0..4).map(|i| char::from(b'a' + (n >> (i * 3)) as u8 % 8)).collect();
        format!("B{letters}")
    }

    fn n_speakers(text: &str) -> usize {
        find(text, &Layout::default()).speakers.len()
    }

    #[test]
    fn dozens_of_labels_that_stand_once_are_no_labels() {
        let crowd = |n: usize| -> String { (0..n).map(|i| format!("{}: so it was then.\n", word(i))).collect() };
        let returning = |n: usize| "Anna: So it was.\nBert: And then?\n".repeat(n);
        assert_eq!(n_speakers(&format!("{}{}{0}", returning(1), crowd(200))), 0);
        assert_eq!(n_speakers(&format!("{}{}", returning(20), crowd(30))), 32);
        let titled: String = (0..100).map(|i| format!("Mr. {}: so it was then.\n", word(i))).collect();
        assert_eq!(n_speakers(&format!("Mr. Anna: Yes.\nMr. Bert: No.\nMr. Anna: So.\nMr. Bert: Ah.\n{titled}")), 102);
    }
}
