//! Two settle the same thing apart: who left it as it was has decided too.

use super::super::plan::{self, Settling, settle};
use super::super::testing::Fixture;
use super::super::{Excerpt, Op, ReviewItem, ReviewKind, Span};
use super::contest_tests::{code, contests, document, study};
use super::*;

/// Ana and Ben settle `item` apart, each knowing what waits; in both orders the same waits again, and taking a side
/// ends it.
fn settle_apart(prepare: impl Fn() -> Fixture, ana: Settling, ben: Settling) -> Option<Contest> {
    let found = [false, true].map(|turned| {
        let mut fixture = prepare();
        // From here on both have seen everything.
        fixture.apply(vec![]);
        let item = fixture.project.review().remove(0);
        let mut planned = |way| settle(&fixture.project, &mut fixture.ids, &item, way).unwrap();
        let (ana, ben) = (planned(ana), planned(ben));
        if turned {
            fixture.apart(ben, ana);
        } else {
            fixture.apart(ana, ben);
        }
        fixture.apply(vec![]);
        let (item, contest) = contests(&fixture).pop()?;
        let mut again = fixture.project.clone();
        let ops = settle(&again, &mut fixture.ids, &item, Settling::Take(0)).unwrap();
        again.apply_draft(&ops, fixture.coder);
        assert_eq!(again.setting(&contest.thing).as_ref(), Some(&contest.sides[0].to));
        assert!(again.contest_items().next().is_none());
        Some(contest)
    });
    let [straight, turned] = found;
    let sets = |contest: &Contest| {
        let mut to: Vec<String> = contest.sides.iter().map(|side| format!("{:?}", side.to)).collect();
        to.sort();
        to
    };
    assert_eq!(straight.as_ref().map(sets), turned.as_ref().map(sets));
    straight
}

fn renamed_apart() -> Fixture {
    let mut fixture = study();
    let renamed = |name| plan::rename_code(&fixture.project, code(&fixture), name).unwrap();
    let (ana, ben) = (renamed("Shelter"), renamed("Roof"));
    fixture.apart(ana, ben);
    fixture
}

/// Ana merged a code with which Ben codes meanwhile.
fn merged_and_coded() -> Fixture {
    let mut fixture = Fixture::of("U01: In a [shelter|Place], and [alone|Street].");
    let ben = fixture.coder_named("ben");
    let street = super::super::Outline::of(&fixture.project).find(&fixture.project, "Street").unwrap();
    let merged = plan::merge_codes(&fixture.project, &[street], code(&fixture)).unwrap();
    let excerpt = Excerpt { document: document(&fixture), span: Span::new(5, 7) };
    let coded = plan::apply_code(&fixture.project, &mut fixture.ids, street, ben, excerpt).unwrap();
    fixture.apart(merged, coded);
    fixture
}

#[test]
fn who_left_a_name_as_it_was_meets_who_took_the_other_one() {
    for own in [Settling::Keep, Settling::Take(1)] {
        let contest = settle_apart(renamed_apart, Settling::Take(0), own).unwrap();
        assert!(matches!(contest.thing, Contested::CodeName(_)));
    }
}

#[test]
fn two_who_decide_alike_are_done() {
    for own in [Settling::Keep, Settling::Take(1)] {
        assert_eq!(settle_apart(renamed_apart, own, Settling::Keep), None);
    }
    assert_eq!(settle_apart(renamed_apart, Settling::Take(0), Settling::Take(0)), None);
}

#[test]
fn who_left_a_code_merged_meets_who_parted_it() {
    let item: Vec<ReviewItem> = merged_and_coded().project.review();
    assert!(matches!(&item[..], [item] if matches!(item.kind, ReviewKind::MergedWhileCoded { .. })), "{item:?}");
    let contest = settle_apart(merged_and_coded, Settling::Restore, Settling::Keep).unwrap();
    assert!(matches!(contest.thing, Contested::CodeMerged(_)));
}

#[test]
fn a_decision_that_is_taken_back_meets_nobody() {
    let mut fixture = renamed_apart();
    fixture.apply(vec![]);
    let item = fixture.project.review().remove(0);
    let kept = settle(&fixture.project, &mut fixture.ids, &item, Settling::Keep).unwrap();
    let taken = settle(&fixture.project, &mut fixture.ids, &item, Settling::Take(0)).unwrap();
    let ben = fixture.coder_named("ben");
    let at = fixture.apply_as(ben, kept.clone());
    fixture.undo_as(ben, at, &kept);
    assert_eq!(contests(&fixture).len(), 1, "it waits again");
    fixture.apply(taken);
    assert!(contests(&fixture).is_empty());
}

#[test]
fn who_sets_it_anew_and_knows_of_the_decision_has_the_last_word() {
    let mut fixture = renamed_apart();
    fixture.apply(vec![]);
    let item = fixture.project.review().remove(0);
    let kept: Vec<Op> = settle(&fixture.project, &mut fixture.ids, &item, Settling::Keep).unwrap();
    fixture.apply(kept);
    let renamed = plan::rename_code(&fixture.project, code(&study()), "Home").unwrap();
    fixture.apply(renamed);
    assert!(contests(&fixture).is_empty());
}
