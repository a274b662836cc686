//! Copies of a project, merged and carried about.

use counterpoint::app::App;
use counterpoint::app::command::{Command, Packing, Tab};
use counterpoint::app::words::Tongue;
use counterpoint::model::{Outline, plan};
use counterpoint::session::{Desk, Home, Session};
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;

use super::study::{Study, copy_folder, put};
use super::window::{send, until, until_seen, window};

/// A study with one coded interview in `p`, copied to `q`, where Ben goes on.
fn two_copies() -> Study {
    let study = Study::with_project();
    study.file("U01.txt", "INT: Where?\nU01: Nowhere at all, I walk.\n");
    study.run("import p U01.txt").ends(0);
    study.file("codings.csv", "document,start,end,code\nU01,17,24,Place\n");
    study.run("apply-codings p codings.csv").ends(0);
    copy(&study, "p", "q");
    study.file("U02.txt", "INT: And you?\nU02: At my sister’s, for now.\n");
    study.run("import q U02.txt --coder Ben").ends(0);
    study.file("bens.csv", "document,start,end,code\nU01,17,24,Place\nU02,19,30,Family\n");
    study.run("apply-codings q bens.csv --coder Ben").ends(0);
    study
}

/// The same, merged both ways; then ana calls the code “Place” Shelter and Ben calls it Home, and `p` takes in both.
fn renamed_apart() -> Study {
    let study = two_copies();
    study.run("merge p q").ends(0);
    study.run("merge q p").ends(0);
    for (project, coder, name) in [("p", "ana", "Shelter"), ("q", "Ben", "Home")] {
        let mut session = session(&study, project, coder);
        let code = Outline::of(session.project()).find(session.project(), "Place").unwrap();
        session.commit_plan("Renamed", |project, _, _| plan::rename_code(project, code, name)).unwrap().unwrap();
    }
    study.run("merge p q").ends(0);
    study
}

/// Opens a project of the study at a desk of its own.
fn session(study: &Study, project: &str, coder: &str) -> Session {
    let home = Home::below(&study.path(coder));
    let desk = Desk { home, ..Desk::of_user(coder) };
    Session::open(&study.path(project), desk).unwrap().output
}

fn copy(study: &Study, from: &str, to: &str) {
    copy_folder(&study.path(from), &study.path(to));
}

#[test]
fn a_copy_is_looked_at_then_merged_and_twice_changes_nothing() {
    let study = two_copies();
    let looked = study.run("merge p q --dry-run --format csv").ends(0);
    let rows: Vec<String> = looked.rows().iter().map(|row| row[..2].join(": ")).collect();
    for expected in ["changes: Ben", "new document: U02", "new code: Family", "codings: U01", "codings: U02"] {
        assert!(rows.contains(&expected.to_owned()), "{expected} in {rows:?}");
    }
    assert_eq!(study.run("documents p --format csv").ends(0).rows().len(), 1, "nothing was changed");
    study.run("merge p q").ends(0);
    assert_eq!(study.run("documents p --format csv").ends(0).rows().len(), 2);
    assert_eq!(study.run("codings p --format csv").ends(0).rows().len(), 3);
    assert!(study.run("text p U02").ends(0).out.contains("sister"), "its text came along");
    study.run("check p").ends(0);
    let files = study.journals();
    assert!(study.run("merge p q").ends(0).err.contains("nothing is new"));
    assert_eq!(study.journals(), files);
    // The other way round gives the same project.
    study.run("merge q p").ends(0);
    let listed = |project: &str| study.run(&format!("codings {project} --format csv")).ends(0).rows();
    assert_eq!(listed("p"), listed("q"));
    study.run("new other").ends(0);
    assert!(study.run("merge p other").ends(2).err.contains("no copy of this project"));
}

#[test]
fn a_merge_is_one_change_in_the_history_and_one_undo_takes_it_back() {
    let study = two_copies();
    let alone = study.run("codings p --format csv").ends(0).rows();
    study.run("merge p q").ends(0);
    let merged = study.run("codings p --format csv").ends(0).rows();
    assert_ne!(alone, merged);
    let mut session = session(&study, "p", "ana");
    assert_eq!(session.undo_label(), Some("Merged a copy of the project: q"));
    assert_eq!(session.undo().unwrap().unwrap().n_left, 0);
    assert_eq!(study.run("codings p --format csv").ends(0).rows(), alone);
    let merged_again = study.run("merge p q").ends(1).err;
    assert!(merged_again.contains("nothing is new") && merged_again.contains("--again"), "{merged_again}");
    assert!(study.run("review p").ends(0).out.contains("merge that was taken back"));
    session.redo().unwrap();
    assert_eq!(study.run("codings p --format csv").ends(0).rows(), merged);
    session.undo().unwrap();
    assert_eq!(study.run("codings p --format csv").ends(0).rows(), alone);
    study.run("merge p q --again").ends(0);
    assert_eq!(study.run("codings p --format csv").ends(0).rows(), merged);
    assert!(!study.run("review p").ends(0).out.contains("merge that was taken back"));
}

#[test]
fn an_undo_leaves_what_a_colleague_coded_since() {
    let study = two_copies();
    study.file("night.csv", "code,description\nNight,after dark\n");
    study.run("apply-codes p night.csv --coder Zoe").ends(0);
    study.file("late.csv", "document,start,end,code\nU01,17,24,Night\n");
    study.run("apply-codings p late.csv --coder Yves").ends(0);
    let undone = study.run("undo p --coder Zoe").ends(1).err;
    assert!(undone.contains("Yves: 1 coding"), "{undone}");
    assert!(study.run("codes p").ends(0).out.contains("Night"));
}

#[test]
fn what_both_renamed_is_listed_with_both_names_and_settled_for_all() {
    let study = renamed_apart();
    let listed = |project: &str| study.run(&format!("review {project} --format csv")).ends(0).out;
    let list = listed("p");
    assert!(list.contains("Shelter") && list.contains("Home") && list.contains("as-it-is, first, second"), "{list}");
    assert!(study.run("review p --settle 7 --keep first").ends(1).err.contains("no number 7"));
    assert!(study.run("review p --settle 1 --keep restore").ends(1).err.contains("as-it-is, first, second"));
    study.run("review p --settle 1 --keep mine --coder ana").ends(0);
    study.run("merge q p").ends(0);
    for project in ["p", "q"] {
        assert!(study.run(&format!("codes {project}")).ends(0).out.contains("Shelter"));
        assert!(!listed(project).contains("Shelter"), "settled for all");
    }
}

#[test]
fn what_a_sync_service_left_is_read_listed_and_removed_without_loss() {
    let study = two_copies();
    let bens = study.path("q/journal");
    let bens: Vec<_> = std::fs::read_dir(bens).unwrap().map(|e| e.unwrap().path()).collect();
    let bens = bens.iter().find(|f| f.file_name().unwrap().to_string_lossy().starts_with("ben-")).unwrap();
    let bytes = std::fs::read(bens.join("0001.ron")).unwrap();
    study.file("p/journal (1)/somebody/0001 (conflicted copy 2026-11-21).ron", &bytes);
    let codings = study.run("codings p --format csv").ends(0).rows();
    assert_eq!(codings.len(), 3);
    assert!(study.run("merge p").ends(0).err.contains("copy that a sync service made"));
    study.run("merge p --tidy").ends(0);
    assert!(!study.path("p/journal (1)/somebody/0001 (conflicted copy 2026-11-21).ron").exists());
    assert_eq!(study.run("codings p --format csv").ends(0).rows(), codings);
}

#[test]
fn a_project_travels_in_one_file_and_comes_back() {
    let study = two_copies();
    study.run("pack q bens.counterpoint").ends(0);
    study.run("unpack bens.counterpoint fresh").ends(0);
    assert_eq!(study.run("codings fresh --format csv").ends(0).rows().len(), 3);
    study.run("unpack bens.counterpoint p").ends(0);
    assert_eq!(study.run("codings p --format csv").ends(0).rows().len(), 3);
    study.file("not.counterpoint", "hello");
    assert!(study.run("unpack not.counterpoint elsewhere").ends(2).err.contains("not a packed project"));
    assert!(study.run("merge p not.counterpoint").ends(2).err.contains("not a packed project"));
}

#[test]
fn a_folder_that_is_not_there_is_told_from_one_that_is_no_project_and_no_pack_is_written_over_one() {
    let study = two_copies();
    std::fs::create_dir(study.path("out")).unwrap();
    assert!(study.run("merge p nowhere --dry-run").ends(2).err.contains("there is no folder"));
    assert!(study.run("merge p out --dry-run").ends(2).err.contains("holds no project.ron"));
    for pack in ["pack p out", "pack p out --replace"] {
        let refused = study.run(pack).ends(2).err;
        assert!(refused.contains("is a folder") && refused.contains("study.counterpoint"), "{refused}");
    }
}

#[test]
fn who_finishes_under_a_new_name_is_told_how_to_take_a_slip_back() {
    let study = two_copies();
    let told = study.run("finish q --coder Zoe").ends(0).err;
    assert!(told.contains("Zoe is new") && told.contains("undo DIR --coder"), "{told}");
    study.run("undo q --coder Zoe").ends(0);
    assert!(study.run("finish q").ends(0).err.contains("nobody has finished"));
}

#[test]
fn the_window_packs_a_project_merges_what_comes_back_and_makes_it_one_of_its_own() {
    let study = two_copies();
    let mut window = window(&study.path("w"), Tongue::English);
    send(&mut window, Command::OpenProject(study.path("q")));
    until(&mut window, "the project", |app| app.study.is_some());
    send(&mut window, Command::Pack(Packing::Pack(study.path("sent"))));
    until(&mut window, "the file", |app| app.notices.iter().any(|notice| notice.text.contains("Packed into")));
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the other copy", |app| app.study.as_ref().is_some_and(|s| s.documents.n_codings() == 1));

    let ask = || Command::Pack(Packing::AskToUnpack(study.path("sent.counterpoint")));
    send(&mut window, ask());
    until_seen(&mut window, "Compare and merge…");
    window.get_by_label("Compare and merge…").click();
    until_seen(&mut window, "New document: U02 – 2 turns");
    window.get_by_label("Cancel").click();
    window.run_steps(3);

    send(&mut window, ask());
    until_seen(&mut window, "Name of the folder");
    window.get_by_role_and_label(Role::TextInput, "Name of the folder").type_text(" of Ben");
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "Unpack").click();
    until(&mut window, "Ben’s copy", |app| app.study.as_ref().is_some_and(|s| s.documents.n_codings() == 3));
    let folder = window.state().study.as_ref().unwrap().session.root().to_owned();
    assert!(folder.to_string_lossy().ends_with(" of Ben"), "{}", folder.display());

    send(&mut window, ask());
    until_seen(&mut window, "Name of the folder");
    window.get_by_role_and_label(Role::TextInput, "Name of the folder").type_text(" of Ben");
    window.run_steps(3);
    assert!(window.query_by_label_contains("A project lies in").is_some(), "nothing is written over");
}

#[test]
fn the_window_offers_to_remove_what_a_sync_service_left() {
    let study = two_copies();
    let journal = std::fs::read_dir(study.path("p/journal")).unwrap().next().unwrap().unwrap().path();
    let copy = journal.join("0001 (conflicted copy 2026-11-21 093612).ron");
    put(&copy, &std::fs::read(journal.join("0001.ron")).unwrap());
    let mut window = window(&study.path("w"), Tongue::English);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the offer", |app| app.notices.iter().any(|notice| notice.offer.is_some()));
    window.run_steps(2);
    window.get_by_role_and_label(Role::Link, "Remove them").click();
    until(&mut window, "its removal", |app| app.last.as_ref().is_some_and(|last| last.contains("removed: 1")));
    assert!(!copy.exists());
    // One that comes while the project is open is offered, too.
    put(&copy, &std::fs::read(journal.join("0001.ron")).unwrap());
    until(&mut window, "the offer again", |app| app.notices.iter().any(|notice| notice.offer.is_some()));
}

#[test]
fn the_window_shows_what_a_copy_would_bring_before_it_is_merged() {
    let study = two_copies();
    let mut window = window(&study.path("w"), Tongue::English);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the project", |app| app.study.is_some());
    let n_codings = |app: &App| app.study.as_ref().unwrap().documents.n_codings();
    let before = n_codings(window.state());
    send(&mut window, Command::CompareCopy(study.path("q")));
    until_seen(&mut window, "New document: U02 – 2 turns");
    assert!(window.query_by_label("New code: Family").is_some());
    assert_eq!(n_codings(window.state()), before, "nothing has changed yet");
    window.get_by_role_and_label(Role::Button, "Merge").click();
    until(&mut window, "what Ben did", |app| n_codings(app) == before + 2);
    assert_eq!(window.state().study.as_ref().unwrap().documents.rows.len(), 2);
    send(&mut window, Command::CompareCopy(study.path("q")));
    for _ in 0..500 {
        window.step();
        if window.query_by_label_contains("nothing in this copy").is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("a second time there is nothing new");
}

#[test]
fn in_the_window_one_key_settles_what_both_renamed_and_undo_opens_it_again() {
    let study = renamed_apart();
    let mut window = window(&study.path("w"), Tongue::English);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the project", |app| app.study.as_ref().is_some_and(|s| s.n_review() == 1));
    send(&mut window, Command::ShowTab(Tab::Review));
    let names = |app: &App| app.study.as_ref().unwrap().outline.rows.iter().map(|r| r.path.clone()).collect::<Vec<_>>();
    assert!(names(window.state()).contains(&"Home".to_owned()), "what was set last is in force");
    window.get_by_role_and_label(Role::Button, "Take my version [1]").click();
    until(&mut window, "the other name", |app| names(app).contains(&"Shelter".to_owned()));
    assert_eq!(window.state().study.as_ref().unwrap().n_review(), 0);
    send(&mut window, Command::Undo);
    until(&mut window, "the name before", |app| names(app).contains(&"Home".to_owned()));
    assert_eq!(window.state().study.as_ref().unwrap().n_review(), 1);
}
