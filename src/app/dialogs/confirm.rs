//! Asks whether something goes, and says what goes with it.

use eframe::egui;

use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::app::command::Command;
use crate::app::words::{common, dialogs as say};
use crate::model::plan::RemovalPreview;
use crate::model::{CodeId, DocumentId};

/// What would go.
#[derive(Debug)]
pub struct Confirm {
    name: String,
    what: What,
}

#[derive(Debug)]
enum What {
    Code(CodeId, RemovalPreview),
    Document(DocumentId, usize),
}

impl Confirm {
    pub(super) fn of_code(code: CodeId, name: String, preview: RemovalPreview) -> Self {
        Self { name, what: What::Code(code, preview) }
    }

    pub(super) fn of_document(document: DocumentId, name: String, n_codings: usize) -> Self {
        Self { name, what: What::Document(document, n_codings) }
    }

    pub(super) fn ui(&self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(400.0);
        let title = match self.what {
            What::Code(..) => say::REMOVE_CODE,
            What::Document(..) => say::REMOVE_DOCUMENT,
        };
        title_ui(ui, around, around.tongue.fill(title, &[("name", &self.name)]));
        ui.add(egui::Label::new(self.consequence(around)).wrap());
        match buttons_ui(ui, around, common::REMOVE, Tone::Removing, true) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => Outcome::Do(match self.what {
                What::Code(code, _) => Command::RemoveCode(code),
                What::Document(document, _) => Command::RemoveDocument(document),
            }),
        }
    }

    fn consequence(&self, around: &Around<'_>) -> String {
        let t = around.tongue;
        let codings = |n| t.count(n, common::ONE_CODING, common::N_CODINGS);
        match &self.what {
            What::Document(_, n) => t.fill(say::REMOVE_DOCUMENT_WHY, &[("codings", &codings(*n))]),
            What::Code(_, RemovalPreview { n_codes: 0 | 1, n_codings }) => {
                t.fill(say::REMOVE_CODE_ALONE, &[("codings", &codings(*n_codings))])
            }
            What::Code(_, RemovalPreview { n_codes, n_codings }) => {
                let codes = t.count(*n_codes, common::ONE_CODE, common::N_CODES);
                t.fill(say::REMOVE_CODE_BRANCH, &[("codes", &codes), ("codings", &codings(*n_codings))])
            }
        }
    }
}
