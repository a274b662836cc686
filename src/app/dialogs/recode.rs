//! Asks which code codings get instead of theirs, or words that coders read differently.

use eframe::egui;

use super::code_finder::{CodeFinder, Found};
use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::app::command::{Command, Deciding};
use crate::app::words::dialogs as say;
use crate::model::plan::Decision;
use crate::model::{CodeId, CodingId, DocumentId, HeldExcerpt};

/// What gets another code.
#[derive(Debug)]
pub struct RecodeDialog {
    what: What,
    finder: CodeFinder,
}

#[derive(Debug)]
enum What {
    Codings(Vec<(DocumentId, CodingId)>),
    Place(Decision, HeldExcerpt),
}

impl What {
    /// Keeps a place on its words when somebody else corrects the text.
    fn follow(&mut self, around: &Around<'_>) {
        if let (Self::Place(_, held), Some(study)) = (self, around.study) {
            *held = held.in_project(study.session.project()).unwrap_or(*held);
        }
    }

    fn with(&self, code: CodeId) -> Command {
        match self {
            Self::Codings(codings) => Command::RecodeCodings { codings: codings.clone(), to: code },
            Self::Place(decision, held) => {
                Command::Decide(Deciding::ChooseCode { decision: decision.clone(), excerpt: held.excerpt(), code })
            }
        }
    }
}

impl RecodeDialog {
    pub(super) fn new(codings: Vec<(DocumentId, CodingId)>) -> Self {
        Self { what: What::Codings(codings), finder: CodeFinder::default() }
    }

    /// Asks about a place of which none of the codings that `decision` names is right.
    pub(super) fn of_place(decision: Decision, held: HeldExcerpt) -> Self {
        Self { what: What::Place(decision, held), finder: CodeFinder::default() }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(460.0);
        self.what.follow(around);
        let title = match &self.what {
            What::Codings(codings) => around.tongue.count(codings.len(), say::RECODE_ONE, say::RECODE_MANY),
            What::Place(..) => around.tongue.say(say::RECODE_PLACE).to_owned(),
        };
        title_ui(ui, around, title);
        let to = match self.finder.ui(ui, around, say::RECODE_TO, false, |_| true) {
            Some(Found::Code(to)) => Some(to),
            Some(Found::New(_)) | None => None,
        };
        match (buttons_ui(ui, around, say::RECODE_DO, Tone::Plain, to.is_some()), to) {
            (Wants::Confirm, Some(to)) => Outcome::Do(self.what.with(to)),
            (Wants::Cancel, _) => Outcome::Close,
            _ => Outcome::Stay,
        }
    }
}
