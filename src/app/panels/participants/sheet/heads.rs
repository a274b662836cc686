//! The heads of columns and rows: what can be done with an attribute and with a person.

use eframe::egui::containers::menu::MenuButton;
use eframe::egui::{Button, Rect, Response, RichText, Ui, UiBuilder};

use super::super::{heading, say};
use crate::app::command::{Command, PeopleChange, PeopleQuestion};
use crate::app::context::Ctx;
use crate::app::theme::icons;
use crate::app::widgets::context_menu::context_menu_at;
use crate::app::words::{Phrase, common};
use crate::model::{Attribute, AttributeKind, Holder, ParticipantId, Subject};

/// Draws the head of a column, which opens its menu, and returns whether the rows are to be sorted by it, from the end
/// on when true.
pub fn column_head_ui(ui: &mut Ui, ctx: &Ctx<'_>, attribute: &Attribute, rect: Rect) -> Option<bool> {
    let is_viewpoint = ctx.project.viewpoint.as_ref() == Some(&attribute.name);
    let typology = ctx.project.typology_named(&attribute.name);
    let broken = typology.is_some_and(|kept| {
        let mut requirements = kept.typology.rules.iter().flat_map(|rule| &rule.when);
        requirements.any(|requirement| ctx.project.broken(requirement).is_some())
    });
    let mut button = Button::new(heading(ctx, &attribute.name)).frame_when_inactive(false).truncate();
    let marks = [
        (is_viewpoint, icons::SPLIT, ctx.tokens.link()),
        (typology.is_some() && !broken, icons::RULE, ctx.tokens.text_quiet.into()),
        (broken, icons::WARNING, ctx.tokens.warning.into()),
    ];
    if let Some((_, mark, colour)) = marks.into_iter().rev().find(|(shown, ..)| *shown) {
        button = button.right_text(icons::icon(mark, 14.0).color(colour));
    }
    let mut sorted = None;
    let mut head =
        ui.new_child(UiBuilder::new().id_salt(("head", &attribute.name)).max_rect(rect.shrink2([0.0, 3.0].into())));
    let (response, _) = MenuButton::from_button(button).ui(&mut head, |ui| {
        sorted = sort_ui(ui, ctx);
        ui.separator();
        match typology {
            Some(_) => ask_ui(ui, ctx, say::EDIT_RULES, PeopleQuestion::Rules(Some(attribute.name.clone()))),
            None => kinds_ui(ui, ctx, attribute),
        }
        ui.separator();
        if ui.add_enabled(!is_viewpoint, Button::new(ctx.say(say::MAKE_VIEWPOINT))).clicked() {
            ctx.send(Command::SetViewpoint(Some(attribute.name.clone())));
        }
        if typology.is_none() {
            let name = attribute.name.clone();
            ask_ui(ui, ctx, common::RENAME_ASK, PeopleQuestion::AnotherNameOfAttribute(name));
        }
        if ui.button(ctx.say(common::REMOVE)).clicked() {
            ctx.send(Command::ChangePeople(PeopleChange::RemoveAttribute(attribute.name.clone())));
        }
    });
    let response = response.accessible_name(ctx.tongue.fill(say::COLUMN_OF, &[("attribute", &attribute.name)]));
    response.on_hover_text(match () {
        () if broken => ctx.say(say::BROKEN),
        () if typology.is_some() => ctx.say(say::TYPOLOGY_WHY),
        () if is_viewpoint => ctx.say(say::VIEWPOINT_WHY),
        () => &attribute.name,
    });
    sorted
}

/// Draws the two ways to sort, and returns the one that was chosen: from the end on when true.
pub fn sort_ui(ui: &mut Ui, ctx: &Ctx<'_>) -> Option<bool> {
    let mut sorted = None;
    for (phrase, descending) in [(say::SORT_UP, false), (say::SORT_DOWN, true)] {
        if ui.button(ctx.say(phrase)).clicked() {
            sorted = Some(descending);
        }
    }
    sorted
}

fn kinds_ui(ui: &mut Ui, ctx: &Ctx<'_>, attribute: &Attribute) {
    for (kind, phrase) in kinds(ctx, attribute) {
        let current = std::mem::discriminant(&kind) == std::mem::discriminant(&attribute.kind);
        if ui.selectable_label(current, ctx.say(phrase)).clicked() {
            ctx.send(Command::SetAttributeKind { attribute: attribute.name.clone(), kind });
            ui.close();
        }
    }
}

/// Returns the kinds that an attribute may become. A list holds the values that there are.
fn kinds(ctx: &Ctx<'_>, attribute: &Attribute) -> [(AttributeKind, Phrase); 5] {
    let list = match &attribute.kind {
        AttributeKind::OneOf(values) => values.clone(),
        _ => {
            let value = |id: &ParticipantId| ctx.project.written_value(Holder::Participant(*id), &attribute.name);
            let standing = ctx.project.participants.values().filter(|p| !p.removed);
            let mut values: Vec<String> = standing.filter_map(|p| value(&p.id)).map(str::to_owned).collect();
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

/// Adds to the head of a row what can be done with the person; `people` are those that are chosen with it. The keys
/// open the menu when the table `has_keys` there.
pub fn row_menu(head: &Response, has_keys: bool, ctx: &Ctx<'_>, person: ParticipantId, people: &[ParticipantId]) {
    context_menu_at(head, has_keys, head.rect, |ui| {
        if ui.button(ctx.say(common::RENAME_ASK)).clicked() {
            ctx.send(Command::AskToRename(Subject::Participant(person)));
        }
        ask_ui(ui, ctx, say::MERGE_ASK, PeopleQuestion::MergeInto(person));
        if ui.button(ctx.say(say::MEMO)).clicked() {
            ctx.send(Command::ShowMemo(Some(Subject::Participant(person))));
        }
        ui.separator();
        let remove = match people.len() {
            0 | 1 => RichText::new(ctx.say(common::REMOVE)),
            n => RichText::new(ctx.tongue.fill(say::REMOVE_MANY, &[("n", &ctx.tongue.number(n))])),
        };
        if ui.button(remove).clicked() {
            ctx.send(Command::ChangePeople(PeopleChange::RemoveParticipants(people.to_vec())));
        }
    });
}

fn ask_ui(ui: &mut Ui, ctx: &Ctx<'_>, phrase: Phrase, question: PeopleQuestion) {
    if ui.button(ctx.say(phrase)).clicked() {
        ctx.send(Command::AskAboutPeople(question));
    }
}
