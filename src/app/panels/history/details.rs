//! One change, step by step.

use eframe::egui::{Button, Label, RichText, ScrollArea, Ui};

use super::steps::step_words;
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::words::{history as say, unbroken};
use crate::model::Change;
use crate::session::local_time;

/// Nobody reads on after so many steps; an import has a hundred thousand.
const MOST: usize = 200;

pub(super) fn details_ui(ui: &mut Ui, ctx: &Ctx<'_>, change: &Change, words: &str) {
    let tokens = ctx.tokens;
    let quiet = |text: String| RichText::new(text).font(fonts::regular(tokens.small_size)).color(tokens.text_quiet);
    let title = RichText::new(unbroken(words)).font(fonts::semibold(tokens.ui_size + 2.0)).color(tokens.text);
    ui.add(Label::new(title).wrap());
    let when = local_time(change.at.millis);
    let who = ctx.project.coder_name(change.by);
    let named = [("when", &*when.minute), ("zone", &*when.zone), ("who", who)];
    ui.label(quiet(ctx.tongue.fill(say::WHO_AND_WHEN, &named)));
    ui.add_space(4.0);
    let look = Button::new((icons::icon(icons::HISTORY, 15.0), ctx.say(say::LOOK_BACK)));
    if ui.add(look).accessible_name(ctx.say(say::LOOK_BACK)).on_hover_text(ctx.say(say::LOOK_BACK_LONG)).clicked() {
        ctx.send(Command::LookBack(change.at));
    }
    ui.add_space(8.0);
    ScrollArea::vertical().id_salt(("steps", change.at)).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        for op in change.ops.iter().take(MOST) {
            let text =
                RichText::new(unbroken(&step_words(ctx, op))).font(fonts::regular(tokens.ui_size)).color(tokens.text);
            ui.add(Label::new(text).wrap());
        }
        if change.ops.len() > MOST {
            let n = ctx.tongue.number(change.ops.len() - MOST);
            ui.label(quiet(ctx.tongue.fill(say::STEPS_MORE, &[("n", &n)])));
        }
        ui.add_space(20.0);
    });
}
