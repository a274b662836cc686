//! Deciding where coders disagree: a list of places, below it what each coder says of the chosen one side by side, and a key
//! for each way to decide. What was decided stands in a list of its own, from which it can be opened again.

mod decision;
mod place;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use eframe::egui::{Frame, Key, Margin, Modifiers, Panel, Response, RichText, ScrollArea, Ui};

use super::Asked;
use crate::analysis::{AgreementQuery, Decided, Disputes, decided};
use crate::app::command::{Command, Deciding};
use crate::app::context::Ctx;
use crate::app::panels::ways::{self, Way};
use crate::app::recount::Recount;
use crate::app::widgets::changed_lines::{ChangedLine, ChangedLines};
use crate::app::widgets::empty_ui;
use crate::app::words::agreement as say;
use crate::model::plan::Decision;
use crate::model::{Edition, Project};

/// What the lists keep between frames.
#[derive(Debug, Default)]
pub struct DecidingState {
    found: Recount<AgreementQuery, Disputes>,
    places: ChangedLines,
    /// Why, as it is being written.
    note: String,
    note_wanted: bool,
    /// The newest change that the decisions were read from.
    read_at: Option<Edition>,
    decided: Vec<Decided>,
    decisions: ChangedLines,
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

    /// Takes note that jobs were stopped: where there are no places yet, they are asked for again when they are looked at.
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

/// Draws the places about which coders disagree over what they say of the chosen one.
pub(super) fn to_decide_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DecidingState, wanted: &AgreementQuery) {
    if state.found.asks(ui.ctx(), ctx.project, wanted) {
        ctx.send(Command::Decide(Deciding::Find(Box::new(wanted.clone()))));
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
    match found.places.get(state.places.current().min(found.places.len().saturating_sub(1))) {
        None => empty_ui(ui, ctx.tokens, ctx.say(say::NO_DISPUTES)),
        Some(chosen) => {
            let ways = place::ways(ctx, chosen, &state.note);
            let (note, wanted) = (&mut state.note, &mut state.note_wanted);
            let note_left = below_ui(ui, |ui| place::place_ui(ui, ctx, chosen, &ways, note, wanted));
            if note_left {
                state.places.focus();
            }
            left_ui(ui, ctx, found.places.len());
            let line = |i: usize| place::line_of(ctx, &found.places[i]);
            list_ui(ui, ctx, &mut state.places, ctx.say(say::DISPUTES), found.places.len(), line, &ways);
            let to_note = |ui: &Ui| ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::M));
            state.note_wanted |= state.places.has_keyboard() && to_note(ui);
        }
    }
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
    let Some(chosen) = decided.get(decisions.current().min(decided.len().saturating_sub(1))) else {
        empty_ui(ui, ctx.tokens, ctx.say(say::NOTHING_DECIDED));
        return;
    };
    let ways = decision::ways(ctx, chosen);
    below_ui(ui, |ui| decision::decision_ui(ui, ctx, chosen, &ways));
    let line = |i: usize| decision::line_of(ctx, &decided[i]);
    list_ui(ui, ctx, decisions, ctx.say(say::DECISIONS), decided.len(), line, &ways);
}

/// Draws a list whose keys do `ways`.
fn list_ui(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    lines: &mut ChangedLines,
    name: &str,
    n: usize,
    line: impl Fn(usize) -> ChangedLine,
    ways: &[Way],
) {
    ui.add_space(6.0);
    lines.ui(ui, ctx.tokens, name, n, line, None);
    if lines.has_keyboard() {
        ways::take_keys(ui, ctx, ways);
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
    ui.label(RichText::new(words).color(ctx.tokens.text_quiet))
}
