//! What is asked of the co-occurrence: where codes meet, in whose words, how often at least, and how it is shown.

use eframe::egui::{ComboBox, DragValue, Margin, TextEdit, Ui};

use super::{Arrangement, CellCursor, CooccurrenceState, View, Whose, words};
use crate::analysis::{CoOccurrenceQuery, Condition, MeetingUnit, Scope, groups_of};
use crate::app::command::Command;
use crate::app::context::Ctx;
use crate::app::panels::comparison;
use crate::app::theme::icons::{self, icon};
use crate::app::widgets::entries::choose_ui;
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
        let number = DragValue::new(&mut state.arrangement.filter.fewest).range(1..=most.max(1));
        ui.add(number).accessible_name(ctx.say(words::FEWEST));
        let edit = TextEdit::singleline(&mut state.arrangement.filter.named)
            .hint_text(ctx.say(words::FILTER))
            .desired_width(200.0)
            .margin(Margin::symmetric(10, 6));
        if ui.add(edit).accessible_name(ctx.say(words::FILTER)).changed() {
            state.cursor = CellCursor::default();
        }
        let button = ui.button((icon(icons::EXPORT, ctx.tokens.ui_size + 2.0), ctx.say(words::EXPORT)));
        if button.accessible_name(ctx.say(words::EXPORT)).clicked() {
            ctx.send(Command::AskToExport(state.request()));
        }
    });
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

/// Lets everybody, one group of the attribute that is compared, or each of them be chosen.
fn group_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut CooccurrenceState) {
    let Some(attribute) = comparison::attribute(ctx) else { return };
    let name = |whose: &Whose| match whose {
        Whose::Everybody => ctx.say(words::EVERYBODY).to_owned(),
        Whose::EachGroup => ctx.tongue.fill(words::EACH_GROUP, &[("attribute", &attribute)]),
        Whose::Group(group) => group.clone(),
    };
    let before = state.whose.clone();
    let combo = ComboBox::from_id_salt("whose words").selected_text(name(&before));
    let choices = || {
        let groups = groups_of(ctx.project, &attribute).unwrap_or_default();
        let side_by_side = (groups.len() > 1).then_some(Whose::EachGroup);
        std::iter::once(Whose::Everybody).chain(side_by_side).chain(groups.into_iter().map(Whose::Group)).collect()
    };
    choose_ui(ui, combo, ctx.find_entry(), &mut state.whose, choices, name).accessible_name(ctx.say(words::GROUP));
    if state.whose != before {
        let only = match &state.whose {
            Whose::Group(group) => Condition::new(ctx.project, &attribute, group).ok(),
            Whose::Everybody | Whose::EachGroup => None,
        };
        let scope = Scope { filters: only.into_iter().collect(), ..Scope::default() };
        state.asked.query = CoOccurrenceQuery { scope, ..CoOccurrenceQuery::default() };
        state.asked.by = (state.whose == Whose::EachGroup).then_some(attribute);
        state.arrangement.sorted = Arrangement::default().sorted;
        state.cursor = CellCursor::default();
    }
}
