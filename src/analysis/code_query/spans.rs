//! Where excerpts of one document stand to each other. Each list is distinct and ascends by start and end, and so do
//! the results. Every function sweeps its lists once after sorting: nothing compares each excerpt with each other.

use std::ops::Range;

use crate::model::Span;

/// Sorts spans and leaves each once; empty ones go.
pub(super) fn ordered(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|s| !s.is_empty());
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// Returns the longest stretches that a span of `a` and one of `b` share. Such a stretch begins where one of the two
/// begins, and reaches as far as both do of what has begun by then.
pub(super) fn shared(a: &[Span], b: &[Span]) -> Vec<Span> {
    let (of_a, of_b) = (Reach::of(a), Reach::of(b));
    let mut starts: Vec<u32> = a.iter().chain(b).map(|s| s.start).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut found: Vec<Span> = Vec::new();
    let mut reached = 0;
    for start in starts {
        let end = of_a.furthest(start).min(of_b.furthest(start));
        if end > start && end > reached {
            found.push(Span::new(start, end));
            reached = end;
        }
    }
    found
}

/// Returns what is left of the spans of `a` without the characters of `b`, each piece once.
pub(super) fn without(a: &[Span], b: &[Span]) -> Vec<Span> {
    let gaps = gaps(b);
    // Whole gaps that a span of `a` covers, counted at their beginnings and behind their ends.
    let mut covering = vec![0_i64; gaps.len() + 1];
    let mut pieces = Vec::new();
    for span in a {
        let first = gaps.partition_point(|g| g.end <= span.start);
        let last = gaps.partition_point(|g| g.start < span.end);
        if first >= last {
            continue;
        }
        pieces.extend(gaps[first].intersection(*span));
        pieces.extend(gaps[last - 1].intersection(*span));
        if first + 1 < last - 1 {
            covering[first + 1] += 1;
            covering[last - 1] -= 1;
        }
    }
    let mut open = 0;
    for (gap, change) in gaps.iter().zip(covering) {
        open += change;
        if open > 0 {
            pieces.push(*gap);
        }
    }
    ordered(pieces)
}

/// Returns what lies before, between and behind the characters of `spans`.
fn gaps(spans: &[Span]) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut reached = 0;
    for span in spans {
        if span.start > reached {
            gaps.push(Span::new(reached, span.start));
        }
        reached = reached.max(span.end);
    }
    gaps.push(Span::new(reached, u32::MAX));
    gaps
}

/// Returns the spans of `a` that lie whole in one of `b`, or those that do not.
pub(super) fn within(a: &[Span], b: &[Span], holds: bool) -> Vec<Span> {
    let reach = Reach::of(b);
    a.iter().copied().filter(|s| (reach.furthest(s.start) >= s.end) == holds).collect()
}

/// Returns the spans of `a` that share a character with one of `b`, or those that do not.
pub(super) fn overlapping(a: &[Span], b: &[Span], holds: bool) -> Vec<Span> {
    let reach = Reach::of(b);
    a.iter().copied().filter(|s| (reach.furthest(s.end - 1) > s.start) == holds).collect()
}

/// Returns the spans of `a` that are at most `n` turns from one of `b`, or those that are not. `turns` says which turns
/// a span touches; it is never empty.
pub(super) fn near(a: &[Span], b: &[Span], n: u32, turns: impl Fn(Span) -> Range<u32>, holds: bool) -> Vec<Span> {
    let others = ordered(b.iter().map(|s| turns(*s)).map(|r| Span::new(r.start, r.end)).collect());
    let reach = Reach::of(&others);
    let is_near = |span: Span| {
        let Range { start, end } = turns(span);
        reach.furthest((end - 1).saturating_add(n)) > start.saturating_sub(n)
    };
    a.iter().copied().filter(|s| is_near(*s) == holds).collect()
}

/// How far spans reach, by where they begin.
struct Reach {
    starts: Vec<u32>,
    /// The furthest end of the spans up to each.
    ends: Vec<u32>,
}

impl Reach {
    fn of(spans: &[Span]) -> Self {
        let mut furthest = 0;
        let ends = spans.iter().map(|s| {
            furthest = furthest.max(s.end);
            furthest
        });
        Self { starts: spans.iter().map(|s| s.start).collect(), ends: ends.collect() }
    }

    /// Returns the furthest end of the spans that begin at `position` or before, 0 when none does.
    fn furthest(&self, position: u32) -> u32 {
        let n = self.starts.partition_point(|s| *s <= position);
        n.checked_sub(1).map_or(0, |i| self.ends[i])
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        prop::collection::vec((0_u32..60, 1_u32..14), 0..14)
            .prop_map(|v| ordered(v.into_iter().map(|(s, n)| Span::new(s, s + n)).collect()))
    }

    fn naive_shared(a: &[Span], b: &[Span]) -> Vec<Span> {
        let all: BTreeSet<Span> = a.iter().flat_map(|x| b.iter().filter_map(|y| x.intersection(*y))).collect();
        let longest = |s: &&Span| !all.iter().any(|other| other != *s && other.encloses(**s));
        all.iter().filter(longest).copied().collect()
    }

    /// Character by character.
    fn naive_without(a: &[Span], b: &[Span]) -> Vec<Span> {
        let mut pieces = Vec::new();
        for span in a {
            let mut start = None;
            for position in span.start..=span.end {
                let free = position < span.end && !b.iter().any(|s| s.contains(position));
                match (start, free) {
                    (None, true) => start = Some(position),
                    (Some(from), false) => {
                        pieces.push(Span::new(from, position));
                        start = None;
                    }
                    _ => {}
                }
            }
        }
        ordered(pieces)
    }

    /// Turns of ten characters.
    fn turns(span: Span) -> Range<u32> {
        span.start / 10..(span.end - 1) / 10 + 1
    }

    fn distance(a: Span, b: Span) -> u32 {
        let (a, b) = (turns(a), turns(b));
        if a.start < b.end && b.start < a.end {
            return 0;
        }
        if a.end <= b.start { b.start - (a.end - 1) } else { a.start - (b.end - 1) }
    }

    proptest! {
        #[test]
        fn sweeps_find_what_comparing_everything_finds(a in spans(), b in spans(), n in 0_u32..4, holds: bool) {
            let chosen = |meets: &dyn Fn(&Span) -> bool| -> Vec<Span> {
                a.iter().filter(|s| meets(s) == holds).copied().collect()
            };
            prop_assert_eq!(shared(&a, &b), naive_shared(&a, &b));
            prop_assert_eq!(without(&a, &b), naive_without(&a, &b));
            prop_assert_eq!(within(&a, &b, holds), chosen(&|s| b.iter().any(|o| o.encloses(*s))));
            prop_assert_eq!(overlapping(&a, &b, holds), chosen(&|s| b.iter().any(|o| o.overlaps(*s))));
            prop_assert_eq!(near(&a, &b, n, turns, holds), chosen(&|s| b.iter().any(|o| distance(*s, *o) <= n)));
        }

        #[test]
        fn words_that_are_shared_do_not_depend_on_the_order(a in spans(), b in spans(), c in spans()) {
            prop_assert_eq!(shared(&a, &b), shared(&b, &a));
            prop_assert_eq!(shared(&shared(&a, &b), &c), shared(&a, &shared(&b, &c)));
        }
    }

    #[test]
    fn spans_that_touch_share_nothing() {
        let (a, b) = (Span::new(0, 5), Span::new(5, 9));
        assert!(shared(&[a], &[b]).is_empty());
        assert_eq!(overlapping(&[a], &[b], false), [a]);
        assert_eq!(without(&[a], &[b]), [a]);
    }
}
