use eframe::egui::accesskit::Role;
use eframe::egui::{Pos2, Rect, UiBuilder, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::analysis::AgreementUnit;
use crate::app::command::TableRequest;
use crate::app::panels::testing::{Stage, window};
use crate::model::Op;
use crate::model::testing::Fixture;

/// Ana and ben code three turns; whoever is named finishes the document.
fn stage(finishing: &[&str]) -> Stage {
    let mut fixture = Fixture::of("U01: [Un toit|Lieu] et [un lit|Lieu@ben]\nU01: [Rien|Lieu]\nU01: Non");
    for name in finishing {
        let coder = fixture.coder_named(name);
        let (document, tree) = (fixture.project.documents()[0].id, fixture.project.trees()[0].id);
        fixture.apply(vec![Op::FinishDocument { document, coder, tree }]);
    }
    Stage::of(fixture)
}

type Window<'a> = Harness<'a, (Stage, AgreementState)>;

/// Returns the window after the job that it asked for, and what was asked.
fn measured(stage: Stage) -> (Window<'static>, AgreementQuery) {
    let mut window = window(stage, AgreementState::default(), agreement_ui);
    window.run();
    let query = measure(&mut window);
    (window, query)
}

fn measure(window: &mut Window<'_>) -> AgreementQuery {
    let (stage, state) = window.state_mut();
    let sent = stage.sent();
    let [Command::MeasureAgreement(query)] = &sent[..] else { panic!("{sent:?}") };
    let asked = (stage.project.edition(), (**query).clone());
    state.take(asked, Measured::of(&stage.project, query, &mut |_, _| true));
    window.run();
    (**query).clone()
}

#[test]
fn each_code_has_a_row_and_is_told_in_words() {
    let (window, query) = measured(stage(&["ana", "ben"]));
    assert_eq!(query, AgreementQuery::default());
    window.get_by_label_contains("Lieu: Agreement 67%, On uses 67%, Alpha");
    let told = "On 3 turns coded by ana, ben, they agreed on “Lieu” in 67%.";
    assert_eq!(window.query_all_by_label_contains(told).count(), 2, "before and after discussion");
    window.get_by_label_contains("Alpha: – no interval");
}

#[test]
fn all_codes_together_have_no_percentage_and_the_reason_is_said() {
    let (mut window, _) = measured(stage(&["ana", "ben"]));
    window.get_by_label_contains("All codes: Agreement –").click();
    window.run();
    window.get_by_label("Agreement: – is not put together over codes");
    assert!(window.query_all_by_label_contains("Mean of the codes’ alphas").next().is_some());
}

#[test]
fn who_has_not_finished_is_told_how() {
    let (window, _) = measured(stage(&["ana"]));
    window.get_by_label_contains("“Finished by me for”");
}

#[test]
fn another_unit_is_measured_anew_and_an_answer_to_what_nobody_asks_any_more_is_dropped() {
    let (mut window, before) = measured(stage(&["ana", "ben"]));
    window.state_mut().1.query.unit = AgreementUnit::Word;
    window.run();
    let (stage, state) = window.state_mut();
    state.take((stage.project.edition(), before.clone()), Measured::of(&stage.project, &before, &mut |_, _| true));
    window.run();
    window.get_by_label("Measuring the agreement between coders");
    assert_eq!(measure(&mut window).unit, AgreementUnit::Word);
    window.get_by_label_contains("Lieu: Agreement");
}

#[test]
fn the_export_writes_the_work_that_is_shown() {
    let (mut window, _) = measured(stage(&["ana", "ben"]));
    window.get_by_role_and_label(Role::Button, "As it stands now").click();
    window.run();
    window.get_by_label("Export the agreement…").click();
    window.run();
    let sent = window.state().0.sent();
    let [Command::AskToExport(TableRequest::Agreement(query))] = &sent[..] else { panic!("{sent:?}") };
    assert_eq!(query.work, Work::AsItStands);
}

#[test]
fn the_agreement_speaks_french() {
    let (window, _) = measured(stage(&["ana", "ben"]).in_french());
    window.get_by_label_contains("Lieu\u{202f}: Accord 67\u{202f}%, Sur les emplois 67\u{202f}%");
}

#[test]
fn between_the_panes_of_a_small_window_the_controls_take_two_rows() {
    let mut window = window(stage(&[]).in_french(), AgreementState::default(), |ui, ctx, state| {
        // What is left of 1000 points between the lists and the inspector.
        let between = Rect::from_min_size(Pos2::ZERO, vec2(470.0, 600.0));
        ui.scope_builder(UiBuilder::new().max_rect(between), |ui| agreement_ui(ui, ctx, state));
    });
    window.run();
    let (first, last) =
        (window.get_by_label("Travail indépendant").rect(), window.get_by_label("Exporter l’accord…").rect());
    assert!(last.bottom() - first.top() < 2.6 * first.height(), "{first:?} {last:?}");
    let planned = window.get_by_label("Qui code quoi…").rect();
    assert!(last.right() <= 480.0 && planned.width() < 60.0, "{last:?} {planned:?}");
}
