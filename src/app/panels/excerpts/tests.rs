//! The panel on a screen.

use eframe::egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::analysis::{Columns, MatrixQuery};
use crate::app::command::TableRequest;
use crate::app::panels::testing::{Stage, window};
use crate::model::testing::Fixture;
use crate::model::{Excerpt, plan};

type Window<'a> = Harness<'a, (Stage, ExcerptsState)>;

fn fixture() -> Fixture {
    let mut fixture = Fixture::of("INT: Where?\nU1: [no [place|Fear]|Housing/None].\nU2: It is cold.");
    fixture.document("Entretien 2", None, "P1: [a flat|Housing]. [Hope|Hope]\nP1: [in spring|Hope]");
    for (name, group) in [("U1", "users"), ("U2", "users"), ("P1", "carers")] {
        fixture.attribute(name, "group", group);
    }
    fixture.apply(plan::viewpoint(&fixture.project, Some("group")));
    fixture
}

fn stage() -> Stage {
    let mut stage = Stage::of(fixture());
    stage.code = Some(stage.code("Housing"));
    stage
}

/// The words of the users behind a cell of the matrix.
fn cell(query: MatrixQuery, code: CodeId) -> ExcerptSource {
    ExcerptSource::Cell { query: Box::new(query), what: code.into(), group: Some("users".to_owned()) }
}

fn shown<'a>(stage: Stage, state: ExcerptsState) -> Window<'a> {
    let mut window = window(stage, state, excerpts_ui);
    window.run();
    window
}

/// Types a question and asks it.
fn asked<'a>(stage: Stage, question: &str) -> Window<'a> {
    let mut state = ExcerptsState::default();
    state.ask();
    let mut window = shown(stage, state);
    let name = window.state().0.ctx().say(words::QUESTION);
    window.get_by_role_and_label(Role::TextInput, name).type_text(question);
    window.run();
    window.key_press(Key::Enter);
    window.run();
    window
}

fn press(window: &mut Window<'_>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

fn words_of(window: &Window<'_>, excerpt: Excerpt) -> String {
    let project = &window.state().0.project;
    project.words(&project.documents[&excerpt.document], excerpt.span).into_owned()
}

#[test]
fn a_code_shows_its_quotes_and_a_click_goes_to_the_text() {
    let mut window = shown(stage(), ExcerptsState::default());
    window.get_by_label("2 excerpts, 2 participants, 2 documents");
    window.get_by_label("· out of 3 participants in 2 documents");
    window.get_by_label("P1: a flat");
    window.get_by_label("U1: no place").click();
    window.run();
    let sent = window.state().0.sent();
    let [Command::ShowExcerpt(excerpt)] = sent[..] else { panic!("{sent:?}") };
    assert_eq!(words_of(&window, excerpt), "no place");
}

#[test]
fn a_cell_shows_the_quotes_that_it_counts_and_who_lacks_the_code() {
    let stage = stage();
    let mut state = ExcerptsState::default();
    let query = MatrixQuery::by(Columns::Attribute("group".to_owned()));
    let code = stage.code("Housing");
    state.show_behind(cell(query, code), Some(code));
    let window = shown(stage, state);
    window.get_by_label("Housing × users");
    window.get_by_label("U1: no place");
    assert!(window.query_by_label("P1: a flat").is_none());
    window.get_by_label("Without this code (1)");
    window.get_by_label("U2");
}

#[test]
fn another_code_in_the_tree_leaves_cell_and_question() {
    let stage = stage();
    let mut state = ExcerptsState::default();
    let query = MatrixQuery::by(Columns::Attribute("group".to_owned()));
    let code = stage.code("Housing");
    state.show_behind(cell(query, code), Some(code));
    let mut window = shown(stage, state);
    window.state_mut().0.code = Some(window.state().0.code("None"));
    window.run();
    window.get_by_label("Housing/None");
    assert!(window.query_by_label("Housing × users").is_none());

    let mut window = asked(self::stage(), "hope or fear");
    window.get_by_label("3 excerpts, 2 participants, 2 documents");
    window.state_mut().0.code = Some(window.state().0.code("None"));
    window.run();
    window.get_by_label("1 excerpt, 1 participant, 1 document");
}

#[test]
fn a_question_is_answered_and_enter_opens_what_the_arrows_reach() {
    let mut window = asked(stage(), "hope near 1 housing");
    window.get_by_label("2 excerpts, 1 participant, 1 document");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    let sent = window.state().0.sent();
    let [Command::RememberQuestion(question), Command::ShowExcerpt(excerpt)] = &sent[..] else { panic!("{sent:?}") };
    assert_eq!(question, "hope near 1 housing");
    assert_eq!(words_of(&window, *excerpt), "in spring");
}

#[test]
fn a_name_is_completed_while_it_is_typed() {
    let mut window = asked(stage(), "fea");
    let text = |window: &Window<'_>| window.state().1.question.typed.clone();
    assert_eq!(text(&window), "Fear", "Enter writes the code that was meant");
    window.get_by_role_and_label(Role::TextInput, "Ask about codes").type_text(" or hop");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Tab);
    assert_eq!(text(&window), "Fear or Hope");
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label("3 excerpts, 2 participants, 2 documents");
}

#[test]
fn escape_puts_the_proposals_away_and_leaves_the_keyboard_in_the_field() {
    let mut state = ExcerptsState::default();
    state.ask();
    let mut window = shown(stage(), state);
    window.get_by_role_and_label(Role::TextInput, "Ask about codes").type_text("hop");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.get_by_label_contains("There is no code “hop” (position 1): did you mean Hope?");
}

#[test]
fn operators_and_codes_can_be_clicked_without_typing() {
    let mut state = ExcerptsState::default();
    state.ask();
    let mut window = shown(stage(), state);
    for label in ["Hope", "or", "Fear"] {
        window.run();
        window.get_by_role_and_label(Role::Button, label).click();
        window.run();
    }
    assert_eq!(window.state().1.question.typed, "Hope or Fear");
}

#[test]
fn a_faulty_question_says_where_the_fault_lies() {
    let window = asked(stage(), "hope near housing");
    window.get_by_label_contains("Near at position 6 needs a number");
    let window = asked(stage().in_french(), "hope et (fear");
    window.get_by_label_contains("n’est jamais fermée");
}

#[test]
fn ticked_excerpts_are_recoded_as_one_change() {
    let mut window = asked(stage(), "hope");
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::SHIFT, Key::ArrowDown);
    window.get_by_label("2 of 2 ticked");
    press(&mut window, Modifiers::NONE, Key::R);
    window.get_by_label("Recode 2 excerpts");
    window.get_by_role_and_label(Role::TextInput, "New code of these codings").type_text("fea");
    window.run();
    window.get_by_label("Recode 2 codings to Fear");
    window.state().0.sent();
    press(&mut window, Modifiers::NONE, Key::Enter);
    let (to, sent) = (window.state().0.code("Fear"), window.state().0.sent());
    let [Command::RecodeCodings { codings, to: chosen }] = &sent[..] else { panic!("{sent:?}") };
    assert_eq!((codings.len(), *chosen), (2, to));
}

#[test]
fn all_are_ticked_at_once_and_uncoded_or_coded_together() {
    let mut window = asked(stage(), "hope or own:housing");
    press(&mut window, Modifiers::COMMAND, Key::A);
    window.get_by_label("3 of 3 ticked");
    window.state().0.sent();
    window.get_by_label("Uncode… (U)").click();
    window.run();
    // The current code of the tree is the one that is meant.
    window.get_by_label("Take 1 coding back").click();
    window.run();
    let sent = window.state().0.sent();
    let [Command::RemoveCodings(codings)] = &sent[..] else { panic!("{sent:?}") };
    assert_eq!(codings.len(), 1);
    press(&mut window, Modifiers::NONE, Key::C);
    window.get_by_role_and_label(Role::TextInput, "Code").type_text("Later");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    let sent = window.state().0.sent();
    let [Command::ApplyCodeToAll { code_path, excerpts }] = &sent[..] else { panic!("{sent:?}") };
    assert_eq!((code_path.as_str(), excerpts.len()), ("Later", 3));
}

#[test]
fn codings_of_others_change_only_when_that_is_said() {
    let mut fixture = Fixture::of("U1: [one|A] and [two|A@ben].");
    fixture.document("e", None, "U1: [three|B]");
    let mut stage = Stage::of(fixture);
    stage.code = Some(stage.code("A"));
    let mut window = shown(stage, ExcerptsState::default());
    press(&mut window, Modifiers::COMMAND, Key::A);
    press(&mut window, Modifiers::NONE, Key::U);
    window.get_by_label("Take 1 coding back");
    window.get_by_label("Change 1 coding of another coder too").click();
    window.run();
    window.get_by_label("Take 2 codings back");
}

#[test]
fn space_ticks_and_a_click_on_the_box_too() {
    let mut window = shown(stage(), ExcerptsState::default());
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Space);
    window.get_by_label("1 of 2 ticked");
    window.get_by_label("Tick P1: a flat").click();
    window.run();
    window.get_by_label("2 of 2 ticked");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("2 of 2 ticked").is_none());
}

#[test]
fn what_is_not_coded_is_listed_with_its_share_and_opens_by_enter() {
    let mut window = shown(stage(), ExcerptsState::default());
    window.get_by_label("Not coded").click();
    window.run();
    window.get_by_label("1 of 4 turns have no code; 3 of 10 words are not coded (30.0%)");
    window.get_by_label("Interviewers too").click();
    window.run();
    window.get_by_label_contains("2 of 5 turns have no code");
    press(&mut window, Modifiers::NONE, Key::End);
    window.state().0.sent();
    press(&mut window, Modifiers::NONE, Key::Enter);
    let sent = window.state().0.sent();
    let [Command::ShowExcerpt(excerpt)] = sent[..] else { panic!("{sent:?}") };
    assert_eq!(words_of(&window, excerpt), "It is cold.");
}

#[test]
fn what_is_exported_is_what_is_shown() {
    let mut window = asked(stage(), "hope or fear");
    window.state().0.sent();
    window.get_by_label("Export…").click();
    window.run();
    let sent = window.state().0.sent();
    let [Command::AskToExport(TableRequest::ExcerptList(list))] = &sent[..] else { panic!("{sent:?}") };
    let stage = &window.state().0;
    let listed = list_excerpts(&stage.project, &stage.outline, list).unwrap();
    assert_eq!(listed.table(&stage.project, &stage.outline).rows.len(), 3);
}

#[test]
fn the_panel_speaks_french() {
    let mut window = shown(stage().in_french(), ExcerptsState::default());
    window.get_by_label("2 extraits, 2 participants, 2 documents");
    window.get_by_label("Avec les codes en dessous");
    window.get_by_label("Non codés").click();
    window.run();
    window.get_by_label_contains("3 mots sur 10 ne sont pas codés (30,0\u{a0}%)");
}

#[test]
fn texts_are_read_in_the_background_before_their_words_are_counted() {
    let mut state = ExcerptsState::default();
    state.texts_are_unread();
    state.show_not_coded();
    let mut window = window(stage(), state, excerpts_ui);
    window.run_steps(3);
    window.get_by_label("Counting words…");
    assert_eq!(window.state().0.sent(), [Command::ReadTexts]);
    window.state_mut().1.texts_are_read();
    window.run();
    window.get_by_label_contains("1 of 4 turns have no code");
}

#[test]
fn what_is_ticked_and_chosen_stays_so_when_a_colleague_corrects_and_codes_before_it() {
    let mut fixture = fixture();
    let before = fixture.project.clone();
    let document = fixture.project.document_named("Entretien 2").unwrap().id;
    fixture.correct(document, "P1:", "P1: Well,");
    let ben = fixture.coder_named("ben");
    fixture.code(Excerpt { document, span: crate::model::Span::new(4, 8) }, "Housing", ben);
    let after = std::mem::replace(&mut fixture.project, before);
    let mut stage = Stage::of(fixture);
    stage.code = Some(stage.code("Housing"));
    let mut window = shown(stage, ExcerptsState::default());
    window.get_by_label("Tick P1: a flat").click();
    window.run();
    window.state_mut().0.project = std::sync::Arc::new(after);
    window.run();
    window.get_by_label("1 of 3 ticked");
    let (_, state) = window.state();
    let ticked: Vec<Excerpt> = state.ticked.keys().copied().collect();
    let chosen = state.selected.and_then(|i| state.recount.found()?.data.excerpt(i));
    assert_eq!(words_of(&window, ticked[0]), "a flat");
    assert_eq!(chosen, Some(ticked[0]));
}
