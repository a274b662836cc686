//! What a person does in the picker, by the keys and the words on the screen.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::command::Command;
use crate::app::panels::workbench::Workbench;
use crate::model::testing::Fixture;
use crate::model::{Excerpt, Span};

/// Opens the picker for the first word, `Nowhere`.
fn open() -> Harness<'static, Workbench> {
    let fixture = Fixture::of("U01: [Nowhere|Street]. I walked.\nU02: [cold|Weather/Cold], [tired|Body/Tired].");
    let mut harness = Workbench::new(fixture).harness(1300.0, 700.0);
    let document = harness.state().document.unwrap();
    harness.state_mut().selection = Some(Excerpt { document, span: Span::new(5, 12) });
    harness.state().commands.send(Command::PickCode);
    harness.run_ok();
    harness
}

fn letters(harness: &mut Harness<'_, Workbench>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run_ok();
}

fn press(harness: &mut Harness<'_, Workbench>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}

/// Returns the codes of the first word.
fn codes(harness: &Harness<'_, Workbench>) -> Vec<String> {
    let desk = harness.state();
    let document = desk.project.documents()[0];
    let here = desk.project.codings(document).filter(|c| c.span == Span::new(5, 12));
    let mut codes: Vec<String> = here.map(|c| desk.outline.path(c.code).to_owned()).collect();
    codes.sort();
    codes
}

#[test]
fn letters_and_enter_of_one_frame_apply_the_code_that_was_typed() {
    let mut harness = open();
    letters(&mut harness, "t");
    let enter =
        Event::Key { key: Key::Enter, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
    harness.input_mut().events.extend([Event::Text("ired".to_owned()), enter]);
    harness.run_ok();
    assert_eq!(codes(&harness), ["Body/Tired", "Street"]);
}

#[test]
fn several_codes_are_marked_and_applied_as_one_change() {
    let mut harness = open();
    letters(&mut harness, "col");
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert!(harness.state().picker.is_open());
    assert!(harness.query_by_label("Leave out Cold").is_some());
    letters(&mut harness, "tir");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!harness.state().picker.is_open());
    assert_eq!(codes(&harness), ["Body/Tired", "Street", "Weather/Cold"]);
    let applied = harness.state().log.iter().filter(|c| matches!(c, Command::ApplyCodes { .. })).count();
    assert_eq!(applied, 1);
}

#[test]
fn a_code_that_is_there_stands_first_and_is_taken_back() {
    let mut harness = open();
    let other = harness.get_by_label("Weather/Cold").rect();
    let above = |r: eframe::egui::Rect| r.left() == other.left() && r.top() < other.top();
    assert!(harness.get_all_by_label("Street").any(|node| above(node.rect())));
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    assert!(harness.query_by_label("Keep Street").is_some());
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(codes(&harness).is_empty());
}

#[test]
fn a_mark_is_taken_off_again_and_escape_applies_nothing() {
    let mut harness = open();
    letters(&mut harness, "col");
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    harness.get_by_label("Leave out Cold").click();
    harness.run_ok();
    assert!(harness.query_by_label("Leave out Cold").is_none());
    letters(&mut harness, "tir");
    press(&mut harness, Modifiers::SHIFT, Key::Enter);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(codes(&harness), ["Street"]);
}

#[test]
fn a_known_code_takes_three_keystrokes() {
    let mut harness = open();
    letters(&mut harness, "w");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(codes(&harness), ["Street", "Weather"]);
}
