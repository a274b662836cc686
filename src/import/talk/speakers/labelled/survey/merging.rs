//! Labels that are one speaker by what they look like: a remark behind a name, a short form that a longer label
//! explains, questions and answers with numbers; `short_names.rs` and `first_letters.rs` have names written once.
//! Misspelt labels are for `spelling.rs`, once it is known who speaks.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Survey, first_letters, short_names};
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::{OFFICES, Words, fold};

/// Counts such labels as one.
pub(super) fn settle(survey: &mut Survey<'_>) {
    merge_explained(survey);
    leave_manners_out(survey);
    merge_counted(survey);
    merge_titled(survey);
    short_names::merge(survey);
    first_letters::merge(survey);
    let asked = numbered(survey, &["q", "question", "pregunta", "pergunta", "domanda", "frage", "vraag"]);
    if asked.len() >= FEWEST {
        let answers =
            ["r", "rep", "reponse", "a", "answer", "respuesta", "resposta", "risposta", "antwort", "antwoord"];
        let answered = numbered(survey, &answers);
        merge_numbered(survey, &asked);
        if answered.len() >= FEWEST {
            merge_numbered(survey, &answered);
        }
    } else if let Some(two) = counted_letters(survey) {
        let both = two.map(|letters| numbered(survey, &[&letters]));
        both.iter().for_each(|groups| merge_numbered(survey, groups));
    }
}

/// Returns the letters of two people whose turns are counted, `E1:`, `N1:`, `E2:`, `N2:`: as many of one as of the other,
/// none of which returns.
fn counted_letters(survey: &Survey<'_>) -> Option<[String; 2]> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for group in survey.groups.iter().filter(|g| g.shape == Shape::Code && g.n == 1) {
        let letters = group.label.trim_end_matches(|c: char| c.is_ascii_digit());
        if letters.len() < group.label.len() {
            *counts.entry(fold(letters)).or_default() += 1;
        }
    }
    let returns = survey.groups.iter().any(|g| g.shape == Shape::Code && g.n > 1);
    let [(one, n_one), (other, n_other)]: [(String, usize); 2] =
        counts.into_iter().collect::<Vec<_>>().try_into().ok()?;
    (!returns && n_one.min(n_other) > FEWEST && n_one.abs_diff(n_other) <= 1).then_some([one, other])
}

/// Fewer numbers than this may be two people.
const FEWEST: usize = 3;

/// Counts `Marie (rires)` as `Marie`, where there is one: the brackets tell how she says it; `Interviewer (I)` as `I`,
/// and `P1 (Alex, designer)` as `Alex`, where `Alex` speaks and `P1` does not.
fn merge_explained(survey: &mut Survey<'_>) {
    let target = |label: &str| {
        // `Interviewer (I) and respondent (R)` explains two.
        let label = Some(label).filter(|label| label.matches(['(', '[']).count() == 1)?;
        let plain = survey.group_of(labels::without_remark(label)?);
        let inner = labels::short_form(label)?;
        let short = survey.group_of(inner).filter(|short| survey.groups[*short].shape == Shape::Code);
        let name = inner.split(',').next().and_then(|name| survey.group_of(name));
        let returns = |group: &usize| survey.groups[*group].n >= 2;
        plain.filter(returns).or(name.filter(returns)).or(plain).or(short)
    };
    let targets = survey.groups.iter().enumerate().filter_map(|(from, g)| Some((from, target(g.label)?)));
    let pairs: Vec<(usize, usize)> = targets.collect();
    survey.merge(&pairs);
}

/// Calls `Ana, en riant` by her name: how somebody says a thing is no part of it.
fn leave_manners_out(survey: &mut Survey<'_>) {
    for group in 0..survey.groups.len() {
        let name = survey.groups[group].label.split_once(", ").filter(|(_, manner)| is_manner(manner));
        if let Some((name, _)) = name {
            survey.rename(group, name);
        }
    }
}

/// Whether the words behind a name tell how somebody says a thing: `en riant`, `plus bas`, `laughing`, `quietly`.
fn is_manner(words: &str) -> bool {
    static BEGINNINGS: Words = Words::of(&["plus", "tout", "tres", "a", "d'un", "d'une", "en", "with", "in"]);
    static MANNERS: Words = Words::of(&["bas", "fort", "haut", "doucement", "basse", "haute", "ton", "voice", "voix"]);
    let folded = fold(words);
    let (first, last) = (folded.split(' ').next().unwrap_or_default(), folded.rsplit(' ').next().unwrap_or_default());
    let is_gerund = first == "en" && last.ends_with("ant");
    let is_adverb = first == last && last.len() > 4 && (last.ends_with("ing") || last.ends_with("ly"));
    is_gerund || is_adverb || (MANNERS.has(last) && (first == last || BEGINNINGS.has(first)))
}

/// Counts `56 Ana` as `Ana`, where she returns: programs print the number of each paragraph beside it.
fn merge_counted(survey: &mut Survey<'_>) {
    let target = |label: &str| {
        let name = label.trim_start_matches(|c: char| c.is_ascii_digit()).strip_prefix(' ')?;
        let is_counted = label.starts_with(|c: char| c.is_ascii_digit());
        survey.group_of(name).filter(|group| is_counted && survey.groups[*group].n >= 2)
    };
    let targets = survey.groups.iter().enumerate().filter_map(|(from, g)| Some((from, target(g.label)?)));
    let pairs: Vec<(usize, usize)> = targets.collect();
    survey.merge(&pairs);
}

/// Counts titled labels with the same name as one: in brackets stand the party and the manner, `Mme Vale (PLX. On a
/// point of order)`. Behind an office alone they say who holds it: `The PRESIDENT (Rui Faro. PLX)`.
fn merge_titled(survey: &mut Survey<'_>) {
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut pairs = Vec::new();
    for i in 0..survey.groups.len() {
        let label = survey.groups[i].label;
        let Some(name) = labels::without_remark(label).filter(|name| labels::is_titled(name)) else { continue };
        let is_office = name.rsplit(' ').next().is_some_and(|word| OFFICES.has(&fold(word)));
        let remark = label[name.len()..].trim_start_matches([' ', '(', '[']);
        let holder = remark.split(['.', ',', ')', ']']).next().filter(|_| is_office).unwrap_or_default();
        let into = *known.entry(labels::key(&format!("{name} {holder}"))).or_insert(i);
        if into != i {
            pairs.push((i, into));
            if !is_office {
                survey.rename(into, name);
            }
        }
    }
    survey.merge(&pairs);
}

/// Returns the groups `Q1`, `Q2`, `Q3` … of one of `words`, if their numbers only go up and hardly any returns, or all
/// return in the same order, as in a form that several people filled in: then the number is that of the question, and
/// not of a person.
fn numbered(survey: &Survey<'_>, words: &[&str]) -> Vec<usize> {
    let number = |label: &str| -> Option<u32> {
        let folded = fold(without_sign(label));
        let word = folded.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &folded[word.len()..];
        words.contains(&word.trim_end()).then(|| digits.parse().ok())?
    };
    let found: Vec<(usize, u32)> =
        survey.groups.iter().enumerate().filter_map(|(i, g)| Some((i, number(g.label)?))).collect();
    let groups: FxHashSet<usize> = found.iter().map(|(i, _)| *i).collect();
    let goes_up = found.windows(2).all(|pair| pair[0].1 < pair[1].1);
    // What is bold before a colon is marked by both.
    let marks = survey.marks.iter().filter(|m| m.at == 0 && groups.contains(&m.group));
    let mut order: Vec<(usize, usize)> = marks.map(|m| (m.line, m.group)).collect();
    order.dedup();
    let returns_in_order = || order.iter().enumerate().all(|(i, (_, group))| *group == found[i % found.len()].0);
    if goes_up && (order.len() * 2 <= found.len() * 3 || returns_in_order()) {
        found.into_iter().map(|(i, _)| i).collect()
    } else {
        Vec::new()
    }
}

/// Returns the label without a sign behind its number: `Pergunta 2 -`.
fn without_sign(label: &str) -> &str {
    label.trim_end_matches([' ', '\u{a0}', '-', '–', '.'])
}

fn merge_numbered(survey: &mut Survey<'_>, groups: &[usize]) {
    let Some((into, rest)) = groups.split_first() else { return };
    let label = survey.groups[*into].label;
    let word = without_sign(label).trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    // Where the numbers end, the word may go on alone: `Q11:`, `Q:`.
    let plain = survey.group_of(word).filter(|plain| plain != into);
    survey.rename(*into, word);
    let pairs: Vec<(usize, usize)> = rest.iter().copied().chain(plain).map(|from| (from, *into)).collect();
    survey.merge(&pairs);
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::testing::spoken;

    #[test]
    fn the_turns_of_two_may_be_counted() {
        let talk: String = (1..=5).map(|n| format!("E{n} : Et alors ?\nN{n} : C'est ainsi.\n")).collect();
        assert_eq!(spoken(&talk), "E 5, N 5");
        let group: String = (1..=5).map(|n| format!("INT : Et vous ?\nP{n} : C'est ainsi.\n")).collect();
        assert_eq!(spoken(&group), "INT 5, P1 1, P2 1, P3 1, P4 1, P5 1");
    }

    #[test]
    fn how_somebody_says_a_thing_is_no_part_of_the_name() {
        let talk = "INT: Ça va ?\nLéa, en riant : Oui.\nPaul, plus bas : Non.\nINT: Pourquoi ?\nLéa : Comme ça.\n\
            Paul : Le bruit.\nNoé, menuisier : Moi non plus.\nINT: Et toi ?\nNoé, menuisier : Non.\n";
        assert_eq!(spoken(talk), "INT 3, Léa 2, Paul 2, Noé, menuisier 2");
    }

    #[test]
    fn the_number_of_a_paragraph_is_no_part_of_a_name() {
        let talk = "Ana: And then?\nPerson 1: It was late.\n".repeat(3);
        assert_eq!(spoken(&format!("{talk}7 Ana: Why?\n8 Person 1: It rained.\n")), "Ana 4, Person 1 4");
        assert_eq!(spoken(&"1 Ana: Why?\n2 Ana: Because.\n".repeat(3)), "1 Ana 3, 2 Ana 3");
    }

    #[test]
    fn questions_whose_numbers_are_bold_are_asked_by_one() {
        let asked = |n: usize| {
            format!("<p><b>Q{n}:</b> How often do you go there?</p><p>a) often</p><p>Answer: On day {n}, I think.</p>")
        };
        let turns = crate::import::turns_as_told("a.html", &(1..6).map(asked).collect::<String>());
        let labels: Vec<&str> = turns.iter().filter_map(|turn| turn.split('@').next()).collect();
        assert_eq!(labels, ["Q", "Answer"].repeat(5), "{turns:?}");
    }
}
