//! Transcripts in: they are read in the background, a person sees how and decides, and they come in as one change, with
//! what was decided about them. The same way leads a document to another reading of it.

use std::path::PathBuf;
use std::sync::Arc;

use eframe::egui::Context;
use rayon::prelude::*;

use super::super::{Came, commit, what_came};
use super::tell_of;
use crate::app::App;
use crate::app::command::Tab;
use crate::app::dialogs::reading::Arrival;
use crate::app::dialogs::{Dialog, Summary};
use crate::app::jobs::JobHandle;
use crate::app::notice::Notice;
use crate::app::words::errors::{self, in_each};
use crate::app::words::{Phrase, Tongue, changes, common, dialogs as say, imports as told, notices, reading};
use crate::import::ImportError;
use crate::import::cleaning::Cleaning;
use crate::import::enter::again::{Anew, read_again};
use crate::import::enter::{Entry, enter};
use crate::import::files::batch::{Batch, Decisions, ReadFile, Reader};
use crate::import::files::memory::{learn, learn_decisions, remembered};
use crate::import::talk::reading::Wish;
use crate::model::document::Original;
use crate::model::{DocumentId, Fate, FileReport, Op, Project, Said, plan};
use crate::session::{Keeper, SessionError};

/// Why one file does not come in.
#[derive(Debug, thiserror::Error)]
enum FileError {
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Session(#[from] SessionError),
}

/// Reads files and folders, and shows how before they come in. Whoever wished so sees only what is in doubt.
pub(in crate::app::handle) fn read(app: &mut App, screen: &Context, paths: Vec<PathBuf>) {
    let Some(study) = &app.study else {
        app.tell(|tongue| Notice::error(tongue.say(notices::OPEN_FIRST), None));
        return;
    };
    let project = Arc::clone(study.session.project());
    let tongue = app.tongue();
    let job = tongue.say(reading::READING).to_owned();
    let work = move |job: &JobHandle| {
        job.afterwards(tongue.say(reading::COMPARING));
        with_reader(&project, |reader| reader.read(&paths, |n| job.set_total(n), || job.tick(1)))
    };
    app.spawn_for_study(screen, job, work, move |app, screen, batch| {
        let is_shown = batch.is_doubtful() || !app.settings.habits.import_at_once;
        match is_shown && !batch.files.is_empty() {
            true => app.ask_when_free(Dialog::reading(batch, tongue)),
            false => bring_in(app, screen, Arrival { decisions: batch.decisions.clone(), batch }),
        }
    });
}

/// Reads documents anew and shows how they are read.
pub(in crate::app::handle) fn look_again(app: &mut App, screen: &Context, documents: Vec<DocumentId>) {
    let Some(study) = &app.study else { return };
    let (project, keeper) = (Arc::clone(study.session.project()), study.session.keeper());
    let job = app.tongue().say(reading::READING).to_owned();
    let work = move |job: &JobHandle| {
        job.set_total(documents.len());
        with_reader(&project, |reader| {
            let found = documents.par_iter().filter_map(|id| project.document(*id));
            let read = found.filter_map(|document| {
                let original = document.original.as_ref().and_then(|o| keeper.original(o));
                let read = reader.read_document(document, original.as_deref());
                job.tick(1).then_some(read)
            });
            let mut batch = Batch::default();
            for read in read.collect::<Vec<_>>() {
                match read {
                    Ok(file) => batch.files.push(file),
                    Err(error) => batch.warnings.push(error.said()),
                }
            }
            batch
        })
    };
    app.spawn_for_study(screen, job, work, |app, _, batch| {
        if batch.files.is_empty() {
            let told = Said::joined(&batch.warnings, "\n");
            app.tell(move |tongue| Notice::error(told.told(tongue), None));
        } else {
            app.ask_when_free(Dialog::reading(batch, app.tongue()));
        }
    });
}

fn with_reader<T>(project: &Project, read: impl FnOnce(&Reader<'_>) -> T) -> T {
    // Without its own path the program cannot start a process to read in; then each file says so.
    let executable = std::env::current_exe().unwrap_or_default();
    read(&Reader { project, executable: &executable, memory: &remembered(project), language: None })
}

/// Reads files of the open dialog anew, as was decided about them.
pub(in crate::app::handle) fn read_files_again(
    app: &mut App,
    screen: &Context,
    (mut files, stale): (Vec<ReadFile>, Vec<usize>),
) {
    let work = move |_: &JobHandle| {
        let is_stale = |i: &usize| stale.binary_search(i).is_ok();
        files.par_iter_mut().enumerate().filter(|(i, _)| is_stale(i)).for_each(|(_, file)| file.read_again());
        files
    };
    app.jobs.spawn_unlisted(screen, work, |app, _, files| {
        if let Some(dialog) = app.dialog_mut().and_then(Dialog::asks_about_reading) {
            dialog.take_back(files);
        }
    });
}

/// Forgets what was decided about earlier files; those that are looked at are read by themselves.
pub(in crate::app::handle) fn forget(app: &mut App) {
    let label = app.tongue().say(changes::READINGS_FORGOTTEN);
    commit(app, label, |project, _, _| Ok(plan::forget_readings(project)));
}

/// What was kept of an arrival, on its way to a change.
struct Kept {
    entries: Vec<Entry>,
    anew: Vec<Anew>,
    wishes: Vec<Wish>,
    decisions: Decisions,
    reports: Vec<FileReport>,
    warnings: Vec<Said>,
    hint: Hint,
}

/// What is said beside what came in.
#[derive(Default)]
struct Hint {
    /// Whether earlier decisions made a difference.
    by_memory: bool,
    /// The pattern that the names of the files seem to have.
    pattern: Option<String>,
    /// What could go from the texts, and in how many of them.
    due: (Vec<Cleaning>, usize),
}

/// Keeps texts and files in the project folder, and brings them in.
pub(in crate::app::handle) fn bring_in(app: &mut App, screen: &Context, arrival: Arrival) {
    let Some(study) = &app.study else { return };
    let keeper = study.session.keeper();
    let tongue = app.tongue();
    let job = tongue.say(told::IMPORTING).to_owned();
    let work = move |job: &JobHandle| keep_all(job, &keeper, arrival, tongue);
    app.spawn_for_study(screen, job, work, |app, _, kept| enter_all(app, kept));
}

fn keep_all(job: &JobHandle, keeper: &Keeper, arrival: Arrival, tongue: Tongue) -> Kept {
    let Arrival { batch, decisions } = arrival;
    let hint = Hint {
        by_memory: batch.files.iter().any(|f| f.by_memory) || batch.decisions != Decisions::default(),
        pattern: batch
            .proposed_pattern(Some(tongue.language()))
            .filter(|_| decisions.pattern.is_none())
            .map(|p| p.written()),
        due: batch.due_cleanings(&decisions.cleanings),
    };
    job.set_total(batch.files.len());
    let keep = |file: &ReadFile| -> Result<Option<Entry>, FileError> {
        let (imported, facts) = file.settled(&decisions);
        let extension = file.path.extension().and_then(|e| e.to_str()).unwrap_or_default();
        let hash = keeper.keep_original(&file.original()?, extension)?;
        let original = Some(Original { hash, file_name: imported.file_name.clone() });
        let text_hash = keeper.keep_text(&imported.text)?;
        Ok(job.tick(1).then_some(Entry { imported, text_hash, original, facts }))
    };
    let (new, known): (Vec<&ReadFile>, Vec<&ReadFile>) = batch.files.iter().partition(|f| f.document.is_none());
    let kept: Vec<Result<Option<Entry>, FileError>> = new.par_iter().map(|file| keep(file)).collect();
    let anew = known.into_iter().filter_map(|file| {
        let (imported, facts) = file.settled(&decisions);
        file.document.map(|document| Anew { document, imported, facts })
    });
    let mut all = Kept {
        entries: Vec::with_capacity(kept.len()),
        anew: anew.collect(),
        wishes: batch.files.iter().map(|f| f.wish.clone()).collect(),
        decisions,
        reports: batch.left_out,
        warnings: batch.warnings,
        hint,
    };
    for (file, kept) in new.into_iter().zip(kept) {
        match kept {
            Ok(entry) => {
                all.entries.extend(entry);
                all.reports.push(file.report());
            }
            Err(FileError::Import(error)) => all.reports.push(error.report()),
            Err(FileError::Session(error)) => {
                let of = |tongue| errors::of_session(tongue, &error);
                let problem = in_each(|tongue| of(tongue).0);
                let remedy = in_each(|tongue| of(tongue).1.unwrap_or_default());
                all.reports.push(FileReport::left_out(&file.imported.file_name, Fate::Refused, problem, remedy));
            }
        }
    }
    all
}

/// Makes one change of all that was kept.
fn enter_all(app: &mut App, kept: Kept) {
    let tongue = app.tongue();
    let Some(study) = &mut app.study else { return };
    let project = Arc::clone(study.session.project());
    let mut entered = enter(&project, study.session.ids(), &kept.entries);
    let again = read_again(&project, study.session.ids(), &kept.anew);
    let mut ops = std::mem::take(&mut entered.output);
    let new: Vec<(DocumentId, String)> = ops.iter().filter_map(new_document).collect();
    let mut warnings = kept.warnings;
    match again {
        Ok(again) => {
            ops.extend(again.output);
            warnings.extend(again.warnings);
        }
        Err(error) => warnings.push(in_each(|tongue| errors::of_plan(tongue, &error).0)),
    }
    ops.extend(learn(&project, &remembered(&project), &kept.wishes));
    if !kept.entries.is_empty() {
        ops.extend(learn_decisions(&project, &kept.decisions));
    }
    drop(project);
    let label = match (new.as_slice(), kept.anew.as_slice()) {
        ([], [Anew { imported, .. }]) => tongue.fill(changes::READ_AGAIN_ONE, &[("document", &imported.name)]),
        ([], [_, _, ..]) => tongue.fill(changes::READ_AGAIN_MANY, &[("n", &tongue.number(kept.anew.len()))]),
        ([(_, name)], _) => tongue.fill(changes::IMPORTED_ONE, &[("document", name)]),
        (many, _) => tongue.fill(changes::IMPORTED_MANY, &[("n", &tongue.number(many.len()))]),
    };
    let first = new.first().map(|(id, _)| *id);
    let came = what_came(app, &label, |_, _, _| Ok(ops));
    if came == Came::Changed
        && let Some((study, first)) = app.study.as_mut().zip(first)
    {
        study.view.document = Some(first);
        study.view.tab = Tab::Reader;
    }
    if came != Came::Refused && !kept.anew.is_empty() && new.is_empty() {
        if !warnings.is_empty() {
            let told = warnings.iter().map(|words| words.told(tongue).to_owned()).collect();
            app.notices.push(Notice::warning(label, told));
        }
        return;
    }
    let documents = tongue.count(new.len(), common::ONE_DOCUMENT, common::N_DOCUMENTS);
    let came_in = vec![tongue.fill(say::CAME_IN, &[("documents", &documents)])];
    let told = kept.reports.iter().filter_map(FileReport::told);
    let warnings = entered.warnings.into_iter().chain(warnings).chain(told).collect();
    let documents = new.iter().map(|(id, _)| *id).collect();
    let hint = hint(tongue, &kept.hint);
    let summary = Summary { came_in, warnings, hint, documents, reports: kept.reports.into() };
    tell_of(app, came, summary);
}

fn hint(tongue: Tongue, hint: &Hint) -> Option<String> {
    let memory = hint.by_memory.then(|| tongue.say(reading::BY_MEMORY).to_owned());
    let pattern = hint.pattern.as_ref().map(|p| tongue.fill(reading::NAMES_LOOK_LIKE, &[("pattern", p)]));
    let (kinds, n) = &hint.due;
    let kinds: Vec<&str> = kinds.iter().map(|kind| tongue.say(of_cleaning(*kind))).collect();
    let due = (*n > 0).then(|| {
        let kinds = [("kinds", &*kinds.join(", "))];
        tongue.count_filled(*n, reading::CAN_BE_CLEANED_ONE, reading::CAN_BE_CLEANED_MANY, &kinds)
    });
    let told: Vec<String> = memory.into_iter().chain(pattern).chain(due).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// Returns what a text has that a cleaning takes out.
fn of_cleaning(kind: Cleaning) -> Phrase {
    match kind {
        Cleaning::JoinLines => reading::HAS_NARROW_LINES,
        Cleaning::LineNumbers => reading::HAS_LINE_NUMBERS,
        Cleaning::PageFurniture => reading::HAS_PAGE_FURNITURE,
        Cleaning::Times => reading::TIMES,
    }
}

fn new_document(op: &Op) -> Option<(DocumentId, String)> {
    match op {
        Op::AddDocument(new) => Some((new.document, new.name.clone())),
        _ => None,
    }
}
