//! Everything coded in a document as marks in the order of its text, with their lanes, and which of them lie on which
//! block.
//!
//! Marks fall into islands: where one begins, all before it have ended, far enough away for every lane to be free. A
//! coding more or less changes the marks of its island and those of no other, so that only they are dealt lanes anew: a
//! document may have twenty thousand codings, and colleagues add some in every frame.

use std::collections::BTreeSet;
use std::ops::{Deref, Range};

use super::blocks::{Block, block_at};
use super::in_order::Placed;
use super::lanes::{CLEARANCE, Stretch, lanes};
use crate::model::{CodeId, CoderId, CodingId, Colour, Span};

/// Codings of one excerpt with one code, by one or several coders.
#[derive(Clone, PartialEq, Debug)]
pub struct Mark {
    /// The words.
    pub span: Span,
    /// What they are coded with, after merges.
    pub code: CodeId,
    /// The colour of the code.
    pub colour: Colour,
    /// Its place in the margin, the same wherever one scrolls.
    pub lane: u16,
    /// How many marks lie below it where it begins.
    pub depth: u16,
    /// Whether a decision set the codings aside: they are on record and count nowhere.
    pub aside: bool,
    /// The codings and who made them, as a range of [`Marks::codings`].
    codings: (u32, u32),
}

/// One coding behind a mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MarkedBy {
    /// The coding.
    pub coding: CodingId,
    /// Who coded.
    pub coder: CoderId,
}

/// The marks of a page: what is shown, sorted by its beginning, longer marks first, and behind it what the filter
/// hides.
#[derive(PartialEq, Debug, Default)]
pub struct Marks {
    all: Vec<Mark>,
    /// How many of them are shown.
    n_shown: usize,
    codings: Vec<MarkedBy>,
    /// How many codings are shown that count nowhere.
    n_aside: usize,
    coders: BTreeSet<CoderId>,
    /// For each mark that is shown the first block with which it shares a character, and the first behind it.
    blocks: Vec<(u32, u32)>,
    islands: Vec<Island>,
    by_block: ByBlock,
}

/// Marks that share no lane with others.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Island {
    /// Where its first mark begins.
    start: u32,
    /// The number of its first mark.
    first: u32,
    /// How many lanes it needs.
    n_lanes: u16,
}

/// Which marks lie on a block.
#[derive(Debug, Default, PartialEq)]
struct ByBlock {
    /// For each block the first of its entries in `marks`, and one more entry for the end.
    first: Vec<u32>,
    marks: Vec<u32>,
}

impl Deref for Marks {
    type Target = [Mark];

    fn deref(&self) -> &[Mark] {
        &self.all
    }
}

impl Marks {
    /// Returns the marks of what is `shown`, and of what is `hidden`, each in the order of the text.
    pub(super) fn of<'a>(
        shown: impl Iterator<Item = &'a Placed>,
        hidden: impl Iterator<Item = &'a Placed>,
        blocks: &[Block],
    ) -> Self {
        let mut marks = Self::default();
        let Piece { marks: mut all, codings } = Piece::of(shown, 0);
        marks.n_shown = all.len();
        marks.coders = coders_of(&all, &codings);
        marks.n_aside = n_aside(&all);
        marks.blocks = blocks_of_marks(&all, blocks);
        marks.islands = deal(&mut all, &marks.blocks, 0);
        let behind = Piece::of(hidden, codings.len() as u32);
        marks.all = [all, behind.marks].concat();
        marks.codings = [codings, behind.codings].concat();
        marks.by_block = ByBlock::of(&marks.blocks, blocks.len());
        marks
    }

    /// Takes over what changed at `places`, where everything `placed` is shown and was before.
    pub(super) fn renew(&mut self, placed: &[Placed], places: &[Span], blocks: &[Block]) {
        for place in places {
            self.renew_around(placed, *place, blocks);
        }
        self.coders = coders_of(&self.all, &self.codings);
        self.by_block = ByBlock::of(&self.blocks, blocks.len());
    }

    /// Deals the islands anew that `place` touches, and as many behind them as are no longer apart.
    fn renew_around(&mut self, placed: &[Placed], place: Span, blocks: &[Block]) {
        let from = self.islands.partition_point(|island| island.start <= place.start).saturating_sub(1);
        let mut to = from + self.islands[from..].partition_point(|island| island.start < place.end);
        let start = if from == 0 { 0 } else { self.islands[from].start };
        let begins = |at: u32| placed.partition_point(|placed| placed.span.start < at);
        loop {
            let next = self.islands.get(to).copied();
            let anew = &placed[begins(start)..next.map_or(placed.len(), |next| begins(next.start))];
            let first = self.islands.get(from).map_or(0, |island| island.first as usize);
            let old = first..next.map_or(self.n_shown, |next| next.first as usize);
            let first_coding = self.all.get(old.start).map_or(self.codings.len(), |mark| mark.codings.0 as usize);
            let mut piece = Piece::of(anew.iter(), first_coding as u32);
            let piece_blocks = blocks_of_marks(&piece.marks, blocks);
            let is_apart = next.is_none_or(|next| {
                let mut reach = Reach::default();
                piece.marks.iter().zip(&piece_blocks).for_each(|(mark, blocks)| reach.extend(mark.span, *blocks));
                reach.is_before(next.start, self.blocks[next.first as usize].0)
            });
            if !is_apart {
                to += 1;
                continue;
            }
            let islands = deal(&mut piece.marks, &piece_blocks, first as u32);
            return self.replace(from..to, old, piece, piece_blocks, islands);
        }
    }

    fn replace(
        &mut self,
        islands: Range<usize>,
        marks: Range<usize>,
        piece: Piece,
        blocks: Vec<(u32, u32)>,
        islands_anew: Vec<Island>,
    ) {
        let codings = {
            let first = |at: usize| self.all.get(at).map_or(self.codings.len(), |mark| mark.codings.0 as usize);
            first(marks.start)..first(marks.end)
        };
        let more_marks = piece.marks.len() as i64 - marks.len() as i64;
        let more_codings = piece.codings.len() as i64 - codings.len() as i64;
        self.n_aside = self.n_aside + n_aside(&piece.marks) - n_aside(&self.all[marks.clone()]);
        for mark in &mut self.all[marks.end..] {
            mark.codings = (moved(mark.codings.0, more_codings), moved(mark.codings.1, more_codings));
        }
        for island in &mut self.islands[islands.end..] {
            island.first = moved(island.first, more_marks);
        }
        self.n_shown = (self.n_shown as i64 + more_marks) as usize;
        self.codings.splice(codings, piece.codings);
        self.blocks.splice(marks.clone(), blocks);
        self.all.splice(marks, piece.marks);
        self.islands.splice(islands, islands_anew);
    }

    /// Returns how many lanes the margin needs.
    pub fn n_lanes(&self) -> u16 {
        self.islands.iter().map(|island| island.n_lanes).max().unwrap_or(0)
    }

    /// Returns the marks that are shown.
    pub fn shown(&self) -> &[Mark] {
        &self.all[..self.n_shown]
    }

    /// Returns the indices of the marks that share a character with block `i`, in the order of the text.
    pub fn in_block(&self, i: usize) -> &[u32] {
        let ByBlock { first, marks } = &self.by_block;
        &marks[first[i] as usize..first[i + 1] as usize]
    }

    /// Returns the codings behind a mark.
    pub fn codings_of(&self, mark: &Mark) -> &[MarkedBy] {
        &self.codings[mark.codings.0 as usize..mark.codings.1 as usize]
    }

    /// Returns the number of codings that count, hidden ones included.
    pub fn n_codings(&self) -> usize {
        self.codings.len() - self.n_aside
    }

    /// Returns how many of them the filter hides.
    pub fn n_hidden(&self) -> usize {
        let first = self.all.get(self.n_shown).map_or(self.codings.len(), |m| m.codings.0 as usize);
        self.codings.len() - first
    }

    /// Returns everybody whose codings are shown and count.
    pub fn coders(&self) -> &BTreeSet<CoderId> {
        &self.coders
    }
}

/// Returns a number that counts as many `more`, or fewer.
fn moved(number: u32, more: i64) -> u32 {
    (i64::from(number) + more) as u32
}

/// Marks of one stretch of the text, and the codings behind them.
struct Piece {
    marks: Vec<Mark>,
    codings: Vec<MarkedBy>,
}

impl Piece {
    /// Returns the marks of what is placed, whose codings are counted from `first_coding`. Lanes are dealt later.
    fn of<'a>(placed: impl Iterator<Item = &'a Placed>, first_coding: u32) -> Self {
        let mut piece = Self { marks: Vec::new(), codings: Vec::new() };
        for placed in placed {
            piece.codings.push(placed.by);
            let n = first_coding + piece.codings.len() as u32;
            let is_same =
                |mark: &Mark| (mark.span, mark.code, mark.aside) == (placed.span, placed.code, placed.is_aside);
            match piece.marks.last_mut() {
                Some(last) if is_same(last) => last.codings.1 = n,
                _ => piece.marks.push(Mark {
                    span: placed.span,
                    code: placed.code,
                    colour: placed.colour,
                    lane: 0,
                    depth: 0,
                    aside: placed.is_aside,
                    codings: (n - 1, n),
                }),
            }
        }
        piece
    }
}

/// How far marks reach.
#[derive(Clone, Copy, Default)]
struct Reach {
    end: u32,
    /// The last block that is touched.
    block: u32,
}

impl Reach {
    fn extend(&mut self, span: Span, blocks: (u32, u32)) {
        self.end = self.end.max(span.end);
        self.block = self.block.max(last_block(blocks));
    }

    /// Whether every lane is free for a mark that begins at `start` in `block`; see [`lanes`].
    fn is_before(self, start: u32, block: u32) -> bool {
        self.end.saturating_add(CLEARANCE) <= start || (self.block < block && self.end <= start)
    }
}

fn last_block(blocks: (u32, u32)) -> u32 {
    blocks.1.saturating_sub(1).max(blocks.0)
}

/// Deals lanes and depths to marks that follow each other, before which all lanes are free, and returns their islands;
/// the first of the marks has the number `first`.
fn deal(marks: &mut [Mark], blocks: &[(u32, u32)], first: u32) -> Vec<Island> {
    let stretch =
        |(mark, blocks): (&Mark, &(u32, u32))| Stretch { span: mark.span, blocks: (blocks.0, last_block(*blocks)) };
    let stretches: Vec<Stretch> = marks.iter().zip(blocks).map(stretch).collect();
    let (wide, tight) = (lanes(stretches.iter().copied(), CLEARANCE), lanes(stretches.iter().copied(), 0));
    let mut islands: Vec<Island> = Vec::new();
    let mut reach = Reach::default();
    for (i, (mark, blocks)) in marks.iter_mut().zip(blocks).enumerate() {
        (mark.lane, mark.depth) = (wide[i], tight[i]);
        let begins = islands.is_empty() || reach.is_before(mark.span.start, blocks.0);
        if begins {
            islands.push(Island { start: mark.span.start, first: first + i as u32, n_lanes: 0 });
        }
        reach.extend(mark.span, *blocks);
        islands.last_mut().into_iter().for_each(|island| island.n_lanes = island.n_lanes.max(mark.lane + 1));
    }
    islands
}

/// Returns for each mark the blocks with which it shares a character. Marks begin one after the other, so where the
/// last one began the next is looked for.
fn blocks_of_marks(marks: &[Mark], blocks: &[Block]) -> Vec<(u32, u32)> {
    let mut first = marks.first().map_or(0, |mark| block_at(blocks, mark.span.start));
    let of = |mark: &Mark| {
        while blocks.get(first).is_some_and(|block| block.span.end <= mark.span.start) {
            first += 1;
        }
        let touched = blocks[first..].iter().take_while(|block| block.span.start < mark.span.end).count();
        (first as u32, (first + touched) as u32)
    };
    marks.iter().map(of).collect()
}

impl ByBlock {
    /// Returns it of marks that lie on `blocks`, each from one up to another, out of `n_blocks`.
    fn of(blocks: &[(u32, u32)], n_blocks: usize) -> Self {
        let mut first = vec![0; n_blocks + 1];
        for block in blocks.iter().flat_map(|(from, to)| *from..*to) {
            first[block as usize + 1] += 1;
        }
        for i in 1..first.len() {
            first[i] += first[i - 1];
        }
        let mut next = first.clone();
        let mut marks = vec![0; first.last().map_or(0, |n| *n as usize)];
        for (mark, (from, to)) in blocks.iter().enumerate() {
            for block in *from..*to {
                marks[next[block as usize] as usize] = mark as u32;
                next[block as usize] += 1;
            }
        }
        Self { first, marks }
    }
}

fn n_aside(marks: &[Mark]) -> usize {
    marks.iter().filter(|mark| mark.aside).map(|mark| (mark.codings.1 - mark.codings.0) as usize).sum()
}

/// Returns who coded what counts. Those are few, so most are found in a short list.
fn coders_of(marks: &[Mark], codings: &[MarkedBy]) -> BTreeSet<CoderId> {
    let mut coders: Vec<CoderId> = Vec::new();
    for mark in marks.iter().filter(|mark| !mark.aside) {
        for by in &codings[mark.codings.0 as usize..mark.codings.1 as usize] {
            if !coders.contains(&by.coder) {
                coders.push(by.coder);
            }
        }
    }
    coders.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::super::Page;
    use crate::model::testing::Fixture;
    use crate::model::{Excerpt, Outline, Project, Span, plan};

    /// What somebody does in a document.
    #[derive(Clone, Debug)]
    enum Step {
        Code(u32, u32, bool),
        Uncode(usize),
    }

    fn step() -> impl Strategy<Value = Step> {
        let code =
            (0_u32..700, 1_u32..250, any::<bool>()).prop_map(|(start, len, afraid)| Step::Code(start, len, afraid));
        prop_oneof![3 => code, 1 => any::<usize>().prop_map(Step::Uncode)]
    }

    /// Five turns of two hundred characters each.
    fn talk() -> Fixture {
        let turn = format!("U01: {}fin.\n", "mot ".repeat(48));
        Fixture::of(&turn.repeat(5))
    }

    fn take(fixture: &mut Fixture, step: &Step) {
        let document = Arc::clone(fixture.project.documents()[0]);
        match *step {
            Step::Code(start, len, afraid) => {
                let span = Span::new(start, start + len);
                fixture.code(
                    Excerpt { document: document.id, span },
                    if afraid { "Peur" } else { "Rue" },
                    fixture.coder,
                );
            }
            Step::Uncode(n) => {
                let standing: Vec<_> = document.codings.values().filter(|coding| !coding.removed).collect();
                if let Some(coding) = standing.get(n % standing.len().max(1)) {
                    let ops = plan::remove_coding(&fixture.project, document.id, coding.id).unwrap();
                    fixture.apply(ops);
                }
            }
        }
    }

    fn page(project: &Arc<Project>, before: Option<Page>) -> Page {
        Page::of(project, project.documents()[0], &Outline::of(project), before).unwrap()
    }

    proptest! {
        #[test]
        fn marks_renewed_around_what_changed_are_those_of_the_whole_document(
            steps in prop::collection::vec(prop::collection::vec(step(), 1..4), 1..12),
        ) {
            let mut fixture = talk();
            let mut shown = page(&Arc::new(fixture.project.clone()), None);
            for together in &steps {
                together.iter().for_each(|step| take(&mut fixture, step));
                let project = Arc::new(fixture.project.clone());
                shown = page(&project, Some(shown));
                prop_assert_eq!(&shown.marks, &page(&project, None).marks);
            }
        }
    }
}
