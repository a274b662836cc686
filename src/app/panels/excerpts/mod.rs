//! Everything that is coded with a code, or that stands behind a cell of the matrix, to be read side by side.

mod data;
mod list;

use std::collections::BTreeSet;

use eframe::egui::{self, ComboBox, RichText, Ui};

pub use data::{ExcerptsData, GroupBy, Item, Quote, ValueFilter};

use crate::analysis::{Counting, MatrixQuery, cell_excerpts, participants_without};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::panels::matrix::shown_group;
use crate::app::theme::fonts;
use crate::app::widgets::tall_list::TallList;
use crate::app::widgets::{empty_ui, page};
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
    cache: Option<(Key, Shown)>,
}

/// What is shown: the quotes, and behind a cell the people of its group who lack the code.
#[derive(Debug, Default)]
struct Shown {
    data: ExcerptsData,
    without: Vec<String>,
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
        // Who chooses another code in the tree wants to read that one.
        if self.cell.as_ref().is_some_and(|cell| ctx.code.is_some_and(|code| code != cell.code)) {
            self.show_code();
        }
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
        let shown = shown(ctx, &key);
        self.version += 1;
        self.selected = None;
        self.cache = Some((key, shown));
    }
}

fn shown(ctx: &Ctx<'_>, key: &Key) -> Shown {
    let Some(code) = key.code else { return Shown::default() };
    let below = key.cell.as_ref().map_or(key.below, |cell| cell.query.counting == Counting::WithBelow);
    let accepts = |other| other == code || (below && ctx.outline.is_within(other, code));
    let behind = key.cell.as_ref().map(|cell| behind(ctx, cell));
    let (only, without) = behind.map_or((None, Vec::new()), |(only, without)| (Some(only), without));
    let data = ExcerptsData::new(ctx.project, ctx.outline, accepts, only.as_ref(), key.group_by, &key.filter);
    Shown { data, without }
}

/// Returns the excerpts that a cell counts, and the names of the people of its group who have none of them. A group or code
/// that is gone has nothing.
fn behind(ctx: &Ctx<'_>, cell: &ShownCell) -> (BTreeSet<Excerpt>, Vec<String>) {
    let ShownCell { query, code, group } = cell;
    let rows = cell_excerpts(ctx.project, query, *code, group.as_deref()).unwrap_or_default();
    let only = rows.into_iter().map(|row| Excerpt { document: row.document, span: row.span }).collect();
    let without = participants_without(ctx.project, query, *code, group.as_deref()).unwrap_or_default();
    let name = |id| ctx.project.participants.get(&id).map(|p| p.name.clone());
    (only, without.into_iter().filter_map(name).collect())
}

/// Draws the panel.
pub fn excerpts_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState) {
    page().show(ui, |ui| content_ui(ui, ctx, state));
}

fn content_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState) {
    state.refresh(ctx);
    let Some((key, shown)) = state.cache.take() else { return };
    match key.code.filter(|code| ctx.outline.row(*code).is_some()) {
        Some(code) => {
            heading_ui(ui, ctx, state, code, &shown);
            controls_ui(ui, ctx, state, code, &shown.data);
            ui.add_space(8.0);
            list::list_ui(ui, ctx, state, &shown.data);
        }
        None => empty_ui(ui, ctx.tokens, ctx.say(words::NO_CODE)),
    }
    state.cache = Some((key, shown));
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &ExcerptsState, code: CodeId, shown: &Shown) {
    let tokens = ctx.tokens;
    let Some(row) = ctx.outline.row(code) else { return };
    let title = match &state.cell {
        Some(cell) => format!("{} × {}", row.path, group_of(ctx, cell)),
        None => row.path.clone(),
    };
    ui.horizontal(|ui| {
        let (rect, _) = ui.allocate_exact_size(egui::vec2(12.0, 22.0), egui::Sense::hover());
        ui.painter().circle_filled(rect.center(), 5.0, tokens.code_paint(row.colour).strong);
        let title = RichText::new(title).font(fonts::semibold(tokens.ui_size + 4.5)).color(tokens.text);
        ui.add(egui::Label::new(title).truncate());
    });
    let data = &shown.data;
    let counts = counts(ctx.tongue, data.quotes.len(), data.n_participants, data.n_documents);
    ui.label(RichText::new(counts).color(tokens.text_quiet));
    if state.cell.is_some() {
        without_ui(ui, ctx, &shown.without);
        if ui.link(ctx.say(words::ALL_OF_CODE)).clicked() {
            ctx.send(Command::ShowExcerptsOf(code));
        }
    }
}

fn group_of(ctx: &Ctx<'_>, cell: &ShownCell) -> String {
    match cell.group.as_deref() {
        None => ctx.say(words::EVERYBODY).to_owned(),
        group => shown_group(ctx.tongue, group),
    }
}

/// Draws who of the group lacks the code: the silent side is part of what a cell says.
fn without_ui(ui: &mut Ui, ctx: &Ctx<'_>, without: &[String]) {
    let tokens = ctx.tokens;
    if without.is_empty() {
        ui.label(RichText::new(ctx.say(words::NOBODY_LACKS)).color(tokens.text_quiet));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let n = ctx.tongue.number(without.len());
        let label = format!("{} ({n})", ctx.say(words::LACK));
        ui.label(RichText::new(label).font(fonts::semibold(tokens.ui_size)));
        ui.label(RichText::new(without.join(", ")).color(tokens.text_quiet));
    });
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
        // A table of excerpts is asked for by code; behind a cell it would hold more than is shown.
        if state.cell.is_none() && ui.button(ctx.say(words::EXPORT)).clicked() {
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

#[cfg(test)]
mod tests {
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::analysis::Columns;
    use crate::app::panels::testing::{Stage, window};
    use crate::model::testing::Fixture;

    fn stage() -> Stage {
        let mut fixture = Fixture::of("INT: How is it?\nU1: I have [no place|Housing/None] at all.\nU2: Well, well.");
        fixture.document("Entretien 2", None, "P1: They get [a flat|Housing] soon.");
        for (name, group) in [("U1", "users"), ("U2", "users"), ("P1", "carers")] {
            fixture.attribute(name, "group", group);
        }
        fixture.apply(crate::model::plan::viewpoint(&fixture.project, Some("group")));
        let mut stage = Stage::of(fixture);
        stage.code = Some(stage.code("Housing"));
        stage
    }

    #[test]
    fn a_code_shows_its_quotes_and_a_click_goes_to_the_text() {
        let mut window = window(stage(), ExcerptsState::default(), excerpts_ui);
        window.run();
        window.get_by_label("2 excerpts, 2 participants, 2 documents");
        window.get_by_label("P1: a flat");
        window.get_by_label("U1: no place").click();
        window.run();
        let sent = window.state().0.sent();
        let [Command::ShowExcerpt(excerpt)] = sent[..] else { panic!("{sent:?}") };
        let project = &window.state().0.project;
        assert_eq!(project.words(&project.documents[&excerpt.document], excerpt.span), "no place");
    }

    #[test]
    fn a_cell_shows_the_quotes_that_it_counts_and_who_lacks_the_code() {
        let stage = stage();
        let mut state = ExcerptsState::default();
        let query = MatrixQuery::by(Columns::Attribute("group".to_owned()));
        state.show_cell(query, stage.code("Housing"), Some("users".to_owned()));
        let mut window = window(stage, state, excerpts_ui);
        window.run();
        window.get_by_label("Housing × users");
        window.get_by_label("U1: no place");
        assert!(window.query_by_label("P1: a flat").is_none());
        window.get_by_label("Without this code (1)");
        window.get_by_label("U2");
    }

    #[test]
    fn another_code_in_the_tree_leaves_the_cell() {
        let stage = stage();
        let mut state = ExcerptsState::default();
        let query = MatrixQuery::by(Columns::Attribute("group".to_owned()));
        state.show_cell(query, stage.code("Housing"), Some("users".to_owned()));
        let mut window = window(stage, state, excerpts_ui);
        window.run();
        window.state_mut().0.code = Some(window.state().0.code("None"));
        window.run();
        window.get_by_label("Housing/None");
        assert!(window.query_by_label("Housing × users").is_none());
    }

    #[test]
    fn the_panel_speaks_french() {
        let mut window = window(stage().in_french(), ExcerptsState::default(), excerpts_ui);
        window.run();
        window.get_by_label("2 extraits, 2 participants, 2 documents");
        window.get_by_label("Avec les codes en dessous");
    }
}
