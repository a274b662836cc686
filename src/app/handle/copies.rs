//! Copies of the project: looked at in the background, shown, and merged when somebody says so.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::words::copies as say;
use crate::analysis::merge_preview;
use crate::model::Change;
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

/// Merges the copy in `path`, as one change. The files are written in the background.
pub(super) fn merge(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let (merger, job) = (study.session.merger(), app.tongue().say(say::MERGING).to_owned());
    let (root, name) = (study.session.root().to_owned(), file_name(&path));
    app.jobs.spawn(
        screen,
        job,
        move |_| {
            let compared = merger.compare(&[&path])?;
            merger.write(&compared.incoming)?;
            Ok(compared.incoming.changes)
        },
        move |app, _, merged| match merged {
            Ok(changes) => {
                let n = changes.len();
                note_merged(app, &root, changes, &name);
                let tongue = app.tongue();
                app.last = Some(tongue.fill(say::MERGED, &[("n", &tongue.number(n))]));
            }
            Err(error) => super::project::tell(app, &error),
        },
    );
}

/// Takes in what was written, if its project is still open; otherwise it comes in when it is opened again.
fn note_merged(app: &mut App, root: &Path, changes: Vec<Change>, name: &str) {
    let label = app.tongue().fill(say::MERGED_COPY, &[("file", name)]);
    let Some(study) = app.study.as_mut().filter(|s| s.session.root() == root) else { return };
    let noted = study.session.note_merged(changes, name, &label);
    study.absorb_all();
    if let Err(error) = noted {
        super::project::tell(app, &error);
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
