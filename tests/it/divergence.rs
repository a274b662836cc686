//! Comparing groups on the command line and by the functions of the window: the sample project on both faces.

use std::path::{Path, PathBuf};

use counterpoint::analysis::{Cell, ComparisonQuery, RowOrder, Table, compare};
use counterpoint::session::{Desk, Session};

use super::study::{Said, Study};

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/two-viewpoints")
}

fn session() -> Session {
    Session::open(&sample(), Desk::of_user("Ines")).unwrap().output
}

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
    let session = session();
    let window = compare(session.project(), &query).unwrap();
    assert_eq!(said.rows(), written(&window.table(RowOrder::ByDifference)));
    let cell = |column: &str| said.cell(&["Users/Privacy"], column);
    let n = |column: &str| cell(column).parse::<f64>().unwrap();
    assert!((n("percent_a") - 100.0 * n("n_a") / n("base_a")).abs() < 1e-6);
    assert!(n("difference_low") > 0.0, "users ask for privacy and professionals do not");
    assert!(said.err.contains("no survey estimate") && said.err.contains("Users"), "{}", said.err);
}

#[test]
fn excerpts_are_not_compared_and_the_line_says_what_is() {
    assert!(asked("compare --unit excerpts").ends(2).err.contains("not independent"));
    assert!(asked("compare --groups users,professional").ends(2).err.contains("professional, user"));
    assert!(asked("compare --attribute wave").ends(2).err.contains("viewpoint"));
}
