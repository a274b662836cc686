//! Who takes part: the table of participants and their attributes, which attribute splits the study, who the speakers
//! of the documents are, and the participants described.

mod described;
mod sheet;
mod speakers;
#[cfg(test)]
mod tests;

use eframe::egui::{self, ComboBox, Margin, RichText};

use self::described::DescribedState;
use self::sheet::SheetState;
use self::speakers::SpeakersData;
use crate::app::command::{Ask, Command, PeopleQuestion};
use crate::app::context::Ctx;
use crate::app::panels::top_bar::labelled_button;
use crate::app::theme::{fonts, icons};
use crate::app::widgets::entries::choose_ui;
use crate::app::widgets::label_ui;
use crate::app::words::participants as say;
use crate::model::AttributeKind;

/// The views of the panel.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum View {
    #[default]
    Table,
    Described,
    Speakers,
}

/// What the panel keeps between frames.
#[derive(Debug, Default)]
pub struct ParticipantsState {
    view: View,
    sheet: SheetState,
    described: DescribedState,
    speakers: SpeakersData,
}

/// Draws the panel.
pub fn participants_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, state: &mut ParticipantsState) {
    egui::Frame::new().inner_margin(Margin::symmetric(16, 10)).show(ui, |ui| {
        tools_ui(ui, ctx, state);
        ui.add_space(8.0);
        match state.view {
            View::Table => sheet::sheet_ui(ui, ctx, &mut state.sheet),
            View::Described => described::described_ui(ui, ctx, &mut state.described),
            View::Speakers => {
                let people = state.sheet.people(ctx);
                speakers::speakers_ui(ui, ctx, &mut state.speakers, &people);
            }
        }
    });
}

fn tools_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, state: &mut ParticipantsState) {
    ui.horizontal_wrapped(|ui| {
        let views =
            [(View::Table, say::ATTRIBUTES), (View::Described, say::DESCRIBED), (View::Speakers, say::SPEAKERS)];
        for (view, phrase) in views {
            let name = RichText::new(ctx.say(phrase)).font(fonts::medium(ctx.tokens.ui_size));
            ui.selectable_value(&mut state.view, view, name);
        }
        ui.add_space(12.0);
        viewpoint_ui(ui, ctx);
        for (phrase, question) in [
            (say::ADD_PARTICIPANT, PeopleQuestion::NameOfParticipant),
            (say::ADD_ATTRIBUTE, PeopleQuestion::NameOfAttribute),
            (say::ADD_TYPOLOGY, PeopleQuestion::Rules(None)),
        ] {
            if ui.button(ctx.say(phrase)).clicked() {
                ctx.send(Command::AskAboutPeople(question));
            }
        }
        let name = ctx.say(say::IMPORT_ATTRIBUTES);
        let import = ui.add(labelled_button(ctx, icons::IMPORT, name, ctx.tokens.text.into()));
        if import.accessible_name(name).clicked() {
            ctx.send(Command::Ask(Ask::Attributes));
        }
    });
}

/// Room for a choice, in points.
const COMBO: f32 = 150.0;

/// Draws the choice of the attribute that splits the study.
fn viewpoint_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>) {
    let now = ctx.project.viewpoint.as_deref();
    let shown = now.unwrap_or_else(|| ctx.say(say::NO_VIEWPOINT));
    let name = ctx.say(say::VIEWPOINT);
    label_ui(ui, ctx.tokens, name, fonts::regular(ctx.tokens.ui_size), COMBO);
    let combo = ComboBox::from_id_salt("viewpoint").selected_text(shown);
    let choices = || std::iter::once(None).chain(ctx.project.attributes().map(|a| Some(a.name.clone()))).collect();
    let named = |chosen: &Option<String>| chosen.clone().unwrap_or_else(|| ctx.say(say::NO_VIEWPOINT).to_owned());
    let mut chosen = ctx.project.viewpoint.clone();
    let list = choose_ui(ui, combo, ctx.find_entry(), &mut chosen, choices, named);
    list.accessible_name(name).on_hover_text(ctx.say(say::VIEWPOINT_WHY));
    if chosen != ctx.project.viewpoint {
        ctx.send(Command::SetViewpoint(chosen));
    }
}

/// Draws text that says why there is nothing.
fn nothing_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, why: crate::app::words::Phrase) {
    ui.add(egui::Label::new(RichText::new(ctx.say(why)).color(ctx.tokens.text_quiet)).wrap());
}

fn heading(ctx: &Ctx<'_>, text: &str) -> RichText {
    RichText::new(text).font(fonts::semibold(ctx.tokens.label_size)).color(ctx.tokens.text_quiet)
}

/// Returns what a role is called.
pub fn role_name(role: crate::model::Role) -> crate::app::words::Phrase {
    match role {
        crate::model::Role::Participant => say::ROLE_PARTICIPANT,
        crate::model::Role::Interviewer => say::ROLE_INTERVIEWER,
        crate::model::Role::Moderator => say::ROLE_MODERATOR,
    }
}

/// Returns what the values of an attribute are called.
pub fn kind_name(kind: &AttributeKind) -> crate::app::words::Phrase {
    match kind {
        AttributeKind::Text => say::KIND_TEXT,
        AttributeKind::Number => say::KIND_NUMBER,
        AttributeKind::Date => say::KIND_DATE,
        AttributeKind::YesNo => say::KIND_YES_NO,
        AttributeKind::OneOf(_) => say::KIND_ONE_OF,
    }
}
