//! What colleagues do while somebody here has a name or a text half typed: nothing of theirs counts as seen, and
//! nothing that is typed reaches another thing than it was meant for.

use counterpoint::app::App;
use counterpoint::app::command::{Command, Tab};
use counterpoint::app::state::Settings;
use counterpoint::app::words::Tongue;
use counterpoint::model::{CodeId, Document, Excerpt, IdSource, Op, Project, Replacement, ReviewKind, plan};
use counterpoint::session::{Clock, Desk, Home, Session};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::study::Study;
use super::window::{built_for, send, until, until_seen, window};

/// A study of two documents and a code, open in Ana’s window.
fn opened() -> (Study, Harness<'static, App>) {
    let study = Study::with_project();
    for name in ["U01", "U02"] {
        study.file(&format!("{name}.txt"), format!("INT: Where?\n{name}: Nowhere at all, I walk.\n"));
        study.run(&format!("import p {name}.txt --coder Ana")).ends(0);
    }
    study.file("codes.csv", "code\nSleep\n");
    study.run("apply-codes p codes.csv --coder Ana").ends(0);
    let mut window = window(&study.path("w"), Tongue::English);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the project", |app| app.study.is_some());
    (study, window)
}

/// Makes a change of Ben’s, at another device, and waits until the window shows it.
fn ben(
    study: &Study,
    window: &mut Harness<'_, App>,
    plan: impl FnOnce(&Project, &mut IdSource) -> Result<Vec<Op>, plan::PlanError>,
) {
    let desk = Desk {
        coder: "Ben".to_owned(),
        clock: Clock::new(|| 1_899_999_000_000),
        ids: IdSource::new(uuid::Uuid::now_v7),
        home: Home::below(&study.path("ben")),
    };
    let mut session = Session::open(&study.path("p"), desk).unwrap().output;
    session.commit_plan("Ben", |project, ids, _| plan(project, ids)).unwrap().unwrap();
    drop(session);
    until(window, "Ben’s change", |app| project_of(app).coder_named("Ben").is_some());
}

fn project_of(app: &App) -> &Project {
    app.study.as_ref().unwrap().session.project()
}

fn code(window: &Harness<'_, App>) -> (CodeId, String) {
    project_of(window.state()).codes.values().next().map(|c| (c.id, c.name.clone())).unwrap()
}

fn document(project: &Project) -> &Document {
    project.document_named("U01").unwrap()
}

/// Replaces the first `from` of the text of U01.
fn replacement(project: &Project, from: &str, to: &str) -> Replacement {
    let text = project.text(document(project)).unwrap();
    let byte = text.as_str().find(from).unwrap();
    Replacement { span: text.span(byte..byte + from.len()), text: to.to_owned() }
}

/// Begins to correct U01 and types over the first `words`.
fn type_over(window: &mut Harness<'_, App>, words: &str, typed: &str) {
    let project = project_of(window.state());
    let excerpt = Excerpt { document: document(project).id, span: replacement(project, words, "").span };
    send(window, Command::ShowExcerpt(excerpt));
    send(window, Command::ToggleCorrecting);
    window.run_steps(3);
    window.event(Event::Text(typed.to_owned()));
    window.run_steps(3);
}

#[test]
fn a_name_typed_over_one_that_a_colleague_gave_meanwhile_is_to_settle() {
    let (study, mut window) = opened();
    let (id, _) = code(&window);
    window.get_by_role_and_label(Role::TreeItem, "Sleep").click();
    window.run_steps(3);
    window.key_press(Key::F2);
    window.run_steps(3);
    window.event(Event::Text("Nights".to_owned()));
    window.run_steps(3);
    ben(&study, &mut window, |project, _| plan::rename_code(project, id, "Days"));
    assert_eq!(code(&window).1, "Days");
    window.key_press(Key::Enter);
    window.run_steps(5);
    assert_eq!(code(&window).1, "Nights", "what stood was selected, so that typing replaced it");
    let review = project_of(window.state()).review();
    assert!(matches!(&review[..], [item] if matches!(item.kind, ReviewKind::SetByTwo(_))), "{review:?}");
}

#[test]
fn a_name_that_was_left_as_it_was_takes_nothing_back() {
    let (study, mut window) = opened();
    let (id, _) = code(&window);
    window.get_by_role_and_label(Role::TreeItem, "Sleep").click();
    window.run_steps(3);
    window.key_press(Key::F2);
    window.run_steps(3);
    ben(&study, &mut window, |project, _| plan::rename_code(project, id, "Days"));
    window.key_press(Key::Enter);
    window.run_steps(5);
    assert_eq!(code(&window).1, "Days");
}

#[test]
fn words_corrected_while_a_colleague_corrects_them_too_are_to_settle() {
    let (study, mut window) = opened();
    type_over(&mut window, "Nowhere", "Somewhere");
    ben(&study, &mut window, |project, ids| {
        let place = replacement(project, "Nowhere", "Elsewhere");
        plan::correct_text(project, ids, document(project).id, &[place])
    });
    send(&mut window, Command::ToggleCorrecting);
    window.run_steps(3);
    let review = project_of(window.state()).review();
    assert!(matches!(&review[..], [item] if matches!(item.kind, ReviewKind::CorrectedByTwo { .. })), "{review:?}");
}

#[test]
fn what_is_typed_when_a_colleague_removes_the_document_is_kept_and_reaches_no_other_one() {
    let (study, mut window) = opened();
    type_over(&mut window, "Nowhere", "Somewhere");
    ben(&study, &mut window, |project, _| plan::remove_document(project, document(project).id));
    let shown = |window: &Harness<'_, App>| window.state().study.as_ref().unwrap().view.document;
    assert_eq!(shown(&window), None, "no other document takes its place");
    for key in [Key::M, Key::Q, Key::U] {
        window.key_press(key);
        window.run_steps(2);
    }
    window.event(Event::Text("more".to_owned()));
    window.run_steps(3);
    let view = window.state().study.as_ref().unwrap().view.tab;
    assert_eq!((shown(&window), view), (None, Tab::Reader));
    let review = project_of(window.state()).review();
    assert!(matches!(&review[..], [item] if matches!(item.kind, ReviewKind::RemovedWhileSet { .. })), "{review:?}");
    until_seen(&mut window, "“U01” was removed while you were writing (changes of Ben came in)");
    window.get_by_label("Bring it back").click();
    window.run_steps(5);
    let project = project_of(window.state());
    let text = project.text(document(project)).unwrap();
    assert!(text.as_str().contains("Somewhere at all"), "{}", text.as_str());
    assert!(project.review().is_empty());
}

/// Opens the project at the desk of an account that could be anybody's.
fn opened_by_nobody(study: &Study) -> Harness<'static, App> {
    let builder = Harness::builder().with_size(eframe::egui::vec2(1280.0, 800.0)).with_step_dt(0.05);
    let settings = Settings { tongue: Some(Tongue::English), ..Settings::default() };
    let mut window = built_for("user", builder, &study.path("v"), settings);
    send(&mut window, Command::OpenProject(study.path("p")));
    until(&mut window, "the project", |app| app.study.is_some());
    window
}

#[test]
fn who_is_logged_in_under_nobodys_name_is_asked_who_they_are_where_others_code() {
    let (study, _) = opened();
    let mut window = opened_by_nobody(&study);
    window.get_by_label("Who is coding?");
    window.event(Event::Text("ana".to_owned()));
    window.run_steps(3);
    assert!(window.query_by_label_contains("ana codes here already").is_some());
    window.event(Event::Text(" b".to_owned()));
    window.run_steps(3);
    assert!(window.query_by_label_contains("codes here already").is_none());
    window.key_press(Key::Enter);
    window.run_steps(3);
    assert_eq!(window.state().study.as_ref().unwrap().session.coder_name(), "ana b");
    assert_eq!(window.state().settings.coder.as_deref(), Some("ana b"));
}

#[test]
fn who_is_asked_is_so_too_where_a_colleague_of_the_same_account_has_said_who_they_are() {
    let study = Study::with_project();
    study.file("U01.txt", "INT: Where?\nU01: Nowhere.\n");
    study.run("import p U01.txt --coder user").ends(0);
    study.run("coders p --change user --rename Marie --coder user").ends(0);
    let window = opened_by_nobody(&study);
    window.get_by_label("Who is coding?");
}
