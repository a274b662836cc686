//! Files in. Reading runs as a job; what was read becomes one change, so that one undo takes an import back, and a summary
//! says what came in, what did not, and why.

mod tables;
mod transcripts;

pub(super) use tables::{attributes, codes, codings};
pub(super) use transcripts::{bring_in, forget, look_again, read, read_files_again};

use super::super::App;
use super::super::dialogs::{Dialog, Summary};
use super::super::notice::Notice;
use super::super::words::reading as say;
use crate::app::command::Command;

/// Shows what came in: in passing when all of it did, else in a dialog that waits to be read.
fn tell(app: &mut App, summary: Summary) {
    if !summary.warnings.is_empty() {
        return app.ask(Dialog::Summary(summary));
    }
    let notice = Notice { hint: summary.hint, ..Notice::done(summary.came_in.join(". ")) };
    let look = app.tongue().say(say::LOOK);
    app.notices.push(match summary.documents.is_empty() {
        true => notice,
        false => notice.offering(look, Command::LookAtReading(summary.documents)),
    });
}
