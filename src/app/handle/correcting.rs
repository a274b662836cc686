//! Texts that are corrected in the reader: one change of all that was typed. Whatever would leave a text while it is
//! being corrected makes the change first, so nothing is lost and nothing is asked.

use super::super::App;
use super::super::command::{Command, Tab};
use super::super::panels::reader::ReaderState;
use super::super::state::Study;
use super::super::words::correcting as say;
use super::commit;
use crate::model::{DocumentId, EditId, Excerpt, Op, plan};
use crate::session::{Draft, DraftOn, Way};

/// Begins to correct the document that is read, or finishes.
pub(super) fn toggle(app: &mut App) {
    let Some(study) = &mut app.study else { return };
    study.view.tab = Tab::Reader;
    if let Some(command) = study.panels.reader.corrections() {
        return do_command(app, command);
    }
    // A document is corrected in one place at a time.
    if study.panels.beside.edited().is_some_and(|edited| Some(edited) == study.view.document) {
        finish(app);
    }
    let Some(study) = &mut app.study else { return };
    let seed = EditId::next(study.session.ids());
    study.panels.reader.begin_editing(seed);
}

/// Makes one change of what was typed; no ops, no change. What cannot be written stays in the reader.
pub(super) fn correct(app: &mut App, document: DocumentId, ops: Vec<Op>, n_places: usize) {
    let name = app.study.as_ref().and_then(|s| s.session.project().documents.get(&document)).map(|d| d.name.clone());
    let phrase = if n_places == 1 { say::CORRECTED_ONE } else { say::CORRECTED };
    let n = app.tongue().number(n_places);
    let label = app.tongue().fill(phrase, &[("document", &name.unwrap_or_default()), ("n", &n)]);
    let nothing = ops.is_empty();
    // Without the text nothing could be typed.
    let project = app.study.as_ref().map(|s| s.session.project());
    let labels = project.and_then(|p| plan::labels_following(p, document, &ops).ok()).unwrap_or_default();
    if !commit(app, &label, |_, _, _| Ok(ops)) && !nothing {
        return;
    }
    super::corrections::tell_labels(app, &labels);
    super::memos::forget_draft(app, DraftOn::Text(document));
    for_readers(app, |reader| {
        if reader.edited() == Some(document) {
            reader.end_editing();
        }
    });
}

/// Keeps corrections for the case of a crash.
pub(super) fn keep(app: &mut App, document: DocumentId, ops: &[Op]) {
    if ops.is_empty() {
        return super::memos::forget_draft(app, DraftOn::Text(document));
    }
    if let (Some(study), Ok(text)) = (&mut app.study, ron::to_string(ops)) {
        let coder = study.session.coder_name().to_owned();
        study.session.drafts().keep(Draft { on: DraftOn::Text(document), coder, before: String::new(), text });
    }
}

/// Makes changes of all corrections that are being made.
pub(super) fn finish(app: &mut App) {
    let mut commands = Vec::new();
    for_readers(app, |reader| commands.extend(reader.corrections()));
    for command in commands {
        do_command(app, command);
    }
}

/// Makes the change that a command would leave behind, and returns the command as it is meant after that: an excerpt
/// keeps its words.
pub(super) fn finish_before(app: &mut App, command: Command) -> Command {
    let edits = app.study.as_ref().is_some_and(|s| s.panels.reader.is_editing() || s.panels.beside.is_editing());
    if !edits || !leaves(&command) {
        return command;
    }
    let Command::ShowExcerpt(excerpt) = command else {
        finish(app);
        return command;
    };
    let document = |app: &App| app.study.as_ref()?.session.project().document(excerpt.document).cloned();
    let anchor = document(app).and_then(|d| d.pieces().lookup().anchor(excerpt.span));
    finish(app);
    let span = anchor.and_then(|anchor| document(app)?.pieces().lookup().span(anchor));
    Command::ShowExcerpt(Excerpt { span: span.unwrap_or(excerpt.span), ..excerpt })
}

fn leaves(command: &Command) -> bool {
    use Command as C;
    matches!(
        command,
        C::OpenDocument(_)
            | C::ShowExcerpt(_)
            | C::OpenBeside(_)
            | C::ToggleBeside
            | C::CloseReader { .. }
            | C::RemoveDocument(_)
            | C::AskToReplace
            | C::AskAboutTurn { .. }
            | C::ShowTexts(_)
            | C::ChangeTurns { .. }
            | C::AskForVersion { .. }
    )
}

/// Returns the steps of corrections that were being made when the program stopped, as far as they are not done.
pub(super) fn left_over(app: &App, document: DocumentId, text: &str) -> Vec<Op> {
    let ops: Vec<Op> = ron::from_str(text).unwrap_or_default();
    let project = app.study.as_ref().map(|s| s.session.project());
    let Some(found) = project.and_then(|p| p.documents.get(&document)) else { return Vec::new() };
    let is_known = |op: &Op| match op {
        Op::CorrectText { edit, .. } => found.pieces().corrections().any(|(known, _)| known == *edit),
        _ => false,
    };
    if ops.iter().any(is_known) { Vec::new() } else { ops }
}

/// Takes back what was typed last, or makes it again, if a text is being corrected, and returns whether it is.
pub(super) fn take_back_typed(app: &mut App, way: Way) -> bool {
    let reads = |s: &&mut Study| s.view.tab == Tab::Reader;
    app.study.as_mut().filter(reads).is_some_and(|s| s.panels.reader.take_back_typed(way))
}

fn do_command(app: &mut App, command: Command) {
    if let Command::CorrectText { document, ops, n_places, seen } = command {
        super::as_of(app, seen, |app| correct(app, document, ops, n_places));
    }
}

fn for_readers(app: &mut App, mut act: impl FnMut(&mut ReaderState)) {
    if let Some(study) = &mut app.study {
        act(&mut study.panels.reader);
        act(&mut study.panels.beside);
    }
}
