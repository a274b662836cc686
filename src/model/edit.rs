//! What one person did to a text as one stretch: exact about where a change is, unlike a comparison word by word, as
//! long as it is in one place.

/// The one stretch of a text, in characters, outside of which nothing was changed, and what was put there.
pub(super) struct Edit {
    pub start: usize,
    pub end: usize,
    pub put: String,
}

impl Edit {
    pub fn between(before: &[char], after: &str) -> Self {
        let after: Vec<char> = after.chars().collect();
        let start = before.iter().zip(&after).take_while(|(a, b)| a == b).count();
        let behind = before[start..].iter().rev().zip(after[start..].iter().rev()).take_while(|(a, b)| a == b).count();
        Self { start, end: before.len() - behind, put: after[start..after.len() - behind].iter().collect() }
    }

    pub fn is_insertion(&self) -> bool {
        self.start == self.end
    }
}
