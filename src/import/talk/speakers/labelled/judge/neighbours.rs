//! Which labels stand beside which: a label of several words, `Social worker: …`, looks like the beginning of a
//! sentence, but it is a speaker where without it the others would talk to themselves.

use super::super::survey::{Mark, Survey};
use crate::import::talk::labels::Form;

/// Fewer turns are words before a colon, between turns of one other speaker and among those of several.
const FEWEST: usize = 3;
const FEWEST_AMONG_SEVERAL: usize = 6;

/// How the labels of a text stand beside each other.
pub(super) struct Neighbours {
    places: Vec<Place>,
    /// How often the most frequent label stands.
    most: usize,
}

/// How one label stands among the others.
#[derive(Clone, Default)]
struct Place {
    n: usize,
    /// How often the labels above and below are one and the same other speaker's.
    n_between: usize,
    above: Others,
    below: Others,
}

impl Place {
    /// Counts the label at place `i` of `order`.
    fn note(&mut self, order: &[usize], i: usize) {
        let other = |at: usize| order.get(at).copied().filter(|other| *other != order[i]);
        let (above, below) = (i.checked_sub(1).and_then(other), other(i + 1));
        let is_at_an_end = i == 0 || i + 1 == order.len();
        self.n += 1;
        self.n_between += usize::from(above == below || is_at_an_end);
        self.above.note(above);
        self.below.note(below);
    }

    /// Whether the label stands between the turns of one other, or between those of ever other people.
    fn is_between(&self) -> bool {
        let Self { n, n_between, above, below } = self;
        let is_among_several = *n >= FEWEST_AMONG_SEVERAL && above.several && below.several;
        (*n >= FEWEST && above.first.or(below.first).is_some() && n_between * 3 >= n * 2) || is_among_several
    }
}

/// Whether `group` stands between the turns of others in `order`, the labels from top to bottom.
pub(super) fn stands_between(order: &[usize], group: usize) -> bool {
    let mut place = Place::default();
    (0..order.len()).filter(|i| order[*i] == group).for_each(|i| place.note(order, i));
    place.is_between()
}

/// Whether `takes_turns` among the labels of one form: those before a sign, emphasised ones, those alone on their line,
/// or loose ones. A label in bold and one before a point are not turns of one talk.
pub(super) fn in_one_form(takes_turns: impl Fn(fn(Form) -> bool) -> bool) -> bool {
    let forms: [fn(Form) -> bool; 4] = [
        Form::is_strong,
        |form| form == Form::Emphasis,
        |form| form == Form::Alone,
        |form| matches!(form, Form::Point | Form::Dash | Form::Sign | Form::Capitals),
    ];
    forms.into_iter().any(takes_turns)
}

/// Whether one other label stands there, or several.
#[derive(Clone, Default)]
struct Others {
    first: Option<usize>,
    several: bool,
}

impl Others {
    fn note(&mut self, other: Option<usize>) {
        let Some(other) = other else { return };
        self.several |= self.first.is_some_and(|first| first != other);
        self.first = self.first.or(Some(other));
    }
}

impl Neighbours {
    /// Looks at the labels that return, at the beginning of lines.
    pub fn of(survey: &Survey<'_>) -> Self {
        let returns = |m: &&Mark<'_>| {
            let group = &survey.groups[m.group];
            m.at == 0
                && m.line >= survey.head
                && m.candidate.form.is_strong()
                && group.n >= 2
                && !group.verdict.is_out()
        };
        let order: Vec<usize> = survey.marks.iter().filter(returns).map(|m| m.group).collect();
        let mut places = vec![Place::default(); survey.groups.len()];
        for (i, group) in order.iter().enumerate() {
            places[*group].note(&order, i);
        }
        let most = places.iter().map(|place| place.n).max().unwrap_or_default();
        Self { places, most }
    }

    /// Whether the label speaks about as often as others do, and stands between the turns of one of them, or between
    /// those of ever other people: what returns within one speaker's turns has always the same label above it.
    pub fn talks(&self, group: usize) -> bool {
        self.places.get(group).is_some_and(|place| place.n * 3 >= self.most && place.is_between())
    }
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::summary;

    #[test]
    fn a_label_of_several_words_that_answers_is_a_speaker() {
        for label in ["Social worker", "Head teacher", "Mental health nurse", "Chef de projet", "Agent de police"] {
            let talk = format!("INT: Why was it so?\n{label}: Because it was, I think.\n").repeat(4);
            assert_eq!(summary(&talk), format!("INT/{label} 8"));
        }
        let three = "Mod: Why?\nHead teacher: So.\nP1: No.\nMod: And?\nP1: Ah.\nHead teacher: Yes, so.\n".repeat(4);
        assert_eq!(summary(&three), "Mod/Head teacher/P1 24");
    }

    #[test]
    fn what_returns_within_the_turns_of_one_speaker_is_none() {
        let talk = "INT: Why was it so?\nU07: Because it was, I think.\nMy main point: nobody came.\n".repeat(8);
        assert_eq!(summary(&talk), "INT/U07 16");
    }
}
