//! Correcting a text in place, from the keys to the one change that comes of it.

use eframe::egui::epaint::text::MissingGlyphPolicy;
use eframe::egui::{Event, ImeEvent, Key, Modifiers, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::tests::{click, keys, open, rect};
use crate::app::command::Command;
use crate::app::panels::workbench::Workbench;
use crate::model::testing::Fixture;
use crate::model::{Op, Turn};

const TALK: &str = "INT: Where did you sleep?\nU01: [I had a [room|Housing].|Night]\nU02: Nowhere.";

fn begin(harness: &mut Harness<'_, Workbench>, at: Pos2) {
    click(harness, at, 1);
    harness.get_by_label("Correct the text (Ctrl E)").click();
    harness.run_ok();
}

fn write(harness: &mut Harness<'_, Workbench>, text: &str) {
    for c in text.chars() {
        harness.event(Event::Text(c.to_string()));
    }
    harness.run_ok();
}

fn press(harness: &mut Harness<'_, Workbench>, key: Key) {
    keys(harness, &[(Modifiers::NONE, key)]);
}

fn ctrl(harness: &mut Harness<'_, Workbench>, key: Key) {
    keys(harness, &[(Modifiers::COMMAND, key)]);
}

fn text(harness: &Harness<'_, Workbench>) -> String {
    let project = &harness.state().project;
    project.text(project.documents()[0]).unwrap().as_str().to_owned()
}

fn coded(harness: &Harness<'_, Workbench>) -> Vec<String> {
    let project = &harness.state().project;
    let document = project.documents()[0];
    let mut words: Vec<String> = project.codings(document).map(|c| project.words(document, c.span).into()).collect();
    words.sort();
    words
}

fn turns(harness: &Harness<'_, Workbench>) -> Vec<String> {
    let project = &harness.state().project;
    let document = project.documents()[0];
    let label = |turn: &Turn| document.speaker_of(turn).map_or("-", |s| s.label.as_str()).to_owned();
    document.turns.iter().map(|t| format!("{}: {}", label(t), project.words(document, t.words))).collect()
}

fn changes(harness: &Harness<'_, Workbench>) -> Vec<Vec<Op>> {
    let log = harness.state().log.iter();
    log.filter_map(|c| match c {
        Command::CorrectText { ops, .. } => Some(ops.clone()),
        _ => None,
    })
    .collect()
}

/// Begins to correct with the caret before "room".
fn before_room() -> Harness<'static, Workbench> {
    let mut harness = open(TALK);
    let place = rect(&harness, "I had a room.");
    begin(&mut harness, place.left_center());
    press(&mut harness, Key::Home);
    for _ in 0..8 {
        press(&mut harness, Key::ArrowRight);
    }
    harness
}

#[test]
fn a_word_typed_within_a_coding_is_covered_and_the_whole_is_one_change() {
    let mut harness = before_room();
    write(&mut harness, "small cool ");
    assert!(harness.query_by_label("I had a small cool room.").is_some(), "the draft is shown");
    assert!(harness.query_by_label("You are correcting the text  ·  1 correction").is_some());
    assert!(!text(&harness).contains("small"), "nothing is written yet");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(coded(&harness), ["I had a small cool room.", "room"]);
    let made = changes(&harness);
    assert_eq!(made.len(), 1);
    assert!(harness.query_by_label("Done").is_none());
    let undo = made[0].iter().rev().filter_map(Op::inverse).collect();
    let desk = harness.state_mut();
    desk.fixture.apply(undo);
    desk.project = std::sync::Arc::new(desk.fixture.project.clone());
    assert_eq!(coded(&harness), ["I had a room.", "room"]);
}

#[test]
fn cancel_leaves_nothing_and_asks_only_when_something_changed() {
    let mut harness = before_room();
    write(&mut harness, "big ");
    press(&mut harness, Key::Backspace);
    assert!(harness.query_by_label("I had a bigroom.").is_some());
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("Give up 1 correction?").is_some());
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label("I had a room.").is_some());
    assert!(text(&harness).contains("I had a room.") && changes(&harness).iter().all(Vec::is_empty));
    ctrl(&mut harness, Key::E);
    harness.get_by_label("Correct the text (Ctrl E)").click();
    harness.run_ok();
    harness.get_by_label("Cancel").click();
    harness.run_ok();
    assert!(harness.query_by_label("Done").is_none());
}

#[test]
fn edits_are_taken_back_and_made_again_within_the_mode() {
    let mut harness = before_room();
    write(&mut harness, "nice ");
    keys(&mut harness, &[(Modifiers::COMMAND, Key::Backspace), (Modifiers::COMMAND, Key::Delete)]);
    assert!(harness.query_by_label("I had a .").is_some());
    assert!(harness.query_by_label_contains("1 coding loses all of its words").is_some());
    ctrl(&mut harness, Key::Z);
    ctrl(&mut harness, Key::Z);
    assert!(harness.query_by_label("I had a nice room.").is_some());
    keys(&mut harness, &[(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z)]);
    assert!(harness.query_by_label("I had a room.").is_some());
}

#[test]
fn a_new_line_with_a_known_label_becomes_a_turn_when_done() {
    let mut harness = open(TALK);
    let place = rect(&harness, "I had a room.");
    begin(&mut harness, place.left_center());
    press(&mut harness, Key::End);
    write(&mut harness, " ");
    press(&mut harness, Key::Enter);
    write(&mut harness, "INT: Whose room?");
    assert!(harness.query_by_label("INT: Whose room?").is_some());
    ctrl(&mut harness, Key::Enter);
    assert_eq!(
        turns(&harness),
        ["INT: Where did you sleep?", "U01: I had a room.", "INT: Whose room?", "U02: Nowhere."]
    );
}

#[test]
fn letters_are_typed_where_the_caret_stands_in_a_hebrew_paragraph() {
    let mut fixture = Fixture::of("U01: שלום [לכולם|Greeting] כאן\nU02: Yes.");
    let other = fixture.document("Other", None, "U02: Here.");
    let mut desk = Workbench::new(fixture);
    let hebrew = desk.document.replace(other).unwrap();
    let mut harness = desk.harness(1300.0, 700.0);
    // Boxes instead of letters stand in the same order.
    harness.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    harness.state().commands.send(Command::OpenDocument(hebrew));
    harness.run_ok();
    let place = rect(&harness, "שלום לכולם כאן");
    begin(&mut harness, place.center());
    press(&mut harness, Key::Home);
    for _ in 0..5 {
        press(&mut harness, Key::ArrowLeft);
    }
    write(&mut harness, "רב ");
    press(&mut harness, Key::ArrowLeft);
    write(&mut harness, "א");
    assert!(harness.query_by_label("שלום רב לאכולם כאן").is_some());
    press(&mut harness, Key::End);
    write(&mut harness, " סוף");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(turns(&harness)[0], "U01: שלום רב לאכולם כאן סוף");
    assert_eq!(coded(&harness), ["לאכולם"]);
}

#[test]
fn pasted_lines_end_as_lines_do_here_and_go_over_a_selection() {
    let mut harness = before_room();
    keys(&mut harness, &[(Modifiers::SHIFT | Modifiers::COMMAND, Key::ArrowRight)]);
    harness.event(Event::Paste("flat\r\nwith a view".to_owned()));
    harness.run_ok();
    harness.event(Event::Ime(ImeEvent::Commit("é".to_owned())));
    harness.run_ok();
    ctrl(&mut harness, Key::Enter);
    assert!(text(&harness).contains("U01: I had a flat\nwith a viewé."), "{}", text(&harness));
    assert!(coded(&harness).contains(&"flat\nwith a viewé".to_owned()), "{:?}", coded(&harness));
}

#[test]
fn backspace_leaves_labels_and_single_letters_code_nothing() {
    let mut harness = open(TALK);
    let place = rect(&harness, "Nowhere.");
    begin(&mut harness, place.left_center());
    press(&mut harness, Key::Home);
    press(&mut harness, Key::Backspace);
    press(&mut harness, Key::C);
    write(&mut harness, "c");
    assert!(!harness.state().picker.is_open());
    assert!(harness.query_by_label("cNowhere.").is_some());
    assert!(!harness.state().log.iter().any(|c| matches!(c, Command::PickCode | Command::TellToSelect)));
}
