//! Asks which code codings get instead of theirs.

use eframe::egui;

use super::code_finder::{CodeFinder, Found};
use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::app::command::Command;
use crate::app::words::dialogs as say;
use crate::model::{CodingId, DocumentId};

/// Codings that get another code.
#[derive(Debug)]
pub struct RecodeDialog {
    codings: Vec<(DocumentId, CodingId)>,
    finder: CodeFinder,
}

impl RecodeDialog {
    pub(super) fn new(codings: Vec<(DocumentId, CodingId)>) -> Self {
        Self { codings, finder: CodeFinder::default() }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(460.0);
        title_ui(ui, around, around.tongue.count(self.codings.len(), say::RECODE_ONE, say::RECODE_MANY));
        let to = match self.finder.ui(ui, around, say::RECODE_TO, false, |_| true) {
            Some(Found::Code(to)) => Some(to),
            Some(Found::New(_)) | None => None,
        };
        match (buttons_ui(ui, around, say::RECODE_DO, Tone::Plain, to.is_some()), to) {
            (Wants::Confirm, Some(to)) => Outcome::Do(Command::RecodeCodings { codings: self.codings.clone(), to }),
            (Wants::Cancel, _) => Outcome::Close,
            _ => Outcome::Stay,
        }
    }
}
