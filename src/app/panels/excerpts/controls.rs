//! What is shown, of whom, in which order; and what can be done to what is ticked.

use eframe::egui::{ComboBox, RichText, Ui};

use super::many::Deed;
use super::{ExcerptsData, ExcerptsState, words};
use crate::analysis::{ExcerptGrouping, ExcerptList, ExcerptSource};
use crate::app::command::{Command, TableRequest};
use crate::app::context::Ctx;
use crate::app::panels::comparison;
use crate::app::panels::tabs::tab_ui;
use crate::app::widgets::entries::choose_ui;
use crate::model::natural_order::natural_key;
use crate::model::{CoderId, Holder, TreeId};

/// Draws the choice between what is coded and what is not.
pub(super) fn mode_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState) {
    ui.horizontal(|ui| {
        for (phrase, not_coded) in [(words::CODED, false), (words::NOT_CODED, true)] {
            if tab_ui(ui, ctx, ctx.say(phrase), state.not_coded == not_coded).clicked() {
                state.not_coded = not_coded;
            }
        }
    });
    ui.add_space(4.0);
}

/// Draws grouping, filters and export.
pub(super) fn controls_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, list: &ExcerptList) {
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        grouping_ui(ui, ctx, state);
        if state.not_coded {
            tree_ui(ui, ctx, state);
        }
        if !list.source.is_behind_a_number() {
            if let Some(attribute) = comparison::attribute(ctx) {
                value_ui(ui, ctx, state, &attribute);
            }
            coder_ui(ui, ctx, state);
            if let ExcerptSource::Code { .. } = list.source {
                ui.checkbox(&mut state.below, ctx.say(words::WITH_BELOW));
            }
            if let Some(document) = ctx.document.and_then(|id| ctx.project.document(id)) {
                let label = ctx.tongue.fill(words::ONLY_HERE, &[("document", &document.name)]);
                ui.checkbox(&mut state.here, label);
            }
            let everyone = &mut state.everyone[usize::from(state.not_coded)];
            ui.checkbox(everyone, ctx.say(words::INTERVIEWERS_TOO));
        }
        if ui.button(ctx.say(words::EXPORT)).clicked() {
            ctx.send(Command::AskToExport(TableRequest::ExcerptList(Box::new(list.clone()))));
        }
    });
}

fn grouping_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState) {
    use ExcerptGrouping::{Code, Document, Participant, Viewpoint};
    let viewpoint = ctx.project.viewpoint.as_deref();
    let name = |by: ExcerptGrouping| match by {
        Document => ctx.say(words::BY_DOCUMENT),
        Code => ctx.say(words::BY_CODE),
        Participant => ctx.say(words::BY_PARTICIPANT),
        Viewpoint => viewpoint.unwrap_or(ctx.say(words::BY_DOCUMENT)),
    };
    let possible = [Document, Code, Participant, Viewpoint].into_iter();
    let not_coded = state.not_coded;
    let possible = possible.filter(|by| match by {
        Code => !not_coded,
        Viewpoint => viewpoint.is_some(),
        Document | Participant => true,
    });
    let shown = if not_coded && state.group_by == Code { Document } else { state.group_by };
    let label = ui.label(RichText::new(ctx.say(words::GROUP_BY)).color(ctx.tokens.text_quiet));
    let combo = ComboBox::from_id_salt("group excerpts by").selected_text(name(shown));
    let combo = combo.show_ui(ui, |ui| {
        for by in possible {
            ui.selectable_value(&mut state.group_by, by, name(by));
        }
    });
    combo.response.labelled_by(label.id);
}

fn tree_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState) {
    let trees = ctx.project.trees();
    state.tree = state.tree.filter(|tree| trees.iter().any(|t| t.id == *tree));
    if trees.len() < 2 {
        return;
    }
    let name = |id: Option<TreeId>| {
        let named = trees.iter().find(|t| Some(t.id) == id).map(|t| t.name.as_str());
        named.unwrap_or(ctx.say(words::ANY_TREE))
    };
    let label = ui.label(RichText::new(ctx.say(words::TREE)).color(ctx.tokens.text_quiet));
    let combo = ComboBox::from_id_salt("tree of what is not coded").selected_text(name(state.tree));
    let combo = combo.show_ui(ui, |ui| {
        for tree in std::iter::once(None).chain(trees.iter().map(|t| Some(t.id))) {
            ui.selectable_value(&mut state.tree, tree, name(tree));
        }
    });
    combo.response.labelled_by(label.id);
}

fn value_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, attribute: &str) {
    let name = |value: Option<&str>| match value {
        None => ctx.say(words::ALL_VALUES).to_owned(),
        Some("") => ctx.say(words::NO_VALUE).to_owned(),
        Some(value) => value.to_owned(),
    };
    let label = ui.label(RichText::new(attribute).color(ctx.tokens.text_quiet));
    let combo = ComboBox::from_id_salt("viewpoint of excerpts").selected_text(name(state.value.as_deref()));
    let values = || std::iter::once(None).chain(values(ctx, attribute).into_iter().map(Some)).collect();
    let named = |value: &Option<String>| name(value.as_deref());
    choose_ui(ui, combo, ctx.find_entry(), &mut state.value, values, named).labelled_by(label.id);
}

/// Returns the values of an attribute that people or documents have, and an empty one.
fn values(ctx: &Ctx<'_>, attribute: &str) -> Vec<String> {
    let people = ctx.project.participants.values().filter(|p| !p.removed).map(|p| Holder::Participant(p.id));
    let documents = ctx.project.documents.values().filter(|d| !d.removed).map(|d| Holder::Document(d.id));
    let value = |holder| ctx.project.value(holder, attribute).map(|v| v.trim().to_owned());
    let mut values: Vec<String> = people.chain(documents).filter_map(value).collect();
    values.push(String::new());
    values.sort_by_cached_key(|v| (v.is_empty(), natural_key(v)));
    values.dedup();
    values
}

fn coder_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState) {
    if ctx.project.coders.len() < 2 {
        state.coder = None;
        return;
    }
    let name = |coder| match coder {
        None => ctx.say(words::ALL_CODERS),
        Some(id) => ctx.project.coder_name(id),
    };
    let label = ui.label(RichText::new(ctx.say(words::CODER)).color(ctx.tokens.text_quiet));
    let combo = ComboBox::from_id_salt("coder of excerpts").selected_text(name(state.coder));
    let coders = || std::iter::once(None).chain(ctx.project.coders.keys().copied().map(Some)).collect();
    let named = |coder: &Option<CoderId>| name(*coder).to_owned();
    choose_ui(ui, combo, ctx.find_entry(), &mut state.coder, coders, named).labelled_by(label.id);
}

/// Draws what can be done to the ticked excerpts, as long as there are some.
pub(super) fn ticked_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut ExcerptsState, data: &ExcerptsData) {
    if state.ticked.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let (n, all) = (ctx.tongue.number(state.ticked.len()), ctx.tongue.number(data.rows.len()));
        ui.label(RichText::new(ctx.tongue.fill(words::TICKED, &[("n", &n), ("all", &all)])).strong());
        let deeds = [(Deed::Add, words::ADD_CODE), (Deed::Recode, words::RECODE), (Deed::Uncode, words::UNCODE)];
        for (deed, phrase) in deeds {
            if deed != Deed::Add && state.not_coded {
                continue;
            }
            if ui.button(ctx.say(phrase)).clicked() {
                state.start(ctx, data, deed);
            }
        }
        if ui.button(ctx.say(words::UNTICK)).clicked() {
            state.ticked.clear();
            state.wants_focus = true;
        }
    });
}
