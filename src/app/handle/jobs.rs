//! What comes back from jobs.

use eframe::egui::Context;

use super::super::App;
use super::super::jobs::Ended;
use super::super::notice::Notice;
use super::super::words::notices as say;

/// Does what ended jobs ask for, and tells of those that did not end well.
pub(in crate::app) fn finish_jobs(app: &mut App, screen: &Context) {
    for ended in app.jobs.take_ended() {
        match ended {
            Ended::Finished(finish) => finish(app, screen),
            Ended::Cancelled(job) => {
                stopped(app);
                let text = app.tongue().fill(say::CANCELLED, &[("job", &job)]);
                app.notices.push(Notice::done(text));
            }
            Ended::Failed(job) => {
                stopped(app);
                app.tell(move |tongue| Notice::error(tongue.fill(say::JOB_FAILED, &[("job", &job)]), None));
            }
        }
    }
}

/// What waits for a job waits no longer. Which job it was does not matter: cancelling stops all that are shown.
fn stopped(app: &mut App) {
    app.opening = None;
    if let Some(study) = &mut app.study {
        study.panels.search.cancelled();
        study.panels.texts.cancelled();
        study.panels.comparison.cancelled();
        study.panels.agreement.cancelled();
        study.panels.events.cancelled();
    }
}
