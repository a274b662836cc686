//! The excerpts of the sample, asked for and changed in the window by the keyboard alone.

use counterpoint::app::App;
use counterpoint::app::command::Tab;
use counterpoint::app::words::Tongue;
use counterpoint::model::Outline;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::window::{ctrl, until, window};

fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    window.run_steps(4);
}

fn type_text(window: &mut Harness<'_, App>, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run_steps(3);
}

/// Returns how many codings stand with the code of that path itself.
fn n_codings(window: &Harness<'_, App>, path: &str) -> usize {
    let project = window.state().study.as_ref().unwrap().session.project();
    let code = Outline::of(project).find(project, path).unwrap();
    project.documents().iter().map(|d| project.codings(d).filter(|c| c.code == code).count()).sum()
}

#[test]
fn many_excerpts_are_recoded_by_keys_and_come_back_by_one_undo() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(dir.path(), Tongue::English);
    window.get_by_label_contains("Open the sample project").click();
    until(&mut window, "the sample", |app| app.study.is_some());
    let (from, to) = ("Users/Breaks and rest/Sleep", "Users/Withdrawal/Relapse");
    let before = (n_codings(&window, from), n_codings(&window, to));

    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::E);
    window.run_steps(4);
    type_text(&mut window, "sleep");
    press(&mut window, Key::Enter);
    window.get_by_label_contains("· out of 20 participants in 20 documents");
    ctrl(&mut window, Key::A);
    press(&mut window, Key::R);
    type_text(&mut window, "relapse");
    press(&mut window, Key::Enter);
    assert_eq!(n_codings(&window, from), 0);
    let after = n_codings(&window, to);
    assert!(after > before.1 && after <= before.0 + before.1);

    let history = |window: &Harness<'_, App>| window.state().study.as_ref().unwrap().session.history().len();
    let n_changes = history(&window);
    ctrl(&mut window, Key::Z);
    assert_eq!((n_codings(&window, from), n_codings(&window, to)), before);
    assert_eq!(history(&window), n_changes + 1, "one change takes one change back");

    // What is not coded: the last turn, opened in its document.
    window.get_by_label("Not coded").click();
    window.run_steps(2);
    until(&mut window, "the words", |app| app.study.as_ref().is_some_and(|s| !s.panels.excerpts.is_waiting()));
    window.get_by_label_contains("turns have no code");
    press(&mut window, Key::End);
    press(&mut window, Key::Enter);
    let view = &window.state().study.as_ref().unwrap().view;
    assert_eq!(view.tab, Tab::Reader);
    assert!(view.excerpt().is_some_and(|s| Some(s.document) == view.document));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Num3);
    window.run_steps(4);
    window.get_by_label_contains("turns have no code");
}
