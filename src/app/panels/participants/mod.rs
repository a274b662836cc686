//! Who takes part: the table of participants and their attributes, which attribute splits the study, and who the speakers
//! of the documents are.

mod cell;
mod speakers;
mod table;

use eframe::egui::{self, Align, ComboBox, Layout, Margin, RichText};

use self::cell::Editing;
use self::speakers::SpeakersData;
use crate::app::command::{Ask, Command};
use crate::app::context::Ctx;
use crate::app::panels::top_bar::labelled_button;
use crate::app::theme::{fonts, icons};
use crate::app::words::participants as say;
use crate::model::{ParticipantId, Project, Stamp};

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct ParticipantsState {
    shows_speakers: bool,
    editing: Option<Editing>,
    speakers: SpeakersData,
    /// For which change `people` was listed.
    of: Option<Stamp>,
    /// Everybody, in natural order of the names: ordering ten thousand in every frame would be felt.
    people: Vec<ParticipantId>,
}

impl ParticipantsState {
    fn renew(&mut self, project: &Project) {
        if self.of != project.head {
            self.of = project.head;
            self.people = project.participants().iter().map(|p| p.id).collect();
        }
    }
}

/// Draws the panel.
pub fn participants_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, state: &mut ParticipantsState) {
    state.renew(ctx.project);
    egui::Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
        tools_ui(ui, ctx, state);
        ui.add_space(8.0);
        if state.shows_speakers {
            speakers::speakers_ui(ui, ctx, &mut state.speakers, &state.people);
        } else {
            table::table_ui(ui, ctx, &state.people, &mut state.editing);
        }
    });
}

fn tools_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, state: &mut ParticipantsState) {
    ui.horizontal(|ui| {
        for (speakers, phrase) in [(false, say::ATTRIBUTES), (true, say::SPEAKERS)] {
            let name = RichText::new(ctx.say(phrase)).font(fonts::medium(ctx.tokens.ui_size));
            if ui.selectable_label(state.shows_speakers == speakers, name).clicked() {
                state.shows_speakers = speakers;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let name = ctx.say(say::IMPORT_ATTRIBUTES);
            let import = ui.add(labelled_button(ctx, icons::IMPORT, name, ctx.tokens.text.into()));
            if import.accessible_name(name).clicked() {
                ctx.send(Command::Ask(Ask::Attributes));
            }
            if ui.button(ctx.say(say::ADD_ATTRIBUTE)).clicked() {
                ctx.send(Command::AskToAddAttribute);
            }
            viewpoint_ui(ui, ctx);
        });
    });
}

/// Draws the choice of the attribute that splits the study.
fn viewpoint_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>) {
    let now = ctx.project.viewpoint.as_deref();
    let shown = now.unwrap_or_else(|| ctx.say(say::NO_VIEWPOINT));
    let name = ctx.say(say::VIEWPOINT);
    let combo = ComboBox::from_id_salt("viewpoint").selected_text(shown).show_ui(ui, |ui| {
        if ui.selectable_label(now.is_none(), ctx.say(say::NO_VIEWPOINT)).clicked() {
            ctx.send(Command::SetViewpoint(None));
        }
        for attribute in ctx.project.attributes() {
            if ui.selectable_label(now == Some(&attribute.name), &attribute.name).clicked() {
                ctx.send(Command::SetViewpoint(Some(attribute.name.clone())));
            }
        }
    });
    combo.response.accessible_name(name).on_hover_text(ctx.say(say::VIEWPOINT_WHY));
    ui.label(RichText::new(name).color(ctx.tokens.text_quiet));
}

/// Draws text that says why there is nothing.
fn nothing_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, why: crate::app::words::Phrase) {
    ui.add(egui::Label::new(RichText::new(ctx.say(why)).color(ctx.tokens.text_quiet)).wrap());
}

fn heading(ctx: &Ctx<'_>, text: &str) -> RichText {
    RichText::new(text).font(fonts::semibold(ctx.tokens.small_size + 0.5)).color(ctx.tokens.text_quiet)
}

/// Returns what a role is called.
pub fn role_name(role: crate::model::Role) -> crate::app::words::Phrase {
    match role {
        crate::model::Role::Participant => say::ROLE_PARTICIPANT,
        crate::model::Role::Interviewer => say::ROLE_INTERVIEWER,
        crate::model::Role::Moderator => say::ROLE_MODERATOR,
    }
}
