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

#[test]
fn the_project_is_looked_at_as_it_was_nothing_changes_there_and_it_comes_back_as_one_change() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    for name in ["Housing", "Fear"] {
        send(&mut window, Command::AddCode { tree: None, parent: None, behind: None, name: name.to_owned() });
    }
    let codes = |window: &Harness<'_, App>| {
        let rows = &window.state().study.as_ref().unwrap().outline.rows;
        rows.iter().map(|r| r.name.clone()).collect::<Vec<_>>()
    };
    let history = |window: &Harness<'_, App>| window.state().study.as_ref().unwrap().session.history().to_vec();
    let then = history(&window)[0].at;
    send(&mut window, Command::LookBack(then));
    until(&mut window, "the past", |app| app.study.as_ref().is_some_and(|s| s.session.looks_back().is_some()));
    assert_eq!(codes(&window), ["Housing"]);
    assert!(window.query_by_label_contains("This is the project as it was on").is_some());
    send(&mut window, Command::AddCode { tree: None, parent: None, behind: None, name: "Not here".to_owned() });
    ctrl(&mut window, Key::Z);
    assert!(window.query_by_label_contains("nothing can be changed here").is_some());
    assert_eq!(history(&window).len(), 2);
    window.get_by_label("Back to now").click();
    window.run_steps(3);
    assert_eq!(codes(&window), ["Housing", "Fear"]);

    send(&mut window, Command::LookBack(then));
    until(&mut window, "the past", |app| app.study.as_ref().is_some_and(|s| s.session.looks_back().is_some()));
    window.get_by_label("Restore from here").click();
    window.run_steps(3);
    assert_eq!((codes(&window), history(&window).len()), (vec!["Housing".to_owned()], 3));
    ctrl(&mut window, Key::Z);
    assert_eq!(codes(&window), ["Housing", "Fear"], "restoring is taken back like any change");
}

#[test]
fn the_palette_says_what_undo_takes_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    send(&mut window, Command::AddCode { tree: None, parent: None, behind: None, name: "Housing".to_owned() });
    ctrl(&mut window, Key::K);
    assert!(window.query_by_label("Undo: Code “Housing” added").is_some());
}

#[test]
fn the_command_line_filters_the_history_and_counts_what_was() {
    let study = super::study::Study::with_project();
    study.file("a.csv", "code,description\nHousing,Where\n");
    study.file("b.csv", "code,description\nFear,Of what\n");
    study.run("apply-codes p a.csv --coder Zoe").ends(0);
    study.run("apply-codes p b.csv --coder Ben").ends(0);
    let of_zoe = study.run("history p --coder Zoe --format csv").ends(0).out;
    assert_eq!(of_zoe.lines().count(), 2, "{of_zoe}");
    let about_fear = study.run("history p --code Fear --kind codes --format csv").ends(0).out;
    assert!(about_fear.contains(",Ben,") && !about_fear.contains(",Zoe,"), "{about_fear}");
    let stamp = of_zoe.lines().nth(1).and_then(|line| line.split(',').next()).unwrap();
    let then = study.run(&format!("codes p --at {stamp} --format csv")).ends(0).out;
    assert!(then.contains("Housing") && !then.contains("Fear"), "{then}");
    study.run("codes p --at 1999").ends(1);
    study.run("check p --at 1999").ends(2);
}
