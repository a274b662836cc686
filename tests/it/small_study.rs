//! A small study from the first file to the last table, with numbers that one can count by hand.

use super::study::Study;

const U01: &str = "INT: Where do you sleep?\n\nU01: Nowhere, really. I want a room with my own key, far from the scene.\n\nINT: And the night?\n\nU01: I walk.\n";
const U02: &str = "INT: Where do you sleep?\r\n\r\nU02: In a hostel. Always people 😀 around. A key would be good.\r\n";
const P01: &str = "INT: What is needed?\n\nP01: Pipes, and a place to rest. A key is not the first thing.\n";

/// Two users and one professional, attributes, and five codings by two coders.
fn study() -> Study {
    let study = Study::with_project();
    study.file("in/U01.txt", U01);
    study.file("in/U02.txt", format!("\u{feff}{U02}"));
    study.file("in/P01.txt", P01);
    study.file("people.csv", "participant,viewpoint,age\nU01,user,34\nU02,user,41\nP01,professional,50\n");
    study.run("import p in --attributes people.csv --language en").ends(0);
    let spot = |document: &str, words: &str| {
        let text = study.run(&format!("text p {document}")).ends(0).out;
        let start = text[..text.find(words).unwrap()].chars().count();
        format!("{document},{start},{}", start + words.chars().count())
    };
    let codings = [
        "document,start,end,code,coder".to_owned(),
        format!("{},Needs/Housing,ana", spot("U01", "a room with my own key")),
        format!("{},Needs/Housing,ben", spot("U01", "a room with my own key")),
        format!("{},Needs,ana", spot("U01", "own key, far from the scene")),
        format!("{},Needs/Housing,ana", spot("U02", "A key would be good")),
        format!("{},Harm reduction,ana", spot("P01", "Pipes")),
        format!("{},Needs/Housing,ana", spot("P01", "What is needed?")),
    ];
    study.file("codings.csv", codings.join("\n"));
    study.run("apply-codings p codings.csv").ends(0);
    study
}

#[test]
fn speakers_become_participants_and_interviewers_do_not() {
    let study = study();
    let people = study.run("participants p --format csv").ends(0);
    let names: Vec<String> = people.rows().iter().map(|row| row[0].clone()).collect();
    assert_eq!(names, ["P01", "U01", "U02"]);
    assert_eq!(people.cell(&["U02"], "viewpoint"), "user");
    assert_eq!(people.cell(&["U02"], "age"), "41");
    let turns = study.run("turns p U01 --format csv").ends(0);
    assert_eq!(turns.head(), ["turn", "speaker", "role", "start", "end", "time", "words"]);
    let speakers: Vec<String> = turns.rows().iter().map(|row| format!("{}/{}", row[1], row[2])).collect();
    assert_eq!(speakers, ["INT/interviewer", "U01/participant", "INT/interviewer", "U01/participant"]);
}

#[test]
fn line_ends_and_byte_order_marks_go_and_nothing_else() {
    let study = study();
    assert_eq!(study.run("text p U02").ends(0).out, U02.replace('\r', ""));
    assert_eq!(study.run("text p U01.txt").ends(0).out, U01);
}

#[test]
fn a_code_counts_its_own_and_what_is_below_each_excerpt_and_person_once() {
    let study = study();
    let table = study.run("frequencies p --format csv").ends(0);
    assert_eq!(
        table.head(),
        [
            "code",
            "depth",
            "own_excerpts",
            "excerpts",
            "own_documents",
            "documents",
            "own_participants",
            "participants",
            "words"
        ]
    );
    let numbers = |code: &str| -> Vec<String> {
        let row = table.rows().into_iter().find(|row| row[0] == code).unwrap();
        row[2..8].to_vec()
    };
    assert_eq!(numbers("Needs"), ["1", "3", "1", "2", "1", "2"]);
    assert_eq!(numbers("Needs/Housing"), ["2", "2", "2", "2", "2", "2"], "two coders, one excerpt; no interviewer");
    assert_eq!(numbers("Harm reduction"), ["1", "1", "1", "1", "1", "1"]);
    // "a room with my own key" and "own key, far from the scene" share two words: 6 + 6 - 2, and "A key would be good".
    assert_eq!(table.cell(&["Needs"], "words"), "15");
    let everyone = study.run("frequencies p --everyone --format csv").ends(0);
    assert_eq!(everyone.cell(&["Needs/Housing"], "excerpts"), "3");
}

#[test]
fn the_tidy_matrix_has_a_row_for_each_code_and_group() {
    let study = study();
    let tidy = study.run("matrix p --rows codes --columns viewpoint --layout tidy --format csv").ends(0);
    assert_eq!(
        tidy.head(),
        [
            "code",
            "group",
            "n_group",
            "n_participants",
            "percent_participants",
            "n_documents",
            "n_excerpts",
            "n_words",
            "group_words",
            "per_1000_words"
        ]
    );
    assert_eq!(tidy.cell(&["Needs/Housing", "user"], "n_group"), "2");
    assert_eq!(tidy.cell(&["Needs/Housing", "user"], "n_participants"), "2");
    assert_eq!(tidy.cell(&["Needs/Housing", "professional"], "n_participants"), "0");
    assert_eq!(tidy.cell(&["Harm reduction", "professional"], "n_participants"), "1");
    assert_eq!(tidy.cell(&["Harm reduction", "user"], "n_excerpts"), "0");
    let wide = study.run("matrix p --columns participants --unit excerpts --format csv").ends(0);
    assert_eq!(wide.cell(&["Needs"], "U01"), "2");
}

#[test]
fn codes_that_share_words_co_occur() {
    let study = study();
    let pairs = study.run("cooccurrence p --format csv").ends(0);
    assert_eq!(pairs.head(), ["code_a", "code_b", "excerpts", "documents", "participants"]);
    assert_eq!(pairs.rows(), [["Needs", "Needs/Housing", "1", "1", "1"]]);
}

#[test]
fn excerpts_come_with_their_words_and_who_said_them() {
    let study = study();
    let list = study.run("excerpts p --code Needs --where viewpoint=user --format csv").ends(0);
    let head = list.head();
    assert_eq!(head[..3], ["document", "speaker", "participant"]);
    assert_eq!(head[head.len() - 5..], ["code", "coder", "start", "end", "text"]);
    assert!(head.contains(&"viewpoint".to_owned()));
    assert_eq!(list.rows().len(), 4);
    let words: Vec<String> = list.rows().iter().map(|row| row.last().unwrap().clone()).collect();
    assert!(words.contains(&"A key would be good".to_owned()), "{words:?}");
}

#[test]
fn search_finds_places_and_autocode_codes_them_as_one_change() {
    let study = study();
    let hits = study.run("search p 'KEY viewpoint:user' --format csv").ends(0);
    assert_eq!(hits.head(), ["document", "turn", "speaker", "start", "end", "text"]);
    assert_eq!(hits.rows().len(), 2);
    let text = study.run("text p U02").ends(0).out;
    let [start, end]: [usize; 2] = [3, 4].map(|i| hits.rows()[1][i].parse().unwrap());
    assert_eq!(text.chars().skip(start).take(end - start).collect::<String>(), "key");
    assert_eq!(study.run("search p key --limit 1 --format csv").ends(0).rows().len(), 1);
    study.run("autocode p 'key AND speaker:U*' --code Needs/Key --extent sentence").ends(0);
    let coded = study.run("excerpts p --code Needs/Key --format csv").ends(0);
    let words: Vec<String> = coded.rows().iter().map(|row| row.last().unwrap().clone()).collect();
    assert_eq!(words, ["I want a room with my own key, far from the scene.", "A key would be good."]);
    study.run("undo p").ends(0);
    assert!(!study.run("codes p --format csv").ends(0).out.contains("Needs/Key"));
    study.run("redo p").ends(0);
    assert_eq!(study.run("excerpts p --code Needs/Key --format csv").ends(0).rows().len(), 2);
}

#[test]
fn a_coded_filter_keeps_matches_within_the_code() {
    let study = study();
    let hits = study.run("search p 'key code:Housing' --format csv").ends(0);
    let documents: Vec<String> = hits.rows().iter().map(|row| row[0].clone()).collect();
    assert_eq!(documents, ["U01", "U02"]);
}

#[test]
fn the_same_file_twice_is_noticed_and_codings_twice_are_one() {
    let study = study();
    let again = study.run("import p in").ends(0);
    assert!(again.err.contains("already in the project"), "{}", again.err);
    assert_eq!(study.run("documents p --format csv").ends(0).rows().len(), 3);
    study.run("apply-codings p codings.csv").ends(0);
    assert_eq!(study.run("codings p --format csv").ends(0).rows().len(), 6);
}

#[test]
fn what_cannot_be_read_is_named_and_the_others_come_in() {
    let study = Study::with_project();
    study.file("mixed/good.txt", "INT: Hello?\nU09: Yes.\nINT: And?\nU09: No.\n");
    study.file("mixed/bad.docx", b"PK\x03\x04 and then nothing");
    study.file("mixed/empty.txt", "");
    let said = study.run("import p mixed").ends(1);
    assert!(said.err.contains("bad.docx") && said.err.contains("empty.txt"), "{}", said.err);
    assert_eq!(study.run("documents p --format csv").ends(0).rows().len(), 1);
    assert!(study.run("import p nowhere.txt").ends(2).err.contains("nowhere.txt"));
}

#[test]
fn every_format_says_what_it_counts() {
    let study = study();
    for name in ["t.csv", "t.xlsx", "t.md", "t.html", "t.json"] {
        study.run(&format!("frequencies p --out {name}")).ends(0);
        assert!(std::fs::metadata(study.path(name)).unwrap().len() > 100, "{name}");
    }
    let html = std::fs::read_to_string(study.path("t.html")).unwrap();
    assert!(html.contains("Étude") && html.contains("Needs/Housing"));
    let csv = std::fs::read(study.path("t.csv")).unwrap();
    assert!(csv.starts_with("\u{feff}code,depth".as_bytes()));
    assert!(study.run("frequencies p --out t.pdf").ends(2).err.contains("extension"));
}

#[test]
fn usage_is_2_and_what_is_not_there_is_1() {
    let study = study();
    study.run("frequencies").ends(2);
    study.run("sing p").ends(2);
    assert!(study.run("info nowhere").ends(2).err.contains("there is no folder"));
    assert!(study.run("text p Nobody").ends(1).err.contains("Nobody"));
    assert!(study.run("search p '(open'").ends(2).err.contains("parenthes"));
    study.run("matrix p --columns mood").ends(1);
    study.run("--help").ends(0);
    assert!(study.run("new p").ends(2).err.contains("already holds files"));
}

#[test]
fn without_a_display_the_window_says_so_in_one_line() {
    let study = study();
    let said = study.run("p").ends(1);
    assert_eq!(said.err.trim().lines().count(), 1, "{}", said.err);
    assert!(said.err.contains("--help"), "{}", said.err);
}

#[test]
fn a_closed_pipe_is_no_error() {
    use std::io::Read as _;
    let study = study();
    let mut child = study.command().args(["codings", "p"]).stdout(std::process::Stdio::piped()).spawn().unwrap();
    let mut first = [0; 1];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert!(child.wait().unwrap().success());
}
