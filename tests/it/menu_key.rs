//! Context menus without a mouse: the Menu key and Shift+F10 open the menu of what has the keyboard, and the palette
//! offers what stands there for the document, the code and the words at hand.

use counterpoint::app::App;
use counterpoint::app::command::Command;
use counterpoint::app::here::{CodeDeed, Here, WordsDeed};
use counterpoint::app::words::Tongue;
use eframe::egui::{Event, Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::correcting::undoable;
use super::window::{ctrl, send, until, window};

fn with_sample(dir: &std::path::Path, tongue: Tongue) -> Harness<'static, App> {
    let mut window = window(dir, tongue);
    send(&mut window, Command::OpenSample);
    until(&mut window, "the sample", |app| app.study.is_some());
    window
}

fn press(window: &mut Harness<'_, App>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(5);
}

fn find(window: &mut Harness<'_, App>, letters: &str) {
    ctrl(window, Key::K);
    window.event(Event::Text(letters.to_owned()));
    window.run_steps(3);
    press(window, Modifiers::NONE, Key::Enter);
}

#[test]
fn the_menu_of_a_document_opens_and_is_walked_by_keys_and_gives_the_keyboard_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_sample(dir.path(), Tongue::English);
    window.get_by_label_contains("P02 Nurse,").focus();
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::Menu);
    assert!(window.query_by_label("How it was read…").is_some());
    assert!(window.get_by_label("Rename…").is_focused(), "the first entry has the keyboard");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(window.get_by_label("Open beside").is_focused());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("How it was read…").is_none());
    assert!(window.get_by_label_contains("P02 Nurse,").is_focused(), "the document has the keyboard again");
    press(&mut window, Modifiers::SHIFT, Key::F10);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label_contains("New name of").or(window.query_by_label("Rename")).is_some());
}

#[test]
fn the_menu_of_the_words_opens_at_the_caret_and_codes_them() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_sample(dir.path(), Tongue::English);
    let at = window.get_by_label_contains("whoever is sitting").rect().left_top() + vec2(60.0, 8.0);
    window.drag_at(at);
    window.drop_at(at);
    window.run_steps(3);
    press(&mut window, Modifiers::NONE, Key::S);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    assert!(window.get_by_label("Code… C").is_focused());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.state().study.as_ref().unwrap().panels.code_picker.is_open());
}

#[test]
fn what_stands_in_the_menus_alone_is_found_in_the_palette() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_sample(dir.path(), Tongue::English);
    find(&mut window, "finished by me users");
    assert_eq!(undoable(&window).as_deref(), Some("“P01 Social worker” finished for “Users”"));
    find(&mut window, "document language french");
    assert_eq!(undoable(&window).as_deref(), Some("Language of “P01 Social worker” set"));
}

#[test]
fn the_palette_says_what_is_missing_where_nothing_is_at_hand() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_sample(dir.path(), Tongue::French);
    send(&mut window, Command::Here(Here::Code(CodeDeed::Rename)));
    assert!(window.query_by_label_contains("Aucun code n’est sélectionné").is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    send(&mut window, Command::Here(Here::Words(WordsDeed::CodeInVivo)));
    assert!(window.query_by_label_contains("Sélectionnez d’abord des mots").is_some());
}
