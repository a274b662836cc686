//! Documents, people and attributes.

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::dialogs::confirm::Provisos;
use super::super::words::changes as say;
use super::commit;
use crate::model::plan;
use crate::model::{AttributeKind, DocumentId, Language, ParticipantId, Reserved, Speaker, Subject, TreeId};

fn document_name(app: &App, document: DocumentId) -> String {
    app.study.as_ref().map(|s| s.session.project().document_name(document).to_owned()).unwrap_or_default()
}

pub(super) fn participant_name(app: &App, participant: ParticipantId) -> String {
    app.study.as_ref().map(|s| s.session.project().participant_name(participant).to_owned()).unwrap_or_default()
}

pub(super) fn rename(app: &mut App, document: DocumentId, name: &str) {
    let from = document_name(app, document);
    let label = app.tongue().fill(say::DOCUMENT_RENAMED, &[("document", &from), ("name", name.trim())]);
    commit(app, &label, |project, _, _| plan::rename_document(project, document, name));
}

pub(super) fn set_language(app: &mut App, document: DocumentId, language: Option<Language>) {
    let label = app.tongue().fill(say::LANGUAGE_SET, &[("document", &document_name(app, document))]);
    commit(app, &label, |project, _, _| plan::set_language(project, document, language));
}

/// Asks when codings go with the document; one without goes at once, since undo brings it back.
pub(super) fn ask_to_remove(app: &mut App, document: DocumentId) {
    let Some(study) = &app.study else { return };
    // Whoever removes has to know what goes, also what they do not see.
    let project = study.session.unblinkered_project();
    let Some(found) = project.document(document) else { return };
    let codings_of = project.counted_by_coder(project.codings(found).map(|c| c.coding));
    if codings_of.is_empty() {
        remove(app, document);
    } else {
        let name = found.name.clone();
        let seen = study.session.project();
        let n_seen = seen.document(document).map_or(0, |d| seen.codings(d).count());
        let provisos = Provisos::of(&study.session, Reserved::Documents, &codings_of, n_seen);
        app.ask(Dialog::remove_document(document, name, provisos));
    }
}

pub(super) fn remove(app: &mut App, document: DocumentId) {
    let label = app.tongue().fill(say::DOCUMENT_REMOVED, &[("document", &document_name(app, document))]);
    commit(app, &label, |project, _, _| plan::remove_document(project, document));
}

pub(super) fn set_speaker(app: &mut App, document: DocumentId, speaker: u16, to: Speaker) {
    let names = [("document", &*document_name(app, document)), ("name", &*to.label)];
    let label = app.tongue().fill(say::SPEAKER_SET, &names);
    commit(app, &label, |project, _, _| plan::set_speaker(project, document, speaker, to));
}

pub(super) fn rename_participant(app: &mut App, participant: ParticipantId, name: &str) {
    let from = participant_name(app, participant);
    let label = app.tongue().fill(say::PARTICIPANT_RENAMED, &[("from", &from), ("name", name.trim())]);
    commit(app, &label, |project, _, _| plan::rename_participant(project, participant, name));
}

pub(super) fn set_attribute_kind(app: &mut App, attribute: &str, kind: AttributeKind) {
    let label = app.tongue().fill(say::KIND_SET, &[("attribute", attribute)]);
    commit(app, &label, |project, _, _| Ok(plan::attribute_kind(project, attribute, kind)));
}

pub(super) fn set_viewpoint(app: &mut App, attribute: Option<&str>) {
    let label = match attribute {
        Some(attribute) => app.tongue().fill(say::VIEWPOINT_SET, &[("attribute", attribute)]),
        None => app.tongue().say(say::VIEWPOINT_CLEARED).to_owned(),
    };
    commit(app, &label, |project, _, _| Ok(plan::viewpoint(project, attribute)));
}

pub(super) fn finish(app: &mut App, document: DocumentId, tree: TreeId, finished: bool) {
    let trees = app.study.as_ref().map(|s| &s.session.project().trees);
    let tree_name = trees.and_then(|t| t.get(&tree)).map(|t| t.name.clone()).unwrap_or_default();
    let words = [("document", &*document_name(app, document)), ("name", &*tree_name)];
    let phrase = if finished { say::DOCUMENT_FINISHED } else { say::DOCUMENT_REOPENED };
    let label = app.tongue().fill(phrase, &words);
    commit(app, &label, |project, _, coder| match finished {
        true => plan::finish_document(project, document, coder, tree),
        false => plan::reopen_document(project, document, coder, tree),
    });
}

/// Asks for another name. Subjects without a name of their own have none to change.
pub(super) fn ask_to_rename(app: &mut App, subject: Subject) {
    let name = match subject {
        Subject::Document(id) => document_name(app, id),
        Subject::Participant(id) => participant_name(app, id),
        Subject::Code(id) => app.code_name(id),
        Subject::Project(_) | Subject::Coding(_) => return,
    };
    app.ask(Dialog::rename(subject, name));
}
