//! Copies of the project: looked at in the background, shown, and merged when somebody says so.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::super::App;
use super::super::command::Command;
use super::super::dialogs::{CopyBrings, Dialog};
use super::super::notice::Notice;
use super::super::words::{Tongue, copies as say};
use crate::analysis::{Sides, merge_preview};
use crate::model::{Project, plan};
use crate::session::{self, ComparedCopies, Held, Tidied};

/// Shows what the copy in `path` would bring.
pub(super) fn compare(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let (merger, job) = (study.session.merger(), app.tongue().say(say::COMPARING).to_owned());
    let copy = path.clone();
    app.jobs.spawn(
        screen,
        job,
        move |job| {
            let compared = merger.compare(&[&path], |done, of| job.at(done as u64, of as u64))?;
            Ok(compared.as_ref().map(brings))
        },
        |app, _, compared| match compared {
            Ok(Some(brings)) => app.ask(Dialog::copy(copy, brings)),
            Ok(None) => {}
            Err(error) => super::project::tell(app, error),
        },
    );
}

fn brings(compared: &ComparedCopies) -> CopyBrings {
    let ComparedCopies { incoming, before, ours, taken_back, .. } = compared;
    let sides = Sides { theirs: &incoming.changes, again: &[], ours };
    match taken_back.first() {
        _ if !incoming.is_empty() => CopyBrings::New(merge_preview(before, compared.after(), sides)),
        Some((taken, _)) => {
            let mut after = Project::clone(before);
            let again = plan::bring_in_again(before, taken).ops;
            after.apply_draft(&again, taken.by);
            let sides = Sides { again: &again, ..Sides::default() };
            CopyBrings::Again(Box::new(taken.clone()), merge_preview(before, &after, sides))
        }
        None => CopyBrings::Nothing,
    }
}

/// Merges the copy in `path`, as one change: read and folded first, which can be stopped, then written. What arrives
/// meanwhile waits, because it is likely to be what is merged.
pub(super) fn merge(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let (merger, job) = (study.session.merger(), app.tongue().say(say::MERGING).to_owned());
    let held = study.session.hold_arrivals();
    let (root, name) = (study.session.root().to_owned(), file_name(&path));
    app.jobs.spawn(
        screen,
        job,
        move |job| merger.compare(&[&path], |done, of| job.at(done as u64, of as u64)),
        move |app, screen, compared| match compared {
            Ok(Some(compared)) => write(app, screen, Merging { compared, root, name, held }),
            Ok(None) => {}
            Err(error) => super::project::tell(app, error),
        },
    );
}

/// A copy that is being merged.
struct Merging {
    compared: ComparedCopies,
    root: PathBuf,
    name: String,
    held: Held,
}

fn write(app: &mut App, screen: &Context, merging: Merging) {
    app.jobs.spawn_unlisted(
        screen,
        move |_| merging.compared.write().map(|()| merging),
        |app, _, written| match written {
            Ok(merging) => take_over(app, merging),
            Err(error) => super::project::tell(app, error),
        },
    );
}

/// Takes over what was written, if its project is still open; otherwise it comes in when it is opened again.
fn take_over(app: &mut App, merging: Merging) {
    let Merging { compared, root, name, held } = merging;
    let (tongue, n) = (app.tongue(), compared.incoming.changes.len());
    let label = tongue.fill(say::MERGED_COPY, &[("file", &name)]);
    let Some(study) = app.study.as_mut().filter(|s| *s.session.root() == *root) else { return };
    let noted = study.session.note_merged(compared, &name, &label);
    drop(held);
    study.absorb_all();
    match noted {
        Ok(_) => app.last = Some(tongue.fill(say::MERGED, &[("n", &tongue.number(n))])),
        Err(error) => super::project::tell(app, error),
    }
}

/// Looks whether a sync service left copies of journals in the folder, and offers to remove them.
pub(super) fn look_for_leftovers(app: &mut App, screen: &Context) {
    let Some(root) = root_of(app) else { return };
    app.jobs.spawn_unlisted(
        screen,
        // Those with damaged lines stay, so nothing is offered for them; opening has told of the lines.
        move |_| session::leftovers(&root).map_or(0, |found| found.iter().filter(|copy| copy.n_damaged == 0).count()),
        |app, _, n| {
            if n > 0 {
                app.tell(move |tongue| {
                    let text = tongue.fill(say::LEFTOVERS, &[("n", &tongue.number(n))]);
                    let notice = Notice::warning(text, Vec::new());
                    notice.offering(tongue.say(say::REMOVE), Command::RemoveLeftovers)
                });
            }
        },
    );
}

/// Removes the copies of journals that a sync service made.
pub(super) fn remove_leftovers(app: &mut App, screen: &Context) {
    let Some(root) = root_of(app) else { return };
    app.jobs.spawn_unlisted(
        screen,
        move |_| session::remove_leftovers(&root),
        |app, _, removed| match removed {
            Ok(Tidied { n_removed, damaged }) => {
                let tongue = app.tongue();
                app.last = Some(tongue.fill(say::REMOVED, &[("n", &tongue.number(n_removed))]));
                if !damaged.is_empty() {
                    app.tell(move |tongue| damaged_stay(tongue, &damaged));
                }
            }
            Err(error) => super::project::tell(app, error),
        },
    );
}

/// Returns what is told of copies that stay, because lines of theirs cannot be read.
fn damaged_stay(tongue: Tongue, damaged: &[(PathBuf, usize)]) -> Notice {
    let detail = |(file, n): &(PathBuf, usize)| {
        let words = [("file", &*file.display().to_string()), ("n", &tongue.number(*n))];
        tongue.fill(say::DAMAGED_LINES, &words)
    };
    let text = tongue.fill(say::DAMAGED_STAY, &[("n", &tongue.number(damaged.len()))]);
    let hint = Some(tongue.say(say::DAMAGED_STAY_HINT).to_owned());
    Notice { hint, ..Notice::warning(text, damaged.iter().map(detail).collect()) }
}

fn root_of(app: &App) -> Option<PathBuf> {
    app.study.as_ref().map(|study| study.session.root().to_owned())
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
