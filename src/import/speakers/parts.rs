//! Which part each speaker has in the talk: what a person decided, what the label says, whom the head of the record names,
//! who asks.

use rustc_hash::FxHashMap;

use super::super::reading::{Doubt, Why, Wish};
use super::super::turns::Cut;
use super::super::{labels, roles};
use super::judge::Judge;
use super::survey::{Mark, Verdict};
use crate::model::{Role, TurnRecord};

/// Returns the roles of all labels; `named` are those whom the head of the record names.
pub(super) fn roles(cut: &Cut, named: &[(&str, Role)], wish: &Wish, doubts: &mut Vec<Doubt>) -> Vec<Role> {
    let mut found: Vec<Option<Role>> = cut.labels.iter().map(|label| roles::said_by(label)).collect();
    let keys: FxHashMap<String, Role> = named.iter().map(|(name, role)| (labels::key(name), *role)).collect();
    if !named.is_empty() {
        let said = |label: &String| keys.get(&labels::key(label)).copied().or_else(|| by_initials(label, named));
        found.iter_mut().zip(&cut.labels).for_each(|(role, label)| *role = said(label).or(*role));
    }
    if found.iter().all(Option::is_none) {
        found = by_the_talk(cut, doubts);
    }
    let decided = |(label, role): (&String, Option<Role>)| wish.role(label).or(role).unwrap_or(Role::Participant);
    cut.labels.iter().zip(found).map(decided).collect()
}

/// Returns the role of the one named person whose initials the label is: `CD` where the head names Claire Dubois.
fn by_initials(label: &str, named: &[(&str, Role)]) -> Option<Role> {
    let initials = |name: &str| -> String {
        name.split([' ', '-', '\u{a0}']).filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
    };
    let letters = label.replace('.', "");
    let is_meant = |(name, _): &&(&str, Role)| letters.chars().count() >= 2 && initials(name) == letters;
    named.iter().find(is_meant).map(|(_, role)| *role)
}

/// Returns the roles where no word says them: who speaks with somebody who is called *Participant*, who asks, and what
/// single letters usually stand for.
fn by_the_talk(cut: &Cut, doubts: &mut Vec<Doubt>) -> Vec<Option<Role>> {
    let shares = shares(cut);
    let n_turns: Vec<usize> = shares.iter().map(|share| share.n_turns).collect();
    let mut found = vec![None; cut.labels.len()];
    if let Some(asker) = roles::beside_the_asked(&cut.labels, &n_turns) {
        found[asker] = Some(Role::Interviewer);
        return found;
    }
    let letters = roles::by_letters(&cut.labels);
    let askers = roles::by_questions(&shares);
    if askers.is_empty() {
        return letters;
    }
    for (i, role) in askers {
        found[i] = Some(role);
        if letters[i].is_none() {
            doubts.push(Doubt { label: cut.labels[i].clone(), why: Why::Asks(shares[i].percent()) });
        }
    }
    found
}

fn shares(cut: &Cut) -> Vec<roles::Questions> {
    let mut shares = vec![roles::Questions::default(); cut.labels.len()];
    for (TurnRecord(_, words, end, speaker, _), asks) in cut.turns.iter().zip(&cut.asks) {
        if let Some(share) = speaker.and_then(|i| shares.get_mut(usize::from(i))) {
            share.n_turns += 1;
            share.n_questions += usize::from(*asks);
            share.n_chars += (end - words) as usize;
        }
    }
    shares
}

/// Returns whom the text itself calls interviewer or moderator: the head of the record (`Interviewer: Claire Dubois` says it
/// of `Claire Dubois`, and of `Claire` if only one is called so), and labels that explain others (`Interviewer (CD)`).
pub(super) fn named<'t>(judge: &Judge<'_, 't>) -> Vec<(&'t str, Role)> {
    let survey = &*judge.survey;
    let mut named: Vec<(&'t str, Role)> = Vec::new();
    let is_fact = |m: &&Mark<'_>| m.line < survey.head || survey.groups[m.group].verdict == Verdict::Fact;
    for mark in survey.marks.iter().filter(is_fact) {
        let Some(role) = roles::said_by(mark.candidate.label) else { continue };
        let said = survey.lines[mark.words_line].text[mark.candidate.words..].trim();
        for name in names_in(said) {
            named.push((name, role));
            let first = name.split_whitespace().next().filter(|first| !is_shared(survey, first, name));
            named.extend(first.map(|first| (first, role)));
        }
    }
    named.extend(explained_codes(survey));
    let explained = |m: &Mark<'t>| {
        let label = m.candidate.label;
        Some((labels::short_form(label)?, roles::said_by(labels::without_remark(label)?)?))
    };
    named.extend(survey.marks.iter().filter_map(explained));
    named
}

/// Returns the names that stand behind *Moderator:*, and the codes that stand for them: `Claire Dubois (CD), sociologist`.
fn names_in(said: &str) -> impl Iterator<Item = &str> {
    let people =
        said.split([',', ';', '&', '/']).flat_map(|part| part.split(" et ")).flat_map(|part| part.split(" and "));
    people.map(str::trim).flat_map(|person| {
        let name = labels::without_remark(person).unwrap_or(person);
        [Some(name), labels::short_form(person)].into_iter().flatten().filter(|name| !name.is_empty())
    })
}

/// Returns the roles of codes that the head explains: `CD = Claire Dubois, modératrice`.
fn explained_codes<'t>(survey: &super::Survey<'t>) -> Vec<(&'t str, Role)> {
    const MOST_LINES: usize = 40;
    let explained = survey.lines.iter().filter(|l| !l.blank).take(MOST_LINES).filter_map(|line| {
        let (code, said) = line.text.split_once('=').or_else(|| line.text.split_once('→'))?;
        let role = said.split([',', ';', '(', ')']).find_map(|part| roles::said_by(part.trim()))?;
        survey.group_of(code.trim()).map(|_| (code.trim(), role))
    });
    explained.collect()
}

/// Whether another speaker has the same first name as the person called `name`.
fn is_shared(survey: &super::Survey<'_>, first: &str, name: &str) -> bool {
    let has = |label: &str| label.split_whitespace().next() == Some(first) && label.contains(' ');
    survey.groups.iter().any(|g| g.verdict.speaks() && has(g.label) && labels::key(g.label) != labels::key(name))
}
