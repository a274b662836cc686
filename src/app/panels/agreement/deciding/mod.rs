//! Deciding where coders disagree: a list of places, below it what each coder says of the chosen one side by side, and
//! a key for each way to decide. What was decided stands in a list of its own, from which it can be opened again.

mod decision;
mod place;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use eframe::egui::{Frame, Key, Margin, Modifiers, Panel, Response, RichText, ScrollArea, Ui};

use super::Asked;
use crate::analysis::{AgreementQuery, Decided, Dispute, Disputes, Reading, decided};
use crate::app::command::{Command, Deciding};
use crate::app::context::Ctx;
use crate::app::panels::ways::{self, Way};
use crate::app::recount::Recount;
use crate::app::widgets::changed_lines::ChangedLine;
use crate::app::widgets::empty_ui;
use crate::app::widgets::followed_lines::{FollowedLines, Thing};
use crate::app::words::{agreement as say, common, unbroken};
use crate::model::plan::Decision;
use crate::model::{Edition, Project};

/// What the lists keep between frames.
#[derive(Debug, Default)]
pub struct DecidingState {
    found: Recount<AgreementQuery, Disputes>,
    places: FollowedLines<Dispute>,
    /// What the places were asked for with.
    places_of: Option<AgreementQuery>,
    /// Why, as it is being written.
    note: String,
    note_wanted: bool,
    undisputed: place::Undisputed,
    /// The newest change that the decisions were read from.
    read_at: Option<Edition>,
    decided: Vec<Decided>,
    decisions: FollowedLines<Decided>,
}

impl DecidingState {
    /// Gives the keyboard to the list that is shown.
    pub(super) fn focus(&mut self) {
        self.places.focus();
        self.decisions.focus();
    }

    /// Takes the places that were found, unless others were asked for meanwhile.
    pub fn take(&mut self, (edition, query): Asked, found: Disputes) {
        self.found.answer(edition, &query, found);
    }

    /// Takes note that jobs were stopped: where there are no places yet, they are asked for again when they are looked
    /// at.
    pub(super) fn cancelled(&mut self) {
        match self.found.found() {
            Some(_) => self.found.stop(),
            None => self.found.ask_again(),
        }
    }

    /// Takes the place that was decided out of the list: the next one is read while all of them are found anew.
    pub fn forget(&mut self, decision: &Decision) {
        let is_decided = |coding| decision.upheld.contains(&coding) || decision.set_aside.contains(&coding);
        if let Some(found) = self.found.found_mut() {
            found.places.retain(|place| {
                let mut codings = place.readings.iter().flat_map(|reading| &reading.codings);
                place.document != decision.document || !codings.any(|coded| is_decided(coded.coding))
            });
        }
        self.places.settle();
        // What is being found still holds the place.
        self.found.ask_again();
        self.note.clear();
    }

    fn read_decisions(&mut self, project: &Arc<Project>) {
        if self.read_at != Some(project.edition()) {
            self.read_at = Some(project.edition());
            self.decided = decided(project);
        }
    }
}

impl Thing for Dispute {
    fn is_still(&self, other: &Self) -> bool {
        let said = |place: &Self| {
            let of = |reading: &Reading| {
                (reading.coder, reading.codings.iter().map(|coded| (coded.coding, coded.code)).collect::<Vec<_>>())
            };
            place.readings.iter().map(of).collect::<Vec<_>>()
        };
        self.document == other.document && said(self) == said(other)
    }
}

impl Thing for Decided {
    fn is_still(&self, other: &Self) -> bool {
        (self.at, &self.upheld, &self.set_aside) == (other.at, &other.upheld, &other.set_aside)
    }
}

/// Draws the places about which coders disagree over what they say of the chosen one.
pub(super) fn to_decide_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DecidingState, wanted: &AgreementQuery) {
    if state.found.asks(ui.ctx(), ctx.project, wanted) {
        ctx.send(Command::Decide(Deciding::Find(Box::new(wanted.clone()))));
    }
    if state.places_of.as_ref() != Some(wanted) {
        state.places_of = Some(wanted.clone());
        state.places.start_anew();
    }
    let recount = std::mem::take(&mut state.found);
    match recount.found_for(wanted) {
        Some(found) => places_ui(ui, ctx, state, found),
        None => empty_ui(ui, ctx.tokens, ctx.say(say::FINDING_DISPUTES)),
    }
    state.found = recount;
}

fn places_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DecidingState, found: &Disputes) {
    blind_ui(ui, ctx, found);
    let places = &found.places;
    if places.is_empty() {
        state.read_decisions(ctx.project);
        let none = if state.decided.is_empty() { say::NO_DISPUTES } else { say::NONE_LEFT };
        empty_ui(ui, ctx.tokens, ctx.say(none));
        return;
    }
    let chosen = state.places.follow(places).map(|i| &places[i]);
    let ways = chosen.map(|place| place::ways(ctx, place, &state.note)).unwrap_or_default();
    let (note, undisputed) = ((&mut state.note, &mut state.note_wanted), &mut state.undisputed);
    let note_left = below_ui(ui, |ui| match chosen {
        Some(place) => place::place_ui(ui, ctx, place, &ways, note, undisputed),
        None => choose_again_ui(ui, ctx),
    });
    if note_left {
        state.places.focus();
    }
    left_ui(ui, ctx, places.len());
    list_ui(ui, ctx, &mut state.places, ctx.say(say::DISPUTES), places, |place| place::line_of(ctx, place), &ways);
    let to_note = |ui: &Ui| ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::M));
    state.note_wanted |= chosen.is_some() && state.places.has_keyboard() && to_note(ui);
}

/// Says that nothing is chosen any more, and that nothing of it was done.
fn choose_again_ui(ui: &mut Ui, ctx: &Ctx<'_>) -> bool {
    ui.label(ctx.say(common::CHOOSE_AGAIN));
    false
}

/// Too little room for a list and for how its keys work.
const LOW: f32 = 260.0;

/// Says how many places are left, and how to decide about them where there is room for it.
fn left_ui(ui: &mut Ui, ctx: &Ctx<'_>, n: usize) {
    let n = ctx.tongue.count(n, say::LEFT_ONE, say::LEFT_MANY);
    if ui.available_height() < LOW {
        quiet_ui(ui, ctx, &n).on_hover_text(ctx.say(say::DISPUTE_KEYS));
    } else {
        quiet_ui(ui, ctx, &format!("{n}. {}", ctx.say(say::DISPUTE_KEYS)));
    }
}

/// Draws what was decided over the details of the chosen decision.
pub(super) fn decided_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DecidingState) {
    state.read_decisions(ctx.project);
    let DecidingState { decided, decisions, .. } = state;
    if decided.is_empty() {
        empty_ui(ui, ctx.tokens, ctx.say(say::NOTHING_DECIDED));
        return;
    }
    let chosen = decisions.follow(decided).map(|i| &decided[i]);
    let ways = chosen.map(|chosen| decision::ways(ctx, chosen)).unwrap_or_default();
    let reopened = below_ui(ui, |ui| match chosen {
        Some(chosen) => decision::decision_ui(ui, ctx, chosen, &ways),
        None => choose_again_ui(ui, ctx),
    });
    if reopened {
        decisions.settle();
    }
    list_ui(ui, ctx, decisions, ctx.say(say::DECISIONS), decided, |chosen| decision::line_of(ctx, chosen), &ways);
}

/// Draws a list whose keys do `ways`, which are those of what is chosen in it.
fn list_ui<T: Thing>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    list: &mut FollowedLines<T>,
    name: &str,
    things: &[T],
    line: impl Fn(&T) -> ChangedLine,
    ways: &[Way],
) {
    ui.add_space(6.0);
    if list.ui(ui, ctx.tokens, name, things, line) && ways::take_keys(ui, ctx, ways) {
        list.settle();
    }
}

fn below_ui<R>(ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> R {
    let frame = Frame::new().inner_margin(Margin { left: 4, right: 8, top: 10, bottom: 8 });
    let height = (ui.available_height() * 0.6).clamp(200.0, 380.0);
    let sizes = 150.0..=(ui.available_height() - 120.0).max(160.0);
    let panel = Panel::bottom("place of a disagreement").resizable(true).default_size(height).size_range(sizes);
    let area = ScrollArea::vertical().id_salt("place of a disagreement").auto_shrink(false);
    panel.frame(frame).show(ui, |ui| area.show(ui, content).inner).inner
}

fn blind_ui(ui: &mut Ui, ctx: &Ctx<'_>, found: &Disputes) {
    let name = |id| ctx.project.document(id).map(|d| d.name.as_str());
    let names: Vec<&str> = found.blind.iter().copied().filter_map(name).collect();
    if !names.is_empty() {
        quiet_ui(ui, ctx, &ctx.tongue.fill(say::STILL_BLIND, &[("names", &names.join(", "))]));
    }
}

fn quiet_ui(ui: &mut Ui, ctx: &Ctx<'_>, words: &str) -> Response {
    ui.label(RichText::new(unbroken(words)).color(ctx.tokens.text_quiet))
}
