//! What a person sees and does in the margin: which codings are shown, what is told of them, and where there are too
//! many.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, Rect, TouchPhase, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::app::command::Command;
use crate::app::panels::workbench::Workbench;
use crate::model::plan::{self, Decision};
use crate::model::testing::Fixture;
use crate::model::{Excerpt, Span};

const TALK: &str = "INT: Where did you sleep?\nU01: [Nowhere|Street|Fear@ben]. I walked all night.\nU02: I had [a room|House@ben]. It was cold.";

fn open(notation: &str) -> Harness<'static, Workbench> {
    let mut fixture = Fixture::of(notation);
    fixture.attribute("U01", "city", "Paris");
    fixture.attribute("U02", "city", "Lille");
    Workbench::new(fixture).harness(1300.0, 900.0)
}

fn is_shown(harness: &Harness<'_, Workbench>, code: &str) -> bool {
    harness.query_by_label(&format!("Coded with {code}")).is_some()
}

fn press(harness: &mut Harness<'_, Workbench>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_ok();
}

fn selected(harness: &Harness<'_, Workbench>) -> Option<String> {
    let desk = harness.state();
    let excerpt = desk.selection?;
    let document = desk.project.document(excerpt.document)?;
    Some(desk.project.words(document, excerpt.span).into_owned())
}

#[test]
fn a_tick_of_a_coder_is_the_switch_of_the_whole_window() {
    let mut harness = open(TALK);
    press(&mut harness, Role::Button, "Which codings are shown");
    press(&mut harness, Role::CheckBox, "ben");
    let ben = harness.state().project.coder_named("ben").unwrap().id;
    assert!(harness.state().log.contains(&Command::HideCoders([ben].into())));
}

#[test]
fn what_is_hidden_is_counted_and_one_click_shows_everything_again() {
    let mut harness = open(TALK);
    assert!(is_shown(&harness, "Fear") && is_shown(&harness, "House") && is_shown(&harness, "Street"));
    press(&mut harness, Role::Button, "Which codings are shown");
    press(&mut harness, Role::Button, "Street (1)");
    assert!(!is_shown(&harness, "Fear") && !is_shown(&harness, "House") && is_shown(&harness, "Street"));
    assert!(harness.query_all_by_label_contains("1 of 3 codings shown").next().is_some());
    press(&mut harness, Role::Button, "2 hidden · Show all");
    assert!(is_shown(&harness, "Fear") && is_shown(&harness, "House"));
    assert!(harness.query_by_label_contains("hidden").is_none());
}

#[test]
fn what_a_decision_set_aside_is_told_with_the_reason_and_hidden_on_request() {
    let mut fixture = Fixture::of(TALK);
    let document = fixture.project.documents()[0].clone();
    let ben = fixture.coder_named("ben");
    let fear = fixture.project.codings(&document).find(|c| c.coding.coder == ben).unwrap();
    let note = "no word of it".to_owned();
    let decision = Decision { document: document.id, upheld: vec![], set_aside: vec![fear.coding.id], note };
    let span = fear.span;
    fixture.apply(plan::decide(&fixture.project, &decision).unwrap());
    let mut harness = Workbench::new(fixture).harness(1300.0, 900.0);
    assert!(!is_shown(&harness, "Fear") && harness.query_by_label("Set aside, not counted: Fear").is_some());
    harness.get_by_label("Set aside, not counted: Fear").click();
    harness.run_ok();
    assert_eq!(harness.state().selection.map(|e| e.span), Some(span));
    press(&mut harness, Role::Button, "Which codings are shown");
    press(&mut harness, Role::CheckBox, "Set aside by a decision (1)");
    let is_struck = harness.query_by_role_and_label(Role::Button, "Set aside, not counted: Fear").is_some();
    assert!(!is_struck && is_shown(&harness, "Street"));
}

#[test]
fn stripes_are_filtered_by_code_and_by_the_speakers_attribute() {
    let mut harness = open(TALK);
    press(&mut harness, Role::Button, "Which codings are shown");
    press(&mut harness, Role::Button, "Lille (1)");
    assert!(is_shown(&harness, "House") && !is_shown(&harness, "Street"));
    press(&mut harness, Role::Button, "All speakers");
    press(&mut harness, Role::Button, "Fear (1)");
    assert!(is_shown(&harness, "Fear") && !is_shown(&harness, "Street") && !is_shown(&harness, "House"));
    press(&mut harness, Role::Button, "Show all");
    assert!(is_shown(&harness, "Street"));
}

#[test]
fn resting_on_a_label_tells_coder_day_and_memo() {
    let mut harness = open(TALK);
    let desk = harness.state();
    let document = desk.project.documents()[0].clone();
    let coding = desk.project.codings(&document).find(|c| desk.outline.path(c.code) == "House").unwrap().coding.id;
    let on = crate::model::Subject::Coding(coding);
    desk.commands.send(Command::SetMemo { on, text: "A room is not a home".to_owned(), before: String::new() });
    harness.run_ok();
    harness.hover_at(harness.get_by_label("Coded with House").rect().center());
    for _ in 0..12 {
        harness.step();
    }
    assert!(
        harness.query_by_label_contains("ben · ").is_some_and(|n| n
            .accesskit_node()
            .label()
            .or(n.value())
            .is_some_and(|l| l.ends_with(" UTC")))
    );
    assert!(harness.query_by_label("A room is not a home").is_some());
}

#[test]
fn a_right_click_offers_what_can_be_done_with_a_coding() {
    let mut harness = open(TALK);
    let menu = |harness: &mut Harness<'_, Workbench>, item: &str| {
        harness.get_by_label("Coded with Street").click_secondary();
        harness.run_ok();
        press(harness, Role::Button, item);
    };
    menu(&mut harness, "Select the excerpt");
    assert_eq!(selected(&harness).as_deref(), Some("Nowhere"));
    let street = harness.state().outline.find(&harness.state().project, "Street").unwrap();
    menu(&mut harness, "Make it the current code");
    assert_eq!(harness.state().code, Some(street));
    menu(&mut harness, "Show excerpts of this code");
    assert!(harness.state().log.contains(&Command::ShowExcerptsOf(street)));
    menu(&mut harness, "Uncode");
    assert!(!is_shown(&harness, "Street") && is_shown(&harness, "Fear"));
}

#[test]
fn what_somebody_else_coded_is_not_taken_back_from_the_menu() {
    let mut harness = open(TALK);
    harness.get_by_label("Coded with House").click_secondary();
    harness.run_ok();
    assert!(harness.get_by_role_and_label(Role::Button, "Uncode").accesskit_node().is_disabled());
}

/// A long talk in which forty codings overlap at one place.
fn crowded() -> Harness<'static, Workbench> {
    let turns: String = (0..60)
        .map(|i| format!("U01: [This is turn {i} of many|Code {i}], [and here it goes on|Code {}].\n", i % 7))
        .collect();
    let mut fixture = Fixture::of(&turns);
    let document = fixture.project.documents()[0].clone();
    let words = document.turns[30].words;
    for i in 0..40 {
        let span = Span::new(words.start + i % 10, words.end - i / 10);
        fixture.code(Excerpt { document: document.id, span }, &format!("Code {}", i + 100), fixture.coder);
    }
    let mut harness = Workbench::new(fixture).harness(1300.0, 700.0);
    let span = Span::new(words.start, words.start + 4);
    harness.state().commands.send(Command::ShowExcerpt(Excerpt { document: document.id, span }));
    harness.run_ok();
    harness
}

fn labels(harness: &Harness<'_, Workbench>) -> Vec<(String, Rect)> {
    let nodes = harness.query_all_by_label_contains("Coded with ");
    nodes.map(|n| (n.accesskit_node().label().unwrap_or_default(), n.rect())).collect()
}

#[test]
fn what_finds_no_lane_is_reached_through_the_density_bar() {
    let mut harness = crowded();
    let bar = harness.query_all_by_label_contains("codings here").max_by_key(|n| n.rect().height() as i32);
    let at = bar.expect("forty codings are more than lanes").rect().center();
    let mut reached = std::collections::BTreeSet::new();
    for _ in 0..30 {
        harness.drag_at(at);
        harness.drop_at(at);
        harness.run_ok();
        reached.extend(harness.state().selection.map(|e| e.span));
    }
    assert!(reached.len() >= 20, "{reached:?}");
}

#[test]
fn the_density_bar_stands_alone_on_demand() {
    let mut harness = open(TALK);
    press(&mut harness, Role::Button, "Which codings are shown");
    press(&mut harness, Role::Button, "Density bar");
    assert!(!is_shown(&harness, "Street"));
    harness.key_press(eframe::egui::Key::Escape);
    harness.run_ok();
    harness.get_by_label("2 codings here").click();
    harness.run_ok();
    assert_eq!(selected(&harness).as_deref(), Some("Nowhere"));
}

#[test]
fn labels_never_overlap_and_keep_their_column_while_one_scrolls() {
    let mut harness = crowded();
    let columns = |labels: &[(String, Rect)]| labels.iter().map(|(_, r)| r.left() as i32).collect::<Vec<_>>();
    harness.hover_at(pos2(600.0, 400.0));
    let first = columns(&labels(&harness))[0];
    for _ in 0..25 {
        let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Wheel);
        harness.event(Event::MouseWheel { unit, delta: vec2(0.0, 23.0), phase, modifiers: Modifiers::NONE, source });
        harness.run_ok();
        let mut shown = labels(&harness);
        shown.sort_by(|a, b| a.1.top().total_cmp(&b.1.top()));
        assert!(shown.len() > 5);
        assert!(columns(&shown).iter().all(|x| *x == first));
        for two in shown.windows(2) {
            assert!(two[0].1.bottom() <= two[1].1.top() + 0.01, "{two:?}");
        }
    }
}
