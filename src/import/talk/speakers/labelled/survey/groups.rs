//! What is known of each label that lines may begin with: where it stands, how often and in which form, and what it was
//! found to be.

use crate::import::talk::labels::{self, Candidate, Form, Shape};
use crate::import::talk::roles;

/// A label at the beginning of a line, or within one.
#[derive(Clone, Copy, Debug)]
pub(in crate::import) struct Mark<'t> {
    /// On which line it begins.
    pub line: usize,
    /// Where, in bytes of the line; 0 at its beginning.
    pub at: usize,
    /// On which line it ends.
    pub words_line: usize,
    pub candidate: Candidate<'t>,
    pub group: usize,
    pub after_blank: bool,
}

/// All marks with one label.
#[derive(Debug)]
pub(in crate::import) struct Group<'t> {
    pub label: &'t str,
    pub shape: Shape,
    /// Whether the label is a word for a part in the talk rather than a name.
    pub is_part: bool,
    /// How often a sign of its own sets the label off at the beginning of a line.
    pub n: usize,
    pub n_after_blank: usize,
    pub timed: bool,
    /// How often a time stands with the label, or the label is bold and the words are not.
    pub n_set_apart: usize,
    /// Set off by a sign of its own, anywhere.
    pub marked: bool,
    pub alternates: bool,
    pub verdict: Verdict,
    /// How the label is set off, if it is by this form that it speaks; else by a sign of its own.
    pub form: Option<Form>,
}

/// What a label is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::import) enum Verdict {
    Undecided,
    /// A word such as *Note* or *Subject*, or a small word that may be a name (*Will*), that has not been found to
    /// talk.
    Announces,
    /// The point of a list that returns: `- Price: …`
    Points,
    /// What is heard or done rather than said, in brackets on a line of its own: `(RECESS)`.
    Cue,
    Speaker,
    /// A speaker who speaks once and whose label could be something else.
    Perhaps,
    Once,
    /// A line of the head of the record, as in `Interviewer: Ines Duarte`.
    Fact,
    Seldom,
    /// A way of writing another label.
    Misspelt,
    /// None, by a person's decision.
    Refused,
}

impl Verdict {
    pub fn speaks(self) -> bool {
        matches!(self, Self::Speaker | Self::Perhaps)
    }

    /// Whether the label is out of the question, by a person's decision or by what the word means.
    pub fn is_out(self) -> bool {
        matches!(self, Self::Announces | Self::Points | Self::Cue | Self::Refused)
    }
}

impl<'t> Group<'t> {
    pub fn new(label: &'t str, shape: Shape) -> Self {
        let is_out = labels::announces(label) || labels::is_namesake(label);
        let verdict = if is_out { Verdict::Announces } else { Verdict::Undecided };
        Self {
            label,
            shape,
            is_part: roles::is_part_in_talk(label) || labels::is_office(label),
            n: 0,
            n_after_blank: 0,
            timed: false,
            n_set_apart: 0,
            marked: false,
            alternates: false,
            verdict,
            form: None,
        }
    }
}
