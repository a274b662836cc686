//! Two people apart, and what they find when they meet.

use super::super::plan::{self, Settling, settle};
use super::super::testing::Fixture;
use super::super::{
    CodeId, DocumentId, Excerpt, Holder, NewDocument, Op, Outline, ReviewItem, ReviewKind, Span, Subject, TurnRecord,
};
use super::*;

const SLEEP: &str = "U01: I [slept|Sleep] in a [shelter|Place] and [alone|Place/Street].";

fn code(fixture: &Fixture, path: &str) -> CodeId {
    Outline::of(&fixture.project).find(&fixture.project, path).unwrap()
}

fn renamed(fixture: &Fixture, to: &str) -> Vec<Op> {
    plan::rename_code(&fixture.project, code(fixture, "Sleep"), to).unwrap()
}

/// Two people, both of whom know the other.
fn study(notation: &str) -> Fixture {
    let mut fixture = Fixture::of(notation);
    fixture.coder_named("ben");
    fixture
}

fn items(fixture: &Fixture) -> Vec<ReviewItem> {
    fixture.project.review()
}

fn settled(fixture: &mut Fixture, way: Settling) -> Vec<Op> {
    let item = items(fixture).remove(0);
    let ops = settle(&fixture.project, &mut fixture.ids, &item, way).unwrap();
    fixture.apply(ops.clone());
    ops
}

fn contest(fixture: &Fixture) -> Option<Contest> {
    items(fixture).into_iter().find_map(|item| match item.kind {
        ReviewKind::SetByTwo(contest) => Some(contest),
        _ => None,
    })
}

fn paths(fixture: &Fixture) -> Vec<String> {
    Outline::of(&fixture.project).rows.into_iter().map(|r| r.path).collect()
}

#[test]
fn what_both_renamed_waits_with_both_names_and_the_later_one_is_in_force() {
    let mut fixture = study(SLEEP);
    let (ana, ben) = (renamed(&fixture, "Nights"), renamed(&fixture, "Rest"));
    fixture.apart(ana, ben);
    let found = contest(&fixture).unwrap();
    let names: Vec<_> = found.sides.iter().map(|s| (fixture.project.coder_name(s.by), s.to.clone())).collect();
    let words = |w: &str| Setting::Words(w.to_owned());
    assert_eq!(names, [("ana", words("Nights")), ("ben", words("Rest"))]);
    assert_eq!(found.in_force(&fixture.project), Some(1));
}

#[test]
fn it_is_settled_by_keeping_or_by_taking_a_side_and_undo_opens_it_again() {
    let mut fixture = study(SLEEP);
    let (ana, ben) = (renamed(&fixture, "Nights"), renamed(&fixture, "Rest"));
    fixture.apart(ana, ben);
    let found = contest(&fixture);
    for (way, name) in [(Settling::Keep, "Rest"), (Settling::Take(0), "Nights"), (Settling::Take(1), "Rest")] {
        let ops = settled(&mut fixture, way);
        assert!(items(&fixture).is_empty() && paths(&fixture).contains(&name.to_owned()), "{way:?}");
        fixture.take_back(&ops);
        assert_eq!(contest(&fixture), found, "{way:?}");
        assert!(paths(&fixture).contains(&"Rest".to_owned()));
    }
}

#[test]
fn the_same_name_or_one_after_the_other_is_no_contest() {
    let mut fixture = study(SLEEP);
    let same = renamed(&fixture, "Nights");
    fixture.apart(same.clone(), same);
    assert_eq!(items(&fixture), []);
    for name in ["Rest", "Bed"] {
        let op = plan::rename_code(&fixture.project, code(&fixture, paths(&fixture).last().unwrap()), name).unwrap();
        fixture.apply(op);
    }
    assert_eq!(items(&fixture), []);
}

#[test]
fn whoever_has_seen_both_and_sets_it_anew_has_settled_it() {
    let mut fixture = study(SLEEP);
    let (ana, ben) = (renamed(&fixture, "Nights"), renamed(&fixture, "Rest"));
    fixture.apart(ana, ben);
    let anew = plan::rename_code(&fixture.project, code(&fixture, "Rest"), "Sleeping").unwrap();
    fixture.apply(anew);
    assert_eq!(items(&fixture), []);
}

#[test]
fn two_who_agreed_by_chance_and_part_again_have_a_contest() {
    let mut fixture = study(SLEEP);
    let (nights, rest) = (renamed(&fixture, "Nights"), renamed(&fixture, "Rest"));
    fixture.apart(nights.clone(), [nights, rest].concat());
    assert!(contest(&fixture).is_some());
}

#[test]
fn memos_values_and_places_are_contested_like_names() {
    let mut fixture = study(SLEEP);
    let (person, sleep) = (Holder::Participant(fixture.participant("U01")), code(&fixture, "Sleep"));
    fixture.attribute("U01", "city", "Lyon");
    let edit = |fixture: &Fixture, word: &str, below: &str| {
        let tree = fixture.project.codes[&sleep].place.tree;
        let mut ops = plan::memo(&fixture.project, Subject::Code(sleep), word);
        ops.extend(plan::attribute_value(&fixture.project, person, "city", word));
        ops.extend(plan::move_codes(&fixture.project, &[sleep], tree, Some(code(fixture, below)), 0).unwrap());
        ops
    };
    let (ana, ben) = (edit(&fixture, "Paris", "Place"), edit(&fixture, "Lille", "Place/Street"));
    fixture.apart(ana, ben);
    let mut things: Vec<Contested> = items(&fixture)
        .into_iter()
        .filter_map(|item| match item.kind {
            ReviewKind::SetByTwo(contest) => Some(contest.thing),
            _ => None,
        })
        .collect();
    things.sort();
    let city = Contested::Value(person, "city".to_owned());
    assert_eq!(things, [Contested::CodePlace(sleep), city, Contested::Memo(Subject::Code(sleep))]);
}

#[test]
fn of_two_moves_that_close_a_loop_the_other_one_can_be_taken() {
    let mut fixture = study(SLEEP);
    let (sleep, place) = (code(&fixture, "Sleep"), code(&fixture, "Place"));
    let tree = fixture.project.codes[&sleep].place.tree;
    let below = |code, above| plan::move_codes(&fixture.project, &[code], tree, Some(above), 0).unwrap();
    let (ana, ben) = (below(sleep, place), below(place, sleep));
    fixture.apart(ana, ben);
    assert_eq!(paths(&fixture), ["Place", "Place/Sleep", "Place/Street"]);
    let before = items(&fixture);
    assert!(matches!(before[0].kind, ReviewKind::MoveWouldLoop { code, .. } if code == place));
    let ops = settled(&mut fixture, Settling::Take(1));
    assert_eq!(paths(&fixture), ["Sleep", "Sleep/Place", "Sleep/Place/Street"]);
    assert_eq!(items(&fixture), []);
    fixture.take_back(&ops);
    assert_eq!((paths(&fixture)[1].as_str(), items(&fixture)), ("Place/Sleep", before));
    settled(&mut fixture, Settling::Keep);
    assert_eq!(items(&fixture), []);
}

#[test]
fn codings_of_a_document_that_was_removed_meanwhile_wait_with_it() {
    for (way, n_codings) in [(Settling::Restore, 4), (Settling::Keep, 0)] {
        let mut fixture = study(SLEEP);
        let (document, place, coder) = (fixture.project.documents()[0].id, code(&fixture, "Place"), fixture.coder);
        let excerpt = Excerpt { document, span: Span::new(5, 9) };
        let ana = plan::remove_document(&fixture.project, document).unwrap();
        let ben = plan::apply_code(&fixture.project, &mut fixture.ids, place, coder, excerpt).unwrap();
        fixture.apart(ana, ben);
        let kind = items(&fixture).remove(0).kind;
        assert!(matches!(&kind, ReviewKind::RemovedWhileCoded { codings, .. } if codings.len() == 1));
        let ops = settled(&mut fixture, way);
        let standing = fixture.project.documents().first().map_or(0, |d| fixture.project.codings(d).count());
        assert_eq!((standing, items(&fixture).len()), (n_codings, 0), "{way:?}");
        fixture.take_back(&ops);
        assert!(fixture.project.documents().is_empty());
    }
}

#[test]
fn codings_with_a_code_that_was_merged_meanwhile_count_where_it_went_until_somebody_parts_them() {
    for (way, with_merged, with_other) in [(Settling::Restore, 2, 1), (Settling::Keep, 0, 3)] {
        let mut fixture = study(SLEEP);
        let (place, sleep) = (code(&fixture, "Place"), code(&fixture, "Sleep"));
        let (document, coder) = (fixture.project.documents()[0].id, fixture.coder);
        let excerpt = Excerpt { document, span: Span::new(5, 6) };
        let ana = plan::merge_codes(&fixture.project, &[sleep], place).unwrap();
        let ben = plan::apply_code(&fixture.project, &mut fixture.ids, sleep, coder, excerpt).unwrap();
        fixture.apart(ana, ben);
        let coded = |fixture: &Fixture, code| {
            fixture.project.codings(fixture.project.documents()[0]).filter(|c| c.code == code).count()
        };
        assert_eq!(coded(&fixture, place), 3);
        let kind = items(&fixture).remove(0).kind;
        assert!(matches!(&kind, ReviewKind::MergedWhileCoded { codings, .. } if codings.len() == 1));
        let ops = settled(&mut fixture, way);
        assert_eq!((coded(&fixture, sleep), coded(&fixture, place)), (with_merged, with_other), "{way:?}");
        assert_eq!(items(&fixture), []);
        fixture.take_back(&ops);
        assert_eq!(coded(&fixture, place), 3);
    }
}

#[test]
fn a_code_that_both_made_is_proposed_for_merging_and_never_merged_by_itself() {
    let mut fixture = study(SLEEP);
    let made = |fixture: &mut Fixture, name: &str| {
        let mut draft = plan::CodeDraft::new(&fixture.project);
        draft.code_at(&mut fixture.ids, name).unwrap();
        draft.into_ops()
    };
    let (ana, ben) = (made(&mut fixture, "Trust"), made(&mut fixture, "Place/trust "));
    fixture.apart(ana, ben);
    assert_eq!(paths(&fixture).len(), 5);
    let ops = settled(&mut fixture, Settling::Take(0));
    assert_eq!((paths(&fixture).contains(&"Trust".to_owned()), paths(&fixture).len()), (true, 4));
    fixture.take_back(&ops);
    settled(&mut fixture, Settling::Keep);
    assert_eq!((items(&fixture).len(), paths(&fixture).len()), (0, 5));
    // One person may well give one name twice.
    let again = made(&mut fixture, "Sleep/Trust");
    fixture.apply(again);
    assert_eq!(items(&fixture), []);
}

#[test]
fn a_text_that_came_in_twice_stands_once_with_the_codings_of_both() {
    let mut fixture = study("U01: I [slept|Sleep] badly.");
    let (first, coder) = (fixture.project.documents()[0].clone(), fixture.coder);
    let again = |fixture: &mut Fixture| {
        let document = DocumentId::next(&mut fixture.ids);
        let turns = vec![TurnRecord(0, 5, 18, None, None)];
        let (text, chars) = (first.imported.clone(), 18);
        let (name, speakers) = ("Entretien bis".to_owned(), Vec::new());
        let new = NewDocument {
            document,
            name,
            language: None,
            text,
            chars,
            original: None,
            speakers,
            turns,
            sync_points: Vec::new(),
            participant: None,
        };
        (document, vec![Op::AddDocument(Box::new(new))])
    };
    let (one, ana) = again(&mut fixture);
    let (other, ben) = again(&mut fixture);
    fixture.apart(ana, ben);
    fixture.code(Excerpt { document: one, span: Span::new(5, 6) }, "Self", coder);
    fixture.code(Excerpt { document: other, span: Span::new(7, 12) }, "Sleep", coder);
    fixture.code(Excerpt { document: other, span: Span::new(13, 18) }, "Bad", coder);
    let ops = settled(&mut fixture, Settling::Take(0));
    let words = |fixture: &Fixture| {
        let document = fixture.project.document(one).unwrap();
        let mut words: Vec<_> =
            fixture.project.codings(document).map(|c| fixture.project.words(document, c.span).into_owned()).collect();
        words.sort();
        words
    };
    assert_eq!(words(&fixture), ["I", "badly", "slept"]);
    assert!(fixture.project.document(other).is_none());
    fixture.take_back(&ops);
    assert_eq!(words(&fixture), ["I"]);
}
