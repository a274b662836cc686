//! Lanes for the stripes in the margin. A coding keeps its lane while one scrolls, because lanes are dealt out over the
//! whole document at once.

use crate::model::Span;

/// Codings of one block that follow each other more closely than this many code points get lanes of their own: they may
/// share a line of the screen, where their stripes would touch. About one line of text.
pub const CLEARANCE: u32 = 100;

/// What needs a lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stretch {
    /// The words.
    pub span: Span,
    /// The first and the last block that it touches.
    pub blocks: (u32, u32),
}

/// Returns a lane for each of `stretches`, which are sorted by their start: the lowest in which the last stretch ends
/// in an earlier block, or by `clearance` earlier.
pub fn lanes(stretches: impl IntoIterator<Item = Stretch>, clearance: u32) -> Vec<u16> {
    let mut last_of: Vec<Stretch> = Vec::new();
    stretches
        .into_iter()
        .map(|next| {
            let is_free = |last: &Stretch| {
                let apart = last.span.end.saturating_add(clearance) <= next.span.start;
                apart || (last.blocks.1 < next.blocks.0 && last.span.end <= next.span.start)
            };
            let lane = last_of.iter().position(is_free).unwrap_or(last_of.len());
            match last_of.get_mut(lane) {
                Some(last) => *last = next,
                None => last_of.push(next),
            }
            lane.min(usize::from(u16::MAX)) as u16
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stretch(start: u32, end: u32, block: u32) -> Stretch {
        Stretch { span: Span::new(start, end), blocks: (block, block) }
    }

    #[test]
    fn codings_that_overlap_or_nearly_touch_stand_beside_each_other() {
        let all = [stretch(0, 50, 0), stretch(10, 20, 0), stretch(25, 30, 0), stretch(60, 70, 0), stretch(71, 80, 1)];
        assert_eq!(lanes(all, 0), [0, 1, 1, 0, 0]);
        assert_eq!(lanes(all, 20), [0, 1, 2, 1, 0], "another block is another line");
    }

    proptest! {
        #[test]
        fn no_two_codings_of_one_lane_meet(mut spans in prop::collection::vec((0_u32..500, 1_u32..60), 0..60)) {
            spans.sort_unstable();
            let all: Vec<Stretch> =
                spans.iter().map(|(start, len)| Stretch { span: Span::new(*start, start + len), blocks: (start / 90, (start + len) / 90) }).collect();
            let lanes = lanes(all.iter().copied(), 5);
            for i in 0..all.len() {
                for j in 0..i {
                    prop_assert!(lanes[i] != lanes[j] || all[j].span.end <= all[i].span.start);
                }
            }
        }
    }
}
