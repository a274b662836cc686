//! What a person does at the memo desk.

use eframe::egui::{Event, Key, Role};
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::panels::testing::{Stage, window};
use crate::model::testing::Fixture;
use crate::model::{Excerpt, ExcerptLink, Span, plan};

fn fixture() -> (Fixture, Excerpt) {
    let mut fixture = Fixture::of("U01: [Dehors|Rue] et seul.\nU02: Rien.");
    let document = fixture.project.documents()[0].clone();
    let excerpt = Excerpt { document: document.id, span: Span::new(5, 11) };
    let link = ExcerptLink::to(&fixture.project, excerpt).unwrap();
    let coding = Subject::Coding(*document.codings.keys().next().unwrap());
    for (on, text) in
        [(Subject::Document(document.id), "# Une *idée*\n\nPlus bas."), (coding, &*format!("Voir [“Dehors”]({link})."))]
    {
        let ops = plan::memo(&fixture.project, on, text);
        fixture.apply(ops);
    }
    (fixture, excerpt)
}

#[test]
fn memos_are_listed_filtered_and_read() {
    let (fixture, _) = fixture();
    let mut window = window(Stage::of(fixture), MemosState::default(), memos_ui);
    window.run();
    window.get_by_label("2 memos");
    window.get_by_label_contains("Document, Entretien 1: Une idée Plus bas.").click();
    window.run();
    assert!(window.query_by_role_and_label(Role::Heading, "Une idée").is_some());
    window.get_by_role_and_label(Role::TextInput, "Filter memos").focus();
    window.run();
    window.event(Event::Text("IDEE".to_owned()));
    window.run();
    window.get_by_label("1 memo");
    let document = window.state().0.project.documents()[0].id;
    window.get_by_label("Export…").click();
    window.run();
    let [Command::AskToExport(TableRequest::Memos(listed))] = &window.state().0.sent()[..] else { panic!("no export") };
    assert_eq!(listed[..], [Subject::Document(document)], "those that are listed");
}

#[test]
fn a_quote_in_a_memo_opens_its_excerpt_and_one_key_goes_where_the_memo_is() {
    let (fixture, excerpt) = fixture();
    let mut window = window(Stage::of(fixture), MemosState::default(), memos_ui);
    window.run();
    window.get_by_label_contains("“Dehors” coded “Rue”: Voir").click();
    window.run();
    window.get_by_role_and_label(Role::Link, "“Dehors”").click();
    window.run();
    assert_eq!(window.state().0.sent(), [Command::ShowExcerpt(excerpt)]);
    window.get_by_role_and_label(Role::List, "Memos, the last changed first").focus();
    window.run();
    window.key_press(Key::Enter);
    window.run();
    assert!(matches!(window.state().0.sent()[..], [Command::ShowSubject(Subject::Coding(_))]));
}

#[test]
fn a_quote_whose_words_are_gone_says_so() {
    let (mut fixture, excerpt) = fixture();
    fixture.correct(excerpt.document, "Dehors", "");
    let mut window = window(Stage::of(fixture), MemosState::default(), memos_ui);
    window.run();
    window.get_by_label_contains("Voir").click();
    window.run();
    window.get_by_label_contains("“Dehors” (These words are no longer in the document)").click();
    window.run();
    assert!(window.state().0.sent().is_empty());
}

#[test]
fn a_memo_on_the_study_is_begun_written_and_sent_when_it_is_left() {
    let (fixture, _) = fixture();
    let on = Subject::Project(fixture.project.id);
    let mut window = window(Stage::of(fixture), MemosState::default(), memos_ui);
    window.run();
    window.get_by_label("New memo").click();
    window.run();
    window.get_by_label("On the study").click();
    window.run();
    window.event(Event::Text("Plan".to_owned()));
    window.run();
    window.key_press(Key::Escape);
    window.run();
    let sent = window.state().0.sent();
    assert!(sent.contains(&Command::SetMemo { on, before: String::new(), text: "Plan".to_owned() }), "{sent:?}");
}
