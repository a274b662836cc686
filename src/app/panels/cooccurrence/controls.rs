//! What is asked of the co-occurrence: where codes meet, in whose words, how often at least, and how it is shown.

use eframe::egui::{ComboBox, Margin, Slider, TextEdit, Ui};

use super::{Asked, CellCursor, CooccurrenceState, View, words};
use crate::analysis::{CoOccurrenceQuery, Condition, MeetingUnit, Scope, groups_of};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::panels::comparison;
use crate::app::theme::icons::{self, icon};
use crate::app::words::Phrase;

/// Draws the controls; `most` is how often the pair meets that meets most.
pub(super) fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState, most: u64) {
    ui.horizontal_wrapped(|ui| {
        unit_ui(ui, ctx, &mut state.asked.unit);
        group_ui(ui, ctx, state);
        for (view, name) in
            [(View::Table, words::TABLE), (View::HeatMap, words::HEAT_MAP), (View::Network, words::NETWORK)]
        {
            ui.selectable_value(&mut state.view, view, ctx.say(name));
        }
        ui.label(ctx.say(words::FEWEST));
        let slider = Slider::new(&mut state.arrangement.fewest, 1..=most.max(1));
        ui.add(slider).accessible_name(ctx.say(words::FEWEST));
        let edit = TextEdit::singleline(&mut state.arrangement.filter)
            .hint_text(ctx.say(words::FILTER))
            .desired_width(200.0)
            .margin(Margin::symmetric(10, 6));
        if ui.add(edit).accessible_name(ctx.say(words::FILTER)).changed() {
            state.cursor = CellCursor::default();
        }
        let button = ui.button((icon(icons::EXPORT, ctx.tokens.ui_size + 2.0), ctx.say(words::EXPORT)));
        if button.accessible_name(ctx.say(words::EXPORT)).clicked() {
            ctx.send(Command::AskToExport(request(state)));
        }
    });
}

fn request(state: &CooccurrenceState) -> TableRequest {
    let Asked { unit, query } = state.asked.clone();
    let (as_heat_map, fewest) = (state.view == View::HeatMap, state.arrangement.fewest);
    TableRequest::Meetings { query: Box::new(query), unit, as_heat_map, fewest }
}

fn unit_ui(ui: &mut Ui, ctx: &Ctx<'_>, unit: &mut MeetingUnit) {
    let combo = ComboBox::from_id_salt("where codes meet").selected_text(ctx.say(name(*unit))).show_ui(ui, |ui| {
        for choice in MeetingUnit::ALL {
            ui.selectable_value(unit, choice, ctx.say(name(choice)));
        }
    });
    combo.response.accessible_name(ctx.say(words::UNIT));
}

fn name(unit: MeetingUnit) -> Phrase {
    match unit {
        MeetingUnit::Excerpts => words::BY_EXCERPT,
        MeetingUnit::Turns => words::BY_TURN,
        MeetingUnit::Documents => words::BY_DOCUMENT,
        MeetingUnit::Participants => words::BY_PARTICIPANT,
    }
}

/// Lets one group of the attribute that is compared be chosen.
fn group_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState) {
    let Some(attribute) = comparison::attribute(ctx) else { return };
    let everybody = ctx.say(words::EVERYBODY);
    let before = state.group.clone();
    let combo = ComboBox::from_id_salt("whose words").selected_text(before.as_deref().unwrap_or(everybody));
    let combo = combo.show_ui(ui, |ui| {
        ui.selectable_value(&mut state.group, None, everybody);
        for group in groups_of(ctx.project, &attribute).unwrap_or_default() {
            ui.selectable_value(&mut state.group, Some(group.clone()), group);
        }
    });
    combo.response.accessible_name(ctx.say(words::GROUP));
    if state.group != before {
        let of_group = state.group.as_ref().and_then(|group| Condition::new(ctx.project, &attribute, group).ok());
        let scope = Scope { filters: of_group.into_iter().collect(), ..Scope::default() };
        state.asked.query = CoOccurrenceQuery { scope, ..CoOccurrenceQuery::default() };
    }
}
