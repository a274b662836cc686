//! What happens to a project when programs and disks fail.

use std::time::Duration;

use super::study::{Study, copy_folder, put};

fn coded_study() -> Study {
    let study = Study::with_project();
    study.file("U01.txt", "INT: Where?\nU01: Nowhere at all, I walk.\nINT: And?\nU01: I walk.\n");
    study.run("import p U01.txt").ends(0);
    study.file("codings.csv", "document,start,end,code\nU01,17,24,Place\n");
    study.run("apply-codings p codings.csv").ends(0);
    study.run("check p").ends(0);
    study
}

#[test]
fn a_damaged_line_is_set_aside_and_only_check_fails_for_it() {
    let study = coded_study();
    study.forget_the_echo();
    let journal = study.journals().pop().unwrap();
    let mut bytes = std::fs::read(&journal).unwrap();
    let at = bytes.iter().rposition(|b| *b == b'P').unwrap();
    bytes[at] ^= 1;
    put(&journal, &bytes);
    let listed = study.run("documents p --format csv").ends(0);
    assert_eq!(listed.rows().len(), 1);
    assert!(listed.err.contains(", line 3"), "{}", listed.err);
    assert!(study.run("codings p --format csv").ends(0).rows().is_empty());
    let checked = study.run("check p").ends(1);
    assert!(checked.out.contains("line 3"), "{}", checked.out);
}

#[test]
fn work_goes_on_behind_a_torn_line() {
    let study = coded_study();
    study.forget_the_echo();
    let journal = study.journals().pop().unwrap();
    let bytes = std::fs::read(&journal).unwrap();
    put(&journal, &bytes[..bytes.len() - 20]);
    assert!(study.run("check p").ends(1).out.contains("line 3"));
    let told = study.run("apply-codings p codings.csv").ends(0).err;
    assert!(told.contains("line 3: cut short"), "{told}");
    assert_eq!(study.run("codings p --format csv").ends(0).rows().len(), 1);
    // It was told, and stands there sealed.
    study.run("check p").ends(0);
}

#[test]
fn an_op_of_a_newer_version_is_carried() {
    let study = coded_study();
    let body = r#"(at:"2026-01-01T00:00:00.000Z-0000-zzzzzz",by:"00000000-0000-0000-0000-000000000001",label:"Newer",ops:[PlayMusic(loud:true)])"#;
    let line = format!("{body} //{:08x}\n", crc32fast::hash(body.as_bytes()));
    study.file("p/journal/newer-zzzzzz/0001.ron", line);
    assert!(study.run("history p --format csv").ends(0).out.contains("Newer"));
    study.run("check p").ends(0);
    assert!(study.run("export p --jsonl").ends(0).out.contains("PlayMusic"));
}

#[test]
fn two_copies_merge_by_copying_their_journals_together() {
    let study = coded_study();
    study.run("undo p").ends(0);
    let mine = study.journals();
    let other = Study::new();
    copy_folder(&study.path("p"), &other.path("p"));
    other.file("more.csv", "document,start,end,code,coder\nU01,17,24,Elsewhere,ben\n");
    other.run("apply-codings p more.csv --coder ben").ends(0);
    copy_folder(&other.path("p/journal"), &study.path("p/journal"));
    assert!(study.journals().len() > mine.len());
    let codings = study.run("codings p --format csv").ends(0);
    assert_eq!(codings.rows().len(), 1);
    assert!(codings.out.contains("Elsewhere"));
    study.run("check p").ends(0);
}

#[test]
fn a_killed_program_loses_at_most_the_change_in_flight() {
    let study = coded_study();
    for n in 0..12_u32 {
        let line = format!("document,start,end,code\nU01,17,24,Round {n}\n");
        study.file("round.csv", line);
        let mut child = study.command().args(["apply-codings", "p", "round.csv"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(u64::from(n) * 3));
        child.kill().unwrap();
        child.wait().unwrap();
        let before = study.run("codings p --format csv").ends(0).rows().len();
        study.run("apply-codings p round.csv").ends(0);
        let after = study.run("codings p --format csv").ends(0).rows().len();
        assert!(after == before || after == before + 1);
        assert_eq!(after, n as usize + 2, "every round is there once");
    }
}
