//! Whose words and which codes a matrix leaves out: each restriction is seen as a word that a click lets go.

use eframe::egui::{Frame, Popup, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui};

use super::controls::{attributes, combo_ui};
use super::{MatrixState, words};
use crate::analysis::{Condition, MatrixQuery, Period, Rows};
use crate::app::context::Ctx;
use crate::app::theme::icons::{self, icon};
use crate::app::words::Phrase;
use crate::model::naming::Typed;
use crate::model::{AttributeKind, Role, Sign};

/// What is being typed of a filter that is none yet.
#[derive(Clone, Debug, Default)]
pub struct FilterDraft {
    /// Whether the filters are open.
    open: bool,
    attribute: Option<String>,
    sign: Sign,
    value: String,
    from: String,
    until: String,
    find: String,
}

/// Draws the button that opens the filters, with how many there are.
pub(super) fn button_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState, query: &MatrixQuery) {
    let name = match filters(ctx, query).len() {
        0 => ctx.say(words::FILTERS).to_owned(),
        n => ctx.tongue.fill(words::FILTERS_N, &[("n", &ctx.tongue.number(n))]),
    };
    if ui.add(eframe::egui::Button::new(&name).selected(state.draft.open)).clicked() {
        state.draft.open = !state.draft.open;
        let (from, until) = query.scope.period.typed();
        (state.draft.from, state.draft.until) = (from.unwrap_or_default(), until.unwrap_or_default());
    }
}

/// Draws the filters that hold, and while they are open the choices of more.
pub(super) fn filters_ui(ui: &mut Ui, ctx: &Ctx<'_>, state: &mut MatrixState, query: &mut MatrixQuery) {
    held_ui(ui, ctx, query);
    if !state.draft.open {
        return;
    }
    let frame = Frame::new().fill(ctx.tokens.panel.into()).corner_radius(f32::from(ctx.tokens.radius)).inner_margin(10);
    frame.show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            condition_ui(ui, ctx, &mut state.draft, query);
            coder_ui(ui, ctx, query);
            role_ui(ui, ctx, query);
        });
        ui.horizontal_wrapped(|ui| {
            if !query.themes {
                level_ui(ui, ctx, query);
                picked_ui(ui, ctx, &mut state.draft, query);
            }
            documents_ui(ui, ctx, &mut state.draft, query);
            period_ui(ui, ctx, &mut state.draft, query);
        });
    });
}

/// A restriction that holds.
#[derive(Clone, Copy)]
enum Filter {
    Condition(usize),
    Coder,
    Period,
    Role,
    Documents,
    WithCode,
    Level,
    Picked,
}

/// Returns the restrictions that hold, in words.
pub(super) fn described(ctx: &Ctx<'_>, query: &MatrixQuery) -> Vec<String> {
    filters(ctx, query).into_iter().map(|(_, words)| words).collect()
}

fn filters(ctx: &Ctx<'_>, query: &MatrixQuery) -> Vec<(Filter, String)> {
    let (tongue, scope) = (ctx.tongue, &query.scope);
    let mut filters: Vec<(Filter, String)> = Vec::new();
    let conditions = scope.filters.iter().enumerate();
    filters.extend(conditions.map(|(i, condition)| (Filter::Condition(i), condition_words(ctx, condition))));
    let coder = scope.coder.map(|coder| format!("{} {}", ctx.say(words::CODER), ctx.project.coder_name(coder)));
    filters.extend(coder.map(|words| (Filter::Coder, words)));
    let (from, until) = scope.period.typed();
    let day = |phrase, day: Option<String>| day.map(|day| tongue.fill(phrase, &[("day", &day)]));
    let period: Vec<String> = day(words::CODED_FROM, from).into_iter().chain(day(words::CODED_UNTIL, until)).collect();
    filters.extend((!period.is_empty()).then(|| (Filter::Period, period.join(", "))));
    filters.extend(scope.role.map(|role| (Filter::Role, ctx.say(role_words(Some(role))).to_owned())));
    if !scope.documents.is_empty() {
        filters.push((Filter::Documents, documents_words(ctx, query)));
    }
    let with_code = scope.with_code.map(|code| tongue.fill(words::WITH_CODE, &[("code", ctx.outline.path(code))]));
    filters.extend(with_code.map(|words| (Filter::WithCode, words)));
    if !query.themes {
        let level = query.rows.depth.map(|depth| level_words(ctx, depth));
        filters.extend(level.map(|words| (Filter::Level, words)));
        filters.extend((!query.rows.picked.is_empty()).then(|| (Filter::Picked, picked_words(ctx, query))));
    }
    filters
}

fn condition_words(ctx: &Ctx<'_>, condition: &Condition) -> String {
    let of = |phrase| ctx.tongue.fill(phrase, &[("attribute", &condition.attribute)]);
    match (condition.sign, condition.value.is_empty()) {
        (Sign::Is, true) => of(words::NO_VALUE_OF),
        (Sign::IsNot, true) => of(words::SOME_VALUE_OF),
        (sign, _) => format!("{} {} {}", condition.attribute, sign.symbol(), condition.value),
    }
}

/// Draws each restriction that holds as a button that lets it go.
fn held_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let held = filters(ctx, query);
    if held.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        for (filter, words) in held {
            let button = ui.button((words.as_str(), icon(icons::CLOSE, ctx.tokens.small_size)));
            let name = ctx.tongue.fill(words::LET_GO, &[("filter", &words)]);
            if button.accessible_name(name).clicked() {
                let_go(filter, query);
            }
        }
    });
}

fn let_go(filter: Filter, query: &mut MatrixQuery) {
    match filter {
        Filter::Condition(i) => _ = query.scope.filters.remove(i),
        Filter::Coder => query.scope.coder = None,
        Filter::Period => query.scope.period = Period::default(),
        Filter::Role => query.scope.role = None,
        Filter::Documents => query.scope.documents.clear(),
        Filter::WithCode => query.scope.with_code = None,
        Filter::Level => query.rows.depth = None,
        Filter::Picked => query.rows.picked.clear(),
    }
}

/// Draws a condition of an attribute that is being put together.
fn condition_ui(ui: &mut Ui, ctx: &Ctx<'_>, draft: &mut FilterDraft, query: &mut MatrixQuery) {
    let attributes = attributes(ctx);
    let Some(first) = attributes.first() else { return };
    let mut chosen = draft.attribute.clone().filter(|a| attributes.contains(a)).unwrap_or_else(|| first.clone());
    let before = chosen.clone();
    combo_ui(ui, ctx, words::CONDITION, &before, |ui| {
        for attribute in &attributes {
            ui.selectable_value(&mut chosen, attribute.clone(), attribute);
        }
    });
    let kind = ctx.project.attribute_named(&chosen).map(|a| a.kind.clone()).unwrap_or(AttributeKind::Text);
    for sign in Sign::ALL.into_iter().filter(|sign| !sign.needs_order() || kind.is_ordered()) {
        ui.selectable_value(&mut draft.sign, sign, sign.symbol());
    }
    if draft.sign.needs_order() && !kind.is_ordered() {
        draft.sign = Sign::Is;
    }
    let field = TextEdit::singleline(&mut draft.value).desired_width(110.0).hint_text(ctx.say(words::VALUE));
    let field = ui.add(field).accessible_name(ctx.say(words::VALUE));
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(eframe::egui::Key::Enter));
    let condition = Condition::with_sign(ctx.project, &chosen, draft.sign, &draft.value);
    let add = ui.add_enabled(condition.is_ok(), eframe::egui::Button::new(ctx.say(words::ADD_CONDITION)));
    if let Err(error) = &condition {
        add.clone().on_disabled_hover_text(error.to_string());
    }
    if let Ok(condition) = condition
        && (add.clicked() || entered)
    {
        query.scope.filters.push(condition);
        draft.value.clear();
    }
    draft.attribute = Some(chosen);
    ui.add_space(10.0);
}

fn coder_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let everybody = ctx.say(words::EVERYBODY);
    let name = query.scope.coder.map_or(everybody, |coder| ctx.project.coder_name(coder)).to_owned();
    combo_ui(ui, ctx, words::CODER, &name, |ui| {
        ui.selectable_value(&mut query.scope.coder, None, everybody);
        for coder in ctx.project.coders.values() {
            ui.selectable_value(&mut query.scope.coder, Some(coder.id), &coder.name);
        }
    });
}

fn role_words(role: Option<Role>) -> Phrase {
    match role {
        None => words::ROLE_ANY,
        Some(Role::Participant) => words::ROLE_PARTICIPANT,
        Some(Role::Interviewer) => words::ROLE_INTERVIEWER,
        Some(Role::Moderator) => words::ROLE_MODERATOR,
    }
}

fn role_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    combo_ui(ui, ctx, words::ROLE, ctx.say(role_words(query.scope.role)), |ui| {
        for role in [None, Some(Role::Participant), Some(Role::Interviewer), Some(Role::Moderator)] {
            ui.selectable_value(&mut query.scope.role, role, ctx.say(role_words(role)));
        }
    });
}

fn level_words(ctx: &Ctx<'_>, depth: usize) -> String {
    ctx.tongue.fill(words::LEVEL_N, &[("n", &ctx.tongue.number(depth + 1))])
}

fn level_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let levels = ctx.outline.rows.iter().map(|row| row.depth + 1).max().unwrap_or_default();
    let name = query.rows.depth.map_or_else(|| ctx.say(words::ALL_LEVELS).to_owned(), |depth| level_words(ctx, depth));
    combo_ui(ui, ctx, words::LEVEL, &name, |ui| {
        ui.selectable_value(&mut query.rows.depth, None, ctx.say(words::ALL_LEVELS));
        for depth in 0..levels {
            ui.selectable_value(&mut query.rows.depth, Some(depth), level_words(ctx, depth));
        }
    });
}

fn picked_words(ctx: &Ctx<'_>, query: &MatrixQuery) -> String {
    match query.rows.picked.as_slice() {
        [] => ctx.say(words::PICKED_NONE).to_owned(),
        [code] => ctx.outline.path(*code).to_owned(),
        codes => ctx.tongue.fill(words::PICKED_N, &[("n", &ctx.tongue.number(codes.len()))]),
    }
}

fn picked_ui(ui: &mut Ui, ctx: &Ctx<'_>, draft: &mut FilterDraft, query: &mut MatrixQuery) {
    let all = Rows::range(query.rows.within, ctx.outline);
    let codes = ctx.outline.rows[all].iter().map(|row| (row.code, row.path.as_str()));
    let text = picked_words(ctx, query);
    many_ui(ui, ctx, words::PICKED, &text, &mut draft.find, codes, &mut query.rows.picked);
}

fn documents_words(ctx: &Ctx<'_>, query: &MatrixQuery) -> String {
    let name = |id| ctx.project.document_name(id).to_owned();
    match query.scope.documents.as_slice() {
        [] => ctx.say(words::DOCUMENTS_ALL).to_owned(),
        [document] => name(*document),
        documents => ctx.tongue.fill(words::DOCUMENTS_N, &[("n", &ctx.tongue.number(documents.len()))]),
    }
}

fn documents_ui(ui: &mut Ui, ctx: &Ctx<'_>, draft: &mut FilterDraft, query: &mut MatrixQuery) {
    let documents = ctx.project.documents();
    let named = documents.iter().map(|document| (document.id, document.name.as_str()));
    let text = documents_words(ctx, query);
    many_ui(ui, ctx, words::DOCUMENTS, &text, &mut draft.find, named, &mut query.scope.documents);
}

/// Draws a list of which any number are chosen, found by their names.
fn many_ui<'a, T: Copy + PartialEq>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    label: Phrase,
    text: &str,
    find: &mut String,
    all: impl Iterator<Item = (T, &'a str)>,
    chosen: &mut Vec<T>,
) {
    ui.label(RichText::new(ctx.say(label)).color(ctx.tokens.text_quiet));
    let button = ui.button(text).accessible_name(ctx.say(label));
    if button.clicked() {
        find.clear();
    }
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(320.0).show(|ui| {
        let field = TextEdit::singleline(find).hint_text(ctx.say(words::FIND)).desired_width(f32::INFINITY);
        ui.add(field).accessible_name(ctx.say(words::FIND));
        let typed = Typed::new(find);
        let found: Vec<(T, &str)> = all.filter(|(_, name)| typed.finds(name)).collect();
        let height = ui.spacing().interact_size.y;
        ScrollArea::vertical().max_height(280.0).show_rows(ui, height, found.len(), |ui, rows| {
            for (item, name) in &found[rows] {
                let mut is_chosen = chosen.contains(item);
                if ui.checkbox(&mut is_chosen, *name).clicked() {
                    match is_chosen {
                        true => chosen.push(*item),
                        false => chosen.retain(|other| other != item),
                    }
                }
            }
        });
    });
    ui.add_space(6.0);
}

/// Draws the two ends of the time in which codings were made.
fn period_ui(ui: &mut Ui, ctx: &Ctx<'_>, draft: &mut FilterDraft, query: &mut MatrixQuery) {
    let end = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut changed = false;
    for (label, text) in [(words::FROM, &mut draft.from), (words::UNTIL, &mut draft.until)] {
        let label = ui.label(RichText::new(ctx.say(label)).color(ctx.tokens.text_quiet));
        let wrong = end(text).is_some_and(|day| Period::parse(Some(&day), None).is_err());
        let mut field = TextEdit::singleline(text).desired_width(104.0).hint_text(ctx.say(words::DAY));
        if wrong {
            field = field.text_color(ctx.tokens.warning.into());
        }
        let field = ui.add(field).labelled_by(label.id);
        changed |= field.changed();
        if wrong {
            field.on_hover_text(ctx.say(words::NO_DAY));
        }
    }
    if changed && let Ok(period) = Period::parse(end(&draft.from).as_deref(), end(&draft.until).as_deref()) {
        query.scope.period = period;
    }
}
