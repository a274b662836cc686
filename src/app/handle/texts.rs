//! Earlier texts of a document: shown beside that of now, and restored. Both look up the text in the background.

use std::sync::Arc;

use eframe::egui::Context;

use super::super::App;
use super::super::command::Tab;
use super::super::notice::Notice;
use super::super::panels::texts::beside::{Beside, turns_that_differ};
use super::super::state::Study;
use super::super::words::{history, texts as say};
use super::{Came, what_came};
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
    let past = study.session.past(at);
    let job = app.tongue().fill(say::COMPARING, &[("document", &name(&project, document))]);
    let work = move |_: &super::super::jobs::JobHandle| beside(&past.project_of(document), &project, document);
    app.spawn_for_study(screen, job, work, move |app, _, beside| {
        if let Some(study) = &mut app.study {
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
    let past = study.session.past(at);
    let when = local_time(at.millis).minute;
    let label = tongue.fill(say::RESTORED, &[("document", &name), ("when", &when)]);
    let job = tongue.fill(say::RESTORING, &[("document", &name)]);
    app.spawn_for_study(
        screen,
        job,
        move |_| past.project_of(document),
        move |app, _, then| match what_came(app, &label, |project, _, _| plan::restore_text(project, &then, document)) {
            Came::Changed => app.notices.push(Notice::done(label)),
            Came::Nothing => app.tell(|tongue| Notice::done(tongue.say(history::NOTHING_TO_RESTORE))),
            Came::Proposed | Came::Refused => {}
        },
    );
}
