//! The codings of a document in the order of its text, kept from one change to the next: a document may have twenty
//! thousand, and what somebody does moves one of them.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::marks::MarkedBy;
use crate::model::{CodeId, Coding, CodingId, Colour, Document, Outline, PlacedCoding, Project, Span};

/// So many changed codings are moved one by one; more of them are sorted with all others.
const FEW: usize = 64;

/// A coding that stands, with what it is shown as. What is asked of each of them stands here, side by side in memory:
/// the codings themselves lie scattered.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The words, at least one character.
    pub span: Span,
    /// What they are coded with, after merges.
    pub code: CodeId,
    /// The colour of the code.
    pub colour: Colour,
    /// Whether a decision set it aside.
    pub is_aside: bool,
    /// The coding, and who made it.
    pub by: MarkedBy,
    coding: Arc<Coding>,
}

impl Placed {
    /// Returns it as the model has it.
    pub fn as_coding(&self) -> PlacedCoding<'_> {
        PlacedCoding { coding: &self.coding, code: self.code, span: self.span }
    }

    /// What begins earlier stands first, then what is longer.
    fn key(&self) -> (u32, u32, CodeId, bool, CodingId) {
        (self.span.start, u32::MAX - self.span.end, self.code, self.is_aside, self.by.coding)
    }
}

/// What codings with a code are shown as: the code that it was merged into, if it stands, and its colour.
type Meaning = Option<(CodeId, Colour)>;

/// Where something is shown otherwise than before.
#[derive(Debug)]
pub enum Moved {
    /// Nowhere.
    Nothing,
    /// At some of these places: where a coding stood or stands.
    Places(Vec<Span>),
    /// Anywhere.
    All,
}

/// All codings of a document that have a place in its text.
#[derive(Debug, Default)]
pub struct InOrder {
    placed: Vec<Placed>,
    /// Every coding of the document as it was read, in the order of their ids.
    read: Vec<Arc<Coding>>,
    codes: FxHashMap<CodeId, Meaning>,
}

impl InOrder {
    /// Returns them, set aside or not.
    pub fn placed(&self) -> &[Placed] {
        &self.placed
    }

    /// Takes over how `document` stands, whose text is the same as before, and returns where anything is shown
    /// otherwise.
    pub fn renew(&mut self, project: &Project, document: &Document, outline: &Outline) -> Moved {
        let meaning = |code: CodeId| {
            let code = project.resolve_code(code)?;
            Some((code, outline.row(code).map_or(Colour::PALETTE[0], |row| row.colour)))
        };
        let codes_stand = self.codes.iter().all(|(code, known)| meaning(*code) == *known);
        let changes = changes(&self.read, document.codings.values());
        if codes_stand && changes.len() <= FEW {
            let span = |coding: &Option<Arc<Coding>>| coding.as_ref().and_then(|coding| coding.span);
            let places: Vec<Span> =
                changes.iter().flat_map(|(before, now)| [span(before), span(now)]).flatten().collect();
            changes.into_iter().for_each(|(before, now)| self.replace(before.as_ref(), now, meaning));
            return if places.is_empty() { Moved::Nothing } else { Moved::Places(places) };
        }
        self.codes.clear();
        self.read = document.codings.values().cloned().collect();
        let read = std::mem::take(&mut self.read);
        self.placed = read.iter().filter_map(|coding| self.place(coding, meaning)).collect();
        self.placed.sort_unstable_by_key(Placed::key);
        self.read = read;
        Moved::All
    }

    /// Puts a coding as it is `now` in the place of what it was `before`.
    fn replace(
        &mut self,
        before: Option<&Arc<Coding>>,
        now: Option<Arc<Coding>>,
        meaning: impl Fn(CodeId) -> Meaning + Copy,
    ) {
        if let Some(before) = before {
            let stood = self.place(before, meaning).map(|placed| placed.key());
            if let Some(Ok(at)) = stood.map(|key| self.placed.binary_search_by_key(&key, Placed::key)) {
                self.placed.remove(at);
            }
            if let Ok(at) = self.read.binary_search_by_key(&before.id, |coding| coding.id) {
                self.read.remove(at);
            }
        }
        let Some(now) = now else { return };
        if let Some(placed) = self.place(&now, meaning) {
            let at = self.placed.partition_point(|other| other.key() < placed.key());
            self.placed.insert(at, placed);
        }
        let at = self.read.partition_point(|coding| coding.id < now.id);
        self.read.insert(at, now);
    }

    fn place(&mut self, coding: &Arc<Coding>, meaning: impl Fn(CodeId) -> Meaning) -> Option<Placed> {
        let span = coding.span.filter(|span| !coding.removed && !span.is_empty())?;
        let (code, colour) = (*self.codes.entry(coding.code).or_insert_with(|| meaning(coding.code)))?;
        let by = MarkedBy { coding: coding.id, coder: coding.coder };
        Some(Placed { span, code, colour, is_aside: coding.is_set_aside(), by, coding: Arc::clone(coding) })
    }
}

/// A coding before and now; nothing where there is none.
type Change = (Option<Arc<Coding>>, Option<Arc<Coding>>);

/// Returns each coding that is not as it was: before, and now. Both sides are in the order of ids.
fn changes<'a>(before: &[Arc<Coding>], now: impl Iterator<Item = &'a Arc<Coding>>) -> Vec<Change> {
    let (mut before, mut now) = (before.iter().peekable(), now.peekable());
    let mut changes = Vec::new();
    loop {
        let order = match (before.peek(), now.peek()) {
            (None, None) => return changes,
            (Some(before), Some(now)) if Arc::ptr_eq(before, now) => None,
            (Some(before), Some(now)) => Some(before.id.cmp(&now.id)),
            (Some(_), None) => Some(Ordering::Less),
            (None, Some(_)) => Some(Ordering::Greater),
        };
        let first = before.next_if(|_| order.is_none_or(Ordering::is_le));
        let second = now.next_if(|_| order.is_none_or(Ordering::is_ge));
        if order.is_some() {
            changes.push((first.cloned(), second.cloned()));
        }
    }
}
