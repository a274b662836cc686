//! From where to where.

/// The standard normal deviate of a two-sided interval of 95%.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// An interval, both ends included.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// Returns the interval with both ends times `factor`, which is not negative.
    pub fn scaled(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}
