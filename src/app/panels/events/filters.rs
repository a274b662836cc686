//! The line above the events: which letters, whose words, which part in the talk, which document; and what leaves as a
//! table.

use eframe::egui::{ComboBox, Margin, TextEdit, Ui};

use super::EventsState;
use crate::analysis::EventsBy;
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::widgets::entries::choose_ui;
use crate::app::widgets::label_ui;
use crate::app::words::{Phrase, events as say};
use crate::model::Role;

/// Draws the filters, how many events fit, and the button to export.
pub(super) fn filters_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut EventsState) {
    ui.horizontal_wrapped(|ui| {
        let field = TextEdit::singleline(&mut state.filter.text)
            .id_salt("filter events")
            .hint_text(ctx.say(say::FILTER))
            .margin(Margin::symmetric(8, 4))
            .desired_width(230.0);
        ui.add(field).accessible_name(ctx.say(say::FILTER));
        role_ui(ui, ctx, &mut state.filter.role);
        speaker_ui(ui, ctx, state);
        if let Some(document) = ctx.document.and_then(|id| ctx.project.document(id)) {
            let only = ctx.tongue.fill(say::ONLY_DOCUMENT, &[("name", &document.name)]);
            ui.checkbox(&mut state.only_document, only);
        }
        if let Some(shown) = &state.shown {
            let n = ctx.tongue.count(shown.places.len(), say::ONE_EVENT, say::N_EVENTS);
            label_ui(ui, ctx.tokens, &n, fonts::regular(ctx.tokens.small_size), 0.0);
        }
        ui.menu_button(ctx.say(say::EXPORT), |ui| {
            for (name, by) in EXPORTS {
                if ui.button(ctx.say(name)).clicked() {
                    ctx.send(Command::AskToExport(TableRequest::Events { by }));
                    ui.close();
                }
            }
        });
    });
}

fn role_ui(ui: &mut Ui, ctx: &Ctx<'_>, chosen: &mut Option<Role>) {
    let name = |role| match role {
        None => ctx.say(say::EVERY_ROLE),
        Some(Role::Participant) => ctx.say(say::PARTICIPANTS),
        Some(Role::Interviewer) => ctx.say(say::INTERVIEWERS),
        Some(Role::Moderator) => ctx.say(say::MODERATORS),
    };
    let combo = ComboBox::from_id_salt("role of events").selected_text(name(*chosen)).show_ui(ui, |ui| {
        for role in [None, Some(Role::Participant), Some(Role::Interviewer), Some(Role::Moderator)] {
            ui.selectable_value(chosen, role, name(role));
        }
    });
    combo.response.accessible_name(ctx.say(say::ROLE));
}

fn speaker_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut EventsState) {
    let speakers = state.shown.as_ref().map(|shown| shown.speakers.as_slice()).unwrap_or_default();
    let chosen = &mut state.filter.speaker;
    let name = |label: &Option<String>| label.clone().unwrap_or_else(|| ctx.say(say::EVERYBODY).to_owned());
    let labels = || std::iter::once(None).chain(speakers.iter().cloned().map(Some)).collect();
    let combo = ComboBox::from_id_salt("speaker of events").selected_text(name(chosen));
    choose_ui(ui, combo, ctx.find_entry(), chosen, labels, name).accessible_name(ctx.say(say::SPEAKER));
}

/// What can be exported.
const EXPORTS: [(Phrase, Option<EventsBy>); 4] = [
    (say::EXPORT_LIST, None),
    (say::EXPORT_BY_KIND, Some(EventsBy::Kind)),
    (say::EXPORT_BY_SPEAKER, Some(EventsBy::Speaker)),
    (say::EXPORT_BY_PARTICIPANT, Some(EventsBy::Participant)),
];
