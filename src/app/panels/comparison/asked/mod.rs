//! Which questions of the interview guide were asked in which document, marked like a spreadsheet: a block of cells at
//! once, from the keyboard too, as one change. Why somebody is silent on a theme follows from it.

mod cells;
mod keys;

use eframe::egui::{Button, ComboBox, RichText, Stroke, Ui};

use self::cells::AskedCells;
use self::keys::{Wish, take_keys};
use crate::analysis::{AskedGrid, asked_grid};
use crate::app::command::{Command, Comparing};
use crate::app::context::Ctx;
use crate::app::panels::asked_mark::next_mark;
use crate::app::recount::Recount;
use crate::app::widgets::empty_ui;
use crate::app::widgets::grid::{CellCursor, Chosen, Grid, Place, Size, Spot, Touched};
use crate::app::words::{asked as say, comparison};
use crate::model::{CodeId, DocumentId, Outline};

/// What the view keeps between frames.
#[derive(Debug, Default)]
pub(super) struct AskedState {
    chosen: Chosen,
    /// Whether the cursor has to be brought into sight.
    moved: bool,
    grid: Recount<(), AskedGrid>,
}

const ROW: f32 = 28.0;
const HEAD: f32 = 56.0;
const FIRST: f32 = 190.0;
const COLUMN: f32 = 128.0;

pub(super) fn asked_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut AskedState) {
    guide_ui(ui, ctx);
    state.grid.renew(ui.ctx(), ctx.project, (), |project, ()| asked_grid(project, &Outline::of(project)));
    let recount = std::mem::take(&mut state.grid);
    match recount.found() {
        None => recount.waiting_ui(ui, ctx),
        Some(grid) if grid.questions.is_empty() || grid.documents.is_empty() => {
            let guide = ctx.project.guide_tree().is_some();
            empty_ui(ui, ctx.tokens, ctx.say(if guide { say::NO_QUESTIONS } else { say::NO_GUIDE_YET }));
        }
        Some(grid) => {
            state.chosen.keep_within(grid.documents.len(), grid.questions.len());
            marks_ui(ui, ctx, state, grid);
            ui.add_space(6.0);
            table_ui(ui, ctx, state, grid);
        }
    }
    state.grid = recount;
}

/// Draws which tree holds the questions.
pub(super) fn guide_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    let before = ctx.project.guide_tree();
    let mut guide = before;
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new(ctx.say(comparison::GUIDE_TREE)).color(ctx.tokens.text_quiet));
        let none = ctx.say(comparison::NO_GUIDE);
        let name = guide.and_then(|id| ctx.project.trees.get(&id)).map_or(none, |t| t.name.as_str());
        let combo = ComboBox::from_id_salt("guide").selected_text(name);
        let combo = combo.show_ui(ui, |ui| {
            ui.selectable_value(&mut guide, None, none);
            for tree in ctx.project.trees() {
                ui.selectable_value(&mut guide, Some(tree.id), &tree.name);
            }
        });
        combo.response.labelled_by(label.id);
    });
    if guide != before {
        ctx.send(Command::Compare(Comparing::SetGuide(guide)));
    }
}

/// Draws what can be said of the chosen cells, and of how many documents anything is recorded.
fn marks_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &AskedState, grid: &AskedGrid) {
    ui.horizontal_wrapped(|ui| {
        let marks = [(say::MARK_ASKED, Some(true)), (say::MARK_NOT_ASKED, Some(false)), (say::MARK_UNKNOWN, None)];
        for (phrase, to) in marks {
            if ui.add(Button::new(ctx.say(phrase))).clicked() {
                mark(ctx, state, grid, to);
            }
        }
        let values =
            [("n", &*ctx.tongue.number(grid.n_recorded())), ("all", &*ctx.tongue.number(grid.documents.len()))];
        ui.label(RichText::new(ctx.tongue.fill(say::RECORDED, &values)).color(ctx.tokens.text_quiet));
    });
    ui.label(RichText::new(ctx.say(say::HOW)).small().color(ctx.tokens.text_quiet));
}

fn table_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut AskedState, marked: &AskedGrid) {
    let grid = Grid {
        salt: "questions asked",
        label: ctx.say(say::TITLE),
        row_height: ROW,
        head_height: HEAD,
        first_width: FIRST,
        line: Stroke::new(1.0, ctx.tokens.border),
        ground: ctx.tokens.paper.into(),
    };
    let focus = grid.focus_ui(ui);
    let page = ((ui.available_height() - HEAD) / ROW).max(1.0) as usize;
    let size = Size { rows: marked.documents.len(), columns: marked.questions.len(), page };
    if focus.has_focus() {
        let before = state.chosen;
        for wish in take_keys(ui, &focus, &mut state.chosen, size) {
            let to = match wish {
                Wish::Mark(to) => to,
                Wish::Next => next_mark(marked.marks[state.chosen.cursor.row][state.chosen.cursor.column]),
            };
            mark(ctx, state, marked, to);
        }
        state.moved |= before != state.chosen;
    }
    let mut cells = AskedCells {
        ctx,
        grid: marked,
        widths: vec![COLUMN; marked.questions.len()],
        chosen: state.chosen,
        in_use: focus.has_focus(),
        whole: None,
    };
    let Spot { row, column } = state.chosen.cursor;
    let touched = grid.body_ui(ui, &focus, CellCursor { row, column }, std::mem::take(&mut state.moved), &mut cells);
    let whole_column = cells.whole;
    point(ui, state, touched, size);
    if let Some(column) = whole_column {
        let anchor = Spot { row: 0, column };
        state.chosen = Chosen { anchor, cursor: Spot { row: size.rows - 1, column } };
    }
    if touched != Touched::default() || whole_column.is_some() {
        focus.request_focus();
    }
}

/// Follows the pointer: a press puts the cursor there, with Shift or dragging it spans a block; the name of a document
/// chooses its whole row.
fn point(ui: &Ui, state: &mut AskedState, touched: Touched, size: Size) {
    // A click that a screen reader makes has no press before it.
    if let Some(Place { row, column }) = touched.pressed.or(touched.clicked) {
        let extend = ui.input(|i| i.modifiers.shift);
        match column {
            Some(column) => state.chosen.go(Spot { row, column }, extend || touched.pressed.is_none()),
            None => {
                let anchor = Spot { row: if extend { state.chosen.anchor.row } else { row }, column: 0 };
                state.chosen = Chosen { anchor, cursor: Spot { row, column: size.columns - 1 } };
            }
        }
    }
    if let Some(Place { row, column: Some(column) }) = touched.dragged
        && state.chosen.cursor != (Spot { row, column })
    {
        state.chosen.go(Spot { row, column }, true);
        state.moved = true;
    }
}

/// Says of the chosen cells whether the questions were asked there.
fn mark(ctx: &Ctx<'_>, state: &AskedState, grid: &AskedGrid, to: Option<bool>) {
    let documents: Vec<DocumentId> = grid.documents[state.chosen.rows()].iter().map(|(id, _)| *id).collect();
    let questions: Vec<CodeId> = grid.questions[state.chosen.columns()].iter().map(|(id, _)| *id).collect();
    ctx.send(Command::Compare(Comparing::MarkAsked { documents, questions, to }));
}
