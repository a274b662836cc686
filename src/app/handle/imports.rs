//! Files in. Reading runs as a job; what was read becomes one change, so that one undo takes an import back, and a summary
//! says what came in, what did not, and why.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Context;

use super::super::App;
use super::super::command::Tab;
use super::super::dialogs::{Dialog, Summary};
use super::super::jobs::JobHandle;
use super::super::notice::Notice;
use super::super::words::{changes, common, dialogs as say, imports as told};
use super::commit;
use crate::import::enter::{self, Entry};
use crate::import::{ImportError, attributes, codes, codings, gather, worker};
use crate::model::document::Original;
use crate::model::{Op, Warned};
use crate::session::{Keeper, SessionError};

/// Why one file does not come in.
#[derive(Debug, thiserror::Error)]
enum FileError {
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Session(#[from] SessionError),
    #[error("this program cannot find itself: {0}")]
    Program(#[from] std::io::Error),
}

pub(super) fn transcripts(app: &mut App, screen: &Context, paths: Vec<PathBuf>) {
    let Some(study) = &app.study else {
        app.notices.push(Notice::error(app.tongue().say(super::say::OPEN_FIRST), None));
        return;
    };
    let keeper = study.session.keeper();
    let job = app.tongue().say(told::IMPORTING).to_owned();
    app.jobs.spawn(screen, job, move |job| read_all(job, &keeper, &paths), |app, _, read| bring_in(app, &read));
}

/// Reads files and keeps their texts in the project folder. What cannot be read is told, and the others go on.
fn read_all(job: &JobHandle, keeper: &Keeper, paths: &[PathBuf]) -> Warned<Vec<Entry>> {
    let mut all = Warned::clean(Vec::new());
    let mut files = Vec::new();
    for path in paths {
        match gather::gather(std::slice::from_ref(path)) {
            Ok(Warned { output, warnings }) => {
                files.extend(output);
                all.warnings.extend(warnings);
            }
            Err(error) => all.warnings.push(error.to_string()),
        }
    }
    job.set_total(files.len());
    for file in files {
        match read_one(keeper, &file) {
            Ok(Warned { output, warnings }) => {
                all.output.push(output);
                all.warnings.extend(warnings);
            }
            Err(error) => all.warnings.push(error.to_string()),
        }
        if !job.tick(1) {
            break;
        }
    }
    all
}

fn read_one(keeper: &Keeper, path: &Path) -> Result<Warned<Entry>, FileError> {
    let (file_name, bytes) = gather::load(path)?;
    let read = worker::read_guarded(&std::env::current_exe()?, &file_name, &bytes)?;
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let original = Some(Original { hash: keeper.keep_original(&bytes, extension)?, file_name });
    let text_hash = keeper.keep_text(&read.output.text)?;
    Ok(read.map(|imported| Entry { imported, text_hash, original, facts: Default::default() }))
}

fn bring_in(app: &mut App, read: &Warned<Vec<Entry>>) {
    let Some(study) = &mut app.study else { return };
    let tongue = app.settings.tongue.unwrap_or_else(super::super::words::Tongue::of_system);
    let project = Arc::clone(study.session.project());
    let Warned { output: ops, warnings: known } = enter::enter(&project, study.session.ids(), &read.output);
    drop(project);
    let new: Vec<_> = ops.iter().filter_map(new_document).collect();
    let label = match new.as_slice() {
        [(_, name)] => tongue.fill(changes::IMPORTED_ONE, &[("document", name)]),
        many => tongue.fill(changes::IMPORTED_MANY, &[("n", &tongue.number(many.len()))]),
    };
    let (n_new, first) = (new.len(), new.first().map(|(id, _)| *id));
    if commit(app, &label, |_, _, _| Ok(ops))
        && let Some((study, first)) = app.study.as_mut().zip(first)
    {
        study.view.document = Some(first);
        study.view.tab = Tab::Reader;
    }
    let documents = tongue.count(n_new, common::ONE_DOCUMENT, common::N_DOCUMENTS);
    let came_in = tongue.fill(say::CAME_IN, &[("documents", &documents)]);
    let warnings = known.iter().chain(&read.warnings).cloned().collect();
    tell(app, Summary { came_in: vec![came_in], warnings });
}

fn new_document(op: &Op) -> Option<(crate::model::DocumentId, String)> {
    match op {
        Op::AddDocument(new) => Some((new.document, new.name.clone())),
        _ => None,
    }
}

/// Shows what came in: in passing when all of it did, else in a dialog that waits to be read.
fn tell(app: &mut App, summary: Summary) {
    match summary {
        Summary { came_in, warnings } if warnings.is_empty() => app.notices.push(Notice::done(came_in.join(". "))),
        summary => app.ask(Dialog::Summary(summary)),
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

pub(super) fn attributes(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.project());
    let label = app.tongue().fill(changes::ATTRIBUTES_IMPORTED, &[("file", &file_name(&path))]);
    let work = move |_: &JobHandle| {
        let (file_name, bytes) = gather::load(&path)?;
        attributes::read(&project, &file_name, &bytes)
    };
    app.jobs.spawn(screen, label.clone(), work, move |app, _, read| {
        let Some(Warned { output: read, warnings }) = unless_refused(app, read) else { return };
        let tongue = app.tongue();
        let of = |column: &attributes::ImportedAttribute| {
            let n = tongue.count(column.n_values, told::ONE_VALUE, told::N_VALUES);
            format!("{}: {n}", column.attribute)
        };
        let came_in = read.attributes.iter().map(of).collect();
        commit(app, &label, |_, _, _| Ok(read.ops));
        tell(app, Summary { came_in, warnings });
    });
}

pub(super) fn codings(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.project());
    let author = study.session.author();
    let mut ids = (app.desk)().ids;
    let label = app.tongue().fill(changes::CODINGS_IMPORTED, &[("file", &file_name(&path))]);
    let work = move |_: &JobHandle| {
        let (file_name, bytes) = gather::load(&path)?;
        codings::read(&project, &mut ids, &author, &file_name, &bytes)
    };
    app.jobs.spawn(screen, label.clone(), work, move |app, _, read| {
        let Some(Warned { output: read, warnings }) = unless_refused(app, read) else { return };
        let tongue = app.tongue();
        let mut came_in = vec![tongue.count(read.n_codings, common::ONE_CODING, common::N_CODINGS)];
        if read.n_codes > 0 {
            came_in.push(tongue.count(read.n_codes, told::ONE_NEW_CODE, told::N_NEW_CODES));
        }
        if read.n_known > 0 {
            came_in.push(tongue.count(read.n_known, told::ONE_KNOWN, told::N_KNOWN));
        }
        commit(app, &label, |_, _, _| Ok(read.ops));
        tell(app, Summary { came_in, warnings });
    });
}

pub(super) fn codes(app: &mut App, screen: &Context, path: PathBuf) {
    let Some(study) = &app.study else { return };
    let project = Arc::clone(study.session.project());
    let mut ids = (app.desk)().ids;
    let label = app.tongue().fill(changes::CODES_IMPORTED, &[("file", &file_name(&path))]);
    let work = move |_: &JobHandle| {
        let (file_name, bytes) = gather::load(&path)?;
        codes::read(&project, &mut ids, &file_name, &bytes)
    };
    app.jobs.spawn(screen, label.clone(), work, move |app, _, read| {
        let Some(Warned { output: ops, warnings }) = unless_refused(app, read) else { return };
        let n = ops.iter().filter(|op| matches!(op, Op::AddCode { .. })).count();
        let came_in = vec![app.tongue().count(n, told::ONE_NEW_CODE, told::N_NEW_CODES)];
        commit(app, &label, |_, _, _| Ok(ops));
        tell(app, Summary { came_in, warnings });
    });
}

fn unless_refused<T>(app: &mut App, read: Result<T, ImportError>) -> Option<T> {
    read.map_err(|error| app.notices.push(Notice::error(error.to_string(), None))).ok()
}
