//! Asks by which rules participants get types, and shows meanwhile how many of them each rule would give one.

mod requirement;

use eframe::egui::{self, Button, Frame, Margin, RichText, ScrollArea, TextEdit, Ui};

use self::requirement::{complete, requirement_ui};
use super::{Around, Outcome, Tone, Wants, buttons_ui, field_ui, title_ui};
use crate::app::command::{Command, PeopleChange};
use crate::app::theme::{fonts, icons};
use crate::app::words::{Phrase, common, typologies as say};
use crate::model::{Edition, Project, Requirement, Sign, Sorted, TypeRule, Typology};

/// Rules that are being written.
#[derive(Debug)]
pub struct TypologyDialog {
    /// The name that the typology has; nothing for a new one.
    before: Option<String>,
    name: String,
    typology: Typology,
    otherwise: String,
    /// What codes are looked for by.
    filter: String,
    /// How many people these rules gave a type, of which state of the project.
    sorted: Option<(Typology, Edition, Sorted)>,
}

impl TypologyDialog {
    pub(super) fn new(project: &Project, name: Option<&str>) -> Self {
        let kept = name.and_then(|name| project.typology_named(name));
        let typology = kept.map(|kept| kept.typology.clone()).unwrap_or_else(|| Typology {
            rules: vec![TypeRule { gives: String::new(), when: Vec::new() }],
            otherwise: None,
        });
        let before = kept.map(|kept| kept.attribute.name.clone());
        let otherwise = typology.otherwise.clone().unwrap_or_default();
        Self {
            name: before.clone().unwrap_or_default(),
            before,
            typology,
            otherwise,
            filter: String::new(),
            sorted: None,
        }
    }

    pub(super) fn ui(&mut self, ui: &mut Ui, around: &Around<'_>) -> Outcome {
        let Some(study) = around.study else { return Outcome::Close };
        let project = study.session.project();
        ui.set_width(640.0);
        title_ui(
            ui,
            around,
            match &self.before {
                Some(name) => around.tongue.fill(say::EDIT, &[("name", name)]),
                None => around.say(say::NEW).to_owned(),
            },
        );
        field_ui(ui, around, common::NAME, &mut self.name, true);
        ui.add_space(4.0);
        ui.add(egui::Label::new(around.quiet(around.say(say::WHY))).wrap());
        ui.add_space(6.0);
        self.count(project);
        let height = (ui.ctx().content_rect().height() - 330.0).max(160.0);
        ScrollArea::vertical().id_salt("rules").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            self.rules_ui(ui, around);
        });
        self.otherwise_ui(ui, around);
        match buttons_ui(ui, around, say::KEEP, Tone::Plain, self.is_complete(project)) {
            Wants::Nothing => Outcome::Stay,
            Wants::Cancel => Outcome::Close,
            Wants::Confirm => {
                let (before, name) = (self.before.clone(), self.name.trim().to_owned());
                let typology = self.written();
                Outcome::Do(Command::ChangePeople(PeopleChange::SetTypology { before, name, typology }))
            }
        }
    }

    /// Returns the typology as it stands in the dialog.
    fn written(&self) -> Typology {
        let mut typology = self.typology.clone();
        typology.rules.iter_mut().for_each(|rule| rule.gives = rule.gives.trim().to_owned());
        typology.otherwise = Some(self.otherwise.trim().to_owned()).filter(|name| !name.is_empty());
        typology
    }

    fn is_complete(&self, project: &Project) -> bool {
        let rules = &self.typology.rules;
        let is_complete = |rule: &TypeRule| {
            !rule.gives.trim().is_empty() && !rule.when.is_empty() && rule.when.iter().all(|r| complete(project, r))
        };
        !self.name.trim().is_empty() && !rules.is_empty() && rules.iter().all(is_complete)
    }

    /// Sorts the participants by the rules as they stand; that looks at every coding, so only after a change.
    fn count(&mut self, project: &Project) {
        let known = self.sorted.as_ref();
        if known.is_none_or(|(typology, of, _)| *of != project.edition() || *typology != self.typology) {
            self.sorted = Some((self.typology.clone(), project.edition(), project.sorted_by(&self.typology)));
        }
    }

    fn people(&self, around: &Around<'_>, of: impl Fn(&Sorted) -> usize) -> String {
        let n = self.sorted.as_ref().map_or(0, |(.., sorted)| of(sorted));
        around.tongue.count(n, common::ONE_PARTICIPANT, common::N_PARTICIPANTS)
    }

    fn rules_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let mut moved = None;
        for i in 0..self.typology.rules.len() {
            let frame =
                Frame::new().stroke(egui::Stroke::new(1.0, around.tokens.border)).corner_radius(around.tokens.radius);
            frame.inner_margin(Margin::same(10)).show(ui, |ui| {
                ui.set_width(ui.available_width());
                moved = moved.or(self.head_ui(ui, around, i));
                self.rule_ui(ui, around, i);
            });
            ui.add_space(6.0);
        }
        if let Some((rule, move_to)) = moved {
            let taken = self.typology.rules.remove(rule);
            if let Some(to) = move_to {
                self.typology.rules.insert(to, taken);
            }
        }
        if ui.button(around.say(say::ADD_RULE)).clicked() {
            self.typology.rules.push(TypeRule { gives: String::new(), when: Vec::new() });
        }
    }

    /// Draws the number of a rule, how many people it takes, and where it can go; returns which rule goes where,
    /// nowhere when it is removed.
    fn head_ui(&self, ui: &mut Ui, around: &Around<'_>, i: usize) -> Option<(usize, Option<usize>)> {
        let mut moved = None;
        ui.horizontal(|ui| {
            let n = around.tongue.number(i + 1);
            let title = around.tongue.fill(say::RULE, &[("n", &n)]);
            ui.label(RichText::new(title).font(fonts::semibold(around.tokens.ui_size)));
            ui.label(around.quiet(self.people(around, |sorted| sorted.by_rule.get(i).copied().unwrap_or_default())));
            let last = self.typology.rules.len() - 1;
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let mut button = |icon, phrase: Phrase, possible: bool| {
                    let button = Button::new(icons::icon(icon, 16.0)).frame_when_inactive(false);
                    let name = around.tongue.fill(phrase, &[("n", &n)]);
                    ui.add_enabled(possible, button).on_hover_text(&name).accessible_name(name).clicked()
                };
                if button(icons::DELETE, say::REMOVE, true) {
                    moved = Some((i, None));
                }
                if button(icons::DOWN, say::DOWN, i < last) {
                    moved = Some((i, Some(i + 1)));
                }
                if button(icons::UP, say::UP, i > 0) {
                    moved = Some((i, Some(i.saturating_sub(1))));
                }
            });
        });
        moved
    }

    fn rule_ui(&mut self, ui: &mut Ui, around: &Around<'_>, i: usize) {
        let rule = &mut self.typology.rules[i];
        let mut dropped = None;
        for (r, requirement) in rule.when.iter_mut().enumerate() {
            ui.horizontal_wrapped(|ui| {
                ui.label(around.quiet(around.say(if r == 0 { say::WHEN } else { say::AND })));
                if requirement_ui(ui, around, requirement, (i, r), &mut self.filter) {
                    dropped = Some(r);
                }
            });
        }
        if let Some(r) = dropped {
            rule.when.remove(r);
        }
        let n = around.tongue.number(i + 1);
        ui.horizontal(|ui| {
            ui.label(around.quiet(around.say(if rule.when.is_empty() { say::WHEN } else { say::AND })));
            let name = around.tongue.fill(say::ADD_CONDITION, &[("n", &n)]);
            let value = Requirement::Value { attribute: String::new(), sign: Sign::Is, value: String::new() };
            let code =
                around.study.and_then(|study| study.view.code.or(study.outline.rows.first().map(|row| row.code)));
            let code = code.map(|code| Requirement::Code { code, said: true });
            for (phrase, new) in [(say::ADD_VALUE, Some(value)), (say::ADD_CODE, code)] {
                let button =
                    ui.add_enabled(new.is_some(), Button::new((icons::icon(icons::ADD, 14.0), around.say(phrase))));
                if button.accessible_name(format!("{name}: {}", around.say(phrase))).clicked() {
                    rule.when.extend(new);
                }
            }
        });
        ui.horizontal(|ui| {
            ui.label(around.quiet(around.say(say::TYPE)));
            let field = TextEdit::singleline(&mut rule.gives).desired_width(220.0);
            ui.add(field).accessible_name(around.tongue.fill(say::TYPE_OF, &[("n", &n)]));
        });
    }

    fn otherwise_ui(&mut self, ui: &mut Ui, around: &Around<'_>) {
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let name = ui.label(around.say(say::OTHERWISE));
            let field = TextEdit::singleline(&mut self.otherwise).desired_width(220.0);
            ui.add(field.hint_text(around.say(say::OTHERWISE_HINT))).labelled_by(name.id);
            ui.label(around.quiet(self.people(around, |sorted| sorted.others)));
        });
    }
}
