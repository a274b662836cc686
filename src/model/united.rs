//! What several spans cover together, each character once.

use super::text::Span;

/// Returns `spans` in order, those that overlap or touch put together.
pub fn united(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    put_together(spans, |end, start| start <= end)
}

/// Returns `spans` in order, those that overlap put together; those that only touch stay apart.
pub fn united_where_overlapping(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    put_together(spans, |end, start| start < end)
}

fn put_together(spans: impl IntoIterator<Item = Span>, joins: impl Fn(u32, u32) -> bool) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.into_iter().filter(|span| !span.is_empty()).collect();
    spans.sort_unstable();
    let mut united: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match united.last_mut() {
            Some(last) if joins(last.end, span.start) => last.end = last.end.max(span.end),
            _ => united.push(span),
        }
    }
    united
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(edges: &[(u32, u32)]) -> Vec<Span> {
        edges.iter().map(|(start, end)| Span::new(*start, *end)).collect()
    }

    #[test]
    fn spans_that_touch_are_one_for_characters_and_two_for_units() {
        let marked = spans(&[(5, 9), (0, 3), (3, 5), (2, 3), (7, 7)]);
        assert_eq!(united(marked.clone()), spans(&[(0, 9)]));
        assert_eq!(united_where_overlapping(marked), spans(&[(0, 3), (3, 5), (5, 9)]));
    }
}
