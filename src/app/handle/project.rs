//! Making, opening and closing projects; undo and redo; what others write meanwhile.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use eframe::egui::Context;

use super::super::App;
use super::super::dialogs::Dialog;
use super::super::notice::Notice;
use super::super::sample;
use super::super::state::Study;
use super::super::words::{errors, notices as say, opening, shell};
use crate::model::plan::BuiltOn;
use crate::model::{CoderId, Noun, Warned, counted};
use crate::session::{Arrived, Came, Folding, Session, SessionError, Told, Undone, Way, is_nobodys_name};

pub(super) fn create(app: &mut App, screen: &Context, path: &Path, name: &str) {
    match Session::create(path, name.trim(), app.new_desk()) {
        Ok(session) => show(app, screen, session),
        Err(error) => tell(app, error),
    }
}

/// Opens the project in `path` in the background: folding a large one takes longer than a frame.
pub(in crate::app) fn open(app: &mut App, screen: &Context, path: PathBuf) {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned());
    let job = app.tongue().fill(shell::OPENING, &[("name", &name)]);
    app.opening = Some(name);
    let desk = app.new_desk();
    app.jobs.spawn(
        screen,
        job,
        move |_| Session::open(&path, desk),
        |app, screen, opened| {
            app.opening = None;
            match opened {
                Ok(Warned { output, warnings }) => {
                    let read_only = output.is_read_only();
                    show(app, screen, output);
                    if read_only {
                        app.tell(Notice::read_only);
                    }
                    tell_of_opening(app, warnings);
                }
                Err(error) => tell(app, error),
            }
        },
    );
}

/// Tells what opening found: damaged lines together, all else each in a sentence of its own.
fn tell_of_opening(app: &mut App, told: Vec<Told>) {
    let (damaged, others): (Vec<Told>, Vec<Told>) = told.into_iter().partition(|told| matches!(told, Told::Damaged(_)));
    for told in others {
        app.tell(move |tongue| Notice::warning(opening::of_told(tongue, &told), Vec::new()));
    }
    if !damaged.is_empty() {
        app.tell(move |tongue| {
            let details = damaged.iter().map(|told| opening::of_told(tongue, told)).collect();
            Notice::warning(tongue.say(say::OPENED_WITH_WARNINGS), details)
        });
    }
}

fn show(app: &mut App, screen: &Context, mut session: Session) {
    session.wear_blinkers();
    session.propose_what_is_reserved();
    app.keep_reading();
    super::memos::send_unsent(app);
    app.settings.remember(session.root());
    let pins = app.settings.pins_of(session.project().id);
    let mut study = Study::of(session, pins);
    let awake = screen.clone();
    study.session.watch(move || awake.request_repaint());
    study.resume(&app.settings.reading_of(study.session.project().id));
    study.panels.reader.take_focus();
    let asked = app.settings.questions.get(&study.session.project().id).cloned();
    study.panels.excerpts.set_recent(asked.unwrap_or_default());
    study.panels.excerpts.texts_are_unread();
    app.close_dialogs();
    app.study = Some(study);
    app.last = None;
    app.top_bar = Default::default();
    super::memos::recover(app);
    super::copies::look_for_leftovers(app, screen);
    super::search::prepare(app, screen);
    ask_who_joins(app);
}

/// Asks who works where others do, and nobody has said it yet.
fn ask_who_joins(app: &mut App) {
    let Some(session) = app.study.as_ref().map(|study| &study.session) else { return };
    let project = session.whole_project();
    // By the account and not by whom it stands for: a colleague whose account has the same name may have said theirs.
    let is_nobody = is_nobodys_name(&app.new_desk().coder) && !session.is_read_only() && !project.coders.is_empty();
    if app.settings.coder.is_none() && is_nobody {
        let dialog = Dialog::who_works(project, String::new());
        app.ask(dialog);
    }
}

pub(super) fn ask_who_works(app: &mut App) {
    if let Some(study) = &app.study {
        let dialog = Dialog::who_works(study.session.whole_project(), study.session.coder_name().to_owned());
        app.ask(dialog);
    }
}

pub(super) fn work_as(app: &mut App, name: &str) {
    super::memos::send_unsent(app);
    if let Some(study) = &mut app.study {
        study.session.work_as(name);
        // Somebody else may see other codings.
        study.absorb_all();
        app.settings.coder = Some(study.session.coder_name().to_owned());
    }
}

pub(super) fn tell(app: &mut App, error: SessionError) {
    app.tell(move |tongue| {
        let (text, hint) = errors::of_session(tongue, &error);
        Notice::error(text, hint)
    });
}

pub(super) fn open_sample(app: &mut App, screen: &Context) {
    match sample::unpack(&app.documents_folder, &app.new_desk().home) {
        Ok(path) => open(app, screen, path),
        Err(sample::SampleError::Missing) => {
            app.tell(|tongue| Notice::error(tongue.say(say::SAMPLE_MISSING), None));
        }
        Err(sample::SampleError::Session(error)) => tell(app, error),
    }
}

/// Everything is on the disk already, so closing asks nothing.
pub(super) fn close(app: &mut App) {
    app.keep_reading();
    super::memos::send_unsent(app);
    app.close_dialogs();
    app.study = None;
    app.last = None;
}

/// Takes the last change back, or makes one stand again: of what is being typed, else of the project.
pub(super) fn go(app: &mut App, way: Way) {
    if super::correcting::take_back_typed(app, way) {
        return;
    }
    let Some(gone) = app.study.as_mut().map(|s| s.session.go(way)) else { return };
    let tongue = app.tongue();
    let (said, nothing) = match way {
        Way::Undo => (say::UNDONE, say::NOTHING_TO_UNDO),
        Way::Redo => (say::REDONE, say::NOTHING_TO_REDO),
    };
    match gone {
        Err(error) => tell(app, error),
        Ok(None) => app.last = Some(tongue.say(nothing).to_owned()),
        Ok(Some(Undone { label, effects, n_done, n_left, built_on, lost, is_next })) => {
            if let Some(study) = &mut app.study {
                study.absorb(&effects);
            }
            let said = match n_done {
                _ if is_next => say::IS_NEXT,
                0 => say::STAYS,
                _ => said,
            };
            app.last = Some(tongue.fill(said, &[("label", &label)]));
            if way == Way::Undo && n_done > 0 {
                app.notices.take_back();
            }
            if n_left > 0 {
                app.tell(move |tongue| {
                    Notice::warning(tongue.count(n_left, say::STEP_LEFT, say::STEPS_LEFT), Vec::new())
                });
            }
            tell_built_on(app, &built_on, n_done == 0 && way == Way::Undo);
            tell_lost(app, &lost);
        }
    }
}

/// Says what stays because others built on it, and whose work it is; `goes_on`, and the next undo leaves it alone.
fn tell_built_on(app: &mut App, built_on: &BuiltOn, goes_on: bool) {
    let (n, Some(study)) = (built_on.n_steps, app.study.as_ref().filter(|_| built_on.n_steps > 0)) else { return };
    let project = study.session.unblinkered_project();
    let named =
        |(coder, works): (&CoderId, &BTreeMap<Noun, usize>)| (project.coder_name(*coder).to_owned(), works.clone());
    let works: Vec<(String, BTreeMap<Noun, usize>)> = built_on.works.iter().map(named).collect();
    app.tell(move |tongue| {
        let of = |(name, works): &(String, BTreeMap<Noun, usize>)| {
            let works: Vec<String> = works.iter().map(|(what, n)| counted(*n, *what).told(tongue).to_owned()).collect();
            tongue.fill(say::WORKS_OF, &[("name", name), ("works", &works.join(", "))])
        };
        let goes_on = goes_on.then(|| tongue.say(say::UNDO_GOES_ON).to_owned());
        let by_hand = tongue.say(say::BY_HAND).to_owned();
        let details = works.iter().map(of).chain([by_hand]).chain(goes_on).collect();
        Notice::warning(tongue.count(n, say::STEP_BUILT_ON, say::STEPS_BUILT_ON), details)
    });
}

/// Says whose codings have lost their words.
fn tell_lost(app: &mut App, lost: &BTreeMap<CoderId, usize>) {
    let Some(study) = app.study.as_ref().filter(|_| !lost.is_empty()) else { return };
    let project = study.session.unblinkered_project();
    let named = |(coder, n): (&CoderId, &usize)| (project.coder_name(*coder).to_owned(), *n);
    let codings: Vec<(String, usize)> = lost.iter().map(named).collect();
    app.tell(move |tongue| {
        let of = |(name, n): &(String, usize)| {
            let codings = counted(*n, Noun::Coding).told(tongue).to_owned();
            tongue.fill(say::WORKS_OF, &[("name", name), ("works", &codings)])
        };
        Notice::warning(tongue.say(say::LOST_WORDS).to_owned(), codings.iter().map(of).collect())
    });
}

/// Takes in what others wrote meanwhile, and returns whether there is something new to be seen. The reader stays where
/// it is; what is more than a frame has time for is folded elsewhere.
pub(in crate::app) fn take_arrivals(app: &mut App, screen: &Context) -> bool {
    let Some(study) = &mut app.study else { return false };
    let came = study.session.take_arrivals_in_a_frame();
    let shows = matches!(came, Ok(Came::Few(_)));
    match came {
        Ok(Came::Nothing) => {}
        Ok(Came::Few(arrived)) => show_arrived(app, &arrived),
        Ok(Came::Many(folding)) => fold(app, screen, *folding),
        Err(error) => tell(app, error),
    }
    if app.study.as_mut().is_some_and(|study| study.session.take_copies_came()) {
        super::copies::look_for_leftovers(app, screen);
    }
    shows
}

fn fold(app: &mut App, screen: &Context, folding: Folding) {
    let Some(study) = &app.study else { return };
    let root = study.session.root().to_owned();
    app.last = Some(app.tongue().say(say::OTHERS_WRITE).to_owned());
    app.jobs.spawn_unlisted(
        screen,
        move |_| folding.run(|_, _| true),
        move |app, _, folded| {
            let study = app.study.as_mut().filter(|study| *study.session.root() == *root);
            let arrived = study.zip(folded).and_then(|(study, folded)| study.session.take_over(folded));
            if let Some(arrived) = arrived {
                show_arrived(app, &arrived);
            }
        },
    );
}

fn show_arrived(app: &mut App, arrived: &Arrived) {
    let tongue = app.tongue();
    let Some(study) = &mut app.study else { return };
    let at_work = super::removed::AtWork::of(study);
    study.absorb_others(&arrived.effects);
    let project = study.session.project();
    let names: Vec<&str> = arrived.by.iter().map(|coder| project.coder_name(*coder)).collect();
    let names = names.join(", ");
    app.last = Some(tongue.fill(say::OTHERS_WROTE, &[("names", &names)]));
    super::removed::tell(app, at_work, &names);
    super::teamwork::tell_answers(app, &arrived.answers);
}
