//! Comparisons of small studies.

use super::super::statistics::Status;
use super::super::{Cell, CodeChoice, Counting, Rows};
use super::*;
use crate::model::Said;
use crate::model::testing::Fixture;
use crate::model::{Op, Outline, plan};

/// `n` interviews with users of whom the first `said` speak of trust, and the same of professionals.
fn study(users: (usize, usize), professionals: (usize, usize)) -> Fixture {
    let mut fixture = Fixture::new();
    for (group, (said, n)) in [("user", users), ("professional", professionals)] {
        for i in 0..n {
            let name = format!("{group} {i}");
            let words = if i < said { "I [trust|Trust/People] them." } else { "I [do not know|Other] them." };
            fixture.document(&name, None, &format!("INT: [Trust|Trust]?\n{name}: {words}"));
            fixture.attribute(&name, "viewpoint", group);
        }
    }
    fixture
}

fn users_and_professionals() -> ComparisonQuery {
    ComparisonQuery { groups: vec!["User".into(), "professional".into()], ..ComparisonQuery::by("Viewpoint") }
}

fn found<'c>(comparison: &'c Comparison, code: &str) -> &'c ComparedCode {
    comparison.pairs[0].codes.iter().find(|c| c.path == code).unwrap()
}

/// n and base of both sides.
fn sides(comparison: &Comparison, code: &str) -> [(u64, u64); 2] {
    let Divergence { a, b, .. } = found(comparison, code).divergence;
    [(a.n, a.base), (b.n, b.base)]
}

#[test]
fn people_are_compared_and_the_interviewer_is_not() {
    let fixture = study((9, 12), (3, 11));
    let query = ComparisonQuery { tests: true, ..users_and_professionals() };
    let comparison = compare(&fixture.project, &query).unwrap();
    assert_eq!(sides(&comparison, "Trust"), [(9, 12), (3, 11)]);
    let table = comparison.table(RowOrder::ByDifference);
    let heads: Vec<_> = table.columns.iter().map(|c| c.name.as_str()).collect();
    let expected = "code group_a n_a base_a percent_a low_a high_a group_b n_b base_b percent_b low_b high_b difference \
                    difference_low difference_high odds_ratio odds_ratio_low odds_ratio_high status fisher_p fisher_q";
    assert_eq!(heads.join(" "), expected);
    assert_eq!(table.cell(0, "percent_a").unwrap().written(), "75");
    assert_eq!(table.cell(0, "percent_b").unwrap().written(), "27.2727272727");
    assert_eq!(table.cell(0, "odds_ratio").unwrap().written(), "8");
    assert_eq!(table.cell(0, "status"), Some(&Cell::word("ok")));
    let codes: Vec<String> = table.rows.iter().map(|r| r[0].written()).collect();
    assert_eq!(codes, ["Trust", "Trust/People", "Other"], "what users say more often stands first");
    assert!(table.caption.base.to_string().starts_with("12 user, 11 professional (participants): everyone, because"));
}

#[test]
fn a_branch_counts_a_person_once_and_its_own_apart() {
    let mut fixture = study((5, 5), (5, 5));
    let document = fixture.document("more", None, "user 0: [Yes|Trust|Trust/People] and [yes|Trust/Things]");
    let with_below = compare(&fixture.project, &users_and_professionals()).unwrap();
    assert_eq!(sides(&with_below, "Trust"), [(5, 5), (5, 5)]);
    let own = ComparisonQuery { counting: Counting::Own, ..users_and_professionals() };
    assert_eq!(sides(&compare(&fixture.project, &own).unwrap(), "Trust"), [(1, 5), (0, 5)]);
    let documents = ComparisonQuery { unit: CaseUnit::Documents, ..users_and_professionals() };
    assert_eq!(sides(&compare(&fixture.project, &documents).unwrap(), "Trust"), [(6, 6), (5, 5)]);
    assert!(fixture.project.document(document).is_some());
}

#[test]
fn small_groups_are_not_tested_and_say_why() {
    let fixture = study((4, 9), (2, 12));
    let query = ComparisonQuery { tests: true, ..users_and_professionals() };
    let table = compare(&fixture.project, &query).unwrap().table(RowOrder::ByCode);
    assert_eq!(table.cell(0, "fisher_p"), Some(&Cell::Undefined(Status::TooFew.said())));
    assert_eq!(table.cell(0, "status"), Some(&Cell::word("too_few")));
    assert!(matches!(table.cell(0, "difference_low"), Some(Cell::Figure(..))));
    let tiny = study((1, 3), (2, 12));
    let table = compare(&tiny.project, &users_and_professionals()).unwrap().table(RowOrder::ByCode);
    assert_eq!(table.cell(0, "difference"), Some(&Cell::Undefined(Status::TooFew.said())));
    assert!(matches!(table.cell(0, "low_b"), Some(Cell::Figure(..))));
}

#[test]
fn who_was_not_looked_at_is_missing_and_not_absent() {
    let mut fixture = study((3, 6), (2, 6));
    let tree = fixture.project.trees()[0].id;
    let coder = fixture.coder;
    let finish = |fixture: &mut Fixture, name: &str| {
        let document = fixture.project.document_named(name).unwrap().id;
        fixture.apply(vec![Op::FinishDocument { document, coder, tree }]);
    };
    for i in 1..6 {
        finish(&mut fixture, &format!("user {i}"));
        finish(&mut fixture, &format!("professional {i}"));
    }
    let comparison = compare(&fixture.project, &users_and_professionals()).unwrap();
    assert_eq!(sides(&comparison, "Trust"), [(2, 5), (1, 5)]);
    // A code that is made now was not looked for when these were finished.
    fixture.document("late", None, "user 1: [late|Late]");
    finish(&mut fixture, "user 0");
    let comparison = compare(&fixture.project, &users_and_professionals()).unwrap();
    assert_eq!(sides(&comparison, "Late"), [(0, 1), (0, 0)]);
    assert_eq!(sides(&comparison, "Trust"), [(3, 6), (1, 5)]);
    assert!(comparison.base.to_string().contains("recorded as finished"));
}

#[test]
fn who_was_not_asked_is_missing_as_far_as_that_is_recorded() {
    let mut fixture = study((3, 6), (2, 6));
    let (tree, ops) = plan::add_tree(&mut fixture.ids, "Guide").unwrap();
    fixture.apply(ops);
    fixture.apply(plan::guide(&fixture.project, Some(tree)).unwrap());
    fixture.document("more", None, "INT: [Whom do you trust?|Guide/Trust]\nNina: nobody");
    let code = |fixture: &Fixture, path: &str| Outline::of(&fixture.project).find(&fixture.project, path).unwrap();
    let (theme, mut ops) = plan::add_theme(&fixture.project, &mut fixture.ids, "Trust").unwrap();
    let gathered = [code(&fixture, "Codes/Trust"), code(&fixture, "Guide/Trust")];
    ops.extend(plan::gather_codes(&fixture.project, theme, &gathered, true).unwrap());
    fixture.apply(ops);
    for (name, asked) in [("user 5", false), ("user 4", true)] {
        let document = fixture.project.document_named(name).unwrap().id;
        fixture.apply(plan::asked(&fixture.project, document, code(&fixture, "Guide/Trust"), Some(asked)).unwrap());
    }
    let comparison = compare(&fixture.project, &users_and_professionals()).unwrap();
    assert_eq!(sides(&comparison, "Codes/Trust/People"), [(3, 5), (2, 6)]);
    assert_eq!(sides(&comparison, "Codes/Other"), [(3, 6), (4, 6)]);
    assert!(comparison.base.to_string().contains("nobody asked"));
    assert!(comparison.pairs[0].codes.iter().all(|c| !c.path.starts_with("Guide")), "questions are not said");
}

#[test]
fn labels_are_dealt_to_people_or_to_whole_focus_groups() {
    let mut fixture = Fixture::new();
    for g in 0..8 {
        let group = if g < 4 { "user" } else { "professional" };
        let mut talk = String::new();
        for p in 0..3 {
            let said = if g <= 4 { "[yes|Trust]" } else { "no" };
            talk.push_str(&format!("P{g}{p}: {said} indeed\n"));
        }
        fixture.document(&format!("fg {g}"), None, &talk);
        for p in 0..3 {
            fixture.attribute(&format!("P{g}{p}"), "viewpoint", group);
            fixture.attribute(&format!("P{g}{p}"), "circle", &format!("C{g}"));
        }
    }
    let p_when_dealt_to = |to: DealtTo| {
        let query = ComparisonQuery { dealing: Some(Dealing::to(to)), ..users_and_professionals() };
        found(&compare(&fixture.project, &query).unwrap(), "Trust").dealt.unwrap().p
    };
    let (people, groups) = (p_when_dealt_to(DealtTo::Cases), p_when_dealt_to(DealtTo::Documents));
    // Of the 70 ways to give four of eight groups a label, 10 are as far apart.
    assert!((groups - 10.0 / 70.0).abs() < 1e-9, "{groups}");
    assert!(people < 0.01, "{people}");
    assert_eq!(p_when_dealt_to(DealtTo::Attribute("circle".into())), groups);
    // Users and professionals in one circle cannot be given one label.
    let mut mixed = Fixture::new();
    std::mem::swap(&mut mixed, &mut fixture);
    mixed.document("mixed", None, "P00: yes\nP70: yes");
    let query = ComparisonQuery { dealing: Some(Dealing::to(DealtTo::Documents)), ..users_and_professionals() };
    let comparison = compare(&mixed.project, &query).unwrap();
    assert_eq!(found(&comparison, "Trust").status(&comparison.query).name(), "not_applicable");
}

#[test]
fn labels_are_dealt_within_a_site_or_a_length_of_talk() {
    let mut fixture = Fixture::new();
    for i in 0..24 {
        let (group, of_town) = if i < 12 { ("user", 9) } else { ("professional", 3) };
        let (town, talk) = if i % 12 < of_town { ("town", "[yes|Trust] and more of it") } else { ("village", "no") };
        fixture.document(&format!("d{i}"), None, &format!("P{i}: {talk}"));
        fixture.attribute(&format!("P{i}"), "viewpoint", group);
        fixture.attribute(&format!("P{i}"), "site", town);
    }
    let p_within = |within: Option<Strata>| {
        let dealing = Dealing { within, ..Dealing::to(DealtTo::Cases) };
        let query = ComparisonQuery { dealing: Some(dealing), ..users_and_professionals() };
        let comparison = compare(&fixture.project, &query).unwrap();
        let notes = Said::joined(&comparison.table(RowOrder::ByCode).caption.notes, " ");
        (found(&comparison, "Trust").dealt.unwrap().p, notes.to_string())
    };
    assert!(p_within(None).0 < 0.05);
    // Everybody in town says it, nobody elsewhere does, and who is in town talks longer: nothing is left to explain.
    let (site, told) = p_within(Some(Strata::Attribute("site".into())));
    assert!((site - 1.0).abs() < 1e-9 && told.contains("within each value of site"), "{site} {told}");
    assert!((p_within(Some(Strata::Length)).0 - 1.0).abs() < 1e-9);
}

#[test]
fn rates_take_the_length_of_talk_into_account() {
    let fixture = study((16, 16), (8, 16));
    let query = ComparisonQuery { rates: Some(1), ..users_and_professionals() };
    let comparison = compare(&fixture.project, &query).unwrap();
    let rates = found(&comparison, "Trust").rates.unwrap();
    // Three words each with trust, five without: 1 of 3, and 8 of 64.
    assert!((rates.a.unwrap() - 1000.0 / 3.0).abs() < 1e-9 && (rates.b.unwrap() - 125.0).abs() < 1e-9);
    assert!(rates.interval.is_some());
    let few = compare(&study((4, 10), (4, 10)).project, &query).unwrap();
    assert!(found(&few, "Trust").rates.unwrap().interval.is_none());
}

#[test]
fn a_comparison_warns_of_what_makes_differences() {
    let mut fixture = Fixture::new();
    for i in 0..5 {
        fixture.document(
            &format!("u{i}"),
            None,
            &format!("U{i}: [many words of users here|Trust@ana] and some more of them"),
        );
        fixture.document(&format!("p{i}"), None, &format!("P{i}: [few|Trust@bea]"));
        fixture.attribute(&format!("U{i}"), "viewpoint", "user");
        fixture.attribute(&format!("P{i}"), "viewpoint", "professional");
    }
    fixture.document("late", None, "U0: [late|Late]");
    let cautions = compare(&fixture.project, &users_and_professionals()).unwrap().cautions;
    let cautions = Said::joined(&cautions, "\n").to_string();
    for told in
        ["median words of own talk: user 10, professional 1", "equal length", "ana made", "rather than absent: 1 ("]
    {
        assert!(cautions.contains(told), "{told} in\n{cautions}");
    }
}

#[test]
fn every_two_groups_are_compared_and_codes_can_be_chosen() {
    let mut fixture = study((2, 5), (2, 5));
    fixture.document("r", None, "Rita: [hm|Trust]");
    fixture.attribute("Rita", "viewpoint", "relative");
    fixture.document("x", None, "Nobody: [hm|Trust]");
    let all = compare(&fixture.project, &ComparisonQuery::by("viewpoint")).unwrap();
    let names: Vec<(&str, &str)> =
        all.pairs.iter().map(|p| (all.groups[p.a].name.as_str(), all.groups[p.b].name.as_str())).collect();
    assert_eq!(names, [("professional", "relative"), ("professional", "user"), ("relative", "user")]);
    let rows = |codes: CodeChoice| {
        let query = ComparisonQuery { codes, ..users_and_professionals() };
        let comparison = compare(&fixture.project, &query).unwrap();
        comparison.pairs[0].codes.iter().map(|c| c.path.clone()).collect::<Vec<_>>()
    };
    let trust = Outline::of(&fixture.project).find(&fixture.project, "Trust").unwrap();
    assert_eq!(rows(CodeChoice { depth: Some(0), ..CodeChoice::default() }), ["Trust", "Other"]);
    assert_eq!(rows(Rows::Branch(trust).into()), ["Trust", "Trust/People"]);
    assert_eq!(rows(CodeChoice { picked: vec![trust], ..CodeChoice::default() }), ["Trust"]);
    let alone = ComparisonQuery { groups: vec!["user".into()], ..users_and_professionals() };
    assert!(compare(&fixture.project, &alone).is_err());
    let wrong = ComparisonQuery { groups: vec!["users".into()], ..users_and_professionals() };
    let told = compare(&fixture.project, &wrong).unwrap_err().to_string();
    assert!(told.contains("professional, relative, user"), "{told}");
}
