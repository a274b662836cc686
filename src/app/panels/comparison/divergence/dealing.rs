//! Dealing the labels of the groups anew, to see how often chance divides them as much: to each participant, or to all
//! who sat in one focus group, because they hear each other; among all, or within sites or lengths of talk. It takes
//! long, so it runs in the background and can be stopped.

use eframe::egui::{ComboBox, Spinner, Ui};

use crate::analysis::{Compared, ComparedCode, Comparison, ComparisonQuery, Dealing, DealtTo, Strata};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::recount::Recount;
use crate::app::widgets::entries::choose_ui;
use crate::app::words::comparison as say;
use crate::model::Edition;

/// What is kept between frames.
#[derive(Debug, Default)]
pub(super) struct DealingState {
    /// To whom labels are dealt; to nobody without it.
    to: Option<DealtTo>,
    /// Within what; among all without it.
    within: Option<Strata>,
    asked: Option<ComparisonQuery>,
    found: Recount<ComparisonQuery, Result<Comparison, String>>,
}

impl DealingState {
    /// Returns `query` with labels dealt as they were asked for.
    pub(super) fn query(&self, query: &ComparisonQuery) -> Option<ComparisonQuery> {
        let to = self.to.clone()?;
        let dealing = Dealing { within: self.within.clone(), ..Dealing::to(to) };
        Some(ComparisonQuery { dealing: Some(dealing), ..query.clone() })
    }

    /// Asks for labels to be dealt for `query`, unless they are or nobody wants them.
    pub(super) fn want(&mut self, ui: &Ui, ctx: &Ctx<'_>, query: &ComparisonQuery) {
        self.asked = self.query(query);
        if let Some(query) = self.asked.as_ref().filter(|query| self.found.asks(ui.ctx(), ctx.project, query)) {
            ctx.send(Command::Deal(Box::new(query.clone())));
        }
    }

    /// Takes what was found, if it is still wanted.
    pub(super) fn found(&mut self, edition: Edition, asked: &ComparisonQuery, found: Result<Comparison, String>) {
        self.found.answer(edition, asked, found);
    }

    /// Takes note that jobs were stopped.
    pub(super) fn cancelled(&mut self) {
        self.found.stop();
    }

    fn dealt(&self) -> Option<&Result<Comparison, String>> {
        self.found.found_for(self.asked.as_ref()?)
    }

    /// Returns what dealing found for a row.
    pub(super) fn row(&self, what: Compared) -> Option<&ComparedCode> {
        let found = self.dealt()?.as_ref().ok()?;
        found.pairs.first()?.codes.iter().find(|row| row.what == what)
    }
}

/// Draws to whom labels are dealt, and what became of it.
pub(super) fn dealing_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut DealingState) {
    let name = |to: Option<&DealtTo>| match to {
        None => ctx.say(say::PERMUTE_NOT).to_owned(),
        Some(DealtTo::Cases) => ctx.say(say::PERMUTE_PEOPLE).to_owned(),
        Some(DealtTo::Documents) => ctx.say(say::PERMUTE_DOCUMENTS).to_owned(),
        Some(DealtTo::Attribute(attribute)) => ctx.tongue.fill(say::PERMUTE_ATTRIBUTE, &[("attribute", attribute)]),
    };
    let combo = ComboBox::from_id_salt("who keeps a label").selected_text(name(state.to.as_ref()));
    let choices = || {
        let attributes = ctx.project.attributes().map(|a| Some(DealtTo::Attribute(a.name.clone())));
        [None, Some(DealtTo::Cases), Some(DealtTo::Documents)].into_iter().chain(attributes).collect()
    };
    let list = choose_ui(ui, combo, ctx.find_entry(), &mut state.to, choices, |to| name(to.as_ref()));
    list.accessible_name(ctx.say(say::PERMUTE));
    if state.to.is_some() {
        strata_ui(ui, ctx, &mut state.within);
    }
    match state.dealt() {
        Some(Err(why)) => _ = ui.label(why),
        None if state.found.is_stopped() => {
            if ui.button(ctx.say(say::DEAL_AGAIN)).clicked() {
                state.found.ask_again();
            }
        }
        None if state.asked.is_some() => {
            ui.add(Spinner::new().size(14.0)).accessible_name(ctx.say(say::DEALING));
        }
        Some(Ok(_)) | None => {}
    }
}

/// Draws within what labels are dealt.
fn strata_ui(ui: &mut Ui, ctx: &Ctx<'_>, within: &mut Option<Strata>) {
    let name = |within: Option<&Strata>| match within {
        None => ctx.say(say::STRATA_NONE).to_owned(),
        Some(Strata::Length) => ctx.say(say::STRATA_LENGTH).to_owned(),
        Some(Strata::Attribute(attribute)) => ctx.tongue.fill(say::STRATA_ATTRIBUTE, &[("attribute", attribute)]),
    };
    let combo = ComboBox::from_id_salt("within what labels are dealt").selected_text(name(within.as_ref()));
    let choices = || {
        let attributes = ctx.project.attributes().map(|a| Some(Strata::Attribute(a.name.clone())));
        [None, Some(Strata::Length)].into_iter().chain(attributes).collect()
    };
    let list = choose_ui(ui, combo, ctx.find_entry(), within, choices, |within| name(within.as_ref()));
    list.accessible_name(ctx.say(say::STRATA));
}
