//! What meets, on small projects.

use super::*;
use crate::analysis::{Cell, Condition, Scope, Table};
use crate::model::testing::Fixture;

fn lines(table: &Table) -> Vec<String> {
    table.rows.iter().map(|r| r.iter().map(Cell::written).collect::<Vec<_>>().join(" ")).collect()
}

fn written(fixture: &Fixture, unit: MeetingUnit) -> Vec<String> {
    lines(&meetings(&fixture.project, &CoOccurrenceQuery::default(), unit).table())
}

fn study() -> Fixture {
    let mut fixture = Fixture::new();
    let talk = "INT: [So|A|B]?\nAna: [one|A] and [two|B]\nINT: Yes\nAna: [three|A]\nBen: [four|B]";
    fixture.document("u1", None, talk);
    fixture.document("u2", None, "Ana: [five|B]\nCara: [six|A|B]");
    for (who, side) in [("Ana", "user"), ("Ben", "professional"), ("Cara", "professional")] {
        fixture.attribute(who, "side", side);
    }
    fixture
}

#[test]
fn codes_meet_in_turns_documents_and_people() {
    let fixture = study();
    assert_eq!(written(&fixture, MeetingUnit::Turns), ["A B turns 3 4 2 0.4 0.4 0.57735026919 66.6666666667 50 ok"]);
    assert_eq!(written(&fixture, MeetingUnit::Documents), ["A B documents 2 2 2 1 1 1 100 100 ok"]);
    assert_eq!(
        written(&fixture, MeetingUnit::Participants),
        ["A B participants 2 3 2 0.666666666667 0.666666666667 0.816496580928 100 66.6666666667 ok"]
    );
    assert_eq!(
        written(&fixture, MeetingUnit::Excerpts),
        ["A B excerpts 3 4 1 0.166666666667 0.166666666667 0.288675134595 33.3333333333 25 ok"]
    );
}

#[test]
fn an_excerpt_that_overlaps_many_is_out_of_range() {
    let mut fixture = Fixture::new();
    fixture.document("u1", None, "Ana: [one [two|B] [three|B] [four|B]|A]");
    assert_eq!(written(&fixture, MeetingUnit::Excerpts), ["B A excerpts 3 1 3 3     out_of_range"]);
}

#[test]
fn a_group_shares_what_its_own_words_share() {
    let fixture = study();
    let query = CoOccurrenceQuery::default();
    for unit in MeetingUnit::ALL {
        let found = meetings_by_group(&fixture.project, &query, unit, "side", &[]).unwrap();
        for (group, of_group) in &found.groups {
            let only = Condition::new(&fixture.project, "side", group).unwrap();
            let scope = Scope { filters: vec![only], ..Scope::default() };
            let alone = meetings(&fixture.project, &CoOccurrenceQuery { scope, ..query.clone() }, unit);
            let met: Vec<Meeting> = of_group.pairs.iter().filter(|pair| pair.both > 0).cloned().collect();
            assert_eq!(met, alone.pairs, "{unit:?} of {group}");
        }
    }
}

#[test]
fn a_pair_that_meets_in_one_group_has_a_row_in_each() {
    let mut fixture = study();
    fixture.document("u3", None, "Dan: [x|A] y");
    fixture.attribute("Dan", "side", "visitor");
    let named = ["user".to_owned(), "visitor".to_owned()];
    let query = CoOccurrenceQuery::default();
    let found = meetings_by_group(&fixture.project, &query, MeetingUnit::Turns, "side", &named).unwrap();
    assert_eq!(
        lines(&found.table()),
        ["user A B turns 2 2 1 0.333333333333 0.333333333333 0.5 50 50 ok", "visitor A B turns 1 0 0 0 0  0  not_used",]
    );
    assert!(found.table().caption.base.to_string().contains("visitor: 1 participant in 1 document"));
}

#[test]
fn pairs_are_left_out_that_meet_seldom_or_hold_another_code() {
    let fixture = study();
    let query = CoOccurrenceQuery::default();
    let kept = |fewest, named: &str| {
        let filter = MeetingFilter { fewest, named: named.to_owned() };
        let found = meetings(&fixture.project, &query, MeetingUnit::Turns).filtered(&filter);
        (found.pairs.len(), found.caption().filters.len())
    };
    let all = kept(1, "").1;
    assert_eq!(
        [kept(1, ""), kept(2, "a"), kept(3, ""), kept(1, "z")],
        [(1, all), (1, all + 2), (0, all + 1), (0, all + 1)]
    );
}

/// A number of a pair and the excerpts behind it are found by one rule: whoever is heard, however the codes lie.
#[test]
fn the_excerpts_behind_a_number_are_those_that_it_counts() {
    let fixture = study();
    let project = &fixture.project;
    let code = |name: &str| project.codes.values().find(|code| code.name == name).unwrap().id;
    let behind = |unit, group: Option<&str>| {
        let (query, codes) = (CoOccurrenceQuery::default(), ["A", "B"].map(code));
        let group = group.map(|value| ("side".to_owned(), value.to_owned()));
        let found = meeting_excerpts(project, &MeetingCell { query, unit, codes, group }).unwrap();
        let words = |(document, spans): (&crate::model::DocumentId, &Vec<crate::model::Span>)| {
            let document = project.document(*document).unwrap();
            let text = project.text(document).unwrap();
            spans.iter().map(|span| text.slice(*span).to_owned()).collect::<Vec<_>>()
        };
        (found.both, found.base.0, found.spans.iter().flat_map(words).collect::<Vec<_>>().join(" "))
    };
    // The interviewer's "So" has both codes and counts nowhere; what only Ben says meets nothing of his own turn.
    assert_eq!(behind(MeetingUnit::Excerpts, None), (1, 3, "six".to_owned()));
    assert_eq!(behind(MeetingUnit::Turns, None), (2, 3, "one two six".to_owned()));
    assert_eq!(behind(MeetingUnit::Documents, None), (2, 3, "one two three four five six".to_owned()));
    assert_eq!(behind(MeetingUnit::Participants, None), (2, 3, "one two three five six".to_owned()));
    assert_eq!(behind(MeetingUnit::Turns, Some("user")), (1, 1, "one two".to_owned()));
    assert_eq!(behind(MeetingUnit::Turns, Some("professional")), (1, 2, "six".to_owned()));
}
