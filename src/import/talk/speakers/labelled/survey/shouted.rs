//! Texts in capitals, as live captions are written: there capitals set nothing off, and any few words before a point
//! would be a name, `INTERESTED. IN THIS ISSUE AND`. A transcript in capitals has names before points as well, but few,
//! again and again, and each behind the end of a sentence.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::import::talk::labels::{self, Candidate, Form};
use crate::import::talk::lines::Line;
use crate::import::talk::roles;

/// Of the letters of a text in capitals nearly all are, but for a name or a cue that somebody put in.
const NEARLY_ALL: usize = 90;
/// Fewer letters may be a few labels with short answers.
const FEWEST: usize = 200;

/// Whether nearly all letters of the text are capitals.
pub(super) fn is_in_capitals(lines: &[Line<'_>]) -> bool {
    // In most texts it shows soon that there are more small letters than there may be.
    let n_all: usize = lines.iter().map(|line| line.text.len()).sum();
    let (mut n_large, mut n_small) = (0, 0);
    for line in lines {
        n_large += line.text.chars().filter(|c| c.is_uppercase()).count();
        n_small += line.text.chars().filter(|c| c.is_lowercase()).count();
        if n_small * 100 > n_all * (100 - NEARLY_ALL) {
            return false;
        }
    }
    n_large >= FEWEST && n_large * 100 >= (n_large + n_small) * NEARLY_ALL
}

/// Whether more than capitals says that `found` is a label: a title, a word for a part in the talk, a name of those in
/// `names`, or another sign.
pub(super) fn is_set_off(found: &Candidate<'_>, names: &FxHashSet<String>) -> bool {
    let is_name = || names.contains(&labels::key(found.label));
    match found.form {
        Form::Capitals => false,
        Form::Point => labels::is_titled(found.label) || roles::is_part_in_talk(found.label) || is_name(),
        _ => true,
    }
}

/// Returns the keys of the names before points in a text in capitals: the few that return, if hardly anything else
/// stands before a point at the beginning of a line.
pub(super) fn names(lines: &[Line<'_>]) -> FxHashSet<String> {
    const FEWEST_TURNS: usize = 6;
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    let (mut n_all, mut above) = (0, None::<&Line<'_>>);
    for line in lines.iter().filter(|line| !line.blank) {
        let found = labels::loose(line.text, line.emphasis).filter(|c| c.form == Form::Point);
        let is_behind_end =
            above.is_none_or(|above| above.text.trim_end().ends_with(['.', '?', '!', '"', ')', ']', ':', '-']));
        if let Some(found) = found.filter(|c| labels::look(c.label).is_some()) {
            n_all += 1;
            if is_behind_end {
                *counts.entry(labels::key(found.label)).or_default() += 1;
            }
        }
        above = Some(line);
    }
    counts.retain(|_, n| *n >= 2);
    let n_turns: usize = counts.values().sum();
    let are_names = n_turns >= FEWEST_TURNS && n_turns * 10 >= n_all * 7 && counts.len() * 3 <= n_turns;
    if are_names { counts.into_keys().collect() } else { FxHashSet::default() }
}

#[cfg(test)]
mod tests {
    use crate::import::talk::speakers::testing::labels;

    const CAPTIONS: &str = "BUT THEY ARE ALL VERY\nINTERESTED. IN THIS ISSUE AND\nSUMMER PROBABLY THIS. WILL BE\n\
        WORKERS. AND HOW THEY PLAN TO\nCONTINUED. STAY AT HOME WE\nTHE HEARING ROOM. AT THREE OF\n";

    #[test]
    fn words_before_a_point_are_no_speakers_where_all_is_in_capitals() {
        assert_eq!(labels(&CAPTIONS.repeat(4)), " 0");
    }

    #[test]
    fn the_few_names_that_return_before_points_are_speakers_in_capitals_too() {
        let talk = "SMITH. WHY WAS IT SO IN THE ROOM?\nROE. BECAUSE OF THE HEAT, I BELIEVE. AND THEN ALL OF US\n\
            LEFT. THAT WAS IT.\nSMITH. I SEE.\nROE. WE HAD TO."
            .to_owned();
        let talk: Vec<String> = (0..6).map(|_| talk.clone()).collect();
        assert_eq!(labels(&talk.join("\n")), "SMITH/ROE 24");
    }

    #[test]
    fn signs_and_titles_set_speakers_off_in_capitals_too() {
        let colons = "SMITH: WHY WAS IT SO IN THE MEETING ROOM?\nROE: BECAUSE OF THE HEAT, I BELIEVE.\n".repeat(5);
        assert_eq!(labels(&colons), "SMITH/ROE 10");
        let titles = "MR. SMITH. WHY WAS IT SO IN THE ROOM?\nMRS. ROE. BECAUSE OF THE HEAT, I BELIEVE.\n".repeat(5);
        assert_eq!(labels(&titles), "MR. SMITH/MRS. ROE 10");
    }
}
