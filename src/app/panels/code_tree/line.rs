//! One line of the code trees: what it is to a screen reader, and what the pointer does on it.

use eframe::egui::{DragAndDrop, Key, Rect, Response, Role, Sense, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::dropping::{Side, move_beside, move_to_tree};
use super::paint::{self, INDENT};
use super::rows::{Row, Spot};
use super::{CodeTreeState, Edit, Edited, ROW, line_id, menu};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::widgets::context_menu::context_menu;
use crate::app::widgets::select_all;
use crate::app::words::{code_tree as words, colours};
use crate::model::{CodeId, Excerpt, OutlineRow, TreeId};

/// Draws line `i` and does what happens on it.
pub fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, i: usize, row: Row) {
    match row {
        Row::Pins { open } => pins_ui(ui, ctx, state, i, open),
        Row::Tree { tree, open } => tree_ui(ui, ctx, state, i, tree, open),
        Row::Pin(index) | Row::Code { index, .. } => code_ui(ui, ctx, state, i, index, row),
        Row::New(depth) => edit_ui(ui, ctx, state, 34.0 + INDENT * depth as f32),
    }
}

/// Takes the room of a line. Only the lead is reached by Tab: with thousands of codes nobody would get past them.
fn response_of(ui: &mut Ui, state: &CodeTreeState, i: usize, spot: Spot, sense: Sense) -> (Rect, Response) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let is_stop = i == state.lead_line.unwrap_or_default();
    let sense = if is_stop { sense | Sense::FOCUSABLE } else { sense - Sense::FOCUSABLE };
    (rect, ui.interact(rect, line_id(spot), sense))
}

fn pins_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, i: usize, open: bool) {
    let (rect, response) = response_of(ui, state, i, Spot::Pins, Sense::click());
    let name = ctx.say(words::PINNED);
    describe_heading(ui, &response, name, open);
    paint::heading(ui, ctx, &response, rect, name, open);
    heading_clicks(ctx, state, &response, Spot::Pins, Row::Pins { open });
}

fn tree_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, i: usize, tree: TreeId, open: bool) {
    if state.edit.as_ref().is_some_and(|e| e.what == Edited::Tree(tree)) {
        return edit_ui(ui, ctx, state, 14.0);
    }
    let name = ctx.project.tree_name(tree);
    let (rect, response) = response_of(ui, state, i, Spot::Tree(tree), Sense::click());
    describe_heading(ui, &response, name, open);
    paint::heading(ui, ctx, &response, rect, name, open);
    if let Some(codes) = dragged_over(ui, &response) {
        paint::drop_line(ui, ctx, rect, rect.bottom() - 1.0);
        if is_dropped(ui, &response) {
            state.reveal_when_moved = true;
            ctx.send(move_to_tree(ctx.outline, &codes, tree));
        }
    }
    context_menu(&response, |ui| menu::tree_menu_ui(ui, ctx, state, tree));
    if response.double_clicked() {
        state.start_edit(Edited::Tree(tree), name);
    } else {
        heading_clicks(ctx, state, &response, Spot::Tree(tree), Row::Tree { tree, open });
    }
}

fn describe_heading(ui: &Ui, response: &Response, name: &str, open: bool) {
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(open));
}

fn heading_clicks(ctx: &Ctx<'_>, state: &mut CodeTreeState, response: &Response, spot: Spot, row: Row) {
    take_lead(ctx, state, response, spot);
    if response.clicked() {
        state.choice.only(spot);
        state.focus = Some(spot);
        state.toggle(row, ctx);
    }
}

/// Makes a line the lead when Tab or a screen reader reaches it.
fn take_lead(ctx: &Ctx<'_>, state: &mut CodeTreeState, response: &Response, spot: Spot) {
    if response.gained_focus() && state.choice.lead != Some(spot) {
        state.choice.only(spot);
        state.select(ctx, spot);
        state.find_lead(ctx);
    }
}

fn code_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, i: usize, index: usize, line: Row) {
    let Some(row) = ctx.outline.rows.get(index) else { return };
    let is_pin = matches!(line, Row::Pin(_));
    let depth = if is_pin { 0 } else { row.depth };
    let indent = 10.0 + INDENT * depth as f32;
    if !is_pin && state.edit.as_ref().is_some_and(|e| e.what == Edited::Code(row.code)) {
        return edit_ui(ui, ctx, state, indent + 24.0);
    }
    let spot = if is_pin { Spot::Pin(row.code) } else { Spot::Code(row.code) };
    let open = if let Row::Code { open, .. } = line { open } else { None };
    let (rect, response) = response_of(ui, state, i, spot, Sense::click_and_drag());
    describe(ui, ctx, state, &response, index, open);
    paint::code(ui, ctx, state, &response, rect, index, line);
    take_lead(ctx, state, &response, spot);
    let chevron = Rect::from_min_size(rect.min, vec2(indent + 16.0, ROW));
    let on_chevron = open.is_some() && response.interact_pointer_pos().is_some_and(|pos| chevron.contains(pos));
    if response.clicked() && on_chevron {
        state.toggle(line, ctx);
    } else {
        clicks(ui, ctx, state, &response, spot, row.code);
    }
    drags(ui, ctx, state, &response, rect, index, row);
    if response.secondary_clicked() && !state.choice.has(row.code) {
        state.choice.only(spot);
        state.select(ctx, spot);
        state.find_lead(ctx);
    }
    context_menu(&response, |ui| menu::code_menu_ui(ui, ctx, state, row));
    if response.hovered() {
        response.on_hover_ui(|ui| paint::tooltip(ui, ctx, state, index));
    }
}

fn clicks(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, response: &Response, spot: Spot, code: CodeId) {
    if response.clicked() {
        let modifiers = ui.input(|i| i.modifiers);
        if modifiers.shift {
            state.choice.extend(ctx.outline, &state.lines, spot);
        } else if modifiers.command {
            state.choice.toggle(spot);
        } else {
            state.choice.only(spot);
        }
        state.focus = Some(spot);
        state.select(ctx, spot);
        state.find_lead(ctx);
    }
    if response.double_clicked() && ui.input(|i| i.modifiers.is_none()) {
        apply_or_show(ctx, code);
    }
}

/// With words selected a code is applied to them; without, its excerpts are shown.
pub fn apply_or_show(ctx: &Ctx<'_>, code: CodeId) {
    match ctx.selection {
        Some(excerpt) => ctx.send(Command::ApplyCode { code, excerpt }),
        None => ctx.send(Command::ShowExcerptsOf(code)),
    }
}

fn drags(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &mut CodeTreeState,
    response: &Response,
    rect: Rect,
    index: usize,
    row: &OutlineRow,
) {
    take_along(ui, ctx, state, response, row.code);
    if response.dnd_hover_payload::<Excerpt>().is_some() {
        paint::drop_frame(ui, ctx, rect);
    }
    // Taking a payload of another kind would throw away the one that is there.
    if DragAndDrop::has_payload_of_type::<Excerpt>(ui.ctx())
        && let Some(excerpt) = response.dnd_release_payload::<Excerpt>()
    {
        ctx.send(Command::ApplyCode { code: row.code, excerpt: *excerpt });
    }
    let Some(codes) = dragged_over(ui, response) else { return };
    let share = ui.input(|i| i.pointer.latest_pos()).map_or(0.5, |pos| (pos.y - rect.top()) / rect.height());
    let side = Side::at(share);
    let Some(command) = move_beside(ctx.outline, &codes, index, side) else { return };
    match side {
        Side::Before => paint::drop_line(ui, ctx, rect, rect.top()),
        Side::Behind => paint::drop_line(ui, ctx, rect, rect.bottom()),
        Side::Into => paint::drop_frame(ui, ctx, rect),
    }
    if is_dropped(ui, response) {
        state.reveal_when_moved = true;
        ctx.send(command);
    }
}

/// A code that is dragged goes along with all that are chosen with it.
fn take_along(ui: &Ui, ctx: &Ctx<'_>, state: &CodeTreeState, response: &Response, code: CodeId) {
    let codes = if state.choice.has(code) && state.choice.n() > 1 { state.choice.n() } else { 1 };
    if codes > 1 {
        if response.drag_started() {
            response.dnd_set_drag_payload(state.choice.with(ctx.outline, code));
        }
    } else {
        response.dnd_set_drag_payload(code);
    }
    if response.dragged() {
        paint::dragged(ui, ctx, code, codes);
    }
}

/// Returns the codes that are dragged over a line.
fn dragged_over(ui: &Ui, response: &Response) -> Option<Vec<CodeId>> {
    dragged(ui).filter(|_| response.contains_pointer())
}

/// Returns the codes that are dragged.
pub fn dragged(ui: &Ui) -> Option<Vec<CodeId>> {
    let one = DragAndDrop::payload::<CodeId>(ui.ctx()).map(|code| vec![*code]);
    one.or_else(|| DragAndDrop::payload::<Vec<CodeId>>(ui.ctx()).map(|codes| codes.to_vec()))
}

/// Whether the codes that are dragged are let go over what `response` is of; then nothing is dragged any more.
pub fn is_dropped(ui: &Ui, response: &Response) -> bool {
    let one = DragAndDrop::has_payload_of_type::<CodeId>(ui.ctx());
    match one {
        true => response.dnd_release_payload::<CodeId>().is_some(),
        false => response.dnd_release_payload::<Vec<CodeId>>().is_some(),
    }
}

/// How near to an edge a drag scrolls, and by how much each frame.
const EDGE: f32 = 26.0;
const SCROLL: f32 = 9.0;

/// Scrolls the trees while codes are dragged along their upper or lower edge.
pub fn scroll_while_dragging(ui: &Ui) {
    let seen = ui.clip_rect();
    let at = ui.input(|i| i.pointer.latest_pos()).filter(|at| seen.contains(*at));
    let (Some(at), true) = (at, dragged(ui).is_some()) else { return };
    let by = match at.y {
        y if y < seen.top() + EDGE => SCROLL,
        y if y > seen.bottom() - EDGE => -SCROLL,
        _ => return,
    };
    ui.scroll_with_delta(vec2(0.0, by));
    ui.ctx().request_repaint();
}

fn describe(ui: &Ui, ctx: &Ctx<'_>, state: &CodeTreeState, response: &Response, index: usize, open: Option<bool>) {
    let row = &ctx.outline.rows[index];
    let chosen = state.choice.has(row.code) || ctx.code == Some(row.code);
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, chosen, &row.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(row.depth + 1);
        if let Some(open) = open {
            node.set_expanded(open);
        }
        let colour = colours::name(ctx.tongue, row.colour);
        node.set_description(format!("{}, {colour}", paint::counts_in_words(ctx, state, index)));
    });
}

/// Draws the field in which a name is typed, on a line of its own.
pub fn edit_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, indent: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let field = Rect::from_min_max(pos2(rect.left() + indent, rect.top() + 1.0), rect.max - vec2(8.0, 1.0));
    let Some(Edit { what, text, is_new, seen, .. }) = &mut state.edit else { return };
    let name = ctx.say(match what {
        Edited::Code(_) => words::NAME_OF_CODE,
        Edited::Tree(_) => words::NAME_OF_TREE,
        Edited::NewCode { .. } => words::NEW_CODE,
        Edited::NewTree => words::NEW_TREE,
    });
    let edit = TextEdit::singleline(text).hint_text(name).margin(vec2(6.0, 2.0)).desired_width(field.width());
    let response = ui.scope_builder(UiBuilder::new().max_rect(field), |ui| ui.add(edit)).inner.accessible_name(name);
    if std::mem::take(is_new) {
        *seen = ctx.project.seen();
        response.request_focus();
        response.scroll_to_me(None);
        select_all(ui, &response, text);
        return;
    }
    if response.lost_focus() || !response.has_focus() {
        let by_key = ui.input(|i| i.key_pressed(Key::Enter) || i.key_pressed(Key::Escape));
        if ui.input(|i| i.key_pressed(Key::Escape)) {
            state.edit = None;
        } else {
            state.finish_edit(ctx);
        }
        // A click elsewhere takes the keyboard with it; a key leaves it here.
        state.focus = state.choice.lead.filter(|_| by_key);
    }
}
