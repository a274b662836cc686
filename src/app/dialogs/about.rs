//! Says what this program is.

use eframe::egui;

use super::{Around, Outcome, close_ui, title_ui};
use crate::app::words::dialogs as say;

pub(super) fn about_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
    ui.set_width(420.0);
    title_ui(ui, around, "Counterpoint");
    let version = around.tongue.fill(say::VERSION, &[("version", env!("CARGO_PKG_VERSION"))]);
    ui.label(around.quiet(version));
    ui.add_space(6.0);
    for phrase in [say::ABOUT_WHAT, say::ABOUT_PRIVACY] {
        ui.add(egui::Label::new(around.say(phrase)).wrap());
    }
    ui.add(egui::Label::new(around.quiet(around.say(say::ABOUT_LICENCE)).small()).wrap());
    ui.add_space(10.0);
    close_ui(ui, around)
}
