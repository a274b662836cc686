//! Asks for the colour of codes.

use eframe::egui;

use super::{Around, Outcome, title_ui};
use crate::app::command::Command;
use crate::app::widgets::swatches::swatches_ui;
use crate::app::words::{code_tree as words, common};
use crate::model::CodeId;

/// A colour to be chosen.
#[derive(Debug)]
pub struct ColourDialog {
    codes: Vec<CodeId>,
    title: String,
    /// Whether all that is below gets the colour, too.
    branch: bool,
}

impl ColourDialog {
    pub(super) fn new(codes: Vec<CodeId>, title: String) -> Self {
        Self { codes, title, branch: false }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(250.0);
        title_ui(ui, around, &self.title);
        let first = self.codes.first().and_then(|code| around.study?.session.project().code(*code));
        let own = first.and_then(|code| code.colour);
        let swatches = ui.scope(|ui| swatches_ui(ui, around.tokens, around.tongue, own, around.fresh));
        ui.add_space(6.0);
        ui.checkbox(&mut self.branch, around.say(words::COLOUR_BRANCH));
        ui.add_space(10.0);
        let mut outcome = Outcome::Stay;
        ui.horizontal(|ui| {
            if ui.button(around.say(words::COLOUR_ABOVE)).clicked() {
                outcome = Outcome::Do(Command::ColourCodes { codes: self.codes.clone(), colour: None });
            }
            if ui.button(around.say(common::CANCEL)).clicked() {
                outcome = Outcome::Close;
            }
        });
        match swatches.inner {
            Some(colour) if self.branch => Outcome::Do(Command::ColourBranches { codes: self.codes.clone(), colour }),
            Some(colour) => Outcome::Do(Command::ColourCodes { codes: self.codes.clone(), colour: Some(colour) }),
            None => outcome,
        }
    }
}
