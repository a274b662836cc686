//! Asks when a turn begins in the recording.

use eframe::egui::{self, RichText};

use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::app::command::Command;
use crate::app::turns::TurnChange;
use crate::app::words::turns as say;
use crate::model::turns::clock_time;
use crate::model::{Address, DocumentId, Turn, recording};

/// A time to be set.
#[derive(Debug)]
pub struct TimeDialog {
    document: DocumentId,
    turn: Address,
    number: usize,
    typed: String,
}

impl TimeDialog {
    pub(super) fn new(document: DocumentId, i: usize, turn: &Turn) -> Self {
        let typed = turn.time.map(clock_time).unwrap_or_default();
        Self { document, turn: turn.anchor.first, number: i + 1, typed }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(360.0);
        let number = around.tongue.number(self.number);
        title_ui(ui, around, around.tongue.fill(say::ASK_TIME, &[("n", &number)]));
        field_ui(ui, around, say::TIME_FIELD, &mut self.typed, true);
        let empty = self.typed.trim().is_empty();
        let time = recording::seconds(&self.typed);
        let wrong = if empty || time.is_some() { "" } else { around.say(say::NO_TIME) };
        ui.label(RichText::new(wrong).color(around.tokens.error));
        match buttons_ui(ui, around, say::DO_TIME, Tone::Plain, empty || time.is_some()) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => {
                let change = TurnChange::Time { turn: self.turn, time };
                Outcome::Do(Command::ChangeTurns { document: self.document, change })
            }
        }
    }
}
