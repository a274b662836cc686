//! Two documents side by side: opening the second reader, going from one to the other, closing one. Whichever has the
//! keyboard is *the* reader of the view, so going to the other swaps the two.

use super::super::App;
use super::super::command::Tab;
use super::super::state::Study;
use crate::model::DocumentId;

/// Opens `document`, or the one that is read, in the second reader, which gets the keyboard.
pub(super) fn open(app: &mut App, document: Option<DocumentId>) {
    let Some(study) = &mut app.study else { return };
    study.view.tab = Tab::Reader;
    let Some(now) = study.view.document else { return };
    if study.view.beside.is_none() {
        study.panels.beside = study.panels.reader.twin();
        study.view.on_right = false;
    }
    study.view.beside = Some(document.unwrap_or(now));
    turn(study);
    study.panels.reader.take_focus();
}

/// Opens the second reader, or closes the one that has the keyboard.
pub(super) fn toggle(app: &mut App) {
    match app.study.as_ref().map(|s| (s.view.beside, s.view.on_right)) {
        Some((Some(_), on_right)) => close(app, on_right),
        _ => open(app, None),
    }
}

/// Gives the keyboard to the reader on that side.
pub(super) fn turn_to(app: &mut App, on_right: bool) {
    if let Some(study) = app.study.as_mut().filter(|s| s.view.on_right != on_right) {
        turn(study);
    }
}

/// Gives the keyboard to the reader that does not have it.
pub(super) fn turn_to_other(app: &mut App) {
    if let Some(study) = &mut app.study {
        study.view.tab = Tab::Reader;
        turn(study);
        study.panels.reader.take_focus();
    }
}

/// Closes the reader on that side.
pub(super) fn close(app: &mut App, on_right: bool) {
    let Some(study) = &mut app.study else { return };
    if study.view.on_right == on_right {
        turn(study);
    }
    let closed = std::mem::take(&mut study.panels.beside);
    study.panels.reader.take_places(&closed);
    study.panels.reader.take_focus();
    study.view.beside = None;
    study.view.on_right = false;
}

/// Turns to the reader that shows `document`, if it is the one beside.
pub(super) fn turn_to_document(study: &mut Study, document: DocumentId) {
    if study.view.document != Some(document) && study.view.beside == Some(document) {
        turn(study);
    }
}

fn turn(study: &mut Study) {
    let Study { session, view, panels, .. } = study;
    let Some(other) = view.beside else { return };
    // Keys go where the eyes went; a text field that somebody writes in keeps them.
    if panels.reader.hand_over_keys() {
        panels.beside.take_focus();
    }
    view.beside = view.document;
    view.document = Some(other);
    view.on_right = !view.on_right;
    std::mem::swap(&mut panels.reader, &mut panels.beside);
    view.selection = panels.reader.held().and_then(|held| held.in_project(session.project()));
}
