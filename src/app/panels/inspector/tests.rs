//! What a person does in the inspector.

use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::app::command::{Command, Comparing};
use crate::app::panels::workbench::Workbench;
use crate::model::plan;
use crate::model::testing::Fixture;
use crate::model::{DefinitionPart, Excerpt, ExcerptLink, Subject};

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
fn a_memo_reads_as_its_markdown_looks_until_somebody_writes_it() {
    let mut harness = open();
    harness.get_by_label("Memo on this coding").focus();
    harness.run_ok();
    harness.event(Event::Text("Froid **la nuit**".to_owned()));
    harness.run_ok();
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(harness.query_by_label("Froid la nuit").is_some(), "no asterisks");
    harness.get_by_label("Write (Memo on this coding)").click();
    harness.run_ok();
    harness.event(Event::Text(". Dehors".to_owned()));
    harness.run_ok();
    harness.key_press(Key::Escape);
    harness.run_ok();
    let memo = harness.state().project.memos.values().next().map(|m| m.text.clone());
    assert_eq!(memo.as_deref(), Some("Froid **la nuit**. Dehors"));
}

#[test]
fn what_is_typed_in_the_frame_of_the_pencil_stands_at_the_end_of_the_memo() {
    let mut harness = open();
    write(&mut harness, "Froid");
    harness.key_press(Key::Escape);
    harness.run_ok();
    let pencil = harness.get_by_label("Write (Memo on this coding)").rect().center();
    let press = |pressed| Event::PointerButton {
        pos: pencil,
        button: eframe::egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    let typed = [Event::PointerMoved(pencil), press(true), press(false), Event::Text(" aussi".to_owned())];
    harness.input_mut().events.extend(typed);
    harness.run_ok();
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert_eq!(harness.state().project.memos.values().next().map(|m| m.text.as_str()), Some("Froid aussi"));
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

fn write(harness: &mut Harness<'_, Workbench>, letters: &str) {
    harness.get_by_label("Memo on this coding").focus();
    harness.run_ok();
    harness.event(Event::Text(letters.to_owned()));
    harness.run_steps(2);
}

fn kept(harness: &Harness<'_, Workbench>) -> Vec<String> {
    let kept = harness.state().log.iter().filter_map(|c| match c {
        Command::KeepDraft { text, .. } => Some(text.clone()),
        _ => None,
    });
    kept.collect()
}

#[test]
fn what_is_written_is_kept_at_a_pause_and_at_least_every_second() {
    let mut harness = open();
    write(&mut harness, "Froid");
    assert!(kept(&harness).is_empty(), "nobody keeps each letter");
    harness.run_steps(14);
    assert_eq!(kept(&harness), ["Froid"]);
    for _ in 0..44 {
        harness.event(Event::Text("x".to_owned()));
        harness.step();
    }
    assert_eq!(kept(&harness).len(), 3, "once a second while somebody goes on typing");
    harness.run_steps(20);
    assert_eq!(kept(&harness).last().map(String::len), Some("Froid".len() + 44));
    assert!(harness.state().project.memos.is_empty(), "no change before the field is left");
}

#[test]
fn a_memo_is_saved_when_the_window_loses_the_keyboard_and_writing_goes_on() {
    let mut harness = open();
    write(&mut harness, "Froid");
    harness.event(Event::WindowFocused(false));
    harness.run_steps(2);
    assert_eq!(harness.state().project.memos.values().next().map(|m| m.text.as_str()), Some("Froid"));
    harness.event(Event::Text(" aussi".to_owned()));
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert_eq!(harness.state().project.memos.values().next().map(|m| m.text.as_str()), Some("Froid aussi"));
}

#[test]
fn what_somebody_else_writes_in_the_same_memo_meanwhile_stays() {
    let mut harness = open();
    write(&mut harness, "Froid");
    let document = harness.state().project.documents()[0].clone();
    let on = Subject::Coding(*document.codings.keys().next().unwrap());
    harness.state().commands.send(Command::SetMemo { on, before: String::new(), text: "Seul".to_owned() });
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert_eq!(harness.state().project.memo(on), "Seul\n\nFroid");
    harness.run_ok();
    assert_eq!(harness.state().project.memo(on), "Seul\n\nFroid", "and nothing is sent twice");
}

#[test]
fn the_caret_stays_at_its_letters_when_words_of_somebody_else_come_before_it() {
    let mut harness = open();
    write(&mut harness, "mine");
    harness.event(Event::WindowFocused(false));
    harness.run_steps(2);
    let document = harness.state().project.documents()[0].clone();
    let on = Subject::Coding(*document.codings.keys().next().unwrap());
    let theirs = Command::SetMemo { on, before: "mine".to_owned(), text: "Theirs, before. mine".to_owned() };
    harness.state().commands.send(theirs);
    harness.run_steps(2);
    harness.event(Event::Text(" too".to_owned()));
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert_eq!(harness.state().project.memo(on), "Theirs, before. mine too");
}

#[test]
fn what_somebody_else_writes_in_the_same_description_meanwhile_stays() {
    let mut harness = open();
    let code = harness.state().outline.rows[0].code;
    harness.state().commands.send(Command::SelectCode(Some(code)));
    harness.run_ok();
    harness.get_by_role_and_label(eframe::egui::Role::MultilineTextInput, "Description").focus();
    harness.run_ok();
    harness.event(Event::Text("mine".to_owned()));
    harness.run_steps(2);
    let theirs = Command::DescribeCode { code, before: String::new(), text: "theirs".to_owned() };
    harness.state().commands.send(theirs);
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert_eq!(harness.state().project.code(code).unwrap().description, "theirs\n\nmine");
}

#[test]
fn the_selected_words_go_into_a_memo_as_a_live_quote_by_a_key() {
    let mut harness = open();
    write(&mut harness, "Voir ");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    harness.run_steps(2);
    harness.event(Event::Text("!".to_owned()));
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_ok();
    let project = &harness.state().project;
    let memo = project.memos.values().next().map(|m| m.text.clone()).unwrap_or_default();
    assert!(memo.starts_with("Voir [“Dehors”](excerpt:") && memo.ends_with('!'), "{memo}");
    let address = memo.split_once('(').and_then(|(_, rest)| rest.split_once(')')).unwrap().0;
    let excerpt = address.parse::<ExcerptLink>().unwrap().excerpt(project).unwrap();
    assert_eq!(project.words(project.documents()[0], excerpt.span), "Dehors");
}

#[test]
fn a_quote_copied_from_the_reader_is_live_when_it_is_pasted() {
    let mut harness = open();
    harness.state_mut().reader.take_focus();
    harness.run_ok();
    let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
    harness.event(Event::Key { key: Key::C, physical_key: None, pressed: true, repeat: false, modifiers });
    let copied = (0..4).find_map(|_| {
        harness.step();
        harness.output().platform_output.commands.iter().find_map(|c| match c {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    });
    assert!(copied.is_some());
    harness.get_by_label("Memo on this coding").focus();
    harness.run_ok();
    harness.event(Event::Paste(copied.unwrap_or_default()));
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_ok();
    let memo = harness.state().project.memos.values().next().map(|m| m.text.clone()).unwrap_or_default();
    assert!(memo.starts_with("[“Dehors”](excerpt:"), "{memo}");
}

#[test]
fn a_code_is_defined_by_what_it_includes_excludes_and_an_example() {
    let mut harness = open();
    let code = harness.state().outline.rows[0].code;
    harness.state().commands.send(Command::SelectCode(Some(code)));
    harness.run_ok();
    for (field, text) in [("Include", "tents"), ("Exclude", "hotels"), ("Example", "“under the bridge”")] {
        harness.get_by_role_and_label(eframe::egui::Role::MultilineTextInput, field).focus();
        harness.run_ok();
        harness.event(Event::Text(text.to_owned()));
        harness.run_ok();
    }
    harness.key_press(Key::Escape);
    harness.run_ok();
    let definition = harness.state().project.code(code).unwrap().definition.clone();
    let parts = DefinitionPart::ALL.map(|part| definition.part(part).to_owned());
    assert_eq!(parts, ["tents", "hotels", "“under the bridge”"]);
    let sent = harness.state().log.iter().filter(|c| matches!(c, Command::DefineCode { .. })).count();
    assert_eq!(sent, 3, "one change for each field");
}

#[test]
fn a_question_of_the_guide_is_marked_beside_the_document() {
    let mut fixture = Fixture::new();
    let (guide, ops) = plan::add_tree(&mut fixture.ids, "Guide").unwrap();
    fixture.apply(ops);
    fixture.document("u1", None, "INT: [Where do you sleep?|Guide/Sleep] And food?\nU01: Here.");
    fixture.document("u2", None, "INT: [And food?|Guide/Food]\nU02: There.");
    fixture.apply(plan::guide(&fixture.project, Some(guide)).unwrap());
    let mut harness = Workbench::new(fixture).harness(1400.0, 900.0);
    harness.run_ok();
    harness.get_by_label("Guide questions: 1 of 2 asked").click();
    harness.run_ok();
    harness.get_by_label("Sleep: asked (coded)");
    harness.get_by_label("Food: (not asked)").click();
    harness.run_ok();
    let marked: Vec<_> = harness
        .state()
        .log
        .iter()
        .filter_map(|command| match command {
            Command::Compare(Comparing::MarkAsked { documents, questions, to }) => {
                Some((documents.len(), questions.len(), *to))
            }
            _ => None,
        })
        .collect();
    assert_eq!(marked, [(1, 1, Some(true))], "{:?}", harness.state().log);
}
