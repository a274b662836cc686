use eframe::egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::super::{AgreementState, View, agreement_ui};
use super::*;
use crate::analysis::disputes;
use crate::app::panels::testing::{Stage, window};
use crate::model::testing::Fixture;
use crate::model::{Op, plan};

type Window<'a> = Harness<'a, (Stage, AgreementState)>;

/// Ana and ben finished a document of which they read the first and the last turn differently.
fn fixture() -> Fixture {
    let mut fixture = Fixture::of("U01: [Un toit|Lieu|Soins@ben]\nU01: [Rien|Lieu|Lieu@ben]\nU01: [Non|Peur]");
    let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
    for name in ["ana", "ben"] {
        let coder = fixture.coder_named(name);
        fixture.apply(vec![Op::FinishDocument { document, coder, tree }]);
    }
    fixture
}

/// Returns the window that shows `view`, after the job that it asked for, with the keyboard in the list.
fn opened(stage: Stage, view: View) -> Window<'static> {
    let state = AgreementState { view, ..AgreementState::default() };
    let mut window = window(stage, state, agreement_ui);
    window.run();
    let (stage, state) = window.state_mut();
    for command in stage.sent() {
        let Command::Decide(Deciding::Find(query)) = command else { panic!("{command:?}") };
        let found = disputes(&stage.project, &query);
        state.deciding.take((stage.project.edition(), *query), found);
    }
    state.deciding.focus();
    window.run();
    window
}

fn decision(window: &Window<'_>) -> Decision {
    let sent = window.state().0.sent();
    let [Command::Decide(Deciding::Choose(decision))] = &sent[..] else { panic!("{sent:?}") };
    decision.clone()
}

#[test]
fn each_place_tells_what_each_coder_says_there() {
    let window = opened(Stage::of(fixture()), View::ToDecide);
    window.get_by_label_contains("Entretien 1: Un toit. ana: Lieu  ·  ben: Soins");
    window.get_by_label_contains("Entretien 1: Non. ana: Peur  ·  ben: none of these codes");
    window.get_by_label_contains("2 places to decide");
}

#[test]
fn one_key_decides_and_the_next_place_follows() {
    let mut window = opened(Stage::of(fixture()), View::ToDecide);
    window.key_press(Key::Num2);
    window.run();
    let decided = decision(&window);
    assert_eq!((decided.upheld.len(), decided.set_aside.len()), (1, 1));
    window.state_mut().1.deciding.forget(&decided);
    window.run();
    assert!(window.query_all_by_label_contains("Un toit. ana").next().is_none());
    window.get_by_label("ana is right [1]");
    assert!(window.query_by_label("Both are right [B]").is_none(), "ben says nothing there");
}

#[test]
fn the_reason_goes_with_the_decision_and_its_letters_decide_nothing() {
    let mut window = opened(Stage::of(fixture()), View::ToDecide);
    window.key_press(Key::M);
    window.run();
    let field = window.get_by_label("Why (optional)");
    field.type_text("bn1");
    window.run();
    assert!(window.state().0.sent().is_empty());
    window.get_by_label("Both are right [B]").click();
    window.run();
    let decided = decision(&window);
    assert_eq!((decided.note.as_str(), decided.upheld.len()), ("bn1", 2));
}

#[test]
fn the_keys_decide_again_when_the_reason_is_written() {
    for leaves in [Key::Enter, Key::Escape] {
        let mut window = opened(Stage::of(fixture()), View::ToDecide);
        window.key_press(Key::M);
        window.run();
        window.get_by_label("Why (optional)").type_text("as we said");
        window.run();
        window.key_press(leaves);
        window.run();
        window.key_press(Key::Num1);
        window.run();
        assert_eq!(decision(&window).note, "as we said");
    }
}

#[test]
fn a_place_is_shown_in_the_text_or_gets_another_code() {
    let mut window = opened(Stage::of(fixture()), View::ToDecide);
    window.key_press(Key::Enter);
    window.key_press(Key::C);
    window.run();
    let sent = window.state().0.sent();
    assert!(matches!(&sent[..], [Command::ShowExcerpt(_), Command::Decide(Deciding::AskForCode { .. })]), "{sent:?}");
}

#[test]
fn what_was_decided_is_listed_with_its_reason_and_can_be_opened_again() {
    let mut fixture = fixture();
    let ben = fixture.coder_named("ben");
    let place = disputes(&fixture.project, &Default::default()).places.remove(0);
    let decided = place.decision(crate::analysis::Choice::Accept(ben), "see the codebook");
    fixture.apply(plan::decide(&fixture.project, &decided).unwrap());
    let mut window = opened(Stage::of(fixture).in_french(), View::Decided);
    window.get_by_label_contains("Compte\u{202f}: Soins (ben)  ·  Écarté\u{202f}: Lieu (ana)");
    window.get_by_label("see the codebook");
    window.key_press(Key::O);
    window.run();
    let sent = window.state().0.sent();
    assert!(matches!(&sent[..], [Command::Decide(Deciding::Reopen { codings, .. })] if codings.len() == 2), "{sent:?}");
}

#[test]
fn when_everything_is_decided_nobody_is_said_to_have_agreed() {
    let none = |fixture: Fixture, words: &str| {
        opened(Stage::of(fixture), View::ToDecide).get_by_label_contains(words);
    };
    let mut fixture = fixture();
    let ben = fixture.coder_named("ben");
    for place in disputes(&fixture.project, &Default::default()).places {
        let decided = place.decision(crate::analysis::Choice::Accept(ben), "");
        fixture.apply(plan::decide(&fixture.project, &decided).unwrap());
    }
    none(fixture, "Nothing is left to decide");
    none(Fixture::of("U01: [Un toit|Lieu]"), "do not disagree anywhere");
}

#[test]
fn a_place_stays_the_chosen_one_when_a_colleague_decides_another() {
    let mut window = opened(Stage::of(fixture()), View::ToDecide);
    window.key_press(Key::ArrowDown);
    window.run();
    let second = window.state().1.deciding.found.found().unwrap().places[1].clone();
    window.state_mut().1.deciding.found.found_mut().unwrap().places.remove(0);
    window.run();
    window.key_press(Key::Num1);
    window.run();
    assert_eq!(decision(&window), second.decision(crate::analysis::Choice::Accept(second.readings[0].coder), ""));
}

#[test]
fn no_key_decides_when_a_colleague_decided_the_chosen_place_until_somebody_chooses_again() {
    let mut window = opened(Stage::of(fixture()), View::ToDecide);
    window.state_mut().1.deciding.found.found_mut().unwrap().places.remove(0);
    window.run();
    window.get_by_label_contains("was settled or changed meanwhile");
    window.key_press(Key::Num1);
    window.run();
    assert_eq!(window.state().0.sent(), []);
    window.key_press(Key::ArrowDown);
    window.run();
    window.key_press(Key::Num1);
    window.run();
    assert_eq!(decision(&window).upheld.len(), 1);
}
