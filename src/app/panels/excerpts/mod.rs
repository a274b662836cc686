//! Everything that is coded with a code, or that stands behind a cell of the matrix, to be read side by side.

mod data;
mod list;

use std::collections::BTreeSet;

use eframe::egui::{self, ComboBox, RichText, Ui};

pub use data::{ExcerptsData, GroupBy, Item, Quote, ValueFilter};

use crate::app::command::{Command, MatrixQuery, TableRequest};
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::tall_list::TallList;
use crate::app::words::{Tongue, excerpts as words};
use crate::model::{CodeId, Excerpt, ProjectId, Stamp};

/// A cell of the matrix whose excerpts are shown.
#[derive(Clone, PartialEq, Debug)]
pub struct ShownCell {
    /// The matrix.
    pub query: MatrixQuery,
    /// The row.
    pub code: CodeId,
    /// The column, none for the total.
    pub group: Option<String>,
}

/// What the panel remembers.
#[derive(Debug)]
pub struct ExcerptsState {
    cell: Option<ShownCell>,
    below: bool,
    group_by: GroupBy,
    filter: ValueFilter,
    list: TallList,
    selected: Option<usize>,
    reveal: bool,
    version: u64,
    cache: Option<(Key, ExcerptsData)>,
}

impl Default for ExcerptsState {
    fn default() -> Self {
        Self {
            cell: None,
            below: true,
            group_by: GroupBy::default(),
            filter: ValueFilter::default(),
            list: TallList::default(),
            selected: None,
            reveal: false,
            version: 0,
            cache: None,
        }
    }
}

/// What the data was computed of.
#[derive(Clone, PartialEq, Debug)]
struct Key {
    project: ProjectId,
    head: Option<Stamp>,
    code: Option<CodeId>,
    cell: Option<ShownCell>,
    below: bool,
    group_by: GroupBy,
    filter: ValueFilter,
}

impl ExcerptsState {
    /// Shows the excerpts behind a cell of the matrix from now on.
    pub fn show_cell(&mut self, query: MatrixQuery, code: CodeId, group: Option<String>) {
        self.cell = Some(ShownCell { query, code, group });
        self.filter = ValueFilter::All;
    }

    /// Shows the excerpts of the current code from now on.
    pub fn show_code(&mut self) {
        self.cell = None;
        self.filter = ValueFilter::All;
    }

    fn refresh(&mut self, ctx: &Ctx<'_>) {
        let key = Key {
            project: ctx.project.id,
            head: ctx.project.head,
            code: self.cell.as_ref().map(|c| c.code).or(ctx.code),
            cell: self.cell.clone(),
            below: self.below,
            group_by: self.group_by,
            filter: self.filter.clone(),
        };
        if self.cache.as_ref().is_some_and(|(known, _)| *known == key) {
            return;
        }
        let data = data_of(ctx, &key);
        self.version += 1;
        self.selected = None;
        self.cache = Some((key, data));
    }
}

fn data_of(ctx: &Ctx<'_>, key: &Key) -> ExcerptsData {
    let Some(code) = key.code else { return ExcerptsData::default() };
    let only: Option<BTreeSet<Excerpt>> = None;
    let shown = |other| other == code || (key.below && ctx.outline.is_within(other, code));
    ExcerptsData::new(ctx.project, ctx.outline, shown, only.as_ref(), key.group_by, &key.filter)
}

/// Draws the panel.
pub fn excerpts_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState) {
    state.refresh(ctx);
    let Some((key, data)) = state.cache.take() else { return };
    match key.code.filter(|code| ctx.outline.row(*code).is_some()) {
        Some(code) => {
            heading_ui(ui, ctx, state, code, &data);
            controls_ui(ui, ctx, state, code, &data);
            ui.add_space(8.0);
            list::list_ui(ui, ctx, state, &data);
        }
        None => empty_ui(ui, ctx, ctx.say(words::NO_CODE)),
    }
    state.cache = Some((key, data));
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &ExcerptsState, code: CodeId, data: &ExcerptsData) {
    let tokens = ctx.tokens;
    ui.horizontal(|ui| {
        if let Some(row) = ctx.outline.row(code) {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(12.0, 22.0), egui::Sense::hover());
            ui.painter().circle_filled(rect.center(), 5.0, tokens.code_paint(row.colour).strong);
            let title = RichText::new(&row.path).font(fonts::semibold(tokens.ui_size + 4.5)).color(tokens.text);
            ui.add(egui::Label::new(title).truncate());
        }
    });
    let _: &ExcerptsState = state;
    let counts = counts(ctx.tongue, data.quotes.len(), data.n_participants, data.n_documents);
    ui.label(RichText::new(counts).font(fonts::regular(tokens.ui_size - 0.5)).color(tokens.text_quiet));
}

/// Returns how much there is, in words: "34 excerpts, 12 participants, 9 documents".
fn counts(tongue: Tongue, excerpts: usize, participants: usize, documents: usize) -> String {
    let excerpts = tongue.count(excerpts, words::EXCERPT, words::EXCERPTS);
    let participants = tongue.count(participants, words::PARTICIPANT, words::PARTICIPANTS);
    let documents = tongue.count(documents, words::DOCUMENT, words::DOCUMENTS);
    format!("{excerpts}, {participants}, {documents}")
}

fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, code: CodeId, data: &ExcerptsData) {
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let groupings = [
            (GroupBy::Document, words::BY_DOCUMENT),
            (GroupBy::Code, words::BY_CODE),
            (GroupBy::Participant, words::BY_PARTICIPANT),
        ];
        let label = ui.label(RichText::new(ctx.say(words::GROUP_BY)).color(ctx.tokens.text_quiet));
        let viewpoint = ctx.project.viewpoint.as_deref();
        let name = |by: GroupBy| {
            let known = groupings.iter().find(|(g, _)| *g == by).map(|(_, phrase)| ctx.say(*phrase));
            known.or(viewpoint).unwrap_or_default().to_owned()
        };
        let combo = ComboBox::from_id_salt("group excerpts by").selected_text(name(state.group_by));
        let shown = combo.show_ui(ui, |ui| {
            for (by, phrase) in groupings {
                ui.selectable_value(&mut state.group_by, by, ctx.say(phrase));
            }
            if let Some(viewpoint) = viewpoint {
                ui.selectable_value(&mut state.group_by, GroupBy::Viewpoint, viewpoint);
            }
        });
        shown.response.labelled_by(label.id);
        if let Some(viewpoint) = viewpoint {
            value_filter_ui(ui, ctx, state, viewpoint, data);
        }
        if state.cell.is_none() {
            ui.checkbox(&mut state.below, ctx.say(words::WITH_BELOW));
        }
        if ui.button(ctx.say(words::EXPORT)).clicked() {
            ctx.send(Command::AskToExport(TableRequest::Excerpts(Some(code))));
        }
    });
}

fn value_filter_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, viewpoint: &str, data: &ExcerptsData) {
    let name = |filter: &ValueFilter| match filter {
        ValueFilter::All => ctx.say(words::ALL_VALUES).to_owned(),
        ValueFilter::Only(value) if value.is_empty() => ctx.say(words::NO_VALUE).to_owned(),
        ValueFilter::Only(value) => value.clone(),
    };
    let label = ui.label(RichText::new(viewpoint).color(ctx.tokens.text_quiet));
    let combo = ComboBox::from_id_salt("viewpoint of excerpts").selected_text(name(&state.filter));
    let shown = combo.show_ui(ui, |ui| {
        let values = data.values.iter().map(|v| ValueFilter::Only(v.clone()));
        for filter in std::iter::once(ValueFilter::All).chain(values) {
            let text = name(&filter);
            ui.selectable_value(&mut state.filter, filter, text);
        }
    });
    shown.response.labelled_by(label.id);
}

fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>, text: &str) {
    ui.add_space(ui.available_height() * 0.3);
    ui.vertical_centered(|ui| {
        ui.set_max_width(420.0);
        ui.label(RichText::new(text).size(ctx.tokens.ui_size + 1.5).color(ctx.tokens.text_quiet));
    });
}
