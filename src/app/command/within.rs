//! What lies within a tab and can be gone to by its own name.

/// A view within a tab.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Within {
    /// One of the comparison.
    Comparison(ComparisonView),
    /// The places where coders disagree.
    ToDecide,
}

/// The views of the comparison.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum ComparisonView {
    /// What divides two groups, theme by theme or code by code.
    #[default]
    Divergence,
    /// Both sides' words for each theme, and what is concluded.
    Themes,
    /// What the codes of one tree are to those of another.
    Crosswalk,
    /// Participants by themes.
    Framework,
    /// Which questions were asked where.
    Asked,
    /// Words that divide the groups.
    Words,
    /// How many codes each interview brings in.
    NewCodes,
}
