//! Corrections of texts: find and replace, and another version of a transcript.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::Context;

use super::super::App;
use super::super::command::{Ask, Replacing, Sought};
use super::super::dialogs::{Comparison, Dialog, replace as dialog};
use super::super::jobs::JobHandle;
use super::super::notice::Notice;
use super::super::words::{Tongue, changes, corrections as say, errors};
use super::{commit, files};
use crate::analysis::preview;
use crate::import::ImportError;
use crate::import::files::{gather, worker};
use crate::model::difference::difference;
use crate::model::plan::{self, LabelsFollowing, PlanError, Version};
use crate::model::{Document, DocumentId, IdSource, Noun, Project, counted};
use crate::session::{Session, SessionError, in_words};

/// Why a version cannot be compared.
#[derive(Debug, thiserror::Error)]
enum VersionError {
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Plan(#[from] PlanError),
    #[error("this program cannot find itself: {0}")]
    Program(#[from] std::io::Error),
}

/// What is selected is looked for at once if it is no longer than this, in code points.
const LONGEST_WORDS: u32 = 80;

/// Asks for words and what stands in their place, beginning with what is selected.
pub(super) fn ask_to_replace(app: &mut App) {
    let Some(study) = &app.study else { return };
    let project = study.session.project();
    let selected = study.view.excerpt().filter(|e| e.span.len() <= LONGEST_WORDS);
    let words = selected.and_then(|e| Some(project.words(project.document(e.document)?, e.span).into_owned()));
    let words = words.filter(|words| !words.contains('\n')).unwrap_or_default();
    let this = study.view.document;
    app.ask(Dialog::replace(words, this));
}

/// Looks for words, and shows what was found to the dialog that asked if it still does.
pub(super) fn find(app: &mut App, screen: &Context, sought: Sought) {
    let job = app.tongue().say(say::SEARCHING).to_owned();
    let Some(project) = app.study.as_ref().map(|s| Arc::clone(s.session.project())) else { return };
    let Some(stop) = app.dialog_mut().and_then(Dialog::replacing).map(|dialog| dialog.begin(sought.clone())) else {
        return;
    };
    let asked = sought.clone();
    let work = move |job: &JobHandle| {
        dialog::find(&project, &asked, &stop, |done, all| job.at(done as u64, all as u64)).ok().flatten()
    };
    app.jobs.spawn(screen, job, work, move |app, _, found| {
        if let Some((dialog, found)) = app.dialog_mut().and_then(Dialog::replacing).zip(found) {
            dialog.finish(&sought, found);
        }
    });
}

/// Replaces what was ticked, as one change.
pub(super) fn replace(app: &mut App, replacing: &Replacing) {
    let tongue = app.tongue();
    let Replacing { sought, places } = replacing;
    let n: usize = places.iter().map(|(_, places)| places.len()).sum();
    let (one, many) = match sought.with.is_empty() {
        true => (changes::DELETED_ONE, changes::DELETED_MANY),
        false => (changes::REPLACED_ONE, changes::REPLACED_MANY),
    };
    let words = [("from", &*sought.wanted.words), ("to", &*sought.with)];
    let label = tongue.count_filled(n, one, many, &words);
    let is_as_found = |project: &Project| Some(project.edition()) == sought.edition;
    if !app.study.as_ref().is_some_and(|s| is_as_found(s.session.project())) {
        app.tell(|tongue| Notice::error(tongue.say(say::MOVED_ON), Some(tongue.say(say::MOVED_ON_HINT).to_owned())));
        return;
    }
    let mut following = Vec::new();
    let done = commit(app, &label, |project, ids, _| {
        let mut ops = Vec::new();
        for (document, places) in places {
            let planned = plan::correct_text(project, ids, *document, places)?;
            let labels = plan::labels_following(project, *document, &planned)?;
            ops.extend(planned.into_iter().chain(labels.ops.iter().cloned()));
            following.push(labels);
        }
        Ok(ops)
    });
    if done {
        app.notices.push(Notice::done(label));
        following.iter().for_each(|labels| tell_labels(app, labels));
    }
}

/// Says who is called otherwise with a correction of labels, and where a label is nobody's.
pub(super) fn tell_labels(app: &mut App, labels: &LabelsFollowing) {
    for (from, to) in labels.renamed.clone() {
        app.tell(move |tongue| Notice::done(tongue.fill(say::LABEL_FOLLOWS, &[("from", &from), ("to", &to)])));
    }
    for (from, label, n) in labels.left.clone() {
        app.tell(move |tongue| {
            let turns = counted(n, Noun::Turn).told(tongue).to_owned();
            let values = [("from", from.as_str()), ("label", &label), ("turns", &turns)];
            Notice::warning(tongue.fill(say::LABEL_OF_NOBODY, &values), Vec::new())
        });
    }
}

/// Asks for the file of another version of a document's text.
pub(super) fn ask_for_version(app: &mut App, screen: &Context, document: Option<DocumentId>, typed: bool) {
    let Some(document) = document.or_else(|| app.study.as_ref().and_then(|s| s.view.document)) else {
        app.tell(|tongue| Notice::error(tongue.say(say::OPEN_FIRST), None));
        return;
    };
    match typed {
        true => files::ask_for_path(app, Ask::Version(document)),
        false => files::ask(app, screen, Ask::Version(document)),
    }
}

/// Reads a version and shows what it would change. Nothing of it is kept unless it is applied.
pub(super) fn compare(app: &mut App, screen: &Context, document: DocumentId, path: PathBuf) {
    let tongue = app.tongue();
    let Some(project) = app.study.as_ref().map(|s| Arc::clone(s.session.project())) else { return };
    let Some(found) = project.document(document).cloned() else { return };
    let mut ids = (app.desk)().ids;
    let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let words = [("document", found.name.clone()), ("file", file)];
    let words = words.each_ref().map(|(key, word)| (*key, word.as_str()));
    let (job, same) = (tongue.fill(say::COMPARING, &words), tongue.fill(say::SAME_TEXT, &words));
    let work = move |_: &JobHandle| comparison(&project, &mut ids, &found, &path);
    app.spawn_for_study(screen, job, work, move |app, _, compared| match compared {
        Err(error) => app.tell(move |tongue| not_compared(tongue, &error)),
        Ok(comparison) if comparison.ops.is_empty() => app.notices.push(Notice::done(same)),
        Ok(comparison) => {
            if let Some(project) = app.study.as_ref().map(|s| Arc::clone(s.session.project())) {
                app.ask(Dialog::version(&project, comparison));
            }
        }
    });
}

/// Returns why a version cannot be compared, and what to do about it.
fn not_compared(tongue: Tongue, error: &VersionError) -> Notice {
    let (text, hint) = match error {
        VersionError::Import(error) => (error.said().told(tongue).to_owned(), None),
        VersionError::Plan(error) => errors::of_plan(tongue, error),
        VersionError::Program(why) => (tongue.fill(errors::IO, &[("reason", &in_words(why))]), None),
    };
    Notice::error(text, hint)
}

fn comparison(
    project: &Project,
    ids: &mut IdSource,
    document: &Document,
    path: &Path,
) -> Result<Comparison, VersionError> {
    let (file_name, bytes) = gather::load(path)?;
    let read = worker::read_guarded(&std::env::current_exe()?, &file_name, &bytes)?;
    let labels: Vec<String> = read.output.speakers.iter().map(|s| s.label.clone()).collect();
    let version = Version { text: &read.output.text, turns: &read.output.turns, labels: &labels };
    let text = project.text(document).map_err(PlanError::from)?;
    let places = difference(text.as_str(), version.text);
    let mut ops = plan::replace_text(project, ids, document.id, version)?;
    let labels = plan::labels_following(project, document.id, &ops)?;
    ops.extend(labels.ops.iter().cloned());
    let preview = preview(project, document, &places, &ops).map_err(PlanError::from)?;
    let (path, warnings, file) = (path.to_owned(), read.warnings, bytes.into());
    Ok(Comparison {
        document: document.id,
        path,
        file_name,
        file,
        edition: project.edition(),
        ops,
        labels,
        preview,
        warnings,
    })
}

/// Applies a version as one change; when somebody wrote meanwhile, it is compared and shown anew instead.
pub(super) fn apply_version(app: &mut App, screen: &Context, comparison: Comparison) {
    let Some(project) = app.study.as_ref().map(|s| Arc::clone(s.session.project())) else { return };
    let Some(document) = project.document(comparison.document) else { return };
    if project.edition() != comparison.edition {
        compare(app, screen, comparison.document, comparison.path);
        return;
    }
    // Whose first file was not kept has none kept later either.
    if document.original.is_some()
        && let Some(Err(error)) = app.study.as_ref().map(|s| keep_file(&s.session, &comparison))
    {
        super::project::tell(app, error);
        return;
    }
    let n = comparison.preview.passages.len();
    let names = [("document", &*document.name), ("file", &*comparison.file_name)];
    let label = app.tongue().count_filled(n, changes::VERSION_ONE, changes::VERSION_MANY, &names);
    if commit(app, &label, |_, _, _| Ok(comparison.ops)) {
        app.notices.push(Notice::done(label));
        tell_labels(app, &comparison.labels);
    }
}

/// Keeps the file of a version beside those of imports.
fn keep_file(session: &Session, comparison: &Comparison) -> Result<(), SessionError> {
    let extension = comparison.path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    session.keep_original(&comparison.file, extension).map(drop)
}
