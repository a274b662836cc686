//! A result with what went less than well on the way. Nothing is printed deep inside; whoever talks to the user
//! decides.

use super::tongue::Said;

/// An output, and warnings: words in every language, or what whoever shows them has the words for.
#[derive(Clone, PartialEq, Eq, Debug)]
#[must_use]
pub struct Warned<T, W = Said> {
    /// What came out.
    pub output: T,
    /// What did not, or only in part: what, where, what to do.
    pub warnings: Vec<W>,
}

impl<T> Warned<T> {
    /// Returns `output` without a warning.
    pub fn clean(output: T) -> Self {
        Self { output, warnings: Vec::new() }
    }

    /// Returns the same warnings with another output.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Warned<U> {
        Warned { output: f(self.output), warnings: self.warnings }
    }
}
