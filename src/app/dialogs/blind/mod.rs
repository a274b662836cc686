//! Blind coding: who has which document to code without seeing the others, how far they are, and the plan of what more
//! is assigned or opened. Each choice is a change of its own, so the dialog stays open and shows what it did.

mod asked;
mod list;

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{self, RichText, Ui};

use self::asked::Asked;
use super::{Around, Outcome, row_ui, title_ui};
use crate::analysis::{Assigned, AssignmentQuery, BlindWork, Progress, assignment, blind_work};
use crate::app::command::{Command, Teamwork};
use crate::app::theme::fonts;
use crate::app::words::{blind as say, common, unbroken};
use crate::model::natural_order::natural_key;
use crate::model::{Coder, CoderId, DocumentId, Edition, Project, TreeId};

/// Who has what, and what is planned.
#[derive(Debug, Default)]
pub struct BlindDialog {
    asked: Asked,
    ticked: BTreeSet<DocumentId>,
    /// The newest change of which `known` tells.
    read_at: Option<Edition>,
    known: Known,
    plan: Option<Plan>,
    /// Whether somebody is asked before documents are opened.
    opening: bool,
}

/// What would be done, kept until something else is asked or something changes.
#[derive(Debug)]
struct Plan {
    /// Of which state of the project, and which question about which trees.
    of: (Edition, AssignmentQuery, Vec<TreeId>),
    assigned: Vec<Assigned>,
    /// How many documents everybody has.
    n_for_all: usize,
    /// How many documents somebody has already.
    n_had: usize,
    /// The documents that are meant and that somebody has still to code.
    closed: Vec<DocumentId>,
}

/// What is coded blind now.
#[derive(Debug, Default)]
struct Known {
    work: BTreeMap<DocumentId, Vec<BlindWork>>,
    /// How many documents a coder has finished, of how many that they have.
    so_far: BTreeMap<CoderId, (usize, usize)>,
}

impl Known {
    fn of(project: &Project) -> Self {
        let mut known = Self::default();
        for work in blind_work(project) {
            known.work.entry(work.document).or_default().push(work);
        }
        for works in known.work.values() {
            // A document is finished when it is for all of its trees.
            let mut finished: BTreeMap<CoderId, bool> = BTreeMap::new();
            for (coder, progress) in works.iter().flat_map(|work| &work.coders) {
                *finished.entry(*coder).or_insert(true) &= *progress == Progress::Finished;
            }
            for (coder, is_finished) in finished {
                let (done, all) = known.so_far.entry(coder).or_default();
                *done += usize::from(is_finished);
                *all += 1;
            }
        }
        known
    }

    /// Returns the documents that somebody has still to code for one of `trees`.
    fn closed(&self, trees: &[TreeId]) -> impl Iterator<Item = DocumentId> {
        let is_closed = |work: &BlindWork| {
            trees.contains(&work.tree) && work.coders.iter().any(|(_, progress)| *progress == Progress::ToCode)
        };
        self.work.iter().filter(move |(_, works)| works.iter().any(is_closed)).map(|(document, _)| *document)
    }
}

impl BlindDialog {
    pub(super) fn ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        let Some(study) = around.study else { return Outcome::Close };
        let (project, author) = (study.session.unblinkered_project(), study.session.author());
        self.read(project);
        let screen = ui.ctx().content_rect().size();
        ui.set_width(720.0_f32.min(screen.x - 80.0));
        title_ui(ui, around, around.say(say::TITLE));
        ui.add(egui::Label::new(around.quiet(around.say(say::WHY))).wrap());
        ui.add_space(10.0);
        let joins = self.asked.ui(ui, around, project, &coders(project, author), &self.known.so_far);
        ui.add_space(8.0);
        let height = (screen.y - ui.cursor().top() - 190.0).clamp(90.0, 300.0);
        list::documents_ui(ui, around, project, height, &self.known.work, &mut self.ticked);
        ui.add_space(6.0);
        let trees = self.asked.trees(project);
        self.plan(project, &trees);
        self.plan_ui(ui, around, project);
        let wish = self.buttons_ui(ui, around, &trees);
        joins.map_or(wish, |name| Outcome::Ask(Command::Team(Teamwork::Join(name))))
    }

    /// Reads who has what again when something changed, for others may write meanwhile.
    fn read(&mut self, project: &Project) {
        let edition = Some(project.edition());
        if self.read_at != edition {
            self.read_at = edition;
            self.known = Known::of(project);
            self.ticked.retain(|document| project.document(*document).is_some());
        }
    }

    /// Plans anew when something else is asked.
    fn plan(&mut self, project: &Project, trees: &[TreeId]) {
        let of = (project.edition(), self.asked.query(&self.ticked), trees.to_vec());
        if self.plan.as_ref().is_some_and(|plan| plan.of == of) {
            return;
        }
        let query = &of.1;
        let assigned = if query.coders.is_empty() { Ok(Vec::new()) } else { assignment(project, query) };
        let assigned = assigned.unwrap_or_default();
        let had = |a: &&Assigned| {
            let work = self.known.work.get(&a.document);
            work.is_some_and(|work| work.iter().any(|work| trees.contains(&work.tree)))
        };
        let meant = |document: &DocumentId| self.ticked.is_empty() || self.ticked.contains(document);
        let (n_for_all, n_had, closed) = (
            assigned.iter().filter(|a| a.coders.len() == query.coders.len()).count(),
            assigned.iter().filter(had).count(),
            self.known.closed(trees).filter(meant).collect(),
        );
        self.plan = Some(Plan { of, assigned, n_for_all, n_had, closed });
    }

    fn assigned(&self) -> &[Assigned] {
        self.plan.as_ref().map_or(&[], |plan| &plan.assigned)
    }

    /// Draws what the plan would do.
    fn plan_ui(&self, ui: &mut Ui, around: &Around<'_>, project: &Project) {
        let t = around.tongue;
        let Some(Plan { assigned, n_for_all, n_had, .. }) = &self.plan else { return };
        if self.asked.coders.is_empty() {
            ui.label(around.quiet(around.say(say::CHOOSE_CODERS)));
            return;
        }
        let standing = || project.documents.values().filter(|document| !document.removed).count();
        let meant = if self.ticked.is_empty() { standing() } else { self.ticked.len() };
        let would = t.fill(
            say::WOULD,
            &[
                ("documents", &t.count(assigned.len(), common::ONE_DOCUMENT, common::N_DOCUMENTS)),
                ("all", &t.number(*n_for_all)),
                ("one", &t.number(assigned.len() - n_for_all)),
                ("none", &t.number(meant.saturating_sub(assigned.len()))),
            ],
        );
        ui.add(egui::Label::new(unbroken(&would)).wrap());
        if *n_had > 0 {
            let text = unbroken(&t.fill(say::REPLACES, &[("n", &t.number(*n_had))]));
            ui.add(egui::Label::new(RichText::new(text).color(around.tokens.warning)).wrap());
        }
    }

    fn buttons_ui(&mut self, ui: &mut Ui, around: &Around<'_>, trees: &[TreeId]) -> Outcome {
        let closed = self.plan.as_ref().map(|plan| plan.closed.clone()).unwrap_or_default();
        self.opening &= !closed.is_empty();
        if self.opening {
            let n = around.tongue.count(closed.len(), common::ONE_DOCUMENT, common::N_DOCUMENTS);
            ui.add_space(6.0);
            let text = unbroken(&around.tongue.fill(say::OPEN_WHY, &[("n", &n)]));
            ui.add(egui::Label::new(RichText::new(text).color(around.tokens.warning)).wrap());
        }
        ui.add_space(10.0);
        let mut outcome = Outcome::Stay;
        row_ui(ui, |ui| {
            let size = egui::vec2(90.0, 30.0);
            let plain = |phrase| egui::Button::new(around.say(phrase)).min_size(size);
            if ui.add(plain(common::CLOSE)).clicked() {
                outcome = Outcome::Close;
            }
            let text = RichText::new(around.say(say::ASSIGN)).font(fonts::semibold(around.tokens.ui_size));
            let button =
                egui::Button::new(text.color(around.tokens.on_accent)).fill(around.tokens.accent).min_size(size);
            if ui.add_enabled(!self.assigned().is_empty(), button).clicked() {
                let shares = self.assigned().iter().map(|a| (a.document, a.coders.clone())).collect();
                outcome = Outcome::Ask(Command::Team(Teamwork::AssignBlind { trees: trees.to_vec(), shares }));
            }
            let phrase = if self.opening { say::OPEN_NOW } else { say::OPEN };
            if ui.add_enabled(!closed.is_empty(), plain(phrase)).clicked() {
                if self.opening {
                    let opened = Teamwork::OpenBlind { trees: trees.to_vec(), documents: closed.clone() };
                    outcome = Outcome::Ask(Command::Team(opened));
                }
                self.opening = !self.opening;
            }
        });
        outcome
    }
}

/// Returns who can be given something to code: everybody, and who works here.
fn coders(project: &Project, author: Coder) -> Vec<Coder> {
    let mut coders: Vec<Coder> = project.coders.values().cloned().collect();
    if !project.coders.contains_key(&author.id) {
        coders.push(author);
    }
    coders.sort_by_cached_key(|coder| natural_key(&coder.name));
    coders
}
