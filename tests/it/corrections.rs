//! Texts are corrected in the window: find and replace, and another version of a transcript, by the words that are on
//! the screen.

use counterpoint::app::App;
use counterpoint::app::command::Command;
use counterpoint::app::words::Tongue;
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::window::{ctrl, import, send, with_project};

#[expect(clippy::disallowed_methods, reason = "tests may write plain files")]
fn write(path: &std::path::Path, text: &str) {
    std::fs::write(path, text).unwrap();
}

const FIRST: &str = "INT: How do you sleep?\nP01: I slep badly, I slep in the street.\nINT: And now?\nP01: I sleep.\n";
const SECOND: &str = "INT: How do you sleep?\nP02: I slep well.\nINT: Ah.\nP02: Yes.\n";

/// A project with two interviews; “slep badly” and “sleep” of the first are coded.
fn with_interviews(dir: &std::path::Path, tongue: Tongue) -> Harness<'static, App> {
    let mut window = with_project(dir, tongue);
    let files = [dir.join("Interview 1.txt"), dir.join("Interview 2.txt")];
    write(&files[0], FIRST);
    write(&files[1], SECOND);
    import(&mut window, files.to_vec());
    // What an import tells is read and closed.
    window.key_press(Key::Escape);
    window.run_steps(4);
    for words in ["slep badly", "sleep."] {
        code(&mut window, words, "Sleep");
    }
    window
}

/// Codes the last place of `words` in the first document.
fn code(window: &mut Harness<'static, App>, words: &str, code: &str) {
    let study = window.state().study.as_ref().unwrap();
    let project = study.session.project();
    let document = project.documents()[0];
    let text = project.text(document).unwrap();
    let at = text.as_str().rfind(words).unwrap();
    let excerpt = counterpoint::model::Excerpt { document: document.id, span: text.span(at..at + words.len()) };
    send(window, Command::ApplyNewCode { path: code.to_owned(), parent: None, excerpt });
}

fn text(window: &Harness<'_, App>, i: usize) -> String {
    let project = window.state().study.as_ref().unwrap().session.project();
    project.text(project.documents()[i]).unwrap().as_str().to_owned()
}

fn found(window: &mut Harness<'static, App>, counts: &str) {
    for _ in 0..2000 {
        window.run_steps(2);
        if window.query_by_label_contains(counts).is_some() {
            // A dialog is put in the middle again one frame after it grew.
            window.run_steps(3);
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("waited in vain for “{counts}”");
}

#[test]
fn words_are_replaced_where_they_are_ticked_and_one_undo_takes_it_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path(), Tongue::English);
    ctrl(&mut window, Key::H);
    window.get_by_role_and_label(Role::TextInput, "What to find").type_text("slep");
    window.get_by_role_and_label(Role::TextInput, "What stands there instead").focus();
    window.run_steps(2);
    window.get_by_role_and_label(Role::TextInput, "What stands there instead").type_text("sleep");
    found(&mut window, "2 of 2 places ticked, in 1 document; 1 coding share words");
    window.get_by_label("In the whole project").click();
    found(&mut window, "3 of 3 places ticked, in 2 documents");

    // By the keyboard alone: into the list, down one line, no tick there, and replace.
    window.key_press(Key::ArrowDown);
    window.run_steps(3);
    window.get_by_role_and_label(Role::List, "Places that change").focus();
    window.run_steps(2);
    window.key_press(Key::ArrowDown);
    window.key_press(Key::Space);
    found(&mut window, "2 of 3 places ticked, in 2 documents");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_steps(4);
    assert!(text(&window, 0).contains("I sleep badly, I slep in the street"), "{}", text(&window, 0));
    assert!(text(&window, 1).contains("I sleep well"));
    let study = window.state().study.as_ref().unwrap();
    assert_eq!(study.session.undo_label(), Some("“slep” replaced by “sleep” in 2 places"));
    let project = study.session.project();
    let document = project.documents()[0];
    let coded: Vec<_> = project.codings(document).map(|c| project.words(document, c.span).into_owned()).collect();
    assert!(coded.contains(&"sleep badly".to_owned()), "{coded:?}");
    ctrl(&mut window, Key::Z);
    assert!(text(&window, 0).contains("I slep badly") && text(&window, 1).contains("I slep well"));
}

#[test]
fn a_deletion_says_which_codings_would_lose_their_words_and_a_bad_pattern_says_why() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path(), Tongue::French);
    ctrl(&mut window, Key::H);
    window.get_by_role_and_label(Role::TextInput, "Ce qu’il faut trouver").type_text("sleep.");
    found(&mut window, "1 codage perdrait tous ses mots");
    assert!(window.query_by_label_contains("Supprimer 1 endroit").is_some());
    window.get_by_label("Motif").click();
    window.run_steps(2);
    window.get_by_role_and_label(Role::TextInput, "Ce qu’il faut trouver").focus();
    window.run_steps(2);
    ctrl(&mut window, Key::A);
    window.get_by_role_and_label(Role::TextInput, "Ce qu’il faut trouver").type_text("(slep");
    found(&mut window, "ouvre une parenthèse ( sans la fermer");
    window.key_press(Key::Escape);
    window.run_steps(4);
    assert!(window.query_by_label("Rechercher et remplacer").is_none());
    assert_eq!(text(&window, 0), FIRST);
}

#[test]
fn a_corrected_file_is_compared_before_it_is_applied_and_one_undo_takes_it_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path(), Tongue::English);
    let corrected = dir.path().join("version 2.txt");
    let new = "INT: How do you sleep?\nP01: I slept badly, I slep in the street.\nINT: And now?\nP01: I sleep.\nINT: Since when?\nP01: Long.\n";
    write(&corrected, new);
    let project = window.state().study.as_ref().unwrap().session.project();
    let document = project.documents()[0].id;
    let compare = Command::CompareVersion { document, path: corrected };
    send(&mut window, compare.clone());
    found(&mut window, "“Interview 1” corrected by “version 2.txt”");
    assert!(window.query_by_label_contains("“slep” becomes “slept”").is_some());
    assert!(window.query_by_label_contains("2 turns come in").is_some());
    window.key_press(Key::Escape);
    window.run_steps(4);
    assert_eq!(text(&window, 0), FIRST, "Cancel leaves nothing");
    send(&mut window, compare);
    found(&mut window, "“Interview 1” corrected by “version 2.txt”");
    window.get_by_role_and_label(Role::Button, "Apply").click();
    window.run_steps(4);
    assert_eq!(text(&window, 0), new);
    let kept = std::fs::read_dir(dir.path().join("study/originals")).unwrap();
    let kept: Vec<_> = kept.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect();
    assert!(kept.iter().any(|file| file == new), "the corrected file is kept beside the first one");
    let study = window.state().study.as_ref().unwrap();
    let document = study.session.project().documents()[0];
    assert_eq!(document.turns.len(), 6);
    assert!(study.session.undo_label().is_some_and(|label| label.starts_with("“Interview 1” corrected by")));
    ctrl(&mut window, Key::Z);
    assert_eq!(text(&window, 0), FIRST);
}

#[test]
fn the_menu_of_a_document_asks_for_the_corrected_file_by_a_typed_path() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path(), Tongue::English);
    let corrected = dir.path().join("version 2.txt");
    write(&corrected, "INT: How do you sleep?\nP02: I slep very well.\n");
    let document = window.state().study.as_ref().unwrap().session.project().documents()[1].id;
    send(&mut window, Command::AskForVersion { document: Some(document), typed: true });
    ctrl(&mut window, Key::A);
    window.get_by_role_and_label(Role::TextInput, "Path").type_text(&corrected.display().to_string());
    window.run_steps(3);
    window.key_press(Key::Enter);
    found(&mut window, "“very ” comes in");
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert!(text(&window, 1).contains("I slep very well"));
}

#[test]
fn a_lost_coding_is_moved_onto_selected_words_from_the_review_list() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path(), Tongue::English);
    ctrl(&mut window, Key::H);
    window.get_by_role_and_label(Role::TextInput, "What to find").type_text("sleep.");
    found(&mut window, "1 coding would lose all of its words");
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    window.run_steps(4);
    window.get_by_label("1 item to review").click();
    window.run_steps(4);
    assert!(window.query_all_by_label_contains("Coding “Sleep” has lost its words").next().is_some());
    assert!(window.query_by_label_contains("Code other words instead: select them").is_some());
    let project = window.state().study.as_ref().unwrap().session.project();
    let document = project.documents()[0];
    let at = project.text(document).unwrap().as_str().find("in the street").unwrap();
    let span = project.text(document).unwrap().span(at..at + "in the street".len());
    let excerpt = counterpoint::model::Excerpt { document: document.id, span };
    send(&mut window, Command::ShowExcerpt(excerpt));
    ctrl(&mut window, Key::Num9);
    window.key_press(Key::M);
    window.run_steps(4);
    assert!(window.query_by_label_contains("Nothing waits for you").is_some());
    let project = window.state().study.as_ref().unwrap().session.project();
    let document = project.documents()[0];
    let coded: Vec<_> = project.codings(document).map(|c| project.words(document, c.span).into_owned()).collect();
    assert!(coded.contains(&"in the street".to_owned()), "{coded:?}");
}

#[test]
fn codings_get_another_code_that_is_found_by_its_letters() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_interviews(dir.path(), Tongue::English);
    send(&mut window, Command::AddCode { tree: None, parent: None, behind: None, name: "Street".to_owned() });
    let project = window.state().study.as_ref().unwrap().session.project();
    let document = project.documents()[0];
    let coding = document.standing_codings().next().map(|c| (document.id, c.id)).unwrap();
    send(&mut window, Command::AskToRecode(vec![coding]));
    assert!(window.query_by_label("Give 1 coding another code").is_some());
    window.event(eframe::egui::Event::Text("stre".to_owned()));
    window.run_steps(4);
    window.key_press(Key::Enter);
    window.run_steps(4);
    let study = window.state().study.as_ref().unwrap();
    let (_, recoded) = study.session.project().coding(coding.1).unwrap();
    assert_eq!(study.outline.path(recoded.code), "Street");
}
