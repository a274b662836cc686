//! The table of participants and their attributes.

use eframe::egui::{self, RichText, ScrollArea};
use egui_extras::{Column, TableBuilder};

use super::cell::{Editing, cell_ui};
use super::{heading, nothing_ui, say};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::theme::{fonts, icons};
use crate::app::words::common;
use crate::model::{Attribute, AttributeKind, Participant, ParticipantId, Subject};

const ROW_HEIGHT: f32 = 30.0;

/// Draws the table.
pub fn table_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, people: &[ParticipantId], editing: &mut Option<Editing>) {
    if people.is_empty() {
        nothing_ui(ui, ctx, say::NONE_YET);
        return;
    }
    let attributes: Vec<&Attribute> = ctx.project.attributes().collect();
    ScrollArea::horizontal().id_salt("attributes").auto_shrink([false, false]).show(ui, |ui| {
        let mut table = TableBuilder::new(ui)
            .id_salt(("participants", attributes.len()))
            .striped(false)
            .auto_shrink([false, false])
            .cell_layout(egui::Layout::left_to_right(egui::Align::Center))
            .column(Column::initial(170.0).at_least(90.0).resizable(true).clip(true));
        for _ in &attributes {
            table = table.column(Column::initial(140.0).at_least(70.0).resizable(true).clip(true));
        }
        let table = table.header(32.0, |mut header| {
            header.col(|ui| {
                let n = ctx.tongue.count(people.len(), common::ONE_PARTICIPANT, common::N_PARTICIPANTS);
                ui.label(heading(ctx, &n));
            });
            for attribute in &attributes {
                header.col(|ui| attribute_ui(ui, ctx, attribute));
            }
        });
        table.body(|body| {
            body.rows(ROW_HEIGHT, people.len(), |mut row| {
                let Some(participant) = ctx.project.participants.get(&people[row.index()]) else { return };
                row.col(|ui| name_ui(ui, ctx, participant));
                for attribute in &attributes {
                    row.col(|ui| cell_ui(ui, ctx, participant, attribute, editing));
                }
            });
        });
    });
}

fn name_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, participant: &Participant) {
    let name = RichText::new(&participant.name).font(fonts::medium(ctx.tokens.ui_size));
    let button = egui::Button::new(name).frame_when_inactive(false).truncate().right_text("");
    let response = ui.add(button.min_size(egui::vec2(ui.available_width(), 24.0)));
    let rename = || ctx.send(Command::AskToRename(Subject::Participant(participant.id)));
    if response.double_clicked() {
        rename();
    }
    response.context_menu(|ui| {
        if ui.button(ctx.say(common::RENAME_ASK)).clicked() {
            rename();
        }
    });
}

/// Draws the head of a column: the attribute's name, which opens the choice of what its values are.
fn attribute_ui(ui: &mut egui::Ui, ctx: &Ctx<'_>, attribute: &Attribute) {
    let is_viewpoint = ctx.project.viewpoint.as_ref() == Some(&attribute.name);
    let mut button = egui::Button::new(heading(ctx, &attribute.name)).frame_when_inactive(false).truncate();
    if is_viewpoint {
        button = button.right_text(icons::icon(icons::SPLIT, 14.0).color(ctx.tokens.link()));
    }
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        for (kind, phrase) in kinds(ctx, attribute) {
            let current = std::mem::discriminant(&kind) == std::mem::discriminant(&attribute.kind);
            if ui.selectable_label(current, ctx.say(phrase)).clicked() {
                ctx.send(Command::SetAttributeKind { attribute: attribute.name.clone(), kind });
                ui.close();
            }
        }
        ui.separator();
        if ui.add_enabled(!is_viewpoint, egui::Button::new(ctx.say(say::MAKE_VIEWPOINT))).clicked() {
            ctx.send(Command::SetViewpoint(Some(attribute.name.clone())));
        }
    });
    let name = ctx.tongue.fill(say::KIND_OF, &[("attribute", &attribute.name)]);
    let response = response.accessible_name(name);
    response.on_hover_text(if is_viewpoint { ctx.say(say::VIEWPOINT_WHY) } else { &attribute.name });
}

/// Returns the kinds that an attribute may become. A list holds the values that there are.
fn kinds(ctx: &Ctx<'_>, attribute: &Attribute) -> [(AttributeKind, crate::app::words::Phrase); 5] {
    let list = match &attribute.kind {
        AttributeKind::OneOf(values) => values.clone(),
        _ => {
            let people = ctx.project.participants();
            let mut values: Vec<String> =
                people.iter().filter_map(|p| p.values.get(&attribute.name)).cloned().collect();
            values.retain(|v| !v.is_empty());
            values.sort();
            values.dedup();
            values
        }
    };
    [
        (AttributeKind::Text, say::KIND_TEXT),
        (AttributeKind::Number, say::KIND_NUMBER),
        (AttributeKind::Date, say::KIND_DATE),
        (AttributeKind::YesNo, say::KIND_YES_NO),
        (AttributeKind::OneOf(list), say::KIND_ONE_OF),
    ]
}
