//! What a transcriber marked beside the words: listed in its tab, found by a search, and a click goes to the place.

use counterpoint::app::command::{Command, Tab};
use counterpoint::app::words::{Tongue, events as say};
use egui_kittest::kittest::Queryable as _;

use super::window::{send, until, with_project};

const TALK: &str = "INT: And at night? (laughs)\nP01: I wait (2.0) and wait.\nINT: Ah.\nP01: (sighs) Yes. (laughs)\n";

#[test]
fn marks_are_listed_by_kind_and_a_click_goes_to_the_place() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let path = dir.path().join("Interview 1.txt");
    super::study::put(&path, TALK.as_bytes());
    send(&mut window, Command::ImportTranscripts(vec![path]));
    until(&mut window, "the import", |app| app.study.as_ref().is_some_and(|s| s.documents.rows.len() == 1));
    send(&mut window, Command::ShowTab(Tab::Events));
    for _ in 0..500 {
        window.step();
        if window.query_by_label("laughter 2").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    window.get_by_label("laughter 2").click();
    window.run_steps(3);
    assert!(window.query_by_label(&Tongue::English.fill(say::N_EVENTS, &[("n", "2")])).is_some());
    window.get_by_label("laughter: (laughs), P01, Interview 1").click();
    window.run_steps(3);
    let study = window.state().study.as_ref().unwrap();
    let excerpt = study.view.selection.expect("the mark is selected");
    let project = study.session.project();
    let document = project.document(excerpt.document).unwrap();
    assert_eq!((study.view.tab, &*project.words(document, excerpt.span)), (Tab::Reader, "(laughs)"));
}
