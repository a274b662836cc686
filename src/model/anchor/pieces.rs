//! All characters that a document ever had: a chain of pieces in the order of the text, with an index by the text that
//! brought them in, so that one correction costs little however many there were before it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::super::ids::EditId;
use super::super::text::{Span, Text};
use super::lookup::{Lookup, Order};
use super::{Address, Run, Splice};

/// A text that brought characters in: 0 is the import, `n` the `n`th correction in the order in which they were folded.
/// So of two characters the one with the smaller source was there first.
pub(super) type Source = u32;

const IMPORT: Source = 0;

/// A place in [`Pieces::pieces`].
pub(super) type Slot = u32;

/// Neighbouring characters of one source, all living or all cut.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Piece {
    pub(super) source: Source,
    pub(super) from: u32,
    pub(super) len: u32,
    /// The corrections that cut it; it is gone as long as one of them stands.
    cut_by: Vec<Source>,
    /// What follows in the text.
    next: Option<Slot>,
}

/// A correction as it was folded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Folded {
    pub(super) edit: EditId,
    /// What it inserted, through all of its splices.
    pub(super) text: Arc<Text>,
    stands: bool,
    splices: Vec<Insertion>,
}

/// One text that a correction inserted, and where that was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Insertion {
    /// Its place in the text of the correction; empty when it only cut.
    pub(super) text: Span,
    /// The next character that lived behind it then: its piece begins with that character of that source.
    pub(super) right: Option<(Source, u32)>,
    /// The characters that it replaced.
    pub(super) replaced: Vec<(Source, Span)>,
}

/// All characters that a document ever had, in order, living or cut.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pieces {
    pieces: Vec<Piece>,
    /// The first piece of the text.
    head: Option<Slot>,
    /// Where the pieces of each source begin.
    by_source: BTreeMap<(Source, u32), Slot>,
    /// In the order of folding; the source of each is its index and 1.
    corrections: Vec<Folded>,
    sources: BTreeMap<EditId, Source>,
    order: OrderCell,
}

/// The order of the pieces, once somebody asked for it; shared by all clones. It is derived, so it takes no part in
/// comparisons.
#[derive(Clone, Debug, Default)]
struct OrderCell(OnceLock<Arc<Order>>);

impl PartialEq for OrderCell {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for OrderCell {}

impl Pieces {
    /// Returns the characters of an imported text of `chars` code points.
    pub fn imported(chars: u32) -> Self {
        let mut pieces = Self {
            pieces: Vec::new(),
            head: None,
            by_source: BTreeMap::new(),
            corrections: Vec::new(),
            sources: BTreeMap::new(),
            order: OrderCell::default(),
        };
        pieces.insert(IMPORT, Span::new(0, chars), None);
        pieces
    }

    /// Whether no correction was ever made, so that addresses are plain offsets.
    pub fn is_pristine(&self) -> bool {
        self.corrections.is_empty()
    }

    /// Applies a correction, in time that hardly grows with the number of those before it. An address that this text
    /// never had is left out: the fold is total.
    pub fn correct(&mut self, edit: EditId, splices: &[Splice]) {
        if self.sources.contains_key(&edit) {
            return;
        }
        self.order = OrderCell::default();
        let source = self.corrections.len() as Source + 1;
        let text: String = splices.iter().map(|s| s.text.as_str()).collect();
        self.sources.insert(edit, source);
        self.corrections.push(Folded { edit, text: Arc::new(Text::new(text)), stands: true, splices: Vec::new() });
        let mut numbered = 0;
        for splice in splices {
            let replaced = splice.cut.iter().flat_map(|run| self.cut(source, *run)).collect();
            let text = Span::new(numbered, numbered + splice.text.chars().count() as u32);
            numbered = text.end;
            let right = self.insert(source, text, splice.after);
            self.corrections[source as usize - 1].splices.push(Insertion { text, right, replaced });
        }
    }

    /// Takes a correction back, or makes it stand again; the very same characters go or return. One that was never made
    /// changes nothing.
    pub fn set_reverted(&mut self, edit: EditId, reverted: bool) {
        if let Some(source) = self.sources.get(&edit) {
            self.order = OrderCell::default();
            self.corrections[*source as usize - 1].stands = !reverted;
        }
    }

    /// Returns every correction ever made, in the order of their identities, and whether it stands. Together with the
    /// imported text they determine the text, so a cache may compare them instead of the text.
    pub fn corrections(&self) -> impl Iterator<Item = (EditId, bool)> {
        self.sources.iter().map(|(edit, source)| (*edit, self.stands(*source)))
    }

    /// Returns the text as it stands, given the imported one.
    pub fn text(&self, imported: &str) -> String {
        let mut text = String::with_capacity(imported.len());
        let imported = Text::new(imported);
        for piece in self.in_order().map(|slot| self.piece(slot)).filter(|p| self.lives(p)) {
            let source = self.folded(piece.source).map_or(&imported, |folded| &folded.text);
            text.push_str(source.slice(Span::new(piece.from, piece.from + piece.len)));
        }
        text
    }

    /// Returns the number of living code points.
    pub fn len(&self) -> u32 {
        if self.is_pristine() { self.pieces.iter().map(|p| p.len).sum() } else { self.order().len() }
    }

    /// Whether no character lives.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns what answers for addresses and positions. The first call after a correction takes time in proportion to
    /// the number of pieces, further ones none.
    pub fn lookup(&self) -> Lookup<'_> {
        Lookup { pieces: self, order: self.order() }
    }

    fn order(&self) -> &Order {
        self.order.0.get_or_init(|| Arc::new(Order::of(self)))
    }

    /// Returns all pieces, in the order of the text.
    pub(super) fn in_order(&self) -> impl Iterator<Item = Slot> {
        self.following(self.head)
    }

    /// Returns the piece `first` and all behind it.
    fn following(&self, first: Option<Slot>) -> impl Iterator<Item = Slot> {
        std::iter::successors(first, |slot| self.piece(*slot).next)
    }

    pub(super) fn n_pieces(&self) -> usize {
        self.pieces.len()
    }

    pub(super) fn piece(&self, slot: Slot) -> &Piece {
        &self.pieces[slot as usize]
    }

    /// Returns the piece that holds character `index` of `source`.
    pub(super) fn slot_of(&self, source: Source, index: u32) -> Option<Slot> {
        let ((_, from), slot) = self.by_source.range((source, 0)..=(source, index)).next_back()?;
        (index - from < self.piece(*slot).len).then_some(*slot)
    }

    pub(super) fn source_of(&self, address: Address) -> Option<Source> {
        match address {
            Address::Original(_) => Some(IMPORT),
            Address::Inserted(edit, _) => self.sources.get(&edit).copied(),
        }
    }

    pub(super) fn address(&self, source: Source, index: u32) -> Address {
        self.folded(source).map_or(Address::Original(index), |folded| Address::Inserted(folded.edit, index))
    }

    /// Returns the correction that `source` is; nothing for the import.
    pub(super) fn folded(&self, source: Source) -> Option<&Folded> {
        self.corrections.get((source as usize).checked_sub(1)?)
    }

    /// Returns the insertion that brought character `index` of `source` in; nothing for the import.
    pub(super) fn insertion(&self, source: Source, index: u32) -> Option<&Insertion> {
        let splices = &self.folded(source)?.splices;
        splices.get(splices.partition_point(|s| s.text.end <= index))
    }

    fn stands(&self, source: Source) -> bool {
        self.folded(source).is_none_or(|folded| folded.stands)
    }

    pub(super) fn lives(&self, piece: &Piece) -> bool {
        self.stands(piece.source) && !piece.cut_by.iter().any(|correction| self.stands(*correction))
    }

    /// Cuts the characters of `run` and returns those that were there.
    fn cut(&mut self, correction: Source, run: Run) -> Vec<(Source, Span)> {
        let Some(source) = self.source_of(run.first) else { return Vec::new() };
        let from = run.first.index();
        let to = from.saturating_add(run.count);
        self.split(source, from);
        self.split(source, to);
        let Self { pieces, by_source, .. } = self;
        let mut cut_pieces = Vec::new();
        for slot in by_source.range((source, from)..(source, to)).map(|(_, slot)| *slot as usize) {
            pieces[slot].cut_by.push(correction);
            cut_pieces.push((source, Span::new(pieces[slot].from, pieces[slot].from + pieces[slot].len)));
        }
        cut_pieces
    }

    /// Puts a text of `source` right behind `after`, at the beginning without it, and returns the living character that
    /// follows.
    fn insert(&mut self, source: Source, text: Span, after: Option<Address>) -> Option<(Source, u32)> {
        if text.is_empty() {
            return None;
        }
        let left = match after {
            Some(after) => Some(self.piece_ending_with(after)?),
            None => None,
        };
        let slot = self.pieces.len() as Slot;
        let behind = match left {
            Some(left) => self.pieces[left as usize].next.replace(slot),
            None => self.head.replace(slot),
        };
        self.add(Piece { source, from: text.start, len: text.len(), cut_by: Vec::new(), next: behind });
        let mut following = self.following(behind).map(|slot| self.piece(slot));
        following.find(|piece| self.lives(piece)).map(|piece| (piece.source, piece.from))
    }

    /// Returns the piece whose last character is `address`, which is split for that.
    fn piece_ending_with(&mut self, address: Address) -> Option<Slot> {
        let source = self.source_of(address)?;
        let slot = self.slot_of(source, address.index())?;
        self.split(source, address.index().checked_add(1)?);
        Some(slot)
    }

    /// Makes a piece begin at character `at` of `source`, if that character is within one.
    fn split(&mut self, source: Source, at: u32) {
        let Some(slot) = self.slot_of(source, at) else { return };
        let tail_slot = self.pieces.len() as Slot;
        let head = &mut self.pieces[slot as usize];
        let head_len = at - head.from;
        if head_len == 0 {
            return;
        }
        let tail = Piece { from: at, len: head.len - head_len, ..head.clone() };
        (head.len, head.next) = (head_len, Some(tail_slot));
        self.add(tail);
    }

    fn add(&mut self, piece: Piece) {
        self.by_source.insert((piece.source, piece.from), self.pieces.len() as Slot);
        self.pieces.push(piece);
    }
}
