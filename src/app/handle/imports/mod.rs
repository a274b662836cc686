//! Files in. Reading runs as a job; what was read becomes one change, so that one undo takes an import back, and a
//! summary says what came in, what did not, and why.

mod tables;
mod transcripts;

pub(super) use tables::{attributes, codes, codings};
pub(super) use transcripts::{bring_in, forget, look_again, read, read_files_again};

use super::super::App;
use super::super::dialogs::{Dialog, Summary};
use super::super::notice::Notice;
use super::super::words::{Tongue, imports as told, reading as say};
use super::{Came, what_came};
use crate::app::command::Command;
use crate::model::Op;

/// Makes one change of what was read, and tells what came of it.
fn enter(app: &mut App, label: &str, ops: Vec<Op>, summary: Summary) {
    let came = what_came(app, label, |_, _, _| Ok(ops));
    tell_of(app, came, summary);
}

/// Tells what came in, or that it is only proposed; why nothing did was told already.
fn tell_of(app: &mut App, came: Came, summary: Summary) {
    match came {
        Came::Refused => {}
        // The proposal was told when it was made; what it lacks was not.
        Came::Proposed if summary.warnings.is_empty() => {}
        Came::Proposed => app.ask_when_free(Dialog::Summary(proposed(app.tongue(), summary))),
        Came::Changed | Came::Nothing => tell(app, summary),
    }
}

/// Returns the summary of what did not come in yet, because it is only proposed.
fn proposed(tongue: Tongue, summary: Summary) -> Summary {
    let words: Vec<String> =
        summary.came_in.iter().map(|what| tongue.fill(told::PROPOSED, &[("what", what)])).collect();
    Summary { came_in: words, documents: Vec::new(), ..summary }
}

/// Shows what came in: in passing when all of it did, else in a dialog that waits to be read.
fn tell(app: &mut App, summary: Summary) {
    if !summary.warnings.is_empty() {
        return app.ask_when_free(Dialog::Summary(summary));
    }
    let notice = Notice { hint: summary.hint, ..Notice::done(summary.came_in.join(". ")) };
    let look = app.tongue().say(say::LOOK);
    app.notices.push(match summary.documents.is_empty() {
        true => notice,
        false => notice.offering(look, Command::LookAtReading(summary.documents)),
    });
}
