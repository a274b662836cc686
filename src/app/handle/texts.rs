//! Earlier texts of a document: shown beside that of now, and restored. Both look up the text in the background.

use std::sync::Arc;

use eframe::egui::Context;

use super::super::App;
use super::super::command::Tab;
use super::super::notice::Notice;
use super::super::panels::texts::beside::{Beside, turns_that_differ};
use super::super::state::Study;
use super::super::words::{history, texts as say};
use super::commit;
use crate::model::{DocumentId, Project, Stamp, TextUnavailable, plan};
use crate::session::local_time;

/// Lists the texts of a document, of the one that is read without any.
pub(super) fn show(app: &mut App, document: Option<DocumentId>) {
    let Some(Study { view, panels, .. }) = &mut app.study else { return };
    if let Some(document) = document.or(view.document) {
        panels.texts.show(document);
    }
    view.tab = Tab::Texts;
}

/// Looks up the text that the change `at` left, and shows it beside that of now.
pub(super) fn compare(app: &mut App, screen: &Context, document: DocumentId, at: Stamp) {
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.project());
    let (past, root) = (study.session.past(at), study.session.root().to_owned());
    let job = app.tongue().fill(say::COMPARING, &[("document", &name(&project, document))]);
    let work = move |_: &super::super::jobs::JobHandle| {
        beside(&past.project_of(document), &project, document).map_err(|e| e.to_string())
    };
    app.jobs.spawn(screen, job, work, move |app, _, beside| {
        if let Some(study) = app.study.as_mut().filter(|s| s.session.root() == root) {
            study.panels.texts.take(document, at, beside);
        }
    });
}

fn beside(then: &Project, now: &Project, document: DocumentId) -> Result<Beside, TextUnavailable> {
    let gone = || TextUnavailable { document: name(now, document), reason: "the document is gone".to_owned() };
    let (was, is) = then.documents.get(&document).zip(now.documents.get(&document)).ok_or_else(gone)?;
    Ok(Beside::of(then.text(was)?, now.text(is)?, turns_that_differ(was, is)))
}

fn name(project: &Project, document: DocumentId) -> String {
    project.documents.get(&document).map(|d| d.name.clone()).unwrap_or_default()
}

/// Gives a document the text that the change `at` left, as one change.
pub(super) fn restore(app: &mut App, screen: &Context, document: DocumentId, at: Stamp) {
    let tongue = app.tongue();
    let Some(study) = &app.study else { return };
    let name = name(study.session.project(), document);
    let (past, root) = (study.session.past(at), study.session.root().to_owned());
    let when = local_time(at.millis).minute;
    let label = tongue.fill(say::RESTORED, &[("document", &name), ("when", &when)]);
    let job = tongue.fill(say::RESTORING, &[("document", &name)]);
    app.jobs.spawn(
        screen,
        job,
        move |_| past.project_of(document),
        move |app, _, then| {
            if app.study.as_ref().is_none_or(|s| s.session.root() != root) {
                return;
            }
            let done = commit(app, &label, |project, _, _| plan::restore_text(project, &then, document));
            let said = if done { label } else { tongue.say(history::NOTHING_TO_RESTORE).to_owned() };
            app.notices.push(Notice::done(said));
        },
    );
}
