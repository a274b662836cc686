//! Labels that stayed behind: somebody gave a turn to a speaker whom somebody else, apart, called otherwise, so that
//! the renaming knew nothing of the turn and left the former label before its words.

use std::collections::BTreeMap;

use super::super::anchor::Address;
use super::super::document::{Document, Turn};
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::super::text::Span;
use super::contested::Contested;

impl Project {
    /// Returns the speakers before some of whose turns a former label stands, unless somebody looked at it, or what
    /// they are called is to be settled first. Nothing is said of a text that is not here.
    pub(in crate::model) fn labels_behind(&self, document: &Document) -> Vec<ReviewItem> {
        if !document.has_called() {
            return Vec::new();
        }
        let mut behind: BTreeMap<u16, (Stamp, Vec<Address>)> = BTreeMap::new();
        for (turn, place, at) in self.given_apart(document) {
            let (newest, turns) = behind.entry(place).or_insert((at, Vec::new()));
            *newest = at.max(*newest);
            turns.push(turn);
        }
        let is_open = |place: u16, at: Stamp| {
            let thing = Contested::Speaker(document.id, place);
            self.contests.open_sides(&thing).is_empty() && !self.contests.is_looked_at(&thing, at)
        };
        let open = behind.into_iter().filter(|(place, (at, _))| is_open(*place, *at));
        let item = |(speaker, (change, turns))| ReviewItem {
            change,
            kind: ReviewKind::LabelsBehind { document: document.id, speaker, turns },
        };
        open.map(item).collect()
    }

    /// Returns the turns before which a former label stands, whose they are, and the later of the changes that gave the
    /// turn and the name.
    fn given_apart<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = (Address, u16, Stamp)> {
        let own = |turn: &Turn| turn.given_to.filter(|_| turn.given_to == turn.speaker && !turn.span.is_empty());
        let turns = document.turns.iter().filter_map(move |turn| Some((turn, own(turn)?)));
        turns.filter_map(move |(turn, place)| {
            let first = turn.anchor.first;
            let (given, _) = self.contests.newest(&Contested::Turn(document.id, first))?;
            let is_apart = |named: &Stamp| !self.knowledge.saw(*named, given) && !self.knowledge.saw(given, *named);
            let named = document.called_at(place).filter(is_apart).max()?;
            self.begins_with_former(document, turn, place).then_some((first, place, named.max(given)))
        })
    }

    fn begins_with_former(&self, document: &Document, turn: &Turn, place: u16) -> bool {
        let Ok(text) = self.text(document) else { return false };
        let written = text.slice(Span::new(turn.span.start, turn.words.start.max(turn.span.start))).to_lowercase();
        let stands = |label: &str| written.contains(&label.to_lowercase());
        let is_former = |label: &String| stands(label);
        document.label_of(place).is_some_and(|now| !stands(now)) && document.labels_ever(place).iter().any(is_former)
    }
}
