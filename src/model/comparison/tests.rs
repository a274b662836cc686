use super::*;
use crate::model::testing::Fixture;
use crate::model::{Change, CodeId, Op, Outline, plan};
use std::collections::BTreeSet;

/// Two trees: what users say, and what professionals say.
fn two_trees() -> Fixture {
    let mut fixture = Fixture::new();
    for tree in ["Users", "Professionals"] {
        let ops = plan::add_tree(&mut fixture.ids, tree).expect("a name");
        fixture.apply(ops.1);
    }
    fixture.document("u1", None, "U01: I want [a roof|Users/Housing] and [to be alone|Users/Privacy].");
    fixture.document("p1", None, "P01: They need [a place|Professionals/Shelter], and [a group|Professionals/Groups].");
    fixture
}

fn code(fixture: &Fixture, path: &str) -> CodeId {
    Outline::of(&fixture.project).find(&fixture.project, path).expect("the code is there")
}

fn link(relation: Relation) -> Option<CodeLink> {
    Some(CodeLink { relation, rationale: String::new() })
}

fn pair(fixture: &Fixture, first: &str, second: &str) -> CodePair {
    CodePair { code: code(fixture, first), with: Some(code(fixture, second)) }
}

fn undone(fixture: &mut Fixture, ops: Vec<Op>) {
    let at = fixture.project.head.expect("there was a change");
    let change = Change { at, by: fixture.coder, seen: Vec::new(), label: String::new(), undoes: None, ops };
    let plan = plan::undo(&fixture.project, &mut fixture.ids, &change);
    assert_eq!(plan.n_left, 0);
    fixture.apply(plan.ops);
}

#[test]
fn a_mapping_made_the_other_way_round_is_the_same_mapping() {
    let mut fixture = two_trees();
    let there = pair(&fixture, "Users/Housing", "Shelter");
    let back = pair(&fixture, "Shelter", "Users/Housing");
    fixture.apply(plan::map_codes(&fixture.project, there, link(Relation::Broader)).unwrap());
    assert!(plan::map_codes(&fixture.project, back, link(Relation::Narrower)).unwrap().is_empty());
    fixture.apply(plan::map_codes(&fixture.project, back, link(Relation::Same)).unwrap());
    let crosswalk = &fixture.project.comparison.crosswalk;
    assert_eq!((crosswalk.len(), crosswalk[&there].link.relation), (1, Relation::Same));
}

#[test]
fn a_crosswalk_joins_trees_and_never_a_tree_with_itself() {
    let fixture = two_trees();
    let within = pair(&fixture, "Housing", "Privacy");
    let alone = CodePair { with: None, ..within };
    let plan = |codes, relation| plan::map_codes(&fixture.project, codes, link(relation));
    assert_eq!(plan(within, Relation::Same), Err(plan::PlanError::MappedInOneTree));
    assert_eq!(plan(alone, Relation::Same), Err(plan::PlanError::MappedWithNothing));
    assert_eq!(plan(within, Relation::OnlyHere), Err(plan::PlanError::OnlyHereWithAnother));
    assert!(plan(alone, Relation::OnlyHere).is_ok());
}

#[test]
fn merging_or_removing_a_mapped_code_breaks_the_mapping_until_it_is_back() {
    let mut fixture = two_trees();
    let codes = pair(&fixture, "Users/Housing", "Shelter");
    fixture.apply(plan::map_codes(&fixture.project, codes, link(Relation::Same)).unwrap());
    assert!(fixture.project.mapping_holds(codes));
    let (shelter, groups) = (code(&fixture, "Shelter"), code(&fixture, "Groups"));
    let merged = plan::merge_codes(&fixture.project, &[shelter], groups).unwrap();
    fixture.apply(merged.clone());
    assert!(!fixture.project.mapping_holds(codes));
    undone(&mut fixture, merged);
    assert!(fixture.project.mapping_holds(codes));
}

#[test]
fn a_theme_taken_out_comes_back_with_what_it_holds() {
    let mut fixture = two_trees();
    let (theme, ops) = plan::add_theme(&fixture.project, &mut fixture.ids, " A roof ").unwrap();
    fixture.apply(ops);
    let codes = [code(&fixture, "Housing"), code(&fixture, "Shelter")];
    fixture.apply(plan::gather_codes(&fixture.project, theme, &codes, true).unwrap());
    let removal = plan::remove_theme(&fixture.project, theme).unwrap();
    fixture.apply(removal.clone());
    assert!(fixture.project.comparison.themes().is_empty());
    assert_eq!(plan::remove_theme(&fixture.project, theme), Err(plan::PlanError::NoSuchTheme));
    undone(&mut fixture, removal);
    assert_eq!(fixture.project.comparison.theme_named("a ROOF").map(|t| t.codes.len()), Some(2));
}

#[test]
fn a_question_was_asked_where_it_is_coded_or_where_somebody_says_so() {
    let mut fixture = two_trees();
    let (tree, ops) = plan::add_tree(&mut fixture.ids, "Guide").unwrap();
    fixture.apply(ops);
    fixture.apply(plan::guide(&fixture.project, Some(tree)).unwrap());
    fixture.document("u2", None, "INT: [Where do you sleep?|Guide/Sleep]\nU02: Outside.");
    fixture.document("u3", None, "INT: [And at work?|Guide/Work]\nU03: None.");
    let sleep = code(&fixture, "Guide/Sleep");
    let asked = |fixture: &Fixture, name: &str| {
        fixture.project.asked_in(fixture.project.document_named(name).expect("it is there")).asked(sleep)
    };
    let all = |fixture: &Fixture| ["u1", "u2", "u3"].map(|name| asked(fixture, name));
    assert_eq!(all(&fixture), [None, Some(true), Some(false)], "nobody recorded anything in u1");
    let u3 = fixture.project.document_named("u3").unwrap().id;
    fixture.apply(plan::asked(&fixture.project, u3, sleep, Some(true)).unwrap());
    assert_eq!(asked(&fixture, "u3"), Some(true));
    let housing = code(&fixture, "Users/Housing");
    assert_eq!(plan::asked(&fixture.project, u3, housing, Some(true)), Err(plan::PlanError::NotAQuestion));
}

#[test]
fn a_summary_knows_when_its_codings_changed() {
    let mut fixture = two_trees();
    let (theme, ops) = plan::add_theme(&fixture.project, &mut fixture.ids, "A roof").unwrap();
    fixture.apply(ops);
    fixture.apply(plan::gather_codes(&fixture.project, theme, &[code(&fixture, "Users/Housing")], true).unwrap());
    let person = fixture.participant("U01");
    fixture.apply(plan::summary(&fixture.project, theme, person, "Wants a roof.").unwrap());
    let stale = |fixture: &Fixture| {
        let written = fixture.project.comparison.summaries[&(theme, person)].summary.evidence;
        Some(&written) != fixture.project.evidence(theme).get(&person)
    };
    assert!(!stale(&fixture));
    fixture.document("u1b", None, "P01: [No roof|Users/Housing].");
    assert!(!stale(&fixture), "another person's words");
    fixture.document("u1c", None, "U01: [No roof|Users/Housing/Own].");
    assert!(stale(&fixture), "a code below counts too");
}

#[test]
fn an_earlier_comparison_is_restored_whole() {
    let mut fixture = two_trees();
    let codes = pair(&fixture, "Users/Housing", "Shelter");
    let (theme, ops) = plan::add_theme(&fixture.project, &mut fixture.ids, "A roof").unwrap();
    fixture.apply(ops);
    fixture.apply(plan::gather_codes(&fixture.project, theme, &[codes.code], true).unwrap());
    let then = fixture.project.clone();
    fixture.apply(plan::map_codes(&fixture.project, codes, link(Relation::Opposed)).unwrap());
    let (later, ops) = plan::add_theme(&fixture.project, &mut fixture.ids, "Groups").unwrap();
    fixture.apply(ops);
    let groups = GroupPair { attribute: "viewpoint".into(), first: "user".into(), second: "professional".into() };
    let verdict = Some(Verdict { kind: VerdictKind::Dissonance, rationale: "Alone, together".into() });
    let coder = fixture.coder;
    fixture.apply(plan::verdict(&fixture.project, later, groups, coder, verdict).unwrap());
    fixture.apply(plan::gather_codes(&fixture.project, theme, &[codes.code], false).unwrap());
    fixture.apply(plan::save_matrix(&fixture.project, "Main", Some("x".into())).unwrap());
    let now = fixture.project.clone();
    fixture.apply(plan::restore(&now, &then));
    let (restored, then) = (&fixture.project.comparison, &then.comparison);
    let gathered = |comparison: &Comparison| -> Vec<(String, BTreeSet<CodeId>)> {
        comparison.themes().iter().map(|theme| (theme.name().to_owned(), theme.codes.clone())).collect()
    };
    assert_eq!(gathered(restored), gathered(then));
    assert_eq!((&restored.verdicts, &restored.matrices), (&then.verdicts, &then.matrices));
    assert!(restored.crosswalk.is_empty());
}
