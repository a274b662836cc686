//! Ways of writing one label: what is misspelt, and what may be the same speaker.

use super::labelled::survey::{Group, Survey, Verdict};
use crate::import::talk::labels::{self, Shape};
use crate::import::talk::lexicon::fold;
use crate::import::talk::reading::{Doubt, Why, Wish};
use crate::import::talk::roles;

/// Among more speakers than this nobody is looked for whose label is misspelt, nor among more labels that stand once or
/// twice: no talk has so many, and every one would be compared with every other.
const MOST_SPEAKERS: usize = 200;
const MOST_RARE: usize = 5_000;
/// The label of a name is misspelt so often at most, that of a known part in the talk more often.
const MOST_SLIPS: usize = 2;
const MOST_SLIPS_OF_PARTS: usize = 12;
/// Among more labels than this nobody looks for two that may be one speaker.
const MOST_LABELS: usize = 500;

/// Counts misspelt labels to the labels that are meant, and those that a person named as the same; returns what was
/// assumed.
pub(super) fn settle(survey: &mut Survey<'_>, wish: &Wish) -> Vec<Doubt> {
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for i in 0..survey.groups.len() {
        let decided = wish.same_as(survey.groups[i].label).and_then(|to| survey.group_of(to));
        merged.extend(decided.map(|into| (i, into)));
    }
    merged.iter().for_each(|(i, into)| take(survey, *i, *into));
    let mut doubts = Vec::new();
    for (i, into) in misspelt(survey, wish) {
        let why = Why::ReadAs(survey.groups[into].label.to_owned());
        doubts.push(Doubt { label: survey.groups[i].label.to_owned(), why });
        take(survey, i, into);
        merged.push((i, into));
    }
    survey.hand_over(&merged);
    doubts
}

/// Takes label `i` for a way of writing label `into`.
fn take(survey: &mut Survey<'_>, i: usize, into: usize) {
    survey.groups[i].verdict = Verdict::Misspelt;
    survey.groups[into].verdict = Verdict::Speaker;
    survey.count_to(i, into);
}

/// Returns the labels that are misspelt, each with the one that is meant; none of which a person says that it speaks.
fn misspelt(survey: &Survey<'_>, wish: &Wish) -> Vec<(usize, usize)> {
    let all = || survey.groups.iter().enumerate();
    let usual: Vec<(usize, Spelt<'_>)> =
        all().filter(|(_, g)| g.verdict.speaks() && g.n >= 2).map(|(i, g)| (i, Spelt::of(g))).collect();
    // A slip may make a word of a name: `Job Beets` is `Jon Beets`.
    let is_full_name =
        |g: &Group<'_>| g.verdict == Verdict::Announces && g.shape == Shape::Name && g.label.contains(' ');
    let is_rare = |g: &Group<'_>| {
        (1..=MOST_SLIPS_OF_PARTS).contains(&g.n)
            && g.marked
            && (!g.verdict.is_out() || is_full_name(g))
            && !g.is_part
            && wish.speaks(g.label) != Some(true)
    };
    let rare: Vec<(usize, &Group<'_>)> = all().filter(|(_, g)| is_rare(g)).collect();
    if usual.len() > MOST_SPEAKERS || rare.len() > MOST_RARE {
        return Vec::new();
    }
    rare.into_iter().filter_map(|(i, group)| Some((i, meant_by(i, &Spelt::of(group), &usual)?))).collect()
}

/// Returns the speaker whose label is meant by label `i`, which stands seldom, if it is only one.
fn meant_by(i: usize, rare: &Spelt<'_>, usual: &[(usize, Spelt<'_>)]) -> Option<usize> {
    let is_seldom = |other: &Group<'_>| {
        other.n >= 2 * rare.group.n && (rare.group.n <= MOST_SLIPS || other.is_part && rare.letters.len() > 4)
    };
    let candidates = usual.iter().filter(|(j, other)| *j != i && is_seldom(other.group));
    let mut ranked: Vec<(usize, usize)> =
        candidates.filter_map(|(j, other)| Some((rare.misspelling_of(other)?, *j))).collect();
    ranked.sort_unstable();
    match ranked.as_slice() {
        [(_, only)] => Some(*only),
        [(best, first), (next, _), ..] if best < next => Some(*first),
        _ => None,
    }
}

/// A label as it is compared.
struct Spelt<'s> {
    group: &'s Group<'s>,
    letters: Vec<char>,
    n_bytes: usize,
    digits: String,
    look: String,
}

impl<'s> Spelt<'s> {
    fn of(group: &'s Group<'s>) -> Self {
        let folded = fold(group.label);
        let digits = folded.chars().filter(char::is_ascii_digit).collect();
        Self { group, letters: folded.chars().collect(), n_bytes: folded.len(), digits, look: look(&folded) }
    }

    /// Returns how far this rare label is from a misspelling of a usual one, or nothing if it is none.
    fn misspelling_of(&self, usual: &Self) -> Option<usize> {
        let codes = self.group.shape == Shape::Code && usual.group.shape == Shape::Code;
        if codes || usual.n_bytes <= 4 {
            return (self.look == usual.look).then_some(0);
        }
        let n = usual.letters.len();
        let most = match () {
            () if self.digits != usual.digits => return None,
            () if usual.group.is_part && n >= 8 => 2,
            () if usual.group.is_part && n >= 5 => 1,
            // `Marie` and `Maria` may be two people, `Dominique` and `Dominque` are one.
            () if n >= 8 => 1,
            () if n >= 5 && is_slip(&self.letters, &usual.letters) => return Some(1),
            () => return None,
        };
        let may_be = self.letters.len().abs_diff(n) <= most;
        may_be.then(|| distance(&self.letters, &usual.letters)).filter(|d| *d <= most)
    }
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

/// Whether two words differ by a slip of the keyboard that makes no other name: `Samri` and `Sammir` are `Samir`.
fn is_slip(a: &[char], b: &[char]) -> bool {
    let sorted = |word: &[char]| {
        let mut letters = word.to_vec();
        letters.sort_unstable();
        letters
    };
    let once = |word: &[char]| {
        let mut letters = word.to_vec();
        letters.dedup();
        letters
    };
    let swapped = a.len() == b.len() && sorted(a) == sorted(b) && distance(a, b) == 1;
    swapped || (a.len() != b.len() && once(a) == once(b))
}

/// Returns how many letters have to be put in, left out, replaced or swapped with the next to make `a` of `b` (optimal
/// string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
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
    if labels.len() > MOST_LABELS {
        return Vec::new();
    }
    let words: Vec<Words> = labels.iter().map(|label| Words::of(label)).collect();
    let mut doubts = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        let like = (0..i).find(|other| words[i].may_be(&words[*other]) || are_initials(label, &labels[*other]));
        doubts.extend(like.map(|i| Doubt { label: label.clone(), why: Why::MaybeSame(labels[i].clone()) }));
    }
    doubts
}

/// Whether one label is made of the first letters of the other: `DB` of `Devin Becker`.
fn are_initials(label: &str, other: &str) -> bool {
    let (short, long) = if label.chars().count() <= other.chars().count() { (label, other) } else { (other, label) };
    let short = short.replace('.', "");
    short.chars().count() >= 2 && !short.contains(' ') && long.contains(' ') && labels::initials(long) == short
}

/// The words of a label as they are compared.
struct Words {
    words: Vec<Vec<char>>,
    n_numbers: usize,
    /// Whether it is nothing but a word for a part in the talk.
    is_part: bool,
}

impl Words {
    fn of(label: &str) -> Self {
        let folded = fold(label);
        let said_of_them = folded.split([',', ';']).filter(|part| !is_occasion(part));
        let words = said_of_them.flat_map(|part| part.split(|c: char| !c.is_alphanumeric())).filter(|w| !w.is_empty());
        let words: Vec<Vec<char>> = words.map(|w| short_title(w).chars().collect()).collect();
        let n_numbers = words.iter().filter(|w| w.iter().all(char::is_ascii_digit)).count();
        Self { words, n_numbers, is_part: !label.contains(',') && roles::is_part_in_talk(label) }
    }

    fn may_be(&self, other: &Self) -> bool {
        let (short, long) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        // `Interviewer` and `Interviewee` are one letter apart, and two people.
        if short.words.is_empty() || self.n_numbers != other.n_numbers || (self.is_part && other.is_part) {
            return false;
        }
        let is_number = |w: &&Vec<char>| w.iter().any(char::is_ascii_digit);
        let is_in = |word: &[char]| long.words.iter().any(|other| is_written_so(word, other));
        let n_letters: usize = short.words.iter().flatten().map(|c| c.len_utf8()).sum();
        n_letters >= 3
            && long.words.iter().filter(is_number).all(|w| short.words.contains(w))
            && short.words.iter().all(|w| is_in(w))
    }
}

/// Whether a part of a label says when somebody was heard rather than who it is: `entretien du 3 mai 2025`, `interview
/// 4`.
fn is_occasion(part: &str) -> bool {
    let mut words = part.split_whitespace();
    let talk =
        words.next().is_some_and(|w| matches!(w, "entretien" | "interview" | "entrevue" | "itw" | "atelier" | "focus"));
    let is_year = part.trim().len() == 4 && part.trim().bytes().all(|b| b.is_ascii_digit());
    talk || is_year
}

/// Returns the title as it is written short: `m` of `monsieur`.
fn short_title(word: &str) -> &str {
    match word {
        "monsieur" => "m",
        "madame" => "mme",
        "mademoiselle" => "mlle",
        "mister" => "mr",
        "doctor" | "docteur" | "docteure" => "dr",
        "professor" | "professeur" | "professeure" => "pr",
        _ => word,
    }
}

/// Whether two words are the same but for one letter at most, where they are long.
fn is_written_so(word: &[char], other: &[char]) -> bool {
    let is_long = word.iter().map(|c| c.len_utf8()).sum::<usize>() >= 5;
    word == other || (is_long && word.len().abs_diff(other.len()) <= 1 && distance(word, other) <= 1)
}

#[cfg(test)]
mod tests {
    use super::super::testing::spoken;
    use super::*;

    #[test]
    fn letters_put_in_left_out_replaced_and_swapped_count_one() {
        for (a, b, expected) in
            [("", "", 0), ("ab", "ba", 1), ("abc", "ac", 1), ("ac", "abc", 1), ("abc", "axc", 1), ("abcd", "dcba", 3)]
        {
            let letters = |word: &str| word.chars().collect::<Vec<char>>();
            assert_eq!(distance(&letters(a), &letters(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn slips_make_no_other_name() {
        let letters = |word: &str| word.chars().collect::<Vec<char>>();
        for (a, b, expected) in
            [("samri", "samir", true), ("sammir", "samir", true), ("maria", "marie", false), ("mario", "maria", false)]
        {
            assert_eq!(is_slip(&letters(a), &letters(b)), expected, "{a} {b}");
        }
    }

    #[test]
    fn a_slip_that_makes_a_word_of_a_full_name_is_one() {
        let talk = "Interviewer: And then?\nJon Beets: It was late.\n".repeat(4);
        let slip = "Interviewer: Why?\nJob Beets: Because of the rain.\nInterviewer: So?\nJon Beets: So.\n";
        assert_eq!(spoken(&format!("{talk}{slip}")), "Interviewer 6, Jon Beets 6");
    }

    fn may_be_same(a: &str, b: &str) -> bool {
        Words::of(a).may_be(&Words::of(b))
    }

    #[test]
    fn labels_may_be_one_speaker() {
        for (a, b) in [
            ("médecin, CSAPA", "Médecin, CSAPA, Lyon"),
            ("Marie", "Marie Dupont"),
            ("éducatrice, Caarud, Lille", "educatrice, CAARUD, Lile"),
            ("M. B., locataire, Marseille", "Monsieur B., locataire, Marseille"),
            ("infirmière, Lille", "infirmière, Lille, entretien du 3 mai 2025"),
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
