//! Speakers and turns that a format itself names, as a person wants them: who is called so, who asks, and labels that stand
//! within the words, where a person says that they are some.

use super::super::reading::{Convention, Doubt, Why, Wish};
use super::super::turns::{self, Cut};
use super::{Found, by_whom, is_open, parts, spelling};
use crate::import::Told;
use crate::model::{Span, Text, TurnRecord};

/// Returns what a format itself says of speakers and turns; whose words are questions still tells who asks.
pub(in crate::import) fn told(text: &str, Told { convention, labels, turns }: &Told, wish: &Wish) -> Found {
    let places = Text::new(text);
    let mut cut = Cut { labels: labels.clone(), turns: turns.clone(), asks: Vec::new() };
    for label in wish.speakers().filter(|label| !labels.iter().any(|known| known == label)) {
        begin_at(&mut cut, &places, label);
    }
    cut.asks = cut.turns.iter().map(|t| turns::asks(places.slice(Span::new(t.1, t.2)))).collect();
    cut.decide(wish);
    let mut doubts = Vec::new();
    let roles = parts::roles(&cut, &[], wish, &mut doubts);
    if *convention == Convention::Colours {
        // Colours may as well say where somebody is: in the picture or not.
        doubts.extend(cut.labels.iter().map(|label| Doubt { label: label.clone(), why: Why::NotWritten }));
    }
    doubts.extend(spelling::alike(&cut.labels));
    doubts.retain(|d| is_open(d, wish));
    let speakers = by_whom(cut.labels, roles);
    Found { convention: *convention, speakers, turns: cut.turns, doubts, chars: places.len() }
}

/// Begins a turn wherever `label` and a colon stand within the words of another, behind a blank.
fn begin_at(cut: &mut Cut, places: &Text, label: &str) {
    let Ok(speaker) = u16::try_from(cut.labels.len()) else { return };
    let mut parted = Vec::with_capacity(cut.turns.len());
    for turn in std::mem::take(&mut cut.turns) {
        let mut rest = turn;
        let words = places.slice(Span::new(turn.1, turn.2));
        for (at, behind) in places_of(label, words) {
            let (start, from) = (turn.1 + at, turn.1 + behind);
            let from = from.min(turn.2);
            if start == rest.1 {
                rest = TurnRecord(rest.0, from, turn.2, Some(speaker), rest.4);
                continue;
            }
            let end = places.trimmed(Span::new(rest.1, start)).end;
            parted.push(TurnRecord(rest.0, rest.1, end, rest.3, rest.4));
            rest = TurnRecord(start, from, turn.2, Some(speaker), None);
        }
        parted.push(rest);
    }
    if parted.iter().any(|turn| turn.3 == Some(speaker)) {
        cut.labels.push(label.to_owned());
    }
    cut.turns = parted;
}

/// Returns where `label` stands before a colon in `words`, and where the words behind it begin, in code points.
fn places_of(label: &str, words: &str) -> Vec<(u32, u32)> {
    let (mut byte, mut position) = (0, 0);
    let mut reach = |to: usize| {
        position += words[byte..to].chars().count() as u32;
        byte = to;
        position
    };
    let found = words.match_indices(label).filter_map(|(at, _)| {
        let behind = words[at + label.len()..].trim_start().strip_prefix([':', '：'])?.trim_start();
        let is_apart = words[..at].chars().next_back().is_none_or(char::is_whitespace);
        is_apart.then(|| (reach(at), reach(words.len() - behind.len())))
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LabelAnswer;

    #[test]
    fn a_label_within_the_words_begins_a_turn_if_a_person_says_so() {
        let text = "Ana: Yes. iPad 2 : No. So iPad 2: ends. Ah.\niPad 2: Bye.\n";
        let turns = [TurnRecord(0, 5, 43, Some(0), Some(1.0)), TurnRecord(44, 44, 56, None, Some(9.0))];
        let mut wish = Wish::default();
        wish.set_answer("iPad 2", Some(LabelAnswer::Speaker));
        let ana = Told { labels: vec!["Ana".to_owned()], turns: turns.to_vec(), ..Told::default() };
        let found = told(text, &ana, &wish);
        let places = Text::new(text);
        let written = |t: &TurnRecord| {
            let label = t.3.map_or("-", |i| &found.speakers[usize::from(i)].label);
            format!("{label}@{:?}|{}", t.4, places.slice(Span::new(t.1, t.2)))
        };
        let turns: Vec<String> = found.turns.iter().map(written).collect();
        assert_eq!(
            turns,
            ["Ana@Some(1.0)|Yes.", "iPad 2@None|No. So", "iPad 2@None|ends. Ah.", "iPad 2@Some(9.0)|Bye."]
        );
    }
}
