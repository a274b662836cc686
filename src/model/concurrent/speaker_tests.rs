//! What two people settle apart of who speaks: speakers merged, and labels that stand before every turn.

use super::super::plan::{self, Settling, settle};
use super::super::testing::Fixture;
use super::super::{Change, DocumentId, Op, Replacement, ReviewItem, ReviewKind, Role, Span, Speaker, Twins};

#[test]
fn who_brings_somebody_new_in_and_renames_them_means_them_whoever_came_in_elsewhere() {
    let mut fixture = Fixture::of(TALK);
    fixture.coder_named("ben");
    let (id, project) = (document(&fixture), fixture.project.clone());
    let mut given = |label| plan::assign_turns(&project, &mut fixture.ids, id, &[0], Some(label)).unwrap();
    let (ana, mut ben) = (given("C1"), given("D1"));
    let mut of_ben = project.clone();
    of_ben.apply_draft(&ben, fixture.coder);
    let renamed = plan::rename_speaker(&of_ben, &mut fixture.ids, id, 3, "Dora").unwrap();
    let undone: Vec<Op> = renamed.iter().rev().filter_map(Op::inverse).collect();
    ben.extend(renamed);
    fixture.apart(ana, ben);
    let labels = |fixture: &Fixture| -> Vec<String> {
        fixture.project.documents()[0].speakers.iter().map(|s| s.label.clone()).collect()
    };
    assert_eq!(labels(&fixture), ["INT", "A1", "B1", "C1", "Dora"]);
    fixture.apply(undone);
    assert_eq!(labels(&fixture), ["INT", "A1", "B1", "C1", "D1"]);
}

const TALK: &str = "INT: How are you?\nA1: Tired.\nB1: So so.\nA1: And cold.";

/// Returns `label (person): words` of each turn, and the text.
fn spoken(fixture: &Fixture) -> (Vec<String>, String) {
    let project = &fixture.project;
    let document = project.documents()[0];
    let turns = document.turns.iter().map(|turn| {
        let speaker = document.speaker_of(turn).unwrap();
        let person = speaker.participant.and_then(|p| project.participants.get(&p)).filter(|p| !p.removed);
        format!("{} ({}): {}", speaker.label, person.map_or("-", |p| &p.name), project.words(document, turn.words))
    });
    (turns.collect(), project.text(document).unwrap().as_str().to_owned())
}

fn merged_speakers(fixture: &mut Fixture, speaker: u16, into: u16) -> Vec<Op> {
    let document = fixture.project.documents()[0].id;
    plan::merge_speakers(&fixture.project, &mut fixture.ids, document, speaker, into).unwrap()
}

#[test]
fn two_who_merge_the_same_speakers_each_into_the_other_keep_one_with_the_person_and_all_turns() {
    let mut fixture = Fixture::of(TALK);
    fixture.coder_named("ben");
    let (ana, ben) = (merged_speakers(&mut fixture, 1, 2), merged_speakers(&mut fixture, 2, 1));
    fixture.apart(ana, ben);
    let turns = ["INT (-): How are you?", "B1 (B1): Tired.", "B1 (B1): So so.", "B1 (B1): And cold."];
    assert_eq!(spoken(&fixture).0, turns);
    let items: Vec<_> = fixture.project.review();
    assert!(matches!(items[..], [ReviewItem { kind: ReviewKind::MergeWouldLoop { .. }, .. }]), "{items:?}");
    let ops = settled(&mut fixture, &items[0], Settling::Keep);
    fixture.apply(ops);
    assert_eq!(spoken(&fixture).1, "INT: How are you?\nB1: Tired.\nB1: So so.\nB1: And cold.");
    assert!(fixture.project.review().is_empty());
}

#[test]
fn a_turn_given_to_a_speaker_who_was_merged_meanwhile_is_the_other_ones_until_they_part() {
    for merged_first in [true, false] {
        let mut fixture = Fixture::of(TALK);
        fixture.coder_named("ben");
        let before = spoken(&fixture).0;
        let document = fixture.project.documents()[0].id;
        let merge = merged_speakers(&mut fixture, 1, 2);
        let given = plan::assign_turns(&fixture.project, &mut fixture.ids, document, &[0], Some("A1")).unwrap();
        let (first, second) = if merged_first { (merge.clone(), given) } else { (given, merge.clone()) };
        fixture.apart(first, second);
        assert_eq!(spoken(&fixture).0[0], "B1 (B1): How are you?");
        fixture.take_back(&merge);
        assert_eq!(spoken(&fixture).0, [&["A1 (A1): How are you?".to_owned()], &before[1..]].concat());
    }
}

#[test]
fn whoever_knows_of_the_merge_and_gives_a_turn_to_the_one_who_was_merged_parts_them() {
    let mut fixture = Fixture::of(TALK);
    let document = fixture.project.documents()[0].id;
    let merge = merged_speakers(&mut fixture, 1, 2);
    fixture.apply(merge);
    let given = plan::assign_turns(&fixture.project, &mut fixture.ids, document, &[3], Some("A1")).unwrap();
    fixture.apply(given.clone());
    let labels = |fixture: &Fixture| -> Vec<String> {
        spoken(fixture).0.iter().map(|turn| turn.split(' ').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(labels(&fixture), ["INT", "B1", "B1", "A1"]);
    fixture.take_back(&given);
    assert_eq!(labels(&fixture), ["INT", "B1", "B1", "B1"]);
}

fn settled(fixture: &mut Fixture, item: &ReviewItem, way: Settling) -> Vec<Op> {
    settle(&fixture.project, &mut fixture.ids, item, way).unwrap()
}

fn document(fixture: &Fixture) -> DocumentId {
    fixture.project.documents()[0].id
}

fn text(fixture: &Fixture) -> String {
    spoken(fixture).1
}

/// Ana and Ben call the speaker of two turns otherwise apart.
fn renamed_apart(ana: &str, ben: &str) -> Fixture {
    let mut fixture = Fixture::of(TALK);
    fixture.coder_named("ben");
    let mut rename = |label| {
        let document = document(&fixture);
        plan::rename_speaker(&fixture.project, &mut fixture.ids, document, 1, label).unwrap()
    };
    let (ana, ben) = (rename(ana), rename(ben));
    fixture.apart(ana, ben);
    fixture
}

#[test]
fn a_speaker_renamed_by_two_is_one_matter_and_the_labels_follow_what_is_settled() {
    for (way, label) in [(Settling::Keep, "SANDRA"), (Settling::Take(0), "Sandra"), (Settling::Take(1), "SANDRA")] {
        let mut fixture = renamed_apart("Sandra", "SANDRA");
        let before = text(&fixture);
        let items = fixture.project.review();
        assert!(matches!(items[..], [ReviewItem { kind: ReviewKind::SetByTwo(_), .. }]), "{items:?}");
        let ops = settled(&mut fixture, &items[0], way);
        fixture.apply(ops.clone());
        let expected = format!("INT: How are you?\n{label}: Tired.\nB1: So so.\n{label}: And cold.");
        assert_eq!(text(&fixture), expected);
        assert!(fixture.project.review().is_empty());
        fixture.take_back(&ops);
        assert_eq!((text(&fixture), fixture.project.review()), (before, items));
    }
}

#[test]
fn a_name_that_nobody_had_chosen_stands_alone_before_the_turns() {
    let mut fixture = renamed_apart("Sandra", "Alexandra");
    let document = document(&fixture);
    let ops = plan::rename_speaker(&fixture.project, &mut fixture.ids, document, 1, "Zoe").unwrap();
    fixture.apply(ops);
    assert_eq!(text(&fixture), "INT: How are you?\nZoe: Tired.\nB1: So so.\nZoe: And cold.");
    assert!(fixture.project.review().is_empty());
}

#[test]
fn labels_that_two_corrected_alike_are_one_matter_before_all_turns() {
    let mut fixture = renamed_apart("Sandra", "Sandra");
    let items = fixture.project.review();
    assert!(matches!(items[..], [ReviewItem { kind: ReviewKind::CorrectedByTwo { .. }, .. }]), "{items:?}");
    let ops = settled(&mut fixture, &items[0], Settling::Take(0));
    fixture.apply(ops);
    assert_eq!(text(&fixture), "INT: How are you?\nSandra: Tired.\nB1: So so.\nSandra: And cold.");
    assert!(fixture.project.review().is_empty());
}

#[test]
fn who_renames_a_speaker_and_who_corrects_the_words_do_not_meet() {
    let mut fixture = Fixture::of(TALK);
    fixture.coder_named("ben");
    let document = document(&fixture);
    let renamed = plan::rename_speaker(&fixture.project, &mut fixture.ids, document, 1, "Sandra").unwrap();
    let words = Replacement { span: Span::new(22, 27), text: "Exhausted".to_owned() };
    let corrected = plan::correct_text(&fixture.project, &mut fixture.ids, document, &[words]).unwrap();
    fixture.apart(renamed, corrected);
    assert_eq!(text(&fixture), "INT: How are you?\nSandra: Exhausted.\nB1: So so.\nSandra: And cold.");
    assert!(fixture.project.review().is_empty());
}

#[test]
fn where_the_other_set_only_the_role_the_label_follows_all_the_same() {
    let mut fixture = Fixture::of(TALK);
    fixture.coder_named("ben");
    let document = document(&fixture);
    let speaker = fixture.project.documents()[0].speakers[1].clone();
    let renamed = plan::rename_speaker(&fixture.project, &mut fixture.ids, document, 1, "Sandra").unwrap();
    let role = Speaker { role: Role::Moderator, ..speaker };
    let role = plan::set_speaker(&fixture.project, document, 1, role).unwrap();
    fixture.apart(renamed, role);
    let item = fixture.project.review().remove(0);
    let ops = settled(&mut fixture, &item, Settling::Take(1));
    fixture.apply(ops);
    assert_eq!(text(&fixture), TALK);
    assert!(fixture.project.review().is_empty());
}

/// Ana renames the speaker of two turns, and Ben, apart, gives the first turn to them, before or after her.
fn renamed_and_given(renamed_first: bool) -> (Fixture, Vec<Op>, Vec<Op>) {
    let mut fixture = Fixture::of(TALK);
    fixture.coder_named("ben");
    let id = document(&fixture);
    let renamed = plan::rename_speaker(&fixture.project, &mut fixture.ids, id, 1, "Sandra").unwrap();
    let given = plan::assign_turns(&fixture.project, &mut fixture.ids, id, &[0], Some("A1")).unwrap();
    let (first, second) =
        if renamed_first { (renamed.clone(), given.clone()) } else { (given.clone(), renamed.clone()) };
    fixture.apart(first, second);
    (fixture, renamed, given)
}

#[test]
fn a_turn_given_to_a_speaker_whom_another_renamed_apart_is_spoken_by_them() {
    for renamed_first in [true, false] {
        let (mut fixture, renamed, given) = renamed_and_given(renamed_first);
        let turns = ["Sandra (A1): How are you?", "Sandra (A1): Tired.", "B1 (B1): So so.", "Sandra (A1): And cold."];
        assert_eq!(spoken(&fixture).0, turns);
        assert_eq!(fixture.project.documents()[0].speakers.len(), 3, "nobody came in");
        let id = document(&fixture);
        let again = plan::rename_speaker(&fixture.project, &mut fixture.ids, id, 1, "Zoe").unwrap();
        fixture.apply(again.clone());
        assert_eq!(text(&fixture), "Zoe: How are you?\nZoe: Tired.\nB1: So so.\nZoe: And cold.");
        fixture.take_back(&again);
        fixture.take_back(&renamed);
        assert_eq!(spoken(&fixture).0[0], "A1 (A1): How are you?");
        fixture.take_back(&given);
        assert_eq!(spoken(&fixture).0[0], "INT (-): How are you?");
    }
}

#[test]
fn who_knows_of_the_new_name_and_gives_a_turn_to_the_old_one_brings_somebody_in() {
    let mut fixture = Fixture::of(TALK);
    let id = document(&fixture);
    let renamed = plan::rename_speaker(&fixture.project, &mut fixture.ids, id, 1, "Sandra").unwrap();
    fixture.apply(renamed);
    let given = plan::assign_turns(&fixture.project, &mut fixture.ids, id, &[0], Some("A1")).unwrap();
    fixture.apply(given);
    assert_eq!(spoken(&fixture).0[0], "A1 (-): How are you?");
}

#[test]
fn a_turn_that_two_give_to_one_speaker_under_two_names_is_no_matter_for_a_person() {
    let mut fixture = Fixture::of(TALK);
    fixture.coder_named("ben");
    let (id, project) = (document(&fixture), fixture.project.clone());
    let mut ana = plan::rename_speaker(&project, &mut fixture.ids, id, 1, "Sandra").unwrap();
    let mut of_ana = project.clone();
    of_ana.apply_draft(&ana, fixture.coder);
    ana.extend(plan::assign_turns(&of_ana, &mut fixture.ids, id, &[2], Some("Sandra")).unwrap());
    let ben = plan::assign_turns(&project, &mut fixture.ids, id, &[2], Some("A1")).unwrap();
    fixture.apart(ana, ben);
    assert_eq!(spoken(&fixture).0[2], "Sandra (A1): So so.");
    let set = |item: &ReviewItem| matches!(item.kind, ReviewKind::SetByTwo(_));
    assert!(!fixture.project.review().iter().any(set), "both gave it to her");
}

#[test]
fn who_gave_a_turn_to_somebody_takes_that_back_after_they_were_renamed() {
    let mut fixture = Fixture::of(TALK);
    let id = document(&fixture);
    let mut given = plan::assign_turns(&fixture.project, &mut fixture.ids, id, &[0], Some("A1")).unwrap();
    given.retain(|op| matches!(op, Op::SetTurn { .. }));
    fixture.apply(given.clone());
    let (at, by) = (fixture.project.head.unwrap(), fixture.coder);
    for (speaker, label) in [(0, "Interviewer"), (1, "Sandra")] {
        let ops = plan::rename_speaker(&fixture.project, &mut fixture.ids, id, speaker, label).unwrap();
        fixture.apply(ops);
    }
    let change = Change { at, by, seen: vec![], label: String::new(), undoes: None, ops: given };
    let undo = plan::undo(&fixture.project, &mut fixture.ids, &change);
    fixture.apply(undo.ops);
    assert_eq!(spoken(&fixture).0[0], "Interviewer (-): How are you?");
}

/// Takes `ops` back, which were done with the change `at`, whatever came since.
fn taken_back(fixture: &mut Fixture, at: super::super::Stamp, ops: Vec<Op>) {
    let change = Change { at, by: fixture.coder, seen: vec![], label: String::new(), undoes: None, ops };
    let undo = plan::undo(&fixture.project, &mut fixture.ids, &change);
    fixture.apply(undo.ops);
}

#[test]
fn a_newer_label_does_not_stay_where_what_it_stood_for_is_taken_back() {
    for gives in [true, false] {
        let mut fixture = Fixture::of(TALK);
        let id = document(&fixture);
        let (project, ids) = (&fixture.project, &mut fixture.ids);
        let ops = match gives {
            true => plan::assign_turns(project, ids, id, &[0], Some("A1")).unwrap(),
            false => plan::rename_speaker(project, ids, id, 1, "Alex").unwrap(),
        };
        fixture.apply(ops.clone());
        let at = fixture.project.head.unwrap();
        let renamed = plan::rename_speaker(&fixture.project, &mut fixture.ids, id, 1, "Sandra").unwrap();
        fixture.apply(renamed);
        taken_back(&mut fixture, at, ops);
        assert_eq!(text(&fixture), "INT: How are you?\nSandra: Tired.\nB1: So so.\nSandra: And cold.");
        assert_eq!(spoken(&fixture).0[0], "INT (-): How are you?");
    }
}

/// What two do apart ends in two speakers of one label, who are proposed for merging; each way makes one of them.
fn becomes_one(of: impl Fn(&mut Fixture, bool) -> Vec<Op>) {
    for way in [Settling::Take(0), Settling::Take(1)] {
        let mut fixture = Fixture::of(TALK);
        fixture.coder_named("ben");
        let (ana, ben) = (of(&mut fixture, true), of(&mut fixture, false));
        fixture.apart(ana, ben);
        let before = spoken(&fixture);
        let items = fixture.project.review();
        let is_twins = |item: &ReviewItem| matches!(item.kind, ReviewKind::MadeTwice(Twins::Speakers(..)));
        assert!(matches!(&items[..], [item] if is_twins(item)), "{items:?}");
        let ops = settled(&mut fixture, &items[0], way);
        fixture.apply(ops.clone());
        let found = fixture.project.documents()[0];
        let annas: Vec<Option<u16>> = found.turns.iter().skip(1).map(|turn| turn.speaker).collect();
        assert!(annas.iter().all(|speaker| *speaker == annas[0]), "{annas:?}");
        assert!(spoken(&fixture).0.iter().skip(1).all(|turn| turn.starts_with("Anna (")), "{:?}", spoken(&fixture));
        assert!(fixture.project.review().is_empty(), "{:?}", fixture.project.review());
        fixture.take_back(&ops);
        assert_eq!((spoken(&fixture), fixture.project.review()), (before, items));
    }
}

#[test]
fn two_speakers_whom_two_people_called_the_same_apart_are_proposed_to_be_one() {
    becomes_one(|fixture, ana| {
        let (id, place) = (document(fixture), if ana { 1 } else { 2 });
        plan::rename_speaker(&fixture.project, &mut fixture.ids, id, place, "Anna").unwrap()
    });
}

#[test]
fn somebody_new_and_somebody_renamed_of_one_label_are_proposed_to_be_one() {
    becomes_one(|fixture, ana| {
        let id = document(fixture);
        match ana {
            true => plan::assign_turns(&fixture.project, &mut fixture.ids, id, &[2], Some("Anna")).unwrap(),
            false => plan::rename_speaker(&fixture.project, &mut fixture.ids, id, 1, "Anna").unwrap(),
        }
    });
}

#[test]
fn a_former_label_before_a_turn_that_was_given_meanwhile_is_told_and_written_anew() {
    for renamed_first in [true, false] {
        let (mut fixture, ..) = renamed_and_given(renamed_first);
        let (before, items) = (text(&fixture), fixture.project.review());
        let is_behind =
            |item: &ReviewItem| matches!(&item.kind, ReviewKind::LabelsBehind { turns, .. } if turns.len() == 1);
        assert!(matches!(&items[..], [item] if is_behind(item)), "{items:?}");
        let ops = settled(&mut fixture, &items[0], Settling::Relabel);
        fixture.apply(ops.clone());
        assert_eq!(text(&fixture), "Sandra: How are you?\nSandra: Tired.\nB1: So so.\nSandra: And cold.");
        assert!(fixture.project.review().is_empty());
        fixture.take_back(&ops);
        assert_eq!((text(&fixture), fixture.project.review()), (before, items.clone()));
        let ops = settled(&mut fixture, &items[0], Settling::Keep);
        fixture.apply(ops.clone());
        assert!(fixture.project.review().is_empty());
        fixture.take_back(&ops);
        assert_eq!(fixture.project.review(), items);
    }
}
