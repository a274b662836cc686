//! Two people settle the same twins apart, or one merges what the other works on: all of it is there afterwards.

use super::super::plan::{self, CodeDraft, Settling, settle};
use super::super::testing::Fixture;
use super::super::{
    CodeId, DocumentId, Excerpt, Holder, NewDocument, Op, Outline, ParticipantId, ReviewItem, ReviewKind, Span, TreeId,
    TurnRecord, Twin,
};
use super::*;

/// Ana and Ben made the same thing apart.
fn made_twice(made: impl Fn(&mut Fixture) -> Vec<Op>) -> Fixture {
    let mut fixture = Fixture::of("U01: I [slept|Sleep] badly.");
    fixture.coder_named("ben");
    let (ana, ben) = (made(&mut fixture), made(&mut fixture));
    fixture.apart(ana, ben);
    fixture
}

fn twins(fixture: &Fixture) -> ReviewItem {
    let items = fixture.project.review();
    items.into_iter().find(|item| matches!(item.kind, ReviewKind::MadeTwice(_))).unwrap()
}

fn settled(fixture: &mut Fixture, item: &ReviewItem, way: Settling) -> Vec<Op> {
    settle(&fixture.project, &mut fixture.ids, item, way).unwrap()
}

/// Each of them keeps their own; returns what waits for a person then.
fn each_keeps_their_own(fixture: &mut Fixture) -> Vec<ReviewKind> {
    let item = twins(fixture);
    let (ana, ben) = (settled(fixture, &item, Settling::Take(0)), settled(fixture, &item, Settling::Take(1)));
    fixture.apart(ana, ben);
    fixture.project.review().into_iter().map(|item| item.kind).collect()
}

fn is_one_merge_left_out(items: &[ReviewKind]) -> bool {
    matches!(items, [ReviewKind::MergeWouldLoop { of: Contested::Merged(_) }])
}

fn tree(fixture: &mut Fixture) -> Vec<Op> {
    let mut draft = CodeDraft::new(&fixture.project);
    let tree = draft.tree_named(&mut fixture.ids, "Care").unwrap();
    draft.add_code(&mut fixture.ids, tree, None, &format!("Trust {tree}")).unwrap();
    draft.into_ops()
}

fn care(fixture: &Fixture) -> Vec<TreeId> {
    fixture.project.trees().into_iter().filter(|t| t.name == "Care").map(|t| t.id).collect()
}

fn rows(fixture: &Fixture, tree: TreeId) -> Vec<CodeId> {
    Outline::of(&fixture.project).rows.into_iter().filter(|r| r.tree == tree).map(|r| r.code).collect()
}

#[test]
fn two_who_merge_the_same_trees_each_into_their_own_keep_one_with_the_codes_of_both() {
    let mut fixture = made_twice(tree);
    let items = each_keeps_their_own(&mut fixture);
    let trees = care(&fixture);
    assert_eq!((trees.len(), rows(&fixture, trees[0]).len()), (1, 2));
    assert!(is_one_merge_left_out(&items), "{items:?}");
    let item = fixture.project.review().remove(0);
    let ops = settled(&mut fixture, &item, Settling::Keep);
    fixture.apply(ops);
    assert!(fixture.project.review().is_empty());
}

#[test]
fn a_code_made_in_a_tree_that_was_merged_meanwhile_stands_where_the_others_went() {
    for merged_first in [true, false] {
        let mut fixture = made_twice(tree);
        let item = twins(&fixture);
        let gone = care(&fixture)[1];
        let merge = settled(&mut fixture, &item, Settling::Take(0));
        let mut draft = CodeDraft::new(&fixture.project);
        let code = draft.add_code(&mut fixture.ids, gone, None, "Night").unwrap();
        let made = draft.into_ops();
        if merged_first {
            fixture.apart(merge.clone(), made);
        } else {
            fixture.apart(made, merge.clone());
        }
        let trees = care(&fixture);
        assert!(trees.len() == 1 && rows(&fixture, trees[0]).contains(&code));
        fixture.take_back(&merge);
        assert_eq!(rows(&fixture, gone).len(), 2, "and goes back with them");
    }
}

#[test]
fn a_tree_that_was_removed_while_somebody_put_a_code_into_it_waits_with_it() {
    let mut fixture = made_twice(tree);
    let gone = care(&fixture)[1];
    let mut draft = CodeDraft::new(&fixture.project);
    let code = draft.add_code(&mut fixture.ids, gone, None, "Night").unwrap();
    let made = draft.into_ops();
    fixture.apart(made, vec![Op::RemoveTree { tree: gone }]);
    let is_meant = |item: &ReviewItem| matches!(item.kind, ReviewKind::RemovedWhileUsed { twin: Twin::Tree(_), .. });
    let item = fixture.project.review().into_iter().find(is_meant).unwrap();
    let ops = settled(&mut fixture, &item, Settling::Restore);
    fixture.apply(ops);
    assert!(rows(&fixture, gone).contains(&code) && !fixture.project.review().iter().any(is_meant));
}

#[test]
fn a_tree_that_became_the_interview_guide_while_somebody_merged_it_is_so_where_it_went() {
    let mut fixture = made_twice(tree);
    let (stays, gone) = (care(&fixture)[0], care(&fixture)[1]);
    let item = twins(&fixture);
    let merge = settled(&mut fixture, &item, Settling::Take(0));
    fixture.apart(vec![Op::SetGuide { from: None, to: Some(gone) }], merge.clone());
    assert_eq!(fixture.project.guide_tree(), Some(stays));
    fixture.take_back(&merge);
    assert_eq!(fixture.project.guide_tree(), Some(gone));
}

fn person(fixture: &mut Fixture) -> Vec<Op> {
    vec![Op::AddParticipant { participant: ParticipantId::next(&mut fixture.ids), name: "Zoe".to_owned() }]
}

fn zoes(fixture: &Fixture) -> Vec<ParticipantId> {
    fixture.project.participants().into_iter().filter(|p| p.name.starts_with("Zoe")).map(|p| p.id).collect()
}

#[test]
fn two_who_merge_the_same_people_each_into_their_own_keep_one_who_says_it_all() {
    let mut fixture = made_twice(person);
    let (ana, ben) = (zoes(&fixture)[0], zoes(&fixture)[1]);
    for (person, attribute, value) in [(ana, "city", "Lyon"), (ben, "age", "40")] {
        let ops = plan::attribute_value(&fixture.project, Holder::Participant(person), attribute, value);
        fixture.apply(ops);
    }
    let speaker = fixture.project.documents()[0].speakers[0].clone();
    let document = fixture.project.documents()[0].id;
    let to = super::super::Speaker { participant: Some(ben), ..speaker };
    fixture.apply(plan::set_speaker(&fixture.project, document, 0, to).unwrap());
    let items = each_keeps_their_own(&mut fixture);
    assert!(is_one_merge_left_out(&items), "{items:?}");
    let zoe = zoes(&fixture);
    assert_eq!(zoe.len(), 1);
    let value = |name| fixture.project.value(Holder::Participant(zoe[0]), name);
    assert_eq!((value("city"), value("age")), (Some("Lyon"), Some("40")));
    assert_eq!(fixture.project.documents()[0].speakers[0].participant, Some(zoe[0]));
}

/// One merges Zoe, whom the other, apart, says to be of Lyon; returns who stays, who goes and the merge.
fn merged_and_of_lyon(fixture: &mut Fixture, merged_first: bool) -> (ParticipantId, ParticipantId, Vec<Op>) {
    let (stays, gone) = (zoes(fixture)[0], zoes(fixture)[1]);
    let item = twins(fixture);
    let merge = settled(fixture, &item, Settling::Take(0));
    let set = plan::attribute_value(&fixture.project, Holder::Participant(gone), "city", "Lyon");
    let (first, second) = if merged_first { (merge.clone(), set) } else { (set, merge.clone()) };
    fixture.apart(first, second);
    (stays, gone, merge)
}

#[test]
fn what_somebody_sets_of_a_person_who_was_merged_meanwhile_is_so_of_the_one_who_stays() {
    for merged_first in [true, false] {
        let mut fixture = made_twice(person);
        let (stays, gone, merge) = merged_and_of_lyon(&mut fixture, merged_first);
        assert_eq!(fixture.project.value(Holder::Participant(stays), "city"), Some("Lyon"));
        assert!(fixture.project.review().is_empty());
        fixture.take_back(&merge);
        assert_eq!(fixture.project.value(Holder::Participant(gone), "city"), Some("Lyon"), "and of them, parted again");
    }
}

#[test]
fn where_the_one_who_stays_has_another_value_a_person_decides() {
    for merged_first in [true, false] {
        let mut fixture = made_twice(person);
        let stays = zoes(&fixture)[0];
        let ops = plan::attribute_value(&fixture.project, Holder::Participant(stays), "city", "Paris");
        fixture.apply(ops);
        merged_and_of_lyon(&mut fixture, merged_first);
        let item = fixture.project.review().remove(0);
        let ReviewKind::SetByTwo(contest) = &item.kind else { panic!("{item:?}") };
        let said: Vec<_> = contest.sides.iter().map(|side| side.to.clone()).collect();
        assert_eq!(said, ["Paris", "Lyon"].map(|city| Setting::Words(city.to_owned())));
        let ops = settled(&mut fixture, &item, Settling::Take(0));
        fixture.apply(ops);
        assert_eq!(fixture.project.value(Holder::Participant(stays), "city"), Some("Paris"));
    }
}

fn document(fixture: &mut Fixture) -> Vec<Op> {
    let document = DocumentId::next(&mut fixture.ids);
    let new = NewDocument {
        document,
        name: "Again".to_owned(),
        language: None,
        text: fixture.project.documents()[0].imported.clone(),
        chars: 18,
        original: None,
        speakers: Vec::new(),
        turns: vec![TurnRecord(0, 5, 18, None, None)],
        sync_points: Vec::new(),
        participant: None,
    };
    vec![Op::AddDocument(Box::new(new))]
}

fn agains(fixture: &Fixture) -> Vec<DocumentId> {
    fixture.project.documents().into_iter().filter(|d| d.name == "Again").map(|d| d.id).collect()
}

#[test]
fn two_who_merge_the_same_documents_each_into_their_own_keep_one_with_the_codings_of_both() {
    let mut fixture = made_twice(document);
    let (coder, both) = (fixture.coder, agains(&fixture));
    fixture.code(Excerpt { document: both[0], span: Span::new(5, 6) }, "Self", coder);
    fixture.code(Excerpt { document: both[1], span: Span::new(7, 12) }, "Sleep", coder);
    let items = each_keeps_their_own(&mut fixture);
    assert!(is_one_merge_left_out(&items), "{items:?}");
    let stays = agains(&fixture);
    let n_codings = fixture.project.document(stays[0]).map_or(0, |d| fixture.project.codings(d).count());
    assert_eq!((stays.len(), n_codings), (1, 2));
}

#[test]
fn two_who_merge_the_same_documents_alike_copy_each_coding_once() {
    let mut fixture = made_twice(document);
    let (coder, both) = (fixture.coder, agains(&fixture));
    fixture.code(Excerpt { document: both[1], span: Span::new(7, 12) }, "Sleep", coder);
    let item = twins(&fixture);
    let merge = settled(&mut fixture, &item, Settling::Take(0));
    fixture.apart(merge.clone(), merge);
    let document = fixture.project.document(both[0]).unwrap();
    assert_eq!(fixture.project.codings(document).count(), 1);
    assert!(fixture.project.review().is_empty());
}
