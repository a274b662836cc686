//! Which file. The system's dialog runs on its own thread; where there is none, and whenever somebody prefers to type,
//! a dialog of our own asks for the path.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::Context;

use super::super::App;
use super::super::command::{Ask, Command, Companion, Packing, Saving, TableRequest};
use super::super::dialogs::Dialog;
use super::super::jobs::JobHandle;
use super::super::words::{Phrase, copies, dialogs as say, packing};
use crate::export::Format;
use crate::export::picture::FORMATS;
use crate::session::PACK_EXTENSION;

pub(super) fn ask(app: &mut App, screen: &Context, ask: Ask) {
    if ask == Ask::NewProject {
        app.ask(Dialog::new_project(app.documents_folder.clone()));
        return;
    }
    let title = app.tongue().say(title(ask)).to_owned();
    let folder = app.dialog_folder();
    app.jobs.spawn_unlisted(
        screen,
        move |_| choose(ask, &title, &folder),
        move |app, _, chosen| match chosen {
            Chosen::These(paths) => chose(app, ask, paths),
            Chosen::Nothing => {}
            Chosen::NoDialog => ask_for_path(app, ask),
        },
    );
}

pub(super) fn ask_for_path(app: &mut App, ask: Ask) {
    let folder = app.dialog_folder();
    app.ask(Dialog::path(ask, folder));
}

fn title(ask: Ask) -> Phrase {
    match ask {
        Ask::NewProject => say::NEW_PROJECT,
        Ask::OpenProject => say::ASK_OPEN,
        Ask::Transcripts | Ask::TranscriptFolder => say::ASK_TRANSCRIPTS,
        Ask::Attributes => say::ASK_ATTRIBUTES,
        Ask::Codings => say::ASK_CODINGS,
        Ask::Codes => say::ASK_CODES,
        Ask::Copy | Ask::Pack => copies::TITLE,
        Ask::Unpack => packing::UNPACK_TITLE,
        Ask::Version(_) => say::ASK_VERSION,
    }
}

enum Chosen {
    These(Vec<PathBuf>),
    Nothing,
    /// The system has no dialog, as far as can be told.
    NoDialog,
}

/// Nobody cancels a dialog faster than this; an answer within it means that none was shown.
const TOO_FAST: Duration = Duration::from_millis(400);

fn choose(ask: Ask, title: &str, folder: &Path) -> Chosen {
    let began = Instant::now();
    let dialog = rfd::FileDialog::new().set_title(title).set_directory(folder);
    let paths = match ask {
        Ask::NewProject | Ask::OpenProject | Ask::TranscriptFolder | Ask::Copy => dialog.pick_folder().map(|p| vec![p]),
        Ask::Transcripts => dialog.pick_files(),
        Ask::Pack | Ask::Unpack => dialog.add_filter("Counterpoint", &[PACK_EXTENSION]).pick_file().map(|p| vec![p]),
        Ask::Version(_) => dialog.pick_file().map(|p| vec![p]),
        Ask::Attributes | Ask::Codings | Ask::Codes => dialog.add_filter("CSV", TABLES).pick_file().map(|p| vec![p]),
    };
    match paths {
        Some(paths) => Chosen::These(paths),
        None if began.elapsed() < TOO_FAST => Chosen::NoDialog,
        None => Chosen::Nothing,
    }
}

const TABLES: &[&str] = &["csv", "tsv", "txt"];

fn chose(app: &mut App, ask: Ask, mut paths: Vec<PathBuf>) {
    app.settings.folder = paths.first().and_then(|p| p.parent()).map(Path::to_owned);
    let command = match ask {
        Ask::Transcripts | Ask::TranscriptFolder => Some(Command::ImportTranscripts(paths)),
        Ask::OpenProject => paths.pop().map(Command::OpenProject),
        Ask::Attributes => paths.pop().map(Command::ImportAttributes),
        Ask::Codings => paths.pop().map(Command::ImportCodings),
        Ask::Codes => paths.pop().map(Command::ImportCodes),
        Ask::Copy | Ask::Pack => paths.pop().map(Command::CompareCopy),
        Ask::Unpack => paths.pop().map(|file| Command::Pack(Packing::AskToUnpack(file))),
        Ask::Version(document) => paths.pop().map(|path| Command::CompareVersion { document, path }),
        Ask::NewProject => None,
    };
    if let Some(command) = command {
        app.commands.send(command);
    }
}

/// Asks where the matrix goes as it is shown.
pub(super) fn ask_to_export_matrix(app: &mut App, screen: &Context, tidy: bool) {
    let Some(study) = &app.study else { return };
    let (matrix, project) = (&study.panels.matrix, study.session.project());
    let table = matrix.request(project, tidy);
    ask_to_export(app, screen, table);
}

/// Asks where the codes that meet go, as their tab shows them.
pub(super) fn ask_to_export_meetings(app: &mut App, screen: &Context) {
    let Some(study) = &app.study else { return };
    let table = study.panels.cooccurrence.request();
    ask_to_export(app, screen, table);
}

/// Asks where a table goes.
pub(super) fn ask_to_export(app: &mut App, screen: &Context, table: TableRequest) {
    let Some(study) = &app.study else { return };
    let tongue = app.tongue();
    let name = format!("{} - {}.csv", study.session.project().name, tongue.say(file_name(&table)));
    let tables = Format::all().map(|format| (format.name().told(tongue).to_owned(), format.extension()));
    let pictures = FORMATS.iter().map(|(ending, name)| ((*name).to_owned(), *ending)).filter(|_| table.is_pictured());
    let filters = tables.into_iter().chain(pictures).collect();
    ask_for_target(app, screen, Target { title: say::ASK_EXPORT, name, filters }, Saving::Table(table));
}

/// How a file is asked for that is to be written.
pub(super) struct Target {
    pub title: Phrase,
    /// The name that is proposed.
    pub name: String,
    /// The names and endings of what it may be.
    pub filters: Vec<(String, &'static str)>,
}

/// Asks where something goes, and writes it there.
pub(super) fn ask_for_target(app: &mut App, screen: &Context, target: Target, what: Saving) {
    let Target { title, name, filters } = target;
    let name = name.replace(['/', '\\', ':'], "-");
    let title = app.tongue().say(title).to_owned();
    let folder = app.dialog_folder();
    let proposal = folder.join(&name);
    let work = move |_: &JobHandle| choose_target(&title, &folder, &name, &filters);
    app.jobs.spawn_unlisted(screen, work, move |app, _, chosen| match chosen {
        Chosen::These(paths) => {
            for path in paths {
                app.settings.folder = path.parent().map(Path::to_owned);
                app.commands.send(what.clone().to(path));
            }
        }
        Chosen::Nothing => {}
        Chosen::NoDialog => app.ask(Dialog::save(what, proposal)),
    });
}

fn choose_target(title: &str, folder: &Path, name: &str, filters: &[(String, &str)]) -> Chosen {
    let began = Instant::now();
    let mut dialog = rfd::FileDialog::new().set_title(title).set_directory(folder).set_file_name(name);
    for (name, ending) in filters {
        dialog = dialog.add_filter(name, &[*ending]);
    }
    match dialog.save_file() {
        Some(path) => Chosen::These(vec![path]),
        None if began.elapsed() < TOO_FAST => Chosen::NoDialog,
        None => Chosen::Nothing,
    }
}

fn file_name(table: &TableRequest) -> Phrase {
    match table {
        TableRequest::Frequencies => say::FILE_FREQUENCIES,
        TableRequest::MatrixWide { .. } | TableRequest::MatrixTidy(_) => say::FILE_MATRIX,
        TableRequest::Meetings { .. } => say::FILE_COOCCURRENCE,
        TableRequest::Excerpts(_) | TableRequest::ExcerptList(_) => say::FILE_EXCERPTS,
        TableRequest::Compare(_) => say::FILE_COMPARE,
        TableRequest::Companion(companion) => match **companion {
            Companion::Words(_) => say::FILE_WORDS,
            Companion::NewCodes(_) => say::FILE_NEW_CODES,
        },
        TableRequest::Agreement(_) => say::FILE_AGREEMENT,
        TableRequest::Convergence => say::FILE_CONVERGENCE,
        TableRequest::Quotes { .. } => say::FILE_QUOTES,
        TableRequest::Asked => super::super::words::asked::FILE,
        TableRequest::Crosswalk => say::FILE_CROSSWALK,
        TableRequest::Framework => say::FILE_FRAMEWORK,
        TableRequest::Participants => say::FILE_PARTICIPANTS,
        TableRequest::Description => say::FILE_DESCRIPTION,
        TableRequest::NumbersByCode(_) => say::FILE_NUMBERS,
        TableRequest::Codes => say::FILE_CODES,
        TableRequest::Events { .. } => say::FILE_EVENTS,
        TableRequest::Memos(_) => say::FILE_MEMOS,
        TableRequest::Import(_) => say::FILE_IMPORT,
    }
}
