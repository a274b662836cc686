//! The sample project, counted three ways: from the raw lines of its journal by this test alone, by the command line, and
//! by the functions that the window calls.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use counterpoint::analysis::{Columns, Condition, Counting, ExcerptQuery, MatrixQuery, excerpts, matrix};
use counterpoint::session::{Desk, Session};
use regex::Regex;

use super::study::Study;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-projects/two-viewpoints")
}

/// Code path to participants who say it, the code itself or one below it; counted from the journal's text.
fn counted_from_the_journal() -> BTreeMap<String, BTreeSet<String>> {
    let mut journal = String::new();
    for folder in std::fs::read_dir(sample().join("journal")).unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            journal.push_str(&std::fs::read_to_string(file.unwrap().path()).unwrap());
        }
    }
    let all = |pattern: &str| -> Vec<Vec<String>> {
        let pattern = Regex::new(pattern).unwrap();
        let captures = pattern.captures_iter(&journal);
        captures.map(|c| c.iter().skip(1).map(|g| g.map_or("", |g| g.as_str()).to_owned()).collect()).collect()
    };
    let trees: BTreeMap<String, String> =
        all(r#"AddTree\(tree:"([^"]+)",name:"([^"]+)"\)"#).into_iter().map(|g| (g[0].clone(), g[1].clone())).collect();
    let codes: BTreeMap<String, (String, String, String)> =
        all(r#"AddCode\(code:"([^"]+)",name:"((?:[^"\\]|\\.)*)",place:\(tree:"([^"]+)",parent:(?:None|"([^"]+)")"#)
            .into_iter()
            .map(|g| (g[0].clone(), (g[1].replace("\\'", "'"), g[2].clone(), g[3].clone())))
            .collect();
    // Every interview of the sample has one participant, so a coding counts for the one of its document.
    let speaker_of: BTreeMap<String, String> = all(r#"AddDocument\(\(document:"([^"]+)",name:"([UP]\d\d) "#)
        .into_iter()
        .map(|g| (g[0].clone(), g[1].clone()))
        .collect();
    let mut said: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for coding in all(r#"ApplyCode\(\(coding:"[^"]+",document:"([^"]+)",code:"([^"]+)""#) {
        let mut code = coding[1].clone();
        while let Some((_, _, parent)) = codes.get(&code) {
            said.entry(code.clone()).or_default().insert(speaker_of[&coding[0]].clone());
            code = parent.clone();
        }
    }
    let path = |code: &str| {
        let mut names = Vec::new();
        let (mut at, mut tree) = (code.to_owned(), String::new());
        while let Some((name, of, parent)) = codes.get(&at) {
            names.insert(0, name.clone());
            tree = trees[of].clone();
            at = parent.clone();
        }
        format!("{tree}/{}", names.join("/"))
    };
    said.into_iter().map(|(code, people)| (path(&code), people)).collect()
}

#[test]
fn the_journal_the_command_line_and_the_window_give_the_same_numbers() {
    let counted = counted_from_the_journal();
    assert!(counted.len() > 50, "the journal was read");
    let study = Study::new();
    let project = sample().display().to_string();
    let line = |words: &[&str]| -> Vec<String> { words.iter().map(|w| (*w).to_owned()).collect() };
    let tidy =
        study.run_words(&line(&["matrix", &project, "--columns", "viewpoint", "--layout", "tidy", "--format", "csv"]));
    let tidy = tidy.ends(0);

    let session = Session::open(&sample(), Desk::of_user("Ines")).unwrap().output;
    let query = MatrixQuery::by(Columns::attribute(session.project(), "viewpoint").unwrap());
    let window = matrix(session.project(), &query);
    assert_eq!(query.counting, Counting::WithBelow);

    let mut golden = String::from("code professional user\n");
    for row in &window.rows {
        let of = |initial: char| {
            counted.get(&row.path).map_or(0, |people| people.iter().filter(|p| p.starts_with(initial)).count())
        };
        for (group, initial) in [("professional", 'P'), ("user", 'U')] {
            let i = window.groups.iter().position(|g| g.name == group).unwrap();
            assert_eq!(row.cells[i].participants as usize, of(initial), "{} by {group}s, window", row.path);
            let printed = tidy.cell(&[&row.path, group], "n_participants");
            assert_eq!(printed, of(initial).to_string(), "{} by {group}s, command line", row.path);
        }
        golden.push_str(&format!("{} {} {}\n", row.path, of('P'), of('U')));
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden/two-viewpoints.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(kept.parent().unwrap()).unwrap();
        super::study::put(&kept, golden.as_bytes());
    }
    assert_eq!(golden, std::fs::read_to_string(&kept).unwrap());
}

#[test]
fn the_known_finding_shows_in_the_sample() {
    let session = Session::open(&sample(), Desk::of_user("Ines")).unwrap().output;
    let project = session.project();
    let people = |path: &str, viewpoint: &str| {
        let code = counterpoint::model::Outline::of(project).find(project, path).unwrap();
        let filters = vec![Condition::new(project, "viewpoint", viewpoint).unwrap()];
        let rows = excerpts(project, &ExcerptQuery { code: Some(code), filters, ..ExcerptQuery::default() });
        rows.iter().flat_map(|row| row.participants.clone()).collect::<BTreeSet<_>>().len()
    };
    for path in ["Users/Housing/Away from the scene", "Users/Privacy", "Users/Withdrawal", "Users/Individual answers"] {
        assert!(people(path, "user") >= 9, "most users ask for {path}");
    }
    for path in ["Professionals/Harm reduction", "Professionals/Collective answers"] {
        assert!(people(path, "professional") >= 6, "most professionals ask for {path}");
    }
    assert!(
        people("Users/Breaks and rest", "user") >= 9 && people("Professionals/Breaks and rest", "professional") >= 6
    );
    assert!(people("Professionals/Individual follow-up", "professional") <= 3);
}
