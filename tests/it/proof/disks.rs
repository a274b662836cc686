//! Disks that are full, and folders that may only be read. The file systems are mounted in a process of its own, where
//! nobody else sees them and whose end takes them away: this test binary, started again for one test.

use std::path::Path;
use std::process::Command;

use counterpoint::app::App;
use counterpoint::app::command::Command as AppCommand;
use counterpoint::app::words::Tongue;
use counterpoint::session::{Session, check};
use eframe::egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::numbers::Numbers;
use super::super::study::{Study, copy_folder, put};
use super::super::window::{send, until, window};
use super::coder::{Place, deed};
use super::replicas::stamps;
use super::say;

const INSIDE: &str = "MAY_MOUNT";

/// Returns true in the process that may mount. Elsewhere starts that process for the test `name`, fails if it fails,
/// and returns false.
fn may_mount(name: &str) -> bool {
    if std::env::var_os(INSIDE).is_some() {
        return true;
    }
    let folder = tempfile::tempdir().unwrap();
    let alone = |rights: &[&str]| {
        let mut command = Command::new("unshare");
        // What is left in it goes when the mounts are gone.
        command.args(rights).arg("--mount").env("TMPDIR", folder.path());
        command
    };
    let mounts = |rights: &&[&str]| {
        let tried = alone(rights).args(["mount", "-t", "tmpfs", "tmpfs"]).arg(folder.path()).output();
        tried.is_ok_and(|said| said.status.success())
    };
    let as_root: &[&str] = &[];
    let Some(rights) = [as_root, &["--user", "--map-root-user"]].into_iter().find(mounts) else {
        say(&format!("left out: {name}, since this user may not mount a file system"));
        return false;
    };
    let this = std::env::current_exe().unwrap();
    let said = alone(rights).arg(this).args([name, "--exact", "--nocapture"]).env(INSIDE, "1").output().unwrap();
    assert!(
        said.status.success(),
        "{}{}",
        String::from_utf8_lossy(&said.stdout),
        String::from_utf8_lossy(&said.stderr)
    );
    false
}

fn mount(words: &[&str], target: &Path) {
    assert!(Command::new("mount").args(words).arg(target).status().unwrap().success(), "mount {words:?}");
}

/// Returns a study whose project lies on a disk of 1 MB.
fn study_on_a_small_disk() -> Study {
    let study = Study::new();
    std::fs::create_dir(study.path("disk")).unwrap();
    mount(&["-t", "tmpfs", "-o", "size=1m", "tmpfs"], &study.path("disk"));
    study.run("new disk/p --name Étude").ends(0);
    study.file("U01.txt", "INT: Where?\nU01: Nowhere at all, I walk.\nINT: And?\nU01: I walk.\n".repeat(20));
    study.run("import disk/p U01.txt").ends(0);
    study.file("codes.csv", "tree,code\nNeeds,Housing\n");
    study.run("apply-codes disk/p codes.csv").ends(0);
    study
}

/// Fills the disk up to the last byte.
fn fill(study: &Study) {
    use std::io::Write as _;
    let mut ballast = std::fs::File::create(study.path("disk/ballast")).unwrap();
    while ballast.write_all(&[0; 512]).is_ok() {}
}

fn make_room(study: &Study) {
    std::fs::remove_file(study.path("disk/ballast")).unwrap();
}

fn place(study: &Study) -> Place {
    Place { project: study.path("disk/p"), home: study.path("ana"), name: "Ana".to_owned() }
}

#[test]
fn a_full_disk_is_told_and_work_goes_on_when_there_is_room() {
    if !may_mount("proof::disks::a_full_disk_is_told_and_work_goes_on_when_there_is_room") {
        return;
    }
    let study = study_on_a_small_disk();
    let place = place(&study);
    let mut session = Session::open(&place.project, place.desk()).unwrap().output;
    let (mut numbers, mut acknowledged, mut n_refused) = (Numbers::of(1), 0, 0);
    for round in 0..3 {
        fill(&study);
        // The last page of the journal still takes a few lines.
        while n_refused < 5 * (round + 1) {
            let before = session.project().clone();
            match session.commit_plan("At work", deed(&mut numbers)) {
                Ok(planned) => drop(planned.unwrap()),
                Err(refused) => {
                    n_refused += 1;
                    assert!(refused.to_string().contains("The disk is full"), "{refused}");
                    assert!(std::sync::Arc::ptr_eq(&before, session.project()), "nothing happened");
                }
            }
        }
        acknowledged = session.history().len();
        assert_eq!(stamps(&place).len(), acknowledged);
        assert_eq!(check(&place.project, place.desk()).unwrap(), [], "nothing half-written stays");
        make_room(&study);
        for _ in 0..10 {
            session.commit_plan("At work", deed(&mut numbers)).unwrap().unwrap();
        }
    }
    assert!(session.history().len() > acknowledged);
    assert_eq!(stamps(&place).len(), session.history().len());
    assert_eq!(check(&place.project, place.desk()).unwrap(), []);
}

#[test]
fn a_file_that_finds_no_room_is_not_imported_by_halves() {
    if !may_mount("proof::disks::a_file_that_finds_no_room_is_not_imported_by_halves") {
        return;
    }
    let study = study_on_a_small_disk();
    study.file("U02.txt", "INT: Where?\nU02: Somewhere.\n".repeat(20_000));
    let refused = study.run("import disk/p U02.txt").ends(2);
    assert!(refused.err.contains("The disk is full, and nothing of this was kept"), "{}", refused.err);
    let texts: Vec<_> = std::fs::read_dir(study.path("disk/p/texts")).unwrap().collect();
    assert_eq!(texts.len(), 1, "{texts:?}");
    assert_eq!(study.run("documents disk/p --format csv").ends(0).rows().len(), 1);
    study.run("check disk/p").ends(0);
}

fn opened(study: &Study, project: &str, tongue: Tongue) -> Harness<'static, App> {
    let mut window = window(&study.path("of the window"), tongue);
    send(&mut window, AppCommand::OpenProject(study.path(project)));
    until(&mut window, "the project", |app| app.study.is_some());
    window
}

fn add_code(window: &mut Harness<'_, App>, name: &str) {
    let name = name.to_owned();
    send(window, AppCommand::AddCode { tree: None, parent: None, behind: None, name });
    window.run_steps(5);
}

fn n_codes(window: &Harness<'_, App>) -> usize {
    window.state().study.as_ref().unwrap().session.project().codes.len()
}

#[test]
fn the_window_tells_of_a_full_disk_and_goes_on() {
    if !may_mount("proof::disks::the_window_tells_of_a_full_disk_and_goes_on") {
        return;
    }
    let study = study_on_a_small_disk();
    let mut window = opened(&study, "disk/p", Tongue::English);
    fill(&study);
    let mut n_tries = 0;
    while window.state().notices.iter().next().is_none() {
        n_tries += 1;
        assert!(n_tries < 100, "the disk takes everything");
        add_code(&mut window, &format!("Code {n_tries} with a name that fills the last page of the disk"));
    }
    assert!(window.query_by_label_contains("The disk is full").is_some());
    assert!(window.query_by_label_contains("Make room and do it again").is_some());
    let before = n_codes(&window);
    make_room(&study);
    add_code(&mut window, "There is room");
    assert_eq!(n_codes(&window), before + 1);
}

#[test]
fn a_folder_that_may_only_be_read_is_read_and_the_window_says_so() {
    if !may_mount("proof::disks::a_folder_that_may_only_be_read_is_read_and_the_window_says_so") {
        return;
    }
    let study = Study::with_project();
    study.file("U01.txt", "INT: Where?\nU01: Nowhere at all, I walk.\n");
    study.run("import p U01.txt").ends(0);
    std::fs::create_dir(study.path("disk")).unwrap();
    mount(&["-t", "tmpfs", "tmpfs"], &study.path("disk"));
    copy_folder(&study.path("p"), &study.path("disk/p"));
    mount(&["-o", "remount,ro"], &study.path("disk"));

    assert_eq!(study.run("documents disk/p --format csv").ends(0).rows().len(), 1);
    study.run("search disk/p walk").ends(0);
    study.run("check disk/p").ends(0);
    put(&study.path("codings.csv"), b"document,start,end,code\nU01,17,24,Place\n");
    let refused = study.run("apply-codings disk/p codings.csv").ends(2);
    assert!(refused.err.contains("can be read, but not written"), "{}", refused.err);

    let mut window = opened(&study, "disk/p", Tongue::French);
    assert!(window.query_by_label_contains("Ce dossier est en lecture seule").is_some());
    assert!(window.query_by_role_and_label(Role::Label, "Lecture seule").is_some());
    let before = n_codes(&window);
    add_code(&mut window, "Logement");
    assert_eq!(n_codes(&window), before);
    assert!(window.query_by_label_contains("n’en a été gardé").is_some());
    mount(&["-o", "remount,rw"], &study.path("disk"));
    add_code(&mut window, "Logement");
    assert_eq!(n_codes(&window), before + 1);
    assert!(window.query_by_role_and_label(Role::Label, "Lecture seule").is_none());
}
