//! Two documents side by side, and coming back to where one was reading.

use counterpoint::app::App;
use counterpoint::app::command::Command;
use counterpoint::app::state::View;
use counterpoint::app::words::Tongue;
use counterpoint::model::{DocumentId, Excerpt};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::window::{ctrl, import, send, until, window, with_project};

/// A project with two interviews of sixty turns each.
#[expect(clippy::disallowed_methods, reason = "tests may write plain files")]
fn with_interviews(dir: &std::path::Path) -> Harness<'static, App> {
    let mut window = with_project(dir, Tongue::English);
    let file = |name: &str| {
        let path = dir.join(format!("{name}.txt"));
        let turns = |i| format!("INT: Question {i} to {name}?\n{name}01: Answer {i} of {name}, in a few words.\n");
        std::fs::write(&path, (0..60).map(turns).collect::<String>()).unwrap();
        path
    };
    import(&mut window, vec![file("Ana"), file("Ben")]);
    window
}

fn view<'a>(window: &'a Harness<'_, App>) -> &'a View {
    &window.state().study.as_ref().unwrap().view
}

fn named(window: &Harness<'_, App>, name: &str) -> DocumentId {
    let study = window.state().study.as_ref().unwrap();
    study.session.project().document_named(name).unwrap().id
}

fn excerpt(window: &Harness<'_, App>, name: &str, turn: usize) -> Excerpt {
    let id = named(window, name);
    let document = window.state().study.as_ref().unwrap().session.project().document(id).unwrap().clone();
    Excerpt { document: id, span: document.turns[turn].words }
}

fn place(window: &Harness<'_, App>, paragraph: &str) -> Option<Rect> {
    window.query_by_role_and_label(Role::Paragraph, paragraph).map(|n| n.rect())
}

fn key(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    window.run_steps(4);
}

#[test]
fn a_second_document_is_opened_beside_from_the_list_and_keys_go_from_one_to_the_other() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path());
    let (ana, ben) = (named(&window, "Ana"), named(&window, "Ben"));
    window.query_all_by_role(Role::ListItem).last().unwrap().click_secondary();
    window.run_steps(4);
    window.get_by_role_and_label(Role::Button, "Open beside").click();
    window.run_steps(5);
    assert_eq!((view(&window).document, view(&window).beside, view(&window).on_right), (Some(ben), Some(ana), true));
    let (left, right) = (place(&window, "Question 0 to Ana?").unwrap(), place(&window, "Question 0 to Ben?").unwrap());
    assert!(left.right() < right.left());
    key(&mut window, Key::S);
    assert_eq!(view(&window).excerpt().map(|e| e.document), Some(ben), "keys go to the one that was opened");
    key(&mut window, Key::F6);
    assert_eq!((view(&window).document, view(&window).excerpt()), (Some(ana), None));
    key(&mut window, Key::S);
    assert_eq!(view(&window).excerpt().map(|e| e.document), Some(ana));
    key(&mut window, Key::F6);
    assert_eq!(view(&window).excerpt().map(|e| e.document), Some(ben), "each keeps what is selected in it");
    ctrl(&mut window, Key::B);
    assert_eq!((view(&window).document, view(&window).beside), (Some(ana), None));
    assert!(place(&window, "Question 0 to Ben?").is_none());
}

#[test]
fn a_press_turns_to_the_reader_under_the_pointer() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path());
    let (ana, ben) = (named(&window, "Ana"), named(&window, "Ben"));
    send(&mut window, Command::OpenDocument(ana));
    send(&mut window, Command::OpenBeside(Some(ben)));
    window.run_steps(3);
    let at = place(&window, "Question 2 to Ana?").unwrap().left_top() + eframe::egui::vec2(20.0, 12.0);
    for _ in 0..2 {
        window.drag_at(at);
        window.drop_at(at);
        window.step();
    }
    window.run_steps(4);
    assert_eq!(view(&window).document, Some(ana));
    let selected = view(&window).excerpt().unwrap();
    let project = window.state().study.as_ref().unwrap().session.project();
    assert_eq!(project.words(project.document(ana).unwrap(), selected.span), "Question");
    key(&mut window, Key::T);
    assert_eq!(view(&window).excerpt().map(|e| e.document), Some(ana), "and the keys follow");
}

#[test]
fn an_excerpt_is_shown_by_the_reader_that_holds_its_document() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path());
    let (ana, ben) = (named(&window, "Ana"), named(&window, "Ben"));
    send(&mut window, Command::OpenDocument(ana));
    send(&mut window, Command::OpenBeside(Some(ben)));
    let far = excerpt(&window, "Ana", 80);
    send(&mut window, Command::ShowExcerpt(far));
    window.run_steps(3);
    assert_eq!((view(&window).document, view(&window).beside), (Some(ana), Some(ben)));
    assert!(place(&window, "Question 40 to Ana?").is_some() && place(&window, "Question 0 to Ben?").is_some());
}

#[test]
fn the_same_document_is_read_at_two_places() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path());
    let ana = named(&window, "Ana");
    send(&mut window, Command::OpenDocument(ana));
    ctrl(&mut window, Key::B);
    assert_eq!((view(&window).document, view(&window).beside), (Some(ana), Some(ana)));
    let far = excerpt(&window, "Ana", 100);
    send(&mut window, Command::ShowExcerpt(far));
    window.run_steps(3);
    let (left, right) = (place(&window, "Question 0 to Ana?").unwrap(), place(&window, "Question 50 to Ana?").unwrap());
    assert!(left.right() < right.left());
    window.get_all_by_label("Close this reader (Ctrl B)").next().unwrap().click();
    window.run_steps(5);
    assert_eq!((view(&window).document, view(&window).beside), (Some(ana), None));
    assert!(place(&window, "Question 50 to Ana?").is_some() && place(&window, "Question 0 to Ana?").is_none());
}

#[test]
fn what_was_read_is_open_again_at_its_line_after_the_program_was_closed() {
    let dir = tempfile::tempdir().unwrap();
    let mut first = with_interviews(dir.path());
    let (ana, ben) = (named(&first, "Ana"), named(&first, "Ben"));
    send(&mut first, Command::OpenDocument(ana));
    let far = excerpt(&first, "Ana", 100);
    send(&mut first, Command::ShowExcerpt(far));
    send(&mut first, Command::OpenBeside(Some(ben)));
    let far = excerpt(&first, "Ben", 60);
    send(&mut first, Command::ShowExcerpt(far));
    first.run_steps(3);
    let before = [place(&first, "Question 50 to Ana?").unwrap(), place(&first, "Question 30 to Ben?").unwrap()];
    send(&mut first, Command::CloseProject);
    let settings = first.state().settings.clone();
    drop(first);
    let mut again = window(dir.path(), Tongue::English);
    again.state_mut().settings = settings;
    send(&mut again, Command::OpenProject(dir.path().join("study")));
    until(&mut again, "the project", |app| app.study.is_some());
    again.run_steps(3);
    assert_eq!((view(&again).document, view(&again).beside, view(&again).on_right), (Some(ben), Some(ana), true));
    let after = [place(&again, "Question 50 to Ana?").unwrap(), place(&again, "Question 30 to Ben?").unwrap()];
    for (before, after) in before.iter().zip(after) {
        // To the line: by how much the first line was scrolled out is not kept.
        assert!((before.top() - after.top()).abs() < 40.0, "{before:?} {after:?}");
    }
}
