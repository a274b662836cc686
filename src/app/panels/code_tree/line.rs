//! One line of the code trees: drawing it, and what pointer and keys do on it.

use eframe::egui::{
    Align2, Color32, DragAndDrop, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Shape, Stroke,
    TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::dropping::{Side, move_beside, move_to_tree};
use super::rows::{Row, parent_of};
use super::{CodeTreeState, Edit, Edited, ROW, menu};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::words::code_tree as words;
use crate::model::{CodeId, Excerpt, OutlineRow, TreeId};

const INDENT: f32 = 15.0;

/// Draws line `i` and does what happens on it.
pub fn line_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, i: usize, row: Row) {
    match row {
        Row::Tree { tree, open } => tree_ui(ui, ctx, state, tree, open),
        Row::Code { index, open } => code_ui(ui, ctx, state, i, index, open),
    }
}

fn tree_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, tree: TreeId, open: bool) {
    if state.edit.as_ref().is_some_and(|e| e.what == Edited::Tree(tree)) {
        return edit_ui(ui, ctx, state, 14.0);
    }
    let name = ctx.project.trees.get(&tree).map_or("", |t| t.name.as_str());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, Id::unique(("code tree", tree)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::TreeItem, true, name));
    let quiet: Color32 = ctx.tokens.text_quiet.into();
    triangle(ui, pos2(rect.left() + 15.0, rect.center().y + 1.0), open, quiet);
    let font = fonts::semibold(ctx.tokens.small_size);
    let text = name.to_uppercase();
    ui.painter_at(rect).text(pos2(rect.left() + 26.0, rect.center().y + 1.0), Align2::LEFT_CENTER, text, font, quiet);
    if let Some(code) = dragged_code(ui, &response) {
        ui.painter().hline(rect.x_range(), rect.bottom() - 1.0, Stroke::new(2.0, Color32::from(ctx.tokens.accent)));
        if response.dnd_release_payload::<CodeId>().is_some() {
            ctx.send(move_to_tree(ctx.outline, code, tree));
        }
    }
    response.context_menu(|ui| menu::tree_menu_ui(ui, ctx, state, tree));
    if response.double_clicked() {
        state.start_edit(Edited::Tree(tree), name);
    } else if response.clicked() {
        state.toggle(Row::Tree { tree, open }, ctx);
    }
}

fn code_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, i: usize, index: usize, open: Option<bool>) {
    let Some(row) = ctx.outline.rows.get(index) else { return };
    let indent = 10.0 + INDENT * row.depth as f32;
    if state.edit.as_ref().is_some_and(|e| e.what == Edited::Code(row.code)) {
        return edit_ui(ui, ctx, state, indent + 24.0);
    }
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, Id::unique(("code", row.code)), Sense::click_and_drag());
    describe(ui, ctx, state, &response, row, open);
    paint(ui, ctx, state, &response, rect, row, open);
    let chevron = Rect::from_min_size(rect.min, vec2(indent + 16.0, ROW));
    let on_chevron = open.is_some() && response.interact_pointer_pos().is_some_and(|pos| chevron.contains(pos));
    if response.clicked() && on_chevron {
        state.toggle(Row::Code { index, open }, ctx);
    } else {
        clicks(ui, ctx, state, &response, row);
    }
    drags(ui, ctx, &response, rect, index, row);
    if state.focus == Some(row.code) {
        state.focus = None;
        response.request_focus();
        ctx.send(Command::SelectCode(Some(row.code)));
    }
    if response.has_focus() {
        keys(ui, ctx, state, &response, i, Row::Code { index, open });
    }
    response.context_menu(|ui| menu::code_menu_ui(ui, ctx, state, row));
    let adds_here = Edited::NewCode { tree: Some(row.tree), parent: Some(row.code) };
    if state.edit.as_ref().is_some_and(|e| e.what == adds_here) {
        edit_ui(ui, ctx, state, indent + INDENT + 24.0);
    }
}

fn clicks(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, response: &Response, row: &OutlineRow) {
    if response.clicked() {
        response.request_focus();
        let applies = ui.input(|i| i.modifiers.command);
        match (state.merging.take(), ctx.selection) {
            (Some(code), _) if code != row.code => ctx.send(Command::MergeCodes { codes: vec![code], into: row.code }),
            (_, Some(excerpt)) if applies => ctx.send(Command::ApplyCode { code: row.code, excerpt }),
            _ => ctx.send(Command::SelectCode(Some(row.code))),
        }
    }
    if response.double_clicked() {
        apply_or_show(ctx, row.code);
    }
}

/// With words selected a code is applied to them; without, its excerpts are shown.
fn apply_or_show(ctx: &Ctx<'_>, code: CodeId) {
    match ctx.selection {
        Some(excerpt) => ctx.send(Command::ApplyCode { code, excerpt }),
        None => ctx.send(Command::ShowExcerptsOf(code)),
    }
}

fn drags(ui: &Ui, ctx: &Ctx<'_>, response: &Response, rect: Rect, index: usize, row: &OutlineRow) {
    response.dnd_set_drag_payload(row.code);
    let accent: Color32 = ctx.tokens.accent.into();
    if response.dnd_hover_payload::<Excerpt>().is_some() {
        ui.painter().rect_stroke(
            rect.shrink2(vec2(6.0, 1.0)),
            6.0,
            Stroke::new(1.5, accent),
            eframe::egui::StrokeKind::Inside,
        );
    }
    // Taking a payload of another kind would throw away the one that is there.
    if DragAndDrop::has_payload_of_type::<Excerpt>(ui.ctx())
        && let Some(excerpt) = response.dnd_release_payload::<Excerpt>()
    {
        ctx.send(Command::ApplyCode { code: row.code, excerpt: *excerpt });
    }
    let Some(code) = dragged_code(ui, response) else { return };
    let share = ui.input(|i| i.pointer.latest_pos()).map_or(0.5, |pos| (pos.y - rect.top()) / rect.height());
    let side = Side::at(share);
    let Some(command) = move_beside(ctx.outline, code, index, side) else { return };
    let stroke = Stroke::new(2.0, accent);
    match side {
        Side::Before => _ = ui.painter().hline(rect.x_range().shrink(8.0), rect.top(), stroke),
        Side::Behind => _ = ui.painter().hline(rect.x_range().shrink(8.0), rect.bottom(), stroke),
        Side::Into => {
            let inner = rect.shrink2(vec2(6.0, 1.0));
            ui.painter().rect_stroke(inner, 6.0, stroke, eframe::egui::StrokeKind::Inside);
        }
    }
    if response.dnd_release_payload::<CodeId>().is_some() {
        ctx.send(command);
    }
}

/// Returns the code that is dragged over a line.
fn dragged_code(ui: &Ui, response: &Response) -> Option<CodeId> {
    let code = *DragAndDrop::payload::<CodeId>(ui.ctx())?;
    response.contains_pointer().then_some(code)
}

fn keys(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, response: &Response, i: usize, line: Row) {
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: false };
    ui.memory_mut(|m| m.set_focus_lock_filter(response.id, filter));
    let Row::Code { index, open } = line else { return };
    let row = &ctx.outline.rows[index];
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    if pressed(Key::ArrowDown) {
        go_to(state, state.lines.iter().skip(i + 1).copied().find_map(code_of(ctx)));
    }
    if pressed(Key::ArrowUp) {
        go_to(state, state.lines.iter().take(i).rev().copied().find_map(code_of(ctx)));
    }
    if pressed(Key::ArrowRight) && open == Some(false) {
        state.toggle(line, ctx);
    }
    if pressed(Key::ArrowLeft) {
        if open == Some(true) {
            state.toggle(line, ctx);
        } else {
            go_to(state, parent_of(ctx.outline, index).map(|above| ctx.outline.rows[above].code));
        }
    }
    if pressed(Key::Enter) {
        apply_or_show(ctx, row.code);
    }
    if pressed(Key::F2) {
        state.start_edit(Edited::Code(row.code), &row.name);
    }
    if pressed(Key::Insert) {
        state.start_edit(Edited::NewCode { tree: Some(row.tree), parent: Some(row.code) }, "");
    }
    if pressed(Key::Delete) {
        ctx.send(Command::AskToRemoveCodes(vec![row.code]));
    }
}

fn code_of(ctx: &Ctx<'_>) -> impl Fn(Row) -> Option<CodeId> {
    move |row| match row {
        Row::Code { index, .. } => Some(ctx.outline.rows[index].code),
        Row::Tree { .. } => None,
    }
}

fn go_to(state: &mut CodeTreeState, code: Option<CodeId>) {
    if code.is_some() {
        (state.focus, state.reveal) = (code, code);
    }
}

fn describe(ui: &Ui, ctx: &Ctx<'_>, state: &CodeTreeState, response: &Response, row: &OutlineRow, open: Option<bool>) {
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, ctx.code == Some(row.code), &row.name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_level(row.depth + 1);
        if let Some(open) = open {
            node.set_expanded(open);
        }
        node.set_description(counts_in_words(ctx, state, row.code));
    });
}

fn counts_in_words(ctx: &Ctx<'_>, state: &CodeTreeState, code: CodeId) -> String {
    let count = state.counts.of(ctx.outline, code);
    let own = ctx.tongue.count(count.own, words::OWN_ONE, words::OWN);
    if count.below == count.own {
        return own;
    }
    format!("{own}, {}", ctx.tongue.fill(words::BELOW, &[("n", &ctx.tongue.number(count.below))]))
}

fn paint(
    ui: &Ui,
    ctx: &Ctx<'_>,
    state: &CodeTreeState,
    response: &Response,
    rect: Rect,
    row: &OutlineRow,
    open: Option<bool>,
) {
    let painter = ui.painter_at(rect);
    let inner = rect.shrink2(vec2(6.0, 1.0));
    let radius = f32::from(ctx.tokens.radius);
    if ctx.code == Some(row.code) {
        painter.rect_filled(inner, radius, Color32::from(ctx.tokens.selected));
    } else if response.hovered() {
        painter.rect_filled(inner, radius, Color32::from(ctx.tokens.hover));
    }
    if response.has_focus() {
        let stroke = Stroke::new(1.0, Color32::from(ctx.tokens.accent));
        painter.rect_stroke(inner, radius, stroke, eframe::egui::StrokeKind::Inside);
    }
    let (y, x) = (rect.center().y, rect.left() + 10.0 + INDENT * row.depth as f32);
    let (text, quiet): (Color32, Color32) = (ctx.tokens.text.into(), ctx.tokens.text_quiet.into());
    if let Some(open) = open {
        triangle(ui, pos2(x + 6.0, y), open, quiet);
    }
    let dot = Rect::from_center_size(pos2(x + 20.0, y), vec2(9.0, 9.0));
    painter.rect_filled(dot, 3.0, ctx.tokens.code_paint(row.colour).strong);
    let counts = counts_at_the_right(ctx, state, row.code, open.is_some());
    let font = fonts::regular(ctx.tokens.small_size + 0.5);
    let counts = painter.text(pos2(inner.right() - 8.0, y), Align2::RIGHT_CENTER, counts, font, quiet);
    let font = if row.depth == 0 { fonts::medium(ctx.tokens.ui_size) } else { fonts::regular(ctx.tokens.ui_size) };
    let room = painter.with_clip_rect(rect.with_max_x(counts.left() - 6.0));
    room.text(pos2(x + 31.0, y), Align2::LEFT_CENTER, &row.name, font, text);
}

/// Returns the own codings, and behind a stroke those with what is below.
fn counts_at_the_right(ctx: &Ctx<'_>, state: &CodeTreeState, code: CodeId, has_below: bool) -> String {
    let count = state.counts.of(ctx.outline, code);
    let own = ctx.tongue.number(count.own);
    if has_below { format!("{own} / {}", ctx.tongue.number(count.below)) } else { own }
}

fn triangle(ui: &Ui, at: eframe::egui::Pos2, open: bool, colour: Color32) {
    let points = if open {
        [vec2(-4.0, -2.5), vec2(4.0, -2.5), vec2(0.0, 3.0)]
    } else {
        [vec2(-2.5, -4.0), vec2(3.0, 0.0), vec2(-2.5, 4.0)]
    };
    ui.painter().add(Shape::convex_polygon(points.map(|p| at + p).to_vec(), colour, Stroke::NONE));
}

/// Draws the field in which a name is typed, on a line of its own.
pub fn edit_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, indent: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let field = Rect::from_min_max(pos2(rect.left() + indent, rect.top() + 1.0), rect.max - vec2(8.0, 1.0));
    let Some(Edit { what, text, is_new }) = &mut state.edit else { return };
    let name = ctx.say(match what {
        Edited::Code(_) => words::NAME_OF_CODE,
        Edited::Tree(_) => words::NAME_OF_TREE,
        Edited::NewCode { .. } => words::NEW_CODE,
        Edited::NewTree => words::NEW_TREE,
    });
    let edit = TextEdit::singleline(text).hint_text(name).margin(vec2(6.0, 2.0)).desired_width(field.width());
    let response = ui.scope_builder(UiBuilder::new().max_rect(field), |ui| ui.add(edit)).inner.accessible_name(name);
    if std::mem::take(is_new) {
        response.request_focus();
        return;
    }
    if response.lost_focus() || !response.has_focus() {
        if ui.input(|i| i.key_pressed(Key::Escape)) {
            state.edit = None;
        } else {
            let code = match *what {
                Edited::Code(code) => Some(code),
                Edited::Tree(_) | Edited::NewCode { .. } | Edited::NewTree => None,
            };
            state.focus = code.filter(|_| ui.input(|i| i.key_pressed(Key::Enter)));
            state.finish_edit(ctx);
        }
    }
}
