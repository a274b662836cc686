//! Who codes: name and colour of each, and what is reserved to some of them. Each choice is a change of its own and
//! takes effect at once, so there is nothing to confirm.

use std::collections::BTreeSet;

use eframe::egui::{self, Grid, RichText, Sense, TextEdit, WidgetInfo, vec2};

use super::{Around, Outcome, close_ui, title_ui};
use crate::app::command::{Command, Teamwork};
use crate::app::theme::fonts;
use crate::app::widgets::swatches::swatches_ui;
use crate::app::words::{Phrase, dialogs as say};
use crate::model::text::short_quote;
use crate::model::{Coder, CoderId, Op, Project, Reserved};

/// Whose name or colour is being changed.
#[derive(Debug, Default)]
pub struct CodersDialog {
    name: Option<(CoderId, String)>,
    colouring: Option<CoderId>,
    /// Whose work is to be hidden from now on.
    hides: Option<BTreeSet<CoderId>>,
}

impl CodersDialog {
    pub(super) fn ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Outcome {
        ui.set_width(720.0);
        title_ui(ui, around, around.say(say::CODERS));
        let Some(study) = around.study else { return Outcome::Close };
        let (project, own) = (study.session.project(), study.session.coder());
        if project.coders.is_empty() {
            ui.label(around.quiet(around.say(say::NO_CODERS)));
        }
        let mut wish = None;
        egui::ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            Grid::new("coders").num_columns(6).spacing(vec2(16.0, 8.0)).show(ui, |ui| {
                heads_ui(ui, around);
                for coder in project.coders.values() {
                    wish = wish.take().or(self.coder_ui(ui, around, project, coder, own));
                }
            });
            if let Some(coder) = self.colouring {
                wish = wish.take().or(self.colours_ui(ui, around, project, coder));
            }
        });
        ui.add_space(8.0);
        for note in [say::CODERS_LONG, say::CODERS_SHOWN] {
            ui.add(egui::Label::new(around.quiet(around.say(note)).small()).wrap());
        }
        ui.add_space(12.0);
        let closed = close_ui(ui, around);
        if let Some(hidden) = self.hides.take() {
            return Outcome::Ask(Command::HideCoders(hidden));
        }
        wish.map_or(closed, |teamwork| Outcome::Ask(Command::Team(teamwork)))
    }

    fn coder_ui(
        &mut self,
        ui: &mut egui::Ui,
        around: &Around<'_>,
        project: &Project,
        coder: &Coder,
        own: CoderId,
    ) -> Option<Teamwork> {
        let mut wish = None;
        let colour = around.tokens.code_paint(project.coder_colour(coder.id)).strong;
        let (rect, dot) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
        let label = around.tongue.fill(say::COLOUR_OF_CODER, &[("name", &coder.name)]);
        dot.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label));
        ui.painter().circle_filled(rect.center(), if dot.hovered() || dot.has_focus() { 9.0 } else { 7.0 }, colour);
        if dot.on_hover_text(label).clicked() {
            self.colouring = if self.colouring == Some(coder.id) { None } else { Some(coder.id) };
        }
        ui.horizontal(|ui| {
            wish = self.name_ui(ui, around, coder);
            if coder.id == own {
                ui.label(around.quiet(around.say(say::CODER_YOU)));
            }
        });
        self.shown_ui(ui, around, project, coder);
        for (what, name) in RESERVED {
            wish = wish.take().or(may_ui(ui, around, project, (what, name), coder, own));
        }
        wish = wish.take().or(same_person_ui(ui, around, project, coder));
        ui.end_row();
        wish
    }

    /// Draws whether a coder's work is shown and counted.
    fn shown_ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>, project: &Project, coder: &Coder) {
        let mut hidden = project.hidden_coders.clone();
        let mut shown = !hidden.contains(&coder.id);
        let label = around.tongue.fill(say::SHOWN_CODER, &[("name", &coder.name)]);
        if ui.add(egui::Checkbox::without_text(&mut shown)).accessible_name(label).clicked() {
            if shown {
                hidden.remove(&coder.id)
            } else {
                hidden.insert(coder.id)
            };
            self.hides = Some(hidden);
        }
    }

    /// Draws the name, which is changed when the field is left.
    fn name_ui(&mut self, ui: &mut egui::Ui, around: &Around<'_>, coder: &Coder) -> Option<Teamwork> {
        let mut text = match &self.name {
            Some((written, name)) if *written == coder.id => name.clone(),
            _ => coder.name.clone(),
        };
        // The column begins as wide as its head, which is shorter than most names.
        let field = ui.add_sized(vec2(NAME, ui.spacing().interact_size.y), TextEdit::singleline(&mut text));
        let field = field.accessible_name(around.tongue.fill(say::NAME_OF, &[("name", &coder.name)]));
        if field.changed() {
            self.name = Some((coder.id, text));
        }
        let (_, name) = self.name.take_if(|(written, _)| field.lost_focus() && *written == coder.id)?;
        (name.trim() != coder.name).then_some(Teamwork::Rename { coder: coder.id, name })
    }

    fn colours_ui(
        &mut self,
        ui: &mut egui::Ui,
        around: &Around<'_>,
        project: &Project,
        coder: CoderId,
    ) -> Option<Teamwork> {
        ui.add_space(6.0);
        ui.label(around.quiet(around.tongue.fill(say::COLOUR_OF_CODER, &[("name", project.coder_name(coder))])));
        let now = Some(project.coder_colour(coder));
        let colour = swatches_ui(ui, around.tokens, around.tongue, now, false)?;
        self.colouring = None;
        Some(Teamwork::Colour { coder, colour: Some(colour) })
    }
}

/// The width of a name, in points.
const NAME: f32 = 160.0;

const RESERVED: [(Reserved, Phrase); 2] =
    [(Reserved::Codes, say::MAY_CODES), (Reserved::Documents, say::MAY_DOCUMENTS)];

fn heads_ui(ui: &mut egui::Ui, around: &Around<'_>) {
    ui.label("");
    for head in [say::CODER_NAME, say::SHOWN, say::MAY_CODES, say::MAY_DOCUMENTS, say::SAME_PERSON] {
        ui.label(RichText::new(around.say(head)).font(fonts::medium(around.tokens.label_size)));
    }
    ui.end_row();
}

/// Draws who else a coder is, and the others to choose from.
fn same_person_ui(ui: &mut egui::Ui, around: &Around<'_>, project: &Project, coder: &Coder) -> Option<Teamwork> {
    let mut wish = None;
    let merged: Vec<&Coder> = project.merged_into(coder.id).collect();
    let names: Vec<&str> = merged.iter().map(|c| c.name.as_str()).collect();
    let shown = if names.is_empty() { around.say(say::SAME_AS).to_owned() } else { short_quote(&names.join(", "), 24) };
    let menu = ui.menu_button(shown, |ui| {
        for other in project.coders.values().filter(|other| other.id != coder.id) {
            let label = around.tongue.fill(say::MERGE_CODERS, &[("name", &coder.name), ("into", &other.name)]);
            if ui.button(label).clicked() {
                wish = Some(Teamwork::Merge { coder: coder.id, into: other.id });
            }
        }
        for former in &merged {
            if ui.button(around.tongue.fill(say::PART_CODER, &[("name", &former.name)])).clicked() {
                wish = Some(Teamwork::Part(former.id));
            }
        }
    });
    let label = around.tongue.fill(say::SAME_PERSON_OF, &[("name", &coder.name), ("names", &names.join(", "))]);
    menu.response.accessible_name(label);
    wish
}

/// Draws whether something is reserved to a coder, among others.
fn may_ui(
    ui: &mut egui::Ui,
    around: &Around<'_>,
    project: &Project,
    (what, name): (Reserved, Phrase),
    coder: &Coder,
    own: CoderId,
) -> Option<Teamwork> {
    let mut named: Vec<CoderId> = project.reserved_to(what).collect();
    let mut ticked = named.contains(&coder.id);
    let step = [Op::Reserve { what, from: Vec::new(), to: Vec::new() }];
    let may = project.reserved_from(own, &step).is_none();
    let label = around.tongue.fill(say::MAY, &[("what", around.say(name)), ("name", &coder.name)]);
    let clicked = ui.add_enabled(may, egui::Checkbox::without_text(&mut ticked)).accessible_name(label).clicked();
    if !clicked {
        return None;
    }
    match ticked {
        true => named.push(coder.id),
        false => named.retain(|other| *other != coder.id),
    }
    Some(Teamwork::Reserve { what, coders: named })
}
