//! What the context menus of codes and trees offer.

use eframe::egui::{Button, Color32, Sense, Ui, WidgetInfo, vec2};

use super::{CodeTreeState, Edited};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::inspector;
use crate::app::words::code_tree as words;
use crate::model::{CodeId, Colour, OutlineRow, TreeId};

/// Draws the menu of a code.
pub fn code_menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, row: &OutlineRow) {
    let code = row.code;
    if let Some(excerpt) = ctx.selection
        && ui.button(ctx.say(words::APPLY)).clicked()
    {
        ctx.send(Command::ApplyCode { code, excerpt });
    }
    if ui.button(ctx.say(words::SHOW_EXCERPTS)).clicked() {
        ctx.send(Command::ShowExcerptsOf(code));
    }
    ui.separator();
    if ui.add(Button::new(ctx.say(words::RENAME)).shortcut_text("F2")).clicked() {
        state.start_edit(Edited::Code(code), &row.name);
    }
    if ui.button(ctx.say(words::DESCRIBE)).clicked() {
        ctx.send(Command::SelectCode(Some(code)));
        inspector::ask_for_description(ui.ctx());
    }
    if ui.add(Button::new(ctx.say(words::NEW_BELOW)).shortcut_text("Ins")).clicked() {
        state.closed.codes.remove(&code);
        state.start_edit(Edited::NewCode { tree: Some(row.tree), parent: Some(code) }, "");
    }
    ui.menu_button(ctx.say(words::COLOUR), |ui| colours_ui(ui, ctx, code));
    if ui.button(ctx.say(words::MERGE)).clicked() {
        state.merging = Some(code);
    }
    ui.separator();
    if ui.add(Button::new(ctx.say(words::REMOVE)).shortcut_text("Del")).clicked() {
        ctx.send(Command::AskToRemoveCodes(vec![code]));
    }
}

/// Draws the menu of a tree.
pub fn tree_menu_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CodeTreeState, tree: TreeId) {
    if ui.button(ctx.say(words::NEW_CODE)).clicked() {
        state.start_edit(Edited::NewCode { tree: Some(tree), parent: None }, "");
    }
    if ui.button(ctx.say(words::RENAME)).clicked() {
        let name = ctx.project.trees.get(&tree).map_or("", |t| t.name.as_str());
        state.start_edit(Edited::Tree(tree), name);
    }
}

/// Draws the palette, and the way back to the colour of the code above.
pub fn colours_ui(ui: &mut Ui, ctx: &Ctx<'_>, code: CodeId) {
    let own = ctx.project.code(code).and_then(|c| c.colour);
    for half in Colour::PALETTE.chunks(6) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for colour in half {
                if swatch_ui(ui, ctx, *colour, own == Some(*colour)) {
                    ctx.send(Command::ColourCodes { codes: vec![code], colour: Some(*colour) });
                    ui.close();
                }
            }
        });
    }
    if ui.button(ctx.say(words::COLOUR_ABOVE)).clicked() {
        ctx.send(Command::ColourCodes { codes: vec![code], colour: None });
    }
}

fn swatch_ui(ui: &mut Ui, ctx: &Ctx<'_>, colour: Colour, chosen: bool) -> bool {
    let (rect, response) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::click());
    let name = ctx.tongue.fill(words::COLOUR_NAMED, &[("colour", &colour.to_string())]);
    response.widget_info(|| WidgetInfo::selected(eframe::egui::Role::Button, true, chosen, &name));
    let painter = ui.painter();
    painter.circle_filled(rect.center(), 8.0, ctx.tokens.code_paint(colour).strong);
    if chosen || response.hovered() || response.has_focus() {
        let stroke = eframe::egui::Stroke::new(1.5, Color32::from(ctx.tokens.text));
        painter.circle_stroke(rect.center(), 10.0, stroke);
    }
    response.clicked()
}
