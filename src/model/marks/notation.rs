//! Which notation a text is written in, by the signs that no other one has. `(...)` is a pause where `(.)` is one, and
//! words left out elsewhere; `//` is a pause where `/` is one, and two voices at once elsewhere.

/// What the signs of a text mean that mean something else in other texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Notation {
    /// Points in brackets are pauses, one for each second: `(..)`, `(...)`, and so are seconds without a unit: `(4)`.
    pub counts_points: bool,
    /// Slashes between words are pauses: `/`, `//`, `///`.
    pub pauses_by_slashes: bool,
    /// So are crosses: `+`, `++`.
    pub pauses_by_crosses: bool,
    /// `@` is laughter, `(H)` and `(Hx)` are breath.
    pub laughs_by_at: bool,
}

impl Notation {
    /// Returns the notation of `text`.
    pub fn of(text: &str) -> Self {
        let has = |sign: &str| text.contains(sign);
        let often = |sign: &str, fewest: usize| text.matches(sign).take(fewest).count() == fewest;
        // One slash between words may stand for *or*.
        let pauses_by_slashes = has(" /// ") || (has(" // ") && often(" / ", 3));
        Self {
            counts_points: has("(.)") || has("(..)"),
            pauses_by_slashes,
            pauses_by_crosses: has(" ++ ") || (pauses_by_slashes && often(" + ", 3)),
            laughs_by_at: has("@@") || has("@(") || has("(Hx)"),
        }
    }
}
