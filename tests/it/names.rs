//! Every control has a name, for those who do not see it: everything that the palette offers is opened, and every list
//! in it dropped down once.

use std::collections::BTreeSet;

use counterpoint::app::App;
use counterpoint::app::ui_command::UiCommand;
use counterpoint::app::words::{Tongue, typologies};
use eframe::egui::Key;
use eframe::egui::accessibility::is_input;
use eframe::egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};

use super::window::{send, with_sample};

/// What leaves the window or the project, or asks the desktop for a file.
const OUTSIDE: &[UiCommand] = &[
    UiCommand::OpenProject,
    UiCommand::OpenSample,
    UiCommand::CloseProject,
    UiCommand::PackProject,
    UiCommand::UnpackProject,
    UiCommand::ImportTranscripts,
    UiCommand::ImportFolder,
    UiCommand::ImportAttributes,
    UiCommand::ImportCodings,
    UiCommand::ImportCodes,
    UiCommand::MergeCopy,
    UiCommand::MergePack,
    UiCommand::ExportFrequencies,
    UiCommand::ExportMatrix,
    UiCommand::ExportMatrixTidy,
    UiCommand::ExportCooccurrence,
    UiCommand::ExportExcerpts,
    UiCommand::ExportParticipants,
    UiCommand::ExportCodes,
    UiCommand::Version,
    UiCommand::Quit,
];

/// Returns the controls that have no name, each said to be in `place`. A hint is no name: it goes when something is
/// typed.
fn nameless(window: &Harness<'_, App>, place: &str) -> Vec<String> {
    let nodes = window.root().children_recursive();
    let controls = nodes.filter(|node| {
        let node = node.accesskit_node();
        is_input(node.role()) && !node.is_hidden() && !node.data().is_read_only()
    });
    let is_nameless = |node: &Node<'_>| node.accesskit_node().label().is_none_or(|label| label.trim().is_empty());
    let told = |node: Node<'_>| format!("{place}: {:?} at {}", node.accesskit_node().role(), node.rect());
    controls.filter(is_nameless).map(told).collect()
}

/// Drops every list down that is on the screen and of a name that is not `known` yet, and returns the controls in it
/// that have no name.
fn nameless_in_lists(window: &mut Harness<'_, App>, place: &str, known: &mut BTreeSet<String>) -> Vec<String> {
    let n = window.query_all_by_role(Role::ComboBox).count();
    let mut found = Vec::new();
    for i in 0..n {
        let Some(list) = window.query_all_by_role(Role::ComboBox).nth(i) else { break };
        if !known.insert(list.accesskit_node().label().unwrap_or_default()) {
            continue;
        }
        list.focus();
        window.step();
        window.key_press(Key::Enter);
        window.run_steps(2);
        found.extend(nameless(window, &format!("{place}, list {i}")));
        window.key_press(Key::Escape);
        window.run_steps(2);
    }
    found
}

#[test]
fn every_control_that_the_palette_leads_to_has_a_name() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_sample(dir.path());
    let (mut found, mut known) = (Vec::new(), BTreeSet::new());
    for command in UiCommand::ALL.iter().filter(|command| !OUTSIDE.contains(command)) {
        send(&mut window, command.command());
        let place = format!("{command:?}");
        found.extend(nameless(&window, &place));
        found.extend(nameless_in_lists(&mut window, &place, &mut known));
        window.key_press(Key::Escape);
        window.run_steps(2);
    }
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_fields_of_a_typology_have_names() {
    let dir = tempfile::tempdir().unwrap();
    let mut window = with_sample(dir.path());
    send(&mut window, UiCommand::NewTypology.command());
    for phrase in [typologies::ADD_VALUE, typologies::ADD_CODE] {
        let name = Tongue::English.fill(typologies::ADD_CONDITION, &[("n", "1")]);
        let name = format!("{name}: {}", Tongue::English.say(phrase));
        window.get_by_role_and_label(Role::Button, &name).click();
        window.run_steps(3);
    }
    let is_code =
        |node: &Node<'_>| node.accesskit_node().label().is_some_and(|label| label.starts_with("Code, rule 1"));
    window.get_all_by_role(Role::Button).find(is_code).unwrap().click();
    window.run_steps(3);
    assert!(window.query_by_label(Tongue::English.say(typologies::CHOOSE_CODE)).is_some(), "the field is open");
    assert_eq!(nameless(&window, "the choice of a code"), Vec::<String>::new());
}
