//! What a transcriber marked beside the words: listed in its tab, found by a search, and a click goes to the place.

use counterpoint::app::command::{Command, Tab};
use counterpoint::app::words::{Tongue, events as say};
use egui_kittest::kittest::Queryable as _;

use super::window::{import, send, with_project};

const TALK: &str = "INT: And at night? (laughs)\nP01: I wait (2.0) and wait.\nINT: Ah.\nP01: (sighs) Yes. (laughs)\n";

/// A window on a project with [`TALK`], the list of its events open.
fn listed(dir: &std::path::Path) -> egui_kittest::Harness<'static, counterpoint::app::App> {
    let mut window = with_project(dir, Tongue::English);
    let path = dir.join("Interview 1.txt");
    super::study::put(&path, TALK.as_bytes());
    import(&mut window, vec![path]);
    send(&mut window, Command::ShowTab(Tab::Events));
    for _ in 0..500 {
        window.step();
        if window.query_by_label("laughter 2").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    window
}

#[test]
fn events_are_narrowed_to_a_role_and_a_speaker() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = listed(dir.path());
    let choose = |window: &mut egui_kittest::Harness<'static, counterpoint::app::App>, of: &str, what: &str| {
        window.get_by_label(of).click();
        window.run_steps(3);
        window.get_by_label(what).click();
        window.run_steps(3);
    };
    choose(&mut window, "Role of who speaks", "Interviewers");
    assert!(window.query_by_label("1 event").is_some(), "the interviewer laughs once");
    assert!(window.query_by_label("laughter: (laughs), INT, Interview 1").is_some());
    choose(&mut window, "Role of who speaks", "Every role");
    choose(&mut window, "Who speaks", "P01");
    assert!(window.query_by_label("3 events").is_some());
    assert!(window.query_by_label("laughter: (laughs), INT, Interview 1").is_none());
}

#[test]
fn marks_are_listed_by_kind_and_a_click_goes_to_the_place() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = listed(dir.path());
    window.get_by_label("laughter 2").click();
    window.run_steps(3);
    assert!(window.query_by_label(&Tongue::English.fill(say::N_EVENTS, &[("n", "2")])).is_some());
    window.get_by_label("laughter: (laughs), P01, Interview 1").click();
    window.run_steps(3);
    let study = window.state().study.as_ref().unwrap();
    let excerpt = study.view.excerpt().expect("the mark is selected");
    let project = study.session.project();
    let document = project.document(excerpt.document).unwrap();
    assert_eq!((study.view.tab, &*project.words(document, excerpt.span)), (Tab::Reader, "(laughs)"));
}
