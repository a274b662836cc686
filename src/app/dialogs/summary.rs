//! Says what an import brought, and what did not come in and why.

use std::sync::Arc;

use eframe::egui::{self, RichText};

use super::{Around, Outcome, row_ui, title_ui};
use crate::app::command::{Command, TableRequest};
use crate::app::theme::{fonts, icons};
use crate::app::words::{common, dialogs as say, reading, unbroken};
use crate::model::{DocumentId, FileReport, Said};

/// What an import brought.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Summary {
    /// What came in, one sentence each.
    pub came_in: Vec<String>,
    /// What did not, or only in part, and why.
    pub warnings: Vec<Said>,
    /// What else is worth knowing.
    pub hint: Option<String>,
    /// The documents that came in, whose reading can be looked at.
    pub documents: Vec<DocumentId>,
    /// What became of each file, to be written to a file.
    pub reports: Arc<[FileReport]>,
}

impl Summary {
    pub(super) fn ui(&self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(520.0);
        title_ui(ui, around, around.say(say::SUMMARY));
        for sentence in &self.came_in {
            line_ui(ui, around, icons::DONE, around.tokens.good.into(), sentence);
        }
        if !self.warnings.is_empty() {
            ui.add_space(8.0);
            ui.label(RichText::new(around.say(say::NOT_COMPLETE)).font(fonts::semibold(around.tokens.ui_size)));
            egui::ScrollArea::vertical().id_salt("warnings").max_height(280.0).show(ui, |ui| {
                for warning in &self.warnings {
                    let warning = unbroken(warning.told(around.tongue));
                    line_ui(ui, around, icons::WARNING, around.tokens.warning.into(), &warning);
                }
            });
        }
        if let Some(hint) = &self.hint {
            ui.add_space(8.0);
            ui.add(egui::Label::new(around.quiet(hint)).wrap());
        }
        ui.add_space(12.0);
        self.buttons_ui(ui, around)
    }

    fn buttons_ui(&self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        row_ui(ui, |ui| {
            let close = ui.button(around.say(common::CLOSE));
            if around.fresh {
                close.request_focus();
            }
            if close.clicked() {
                return Outcome::Close;
            }
            if !self.documents.is_empty() && ui.button(around.say(reading::LOOK)).clicked() {
                return Outcome::Do(Command::LookAtReading(self.documents.clone()));
            }
            if !self.reports.is_empty() && ui.button(around.say(reading::SAVE_REPORT)).clicked() {
                return Outcome::Ask(Command::AskToExport(TableRequest::Import(Arc::clone(&self.reports))));
            }
            Outcome::Stay
        })
    }
}

fn line_ui(ui: &mut egui::Ui, around: &Around<'_>, symbol: &str, colour: egui::Color32, text: &str) {
    ui.horizontal_top(|ui| {
        ui.label(icons::icon(symbol, 16.0).color(colour));
        ui.add(egui::Label::new(RichText::new(text).color(around.tokens.text)).wrap());
    });
}
