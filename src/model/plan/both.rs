//! Keeping what all of several people set who had not seen each other: words one below the other, lists of values put
//! together, kept tables and typologies under names that tell them apart.

use super::super::comparison::Summary;
use super::super::concurrent::{Contest, ContestSide, Contested, Setting};
use super::super::op::Op;
use super::super::participant::AttributeKind;
use super::super::project::Project;
use super::joined_texts;

/// Whether all of what was set can be kept.
pub(super) fn can_keep_all(contest: &Contest) -> bool {
    let kept_apart = || contest.sides.iter().filter(|side| is_kept_under_a_name(&side.to)).count() > 1;
    together(contest).is_some() || kept_apart()
}

/// Plans to keep all of what was set; none when it cannot be kept so.
pub(super) fn keep_all(project: &Project, contest: &Contest) -> Vec<Op> {
    let Some(now) = project.setting(&contest.thing) else { return Vec::new() };
    match together(contest) {
        Some(all) if all == now => Vec::new(),
        Some(all) => contest.thing.set(&now, &all),
        None => under_names_of_their_own(project, contest),
    }
}

/// Returns one setting that says what all sides say; nothing when there is none.
fn together(contest: &Contest) -> Option<Setting> {
    let sides = || contest.sides.iter().map(|side| &side.to);
    match &contest.thing {
        Contested::Memo(_) | Contested::CodeDescription(_) | Contested::CodeDefinition(..) => {
            Some(Setting::Words(put_below_each_other(sides().filter_map(words))?))
        }
        Contested::Summary(..) => {
            let summaries =
                || sides().filter_map(|to| if let Setting::Summary(summary) = to { summary.as_ref() } else { None });
            let text = put_below_each_other(summaries().map(|summary| summary.text.as_str()))?;
            let evidence = summaries().next_back()?.evidence;
            Some(Setting::Summary(Some(Summary { text, evidence })))
        }
        Contested::AttributeKind(_) => {
            let lists: Option<Vec<&Vec<String>>> = sides().map(values).collect();
            let mut all: Vec<String> = Vec::new();
            for value in lists?.into_iter().flatten() {
                if !all.contains(value) {
                    all.push(value.clone());
                }
            }
            Some(Setting::Kind(Some(AttributeKind::OneOf(all))))
        }
        _ => None,
    }
}

fn words(to: &Setting) -> Option<&str> {
    match to {
        Setting::Words(words) => Some(words),
        _ => None,
    }
}

fn values(to: &Setting) -> Option<&Vec<String>> {
    match to {
        Setting::Kind(Some(AttributeKind::OneOf(values))) => Some(values),
        _ => None,
    }
}

/// Returns all texts, one below the other; what they begin with alike stands once. Nothing when fewer than two say
/// something.
pub(super) fn put_below_each_other<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let texts: Vec<&str> = texts.map(str::trim).filter(|text| !text.is_empty()).collect();
    let (first, others) = texts.split_first().filter(|(_, others)| !others.is_empty())?;
    let joined = |all: String, other: &&str| joined_texts(shared_beginning(&all, other), other, &all);
    Some(others.iter().fold((*first).to_owned(), joined))
}

/// Returns the lines with which both texts begin.
fn shared_beginning<'a>(a: &'a str, b: &str) -> &'a str {
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let beginning = &a[..alike];
    if alike == a.len() || alike == b.len() { beginning } else { &a[..beginning.rfind('\n').map_or(0, |end| end + 1)] }
}

fn is_kept_under_a_name(to: &Setting) -> bool {
    matches!(to, Setting::Matrix(Some(_)) | Setting::Typology(Some(_)))
}

/// Plans that what is not in force is kept too, under the name with that of whoever set it.
fn under_names_of_their_own(project: &Project, contest: &Contest) -> Vec<Op> {
    let in_force = contest.in_force(project);
    let others =
        contest.sides.iter().enumerate().filter(|(i, side)| Some(*i) != in_force && is_kept_under_a_name(&side.to));
    let mut taken = Vec::new();
    let mut kept = |side: &ContestSide| {
        let named: fn(String) -> Contested = match &contest.thing {
            Contested::Matrix(_) => Contested::Matrix,
            _ => Contested::Typology,
        };
        let (Contested::Matrix(name) | Contested::Typology(name)) = &contest.thing else { return Vec::new() };
        let name = free_name(project, name, project.coder_name(side.by), &taken);
        taken.push(name.clone());
        let nothing = if let Setting::Matrix(_) = side.to { Setting::Matrix(None) } else { Setting::Typology(None) };
        named(name).set(&nothing, &side.to)
    };
    others.flat_map(|(_, side)| kept(side)).collect()
}

/// Returns `name` with that of the coder, and a number where even that is taken.
fn free_name(project: &Project, name: &str, coder: &str, taken: &[String]) -> String {
    let is_taken = |name: &String| {
        taken.contains(name)
            || project.comparison.matrices.contains_key(name)
            || project.attribute_named(name).is_some()
    };
    let numbered = (2..).map(|n| format!("{name} ({coder} {n})"));
    let mut names = std::iter::once(format!("{name} ({coder})")).chain(numbered);
    names.find(|name| !is_taken(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_below_each_other_with_what_both_have_once() {
        let both = |texts: [&str; 2]| put_below_each_other(texts.into_iter());
        assert_eq!(both(["a", "b"]).as_deref(), Some("a\n\nb"));
        assert_eq!(both(["shared\nmine", "shared\nyours"]).as_deref(), Some("shared\nmine\n\nyours"));
        assert_eq!(both(["shared\nmine", "shared"]).as_deref(), Some("shared\nmine"));
        assert_eq!(both(["a", " "]), None);
    }
}
