//! Words in capitals or shortened by a point with which nearly every turn begins: the labels of a text that sets them off
//! by nothing else. What is said may begin with capitals and points as well: `P14 TV. And the radio.`, `Dem. La grève ?`

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::exchange::{self, Begun};
use crate::import::talk::labels::{self, Candidate, Form};
use crate::import::talk::lines::Line;

/// A word that comes less often may begin a sentence; where nothing else begins a paragraph, a name before a point may.
const FEWEST: usize = 3;
const FEWEST_NAMED: usize = 2;
/// Longer words before a point are names rather than shortened.
const LONGEST_SHORTENED: usize = 5;
/// More of them are items of a list.
const MOST: usize = 8;
/// How many of ten paragraphs begin with one of them at least; of letters that number choices, below questions.
const OF_TEN: usize = 6;
const OF_TEN_CHOICES: usize = 9;
const OF_TEN_NAMED: usize = 9;

/// The words with which nearly every turn of a text begins.
#[derive(Default)]
pub(super) struct Openings {
    /// Their keys; none of a text of another kind.
    pub keys: FxHashSet<String>,
    /// Whether names are among them that no list and no shape needs to know: `Le jardinier.`
    pub are_names: bool,
}

/// Returns these words.
pub(super) fn of_text(lines: &[Line<'_>]) -> Openings {
    let lines = exchange::sample(lines);
    let units = exchange::units(lines);
    let openings: Vec<Opening<'_>> = units.iter().filter_map(|i| of(&lines[*i]).map(|found| (*i, found))).collect();
    let short: Vec<&Opening<'_>> = openings.iter().filter(|(_, found)| !is_named(found)).collect();
    if let Some(keys) = keys_of(lines, units.len(), &returning(short, FEWEST), OF_TEN) {
        return Openings { keys, are_names: false };
    }
    let all = returning(openings.iter().collect(), FEWEST_NAMED);
    let keys = keys_of(lines, units.len(), &all, OF_TEN_NAMED);
    keys.map_or_else(Openings::default, |keys| Openings { keys, are_names: true })
}

/// A line, and the word with which it begins.
type Opening<'t> = (usize, Candidate<'t>);

/// Whether a name rather than a shortened word or one in capitals stands before the point.
fn is_named(found: &Candidate<'_>) -> bool {
    let is_long = found.label.chars().count() > LONGEST_SHORTENED || found.label.contains(' ');
    found.form == Form::Point && is_long
}

/// Returns the openings that return so often.
fn returning<'o, 't>(openings: Vec<&'o Opening<'t>>, fewest: usize) -> Vec<&'o Opening<'t>> {
    let mut counts: FxHashMap<(&str, Form), usize> = FxHashMap::default();
    openings.iter().for_each(|(_, found)| *counts.entry((found.label, found.form)).or_default() += 1);
    let often = counts.values().any(|n| *n >= FEWEST);
    let returns = |(_, found): &&Opening<'_>| often && counts[&(found.label, found.form)] >= fewest;
    openings.into_iter().filter(returns).collect()
}

/// Returns the keys of openings that begin so many of ten paragraphs, if people talk behind them.
fn keys_of(lines: &[Line<'_>], n_units: usize, openings: &[&Opening<'_>], of_ten: usize) -> Option<FxHashSet<String>> {
    let keys: FxHashSet<String> = openings.iter().map(|(_, found)| labels::key(found.label)).collect();
    let are_choices = ["a", "b"].iter().all(|letter| keys.contains(*letter));
    let of_ten = if are_choices { OF_TEN_CHOICES } else { of_ten };
    if !(2..=MOST).contains(&keys.len()) || openings.len() * 10 < n_units * of_ten {
        return None;
    }
    let ends = openings.iter().skip(1).map(|(i, _)| *i).chain([lines.len()]);
    let begun: Vec<Begun<'_>> = openings
        .iter()
        .zip(ends)
        .map(|((i, found), end)| Begun::of(found.label, &lines[*i].text[found.words..], &lines[i + 1..end]))
        .collect();
    let is_talk = exchange::is_talk(&begun) || of_ten == OF_TEN_NAMED && exchange::discuss(&begun);
    is_talk.then_some(keys)
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
    fn names_before_a_point_speak_where_nothing_else_begins_a_paragraph() {
        for [one, other, third] in [["Le jardinier", "La voisine", "Le maire"], ["Claire", "Hugo", "Anne-Lise"]] {
            let names = [one, other, one, other, third, one, third, other];
            let said = [
                "Vous voyez, le terrain est en pente.",
                "On le sait depuis longtemps.",
                "Et personne ne fait rien.",
                "Si, mon mari a écrit à la mairie. Deux fois.",
                "Nous avons bien reçu sa lettre.",
                "Et alors ?",
                "Elle est à l’étude.",
                "Depuis deux ans.",
            ];
            let talk: String = names.iter().zip(said).map(|(name, said)| format!("{name}. {said}\n\n")).collect();
            assert_eq!(who(&talk), names);
        }
        let fields = "Nom. Le jardin des plantes.\n\nLieu. Au bord de la rivière.\n\nPrix. Qui le sait ?\n\n".repeat(4);
        assert!(who(&fields).iter().all(|name| name == "-"), "{:?}", who(&fields));
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
