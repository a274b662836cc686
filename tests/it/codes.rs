//! The code trees as somebody uses them: merging, splitting and colouring through their dialogs, from the keyboard.

use counterpoint::app::App;
use counterpoint::app::command::Command;
use counterpoint::app::words::Tongue;
use counterpoint::model::{CodeId, Colour};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::window::{ctrl, send, until, window};

fn sample(dir: &std::path::Path) -> Harness<'static, App> {
    let mut window = window(dir, Tongue::English);
    send(&mut window, Command::OpenSample);
    until(&mut window, "the sample", |app| app.study.is_some());
    window
}

fn code(window: &Harness<'_, App>, name: &str) -> Option<CodeId> {
    let study = window.state().study.as_ref().unwrap();
    study.outline.rows.iter().find(|r| r.name == name).map(|r| r.code)
}

fn n_codings(window: &Harness<'_, App>, code: CodeId) -> usize {
    let project = window.state().study.as_ref().unwrap().session.project();
    project.documents().iter().map(|d| project.codings(d).filter(|c| c.code == code).count()).sum()
}

/// Two codes of the sample with codings of their own and nothing below them.
fn two_leaves(window: &Harness<'_, App>) -> [(CodeId, String); 2] {
    let study = window.state().study.as_ref().unwrap();
    let rows = study.outline.rows.iter().enumerate();
    let leaves = rows.filter(|(i, r)| r.end == i + 1 && n_codings(window, r.code) > 1);
    let found: Vec<_> = leaves.map(|(_, r)| (r.code, r.name.clone())).take(2).collect();
    found.try_into().unwrap()
}

pub(super) fn press(window: &mut Harness<'_, App>, key: Key) {
    window.key_press(key);
    window.run_steps(4);
}

pub(super) fn write(window: &mut Harness<'_, App>, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run_steps(4);
}

#[test]
fn a_code_is_merged_from_the_keyboard_after_seeing_what_comes_of_it_and_undo_parts_them() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = sample(dir.path());
    let [(gone, gone_name), (stays, stays_name)] = two_leaves(&window);
    let (n_gone, n_stays) = (n_codings(&window, gone), n_codings(&window, stays));
    send(&mut window, Command::SelectCode(Some(gone)));
    window.get_by_role_and_label(Role::TreeItem, &gone_name).click();
    window.run_steps(4);
    press(&mut window, Key::J);
    write(&mut window, &stays_name);
    assert!(window.query_by_label(&format!("“{stays_name}” afterwards")).is_some());
    press(&mut window, Key::Enter);
    assert!(code(&window, &gone_name).is_none());
    assert!(n_codings(&window, stays) > n_stays && n_codings(&window, stays) <= n_stays + n_gone);
    assert!(window.get_by_role_and_label(Role::TreeItem, &stays_name).is_focused(), "the keyboard goes on");
    ctrl(&mut window, Key::Z);
    assert_eq!((n_codings(&window, gone), n_codings(&window, stays)), (n_gone, n_stays));
}

#[test]
fn a_code_is_split_into_a_new_one_beside_it_by_the_codings_that_are_ticked() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = sample(dir.path());
    let [(split, name), _] = two_leaves(&window);
    let n = n_codings(&window, split);
    send(&mut window, Command::SelectCode(Some(split)));
    window.get_by_role_and_label(Role::TreeItem, &name).click();
    window.run_steps(4);
    press(&mut window, Key::S);
    write(&mut window, "Something of its own");
    window.query_all_by_role(Role::CheckBox).next().unwrap().click();
    window.run_steps(4);
    window.get_by_role_and_label(Role::Button, "Split").click();
    window.run_steps(4);
    let new = code(&window, "Something of its own").unwrap();
    assert_eq!((n_codings(&window, split), n_codings(&window, new)), (n - 1, 1));
    let outline = &window.state().study.as_ref().unwrap().outline;
    assert_eq!(outline.index(new), outline.index(split).map(|i| i + 1), "right behind it");
    ctrl(&mut window, Key::Z);
    assert_eq!(n_codings(&window, split), n);
    assert!(code(&window, "Something of its own").is_none());
}

#[test]
fn a_colour_is_chosen_by_its_name() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = sample(dir.path());
    let [(one, name), _] = two_leaves(&window);
    send(&mut window, Command::SelectCode(Some(one)));
    window.get_by_role_and_label(Role::TreeItem, &name).click();
    window.run_steps(4);
    press(&mut window, Key::C);
    window.get_by_label("Colour raspberry").click();
    window.run_steps(4);
    let study = window.state().study.as_ref().unwrap();
    assert_eq!(study.session.project().code(one).unwrap().colour, Some(Colour::PALETTE[9]));
    assert!(window.get_by_role_and_label(Role::TreeItem, &name).is_focused());
}

#[test]
fn a_key_finds_codes_from_anywhere() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = sample(dir.path());
    let [_, (_, name)] = two_leaves(&window);
    window.key_press_modifiers(Modifiers::COMMAND, Key::T);
    window.run_steps(4);
    write(&mut window, &name);
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::F2);
    write(&mut window, "Renamed");
    press(&mut window, Key::Enter);
    let renamed = window.state().study.as_ref().unwrap().outline.rows.iter().any(|r| r.name.contains("Renamed"));
    assert!(renamed);
}

#[test]
fn after_a_used_code_is_removed_its_neighbour_has_the_keyboard() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = sample(dir.path());
    let [(gone, name), _] = two_leaves(&window);
    send(&mut window, Command::SelectCode(Some(gone)));
    window.get_by_role_and_label(Role::TreeItem, &name).click();
    window.run_steps(4);
    press(&mut window, Key::Delete);
    press(&mut window, Key::Enter);
    window.run_steps(4);
    assert!(code(&window, &name).is_none());
    let focused = window.query_all_by_role(Role::TreeItem).filter(|row| row.is_focused()).count();
    assert_eq!(focused, 1);
    let n = window.state().study.as_ref().unwrap().outline.rows.len();
    press(&mut window, Key::N);
    write(&mut window, "Here");
    press(&mut window, Key::Enter);
    assert_eq!(window.state().study.as_ref().unwrap().outline.rows.len(), n + 1);
}
