//! Changes that wait because their clock runs ahead: shown, and brought in when somebody says so.

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::words::waiting as say;

/// Shows whose changes wait.
pub(super) fn ask(app: &mut App) {
    if app.study.as_ref().is_some_and(|study| !study.session.ahead().is_empty()) {
        app.ask(Dialog::Waiting);
    }
}

/// Brings them in, as one change.
pub(super) fn bring_in(app: &mut App) {
    let tongue = app.tongue();
    let Some(study) = &mut app.study else { return };
    let ahead = study.session.ahead();
    let names: Vec<&str> = ahead.iter().map(|ahead| ahead.by.as_str()).collect();
    let name = tongue.fill(say::WHAT, &[("names", &names.join(", "))]);
    let label = tongue.fill(say::LABEL, &[("names", &names.join(", "))]);
    match study.session.bring_in_ahead(&name, &label) {
        Ok(_) => {
            study.absorb_all();
            app.last = Some(label);
        }
        Err(error) => {
            study.absorb_all();
            super::project::tell(app, error);
        }
    }
}
