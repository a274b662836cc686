//! What a person does in the code trees.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::command::Command;
use crate::app::panels::workbench::Workbench;
use crate::model::testing::Fixture;

fn open() -> Harness<'static, Workbench> {
    let talk = "U01: [Dehors|Rue/Nuit] et [seul|Rue/Jour|Soin]. [Puis|Rue] rien.";
    Workbench::new(Fixture::of(talk)).harness(1300.0, 700.0)
}

fn row_of<'h>(harness: &'h Harness<'_, Workbench>, name: &'h str) -> egui_kittest::Node<'h> {
    harness.get_by_role_and_label(eframe::egui::Role::TreeItem, name)
}

#[test]
fn a_filter_leaves_what_it_finds_and_the_codes_above() {
    let mut harness = open();
    assert!(harness.query_by_label("Soin").is_some());
    harness.get_by_label("Filter codes").focus();
    harness.run_ok();
    harness.event(Event::Text("nuit".to_owned()));
    harness.run_ok();
    assert!(harness.query_by_label("Soin").is_none() && harness.query_by_label("Jour").is_none());
    assert!(harness.query_by_label("Nuit").is_some() && harness.query_by_label("Rue").is_some());
}

#[test]
fn a_code_is_renamed_in_place() {
    let mut harness = open();
    row_of(&harness, "Jour").click();
    harness.run_ok();
    harness.key_press(Key::F2);
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text("Matin".to_owned()));
    harness.run_ok();
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert!(harness.query_by_role_and_label(eframe::egui::Role::TreeItem, "Matin").is_some());
    let desk = harness.state();
    assert!(desk.outline.find(&desk.project, "Rue/Matin").is_some());
}

#[test]
fn arrows_walk_close_and_open_the_tree() {
    let mut harness = open();
    row_of(&harness, "Rue").click();
    harness.run_ok();
    harness.key_press(Key::ArrowDown);
    harness.run_ok();
    let current = |harness: &Harness<'_, Workbench>| {
        let desk = harness.state();
        desk.code.map(|c| desk.outline.path(c).to_owned())
    };
    assert_eq!(current(&harness).as_deref(), Some("Rue/Nuit"));
    harness.key_press(Key::ArrowLeft);
    harness.run_ok();
    assert_eq!(current(&harness).as_deref(), Some("Rue"));
    harness.key_press(Key::ArrowLeft);
    harness.run_ok();
    assert!(harness.query_by_label("Nuit").is_none());
    harness.key_press(Key::Enter);
    harness.run_ok();
    let code = harness.state().code.unwrap();
    assert!(harness.state().log.contains(&Command::ShowExcerptsOf(code)));
}

#[test]
fn selected_words_are_dropped_on_a_code_and_a_code_on_words() {
    let mut harness = open();
    let words = harness.get_by_label("Dehors et seul. Puis rien.").rect();
    let at = words.left_center() + eframe::egui::vec2(4.0, 0.0);
    for _ in 0..2 {
        harness.drag_at(at);
        harness.drop_at(at);
        harness.step();
    }
    harness.run_ok();
    let excerpt = harness.state().selection.unwrap();
    drag(&mut harness, at, "Soin");
    let soin = harness.state().outline.find(&harness.state().project, "Soin").unwrap();
    assert!(harness.state().log.contains(&Command::ApplyCode { code: soin, excerpt }));

    let from = row_of(&harness, "Jour").rect().center();
    let jour = harness.state().outline.find(&harness.state().project, "Rue/Jour").unwrap();
    move_pointer(&mut harness, from, at);
    assert!(harness.state().log.contains(&Command::ApplyCode { code: jour, excerpt }));
}

#[test]
fn a_code_is_dragged_below_another() {
    let mut harness = open();
    let from = row_of(&harness, "Jour").rect().center();
    drag(&mut harness, from, "Soin");
    let desk = harness.state();
    assert!(desk.outline.find(&desk.project, "Soin/Jour").is_some());
}

fn drag(harness: &mut Harness<'_, Workbench>, from: eframe::egui::Pos2, onto: &str) {
    let to = row_of(harness, onto).rect().center();
    move_pointer(harness, from, to);
}

fn move_pointer(harness: &mut Harness<'_, Workbench>, from: eframe::egui::Pos2, to: eframe::egui::Pos2) {
    // A pause, so that the press is no second click of the one before.
    harness.run_steps(12);
    harness.drag_at(from);
    harness.step();
    for k in 1..=5_u8 {
        harness.hover_at(from.lerp(to, f32::from(k) / 5.0));
        harness.step();
    }
    harness.drop_at(to);
    harness.run_ok();
}
