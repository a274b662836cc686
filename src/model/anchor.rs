//! Permanent addresses: why a coding cannot drift when a text is corrected.
//!
//! Each character of a document is named for ever by the text that brought it in (the import, or one correction) and by
//! its place in that text. A correction cuts addresses and inserts after one; it never renumbers anything. An anchor holds
//! the addresses of its first and its last character, both inclusive, so words typed at its edges stay outside and words
//! typed within come in. In a text that was never corrected the address *is* the plain offset.
//!
//! Because corrections are folded in stamp order, and that order extends "had seen", putting each insertion right behind
//! its anchor is the rule of a replicated growable array: any order of arrival gives the same text, without transformation.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::ids::EditId;
use super::text::Span;

/// The permanent name of one character.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Address {
    /// Code point `n` of the text as it was imported. Written as the plain number.
    Original(u32),
    /// Code point `n` among those that a correction inserted. Written as `("<correction>", n)`.
    Inserted(EditId, u32),
}

impl Address {
    fn source(self) -> Source {
        match self {
            Self::Original(_) => Source::Import,
            Self::Inserted(edit, _) => Source::Edit(edit),
        }
    }

    /// Returns the address of the character so many further in the same text.
    pub(super) fn further(self, n: u32) -> Self {
        match self {
            Self::Original(at) => Self::Original(at.saturating_add(n)),
            Self::Inserted(edit, at) => Self::Inserted(edit, at.saturating_add(n)),
        }
    }

    fn index(self) -> u32 {
        match self {
            Self::Original(n) | Self::Inserted(_, n) => n,
        }
    }
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Original(n) => n.serialize(serializer),
            Self::Inserted(edit, n) => (edit, n).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Address {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Written;
        impl<'de> de::Visitor<'de> for Written {
            type Value = Address;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an offset, or a correction and an offset")
            }

            fn visit_u64<E: de::Error>(self, n: u64) -> Result<Address, E> {
                u32::try_from(n).map(Address::Original).map_err(E::custom)
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut seq: A) -> Result<Address, A::Error> {
                let missing = || de::Error::custom("an address of a correction has two parts");
                let edit = seq.next_element()?.ok_or_else(missing)?;
                Ok(Address::Inserted(edit, seq.next_element()?.ok_or_else(missing)?))
            }
        }
        deserializer.deserialize_any(Written)
    }
}

/// The first and the last character of an excerpt, both inclusive.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Anchor {
    /// The first character.
    pub first: Address,
    /// The last character.
    pub last: Address,
}

/// Neighbouring characters of one source.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Run {
    /// The first character.
    pub first: Address,
    /// How many characters.
    pub count: u32,
}

/// One place of a correction: what goes, and what comes behind `after` (at the beginning of the text without it). The
/// inserted characters are numbered through all splices of their correction.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Splice {
    /// The characters that go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cut: Vec<Run>,
    /// The character behind which the new text stands; it may be one that goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Address>,
    /// The new text, LF line ends.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Source {
    Import,
    Edit(EditId),
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Piece {
    source: Source,
    from: u32,
    len: u32,
    /// The corrections that cut it; it is gone as long as one of them stands.
    cut_by: Vec<EditId>,
}

/// All characters that a document ever had, in order, living or cut.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pieces {
    pieces: Vec<Piece>,
    inserted: BTreeMap<EditId, Arc<str>>,
    reverted: BTreeSet<EditId>,
}

impl Pieces {
    /// Returns the characters of an imported text of `chars` code points.
    pub fn imported(chars: u32) -> Self {
        let whole = Piece { source: Source::Import, from: 0, len: chars, cut_by: Vec::new() };
        Self { pieces: vec![whole], inserted: BTreeMap::new(), reverted: BTreeSet::new() }
    }

    /// Whether no correction was ever made, so that addresses are plain offsets.
    pub fn is_pristine(&self) -> bool {
        self.inserted.is_empty() && self.pieces.len() <= 1
    }

    /// Applies a correction. An address that this text never had is left out: the fold is total.
    pub fn correct(&mut self, edit: EditId, splices: &[Splice]) {
        if self.inserted.contains_key(&edit) {
            return;
        }
        let mut new_text = String::new();
        let mut numbered = 0_u32;
        for splice in splices {
            for run in &splice.cut {
                self.cut(edit, *run);
            }
            let len = splice.text.chars().count() as u32;
            if len > 0
                && let Some(at) = self.gap_behind(splice.after)
            {
                let piece = Piece { source: Source::Edit(edit), from: numbered, len, cut_by: Vec::new() };
                self.pieces.insert(at, piece);
            }
            numbered += len;
            new_text.push_str(&splice.text);
        }
        self.inserted.insert(edit, new_text.into());
    }

    /// Takes a correction back, or makes it stand again; the very same characters go or return.
    pub fn set_reverted(&mut self, edit: EditId, reverted: bool) {
        if reverted {
            self.reverted.insert(edit);
        } else {
            self.reverted.remove(&edit);
        }
    }

    /// Returns every correction ever made, in the order of their identities, and whether it stands. Together with the
    /// imported text they determine the text, so a cache may compare them instead of the text.
    pub fn corrections(&self) -> impl Iterator<Item = (EditId, bool)> {
        self.inserted.keys().map(|edit| (*edit, !self.reverted.contains(edit)))
    }

    /// Returns the text as it stands, given the imported one.
    pub fn text(&self, imported: &str) -> String {
        let mut text = String::with_capacity(imported.len());
        let sources = self.inserted.iter().map(|(edit, s)| (Source::Edit(*edit), &**s));
        let readers: BTreeMap<Source, super::text::Text> = sources
            .chain([(Source::Import, imported)])
            .map(|(source, s)| (source, super::text::Text::new(s)))
            .collect();
        for piece in self.pieces.iter().filter(|p| self.lives(p)) {
            if let Some(reader) = readers.get(&piece.source) {
                text.push_str(reader.slice(Span::new(piece.from, piece.from + piece.len)));
            }
        }
        text
    }

    /// Returns the number of living code points.
    pub fn len(&self) -> u32 {
        self.pieces.iter().filter(|p| self.lives(p)).map(|p| p.len).sum()
    }

    /// Whether no character lives.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns a table for looking up many addresses and positions.
    pub fn lookup(&self) -> Lookup<'_> {
        Lookup::new(self)
    }

    fn lives(&self, piece: &Piece) -> bool {
        let born = match piece.source {
            Source::Import => true,
            Source::Edit(edit) => !self.reverted.contains(&edit),
        };
        born && piece.cut_by.iter().all(|edit| self.reverted.contains(edit))
    }

    fn cut(&mut self, edit: EditId, run: Run) {
        let (source, from) = (run.first.source(), run.first.index());
        let to = from.saturating_add(run.count);
        self.split(source, from);
        self.split(source, to);
        for piece in &mut self.pieces {
            if piece.source == source && piece.from >= from && piece.from + piece.len <= to && piece.len > 0 {
                piece.cut_by.push(edit);
            }
        }
    }

    /// Makes a piece begin at character `at` of `source`, if that character is within one.
    fn split(&mut self, source: Source, at: u32) {
        let within = |p: &Piece| p.source == source && p.from < at && at < p.from + p.len;
        if let Some(i) = self.pieces.iter().position(within) {
            let mut tail = self.pieces[i].clone();
            let head_len = at - tail.from;
            tail.from = at;
            tail.len -= head_len;
            self.pieces[i].len = head_len;
            self.pieces.insert(i + 1, tail);
        }
    }

    /// Returns the index at which a piece stands right behind `after`.
    fn gap_behind(&mut self, after: Option<Address>) -> Option<usize> {
        let Some(after) = after else { return Some(0) };
        let (source, next) = (after.source(), after.index().checked_add(1)?);
        self.split(source, next);
        let ends_there = |p: &Piece| p.source == source && p.from < next && p.from + p.len == next;
        self.pieces.iter().position(ends_there).map(|i| i + 1)
    }
}

/// A snapshot of [`Pieces`] that answers in logarithmic time.
#[derive(Debug)]
pub struct Lookup<'a> {
    pieces: &'a Pieces,
    /// For each piece the number of living code points before it.
    before: Vec<u32>,
    living: Vec<bool>,
    by_source: BTreeMap<Source, Vec<(u32, usize)>>,
    len: u32,
}

impl<'a> Lookup<'a> {
    fn new(pieces: &'a Pieces) -> Self {
        let mut by_source: BTreeMap<Source, Vec<(u32, usize)>> = BTreeMap::new();
        let (mut before, mut living, mut len) = (Vec::new(), Vec::new(), 0);
        for (i, piece) in pieces.pieces.iter().enumerate() {
            let lives = pieces.lives(piece);
            before.push(len);
            living.push(lives);
            len += if lives { piece.len } else { 0 };
            by_source.entry(piece.source).or_default().push((piece.from, i));
        }
        for places in by_source.values_mut() {
            places.sort_unstable();
        }
        Self { pieces, before, living, by_source, len }
    }

    /// Returns the number of living code points.
    pub fn len(&self) -> u32 {
        self.len
    }

    /// Whether no character lives.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns the address of the living character at `position`.
    pub fn address(&self, position: u32) -> Option<Address> {
        if position >= self.len {
            return None;
        }
        // Cut pieces share their `before` with the living piece that follows them, which is the last of equals.
        let i = self.before.partition_point(|b| *b <= position) - 1;
        let i = (0..=i).rev().find(|i| self.living[*i])?;
        let piece = &self.pieces.pieces[i];
        let index = piece.from + position - self.before[i];
        Some(match piece.source {
            Source::Import => Address::Original(index),
            Source::Edit(edit) => Address::Inserted(edit, index),
        })
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
        while position < span.end.min(self.len) {
            let Some(first) = self.address(position) else { break };
            let count = match self.piece_of(first) {
                Some((i, offset)) => (self.pieces.pieces[i].len - offset).min(span.end - position),
                None => break,
            };
            runs.push(Run { first, count });
            position += count;
        }
        runs
    }

    /// Returns where the surviving characters of `anchor` stand, or nothing when all of them are gone.
    pub fn span(&self, anchor: Anchor) -> Option<Span> {
        let start = self.position_from(anchor.first)?;
        let end = self.end_of(anchor.last)?;
        (start < end).then_some(Span { start, end })
    }

    /// Returns the position of the character, or of the next living one when it is gone (the end of the text if none).
    pub fn position_from(&self, address: Address) -> Option<u32> {
        let (i, offset) = self.piece_of(address)?;
        Some(if self.living[i] { self.before[i] + offset } else { self.before[i] })
    }

    /// Returns a key that orders all characters that there ever were as they stand in the text, the cut ones too.
    pub fn rank(&self, address: Address) -> Option<(usize, u32)> {
        self.piece_of(address)
    }

    /// Returns the living characters within `span` that corrections brought in, with their positions.
    pub fn inserted_in(&self, span: Span) -> Vec<(u32, char)> {
        let mut letters = Vec::new();
        let first = self.before.partition_point(|before| *before < span.start).saturating_sub(1);
        for (i, piece) in self.pieces.pieces.iter().enumerate().skip(first) {
            let at = self.before[i];
            if at >= span.end {
                break;
            }
            let Source::Edit(edit) = piece.source else { continue };
            if self.living[i]
                && let Some(text) = self.pieces.inserted.get(&edit)
            {
                let typed = text.chars().skip(piece.from as usize).take(piece.len as usize);
                letters.extend((at..).zip(typed).filter(|(at, _)| span.contains(*at)));
            }
        }
        letters
    }

    /// Returns the position behind the character; when it was replaced, behind what replaced it; when it was cut, behind
    /// the last living character before it.
    fn end_of(&self, address: Address) -> Option<u32> {
        let (i, offset) = self.piece_of(address)?;
        if self.living[i] {
            return Some(self.before[i] + offset + 1);
        }
        let mut end = self.before[i];
        let cut_by = &self.pieces.pieces[i].cut_by;
        let replaces = |p: &Piece| matches!(p.source, Source::Edit(edit) if cut_by.contains(&edit));
        for (j, piece) in self.pieces.pieces.iter().enumerate().skip(i + 1) {
            match (self.living[j], replaces(piece)) {
                (true, true) => end = self.before[j] + piece.len,
                (true, false) => break,
                (false, _) => {}
            }
        }
        Some(end)
    }

    fn piece_of(&self, address: Address) -> Option<(usize, u32)> {
        let places = self.by_source.get(&address.source())?;
        let index = address.index();
        let (from, i) = places[places.partition_point(|(from, _)| *from <= index).checked_sub(1)?];
        (index - from < self.pieces.pieces[i].len).then_some((i, index - from))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn edit(n: u128) -> EditId {
        EditId(Uuid::from_u128(n))
    }

    /// Replaces `span` of the text as it stands by `text`, as the edit mode does: behind the last cut character.
    fn replace(pieces: &mut Pieces, n: u128, span: Span, text: &str) {
        let lookup = pieces.lookup();
        let cut = lookup.runs(span);
        let after = if span.is_empty() { span.start.checked_sub(1) } else { Some(span.end - 1) };
        let splice = Splice { cut, after: after.and_then(|at| lookup.address(at)), text: text.to_owned() };
        pieces.correct(edit(n), &[splice]);
    }

    /// `"I [trust] them"` codes the words in brackets; the correction replaces `from` by `to`.
    fn after_correction(marked: &str, from: &str, to: &str) -> Option<String> {
        let open = marked.chars().position(|c| c == '[').unwrap() as u32;
        let close = marked.chars().position(|c| c == ']').unwrap() as u32 - 1;
        let plain = marked.replace(['[', ']'], "");
        let mut pieces = Pieces::imported(plain.chars().count() as u32);
        let anchor = pieces.lookup().anchor(Span::new(open, close)).unwrap();
        let at = plain.find(from).map(|byte| plain[..byte].chars().count() as u32).unwrap();
        replace(&mut pieces, 1, Span::new(at, at + from.chars().count() as u32), to);
        let text: Vec<char> = pieces.text(&plain).chars().collect();
        let span = pieces.lookup().span(anchor)?;
        Some(text[span.start as usize..span.end as usize].iter().collect())
    }

    #[test]
    fn a_coding_keeps_its_words_through_a_correction() {
        let cases = [
            ("I [trust] them", "I ", "We ", Some("trust")),
            ("I [trust] them", "trust", "trusted", Some("trusted")),
            ("I [trust them] all", "trust", "believe", Some("believe them")),
            ("I [trust them] all", "them", "her", Some("trust her")),
            ("I [trust them] all", "t them a", "t a", Some("trust a")),
            ("I [trust] them", " them", "", Some("trust")),
            ("I [trust] them", "trust ", "", None),
        ];
        for (marked, from, to, expected) in cases {
            assert_eq!(after_correction(marked, from, to).as_deref(), expected, "{marked}: {from} -> {to}");
        }
    }

    #[test]
    fn words_typed_at_an_edge_stay_outside_and_within_come_in() {
        let mut pieces = Pieces::imported(10);
        let anchor = pieces.lookup().anchor(Span::new(3, 6)).unwrap();
        replace(&mut pieces, 1, Span::new(3, 3), "xx");
        assert_eq!(pieces.lookup().span(anchor), Some(Span::new(5, 8)));
        replace(&mut pieces, 2, Span::new(8, 8), "yy");
        assert_eq!(pieces.lookup().span(anchor), Some(Span::new(5, 8)));
        replace(&mut pieces, 3, Span::new(6, 6), "zz");
        assert_eq!(pieces.lookup().span(anchor), Some(Span::new(5, 10)));
    }

    #[test]
    fn addresses_that_never_were_change_nothing() {
        let mut pieces = Pieces::imported(4);
        let nowhere = [Address::Original(u32::MAX), Address::Original(9), Address::Inserted(edit(7), 0)];
        for (n, address) in nowhere.into_iter().enumerate() {
            let cut = vec![Run { first: address, count: u32::MAX }];
            pieces.correct(edit(n as u128), &[Splice { cut, after: Some(address), text: "x".to_owned() }]);
            assert_eq!(pieces.text("abcd"), "abcd", "{address:?}");
            let anchor = Anchor { first: address, last: address };
            assert_eq!(pieces.lookup().span(anchor), None);
        }
    }

    proptest! {
        #[test]
        fn taking_every_correction_back_restores_each_position(
            edits in prop::collection::vec((0_u32..80, 0_u32..9, "[a-zé😀]{0,4}"), 1..40),
            spans in prop::collection::vec((0_u32..79, 1_u32..30), 1..20),
        ) {
            let imported: String = "Un texte de quatre-vingts caractères, corrigé sans fin, où rien ne doit glisser…!!".chars().take(80).collect();
            let mut pieces = Pieces::imported(80);
            let spans: Vec<Span> = spans.iter().map(|(s, l)| Span::new(*s, (s + l).min(80))).collect();
            let anchors: Vec<Anchor> = spans.iter().map(|s| pieces.lookup().anchor(*s).unwrap()).collect();
            for (n, (at, cut, text)) in edits.iter().enumerate() {
                let len = pieces.len();
                let at = (*at).min(len);
                replace(&mut pieces, n as u128, Span::new(at, (at + cut).min(len)), text);
                let lookup = pieces.lookup();
                prop_assert_eq!(lookup.len() as usize, pieces.text(&imported).chars().count());
                for anchor in &anchors {
                    prop_assert!(lookup.span(*anchor).is_none_or(|s| s.end <= lookup.len()));
                }
                for position in 0..lookup.len() {
                    let address = lookup.address(position).unwrap();
                    prop_assert_eq!(lookup.position_from(address), Some(position));
                }
            }
            for n in 0..edits.len() {
                pieces.set_reverted(edit(n as u128), true);
            }
            prop_assert_eq!(pieces.text(&imported), imported);
            for (anchor, span) in anchors.iter().zip(&spans) {
                prop_assert_eq!(pieces.lookup().span(*anchor), Some(*span));
            }
        }
    }
}
