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

/// Lets `letters` be pressed faster than a frame is drawn.
fn type_at_once(harness: &mut Harness<'_, Workbench>, letters: &str) {
    for letter in letters.chars() {
        let key = Key::from_name(&letter.to_uppercase().to_string()).unwrap();
        let press = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE };
        harness.input_mut().events.extend([press, Event::Text(letter.to_string())]);
    }
    harness.run_ok();
}

#[test]
fn letters_behind_the_one_that_opens_the_picker_are_for_its_field_however_fast_they_come() {
    let mut harness = open("U01: [Nowhere|Street], [cold|Cold], [tired|Tired].\nU02: I had a room. It was cold.");
    let at = into(&harness, ROOM, 2.0);
    click(&mut harness, at, 1);
    type_at_once(&mut harness, "tccol");
    assert!(harness.state().picker.is_open());
    press(&mut harness, Key::Enter);
    assert!(coded(&harness).contains(&format!("{ROOM}: Cold")), "{:?}", coded(&harness));
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

#[test]
fn keys_move_the_beginning_and_the_end_of_the_coding_at_the_caret() {
    let mut harness = open(TALK);
    let at = into(&harness, "Nowhere. I walked all night.", 20.0);
    click(&mut harness, at, 1);
    press(&mut harness, Key::L);
    assert_eq!(coded(&harness), ["Nowhere. I: Street"]);
    press(&mut harness, Key::L);
    assert_eq!(coded(&harness), ["Nowhere. I walked: Street"]);
    keys(&mut harness, &[(Modifiers::SHIFT, Key::K)]);
    assert_eq!(coded(&harness), ["Nowhere. I walke: Street"]);
    press(&mut harness, Key::O);
    assert_eq!(coded(&harness), ["I walke: Street"], "a coding does not begin with a stop");
    press(&mut harness, Key::I);
    assert_eq!(coded(&harness), ["Nowhere. I walke: Street"]);
    assert_eq!(selected(&harness).as_deref(), Some("Nowhere. I walke"), "the coding is selected");
}

#[test]
fn a_handle_drags_the_end_of_a_coding_as_one_change() {
    let mut harness = open(TALK);
    let words = "Nowhere. I walked all night.";
    let paragraph = rect(&harness, words);
    let at = into(&harness, words, 20.0);
    click(&mut harness, at, 1);
    harness.step();
    // The end of "Nowhere" is found by the pointer, as a person finds it.
    let end = (30..120)
        .map(|x| Pos2::new(paragraph.left() + x as f32, paragraph.top() + 22.0))
        .find(|pos| {
            harness.hover_at(*pos);
            harness.step();
            harness.output().platform_output.cursor_icon == eframe::egui::CursorIcon::ResizeHorizontal
        })
        .expect("a handle stands at the end");
    let n = harness.state().log.len();
    drag(&mut harness, end + vec2(4.0, 0.0), Pos2::new(paragraph.left() + 160.0, paragraph.center().y));
    let moved = coded(&harness);
    assert!(moved[0].starts_with("Nowhere. I wa") && moved[0].ends_with(": Street"), "{moved:?}");
    let moves = harness.state().log[n..].iter();
    assert_eq!(moves.filter(|c| matches!(c, crate::app::command::Command::MoveCodings { .. })).count(), 1);
}

#[test]
fn the_right_button_offers_what_the_keys_do() {
    let mut harness = open("U01: [Nowhere|Street|Cold]. I walked all night.");
    let at = into(&harness, "Nowhere. I walked all night.", 20.0);
    click(&mut harness, at, 2);
    let secondary = |pressed| Event::PointerButton {
        pos: at,
        button: eframe::egui::PointerButton::Secondary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(secondary(true));
    harness.event(secondary(false));
    harness.run_ok();
    for item in ["Code…", "Code with Cold", "Code in vivo", "Remove coding", "Copy as a quote", "Show excerpts of"] {
        assert!(harness.query_by_label_contains(item).is_some(), "{item}");
    }
    press(&mut harness, Key::U);
    assert_eq!(coded(&harness).len(), 2, "a letter does not act behind the menu");
    harness.get_by_label_contains("Search these words everywhere").click();
    harness.run_ok();
    let search = crate::app::command::Command::Search("\"Nowhere\"".to_owned());
    assert!(harness.state().log.contains(&search), "{:?}", harness.state().log);
    assert!(selected(&harness).is_some());
    harness.event(secondary(true));
    harness.event(secondary(false));
    harness.run_ok();
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label_contains("Code in vivo").is_none() && selected(&harness).is_some());
}

#[test]
fn words_are_dragged_onto_a_code_and_a_code_onto_words() {
    let mut harness = open(TALK);
    let at = into(&harness, ROOM, 10.0);
    click(&mut harness, at, 4);
    let code = harness.get_by_role_and_label(eframe::egui::accesskit::Role::TreeItem, "Street").rect().center();
    harness.run_steps(12);
    drag(&mut harness, at, code);
    assert_eq!(coded(&harness), [format!("{ROOM}: Street"), "Nowhere: Street".to_owned()]);
    let question = into(&harness, "Where did you sleep?", 40.0);
    drag(&mut harness, code, question);
    assert!(coded(&harness).contains(&"Where did you sleep?: Street".to_owned()), "{:?}", coded(&harness));
}

#[test]
fn words_are_found_whatever_their_accents_and_f3_goes_on() {
    let mut harness = open("U01: L’été dehors.\nU02: Cet ETE encore.\nU01: Rien.");
    let at = into(&harness, "L’été dehors.", 2.0);
    click(&mut harness, at, 1);
    press(&mut harness, Key::F3);
    harness.event(Event::Text("ete".to_owned()));
    harness.run_ok();
    assert_eq!(selected(&harness).as_deref(), Some("été"));
    assert!(harness.query_by_label("1 of 2").is_some());
    press(&mut harness, Key::F3);
    assert_eq!(selected(&harness).as_deref(), Some("ETE"));
    press(&mut harness, Key::Escape);
    keys(&mut harness, &[(Modifiers::SHIFT, Key::F3)]);
    assert!(harness.query_by_label_contains("of 2").is_some() || selected(&harness).as_deref() == Some("été"));
}
