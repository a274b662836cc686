//! The sample project, counted three ways: from the raw lines of its journal by this test alone, by the command line,
//! and by the functions that the window calls.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use counterpoint::analysis::{
    AgreementQuery, AgreementUnit, Cell, CodeExpr, Columns, Condition, ConvergenceQuery, Counting, ExcerptGrouping,
    ExcerptList, ExcerptQuery, ExcerptSource, Listed, MatrixQuery, Rows, Scope, agreement, convergence,
    crosswalk_table, excerpts, list_excerpts, matrix,
};
use counterpoint::model::{Outline, Side, Silence, VerdictKind};
use counterpoint::session::Session;
use regex::Regex;

use super::study::{Study, open_sample, sample};

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

    let session = open_sample();
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
    let session = open_sample();
    let project = session.project();
    let people = |path: &str, viewpoint: &str| {
        let code = Outline::of(project).find(project, path).unwrap();
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

/// Asks the command line and the function of the window the same, and expects the same cells.
fn same_list(study: &Study, session: &Session, list: &ExcerptList, words: &[&str]) -> Listed {
    let project = session.project();
    let outline = Outline::of(project);
    let listed = list_excerpts(project, &outline, list).unwrap();
    let table = listed.table(project, &outline);
    let sample = sample().display().to_string();
    let line: Vec<String> =
        [words[0], &sample, "--format", "csv"].iter().chain(&words[1..]).map(|w| (*w).to_owned()).collect();
    let said = study.run_words(&line).ends(0);
    let shown: Vec<Vec<String>> = table.rows.iter().map(|r| r.iter().map(Cell::written).collect()).collect();
    assert_eq!(said.rows(), shown, "{words:?}");
    assert!(said.err.contains(&table.caption.base.to_string()), "{}", said.err);
    listed
}

#[test]
fn a_question_about_codes_gives_the_same_excerpts_on_both_faces() {
    let (study, session) = (Study::new(), open_sample());
    let project = session.project();
    let outline = Outline::of(project);
    let ask = |text: &str, group_by, everyone| ExcerptList {
        source: ExcerptSource::Query { text: text.to_owned(), expr: CodeExpr::parse(project, &outline, text).unwrap() },
        scope: Scope { everyone, ..Scope::default() },
        document: None,
        group_by,
    };
    let text = "Users/Housing or Users/Privacy";
    let either = same_list(
        &study,
        &session,
        &ask(text, ExcerptGrouping::Participant, true),
        &["excerpts", "--query", text, "--group-by", "participant"],
    );
    let text = "Users/Housing near 2 Users/Privacy";
    let near = same_list(&study, &session, &ask(text, ExcerptGrouping::Document, true), &["excerpts", "--query", text]);
    assert!(!near.rows.is_empty() && near.rows.len() < either.rows.len());
    let text = "* not Users";
    let line = ["excerpts", "--query", text, "--participants-only", "--group-by", "code"];
    same_list(&study, &session, &ask(text, ExcerptGrouping::Code, false), &line);
    let said = study.run_words(&["excerpts".into(), sample().display().to_string(), "--query".into(), "Hosing".into()]);
    assert!(said.ends(1).err.contains("did you mean"));
}

#[test]
fn what_is_not_coded_is_the_same_on_both_faces_and_adds_up() {
    let (study, session) = (Study::new(), open_sample());
    let list = ExcerptList {
        source: ExcerptSource::NotCoded(Rows::All),
        scope: Scope::default(),
        document: None,
        group_by: ExcerptGrouping::Viewpoint,
    };
    let listed = same_list(&study, &session, &list, &["not-coded", "--group-by", "viewpoint"]);
    let share = listed.share.unwrap();
    assert_eq!(share.turns, listed.rows.len());
    let (turns, words) =
        listed.groups.iter().filter_map(|g| g.share).fold((0, 0), |n, s| (n.0 + s.turns, n.1 + s.words));
    assert_eq!((turns, words), (share.turns, share.words));
    // Coded and not coded turns of one interview are all its turns.
    let document = session.project().documents()[0].id;
    let one = ExcerptList { document: Some(document), scope: Scope { everyone: true, ..Scope::default() }, ..list };
    let project = session.project();
    let one = list_excerpts(project, &Outline::of(project), &one).unwrap();
    assert_eq!(one.share.unwrap().all_turns, project.document(document).unwrap().turns.len());
}

#[test]
fn the_sample_compares_its_viewpoints_theme_by_theme() {
    let session = open_sample();
    let groups = vec!["user".to_owned(), "professional".to_owned()];
    let query = ConvergenceQuery { attribute: "viewpoint".to_owned(), groups, scope: Scope::default() };
    let found = convergence(session.project(), &query).unwrap();
    let theme = |name: &str| found.pairs.iter().find(|pair| pair.name == name).unwrap();
    let far = theme("Far from the scene");
    assert!(far.first.n == 12 && far.verdicts[0].1.kind == VerdictKind::Dissonance);
    let privacy = VerdictKind::Silence(Side::Second, Silence::NotRaised);
    assert_eq!(theme("Privacy").evident(), Some(privacy));
    assert_eq!(theme("Breaks and rest").verdicts.len(), 2, "both coders concluded something");
    assert!(crosswalk_table(session.project()).rows.len() >= 14);
}

#[test]
fn agreement_is_the_same_on_both_faces_and_tells_what_is_missing() {
    let study = Study::new();
    let session = open_sample();
    for unit in AgreementUnit::ALL {
        let found = agreement(session.project(), &AgreementQuery { unit, ..AgreementQuery::default() });
        let words = ["agreement", &sample().display().to_string(), "--unit", unit.name(), "--format", "csv"];
        let said = study.run_words(&words.map(str::to_owned)).ends(0);
        let shown: Vec<Vec<String>> =
            found.table().rows.iter().map(|r| r.iter().map(Cell::written).collect()).collect();
        assert_eq!(said.rows(), shown);
        // Ines has finished all twenty documents, Tomas eight: what he has not finished is missing, not empty.
        let documents = |tree: &str| {
            let of_tree = found.rows.iter().filter(|row| row.path.starts_with(tree));
            of_tree.map(|row| row.figures.n_documents).collect::<BTreeSet<_>>()
        };
        assert_eq!((documents("Users/"), documents("Professionals/")), (BTreeSet::from([8]), BTreeSet::from([8])));
    }
}
