//! What two made under one name, or named others for: nothing of it is lost, nobody is locked out, nobody is shown too
//! much.

use std::collections::BTreeSet;

use super::super::comparison::{CodeLink, CodePair, GroupPair, NO_EVIDENCE, Relation, Summary, Verdict, VerdictKind};
use super::super::plan::{self, CodeDraft, Settling, settlings};
use super::super::testing::Fixture;
use super::super::typology::{Requirement, TypeRule, Typology};
use super::super::{AttributeKind, CodeId, CoderId, Language, Op, Outline, Reserved, Subject, ThemeId, TreeId};
use super::contest_tests::{code, contests, document, meets, settled, study, twins};
use super::*;

fn typology(fixture: &Fixture, gives: &str) -> Typology {
    let when = vec![Requirement::Code { code: code(fixture), said: true }];
    Typology { rules: vec![TypeRule { gives: gives.to_owned(), when }], otherwise: None }
}

fn matrix(question: &str) -> Vec<Op> {
    vec![Op::SaveMatrix { name: "Housing".to_owned(), from: None, to: Some(question.to_owned()) }]
}

/// Returns a code of another tree.
fn elsewhere(fixture: &mut Fixture) -> (TreeId, CodeId) {
    let mut draft = CodeDraft::new(&fixture.project);
    let tree = draft.tree_named(&mut fixture.ids, "Care").unwrap();
    let code = draft.add_code(&mut fixture.ids, tree, None, "Help").unwrap();
    fixture.apply(draft.into_ops());
    (tree, code)
}

#[test]
fn what_both_keep_under_one_name_waits_with_both() {
    assert_eq!(meets(|_, ana| matrix(if ana { "rows" } else { "columns" })), Contested::Matrix("Housing".to_owned()));
    let thing = meets(|f, ana| {
        let rules = typology(f, if ana { "settled" } else { "roaming" });
        plan::typology(&f.project, "Way", rules).unwrap()
    });
    assert_eq!(thing, Contested::Typology("Way".to_owned()));
}

#[test]
fn languages_guides_questions_and_mappings() {
    let thing = meets(|f, ana| {
        plan::set_language(&f.project, document(f), if ana { Some(Language::En) } else { None }).unwrap()
    });
    assert!(matches!(thing, Contested::Language(_)));
    let other = TreeId::LEAST;
    let thing = meets(|f, ana| {
        let to = if ana { Some(f.project.trees()[0].id) } else { Some(other) };
        vec![Op::SetGuide { from: None, to }]
    });
    assert_eq!(thing, Contested::Guide);
    let thing =
        meets(|f, ana| vec![Op::SetAsked { document: document(f), question: code(f), from: None, to: Some(ana) }]);
    assert!(matches!(thing, Contested::Asked(..)));
    let thing = meets(|f, ana| {
        let known = Outline::of(&f.project).find(&f.project, "Help");
        let with = known.unwrap_or_else(|| elsewhere(f).1);
        let relation = if ana { Relation::Broader } else { Relation::Narrower };
        let link = CodeLink { relation, rationale: String::new() };
        plan::map_codes(&f.project, CodePair { code: code(f), with: Some(with) }, Some(link)).unwrap()
    });
    assert!(matches!(thing, Contested::Mapping(_)));
}

/// Ana and ben name each themselves.
fn both_name_themselves(of: impl Fn(&Fixture, CoderId) -> Vec<Op>) -> (Fixture, CoderId, CoderId) {
    let mut fixture = study();
    let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
    let (by_ana, by_ben) = (of(&fixture, ana), of(&fixture, ben));
    fixture.apart(by_ana, by_ben);
    (fixture, ana, ben)
}

#[test]
fn what_two_reserved_for_themselves_locks_neither_out_until_it_is_settled() {
    let reserve = |f: &Fixture, who| plan::reserve(&f.project, Reserved::Codes, &[who]);
    let (mut fixture, ana, ben) = both_name_themselves(reserve);
    let to = |f: &Fixture| f.project.reserved_to(Reserved::Codes).collect::<BTreeSet<_>>();
    assert_eq!(to(&fixture), [ana, ben].into());
    let (item, contest) = contests(&fixture).remove(0);
    assert_eq!(contest.in_force(&fixture.project), None);
    let ops = settled(&mut fixture, &item, Settling::Take(0));
    assert_eq!((to(&fixture), contests(&fixture).len()), ([ana].into(), 0));
    fixture.take_back(&ops);
    assert_eq!((to(&fixture), contests(&fixture).len()), ([ana, ben].into(), 1));
    settled(&mut fixture, &item, Settling::Keep);
    assert_eq!((to(&fixture), contests(&fixture).len()), ([ana, ben].into(), 0));
}

#[test]
fn what_one_freed_while_the_other_kept_it_is_free_until_it_is_settled() {
    let mut fixture = study();
    let (ana, ben) = (fixture.coder, fixture.coder_named("ben"));
    fixture.apply(plan::reserve(&fixture.project, Reserved::Codes, &[ana, ben]));
    let (freed, kept) = (
        plan::reserve(&fixture.project, Reserved::Codes, &[]),
        plan::reserve(&fixture.project, Reserved::Codes, &[ben]),
    );
    fixture.apart(freed, kept);
    assert_eq!((fixture.project.reserved_to(Reserved::Codes).count(), contests(&fixture).len()), (0, 1));
}

#[test]
fn whoever_one_of_two_gave_a_document_to_code_blind_still_codes_it_blind() {
    let assign = |f: &Fixture, who| {
        let tree = f.project.trees()[0].id;
        plan::assign_document(&f.project, document(f), tree, &[who]).unwrap()
    };
    let (mut fixture, ana, ben) = both_name_themselves(assign);
    let tree = fixture.project.trees()[0].id;
    let blind = |f: &Fixture| [ana, ben].map(|coder| f.project.documents()[0].is_blind_for(coder, tree));
    assert_eq!(blind(&fixture), [true, true]);
    let (item, _) = contests(&fixture).remove(0);
    settled(&mut fixture, &item, Settling::Take(0));
    assert_eq!((blind(&fixture), contests(&fixture).len()), ([true, false], 0));
}

fn summary(words: &str) -> Summary {
    Summary { text: words.to_owned(), evidence: NO_EVIDENCE }
}

/// Keeps all of what both set, and returns what is in force then.
fn kept(of: impl Fn(&mut Fixture, bool) -> Vec<Op>) -> (Fixture, Setting) {
    let mut fixture = study();
    let (ana, ben) = (of(&mut fixture, true), of(&mut fixture, false));
    fixture.apart(ana, ben);
    let (item, contest) = contests(&fixture).remove(0);
    let ops = settled(&mut fixture, &item, Settling::Both);
    assert!(contests(&fixture).is_empty());
    let all = fixture.project.setting(&contest.thing).unwrap();
    fixture.take_back(&ops);
    assert_eq!(fixture.project.setting(&contest.thing).as_ref(), Some(&contest.sides[1].to), "taken back");
    fixture.apply(ops);
    (fixture, all)
}

#[test]
fn both_may_be_kept_where_they_can_stand_together() {
    let memo = |f: &mut Fixture, ana: bool| {
        plan::memo(&f.project, Subject::Document(document(f)), if ana { "Cold." } else { "Alone." })
    };
    assert_eq!(kept(memo).1, Setting::Words("Cold.\n\nAlone.".to_owned()));
    let list = |values: &[&str]| AttributeKind::OneOf(values.iter().map(|v| (*v).to_owned()).collect());
    let kind = |f: &mut Fixture, ana: bool| {
        plan::attribute_kind(&f.project, "city", list(if ana { &["Oslo", "Lyon"] } else { &["Lyon", "Nice"] }))
    };
    assert_eq!(kept(kind).1, Setting::Kind(Some(list(&["Oslo", "Lyon", "Nice"]))));
    let (fixture, in_force) = kept(|_, ana| matrix(if ana { "rows" } else { "columns" }));
    assert_eq!(in_force, Setting::Matrix(Some("columns".to_owned())));
    assert_eq!(fixture.project.comparison.matrices["Housing (ana)"].question, "rows");
    let (fixture, _) =
        kept(|f, ana| plan::typology(&f.project, "Way", typology(f, if ana { "a" } else { "b" })).unwrap());
    assert!(fixture.project.typology_named("Way (ana)").is_some());
}

#[test]
fn where_one_takes_away_what_the_other_sets_there_are_no_two_to_keep() {
    let mut fixture = study();
    fixture.apply(matrix("old"));
    let set = |to: Option<&str>| {
        vec![Op::SaveMatrix { name: "Housing".to_owned(), from: Some("old".to_owned()), to: to.map(str::to_owned) }]
    };
    fixture.apart(set(Some("new")), set(None));
    let (item, _) = contests(&fixture).remove(0);
    assert_eq!(settlings(&item.kind), [Settling::Keep, Settling::Take(0), Settling::Take(1)]);
}

#[test]
fn a_theme_that_both_made_becomes_one_with_what_both_put_into_it() {
    let mut fixture = study();
    let (person, coder) = (fixture.participant("U01"), fixture.coder);
    let groups = GroupPair { attribute: "city".into(), first: "Oslo".into(), second: "Lyon".into() };
    let made = |fixture: &mut Fixture, path: &str, words: &str| {
        let theme = ThemeId::next(&mut fixture.ids);
        let code = Outline::of(&fixture.project).find(&fixture.project, path).unwrap();
        let verdict = Verdict { kind: VerdictKind::Agreement, rationale: words.to_owned() };
        vec![
            Op::SetTheme { theme, from: None, to: Some("Roof".to_owned()) },
            Op::GatherCode { theme, code },
            Op::SetSummary { theme, participant: person, from: None, to: Some(summary(words)) },
            Op::SetVerdict { theme, groups: groups.clone(), coder, from: None, to: Some(verdict) },
        ]
    };
    let (ana, ben) = (made(&mut fixture, "Place", "Cold."), made(&mut fixture, "Place/Street", "Alone."));
    fixture.apart(ana, ben);
    let (item, found) = twins(&fixture);
    assert!(matches!(found, Twins::Themes(..)));
    let ops = settled(&mut fixture, &item, Settling::Take(0));
    let themes = |f: &Fixture| f.project.comparison.themes().iter().map(|t| t.codes.len()).collect::<Vec<_>>();
    assert_eq!(themes(&fixture), [2]);
    let theme = fixture.project.comparison.themes()[0].id;
    assert_eq!(fixture.project.comparison.summaries[&(theme, person)].summary.text, "Cold.\n\nAlone.");
    assert_eq!(fixture.project.comparison.verdicts[&(theme, groups, coder)].verdict.rationale, "Cold.\n\nAlone.");
    fixture.take_back(&ops);
    assert_eq!(themes(&fixture), [1, 1]);
}
