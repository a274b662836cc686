//! Corrections of the same words by people who had not seen each other's. Both are in the text; what they say together,
//! nobody has said yet, so a person looks at it once.

use std::collections::{BTreeMap, BTreeSet};

use super::super::anchor::{Address, Lookup, Splice};
use super::super::document::{Document, Turn};
use super::super::ids::{CoderId, EditId};
use super::super::knowledge::Knowledge;
use super::super::project::Project;
use super::super::review::{ReviewItem, ReviewKind};
use super::super::stamp::Stamp;
use super::super::text::Span;
use super::super::text_source::TextUnavailable;
use super::labels::Touch;

/// Who made a correction, when, and at which characters.
#[derive(Clone, PartialEq, Debug)]
pub struct Correction {
    /// Who.
    pub by: CoderId,
    /// The change that it belongs to.
    pub at: Stamp,
    /// The characters that it cuts (the first and the last of each run), and the first of each text that it brings in.
    pub(in crate::model) touched: Vec<Address>,
}

impl Correction {
    pub(in crate::model) fn new(edit: EditId, by: CoderId, at: Stamp, splices: &[Splice]) -> Self {
        let (mut touched, mut numbered) = (Vec::new(), 0);
        for splice in splices {
            for run in &splice.cut {
                touched.push(run.first);
                touched.push(run.first.further(run.count.saturating_sub(1)));
            }
            let length = splice.text.chars().count() as u32;
            touched.extend((length > 0).then_some(Address::Inserted(edit, numbered)));
            numbered += length;
        }
        Self { by, at, touched }
    }
}

/// Several people's corrections of one turn that had not seen each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Crossing {
    /// The first character of the turn.
    pub turn: Address,
    /// Two or more, whoever corrected first first.
    pub sides: Vec<CrossingSide>,
    /// Whether they corrected what stands before the words, and not the words.
    pub in_label: bool,
}

/// What one of them corrected.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CrossingSide {
    /// Who, as they signed it.
    pub by: CoderId,
    /// The corrections.
    pub edits: Vec<EditId>,
    /// The others' corrections that this one had not seen, and without which the turn is as this one had it.
    pub unseen: Vec<EditId>,
}

impl Crossing {
    /// Returns the corrections of all, as they are marked as settled.
    pub fn edits(&self) -> Vec<EditId> {
        let edits: BTreeSet<EditId> = self.sides.iter().flat_map(|side| &side.edits).copied().collect();
        edits.into_iter().collect()
    }

    /// Returns where the turn stands, and nothing once it does not.
    pub fn span(&self, document: &Document) -> Option<Span> {
        self.turn_in(document).map(|t| t.span)
    }

    /// Returns who speaks the turn, as a place in the list.
    pub(in crate::model) fn speaker(&self, document: &Document) -> Option<u16> {
        self.turn_in(document)?.speaker
    }

    fn turn_in<'a>(&self, document: &'a Document) -> Option<&'a Turn> {
        document.turns.iter().find(|t| t.anchor.first == self.turn)
    }
}

/// Returns the crossings of a document that nobody settled, in the order of the text.
pub(in crate::model) fn crossings(document: &Document, knowledge: &Knowledge) -> Vec<Crossing> {
    let standing: Vec<(EditId, &Correction)> = document
        .pieces()
        .corrections()
        .filter(|(_, stands)| *stands)
        .filter_map(|(edit, _)| Some((edit, document.corrections.get(&edit)?)))
        .collect();
    let authors: BTreeSet<CoderId> = standing.iter().map(|(_, c)| c.by).collect();
    if authors.len() < 2 {
        return Vec::new();
    }
    let lookup = document.pieces().lookup();
    let mut touched: BTreeMap<usize, Touched<'_>> = BTreeMap::new();
    for (edit, correction) in standing {
        let mut turns: BTreeMap<usize, Vec<Address>> = BTreeMap::new();
        for address in &correction.touched {
            let turn = turn_of(document, &lookup, *address);
            turn.into_iter().for_each(|turn| turns.entry(turn).or_default().push(*address));
        }
        for (turn, addresses) in turns {
            let touch = Touch::of(&document.turns[turn], &lookup, &addresses);
            touched.entry(turn).or_default().edits.push((edit, correction, touch));
        }
    }
    // The mark of a turn whose first character was cut holds for the turn in which that character would stand.
    for (address, groups) in &document.settled {
        if let Some(turn) = turn_of(document, &lookup, *address).and_then(|turn| touched.get_mut(&turn)) {
            turn.settled.extend(groups);
        }
    }
    touched.into_iter().flat_map(|(turn, touched)| in_turn(document, turn, touched, knowledge)).collect()
}

/// Returns the turn of a character, whether it lives or was cut.
fn turn_of(document: &Document, lookup: &Lookup<'_>, address: Address) -> Option<usize> {
    // What lives stands where the reader shows it; what was cut, where it would stand.
    if let Some(turn) = lookup.living(address).and_then(|at| document.turn_at(at)) {
        return Some(turn);
    }
    let rank = lookup.rank(address)?;
    let begun = document.turns.partition_point(|t| lookup.rank(t.anchor.first).is_some_and(|r| r <= rank));
    (!document.turns.is_empty()).then(|| begun.saturating_sub(1))
}

/// What people did to one turn.
#[derive(Default)]
struct Touched<'a> {
    edits: Vec<(EditId, &'a Correction, Touch)>,
    /// Corrections that somebody looked at together.
    settled: Vec<&'a Vec<EditId>>,
}

fn in_turn(document: &Document, turn: usize, touched: Touched<'_>, knowledge: &Knowledge) -> Vec<Crossing> {
    let Some(first) = document.turns.get(turn).map(|t| t.anchor.first) else { return Vec::new() };
    let Touched { mut edits, settled } = touched;
    edits.sort_by_key(|(edit, c, _)| (c.at, *edit));
    let is_settled = |a: EditId, b: EditId| settled.iter().any(|group| group.contains(&a) && group.contains(&b));
    // Whether nobody looked at both together, and the first had not seen the second.
    let missed = |own: usize, other: usize| {
        let ((own, a, _), (other, b, _)) = (edits[own], edits[other]);
        !knowledge.saw(a.at, b.at) && !is_settled(own, other)
    };
    let mut groups: BTreeMap<bool, Vec<BTreeSet<usize>>> = BTreeMap::new();
    for later in 0..edits.len() {
        for earlier in (0..later).filter(|earlier| missed(later, *earlier)) {
            let [(_, a, touched), (_, b, touches)] = [edits[earlier], edits[later]];
            let in_label = touches.is_of_label(touched).filter(|_| a.by != b.by);
            if let Some(in_label) = in_label {
                let is_theirs = |i: &usize| [a.by, b.by].contains(&edits[*i].1.by);
                join_group(groups.entry(in_label).or_default(), [earlier, later], is_theirs);
            }
        }
    }
    let side = |group: &BTreeSet<usize>, by: CoderId| {
        let (own, others): (Vec<usize>, Vec<usize>) = group.iter().partition(|i| edits[**i].1.by == by);
        let unseen = others.into_iter().filter(|other| own.iter().any(|own| missed(*own, *other)));
        let sorted = |places: BTreeSet<EditId>| places.into_iter().collect();
        CrossingSide {
            by,
            unseen: sorted(unseen.map(|i| edits[i].0).collect()),
            edits: sorted(own.iter().map(|i| edits[*i].0).collect()),
        }
    };
    let crossing = |in_label: bool, group: &BTreeSet<usize>| {
        let mut people: Vec<CoderId> = Vec::new();
        for by in group.iter().map(|i| edits[*i].1.by) {
            people.extend((!people.contains(&by)).then_some(by));
        }
        Crossing { turn: first, sides: people.into_iter().map(|by| side(group, by)).collect(), in_label }
    };
    groups.iter().flat_map(|(in_label, groups)| groups.iter().map(|group| crossing(*in_label, group))).collect()
}

/// Puts two corrections into one group with all that `is_theirs`, the same people's: what three corrected apart is one
/// matter.
fn join_group(groups: &mut Vec<BTreeSet<usize>>, pair: [usize; 2], is_theirs: impl Fn(&usize) -> bool) {
    let (theirs, mut others): (Vec<_>, Vec<_>) = groups.drain(..).partition(|group| group.iter().any(&is_theirs));
    others.push(theirs.into_iter().flatten().chain(pair).collect());
    *groups = others;
}

impl Document {
    /// Returns this document as it would be without some corrections.
    pub(in crate::model) fn without<'a>(&self, edits: impl IntoIterator<Item = &'a EditId>) -> Self {
        let mut other = self.clone();
        edits.into_iter().for_each(|edit| other.pieces_mut().set_reverted(*edit, true));
        other.settle();
        other
    }
}

impl Project {
    /// Returns what waits for a person in `document` because two corrected the same turn.
    pub(in crate::model) fn crossing_items(&self, document: &Document) -> Vec<ReviewItem> {
        let newest = |crossing: &Crossing| {
            crossing.edits().iter().filter_map(|edit| document.corrections.get(edit)).map(|c| c.at).max()
        };
        let item = |crossing: Crossing| {
            let change = newest(&crossing)?;
            Some(ReviewItem { change, kind: ReviewKind::CorrectedByTwo { document: document.id, crossing } })
        };
        let crossings = self.each_matter(document, crossings(document, &self.knowledge));
        crossings.into_iter().filter_map(item).collect()
    }

    /// Returns the words of a turn as they would be without the corrections `without`; nothing when the turn is gone.
    ///
    /// # Errors
    /// When the text is not here.
    pub fn turn_without(
        &self,
        document: &Document,
        turn: Address,
        without: &[EditId],
    ) -> Result<Option<String>, TextUnavailable> {
        let other = document.without(without);
        let span = other.turns.iter().find(|t| t.anchor.first == turn).map(|t| t.span);
        let Some(span) = span else { return Ok(None) };
        Ok(Some(self.text(&other)?.slice(span).to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::correction::Replacement;
    use super::super::super::testing::Fixture;
    use super::super::super::{Change, DeviceId, Op};
    use super::*;
    use crate::model::plan;

    /// Ana and Ben correct apart: each replaces some characters of the text as it was; then both are folded.
    fn apart(notation: &str, ana: (u32, u32, &str), ben: (u32, u32, &str)) -> (Fixture, CoderId) {
        let mut fixture = Fixture::of(notation);
        let ben_id = CoderId::next(&mut fixture.ids);
        fixture.apply(vec![Op::AddCoder { coder: ben_id, name: "ben".to_owned() }]);
        let document = fixture.project.documents()[0].id;
        let seen = fixture.project.head;
        let people = [(fixture.coder, DeviceId::from_bits(1), ana), (ben_id, DeviceId::from_bits(2), ben)];
        let mut changes = Vec::new();
        for (by, device, (from, to, text)) in people {
            let place = Replacement { span: Span::new(from, to), text: text.to_owned() };
            let ops = plan::correct_text(&fixture.project, &mut fixture.ids, document, &[place]).unwrap();
            let at = Stamp::after(seen, 5_000_000, device);
            changes.push(Change { at, by, seen: seen.into_iter().collect(), label: String::new(), undoes: None, ops });
        }
        fixture.project.apply_all(&changes);
        (fixture, ben_id)
    }

    fn crossing(fixture: &Fixture) -> Option<Crossing> {
        fixture.project.review().into_iter().find_map(|item| match item.kind {
            ReviewKind::CorrectedByTwo { crossing, .. } => Some(crossing),
            _ => None,
        })
    }

    const TWO_TURNS: &str = "U01: I slep badly.\nU02: Me to.";

    #[test]
    fn corrections_of_one_turn_by_two_who_had_not_seen_each_other_wait_for_a_person() {
        let (fixture, _) = apart(TWO_TURNS, (7, 11, "slept"), (7, 11, "sleep"));
        let found = crossing(&fixture).unwrap();
        let document = fixture.project.documents()[0];
        let without = |side: usize| {
            let unseen = &found.sides[side].unseen;
            fixture.project.turn_without(document, found.turn, unseen).unwrap().unwrap()
        };
        assert_eq!(without(0).trim_end(), "U01: I slept badly.");
        assert_eq!(without(1).trim_end(), "U01: I sleep badly.");
    }

    #[test]
    fn what_three_correct_apart_is_one_matter_and_the_version_of_one_has_nobody_elses_words() {
        let (mut fixture, _) = apart(TWO_TURNS, (7, 11, "slept"), (7, 11, "sleep"));
        let start = fixture.project.documents()[0].added;
        let cleo = fixture.coder_named("cleo");
        let id = fixture.project.documents()[0].id;
        let typed = Splice { after: Some(Address::Original(5)), cut: vec![], text: " really".to_owned() };
        let edit = EditId::next(&mut fixture.ids);
        let ops = vec![Op::CorrectText { document: id, edit, splices: vec![typed] }];
        let at = Stamp::after(fixture.project.head, 6_000_000, DeviceId::from_bits(3));
        let change = Change { at, by: cleo, seen: vec![start], label: String::new(), undoes: None, ops };
        fixture.project.apply(&change);
        let all: Vec<Crossing> =
            fixture.project.documents().iter().flat_map(|d| crossings(d, &fixture.project.knowledge)).collect();
        let [found] = &all[..] else { panic!("one matter: {all:?}") };
        assert_eq!(found.sides.len(), 3);
        let ops = plan::keep_version(&fixture.project, &mut fixture.ids, id, found, &found.sides[0].unseen).unwrap();
        fixture.apply(ops);
        let document = fixture.project.documents()[0];
        assert_eq!(fixture.project.text(document).unwrap().as_str().lines().next(), Some("U01: I slept badly."));
        assert_eq!(crossing(&fixture), None);
    }

    #[test]
    fn corrections_of_different_turns_or_one_after_the_other_are_no_crossing() {
        let (fixture, _) = apart(TWO_TURNS, (7, 11, "slept"), (27, 29, "too"));
        assert_eq!(crossing(&fixture), None);
        let mut fixture = Fixture::of(TWO_TURNS);
        let document = fixture.project.documents()[0].id;
        for text in ["slept", "sleep"] {
            let place = Replacement { span: Span::new(7, 11), text: text.to_owned() };
            let ops = plan::correct_text(&fixture.project, &mut fixture.ids, document, &[place]).unwrap();
            fixture.apply(ops);
        }
        assert_eq!(crossing(&fixture), None);
    }

    #[test]
    fn a_crossing_that_is_settled_is_gone_until_that_is_taken_back() {
        let (mut fixture, _) = apart(TWO_TURNS, (7, 11, "slept"), (12, 17, "poorly"));
        let found = crossing(&fixture).unwrap();
        let id = fixture.project.documents()[0].id;
        let settle = plan::settle_corrections(&fixture.project, id, &found).unwrap();
        let back: Vec<Op> = settle.iter().filter_map(Op::inverse).collect();
        fixture.apply(settle);
        assert_eq!(crossing(&fixture), None);
        fixture.apply(back);
        assert_eq!(crossing(&fixture), Some(found));
    }

    #[test]
    fn a_settled_crossing_stays_settled_when_the_turn_begins_with_another_character() {
        let (mut fixture, _) = apart(TWO_TURNS, (7, 11, "slept"), (12, 17, "poorly"));
        let found = crossing(&fixture).unwrap();
        let id = fixture.project.documents()[0].id;
        fixture.apply(plan::settle_corrections(&fixture.project, id, &found).unwrap());
        let state = fixture.project.documents[&id].turn_state(found.turn);
        let again = Op::SetTurn { document: id, turn: Address::Original(1), from: None, to: state.clone() };
        let gone = Op::SetTurn { document: id, turn: found.turn, from: state, to: None };
        fixture.correct(id, "U0", "0");
        fixture.apply(vec![gone, again]);
        assert_eq!(crossing(&fixture), None);
    }

    #[test]
    fn one_persons_version_can_be_taken_for_the_turn_alone() {
        let (mut fixture, _) = apart(TWO_TURNS, (7, 11, "slept"), (7, 11, "sleep"));
        let found = crossing(&fixture).unwrap();
        let id = fixture.project.documents()[0].id;
        let ops = plan::keep_version(&fixture.project, &mut fixture.ids, id, &found, &found.sides[1].unseen).unwrap();
        fixture.apply(ops);
        let document = fixture.project.documents()[0];
        assert_eq!(fixture.project.text(document).unwrap().as_str().lines().next(), Some("U01: I sleep badly."));
        assert_eq!(crossing(&fixture), None);
    }
}
