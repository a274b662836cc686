//! Names at the first question and the first answer, and their first letters from then on: `Zantek: So.`, `Z: Yes.`
//! Words for a part in the talk are shortened so as well: `Question: Why?`, `Q: And?`

use rustc_hash::FxHashMap;

use super::super::head;
use super::{Mark, Survey};
use crate::import::talk::labels::{self, Shape};

/// Fewer turns of a letter are items of a list.
const FEWEST: usize = 3;
/// Above the first turn of a letter its name is the last of so many labels.
const NEAR: usize = 4;

/// Where the turns of a letter begin, and how many there are.
struct Letter {
    group: usize,
    first: usize,
    n: usize,
}

/// Counts a name that stands once as its first letter, where nothing but the names and letters of others stands between
/// the name and the first turn of the letter.
pub(super) fn merge(survey: &mut Survey<'_>) {
    if !(0..survey.groups.len()).any(|group| is_letter(survey, group)) {
        return;
    }
    // `Interviewer: Ines Duarte` above the talk is a field.
    let is_field = |m: &Mark<'_>| {
        let words = survey.lines[m.words_line].text.get(m.candidate.words..).unwrap_or_default().trim();
        survey.groups[m.group].is_part && survey.groups[m.group].n == 1 && head::is_value(words)
    };
    let is_counted = |m: &&Mark<'_>| m.at == 0 && m.candidate.form.is_strong() && !is_field(m);
    let mut order: Vec<(usize, usize)> = survey.marks.iter().filter(is_counted).map(|m| (m.line, m.group)).collect();
    order.dedup();
    let order: Vec<usize> = order.into_iter().map(|(_, group)| group).collect();
    let named = |letter: &Letter| {
        let above = order[..letter.first].iter().copied().rev().take(NEAR);
        let near = above.take_while(|group| is_name(survey, *group) || is_letter(survey, *group));
        let mut names = near.filter(|group| is_name(survey, *group) && begins(survey, *group, letter.group));
        names.next().filter(|_| names.next().is_none())
    };
    let letters = letters(survey, &order).into_iter().filter(|letter| letter.n >= FEWEST);
    let pairs: Vec<(usize, usize)> = letters.filter_map(|letter| Some((named(&letter)?, letter.group))).collect();
    survey.merge(&pairs);
}

/// Returns the letters in the order of their first turns.
fn letters(survey: &Survey<'_>, order: &[usize]) -> Vec<Letter> {
    let mut places: FxHashMap<usize, usize> = FxHashMap::default();
    let mut found: Vec<Letter> = Vec::new();
    for (first, group) in order.iter().enumerate().filter(|(_, group)| is_letter(survey, **group)) {
        let place = *places.entry(*group).or_insert(found.len());
        match found.get_mut(place) {
            Some(letter) => letter.n += 1,
            None => found.push(Letter { group: *group, first, n: 1 }),
        }
    }
    found
}

fn is_letter(survey: &Survey<'_>, group: usize) -> bool {
    survey.groups[group].label.chars().count() == 1
}

/// Whether the label is a name that stands once, or a word for a part in the talk.
fn is_name(survey: &Survey<'_>, group: usize) -> bool {
    let group = &survey.groups[group];
    group.shape == Shape::Name && group.n == 1 && !group.verdict.is_out()
}

fn begins(survey: &Survey<'_>, name: usize, letter: usize) -> bool {
    labels::key(survey.groups[name].label).starts_with(&labels::key(survey.groups[letter].label))
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::summary;

    #[test]
    fn a_name_above_the_turns_of_its_first_letter_is_the_same_person() {
        let talk = "Herald: Why that name?\nZantek: It sounded like a pill.\n";
        let letters = "H: And who plays?\nZ: The three of us.\n".repeat(3);
        assert_eq!(summary(&format!("{talk}{letters}")), "H/Z 8");
        let far = format!("Zoe: I came late.\n{}{letters}", "A: So.\nB: No.\n".repeat(3));
        assert_eq!(summary(&far), "A/B/H/Z 12");
    }

    #[test]
    fn a_word_for_a_part_above_the_turns_of_its_first_letter_is_the_same_person() {
        let talk = "Question: Why that name?\nDagmara: It is old.\nElias: So is mine.\n";
        let letters = "Q: And who plays?\nD: The three of us.\nE: And others.\n".repeat(3);
        assert_eq!(summary(&format!("{talk}{letters}")), "Q/D/E 12");
        let field = "Interviewer: Ines Duarte\nDate: 12 May\n\n";
        let letters = "I: And who plays?\nZ: The three of us.\n".repeat(3);
        assert_eq!(summary(&format!("{field}{letters}")), "I/Z 6");
    }

    #[test]
    fn those_who_answer_in_turn_speak_where_all_turns_are_items_of_a_list() {
        let talk = "* H: And who plays?\n* Z: The three of us.\n".repeat(6);
        let round = "* Alex: The night.\n* Mick: Rosanna.\n* Nico: A river, and more.\n".repeat(3);
        assert_eq!(summary(&format!("{talk}{round}")), "H/Z/Alex/Mick/Nico 21");
    }
}
