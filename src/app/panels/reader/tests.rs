//! What a person does in the reader, from pointer and keys to the commands that come out.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, Pos2, Rect, pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::command::Command;
use crate::app::panels::reader::reading::Reading;
use crate::app::panels::workbench::Workbench;
use crate::model::testing::Fixture;
use crate::model::{Excerpt, Span};

pub(super) const TALK: &str =
    "INT: Where did you sleep?\nU01: [Nowhere|Street]. I walked all night.\nU02: I had a room. It was cold.";

pub(super) fn open(notation: &str) -> Harness<'static, Workbench> {
    Workbench::new(Fixture::of(notation)).harness(1300.0, 700.0)
}

pub(super) fn rect(harness: &Harness<'_, Workbench>, paragraph: &str) -> Rect {
    harness.get_by_label(paragraph).rect()
}

pub(super) fn selected(harness: &Harness<'_, Workbench>) -> Option<String> {
    let desk = harness.state();
    let excerpt = desk.selection?;
    let document = desk.project.document(excerpt.document)?;
    Some(desk.project.words(document, excerpt.span).into_owned())
}

pub(super) fn drag(harness: &mut Harness<'_, Workbench>, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.step();
    for k in 1..=4_u8 {
        harness.hover_at(from.lerp(to, f32::from(k) / 4.0));
        harness.step();
    }
    harness.drop_at(to);
    harness.run_ok();
}

pub(super) fn click(harness: &mut Harness<'_, Workbench>, at: Pos2, times: usize) {
    for _ in 0..times {
        harness.drag_at(at);
        harness.drop_at(at);
        harness.step();
    }
    harness.run_ok();
}

pub(super) fn keys(harness: &mut Harness<'_, Workbench>, keys: &[(Modifiers, Key)]) {
    for (modifiers, key) in keys {
        harness.key_press_modifiers(*modifiers, *key);
        harness.run_ok();
    }
}

#[test]
fn a_drag_selects_across_turns_and_the_excerpt_holds_the_label_between_them() {
    let mut harness = open(TALK);
    let (from, to) = (rect(&harness, "Nowhere. I walked all night."), rect(&harness, "I had a room. It was cold."));
    drag(&mut harness, pos2(from.left(), from.center().y), pos2(to.left() + 4.0, to.center().y));
    let words = selected(&harness).unwrap();
    assert!(words.starts_with("Nowhere. I walked all night.\nU02: I"), "{words}");
}

#[test]
fn a_second_click_takes_the_word_a_third_the_sentence_and_a_fourth_the_turn() {
    let mut harness = open(TALK);
    let at = rect(&harness, "Nowhere. I walked all night.").left_center() + eframe::egui::vec2(90.0, 0.0);
    click(&mut harness, at, 2);
    assert_eq!(selected(&harness).as_deref(), Some("walked"));
    click(&mut harness, at, 1);
    assert_eq!(selected(&harness).as_deref(), Some("I walked all night."));
    click(&mut harness, at, 1);
    assert_eq!(selected(&harness).as_deref(), Some("Nowhere. I walked all night."));
}

#[test]
fn shift_and_arrows_select_letters_words_and_lines() {
    let mut harness = open(TALK);
    let at = rect(&harness, "I had a room. It was cold.").left_center();
    click(&mut harness, at, 1);
    keys(&mut harness, &[(Modifiers::SHIFT, Key::ArrowRight)]);
    assert_eq!(selected(&harness).as_deref(), Some("I"));
    keys(&mut harness, &[(Modifiers::SHIFT | Modifiers::COMMAND, Key::ArrowRight)]);
    assert_eq!(selected(&harness).as_deref(), Some("I had"));
    keys(&mut harness, &[(Modifiers::SHIFT, Key::End)]);
    assert_eq!(selected(&harness).as_deref(), Some("I had a room. It was cold."));
    keys(&mut harness, &[(Modifiers::NONE, Key::Escape)]);
    assert_eq!(selected(&harness), None);
    keys(&mut harness, &[(Modifiers::NONE, Key::Home), (Modifiers::NONE, Key::ArrowUp), (Modifiers::NONE, Key::S)]);
    assert_eq!(selected(&harness).as_deref(), Some("Nowhere."));
}

#[test]
fn a_code_is_applied_from_the_keyboard_alone_and_taken_back() {
    let mut harness = open(TALK);
    let at = rect(&harness, "I had a room. It was cold.").left_center() + eframe::egui::vec2(150.0, 0.0);
    click(&mut harness, at, 1);
    keys(&mut harness, &[(Modifiers::NONE, Key::S), (Modifiers::NONE, Key::C)]);
    assert!(harness.state().picker.is_open());
    harness.event(Event::Text("stre".to_owned()));
    harness.run_ok();
    keys(&mut harness, &[(Modifiers::NONE, Key::Enter)]);
    assert!(!harness.state().picker.is_open());
    let coded = |harness: &Harness<'_, Workbench>| {
        let project = &harness.state().project;
        let document = project.documents()[0];
        let mut words: Vec<String> =
            project.codings(document).map(|c| project.words(document, c.span).into_owned()).collect();
        words.sort();
        words
    };
    assert_eq!(coded(&harness), ["It was cold.", "Nowhere"]);
    keys(&mut harness, &[(Modifiers::NONE, Key::U)]);
    assert_eq!(coded(&harness), ["Nowhere"]);
}

#[test]
fn enter_makes_the_code_that_nothing_matches() {
    let mut harness = open(TALK);
    let at = rect(&harness, "I had a room. It was cold.").left_center();
    click(&mut harness, at, 1);
    keys(&mut harness, &[(Modifiers::NONE, Key::T), (Modifiers::NONE, Key::C)]);
    harness.event(Event::Text("Cold".to_owned()));
    harness.run_ok();
    assert!(harness.query_by_label("New code “Cold”").is_some());
    keys(&mut harness, &[(Modifiers::NONE, Key::Enter)]);
    let desk = harness.state();
    assert!(desk.outline.find(&desk.project, "Cold").is_some());
}

#[test]
fn letters_ask_for_the_last_code_and_for_a_code_of_the_words() {
    let mut harness = open(TALK);
    let at = rect(&harness, "I had a room. It was cold.").left_center();
    click(&mut harness, at, 2);
    keys(&mut harness, &[(Modifiers::NONE, Key::Q), (Modifiers::NONE, Key::V)]);
    let log = &harness.state().log;
    let excerpt = harness.state().selection.unwrap();
    assert!(log.contains(&Command::RepeatLastCode(excerpt)) && log.contains(&Command::CodeInVivo(excerpt)));
}

#[test]
fn copied_words_have_no_labels_and_with_shift_their_source() {
    let mut harness = open(TALK);
    let at = rect(&harness, "I had a room. It was cold.").left_center();
    click(&mut harness, at, 1);
    keys(&mut harness, &[(Modifiers::NONE, Key::T), (Modifiers::SHIFT, Key::ArrowUp)]);
    click(&mut harness, at, 4);
    harness.event(Event::Copy);
    assert_eq!(copied(&mut harness).as_deref(), Some("I had a room. It was cold."));
    // One event alone: a step goes over all events that wait, and only the output of the last one can be looked at.
    let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
    harness.event(Event::Key { key: Key::C, physical_key: None, pressed: true, repeat: false, modifiers });
    let text = copied(&mut harness);
    assert_eq!(text.as_deref(), Some("“I had a room. It was cold.” (U02)"));
}

pub(super) fn copied(harness: &mut Harness<'_, Workbench>) -> Option<String> {
    (0..4).find_map(|_| {
        harness.step();
        harness.output().platform_output.commands.iter().find_map(|c| match c {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    })
}

#[test]
fn a_label_in_the_margin_selects_the_words_that_it_stands_for() {
    let mut harness = open(TALK);
    harness.get_by_label("Coded with Street").click();
    harness.run_ok();
    assert_eq!(selected(&harness).as_deref(), Some("Nowhere"));
}

#[test]
fn an_excerpt_far_down_is_shown_in_the_middle_and_selected() {
    let turns: String = (0..400).map(|i| format!("U0{}: This is turn number {i} of many.\n", i % 3)).collect();
    let mut harness = open(&turns);
    let document = harness.state().project.documents()[0].clone();
    let span = document.turns[300].words;
    let excerpt = Excerpt { document: document.id, span };
    harness.state().commands.send(Command::ShowExcerpt(excerpt));
    harness.run_ok();
    let shown = rect(&harness, "This is turn number 300 of many.");
    assert!((shown.center().y - 380.0).abs() < 60.0, "{shown:?}");
    assert_eq!(selected(&harness).as_deref(), Some("This is turn number 300 of many."));
}

#[test]
fn scrolling_up_through_unmeasured_blocks_moves_the_words_by_just_what_the_wheel_says() {
    let turns: String =
        (0..600).map(|i| format!("U01: {}\n", format!("Turn {i} says a word. ").repeat(1 + i % 17))).collect();
    let mut harness = open(&turns);
    let document = harness.state().project.documents()[0].clone();
    let span = document.turns[300].words;
    harness.state().commands.send(Command::ShowExcerpt(Excerpt { document: document.id, span }));
    harness.run_ok();
    let words = "Turn 300 says a word. ".repeat(1 + 300 % 17).trim().to_owned();
    harness.hover_at(pos2(600.0, 400.0));
    harness.step();
    let mut before = rect(&harness, &words).top();
    for _ in 0..8 {
        let delta = eframe::egui::vec2(0.0, 20.0);
        let (unit, phase) = (eframe::egui::MouseWheelUnit::Point, eframe::egui::TouchPhase::Move);
        let source = eframe::egui::MouseWheelSource::Wheel;
        harness.event(Event::MouseWheel { unit, delta, phase, modifiers: Modifiers::NONE, source });
        harness.run_ok();
        let now = rect(&harness, &words).top();
        assert!((now - before - 20.0).abs() <= 1.0, "moved by {}", now - before);
        before = now;
    }
}

fn described(harness: &Harness<'_, Workbench>, paragraph: &str) -> Option<String> {
    harness.get_by_label(paragraph).accesskit_node().data().description().map(str::to_owned)
}

#[test]
fn lines_are_numbered_as_in_the_file_and_turns_on_demand() {
    let mut harness = open("INT: Where did you sleep?\nU01: Nowhere.\nU02: [I had a room.|Street]");
    assert_eq!(described(&harness, "Nowhere.").as_deref(), Some("line 2"));
    assert_eq!(described(&harness, "I had a room.").as_deref(), Some("line 3. Codes: Street"));
    harness.get_by_label("How the page looks").click();
    harness.run_ok();
    harness.get_by_role_and_label(Role::Button, "Turns").click();
    harness.run_ok();
    assert_eq!(described(&harness, "Nowhere.").as_deref(), Some("turn 2"));
    harness.get_by_role_and_label(Role::Button, "None").click();
    harness.run_ok();
    assert_eq!(described(&harness, "Nowhere."), None);
}

#[test]
fn size_spacing_and_width_are_set_in_the_popup_and_by_keys() {
    let mut harness = open(TALK);
    let before = rect(&harness, "Nowhere. I walked all night.");
    harness.get_by_label("How the page looks").click();
    harness.run_ok();
    for name in ["More line spacing", "Narrower column", "Larger text (Ctrl +)"] {
        harness.get_by_role_and_label(Role::Button, name).click();
        harness.run_ok();
    }
    let Reading { text, leading, measure, .. } = harness.state().reading;
    assert_eq!((text, leading, measure), (1, 1, -1));
    assert!(rect(&harness, "Nowhere. I walked all night.").height() > before.height());
    harness.get_by_role_and_label(Role::Button, "As it came").click();
    harness.run_ok();
    assert_eq!(rect(&harness, "Nowhere. I walked all night."), before);
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(harness.query_by_label("As it came").is_none());
    click(&mut harness, before.center(), 1);
    keys(&mut harness, &[(Modifiers::COMMAND, Key::Plus)]);
    assert_eq!(harness.state().reading.text, 1);
}

#[test]
fn each_document_is_left_where_it_was_read() {
    let turns: String = (0..400).map(|i| format!("U01: This is turn number {i} of many.\n")).collect();
    let mut fixture = Fixture::of(&turns);
    let other = fixture.document("Other", None, "U02: Here.");
    let mut harness = Workbench::new(fixture).harness(1300.0, 700.0);
    let document = harness.state().document.unwrap();
    let span = harness.state().project.document(document).unwrap().turns[200].words;
    harness.state().commands.send(Command::ShowExcerpt(Excerpt { document, span: Span::new(span.start, span.end) }));
    harness.run_ok();
    let before = rect(&harness, "This is turn number 200 of many.");
    harness.state().commands.send(Command::OpenDocument(other));
    harness.run_ok();
    assert!(harness.query_by_label("Here.").is_some());
    harness.state().commands.send(Command::OpenDocument(document));
    harness.run_ok();
    assert!((rect(&harness, "This is turn number 200 of many.").top() - before.top()).abs() <= 1.0);
}

#[test]
fn a_screen_reader_hears_the_sentence_at_the_caret_the_selection_and_the_codes_there() {
    let mut harness = open("INT: Where did you sleep?\nU02: [I had a room.|Street] Then none.");
    let heard = |harness: &Harness<'_, Workbench>| {
        let body = harness.get_by_role(Role::Document);
        let node = body.accesskit_node();
        (node.data().value().map(str::to_owned), node.data().description().map(str::to_owned))
    };
    harness.state_mut().reader.take_focus();
    harness.run_ok();
    keys(&mut harness, &[(Modifiers::NONE, Key::ArrowRight), (Modifiers::ALT, Key::ArrowDown)]);
    assert_eq!(heard(&harness), (Some("U02: I had a room.".to_owned()), Some("Codes: Street".to_owned())));
    keys(&mut harness, &[(Modifiers::NONE, Key::S), (Modifiers::NONE, Key::S)]);
    assert_eq!(heard(&harness), (Some("Selected: Then none.".to_owned()), None));
}
