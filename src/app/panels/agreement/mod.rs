//! How far coders agree: a row for each code with all codes at the end, and below it the current row in words, for
//! independent work and for what stands after people talked, which are never mixed. Beside the figures, the places
//! where coders disagree are decided one by one.

mod controls;
pub mod deciding;
mod figure;
pub mod measured;
mod sentence;
mod table;

#[cfg(test)]
mod tests;

use eframe::egui::{Frame, Margin, Panel, RichText, ScrollArea, Ui};

use self::measured::{Measured, Row, rows};
use crate::analysis::{AgreementQuery, Rows, Work};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::recount::{Recount, caution_ui};
use crate::app::theme::fonts;
use crate::app::widgets::{empty_ui, page};
use crate::app::words::{Phrase, agreement as say, unbroken};
use crate::model::Edition;

/// What was measured: of which project, in which state, and what was asked.
pub type Asked = (Edition, AgreementQuery);

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct AgreementState {
    /// What is chosen; its work is what the table shows, both are measured.
    query: AgreementQuery,
    view: View,
    /// The places to decide about, and what was decided.
    pub deciding: deciding::DecidingState,
    current: usize,
    list_wanted: bool,
    found: Recount<AgreementQuery, Measured>,
}

impl AgreementState {
    /// Takes what was measured, unless something else was asked for meanwhile.
    pub fn take(&mut self, (edition, query): Asked, measured: Measured) {
        self.found.answer(edition, &query, measured);
    }

    /// Takes note that jobs were stopped: what was asked for will not come by itself.
    pub fn cancelled(&mut self) {
        self.found.stop();
        self.deciding.cancelled();
    }

    /// Returns what has to be measured for what is chosen now: both states of the work, whichever is shown.
    fn wanted(&mut self, ctx: &Ctx<'_>) -> AgreementQuery {
        let standing = |tree| ctx.project.trees.get(&tree).is_some_and(|t| !t.removed);
        if matches!(self.query.rows, Rows::Tree(tree) if !standing(tree)) {
            self.query.rows = Rows::All;
        }
        self.query.coders.retain(|coder| ctx.project.coders.contains_key(coder));
        AgreementQuery { work: Work::default(), ..self.query.clone() }
    }
}

/// What is looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum View {
    #[default]
    Figures,
    ToDecide,
    Decided,
}

/// The states of the work, with what each is called.
const WORKS: [(Work, Phrase); 2] = [(Work::Independent, say::INDEPENDENT), (Work::AsItStands, say::AS_IT_STANDS)];

impl AgreementState {
    /// Shows the places where coders disagree.
    pub fn show_to_decide(&mut self) {
        self.view = View::ToDecide;
    }

    /// Gives the keyboard to the list of places, where one is shown.
    pub fn focus(&mut self) {
        self.deciding.focus();
    }
}

/// Draws the panel.
pub fn agreement_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut AgreementState) {
    page().show(ui, |ui| {
        let before = state.view;
        controls::controls_ui(ui, ctx, &mut state.query, &mut state.view);
        if state.view != before {
            state.deciding.focus();
        }
        ui.add_space(8.0);
        let wanted = state.wanted(ctx);
        match state.view {
            View::Figures => figures_ui(ui, ctx, state, wanted),
            View::ToDecide => deciding::to_decide_ui(ui, ctx, &mut state.deciding, &wanted),
            View::Decided => deciding::decided_ui(ui, ctx, &mut state.deciding),
        }
    });
}

fn figures_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut AgreementState, wanted: AgreementQuery) {
    if state.found.asks(ui.ctx(), ctx.project, &wanted) {
        ctx.send(Command::MeasureAgreement(Box::new(wanted.clone())));
    }
    let found = std::mem::take(&mut state.found);
    let again = match found.found_for(&wanted) {
        Some(measured) => {
            caution_ui(ui, ctx, found.caution());
            measured_ui(ui, ctx, state, measured);
            false
        }
        None => waiting_ui(ui, ctx, found.is_stopped()),
    };
    state.found = found;
    if again {
        state.found.ask_again();
    }
}

/// Says that it is being measured; who stopped that can ask again, which is returned.
fn waiting_ui(ui: &mut Ui, ctx: &Ctx<'_>, stopped: bool) -> bool {
    if !stopped {
        empty_ui(ui, ctx.tokens, ctx.say(say::MEASURING));
        return false;
    }
    empty_ui(ui, ctx.tokens, ctx.say(say::STOPPED));
    ui.vertical_centered(|ui| ui.button(ctx.say(say::MEASURE_AGAIN)).clicked()).inner
}

fn measured_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut AgreementState, measured: &Measured) {
    let found = measured.work(state.query.work);
    if found.coders.len() < 2 || found.rows.is_empty() {
        empty_ui(ui, ctx.tokens, ctx.say(say::NOBODY));
        return;
    }
    let rows = rows(found);
    state.current = state.current.min(rows.len() - 1);
    let below = Frame::new().inner_margin(Margin { left: 4, right: 8, top: 10, bottom: 10 });
    Panel::bottom("agreement in words").resizable(true).default_size(230.0).frame(below).show(ui, |ui| {
        ScrollArea::vertical().id_salt("agreement in words").auto_shrink(false).show(ui, |ui| {
            in_words_ui(ui, ctx, state, measured);
        });
    });
    table::table_ui(ui, ctx, state, &rows);
}

/// Draws the current row in words, before and after discussion, with what cannot be told and why.
fn in_words_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &AgreementState, measured: &Measured) {
    for (work, name) in WORKS {
        let rows = rows(measured.work(work));
        let Some(row) = rows.get(state.current).filter(|row| row.of.coders.len() > 1) else { continue };
        ui.label(RichText::new(ctx.say(name)).font(fonts::semibold(ctx.tokens.ui_size + 1.0)));
        ui.label(unbroken(&sentence::sentence(ctx, row)));
        if row.path.is_none() {
            sentence::mean(ctx, row).map(|mean| ui.label(unbroken(&mean)));
        }
        if work == state.query.work {
            missing_ui(ui, ctx, row);
        }
        ui.add_space(6.0);
    }
    quiet_ui(ui, ctx, ctx.say(say::CONVENTION));
}

fn missing_ui(ui: &mut Ui, ctx: &Ctx<'_>, row: &Row<'_>) {
    for missing in table::missing(ctx, row) {
        quiet_ui(ui, ctx, &missing);
    }
    for note in row.of.notes() {
        quiet_ui(ui, ctx, note.told(ctx.tongue));
    }
}

fn quiet_ui(ui: &mut Ui, ctx: &Ctx<'_>, words: &str) {
    ui.label(RichText::new(unbroken(words)).small().color(ctx.tokens.text_quiet));
}
