//! A list that only grows at its end, of which all copies share everything but the newest entries. A project is copied
//! for every state that is kept, and what devices knew of each other grows with every change.

use std::sync::Arc;

/// So many entries make a piece that does not change any more.
const PIECE: usize = 256;

/// Entries in the order in which they came.
#[derive(Clone, Debug)]
pub(super) struct Growing<T>(Vec<Arc<Vec<T>>>);

impl<T> Default for Growing<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone> Growing<T> {
    /// Adds an entry behind all others.
    pub fn push(&mut self, entry: T) {
        match self.0.last_mut().filter(|piece| piece.len() < PIECE) {
            Some(piece) => Arc::make_mut(piece).push(entry),
            None => self.0.push(Arc::new(vec![entry])),
        }
    }

    /// Returns the newest entry.
    pub fn last(&self) -> Option<&T> {
        self.0.last()?.last()
    }

    /// Returns the last entry for which `is_within` holds, as it does for all before it and for none behind it.
    pub fn last_within(&self, is_within: impl Fn(&T) -> bool) -> Option<&T> {
        let begun = self.0.partition_point(|piece| piece.first().is_some_and(&is_within));
        let piece = &self.0[begun.checked_sub(1)?];
        piece[..piece.partition_point(is_within)].last()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_in_all_pieces_and_a_copy_does_not_grow_along() {
        let mut list = Growing::default();
        assert_eq!((list.last(), list.last_within(|_| true)), (None, None));
        (0..1000).for_each(|n| list.push(2 * n));
        let copy = list.clone();
        list.push(2000);
        assert_eq!((copy.last(), list.last()), (Some(&1998), Some(&2000)));
        for limit in [0, 1, 510, 511, 512, 513, 1999] {
            assert_eq!(copy.last_within(|n| *n <= limit), Some(&(limit - limit % 2)));
        }
        assert_eq!(copy.last_within(|n| *n < 0), None);
    }
}
