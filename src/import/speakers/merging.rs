//! Labels that are one speaker by what they look like: a remark behind a name, a short form that a longer label explains,
//! questions and answers with numbers. Misspelt labels are for `spelling.rs`, once it is known who speaks.

use super::super::labels::{self, Shape};
use super::super::lexicon::{fold, is_one_of};
use super::survey::Survey;

/// Counts such labels as one.
pub(super) fn settle(survey: &mut Survey<'_>) {
    merge_explained(survey);
    let asked = numbered(survey, &["q", "question"]);
    if asked.len() >= FEWEST {
        let answered = numbered(survey, &["r", "rep", "reponse", "a", "answer"]);
        merge_numbered(survey, &asked);
        if answered.len() >= FEWEST {
            merge_numbered(survey, &answered);
        }
    }
}

/// Fewer numbers than this may be two people.
const FEWEST: usize = 3;

/// Counts `Marie (rires)` as `Marie`, where there is one: the brackets tell how she says it; and `Interviewer (I)` as `I`.
fn merge_explained(survey: &mut Survey<'_>) {
    let target = |label: &str| {
        let plain = labels::without_remark(label)?;
        survey.group_of(plain).or_else(|| {
            let short = survey.group_of(labels::short_form(label)?)?;
            (survey.groups[short].shape == Shape::Code).then_some(short)
        })
    };
    let targets: Vec<Option<usize>> = survey.groups.iter().map(|g| target(g.label)).collect();
    for (from, into) in targets.into_iter().enumerate() {
        if let Some(into) = into {
            survey.merge(from, into);
        }
    }
}

/// Returns the groups `Q1`, `Q2`, `Q3` … of one of `words`, if their numbers only go up and hardly any returns: then the
/// number is that of the question, and not of a person.
fn numbered(survey: &Survey<'_>, words: &[&str]) -> Vec<usize> {
    let number = |label: &str| -> Option<u32> {
        let folded = fold(label);
        let word = folded.trim_end_matches(|c: char| c.is_ascii_digit());
        let digits = &folded[word.len()..];
        is_one_of(words, word.trim_end()).then(|| digits.parse().ok())?
    };
    let found: Vec<(usize, u32)> =
        survey.groups.iter().enumerate().filter_map(|(i, g)| Some((i, number(g.label)?))).collect();
    let n_marks = survey.marks.iter().filter(|m| m.at == 0 && found.iter().any(|(i, _)| *i == m.group)).count();
    let goes_up = found.windows(2).all(|pair| pair[0].1 < pair[1].1);
    if goes_up && n_marks * 2 <= found.len() * 3 { found.into_iter().map(|(i, _)| i).collect() } else { Vec::new() }
}

fn merge_numbered(survey: &mut Survey<'_>, groups: &[usize]) {
    let Some((into, rest)) = groups.split_first() else { return };
    let label = survey.groups[*into].label;
    survey.rename(*into, label.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end());
    rest.iter().for_each(|from| survey.merge(*from, *into));
}
