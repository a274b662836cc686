//! Memos and the history, as somebody uses them in the window.

use counterpoint::app::App;
use counterpoint::app::command::Command;
use counterpoint::app::words::Tongue;
use counterpoint::model::Subject;
use counterpoint::session::DraftOn;
use eframe::egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::window::{ctrl, send, until, window, with_project};

#[test]
fn what_was_being_written_when_the_program_stopped_is_there_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut first = with_project(dir.path(), Tongue::English);
    let on = Subject::Project(first.state().study.as_ref().unwrap().session.project().id);
    send(
        &mut first,
        Command::KeepDraft { on: DraftOn::Memo(on), before: String::new(), text: "Half a tho".to_owned() },
    );
    // Nobody closes anything: the program is gone.
    drop(first);
    let mut again = window(dir.path(), Tongue::English);
    send(&mut again, Command::OpenProject(dir.path().join("study")));
    until(&mut again, "the project", |app| app.study.is_some());
    let memo = |window: &Harness<'_, App>| window.state().study.as_ref().unwrap().session.project().memo(on).to_owned();
    assert_eq!(memo(&again), "Half a tho");
    assert!(again.query_by_label_contains("What you had written was recovered").is_some());
    ctrl(&mut again, Key::Z);
    assert_eq!(memo(&again), "", "it is one change, and can be taken back");
}
