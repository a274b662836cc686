//! Asks whether something goes, and says what goes with it.

use eframe::egui;

use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::app::command::{Command, Comparing};
use crate::app::words::{common, dialogs as say, unbroken};
use crate::model::plan::RemovalPreview;
use crate::model::{CodeId, DocumentId, Noun, ThemeId, counted};

/// What would go.
#[derive(Debug)]
pub enum Confirm {
    /// Codes with their branches; the question names them.
    Codes { codes: Vec<CodeId>, question: String, preview: RemovalPreview },
    /// A document with its codings.
    Document { document: DocumentId, name: String, n_codings: usize },
    /// A theme with what was concluded, written and chosen for it.
    Theme { theme: ThemeId, name: String, held: Vec<(Noun, usize)> },
}

impl Confirm {
    pub(super) fn ui(&self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(400.0);
        title_ui(ui, around, self.question(around));
        ui.add(egui::Label::new(unbroken(&self.consequence(around))).wrap());
        match buttons_ui(ui, around, common::REMOVE, Tone::Removing, true) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => Outcome::Do(match self {
                Self::Codes { codes, .. } => Command::RemoveCodes(codes.clone()),
                Self::Document { document, .. } => Command::RemoveDocument(*document),
                Self::Theme { theme, .. } => Command::Compare(Comparing::RemoveTheme(*theme)),
            }),
        }
    }

    fn question(&self, around: &Around<'_>) -> String {
        match self {
            Self::Codes { question, .. } => question.clone(),
            Self::Document { name, .. } => around.tongue.fill(say::REMOVE_DOCUMENT, &[("name", name)]),
            Self::Theme { name, .. } => around.tongue.fill(say::REMOVE_THEME, &[("name", name)]),
        }
    }

    fn consequence(&self, around: &Around<'_>) -> String {
        let t = around.tongue;
        let codings = |n| t.count(n, common::ONE_CODING, common::N_CODINGS);
        match self {
            Self::Document { n_codings, .. } => t.fill(say::REMOVE_DOCUMENT_WHY, &[("codings", &codings(*n_codings))]),
            Self::Theme { held, .. } => {
                let held: Vec<String> = held.iter().map(|(what, n)| counted(*n, *what).told(t).to_owned()).collect();
                t.fill(say::REMOVE_THEME_WHY, &[("held", &held.join(", "))])
            }
            Self::Codes { preview: RemovalPreview { n_codes: 0 | 1, n_codings }, .. } => {
                t.fill(say::REMOVE_CODE_ALONE, &[("codings", &codings(*n_codings))])
            }
            Self::Codes { preview: RemovalPreview { n_codes, n_codings }, .. } => {
                let codes = t.count(*n_codes, common::ONE_CODE, common::N_CODES);
                t.fill(say::REMOVE_CODE_BRANCH, &[("codes", &codes), ("codings", &codings(*n_codings))])
            }
        }
    }
}
