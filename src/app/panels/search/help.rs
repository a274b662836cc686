//! How to search, as examples that can be clicked.

use eframe::egui::{Frame, Grid, Popup, PopupCloseBehavior, RichText, Ui};

use super::{SearchState, words};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::icons::{self, icon};

/// Draws the button and, when it was clicked, the examples. Clicking one searches for it.
pub(super) fn help_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut SearchState) {
    let button = ui.button(icon(icons::INFO, ctx.tokens.ui_size + 3.0)).accessible_name(ctx.say(words::HELP));
    let button = button.on_hover_text(ctx.say(words::HELP));
    let popup = Popup::from_toggle_button_response(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .accessible_name(ctx.say(words::HELP))
        .frame(Frame::popup(ui.style()).inner_margin(14))
        .gap(4.0);
    let chosen = popup.show(|ui| examples_ui(ui, ctx)).and_then(|shown| shown.inner);
    if let Some(example) = chosen {
        Popup::close_all(ui.ctx());
        example.clone_into(&mut state.query);
        state.wants_focus = true;
        ctx.send(Command::Search(example.to_owned()));
    }
}

fn examples_ui(ui: &mut Ui, ctx: &Ctx<'_>) -> Option<&'static str> {
    let mut chosen = None;
    ui.set_min_width(420.0);
    ui.label(RichText::new(ctx.say(words::HELP_LEAD)).color(ctx.tokens.text_quiet));
    ui.add_space(4.0);
    Grid::new("examples of searches").num_columns(2).spacing([18.0, 4.0]).show(ui, |ui| {
        for (example, meaning) in words::EXAMPLES {
            if ui.link(RichText::new(ctx.say(example))).clicked() {
                chosen = Some(ctx.say(example));
            }
            ui.label(ctx.say(meaning));
            ui.end_row();
        }
    });
    chosen
}
