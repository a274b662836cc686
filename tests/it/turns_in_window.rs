//! Turns and speakers changed in the window, and earlier texts read there, by the words that are on the screen.

use counterpoint::analysis::{Columns, MatrixQuery, matrix};
use counterpoint::app::App;
use counterpoint::app::command::{Command, Tab};
use counterpoint::app::words::Tongue;
use counterpoint::model::{DocumentId, Excerpt, Role as SpeakerRole};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::codes::{press, write};
use super::correcting::{named, text, undoable};
use super::window::{ctrl, import, send, until, with_project};

/// A project with one interview, which is open.
#[expect(clippy::disallowed_methods, reason = "tests may write plain files")]
fn with_talk(dir: &std::path::Path) -> Harness<'static, App> {
    let mut window = with_project(dir, Tongue::English);
    let path = dir.join("talk.txt");
    std::fs::write(&path, "INT: Where do you sleep?\nU07: In a room. It is cold.\nINT: And then?\nU07: Outside.\n")
        .unwrap();
    import(&mut window, vec![path]);
    // What came in is told in a dialog.
    window.key_press(Key::Escape);
    window.run_steps(4);
    window
}

/// Puts the caret into a paragraph.
fn click_into(window: &mut Harness<'_, App>, paragraph: &str) {
    let at = window.get_by_label(paragraph).rect().left_top() + vec2(60.0, 8.0);
    window.drag_at(at);
    window.drop_at(at);
    window.run_steps(3);
}

fn speakers(window: &Harness<'_, App>, id: DocumentId) -> Vec<String> {
    let project = window.state().study.as_ref().unwrap().session.project();
    let document = project.document(id).unwrap();
    document.turns.iter().map(|t| document.speaker_of(t).map_or("-", |s| &s.label).to_owned()).collect()
}

#[test]
fn who_speaks_is_asked_by_one_key_and_the_matrix_follows() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_talk(dir.path());
    let talk = named(&window, "talk");
    let project = window.state().study.as_ref().unwrap().session.project();
    let at = project.text(project.document(talk).unwrap()).unwrap().as_str().find("cold").unwrap() as u32;
    let excerpt = Excerpt { document: talk, span: counterpoint::model::Span::new(at, at + 4) };
    send(&mut window, Command::ApplyNewCode { path: "Cold".to_owned(), parent: None, excerpt });
    let groups = |window: &Harness<'_, App>| -> Vec<String> {
        let query = MatrixQuery::by(Columns::Participants);
        let found = matrix(window.state().study.as_ref().unwrap().session.project(), &query);
        let said = found.rows[0].cells.iter().zip(&found.groups).filter(|(cell, _)| cell.participants > 0);
        said.map(|(_, group)| group.name.clone()).collect()
    };
    assert_eq!(groups(&window), ["U07"]);
    click_into(&mut window, "In a room. It is cold.");
    press(&mut window, Key::W);
    assert!(window.query_by_label("Who speaks turn 2?").is_some());
    write(&mut window, "Cleo");
    assert!(window.query_by_label("New speaker “Cleo”").is_some());
    assert!(window.query_by_label("Cleo, who comes in").is_some());
    press(&mut window, Key::Enter);
    assert_eq!(speakers(&window, talk), ["INT", "Cleo", "INT", "U07"]);
    assert!(text(&window, "talk").contains("\nCleo: In a room."));
    assert_eq!(undoable(&window).as_deref(), Some("Turn 2 of “talk” given to “Cleo”"));
    assert_eq!(groups(&window), ["Cleo"]);
    ctrl(&mut window, Key::Z);
    assert_eq!(speakers(&window, talk), ["INT", "U07", "INT", "U07"]);
}

#[test]
fn all_turns_that_are_selected_are_given_at_once() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_talk(dir.path());
    let talk = named(&window, "talk");
    let said = text(&window, "talk");
    let [from, to] = ["In a room", "Outside"].map(|words| said.find(words).unwrap() as u32);
    let excerpt = Excerpt { document: talk, span: counterpoint::model::Span::new(from, to + 3) };
    send(&mut window, Command::ShowExcerpt(excerpt));
    press(&mut window, Key::W);
    assert!(window.query_by_label("Who speaks turns 2 to 4?").is_some());
    write(&mut window, "int");
    press(&mut window, Key::Enter);
    assert_eq!(speakers(&window, talk), ["INT", "INT", "INT", "INT"]);
    assert_eq!(undoable(&window).as_deref(), Some("3 turns of “talk” given to “INT”"));
}

#[test]
fn a_turn_is_split_before_the_selected_words_timed_and_joined_again() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_talk(dir.path());
    let talk = named(&window, "talk");
    let project = window.state().study.as_ref().unwrap().session.project();
    let at = project.text(project.document(talk).unwrap()).unwrap().as_str().find("It is").unwrap() as u32;
    let excerpt = Excerpt { document: talk, span: counterpoint::model::Span::new(at, at + 5) };
    send(&mut window, Command::ShowExcerpt(excerpt));
    press(&mut window, Key::X);
    assert!(window.query_by_label("Split turn 2: who speaks from here on?").is_some());
    assert!(window.query_by_label("It is cold.").is_some(), "the words that are given are shown");
    write(&mut window, "in");
    press(&mut window, Key::Enter);
    assert_eq!(speakers(&window, talk), ["INT", "U07", "INT", "INT", "U07"]);
    assert!(text(&window, "talk").contains("\nINT: It is cold."));
    click_into(&mut window, "It is cold.");
    press(&mut window, Key::H);
    write(&mut window, "1:02:0x");
    assert!(window.query_by_label("This is not a time").is_some());
    press(&mut window, Key::Backspace);
    write(&mut window, "3");
    press(&mut window, Key::Enter);
    assert_eq!(undoable(&window).as_deref(), Some("Turn 3 of “talk” at 1:02:03"));
    press(&mut window, Key::J);
    assert_eq!(speakers(&window, talk), ["INT", "U07", "INT", "U07"]);
    let told = "Turns 2 and 3 of “talk” joined: 3 words and 0 codings of “INT” become words of “U07”";
    assert!(window.query_all_by_label(told).next().is_some());
    ctrl(&mut window, Key::Z);
    assert!(window.query_all_by_label(told).next().is_none(), "the card goes with the change that it told");
}

#[test]
fn the_menu_of_a_speaker_beside_the_words_says_role_label_and_who_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_talk(dir.path());
    let talk = named(&window, "talk");
    window.get_by_label("Speaker U07, turn 2").click();
    window.run_steps(4);
    window.get_by_role_and_label(Role::RadioButton, "Moderator").click();
    window.run_steps(4);
    let project = window.state().study.as_ref().unwrap().session.project();
    assert_eq!(project.document(talk).unwrap().speakers[1].role, SpeakerRole::Moderator);
    window.get_by_label("Speaker U07, turn 2").click();
    window.run_steps(4);
    window.get_by_label("Label, role and participant…").click();
    window.run_steps(4);
    ctrl(&mut window, Key::A);
    write(&mut window, "Amara");
    press(&mut window, Key::Enter);
    assert_eq!(undoable(&window).as_deref(), Some("Speaker “U07” of “talk” renamed to “Amara”"));
    assert!(text(&window, "talk").contains("\nAmara: In a room."));
}

#[test]
fn an_earlier_text_is_read_beside_todays_and_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_talk(dir.path());
    let before = text(&window, "talk");
    ctrl(&mut window, Key::E);
    press(&mut window, Key::Home);
    write(&mut window, "So: ");
    ctrl(&mut window, Key::Enter);
    let talk = named(&window, "talk");
    send(&mut window, Command::ShowTexts(Some(talk)));
    let differs = |app: &App| app.study.is_some();
    until(&mut window, "the panel", differs);
    for _ in 0..200 {
        window.run_steps(2);
        if window.query_by_label("1 passage differs").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert!(window.query_by_label_contains("INT: Where do you sleep? → INT: So: Where").is_some());
    assert!(window.query_by_label_contains("“talk” corrected: 1 place, 4 characters in, 0 out").is_some());
    window.get_by_label("Restore this text").click();
    until(&mut window, "the text", |app| {
        app.study.as_ref().is_some_and(|s| s.session.undo_label().is_some_and(|l| l.starts_with("Text of “talk”")))
    });
    assert_eq!(text(&window, "talk"), before);
    assert_eq!(window.state().study.as_ref().unwrap().view.tab, Tab::Texts);
    ctrl(&mut window, Key::Z);
    assert!(text(&window, "talk").contains("So: Where"));
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests may write plain files")]
fn the_matrix_tells_how_many_of_its_people_are_documents_without_speakers() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_talk(dir.path());
    let path = dir.path().join("note.txt");
    std::fs::write(&path, "It was cold in the room, and nobody said a word.\n").unwrap();
    import(&mut window, vec![path]);
    window.key_press(Key::Escape);
    window.run_steps(4);
    let excerpt = Excerpt { document: named(&window, "note"), span: counterpoint::model::Span::new(7, 11) };
    send(&mut window, Command::ApplyNewCode { path: "Cold".to_owned(), parent: None, excerpt });
    send(&mut window, Command::SetMatrix(MatrixQuery::by(Columns::Documents)));
    send(&mut window, Command::ShowTab(Tab::Matrix));
    window.run_steps(6);
    let told = "base: 2 participants (1 of them for a document without speakers), 2 documents";
    assert!(window.query_all_by_label_contains(told).next().is_some());
}
