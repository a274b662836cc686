//! Where turns stand after corrections, and how a turn is described in the journal.
//!
//! A coding keeps exactly its characters; a transcript has no words outside of its turns, and none in two of them. So
//! what was typed between two turns belongs to the one before it, or to the one whose line it stands on; a replacement
//! that reaches from one turn into the next belongs to the one before it, but for its last line; and where two people
//! shaped turns apart, a turn ends where the next one begins, and who spoke last goes on.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::anchor::{Address, Anchor, Lookup};
use super::document::{Document, Turn};
use super::stamp::Stamp;
use super::text::Span;

/// All of a turn but its first character, which names it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct TurnState {
    /// Its last character.
    pub last: Address,
    /// The first character of the words; nothing if the turn is a label alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_from: Option<Address>,
    /// The label of who speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Seconds from the beginning of the recording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<f32>,
}

/// Where in the list the turn stands that begins with a character: a speaker of ten thousand turns gets another name at
/// once. Made when first asked for, kept up while turns change, and forgotten when they are put in order.
#[derive(Debug, Default)]
pub(super) struct TurnPlaces(OnceLock<Option<HashMap<Address, usize>>>);

impl TurnPlaces {
    fn find(&self, turns: &[Turn], first: Address) -> Option<usize> {
        let all = || {
            let places: HashMap<Address, usize> = turns.iter().enumerate().map(|(i, t)| (t.anchor.first, i)).collect();
            // An import may hold empty turns that begin where the next one does: those are looked for one by one.
            (places.len() == turns.len()).then_some(places)
        };
        match self.0.get_or_init(all) {
            Some(places) => places.get(&first).copied(),
            None => turns.iter().position(|t| t.anchor.first == first),
        }
    }

    fn push(&mut self, turns: &mut Vec<Turn>, turn: Turn) {
        if let Some(Some(places)) = self.0.get_mut() {
            places.insert(turn.anchor.first, turns.len());
        }
        turns.push(turn);
    }

    fn remove(&mut self, turns: &mut Vec<Turn>, first: Address) {
        let Some(Some(places)) = self.0.get_mut() else { return turns.retain(|t| t.anchor.first != first) };
        if let Some(place) = places.remove(&first) {
            turns.swap_remove(place);
            if let Some(moved) = turns.get(place) {
                places.insert(moved.anchor.first, place);
            }
        }
    }
}

impl Clone for TurnPlaces {
    /// A copy finds them anew: most copies of a document are never asked.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for TurnPlaces {
    /// They are derived, and take no part in comparisons.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Document {
    /// Returns the turn that begins with the character `first`, as the journal describes it.
    pub fn turn_state(&self, first: Address) -> Option<TurnState> {
        self.turn_places.find(&self.turns, first).map(|place| self.state_of(&self.turns[place]))
    }

    /// Returns the speaker to whom the turn is given that begins with the character `first`.
    pub(super) fn given_to(&self, first: Address) -> Option<u16> {
        self.turn_places.find(&self.turns, first).and_then(|place| self.turns[place].given_to)
    }

    /// Returns a turn as the journal describes it: with the one to whom it was given.
    pub(super) fn state_of(&self, turn: &Turn) -> TurnState {
        TurnState {
            last: turn.anchor.last,
            words_from: turn.words_from,
            speaker: turn.given_to.and_then(|i| self.speakers.get(usize::from(i))).map(|s| s.label.clone()),
            time: turn.time,
        }
    }

    /// Makes the turn that begins with `first` what the change `at` says of it, whose author saw the changes of which
    /// `saw` says so, or no turn at all. A speaker whose label is not here yet comes in as a participant without a
    /// person.
    pub(super) fn set_turn(
        &mut self,
        first: Address,
        state: Option<&TurnState>,
        at: Stamp,
        saw: &impl Fn(Stamp) -> bool,
    ) {
        let there = self.turn_places.find(&self.turns, first);
        self.unsettled = true;
        let Some(state) = state else {
            return self.turn_places.remove(Arc::make_mut(&mut self.turns), first);
        };
        let given_to = state.speaker.as_deref().and_then(|label| {
            let stays = self.given_to(first).filter(|place| self.is_called(*place, label, saw));
            stays.or_else(|| self.speaker_labelled(label, at, saw))
        });
        let turn = Turn {
            anchor: Anchor { first, last: state.last },
            words_from: state.words_from,
            speaker: given_to.map(|place| self.one_speaker(place)),
            given_to,
            time: state.time,
            span: Span::default(),
            words: Span::default(),
        };
        let turns = Arc::make_mut(&mut self.turns);
        match there {
            Some(i) => turns[i] = turn,
            None => self.turn_places.push(turns, turn),
        }
    }

    /// Finds every turn anew, in the order of the text.
    pub(super) fn settle_turns(&mut self, lookup: &Lookup<'_>) {
        self.turn_places = TurnPlaces::default();
        let Self { turns, speakers, .. } = self;
        let turns = Arc::make_mut(turns);
        turns.sort_by_cached_key(|t| (lookup.rank(t.anchor.first), t.anchor.first));
        for turn in &mut *turns {
            let at = lookup.position_from(turn.anchor.first).unwrap_or_default();
            turn.span = lookup.span(turn.anchor).unwrap_or(Span::new(at, at));
        }
        part(turns, lookup);
        take_in_what_was_typed(turns, lookup);
        for turn in turns {
            let label = turn.given_to.and_then(|i| speakers.get(usize::from(i))).map(|s| s.label.as_str());
            turn.words = words(turn, label, lookup);
        }
    }
}

fn words(turn: &Turn, label: Option<&str>, lookup: &Lookup<'_>) -> Span {
    let Span { start, end } = turn.span;
    let from = match turn.words_from {
        None => {
            // What was typed behind a label that stood alone.
            let label_end = lookup.span(turn.anchor).map_or(end, |own| own.end.clamp(start, end));
            let typed = lookup.inserted_in(Span::new(label_end, end));
            typed.iter().find(|(_, c)| !c.is_whitespace()).map_or(end, |(at, _)| *at)
        }
        Some(first) if first == turn.anchor.first => start,
        Some(first) => {
            let at = lookup.position_from(first).map_or(end, |at| at.clamp(start, end));
            typed_between(label, Span::new(start, at), lookup).unwrap_or(at)
        }
    };
    Span::new(from, end)
}

/// Returns where the words begin that were typed between the label of a turn and its first word, if any were; a label
/// that was typed itself is none of them.
fn typed_between(label: Option<&str>, heading: Span, lookup: &Lookup<'_>) -> Option<u32> {
    let typed = lookup.inserted_in(heading);
    let n_typed = typed.iter().rev().zip(1..).take_while(|((at, _), n)| at + n == heading.end).count();
    let run = &typed[typed.len() - n_typed..];
    let letters: String = run.iter().map(|(_, c)| *c).collect();
    let labelled = label.and_then(|label| letters.rfind(label).map(|byte| byte + label.len()));
    let behind = match labelled {
        Some(byte) => {
            let signs = letters[byte..].find(char::is_alphanumeric)?;
            letters[..byte + signs].chars().count()
        }
        // The whole line was typed anew, label and all.
        None if run.first().is_some_and(|(at, _)| *at == heading.start) => return None,
        None => 0,
    };
    run[behind..].iter().find(|(_, c)| !c.is_whitespace() && *c != ':').map(|(at, _)| *at)
}

/// Parts turns that share words.
fn part(turns: &mut [Turn], lookup: &Lookup<'_>) {
    let mut before = None;
    for i in 0..turns.len() {
        if turns[i].span.is_empty() {
            continue;
        }
        if let Some(before) = before
            && let [Turn { span: left, .. }, .., right] = &mut turns[before..=i]
            && left.end > right.span.start
        {
            let end = left.end.max(right.span.end);
            let border = border(right, *left, lookup);
            (left.end, right.span) = (border.start.max(left.start), Span::new(border.end.max(left.start), end));
        }
        before = Some(i);
    }
}

/// Returns what parts `turn` from the one before it, which reaches into it: a line end that was typed, or a mere place.
fn border(turn: &Turn, before: Span, lookup: &Lookup<'_>) -> Span {
    let place = |at| Span::new(at, at);
    let Some(shared) = turn.span.intersection(before) else { return place(turn.span.start) };
    let typed = lookup.inserted_in(shared);
    if lookup.living(turn.anchor.first).is_some() || typed.len() < shared.len() as usize {
        return place(turn.span.start);
    }
    let line_end = typed.iter().rev().find(|(_, c)| *c == '\n');
    line_end.map_or(place(shared.end), |(at, _)| Span::new(*at, at + 1))
}

/// Widens turns by what was typed around them, and puts those without words between the others.
fn take_in_what_was_typed(turns: &mut [Turn], lookup: &Lookup<'_>) {
    if turns.is_empty() {
        return;
    }
    let standing: Vec<usize> = (0..turns.len()).filter(|i| !turns[*i].span.is_empty()).collect();
    for k in 0..=standing.len() {
        let (left, right) = (k.checked_sub(1).map(|k| standing[k]), standing.get(k).copied());
        let between = gap(turns, left, right, lookup);
        let typed = lookup.inserted_in(between);
        let (to_left, to_right) = shared_out(&typed, between, left.is_some(), right.is_some());
        if let (Some(i), Some(end)) = (left, to_left) {
            turns[i].span.end = end;
        }
        if let (Some(i), Some(start)) = (right, to_right) {
            turns[i].span.start = start;
        }
        let Span { start: mut reached, end } = gap(turns, left, right, lookup);
        let n_turns = turns.len();
        for turn in &mut turns[left.map_or(0, |i| i + 1)..right.unwrap_or(n_turns)] {
            reached = turn.span.start.clamp(reached, end);
            turn.span = Span::new(reached, reached);
        }
    }
}

/// Returns what lies between two turns; before the first one and behind the last one.
fn gap(turns: &[Turn], left: Option<usize>, right: Option<usize>, lookup: &Lookup<'_>) -> Span {
    Span::new(left.map_or(0, |i| turns[i].span.end), right.map_or(lookup.len(), |i| turns[i].span.start))
}

/// Returns where the turn before a gap ends and the turn behind it begins, as far as what was typed there moves them.
fn shared_out(typed: &[(u32, char)], gap: Span, has_left: bool, has_right: bool) -> (Option<u32>, Option<u32>) {
    let visible = |typed: &[(u32, char)]| -> Vec<u32> {
        typed.iter().filter(|(_, c)| !c.is_whitespace()).map(|(at, _)| *at).collect()
    };
    if !has_left {
        return (None, visible(typed).first().copied());
    }
    // What stands on the line of the next turn, right before it.
    let mut from = gap.end;
    let mut n_left = typed.len();
    while has_right && n_left > 0 && typed[n_left - 1].1 != '\n' && typed[n_left - 1].0 + 1 == from {
        (from, n_left) = (from - 1, n_left - 1);
    }
    if from == gap.start {
        n_left = typed.len();
    }
    let right = visible(&typed[n_left..]).first().copied();
    let left = visible(&typed[..n_left]).last().map(|at| at + 1);
    (left, right)
}

/// Returns a place in a recording: "01:37", or "1:01:37" from an hour on.
pub fn clock_time(seconds: f32) -> String {
    let seconds = seconds.max(0.0) as u64;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes:02}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::clock_time;
    use crate::model::difference::difference;
    use crate::model::testing::Fixture;
    use crate::model::{Address, Op, Role, Span, TurnState, plan};

    /// Returns the turns after a correction, `speaker: words`.
    fn after(notation: &str, from: &str, to: &str) -> Vec<String> {
        let mut fixture = Fixture::of(notation);
        let id = fixture.project.documents()[0].id;
        let text = fixture.project.text(fixture.project.documents()[0]).unwrap();
        let places = difference(text.as_str(), &text.as_str().replace(from, to));
        let ops = plan::correct_text(&fixture.project, &mut fixture.ids, id, &places).unwrap();
        fixture.apply(ops);
        turns(&fixture)
    }

    fn turns(fixture: &Fixture) -> Vec<String> {
        let document = fixture.project.documents()[0];
        let label = |turn| document.speaker_of(turn).map_or("-", |s| s.label.as_str());
        let words = |turn: &crate::model::Turn| fixture.project.words(document, turn.words).into_owned();
        document.turns.iter().map(|turn| format!("{}: {}", label(turn), words(turn))).collect()
    }

    const TALK: &str = "INT: How are you?\nU01: Tired.\nU02: Fine.";

    #[test]
    fn words_added_at_the_end_of_a_turn_belong_to_it() {
        assert_eq!(
            after(TALK, "Tired.", "Tired. Very tired."),
            ["INT: How are you?", "U01: Tired. Very tired.", "U02: Fine."]
        );
        assert_eq!(
            after(TALK, "Fine.", "Fine.\nReally fine."),
            ["INT: How are you?", "U01: Tired.", "U02: Fine.\nReally fine."]
        );
    }

    #[test]
    fn a_line_typed_between_two_turns_belongs_to_the_one_before() {
        assert_eq!(after(TALK, "\nU02", "\n(She sighs.)\nU02")[1], "U01: Tired.\n(She sighs.)");
    }

    #[test]
    fn words_typed_between_label_and_first_word_are_words() {
        assert_eq!(after(TALK, "U01: Tired", "U01: Very tired")[1], "U01: Very tired.");
        assert_eq!(after(TALK, "U01: Tired", "U01: (sighs) Tired")[1], "U01: (sighs) Tired.");
        let mut fixture = Fixture::of(TALK);
        let id = fixture.project.documents()[0].id;
        fixture.correct(id, " Tired.", "");
        fixture.correct(id, "U01:", "U01: Well.");
        let document = fixture.project.document(id).unwrap();
        assert_eq!(fixture.project.words(document, document.turns[1].words), "Well.");
    }

    #[test]
    fn a_label_that_is_corrected_stays_a_label() {
        assert_eq!(after(TALK, "U01: T", "U1: T")[1], "U01: Tired.");
        assert_eq!(after(TALK, "U01", "Participant 1")[1], "U01: Tired.");
    }

    #[test]
    fn a_turn_that_is_deleted_whole_is_empty_and_its_neighbours_stay() {
        assert_eq!(after(TALK, "U01: Tired.\n", ""), ["INT: How are you?", "U01: ", "U02: Fine."]);
    }

    #[test]
    fn a_replacement_across_two_turns_belongs_to_the_first_but_for_its_last_line() {
        assert_eq!(across("Tired.\nU02: F", "Worn out, f"), ["INT: How are you?", "U01: Worn out, f", "U02: ine."]);
        assert_eq!(
            across("Tired.\nU02: F", "Worn out.\nU02: F"),
            ["INT: How are you?", "U01: Worn out.", "U02: U02: Fine."]
        );
    }

    /// Returns the turns after one replacement that is not taken apart.
    fn across(from: &str, to: &str) -> Vec<String> {
        let mut fixture = Fixture::of(TALK);
        let id = fixture.project.documents()[0].id;
        fixture.correct(id, from, to);
        turns(&fixture)
    }

    #[test]
    fn where_two_shaped_turns_apart_one_ends_where_the_next_begins_and_the_last_goes_on() {
        let mut fixture = Fixture::of(TALK);
        let id = fixture.project.documents()[0].id;
        let whole = fixture.project.documents[&id].turn_state(Address::Original(18)).unwrap();
        let inner = TurnState { last: Address::Original(27), ..whole.clone() };
        for (turn, state) in [(25, inner), (18, whole)] {
            let set = Op::SetTurn { document: id, turn: Address::Original(turn), from: None, to: Some(state) };
            fixture.apply(vec![set]);
        }
        let spans: Vec<Span> = fixture.project.documents[&id].turns.iter().map(|t| t.span).collect();
        assert_eq!(spans[1..3], [Span::new(18, 25), Span::new(25, 29)]);
    }

    #[test]
    fn an_unknown_label_comes_in_as_a_participant() {
        let mut fixture = Fixture::of(TALK);
        let document = std::sync::Arc::make_mut(fixture.project.documents.values_mut().next().unwrap());
        let at = document.added;
        assert_eq!(document.speaker_labelled("U03", at, &|_| true), Some(3));
        assert_eq!(document.speaker_labelled("U03", at, &|_| true), Some(3));
        assert_eq!(document.speakers[3].role, Role::Participant);
    }

    #[test]
    fn a_time_shows_hours_only_when_there_are_some() {
        assert_eq!(clock_time(97.4), "01:37");
        assert_eq!(clock_time(3697.0), "1:01:37");
    }
}
