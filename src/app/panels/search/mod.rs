//! The search box and its hits, grouped by document, each with the words around it.

mod help;
mod hits;
mod snippet;

use std::sync::Arc;

use eframe::egui::text::CCursor;
use eframe::egui::{Id, Key, Modifiers, RichText, Spinner, Stroke, TextEdit, Ui, text_edit};

pub use snippet::Snippet;

use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::dialogs::autocode::{Autocode, autocode_ui};
use crate::app::theme::fonts;
use crate::app::theme::icons::{self, icon};
use crate::app::toward::Toward;
use crate::app::widgets::selected_text::focus_with_all_selected;
use crate::app::widgets::tall_list::TallList;
use crate::app::widgets::{page, width_of};
use crate::app::words::{memos as memo_words, search as words};
use crate::model::Edition;
use crate::search::{AnchoredHits, Hits, QueryError};

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was asked.
    pub query: String,
    /// Which state of the project was searched.
    pub edition: Edition,
    /// What was found, or why the query is not understood.
    pub outcome: Result<AnchoredHits, QueryError>,
}

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct SearchState {
    /// What stands in the box.
    pub query: String,
    /// What the last search found.
    pub found: Option<Found>,
    /// What is being searched for.
    running: Option<String>,
    wants_focus: bool,
    /// Index into the lines of the list.
    selected: Option<usize>,
    reveal: bool,
    list: TallList,
    version: u64,
    lines: Vec<hits::Line>,
    autocode: Option<Autocode>,
}

impl SearchState {
    /// Puts the keyboard into the box.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Takes note that `query` is being searched for; what was found before stays on the screen until it is done.
    pub fn started(&mut self, query: &str) {
        query.clone_into(&mut self.query);
        self.running = Some(query.to_owned());
    }

    /// Shows what was found. What an overtaken search found is left out.
    pub fn finished(&mut self, query: &str, edition: Edition, outcome: Result<AnchoredHits, QueryError>) {
        if self.running.as_ref().is_some_and(|running| running != query) {
            return;
        }
        self.running = None;
        let again = self.found.as_ref().is_some_and(|found| found.query == query);
        self.selected = self.selected.filter(|_| again);
        self.version += 1;
        self.lines = outcome.as_ref().map(|found| hits::lines(found.hits())).unwrap_or_default();
        self.found = Some(Found { query: query.to_owned(), edition, outcome });
    }

    /// Takes note that the search was cancelled.
    pub fn cancelled(&mut self) {
        self.running = None;
    }

    /// Returns what was found, where it stands now.
    fn hits(&mut self, ctx: &Ctx<'_>) -> Option<Arc<Hits>> {
        let found = self.found.as_mut()?.outcome.as_mut().ok()?;
        Some(found.in_project(ctx.project))
    }
}

/// Draws the panel.
pub fn search_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut SearchState) {
    page().show(ui, |ui| content_ui(ui, ctx, state));
}

fn content_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut SearchState) {
    search_again(ctx, state);
    box_ui(ui, ctx, state);
    ui.add_space(4.0);
    status_ui(ui, ctx, state);
    ui.add_space(8.0);
    if let Some(found) = state.hits(ctx).filter(|found| !found.hits.is_empty() || !found.memos.is_empty()) {
        hits::hits_ui(ui, ctx, state, &found);
    }
    if let Some(mut dialog) = state.autocode.take()
        && autocode_ui(ui, ctx, &mut dialog)
    {
        state.autocode = Some(dialog);
    }
}

/// Hits are places in texts and may hang on codes, so what was found before a change is searched for again.
fn search_again(ctx: &Ctx<'_>, state: &mut SearchState) {
    let outdated = state.found.as_ref().filter(|found| found.edition != ctx.project.edition() && found.outcome.is_ok());
    if let Some(query) = outdated.map(|found| found.query.clone()).filter(|_| state.running.is_none()) {
        state.running = Some(query.clone());
        ctx.send(Command::Search(query));
    }
}

/// What stands beside the box, but for the words on the button.
const BESIDE_BOX: f32 = 120.0;

fn box_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut SearchState) {
    ui.horizontal(|ui| {
        let id = Id::unique("search box");
        let focused = ui.memory(|memory| memory.has_focus(id));
        let mut keys = BoxKeys::default();
        if focused {
            keys = BoxKeys::taken(ui);
        }
        let button = width_of(ui, ctx.say(words::CODE_ALL), fonts::regular(ctx.tokens.ui_size)) + BESIDE_BOX;
        let width = (ui.available_width() - button).clamp(100.0, 640.0);
        let edit = TextEdit::singleline(&mut state.query)
            .id(id)
            .hint_text(ctx.say(words::HINT))
            .desired_width(width)
            .margin(eframe::egui::Margin::symmetric(10, 7));
        let output = edit.show(ui);
        underline_fault(ui, ctx, state, &output);
        output.response.response.accessible_name(ctx.say(words::SEARCH));
        if std::mem::take(&mut state.wants_focus) {
            focus_with_all_selected(ui, id, &state.query);
        }
        help::help_ui(ui, ctx, state);
        let hits = state.hits(ctx).filter(|hits| !hits.hits.is_empty());
        let button = eframe::egui::Button::new((icon(icons::CODE, ctx.tokens.ui_size + 2.0), ctx.say(words::CODE_ALL)));
        let button = ui.add_enabled(hits.is_some(), button).accessible_name(ctx.say(words::CODE_ALL));
        if hits.is_some()
            && button.clicked()
            && let Some(Found { query, outcome: Ok(found), .. }) = &state.found
        {
            state.autocode = Some(Autocode::new(found.clone(), query.clone()));
        }
        act_on(ctx, state, keys);
    });
}

/// Keys that the box hands on: Enter searches, and arrows walk through the hits while the box keeps the keyboard.
#[derive(Default)]
struct BoxKeys {
    enter: bool,
    step: Option<Toward>,
}

impl BoxKeys {
    fn taken(ui: &Ui) -> Self {
        ui.input_mut(|input| {
            let mut taken = |key| input.consume_key(Modifiers::NONE, key);
            let (down, up) = (taken(Key::ArrowDown), taken(Key::ArrowUp));
            let step = down.then_some(Toward::End).or(up.then_some(Toward::Start));
            Self { enter: taken(Key::Enter), step }
        })
    }
}

fn act_on(ctx: &Ctx<'_>, state: &mut SearchState, keys: BoxKeys) {
    if let Some(toward) = keys.step {
        hits::step(state, toward);
    }
    if !keys.enter {
        return;
    }
    let found = state.found.as_ref().is_some_and(|found| found.query == state.query);
    match state.selected.filter(|_| found) {
        Some(line) => hits::open(ctx, state, line),
        None => ctx.send(Command::Search(state.query.clone())),
    }
}

/// Underlines the place of the fault while the box still holds the query.
fn underline_fault(ui: &Ui, ctx: &Ctx<'_>, state: &SearchState, output: &text_edit::TextEditOutput) {
    let faulty = state.found.as_ref().filter(|found| found.query == state.query);
    let error = faulty.and_then(|found| found.outcome.as_ref().err());
    let Some(at) = error.and_then(words::position) else { return };
    let place = |at: usize| {
        let cursor = CCursor::new(eframe::egui::text::CharIndex(at));
        output.galley.pos_from_cursor(cursor).translate(output.galley_pos.to_vec2())
    };
    let (from, to) = (place(at as usize), place(at as usize + 1));
    let right = to.left().max(from.left() + 6.0);
    ui.painter().hline(from.left()..=right, from.bottom() + 1.0, Stroke::new(2.0, ctx.tokens.error));
}

fn status_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &SearchState) {
    let (tokens, tongue) = (ctx.tokens, ctx.tongue);
    let quiet = |text: String| RichText::new(text).color(tokens.text_quiet);
    if let Some(running) = &state.running {
        let again = state.found.as_ref().is_some_and(|found| found.query == *running);
        ui.horizontal(|ui| {
            ui.add(Spinner::new().size(14.0));
            let phrase = if again { words::RUNNING_AGAIN } else { words::RUNNING };
            ui.label(quiet(ctx.say(phrase).to_owned()));
        });
        return;
    }
    match state.found.as_ref().map(|found| found.outcome.as_ref().map(AnchoredHits::hits)) {
        None => {
            ui.label(quiet(ctx.say(words::IDLE).to_owned()));
        }
        Some(Err(error)) => {
            ui.horizontal_wrapped(|ui| {
                ui.label(icon(icons::ERROR, tokens.ui_size + 2.0).color(tokens.error));
                ui.label(RichText::new(words::query_error(tongue, error)).color(tokens.error));
            });
        }
        Some(Ok(hits)) if hits.n_turns == 0 && hits.memos.is_empty() => {
            ui.label(RichText::new(ctx.say(words::NOTHING)).color(tokens.text));
            ui.label(quiet(ctx.say(words::NOTHING_HINT).to_owned()));
        }
        Some(Ok(hits)) => {
            let matches = tongue.count(hits.n_matches, words::MATCH, words::MATCHES);
            let turns = tongue.count(hits.n_turns, words::TURN, words::TURNS);
            let documents = tongue.count(hits.n_documents, words::DOCUMENT, words::DOCUMENTS);
            let counts = [("matches", matches.as_str()), ("turns", &turns), ("documents", &documents)];
            let mut counted = tongue.fill(words::COUNTS, &counts);
            if !hits.memos.is_empty() {
                let memos = tongue.count(hits.memos.len(), memo_words::COUNT_ONE, memo_words::COUNT);
                counted = format!("{counted} · {memos}");
            }
            ui.label(quiet(counted));
            notes_ui(ui, ctx, hits);
        }
    }
}

/// Says what the list does not show.
fn notes_ui(ui: &mut Ui, ctx: &Ctx<'_>, hits: &Hits) {
    let warning = |ui: &mut Ui, text: String| ui.label(RichText::new(text).color(ctx.tokens.warning));
    if hits.n_turns > hits.hits.len() {
        let n = ctx.tongue.number(hits.hits.len());
        warning(ui, ctx.tongue.fill(words::LISTED, &[("n", &n)]));
    }
    if !hits.unavailable.is_empty() {
        let names: Vec<&str> = hits.unavailable.iter().map(|u| u.document.as_str()).collect();
        warning(ui, ctx.tongue.fill(words::UNAVAILABLE, &[("names", &names.join(", "))]));
    }
}

#[cfg(test)]
mod tests {
    use eframe::egui::Role;
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::app::panels::testing::{Stage, window};
    use crate::model::Outline;
    use crate::model::testing::Fixture;
    use crate::search::{Query, search};

    fn stage() -> Stage {
        let mut fixture = Fixture::of("INT: How is it?\nU1: I sleep outside. I [sleep badly|Sleep].\nU2: Well.");
        fixture.document("Entretien 2", None, "P1: They sleep in the park.");
        Stage::of(fixture)
    }

    /// Does what the window does with `Command::Search`.
    fn run_search(window: &mut Harness<'_, (Stage, SearchState)>) -> Vec<Command> {
        let (stage, state) = window.state_mut();
        let mut others = Vec::new();
        for command in stage.sent() {
            let Command::Search(query) = command else {
                others.push(command);
                continue;
            };
            state.started(&query);
            let found = Query::parse(&query).and_then(|parsed| search(&stage.project, None, &parsed, 1000));
            let outcome = found.map(|hits| AnchoredHits::of(&stage.project, hits));
            state.finished(&query, stage.project.edition(), outcome);
        }
        window.run();
        others
    }

    fn typed<'a>(stage: Stage, query: &str) -> Harness<'a, (Stage, SearchState)> {
        let mut state = SearchState::default();
        state.focus();
        let mut window = window(stage, state, search_ui);
        window.run();
        window.get_by_role_and_label(Role::TextInput, "Search all documents").type_text(query);
        window.run();
        window.key_press(Key::Enter);
        window.run();
        run_search(&mut window);
        window
    }

    #[test]
    fn a_query_shows_its_hits_and_a_click_goes_to_the_match() {
        let mut window = typed(stage(), "sleep");
        window.get_by_label("3 matches in 2 turns of 2 documents");
        window.get_by_label("Entretien 1, 1 turn");
        window.get_by_label("P1: They sleep in the park.").click();
        window.run();
        let sent = run_search(&mut window);
        let [Command::ShowExcerpt(excerpt)] = sent[..] else { panic!("{sent:?}") };
        let project = &window.state().0.project;
        assert_eq!(project.words(&project.documents[&excerpt.document], excerpt.span), "sleep");
    }

    #[test]
    fn memos_have_a_group_of_their_own_and_open_at_the_desk() {
        let mut fixture = Fixture::of("U1: I sleep outside.");
        let on = crate::model::Subject::Project(fixture.project.id);
        let ops = crate::model::plan::memo(&fixture.project, on, "Why do they sleep there?");
        fixture.apply(ops);
        let mut window = typed(Stage::of(fixture), "sleep");
        window.get_by_label("1 match in 1 turn of 1 document · 1 memo");
        window.get_by_label("Memos, 1 memo");
        window.get_by_label("On the study: Why do they sleep there?").click();
        window.run();
        assert_eq!(run_search(&mut window), [Command::ShowMemo(Some(on))]);
    }

    #[test]
    fn arrows_and_enter_reach_the_second_hit_from_the_box() {
        let mut window = typed(stage(), "sleep");
        for key in [Key::ArrowDown, Key::ArrowDown, Key::Enter] {
            window.key_press(key);
            window.run();
        }
        let sent = run_search(&mut window);
        let [Command::ShowExcerpt(excerpt)] = sent[..] else { panic!("{sent:?}") };
        assert_eq!(window.state().0.project.documents[&excerpt.document].name, "Entretien 2");
    }

    #[test]
    fn a_faulty_query_says_where_the_fault_lies() {
        let window = typed(stage(), "sleep \"bad");
        window.get_by_label_contains("never closed");
        window.get_by_label_contains("position 7");
    }

    #[test]
    fn all_hits_are_coded_as_one_change_without_those_that_are_coded() {
        let mut window = typed(stage(), "\"sleep badly\" OR park");
        window.get_by_label("Code all hits…").click();
        window.run();
        window.get_by_role_and_label(Role::TextInput, "Code").type_text("Sleep");
        window.run();
        window.get_by_label_contains(", already coded");
        window.get_by_label("Code 1 excerpt").click();
        window.run();
        let sent = run_search(&mut window);
        let [Command::ApplyCodeToAll { code_path, excerpts }] = &sent[..] else { panic!("{sent:?}") };
        assert_eq!((code_path.as_str(), excerpts.len()), ("Sleep", 1));
    }

    /// Types letters into the field for the code, clicks what is named, and returns the code that all hits get.
    fn coded_with(letters: &str, clicks: &[&str]) -> String {
        let mut window = typed(stage(), "park");
        window.get_by_label("Code all hits…").click();
        window.run();
        window.get_by_role_and_label(Role::TextInput, "Code").type_text(letters);
        window.run();
        for label in clicks {
            window.get_by_label(label).click();
            window.run();
        }
        match &run_search(&mut window)[..] {
            [Command::ApplyCodeToAll { code_path, .. }] => code_path.clone(),
            sent => panic!("{sent:?}"),
        }
    }

    #[test]
    fn letters_that_fit_a_code_choose_it_and_a_new_code_is_chosen_on_purpose() {
        assert_eq!(coded_with("sle", &["Code 1 excerpt"]), "Sleep");
        assert_eq!(coded_with("sle", &["New code “sle”", "Make “sle” and code 1 excerpt"]), "sle");
        assert_eq!(coded_with("Rest", &["Make “Rest” and code 1 excerpt"]), "Rest");
    }

    #[test]
    fn all_hits_are_coded_on_the_words_that_were_shown_when_a_colleague_corrects_the_text_meanwhile() {
        let mut fixture = Fixture::of("INT: How is it?\nU1: I sleep outside.\nU2: They sleep there.");
        let document = fixture.project.documents()[0].id;
        let shown = fixture.project.clone();
        fixture.correct(document, "How is it?", "And how is it now, please?");
        let corrected = std::mem::replace(&mut fixture.project, shown);
        let mut window = typed(Stage::of(fixture), "sleep");
        window.get_by_label("Code all hits…").click();
        window.run();
        window.get_by_role_and_label(Role::TextInput, "Code").type_text("Rest");
        window.run();
        window.get_by_role_and_label(Role::CheckBox, "They sleep there.").click();
        window.run();
        let stage = &mut window.state_mut().0;
        (stage.outline, stage.project) = (Outline::of(&corrected), Arc::new(corrected));
        window.run_steps(3);
        window.get_by_label("Make “Rest” and code 1 excerpt").click();
        window.run_steps(3);
        let sent = run_search(&mut window);
        let [.., Command::ApplyCodeToAll { excerpts, .. }] = &sent[..] else { panic!("{sent:?}") };
        let project = &window.state().0.project;
        let words: Vec<_> = excerpts.iter().map(|e| project.words(project.documents()[0], e.span)).collect();
        assert_eq!(words, ["sleep"]);
        assert!(excerpts[0].span.start > 20, "where the words stand now");
    }

    #[test]
    fn the_panel_speaks_french() {
        let mut window = window(stage().in_french(), SearchState::default(), search_ui);
        window.run();
        window.get_by_role_and_label(Role::TextInput, "Chercher dans tous les documents");
        window.get_by_label("Coder tous les résultats…");
        let edition = window.state().0.project.edition();
        let faulty = Query::parse("\"").unwrap_err();
        window.state_mut().1.finished("\"", edition, Err(faulty));
        window.run();
        window.get_by_label_contains("n’est jamais fermé");
    }
}
