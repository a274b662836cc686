//! Lines with the label behind the words, as scripts that tell voices apart write them, `Then let us begin.
//! SPEAKER_00`, and people who put initials in brackets there: `Then let us begin. (HM)`.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::table::{Cell, nobody};
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;
use crate::import::talk::turns::{self, Cut, Turn};

/// Fewer lines are no talk.
const FEWEST: usize = 3;

/// Returns where the turns of such a text begin; nothing of a text whose lines do not end so.
pub(super) fn turns<'t>(lines: &[Line<'t>]) -> Vec<Turn<'t>> {
    let filled = || lines.iter().enumerate().filter(|(_, line)| !line.blank && !line.heading);
    let labelled: Vec<(usize, &'t str)> =
        filled().filter_map(|(i, line)| Some((i, label_behind(line.text)?))).collect();
    let people: BTreeSet<&str> = labelled.iter().map(|(_, label)| *label).collect();
    if labelled.len() < FEWEST || people.len() < 2 || labelled.len() * 10 < filled().count() * 9 {
        return Vec::new();
    }
    let n_bracketed = labelled.iter().filter(|(_, label)| label.starts_with('(')).count();
    if n_bracketed > 0 && (n_bracketed < labelled.len() || !take_turns(&labelled)) {
        return Vec::new();
    }
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    let mut turns: Vec<Turn<'t>> = Vec::with_capacity(labelled.len());
    for (line, label) in labelled {
        let free = known.len();
        let speaker = Some(*known.entry(label).or_insert(free));
        let label = label.trim_matches(['(', ')']);
        turns.push(Turn { speaker, label, ..nobody(Cell { line, at: 0, text: "" }) });
    }
    turns
}

/// Whether a few people take turns, as in a talk: works that a text refers to in brackets hardly ever return.
fn take_turns(labelled: &[(usize, &str)]) -> bool {
    let people: BTreeSet<&str> = labelled.iter().map(|(_, label)| *label).collect();
    let n_changes = labelled.windows(2).filter(|pair| pair[0].1 != pair[1].1).count();
    people.len() * 3 <= labelled.len() && n_changes * 5 >= (labelled.len() - 1) * 3
}

/// Ends the turns where their labels begin.
pub(super) fn leave_labels_out(cut: &mut Cut, lines: &[Line<'_>]) {
    for (turn, asks) in cut.turns.iter_mut().zip(&mut cut.asks) {
        let behind = lines.partition_point(|line| line.position < turn.2);
        let Some(line) = behind.checked_sub(1).map(|last| &lines[last]) else { continue };
        if let Some(words) = label_behind(line.text).and_then(|label| line.text.trim_end().strip_suffix(label)) {
            turn.2 = (line.position + words.trim_end().chars().count() as u32).max(turn.1);
            *asks = turns::asks(words);
        }
    }
}

/// Returns the initials in brackets, `(HM)`, or the word for nobody in particular with a number, `SPEAKER_00`, `Speaker
/// 1`, that a line ends with behind a blank.
fn label_behind(line: &str) -> Option<&str> {
    let line = line.trim_end();
    if line.ends_with(')') {
        return initials_behind(line);
    }
    let without_number = line.trim_end_matches(|c: char| c.is_ascii_digit());
    let word = without_number.trim_end_matches(['_', ' ', '-']);
    let at = word
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |before| before + line[before..].chars().next().map_or(1, char::len_utf8));
    let is_apart = word[..at].ends_with([' ', '\t']) && !line[..at].trim().is_empty();
    let label = line[at..].trim();
    (is_apart && without_number.len() < line.len() && roles::is_person_word(label)).then_some(label)
}

fn initials_behind(line: &str) -> Option<&str> {
    let (words, label) = line.split_at(line.rfind('(')?);
    let inner = label.trim_matches(['(', ')']);
    let is_code = inner.starts_with(char::is_uppercase) && labels::shape(inner) == Some(Shape::Code);
    (is_code && words.ends_with([' ', '\t', '\u{a0}']) && !words.trim().is_empty()).then_some(label)
}

#[cfg(test)]
mod tests {
    use crate::import::turns_as_told;
    use crate::model::Role;

    #[test]
    fn a_label_may_stand_behind_the_words() {
        let text =
            "Go on. SPEAKER_01\nNo matter. SPEAKER_00\nThen let us begin. SPEAKER_00\nMy name is Ann. SPEAKER_01\n";
        let turns = turns_as_told("a.txt", text);
        let said = [
            "SPEAKER_01@-1|Go on.",
            "SPEAKER_00@-1|No matter.",
            "SPEAKER_00@-1|Then let us begin.",
            "SPEAKER_01@-1|My name is Ann.",
        ];
        assert_eq!(turns, said);
    }

    #[test]
    fn initials_in_brackets_behind_the_words_say_who_speaks() {
        let talk = "Where did you go? (HM)\n\nI went home, it was late. (DR)\n\n".repeat(3);
        assert_eq!(crate::import::talk::speakers::tests::who(&talk), ["HM", "DR"].repeat(3));
        let works =
            "It was shown long ago. (WHO)\n\nOthers found the same. (UNHCR)\n\nSo it goes on. (EU)\n\n".repeat(2);
        assert_eq!(crate::import::talk::speakers::tests::who(&works), ["-"; 6]);
    }

    #[test]
    fn whoever_asks_before_the_label_is_the_one_who_asks() {
        let two = "Why did you come here? SPEAKER_00\nBecause of the work. SPEAKER_01\n".repeat(6);
        let read = crate::import::read("a.txt", two.as_bytes()).unwrap().output;
        let roles: Vec<Role> = read.speakers.iter().map(|speaker| speaker.role).collect();
        assert_eq!(roles, [Role::Interviewer, Role::Participant]);
    }

    #[test]
    fn people_whom_lines_end_with_do_not_speak() {
        let list = "I saw Ann with Participant 1\nThere was nobody beside Participant 2\nThen she left us.\nWe stayed with Participant 1\n";
        let lines = crate::import::talk::lines::lines(list, &crate::import::Layout::default()).0;
        assert!(super::turns(&lines).is_empty());
    }
}
