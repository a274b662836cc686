//! Texts that labels cover: nearly every paragraph begins with one before a colon or a tab, and people say sentences behind them.
//! There those speak as well who do so once, as at a meeting where everybody may say a word, or in the street.

use rustc_hash::FxHashMap;

use super::super::exchange;
use super::throughout;
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;

/// Fewer paragraphs cover nothing.
const FEWEST: usize = 6;
/// Forms have values of a word or two behind their fields.
const FEWEST_WORDS_SAID: usize = 6;
/// Where fewer labels stand once, everybody returns: what stands once there is a word before a colon.
const FEWEST_SINGLE: usize = 3;
/// So many people of whom a label tells no more than that they are a woman or a man need not return.
const FEWEST_UNNAMED: usize = 4;

/// Returns the keys of the labels of such a text that do not look like labels elsewhere, `Une maman`; nothing of a text of
/// another kind.
pub(super) fn keys(lines: &[Line<'_>]) -> Option<Vec<String>> {
    let lines = exchange::sample(lines);
    let begun = |i: usize| throughout::before_colon(lines[i].text).or_else(|| throughout::before_tab(lines[i].text));
    let name = |i: usize| begun(i).map(|(name, _)| name);
    let units: Vec<usize> = exchange::units(lines).into_iter().skip_while(|i| name(*i).is_none()).collect();
    let names: Vec<&str> = units.iter().filter_map(|i| name(*i)).collect();
    if names.len() < FEWEST || names.len() * 10 < units.len() * 9 {
        return None;
    }
    let n_words: usize = lines[units[0]..].iter().map(|line| line.text.split_whitespace().count()).sum();
    // Numbers of questions come once each.
    let is_question = |name: &&str| labels::names_question(name.trim_end_matches([' ', '-', '–', '.']));
    let n_people = names.iter().filter(|name| is_somebody(name) && !is_question(name)).count();
    if n_words < names.len() * FEWEST_WORDS_SAID || n_people * 10 < names.len() * 6 || !are_people(&names) {
        return None;
    }
    let mut keys: Vec<String> =
        names.into_iter().filter(|name| labels::look(name).is_none()).map(labels::key).collect();
    keys.sort_unstable();
    keys.dedup();
    Some(keys)
}

/// Whether somebody returns, or several are women and men without a name, while many others come once.
fn are_people(names: &[&str]) -> bool {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    names.iter().for_each(|name| *counts.entry(name).or_default() += 1);
    let returns = counts.iter().any(|(name, n)| *n >= 2 && is_somebody(name));
    let n_single = names.iter().filter(|name| counts[*name] == 1 && is_somebody(name)).count();
    let are_unnamed = names.iter().filter(|name| labels::is_unnamed(name)).count() >= FEWEST_UNNAMED;
    n_single >= FEWEST_SINGLE && n_single * 5 >= names.len() && (returns || are_unnamed)
}

/// Whether a label looks like that of a person rather than of a thing.
fn is_somebody(name: &str) -> bool {
    matches!(labels::shape(name), Some(Shape::Code | Shape::Name)) || roles::is_part_in_talk(name)
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::tests::who;

    #[test]
    fn at_a_meeting_of_which_every_paragraph_has_a_label_those_speak_too_who_speak_once() {
        let meeting = "Mayor Ortiz: Public comment is open, two minutes each, please.\n\nDolores Finch: I have lived on Spruce for forty years.\n\n\
            Mayor Ortiz: Thank you, and the next one, please.\n\nGreg Amato: I own the store, and I had fourteen spaces.\n\n\
            Une maman : Moi c’est la cantine, le prix a pris quarante centimes.\n\nLena Hsu: I bike, and my children bike to school.\n\n";
        let expected = ["Mayor Ortiz", "Dolores Finch", "Mayor Ortiz", "Greg Amato", "Une maman", "Lena Hsu"];
        assert_eq!(who(meeting), expected);
    }

    #[test]
    fn in_the_street_women_and_men_of_some_age_speak_once_each() {
        let street = "Micro-trottoir, place du Marché\n\nFemme, 34 ans : Je suis pour, à condition qu’il y ait un bus.\n\nHomme, 61 ans : Contre. J’ai un commerce depuis vingt ans.\n\n\
            Femme, 78 ans : Moi je ne sors plus guère, mais je regarde.\n\nHomme, 23 ans : Ça ne change rien pour moi, je passe.\n\n\
            Femme, 45 ans : Je n’ai pas d’avis, je ne suis pas d’ici.\n\nHomme, 50 ans : On verra bien ce que ça donne.\n\n";
        let people =
            ["Femme, 34 ans", "Homme, 61 ans", "Femme, 78 ans", "Homme, 23 ans", "Femme, 45 ans", "Homme, 50 ans"];
        assert_eq!(who(street)[1..], people);
    }

    #[test]
    fn numbered_questions_are_one_persons() {
        let ask = |n: usize| {
            format!(
                "Pergunta {n} -: De que forma a IA é usada hoje?\n\nResposta: Da mesma maneira que em outros setores.\n\n"
            )
        };
        let people: std::collections::BTreeSet<String> =
            who(&(1..=8).map(ask).collect::<String>()).into_iter().collect();
        assert_eq!(people.len(), 2, "{people:?}");
    }

    #[test]
    fn a_glossary_is_no_meeting() {
        let glossary = "Housing: where people live and how they came to live there.\n\nCare: what people need from others when they are ill.\n\n\
            Street: where people are when they have no place to go.\n\nWork: what people do for others and are paid for.\n\n\
            Family: whom people turn to when nobody else is there.\n\nMoney: what people live on, and where it comes from.\n\n";
        assert!(who(glossary).iter().all(|name| name == "-"), "{:?}", who(glossary));
    }
}
