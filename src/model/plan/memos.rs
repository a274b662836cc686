//! Memos. Two people may write the same memo, so a text is planned with what its writer began from.

use super::super::edit::Edit;
use super::super::ids::CoderId;
use super::super::op::{Op, Subject};
use super::super::project::Project;

/// Plans the text of a memo; an empty one takes the memo away.
pub fn memo(project: &Project, on: Subject, text: &str) -> Vec<Op> {
    memo_from(project, on, project.memo(on), text)
}

/// Plans the text that somebody made of `before`. What was written there meanwhile stays: changes of different places
/// are both made, and where they meet both texts are kept, one below the other.
pub fn memo_from(project: &Project, on: Subject, before: &str, text: &str) -> Vec<Op> {
    let from = project.memo(on).to_owned();
    let to = joined_texts(before.trim_end(), text.trim_end(), &from).trim_end().to_owned();
    if from == to { Vec::new() } else { vec![Op::SetMemo { on, from, to }] }
}

/// Plans the text that `writer` made of `before`, as [`memo_from`] does. Who codes the document blind wrote without
/// seeing what others noted there: that stays where it is, around their own words.
pub fn memo_of(project: &Project, writer: CoderId, on: Subject, before: &str, text: &str) -> Vec<Op> {
    let Some((blind, memo)) = project.blind_memo(on, writer).zip(project.memos.get(&on)) else {
        return memo_from(project, on, before, text);
    };
    let places = memo.shown(|words| blind.shows(words));
    let mut chars: Vec<char> = memo.text.chars().collect();
    let seen: Vec<char> = places.iter().map(|at| chars[*at]).collect();
    let text = joined_texts(before.trim_end(), text.trim_end(), &seen.iter().collect::<String>());
    let edit = Edit::between(&seen, &text);
    let (at, put) = match (edit.start.checked_sub(1), places.first()) {
        (Some(behind), _) => (places[behind] + 1, edit.put),
        (None, Some(first)) => (*first, edit.put),
        (None, None) => (chars.len(), format!("\n\n{}", edit.put)),
    };
    for gone in places[edit.start..edit.end].iter().rev() {
        chars.remove(*gone);
    }
    // Nothing before the place was taken out.
    chars.splice(at..at, put.chars());
    let (from, to) = (memo.text.clone(), chars.iter().collect::<String>().trim().to_owned());
    if from == to { Vec::new() } else { vec![Op::SetMemo { on, from, to }] }
}

/// Returns the step that takes what `op` wrote out of a memo in which others wrote since, and leaves their words; nothing
/// where they changed these very words.
pub(super) fn memo_without(project: &Project, op: &Op) -> Option<Op> {
    let Op::SetMemo { on, from: before, to: written } = op else { return None };
    let now = project.memo(*on);
    let base: Vec<char> = written.chars().collect();
    let (back, since) = (Edit::between(&base, before), Edit::between(&base, now));
    let text = |from: usize, to: usize| base[from..to].iter().collect::<String>();
    let both = |first: &Edit, second: &Edit| {
        let between = text(first.end, second.start);
        let gap = if first.is_insertion() && second.is_insertion() && between.is_empty() { "\n\n" } else { "" };
        [&text(0, first.start), &first.put, gap, &between, &second.put, &text(second.end, base.len())].concat()
    };
    let to = match () {
        () if back.end <= since.start => both(&back, &since),
        () if since.end <= back.start => both(&since, &back),
        () => return None,
    };
    let to = to.trim().to_owned();
    (to != now).then(|| Op::SetMemo { on: *on, from: now.to_owned(), to })
}

/// What stands between two texts that could not be made one: a line of its own, which Markdown draws across the page.
const APART: &str = "\n\n---\n\n";

/// Returns what becomes of `before` when one person makes `mine` of it and another `theirs`: nothing that either of
/// them wrote is lost.
pub fn joined_texts(before: &str, mine: &str, theirs: &str) -> String {
    if theirs == before || theirs == mine {
        return mine.to_owned();
    }
    if mine == before {
        return theirs.to_owned();
    }
    let before: Vec<char> = before.chars().collect();
    let (my, their) = (Edit::between(&before, mine), Edit::between(&before, theirs));
    let text = |from: usize, to: usize| before[from..to].iter().collect::<String>();
    let both = |first: &Edit, second: &Edit, gap: &str| {
        let between = text(first.end, second.start);
        [&text(0, first.start), &first.put, gap, &between, &second.put, &text(second.end, before.len())].concat()
    };
    match () {
        () if my.end < their.start => both(&my, &their, ""),
        () if their.end < my.start => both(&their, &my, ""),
        // Both added at the same place, at the end as a rule: what was there first comes first.
        () if my.is_insertion() && their.is_insertion() => both(&their, &my, "\n\n"),
        () if mine.is_empty() => theirs.to_owned(),
        () if theirs.is_empty() => mine.to_owned(),
        () => [theirs, APART, mine].concat(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::change::Change;
    use crate::model::testing::Fixture;

    #[test]
    fn what_two_people_write_in_one_memo_is_kept() {
        assert_eq!(joined_texts("a b c", "A b c", "a b C"), "A b C", "different places");
        assert_eq!(joined_texts("One.", "One. Mine", "One. Theirs"), "One. Theirs\n\n Mine", "the same end");
        assert_eq!(joined_texts("old", "mine", "theirs"), "theirs\n\n---\n\nmine", "the same place");
        assert_eq!(joined_texts("old", "", "theirs"), "theirs", "words outlive a removal");
        assert_eq!(joined_texts("", "mine", "theirs"), "theirs\n\nmine");
    }

    #[test]
    fn planning_what_stands_plans_nothing() {
        let mut fixture = Fixture::of("U01: Oui.");
        let on = Subject::Project(fixture.project.id);
        fixture.apply(memo(&fixture.project, on, "Froid \n"));
        assert_eq!(fixture.project.memo(on), "Froid");
        assert!(memo(&fixture.project, on, "Froid\n").is_empty());
        assert!(memo_from(&fixture.project, on, "", "Froid").is_empty(), "somebody else wrote the same");
        fixture.apply(memo_from(&fixture.project, on, "Froid", ""));
        assert!(fixture.project.memos.is_empty());
    }

    #[test]
    fn who_codes_blind_writes_beside_what_others_noted_and_takes_only_own_words_away() {
        let mut fixture = Fixture::of("U01: [Oui|Lieu].");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        let on = Subject::Document(document);
        fixture.apply(super::super::assign_document(&fixture.project, document, tree, &[ana, ben]).unwrap());
        let mut write = |who, before: &str, text: &str| {
            fixture.apply_as(who, memo_of(&fixture.project, who, on, before, text));
            let seen = |viewer| {
                let memo = fixture.project.memos.get(&on)?;
                Some(fixture.project.blind_memo(on, viewer)?.seen(memo)?.text)
            };
            (seen(ana).unwrap_or_default(), seen(ben).unwrap_or_default(), fixture.project.memo(on).to_owned())
        };
        let of = |ana: &str, ben: &str, all: &str| (ana.to_owned(), ben.to_owned(), all.to_owned());
        assert_eq!(write(ana, "", "Oui"), of("Oui", "", "Oui"));
        assert_eq!(write(ben, "", "Oui"), of("Oui", "Oui", "Oui\n\nOui"), "the same word, and each their own");
        assert_eq!(write(ana, "Oui", "Oui, et non"), of("Oui, et non", "Oui", "Oui, et non\n\nOui"));
        assert_eq!(write(ben, "Oui", "Si oui."), of("Oui, et non", "Si oui.", "Oui, et non\n\nSi oui."));
        assert_eq!(write(ana, "Oui, et non", ""), of("", "Si oui.", "Si oui."));
        assert_eq!(write(ben, "Si oui.", ""), of("", "", ""));
    }

    #[test]
    fn undo_takes_own_words_out_of_a_memo_in_which_another_wrote_since() {
        let mut fixture = Fixture::of("U01: Oui.");
        let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
        let on = Subject::Project(fixture.project.id);
        let write = |fixture: &mut Fixture, by, text: &str| {
            let ops = memo(&fixture.project, on, text);
            let at = fixture.apply_as(by, ops.clone());
            Change { at, by, seen: vec![], label: String::new(), undoes: None, ops }
        };
        let undone = |fixture: &mut Fixture, change: &Change| {
            let plan = super::super::undo(&fixture.project, &mut fixture.ids, change);
            fixture.apply_as(change.by, plan.ops);
            (fixture.project.memo(on).to_owned(), plan.n_left)
        };
        let first = write(&mut fixture, ana, "Froid");
        write(&mut fixture, ben, "Froid\n\nSeul");
        assert_eq!(undone(&mut fixture, &first), ("Seul".to_owned(), 0));
        let second = write(&mut fixture, ana, "Triste\n\nSeul");
        write(&mut fixture, ben, "Tristesse\n\nSeul");
        assert_eq!(undone(&mut fixture, &second), ("Tristesse\n\nSeul".to_owned(), 1), "ben changed these words");
    }

    proptest! {
        #[test]
        fn no_word_that_somebody_added_is_lost(
            before in "[ab ]{0,12}", at in 0_usize..12, other in 0_usize..12, mine in "[x]{1,4}", theirs in "[y]{1,4}",
        ) {
            let put = |at: usize, word: &str| {
                let at = at.min(before.len());
                [&before[..at], word, &before[at..]].concat()
            };
            let both = joined_texts(&before, &put(at, &mine), &put(other, &theirs));
            prop_assert!(both.contains(&mine) && both.contains(&theirs), "{both:?}");
        }
    }
}
