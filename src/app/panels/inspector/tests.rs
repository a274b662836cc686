//! What a person does in the inspector.

use eframe::egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::command::Command;
use crate::app::panels::workbench::Workbench;
use crate::model::testing::Fixture;
use crate::model::{Excerpt, Subject};

fn open() -> Harness<'static, Workbench> {
    let mut harness = Workbench::new(Fixture::of("U01: [Dehors|Rue] et seul.\nU02: Rien.")).harness(1400.0, 900.0);
    let document = harness.state().project.documents()[0].clone();
    let span = harness.state().project.codings(&document).next().unwrap().span;
    harness.state().commands.send(Command::ShowExcerpt(Excerpt { document: document.id, span }));
    harness.run_ok();
    harness
}

#[test]
fn a_coding_is_taken_back_at_its_chip() {
    let mut harness = open();
    harness.get_by_label("Remove Rue").click();
    harness.run_ok();
    let project = &harness.state().project;
    assert_eq!(project.codings(project.documents()[0]).count(), 0);
    assert!(harness.query_by_label("Not coded yet").is_some());
}

#[test]
fn a_memo_is_one_change_when_its_field_is_left() {
    let mut harness = open();
    harness.get_by_label("Memo on this coding").focus();
    harness.run_ok();
    for letters in ["Froid", " aussi"] {
        harness.event(Event::Text(letters.to_owned()));
        harness.run_ok();
    }
    let memos = |harness: &Harness<'_, Workbench>| {
        let sent = harness.state().log.iter();
        sent.filter(|c| matches!(c, Command::SetMemo { on: Subject::Coding(_), .. })).count()
    };
    assert_eq!(memos(&harness), 0);
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert_eq!(memos(&harness), 1);
    let memo = harness.state().project.memos.values().next().map(|m| m.text.clone());
    assert_eq!(memo.as_deref(), Some("Froid aussi"));
}

#[test]
fn a_memo_is_kept_when_other_words_are_selected_while_it_is_written() {
    let mut harness = open();
    harness.get_by_label("Memo on this coding").focus();
    harness.run_ok();
    harness.event(Event::Text("Froid".to_owned()));
    harness.run_ok();
    harness.state().commands.send(Command::Select(None));
    harness.run_ok();
    assert_eq!(harness.state().project.memos.values().next().map(|m| m.text.as_str()), Some("Froid"));
}
