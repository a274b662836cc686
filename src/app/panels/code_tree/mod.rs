//! The code trees: finding, applying, naming, ordering and colouring codes. Only the lines that are seen are drawn, and
//! what they are is computed once a change.
//!
//! One line is the *lead*: it alone is reached by Tab and has the keyboard when the trees have it. It keeps the
//! keyboard while it is scrolled out of sight, and when it goes its neighbour takes over.

mod choice;
mod counts;
mod dropping;
mod keys;
mod line;
mod menu;
mod paint;
mod rows;
#[cfg(test)]
mod tests;
mod toolbar;

pub use counts::{CodeCounts, Count};
pub use line::{dragged, is_dropped};

use std::ops::Range;
use std::sync::{Arc, Weak};

use eframe::egui::{Id, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use self::choice::Choice;
use self::rows::{Closed, Filter, NewAt, Row, Spot};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::words::code_tree as say;
use crate::model::{CodeId, Project, Seen, TreeId};

const ROW: f32 = 27.0;

/// What the code trees keep between frames.
#[derive(Debug, Default)]
pub struct CodeTreeState {
    counts: CodeCounts,
    /// Those of the outline's rows.
    row_counts: Vec<Count>,
    filter: Filter,
    closed: Closed,
    lines: Vec<Row>,
    lines_of: LinesOf,
    choice: Choice,
    /// Which line the lead is, and the line that Tab reaches.
    lead_line: Option<usize>,
    edit: Option<Edit>,
    /// The code that was current in the last frame: another one is brought into view.
    seen: Option<CodeId>,
    /// The code that these trees themselves asked to be current.
    asked: Option<CodeId>,
    /// Whether a line has the keyboard, or had it when a dialog opened.
    keyboard: bool,
    /// The line that had the keyboard last.
    held: Option<Id>,
    /// The line that gets the keyboard with the next frame.
    focus: Option<Spot>,
    reveal: Option<Spot>,
    /// Whether the lead is brought into view when the project changes: a command is on its way that moves it.
    reveal_when_moved: bool,
    /// Whether the code that becomes current next gets the keyboard: it is being made.
    focus_new: bool,
    filter_wanted: bool,
    /// How many lines are seen.
    page: usize,
}

/// What the lines were computed from.
#[derive(Debug, Default)]
struct LinesOf {
    project: Weak<Project>,
    filter: Filter,
    closed: Closed,
    pinned: Vec<CodeId>,
    new_at: Option<NewAt>,
}

/// A name that is being typed.
#[derive(Clone, PartialEq, Debug)]
struct Edit {
    what: Edited,
    text: String,
    /// The name that stood when typing began; whoever leaves it as it was renames nothing.
    was: String,
    is_new: bool,
    /// What was known when typing began.
    seen: Seen,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Edited {
    Code(CodeId),
    Tree(TreeId),
    /// A code that is not there yet.
    NewCode {
        tree: Option<TreeId>,
        at: NewAt,
    },
    NewTree,
}

/// Returns the identity of a line on the screen.
fn line_id(spot: Spot) -> Id {
    Id::unique(("code tree", spot))
}

impl CodeTreeState {
    /// Gives the filter box the keyboard with the next frame.
    pub fn take_filter(&mut self) {
        self.filter_wanted = true;
    }

    /// Brings counts and lines up to date with the project.
    fn refresh(&mut self, ctx: &Ctx<'_>) {
        let new_at = self.new_at();
        let of = &self.lines_of;
        let same_project = std::ptr::eq(of.project.as_ptr(), Arc::as_ptr(ctx.project));
        if !same_project {
            self.counts.refresh(ctx.project);
            self.row_counts = self.counts.rows(ctx.outline);
            self.choice.forget_what_is_gone(ctx.outline);
        }
        if same_project
            && of.filter == self.filter
            && of.closed == self.closed
            && of.pinned == ctx.quick.pinned
            && of.new_at == new_at
        {
            return;
        }
        let pinned = ctx.quick.pinned.clone();
        let lines = rows::rows(ctx.project, ctx.outline, &self.row_counts, &self.closed, &self.filter, &pinned);
        self.lines = match new_at {
            Some(at) => rows::with_new(lines, ctx.outline, at),
            None => lines,
        };
        let (filter, closed) = (self.filter.clone(), self.closed.clone());
        self.lines_of = LinesOf { project: Arc::downgrade(ctx.project), filter, closed, pinned, new_at };
        self.find_lead(ctx);
        if !same_project && std::mem::take(&mut self.reveal_when_moved) {
            self.reveal = self.choice.lead;
        }
    }

    /// Follows the current code when something else chose it.
    fn follow_current(&mut self, ctx: &Ctx<'_>) {
        if self.seen == ctx.code {
            return;
        }
        self.seen = ctx.code;
        let asked = self.asked.take();
        let Some(code) = ctx.code.filter(|_| ctx.code != asked) else { return };
        if self.choice.lead.and_then(Spot::code) != Some(code) {
            self.choice.only(Spot::Code(code));
            self.open_above(ctx, code);
            self.find_lead(ctx);
        }
        self.reveal = self.choice.lead;
        if std::mem::take(&mut self.focus_new) {
            self.focus = self.choice.lead;
        }
    }

    fn new_at(&self) -> Option<NewAt> {
        match self.edit.as_ref()?.what {
            Edited::NewCode { at, .. } => Some(at),
            Edited::Code(_) | Edited::Tree(_) | Edited::NewTree => None,
        }
    }

    /// Finds the line of the lead. When it is gone, the code above it that is shown takes over, else what stands there
    /// now.
    fn find_lead(&mut self, ctx: &Ctx<'_>) {
        let at = |spot: Spot| self.lines.iter().position(|r| r.spot(ctx.outline) == Some(spot));
        let Some(lead) = self.choice.lead else {
            self.lead_line = None;
            return;
        };
        let mut found = at(lead);
        let mut above = lead.code().and_then(|code| ctx.outline.index(code));
        while let (None, Some(index)) = (found, above) {
            found = at(Spot::Code(ctx.outline.rows[index].code));
            above = rows::parent_of(ctx.outline, index);
        }
        let there = self.lead_line.map(|i| i.min(self.lines.len().saturating_sub(1)));
        let line = found.or(there).filter(|i| *i < self.lines.len());
        self.lead_line = line;
        let spot = line.and_then(|i| self.lines[i].spot(ctx.outline));
        if let Some(spot) = spot.filter(|spot| *spot != lead) {
            self.lead_to(ctx, spot);
        }
    }

    fn lead_to(&mut self, ctx: &Ctx<'_>, spot: Spot) {
        self.choice.only(spot);
        if self.keyboard {
            self.focus = Some(spot);
        }
        self.select(ctx, spot);
    }

    /// Makes the code of a line current.
    fn select(&mut self, ctx: &Ctx<'_>, spot: Spot) {
        if let Some(code) = spot.code().filter(|code| ctx.code != Some(*code)) {
            self.asked = Some(code);
            ctx.send(Command::SelectCode(Some(code)));
        }
    }

    /// Goes to a line with the keyboard.
    fn go_to(&mut self, ctx: &Ctx<'_>, spot: Spot) {
        self.choice.only(spot);
        if let Some(code) = spot.code() {
            self.open_above(ctx, code);
        }
        self.arrive(ctx, spot);
    }

    fn go_to_line(&mut self, ctx: &Ctx<'_>, line: usize, extends: bool) {
        let Some(spot) = self.lines.get(line).and_then(|r| r.spot(ctx.outline)) else { return };
        match extends {
            true => self.choice.extend(ctx.outline, &self.lines, spot),
            false => self.choice.only(spot),
        }
        self.arrive(ctx, spot);
    }

    fn arrive(&mut self, ctx: &Ctx<'_>, spot: Spot) {
        (self.focus, self.reveal) = (Some(spot), Some(spot));
        self.select(ctx, spot);
        self.find_lead(ctx);
    }

    fn open_above(&mut self, ctx: &Ctx<'_>, code: CodeId) {
        let Some(mut index) = ctx.outline.index(code) else { return };
        self.closed.trees.remove(&ctx.outline.rows[index].tree);
        while let Some(above) = rows::parent_of(ctx.outline, index) {
            self.closed.codes.remove(&ctx.outline.rows[above].code);
            index = above;
        }
    }

    fn toggle(&mut self, row: Row, ctx: &Ctx<'_>) {
        match row {
            Row::Pins { open } => self.closed.pins = open,
            Row::Tree { tree, open: true } => _ = self.closed.trees.insert(tree),
            Row::Tree { tree, open: false } => _ = self.closed.trees.remove(&tree),
            Row::Code { index, open: Some(true) } => _ = self.closed.codes.insert(ctx.outline.rows[index].code),
            Row::Code { index, open: Some(false) } => _ = self.closed.codes.remove(&ctx.outline.rows[index].code),
            Row::Code { open: None, .. } | Row::Pin(_) | Row::New(_) => {}
        }
    }

    fn start_edit(&mut self, what: Edited, text: &str) {
        self.edit =
            Some(Edit { what, text: text.to_owned(), was: text.to_owned(), is_new: true, seen: Seen::default() });
    }

    /// Asks for the name of a code that will stand below `parent`, or at the top of `tree`: right behind `behind`, or
    /// last.
    pub fn ask_for_new(&mut self, tree: TreeId, parent: Option<CodeId>, behind: Option<CodeId>) {
        self.name_new(tree, NewAt { parent, behind });
    }

    /// Asks for the name of a code that will stand there.
    fn name_new(&mut self, tree: TreeId, at: NewAt) {
        self.closed.trees.remove(&tree);
        if let (Some(parent), None) = (at.parent, at.behind) {
            self.closed.codes.remove(&parent);
        }
        self.start_edit(Edited::NewCode { tree: Some(tree), at }, "");
    }

    /// Sends what was typed, if it is a name and not the one that was there.
    fn finish_edit(&mut self, ctx: &Ctx<'_>) {
        let Some(Edit { what, text, was, seen, .. }) = self.edit.take() else { return };
        let name = text.trim().to_owned();
        if name.is_empty() || name == was {
            return;
        }
        match what {
            Edited::Code(code) if ctx.outline.row(code).is_none_or(|r| r.name != name) => {
                ctx.send(Command::RenameCode { code, name }.as_of(seen, ctx.project));
            }
            Edited::Tree(tree) if ctx.project.trees.get(&tree).is_none_or(|t| t.name != name) => {
                ctx.send(Command::RenameTree { tree, name }.as_of(seen, ctx.project));
            }
            Edited::Code(_) | Edited::Tree(_) => {}
            Edited::NewCode { tree, at: NewAt { parent, behind } } => {
                self.focus_new = true;
                ctx.send(Command::AddCode { tree, parent, behind, name });
            }
            Edited::NewTree => ctx.send(Command::AddTree { name }),
        }
    }

    /// Gives the keyboard to the line that is to have it. Below a dialog nothing can take it.
    fn take_keyboard(&mut self, ui: &Ui) {
        if ui.memory(|m| m.top_modal_layer().is_some()) {
            return;
        }
        if let Some(spot) = self.focus.take() {
            ui.memory_mut(|m| m.request_focus(line_id(spot)));
            (self.keyboard, self.held) = (true, Some(line_id(spot)));
        }
    }

    /// Sees whether the lead has the keyboard, and gives it back to the lead when it went to nothing.
    fn follow_keyboard(&mut self, ui: &Ui) {
        if ui.memory(|m| m.top_modal_layer().is_some()) {
            return;
        }
        let lead = self.choice.lead.map(line_id);
        match ui.memory(|m| m.focused()) {
            Some(id) if Some(id) == lead => (self.keyboard, self.held) = (true, lead),
            // A dialog gives it back to the line that had it, which may be gone.
            Some(id) if Some(id) == self.held && self.keyboard => self.focus = self.focus.or(self.choice.lead),
            Some(_) => self.keyboard = false,
            None if ui.input(|i| i.pointer.any_pressed()) => self.keyboard = false,
            None if self.keyboard => self.focus = self.focus.or(self.choice.lead),
            None => {}
        }
    }
}

/// Draws the code trees and follows pointer and keys.
pub fn code_tree_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    state.follow_current(ctx);
    state.refresh(ctx);
    ui.spacing_mut().item_spacing.y = 0.0;
    toolbar::toolbar_ui(ui, ctx, state);
    state.refresh(ctx);
    state.follow_keyboard(ui);
    if state.keyboard && ui.memory(|m| m.top_modal_layer().is_none()) {
        keys::keys(ui, ctx, state);
        state.refresh(ctx);
    }
    state.take_keyboard(ui);
    let at_top = NewAt { parent: None, behind: None };
    if state.edit.as_ref().is_some_and(|e| {
        matches!(e.what, Edited::NewTree) || matches!(e.what, Edited::NewCode { at, .. } if at == at_top)
    }) {
        line::edit_ui(ui, ctx, state, 14.0);
    }
    if ctx.outline.rows.is_empty() && state.edit.is_none() {
        toolbar::empty_ui(ui, ctx, say::NO_CODES);
    } else if state.lines.is_empty() {
        toolbar::empty_ui(ui, ctx, say::NOTHING_FITS);
    }
    lines_ui(ui, ctx, state);
    state.take_keyboard(ui);
}

fn lines_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    let top = ui.cursor().min;
    let mut area = ScrollArea::vertical().id_salt("code tree").auto_shrink(false);
    if let Some(spot) = state.reveal.take() {
        area = reveal(ui, ctx, state, area, spot);
    }
    state.page = (ui.available_height() / ROW) as usize;
    let n = state.lines.len();
    let drawn = area.show_rows(ui, ROW, n, |ui, range| {
        line::scroll_while_dragging(ui);
        for i in range.clone() {
            if let Some(row) = state.lines.get(i).copied() {
                line::line_ui(ui, ctx, state, i, row);
            }
        }
        range
    });
    hold_keyboard(ui, ctx, state, &drawn.inner, Rect::from_min_size(top, Vec2::ZERO));
}

/// Stands in for the lead while it is scrolled out of sight, so that it keeps the keyboard.
fn hold_keyboard(ui: &Ui, ctx: &Ctx<'_>, state: &CodeTreeState, drawn: &Range<usize>, at: Rect) {
    let (Some(spot), Some(line)) = (state.choice.lead, state.lead_line) else { return };
    if drawn.contains(&line) || state.edit.is_some() {
        return;
    }
    let response = ui.interact(at, line_id(spot), Sense::focusable_noninteractive());
    let name = spot.code().map_or("", |code| ctx.outline.row(code).map_or("", |r| r.name.as_str()));
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, true, name));
}

/// Scrolls a line into the middle unless it is seen already.
fn reveal(ui: &Ui, ctx: &Ctx<'_>, state: &CodeTreeState, area: ScrollArea, spot: Spot) -> ScrollArea {
    let Some(i) = state.lines.iter().position(|r| r.spot(ctx.outline) == Some(spot)) else { return area };
    let id = ui.make_persistent_id(eframe::egui::IdSalt::new("code tree"));
    let offset = eframe::egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |s| s.clamped_offset().y);
    let (top, height) = (i as f32 * ROW, ui.available_height());
    if top >= offset && top + ROW <= offset + height {
        return area;
    }
    area.vertical_scroll_offset((top - height / 2.0).max(0.0))
}
