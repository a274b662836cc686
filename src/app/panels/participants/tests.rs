use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::command::PeopleChange;
use crate::app::panels::testing::{Stage, window};
use crate::model::plan::{self, Block, Whom};
use crate::model::testing::Fixture;

type Window = Harness<'static, (Stage, ParticipantsState)>;

/// Ana and Ben; `age` is a number, `city` one of Lyon and Oslo.
fn fixture() -> Fixture {
    let mut fixture = Fixture::of("Ana: [here|Housing]\nBen: well");
    for (who, age, city) in [("Ana", "41", "Lyon"), ("Ben", "30", "Oslo")] {
        fixture.attribute(who, "age", age);
        fixture.attribute(who, "city", city);
    }
    let list = AttributeKind::OneOf(vec!["Lyon".to_owned(), "Oslo".to_owned()]);
    fixture.apply(plan::attribute_kind(&fixture.project, "age", AttributeKind::Number));
    fixture.apply(plan::attribute_kind(&fixture.project, "city", list));
    fixture
}

/// Returns the table with the cursor on the age of Ana.
fn table() -> Window {
    let mut window = window(Stage::of(fixture()), ParticipantsState::default(), participants_ui);
    window.run();
    window.get_by_role_and_label(Role::Cell, "age of Ana: 41").click();
    window.run();
    window
}

fn type_in(window: &mut Window, text: &str) {
    window.event(Event::Text(text.to_owned()));
    window.run();
}

fn press(window: &mut Window, key: Key) {
    window.key_press(key);
    window.run();
}

/// Returns what is written, as `person attribute=value`.
fn written(window: &mut Window) -> Vec<String> {
    let (stage, _) = window.state_mut();
    let project = std::sync::Arc::clone(&stage.project);
    let name = |whom: &Whom| match whom {
        Whom::Known(id) => project.participants[id].name.clone(),
        Whom::Renamed(id, to) => format!("{} is {to}", project.participants[id].name),
        Whom::New(name) => format!("new {name}"),
    };
    let told = |block: Block| {
        let rows = block.people.iter().zip(&block.cells).map(|(whom, cells)| {
            let cells = block.attributes.iter().zip(cells).map(|(attribute, value)| format!(" {attribute}={value}"));
            name(whom) + &cells.collect::<String>()
        });
        rows.collect::<Vec<_>>()
    };
    let blocks = stage.sent().into_iter().filter_map(|command| match command {
        Command::ChangePeople(PeopleChange::Write(block)) => Some(block),
        _ => None,
    });
    blocks.flat_map(told).collect()
}

#[test]
fn typing_replaces_enter_and_tab_go_on() {
    let mut window = table();
    type_in(&mut window, "4");
    type_in(&mut window, "2,5");
    press(&mut window, Key::Enter);
    assert_eq!(written(&mut window), ["Ana age=42,5"]);
    type_in(&mut window, "31");
    press(&mut window, Key::Tab);
    assert_eq!(written(&mut window), ["Ben age=31"], "Enter went down");
    type_in(&mut window, "ly");
    press(&mut window, Key::Enter);
    assert_eq!(written(&mut window), ["Ben city=Lyon"], "Tab went right, and letters find the value of a list");
}

#[test]
fn letters_and_the_key_behind_them_come_in_one_frame_of_a_slow_machine() {
    let mut window = table();
    for text in ["4", "2"] {
        window.event(Event::Text(text.to_owned()));
    }
    press(&mut window, Key::Enter);
    assert_eq!(written(&mut window), ["Ana age=42"]);
}

#[test]
fn escape_gives_up_f2_goes_on_with_what_is_there_and_delete_empties() {
    let mut window = table();
    type_in(&mut window, "9");
    press(&mut window, Key::Escape);
    assert!(written(&mut window).is_empty());
    press(&mut window, Key::F2);
    type_in(&mut window, "5");
    press(&mut window, Key::Enter);
    assert_eq!(written(&mut window), ["Ana age=415"]);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    window.run();
    press(&mut window, Key::Delete);
    assert_eq!(written(&mut window), ["Ben age= city="]);
}

#[test]
fn what_does_not_fit_is_refused_with_its_reason_and_a_list_grows_when_it_is_meant() {
    let mut window = table();
    type_in(&mut window, "old");
    press(&mut window, Key::Enter);
    window.get_by_label("age of Ana: “old” is no number");
    assert!(written(&mut window).is_empty());
    press(&mut window, Key::Escape);
    press(&mut window, Key::ArrowRight);
    type_in(&mut window, "Rome");
    press(&mut window, Key::Enter);
    window.get_by_label_contains("“Rome” is not in the list: Lyon, Oslo. Enter again adds it");
    assert!(written(&mut window).is_empty());
    press(&mut window, Key::Enter);
    assert_eq!(written(&mut window), ["Ana city=Rome"]);
}

#[test]
fn blocks_are_copied_and_pasted_and_names_are_cells_too() {
    let mut window = table();
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    window.run();
    window.event(Event::Copy);
    window.step();
    let copied = window.output().platform_output.commands.iter().find_map(|command| match command {
        OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    assert_eq!(copied.as_deref(), Some("41\n30"));
    press(&mut window, Key::ArrowUp);
    window.event(Event::Paste("20\tOslo\r\n21\t\r\n".to_owned()));
    window.run();
    assert_eq!(written(&mut window), ["Ana age=20 city=Oslo", "Ben age=21 city="]);
    press(&mut window, Key::Home);
    type_in(&mut window, "Anna");
    press(&mut window, Key::Enter);
    assert_eq!(written(&mut window), ["Ana is Anna"]);
}

#[test]
fn cells_that_do_not_simply_fit_are_asked_about() {
    let mut window = table();
    for text in ["20\n21\n22", "old", "age\tsince\n20\t2020"] {
        window.event(Event::Paste(text.to_owned()));
        window.run();
        let sent = window.state_mut().0.sent();
        let asked = |command: &Command| matches!(command, Command::AskAboutPeople(PeopleQuestion::Paste(_)));
        assert!(sent.iter().any(asked), "{text}: {sent:?}");
    }
}

#[test]
fn attributes_are_described_in_words_with_and_without_a_code() {
    let fixture = fixture();
    let housing = fixture.project.codes.values().next().map(|code| code.id);
    let stage = Stage { code: housing, ..Stage::of(fixture) };
    let state = ParticipantsState { view: View::Described, ..ParticipantsState::default() };
    let mut window = window(stage, state, participants_ui);
    window.run();
    let all =
        "Known of 2 of 2 participants, missing of 0. Mean 35.5, median 35.5, from 30 to 41, standard deviation 7.8.";
    window.get_by_label(all);
    window.get_by_label("Lyon: 1, 50%");
    window.get_by_label(
        "With “Housing” or a code below it (1): Mean 41, median 41, from 41 to 41, one number has no spread.",
    );
    window.get_by_label_contains("Heard, without it (1): Mean 30");
}

#[test]
fn what_is_being_written_stays_of_the_same_person_and_attribute_whatever_colleagues_add_or_remove() {
    let mut fixture = fixture();
    let before = fixture.project.clone();
    let ana = fixture.project.participant_named("Ana").unwrap().id;
    fixture.attribute("Ben", "above all", "x");
    fixture.apply(vec![crate::model::Op::RemoveParticipant { participant: ana }]);
    let after = std::sync::Arc::new(std::mem::replace(&mut fixture.project, before));
    let mut window = window(Stage::of(fixture), ParticipantsState::default(), participants_ui);
    window.run();
    for (cell, expected) in [("age of Ben: 30", vec!["Ben age=31"]), ("age of Ana: 41", vec![])] {
        let now = std::sync::Arc::clone(&window.state().0.project);
        window.get_by_role_and_label(Role::Cell, cell).click();
        window.run();
        type_in(&mut window, "31");
        window.state_mut().0.project = std::sync::Arc::clone(&after);
        window.run();
        press(&mut window, Key::Enter);
        assert_eq!(written(&mut window), expected, "{cell}");
        window.state_mut().0.project = now;
        window.run();
    }
}
