//! How much of a text lies under excerpts, each character once.

use crate::model::Span;

/// Returns how many characters `spans` cover together.
pub fn covered(spans: impl IntoIterator<Item = Span>) -> u64 {
    let mut spans: Vec<Span> = spans.into_iter().collect();
    spans.sort_unstable();
    let mut reached = 0;
    let mut covered = 0;
    for span in spans {
        covered += u64::from(span.end.saturating_sub(span.start.max(reached)));
        reached = reached.max(span.end);
    }
    covered
}
