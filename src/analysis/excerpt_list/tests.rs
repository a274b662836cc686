//! Lists on a small study.

use super::super::scope::Condition;
use super::super::table::{Cell, Table};
use super::*;
use crate::model::testing::Fixture;

fn study() -> Fixture {
    let mut fixture = Fixture::new();
    let notation = "INT: [Where?|Asked]\nAna: [no [place to [go|Fear]|Housing/None@bea]|Housing] at all\n\
        INT: Why then?\nBen: [a flat|Housing] and more words\nBen: nothing of it";
    fixture.document("fg", None, notation);
    fixture.document("u2", None, "Cleo: [A room|Housing]\nCleo: …\nCleo: well well");
    for (name, group) in [("Ana", "users"), ("Ben", "carers"), ("Cleo", "users")] {
        fixture.attribute(name, "group", group);
    }
    fixture.project.viewpoint = Some("group".into());
    fixture
}

fn asked(fixture: &Fixture, question: &str, group_by: ExcerptGrouping, scope: Scope) -> Listed {
    let outline = Outline::of(&fixture.project);
    let expr = CodeExpr::parse(&fixture.project, &outline, question).unwrap();
    let source = ExcerptSource::Query { text: question.to_owned(), expr };
    list_excerpts(&fixture.project, &outline, &ExcerptList { source, scope, document: None, group_by }).unwrap()
}

fn everyone() -> Scope {
    Scope { everyone: true, ..Scope::default() }
}

fn written(table: &Table) -> Vec<String> {
    table.rows.iter().map(|r| r.iter().map(Cell::written).collect::<Vec<_>>().join("|")).collect()
}

fn table_of(fixture: &Fixture, listed: &Listed) -> Vec<String> {
    written(&listed.table(&fixture.project, &Outline::of(&fixture.project)))
}

#[test]
fn an_excerpt_shows_all_codes_on_it_and_a_part_those_around_it() {
    let fixture = study();
    let listed = asked(&fixture, "housing and fear", ExcerptGrouping::Document, everyone());
    assert_eq!(table_of(&fixture, &listed), ["fg|Ana|Ana|users|Fear; Housing; Housing/None|ana; bea|29|31|go"]);
    let listed = asked(&fixture, "none", ExcerptGrouping::Document, everyone());
    assert_eq!(table_of(&fixture, &listed), ["fg|Ana|Ana|users|Housing/None|bea|20|31|place to go"]);
    assert_eq!((listed.n_participants, listed.n_documents, listed.base), (1, 1, (3, 2)));
}

#[test]
fn interviewers_coders_and_values_choose_as_in_other_tables() {
    let fixture = study();
    let n = |scope| asked(&fixture, "*", ExcerptGrouping::Document, scope).rows.len();
    assert_eq!(n(everyone()), 6);
    assert_eq!(n(Scope::default()), 5);
    let coder = fixture.project.coder_named("bea").map(|c| c.id);
    assert_eq!(n(Scope { coder, ..everyone() }), 1);
    let filters = vec![Condition::parse(&fixture.project, "group=carers").unwrap()];
    let listed = asked(&fixture, "*", ExcerptGrouping::Document, Scope { filters, ..everyone() });
    assert_eq!((listed.rows.len(), listed.base), (1, (1, 1)));
}

#[test]
fn a_question_of_an_interviewer_can_be_near_an_answer_that_alone_is_listed() {
    let fixture = study();
    let listed = asked(&fixture, "housing near 1 asked", ExcerptGrouping::Document, Scope::default());
    assert_eq!(listed.rows.len(), 2);
}

#[test]
fn heads_follow_tree_people_or_viewpoints() {
    let fixture = study();
    let heads = |by| -> Vec<String> {
        let listed = asked(&fixture, "housing or fear", by, everyone());
        listed.groups.iter().map(|g| format!("{} {}", g.name.as_deref().unwrap_or("-"), g.rows.len())).collect()
    };
    assert_eq!(heads(ExcerptGrouping::Code), ["Fear 1", "Housing 3", "Housing/None 1"]);
    assert_eq!(heads(ExcerptGrouping::Participant), ["Ana 3", "Ben 1", "Cleo 1"]);
    assert_eq!(heads(ExcerptGrouping::Viewpoint), ["carers 1", "users 4"]);
    assert_eq!(heads(ExcerptGrouping::Document), ["fg 4", "u2 1"]);
}

#[test]
fn turns_without_a_coding_are_listed_with_the_share_of_words() {
    let fixture = study();
    let outline = Outline::of(&fixture.project);
    let list = ExcerptList {
        source: ExcerptSource::NotCoded(Rows::All),
        scope: Scope::default(),
        document: None,
        group_by: ExcerptGrouping::Participant,
    };
    let listed = list_excerpts(&fixture.project, &outline, &list).unwrap();
    let expected = ["Ben|fg|Ben|Ben|carers|5|3|86|99|nothing of it", "Cleo|u2|Cleo|Cleo|users|3|2|27|36|well well"];
    assert_eq!(table_of(&fixture, &listed), expected);
    let shares = written(&listed.shares_table(&fixture.project, &outline).unwrap());
    // Ana says six words of which four are coded; the turn of signs alone is no turn.
    assert_eq!(
        shares,
        ["Ana|1|0|6|2|33.3333333333", "Ben|2|1|8|6|75", "Cleo|2|1|4|2|50", "total|5|2|18|10|55.5555555556"]
    );
    let everyone = ExcerptList { scope: everyone(), ..list };
    let listed = list_excerpts(&fixture.project, &outline, &everyone).unwrap();
    assert_eq!(listed.rows.len(), 3, "the interviewer's second question");
}

#[test]
fn what_is_coded_with_another_tree_alone_is_not_coded_for_this_one() {
    let mut fixture = study();
    let tree = crate::model::TreeId::next(&mut fixture.ids);
    fixture.apply(vec![crate::model::Op::AddTree { tree, name: "Other".into() }]);
    let outline = Outline::of(&fixture.project);
    let source = ExcerptSource::NotCoded(Rows::Tree(tree));
    let list = ExcerptList { source, scope: Scope::default(), document: None, group_by: ExcerptGrouping::Document };
    let listed = list_excerpts(&fixture.project, &outline, &list).unwrap();
    assert_eq!(listed.share.map(|s| (s.turns, s.all_turns, s.words == s.all_words)), Some((5, 5, true)));
}

#[test]
fn the_questions_of_a_survey_wait_for_no_code() {
    let mut fixture = Fixture::new();
    fixture.document("s", None, "What do you miss most?\nAna: A quiet room.\nBen: Time.");
    let outline = Outline::of(&fixture.project);
    let words = |scope| {
        let source = ExcerptSource::NotCoded(Rows::All);
        let list = ExcerptList { source, scope, document: None, group_by: ExcerptGrouping::Document };
        list_excerpts(&fixture.project, &outline, &list).unwrap().share.map(|share| (share.turns, share.all_words))
    };
    assert_eq!(words(Scope::default()), Some((2, 4)));
    assert_eq!(words(everyone()), Some((3, 9)), "who asks for everyone sees them too");
}
