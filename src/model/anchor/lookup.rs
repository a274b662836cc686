//! Between permanent addresses and positions in the text as it stands, in logarithmic time.

use super::super::text::Span;
use super::pieces::{Piece, Pieces, Slot, Source};
use super::{Address, Anchor, Run};

/// The pieces of a text counted through: what has to be found anew after each correction.
#[derive(Debug)]
pub(super) struct Order {
    /// All pieces in the order of the text.
    slots: Vec<Slot>,
    /// For each of them the number of living code points before it.
    before: Vec<u32>,
    living: Vec<bool>,
    /// Where each slot stands among them.
    places: Vec<u32>,
    len: u32,
}

impl Order {
    pub(super) fn of(pieces: &Pieces) -> Self {
        let n = pieces.n_pieces();
        let (mut slots, mut before, mut living) = (Vec::with_capacity(n), Vec::with_capacity(n), Vec::with_capacity(n));
        let mut places = vec![0; n];
        let mut len = 0;
        for (slot, place) in pieces.in_order().zip(0..) {
            let piece = pieces.piece(slot);
            let lives = pieces.lives(piece);
            slots.push(slot);
            before.push(len);
            living.push(lives);
            places[slot as usize] = place;
            len += if lives { piece.len } else { 0 };
        }
        Self { slots, before, living, places, len }
    }

    pub(super) fn len(&self) -> u32 {
        self.len
    }
}

/// A character by its piece in the order of the text and its offset in that: it orders all characters that there ever
/// were.
pub(super) type Rank = (usize, u32);

/// What answers for the addresses and positions of a text.
#[derive(Clone, Copy, Debug)]
pub struct Lookup<'a> {
    pub(super) pieces: &'a Pieces,
    pub(super) order: &'a Order,
}

impl<'a> Lookup<'a> {
    /// Returns the number of living code points.
    pub fn len(&self) -> u32 {
        self.order.len
    }

    /// Whether no character lives.
    pub fn is_empty(&self) -> bool {
        self.order.len == 0
    }

    /// Returns the address of the living character at `position`.
    pub fn address(&self, position: u32) -> Option<Address> {
        self.living_at(position).map(|rank| self.address_of(rank))
    }

    fn address_of(&self, (i, offset): Rank) -> Address {
        let piece = self.piece(i);
        self.pieces.address(piece.source, piece.from + offset)
    }

    /// Returns the living character at `position`.
    pub(super) fn living_at(&self, position: u32) -> Option<Rank> {
        if position >= self.order.len {
            return None;
        }
        // Cut pieces share their `before` with the living piece that follows them, which is the last of equals.
        let i = self.order.before.partition_point(|b| *b <= position).checked_sub(1)?;
        Some((i, position - self.order.before[i]))
    }

    /// Returns the anchor of a span that is not empty and lies in the text.
    pub fn anchor(&self, span: Span) -> Option<Anchor> {
        let last = span.end.checked_sub(1)?;
        (span.start <= last).then_some(())?;
        Some(Anchor { first: self.address(span.start)?, last: self.address(last)? })
    }

    /// Returns the runs of living characters in `span`, what a correction that deletes it cuts.
    pub fn runs(&self, span: Span) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut position = span.start;
        while let Some(rank) = self.living_at(position).filter(|_| position < span.end) {
            let count = (self.piece(rank.0).len - rank.1).min(span.end - position);
            runs.push(Run { first: self.address_of(rank), count });
            position += count;
        }
        runs
    }

    /// Returns the position of the character, or of the next living one when it is gone (the end of the text if none).
    pub fn position_from(&self, address: Address) -> Option<u32> {
        self.rank(address).map(|rank| self.position(rank))
    }

    /// Returns the position of the character if it lives.
    pub fn living(&self, address: Address) -> Option<u32> {
        let rank = self.rank(address)?;
        self.lives(rank.0).then(|| self.position(rank))
    }

    /// Returns a key that orders all characters that there ever were as they stand in the text, the cut ones too.
    pub fn rank(&self, address: Address) -> Option<(usize, u32)> {
        self.rank_in(self.pieces.source_of(address)?, address.index())
    }

    /// Returns the living characters within `span` that corrections brought in, with their positions.
    pub fn inserted_in(&self, span: Span) -> Vec<(u32, char)> {
        let mut letters = Vec::new();
        let first = self.order.before.partition_point(|before| *before < span.start).saturating_sub(1);
        for i in first..self.order.slots.len() {
            let (piece, at) = (self.piece(i), self.order.before[i]);
            if at >= span.end {
                break;
            }
            let Some(folded) = self.pieces.folded(piece.source).filter(|_| self.lives(i)) else { continue };
            if let Some(here) = Span::new(at, at + piece.len).intersection(span) {
                let from = piece.from + here.start - at;
                letters.extend((here.start..).zip(folded.text.slice(Span::new(from, from + here.len())).chars()));
            }
        }
        letters
    }

    pub(super) fn piece(&self, i: usize) -> &'a Piece {
        self.pieces.piece(self.order.slots[i])
    }

    pub(super) fn lives(&self, i: usize) -> bool {
        self.order.living[i]
    }

    pub(super) fn rank_in(&self, source: Source, index: u32) -> Option<Rank> {
        let slot = self.pieces.slot_of(source, index)?;
        Some((self.order.places[slot as usize] as usize, index - self.pieces.piece(slot).from))
    }

    /// Returns the position of the character, or of the next living one.
    pub(super) fn position(&self, (i, offset): Rank) -> u32 {
        self.order.before[i] + if self.order.living[i] { offset } else { 0 }
    }
}
