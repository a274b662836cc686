//! Asks whether something goes, and says what goes with it.

use std::collections::BTreeMap;

use eframe::egui;

use super::{Around, Outcome, Tone, Wants, buttons_ui, title_ui};
use crate::app::command::{Command, Comparing};
use crate::app::whose::Whose;
use crate::app::words::{common, dialogs as say, unbroken};
use crate::model::plan::RemovalPreview;
use crate::model::{CodeId, CoderId, DocumentId, Noun, Reserved, ThemeId, counted};
use crate::session::Session;

/// What would go.
#[derive(Debug)]
pub enum Confirm {
    /// Codes with their branches; the question names them.
    Codes { codes: Vec<CodeId>, question: String, preview: RemovalPreview, provisos: Provisos },
    /// A document with its codings.
    Document { document: DocumentId, name: String, provisos: Provisos },
    /// A theme with what was concluded, written and chosen for it.
    Theme { theme: ThemeId, name: String, held: Vec<(Noun, usize)> },
}

/// What whoever removes has to know beside the numbers.
#[derive(Debug, Default)]
pub struct Provisos {
    /// Whose codings they are, unless all are the coder's own.
    whose: Option<Whose>,
    /// So many of the codings are not seen by who removes: of coders who are hidden, or still to be coded blind.
    n_unseen: usize,
    /// Whether some are still to be coded blind: then it is not told how many others coded.
    codes_blind: bool,
    /// So many codings are told of.
    n_told: usize,
    /// Who accepts the removal first, where it is reserved to others.
    reserved_to: Option<String>,
}

impl Provisos {
    /// Returns what there is to know of a removal of so many codings of each coder, of which the coder sees `n_seen`.
    pub fn of(session: &Session, what: Reserved, codings_of: &BTreeMap<CoderId, usize>, n_seen: usize) -> Self {
        let project = session.unblinkered_project();
        let n_codings = codings_of.values().sum::<usize>();
        let n_unseen = n_codings.saturating_sub(n_seen);
        let codes_blind = session.project().viewer.is_some();
        let n_told = if codes_blind { n_seen } else { n_codings };
        let is_own = codings_of.keys().all(|coder| *coder == session.coder());
        // Who coded how much blind is nothing to be told.
        let whose = (n_unseen == 0 && !is_own).then(|| Whose::of(project, codings_of));
        let those: Vec<_> = project.reserved_to(what).collect();
        let is_others = !those.is_empty() && !those.contains(&session.coder());
        let names = || those.iter().map(|coder| project.coder_name(*coder)).collect::<Vec<_>>().join(", ");
        Self { whose, n_unseen, codes_blind, n_told, reserved_to: is_others.then(names) }
    }

    fn ui(&self, ui: &mut egui::Ui, around: &Around<'_>) {
        let t = around.tongue;
        if let Some(whose) = &self.whose {
            ui.add_space(2.0);
            ui.add(egui::Label::new(around.quiet(whose.told(t))).wrap());
        }
        let unseen = (self.n_unseen > 0).then(|| match self.codes_blind {
            true => t.say(say::REMOVE_BLIND).to_owned(),
            false => t.count(self.n_unseen, say::REMOVE_UNSEEN_ONE, say::REMOVE_UNSEEN),
        });
        let reserved = self.reserved_to.as_ref().map(|names| t.fill(say::REMOVE_RESERVED, &[("names", names)]));
        for told in unseen.into_iter().chain(reserved) {
            ui.add_space(6.0);
            let told = egui::RichText::new(unbroken(&told)).color(around.tokens.warning);
            ui.add(egui::Label::new(told).wrap());
        }
    }
}

impl Confirm {
    pub(super) fn ui(&self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(400.0);
        title_ui(ui, around, self.question(around));
        ui.add(egui::Label::new(unbroken(&self.consequence(around))).wrap());
        let provisos = self.provisos();
        provisos.iter().for_each(|provisos| provisos.ui(ui, around));
        let is_proposed = provisos.is_some_and(|provisos| provisos.reserved_to.is_some());
        let (does, tone) = if is_proposed { (say::PROPOSE, Tone::Plain) } else { (common::REMOVE, Tone::Removing) };
        match buttons_ui(ui, around, does, tone, true) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => Outcome::Do(match self {
                Self::Codes { codes, .. } => Command::RemoveCodes(codes.clone()),
                Self::Document { document, .. } => Command::RemoveDocument(*document),
                Self::Theme { theme, .. } => Command::Compare(Comparing::RemoveTheme(*theme)),
            }),
        }
    }

    fn provisos(&self) -> Option<&Provisos> {
        match self {
            Self::Codes { provisos, .. } | Self::Document { provisos, .. } => Some(provisos),
            Self::Theme { .. } => None,
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
            Self::Document { provisos, .. } => {
                t.fill(say::REMOVE_DOCUMENT_WHY, &[("codings", &codings(provisos.n_told))])
            }
            Self::Theme { held, .. } => {
                let held: Vec<String> = held.iter().map(|(what, n)| counted(*n, *what).told(t).to_owned()).collect();
                t.fill(say::REMOVE_THEME_WHY, &[("held", &held.join(", "))])
            }
            Self::Codes { preview, provisos, .. } if preview.n_codes <= 1 => {
                t.fill(say::REMOVE_CODE_ALONE, &[("codings", &codings(provisos.n_told))])
            }
            Self::Codes { preview, provisos, .. } => {
                let codes = t.count(preview.n_codes, common::ONE_CODE, common::N_CODES);
                t.fill(say::REMOVE_CODE_BRANCH, &[("codes", &codes), ("codings", &codings(provisos.n_told))])
            }
        }
    }
}
