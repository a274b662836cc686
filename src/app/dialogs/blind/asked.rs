//! The question of a plan: who codes, with which codes, how much everybody codes, and who gets the rest.

use std::collections::{BTreeMap, BTreeSet};

use eframe::egui::{ComboBox, DragValue, Key, TextEdit, Ui};

use super::Around;
use crate::analysis::statistics::DEFAULT_SEED;
use crate::analysis::{AssignmentQuery, splitting_attributes};
use crate::app::theme::fonts;
use crate::app::widgets::entries::choose_ui;
use crate::app::words::{Phrase, blind as say};
use crate::model::{Coder, CoderId, DocumentId, Project, TreeId};

/// What is chosen.
#[derive(Debug)]
pub(super) struct Asked {
    pub coders: BTreeSet<CoderId>,
    /// The name of somebody who is to join.
    another: String,
    /// Who was asked to join, until it is done: who joins here codes here.
    joins: Option<String>,
    /// The code tree, all of them without one.
    tree: Option<TreeId>,
    /// In percent, how many documents everybody codes.
    share: u8,
    by: Option<String>,
    divide: bool,
    seed: u64,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            coders: BTreeSet::new(),
            another: String::new(),
            joins: None,
            tree: None,
            share: 100,
            by: None,
            divide: false,
            seed: DEFAULT_SEED,
        }
    }
}

impl Asked {
    /// Returns the code trees that are meant.
    pub fn trees(&self, project: &Project) -> Vec<TreeId> {
        let all = project.trees().into_iter().map(|tree| tree.id);
        all.filter(|tree| self.tree.is_none_or(|chosen| chosen == *tree)).collect()
    }

    /// Returns the question, about `documents` or all when there are none.
    pub fn query(&self, documents: &BTreeSet<DocumentId>) -> AssignmentQuery {
        AssignmentQuery {
            coders: self.coders.iter().copied().collect(),
            documents: documents.iter().copied().collect(),
            share: f64::from(self.share),
            by: self.by.clone(),
            divide: self.divide && self.share < 100,
            seed: self.seed,
        }
    }

    /// Draws the question, and returns the name of somebody who is to join.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        around: &Around<'_>,
        project: &Project,
        coders: &[Coder],
        so_far: &BTreeMap<CoderId, (usize, usize)>,
    ) -> Option<String> {
        self.coders.retain(|chosen| coders.iter().any(|coder| coder.id == *chosen));
        let joined = coders.iter().find(|coder| self.joins.as_ref() == Some(&coder.name));
        if let Some(coder) = joined {
            self.coders.insert(coder.id);
            self.joins = None;
        }
        head_ui(ui, around, say::CODERS);
        ui.horizontal_wrapped(|ui| {
            for coder in coders {
                self.coder_ui(ui, around, coder, so_far.get(&coder.id).copied());
            }
        });
        let joins = self.another_ui(ui, around);
        ui.add_space(6.0);
        ui.horizontal_wrapped(|ui| {
            self.share_ui(ui, around, project);
            self.tree_ui(ui, around, project);
        });
        ui.horizontal_wrapped(|ui| {
            ui.add_enabled_ui(self.share < 100, |ui| {
                ui.checkbox(&mut self.divide, around.say(say::DIVIDE));
                ui.add_space(10.0);
                let name = ui.label(around.quiet(around.say(say::SEED)));
                let seed = ui.add(DragValue::new(&mut self.seed)).labelled_by(name.id);
                seed.on_hover_text(around.say(say::SEED_WHY));
            });
        });
        joins
    }

    fn coder_ui(&mut self, ui: &mut Ui, around: &Around<'_>, coder: &Coder, so_far: Option<(usize, usize)>) {
        let t = around.tongue;
        let name = so_far.map_or_else(
            || coder.name.clone(),
            |(done, all)| {
                t.fill(say::SO_FAR, &[("name", &coder.name), ("done", &t.number(done)), ("all", &t.number(all))])
            },
        );
        let mut chosen = self.coders.contains(&coder.id);
        let mut tick = ui.checkbox(&mut chosen, name);
        if so_far.is_some() {
            tick = tick.on_hover_text(around.say(say::SO_FAR_WHAT));
        }
        if tick.clicked() {
            match chosen {
                true => self.coders.insert(coder.id),
                false => self.coders.remove(&coder.id),
            };
        }
        ui.add_space(6.0);
    }

    fn another_ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Option<String> {
        ui.horizontal(|ui| {
            let hint = around.say(say::ANOTHER);
            let field = ui.add(TextEdit::singleline(&mut self.another).desired_width(170.0).hint_text(hint));
            let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            let field = field.accessible_name(hint);
            let ready = !self.another.trim().is_empty();
            let clicked = ui.add_enabled(ready, eframe::egui::Button::new(around.say(say::JOIN))).clicked();
            if !ready || !(clicked || entered) {
                return None;
            }
            field.request_focus();
            let name = std::mem::take(&mut self.another);
            self.joins = Some(name.trim().to_owned());
            Some(name)
        })
        .inner
    }

    fn share_ui(&mut self, ui: &mut Ui, around: &Around<'_>, project: &Project) {
        ui.label(around.say(say::EVERYBODY_CODES));
        let share = DragValue::new(&mut self.share).range(0..=100).suffix(around.say(say::PERCENT));
        ui.add(share).accessible_name(around.say(say::SHARE));
        let of = if self.by.is_some() { say::OF_EACH } else { say::OF_DOCUMENTS };
        ui.label(around.say(of));
        let names: Vec<&str> = splitting_attributes(project).collect();
        if names.is_empty() {
            return;
        }
        self.by = self.by.take().filter(|by| names.contains(&by.as_str()));
        let nothing = around.say(say::NO_GROUPS);
        let shown = self.by.clone().unwrap_or_else(|| nothing.to_owned());
        let combo = ComboBox::from_id_salt("groups of a plan").selected_text(shown);
        let choices = || std::iter::once(None).chain(names.iter().map(|name| Some((*name).to_owned()))).collect();
        let named = |by: &Option<String>| by.clone().unwrap_or_else(|| nothing.to_owned());
        choose_ui(ui, combo, around.find_entry(), &mut self.by, choices, named).accessible_name(around.say(say::BY));
        ui.add_space(10.0);
    }

    fn tree_ui(&mut self, ui: &mut Ui, around: &Around<'_>, project: &Project) {
        let trees = project.trees();
        self.tree = self.tree.filter(|chosen| trees.iter().any(|tree| tree.id == *chosen));
        if trees.len() < 2 {
            return;
        }
        let all = around.say(say::ALL_TREES);
        let shown = trees.iter().find(|tree| Some(tree.id) == self.tree).map_or(all, |tree| tree.name.as_str());
        let combo = ComboBox::from_id_salt("tree of a plan").selected_text(shown).show_ui(ui, |ui| {
            ui.selectable_value(&mut self.tree, None, all);
            for tree in &trees {
                ui.selectable_value(&mut self.tree, Some(tree.id), &tree.name);
            }
        });
        combo.response.accessible_name(around.say(say::TREE));
    }
}

/// Draws what the lines below are about.
pub(super) fn head_ui(ui: &mut Ui, around: &Around<'_>, phrase: Phrase) {
    ui.label(around.quiet(around.say(phrase)).font(fonts::medium(around.tokens.label_size)));
}
