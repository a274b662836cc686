//! One value of one participant: shown as text, edited in place. Lists and yes/no are chosen, everything else is typed.

use eframe::egui::{self, Button, Key, RichText, TextEdit};

use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::fonts;
use crate::app::words::participants as say;
use crate::model::{Attribute, AttributeKind, Holder, Participant, ParticipantId};

/// The cell that is being typed in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Editing {
    participant: ParticipantId,
    attribute: String,
    text: String,
    fresh: bool,
}

/// Draws the value of `attribute` of `participant`.
pub fn cell_ui(
    ui: &mut egui::Ui,
    ctx: &Ctx<'_>,
    participant: &Participant,
    attribute: &Attribute,
    editing: &mut Option<Editing>,
) {
    let here = |e: &Editing| e.participant == participant.id && e.attribute == attribute.name;
    if editing.as_ref().is_some_and(here) {
        typing_ui(ui, ctx, participant, attribute, editing);
        return;
    }
    let value = participant.values.get(&attribute.name).map_or("", String::as_str);
    let words = [("attribute", attribute.name.as_str()), ("name", participant.name.as_str())];
    let phrase = if value.is_empty() { say::EMPTY_CELL } else { say::CELL };
    let name = match value {
        "" => ctx.tongue.fill(phrase, &words),
        value => format!("{}: {value}", ctx.tongue.fill(phrase, &words)),
    };
    let button = flat_button(ctx, value).min_size(egui::vec2(ui.available_width(), 24.0));
    let choices = choices(ctx, &attribute.kind);
    if choices.is_empty() {
        if ui.add(button).accessible_name(name).clicked() {
            *editing = Some(begin(participant, attribute, value));
        }
        return;
    }
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        for choice in std::iter::once(String::new()).chain(choices) {
            let shown = if choice.is_empty() { "–" } else { &choice };
            if ui.selectable_label(choice == value, shown).clicked() {
                set(ctx, participant, attribute, &choice);
                ui.close();
            }
        }
        ui.separator();
        if ui.button(ctx.say(say::OTHER_VALUE)).clicked() {
            *editing = Some(begin(participant, attribute, value));
            ui.close();
        }
    });
    response.accessible_name(name);
}

fn flat_button<'a>(ctx: &Ctx<'_>, value: &str) -> Button<'a> {
    let (text, colour) = if value.is_empty() { ("–", ctx.tokens.text_quiet) } else { (value, ctx.tokens.text) };
    let text = RichText::new(text).font(fonts::regular(ctx.tokens.ui_size)).color(colour);
    // The grown gap at the right keeps the text at the left.
    Button::new(text).frame_when_inactive(false).truncate().right_text("")
}

fn choices(ctx: &Ctx<'_>, kind: &AttributeKind) -> Vec<String> {
    match kind {
        AttributeKind::OneOf(values) => values.clone(),
        AttributeKind::YesNo => [say::YES, say::NO].map(|p| ctx.say(p).to_owned()).to_vec(),
        AttributeKind::Text | AttributeKind::Number | AttributeKind::Date => Vec::new(),
    }
}

fn begin(participant: &Participant, attribute: &Attribute, value: &str) -> Editing {
    Editing { participant: participant.id, attribute: attribute.name.clone(), text: value.to_owned(), fresh: true }
}

fn set(ctx: &Ctx<'_>, participant: &Participant, attribute: &Attribute, value: &str) {
    ctx.send(Command::SetValue {
        holder: Holder::Participant(participant.id),
        attribute: attribute.name.clone(),
        value: value.to_owned(),
    });
}

/// Enter and leaving the field keep what was typed, Esc does not.
fn typing_ui(
    ui: &mut egui::Ui,
    ctx: &Ctx<'_>,
    participant: &Participant,
    attribute: &Attribute,
    editing: &mut Option<Editing>,
) {
    let Some(now) = editing else { return };
    let words = [("attribute", attribute.name.as_str()), ("name", participant.name.as_str())];
    let field = TextEdit::singleline(&mut now.text).desired_width(ui.available_width() - 8.0);
    let response = ui.add(field).accessible_name(ctx.tongue.fill(say::CELL, &words));
    if std::mem::take(&mut now.fresh) {
        response.request_focus();
    } else if response.lost_focus() {
        if !ui.input(|i| i.key_pressed(Key::Escape)) {
            set(ctx, participant, attribute, &now.text);
        }
        *editing = None;
    }
}
