//! Labels that are one speaker by what they look like: a remark behind a name, a short form that a longer label
//! explains, questions and answers with numbers. Misspelt labels are for `spelling.rs`, once it is known who speaks.

use rustc_hash::{FxHashMap, FxHashSet};

use super::first_letters;
use super::{Group, Survey};
use crate::import::talk::labels::{self, Form, Shape};
use crate::import::talk::lexicon::{OFFICES, Words, fold};

/// Counts such labels as one.
pub(super) fn settle(survey: &mut Survey<'_>) {
    merge_explained(survey);
    leave_manners_out(survey);
    merge_counted(survey);
    merge_titled(survey);
    merge_short_names(survey);
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

/// Counts `Sébastien Bourdon` as `SB`, as `Bourdon` or as `Sébastien`, where he is called so from his second or third
/// turn on: articles write each name once.
fn merge_short_names(survey: &mut Survey<'_>) {
    const FEWEST_SHORT: usize = 2;
    const MOST_FULL: usize = 3;
    let mut places: Vec<Vec<(usize, Form)>> = vec![Vec::new(); survey.groups.len()];
    for mark in survey.marks.iter().filter(|m| m.at == 0 && m.candidate.form != Form::Alone) {
        places[mark.group].push((mark.line, mark.candidate.form));
    }
    let can_be_one = |group: &Group<'_>| !group.is_part && !group.verdict.is_out();
    let mut names: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (i, group) in survey.groups.iter().enumerate().filter(|(_, group)| can_be_one(group)) {
        // What is bold before a colon is marked by both.
        let lines: FxHashSet<usize> = places[i].iter().take(2 * MOST_FULL + 1).map(|(line, _)| *line).collect();
        let is_rare = (1..=MOST_FULL).contains(&lines.len()) && !labels::is_joint(group.label, |_| true);
        for short in short_names(group.label).filter(|_| is_rare && group.shape == Shape::Name) {
            names.entry(short).or_default().push(i);
        }
    }
    let meant = |short: usize| {
        let label = survey.groups[short].label;
        let found = names.get(&labels::key(label)).or_else(|| names.get(&labels::key(&labels::letters(label)?)));
        let [name] = found?.as_slice() else { return None };
        let (full, short) = (&places[*name], &places[short]);
        let is_before = full.last()?.0 < short.first()?.0;
        let is_alike = full.iter().all(|(_, form)| short.iter().any(|(_, other)| other == form));
        (is_before && is_alike && short.len() >= FEWEST_SHORT).then_some(*name)
    };
    let is_short = |i: &usize| can_be_one(&survey.groups[*i]) && !survey.groups[*i].label.contains(' ');
    let pairs: Vec<(usize, usize)> =
        (0..survey.groups.len()).filter(is_short).filter_map(|short| Some((meant(short)?, short))).collect();
    survey.merge(&pairs);
}

/// Returns what somebody of this name may be called for short, as keys of labels: nothing of a name of one word.
fn short_names(name: &str) -> impl Iterator<Item = String> {
    let name = labels::without_title(name);
    let initials = labels::initials(name);
    let words = || name.split(' ').filter(|word| word.starts_with(char::is_uppercase) && !word.ends_with('.'));
    let is_full =
        initials.chars().count() >= 2 && words().count() >= 2 && !name.ends_with(|c: char| c.is_ascii_digit());
    // Of a double name the first letter may do: `AK` of `Anna Kramek-Klicka`.
    let letters: String = words().filter_map(|word| word.chars().next()).collect();
    let mut short: Vec<String> = [Some(initials.as_str()), Some(letters.as_str()), words().next(), words().next_back()]
        .into_iter()
        .flatten()
        .filter(|_| is_full)
        .map(labels::key)
        .collect();
    short.sort_unstable();
    short.dedup();
    short.into_iter()
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
    use crate::import::Layout;
    use crate::import::talk::speakers::find;

    /// Who speaks, with how many turns.
    fn spoken(text: &str) -> String {
        let found = find(text, &Layout::default());
        let n = |i: usize| found.turns.iter().filter(|turn| turn.3.map(usize::from) == Some(i)).count();
        found.speakers.iter().enumerate().map(|(i, s)| format!("{} {}", s.label, n(i))).collect::<Vec<_>>().join(", ")
    }

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
    fn a_full_name_at_the_first_turn_is_who_is_called_by_a_part_of_it_later() {
        for between in [" ", "\n"] {
            let said = |who: &str, words: &str| format!("{who}:{between}{words}\n\n");
            let first = said("Liane von Berg", "What is it? A word.") + &said("Siri Holm", "Good to be here.");
            let talk = (said("Berg", "And then, what?") + &said("Holm", "It was late.")).repeat(3);
            assert_eq!(spoken(&(first.clone() + &talk)), "Berg 4, Holm 4");
            let called = talk.replace("Berg", "Liane").replace("Holm", "SH");
            assert_eq!(spoken(&(first + &called)), "Liane 4, SH 4");
        }
    }

    #[test]
    fn the_number_of_a_paragraph_is_no_part_of_a_name() {
        let talk = "Ana: And then?\nPerson 1: It was late.\n".repeat(3);
        assert_eq!(spoken(&format!("{talk}7 Ana: Why?\n8 Person 1: It rained.\n")), "Ana 4, Person 1 4");
        assert_eq!(spoken(&"1 Ana: Why?\n2 Ana: Because.\n".repeat(3)), "1 Ana 3, 2 Ana 3");
    }

    #[test]
    fn initials_may_have_the_second_letter_of_a_sound() {
        let talk = "ML: And then, what?\nWCh: It was late.\n".repeat(3);
        let first = "Maria Lewa: What is it? A word.\nWiktoria Choren: Good to be here.\nMaria Lewa: And?\n";
        assert_eq!(spoken(&format!("{first}{talk}")), "ML 5, WCh 4");
        let bold = (first.to_owned() + &talk)
            .lines()
            .map(|line| format!("**{}\n\n", line.replacen(':', ":**", 1)))
            .collect::<String>();
        assert_eq!(spoken(&bold), "ML 5, WCh 4");
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

    #[test]
    fn namesakes_and_those_who_go_on_under_both_names_stay_apart() {
        let talk = "Roux: And then, what?\nHolm: It was late.\n".repeat(3);
        let two = format!("Ana Roux: Who is here?\nJean Roux: I am here.\n{talk}");
        assert_eq!(spoken(&two), "Ana Roux 1, Jean Roux 1, Roux 3, Holm 3");
        let both = format!("Ana Roux: Who is here?\n{talk}Ana Roux: Me too.\n");
        assert_eq!(spoken(&both), "Ana Roux 2, Roux 3, Holm 3");
    }
}
