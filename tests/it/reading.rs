//! How transcripts are read: it is shown before they come in, and can be looked at afterwards; whoever wishes so sees
//! only what is in doubt; and what was decided holds for the next file.

use std::path::{Path, PathBuf};

use counterpoint::app::App;
use counterpoint::app::command::Command;
use counterpoint::app::words::{Tongue, dialogs, reading as say};
use counterpoint::model::Role;
use eframe::egui::Key;
use eframe::egui::accesskit::Role as Node;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::window::{import, send, until, with_project};

const SURE: &str = "INT: Where do you sleep?\nP01: At my sister’s.\nINT: And before?\nP01: Outside.\n";
const DOUBTFUL: &str = "INT : Oui ?\n\nMarie : Non.\n\nINT : Ah ?\n\nMarie : Si.\n\nKarim : Moi aussi.\n";

fn file(dir: &Path, name: &str, text: &str) -> PathBuf {
    let path = dir.join(name);
    super::study::put(&path, text.as_bytes());
    path
}

fn until_labelled(window: &mut Harness<'_, App>, label: &str) {
    for _ in 0..2000 {
        window.step();
        if window.query_all_by_label(label).next().is_some() {
            return window.run_steps(3);
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("waited in vain for {label}");
}

/// Presses the button of the dialog, which is drawn last.
fn confirm(window: &mut Harness<'_, App>, label: &str) {
    let button = window.query_all_by_role_and_label(Node::Button, label).last().map(|node| node.click());
    assert!(button.is_some(), "there is a button {label}");
    window.run_steps(3);
}

fn until_documents(window: &mut Harness<'_, App>, n: usize) {
    until(window, "the import", |app| app.study.as_ref().is_some_and(|s| s.documents.rows.len() == n));
}

/// The labels of a document with their roles, those who speak.
fn speakers(app: &App, name: &str) -> Vec<String> {
    let project = app.study.as_ref().unwrap().session.project();
    let document = project.document_named(name).unwrap();
    let speaks = |i: &usize| document.turns.iter().any(|t| t.speaker.map(usize::from) == Some(*i));
    let spoken = (0..document.speakers.len()).filter(speaks).map(|i| &document.speakers[i]);
    spoken.map(|s| format!("{} {}", s.label, s.role.name())).collect()
}

#[test]
fn what_is_in_doubt_is_asked_before_transcripts_come_in_and_remembered_for_the_next() {
    for tongue in [Tongue::English, Tongue::French] {
        let dir = tempfile::tempdir().unwrap();
        let mut window = with_project(dir.path(), tongue);
        let first = file(dir.path(), "Entretien 1.txt", DOUBTFUL);
        send(&mut window, Command::ImportTranscripts(vec![first]));
        until_labelled(&mut window, tongue.say(say::CONVENTION));
        assert!(window.query_by_label_contains(tongue.say(say::SPEAKS_ONCE)).is_some());
        window.get_by_label("Karim").click();
        window.run_steps(3);
        confirm(&mut window, tongue.say(say::IMPORT_ONE));
        until_documents(&mut window, 1);
        assert_eq!(speakers(window.state(), "Entretien 1"), ["INT interviewer", "Marie participant"]);

        let next = file(dir.path(), "Entretien 2.txt", &DOUBTFUL.replace("Non", "Jamais"));
        send(&mut window, Command::ImportTranscripts(vec![next]));
        until_labelled(&mut window, tongue.say(say::BY_MEMORY));
        confirm(&mut window, tongue.say(say::IMPORT_ONE));
        until_documents(&mut window, 2);
        assert_eq!(speakers(window.state(), "Entretien 2"), ["INT interviewer", "Marie participant"]);
    }
}

#[test]
fn every_reading_is_shown_until_somebody_wishes_to_see_only_those_in_doubt() {
    for tongue in [Tongue::English, Tongue::French] {
        let dir = tempfile::tempdir().unwrap();
        let mut window = with_project(dir.path(), tongue);
        let named = |name: &str, text: &str| vec![file(dir.path(), name, text)];
        send(&mut window, Command::ImportTranscripts(named("Interview 1.txt", SURE)));
        until_labelled(&mut window, tongue.say(say::CONVENTION));
        window.get_by_label(tongue.say(say::ONLY_IN_DOUBT)).click();
        window.run_steps(3);
        assert!(window.state().study.as_ref().unwrap().documents.rows.is_empty(), "nothing came in yet");
        confirm(&mut window, tongue.say(say::IMPORT_ONE));
        until_documents(&mut window, 1);

        let next = SURE.replace("Outside", "Elsewhere");
        send(&mut window, Command::ImportTranscripts(named("Interview 2.txt", &next)));
        until_documents(&mut window, 2);
        send(&mut window, Command::ImportTranscripts(named("Entretien.txt", DOUBTFUL)));
        until_labelled(&mut window, tongue.say(say::CONVENTION));
        window.key_press(Key::Escape);
        window.run_steps(3);

        send(&mut window, Command::OpenPreferences);
        window.get_by_label(tongue.say(dialogs::SHOW_EVERY_READING)).click();
        window.run_steps(3);
        window.key_press(Key::Escape);
        window.run_steps(3);
        let last = SURE.replace("Outside", "Nowhere");
        send(&mut window, Command::ImportTranscripts(named("Interview 3.txt", &last)));
        until_labelled(&mut window, tongue.say(say::CONVENTION));
    }
}

#[test]
fn another_reading_is_a_change_like_any_other() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let path = file(dir.path(), "Interview 1.txt", SURE);
    import(&mut window, vec![path]);
    let as_read = ["INT interviewer", "P01 participant"];
    assert_eq!(speakers(window.state(), "Interview 1"), as_read);

    window.get_by_label(Tongue::English.say(say::LOOK)).click();
    until_labelled(&mut window, Tongue::English.say(say::READ_SO));
    window.get_by_label("P01").click();
    window.run_steps(3);
    confirm(&mut window, Tongue::English.say(say::READ_SO));
    until(&mut window, "the other reading", |app| speakers(app, "Interview 1").len() == 1);
    let study = window.state().study.as_ref().unwrap();
    assert_eq!(study.session.undo_label(), Some("“Interview 1” read otherwise"));
    send(&mut window, Command::Undo);
    assert_eq!(speakers(window.state(), "Interview 1"), as_read);
}

#[test]
fn nothing_comes_in_when_the_question_is_closed_and_a_decision_can_be_for_all() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let names = ["U01_Paris_F", "U02_Paris_F", "U03_Paris_M"];
    let text = |name: &str| DOUBTFUL.replace("Non", name);
    let files: Vec<PathBuf> = names.map(|n| file(dir.path(), &format!("{n}.txt"), &text(n))).to_vec();
    let import = Tongue::English.fill(say::IMPORT_MANY, &[("n", "3")]);
    send(&mut window, Command::ImportTranscripts(files.clone()));
    until_labelled(&mut window, &import);
    window.get_by_role_and_label(Node::Button, "Cancel").click();
    window.run_steps(3);
    assert!(window.state().study.as_ref().unwrap().documents.rows.is_empty());

    send(&mut window, Command::ImportTranscripts(files));
    until_labelled(&mut window, &import);
    window.get_by_label(&Tongue::English.fill(say::ALL_FILES, &[("n", "3")])).click();
    window.run_steps(2);
    window.get_by_label("Karim").click();
    window.run_steps(2);
    window.get_by_label(Tongue::English.say(say::PANE_ATTRIBUTES)).click();
    window.run_steps(2);
    window.get_by_label(Tongue::English.say(say::BY_NAME)).click();
    window.run_steps(3);
    assert!(window.query_all_by_label_contains("participant: U01 · sex").next().is_some());
    confirm(&mut window, &import);
    until_documents(&mut window, 3);
    for name in names {
        assert_eq!(speakers(window.state(), name), ["INT interviewer", "Marie participant"]);
    }
    let study = window.state().study.as_ref().unwrap();
    let project = study.session.project();
    assert!(project.participants().iter().any(|p| p.name == "U02" && p.values.values().any(|v| v == "F")));
    assert_eq!(study.session.history().last().unwrap().label, "3 documents imported", "one change, one undo");
    assert!(project.documents().iter().all(|d| d.speakers.iter().all(|s| s.role != Role::Moderator)));
}

#[test]
fn a_question_that_comes_while_another_is_open_waits_for_its_end() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let others = [("Entretien 2.txt", "Jamais"), ("Entretien 3.txt", "Parfois")]
        .map(|(name, word)| file(dir.path(), name, &DOUBTFUL.replace("Non", word)));
    let first = file(dir.path(), "Entretien 1.txt", DOUBTFUL);
    send(&mut window, Command::ImportTranscripts(vec![first]));
    until_labelled(&mut window, Tongue::English.say(say::CONVENTION));
    send(&mut window, Command::ImportTranscripts(others.to_vec()));
    until(&mut window, "the other files", |app| !app.jobs.any());
    window.run_steps(3);
    let import_both = Tongue::English.fill(say::IMPORT_MANY, &[("n", "2")]);
    assert!(window.query_by_label(&import_both).is_none(), "the first is still asked about");
    window.get_by_role_and_label(Node::Button, "Cancel").click();
    until_labelled(&mut window, &import_both);
}

#[test]
fn what_was_read_for_one_project_never_comes_into_another() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    send(&mut window, Command::ImportTranscripts(vec![file(dir.path(), "Entretien.txt", DOUBTFUL)]));
    until_labelled(&mut window, Tongue::English.say(say::CONVENTION));
    let other = dir.path().join("other");
    let commands = window.state().commands().clone();
    commands.send(Command::ImportTranscripts(vec![file(dir.path(), "Interview.txt", SURE)]));
    commands.send(Command::NewProject { path: other.clone(), name: "Other".to_owned() });
    let is_other = |app: &App| app.study.as_ref().is_some_and(|s| s.session.root() == other) && !app.jobs.any();
    until(&mut window, "the other project", is_other);
    window.run_steps(3);
    assert!(window.query_by_label(Tongue::English.say(say::CONVENTION)).is_none(), "its questions went with the first");
    assert!(window.state().study.as_ref().unwrap().documents.rows.is_empty());
}
