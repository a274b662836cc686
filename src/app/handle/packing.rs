//! A project in one file: packed in the background, and unpacked into a folder of its own.

use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::super::App;
use super::super::command::{Packing, Saving};
use super::super::dialogs::Dialog;
use super::super::notice::Notice;
use super::super::words::packing as say;
use super::files::{self, Target};
use crate::session::{self, PACK_EXTENSION};

pub(super) fn handle(app: &mut App, screen: &Context, packing: Packing) {
    match packing {
        Packing::AskToPack => ask_to_pack(app, screen),
        Packing::Pack(file) => pack(app, screen, with_extension(file)),
        Packing::AskToUnpack(file) => ask_to_unpack(app, screen, file),
        Packing::Unpack { file, folder } => unpack(app, screen, file, folder),
    }
}

fn ask_to_pack(app: &mut App, screen: &Context) {
    let Some(study) = &app.study else { return };
    let name = format!("{}.{PACK_EXTENSION}", study.session.project().name);
    let filters = vec![("Counterpoint".to_owned(), PACK_EXTENSION)];
    files::ask_for_target(app, screen, Target { title: say::PACK_TITLE, name, filters }, Saving::Pack);
}

fn pack(app: &mut App, screen: &Context, file: PathBuf) {
    let Some(study) = &app.study else { return };
    let root = study.session.root().to_owned();
    let name = file_name(&file);
    let job = app.tongue().fill(say::PACKING, &[("file", &name)]);
    let target = file.clone();
    app.jobs.spawn(
        screen,
        job,
        move |job| session::pack(&root, &target, |done, of| job.at(done as u64, of as u64)),
        move |app, _, packed| match packed {
            Ok(Some(n)) => app.tell(move |tongue| {
                let words = [("file", &*file.display().to_string()), ("n", &tongue.number(n))];
                let hint = Some(tongue.say(say::PACKED_HINT).to_owned());
                Notice { hint, ..Notice::done(tongue.fill(say::PACKED, &words)) }
            }),
            Ok(None) => {}
            Err(error) => super::project::tell(app, error),
        },
    );
}

/// Looks which project it is, and asks where it goes.
fn ask_to_unpack(app: &mut App, screen: &Context, file: PathBuf) {
    let packed = file.clone();
    app.jobs.spawn_unlisted(
        screen,
        move |_| session::packed(&packed),
        move |app, _, packed| match packed {
            Ok(packed) => {
                let is_open = app.study.as_ref().is_some_and(|study| study.session.project().id == packed.id);
                let dialog = Dialog::unpack(file, packed.name, is_open, &app.documents_folder);
                app.ask(dialog);
            }
            Err(error) => super::project::tell(app, error),
        },
    );
}

fn unpack(app: &mut App, screen: &Context, file: PathBuf, folder: PathBuf) {
    let home = app.new_desk().home;
    let job = app.tongue().fill(say::UNPACKING, &[("file", &file_name(&file))]);
    let target = folder.clone();
    app.jobs.spawn(
        screen,
        job,
        move |job| session::unpack(&file, &target, &home, |done, of| job.at(done as u64, of as u64)),
        move |app, screen, unpacked| match unpacked {
            Ok(true) => super::project::open(app, screen, folder),
            Ok(false) => {}
            Err(error) => super::project::tell(app, error),
        },
    );
}

/// Returns `file` with the ending of packed projects, whatever other one it has.
fn with_extension(file: PathBuf) -> PathBuf {
    let mut name = file.into_os_string();
    if Path::new(&name).extension().is_none_or(|ending| ending != PACK_EXTENSION) {
        name.push(".");
        name.push(PACK_EXTENSION);
    }
    name.into()
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default()
}
