//! What a person does in the history.

use std::sync::Arc;

use eframe::egui::{Event, Key, Role};
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::command::Command;
use crate::app::panels::testing::{Stage, window};
use crate::model::testing::Fixture;
use crate::model::{CoderId, DeviceId, Op, Subject};

fn change(at: u64, undoes: Option<u64>) -> Arc<Change> {
    let stamp = |millis| Stamp { millis, counter: 0, device: DeviceId::from_bits(1) };
    let by = CoderId(Default::default());
    let label = format!("{at}");
    let undoes = undoes.map(stamp);
    let ops = vec![Op::RenameProject { from: String::new(), to: label.clone() }];
    Arc::new(Change { at: stamp(at), by, seen: Vec::new(), label, undoes, ops })
}

#[test]
fn what_was_redone_stands_again() {
    let mut state = HistoryState::default();
    let taken_back = |state: &HistoryState| state.taken_back.iter().map(|s| s.millis).collect::<Vec<_>>();
    state.renew(&[change(1, None), change(2, None), change(3, Some(2))]);
    assert_eq!(taken_back(&state), [2]);
    state.renew(&[change(1, None), change(2, None), change(3, Some(2)), change(4, Some(3))]);
    assert_eq!(taken_back(&state), [3], "the undo itself was taken back, and 2 stands");
}

#[test]
fn what_no_step_of_could_be_taken_back_stands() {
    let mut state = HistoryState::default();
    let nothing = Arc::new(Change { ops: Vec::new(), ..Change::clone(&change(2, Some(1))) });
    state.renew(&[change(1, None), nothing]);
    assert!(state.taken_back.is_empty());
}

/// Two changes of ana: a coding taken back, and a memo on the study.
fn history() -> (Fixture, Vec<Arc<Change>>) {
    let fixture = Fixture::of("U01: [Dehors|Rue].");
    let document = fixture.project.documents()[0].clone();
    let coding = *document.codings.keys().next().unwrap();
    let on = Subject::Project(fixture.project.id);
    let steps = [
        ("Coding taken back", Op::RemoveCoding { document: document.id, coding }),
        ("Mémo rédigé", Op::SetMemo { on, from: "Froid".into(), to: String::new() }),
    ];
    let mut changes = Vec::new();
    for (n, (label, op)) in steps.into_iter().enumerate() {
        let Change { at, seen, .. } = (*change(n as u64 + 1, None)).clone();
        let by = fixture.coder;
        changes.push(Arc::new(Change { at, by, seen, label: label.into(), undoes: None, ops: vec![op] }));
    }
    (fixture, changes)
}

#[test]
fn a_change_is_found_read_step_by_step_and_leads_to_the_project_as_it_was() {
    let (fixture, changes) = history();
    let shown = changes.clone();
    let draw = move |ui: &mut egui::Ui, ctx: &Ctx<'_>, state: &mut HistoryState| history_ui(ui, ctx, &shown, state);
    let mut window = window(Stage::of(fixture), HistoryState::default(), draw);
    window.run();
    window.get_by_label("2 changes");
    window.get_by_label_contains("ana: Coding taken back").click();
    window.run();
    window.get_by_label("No longer “Dehors” coded “Rue”");
    window.get_by_role_and_label(Role::TextInput, "Filter changes").focus();
    window.run();
    window.event(Event::Text("memo".to_owned()));
    window.run();
    window.get_by_label("1 change");
    window.get_by_label_contains("ana: Mémo rédigé").click();
    window.run();
    window.get_by_label("Memo on the study: “Froid” → nothing");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(window.state().0.sent(), [Command::LookBack(changes[1].at)]);
}
