//! Agreement between coders, measured in the background: its intervals are drawn from thousands of samples.

use std::sync::Arc;

use eframe::egui::Context;

use super::super::App;
use super::super::jobs::JobHandle;
use super::super::panels::agreement::measured::Measured;
use super::super::words::agreement as say;
use crate::analysis::AgreementQuery;

/// Measures what `query` asks for, on independent work and as it stands, and gives it to the panel.
pub(super) fn measure(app: &mut App, screen: &Context, query: AgreementQuery) {
    let job = app.tongue().say(say::MEASURING).to_owned();
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.project());
    let (edition, asked) = (project.edition(), query.clone());
    let work = move |job: &JobHandle| Measured::of(&project, &asked, &mut |done, all| job.at(done, all));
    app.jobs.spawn(screen, job, work, move |app, _, measured| {
        if let Some(study) = &mut app.study {
            study.panels.agreement.take((edition, query), measured);
        }
    });
}
