//! What is known of the selected words, of the current code and of the document: codes with who applied them, memos,
//! attributes.

mod aside;
mod chips;
mod code;
mod data;
pub mod draft;
mod memo;
mod questions;
#[cfg(test)]
mod tests;

use std::sync::{Arc, Weak};

use eframe::egui::{self, Frame, Id, Label, Margin, RichText, ScrollArea, Stroke, Ui};

pub use self::aside::decision_words;
use self::code::CodeDrafts;
use self::data::{ExcerptData, PersonData};
use self::draft::Draft;
use self::memo::MemoField;
use self::questions::Questions;
use super::code_tree::CodeCounts;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::reader::prose_ui;
use crate::app::panels::reader::speakers::speaker_paint;
use crate::app::theme::fonts;
use crate::app::widgets::{quiet_ui, section_ui};
use crate::app::words::{inspector as words, reader};
use crate::model::turns::clock_time;
use crate::model::{Excerpt, Project, Subject};
use crate::session::DraftOn;

/// What the inspector keeps between frames.
#[derive(Debug, Default)]
pub struct InspectorState {
    data: Option<ExcerptData>,
    data_of: (Weak<Project>, Option<Excerpt>),
    counts: CodeCounts,
    coding_memo: MemoField,
    code_memo: MemoField,
    code: CodeDrafts,
    document_memo: MemoField,
    person_memo: MemoField,
    questions: Questions,
}

/// Asks the inspector for its memo field, with the next frame.
pub fn ask_for_memo(ctx: &egui::Context) {
    ctx.data_mut(|d| d.insert_temp(wants_memo(), true));
}

/// Asks the inspector for the memo on the current code, with the next frame.
pub fn ask_for_code_memo(ctx: &egui::Context) {
    ctx.data_mut(|d| d.insert_temp(wants_code_memo(), true));
}

/// Asks the inspector for the description of the current code, with the next frame.
pub fn ask_for_description(ctx: &egui::Context) {
    ctx.data_mut(|d| d.insert_temp(wants_description(), true));
}

fn wants_memo() -> Id {
    Id::unique("inspector memo")
}

fn wants_code_memo() -> Id {
    Id::unique("inspector code memo")
}

fn wants_description() -> Id {
    Id::unique("inspector description")
}

/// Whether something in the inspector was asked for and waits for it to be drawn.
pub fn is_wanted(ctx: &egui::Context) -> bool {
    let wishes = [wants_memo(), wants_code_memo(), wants_description()];
    ctx.data_mut(|d| wishes.iter().any(|wish| d.get_temp::<bool>(*wish).is_some()))
}

fn taken(ui: &Ui, wish: Id) -> bool {
    ui.data_mut(|d| d.remove_temp::<bool>(wish)).unwrap_or_default()
}

impl InspectorState {
    /// Returns what makes changes of what was written and is none yet.
    pub fn take_unsent(&mut self) -> Vec<Command> {
        let Self { coding_memo, code_memo, code, document_memo, person_memo, .. } = self;
        let memos = [coding_memo, code_memo, document_memo, person_memo];
        let memos = memos.into_iter().filter_map(MemoField::take_unsent);
        memos.chain(code.each().filter_map(Draft::take_unsent)).collect()
    }

    /// Returns what is being written on.
    pub fn writes_on(&self) -> Vec<DraftOn> {
        let Self { coding_memo, code_memo, code, document_memo, person_memo, .. } = self;
        let memos = [coding_memo, code_memo, document_memo, person_memo].into_iter().filter_map(MemoField::writes_on);
        memos.chain(code.iter().filter_map(Draft::writes_on)).collect()
    }

    /// Brings the data up to date; `waits` puts that off as long as a selection is being dragged, because it looks at
    /// every coding of the document.
    fn refresh(&mut self, ctx: &Ctx<'_>, waits: bool) {
        let (project, excerpt) = &self.data_of;
        let same_project = std::ptr::eq(project.as_ptr(), Arc::as_ptr(ctx.project));
        if same_project && (*excerpt == ctx.selection || waits) {
            return;
        }
        self.data_of = (Arc::downgrade(ctx.project), ctx.selection);
        self.data = ctx.selection.and_then(|e| ExcerptData::of(ctx.project, ctx.outline, e));
    }
}

/// Draws the inspector.
pub fn inspector_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut InspectorState) {
    state.refresh(ctx, ui.input(|i| i.pointer.any_down()));
    ScrollArea::vertical().id_salt("inspector").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::symmetric(14, 10)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            sections_ui(ui, ctx, state);
        });
    });
}

fn sections_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut InspectorState) {
    let data = state.data.take();
    let coding = data.as_ref().and_then(|d| d.coding_of(ctx.coder));
    // The memo that is asked for is that of the coding, else of the code when no words are selected, else of the
    // document.
    let memo = taken(ui, wants_memo());
    let code_memo = taken(ui, wants_code_memo()) || (memo && data.is_none() && ctx.code.is_some());
    // While a selection is dragged, what is shown is the one before.
    if let (Some(data), Some(excerpt)) = (&data, state.data_of.1) {
        excerpt_ui(ui, ctx, data, excerpt);
        match coding {
            Some(coding) => {
                state.coding_memo.ui(ui, ctx, Subject::Coding(coding), words::MEMO_CODING, memo);
            }
            None => state.coding_memo.leave(ctx),
        }
        if let Some(person) = &data.participant {
            person_ui(ui, ctx, person);
            state.person_memo.ui(ui, ctx, Subject::Participant(person.id), words::MEMO_PARTICIPANT, false);
        } else {
            state.person_memo.leave(ctx);
        }
    } else {
        state.coding_memo.leave(ctx);
        state.person_memo.leave(ctx);
    }
    match ctx.code.filter(|code| ctx.outline.row(*code).is_some()) {
        Some(code) => {
            state.counts.refresh(ctx.project);
            let count = state.counts.of(ctx.outline, code);
            code::code_ui(ui, ctx, &mut state.code, code, count);
            state.code_memo.ui(ui, ctx, Subject::Code(code), words::MEMO_CODE, code_memo);
        }
        None => {
            state.code.leave(ctx);
            state.code_memo.leave(ctx);
        }
    }
    if data.is_none() && ctx.code.is_none() {
        let text = RichText::new(ctx.say(words::NOTHING)).font(fonts::regular(ctx.tokens.ui_size));
        ui.label(text.color(ctx.tokens.text_quiet));
    }
    match ctx.document {
        Some(document) => {
            let focus = memo && coding.is_none() && !code_memo;
            state.document_memo.ui(ui, ctx, Subject::Document(document), words::MEMO_DOCUMENT, focus);
            state.questions.ui(ui, ctx, document);
        }
        None => state.document_memo.leave(ctx),
    }
    state.data = data;
}

fn excerpt_ui(ui: &mut Ui, ctx: &Ctx<'_>, data: &ExcerptData, excerpt: Excerpt) {
    section_ui(ui, ctx.tokens, ctx.say(words::EXCERPT));
    let border = Stroke::new(1.0, ctx.tokens.border);
    let card = Frame::NONE.fill(ctx.tokens.raised.into()).stroke(border).corner_radius(ctx.tokens.radius + 2);
    card.inner_margin(Margin::symmetric(14, 12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let quote = ctx.tongue.fill(reader::QUOTED, &[("words", &data.quote)]);
        prose_ui(ui, &quote, fonts::serif(ctx.tokens.ui_size + 1.5), 22.0, ctx.tokens.text.into());
        ui.horizontal(|ui| source_ui(ui, ctx, data, excerpt));
    });
    ui.add_space(6.0);
    section_ui(ui, ctx.tokens, ctx.say(words::CODES_HERE));
    chips::chips_ui(ui, ctx, &data.codes, excerpt);
    aside::aside_ui(ui, ctx, &data.aside);
}

fn source_ui(ui: &mut Ui, ctx: &Ctx<'_>, data: &ExcerptData, excerpt: Excerpt) {
    if let (Some((label, i)), Some(document)) = (&data.speaker, ctx.project.document(excerpt.document)) {
        let colour = speaker_paint(ctx.tokens, document, *i).name;
        ui.label(RichText::new(label).font(fonts::semibold(ctx.tokens.label_size)).color(colour));
    }
    let numbered = |phrase, n: usize| ctx.tongue.fill(phrase, &[("n", &ctx.tongue.number(n))]);
    let turn = data.turn.map(|n| numbered(reader::TURN_NUMBER, n));
    let places = turn.into_iter().chain([numbered(reader::LINE_NUMBER, data.line)]);
    let details: Vec<String> = places.chain(data.time.map(clock_time)).collect();
    let details = RichText::new(details.join(" · ")).font(fonts::regular(ctx.tokens.small_size));
    ui.label(details.color(ctx.tokens.text_quiet));
}

fn person_ui(ui: &mut Ui, ctx: &Ctx<'_>, person: &PersonData) {
    ui.add_space(6.0);
    section_ui(ui, ctx.tokens, ctx.say(words::PARTICIPANT));
    ui.label(RichText::new(&person.name).font(fonts::medium(ctx.tokens.ui_size)).color(ctx.tokens.text));
    if person.values.is_empty() {
        quiet_ui(ui, ctx.tokens, ctx.say(words::NO_VALUES));
    }
    egui::Grid::new("attributes").num_columns(2).spacing([14.0, 3.0]).show(ui, |ui| {
        for (attribute, value) in &person.values {
            quiet_ui(ui, ctx.tokens, attribute);
            ui.add(Label::new(RichText::new(value).color(ctx.tokens.text)).wrap());
            ui.end_row();
        }
    });
}
