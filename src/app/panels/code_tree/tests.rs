//! What a person does in the code trees.

use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::command::Command;
use crate::app::panels::workbench::Workbench;
use crate::model::plan::CodeDraft;
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
fn all_codes_that_are_chosen_together_are_dropped_on_words() {
    let mut harness = open();
    row_of(&harness, "Jour").click();
    harness.run_ok();
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    let words = harness.get_by_label("Dehors et seul. Puis rien.").rect();
    let from = row_of(&harness, "Jour").rect().center();
    move_pointer(&mut harness, from, words.left_center() + eframe::egui::vec2(4.0, 0.0));
    let desk = harness.state();
    let applied = desk.log.iter().find_map(|command| match command {
        Command::ApplyCodes { choice, .. } => Some(choice.codes.clone()),
        _ => None,
    });
    let names: Vec<_> = applied.unwrap().into_iter().map(|code| desk.outline.path(code).to_owned()).collect();
    assert_eq!(names, ["Rue/Jour", "Soin"]);
}

#[test]
fn m_writes_the_memo_on_the_code_although_words_are_selected() {
    let mut harness = open();
    row_of(&harness, "Soin").click();
    harness.run_ok();
    press(&mut harness, Modifiers::NONE, Key::M);
    harness.event(Event::Text("Froid".to_owned()));
    harness.run_ok();
    harness.key_press(Key::Escape);
    harness.run_ok();
    let desk = harness.state();
    let soin = desk.outline.find(&desk.project, "Soin").unwrap();
    assert_eq!(desk.project.memo(crate::model::Subject::Code(soin)), "Froid");
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

fn paths(harness: &Harness<'_, Workbench>) -> Vec<String> {
    harness.state().outline.rows.iter().map(|r| r.path.clone()).collect()
}

fn current(harness: &Harness<'_, Workbench>) -> String {
    let desk = harness.state();
    desk.code.map_or_else(String::new, |code| desk.outline.path(code).to_owned())
}

fn press(harness: &mut Harness<'_, Workbench>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_ok();
}

/// Whether keys still reach the line of that code.
fn has_keyboard(harness: &Harness<'_, Workbench>, name: &str) -> bool {
    row_of(harness, name).is_focused()
}

#[test]
fn alt_and_arrows_order_the_tree_and_the_code_keeps_the_keyboard() {
    let mut harness = open();
    row_of(&harness, "Jour").click();
    harness.run_ok();
    let steps = [
        (Key::ArrowUp, ["Rue", "Rue/Jour", "Rue/Nuit", "Soin"]),
        (Key::ArrowDown, ["Rue", "Rue/Nuit", "Rue/Jour", "Soin"]),
        (Key::ArrowRight, ["Rue", "Rue/Nuit", "Rue/Nuit/Jour", "Soin"]),
        (Key::ArrowLeft, ["Rue", "Rue/Nuit", "Rue/Jour", "Soin"]),
        (Key::ArrowLeft, ["Rue", "Rue/Nuit", "Jour", "Soin"]),
    ];
    for (key, expected) in steps {
        press(&mut harness, Modifiers::ALT, key);
        assert_eq!(paths(&harness), expected);
        assert!(has_keyboard(&harness, "Jour"), "after {key:?}");
    }
}

#[test]
fn shift_and_ctrl_choose_several_codes_and_all_go_at_once() {
    let mut harness = open();
    row_of(&harness, "Nuit").click();
    harness.run_ok();
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(current(&harness), "Rue/Jour");
    press(&mut harness, Modifiers::ALT, Key::ArrowLeft);
    assert_eq!(paths(&harness), ["Rue", "Nuit", "Jour", "Soin"]);
    let moves = harness.state().log.iter().filter(|c| matches!(c, Command::MoveCodes { .. })).count();
    assert_eq!(moves, 1);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    press(&mut harness, Modifiers::NONE, Key::P);
    assert_eq!(harness.state().quick.pinned.len(), 4);
    press(&mut harness, Modifiers::NONE, Key::P);
    assert!(harness.state().quick.pinned.is_empty());
    press(&mut harness, Modifiers::NONE, Key::Escape);
    let clicked_with = |harness: &mut Harness<'_, Workbench>, name: &str, modifiers: Modifiers| {
        harness.key_down_modifiers(modifiers, Key::F20);
        row_of(harness, name).click_modifiers(modifiers);
        harness.run_ok();
    };
    clicked_with(&mut harness, "Nuit", Modifiers::NONE);
    clicked_with(&mut harness, "Soin", Modifiers::COMMAND);
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(paths(&harness), ["Rue", "Jour"]);
}

#[test]
fn the_keyboard_goes_to_the_neighbour_of_a_code_that_is_removed() {
    let mut harness = open();
    row_of(&harness, "Nuit").click();
    harness.run_ok();
    press(&mut harness, Modifiers::NONE, Key::Delete);
    assert_eq!(paths(&harness), ["Rue", "Rue/Jour", "Soin"]);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert!(!current(&harness).is_empty() && has_keyboard(&harness, current(&harness).rsplit('/').next().unwrap()));
}

#[test]
fn new_codes_come_beside_and_below_and_get_the_keyboard() {
    let mut harness = open();
    row_of(&harness, "Rue").click();
    harness.run_ok();
    let type_name = |harness: &mut Harness<'_, Workbench>, name: &str| {
        harness.event(Event::Text(name.to_owned()));
        harness.run_ok();
        press(harness, Modifiers::NONE, Key::Enter);
    };
    press(&mut harness, Modifiers::NONE, Key::N);
    type_name(&mut harness, "Logement");
    assert_eq!(paths(&harness), ["Rue", "Rue/Nuit", "Rue/Jour", "Logement", "Soin"]);
    assert!(has_keyboard(&harness, "Logement"));
    press(&mut harness, Modifiers::SHIFT, Key::N);
    type_name(&mut harness, "Hôtel");
    assert_eq!(current(&harness), "Logement/Hôtel");
    assert!(has_keyboard(&harness, "Hôtel"));
    press(&mut harness, Modifiers::NONE, Key::N);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(has_keyboard(&harness, "Hôtel"), "a name that is given up leaves the keyboard where it was");
}

#[test]
fn one_key_shows_excerpts_and_another_goes_to_the_filter_and_back() {
    let mut harness = open();
    row_of(&harness, "Soin").click();
    harness.run_ok();
    press(&mut harness, Modifiers::NONE, Key::E);
    let soin = harness.state().code.unwrap();
    assert!(harness.state().log.contains(&Command::ShowExcerptsOf(soin)));
    press(&mut harness, Modifiers::NONE, Key::Slash);
    assert!(harness.get_by_label("Filter codes").is_focused());
    harness.event(Event::Text("jour".to_owned()));
    harness.run_ok();
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(current(&harness), "Rue/Jour");
    assert!(has_keyboard(&harness, "Jour"));
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.query_by_label("Soin").is_some() && has_keyboard(&harness, "Jour"));
}

#[test]
fn a_code_that_is_scrolled_out_of_sight_keeps_the_keyboard() {
    let mut fixture = Fixture::of("U01: [Dehors|Rue].");
    let mut draft = CodeDraft::new(&fixture.project);
    for n in 1000..1400 {
        draft.code_at(&mut fixture.ids, &format!("c{n}")).unwrap();
    }
    fixture.apply(draft.into_ops());
    let mut harness = Workbench::new(fixture).harness(1300.0, 700.0);
    row_of(&harness, "Rue").click();
    harness.run_ok();
    harness.event(Event::PointerMoved(row_of(&harness, "c1002").rect().center()));
    for _ in 0..20 {
        harness.event(Event::MouseWheel {
            unit: eframe::egui::MouseWheelUnit::Point,
            delta: eframe::egui::vec2(0.0, -400.0),
            source: eframe::egui::MouseWheelSource::Wheel,
            phase: eframe::egui::TouchPhase::Move,
            modifiers: Modifiers::NONE,
        });
        harness.run_steps(3);
    }
    assert!(harness.query_by_label("c1002").is_none(), "it scrolled");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(current(&harness), "c1000");
    assert!(has_keyboard(&harness, "c1000"));
}

#[test]
fn what_nobody_used_can_be_looked_at_alone() {
    let mut fixture = Fixture::of("U01: [Dehors|Rue].");
    let mut draft = CodeDraft::new(&fixture.project);
    draft.code_at(&mut fixture.ids, "Soin").unwrap();
    fixture.apply(draft.into_ops());
    let mut harness = Workbench::new(fixture).harness(1300.0, 700.0);
    harness.get_by_label("Unused codes only").click();
    harness.run_ok();
    let is_there = |name| harness.query_by_role_and_label(eframe::egui::Role::TreeItem, name).is_some();
    assert!(is_there("Soin") && !is_there("Rue"));
}
