//! The framework grid: participants by themes, in each cell what was summed up; below it the cell that is looked at,
//! its summary to be written beside the excerpts that it rests on.

use eframe::egui::text::{LayoutJob, TextFormat, TextWrapping};
use eframe::egui::{
    Align2, Color32, Frame, Id, Margin, Panel, Rect, RichText, ScrollArea, Stroke, TextEdit, Ui, pos2, vec2,
};

use crate::analysis::{Framework, FrameworkCell, Scope, framework};
use crate::app::command::{Command, Comparing};
use crate::app::context::Ctx;
use crate::app::recount::{Recount, caution_ui};
use crate::app::theme::fonts;
use crate::app::widgets::card::Card;
use crate::app::widgets::grid::{CellCursor, Cells, Grid, text_ui};
use crate::app::widgets::{empty_ui, shade};
use crate::app::words::{comparison as say, errors, excerpts};
use crate::model::{Excerpt, ParticipantId, ThemeId};

/// What the view keeps between frames.
#[derive(Debug, Default)]
pub(super) struct FrameworkState {
    cursor: CellCursor,
    /// The grid by the values of an attribute.
    grid: Recount<Option<String>, Option<Framework>>,
    /// The summary that is being written.
    writing: Option<Writing>,
}

/// A summary that is being written.
#[derive(Debug)]
struct Writing {
    of: (ThemeId, ParticipantId),
    /// What stood there when writing began.
    before: String,
    text: String,
}

impl Writing {
    fn into_command(self) -> Command {
        let Self { of: (theme, participant), before, text } = self;
        Command::Compare(Comparing::Summarise { theme, participant, before, text })
    }
}

impl FrameworkState {
    /// Returns the theme that is being summed up.
    pub(super) fn writes_on(&self) -> Option<ThemeId> {
        self.writing.as_ref().map(|writing| writing.of.0)
    }

    /// Returns what makes a change of the summary that is being written.
    pub(super) fn take_unsent(&mut self) -> Option<Command> {
        self.writing.take().map(Writing::into_command)
    }

    /// Sends what is being written: the view is not drawn any more, so its field cannot lose the keyboard.
    pub(super) fn leave(&mut self, ctx: &Ctx<'_>) {
        if let Some(command) = self.take_unsent() {
            ctx.send(command);
        }
    }
}

const ROW: f32 = 66.0;
const HEAD: f32 = 34.0;
const FIRST: f32 = 150.0;
const COLUMN: f32 = 220.0;

pub(super) fn framework_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FrameworkState) {
    state.grid.renew(ui.ctx(), ctx.project, super::attribute(ctx), |project, attribute| {
        framework(project, attribute.as_deref(), &Scope::default()).ok()
    });
    let counted = std::mem::take(&mut state.grid);
    match counted.found() {
        None => counted.waiting_ui(ui, ctx),
        Some(Some(grid)) if !grid.rows.is_empty() => {
            caution_ui(ui, ctx, counted.caution());
            grid_ui(ui, ctx, state, grid);
        }
        Some(_) => empty_ui(ui, ctx.tokens, ctx.say(say::NO_THEMES)),
    }
    state.grid = counted;
}

fn grid_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FrameworkState, grid: &Framework) {
    let below = Frame::new().inner_margin(Margin { left: 0, right: 8, top: 10, bottom: 10 });
    let height = (ui.available_height() * 0.42).clamp(160.0, 420.0);
    Panel::bottom("framework cell").resizable(true).default_size(height).frame(below).show(ui, |ui| {
        cell_ui(ui, ctx, state, grid);
    });
    let mut cells = Summaries { ctx, grid, widths: vec![COLUMN; grid.themes.len()] };
    let table = Grid {
        salt: "framework",
        label: ctx.say(say::GRID),
        row_height: ROW,
        head_height: HEAD,
        first_width: FIRST,
        line: Stroke::new(1.0, ctx.tokens.border),
        ground: ctx.tokens.paper.into(),
    };
    table.show(ui, &mut state.cursor, &mut cells);
}

/// Returns what somebody wrote about a theme and a person: it is written here, so what was counted before does not
/// tell.
fn summary<'a>(ctx: &Ctx<'a>, grid: &Framework, row: usize, column: usize) -> &'a str {
    let of = grid.themes.get(column).zip(grid.rows.get(row)).map(|((theme, _), row)| (*theme, row.participant));
    let summed = of.and_then(|of| ctx.project.comparison.summaries.get(&of));
    summed.map_or("", |summed| summed.summary.text.as_str())
}

struct Summaries<'a> {
    ctx: &'a Ctx<'a>,
    grid: &'a Framework,
    widths: Vec<f32>,
}

impl Summaries<'_> {
    fn cell(&self, row: usize, column: usize) -> &FrameworkCell {
        &self.grid.rows[row].cells[column]
    }

    fn words(&self, row: usize, column: usize) -> String {
        let words = summary(self.ctx, self.grid, row, column);
        match self.cell(row, column).stale {
            true => format!("{words} ({})", self.ctx.say(say::STALE)),
            false => words.to_owned(),
        }
    }
}

impl Cells for Summaries<'_> {
    fn n_rows(&self) -> usize {
        self.grid.rows.len()
    }

    fn column_widths(&self) -> &[f32] {
        &self.widths
    }

    fn corner_ui(&mut self, _: &mut Ui, _: Rect) {}

    fn column_head_ui(&mut self, ui: &mut Ui, column: usize, rect: Rect) {
        let at = rect.min + vec2(8.0, 8.0);
        let face = fonts::semibold(self.ctx.tokens.ui_size);
        text_ui(ui, at, rect.width() - 16.0, &self.grid.themes[column].1, face, self.ctx.tokens.text.into());
    }

    fn row_head_ui(&mut self, ui: &mut Ui, row: usize, rect: Rect, current: bool) {
        let (tokens, row) = (self.ctx.tokens, &self.grid.rows[row]);
        if current {
            ui.painter().rect_filled(rect, 0.0, tokens.hover);
        }
        let (name, group) = (fonts::medium(tokens.ui_size), fonts::regular(tokens.small_size));
        text_ui(ui, rect.min + vec2(8.0, 10.0), rect.width() - 16.0, &row.name, name, tokens.text.into());
        text_ui(ui, rect.min + vec2(8.0, 32.0), rect.width() - 16.0, &row.group, group, tokens.text_quiet.into());
    }

    fn cell_ui(&mut self, ui: &mut Ui, row: usize, column: usize, rect: Rect, current: bool) {
        let tokens = self.ctx.tokens;
        let cell = self.cell(row, column);
        let inner = rect.shrink(2.0);
        if !cell.excerpts.is_empty() {
            ui.painter().rect_filled(inner, tokens.radius, shade::ground(tokens, 0.05));
        }
        if current {
            ui.painter().rect_stroke(
                inner,
                tokens.radius,
                Stroke::new(2.0, tokens.link()),
                eframe::egui::StrokeKind::Inside,
            );
        }
        let colour: Color32 = if cell.stale { tokens.warning.into() } else { tokens.text.into() };
        let mut job = LayoutJob::single_section(
            self.words(row, column),
            TextFormat::simple(fonts::regular(tokens.label_size), colour),
        );
        job.wrap = TextWrapping { max_width: inner.width() - 14.0, max_rows: 3, ..TextWrapping::default() };
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter_at(inner).galley(inner.min + vec2(7.0, 5.0), galley, colour);
        if !cell.excerpts.is_empty() {
            let n = self.ctx.tongue.number(cell.excerpts.len());
            let at = pos2(inner.right() - 6.0, inner.bottom() - 4.0);
            let face = fonts::regular(tokens.small_size);
            ui.painter().text(at, Align2::RIGHT_BOTTOM, n, face, tokens.text_quiet.into());
        }
    }

    fn cell_label(&self, row: usize, column: usize) -> String {
        let cell = self.cell(row, column);
        let n = self.ctx.tongue.number(cell.excerpts.len());
        let (person, theme) = (&self.grid.rows[row].name, &self.grid.themes[column].1);
        let summary = self.words(row, column);
        let values = [("person", person.as_str()), ("theme", theme), ("n", &n), ("summary", &summary)];
        self.ctx.tongue.fill(say::CELL, &values)
    }

    fn cell_tooltip_ui(&self, ui: &mut Ui, row: usize, column: usize) {
        let words = self.words(row, column);
        if !words.is_empty() {
            ui.set_max_width(420.0);
            ui.label(words);
        }
    }
}

/// Draws the cell that the cursor is on: its summary to be written, and what the person says.
fn cell_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut FrameworkState, grid: &Framework) {
    let Some(row) = grid.rows.get(state.cursor.row) else { return };
    let (Some((theme, name)), Some(cell)) = (grid.themes.get(state.cursor.column), row.cells.get(state.cursor.column))
    else {
        return;
    };
    let key = (*theme, row.participant);
    let title = ctx.tongue.fill(say::SUMMARY_OF, &[("person", &row.name), ("theme", name)]);
    ui.columns(2, |columns| {
        let ui = &mut columns[0];
        ui.label(RichText::new(&title).font(fonts::semibold(ctx.tokens.ui_size + 1.0)));
        if cell.stale {
            ui.label(RichText::new(ctx.say(say::STALE)).color(ctx.tokens.warning));
        }
        let written = summary(ctx, grid, state.cursor.row, state.cursor.column);
        // The cell may have become another one under the field: its theme was removed, say.
        if let Some(command) = state.writing.take_if(|writing| writing.of != key).map(Writing::into_command) {
            ctx.send(command);
        }
        let stands = || Writing { of: key, before: written.to_owned(), text: written.to_owned() };
        let mut writing = state.writing.take_if(|writing| writing.of == key).unwrap_or_else(stands);
        let label = ctx.say(say::SUMMARY);
        let size = vec2(ui.available_width(), ui.available_height() - 6.0);
        let field = TextEdit::multiline(&mut writing.text).id(Id::unique(("summary", key))).hint_text(label);
        let field = ui.add_sized(size, field).accessible_name(format!("{label}, {title}"));
        if field.lost_focus() && writing.text.trim() != writing.before {
            ctx.send(writing.into_command());
        } else if field.has_focus() {
            state.writing = Some(writing);
        }
        let ui = &mut columns[1];
        ui.label(ctx.tongue.count(cell.excerpts.len(), excerpts::EXCERPT, excerpts::EXCERPTS));
        ScrollArea::vertical().id_salt(("excerpts of", key)).auto_shrink(false).show(ui, |ui| {
            cell.excerpts.iter().for_each(|excerpt| quote_ui(ui, ctx, *excerpt));
        });
    });
}

fn quote_ui(ui: &mut Ui, ctx: &Ctx<'_>, excerpt: Excerpt) {
    let Some(document) = ctx.project.document(excerpt.document) else { return };
    let words = ctx
        .project
        .text(document)
        .map_or_else(|e| errors::of_text(ctx.tongue, &e).0, |text| document.said(&text, excerpt.span));
    let card = Card { speaker: document.name.clone(), words, ..Card::default() };
    let width = ui.available_width();
    let height = card.height(ui, ctx.tokens, width);
    let (_, rect) = ui.allocate_space(vec2(width, height));
    if card.ui(ui, ctx.tokens, Id::unique(("framework quote", excerpt)), rect, false).clicked() {
        ctx.send(Command::ShowExcerpt(excerpt));
    }
}
