//! Turns that nothing but their questions tells apart: paragraphs ask and answer by turns.

use super::super::lines::Line;
use super::super::turns::{Turn, asks};
use crate::import::Layout;

/// Fewer questions are those of a text that nobody speaks.
const FEWEST: usize = 5;

/// Returns where the turns of two voices begin, `names[0]` the one that asks. A text that a person says to be a talk need not
/// ask and answer throughout: then its paragraphs alternate.
pub(super) fn turns<'t>(lines: &[Line<'t>], layout: &Layout, names: [&'t str; 2], asked_for: bool) -> Vec<Turn<'t>> {
    let units = units(lines, layout);
    let asking: Vec<bool> = units.iter().map(|unit| unit.asks).collect();
    let Some(first) = asking.iter().position(|asks| *asks) else { return Vec::new() };
    let (units, asking) = (&units[first..], &asking[first..]);
    let n_questions = asking.iter().filter(|asks| **asks).count();
    let n_changes = asking.windows(2).filter(|two| two[0] != two[1]).count();
    let is_talk = n_questions >= FEWEST && n_questions * 3 >= units.len() && n_changes * 4 >= (units.len() - 1) * 3;
    let voices: Vec<usize> = match () {
        () if is_talk => asking.iter().map(|asks| usize::from(!asks)).collect(),
        () if asked_for => alternating(asking),
        () => return Vec::new(),
    };
    let turn = |(unit, voice): (&Unit, &usize)| Turn {
        line: unit.line,
        at: 0,
        speaker: Some(*voice),
        label: names[*voice],
        words_line: unit.line,
        words: lines[unit.line].text.len() - lines[unit.line].text.trim_start().len(),
        seconds: None,
    };
    let begins = |i: &usize| *i == 0 || voices[*i] != voices[*i - 1];
    (0..units.len()).filter(begins).map(|i| turn((&units[i], &voices[i]))).collect()
}

/// Returns the voice of each of several paragraphs that alternate: the one that asks more is the first.
fn alternating(asking: &[bool]) -> Vec<usize> {
    let n_questions = |parity: usize| asking.iter().skip(parity).step_by(2).filter(|asks| **asks).count();
    let asker = usize::from(n_questions(1) > n_questions(0));
    (0..asking.len()).map(|i| (i + asker) % 2).collect()
}

/// A paragraph, or a line where lines are paragraphs.
struct Unit {
    line: usize,
    asks: bool,
}

fn units(lines: &[Line<'_>], layout: &Layout) -> Vec<Unit> {
    let words = || lines.iter().filter(|line| !line.blank && !line.heading);
    let ends_sentence = |line: &&Line<'_>| line.text.trim_end().ends_with(['.', '?', '!', '…', '"', '”', '»', ')']);
    let each_line = layout.lines_are_paragraphs || words().filter(ends_sentence).count() * 5 >= words().count() * 4;
    let mut units: Vec<Unit> = Vec::new();
    let mut is_open = false;
    for (i, line) in lines.iter().enumerate() {
        if line.blank || line.heading {
            is_open = false;
            continue;
        }
        match units.last_mut().filter(|_| is_open && !each_line) {
            Some(unit) => unit.asks = asks(line.text),
            None => units.push(Unit { line: i, asks: asks(line.text) }),
        }
        is_open = true;
    }
    units
}

#[cfg(test)]
mod tests {
    use super::super::super::reading::{Convention, Wish};
    use super::super::{find, find_as};
    use crate::import::Layout;

    #[test]
    fn paragraphs_that_ask_and_answer_are_two_voices() {
        for between in ["\n", "\n\n"] {
            let talk = format!("How was it?{between}It was good.{between}").repeat(6);
            let found = find(&talk, &Layout::default());
            assert_eq!((found.convention, found.turns.len()), (Convention::Voices, 12));
            assert_eq!(found.turns.iter().filter(|turn| turn.3 == Some(0)).count(), 6);
        }
    }

    #[test]
    fn a_text_that_asks_now_and_then_is_nobodys_unless_a_person_says_so() {
        let talk = "How was it?\n\nGood.\n\nAh.\n\nAnd here?\n\nGo on.\n\nSo, yes.\n\n".repeat(3);
        assert_eq!(find(&talk, &Layout::default()).convention, Convention::Nobody);
        let wish = Wish::by(Some(Convention::Voices));
        let found = find_as(&talk, &Layout::default(), &wish);
        assert_eq!((found.convention, found.turns.len()), (Convention::Voices, 18));
    }
}
