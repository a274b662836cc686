//! How somebody likes to read: size of the letters, space between the lines, width of the column, numbers in the
//! gutter. It is a setting of the person and not of a document, so it is the same in every reader and outlives the
//! window.

use serde::{Deserialize, Serialize};

use crate::app::theme::Tokens;

/// What stands in the gutter beside the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum Numbers {
    /// Nothing.
    None,
    /// The lines of the text as it stands, counted at its line ends and not where the screen wraps: a citation like
    /// "line 212" means the same on every screen, in the file that was imported and in any text editor.
    #[default]
    Lines,
    /// The turns, as copied excerpts and "go to turn" name them.
    Turns,
}

impl Numbers {
    /// Every choice, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::None, Self::Lines, Self::Turns];

    fn next(self) -> Self {
        match self {
            Self::None => Self::Lines,
            Self::Lines => Self::Turns,
            Self::Turns => Self::None,
        }
    }
}

/// How the page of the reader is set, in steps from what the theme says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Reading {
    /// The size of the letters.
    pub text: i8,
    /// The space between lines.
    pub leading: i8,
    /// The width of the column.
    pub measure: i8,
    /// What stands in the gutter.
    pub numbers: Numbers,
}

/// One step of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReadingStep {
    /// Larger (or smaller) letters; 0 is the size that they came with.
    Text(i8),
    /// More (or less) space between lines; 0 is the first one.
    Leading(i8),
    /// A wider (or narrower) column; 0 is the first one.
    Measure(i8),
    /// These numbers in the gutter; nothing goes on to the next kind.
    Numbers(Option<Numbers>),
    /// All as it came.
    Reset,
}

const TEXT: std::ops::RangeInclusive<i8> = -4..=10;
const LEADING: std::ops::RangeInclusive<i8> = -3..=6;
const MEASURE: std::ops::RangeInclusive<i8> = -5..=8;

impl Reading {
    /// Returns the reading after `step`; what would go too far stays at its end.
    pub fn after(self, step: ReadingStep) -> Self {
        let stepped = |now: i8, by: i8, range: std::ops::RangeInclusive<i8>| match by {
            0 => 0,
            _ => now.saturating_add(by).clamp(*range.start(), *range.end()),
        };
        match step {
            ReadingStep::Text(by) => Self { text: stepped(self.text, by, TEXT), ..self },
            ReadingStep::Leading(by) => Self { leading: stepped(self.leading, by, LEADING), ..self },
            ReadingStep::Measure(by) => Self { measure: stepped(self.measure, by, MEASURE), ..self },
            ReadingStep::Numbers(numbers) => Self { numbers: numbers.unwrap_or(self.numbers.next()), ..self },
            ReadingStep::Reset => Self::default(),
        }
    }

    fn scale(self) -> f32 {
        1.1_f32.powi(i32::from(self.text.clamp(*TEXT.start(), *TEXT.end())))
    }

    /// Returns the size of the letters in points.
    pub fn size(self, tokens: &Tokens) -> f32 {
        (tokens.reading_size * self.scale() * 2.0).round() / 2.0
    }

    /// Returns the points from line to line.
    pub fn line(self, tokens: &Tokens) -> f32 {
        let steps = f32::from(self.leading.clamp(*LEADING.start(), *LEADING.end()));
        (tokens.reading_line * self.scale() * (1.0 + 0.08 * steps)).round()
    }

    /// Returns the width of the column in points. It grows with the letters, so that a line holds as many words as
    /// before.
    pub fn measure(self, tokens: &Tokens) -> f32 {
        let steps = f32::from(self.measure.clamp(*MEASURE.start(), *MEASURE.end()));
        (tokens.measure * self.scale() * (1.0 + 0.1 * steps)).round()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_end_where_reading_would_and_zero_goes_back() {
        let mut reading = Reading::default();
        for _ in 0..40 {
            reading = reading.after(ReadingStep::Text(1)).after(ReadingStep::Leading(-1));
        }
        assert_eq!((reading.text, reading.leading), (10, -3));
        let reading = reading.after(ReadingStep::Text(0));
        assert_eq!((reading.text, reading.leading), (0, -3));
        assert_eq!(reading.after(ReadingStep::Reset), Reading::default());
    }

    #[test]
    fn wider_letters_take_a_wider_column_and_more_space_from_line_to_line() {
        let tokens = Tokens::light();
        let (usual, larger) = (Reading::default(), Reading { text: 3, ..Reading::default() });
        assert_eq!((usual.size(&tokens), usual.line(&tokens)), (tokens.reading_size, tokens.reading_line));
        assert!(larger.line(&tokens) > usual.line(&tokens) && larger.measure(&tokens) > usual.measure(&tokens));
        assert!(Reading { measure: -5, ..usual }.measure(&tokens) < tokens.measure * 0.6);
    }

    #[test]
    fn settings_of_an_older_window_are_still_read() {
        assert_eq!(ron::from_str::<Reading>("(text: 2)"), Ok(Reading { text: 2, ..Reading::default() }));
    }
}
