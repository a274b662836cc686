//! How the window looks. Every choice takes effect at once and is remembered, so there is nothing to confirm.

use eframe::egui::{self, Button, RichText, ThemePreference};

use super::{Around, Outcome, close_ui, title_ui};
use crate::app::command::Command;
use crate::app::theme::{fonts, icons};
use crate::app::words::{Phrase, Tongue, common, dialogs as say};

/// Draws the choices and returns the one that was made.
pub(super) fn preferences_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
    ui.set_width(420.0);
    title_ui(ui, around, around.say(say::PREFERENCES));
    let mut wish = None;
    egui::Grid::new("preferences").num_columns(2).spacing(egui::vec2(20.0, 12.0)).show(ui, |ui| {
        wish = wish.take().or(language_ui(ui, around));
        wish = wish.take().or(labels_ui(ui, around));
        wish = wish.take().or(theme_ui(ui, around));
        wish = wish.take().or(interface_ui(ui, around));
        wish = wish.take().or(import_ui(ui, around));
    });
    ui.add_space(14.0);
    let closed = close_ui(ui, around);
    wish.map_or(closed, Outcome::Ask)
}

fn label_ui(ui: &mut egui::Ui, around: &Around<'_>, label: Phrase) {
    ui.label(around.quiet(around.say(label)).font(fonts::medium(around.tokens.ui_size)));
}

/// Draws one of a few choices and returns the one that was clicked.
fn radios_ui<T: Copy + PartialEq>(ui: &mut egui::Ui, now: T, choices: &[(T, &str)]) -> Option<T> {
    let row = ui.horizontal(|ui| {
        let mut chosen = None;
        for (choice, name) in choices {
            if ui.radio(*choice == now, *name).clicked() {
                chosen = Some(*choice);
            }
        }
        chosen
    });
    row.inner
}

fn language_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Option<Command> {
    label_ui(ui, around, common::LANGUAGE);
    // Whoever cannot read the language that shows has to find the own one.
    let tongues = [(Tongue::English, "English"), (Tongue::French, "Français")];
    let chosen = radios_ui(ui, around.tongue, &tongues);
    ui.end_row();
    chosen.map(Command::SetTongue)
}

/// Draws the choice of the language in which exports name what they hold.
pub(super) fn labels_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Option<Command> {
    label_ui(ui, around, say::LABELS);
    let tongues =
        [(Tongue::English, around.say(say::LABELS_ENGLISH)), (Tongue::French, around.say(say::LABELS_FRENCH))];
    let chosen = radios_ui(ui, around.labels, &tongues);
    ui.end_row();
    chosen.map(Command::SetLabels)
}

fn theme_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Option<Command> {
    label_ui(ui, around, say::THEME);
    let now = ui.ctx().options(|o| o.theme_preference);
    let themes = [
        (ThemePreference::Light, around.say(say::THEME_LIGHT)),
        (ThemePreference::Dark, around.say(say::THEME_DARK)),
        (ThemePreference::System, around.say(say::THEME_SYSTEM)),
    ];
    let chosen = radios_ui(ui, now, &themes);
    ui.end_row();
    chosen.map(Command::SetTheme)
}

fn interface_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Option<Command> {
    label_ui(ui, around, say::INTERFACE_SIZE);
    let percent = (ui.ctx().zoom_factor() * 100.0).round() as usize;
    let chosen = ui.horizontal(|ui| {
        let smaller = step_ui(ui, around, icons::ZOOM_OUT, say::SMALLER);
        ui.label(RichText::new(around.tongue.fill(say::PERCENT, &[("n", &percent.to_string())])));
        let larger = step_ui(ui, around, icons::ZOOM_IN, say::LARGER);
        match (smaller, larger) {
            (true, _) => Some(Command::ScaleInterface(-1)),
            (_, true) => Some(Command::ScaleInterface(1)),
            _ => None,
        }
    });
    ui.end_row();
    chosen.inner
}

fn import_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Option<Command> {
    label_ui(ui, around, say::BEFORE_IMPORT);
    let choices = [(false, around.say(say::SHOW_EVERY_READING)), (true, around.say(say::SHOW_READINGS_IN_DOUBT))];
    let chosen = radios_ui(ui, around.import_at_once, &choices);
    ui.end_row();
    chosen.map(Command::SetImportAtOnce)
}

fn step_ui(ui: &mut egui::Ui, around: &Around<'_>, symbol: &str, name: Phrase) -> bool {
    let name = format!("{}: {}", around.say(say::INTERFACE_SIZE), around.say(name));
    ui.add(Button::new(icons::icon(symbol, 18.0))).accessible_name(&name).on_hover_text(&name).clicked()
}
