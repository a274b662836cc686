//! Copies of the project: looked at in the background, shown, and merged when somebody says so.

use std::path::PathBuf;

use eframe::egui::Context;

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::words::copies as say;
use crate::analysis::merge_preview;
use crate::session::ComparedCopies;

/// Shows what the copy in `path` would bring.
pub(super) fn compare(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let (merger, job) = (study.session.merger(), app.tongue().say(say::COMPARING).to_owned());
    app.jobs.spawn(
        screen,
        job,
        move |_| {
            merger.compare(&[&path]).map(|compared| {
                let ComparedCopies { incoming, before, after, ours } = compared;
                let rows = merge_preview(&before, &after, &incoming.changes, ours.iter().map(|c| &**c));
                Dialog::copy(path, rows, !incoming.is_empty())
            })
        },
        |app, _, dialog| match dialog {
            Ok(dialog) => app.ask(dialog),
            Err(error) => super::project::tell(app, &error),
        },
    );
}

/// Merges the copy in `path`. The files are written in the background; the watch of the folder takes them in.
pub(super) fn merge(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let (merger, job) = (study.session.merger(), app.tongue().say(say::MERGING).to_owned());
    app.jobs.spawn(
        screen,
        job,
        move |_| {
            let compared = merger.compare(&[&path])?;
            merger.write(&compared.incoming)?;
            Ok(compared.incoming.changes.len())
        },
        |app, _, merged| match merged {
            Ok(n) => {
                let tongue = app.tongue();
                app.last = Some(tongue.fill(say::MERGED, &[("n", &tongue.number(n))]));
            }
            Err(error) => super::project::tell(app, &error),
        },
    );
}
