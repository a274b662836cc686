//! What keys do in the code trees while a line has the keyboard.

use eframe::egui::{EventFilter, Key, Modifiers, Ui};

use super::dropping::{Step, move_by};
use super::rows::{NewAt, Row, Spot, parent_of};
use super::{CodeTreeState, Edited, line_id};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::inspector;
use crate::model::CodeId;

/// Does what the keys that were pressed mean.
pub fn keys(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    let (Some(spot), Some(i)) = (state.choice.lead, state.lead_line) else { return };
    if state.edit.is_some() {
        return;
    }
    // Arrows and Escape stay in the trees: they would move the keyboard elsewhere, or nowhere.
    let filter = EventFilter { tab: false, horizontal_arrows: true, vertical_arrows: true, escape: true };
    ui.memory_mut(|m| m.set_focus_lock_filter(line_id(spot), filter));
    if let Some(code) = spot.code() {
        order(ui, ctx, state, code);
    }
    walk(ui, ctx, state, i);
    open_and_close(ui, ctx, state, i);
    choose(ui, ctx, state);
    match spot.code() {
        Some(code) => act(ui, ctx, state, code),
        None => act_on_heading(ui, ctx, state, i, spot),
    }
}

fn pressed(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(modifiers, key))
}

/// Moves codes with Alt and the arrows.
fn order(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, code: CodeId) {
    let steps = [
        (Key::ArrowUp, Step::Up),
        (Key::ArrowDown, Step::Down),
        (Key::ArrowRight, Step::In),
        (Key::ArrowLeft, Step::Out),
    ];
    for (key, step) in steps {
        if !pressed(ui, Modifiers::ALT, key) {
            continue;
        }
        let Some(command) = move_by(ctx.outline, &state.choice.with(ctx.outline, code), step) else { continue };
        if let Command::MoveCodes { parent: Some(parent), .. } = &command {
            state.closed.codes.remove(parent);
        }
        state.reveal_when_moved = true;
        ctx.send(command);
    }
}

fn walk(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, i: usize) {
    let last = state.lines.len().saturating_sub(1);
    let page = state.page.max(2) - 1;
    let (far, page) = (isize::MAX, isize::try_from(page).unwrap_or(1));
    let steps = [
        (Key::ArrowDown, 1),
        (Key::ArrowUp, -1),
        (Key::PageDown, page),
        (Key::PageUp, -page),
        (Key::Home, -far),
        (Key::End, far),
    ];
    // Shift first: a key without Shift is also found when Shift is held.
    for (modifiers, extends) in [(Modifiers::SHIFT, true), (Modifiers::NONE, false)] {
        for (key, step) in steps {
            // Keys that repeat faster than frames are all counted.
            let times = ui.input_mut(|input| input.count_and_consume_key(modifiers, key));
            let by = isize::try_from(times).unwrap_or_default().saturating_mul(step);
            let from = state.lead_line.unwrap_or(i);
            let goal = from.saturating_add_signed(by).min(last);
            if goal != from {
                state.go_to_line(ctx, goal, extends);
            }
        }
    }
}

fn open_and_close(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, i: usize) {
    let Some(line) = state.lines.get(i).copied() else { return };
    let is_open = match line {
        Row::Pins { open } | Row::Tree { open, .. } => Some(open),
        Row::Code { open, .. } => open,
        Row::Pin(_) | Row::New(_) => None,
    };
    if pressed(ui, Modifiers::NONE, Key::ArrowRight) {
        match line {
            // From the list of pinned codes to the place of the code in its tree.
            Row::Pin(index) => state.go_to(ctx, Spot::Code(ctx.outline.rows[index].code)),
            _ if is_open == Some(false) => state.toggle(line, ctx),
            _ => {}
        }
    }
    if pressed(ui, Modifiers::NONE, Key::ArrowLeft) {
        match line {
            _ if is_open == Some(true) => state.toggle(line, ctx),
            Row::Pin(_) => state.go_to(ctx, Spot::Pins),
            Row::Code { index, .. } => {
                let row = &ctx.outline.rows[index];
                let above = parent_of(ctx.outline, index).map(|above| Spot::Code(ctx.outline.rows[above].code));
                state.go_to(ctx, above.unwrap_or(Spot::Tree(row.tree)));
            }
            Row::Pins { .. } | Row::Tree { .. } | Row::New(_) => {}
        }
    }
}

fn choose(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState) {
    if pressed(ui, Modifiers::COMMAND, Key::A) {
        state.choice.all(ctx.outline, &state.lines);
    }
    if pressed(ui, Modifiers::NONE, Key::Escape) {
        match state.choice.lead {
            Some(lead) if state.choice.n() > 1 => state.choice.only(lead),
            _ => {
                state.filter = Default::default();
                state.reveal = state.choice.lead;
            }
        }
    }
    if pressed(ui, Modifiers::NONE, Key::Slash) {
        state.take_filter();
    }
}

fn act(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, code: CodeId) {
    let Some(row) = ctx.outline.row(code) else { return };
    let codes = || state.choice.with(ctx.outline, code);
    if pressed(ui, Modifiers::NONE, Key::Enter) {
        super::line::apply_or_show(ctx, code);
    }
    if pressed(ui, Modifiers::NONE, Key::E) {
        ctx.send(Command::ShowExcerptsOf(code));
    }
    if pressed(ui, Modifiers::NONE, Key::Delete) {
        ctx.send(Command::AskToRemoveCodes(codes()));
    }
    if pressed(ui, Modifiers::NONE, Key::J) {
        ctx.send(Command::AskToMergeCodes(codes()));
    }
    if pressed(ui, Modifiers::NONE, Key::S) {
        ctx.send(Command::AskToSplitCode(code));
    }
    if pressed(ui, Modifiers::NONE, Key::C) {
        ctx.send(Command::AskForColour(codes()));
    }
    if pressed(ui, Modifiers::NONE, Key::P) {
        pin(ctx, &codes(), !ctx.quick.is_pinned(code));
    }
    if pressed(ui, Modifiers::NONE, Key::M) {
        inspector::ask_for_code_memo(ui.ctx());
    }
    if pressed(ui, Modifiers::NONE, Key::D) {
        inspector::ask_for_description(ui.ctx());
    }
    if pressed(ui, Modifiers::NONE, Key::F2) {
        state.start_edit(Edited::Code(code), &row.name);
    }
    let below = pressed(ui, Modifiers::SHIFT, Key::N) || pressed(ui, Modifiers::NONE, Key::Insert);
    if below {
        state.name_new(row.tree, NewAt { parent: Some(code), behind: None });
    } else if pressed(ui, Modifiers::NONE, Key::N) {
        let above = ctx.outline.index(code).and_then(|i| parent_of(ctx.outline, i));
        let parent = above.map(|i| ctx.outline.rows[i].code);
        state.name_new(row.tree, NewAt { parent, behind: Some(code) });
    }
}

fn act_on_heading(ui: &Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, i: usize, spot: Spot) {
    if pressed(ui, Modifiers::NONE, Key::Enter)
        && let Some(line) = state.lines.get(i).copied()
    {
        state.toggle(line, ctx);
    }
    let Spot::Tree(tree) = spot else { return };
    if pressed(ui, Modifiers::NONE, Key::F2) {
        let name = ctx.project.tree_name(tree);
        state.start_edit(Edited::Tree(tree), name);
    }
    if pressed(ui, Modifiers::NONE, Key::N) || pressed(ui, Modifiers::NONE, Key::Insert) {
        state.name_new(tree, NewAt { parent: None, behind: None });
    }
}

/// Pins codes, or takes them off.
pub fn pin(ctx: &Ctx<'_>, codes: &[CodeId], pinned: bool) {
    for code in codes {
        ctx.send(Command::PinCode { code: *code, pinned });
    }
}
