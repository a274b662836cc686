//! Comparing groups on the command line and by the functions of the window: the sample project on both faces.

use counterpoint::analysis::{
    Cell, CoOccurrenceQuery, ComparisonQuery, MeetingUnit, RowOrder, Table, WordsQuery, compare, dividing_words,
    meetings, meetings_by_group,
};
use counterpoint::model::Language;

use super::study::{Said, Study, open_sample, sample};

/// Asks the command line about the sample.
fn asked(line: &str) -> Said {
    let mut words: Vec<String> = line.split(' ').map(str::to_owned).collect();
    words.insert(1, sample().display().to_string());
    words.extend(["--format".to_owned(), "csv".to_owned()]);
    Study::new().run_words(&words)
}

fn written(table: &Table) -> Vec<Vec<String>> {
    table.rows.iter().map(|row| row.iter().map(Cell::written).collect()).collect()
}

#[test]
fn both_faces_compare_alike_and_the_finding_shows() {
    let said = asked("compare --attribute viewpoint --groups user,professional --tests").ends(0);
    let query = ComparisonQuery {
        groups: vec!["user".to_owned(), "professional".to_owned()],
        tests: true,
        ..ComparisonQuery::by("viewpoint")
    };
    let session = open_sample();
    let window = compare(session.project(), &query).unwrap();
    assert_eq!(said.rows(), written(&window.table(RowOrder::ByDifference)));
    let cell = |column: &str| said.cell(&["Users/Privacy"], column);
    let n = |column: &str| cell(column).parse::<f64>().unwrap();
    assert!((n("percent_a") - 100.0 * n("n_a") / n("base_a")).abs() < 1e-6);
    assert!(n("difference_low") > 0.0, "users ask for privacy and professionals do not");
    assert!(said.err.contains("no survey estimate") && said.err.contains("finished for its tree"), "{}", said.err);
}

#[test]
fn excerpts_are_not_compared_and_the_line_says_what_is() {
    assert!(asked("compare --unit excerpts").ends(2).err.contains("not independent"));
    assert!(asked("compare --groups users,professional").ends(1).err.contains("professional, user"));
    assert!(asked("compare --attribute wave").ends(1).err.contains("viewpoint"));
}

#[test]
fn words_divide_the_groups_on_both_faces() {
    let said = asked("words --groups user,professional --stop-words en,fr --min-participants 3").ends(0);
    let query = WordsQuery {
        groups: vec!["user".to_owned(), "professional".to_owned()],
        fewest_people: 3,
        without: vec![Language::En, Language::Fr],
        ..WordsQuery::by("viewpoint")
    };
    let session = open_sample();
    assert_eq!(said.rows(), written(&dividing_words(session.project(), &query).unwrap().table()));
    let z: Vec<f64> = said.rows().iter().map(|row| row.last().unwrap().parse().unwrap()).collect();
    assert!(z.is_sorted_by(|a, b| a >= b) && z[0] > 1.96 && z[z.len() - 1] < -1.96);
}

#[test]
fn codes_meet_in_the_unit_that_is_asked_for() {
    let session = open_sample();
    for (name, unit) in [
        ("excerpt", MeetingUnit::Excerpts),
        ("turn", MeetingUnit::Turns),
        ("document", MeetingUnit::Documents),
        ("participant", MeetingUnit::Participants),
    ] {
        let said = asked(&format!("cooccurrence --by {name}")).ends(0);
        assert_eq!(said.rows(), written(&meetings(session.project(), &CoOccurrenceQuery::default(), unit).table()));
        assert!(!said.rows().is_empty());
    }
    let plain = asked("cooccurrence").ends(0);
    assert_eq!(plain.head(), ["code_a", "code_b", "excerpts", "documents", "participants"], "as it always was");
}

#[test]
fn codes_meet_in_each_group_on_both_faces() {
    let session = open_sample();
    let query = CoOccurrenceQuery::default();
    let found = meetings_by_group(session.project(), &query, MeetingUnit::Turns, "viewpoint", &[]).unwrap();
    let said = asked("cooccurrence --by turn --attribute viewpoint").ends(0);
    assert_eq!(said.rows(), written(&found.table()));
    assert_eq!(said.head()[0], "group");
    assert_eq!(asked("cooccurrence --by turn --groups viewpoint").ends(0).rows(), said.rows());
    let often = asked("cooccurrence --by turn --groups user,professional --at-least 2").ends(0);
    assert!(!often.rows().is_empty() && often.rows().len() < said.rows().len());
    assert!(asked("cooccurrence --groups nobody").ends(1).err.contains("nobody"));
}

#[test]
fn new_codes_run_out_for_each_group() {
    let said = asked("saturation --base 4 --run 2 --threshold 5").ends(0);
    let users: Vec<Vec<String>> = said.rows().into_iter().filter(|row| row[0] == "user").collect();
    assert_eq!(users.len(), 12);
    let codes: Vec<u32> = users.iter().map(|row| row[4].parse().unwrap()).collect();
    assert!(codes.is_sorted() && codes[11] > 20);
    assert!(said.err.contains("no verdict"), "{}", said.err);
    asked("saturation --order coding --attribute viewpoint --groups user").ends(0);
    assert!(asked("saturation --date wave").ends(1).err.contains("wave"));
}

#[test]
fn participants_are_described() {
    let said = asked("participants --describe").ends(0);
    assert_eq!(said.cell(&["viewpoint"], "missing"), "0");
    let n: u32 = said.rows().iter().filter(|r| r[0] == "viewpoint").map(|r| r[3].parse::<u32>().unwrap()).sum();
    assert_eq!(n, 20);
    asked("participants --describe --by-code --level 1").ends(0);
    assert_eq!(asked("participants").ends(0).rows().len(), 20);
}

#[test]
fn a_matrix_is_crossed_filtered_and_looked_at_as_shares() {
    let plain = asked("matrix").ends(0);
    assert_eq!(plain.head(), ["code", "depth", "professional", "user", "total"], "as it always was");
    let said =
        asked("matrix --rows Users --level 1 --cross gender --cells group --hide-empty --totals --sort total").ends(0);
    assert!(said.head().iter().all(|head| !head.starts_with("professional")), "{:?}", said.head());
    assert_eq!(said.rows().last().unwrap()[0], "any of these codes");
    let coders = asked("matrix --columns coders --unit excerpts").ends(0);
    assert!(coders.head().len() > 4);
    let row = |said: &Said| said.rows().into_iter().find(|r| r[0] == "Users/Privacy").unwrap();
    let all: u32 = row(&coders).last().unwrap().parse().unwrap();
    let one = asked("matrix --unit excerpts --coder Ines").ends(0);
    assert!(row(&one).last().unwrap().parse::<u32>().unwrap() <= all);
    let early = asked("matrix --unit excerpts --coded-until 2000").ends(0);
    assert_eq!(row(&early).last().unwrap(), "0");
    let one = asked("matrix --document U01 --role interviewer").ends(1);
    assert!(one.err.contains("U01"), "{}", one.err);
    assert!(asked("matrix --sort nobody").ends(2).err.contains("professional, user"));
}
