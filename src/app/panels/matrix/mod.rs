//! Codes by groups: how many participants of each viewpoint say it, as a heat map whose every cell opens the words
//! behind its number.

mod controls;
mod data;
mod filters;
mod saved;
mod table;

use std::sync::Arc;

use eframe::egui::{RichText, Ui, vec2};

use crate::analysis::{CellShow, Columns, Counting, MatrixQuery, Rows, people};
use crate::app::context::Ctx;
use crate::app::recount::{Recount, caution_ui};
use crate::app::theme::fonts;
use crate::app::widgets::grid::CellCursor;
use crate::app::widgets::shade;
use crate::app::widgets::{empty_ui, page};
use crate::app::words::{Phrase, excerpts as common, matrix as words, unbroken};
use crate::model::{Project, Said};

pub use data::{Arrangement, MatrixData, SortedBy, shown_group};

/// What this panel keeps between frames.
#[derive(Debug, Default)]
pub struct MatrixState {
    /// What is counted, nothing as long as nobody chose: then the viewpoint decides.
    query: Option<MatrixQuery>,
    arrangement: Arrangement,
    cells: CellShow,
    cursor: CellCursor,
    recount: Recount<MatrixQuery, Counted>,
    /// The saved matrix that is shown.
    saved: Option<saved::Shown>,
    /// The name under which what is shown was saved just now.
    saves_as: Option<String>,
    /// Why a saved matrix cannot be shown.
    trouble: Option<Said>,
    draft: filters::FilterDraft,
}

/// What was counted, as it is arranged.
#[derive(Debug)]
struct Counted {
    arrangement: Arrangement,
    data: MatrixData,
}

impl MatrixState {
    /// Counts `query` from now on.
    pub fn set_query(&mut self, query: MatrixQuery) {
        self.query = Some(query);
    }

    /// Returns what is counted: what was chosen, or else all codes by the viewpoint, or by document without one.
    pub fn query(&self, project: &Project) -> MatrixQuery {
        self.query.clone().unwrap_or_else(|| {
            let columns = project.viewpoint.clone().map_or(Columns::Documents, Columns::Attribute);
            MatrixQuery::by(columns)
        })
    }

    /// Counts `query` instead of `before` from now on.
    fn ask(&mut self, query: MatrixQuery, before: &MatrixQuery) {
        if query.columns != before.columns {
            self.arrangement.sorted = None;
        }
        self.query = Some(query);
    }

    fn renew(&mut self, ui: &Ui, project: &Arc<Project>) {
        let arrangement = self.arrangement.clone();
        self.recount.renew(ui.ctx(), project, self.query(project), |project, query| Counted {
            data: MatrixData::new(project, query, &arrangement),
            arrangement,
        });
        if let Some(counted) = self.recount.found_mut().filter(|counted| counted.arrangement != self.arrangement) {
            counted.data.arrange(&self.arrangement);
            counted.arrangement = self.arrangement.clone();
        }
    }
}

/// Draws the panel.
pub fn matrix_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState) {
    page().show(ui, |ui| content_ui(ui, ctx, state));
}

fn content_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState) {
    state.renew(ui, ctx.project);
    let recount = std::mem::take(&mut state.recount);
    match recount.found() {
        Some(Counted { data, .. }) => {
            heading_ui(ui, ctx, state.cells, data, recount.caution());
            ui.add_space(6.0);
            counted_ui(ui, ctx, state, data);
        }
        None => recount.waiting_ui(ui, ctx),
    }
    state.recount = recount;
}

fn counted_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState, data: &MatrixData) {
    controls::controls_ui(ui, ctx, state, data);
    saved::trouble_ui(ui, ctx, state);
    ui.add_space(8.0);
    if data.shown.is_empty() {
        let why = match (data.matrix.rows.is_empty(), data.matrix.query.themes) {
            (true, true) => words::NO_THEMES,
            (true, false) => words::NO_CODES,
            (false, _) => words::NOTHING_CODED,
        };
        empty_ui(ui, ctx.tokens, ctx.say(why));
    } else {
        table::table_ui(ui, ctx, state, data);
    }
}

fn heading_ui(ui: &mut Ui, ctx: &Ctx<'_>, cells: CellShow, data: &MatrixData, caution: Option<Phrase>) {
    let tokens = ctx.tokens;
    let title = RichText::new(ctx.say(words::TABLE)).font(fonts::semibold(tokens.title_size)).color(tokens.text);
    ui.horizontal(|ui| {
        ui.label(title);
        caution_ui(ui, ctx, caution);
        if ui.available_width() >= LEGEND {
            legend_ui(ui, ctx, data);
        }
    });
    let caption = RichText::new(unbroken(&caption(ctx, cells, data))).color(tokens.text_quiet);
    ui.label(caption);
}

/// Returns what the numbers are: their unit, base and filters.
fn caption(ctx: &Ctx<'_>, cells: CellShow, data: &MatrixData) -> String {
    let (tongue, query, total) = (ctx.tongue, &data.matrix.query, &data.matrix.total);
    let unit = ctx.say(words::unit(query.unit)).to_lowercase();
    let participants = people(total);
    let documents = tongue.count(total.n_documents as usize, common::DOCUMENT, common::DOCUMENTS);
    let base = [("participants", participants.told(tongue)), ("documents", documents.as_str())];
    let counting = match query.counting {
        Counting::Own => words::CAPTION_OWN,
        Counting::WithBelow => words::CAPTION_BELOW,
    };
    let everyone = if query.scope.everyone { words::CAPTION_EVERYONE } else { words::CAPTION_PARTICIPANTS };
    let tree = match query.rows.within {
        Rows::Tree(tree) if !query.themes => ctx.project.trees.get(&tree).map(|t| t.name.as_str()),
        _ => None,
    };
    let shown = (cells != CellShow::Counts).then(|| ctx.say(words::cells(cells)));
    let mut parts = vec![
        tongue.fill(words::CAPTION_UNIT, &[("unit", &unit)]),
        tongue.fill(words::CAPTION_BASE, &base),
        ctx.say(counting).to_owned(),
        ctx.say(everyone).to_owned(),
    ];
    parts.extend(tree.map(|tree| tongue.fill(words::TREE_OF, &[("tree", tree)])));
    parts.extend(shown.map(|what| tongue.fill(words::CELLS_ARE, &[("what", what)])));
    parts.extend(filters::described(ctx, query));
    parts.join(" · ")
}

/// Room for the scale of the shades. Where there is less, the numbers in the cells say it all.
const LEGEND: f32 = 285.0;

/// Draws the scale of the shades at the right edge.
fn legend_ui(ui: &mut Ui, ctx: &Ctx<'_>, data: &MatrixData) {
    let from_right = eframe::egui::Layout::right_to_left(eframe::egui::Align::Center);
    ui.with_layout(from_right, |ui| scale_ui(ui, ctx, data));
}

fn scale_ui(ui: &mut Ui, ctx: &Ctx<'_>, data: &MatrixData) {
    let tokens = ctx.tokens;
    let has_base = data::base(data.matrix.query.unit, &data.matrix.total).is_some();
    let (title, most) = match has_base {
        true => (words::LEGEND_SHARE, ctx.tongue.fill(words::SHARE, &[("n", "100")])),
        false => (words::LEGEND_NUMBER, ctx.tongue.number(data.largest as usize)),
    };
    let small = |text: &str| RichText::new(text).font(fonts::regular(tokens.small_size)).color(tokens.text_quiet);
    ui.label(small(&most));
    let (rect, _) = ui.allocate_exact_size(vec2(90.0, 12.0), eframe::egui::Sense::hover());
    let step = rect.width() / 6.0;
    for i in 0..6_u8 {
        let left = rect.left() + f32::from(i) * step;
        let field =
            eframe::egui::Rect::from_min_size(eframe::egui::pos2(left, rect.top()), vec2(step - 1.5, rect.height()));
        ui.painter().rect_filled(field, 2.0, shade::ground(tokens, f32::from(i) / 5.0));
        let edge = eframe::egui::Stroke::new(1.0, tokens.border);
        ui.painter().rect_stroke(field, 2.0, edge, eframe::egui::StrokeKind::Inside);
    }
    ui.label(small("0"));
    ui.add_space(4.0);
    ui.label(small(ctx.say(title)));
}

#[cfg(test)]
mod tests {
    use eframe::egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::*;
    use crate::analysis::{Compared, MatrixView, SavedMatrix};
    use crate::app::command::Command;
    use crate::app::panels::testing::{Stage, window};
    use crate::model::testing::Fixture;

    fn stage() -> Stage {
        Stage::of(study())
    }

    fn study() -> Fixture {
        let mut fixture = Fixture::of("U1: I have [no place|Housing/None] at all.\nU2: Well.\nP1: A [flat|Housing].");
        for (name, group) in [("U1", "users"), ("U2", "users"), ("P1", "carers")] {
            fixture.attribute(name, "group", group);
        }
        fixture.apply(crate::model::plan::viewpoint(&fixture.project, Some("group")));
        fixture
    }

    fn opened(sent: &[Command]) -> (String, Option<String>) {
        let [Command::ShowCell { what: Compared::Code(code), group, .. }] = sent else { panic!("{sent:?}") };
        (code.to_string(), group.clone())
    }

    #[test]
    fn a_click_on_a_cell_opens_what_it_counts() {
        let mut window = window(stage(), MatrixState::default(), matrix_ui);
        window.run();
        window.get_by_label("Housing, users: 1 of 2 participants, 50%, 1 excerpt").click();
        window.run();
        let expected = (window.state().0.code("Housing").to_string(), Some("users".to_owned()));
        assert_eq!(opened(&window.state().0.sent()), expected);
    }

    #[test]
    fn arrows_move_from_cell_to_cell_and_enter_opens() {
        let mut window = window(stage(), MatrixState::default(), matrix_ui);
        window.run();
        window.get_by_role_and_label(eframe::egui::Role::Table, "Codes by groups").focus();
        window.run();
        for key in [Key::ArrowDown, Key::ArrowRight, Key::ArrowRight, Key::Enter] {
            window.key_press(key);
            window.run();
        }
        assert_eq!(opened(&window.state().0.sent()), (window.state().0.code("None").to_string(), None));
    }

    #[test]
    fn a_closed_branch_hides_its_codes() {
        let mut window = window(stage(), MatrixState::default(), matrix_ui);
        window.run();
        window.get_by_label("Housing/None");
        window.get_by_label("Collapse Housing").click();
        window.run();
        assert!(window.query_by_label("Housing/None").is_none());
        window.get_by_label("Expand Housing");
    }

    #[test]
    fn a_filter_is_put_together_seen_and_let_go() {
        let mut window = window(stage(), MatrixState::default(), matrix_ui);
        window.run();
        window.get_by_label("Filters").click();
        window.run();
        window.get_by_label("value").focus();
        window.run();
        window.get_by_label("value").type_text("users");
        window.run();
        window.get_by_label("Add").click();
        window.run();
        window.get_by_label("Filters (1)");
        window.get_by_label("Housing, users: 1 of 2 participants, 50%, 1 excerpt");
        assert!(window.query_by_label_contains("Housing, carers").is_none());
        window.get_by_label("Without the filter group = users").click();
        window.run();
        window.get_by_label_contains("Housing, carers");
    }

    #[test]
    fn a_saved_matrix_is_chosen_by_its_name() {
        let query = MatrixQuery::by(Columns::Participants);
        let view = MatrixView { cells: CellShow::PercentOfRow, ..MatrixView::default() };
        let question = SavedMatrix::of(&query, &view).written();
        let mut fixture = study();
        fixture.apply(crate::model::plan::save_matrix(&fixture.project, "People", Some(question)).unwrap());
        let mut window = window(Stage::of(fixture), MatrixState::default(), matrix_ui);
        window.run();
        window.get_by_label("Saved matrices").click();
        window.run();
        window.get_by_label("People").click();
        window.run();
        window.get_by_label_contains("Housing, U1: 1 of 1 participant");
        assert_eq!((window.state().1.saved_name(), window.state().1.cells), (Some("People"), CellShow::PercentOfRow));
    }

    #[test]
    fn a_saved_matrix_that_is_not_understood_says_so_in_french() {
        let mut fixture = study();
        let question = Some("of a version to come".to_owned());
        fixture.apply(crate::model::plan::save_matrix(&fixture.project, "People", question).unwrap());
        let mut window = window(Stage::of(fixture).in_french(), MatrixState::default(), matrix_ui);
        window.run();
        let saved = window.state().0.ctx().say(words::SAVED).to_owned();
        window.get_by_label(&saved).click();
        window.run();
        window.get_by_label("People").click();
        window.run();
        window.get_by_label_contains("la matrice enregistrée «\u{202f}People\u{202f}» n’est pas comprise");
    }

    #[test]
    fn a_long_list_of_attributes_is_searched() {
        let mut fixture = study();
        for n in 0..20 {
            fixture.attribute("U1", &format!("question {n}"), "yes");
        }
        let mut window = window(Stage::of(fixture), MatrixState::default(), matrix_ui);
        window.run();
        let [find, _] = window.state().0.ctx().find_entry();
        let label = window.state().0.ctx().say(words::COLUMNS);
        window.get_by_role_and_label(eframe::egui::Role::ComboBox, label).click();
        window.run();
        assert!(window.get_by_label(find).is_focused(), "the keyboard is in the field");
        window.event(eframe::egui::Event::Text("question 17".to_owned()));
        window.run();
        window.key_press(Key::Enter);
        window.run();
        let query = window.state().1.query(&window.state().0.project);
        assert_eq!(query.columns, Columns::Attribute("question 17".to_owned()));
    }

    #[test]
    fn the_panel_speaks_french() {
        let mut window = window(stage().in_french(), MatrixState::default(), matrix_ui);
        window.run();
        window.get_by_label("Housing, users\u{202f}: 1 sur 2 participants, 50\u{202f}%, 1 extrait");
        window.get_by_label("Compter les enquêteurs");
    }
}
