//! Transcripts corrected in the window: nothing typed is lost, and undo takes it back.

use counterpoint::app::App;
use counterpoint::app::command::{Command, Tab};
use counterpoint::app::words::Tongue;
use counterpoint::model::{DocumentId, Excerpt};
use eframe::egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::window::{ctrl, import, send, until, window, with_project};

/// A project with two short interviews, the first one open.
#[expect(clippy::disallowed_methods, reason = "tests may write plain files")]
fn with_interviews(dir: &std::path::Path) -> Harness<'static, App> {
    let mut window = with_project(dir, Tongue::English);
    let file = |name: &str| {
        let path = dir.join(format!("{name}.txt"));
        std::fs::write(&path, format!("INT: Where do you sleep, {name}?\n{name}: In a room. It is cold.\n")).unwrap();
        path
    };
    import(&mut window, vec![file("Ana"), file("Ben")]);
    // What came in is told in a dialog.
    window.key_press(Key::Escape);
    window.run_steps(4);
    let ana = named(&window, "Ana");
    send(&mut window, Command::OpenDocument(ana));
    window
}

pub(super) fn named(window: &Harness<'_, App>, name: &str) -> DocumentId {
    let study = window.state().study.as_ref().unwrap();
    study.session.project().document_named(name).unwrap().id
}

pub(super) fn text(window: &Harness<'_, App>, name: &str) -> String {
    let project = window.state().study.as_ref().unwrap().session.project();
    project.text(project.document_named(name).unwrap()).unwrap().as_str().to_owned()
}

pub(super) fn undoable(window: &Harness<'_, App>) -> Option<String> {
    window.state().study.as_ref().unwrap().session.undo_label().map(str::to_owned)
}

/// Types at the beginning of the first question.
fn write(window: &mut Harness<'_, App>, text: &str) {
    window.key_press(Key::Home);
    window.run_steps(3);
    window.event(Event::Text(text.to_owned()));
    window.run_steps(4);
}

#[test]
fn ctrl_e_corrects_done_is_one_change_and_undo_restores() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path());
    let before = text(&window, "Ana");
    ctrl(&mut window, Key::E);
    write(&mut window, "So: ");
    assert!(window.query_by_label("So: Where do you sleep, Ana?").is_some());
    ctrl(&mut window, Key::Z);
    assert!(window.query_by_label("Where do you sleep, Ana?").is_some(), "undo takes back what was typed");
    assert_ne!(undoable(&window).as_deref(), None);
    write(&mut window, "Now: ");
    ctrl(&mut window, Key::Enter);
    assert_eq!(undoable(&window).as_deref(), Some("“Ana” corrected: 1 place"));
    assert!(text(&window, "Ana").starts_with("INT: Now: Where"));
    ctrl(&mut window, Key::Z);
    assert_eq!(text(&window, "Ana"), before);
}

#[test]
fn going_elsewhere_keeps_what_was_corrected_and_an_excerpt_its_words() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path());
    let (ana, ben) = (named(&window, "Ana"), named(&window, "Ben"));
    ctrl(&mut window, Key::E);
    write(&mut window, "One. ");
    send(&mut window, Command::OpenDocument(ben));
    assert!(text(&window, "Ana").contains("One. Where"));
    send(&mut window, Command::OpenDocument(ana));
    ctrl(&mut window, Key::E);
    write(&mut window, "Two. ");
    send(&mut window, Command::ShowTab(Tab::History));
    assert!(text(&window, "Ana").contains("Two. One. Where"));
    send(&mut window, Command::ShowTab(Tab::Reader));
    ctrl(&mut window, Key::E);
    write(&mut window, "Three. ");
    let span = {
        let project = window.state().study.as_ref().unwrap().session.project();
        let text = project.text(project.document(ana).unwrap()).unwrap();
        let byte = text.as_str().find("cold").unwrap();
        text.span(byte..byte + 4)
    };
    send(&mut window, Command::ShowExcerpt(Excerpt { document: ana, span }));
    let study = window.state().study.as_ref().unwrap();
    let project = study.session.project();
    let selected = study.view.excerpt().unwrap();
    assert_eq!(project.words(project.document(ana).unwrap(), selected.span), "cold");
    assert!(text(&window, "Ana").contains("Three. Two."));
}

#[test]
fn corrections_are_there_again_after_a_crash_and_only_once() {
    let dir = tempfile::tempdir().unwrap();
    let mut first = with_interviews(dir.path());
    ctrl(&mut first, Key::E);
    write(&mut first, "Lost? ");
    first.run_steps(30);
    assert!(!text(&first, "Ana").contains("Lost?"));
    // Nobody closes anything: the program is gone.
    drop(first);
    for _ in 0..2 {
        let mut again = window(dir.path(), Tongue::English);
        send(&mut again, Command::OpenProject(dir.path().join("study")));
        until(&mut again, "the project", |app| app.study.is_some());
        assert_eq!(text(&again, "Ana").matches("Lost?").count(), 1);
    }
}
