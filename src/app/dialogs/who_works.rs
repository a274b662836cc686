//! Who codes from now on. Undo, blind coding and agreement go by it, so the dialog says whose name that is already, and
//! does not take a corrected name for another person.

use std::collections::BTreeMap;

use eframe::egui::{self, RichText};

use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::app::command::{Command, Teamwork};
use crate::app::widgets::select_all;
use crate::app::words::{common, dialogs as say, who_works as words};
use crate::model::{Coder, CoderId, Project};

/// A name, and whose it is.
#[derive(Debug)]
pub struct WhoWorks {
    name: String,
    /// What a name that nobody has yet means, as soon as somebody said it.
    means: Option<NewName>,
    /// Whether nobody asked for it: the account has a name that could be anybody's.
    is_asked: bool,
    /// How many codings of each coder stand.
    n_codings: BTreeMap<CoderId, usize>,
}

/// What a name that nobody has yet means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum NewName {
    /// Whoever works is called that from now on.
    Rename,
    SomebodyElse,
}

/// Whose name it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Whose<'a> {
    Nobody,
    /// Of whoever works already.
    Own,
    Known(&'a Coder),
    /// A new one, while whoever works has coded here under another.
    New(&'a Coder),
    /// A new one, of somebody who has coded nothing yet.
    First,
}

impl WhoWorks {
    /// Asks in `project`, where `name` codes now.
    pub(super) fn new(project: &Project, name: String) -> Self {
        let mut n_codings = BTreeMap::new();
        for document in project.documents.values().filter(|d| !d.removed) {
            for coding in document.standing_codings() {
                *n_codings.entry(project.one_coder(coding.coder)).or_default() += 1;
            }
        }
        Self { is_asked: name.is_empty(), name, means: None, n_codings }
    }

    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        let Some(study) = around.study else { return Outcome::Close };
        let (project, own) = (study.session.whole_project(), study.session.coder());
        ui.set_width(420.0);
        title_ui(ui, around, around.say(say::WHO_WORKS));
        let field = field_ui(ui, around, common::NAME, &mut self.name, true);
        if around.fresh {
            select_all(ui, &field, &self.name);
        }
        if self.is_asked {
            ui.add_space(4.0);
            ui.add(egui::Label::new(around.quiet(around.say(words::OTHERS_CODE))).wrap());
        }
        self.known_ui(ui, around, project, own);
        let whose = whose(project, own, &self.name);
        ui.add_space(6.0);
        self.meaning_ui(ui, around, whose);
        let decided = match whose {
            Whose::Nobody => false,
            Whose::New(_) => self.means.is_some(),
            Whose::Own | Whose::Known(_) | Whose::First => true,
        };
        match buttons_ui(ui, around, say::WORK_AS, Tone::Plain, decided) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => Outcome::Do(self.command(whose)),
        }
    }

    /// Draws who codes here already, to be chosen.
    fn known_ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>, project: &Project, own: CoderId) {
        let own = project.one_coder(own);
        if project.coders.keys().all(|coder| *coder == own) {
            return;
        }
        ui.add_space(6.0);
        ui.label(around.quiet(around.say(words::KNOWN)));
        ui.horizontal_wrapped(|ui| {
            for coder in project.coders.values() {
                let is_own = coder.id == own;
                let name = if is_own {
                    format!("{} ({})", coder.name, around.say(say::CODER_YOU))
                } else {
                    coder.name.clone()
                };
                if ui.selectable_label(coder.name == self.name, name).clicked() {
                    self.name.clone_from(&coder.name);
                }
            }
        });
    }

    /// Says what the name means, and asks where that is not clear.
    fn meaning_ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>, whose: Whose<'_>) {
        let (phrase, coder) = match whose {
            Whose::Nobody | Whose::Own | Whose::First => return,
            Whose::Known(coder) => (words::IS_KNOWN, coder),
            Whose::New(coder) => (words::IS_NEW, coder),
        };
        let n_codings = self.n_codings.get(&coder.id).copied().unwrap_or_default();
        let codings = around.tongue.count(n_codings, common::ONE_CODING, common::N_CODINGS);
        let told = around.tongue.fill(phrase, &[("name", &coder.name), ("codings", &codings)]);
        ui.add(egui::Label::new(RichText::new(told).color(around.tokens.warning)).wrap());
        let Whose::New(coder) = whose else { return };
        let typed = self.name.trim();
        let values = [("name", coder.name.as_str()), ("to", typed)];
        for (means, phrase) in [(NewName::Rename, words::RENAME), (NewName::SomebodyElse, words::SOMEBODY_ELSE)] {
            ui.radio_value(&mut self.means, Some(means), around.tongue.fill(phrase, &values));
        }
    }

    fn command(&self, whose: Whose<'_>) -> Command {
        let name = self.name.trim().to_owned();
        match whose {
            Whose::New(coder) if self.means == Some(NewName::Rename) => {
                Command::Team(Teamwork::Rename { coder: coder.id, name })
            }
            _ => Command::WorkAs(name),
        }
    }
}

fn whose<'a>(project: &'a Project, own: CoderId, name: &str) -> Whose<'a> {
    let own = project.coders.get(&project.one_coder(own));
    match project.coder_named(name) {
        _ if name.trim().is_empty() => Whose::Nobody,
        Some(coder) if own.is_some_and(|own| own.id == coder.id) => Whose::Own,
        Some(coder) => Whose::Known(coder),
        None => own.map_or(Whose::First, Whose::New),
    }
}
