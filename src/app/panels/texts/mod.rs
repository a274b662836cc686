//! The texts that a document had: one for each change that corrected it, its turns or its labels. Any of them is read
//! beside the text of now, with the words that differ marked on both sides, and can be restored.

pub mod beside;
mod list;
mod page;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use eframe::egui::{Align, Button, CentralPanel, Frame, Label, Layout, Margin, Panel, RichText, Ui};

use self::beside::Beside;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::toward::Toward;
use crate::app::widgets::empty_ui;
use crate::app::widgets::tall_list::TallList;
use crate::app::words::{errors, texts as say};
use crate::model::{Change, Document, DocumentId, Stamp, Text, TextUnavailable};
use crate::session::{EarlierText, TextHistory, local_time};

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct TextsState {
    document: Option<DocumentId>,
    history: Option<TextHistory>,
    /// The text that is read: what the change of that stamp left.
    chosen: Option<Stamp>,
    /// What was asked for, with the address of the text of now.
    asked: Option<(DocumentId, Stamp, usize)>,
    compared: Option<Compared>,
    /// Whether what was asked for was stopped before it came.
    stopped: bool,
    /// Counts comparisons, so that the page knows another one.
    n_compared: u64,
    page: TallList,
    /// The difference that was stepped to.
    current: Option<usize>,
    reveal: Option<usize>,
    wants_list: bool,
    reveal_in_list: bool,
}

/// A text that was compared with that of now, or why it cannot be.
#[derive(Debug)]
struct Compared {
    document: DocumentId,
    at: Stamp,
    outcome: Result<Arc<Beside>, TextUnavailable>,
}

impl TextsState {
    /// Lists the texts of `document`, and gives the list the keyboard.
    pub fn show(&mut self, document: DocumentId) {
        if self.document != Some(document) {
            *self = Self { document: Some(document), n_compared: self.n_compared, ..Self::default() };
        }
        self.focus();
    }

    /// Gives the list the keyboard.
    pub fn focus(&mut self) {
        self.wants_list = true;
    }

    /// Takes over what the text that the change `at` left looks like beside that of now.
    pub fn take(&mut self, document: DocumentId, at: Stamp, outcome: Result<Beside, TextUnavailable>) {
        self.n_compared += 1;
        self.current = None;
        self.stopped = false;
        self.compared = Some(Compared { document, at, outcome: outcome.map(Arc::new) });
    }

    /// Takes note that jobs were stopped: a comparison that has not come will not come by itself.
    pub fn cancelled(&mut self) {
        self.stopped = self.asked.is_some() && self.beside().is_none();
    }

    /// Asks once more for what was stopped.
    fn ask_again(&mut self) {
        (self.asked, self.stopped) = (None, false);
    }

    fn follow(&mut self, document: DocumentId, changes: &[Arc<Change>]) {
        match self.history.as_mut().filter(|h| h.document() == document) {
            Some(history) => history.follow(changes),
            None => self.history = Some(TextHistory::of(document, changes)),
        }
        let texts = self.history.as_ref().map_or(&[][..], TextHistory::texts);
        let known = self.chosen.is_some_and(|at| texts.iter().any(|t| t.at == at));
        if !known {
            // The text before the last change is what somebody looks for first.
            self.chosen = texts.iter().rev().nth(1).or(texts.last()).map(|t| t.at);
        }
    }

    fn texts(&self) -> &[EarlierText] {
        self.history.as_ref().map_or(&[], TextHistory::texts)
    }

    /// Asks for the comparison that is to be shown, unless it was asked for.
    fn ask(&mut self, ctx: &Ctx<'_>, document: &Document, now: &Arc<Text>) {
        let Some(at) = self.chosen else { return };
        let wanted = Some((document.id, at, Arc::as_ptr(now) as usize));
        if self.asked != wanted {
            (self.asked, self.stopped) = (wanted, false);
            ctx.send(Command::CompareText { document: document.id, at });
        }
    }

    /// Returns the comparison of the chosen text.
    fn beside(&self) -> Option<&Result<Arc<Beside>, TextUnavailable>> {
        let compared = self.compared.as_ref()?;
        (Some(compared.document) == self.document && Some(compared.at) == self.chosen).then_some(&compared.outcome)
    }

    fn step(&mut self, toward: Toward) {
        let Some(Ok(beside)) = self.beside() else { return };
        let n = beside.places.len();
        if n == 0 {
            return;
        }
        let next = match (self.current, toward) {
            (None, Toward::End) => 0,
            (None, Toward::Start) => n - 1,
            (Some(i), Toward::End) => (i + 1) % n,
            (Some(i), Toward::Start) => (i + n - 1) % n,
        };
        let row = beside.places[next].row;
        (self.current, self.reveal) = (Some(next), Some(row));
    }
}

/// Draws the list of texts and what is read of them.
pub fn texts_ui(ui: &mut Ui, ctx: &Ctx<'_>, changes: &[Arc<Change>], state: &mut TextsState) {
    state.document = state.document.or(ctx.document);
    let Some(document) = state.document.and_then(|id| ctx.project.document(id)) else {
        empty_ui(ui, ctx.tokens, ctx.say(say::NOTHING));
        return;
    };
    // While the project is shown as it was, later changes have not happened.
    let seen = changes.partition_point(|c| Some(c.at) <= ctx.project.head);
    state.follow(document.id, &changes[..seen]);
    let now = match ctx.project.text(document) {
        Ok(now) => now,
        Err(reason) => {
            empty_ui(ui, ctx.tokens, &errors::of_text(ctx.tongue, &reason).0);
            return;
        }
    };
    state.ask(ctx, document, &now);
    let side = Frame::new().inner_margin(Margin { left: 16, right: 8, top: 12, bottom: 0 });
    let room = ui.available_width();
    let width = (room * 0.3).clamp(160.0, 380.0);
    let sizes = 140.0..=(room * 0.4).clamp(150.0, 560.0);
    Panel::left("texts").resizable(true).default_size(width).size_range(sizes).frame(side).show(ui, |ui| {
        list::list_ui(ui, ctx, document, state);
    });
    let page = Frame::new().inner_margin(Margin { left: 14, right: 10, top: 10, bottom: 0 });
    CentralPanel::default().frame(page).show(ui, |ui| {
        head_ui(ui, ctx, document, state);
        match state.beside().cloned() {
            Some(Ok(beside)) => page::page_ui(ui, ctx, &beside, state),
            Some(Err(missing)) => empty_ui(ui, ctx.tokens, &errors::of_text(ctx.tongue, &missing).0),
            None if state.stopped => stopped_ui(ui, ctx, state),
            None => empty_ui(ui, ctx.tokens, &ctx.tongue.fill(say::COMPARING, &[("document", &document.name)])),
        }
    });
}

fn stopped_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut TextsState) {
    ui.add_space(12.0);
    ui.label(RichText::new(ctx.say(say::STOPPED)).color(ctx.tokens.text_quiet));
    if ui.button(ctx.say(say::COMPARE_AGAIN)).clicked() {
        state.ask_again();
    }
}

/// Draws what differs, the steps from one difference to the next, and the way back to the text.
fn head_ui(ui: &mut Ui, ctx: &Ctx<'_>, document: &Document, state: &mut TextsState) {
    let beside = state.beside().and_then(|b| b.as_ref().ok()).cloned();
    let (n, n_turns) = beside.as_ref().map_or((0, 0), |b| (b.places.len(), b.n_turns));
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let differs = n + n_turns > 0;
            let words = RichText::new(ctx.say(say::RESTORE)).color(ctx.tokens.on_accent);
            let button = Button::new(words).fill(ctx.tokens.accent);
            let button = ui.add_enabled(differs && !ctx.looks_back, button).on_hover_text(ctx.say(say::RESTORE_LONG));
            if button.clicked() {
                restore(ctx, document, state);
            }
            ui.add_space(10.0);
            for (symbol, name, toward) in
                [(icons::DOWN, say::NEXT, Toward::End), (icons::UP, say::PREVIOUS, Toward::Start)]
            {
                let button = Button::new(icons::icon(symbol, 17.0)).frame_when_inactive(false);
                let button = ui.add_enabled(n > 0, button).accessible_name(ctx.say(name));
                if button.on_hover_text(ctx.say(name)).clicked() {
                    state.step(toward);
                }
            }
            if let Some(i) = state.current {
                let values = [("i", &*ctx.tongue.number(i + 1)), ("n", &*ctx.tongue.number(n))];
                ui.label(RichText::new(ctx.tongue.fill(say::AT, &values)).color(ctx.tokens.text_quiet));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if beside.is_some() {
                    let words = RichText::new(said(ctx, n, n_turns)).font(fonts::medium(ctx.tokens.ui_size));
                    ui.add(Label::new(words).truncate());
                }
            });
        });
    });
    ui.add_space(6.0);
    heads_ui(ui, ctx, state);
}

fn said(ctx: &Ctx<'_>, n: usize, n_turns: usize) -> String {
    let mut parts = Vec::new();
    if n > 0 {
        parts.push(ctx.tongue.count(n, say::DIFFER_ONE, say::DIFFER_MANY));
    }
    if n_turns > 0 {
        parts.push(ctx.tongue.count(n_turns, say::TURNS_DIFFER_ONE, say::TURNS_DIFFER_MANY));
    }
    if parts.is_empty() { ctx.say(say::SAME).to_owned() } else { parts.join("  ·  ") }
}

/// Draws the heads of the two columns.
fn heads_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &TextsState) {
    let when = state.chosen.map(|at| local_time(at.millis).minute).unwrap_or_default();
    let now = ctx.say(if ctx.looks_back { say::NOW_PAST } else { say::NOW });
    let heads = [ctx.tongue.fill(say::THEN, &[("when", &when)]), now.to_owned()];
    ui.columns_const(|columns: &mut [Ui; 2]| {
        for (column, head) in columns.iter_mut().zip(heads) {
            let head = RichText::new(head).font(fonts::semibold(ctx.tokens.label_size));
            // Columns justify their words, which tears few of them apart.
            let left = Layout::top_down(Align::Min);
            column.with_layout(left, |ui| ui.label(head.color(ctx.tokens.text_quiet)));
        }
    });
    ui.add_space(4.0);
}

fn restore(ctx: &Ctx<'_>, document: &Document, state: &TextsState) {
    if let Some(at) = state.chosen {
        ctx.send(Command::RestoreText { document: document.id, at });
    }
}
