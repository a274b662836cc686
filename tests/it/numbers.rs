//! Numbers that look random and are the same in every run, and numbers that whoever runs the tests may ask for.

/// A row of numbers (xorshift64).
pub struct Numbers(u64);

impl Numbers {
    /// Returns the row that belongs to `seed`.
    pub fn of(seed: usize) -> Self {
        Self(0x9E37_79B9_7F4A_7C15 ^ seed as u64)
    }

    /// Returns the next number.
    pub fn next(&mut self) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize
    }

    /// Returns the next number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.next() % n.max(1)
    }
}

/// Returns the number that the environment names `key`, `usual` if it names none: long runs are asked for.
pub fn asked_for(key: &str, usual: usize) -> usize {
    std::env::var(key).ok().and_then(|n| n.parse().ok()).unwrap_or(usual)
}
