//! The window as somebody uses it: from the welcome screen to a project, by the words that are on the screen.

use std::path::{Path, PathBuf};

use counterpoint::app::App;
use counterpoint::app::command::{Command, Tab};
use counterpoint::app::state::{Panes, Settings};
use counterpoint::app::words::{Tongue, comparison, reading};
use counterpoint::model::{IdSource, Subject};
use counterpoint::session::{Clock, Desk, Home};
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, ThemePreference, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, HarnessBuilder};

use super::study::{copy_folder, sample};

pub(super) fn window(dir: &Path, tongue: Tongue) -> Harness<'static, App> {
    let builder = Harness::builder().with_size(vec2(1280.0, 800.0)).with_step_dt(0.05);
    built(builder, dir, Settings { tongue: Some(tongue), ..Settings::default() })
}

/// Opens the window that `builder` describes, with these settings and everything that it keeps under `dir`.
pub(super) fn built(builder: HarnessBuilder<App>, dir: &Path, settings: Settings) -> Harness<'static, App> {
    built_for("Ana", builder, dir, settings)
}

/// Opens the window as [`built`] does, at the desk of whoever is logged in under that name.
pub(super) fn built_for(
    coder: &'static str,
    builder: HarnessBuilder<App>,
    dir: &Path,
    settings: Settings,
) -> Harness<'static, App> {
    let home = Home::below(dir);
    let documents = dir.join("documents");
    std::fs::create_dir_all(&documents).unwrap();
    let desk = move || Desk {
        coder: coder.to_owned(),
        // Later than the sample: what lies in the future is set aside.
        clock: Clock::new(|| 1_900_000_000_000),
        ids: IdSource::new(uuid::Uuid::now_v7),
        home: home.clone(),
    };
    builder.build_eframe(move |cc| App::new(&cc.egui_ctx, settings, Box::new(desk), documents))
}

/// Opens a copy of the English sample in a window that keeps everything under `dir`.
pub(super) fn with_sample(dir: &Path) -> Harness<'static, App> {
    copy_folder(&sample(), &dir.join("study"));
    let mut window = window(dir, Tongue::English);
    send(&mut window, Command::OpenProject(dir.join("study")));
    until(&mut window, "the project", |app| app.study.is_some());
    window
}

/// Goes on until `done`, for what runs in the background.
pub(super) fn until(window: &mut Harness<'_, App>, what: &str, done: impl Fn(&App) -> bool) {
    for _ in 0..2000 {
        window.step();
        if done(window.state()) {
            window.run_steps(3);
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("waited in vain for {what}");
}

/// Goes on until something of that name is on the screen.
pub(super) fn until_seen(window: &mut Harness<'_, App>, label: &str) {
    for _ in 0..2000 {
        window.step();
        if window.query_by_label(label).is_some() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("waited in vain for “{label}” on the screen");
}

pub(super) fn send(window: &mut Harness<'_, App>, command: Command) {
    window.state().commands().send(command);
    window.run_steps(3);
}

/// Brings transcripts in as they are read.
pub(super) fn import(window: &mut Harness<'_, App>, files: Vec<PathBuf>) {
    let n_documents = |app: &App| app.study.as_ref().map_or(0, |study| study.documents.rows.len());
    let before = n_documents(window.state());
    send(window, Command::ImportTranscripts(files));
    until_seen(window, window.state().tongue().say(reading::CONVENTION));
    window.key_press(Key::Enter);
    until(window, "the import", |app| n_documents(app) > before);
}

pub(super) fn ctrl(window: &mut Harness<'_, App>, key: Key) {
    window.key_press_modifiers(Modifiers::COMMAND, key);
    window.run_steps(4);
}

pub(super) fn with_project(dir: &Path, tongue: Tongue) -> Harness<'static, App> {
    let mut window = window(dir, tongue);
    send(&mut window, Command::NewProject { path: dir.join("study"), name: "Night shift".to_owned() });
    window
}

#[test]
fn a_project_is_made_from_the_welcome_screen() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(dir.path(), Tongue::English);
    window.run_steps(3);
    window.get_by_role_and_label(Role::Button, "New project…").click();
    window.run_steps(4);
    window.get_by_role_and_label(Role::TextInput, "Name of the study").type_text("Night shift");
    window.run_steps(3);
    window.key_press(Key::Enter);
    window.run_steps(5);
    let study = window.state().study.as_ref().expect("the project is open");
    assert_eq!(study.session.project().name, "Night shift");
    assert!(dir.path().join("documents/Night shift/project.ron").is_file());
    assert!(window.query_by_label_contains("No document yet").is_some());
}

#[test]
fn an_error_is_told_in_words_and_the_window_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(dir.path(), Tongue::French);
    std::fs::create_dir_all(dir.path().join("documents")).unwrap();
    send(&mut window, Command::OpenProject(dir.path().join("documents")));
    until(&mut window, "the notice", |app| app.notices.iter().next().is_some());
    assert!(window.query_by_label_contains("n’est pas un projet Counterpoint").is_some());
    send(&mut window, Command::SetTongue(Tongue::English));
    assert!(window.query_by_label_contains("is not a Counterpoint project").is_some(), "told anew");
    assert!(window.state().study.is_none());
}

#[test]
fn what_was_done_is_undone_by_its_label() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    send(&mut window, Command::AddCode { tree: None, parent: None, behind: None, name: "Housing".to_owned() });
    let n_codes = |window: &Harness<'_, App>| window.state().study.as_ref().map_or(0, |s| s.outline.rows.len());
    assert_eq!(n_codes(&window), 1);
    assert_eq!(window.state().study.as_ref().unwrap().session.undo_label(), Some("Code “Housing” added"));
    ctrl(&mut window, Key::Z);
    assert_eq!(n_codes(&window), 0);
    assert!(window.query_by_label_contains("Undone: Code “Housing” added").is_some());
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    window.run_steps(4);
    assert_eq!(n_codes(&window), 1);
}

#[test]
fn the_palette_finds_a_command_and_does_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    ctrl(&mut window, Key::K);
    window.get_by_role_and_label(Role::TextInput, "Type a command, a document or a code").type_text("history");
    window.run_steps(3);
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert_eq!(window.state().study.as_ref().unwrap().view.tab, Tab::History);
}

#[test]
fn the_palette_finds_a_tab_by_its_name_and_words_with_the_apostrophe_of_the_keyboard() {
    for (tongue, letters, tab) in [
        (Tongue::English, "events", Tab::Events),
        (Tongue::French, "evene", Tab::Events),
        (Tongue::French, "l'accord", Tab::Agreement),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let mut window = with_project(dir.path(), tongue);
        ctrl(&mut window, Key::K);
        window.event(Event::Text(letters.to_owned()));
        window.run_steps(3);
        window.key_press(Key::Enter);
        window.run_steps(4);
        assert_eq!(window.state().study.as_ref().unwrap().view.tab, tab, "{letters}");
    }
}

/// Types `letters` into the palette and presses Enter.
fn by_palette(window: &mut Harness<'_, App>, letters: &str) {
    ctrl(window, Key::K);
    window.event(Event::Text(letters.to_owned()));
    window.run_steps(3);
    window.key_press(Key::Enter);
    window.run_steps(4);
}

#[test]
fn the_palette_finds_languages_and_themes_in_either_language() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    for (letters, tongue) in [
        ("french", Tongue::French),
        ("english", Tongue::English),
        ("français", Tongue::French),
        ("anglais", Tongue::English),
    ] {
        by_palette(&mut window, letters);
        assert_eq!(window.state().settings.tongue, Some(tongue), "{letters}");
    }
    for (letters, theme) in
        [("sombre", ThemePreference::Dark), ("light", ThemePreference::Light), ("dark", ThemePreference::Dark)]
    {
        by_palette(&mut window, letters);
        assert_eq!(window.state().settings.theme, theme, "{letters}");
    }
}

#[test]
fn the_palette_reaches_the_views_within_tabs() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let tab = |window: &Harness<'_, App>| window.state().study.as_ref().unwrap().view.tab;
    for (letters, reached) in [
        ("crosswalk", Tab::Comparison),
        ("correspondances", Tab::Comparison),
        ("divergence", Tab::Comparison),
        ("framework", Tab::Comparison),
        ("arbitrate", Tab::Agreement),
        ("proposals", Tab::Review),
        ("memos", Tab::Memos),
    ] {
        by_palette(&mut window, letters);
        assert_eq!(tab(&window), reached, "{letters}");
    }
    by_palette(&mut window, "crosswalk");
    assert!(window.query_by_label("A crosswalk joins code trees: add a second tree first").is_some());
    by_palette(&mut window, "typolog");
    assert!(window.query_by_label("New typology").is_some());
}

#[test]
fn what_is_told_goes_by_escape() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(dir.path(), Tongue::English);
    send(&mut window, Command::OpenProject(dir.path().join("nothing")));
    window.run_steps(3);
    assert!(window.query_by_label_contains("There is no folder").is_some());
    window.key_press(Key::Escape);
    window.run_steps(3);
    assert!(window.query_by_label_contains("There is no folder").is_none());
}

#[test]
fn lists_and_inspector_give_their_room_to_the_centre_and_come_back() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let has_codes = |window: &Harness<'_, App>| window.query_by_label("Filter codes").is_some();
    assert!(has_codes(&window));
    window.key_press(Key::F9);
    window.run_steps(3);
    assert!(!has_codes(&window));
    ctrl(&mut window, Key::T);
    assert!(has_codes(&window), "what is asked for by a key is shown");
    window.key_press_modifiers(Modifiers::SHIFT, Key::F9);
    window.run_steps(3);
    assert_eq!(window.state().settings.panes, Panes { lists: true, inspector: false });
}

#[test]
fn the_palette_closes_with_escape_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    ctrl(&mut window, Key::K);
    window.key_press(Key::Escape);
    window.run_steps(4);
    assert!(window.query_by_label("Type a command, a document or a code").is_none());
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests may write plain files")]
fn transcripts_come_in_as_one_change_and_are_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let file = dir.path().join("Interview 1.txt");
    std::fs::write(&file, "INT: How are you?\nP01: I trust them, mostly.\nINT: And at night?\nP01: Less.\n").unwrap();
    import(&mut window, vec![file, dir.path().join("missing.txt")]);
    let study = window.state().study.as_ref().unwrap();
    assert_eq!(study.session.undo_label(), Some("“Interview 1” imported"));
    assert_eq!(study.view.document, study.documents.rows.first().map(|r| r.id));
    assert!(window.query_by_label_contains("missing.txt").is_some(), "what did not come in is told");
}

#[test]
fn a_table_is_written_in_the_format_that_its_name_says() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    send(&mut window, Command::AddCode { tree: None, parent: None, behind: None, name: "Housing".to_owned() });
    let path = dir.path().join("codes.md");
    let table = counterpoint::app::command::TableRequest::Codes;
    send(&mut window, Command::Export { table, path: path.clone() });
    until(&mut window, "the table", |_| path.is_file());
    assert!(std::fs::read_to_string(&path).unwrap().contains("Housing"));
}

#[test]
fn the_sample_opens_and_every_tab_is_drawn_in_both_languages() {
    for tongue in [Tongue::English, Tongue::French] {
        let dir = tempfile::tempdir().unwrap();
        let mut window = window(dir.path(), tongue);
        send(&mut window, Command::OpenSample);
        until(&mut window, "the sample", |app| app.study.is_some());
        for tab in Tab::ALL {
            send(&mut window, Command::ShowTab(tab));
        }
        let study = window.state().study.as_ref().unwrap();
        assert!(study.documents.n_codings() > 0);
        assert!(study.session.root().starts_with(dir.path()), "a copy of one's own");
    }
}

#[test]
fn a_search_finds_words_of_the_sample() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(dir.path(), Tongue::English);
    send(&mut window, Command::OpenSample);
    until(&mut window, "the sample", |app| app.study.is_some());
    send(&mut window, Command::Search("motivation".to_owned()));
    let found = |app: &App| app.study.as_ref().and_then(|s| s.panels.search.found.clone());
    until(&mut window, "the hits", |app| found(app).is_some());
    let hits = found(window.state()).unwrap().outcome.expect("the query is understood");
    assert!(hits.hits().n_matches > 0);
}

#[test]
fn codes_that_share_words_are_looked_for_in_the_background() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(dir.path(), Tongue::English);
    send(&mut window, Command::OpenSample);
    until(&mut window, "the sample", |app| app.study.is_some());
    send(&mut window, Command::ShowTab(Tab::Comparison));
    window.get_by_label("Crosswalk").click();
    window.run_steps(4);
    let told = |window: &Harness<'_, App>| {
        let either = [comparison::NEAR_CODES, comparison::NOTHING_SHARED];
        either.into_iter().any(|phrase| window.query_by_label(Tongue::English.say(phrase)).is_some())
    };
    assert!(!told(&window));
    window.get_by_role_and_label(Role::Button, "Suggest by shared words").click();
    window.run_steps(2);
    until(&mut window, "the suggestions", |app| !app.jobs.any());
    assert!(told(&window));
}

#[test]
fn removing_a_used_code_asks_and_says_what_goes_with_it() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(dir.path(), Tongue::English);
    send(&mut window, Command::OpenSample);
    until(&mut window, "the sample", |app| app.study.is_some());
    let study = window.state().study.as_ref().unwrap();
    let (n, code) = (study.outline.rows.len(), study.outline.rows[0].code);
    send(&mut window, Command::AskToRemoveCodes(vec![code]));
    window.run_steps(3);
    assert!(window.query_by_label_contains("Undo brings everything back").is_some());
    window.get_by_role_and_label(Role::Button, "Cancel").click();
    window.run_steps(4);
    assert_eq!(window.state().study.as_ref().unwrap().outline.rows.len(), n);
}

#[test]
fn the_sample_is_read_coded_searched_and_compared() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(dir.path(), Tongue::English);
    window.get_by_label_contains("Open the sample project").click();
    until(&mut window, "the sample", |app| app.study.is_some());

    // Read: the second document, its first answer; `S` selects the sentence at the caret.
    window.get_by_label_contains("P02 Nurse").click();
    window.run_steps(4);
    let answer = window.get_by_label_contains("low-threshold centre in Lyon");
    let at = answer.rect().left_top() + vec2(60.0, 8.0);
    window.drag_at(at);
    window.drop_at(at);
    window.run_steps(2);
    window.key_press(Key::S);
    window.run_steps(2);
    let selected = |window: &Harness<'_, App>| window.state().study.as_ref().and_then(|s| s.view.excerpt());
    let sentence = selected(&window).expect("a sentence is selected");

    // Code: three letters and Enter.
    let n_codings = |window: &Harness<'_, App>| window.state().study.as_ref().map_or(0, |s| s.documents.n_codings());
    let before = n_codings(&window);
    window.key_press(Key::C);
    window.run_steps(3);
    window.event(Event::Text("fati".to_owned()));
    window.run_steps(3);
    window.key_press(Key::Enter);
    window.run_steps(4);
    assert_eq!(n_codings(&window), before + 1);
    let study = window.state().study.as_ref().unwrap();
    let project = study.session.project();
    let document = project.document(sentence.document).unwrap();
    let coded = project.codings(document).find(|c| c.span == sentence.span).expect("the sentence is coded");
    assert!(study.outline.path(coded.code).ends_with("Fatigue"));
    assert_eq!(project.coder_name(coded.coding.coder), "Ana");

    // Undo, by the label that names what it takes back.
    assert!(study.session.undo_label().is_some_and(|label| label.contains("Fatigue")));
    ctrl(&mut window, Key::Z);
    assert_eq!(n_codings(&window), before);

    // Search, and jump to the first match.
    ctrl(&mut window, Key::F);
    window.event(Event::Text("lock* viewpoint:user".to_owned()));
    window.run_steps(2);
    window.key_press(Key::Enter);
    let found = |app: &App| app.study.as_ref().is_some_and(|s| s.panels.search.found.is_some());
    until(&mut window, "the hits", found);
    window.key_press(Key::ArrowDown);
    window.run_steps(2);
    window.key_press(Key::Enter);
    window.run_steps(6);
    let study = window.state().study.as_ref().unwrap();
    assert_eq!(study.view.tab, Tab::Reader, "the hit is shown in its text");
    let hit = study.view.excerpt().expect("the match is selected");
    let project = study.session.project();
    let words = project.words(project.document(hit.document).unwrap(), hit.span);
    assert!(words.to_lowercase().starts_with("lock"), "{words}");

    // Compare: a cell of the matrix opens the excerpts behind its number.
    ctrl(&mut window, Key::Num4);
    window.run_steps(4);
    let cell = |label: &str| label.contains("Hostel life") && label.contains("user");
    window.get_by(|node| node.label().is_some_and(|l| cell(&l)) && node.role() == Role::Cell).click();
    window.run_steps(6);
    assert_eq!(window.state().study.as_ref().unwrap().view.tab, Tab::Excerpts);
    assert!(window.query_by_label_contains("Hostel life × user").is_some());
    assert!(window.query_by_label_contains("6 participants").is_some(), "the number of the cell");
}

#[test]
fn preferences_take_effect_at_once_and_stay_open() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    ctrl(&mut window, Key::Comma);
    window.get_by_role_and_label(Role::RadioButton, "Dark").click();
    window.run_steps(3);
    window.get_by_label("Size of the interface: Larger").click();
    window.run_steps(3);
    assert_eq!(window.state().settings.theme, ThemePreference::Dark);
    assert_eq!(window.state().settings.interface_percent, 110);
    window.get_by_role_and_label(Role::RadioButton, "Français").click();
    window.run_steps(3);
    assert!(window.query_by_label("Préférences").is_some(), "the dialog speaks French now");
    window.key_press(Key::Escape);
    window.run_steps(4);
    assert!(window.query_by_label("Préférences").is_none());
}

#[test]
fn the_keys_of_the_reading_size_leave_the_interface_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    ctrl(&mut window, Key::Plus);
    assert_eq!(window.ctx.zoom_factor(), 1.0);
    window.key_press_modifiers(Modifiers::COMMAND | Modifiers::ALT, Key::Plus);
    window.run_steps(4);
    assert!((window.ctx.zoom_factor() - 1.1).abs() < 0.001);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests may write plain files")]
fn the_keyboard_is_never_lost_while_a_document_is_read() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_project(dir.path(), Tongue::English);
    let file = dir.path().join("Interview 1.txt");
    std::fs::write(&file, "INT: How are you?\nP01: I trust them, mostly.\nINT: Ah.\nP01: Yes.\n").unwrap();
    import(&mut window, vec![file]);
    ctrl(&mut window, Key::K);
    window.key_press(Key::Escape);
    window.run_steps(4);
    window.ctx.memory_mut(|m| m.focused().into_iter().for_each(|id| m.surrender_focus(id)));
    window.run_steps(3);
    window.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
    window.run_steps(4);
    let selection = window.state().study.as_ref().unwrap().view.excerpt();
    assert!(selection.is_some_and(|e| e.span.len() == 1), "the reader had the keyboard: {selection:?}");
}

#[test]
fn words_are_shown_in_the_middle_also_when_the_window_became_smaller_while_another_tab_was_open() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(dir.path(), Tongue::English);
    window.set_size(vec2(1680.0, 1050.0));
    send(&mut window, Command::OpenSample);
    until(&mut window, "the sample", |app| app.study.is_some());
    let project = std::sync::Arc::clone(window.state().study.as_ref().unwrap().session.project());
    let document = project.documents()[1];
    let words = document.turns[document.turns.len() - 4].words;
    let excerpt = counterpoint::model::Excerpt {
        document: document.id,
        span: counterpoint::model::Span::new(words.end - 9, words.end - 1),
    };
    send(&mut window, Command::OpenDocument(document.id));
    window.run_steps(4);
    send(&mut window, Command::ShowTab(Tab::Agreement));
    window.run_steps(4);
    window.set_size(vec2(1000.0, 700.0));
    window.run_steps(4);
    send(&mut window, Command::ShowExcerpt(excerpt));
    window.run_steps(8);
    let reader = &window.state().study.as_ref().unwrap().panels.reader;
    let seen = reader.selection_on_screen().expect("the words are seen");
    assert!((200.0..600.0).contains(&seen.center().y), "{seen:?}");
}

#[test]
fn the_pencil_of_a_memo_takes_the_keyboard_from_the_reader() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = window(dir.path(), Tongue::English);
    send(&mut window, Command::OpenSample);
    until(&mut window, "the sample", |app| app.study.is_some());
    let (document, memo) = {
        let project = window.state().study.as_ref().unwrap().session.project();
        let noted = project.documents().into_iter().find(|d| !project.memo(Subject::Document(d.id)).is_empty());
        let document = noted.expect("the sample has a memo on a document").id;
        (document, project.memo(Subject::Document(document)).to_owned())
    };
    send(&mut window, Command::OpenDocument(document));
    window.get_by_label("Write (Memo on the document)").click();
    window.run_steps(4);
    for letter in ["m", "c", "x"] {
        let key = Key::from_name(&letter.to_uppercase()).unwrap();
        let modifiers = Modifiers::NONE;
        let press = Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        window.input_mut().events.extend([press, Event::Text(letter.to_owned())]);
        window.run_steps(2);
    }
    window.key_press(Key::Escape);
    window.run_steps(4);
    let project = window.state().study.as_ref().unwrap().session.project();
    assert_eq!(project.memo(Subject::Document(document)), format!("{memo}mcx"));
}
