//! Which lines are chosen, and which one has the keyboard. Clicks and arrows choose one code, Ctrl adds or takes off,
//! Shift takes all from where the choice began.

use std::collections::BTreeSet;

use super::rows::{Row, Spot};
use crate::model::{CodeId, Outline};

/// What is chosen in the code trees.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Choice {
    /// The line that has the keyboard when the trees have it.
    pub lead: Option<Spot>,
    /// The line where a range begins.
    anchor: Option<Spot>,
    codes: BTreeSet<CodeId>,
}

impl Choice {
    /// Whether `code` is chosen.
    pub fn has(&self, code: CodeId) -> bool {
        self.codes.contains(&code)
    }

    /// Returns how many codes are chosen.
    pub fn n(&self) -> usize {
        self.codes.len()
    }

    /// Chooses one line alone.
    pub fn only(&mut self, spot: Spot) {
        (self.lead, self.anchor) = (Some(spot), Some(spot));
        self.codes = spot.code().into_iter().collect();
    }

    /// Adds a line or takes it off.
    pub fn toggle(&mut self, spot: Spot) {
        (self.lead, self.anchor) = (Some(spot), Some(spot));
        if let Some(code) = spot.code()
            && !self.codes.remove(&code)
        {
            self.codes.insert(code);
        }
    }

    /// Chooses all from where the choice began to `spot`.
    pub fn extend(&mut self, outline: &Outline, lines: &[Row], spot: Spot) {
        let at = |wanted: Spot| lines.iter().position(|r| r.spot(outline) == Some(wanted));
        let anchor = self.anchor.and_then(&at);
        let (Some(from), Some(to)) = (anchor.or_else(|| at(spot)), at(spot)) else { return };
        self.lead = Some(spot);
        let range = &lines[from.min(to)..=from.max(to)];
        self.codes = range.iter().filter_map(|r| r.spot(outline)?.code()).collect();
    }

    /// Chooses every code that is shown.
    pub fn all(&mut self, outline: &Outline, lines: &[Row]) {
        self.codes = lines.iter().filter_map(|r| r.spot(outline)?.code()).collect();
    }

    /// Returns the codes that something done to `code` is done to, in the order of their trees: all that are chosen
    /// when it is one of them, else it alone.
    pub fn with(&self, outline: &Outline, code: CodeId) -> Vec<CodeId> {
        if !self.has(code) {
            return vec![code];
        }
        let rows = outline.rows.iter().map(|r| r.code);
        rows.filter(|code| self.has(*code)).collect()
    }

    /// Forgets codes that stand no longer.
    pub fn forget_what_is_gone(&mut self, outline: &Outline) {
        self.codes.retain(|code| outline.index(*code).is_some());
    }
}

#[cfg(test)]
mod tests {
    use super::super::rows::{Closed, Filter, rows};
    use super::*;
    use crate::model::testing::Fixture;

    #[test]
    fn shift_takes_all_from_where_the_choice_began_and_ctrl_adds_and_takes_off() {
        let project = Fixture::of("U01: [a|A/B|A/C|D|E].").project;
        let outline = Outline::of(&project);
        let lines = rows(&project, &outline, &[], &Closed::default(), &Filter::default(), &[]);
        let code = |path: &str| outline.find(&project, path).unwrap();
        let names = |choice: &Choice| {
            let chosen = outline.rows.iter().filter(|r| choice.has(r.code));
            chosen.map(|r| r.name.as_str()).collect::<Vec<_>>().join(" ")
        };
        let mut choice = Choice::default();
        choice.only(Spot::Code(code("A/C")));
        choice.extend(&outline, &lines, Spot::Code(code("E")));
        assert_eq!(names(&choice), "C D E");
        choice.extend(&outline, &lines, Spot::Code(code("A")));
        assert_eq!(names(&choice), "A B C");
        choice.toggle(Spot::Code(code("A/B")));
        assert_eq!(names(&choice), "A C");
        choice.toggle(Spot::Code(code("E")));
        assert_eq!(choice.with(&outline, code("E")), ["A", "A/C", "E"].map(code));
        assert_eq!(choice.with(&outline, code("D")), [code("D")]);
        choice.all(&outline, &lines);
        assert_eq!(names(&choice), "A B C D E");
    }
}
