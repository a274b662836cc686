//! Short names for what is answered from a list: a number would name something else as soon as the list changes.

use std::hash::Hasher as _;

use rustc_hash::FxHasher;

/// How many letters it has: with a thousand things in a list, two share a name once in some thousand lists.
const LENGTH: usize = 7;

/// Returns the short name of what `told` tells in full, of consonants alone, so that it is no word and no number.
pub(super) fn short_id(told: &str) -> String {
    const LETTERS: &[u8; 20] = b"bcdfghjklmnpqrstvwxz";
    let mut sum = FxHasher::default();
    sum.write(told.as_bytes());
    let mut rest = sum.finish();
    let mut letter = || {
        let letter = char::from(LETTERS[(rest % 20) as usize]);
        rest /= 20;
        letter
    };
    (0..LENGTH).map(|_| letter()).collect()
}
