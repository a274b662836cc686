use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use super::*;
use crate::app::command::Comparing;
use crate::app::panels::testing::{Stage, window};
use crate::app::words::Tongue;
use crate::model::testing::Fixture;
use crate::model::{CodePair, Relation, Side, Silence, VerdictKind, plan};

/// Two users and a professional, a tree each, and a theme that gathers a code of both.
fn stage() -> Stage {
    let mut fixture = Fixture::new();
    for tree in ["Users", "Pros"] {
        let ops = plan::add_tree(&mut fixture.ids, tree).unwrap().1;
        fixture.apply(ops);
    }
    fixture.document("u1", None, "U01: [A roof of my own|Users/Roof].\nU02: [Alone|Users/Alone].");
    fixture.document("p1", None, "P01: [A place for the night|Pros/Shelter].");
    for (who, group) in [("U01", "user"), ("U02", "user"), ("P01", "carer")] {
        fixture.attribute(who, "group", group);
    }
    fixture.apply(plan::viewpoint(&fixture.project, Some("group")));
    for (name, codes) in [("Housing", vec!["Users/Roof", "Pros/Shelter"]), ("Alone", vec!["Users/Alone"])] {
        let (theme, mut ops) = plan::add_theme(&fixture.project, &mut fixture.ids, name).unwrap();
        let outline = crate::model::Outline::of(&fixture.project);
        let codes: Vec<_> = codes.iter().map(|path| outline.find(&fixture.project, path).unwrap()).collect();
        ops.extend(plan::gather_codes(&fixture.project, theme, &codes, true).unwrap());
        fixture.apply(ops);
    }
    Stage::of(fixture)
}

type Window<'a> = Harness<'a, (Stage, ComparisonState)>;

fn open(view: &str) -> Window<'static> {
    let mut window = window(stage(), ComparisonState::default(), comparison_ui);
    window.run();
    window.get_by_role_and_label(Role::Button, view).click();
    // What counts in the background turns a wheel meanwhile.
    window.run_steps(6);
    window
}

fn asked(window: &Window<'_>) -> Comparing {
    let sent = window.state().0.sent();
    let [Command::Compare(comparing)] = &sent[..] else { panic!("{sent:?}") };
    comparing.clone()
}

fn write(window: &mut Window<'_>, field: &str, text: &str) {
    window.get_by_label(field).focus();
    window.run();
    window.event(Event::Text(text.to_owned()));
    window.run();
}

/// The same study with a guide of two questions, of which the first is coded in u1.
fn guided() -> Stage {
    let mut fixture = Fixture::new();
    let (guide, ops) = plan::add_tree(&mut fixture.ids, "Guide").unwrap();
    fixture.apply(ops);
    fixture.document("u1", None, "INT: [Where do you sleep?|Guide/Sleep] [And food?|Guide/Food]\nU01: Here.");
    fixture.document("p1", None, "P01: A place for the night.");
    fixture.apply(plan::guide(&fixture.project, Some(guide)).unwrap());
    Stage::of(fixture)
}

#[test]
fn questions_are_marked_for_a_document_from_the_keyboard() {
    let mut window = window(guided(), ComparisonState::default(), comparison_ui);
    window.run();
    window.get_by_role_and_label(Role::Button, "Questions asked").click();
    window.run();
    window.get_by_label("u1, Sleep: asked (coded)");
    window.get_by_label("p1, Sleep: –").click();
    window.run();
    window.key_press(Key::N);
    window.run();
    let Comparing::MarkAsked { documents, questions, to } = asked(&window) else { panic!("a mark is sent") };
    assert_eq!((documents.len(), questions.len(), to), (1, 1, Some(false)));
}

#[test]
fn a_block_of_questions_is_marked_as_one_change() {
    let mut window = window(guided(), ComparisonState::default(), comparison_ui);
    window.run();
    window.get_by_role_and_label(Role::Button, "Questions asked").click();
    window.run();
    // The name of a question chooses it in every document.
    window.get_by_role_and_label(Role::ColumnHeader, "Food").click();
    window.run();
    window.get_by_label("Asked (Y)").click();
    window.run();
    let Comparing::MarkAsked { documents, questions, to } = asked(&window) else { panic!("a mark is sent") };
    assert_eq!((documents.len(), questions.len(), to), (2, 1, Some(true)));
}

#[test]
fn a_theme_shows_what_both_sides_say_and_who_is_silent() {
    let mut window = open("Themes");
    window.get_by_label("Housing, carer: 1 of 1, user: 1 of 2");
    window.get_by_label("P01: A place for the night");
    window.get_by_label("U01: A roof of my own");
    window.get_by_label("user: 1 of 2 participants speaks of it · 1 did not raise it");
    window.get_by_label("Alone, carer: 0 of 1, user: 1 of 2").click();
    window.run();
    window.get_by_label("U02: Alone");
    window.get_by_label("Nothing of this group is coded with the codes of the theme");
}

#[test]
fn a_forced_silence_is_concluded_with_one_click() {
    let mut window = open("Themes");
    window.get_by_label("Alone, carer: 0 of 1, user: 1 of 2").click();
    window.run();
    window.get_by_label("Take “carer silent: not raised”").click();
    window.run();
    let Comparing::Conclude { groups, verdict, .. } = asked(&window) else { panic!("no verdict") };
    assert_eq!((groups.first.as_str(), groups.second.as_str()), ("carer", "user"));
    assert_eq!(verdict.unwrap().kind, VerdictKind::Silence(Side::First, Silence::NotRaised));
}

#[test]
fn words_are_chosen_for_the_quote_matrix() {
    let mut window = open("Themes");
    window.get_by_role_and_label(Role::CheckBox, "Choose for the quote matrix: A roof of my own").click();
    window.run();
    let Comparing::ChooseQuote { codings, shown, .. } = asked(&window) else { panic!("nothing chosen") };
    assert!(shown && codings.len() == 1);
}

#[test]
fn a_theme_is_named_and_codes_gathered_from_the_keyboard() {
    let mut window = open("Themes");
    write(&mut window, "Name of a new theme", "Privacy");
    window.key_press(Key::Enter);
    window.run();
    assert_eq!(asked(&window), Comparing::AddTheme { name: "Privacy".into(), codes: Vec::new() });
    write(&mut window, "Gather a code…", "alone");
    window.key_press(Key::Enter);
    window.run();
    let alone = window.state().0.code("Users/Alone");
    let Comparing::Gather { codes, belongs: true, .. } = asked(&window) else { panic!("nothing gathered") };
    assert_eq!(codes, [alone]);
}

#[test]
fn a_code_is_mapped_with_one_of_the_other_tree() {
    let mut window = open("Crosswalk");
    window.get_by_label("Users/Alone: not mapped").click();
    window.run();
    write(&mut window, "Map with…", "shelter");
    window.get_by_label("Pros/Shelter").click();
    window.run();
    let stage = &window.state().0;
    let codes = CodePair { code: stage.code("Users/Alone"), with: Some(stage.code("Pros/Shelter")) };
    let Comparing::MapCodes { codes: mapped, link: Some(link) } = asked(&window) else { panic!("no mapping") };
    assert_eq!((mapped, link.relation), (codes, Relation::Same));
}

#[test]
fn a_cell_of_the_framework_grid_is_summed_up_beside_its_excerpts() {
    let mut window = open("Framework grid");
    window.get_by_label("U01, Housing: 1 excerpt. ").click();
    window.run();
    window.get_by_label("u1: A roof of my own");
    write(&mut window, "Summary, U01 on Housing", "Wants her own.");
    window.key_press(Key::Tab);
    window.run();
    let Comparing::Summarise { text, .. } = asked(&window) else { panic!("no summary") };
    assert_eq!(text, "Wants her own.");
}

#[test]
fn the_comparison_speaks_french() {
    let mut window = window(stage().in_french(), ComparisonState::default(), comparison_ui);
    window.run();
    window.get_by_label("Housing\u{202f}: carer 1/1, user 1/2, trop peu pour comparer");
    window.get_by_role_and_label(Role::Button, "Thèmes").click();
    window.run();
    window.get_by_label("Housing, carer\u{202f}: 1 sur 1, user\u{202f}: 1 sur 2");
    window.get_by_label("Nom d’un nouveau thème");
}

#[test]
fn a_row_of_the_divergence_is_told_in_words_with_who_does_not_fit() {
    let mut window = open("Divergence");
    window.get_by_label("Housing: carer 1/1, user 1/2, too few to compare");
    window.get_by_label("Alone: carer 0/1, user 1/2, too few to compare").click();
    window.run();
    window.get_by_label_contains("Mentioned by 0 of 1 (carer) and by 1 of 2 (user). Too few");
    window.get_by_label("Read both sides").click();
    window.run();
    window.get_by_label("U02: Alone");
}

#[test]
fn words_are_asked_for_once_and_shown_when_they_are_counted() {
    let mut window = open("Words");
    let sent = window.state().0.sent();
    let [Command::Count(companion)] = &sent[..] else { panic!("{sent:?}") };
    window.run_steps(4);
    assert!(window.state().0.sent().is_empty(), "asked once");
    let found = match &**companion {
        Companion::Words(query) => crate::analysis::dividing_words(&window.state().0.project, query),
        Companion::NewCodes(_) => panic!("words were asked for"),
    };
    let counted = Counted { table: found.unwrap().table(), pictures: Vec::new() };
    let edition = window.state().0.project.edition();
    window.state_mut().1.found(edition, companion, Ok(counted));
    window.run();
    window.get_by_role_and_label(Role::Table, "Words");
}

#[test]
fn the_curve_of_new_codes_is_painted_as_it_is_written() {
    let mut window = open("New codes");
    let sent = window.state().0.sent();
    let [Command::Count(companion)] = &sent[..] else { panic!("{sent:?}") };
    let Companion::NewCodes(query) = &**companion else { panic!("new codes were asked for") };
    let found = crate::analysis::new_codes(&window.state().0.project, query).unwrap();
    let about = crate::export::About {
        project: "Test".into(),
        date: String::new(),
        version: String::new(),
        labels: Tongue::English,
    };
    let pictures = vec![crate::export::picture::of_new_codes(&found, &about)];
    let edition = window.state().0.project.edition();
    window.state_mut().1.found(edition, companion, Ok(Counted { table: found.table(), pictures }));
    window.run();
    window.get_by_role(Role::Image);
}

#[test]
fn labels_are_dealt_in_the_background_only_when_tests_are_asked_for() {
    let mut window = open("Divergence");
    assert!(window.query_by_label("Deal group labels anew to").is_none());
    window.get_by_label("Show tests").click();
    window.run_steps(3);
    window.get_by_label("Deal group labels anew to").click();
    window.run_steps(3);
    window.get_by_label("dealt to each participant").click();
    window.run_steps(3);
    let sent = window.state().0.sent();
    let [Command::Deal(query)] = &sent[..] else { panic!("{sent:?}") };
    let found = crate::analysis::compare(&window.state().0.project, query).map_err(|e| e.to_string());
    let edition = window.state().0.project.edition();
    window.state_mut().1.dealt(edition, query, found);
    window.run_steps(3);
    window.get_by_label_contains("Labels cannot be dealt anew here: too few people or focus groups.");
}

#[test]
fn counting_that_was_stopped_says_so_and_begins_again_when_asked_to() {
    let mut window = open("New codes");
    window.state_mut().1.cancelled();
    window.run_steps(3);
    window.get_by_label("Counting was stopped");
    window.state().0.sent();
    window.get_by_label("Count again").click();
    window.run_steps(3);
    let sent = window.state().0.sent();
    assert!(matches!(sent[..], [Command::Count(_)]), "{sent:?}");
}
