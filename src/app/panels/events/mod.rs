//! What the transcriber marked beside the words, listed by kind, speaker and document: a click goes to the place.

mod filters;
mod list;

use std::sync::Arc;

use eframe::egui::Ui;

use crate::analysis::{Event, EventFilter};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::recount::Recount;
use crate::app::widgets::{empty_ui, page};
use crate::app::words::{Phrase, events as say};
use crate::model::natural_order::natural_key;
use crate::model::{Edition, MarkKind, Said};

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct EventsState {
    filter: EventFilter,
    only_document: bool,
    found: Recount<(), Found>,
    shown: Option<Shown>,
}

/// Every event, or why there is none.
pub type Found = Result<Arc<[Event]>, Said>;

/// The events that fit a filter.
#[derive(Debug)]
struct Shown {
    filter: EventFilter,
    places: Vec<usize>,
    /// How many of each kind fit when every kind is taken.
    counts: Vec<(MarkKind, usize)>,
    /// The labels of those who speak while something that fits is marked, whoever is chosen among them.
    speakers: Vec<String>,
}

impl EventsState {
    /// Takes note that jobs were stopped: what was asked for will not come by itself.
    pub fn cancelled(&mut self) {
        self.found.stop();
    }

    /// Takes the events of a project.
    pub fn take(&mut self, edition: Edition, found: Found) {
        self.found.answer(edition, &(), found);
        self.shown = None;
    }
}

/// Draws the panel.
pub fn events_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut EventsState) {
    page().show(ui, |ui| {
        if state.found.asks(ui.ctx(), ctx.project, &()) {
            ctx.send(Command::ListEvents);
        }
        let found = state.found.found().cloned();
        match found {
            None if state.found.is_stopped() => state.found.stopped_ui(ui, ctx),
            None => empty_ui(ui, ctx.tokens, ctx.say(say::LISTING)),
            Some(Err(why)) => empty_ui(ui, ctx.tokens, why.told(ctx.tongue)),
            Some(Ok(events)) if events.is_empty() => empty_ui(ui, ctx.tokens, ctx.say(say::NONE)),
            Some(Ok(events)) => found_ui(ui, ctx, state, &events),
        }
    });
}

fn found_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut EventsState, events: &[Event]) {
    filters::filters_ui(ui, ctx, state);
    let read = ctx.document.filter(|_| state.only_document);
    state.filter.document = read;
    if state.shown.as_ref().is_none_or(|shown| shown.filter != state.filter) {
        state.shown = Some(fitting(ctx, events, &state.filter));
    }
    let Some(shown) = &state.shown else { return };
    let kind = kinds_ui(ui, ctx, &shown.counts, state.filter.kind);
    ui.add_space(6.0);
    if shown.places.is_empty() {
        empty_ui(ui, ctx.tokens, ctx.say(say::NONE_FITS));
    } else {
        list::list_ui(ui, ctx, events, &shown.places);
    }
    state.filter.kind = kind;
}

fn fitting(ctx: &Ctx<'_>, events: &[Event], filter: &EventFilter) -> Shown {
    let anybody = EventFilter { speaker: None, ..filter.clone() };
    let mut places: Vec<usize> = (0..events.len()).collect();
    places.retain(|i| anybody.keeps_but_for_kind(ctx.project, &events[*i]));
    let labels = places.iter().map(|i| events[*i].who(ctx.project).speaker).filter(|label| !label.is_empty());
    let mut speakers: Vec<String> = labels.map(str::to_owned).collect();
    speakers.sort_by_cached_key(|label| natural_key(label));
    speakers.dedup();
    places.retain(|i| filter.keeps_but_for_kind(ctx.project, &events[*i]));
    let count = |kind: MarkKind| places.iter().filter(|i| events[**i].kind == kind).count();
    let counts = MarkKind::ALL.into_iter().map(|kind| (kind, count(kind))).filter(|(_, n)| *n > 0).collect();
    places.retain(|i| filter.kind.is_none_or(|kind| events[*i].kind == kind));
    Shown { filter: filter.clone(), places, counts, speakers }
}

/// Draws how many events of each kind there are and returns the kind that is looked at.
fn kinds_ui(ui: &mut Ui, ctx: &Ctx<'_>, counts: &[(MarkKind, usize)], now: Option<MarkKind>) -> Option<MarkKind> {
    let mut chosen = now;
    ui.horizontal_wrapped(|ui| {
        ui.selectable_value(&mut chosen, None, ctx.say(say::ALL_KINDS));
        for (kind, n) in counts {
            let words = [("kind", ctx.say(kind_words(*kind))), ("n", &*ctx.tongue.number(*n))];
            ui.selectable_value(&mut chosen, Some(*kind), ctx.tongue.fill(say::COUNTED, &words));
        }
    });
    chosen
}

/// Returns what a kind is called.
fn kind_words(kind: MarkKind) -> Phrase {
    match kind {
        MarkKind::Laughter => say::LAUGHTER,
        MarkKind::Crying => say::CRYING,
        MarkKind::Breath => say::BREATH,
        MarkKind::Cough => say::COUGH,
        MarkKind::Gesture => say::GESTURE,
        MarkKind::Voice => say::VOICE,
        MarkKind::Pause => say::PAUSE,
        MarkKind::Hesitation => say::HESITATION,
        MarkKind::Omission => say::OMISSION,
        MarkKind::Unclear => say::UNCLEAR,
        MarkKind::Overlap => say::OVERLAP,
        MarkKind::Interruption => say::INTERRUPTION,
        MarkKind::Noise => say::NOISE,
        MarkKind::Time => say::TIME,
        MarkKind::Remark => say::REMARK,
    }
}
