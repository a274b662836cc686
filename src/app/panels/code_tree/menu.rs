//! What the context menus of codes and trees offer. What is done to a chosen code is done to all that are chosen with
//! it.

use eframe::egui::{Button, Key, Ui};

use super::rows::NewAt;
use super::{CodeTreeState, Edited, keys};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::inspector;
use crate::app::widgets::swatches::swatches_ui;
use crate::app::words::{Phrase, code_tree as words};
use crate::model::{CodeId, OutlineRow, TreeId};

/// Draws the menu of a code.
pub fn code_menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, row: &OutlineRow) {
    let code = row.code;
    let codes = state.choice.with(ctx.outline, code);
    if let Some(excerpt) = ctx.selection
        && item(ui, ctx, words::APPLY, "")
    {
        ctx.send(Command::ApplyCode { code, excerpt });
    }
    if item(ui, ctx, words::SHOW_EXCERPTS, "E") {
        ctx.send(Command::ShowExcerptsOf(code));
    }
    let pinned = ctx.quick.is_pinned(code);
    if item(ui, ctx, if pinned { words::UNPIN } else { words::PIN }, "P") {
        keys::pin(ctx, &codes, !pinned);
    }
    ui.separator();
    if item(ui, ctx, words::RENAME, "F2") {
        state.start_edit(Edited::Code(code), &row.name);
    }
    if item(ui, ctx, words::DESCRIBE, "D") {
        ctx.send(Command::SelectCode(Some(code)));
        inspector::ask_for_description(ui.ctx());
    }
    new_codes_ui(ui, ctx, state, row);
    ui.separator();
    ui.menu_button(ctx.say(words::COLOUR), |ui| colours_ui(ui, ctx, &codes));
    if item(ui, ctx, words::MERGE, "J") {
        ctx.send(Command::AskToMergeCodes(codes.clone()));
    }
    if item(ui, ctx, words::SPLIT, "S") {
        ctx.send(Command::AskToSplitCode(code));
    }
    ui.separator();
    if item(ui, ctx, words::REMOVE, ctx.tongue.key(Key::Delete)) {
        ctx.send(Command::AskToRemoveCodes(codes));
    }
}

fn item(ui: &mut Ui, ctx: &Ctx<'_>, phrase: Phrase, key: &str) -> bool {
    ui.add(Button::new(ctx.say(phrase)).shortcut_text(key)).clicked()
}

fn new_codes_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, row: &OutlineRow) {
    if item(ui, ctx, words::NEW_BESIDE, "N") {
        let parent = ctx.project.code(row.code).and_then(|c| ctx.project.parent_of(c)).map(|c| c.id);
        state.name_new(row.tree, NewAt { parent, behind: Some(row.code) });
    }
    if item(ui, ctx, words::NEW_BELOW, ctx.say(words::NEW_BELOW_KEYS)) {
        state.name_new(row.tree, NewAt { parent: Some(row.code), behind: None });
    }
}

/// Draws the menu of a tree.
pub fn tree_menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, tree: TreeId) {
    if item(ui, ctx, words::NEW_CODE, "N") {
        state.name_new(tree, NewAt { parent: None, behind: None });
    }
    if item(ui, ctx, words::RENAME, "F2") {
        let name = ctx.project.tree_name(tree);
        state.start_edit(Edited::Tree(tree), name);
    }
}

/// Draws the palette, the way to colour all that is below alike, and the way back to the colour of the code above.
fn colours_ui(ui: &mut Ui, ctx: &Ctx<'_>, codes: &[CodeId]) {
    let first = codes.first().and_then(|code| ctx.project.code(*code));
    let own = first.and_then(|c| c.colour);
    if let Some(colour) = swatches_ui(ui, ctx.tokens, ctx.tongue, own, false) {
        ctx.send(Command::ColourCodes { codes: codes.to_vec(), colour: Some(colour) });
        ui.close();
    }
    let shown = codes.first().and_then(|code| ctx.outline.row(*code));
    if let Some(row) = shown.filter(|row| row.end > ctx.outline.index(row.code).map_or(0, |i| i + 1))
        && ui.button(ctx.say(words::COLOUR_BRANCH)).clicked()
    {
        ctx.send(Command::ColourBranches { codes: codes.to_vec(), colour: row.colour });
    }
    if ui.button(ctx.say(words::COLOUR_ABOVE)).clicked() {
        ctx.send(Command::ColourCodes { codes: codes.to_vec(), colour: None });
    }
}
