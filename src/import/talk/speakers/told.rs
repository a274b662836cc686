//! Speakers and turns that a format itself names, as a person wants them: who is called so, who asks, and labels that
//! stand within the words, where a person says that they are some.

use super::{Found, by_whom, is_open, parts, spelling};
use crate::import::Told;
use crate::import::talk::labels;
use crate::import::talk::reading::{Convention, Doubt, Why, Wish};
use crate::import::talk::turns::{self, Cut};
use crate::model::{LabelAnswer, Span, Text, TurnRecord};

/// Returns what a format itself says of speakers and turns; whose words are questions still tells who asks.
pub(in crate::import) fn told(text: &str, Told { convention, labels, turns }: &Told, wish: &Wish) -> Found {
    let places = Text::new(text);
    let mut cut = Cut { labels: labels.clone(), turns: turns.clone(), asks: Vec::new() };
    for label in wish.speakers().filter(|label| !labels.iter().any(|known| known == label)) {
        begin_at(&mut cut, &places, label);
    }
    let initialled = initialled(&cut, wish);
    let mut read_as = wish.clone();
    for (name, initials) in &initialled {
        read_as.set_answer(name, Some(LabelAnswer::SameAs(initials.clone())));
    }
    cut.asks = cut.turns.iter().map(|t| turns::asks(places.slice(Span::new(t.1, t.2)))).collect();
    cut.decide(&read_as);
    let read_as = |(label, initials)| Doubt { label, why: Why::ReadAs(initials) };
    let mut doubts: Vec<Doubt> = initialled.into_iter().map(read_as).collect();
    let roles = parts::roles(text, &cut, &[], wish, &mut doubts);
    if *convention == Convention::Colours {
        // Colours may as well say where somebody is: in the picture or not.
        doubts.extend(cut.labels.iter().map(|label| Doubt { label: label.clone(), why: Why::NotWritten }));
    }
    doubts.extend(spelling::alike(&cut.labels));
    doubts.retain(|d| is_open(d, wish));
    let speakers = by_whom(cut.labels, roles);
    Found { convention: *convention, speakers, turns: cut.turns, doubts, chars: places.len() }
}

/// Returns the names that stand in full at the first turns and as initials from then on, each with these: `Devin
/// Becker`, `DB`. Of what a person decided about nothing is assumed.
fn initialled(cut: &Cut, wish: &Wish) -> Vec<(String, String)> {
    const MOST_FULL: usize = 3;
    /// Among more labels every one would be compared with every other for too long.
    const MOST_LABELS: usize = 500;
    if cut.labels.len() > MOST_LABELS {
        return Vec::new();
    }
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); cut.labels.len()];
    for (i, turn) in cut.turns.iter().enumerate() {
        turn.3.and_then(|who| places.get_mut(usize::from(who))).into_iter().for_each(|turns| turns.push(i));
    }
    let is_free = |label: &str| wish.answer(label).is_none();
    let initials_of = |full: usize| {
        let letters = labels::initials(&cut.labels[full]);
        let short = cut.labels.iter().position(|label| label.replace('.', "") == letters && is_free(label))?;
        let is_before = places[full].last()? < places[short].first()?;
        (is_before && places[full].len() <= MOST_FULL && places[short].len() > places[full].len()).then_some(short)
    };
    let names = (0..cut.labels.len()).filter(|i| cut.labels[*i].contains(' ') && is_free(&cut.labels[*i]));
    let pairs: Vec<(usize, usize)> = names.filter_map(|full| Some((full, initials_of(full)?))).collect();
    let is_only = |(_, short): &&(usize, usize)| pairs.iter().filter(|(_, other)| other == short).count() == 1;
    let written = |(full, short): &(usize, usize)| (cut.labels[*full].clone(), cut.labels[*short].clone());
    pairs.iter().filter(is_only).map(written).collect()
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

    #[test]
    fn who_is_named_in_full_first_and_by_initials_from_then_on_is_one() {
        let read = |rows: &[&str], answer: Option<LabelAnswer>| {
            let mut labels: Vec<String> = Vec::new();
            let mut turns = Vec::new();
            for (i, who) in (0..).zip(rows) {
                let known = labels.iter().position(|label| label == who);
                let index = known.unwrap_or_else(|| {
                    labels.push((*who).to_owned());
                    labels.len() - 1
                });
                turns.push(TurnRecord(i * 4, i * 4, i * 4 + 3, u16::try_from(index).ok(), None));
            }
            let mut wish = Wish::default();
            wish.set_answer("Devin Becker", answer);
            let text = "So. ".repeat(rows.len());
            let found = told(&text, &Told { labels, turns, ..Told::default() }, &wish);
            let labels: Vec<&str> = found.speakers.iter().map(|s| s.label.as_str()).collect();
            let n_doubts = found.doubts.iter().filter(|d| matches!(d.why, Why::ReadAs(_))).count();
            format!("{} {n_doubts}", labels.join("/"))
        };
        let rows = ["Devin Becker", "James McMichael", "DB", "JM", "DB", "JM"];
        assert_eq!(read(&rows, None), "DB/JM 2");
        assert_eq!(read(&rows, Some(LabelAnswer::Speaker)), "Devin Becker/JM/DB 1");
        assert_eq!(read(&["DB", "Devin Becker", "DB", "JM", "DB"], None), "DB/Devin Becker/JM 0");
        let two = ["Devin Becker", "Dora Bell", "DB", "DB", "DB"];
        assert_eq!(read(&two, None), "Devin Becker/Dora Bell/DB 0");
    }
}
