//! Which part each speaker has in the talk: what a person decided, what the label says, whom the head of the record
//! names, who asks.

use rustc_hash::{FxHashMap, FxHashSet};

use super::labelled::judge::Judge;
use super::labelled::legend;
use super::labelled::survey::{Mark, Survey, Verdict};
use crate::import::talk::reading::{Doubt, Why, Wish};
use crate::import::talk::turns::Cut;
use crate::import::talk::{labels, roles};
use crate::model::{Role, Span, Text, TurnRecord};

/// A letter says nothing of who speaks in less than one of so many turns.
const TIMES_LESS: usize = 20;

/// Returns the roles of all labels; `named` are those whom the head of the record names.
pub(super) fn roles(text: &str, cut: &Cut, named: &[(&str, Role)], wish: &Wish, doubts: &mut Vec<Doubt>) -> Vec<Role> {
    let mut keys: FxHashMap<String, Option<Role>> = FxHashMap::default();
    for (name, role) in named {
        // Two people with one first name, of whom one asks: the name alone says nothing.
        let known = keys.entry(labels::key(name)).or_insert(Some(*role));
        *known = known.filter(|known| known == role);
    }
    let by_name =
        |label: &String| keys.get(&labels::key(label)).copied().flatten().or_else(|| by_initials(label, named));
    let mut found: Vec<Option<Role>> = cut.labels.iter().map(|l| by_name(l).or_else(|| roles::said_by(l))).collect();
    let asks =
        |(label, found): (&String, &Option<Role>)| wish.role(label).or(*found).is_some_and(|r| r != Role::Participant);
    if !cut.labels.iter().zip(&found).any(asks) {
        let by_talk = by_the_talk(text, cut, doubts);
        found.iter_mut().zip(by_talk).for_each(|(role, talk)| *role = role.or(talk));
    }
    let decided = |(label, role): (&String, Option<Role>)| wish.role(label).or(role).unwrap_or(Role::Participant);
    cut.labels.iter().zip(found).map(decided).collect()
}

/// Returns the role of the one named person whose initials the label is: `CD` where the head names Claire Dubois.
fn by_initials(label: &str, named: &[(&str, Role)]) -> Option<Role> {
    let letters = label.replace('.', "");
    let is_meant = |(name, _): &&(&str, Role)| letters.chars().count() >= 2 && labels::initials(name) == letters;
    named.iter().find(is_meant).map(|(_, role)| *role)
}

/// Returns the roles where no word says them: who speaks with somebody who is called *Participant*, who asks, and what
/// single letters usually stand for.
fn by_the_talk(text: &str, cut: &Cut, doubts: &mut Vec<Doubt>) -> Vec<Option<Role>> {
    let shares = shares(text, cut);
    let n_turns: Vec<usize> = shares.iter().map(|share| share.n_turns).collect();
    let mut found = vec![None; cut.labels.len()];
    if let Some(asker) = roles::beside_the_asked(&cut.labels, &n_turns) {
        found[asker] = Some(Role::Interviewer);
        return found;
    }
    let mut letters = roles::by_letters(&cut.labels);
    // Whoever asks or leads speaks more than now and then.
    let n_all: usize = n_turns.iter().sum();
    letters.iter_mut().zip(&n_turns).for_each(|(role, n)| *role = role.filter(|_| n * TIMES_LESS >= n_all));
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

fn shares(text: &str, cut: &Cut) -> Vec<roles::Questions> {
    let text = Text::new(text);
    let mut shares = vec![roles::Questions::default(); cut.labels.len()];
    for (TurnRecord(_, words, end, speaker, _), asks) in cut.turns.iter().zip(&cut.asks) {
        if let Some(share) = speaker.and_then(|i| shares.get_mut(usize::from(i))) {
            let n_marks = text.slice(Span::new(*words, *end)).matches(['?', '？', '؟']).count();
            share.n_turns += 1;
            share.n_questions += usize::from(*asks);
            share.n_with_marks += usize::from(n_marks > 0);
            share.n_marks += n_marks;
            share.n_chars += (end - words) as usize;
        }
    }
    shares
}

/// Returns whom the text itself gives a part in the talk: the head of the record (`Interviewer: Claire Dubois` says it
/// of `Claire Dubois`, and of `Claire` if only one is called so), and labels that explain others (`Interviewer (CD)`).
pub(super) fn named<'t>(judge: &Judge<'_, 't>) -> Vec<(&'t str, Role)> {
    let survey = &*judge.survey;
    let mut named: Vec<(&'t str, Role)> = Vec::new();
    for (name, role) in explaining_lines(judge).flat_map(legend::explained) {
        named.push((name, role));
        let first = name.split_whitespace().next().filter(|first| name != *first && !is_shared(survey, first, name));
        named.extend(first.map(|first| (first, role)));
    }
    let explained = |m: &Mark<'t>| {
        let label = Some(m.candidate.label).filter(|label| label.matches(['(', '[']).count() == 1)?;
        Some((labels::short_form(label)?, roles::said_by(labels::without_remark(label)?)?))
    };
    named.extend(survey.marks.iter().filter_map(explained));
    named
}

/// Returns the lines that may tell who is who: those above the talk, facts among its first lines, and codes with what
/// they stand for (`CD = Claire Dubois, modératrice`).
fn explaining_lines<'t>(judge: &Judge<'_, 't>) -> impl Iterator<Item = &'t str> {
    const MOST_LINES: usize = 40;
    let survey = &*judge.survey;
    let talk = if judge.first == usize::MAX { survey.head } else { judge.first.max(survey.head) };
    let on = |is: fn(&Mark<'_>, Verdict) -> bool| -> FxHashSet<usize> {
        survey.marks.iter().filter(|m| is(m, survey.groups[m.group].verdict)).map(|m| m.line).collect()
    };
    let (facts, spoken) = (
        on(|_, verdict| verdict == Verdict::Fact),
        on(|m, verdict| m.at == 0 && m.candidate.form.is_strong() && verdict.speaks()),
    );
    let is_code = |line: &str| {
        let code = line.split_once(['=', '→']).map(|(code, _)| code.trim());
        code.is_some_and(|code| survey.group_of(code).is_some())
    };
    let near: Vec<(usize, &'t str)> =
        survey.lines.iter().enumerate().filter(|(_, l)| !l.blank).map(|(i, l)| (i, l.text)).take(MOST_LINES).collect();
    let head = survey.head;
    let explains = move |(i, line): &(usize, &'t str)| {
        *i < head || facts.contains(i) || is_code(line) || (*i < talk && !spoken.contains(i))
    };
    near.into_iter().filter(explains).map(|(_, line)| line).collect::<Vec<_>>().into_iter()
}

/// Whether another speaker has the same first name as the person called `name`.
fn is_shared(survey: &Survey<'_>, first: &str, name: &str) -> bool {
    let has = |label: &str| label.split_whitespace().next() == Some(first) && label.contains(' ');
    survey.groups.iter().any(|g| g.verdict.speaks() && has(g.label) && labels::key(g.label) != labels::key(name))
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use crate::import::Layout;

    #[test]
    fn a_letter_that_stands_once_leads_nobody() {
        let group = "L: Right.\nP: So it was, with us.\nC: And it was with us too.\n".repeat(20);
        let role = |text: &str, label: &str| {
            let found = find(text, &Layout::default());
            found.speakers.iter().find(|s| s.label == label).map(|s| s.role.name())
        };
        assert_eq!(role(&format!("L: And you?\nR: R.\n{group}"), "R"), Some("participant"));
        assert_eq!(role(&"R: And you.\nP: So it was.\n".repeat(20), "R"), Some("interviewer"));
    }
}
