//! One takes something out while the other works on it: both are told, and it comes back with all that was done.

use super::super::plan::{self, CodeDraft, Settling};
use super::super::testing::Fixture;
use super::super::{
    CodeId, CodingId, DefinitionPart, Holder, Op, Outline, ReviewItem, ReviewKind, Role, Speaker, Subject, ThemeId,
};
use super::contest_tests::{code, document, settled, study};
use super::*;

/// Returns what was taken out while somebody worked on it, with what they did.
fn removed(fixture: &Fixture) -> Vec<(ReviewItem, Removable, Vec<Contested>)> {
    let removed = |item: ReviewItem| match &item.kind {
        ReviewKind::RemovedWhileSet { what, meanwhile, .. } => {
            let things = meanwhile.iter().map(|set| set.thing.clone()).collect();
            Some((item.clone(), what.clone(), things))
        }
        _ => None,
    };
    fixture.project.review().into_iter().filter_map(removed).collect()
}

fn paths(fixture: &Fixture) -> Vec<String> {
    Outline::of(&fixture.project).rows.into_iter().map(|row| row.path).collect()
}

/// Returns a code `New` below `Place`.
fn put_below(fixture: &mut Fixture) -> Vec<Op> {
    let (tree, place) = (fixture.project.trees()[0].id, code(fixture));
    let mut draft = CodeDraft::new(&fixture.project);
    draft.add_code(&mut fixture.ids, tree, Some(place), "New").unwrap();
    draft.into_ops()
}

fn branch_gone(fixture: &Fixture) -> Vec<Op> {
    plan::remove_codes(&fixture.project, &[code(fixture)]).unwrap()
}

/// A study without codings: those would tell the same in their own way.
fn bare() -> Fixture {
    let mut fixture = study();
    let place = document(&fixture);
    let codings: Vec<_> = fixture.project.documents()[0].codings.keys().copied().collect();
    for coding in codings {
        fixture.apply(plan::remove_coding(&fixture.project, place, coding).unwrap());
    }
    fixture
}

#[test]
fn a_code_that_was_put_below_a_removed_branch_stands_above_until_the_branch_is_brought_back() {
    let mut fixture = bare();
    let (gone, put) = (branch_gone(&fixture), put_below(&mut fixture));
    fixture.apart(gone, put);
    assert_eq!(paths(&fixture), ["New"]);
    let (item, what, _) = removed(&fixture).remove(0);
    assert!(matches!(what, Removable::Code(_)));
    let ops = settled(&mut fixture, &item, Settling::Restore);
    assert_eq!(
        (paths(&fixture), removed(&fixture)),
        (["Place", "Place/Street", "Place/New"].map(String::from).into(), vec![])
    );
    fixture.take_back(&ops);
    assert_eq!(paths(&fixture), ["New"]);
}

#[test]
fn it_may_stay_above_where_the_branch_is_gone() {
    let mut fixture = bare();
    let (gone, put) = (branch_gone(&fixture), put_below(&mut fixture));
    fixture.apart(put, gone);
    let (item, ..) = removed(&fixture).remove(0);
    let ops = settled(&mut fixture, &item, Settling::Keep);
    assert_eq!((paths(&fixture), removed(&fixture)), (vec!["New".to_owned()], vec![]));
    fixture.take_back(&ops);
    assert_eq!(removed(&fixture).len(), 1);
}

fn defined(fixture: &Fixture, code: CodeId) -> Vec<Op> {
    plan::define_code(&fixture.project, code, DefinitionPart::Include, "roofs").unwrap()
}

/// What is out is told with what was defined, and stands with it when it is brought back.
fn comes_back_defined(mut fixture: Fixture, code: CodeId, gone: Vec<Op>) {
    let ana = defined(&fixture, code);
    fixture.apart(ana, gone);
    let (item, what, things) = removed(&fixture).remove(0);
    assert_eq!((what, things), (Removable::Code(code), vec![Contested::CodeDefinition(code, DefinitionPart::Include)]));
    settled(&mut fixture, &item, Settling::Restore);
    assert_eq!(fixture.project.code(code).unwrap().definition.part(DefinitionPart::Include), "roofs");
    assert_eq!(removed(&fixture), []);
}

#[test]
fn a_definition_of_a_removed_or_merged_code_is_told_and_comes_back_with_it() {
    let fixture = bare();
    let (place, gone) = (code(&fixture), branch_gone(&fixture));
    comes_back_defined(fixture, place, gone);
    let fixture = bare();
    let street = Outline::of(&fixture.project).find(&fixture.project, "Place/Street").unwrap();
    let merged = plan::merge_codes(&fixture.project, &[street], code(&fixture)).unwrap();
    comes_back_defined(fixture, street, merged);
}

fn first_coding(fixture: &Fixture) -> CodingId {
    *fixture.project.documents()[0].codings.keys().min().unwrap()
}

#[test]
fn memos_on_codings_and_documents_summaries_of_themes_and_values_of_attributes() {
    let told = |ana: fn(&mut Fixture) -> Vec<Op>, ben: fn(&mut Fixture) -> Vec<Op>| {
        let mut fixture = study();
        let person = Holder::Participant(fixture.participant("U01"));
        fixture.value(person, "city", "Oslo");
        fixture.apply(vec![Op::SetTheme { theme: ThemeId::LEAST, from: None, to: Some("Roof".to_owned()) }]);
        let (ana, ben) = (ana(&mut fixture), ben(&mut fixture));
        fixture.apart(ana, ben);
        let (item, what, _) = removed(&fixture).remove(0);
        settled(&mut fixture, &item, Settling::Restore);
        assert!(removed(&fixture).is_empty(), "{what:?}");
        (what, fixture)
    };
    let (what, _) = told(
        |f| plan::memo(&f.project, Subject::Coding(first_coding(f)), "so cold"),
        |f| plan::remove_coding(&f.project, document(f), first_coding(f)).unwrap(),
    );
    assert!(matches!(what, Removable::Coding(..)));
    let (what, fixture) = told(
        |f| plan::rename_document(&f.project, document(f), "First talk").unwrap(),
        |f| plan::remove_document(&f.project, document(f)).unwrap(),
    );
    assert_eq!(what, Removable::Document(document(&fixture)));
    let (what, fixture) = told(
        |f| {
            let person = f.participant("U01");
            plan::summary(&f.project, ThemeId::LEAST, person, "Cold.").unwrap()
        },
        |f| plan::remove_theme(&f.project, ThemeId::LEAST).unwrap(),
    );
    assert_eq!((what, fixture.project.comparison.themes()[0].name()), (Removable::Theme(ThemeId::LEAST), "Roof"));
    let (what, fixture) = told(
        |f| {
            let person = Holder::Participant(f.participant("U01"));
            plan::attribute_value(&f.project, person, "city", "Lyon")
        },
        |f| plan::remove_attribute(&f.project, "city").unwrap(),
    );
    assert_eq!((what, fixture.project.own_attributes().count()), (Removable::Attribute("city".to_owned()), 1));
}

#[test]
fn who_had_seen_it_removes_it_without_a_word() {
    let mut fixture = study();
    fixture.apply(plan::define_code(&fixture.project, code(&fixture), DefinitionPart::Include, "roofs").unwrap());
    let gone = branch_gone(&fixture);
    fixture.apart(gone, Vec::new());
    assert_eq!(removed(&fixture), []);
}

#[test]
fn what_was_set_of_a_speaker_who_was_merged_meanwhile_waits_and_parts_them() {
    for merged_first in [true, false] {
        let mut fixture = Fixture::of("INT: Where?\nA1: Here.\nB1: There.");
        fixture.coder_named("ben");
        let id = document(&fixture);
        let merged = plan::merge_speakers(&fixture.project, &mut fixture.ids, id, 1, 2).unwrap();
        let speaker = Speaker { role: Role::Moderator, ..fixture.project.documents()[0].speakers[1].clone() };
        let set = plan::set_speaker(&fixture.project, id, 1, speaker).unwrap();
        if merged_first {
            fixture.apart(merged, set);
        } else {
            fixture.apart(set, merged);
        }
        let (item, what, things) = removed(&fixture).remove(0);
        assert_eq!((what, things), (Removable::Speaker(id, 1), vec![Contested::Speaker(id, 1)]));
        settled(&mut fixture, &item, Settling::Restore);
        assert!(removed(&fixture).is_empty());
        let found = fixture.project.documents()[0];
        assert_eq!((found.merged_speakers.len(), found.speakers[1].role), (0, Role::Moderator));
    }
}

#[test]
fn codings_that_came_to_wait_for_a_removed_code_are_one_thing_that_brings_all_back() {
    let mut fixture = Fixture::of("U01: [un toit|Lieu], [là|Rue] et [ici|Rue].");
    let named = |fixture: &Fixture, name| Outline::of(&fixture.project).find(&fixture.project, name).unwrap();
    let (place, street) = (named(&fixture, "Lieu"), named(&fixture, "Rue"));
    let gone = plan::remove_codes(&fixture.project, &[place]).unwrap();
    let merged = plan::merge_codes(&fixture.project, &[street], place).unwrap();
    fixture.apart(gone, merged);
    let review = fixture.project.review();
    let waiting = |item: &ReviewItem| match &item.kind {
        ReviewKind::CodedWithRemovedCode { code, codings, .. } => Some((*code, codings.len())),
        _ => None,
    };
    // The coding that went knowingly waits for nobody.
    assert_eq!(review.iter().map(waiting).collect::<Vec<_>>(), [Some((place, 2))], "{review:?}");
    settled(&mut fixture, &review[0], Settling::Restore);
    assert!(fixture.project.review().is_empty());
    assert_eq!(fixture.project.codings(fixture.project.documents()[0]).count(), 3);
}
