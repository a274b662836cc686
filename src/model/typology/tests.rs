use super::*;
use crate::model::outline::Outline;
use crate::model::plan::{self, PlanError};
use crate::model::testing::Fixture;
use crate::model::{Holder, Op};

/// Ana is 41 and speaks of her own home, Ben is 30 and of a shelter, Cara says nothing that is coded.
fn study() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.document(
        "fg",
        None,
        "INT: [home?|Housing]\nAna: [mine|Housing/Own]\nBen: [theirs|Housing/Shelter]\nCara: hm",
    );
    for (who, age) in [("Ana", "41"), ("Ben", "30"), ("Cara", "")] {
        fixture.attribute(who, "age", age);
    }
    fixture.apply(plan::attribute_kind(&fixture.project, "age", AttributeKind::Number));
    fixture
}

fn code(fixture: &Fixture, path: &str) -> CodeId {
    Outline::of(&fixture.project).find(&fixture.project, path).unwrap()
}

fn says(fixture: &Fixture, path: &str, said: bool) -> Requirement {
    Requirement::Code { code: code(fixture, path), said }
}

fn is(attribute: &str, sign: Sign, value: &str) -> Requirement {
    Requirement::Value { attribute: attribute.to_owned(), sign, value: value.to_owned() }
}

fn rule(gives: &str, when: impl IntoIterator<Item = Requirement>) -> TypeRule {
    TypeRule { gives: gives.to_owned(), when: when.into_iter().collect() }
}

fn keep(fixture: &mut Fixture, rules: Vec<TypeRule>, otherwise: Option<&str>) -> Result<Vec<Op>, PlanError> {
    let typology = Typology { rules, otherwise: otherwise.map(str::to_owned) };
    let ops = plan::typology(&fixture.project, "way", typology)?;
    fixture.apply(ops.clone());
    Ok(ops)
}

fn types(fixture: &mut Fixture) -> String {
    let of = |fixture: &mut Fixture, name: &str| {
        let person = Holder::Participant(fixture.participant(name));
        fixture.project.value(person, "way").unwrap_or("-").to_owned()
    };
    ["Ana", "Ben", "Cara"].map(|name| of(fixture, name)).join(" ")
}

#[test]
fn a_value_of_the_documents_counts_as_long_as_they_agree() {
    let mut fixture = study();
    fixture.document("i2", None, "Ana: more");
    fixture.document("i3", None, "Ben: more");
    for (document, wave) in [("fg", "1"), ("i2", "2"), ("i3", " 1")] {
        let document = fixture.project.document_named(document).unwrap().id;
        fixture.value(Holder::Document(document), "wave", wave);
    }
    let rules = vec![rule("early", [is("wave", Sign::Is, "1")]), rule("unclear", [is("wave", Sign::Is, "")])];
    keep(&mut fixture, rules, None).unwrap();
    // Ana speaks in both waves.
    assert_eq!(types(&mut fixture), "unclear early early");
    fixture.attribute("Ana", "wave", "1");
    assert_eq!(types(&mut fixture), "early early early");
}

#[test]
fn the_first_rule_that_is_met_gives_the_type() {
    let mut fixture = study();
    let rules = vec![
        rule("settled", [is("age", Sign::AtLeast, "40"), says(&fixture, "Housing", true)]),
        rule("housed", [says(&fixture, "Housing", true)]),
    ];
    keep(&mut fixture, rules, None).unwrap();
    assert_eq!(types(&mut fixture), "settled housed -");
    let attribute = fixture.project.attribute_named("WAY").unwrap();
    assert_eq!(attribute.kind, AttributeKind::OneOf(vec!["settled".to_owned(), "housed".to_owned()]));
}

#[test]
fn types_follow_what_changes() {
    let mut fixture = study();
    let rules = vec![rule("quiet", [says(&fixture, "Housing", false)])];
    keep(&mut fixture, rules, Some("heard")).unwrap();
    assert_eq!(types(&mut fixture), "heard heard quiet");
    fixture.document("again", None, "Cara: [well|Housing/Own]");
    assert_eq!(types(&mut fixture), "heard heard heard");
    let again = fixture.project.document_named("again").unwrap().id;
    fixture.apply(vec![Op::RemoveDocument { document: again }]);
    assert_eq!(types(&mut fixture), "heard heard quiet");
}

#[test]
fn a_merged_code_is_asked_for_as_what_it_became_and_a_removed_one_breaks_the_rule() {
    let mut fixture = study();
    let rules =
        vec![rule("own", [says(&fixture, "Own", true)]), rule("no shelter", [says(&fixture, "Shelter", false)])];
    keep(&mut fixture, rules.clone(), Some("other")).unwrap();
    assert_eq!(types(&mut fixture), "own other no shelter");
    let (own, shelter) = (code(&fixture, "Own"), code(&fixture, "Shelter"));
    let merged = vec![Op::MergeCodes { code: own, into: shelter }];
    fixture.apply(merged.clone());
    assert_eq!(types(&mut fixture), "own own no shelter");
    fixture.apply(merged.iter().filter_map(Op::inverse).collect());
    fixture.apply(vec![Op::RemoveCode { code: shelter }]);
    assert_eq!(types(&mut fixture), "own other other", "nobody is told to be without a code that is gone");
    assert_eq!(fixture.project.broken(&rules[1].when[0]), Some(Broken::Code(shelter)));
    keep(&mut fixture, vec![rules[1].clone()], None).unwrap();
}

#[test]
fn a_name_means_one_attribute_and_undo_gives_the_written_values_back() {
    let mut fixture = study();
    let rules = vec![rule("old", [is("age", Sign::Above, "35")])];
    let typology = Typology { rules: rules.clone(), otherwise: None };
    assert_eq!(plan::typology(&fixture.project, "Age", typology), Err(PlanError::AttributeExists("age".to_owned())));
    let ops = keep(&mut fixture, rules, None).unwrap();
    // Somebody who had not seen the typology writes values under its name.
    fixture.attribute("Ana", "way", "written");
    fixture.apply(vec![Op::SetAttributeKind {
        attribute: "way".to_owned(),
        from: None,
        to: Some(AttributeKind::Text),
    }]);
    assert_eq!(types(&mut fixture), "old - -");
    assert_eq!(fixture.project.attributes().filter(|a| a.name == "way").count(), 1);
    fixture.apply(ops.iter().filter_map(Op::inverse).collect());
    assert_eq!(types(&mut fixture), "written - -");
}

#[test]
fn a_rule_asks_for_what_is_there_and_not_for_another_typology() {
    let mut fixture = study();
    let none = keep(&mut fixture, vec![rule("x", [])], None);
    assert_eq!(none, Err(PlanError::NothingRequired("x".to_owned())));
    let missing = keep(&mut fixture, vec![rule("x", [is("height", Sign::Is, "2")])], None);
    assert_eq!(missing, Err(PlanError::NoSuchAttribute("height".to_owned())));
    let young = vec![rule("young", [is("age", Sign::Below, "35")])];
    keep(&mut fixture, young, None).unwrap();
    let circle = keep(&mut fixture, vec![rule("x", [is("way", Sign::Is, "young")])], None);
    assert_eq!(circle, Err(PlanError::TypologyOfTypologies("way".to_owned())));
}

#[test]
fn a_renamed_typology_stays_the_viewpoint_and_a_removed_one_does_not() {
    let mut fixture = study();
    let young = vec![rule("young", [is("age", Sign::Below, "35")])];
    keep(&mut fixture, young, Some("old")).unwrap();
    fixture.apply(plan::viewpoint(&fixture.project, Some("way")));
    fixture.apply(plan::rename_typology(&fixture.project, "way", "age group").unwrap());
    assert_eq!(fixture.project.viewpoint.as_deref(), Some("age group"));
    let person = Holder::Participant(fixture.participant("Ben"));
    assert_eq!(fixture.project.value(person, "age group"), Some("young"));
    fixture.apply(plan::remove_typology(&fixture.project, "Age Group").unwrap());
    assert_eq!((fixture.project.viewpoint.as_deref(), fixture.project.value(person, "age group")), (None, None));
}
