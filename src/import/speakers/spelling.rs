//! Ways of writing one label: what is misspelt, and what may be the same speaker.

use super::super::labels::Shape;
use super::super::lexicon::fold;
use super::super::reading::{Doubt, Why, Wish};
use super::super::roles;
use super::survey::{Group, Survey, Verdict};

/// Counts misspelt labels to the labels that are meant, and those that a person named as the same; returns what was assumed.
pub(super) fn settle(survey: &mut Survey<'_>, wish: &Wish) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for i in 0..survey.groups.len() {
        let decided = wish.same_as(survey.groups[i].label).and_then(|to| survey.group_of(to));
        let Some(into) = decided.or_else(|| meant_by(survey, i)) else { continue };
        if decided.is_none() {
            let why = Why::ReadAs(survey.groups[into].label.to_owned());
            doubts.push(Doubt { label: survey.groups[i].label.to_owned(), why });
        }
        survey.groups[i].verdict = Verdict::Misspelt;
        survey.groups[into].verdict = Verdict::Speaker;
        survey.merge(i, into);
    }
    doubts
}

/// Returns the speaker whose label is meant by a label that stands once or twice, if it is only one.
fn meant_by(survey: &Survey<'_>, i: usize) -> Option<usize> {
    let group = &survey.groups[i];
    let is_rare = (1..=2).contains(&group.n) && group.marked;
    let sure = group.verdict == Verdict::Refused || roles::is_part_in_talk(group.label);
    if !is_rare || sure {
        return None;
    }
    let is_usual = |other: &&Group<'_>| other.verdict.speaks() && other.n >= 2 * group.n && other.n >= 2;
    let near = |other: &Group<'_>| misspelling(group, other);
    let candidates = survey.groups.iter().enumerate().filter(|(j, other)| *j != i && is_usual(other));
    let mut ranked: Vec<(usize, usize)> = candidates.filter_map(|(j, other)| Some((near(other)?, j))).collect();
    ranked.sort_unstable();
    match ranked.as_slice() {
        [(_, only)] => Some(*only),
        [(best, first), (next, _), ..] if best < next => Some(*first),
        _ => None,
    }
}

/// Returns how far `rare` is from a misspelling of `usual`, or nothing if it is none.
fn misspelling(rare: &Group<'_>, usual: &Group<'_>) -> Option<usize> {
    let (a, b) = (fold(rare.label), fold(usual.label));
    if rare.shape == Shape::Code && usual.shape == Shape::Code || b.len() <= 4 {
        return (look(&a) == look(&b)).then_some(0);
    }
    let digits = |s: &str| s.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(&a) != digits(&b) {
        return None;
    }
    let n = b.chars().count();
    let most = match () {
        () if roles::is_part_in_talk(usual.label) && n >= 8 => 2,
        () if roles::is_part_in_talk(usual.label) && n >= 5 => 1,
        // `Marie` and `Maria` may be two people, `Dominique` and `Dominque` are one.
        () if n >= 8 => 1,
        () => return None,
    };
    Some(distance(&a, &b)).filter(|d| *d <= most)
}

/// Returns the label with letters that are taken for each other made one: `lNT`, `UO7`.
fn look(label: &str) -> String {
    let same = |c| match c {
        'l' | '1' | '|' => 'i',
        'o' => '0',
        c => c,
    };
    label.chars().filter(|c| c.is_alphanumeric() || *c == '|').map(same).collect()
}

/// Returns how many letters have to be put in, left out, replaced or swapped with the next to make `a` of `b` (optimal
/// string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

/// Returns pairs of labels that may be one speaker: one is the other with less, or they differ by little.
pub(super) fn alike(labels: &[String]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        let like = labels[..i].iter().find(|other| may_be_same(label, other));
        doubts.extend(like.map(|other| Doubt { label: label.clone(), why: Why::MaybeSame(other.clone()) }));
    }
    doubts
}

fn may_be_same(a: &str, b: &str) -> bool {
    // `Interviewer` and `Interviewee` are one letter apart, and two people.
    if !a.contains(',') && !b.contains(',') && roles::is_part_in_talk(a) && roles::is_part_in_talk(b) {
        return false;
    }
    let words = |label: &str| -> Vec<String> {
        let folded = fold(label);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(str::to_owned).collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let digits = |words: &[String]| words.iter().filter(|w| w.chars().all(|c| c.is_ascii_digit())).count();
    if short.is_empty() || digits(short) != digits(long) || !long.iter().filter(is_number).all(|w| short.contains(w)) {
        return false;
    }
    let is_in = |word: &String, list: &[String]| {
        list.iter().any(|other| other == word || (word.len() >= 5 && distance(word, other) <= 1))
    };
    let n_letters: usize = short.iter().map(String::len).sum();
    n_letters >= 3 && short.iter().all(|w| is_in(w, long))
}

fn is_number(word: &&String) -> bool {
    word.chars().any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_put_in_left_out_replaced_and_swapped_count_one() {
        for (a, b, expected) in
            [("", "", 0), ("ab", "ba", 1), ("abc", "ac", 1), ("ac", "abc", 1), ("abc", "axc", 1), ("abcd", "dcba", 3)]
        {
            assert_eq!(distance(a, b), expected, "{a} {b}");
        }
    }

    #[test]
    fn labels_may_be_one_speaker() {
        for (a, b) in [
            ("médecin, CSAPA", "Médecin, CSAPA, Lyon"),
            ("Marie", "Marie Dupont"),
            ("éducatrice, Caarud, Lille", "educatrice, CAARUD, Lile"),
        ] {
            assert!(may_be_same(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("P1", "P2"),
            ("Speaker 1", "Speaker 2"),
            ("Marie", "Paul"),
            ("Interviewer", "Interviewee"),
            ("homme, 38 ans", "homme, 41 ans"),
            ("A", "A B"),
        ] {
            assert!(!may_be_same(a, b), "{a} {b}");
        }
    }
}
