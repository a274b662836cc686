//! Looking at the project as it was, and going back to it.

use std::sync::Arc;

use eframe::egui::Context;

use super::super::App;
use super::super::command::Command;
use super::super::notice::Notice;
use super::super::words::history as say;
use crate::model::Stamp;
use crate::session::local_time;

/// Shows the project as it stood after the change `at`. The fold of a large history takes longer than a frame.
pub(super) fn look_back(app: &mut App, screen: &Context, at: Stamp) {
    super::memos::send_unsent(app);
    let job = app.tongue().say(say::LOOKING_BACK).to_owned();
    let Some(study) = &app.study else { return };
    let past = study.session.past(at);
    app.spawn_for_study(
        screen,
        job,
        move |_| Arc::new(past.project()),
        move |app, _, project| {
            if let Some(study) = &mut app.study {
                study.session.look_back(at, project);
                study.absorb_all();
            }
        },
    );
}

pub(super) fn look_at_now(app: &mut App) {
    if let Some(study) = &mut app.study {
        study.session.look_at_now();
        study.absorb_all();
    }
}

/// Makes the project what is shown, as one change that can be taken back.
pub(super) fn restore(app: &mut App) {
    let tongue = app.tongue();
    let Some(study) = &mut app.study else { return };
    let Some(at) = study.session.looks_back() else { return };
    let label = tongue.fill(say::RESTORED, &[("when", &local_time(at.millis).minute)]);
    let n_changes = study.session.history().len();
    let done = study.session.restore(&label);
    study.absorb_all();
    let changed = study.session.history().len() > n_changes;
    match done {
        Ok(_) if changed => {
            app.last = Some(label.clone());
            app.notices.push(Notice::done(label));
        }
        Ok(_) => app.notices.push(Notice::done(tongue.say(say::NOTHING_TO_RESTORE))),
        Err(error) => {
            super::project::tell(app, error);
        }
    }
}

/// Whether `command` is refused because the project is shown as it was. What is not named here and changes the project
/// after all is refused by the session.
pub(super) fn refuses(app: &mut App, command: &Command) -> bool {
    let looks_back = app.study.as_ref().is_some_and(|s| s.session.looks_back().is_some());
    if !looks_back || !changes_the_project(command) {
        return false;
    }
    app.tell(|tongue| Notice::error(tongue.say(say::BACK_FIRST), Some(tongue.say(say::BACK_FIRST_HINT).to_owned())));
    true
}

fn changes_the_project(command: &Command) -> bool {
    use super::super::command::{Ask, Deciding};
    use Command as C;
    if let C::AsOf { command, .. } = command {
        return changes_the_project(command);
    }
    matches!(
        command,
        C::PickCode
            | C::ApplyCode { .. }
            | C::ApplyNewCode { .. }
            | C::CodeInVivo(_)
            | C::RepeatLastCode(_)
            | C::RemoveCodings(_)
            | C::ApplyCodes { .. }
            | C::AskToRecode(_)
            | C::MoveCodings { .. }
            | C::ApplyCodeToAll { .. }
            | C::AskToReplace
            | C::ReplaceWords(_)
            | C::AskForVersion { .. }
            | C::CompareVersion { .. }
            | C::ApplyVersion(_)
            | C::Settle { .. }
            | C::SettleCrossing { .. }
            | C::AskAboutTurn { .. }
            | C::ChangeTurns { .. }
            | C::SetSpeaker { .. }
            | C::RestoreText { .. }
            | C::BringBack(_)
            | C::Decide(Deciding::Choose(_) | Deciding::AskForCode { .. } | Deciding::Reopen { .. })
            | C::AskToRemoveCodes(_)
            | C::AskToRemoveDocument(_)
            | C::AskToRename(_)
            | C::AskToSaveMatrix
            | C::SaveMatrix(_)
            | C::AskToRenameMatrix(_)
            | C::RenameMatrix { .. }
            | C::ForgetMatrix(_)
            | C::ChangePeople(_)
            | C::AskAboutPeople(_)
            | C::SetMemo { .. }
            | C::ToggleCorrecting
            | C::CorrectText { .. }
            | C::KeepDraft { .. }
            | C::Undo
            | C::Redo
            | C::AskWhoWorks
            | C::Team(_)
            | C::ImportTranscripts(_)
            | C::BringIn(_)
            | C::LookAtReading(_)
            | C::ForgetReadings
            | C::ImportAttributes(_)
            | C::ImportCodings(_)
            | C::ImportCodes(_)
            | C::CompareCopy(_)
            | C::MergeCopy(_)
            | C::RemoveLeftovers
            | C::Ask(Ask::Transcripts | Ask::TranscriptFolder | Ask::Attributes | Ask::Codings | Ask::Codes)
            | C::AskForPath(Ask::Transcripts | Ask::TranscriptFolder | Ask::Attributes | Ask::Codings | Ask::Codes)
    )
}
