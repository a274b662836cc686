//! The coding desk in the whole window: what reader, dialogs and settings do together.

use counterpoint::app::command::Command;
use counterpoint::app::words::Tongue;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::window::{ctrl, send, until, window};
use counterpoint::app::App;

fn with_sample(dir: &std::path::Path, tongue: Tongue) -> Harness<'static, App> {
    let mut window = window(dir, tongue);
    send(&mut window, Command::OpenSample);
    until(&mut window, "the sample", |app| app.study.is_some());
    window.run_steps(3);
    window
}

/// Returns what the next frames put into the clipboard.
fn copied(window: &mut Harness<'_, App>) -> Option<String> {
    (0..4).find_map(|_| {
        window.step();
        window.output().platform_output.commands.iter().find_map(|c| match c {
            OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    })
}

#[test]
fn the_pattern_of_quotes_is_changed_with_a_preview_and_copies_follow_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_sample(dir.path(), Tongue::English);
    let study = window.state().study.as_ref().unwrap();
    let document = study.session.project().documents()[0].clone();
    let span = document.turns[1].words;
    send(&mut window, Command::ShowExcerpt(counterpoint::model::Excerpt { document: document.id, span }));

    ctrl(&mut window, Key::K);
    window.get_by_role_and_label(Role::TextInput, "Type a command, a document or a code").type_text("pattern of");
    window.run_steps(3);
    window.key_press(Key::Enter);
    window.run_steps(4);
    let field = |window: &Harness<'_, App>| {
        window.get_by_role_and_label(Role::TextInput, "Pattern").value().unwrap_or_default()
    };
    assert_eq!(field(&window), "“{words}” ({participant}, {viewpoint})");
    ctrl(&mut window, Key::A);
    window.get_by_role_and_label(Role::TextInput, "Pattern").type_text("{words} [{speaker}: {size}] ");
    window.run_steps(3);
    assert!(window.query_by_label_contains("This project knows no {size}").is_some());
    window.get_by_label("Insert document").click();
    window.run_steps(4);
    assert_eq!(field(&window), "{words} [{speaker}: {size}] {document}");
    assert!(window.query_by_label_contains("[P01:] P01 Social worker").is_some(), "the preview follows");
    window.key_press(Key::Enter);
    window.run_steps(4);
    let pattern = window.state().settings.habits.quote_pattern.clone();
    assert_eq!(pattern.as_deref(), Some("{words} [{speaker}: {size}] {document}"));

    // One event alone: only the output of the last frame can be looked at.
    let modifiers = Modifiers::COMMAND | Modifiers::SHIFT;
    window.event(Event::Key { key: Key::C, physical_key: None, pressed: true, repeat: false, modifiers });
    let quote = copied(&mut window).expect("the quote is in the clipboard");
    assert!(quote.starts_with("They start with") && quote.ends_with("[P01:] P01 Social worker"), "{quote}");
    window.run_steps(2);
    assert!(window.query_by_label_contains("This project knows no {size}").is_some(), "what is missing is told");
}
