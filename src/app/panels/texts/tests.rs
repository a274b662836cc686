//! Earlier texts as they are read on the screen.

use std::sync::Arc;

use eframe::egui::Key;
use egui_kittest::kittest::Queryable as _;

use super::beside::Beside;
use super::{TextsState, texts_ui};
use crate::app::command::Command;
use crate::app::panels::testing::{Stage, window};
use crate::model::testing::Fixture;
use crate::model::{Change, DeviceId, Op, Stamp, Text, TextUnavailable};

const THEN: &str = "INT: Where do you sleep?\nU01: I slep in the street. It is cold.";

/// Returns a stage with a document that two changes left as it is, and those changes.
fn stage() -> (Stage, Vec<Arc<Change>>) {
    let mut fixture = Fixture::of(&THEN.replace("slep ", "sleep "));
    let (id, by) = (fixture.project.documents()[0].id, fixture.coder);
    fixture.project.head = Some(stamp(9));
    let change = |millis, label: &str, ops| {
        Arc::new(Change { at: stamp(millis), by, seen: Vec::new(), label: label.to_owned(), undoes: None, ops })
    };
    let edit = crate::model::EditId::next(&mut fixture.ids);
    let corrected = Op::CorrectText { document: id, edit, splices: Vec::new() };
    let named = Op::RenameProject { from: String::new(), to: "x".to_owned() };
    let turn = fixture.project.documents()[0].turns[0].anchor.first;
    let split = Op::SetTurn { document: id, turn, from: None, to: None };
    let changes = vec![
        change(1, "Turn 1 split", vec![split]),
        change(2, "Name", vec![named]),
        change(3, "Typo", vec![corrected]),
    ];
    (Stage::of(fixture), changes)
}

fn stamp(millis: u64) -> Stamp {
    Stamp { millis, counter: 0, device: DeviceId::from_bits(1) }
}

#[test]
fn an_earlier_text_is_read_beside_todays_and_restored_from_the_keyboard() {
    let (stage, changes) = stage();
    let document = stage.project.documents()[0].clone();
    let now = stage.project.text(&document).unwrap();
    let mut state = TextsState::default();
    state.show(document.id);
    let mut window = window(stage, state, move |ui, ctx, state| texts_ui(ui, ctx, &changes, state));
    window.run_steps(3);
    assert!(window.query_by_label_contains("Typo, 0 characters in, 0 out").is_some());
    assert!(window.query_by_label_contains("Turn 1 split, 0 characters in, 0 out, 1 turn").is_some());
    let asked = window.state().0.sent();
    assert_eq!(asked, [Command::CompareText { document: document.id, at: stamp(1) }]);
    let beside = Beside::of(Arc::new(Text::new(THEN)), now, 1);
    window.state_mut().1.take(document.id, stamp(1), Ok(beside));
    window.run_steps(3);
    assert!(window.query_by_label("1 passage differs  ·  1 turn differs").is_some());
    assert!(window.query_by_label("INT: Where do you sleep?").is_some());
    assert!(window.query_by_label_contains("I slep in the street. It is cold. → U01: I sleep in").is_some());
    window.key_press(Key::N);
    window.run_steps(3);
    assert!(window.query_by_label("1 of 1").is_some());
    window.key_press(Key::R);
    window.run_steps(3);
    assert_eq!(window.state().0.sent(), [Command::RestoreText { document: document.id, at: stamp(1) }]);
    window.key_press(Key::ArrowUp);
    window.run_steps(3);
    assert_eq!(window.state().0.sent(), [Command::CompareText { document: document.id, at: stamp(3) }]);
    assert!(window.query_by_label_contains("Comparing the texts of").is_some());
}

#[test]
fn a_text_that_is_not_here_is_told_in_french() {
    let (stage, changes) = stage();
    let (document, stage) = (stage.project.documents()[0].id, stage.in_french());
    let mut state = TextsState::default();
    state.show(document);
    let mut window = window(stage, state, move |ui, ctx, state| texts_ui(ui, ctx, &changes, state));
    window.run_steps(2);
    let missing = TextUnavailable { document: "Entretien 1".to_owned(), reason: "no such file".to_owned() };
    window.state_mut().1.take(document, stamp(1), Err(missing));
    window.run_steps(3);
    assert!(window.query_by_label_contains("Le texte de «\u{202f}Entretien 1\u{202f}» n’est pas encore là").is_some());
}

#[test]
fn only_rows_on_the_screen_are_there_of_a_long_text() {
    let (stage, changes) = stage();
    let document = stage.project.documents()[0].clone();
    let line = |i: usize, word: &str| format!("U01: Line {i} of a long {word}.\n");
    let text = |word: &str| {
        Arc::new(Text::new((0..20_000).map(|i| line(i, if i == 15_000 { word } else { "text" })).collect::<String>()))
    };
    let mut state = TextsState::default();
    state.show(document.id);
    let mut window = window(stage, state, move |ui, ctx, state| texts_ui(ui, ctx, &changes, state));
    window.run_steps(2);
    window.state_mut().1.take(document.id, stamp(1), Ok(Beside::of(text("talk"), text("text"), 0)));
    window.run_steps(3);
    assert!(window.query_by_label("U01: Line 0 of a long text.").is_some());
    assert!(window.query_by_label_contains("Line 15000").is_none());
    window.get_by_label("Next difference (N)").click();
    window.run_steps(4);
    assert!(
        window.query_by_label_contains("U01: Line 15000 of a long talk. → U01: Line 15000 of a long text.").is_some()
    );
    assert!(window.query_by_label("U01: Line 0 of a long text.").is_none());
}

#[test]
fn a_comparison_that_was_stopped_says_so_and_is_asked_for_again() {
    let (stage, changes) = stage();
    let document = stage.project.documents()[0].id;
    let mut state = TextsState::default();
    state.show(document);
    let mut window = window(stage, state, move |ui, ctx, state| texts_ui(ui, ctx, &changes, state));
    window.run_steps(3);
    window.state().0.sent();
    window.state_mut().1.cancelled();
    window.run_steps(3);
    window.get_by_label("Compare again").click();
    window.run_steps(3);
    assert_eq!(window.state().0.sent(), [Command::CompareText { document, at: stamp(1) }]);
}
