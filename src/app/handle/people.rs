//! Participants, what is known of them, and typologies.

use super::super::App;
use super::super::command::{PeopleChange, PeopleQuestion};
use super::super::dialogs::Dialog;
use super::super::words::{Tongue, changes as say};
use super::commit;
use super::documents::participant_name;
use crate::model::plan::{self, Block, Whom};
use crate::model::{AttributeKind, ParticipantId};

/// Asks about people.
pub(super) fn ask(app: &mut App, question: PeopleQuestion) {
    let Some(study) = &app.study else { return };
    let project = study.session.project();
    let dialog = match question {
        PeopleQuestion::NameOfParticipant => Dialog::add_participant(),
        PeopleQuestion::NameOfAttribute => Dialog::add_attribute(),
        PeopleQuestion::AnotherNameOfAttribute(attribute) => Dialog::rename_attribute(attribute),
        PeopleQuestion::MergeInto(person) => Dialog::same_person(person),
        PeopleQuestion::Paste(pasted) => Dialog::paste(project, pasted),
        PeopleQuestion::Rules(name) => Dialog::typology(project, name.as_deref()),
    };
    app.ask(dialog);
}

/// Makes a change of people.
pub(super) fn change(app: &mut App, change: PeopleChange) {
    let tongue = app.tongue();
    match change {
        PeopleChange::Write(block) => {
            let label = label_of(app, &block);
            commit(app, &label, |project, ids, _| plan::write_block(project, ids, &block));
        }
        PeopleChange::AddParticipant(name) => {
            let label = tongue.fill(say::PARTICIPANT_ADDED, &[("name", name.trim())]);
            commit(app, &label, |project, ids, _| plan::add_participant(project, ids, &name));
        }
        PeopleChange::RemoveParticipants(people) => {
            let label = removal_label(app, tongue, &people);
            commit(app, &label, |project, _, _| plan::remove_participants(project, &people));
        }
        PeopleChange::MergeParticipants { gone, into } => {
            let words = [("from", participant_name(app, gone)), ("name", participant_name(app, into))];
            let label = tongue.fill(say::PARTICIPANTS_MERGED, &[(words[0].0, &words[0].1), (words[1].0, &words[1].1)]);
            commit(app, &label, |project, _, _| plan::merge_participants(project, gone, into));
        }
        PeopleChange::AddAttribute(name) => {
            let label = tongue.fill(say::ATTRIBUTE_ADDED, &[("attribute", name.trim())]);
            commit(app, &label, |project, _, _| plan::add_attribute(project, &name, AttributeKind::Text));
        }
        PeopleChange::RenameAttribute { attribute, name } => {
            let label = tongue.fill(say::ATTRIBUTE_RENAMED, &[("attribute", &attribute), ("name", name.trim())]);
            commit(app, &label, |project, _, _| plan::rename_attribute(project, &attribute, &name));
        }
        PeopleChange::RemoveAttribute(attribute) => {
            let label = tongue.fill(say::ATTRIBUTE_REMOVED, &[("attribute", &attribute)]);
            commit(app, &label, |project, _, _| plan::remove_attribute(project, &attribute));
        }
        PeopleChange::SetTypology { before, name, typology } => {
            let label = tongue.fill(say::TYPOLOGY_SET, &[("name", name.trim())]);
            commit(app, &label, |project, _, _| match &before {
                Some(before) => plan::edit_typology(project, before, &name, typology),
                None => plan::typology(project, &name, typology),
            });
        }
    }
}

fn removal_label(app: &App, tongue: Tongue, people: &[ParticipantId]) -> String {
    match people {
        [person] => tongue.fill(say::PARTICIPANT_REMOVED, &[("name", &participant_name(app, *person))]),
        people => tongue.fill(say::PARTICIPANTS_REMOVED, &[("n", &tongue.number(people.len()))]),
    }
}

/// Returns what writing a block is called: one cell by its value, several by their number.
fn label_of(app: &App, block: &Block) -> String {
    let tongue = app.tongue();
    if let ([whom], [cells]) = (block.people.as_slice(), block.cells.as_slice()) {
        match (whom, block.attributes.as_slice(), cells.as_slice()) {
            (Whom::Known(id), [attribute], [value]) => {
                let phrase = if value.trim().is_empty() { say::VALUE_CLEARED } else { say::VALUE_SET };
                let name = participant_name(app, *id);
                return tongue.fill(phrase, &[("attribute", attribute), ("name", &name), ("value", value.trim())]);
            }
            (Whom::Renamed(id, to), [], []) => {
                let from = participant_name(app, *id);
                return tongue.fill(say::PARTICIPANT_RENAMED, &[("from", &from), ("name", to.trim())]);
            }
            _ => {}
        }
    }
    let n_cells = block.cells.iter().map(Vec::len).sum();
    tongue.fill(say::CELLS_WRITTEN, &[("n", &tongue.number(n_cells))])
}
