//! Turns and speakers: what is asked about the one at a place, and the change that comes of it.

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::notice::Notice;
use super::super::state::Study;
use super::super::turns::{TurnChange, TurnQuestion};
use super::super::words::{Phrase, turns as say};
use super::commit;
use crate::model::plan;
use crate::model::{Document, DocumentId, Turn};

/// Asks about the turn at a place, at the caret of the reader without one.
pub(super) fn ask(app: &mut App, question: TurnQuestion, at: Option<(DocumentId, u32)>) {
    let Some(study) = &app.study else { return };
    let caret = || study.view.document.zip(study.panels.reader.caret());
    let project = study.session.project();
    let place = at.or_else(caret).and_then(|(id, at)| Some((project.document(id)?.clone(), at)));
    let Some((document, at)) = place else { return tell(app, say::NO_TURN) };
    let turn = document.turn_at(at).map(|i| (i, document.turns[i].clone()));
    let Some((i, turn)) = turn else { return tell(app, say::NO_TURN) };
    match question {
        TurnQuestion::Split => ask_to_split(app, &document, i, &turn, at),
        TurnQuestion::Join => change(app, document.id, &TurnChange::Join(turn.anchor.first)),
        TurnQuestion::Speaker => {
            let selected = study.view.excerpt().filter(|e| e.document == document.id);
            let several = selected.map(|e| document.turns_in(e.span)).filter(|turns| turns.contains(&i));
            app.ask(Dialog::who_speaks(&document, several.unwrap_or(i..i + 1)));
        }
        TurnQuestion::Time => app.ask(Dialog::time_of_turn(document.id, i, &turn)),
        TurnQuestion::WhoItIs => match turn.speaker {
            Some(speaker) => {
                let dialog = app.study.as_ref().and_then(|s| Dialog::speaker(s.session.project(), &document, speaker));
                dialog.into_iter().for_each(|dialog| app.ask(dialog));
            }
            None => {
                app.tell(|tongue| {
                    Notice::error(tongue.say(say::NO_SPEAKER), Some(tongue.say(say::NO_SPEAKER_HINT).to_owned()))
                });
            }
        },
    }
}

/// Asks who speaks from a place on, unless nothing would be left on one side.
fn ask_to_split(app: &mut App, document: &Document, i: usize, turn: &Turn, at: u32) {
    let Some(study) = &mut app.study else { return };
    let project = std::sync::Arc::clone(study.session.project());
    let possible = plan::split_turn(&project, study.session.ids(), document.id, i, at, None);
    match possible {
        Ok(_) => {
            let at = document.pieces().lookup().address(at);
            let words = project.text(document).map(|text| {
                let from = at.and_then(|at| document.pieces().lookup().position_from(at)).unwrap_or_default();
                text.slice(crate::model::Span::new(from, turn.words.end)).trim().to_owned()
            });
            if let Some(at) = at {
                app.ask(Dialog::split_turn(document, i, at, words.unwrap_or_default()));
            }
        }
        Err(error) => {
            super::tell_refused(app, error);
        }
    }
}

fn tell(app: &mut App, phrase: Phrase) {
    app.tell(move |tongue| Notice::error(tongue.say(phrase), None));
}

/// Changes turns or speakers, and says what happened.
pub(super) fn change(app: &mut App, document: DocumentId, change: &TurnChange) {
    let label = |study: &Study| {
        let project = study.session.project();
        project.document(document).map(|found| change.label(app.tongue(), project, found))
    };
    let label = app.study.as_ref().and_then(label).unwrap_or_default();
    if commit(app, &label, |project, ids, _| change.plan(project, ids, document)) {
        app.notices.push(Notice::done(label));
    }
}
