//! Words in capitals or shortened by a point with which nearly every turn begins: the labels of a text that sets them off
//! by nothing else. What is said may begin with capitals and points as well: `P14 TV. And the radio.`, `Dem. La grève ?`

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::exchange::{self, Begun};
use crate::import::talk::labels::{self, Candidate, Form};
use crate::import::talk::lines::Line;

/// A word that comes less often may begin a sentence.
const FEWEST: usize = 3;
/// More of them are items of a list.
const MOST: usize = 8;
/// How many of ten paragraphs begin with one of them at least; of letters that number choices, below questions.
const OF_TEN: usize = 6;
const OF_TEN_CHOICES: usize = 9;

/// Returns the keys of these words; none of a text of another kind.
pub(super) fn keys(lines: &[Line<'_>]) -> FxHashSet<String> {
    let lines = exchange::sample(lines);
    let units = exchange::units(lines);
    let openings: Vec<(usize, Candidate<'_>)> =
        units.iter().filter_map(|i| of(&lines[*i]).map(|found| (*i, found))).collect();
    let mut counts: FxHashMap<(&str, Form), usize> = FxHashMap::default();
    openings.iter().for_each(|(_, found)| *counts.entry((found.label, found.form)).or_default() += 1);
    let begins = |(_, found): &&(usize, Candidate<'_>)| counts[&(found.label, found.form)] >= FEWEST;
    let openings: Vec<&(usize, Candidate<'_>)> = openings.iter().filter(begins).collect();
    let keys: FxHashSet<String> = openings.iter().map(|(_, found)| labels::key(found.label)).collect();
    let of_ten = if ["a", "b"].iter().all(|letter| keys.contains(*letter)) { OF_TEN_CHOICES } else { OF_TEN };
    if !(2..=MOST).contains(&keys.len()) || openings.len() * 10 < units.len() * of_ten {
        return FxHashSet::default();
    }
    let ends = openings.iter().skip(1).map(|(i, _)| *i).chain([lines.len()]);
    let begun: Vec<Begun<'_>> = openings
        .iter()
        .zip(ends)
        .map(|((i, found), end)| Begun::of(found.label, &lines[*i].text[found.words..], &lines[i + 1..end]))
        .collect();
    if exchange::is_talk(&begun) { keys } else { FxHashSet::default() }
}

/// Returns the label with which a line begins, if it is one of those that `keys` names.
pub(super) fn at<'t>(line: &Line<'t>, keys: &FxHashSet<String>) -> Option<Candidate<'t>> {
    if keys.is_empty() {
        return None;
    }
    of(line).filter(|found| keys.contains(&labels::key(found.label)))
}

/// Returns the word with which a line begins, unless a sign or bold letters set a label off.
fn of<'t>(line: &Line<'t>) -> Option<Candidate<'t>> {
    let is_set_off = |found: &Candidate<'_>| !matches!(found.form, Form::Point | Form::Capitals);
    let opening = labels::opening(line.text)?;
    labels::loose(line.text, line.emphasis).is_none_or(|found| !is_set_off(&found)).then_some(opening)
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::who;

    #[test]
    fn capitals_behind_a_label_are_none_of_it() {
        let talk = "INT What did you have in the house?\n\nP14 TV. And the radio, BBC mostly.\n\nINT OK. And outside?\n\n\
            P14 NHS clinic at the end of the road.\n\nINT Did you have a car?\n\nP14 A VW. It was my husband's.\n\n\
            INT Why was that?\n\nP14 DIY lessons, he called it.\n\n";
        assert_eq!(who(talk), ["INT", "P14"].repeat(4));
    }

    #[test]
    fn two_shortened_words_take_turns() {
        for (one, other) in [("Dem.", "Rép."), ("E.", "C."), ("Int.", "Ana.")] {
            let ask = |said| format!("{one} Vous y allez comment ?\n{other} {said}\n");
            let said = [
                "Ça dépend. À pied, quand il fait beau.",
                "Jamais seule. Trop loin.",
                "À vélo, comme tous.",
                "Ma foi. Non.",
            ];
            let talk = said.map(ask).concat();
            let names = [one, other].map(|name| name.trim_end_matches('.'));
            assert_eq!(who(&talk), names.repeat(4), "{one}");
        }
    }

    #[test]
    fn articles_of_a_law_and_people_with_titles_are_none() {
        let law = "Art. 3 What is it that the law asks for?\nFig. 4 The law asks for nothing of the kind.\n".repeat(4);
        assert!(who(&law).iter().all(|name| name == "-"), "{:?}", who(&law));
        let choices =
            "1. What is it that the law asks for?\nA. Nothing of the kind.\nB. Something else.\nC. Both.\n".repeat(4);
        assert!(!who(&choices).iter().any(|name| name == "B"), "{:?}", who(&choices));
        let story = "Mr. Roux came home late. Why was it so?\nMrs. Roux was at home and had been waiting.\n".repeat(4);
        assert!(!who(&story).iter().any(|name| name == "Mr" || name == "Mrs"), "{:?}", who(&story));
    }
}
