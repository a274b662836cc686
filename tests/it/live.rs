//! Several people at work in one folder at the same time.

use std::path::{Path, PathBuf};

use counterpoint::app::App;
use counterpoint::app::command::Command;
use counterpoint::app::words::Tongue;
use counterpoint::model::{DocumentId, Excerpt, IdSource, Op, Project, Replacement, Span, Stamp, Warned, plan};
use counterpoint::session::{Came, Clock, Desk, Home, Session};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::study::put;
use super::window::{until, with_project};

/// The desk of somebody with a machine of their own, whose clock stands still.
fn desk(folder: &Path, coder: &str, now: u64) -> Desk {
    let home = folder.join(format!("home of {coder}"));
    Desk {
        coder: coder.to_owned(),
        clock: Clock::new(move || now),
        ids: IdSource::new(uuid::Uuid::now_v7),
        home: Home::below(&home),
    }
}

const NOW: u64 = 1_900_000_000_000;

fn rename(session: &mut Session, to: &str) {
    let from = session.project().name.clone();
    session.commit(to, vec![Op::RenameProject { from, to: to.to_owned() }]).unwrap();
}

fn same(a: &Project, b: &Project) -> bool {
    a.name == b.name && a.head == b.head && a.coders == b.coders && a.viewpoint == b.viewpoint
}

#[test]
fn what_was_done_an_hour_ago_and_arrives_now_takes_its_place_in_the_order() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    let mut ana = Session::create(&root, "Étude", desk(folder.path(), "Ana", NOW)).unwrap();
    let mut ben = Session::open(&root, desk(folder.path(), "Ben", NOW - 3_600_000)).unwrap().output;
    for n in 0..600 {
        rename(&mut ana, &format!("Ana {n}"));
    }
    rename(&mut ben, "Ben, an hour ago");
    ben.commit("Viewpoint", plan::viewpoint(ben.project(), Some("group"))).unwrap();
    let arrived = ana.refresh().unwrap().unwrap();
    assert!(arrived.effects.people && arrived.by.len() == 1);
    assert_eq!((ana.project().name.as_str(), ana.project().viewpoint.as_deref()), ("Ana 599", Some("group")));
    assert!(ben.refresh().unwrap().is_some());
    let fresh = Session::open(&root, desk(folder.path(), "Chen", NOW)).unwrap().output;
    assert!(same(ana.project(), fresh.project()) && same(ben.project(), fresh.project()));
    let others = ana.others();
    assert_eq!(others.iter().map(|(coder, _)| ana.project().coder_name(*coder)).collect::<Vec<_>>(), ["Ben"]);
    // Newer ones are folded alone, and undo still knows what is whose.
    rename(&mut ben, "Ben, now");
    assert!(ana.refresh().unwrap().unwrap().effects.people);
    assert_eq!(ana.project().name, "Ben, now");
    assert_eq!(ana.undo_label(), Some("Ana 599"));
}

/// A project in which Ana made two changes, her journal, and what it held after the first.
fn named_twice(folder: &Path) -> (PathBuf, Session, PathBuf, Vec<u8>) {
    let root = folder.join("study");
    let mut ana = Session::create(&root, "Étude", desk(folder, "Ana", NOW)).unwrap();
    rename(&mut ana, "One");
    let journal = std::fs::read_dir(root.join("journal")).unwrap().next().unwrap().unwrap().path().join("0001.ron");
    let old = std::fs::read(&journal).unwrap();
    rename(&mut ana, "Two");
    (root, ana, journal, old)
}

#[test]
fn a_service_that_puts_an_old_version_in_place_of_the_open_journal_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (root, mut ana, journal, old) = named_twice(folder.path());
    // The newer version goes aside under another name, which some services keep to one machine.
    std::fs::rename(&journal, folder.path().join("0001 (conflicted copy).ron")).unwrap();
    put(&journal, &old);
    rename(&mut ana, "Three");
    drop(ana);
    let fresh = Session::open(&root, desk(folder.path(), "Ben", NOW)).unwrap().output;
    let labels: Vec<&str> = fresh.history().iter().map(|c| c.label.as_str()).collect();
    assert_eq!(labels, ["One", "Two", "Three"]);
}

#[test]
fn what_stands_only_in_a_copy_that_a_service_keeps_to_itself_is_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let (root, ana, journal, old) = named_twice(folder.path());
    drop(ana);
    let copy = journal.with_file_name("0001 (conflicted copy 2026-11-21 093612).ron");
    std::fs::rename(&journal, &copy).unwrap();
    put(&journal, &old);
    let mut ana = Session::open(&root, desk(folder.path(), "Ana", NOW)).unwrap().output;
    rename(&mut ana, "Three");
    drop(ana);
    std::fs::remove_file(&copy).unwrap();
    let fresh = Session::open(&root, desk(folder.path(), "Ben", NOW)).unwrap().output;
    let labels: Vec<&str> = fresh.history().iter().map(|c| c.label.as_str()).collect();
    assert_eq!(labels, ["One", "Two", "Three"]);
}

#[test]
fn a_change_whose_clock_runs_ahead_waits_for_its_time() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    Session::create(&root, "Étude", desk(folder.path(), "Ana", NOW)).unwrap();
    let time = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(NOW));
    let clock = std::sync::Arc::clone(&time);
    let ana = Desk {
        clock: Clock::new(move || clock.load(std::sync::atomic::Ordering::Relaxed)),
        ..desk(folder.path(), "Ana", NOW)
    };
    let mut ana = Session::open(&root, ana).unwrap().output;
    let two_days = 2 * 24 * 3_600_000;
    let mut ben = Session::open(&root, desk(folder.path(), "Ben", NOW + two_days)).unwrap().output;
    rename(&mut ben, "From the future");
    assert!(ana.refresh().unwrap().is_none());
    time.store(NOW + two_days, std::sync::atomic::Ordering::Relaxed);
    assert!(ana.refresh().unwrap().is_some());
    assert_eq!(ana.project().name, "From the future");
}

#[test]
fn what_waits_because_of_a_clock_is_brought_in_for_good_and_taken_back_by_one_undo() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    let open = || Session::open(&root, desk(folder.path(), "Ana", NOW)).unwrap().output;
    let mut ana = Session::create(&root, "Étude", desk(folder.path(), "Ana", NOW)).unwrap();
    rename(&mut ana, "Ana’s");
    let years = 4 * 365 * 24 * 3_600_000;
    let mut ben = Session::open(&root, desk(folder.path(), "Ben", NOW + years)).unwrap().output;
    rename(&mut ben, "Ben’s, years ahead");
    ana.refresh().unwrap();
    assert_eq!((ana.ahead().len(), ana.project().name.as_str()), (1, "Ana’s"));
    assert!(ana.bring_in_ahead("changes of Ben", "Brought in").unwrap().is_some());
    assert_eq!((ana.ahead().len(), ana.project().name.as_str()), (0, "Ben’s, years ahead"));
    rename(&mut ana, "Ana’s again");
    drop(ana);
    let mut ana = open();
    assert_eq!((ana.ahead().len(), ana.project().name.as_str()), (0, "Ana’s again"), "it has come in for good");
    ana.undo().unwrap();
    ana.undo().unwrap();
    assert_eq!(ana.project().name, "Ana’s");
}

#[test]
fn what_one_brought_in_comes_to_all_and_nobody_is_told_that_their_clock_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    let open = |name: &str, now| Session::open(&root, desk(folder.path(), name, now)).unwrap();
    let mut ana = Session::create(&root, "Étude", desk(folder.path(), "Ana", NOW)).unwrap();
    rename(&mut ana, "Ana’s");
    let mut others: Vec<Session> = ["Chen", "Dora", "Eve"].map(|name| open(name, NOW).output).into();
    others.iter_mut().for_each(|session| rename(session, session.coder_name().to_owned().as_str()));
    let years = 4 * 365 * 24 * 3_600_000;
    rename(&mut open("Ben", NOW + years).output, "Ben’s, years ahead");
    let eve = others.last_mut().unwrap();
    eve.refresh().unwrap();
    assert_eq!(eve.ahead().len(), 1);
    assert_ne!(eve.project().name, "Ben’s, years ahead");
    ana.refresh().unwrap();
    ana.bring_in_ahead("changes of Ben", "Brought in").unwrap();
    for session in &mut others {
        session.refresh().unwrap();
        assert_eq!((session.ahead().len(), session.project().name.as_str()), (0, "Ben’s, years ahead"));
    }
    rename(&mut others[0], "Chen’s, after that");
    let Warned { output: fresh, warnings } = open("Fay", NOW);
    assert_eq!((fresh.project().name.as_str(), warnings.len()), ("Chen’s, after that", 0));
}

#[test]
fn many_changes_are_folded_elsewhere_and_meet_what_was_done_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    let mut ana = Session::create(&root, "Étude", desk(folder.path(), "Ana", NOW)).unwrap();
    let mut ben = Session::open(&root, desk(folder.path(), "Ben", NOW)).unwrap().output;
    rename(&mut ana, "Ana, before");
    (0..1_500).for_each(|n| rename(&mut ben, &format!("Ben {n}")));
    ana.watch(|| {});
    let folding = loop {
        match ana.take_arrivals_in_a_frame().unwrap() {
            Came::Many(folding) => break folding,
            Came::Few(_) | Came::Nothing => std::thread::sleep(std::time::Duration::from_millis(5)),
        }
    };
    rename(&mut ana, "Ana, meanwhile");
    assert!(matches!(ana.take_arrivals_in_a_frame().unwrap(), Came::Nothing), "what arrives now waits");
    let arrived = ana.take_over(folding.run(|_, _| true).unwrap()).unwrap();
    assert_eq!(arrived.by.len(), 1);
    assert_eq!(ana.undo_label(), Some("Ana, meanwhile"));
    ana.refresh().unwrap();
    let fresh = Session::open(&root, desk(folder.path(), "Chen", NOW)).unwrap().output;
    assert_eq!(ana.history().len(), 1_502);
    assert!(same(ana.project(), fresh.project()));
}

#[test]
fn a_large_change_of_ones_own_is_no_news() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("study");
    let mut ana = Session::create(&root, "Étude", desk(folder.path(), "Ana", NOW)).unwrap();
    let mut ben = Session::open(&root, desk(folder.path(), "Ben", NOW + 1_000)).unwrap().output;
    ana.watch(|| {});
    let many = (0..1_500).map(|n| Op::RenameProject { from: String::new(), to: format!("Ana {n}") }).collect();
    ana.commit("many", many).unwrap();
    rename(&mut ben, "Ben");
    loop {
        match ana.take_arrivals_in_a_frame().unwrap() {
            Came::Many(_) => panic!("one’s own change came as news"),
            Came::Few(arrived) => break assert_eq!(arrived.by.len(), 1),
            Came::Nothing => std::thread::sleep(std::time::Duration::from_millis(5)),
        }
    }
}

fn project<'a>(window: &'a Harness<'_, App>) -> &'a Project {
    window.state().study.as_ref().unwrap().session.project()
}

#[test]
fn the_window_shows_what_a_colleague_did_and_who_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let root = dir.path().join("study");
    let mut ben = Session::open(&root, desk(dir.path(), "Ben", NOW)).unwrap().output;
    rename(&mut ben, "Day shift");
    until(&mut window, "the change of Ben", |app| app.study.as_ref().unwrap().session.project().name == "Day shift");
    assert!(window.query_by_label_contains("Changes of Ben came in").is_some());
    let newest: Vec<Stamp> =
        window.state().study.as_ref().unwrap().session.others().iter().map(|(_, at)| *at).collect();
    assert_eq!(newest, [project(&window).head.unwrap()]);
    assert!(window.query_all_by_label_contains("Ben ").next().is_some(), "the status bar names Ben");
}

#[test]
fn the_window_tells_what_waits_because_of_a_clock_and_brings_it_in() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let years = 4 * 365 * 24 * 3_600_000;
    let mut ben = Session::open(&dir.path().join("study"), desk(dir.path(), "Ben", NOW + years)).unwrap().output;
    rename(&mut ben, "Years ahead");
    until(&mut window, "what waits", |app| !app.study.as_ref().unwrap().session.ahead().is_empty());
    window.run_steps(2);
    window.get_by_label("1 change waits: its clock runs ahead").click();
    window.run_steps(3);
    assert_ne!(project(&window).name, "Years ahead");
    window.get_by_label("Bring them in for everybody").click();
    window.run_steps(3);
    assert_eq!(project(&window).name, "Years ahead");
    assert!(window.query_by_label_contains("clock runs ahead").is_none());
}

#[test]
fn a_text_that_has_not_come_yet_is_shown_as_such_and_then_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let file = dir.path().join("Ana.txt");
    put(&file, b"INT: Where?\nU01: Nowhere at all.\nINT: Ah.\nU01: Yes.\n");
    super::window::import(&mut window, vec![file]);
    let id = project(&window).documents()[0].id;
    super::window::send(&mut window, Command::CloseProject);
    let root = dir.path().join("study");
    let text = std::fs::read_dir(root.join("texts")).unwrap().next().unwrap().unwrap().path();
    let bytes = std::fs::read(&text).unwrap();
    put(&text, &bytes[..bytes.len() / 2]);
    super::window::send(&mut window, Command::OpenProject(root));
    until(&mut window, "the project", |app| app.study.is_some());
    super::window::send(&mut window, Command::OpenDocument(id));
    assert!(window.query_by_label_contains("is not here yet").is_some(), "half a text is no text");
    put(&text, &bytes);
    window.run_steps(30);
    assert!(window.query_by_label_contains("Nowhere at all.").is_some());
}

#[test]
fn what_a_colleague_codes_is_hidden_until_one_has_finished() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let file = dir.path().join("U01.txt");
    put(&file, b"INT: Where?\nU01: Nowhere at all.\nINT: Ah.\nU01: Yes.\n");
    super::window::import(&mut window, vec![file]);
    let (document, ana) = (project(&window).documents()[0].id, window.state().study.as_ref().unwrap().session.coder());
    let mut ben = Session::open(&dir.path().join("study"), desk(dir.path(), "Ben", NOW)).unwrap().output;
    let tree = counterpoint::model::TreeId::next(ben.ids());
    ben.commit("Tree", vec![Op::AddTree { tree, name: "Codes".into() }]).unwrap();
    let (bens, by) = (ben.coder(), ben.coder());
    ben.commit("Blind", plan::assign_document(ben.project(), document, tree, &[ana, bens]).unwrap()).unwrap();
    let mut draft = plan::CodeDraft::new(ben.project());
    let code = draft.code_at(ben.ids(), "Place").unwrap();
    ben.commit("Code", draft.into_ops()).unwrap();
    let excerpt = Excerpt { document, span: Span::new(17, 24) };
    ben.commit_plan("Coded", |project, ids, _| plan::apply_code(project, ids, code, by, excerpt)).unwrap().unwrap();
    until(&mut window, "the codes of Ben", |app| app.study.as_ref().unwrap().session.project().codes.len() == 1);
    let n = |window: &Harness<'_, App>| project(window).documents()[0].standing_codings().count();
    assert_eq!(n(&window), 0, "Ana has the document still to code");
    super::window::send(&mut window, Command::OpenDocument(document));
    assert!(window.query_by_label_contains("blind for Codes").is_some());
    // What comes and goes with the work of others does not move the page.
    let tabs = |window: &Harness<'_, App>| window.get_by_label("Matrix").rect().top();
    let before = tabs(&window);
    super::window::send(&mut window, Command::ShowTab(counterpoint::app::command::Tab::Matrix));
    window.run_steps(3);
    assert!(window.query_by_label_contains("Counted without what others coded in 1 document").is_some());
    assert_eq!(tabs(&window), before);
    super::window::send(&mut window, Command::AskToRemoveDocument(document));
    assert!(window.query_by_label_contains("It goes with 0 codings").is_some(), "how much others coded is not told");
    assert!(window.query_by_label_contains("What others coded goes along").is_some());
    window.get_by_role_and_label(Role::Button, "Cancel").click();
    window.run_ok();
    super::window::send(&mut window, Command::OpenDocument(document));
    let finished = Command::FinishDocument { document, tree, finished: true };
    super::window::send(&mut window, finished);
    assert_eq!(n(&window), 1);
    assert!(window.query_by_label_contains("blind for Codes").is_none());
    assert_eq!(window.state().study.as_ref().unwrap().documents.n_codings(), 1, "and the list counts it");
}

/// Somebody who wrote this document and then has these words in hand.
fn with_words_in_hand(dir: &Path, words: &str) -> (Harness<'static, App>, DocumentId) {
    let mut window = with_project(dir, Tongue::English);
    let file = dir.join("U01.txt");
    put(&file, b"INT: Where?\nU01: Nowhere at all. I walk.\nINT: Ah.\nU01: Yes.\n");
    super::window::import(&mut window, vec![file]);
    let document = project(&window).documents()[0].id;
    super::window::send(&mut window, Command::OpenDocument(document));
    let text = project(&window).text(project(&window).documents()[0]).unwrap();
    let start = text.as_str().find(words).unwrap() as u32;
    let excerpt = Excerpt { document, span: Span::new(start, start + words.len() as u32) };
    super::window::send(&mut window, Command::Select(Some(excerpt)));
    window.run_steps(2);
    (window, document)
}

/// Ben puts `to` in place of `from` on a machine of his own, and the window shows it.
fn ben_corrects(window: &mut Harness<'_, App>, ben: &mut Session, document: DocumentId, from: &str, to: &str) {
    let _ = ben.refresh().unwrap();
    let text = ben.project().text(ben.project().document(document).unwrap()).unwrap();
    let at = text.as_str().find(from).unwrap() as u32;
    let place = Replacement { span: Span::new(at, at + from.len() as u32), text: to.to_owned() };
    let done = ben.commit_plan(to, |project, ids, _| plan::correct_text(project, ids, document, &[place]));
    done.unwrap().unwrap();
    until(window, "the correction of Ben", |app| {
        let project = app.study.as_ref().unwrap().session.project();
        let text = project.text(project.document(document).unwrap()).unwrap();
        text.as_str().contains(to) && !text.as_str().contains(from)
    });
    window.run_steps(3);
}

fn in_hand(window: &Harness<'_, App>) -> Option<String> {
    let excerpt = window.state().study.as_ref().unwrap().view.excerpt()?;
    Some(project(window).words(project(window).document(excerpt.document)?, excerpt.span).into_owned())
}

#[test]
fn a_code_lands_on_the_words_that_were_selected_whatever_a_colleague_corrects_before_them() {
    let dir = tempfile::tempdir().unwrap();
    let (mut window, document) = with_words_in_hand(dir.path(), "I walk");
    let mut ben = Session::open(&dir.path().join("study"), desk(dir.path(), "Ben", NOW)).unwrap().output;
    ben_corrects(&mut window, &mut ben, document, "Where?", "Where do you sleep at night?");
    assert_eq!(in_hand(&window).as_deref(), Some("I walk"));
    window.key_press(Key::C);
    window.run_steps(3);
    window.event(Event::Text("Moving".to_owned()));
    window.run_steps(3);
    // The picker is open when the next correction comes, and a code that stands before all others.
    ben_corrects(&mut window, &mut ben, document, "at night", "now");
    let mut draft = plan::CodeDraft::new(ben.project());
    draft.code_at(ben.ids(), "A first code").unwrap();
    ben.commit("Code", draft.into_ops()).unwrap();
    until(&mut window, "the code of Ben", |app| app.study.as_ref().unwrap().outline.rows.len() == 1);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(4);
    let document = project(&window).documents()[0];
    let coded: Vec<(String, String)> = project(&window)
        .codings(document)
        .map(|c| (project(&window).codes[&c.code].name.clone(), project(&window).words(document, c.span).into_owned()))
        .collect();
    assert_eq!(coded, [("Moving".to_owned(), "I walk".to_owned())]);
}

#[test]
fn words_in_hand_that_a_colleague_cut_are_let_go() {
    let dir = tempfile::tempdir().unwrap();
    let (mut window, document) = with_words_in_hand(dir.path(), "I walk");
    let mut ben = Session::open(&dir.path().join("study"), desk(dir.path(), "Ben", NOW)).unwrap().output;
    window.key_press(Key::C);
    window.run_steps(3);
    ben_corrects(&mut window, &mut ben, document, " I walk.", "");
    assert_eq!(in_hand(&window), None);
    assert!(!window.state().study.as_ref().unwrap().panels.code_picker.is_open());
}

#[test]
fn what_was_selected_in_a_document_left_is_selected_on_the_same_words_when_one_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let (mut window, document) = with_words_in_hand(dir.path(), "I walk");
    let other = dir.path().join("U02.txt");
    put(&other, b"INT: And you?\nU02: Well.\nINT: Ah.\nU02: Yes.\n");
    super::window::import(&mut window, vec![other]);
    let second = project(&window).documents().iter().map(|d| d.id).find(|id| *id != document).unwrap();
    super::window::send(&mut window, Command::OpenDocument(second));
    window.run_steps(2);
    let mut ben = Session::open(&dir.path().join("study"), desk(dir.path(), "Ben", NOW)).unwrap().output;
    ben_corrects(&mut window, &mut ben, document, "Where?", "Where do you sleep at night?");
    super::window::send(&mut window, Command::OpenDocument(document));
    window.run_steps(3);
    window.key_press(Key::C);
    window.run_steps(3);
    window.event(Event::Text("Moving".to_owned()));
    window.run_steps(3);
    window.key_press(Key::Enter);
    window.run_steps(4);
    let document = project(&window).document(document).unwrap();
    let coded: Vec<_> = project(&window).codings(document).map(|c| project(&window).words(document, c.span)).collect();
    assert_eq!(coded, ["I walk"]);
}

/// Ben removes the document on a machine of his own, and the window shows it.
fn ben_removes(window: &mut Harness<'_, App>, ben: &mut Session, document: DocumentId) {
    let _ = ben.refresh().unwrap();
    let done = ben.commit_plan("Removed", |project, _, _| plan::remove_document(project, document));
    done.unwrap().unwrap();
    until(window, "the removal by Ben", |app| {
        app.study.as_ref().unwrap().session.project().document(document).is_none()
    });
    window.run_steps(3);
}

#[test]
fn no_other_document_takes_the_place_of_one_that_a_colleague_removes_while_it_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let (mut window, document) = with_words_in_hand(dir.path(), "Nowhere");
    let file = dir.path().join("A01.txt");
    put(&file, b"INT: Here?\nA01: Here and there.\nINT: Ah.\nA01: Yes.\n");
    super::window::import(&mut window, vec![file]);
    super::window::send(&mut window, Command::OpenDocument(document));
    let mut ben = Session::open(&dir.path().join("study"), desk(dir.path(), "Ben", NOW)).unwrap().output;
    ben_removes(&mut window, &mut ben, document);
    assert_eq!(window.state().study.as_ref().unwrap().view.document, None);
    assert!(window.query_by_label_contains("U01” was removed meanwhile").is_some());
    window.get_by_label("Bring it back").click();
    window.run_steps(3);
    assert_eq!(window.state().study.as_ref().unwrap().view.document, Some(document));
}

#[test]
fn a_definition_of_a_code_that_a_colleague_removes_comes_back_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let (mut window, document) = with_words_in_hand(dir.path(), "Nowhere");
    let span = window.state().study.as_ref().unwrap().view.excerpt().unwrap().span;
    let new = Command::ApplyNewCode { path: "Place".to_owned(), parent: None, excerpt: Excerpt { document, span } };
    super::window::send(&mut window, new);
    let code = *project(&window).codes.keys().next().unwrap();
    super::window::send(&mut window, Command::SelectCode(Some(code)));
    window.run_steps(2);
    window.get_by_role_and_label(Role::MultilineTextInput, "Description").focus();
    window.run_steps(2);
    window.event(Event::Text("Where they sleep".to_owned()));
    window.run_steps(2);
    let mut ben = Session::open(&dir.path().join("study"), desk(dir.path(), "Ben", NOW)).unwrap().output;
    let _ = ben.refresh().unwrap();
    ben.commit_plan("Removed", |project, _, _| plan::remove_codes(project, &[code])).unwrap().unwrap();
    until(&mut window, "the removal by Ben", |app| app.study.as_ref().unwrap().session.project().code(code).is_none());
    window.run_steps(3);
    window.get_by_label("Bring it back").click();
    window.run_steps(3);
    assert_eq!(project(&window).code(code).unwrap().description, "Where they sleep");
}
