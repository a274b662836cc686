//! Looking around. Nothing here reaches the journal.

use std::sync::Arc;

use eframe::egui::Context;

use super::super::App;
use super::super::command::{MatrixQuery, Tab, Within};
use super::super::dialogs::Dialog;
use super::super::jobs::JobHandle;
use super::super::notice::Notice;
use super::super::state::{Study, View};
use super::super::words::errors;
use super::beside;
use crate::analysis::{Compared, ExcerptSource, MeetingCell};
use crate::model::{CodeId, DocumentId, Excerpt, HeldExcerpt};

fn look(app: &mut App, change: impl FnOnce(&mut View)) {
    if let Some(Study { view, .. }) = &mut app.study {
        change(view);
    }
}

/// Opens a tab at one of its views.
pub(super) fn show_within(app: &mut App, within: Within) {
    let Some(study) = &mut app.study else { return };
    let tab = match within {
        Within::Comparison(view) => {
            study.panels.comparison.show(view);
            Tab::Comparison
        }
        Within::ToDecide => {
            study.panels.agreement.show_to_decide();
            Tab::Agreement
        }
    };
    show_tab(app, tab);
}

pub(super) fn show_tab(app: &mut App, tab: Tab) {
    look(app, |view| view.tab = tab);
    if let Some(Study { panels, .. }) = &mut app.study {
        match tab {
            Tab::Search => panels.search.focus(),
            Tab::Agreement => panels.agreement.focus(),
            Tab::Memos => panels.memos.focus(),
            Tab::History => panels.history.focus(),
            Tab::Review => panels.review.focus(),
            Tab::Texts => panels.texts.focus(),
            _ => {}
        }
    }
}

pub(super) fn open_document(app: &mut App, document: DocumentId) {
    if let Some(study) = &mut app.study {
        beside::turn_to_document(study, document);
    }
    look(app, |view| {
        view.tab = Tab::Reader;
        view.document = Some(document);
        view.selection = view.selection.filter(|held| held.excerpt().document == document);
    });
}

pub(super) fn show_excerpt(app: &mut App, excerpt: Excerpt) {
    if let Some(study) = &mut app.study {
        beside::turn_to_document(study, excerpt.document);
        let Study { session, view, panels, .. } = study;
        view.tab = Tab::Reader;
        view.document = Some(excerpt.document);
        view.selection = HeldExcerpt::of(session.project(), excerpt);
        panels.reader.show(excerpt, view.selection);
        panels.reader.take_focus();
    }
}

pub(super) fn select(app: &mut App, excerpt: Option<Excerpt>) {
    if let Some(Study { session, view, .. }) = &mut app.study {
        view.selection = excerpt.and_then(|excerpt| HeldExcerpt::of(session.project(), excerpt));
    }
}

pub(super) fn select_code(app: &mut App, code: Option<CodeId>) {
    look(app, |view| view.code = code);
}

pub(super) fn show_excerpts_of(app: &mut App, code: CodeId) {
    if let Some(Study { view, panels, .. }) = &mut app.study {
        view.code = Some(code);
        view.tab = Tab::Excerpts;
        panels.excerpts.show_code();
    }
}

pub(super) fn show_not_coded(app: &mut App) {
    if let Some(Study { view, panels, .. }) = &mut app.study {
        view.tab = Tab::Excerpts;
        panels.excerpts.show_not_coded();
    }
}

/// Finds the words of every text; whoever counts them afterwards has them at hand.
pub(super) fn read_texts(app: &mut App, screen: &Context) {
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.project());
    let id = project.id;
    let work = move |_: &JobHandle| {
        for document in project.documents() {
            // A text that is not here is told of where its words are missing.
            project.text(document).ok().map(|text| text.word_starts().len());
        }
    };
    app.jobs.spawn_unlisted(screen, work, move |app, _, ()| {
        if let Some(study) = app.study.as_mut().filter(|s| s.session.project().id == id) {
            study.panels.excerpts.texts_are_read();
        }
    });
}

pub(super) fn ask_about_codes(app: &mut App) {
    if let Some(Study { view, panels, .. }) = &mut app.study {
        view.tab = Tab::Excerpts;
        panels.excerpts.ask();
    }
}

/// Keeps a question, here and in the settings, which outlive the window.
pub(super) fn remember_question(app: &mut App, question: &str) {
    let Some(study) = &mut app.study else { return };
    let recent = app.settings.remember_question(study.session.project().id, question);
    study.panels.excerpts.set_recent(recent);
}

/// Opens the code picker beside the selected words.
pub(super) fn pick_code(app: &mut App) {
    let Some(Study { view, panels, .. }) = &mut app.study else { return };
    match view.selection {
        Some(held) => panels.code_picker.open(held, panels.reader.selection_on_screen()),
        None => tell_to_select(app),
    }
}

pub(super) fn tell_to_select(app: &mut App) {
    app.tell(|tongue| Notice::error(tongue.say(errors::EMPTY_EXCERPT), None));
}

pub(super) fn set_matrix(app: &mut App, query: MatrixQuery) {
    if let Some(study) = &mut app.study {
        study.panels.matrix.set_query(query);
    }
}

pub(super) fn show_cell(app: &mut App, query: MatrixQuery, what: Compared, group: Option<String>) {
    if let Some(Study { view, .. }) = &mut app.study {
        view.code = what.code().or(view.code);
    }
    show_behind(app, ExcerptSource::Cell { query: Box::new(query), what, group });
}

pub(super) fn show_meeting(app: &mut App, cell: Box<MeetingCell>) {
    show_behind(app, ExcerptSource::Meeting(cell));
}

/// Opens the excerpts behind a number of a table.
fn show_behind(app: &mut App, behind: ExcerptSource) {
    if let Some(Study { view, panels, .. }) = &mut app.study {
        view.tab = Tab::Excerpts;
        panels.excerpts.show_behind(behind, view.code);
    }
}

pub(super) fn open_palette(app: &mut App) {
    app.ask(Dialog::palette());
}

pub(super) fn focus_search(app: &mut App) {
    app.top_bar.focus_search = app.study.is_some();
}

pub(super) fn about(app: &mut App) {
    app.ask(Dialog::About);
}
