//! Shows whose changes wait because their clock runs ahead, and asks whether they come in now.

use eframe::egui::{self, Label};

use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::app::command::Command;
use crate::app::words::{opening, unbroken, waiting as say};

pub(super) fn waiting_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
    let ahead = around.study.map(|study| study.session.ahead()).unwrap_or_default();
    if ahead.is_empty() {
        return Outcome::Close;
    }
    ui.set_width(480.0);
    title_ui(ui, around, around.say(say::TITLE));
    for ahead in &ahead {
        ui.add(Label::new(unbroken(&opening::of_ahead(around.tongue, ahead))).wrap());
        ui.add_space(6.0);
    }
    ui.add(Label::new(around.quiet(around.say(say::NOW))).wrap());
    match buttons_ui(ui, around, say::BRING_IN, Tone::Plain, true) {
        Wants::Nothing => Outcome::Stay,
        Wants::Cancel => Outcome::Close,
        Wants::Confirm => Outcome::Do(Command::BringInWaiting),
    }
}
