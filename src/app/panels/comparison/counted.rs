//! Companions of the comparison that are counted in the background: the words that divide the groups, and the new codes
//! of each interview. They say what to read next and prove nothing by themselves.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, Checkbox, ComboBox, DragValue, Id, Rect, RichText, Role, ScrollArea, Sense, Spinner, Stroke, Ui,
    WidgetInfo, vec2,
};

use crate::analysis::statistics::SaturationRule;
use crate::analysis::{Cell, CodeChoice, InterviewOrder, NewCodesQuery, Scope, Table, WordsQuery};
use crate::app::command::{Command, Companion, TableRequest};
use crate::app::context::Ctx;
use crate::app::recount::{Recount, caution_ui};
use crate::app::theme::fonts;
use crate::app::widgets::empty_ui;
use crate::app::widgets::grid::{CellCursor, Cells, Grid, text_ui};
use crate::app::widgets::picture::picture_ui;
use crate::app::words::{Phrase, comparison as say, unbroken};
use crate::export::picture::Picture;
use crate::model::{Edition, Language, Said};

/// What the background found: a table, and pictures of it.
#[derive(Debug)]
pub struct Counted {
    /// The numbers.
    pub table: Table,
    /// One for each group, as a rule.
    pub pictures: Vec<Picture>,
}

/// What the view keeps between frames.
#[derive(Debug, Default)]
pub(super) struct CountedState {
    without_stop_words: Option<bool>,
    order: InterviewOrder,
    rule: SaturationRule,
    asked: Option<Companion>,
    /// What was found, or why it could not be counted.
    found: Recount<Companion, Result<Counted, String>>,
    cursor: CellCursor,
}

/// So many words of each side are shown.
const MOST_WORDS: usize = 100;

impl CountedState {
    /// Takes what the background found, if it is still wanted.
    pub(super) fn found(&mut self, edition: Edition, asked: &Companion, found: Result<Counted, String>) {
        self.found.answer(edition, asked, found);
    }

    /// Takes note that jobs were stopped: what was asked for will not come by itself.
    pub(super) fn cancelled(&mut self) {
        self.found.stop();
    }

    /// Returns what an export of the view writes.
    pub(super) fn request(&self) -> Option<TableRequest> {
        self.asked.as_ref().map(|companion| TableRequest::Companion(Box::new(companion.clone())))
    }

    fn want(&mut self, ui: &Ui, ctx: &Ctx<'_>, companion: Companion) {
        if self.found.asks(ui.ctx(), ctx.project, &companion) {
            ctx.send(Command::Count(Box::new(companion.clone())));
        }
        self.asked = Some(companion);
    }
}

/// Draws the words that divide the groups.
pub(super) fn words_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CountedState) {
    let Some(attribute) = super::attribute(ctx) else {
        empty_ui(ui, ctx.tokens, ctx.say(say::NO_ATTRIBUTE));
        return;
    };
    let mut without = state.without_stop_words.unwrap_or(true);
    ui.add(Checkbox::new(&mut without, ctx.say(say::WITHOUT_STOP_WORDS)));
    state.without_stop_words = Some(without);
    let languages = if without { vec![Language::En, Language::Fr] } else { Vec::new() };
    let query =
        WordsQuery { without: languages, fewest_people: 2, most: Some(MOST_WORDS), ..WordsQuery::by(&attribute) };
    state.want(ui, ctx, Companion::Words(query));
    found_ui(ui, ctx, state, say::WORDS);
}

/// Draws the new codes of each interview.
pub(super) fn new_codes_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CountedState) {
    ui.horizontal_wrapped(|ui| {
        order_ui(ui, ctx, &mut state.order);
        rule_ui(ui, ctx, &mut state.rule);
    });
    let query = NewCodesQuery {
        codes: CodeChoice::default(),
        attribute: super::attribute(ctx),
        groups: Vec::new(),
        order: state.order.clone(),
        rule: state.rule,
        scope: Scope::default(),
    };
    state.want(ui, ctx, Companion::NewCodes(query));
    found_ui(ui, ctx, state, say::NEW_CODES);
}

fn order_ui(ui: &mut Ui, ctx: &Ctx<'_>, order: &mut InterviewOrder) {
    let by_attribute = |name: &str| ctx.tongue.fill(say::BY_ATTRIBUTE, &[("attribute", name)]);
    let name = |order: &InterviewOrder| match order {
        InterviewOrder::Name => ctx.say(say::BY_NAME).to_owned(),
        InterviewOrder::Coding => ctx.say(say::BY_CODING).to_owned(),
        InterviewOrder::Attribute(attribute) => by_attribute(attribute),
    };
    let combo = ComboBox::from_id_salt("order of interviews").selected_text(name(order)).show_ui(ui, |ui| {
        let ordering = ctx.project.attributes().filter(|a| a.kind.is_ordered());
        let attributes = ordering.map(|a| InterviewOrder::Attribute(a.name.clone()));
        for choice in [InterviewOrder::Name, InterviewOrder::Coding].into_iter().chain(attributes) {
            let words = name(&choice);
            ui.selectable_value(order, choice, words);
        }
    });
    combo.response.accessible_name(ctx.say(say::ORDER));
}

/// Draws the three numbers of the stopping rule. A change counts anew when the hand lets go.
fn rule_ui(ui: &mut Ui, ctx: &Ctx<'_>, rule: &mut SaturationRule) {
    let number = |ui: &mut Ui, name: Phrase, value: &mut usize| {
        ui.label(ctx.say(name));
        ui.add(DragValue::new(value).range(1..=50).update_while_editing(false)).accessible_name(ctx.say(name));
    };
    number(ui, say::BASE, &mut rule.base);
    number(ui, say::RUN, &mut rule.run);
    let mut percent = 100.0 * rule.threshold;
    ui.label(ctx.say(say::THRESHOLD));
    let field = DragValue::new(&mut percent).range(0.0..=100.0).suffix(" %").update_while_editing(false);
    if ui.add(field).accessible_name(ctx.say(say::THRESHOLD)).changed() {
        rule.threshold = percent.round() / 100.0;
    }
}

fn found_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CountedState, name: Phrase) {
    ui.add_space(6.0);
    let CountedState { asked, found: recount, cursor, .. } = state;
    let Some(asked) = asked else { return };
    match recount.found_for(asked) {
        None if recount.is_stopped() => recount.stopped_ui(ui, ctx),
        None => {
            ui.horizontal(|ui| {
                ui.add(Spinner::new().size(14.0)).accessible_name(ctx.say(say::COUNTING));
                ui.label(ctx.say(say::COUNTING));
            });
        }
        Some(Err(why)) => empty_ui(ui, ctx.tokens, why),
        Some(Ok(counted)) => {
            caution_ui(ui, ctx, recount.caution());
            match counted.pictures.is_empty() {
                true => table_ui(ui, ctx, &counted.table, cursor, ctx.say(name)),
                false => pictures_ui(ui, ctx, &counted.pictures),
            }
        }
    }
}

fn pictures_ui(ui: &mut Ui, ctx: &Ctx<'_>, pictures: &[Picture]) {
    ScrollArea::vertical().id_salt("pictures").auto_shrink(false).show(ui, |ui| {
        pictures.iter().for_each(|picture| _ = picture_ui(ui, ctx.tokens, picture));
    });
}

const ROW: f32 = 25.0;
const FIRST: f32 = 170.0;
const COLUMN: f32 = 104.0;
const NARROWEST: f32 = 72.0;
const SCROLLBAR: f32 = 14.0;
const NUMBER_EDGE: f32 = 14.0;

fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, table: &Table, cursor: &mut CellCursor, name: &str) {
    let caption = &table.caption;
    let said = Said::joined([&caption.unit, &caption.base].into_iter().chain(&caption.filters), " · ");
    ui.label(RichText::new(unbroken(said.told(ctx.tongue))).small().color(ctx.tokens.text_quiet));
    ui.add_space(4.0);
    let n_columns = table.columns.len().saturating_sub(1);
    let width = ((ui.available_width() - FIRST - SCROLLBAR) / n_columns.max(1) as f32).clamp(NARROWEST, COLUMN);
    let mut cells = Shown { ctx, table, widths: vec![width; n_columns] };
    let grid = Grid {
        salt: name,
        label: name,
        row_height: ROW,
        head_height: 2.0 * ROW - 8.0,
        first_width: FIRST,
        line: Stroke::new(1.0, ctx.tokens.border),
        ground: ctx.tokens.paper.into(),
    };
    grid.show(ui, cursor, &mut cells);
}

/// Returns the head of a column as people read it: in files it is one word for scripts.
fn on_screen(head: &str) -> String {
    head.replace('_', " ")
}

struct Shown<'a> {
    ctx: &'a Ctx<'a>,
    table: &'a Table,
    widths: Vec<f32>,
}

impl Shown<'_> {
    fn cell(&self, row: usize, column: usize) -> String {
        let tongue = self.ctx.tongue;
        let cell = self.table.rows[row].get(column);
        cell.map_or_else(String::new, |cell| match cell {
            Cell::Number(n, decimals) | Cell::Figure(n, decimals) => tongue.decimal(*n, usize::from(*decimals)),
            words_or_counts => words_or_counts.shown_in(tongue),
        })
    }
}

impl Cells for Shown<'_> {
    fn n_rows(&self) -> usize {
        self.table.rows.len()
    }

    fn column_widths(&self) -> &[f32] {
        &self.widths
    }

    fn corner_ui(&mut self, ui: &mut Ui, rect: Rect) {
        let name = self.table.columns.first().map_or("", |c| c.label.told(self.ctx.tongue));
        let face = fonts::semibold(self.ctx.tokens.small_size);
        let at = rect.left_bottom() + vec2(8.0, -self.ctx.tokens.small_size - 8.0);
        text_ui(ui, at, rect.width() - 12.0, &on_screen(name), face, self.ctx.tokens.text.into());
    }

    fn column_head_ui(&mut self, ui: &mut Ui, column: usize, rect: Rect) {
        let name = on_screen(self.table.columns[column + 1].label.told(self.ctx.tongue));
        let face = TextFormat::simple(fonts::semibold(self.ctx.tokens.small_size), self.ctx.tokens.text.into());
        let mut job = LayoutJob::single_section(name.clone(), face);
        job.wrap = TextWrapping { max_width: rect.width() - 8.0, max_rows: 2, ..TextWrapping::default() };
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        // Over numbers, which stand at the right.
        let over = match self.table.columns[column + 1].kind.is_numeric() {
            true => rect.width() - galley.size().x - NUMBER_EDGE,
            false => 6.0,
        };
        let at = rect.left_bottom() + vec2(over.max(2.0), -galley.size().y - 5.0);
        ui.painter_at(rect).galley(at, galley, self.ctx.tokens.text.into());
        let head = ui.interact(rect.intersect(ui.clip_rect()), Id::unique(("counted head", column)), Sense::hover());
        head.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &name));
        head.on_hover_text(name);
    }

    fn row_head_ui(&mut self, ui: &mut Ui, row: usize, rect: Rect, current: bool) {
        if current {
            ui.painter().rect_filled(rect, 0.0, self.ctx.tokens.hover);
        }
        let face = fonts::medium(self.ctx.tokens.ui_size);
        let words = self.cell(row, 0);
        text_ui(ui, rect.min + vec2(8.0, 4.0), rect.width() - 12.0, &words, face, self.ctx.tokens.text.into());
    }

    fn cell_ui(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect, current: bool) {
        let tokens = self.ctx.tokens;
        if current {
            ui.painter().rect_filled(rect, 0.0, tokens.selected);
        }
        let face = fonts::regular(tokens.ui_size);
        let words = self.cell(row, column + 1);
        if self.table.columns[column + 1].kind.is_numeric() {
            let at = rect.right_center() - vec2(NUMBER_EDGE, 0.0);
            ui.painter().text(at, Align2::RIGHT_CENTER, words, face, tokens.text.into());
        } else {
            text_ui(ui, rect.min + vec2(6.0, 4.0), rect.width() - 10.0, &words, face, tokens.text.into());
        }
    }

    fn cell_label(&self, row: usize, column: usize) -> String {
        format!("{}, {} {}", self.cell(row, 0), self.table.columns[column + 1].name, self.cell(row, column + 1))
    }

    fn cell_tooltip_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        ui.label(self.cell_label(row, column));
    }
}
