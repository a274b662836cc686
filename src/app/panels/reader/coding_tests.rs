//! Coding without the mouse, and with it: what keys, handles, menus and the strip of digits do to a small project.

use eframe::egui::{Event, Key, Modifiers, Pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::tests::{TALK, click, drag, keys, open, rect, selected};
use crate::app::panels::workbench::Workbench;

const ROOM: &str = "I had a room. It was cold.";

/// Returns what is coded, as `words: code`, in the order of the letters.
fn coded(harness: &Harness<'_, Workbench>) -> Vec<String> {
    let desk = harness.state();
    let document = desk.project.documents()[0];
    let said = |c: crate::model::PlacedCoding<'_>| {
        format!("{}: {}", desk.project.words(document, c.span), desk.outline.path(c.code))
    };
    let mut all: Vec<String> = desk.project.codings(document).map(said).collect();
    all.sort();
    all
}

fn press(harness: &mut Harness<'_, Workbench>, key: Key) {
    keys(harness, &[(Modifiers::NONE, key)]);
}

/// A place `x` points into a paragraph.
fn into(harness: &Harness<'_, Workbench>, paragraph: &str, x: f32) -> Pos2 {
    rect(harness, paragraph).left_center() + vec2(x, 0.0)
}

#[test]
fn digits_stand_for_pinned_codes_and_then_for_recent_ones() {
    let mut harness = open("U01: [Nowhere|Street], [cold|Cold], [tired|Tired].\nU02: I had a room. It was cold.");
    assert!(harness.query_by_label("1: Tired").is_some(), "applied last");
    let cold = harness.state().outline.find(&harness.state().project, "Cold").unwrap();
    harness.state().commands.send(crate::app::command::Command::PinCode { code: cold, pinned: true });
    harness.run_ok();
    assert!(harness.query_by_label("1: Cold, pinned").is_some() && harness.query_by_label("2: Tired").is_some());
    let at = into(&harness, ROOM, 2.0);
    click(&mut harness, at, 1);
    press(&mut harness, Key::T);
    press(&mut harness, Key::Num1);
    // Without Shift a French keyboard types `"` where the 3 is.
    let quote = Event::Key {
        key: Key::Quote,
        physical_key: Some(Key::Num3),
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    harness.event(quote);
    harness.run_ok();
    let applied: Vec<String> = coded(&harness).into_iter().filter(|c| c.starts_with(ROOM)).collect();
    assert_eq!(applied, [format!("{ROOM}: Cold"), format!("{ROOM}: Street")]);
    assert!(harness.query_by_label("2: Street").is_some(), "what was applied last comes first");
}

#[test]
fn a_project_without_codes_has_no_strip_and_a_digit_does_nothing() {
    let mut harness = open("U01: I had a room. It was cold.");
    assert!(harness.query_by_label_contains("1:").is_none());
    let at = into(&harness, ROOM, 2.0);
    click(&mut harness, at, 1);
    press(&mut harness, Key::T);
    press(&mut harness, Key::Num1);
    assert!(coded(&harness).is_empty());
}

#[test]
fn a_code_of_the_strip_is_applied_by_a_click() {
    let mut harness = open(TALK);
    let at = into(&harness, ROOM, 2.0);
    click(&mut harness, at, 4);
    harness.get_by_label("1: Street").click();
    harness.run_ok();
    assert_eq!(coded(&harness), [format!("{ROOM}: Street"), "Nowhere: Street".to_owned()]);
}

#[test]
fn the_picker_opens_after_each_selection_when_one_likes_that() {
    let mut desk = Workbench::new(crate::model::testing::Fixture::of(TALK));
    desk.habits.ask_after_selection = true;
    let mut harness = desk.harness(1300.0, 700.0);
    let (from, to) = (into(&harness, ROOM, 1.0), into(&harness, ROOM, 60.0));
    click(&mut harness, from, 1);
    assert!(!harness.state().picker.is_open(), "a caret is no selection");
    drag(&mut harness, from, to);
    assert!(harness.state().picker.is_open());
    press(&mut harness, Key::Escape);
    assert!(selected(&harness).is_some(), "closing the picker keeps the words selected");
    harness.get_by_label("Stop asking for a code after each selection").click();
    harness.run_ok();
    assert!(!harness.state().habits.ask_after_selection);
}

#[test]
fn a_double_click_has_time_to_become_a_triple_one_before_the_picker_opens() {
    let mut desk = Workbench::new(crate::model::testing::Fixture::of(TALK));
    desk.habits.ask_after_selection = true;
    let mut harness = desk.harness(1300.0, 700.0);
    let at = into(&harness, ROOM, 2.0);
    for _ in 0..3 {
        harness.drag_at(at);
        harness.drop_at(at);
        harness.step();
        assert!(!harness.state().picker.is_open());
    }
    harness.run_steps(12);
    assert!(harness.state().picker.is_open());
    assert_eq!(selected(&harness).as_deref(), Some("I had a room."));
}

#[test]
fn e_selects_more_around_the_caret_and_r_goes_back() {
    let mut harness = open(TALK);
    let at = into(&harness, ROOM, 150.0);
    click(&mut harness, at, 1);
    for wanted in ["was", "It was cold.", ROOM] {
        press(&mut harness, Key::E);
        assert_eq!(selected(&harness).as_deref(), Some(wanted));
    }
    press(&mut harness, Key::E);
    assert!(selected(&harness).is_some_and(|all| all.starts_with("Where did") && all.ends_with(ROOM)));
    for wanted in [ROOM, "It was cold.", "was"] {
        press(&mut harness, Key::R);
        assert_eq!(selected(&harness).as_deref(), Some(wanted));
    }
    press(&mut harness, Key::R);
    assert_eq!(selected(&harness), None);
}

#[test]
fn keys_take_one_sentence_or_turn_more() {
    let mut harness = open(TALK);
    let at = into(&harness, ROOM, 2.0);
    click(&mut harness, at, 1);
    press(&mut harness, Key::S);
    keys(&mut harness, &[(Modifiers::SHIFT, Key::S)]);
    assert_eq!(selected(&harness).as_deref(), Some(ROOM));
    let at = into(&harness, "Where did you sleep?", 2.0);
    click(&mut harness, at, 1);
    keys(&mut harness, &[(Modifiers::SHIFT, Key::T), (Modifiers::SHIFT, Key::T)]);
    assert!(selected(&harness).is_some_and(|s| s.starts_with("Where") && s.ends_with("all night.")));
    let at = into(&harness, ROOM, 2.0);
    click(&mut harness, at, 1);
    let sentence = (Modifiers::ALT | Modifiers::SHIFT, Key::ArrowRight);
    keys(&mut harness, &[(Modifiers::NONE, Key::Home), sentence]);
    assert_eq!(selected(&harness).as_deref(), Some("I had a room."));
    keys(&mut harness, &[sentence]);
    assert_eq!(selected(&harness).as_deref(), Some(ROOM));
    keys(&mut harness, &[(Modifiers::ALT, Key::ArrowLeft), (Modifiers::SHIFT, Key::End)]);
    assert_eq!(selected(&harness).as_deref(), Some("It was cold."));
}

#[test]
fn a_drag_beyond_the_lower_edge_scrolls_and_selects_on() {
    let turns: String = (0..300).map(|i| format!("U0{}: This is turn number {i} of many.\n", i % 3)).collect();
    let mut harness = open(&turns);
    let from = into(&harness, "This is turn number 2 of many.", 30.0);
    harness.drag_at(from);
    harness.step();
    for _ in 0..30 {
        harness.hover_at(Pos2::new(from.x, 790.0));
        harness.step();
    }
    harness.drop_at(Pos2::new(from.x, 790.0));
    harness.run_ok();
    let n_lines = selected(&harness).map_or(0, |s| s.lines().count());
    assert!(n_lines > 20, "{n_lines} turns are selected, more than fit on the screen");
}
