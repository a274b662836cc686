//! What dialogs are drawn with: the title, fields under their labels, and the buttons that end them.

use eframe::egui::{self, Align, Button, Key, Layout, RichText};

use super::{Around, Outcome};
use crate::app::theme::fonts;
use crate::app::words::{Phrase, common, unbroken};

pub(super) fn title_ui(ui: &mut egui::Ui, around: &Around<'_>, title: impl AsRef<str>) {
    let text = RichText::new(unbroken(title.as_ref())).font(fonts::semibold(around.tokens.ui_size + 3.5));
    ui.add(egui::Label::new(text).wrap());
    ui.add_space(8.0);
}

/// How the confirming button looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tone {
    Plain,
    /// Something goes.
    Removing,
}

/// Draws Cancel and the confirming button, and returns what the user wants: Enter confirms unless the keyboard is on
/// something that Enter presses, such as a tick, a menu or Cancel.
pub(super) fn buttons_ui(ui: &mut egui::Ui, around: &Around<'_>, confirm: Phrase, tone: Tone, possible: bool) -> Wants {
    buttons_named_ui(ui, around, around.say(confirm), tone, possible)
}

/// The same with a name that says how many.
pub(super) fn buttons_named_ui(
    ui: &mut egui::Ui,
    around: &Around<'_>,
    confirm: &str,
    tone: Tone,
    possible: bool,
) -> Wants {
    ui.add_space(14.0);
    let mut wants = Wants::Nothing;
    row_ui(ui, |ui| {
        let ground = if tone == Tone::Removing { around.tokens.error } else { around.tokens.accent };
        let ink = if tone == Tone::Removing { around.tokens.raised } else { around.tokens.on_accent };
        let text = RichText::new(confirm).font(fonts::semibold(around.tokens.ui_size)).color(ink);
        let button = Button::new(text).fill(ground).min_size(egui::vec2(90.0, 30.0));
        let confirmed = ui.add_enabled(possible, button);
        let plain = RichText::new(around.say(common::CANCEL)).font(fonts::medium(around.tokens.ui_size));
        let cancelled = ui.add(Button::new(plain).min_size(egui::vec2(90.0, 30.0)));
        let enter = ui.input(|i| i.key_pressed(Key::Enter)) && !is_on_a_control(ui.ctx());
        if cancelled.clicked() {
            wants = Wants::Cancel;
        } else if possible && (confirmed.clicked() || enter) {
            wants = Wants::Confirm;
        }
    });
    wants
}

/// Whether the keyboard is on something that Enter presses: neither a text field nor a list in which only arrows mean
/// anything.
fn is_on_a_control(screen: &egui::Context) -> bool {
    let focused = screen.memory(egui::Memory::focused);
    let presses = |id| screen.read_response(id).is_some_and(|response| response.sense.senses_click());
    focused.is_some_and(|id| presses(id) && egui::TextEdit::load_state(screen, id).is_none())
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wants {
    Nothing,
    Cancel,
    Confirm,
}

/// Draws a text field under its label; the first one of a dialog takes the keyboard.
pub(super) fn field_ui(
    ui: &mut egui::Ui,
    around: &Around<'_>,
    label: Phrase,
    text: &mut String,
    first: bool,
) -> egui::Response {
    let name = ui.label(around.quiet(around.say(label)).font(fonts::medium(around.tokens.label_size)));
    let field = egui::TextEdit::singleline(text).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(field).labelled_by(name.id);
    if first && around.fresh {
        response.request_focus();
    }
    response
}

/// Draws a row that begins at the right.
pub(super) fn row_ui<R>(ui: &mut egui::Ui, add: impl FnOnce(&mut egui::Ui) -> R) -> R {
    let size = egui::vec2(ui.available_width(), 30.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), add).inner
}

/// Draws the one button of a dialog that only tells.
pub(super) fn close_ui(ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
    let close = row_ui(ui, |ui| ui.button(around.say(common::CLOSE)));
    if around.fresh {
        close.request_focus();
    }
    if close.clicked() { Outcome::Close } else { Outcome::Stay }
}
