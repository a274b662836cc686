//! Tables in: attributes, codings, codebooks.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Context;

use super::enter;
use crate::app::App;
use crate::app::dialogs::Summary;
use crate::app::jobs::JobHandle;
use crate::app::notice::Notice;
use crate::app::words::{changes, common, imports as told};
use crate::import::files::gather;
use crate::import::{ImportError, attributes, codes, codings};
use crate::model::{Op, Warned};

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

pub(in crate::app::handle) fn attributes(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.whole_project());
    let label = app.tongue().fill(changes::ATTRIBUTES_IMPORTED, &[("file", &file_name(&path))]);
    let work = move |_: &JobHandle| {
        let (file_name, bytes) = gather::load(&path)?;
        attributes::read(&project, &file_name, &bytes)
    };
    app.spawn_for_study(screen, label.clone(), work, move |app, _, read| {
        let Some(Warned { output: read, warnings }) = unless_refused(app, read) else { return };
        let tongue = app.tongue();
        let of = |column: &attributes::ImportedAttribute| {
            let n = tongue.count(column.n_values, told::ONE_VALUE, told::N_VALUES);
            format!("{}: {n}", column.attribute)
        };
        let came_in = read.attributes.iter().map(of).collect();
        enter(app, &label, read.ops, Summary { came_in, warnings, ..Summary::default() });
    });
}

pub(in crate::app::handle) fn codings(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.whole_project());
    let author = study.session.author();
    let mut ids = (app.desk)().ids;
    let label = app.tongue().fill(changes::CODINGS_IMPORTED, &[("file", &file_name(&path))]);
    let work = move |_: &JobHandle| {
        let (file_name, bytes) = gather::load(&path)?;
        codings::read(&project, &mut ids, &author, &file_name, &bytes)
    };
    app.spawn_for_study(screen, label.clone(), work, move |app, _, read| {
        let Some(Warned { output: read, warnings }) = unless_refused(app, read) else { return };
        let tongue = app.tongue();
        let mut came_in = vec![tongue.count(read.n_codings, common::ONE_CODING, common::N_CODINGS)];
        if read.n_codes > 0 {
            came_in.push(tongue.count(read.n_codes, told::ONE_NEW_CODE, told::N_NEW_CODES));
        }
        if read.n_known > 0 {
            came_in.push(tongue.count(read.n_known, told::ONE_KNOWN, told::N_KNOWN));
        }
        enter(app, &label, read.ops, Summary { came_in, warnings, ..Summary::default() });
    });
}

pub(in crate::app::handle) fn codes(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.whole_project());
    let mut ids = (app.desk)().ids;
    let label = app.tongue().fill(changes::CODES_IMPORTED, &[("file", &file_name(&path))]);
    let work = move |_: &JobHandle| {
        let (file_name, bytes) = gather::load(&path)?;
        codes::read(&project, &mut ids, &file_name, &bytes)
    };
    app.spawn_for_study(screen, label.clone(), work, move |app, _, read| {
        let Some(Warned { output: ops, warnings }) = unless_refused(app, read) else { return };
        let n = ops.iter().filter(|op| matches!(op, Op::AddCode { .. })).count();
        let came_in = vec![app.tongue().count(n, told::ONE_NEW_CODE, told::N_NEW_CODES)];
        enter(app, &label, ops, Summary { came_in, warnings, ..Summary::default() });
    });
}

fn unless_refused<T>(app: &mut App, read: Result<T, ImportError>) -> Option<T> {
    read.map_err(|error| app.tell(move |tongue| Notice::error(error.said().told(tongue), None))).ok()
}
