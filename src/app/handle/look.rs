//! How the window looks: theme, language, the sizes of reading text and interface, and which codings are drawn.

use std::collections::BTreeSet;

use eframe::egui::{Context, ThemePreference};

use super::super::App;
use super::super::dialogs::{self, Dialog};
use super::super::notice::Notice;
use super::super::panels::reader::reading::ReadingStep;
use super::super::state::INTERFACE_SCALES;
use super::super::words::{Tongue, notices};

pub(super) fn set_theme(app: &mut App, screen: &Context, theme: ThemePreference) {
    app.settings.theme = theme;
    screen.set_theme(theme);
}

pub(super) fn set_tongue(app: &mut App, tongue: Tongue) {
    app.settings.tongue = Some(tongue);
    app.notices.say_anew(tongue);
}

pub(super) fn set_labels(app: &mut App, labels: Tongue) {
    app.settings.labels = labels;
    let told = match labels {
        Tongue::English => notices::LABELS_ENGLISH,
        Tongue::French => notices::LABELS_FRENCH,
    };
    app.last = Some(app.tongue().say(told).to_owned());
}

pub(super) fn adjust_reading(app: &mut App, step: ReadingStep) {
    app.settings.reading = app.settings.reading.after(step);
}

pub(super) fn show_all_codings(app: &mut App) {
    let Some(study) = &mut app.study else { return };
    study.panels.reader.show_all();
    study.panels.beside.show_all();
    if !study.session.project().hidden_coders.is_empty() {
        super::teamwork::hide(app, BTreeSet::new());
    }
}

pub(super) fn toggle_density(app: &mut App) {
    if let Some(study) = &mut app.study {
        study.panels.reader.toggle_density();
    }
}

pub(super) fn ask_for_quote_pattern(app: &mut App) {
    let pattern = app.settings.habits.quote_pattern(app.tongue()).to_owned();
    app.ask(Dialog::quote_pattern(pattern));
}

pub(super) fn tell_unknown_in_quote(app: &mut App, names: Vec<String>) {
    app.tell(move |tongue| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        Notice::warning(dialogs::unknown_words(tongue, &names), Vec::new())
    });
}

pub(super) fn toggle_ask_after_selection(app: &mut App) {
    let asks = &mut app.settings.habits.ask_after_selection;
    *asks = !*asks;
    let said = if *asks { notices::ASKS_NOW } else { notices::ASKS_NO_LONGER };
    app.last = Some(app.tongue().say(said).to_owned());
}

pub(super) fn toggle_lists(app: &mut App) {
    let shown = &mut app.settings.panes.lists;
    *shown = !*shown;
}

/// Shows the inspector, or hides it; what was being written in it is a change before it goes.
pub(super) fn toggle_inspector(app: &mut App) {
    super::memos::send_unsent(app);
    let shown = &mut app.settings.panes.inspector;
    *shown = !*shown;
}

/// Makes everything larger or smaller by one step of ten percent; 0 is the size that it came with.
pub(super) fn scale_interface(app: &mut App, screen: &Context, step: i8) {
    let percent = match step {
        0 => 100,
        _ => app.settings.interface_percent.saturating_add_signed(i16::from(step) * 10),
    };
    app.settings.interface_percent = percent.clamp(*INTERFACE_SCALES.start(), *INTERFACE_SCALES.end());
    screen.set_zoom_factor(app.settings.zoom());
}

pub(super) fn open_preferences(app: &mut App) {
    app.ask(Dialog::Preferences);
}
