//! Events, listed in the background: every text is read for them.

use std::sync::Arc;

use eframe::egui::Context;

use super::super::App;
use super::super::jobs::JobHandle;
use super::super::words::events as say;
use crate::analysis;

/// Lists the events of all documents and gives them to the panel.
pub(super) fn list(app: &mut App, screen: &Context) {
    let job = app.tongue().say(say::LISTING).to_owned();
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.project());
    let asked = project.edition();
    let work = move |_: &JobHandle| analysis::events(&project).map(Arc::from).map_err(|error| error.said());
    app.jobs.spawn(screen, job, work, move |app, _, found| {
        if let Some(study) = &mut app.study {
            study.panels.events.take(asked, found);
        }
    });
}
