//! Every change of the project, the newest first: who, when, what, and step by step. What was taken back stays in the
//! list, since nothing is ever deleted. From each change one can look at the project as it was then.

mod comparison_steps;
mod details;
mod filters;
mod list;
mod steps;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub(super) use steps::step_words;

use eframe::egui::{self, Frame, Margin, Panel, RichText};

use crate::analysis::{proposal_title, proposed_title};
use crate::app::context::Ctx;
use crate::app::words::{changes, history as say, notices};
use crate::model::{Change, CodeId, Op, Said, Stamp};
use crate::session::ChangeFilter;

/// What the history keeps between frames.
#[derive(Clone, Debug, Default)]
pub struct HistoryState {
    /// For how many changes, and up to which, the rest was computed.
    of: (usize, Option<Stamp>),
    /// Each change that took something of another back, with that other one.
    undoes: BTreeMap<Stamp, Stamp>,
    /// The changes that do not stand now.
    taken_back: BTreeSet<Stamp>,
    filter: ChangeFilter,
    /// Whose branch the filter keeps.
    code: Option<CodeId>,
    /// For which filter `listed` was computed.
    listed_for: Option<(ChangeFilter, usize)>,
    /// What passes the filter, the oldest first, as indices into the changes; all of them without a filter.
    listed: Option<Vec<usize>>,
    /// The change whose steps are shown.
    chosen: Option<Stamp>,
    wants_list: bool,
    reveal: bool,
}

impl HistoryState {
    /// Puts the keyboard into the list.
    pub fn focus(&mut self) {
        self.wants_list = true;
    }

    fn renew(&mut self, changes: &[Arc<Change>]) {
        let of = (changes.len(), changes.last().map(|c| c.at));
        if self.of == of {
            return;
        }
        self.of = of;
        let takes_back = changes.iter().filter(|c| !c.ops.is_empty());
        self.undoes = takes_back.filter_map(|c| Some((c.at, c.undoes?))).collect();
        self.taken_back.clear();
        // Newest first: an undo that was itself taken back takes nothing back.
        for (at, target) in self.undoes.iter().rev() {
            if !self.taken_back.contains(at) {
                self.taken_back.insert(*target);
            }
        }
        self.listed_for = None;
    }

    /// Lists what passes the filter, if filter or changes are not those of the last frame.
    fn list(&mut self, ctx: &Ctx<'_>, changes: &[Arc<Change>]) {
        self.filter.codes =
            self.code.map(|code| ctx.outline.branch(code).iter().map(|row| row.code).chain([code]).collect());
        let asked = Some((self.filter.clone(), changes.len()));
        if self.listed_for == asked {
            return;
        }
        self.listed = (!self.filter.is_empty()).then(|| self.filter.of(ctx.project, changes));
        self.listed_for = asked;
    }

    fn n_listed(&self, changes: &[Arc<Change>]) -> usize {
        self.listed.as_ref().map_or(changes.len(), Vec::len)
    }

    /// Returns the change on line `i`, the newest being on line 0.
    fn on_line<'a>(&self, changes: &'a [Arc<Change>], i: usize) -> Option<&'a Arc<Change>> {
        let n = self.n_listed(changes).checked_sub(i + 1)?;
        let at = self.listed.as_ref().map_or(Some(n), |listed| listed.get(n).copied())?;
        changes.get(at)
    }

    /// Returns the line of the chosen change.
    fn line(&self, changes: &[Arc<Change>]) -> Option<usize> {
        let at = changes.binary_search_by_key(&self.chosen?, |c| c.at).ok()?;
        let place = self.listed.as_ref().map_or(Some(at), |listed| listed.binary_search(&at).ok())?;
        self.n_listed(changes).checked_sub(place + 1)
    }

    /// Returns what a change did in words: an undo and a redo bear the label of what they took back.
    fn words(&self, ctx: &Ctx<'_>, change: &Change) -> String {
        match change.undoes {
            None => proposing_words(ctx, change).unwrap_or_else(|| change.label.clone()),
            Some(_) if change.ops.is_empty() => ctx.tongue.fill(notices::STAYS, &[("label", &change.label)]),
            Some(target) => {
                let phrase = if self.undoes.contains_key(&target) { notices::REDONE } else { notices::UNDONE };
                ctx.tongue.fill(phrase, &[("label", &change.label)])
            }
        }
    }
}

/// Draws the history.
pub fn history_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, changes: &[Arc<Change>], state: &mut HistoryState) {
    state.renew(changes);
    state.list(ctx, changes);
    let margin = Margin { left: 16, right: 10, top: 10, bottom: 0 };
    if changes.is_empty() {
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.label(RichText::new(ctx.say(say::NONE_YET)).color(ctx.tokens.text_quiet));
        });
        return;
    }
    let chosen = state.chosen.and_then(|at| changes.binary_search_by_key(&at, |c| c.at).ok()).map(|i| &changes[i]);
    if let Some(change) = chosen {
        let side = Frame::new().inner_margin(Margin { left: 16, right: 12, top: 12, bottom: 0 });
        let width = (ui.available_width() * 0.4).clamp(260.0, 460.0);
        Panel::right("steps").resizable(true).default_size(width).size_range(240.0..=700.0).frame(side).show(
            ui,
            |ui| {
                details::details_ui(ui, ctx, change, &state.words(ctx, change));
            },
        );
    }
    egui::CentralPanel::default().frame(Frame::new().inner_margin(margin)).show(ui, |ui| {
        filters::filters_ui(ui, ctx, state, changes);
        ui.add_space(4.0);
        list::list_ui(ui, ctx, changes, state);
    });
}

/// Returns what a change proposed or answered, in the language of whoever reads it; nothing for other changes.
fn proposing_words(ctx: &Ctx<'_>, change: &Change) -> Option<String> {
    let told = |phrase, title: Said| ctx.tongue.fill(phrase, &[("label", title.told(ctx.tongue))]);
    let about = |op: &&Op| matches!(op, Op::Propose { .. } | Op::AnswerProposal { .. });
    let mut steps = change.ops.iter().filter(about);
    match (steps.next()?, steps.next()) {
        (Op::Propose { label, ops, .. }, None) => {
            Some(told(say::PROPOSED_CHANGE, proposed_title(ctx.project, ops, label)))
        }
        (Op::AnswerProposal { proposal, to: Some(accepted), .. }, None) => {
            let phrase = if *accepted { changes::PROPOSAL_ACCEPTED } else { changes::PROPOSAL_DECLINED };
            Some(told(phrase, proposal_title(ctx.project, ctx.project.proposals.get(proposal)?)))
        }
        _ => None,
    }
}
