//! The code trees: finding, applying, naming, ordering and colouring codes. Only the lines that are seen are drawn.

mod counts;
mod dropping;
mod line;
mod menu;
mod rows;
#[cfg(test)]
mod tests;

pub use counts::{CodeCounts, Count};

use std::sync::{Arc, Weak};

use eframe::egui::{Align, Button, Frame, Key, Layout, Modifiers, RichText, ScrollArea, TextEdit, Ui, vec2};

use self::rows::{Closed, Row, rows};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::words::code_tree as words;
use crate::app::words::common;
use crate::model::{CodeId, Project, TreeId};

const ROW: f32 = 27.0;

/// What the code trees keep between frames.
#[derive(Debug, Default)]
pub struct CodeTreeState {
    counts: CodeCounts,
    filter: String,
    closed: Closed,
    lines: Vec<Row>,
    /// What the lines were computed from.
    lines_of: (Weak<Project>, String, Closed),
    edit: Option<Edit>,
    /// The code that the next code clicked swallows.
    merging: Option<CodeId>,
    /// The code that was current in the last frame: another one is brought into view.
    seen: Option<CodeId>,
    /// The line that gets the keyboard with the next frame.
    focus: Option<CodeId>,
    reveal: Option<CodeId>,
}

/// A name that is being typed.
#[derive(Clone, PartialEq, Debug)]
struct Edit {
    what: Edited,
    text: String,
    is_new: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Edited {
    Code(CodeId),
    Tree(TreeId),
    /// A code that is not there yet.
    NewCode {
        tree: Option<TreeId>,
        parent: Option<CodeId>,
    },
    NewTree,
}

impl CodeTreeState {
    /// Brings counts and lines up to date with the project.
    fn refresh(&mut self, ctx: &Ctx<'_>) {
        self.counts.refresh(ctx.project);
        if self.seen != ctx.code {
            self.seen = ctx.code;
            if let Some(code) = ctx.code {
                self.open_above(ctx, code);
                self.reveal = Some(code);
            }
        }
        let (project, filter, closed) = &self.lines_of;
        let fresh = std::ptr::eq(project.as_ptr(), Arc::as_ptr(ctx.project));
        if !fresh || *filter != self.filter || *closed != self.closed {
            self.lines = rows(ctx.project, ctx.outline, &self.closed, &self.filter);
            self.lines_of = (Arc::downgrade(ctx.project), self.filter.clone(), self.closed.clone());
        }
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
            Row::Tree { tree, open: true } => _ = self.closed.trees.insert(tree),
            Row::Tree { tree, open: false } => _ = self.closed.trees.remove(&tree),
            Row::Code { index, open: Some(true) } => _ = self.closed.codes.insert(ctx.outline.rows[index].code),
            Row::Code { index, open: Some(false) } => _ = self.closed.codes.remove(&ctx.outline.rows[index].code),
            Row::Code { open: None, .. } => {}
        }
    }

    fn start_edit(&mut self, what: Edited, text: &str) {
        self.edit = Some(Edit { what, text: text.to_owned(), is_new: true });
    }

    /// Sends what was typed, if it is a name and not the one that was there.
    fn finish_edit(&mut self, ctx: &Ctx<'_>) {
        let Some(Edit { what, text, .. }) = self.edit.take() else { return };
        let name = text.trim().to_owned();
        if name.is_empty() {
            return;
        }
        match what {
            Edited::Code(code) if ctx.outline.row(code).is_none_or(|r| r.name != name) => {
                ctx.send(Command::RenameCode { code, name });
            }
            Edited::Tree(tree) if ctx.project.trees.get(&tree).is_none_or(|t| t.name != name) => {
                ctx.send(Command::RenameTree { tree, name });
            }
            Edited::Code(_) | Edited::Tree(_) => {}
            Edited::NewCode { tree, parent } => ctx.send(Command::AddCode { tree, parent, name }),
            Edited::NewTree => ctx.send(Command::AddTree { name }),
        }
    }
}

/// Draws the code trees and follows pointer and keys.
pub fn code_tree_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    state.refresh(ctx);
    ui.spacing_mut().item_spacing.y = 0.0;
    toolbar_ui(ui, ctx, state);
    state.refresh(ctx);
    if let Some(code) = state.merging {
        merging_ui(ui, ctx, state, code);
    }
    if matches!(state.edit, Some(Edit { what: Edited::NewTree | Edited::NewCode { parent: None, .. }, .. })) {
        line::edit_ui(ui, ctx, state, 14.0);
    }
    if ctx.outline.rows.is_empty() && state.edit.is_none() {
        empty_ui(ui, ctx);
    }
    let mut area = ScrollArea::vertical().id_salt("code tree").auto_shrink(false);
    if let Some(code) = state.reveal.take() {
        area = reveal(ui, ctx, state, area, code);
    }
    let n = state.lines.len();
    area.show_rows(ui, ROW, n, |ui, range| {
        for i in range {
            if let Some(row) = state.lines.get(i).copied() {
                line::line_ui(ui, ctx, state, i, row);
            }
        }
    });
}

/// Scrolls a code into the middle unless it is seen already.
fn reveal(ui: &Ui, ctx: &Ctx<'_>, state: &CodeTreeState, area: ScrollArea, code: CodeId) -> ScrollArea {
    let is_it = |r: &Row| matches!(r, Row::Code { index, .. } if ctx.outline.rows[*index].code == code);
    let Some(i) = state.lines.iter().position(is_it) else { return area };
    let id = ui.make_persistent_id(eframe::egui::IdSalt::new("code tree"));
    let offset = eframe::egui::scroll_area::State::load(ui.ctx(), id).map_or(0.0, |s| s.clamped_offset().y);
    let (top, height) = (i as f32 * ROW, ui.available_height());
    if top >= offset && top + ROW <= offset + height {
        return area;
    }
    area.vertical_scroll_offset((top - height / 2.0).max(0.0))
}

fn toolbar_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    Frame::NONE.inner_margin(vec2(10.0, 6.0)).show(ui, |ui| {
        let size = vec2(ui.available_width(), 30.0);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let more = ui.menu_button(icons::icon(icons::ADD, 18.0), |ui| add_menu_ui(ui, ctx, state)).response;
            more.accessible_name(ctx.say(words::ADD)).on_hover_text(ctx.say(words::ADD));
            let field = TextEdit::singleline(&mut state.filter)
                .hint_text(ctx.say(words::FILTER))
                .desired_width(ui.available_width())
                .margin(vec2(8.0, 4.0));
            let response = ui.add(field).accessible_name(ctx.say(words::FILTER));
            if response.has_focus() && ui.input(|i| i.key_pressed(Key::Escape)) {
                state.filter.clear();
            }
            let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            let down = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
            if enter || down {
                state.focus = first_found(ctx, state);
            }
        });
    });
}

/// Returns the first code that the filter itself finds.
fn first_found(ctx: &Ctx<'_>, state: &CodeTreeState) -> Option<CodeId> {
    let query = crate::app::widgets::fuzzy::Query::new(&state.filter);
    let codes = state.lines.iter().filter_map(|r| match r {
        Row::Code { index, .. } => Some(&ctx.outline.rows[*index]),
        Row::Tree { .. } => None,
    });
    codes.into_iter().max_by_key(|r| query.score(&r.name)).map(|r| r.code)
}

fn add_menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    let tree = ctx.code.and_then(|c| ctx.outline.row(c)).map(|r| r.tree);
    if ui.button(ctx.say(words::NEW_CODE)).clicked() {
        state.start_edit(Edited::NewCode { tree, parent: None }, "");
    }
    if ui.button(ctx.say(words::NEW_TREE)).clicked() {
        state.start_edit(Edited::NewTree, "");
    }
}

fn merging_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, code: CodeId) {
    let name = ctx.outline.row(code).map_or("?", |r| r.name.as_str());
    Frame::NONE.fill(ctx.tokens.selected.into()).inner_margin(vec2(12.0, 8.0)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let text = ctx.tongue.fill(words::MERGE_WHERE, &[("code", name)]);
            ui.label(RichText::new(text).color(ctx.tokens.text));
            let escaped = ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
            if ui.add(Button::new(ctx.say(common::CANCEL))).clicked() || escaped {
                state.merging = None;
            }
        });
    });
}

fn empty_ui(ui: &mut Ui, ctx: &Ctx<'_>) {
    Frame::NONE.inner_margin(vec2(16.0, 12.0)).show(ui, |ui| {
        let text = RichText::new(ctx.say(words::NO_CODES)).font(fonts::regular(ctx.tokens.ui_size));
        ui.label(text.color(ctx.tokens.text_quiet));
    });
}
