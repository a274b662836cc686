//! Matrices that are kept under a name.

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::words::matrix as say;
use super::commit;
use crate::model::plan;

/// Asks under which name the matrix is saved that is shown; the name that it has is proposed.
pub(super) fn ask_to_save(app: &mut App) {
    let Some(study) = &app.study else { return };
    let name = study.panels.matrix.saved_name().unwrap_or_default().to_owned();
    app.ask(Dialog::save_matrix(name));
}

/// Keeps the matrix that is shown under a name.
pub(super) fn save(app: &mut App, name: &str) {
    let Some(study) = &app.study else { return };
    let question = study.panels.matrix.kept(study.session.project()).written();
    let label = app.tongue().fill(say::DID_SAVE, &[("name", name.trim())]);
    if commit(app, &label, |project, _, _| plan::save_matrix(project, name, Some(question)))
        && let Some(study) = &mut app.study
    {
        let kept = study.session.project().comparison.matrix_named(name).map(|(name, _)| name.as_str());
        study.panels.matrix.is_saved_as(kept.unwrap_or(name));
    }
}

/// Gives a saved matrix another name.
pub(super) fn rename(app: &mut App, name: &str, to: &str) {
    let label = app.tongue().fill(say::DID_RENAME, &[("name", name), ("to", to.trim())]);
    if commit(app, &label, |project, _, _| plan::rename_matrix(project, name, to))
        && let Some(study) = &mut app.study
        && study.panels.matrix.saved_name() == Some(name)
    {
        study.panels.matrix.is_saved_as(to.trim());
    }
}

/// Forgets a saved matrix.
pub(super) fn forget(app: &mut App, name: &str) {
    let label = app.tongue().fill(say::DID_FORGET, &[("name", name)]);
    commit(app, &label, |project, _, _| plan::save_matrix(project, name, None));
}
