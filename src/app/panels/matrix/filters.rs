//! Whose words and which codes a matrix leaves out: each restriction is seen as a word that a click lets go.

use eframe::egui::{Frame, Popup, PopupCloseBehavior, RichText, ScrollArea, TextEdit, Ui};

use super::controls::{attributes, choice_ui};
use super::{MatrixState, words};
use crate::analysis::{Condition, MatrixQuery, Period, Rows};
use crate::app::context::Ctx;
use crate::app::theme::icons::{self, icon};
use crate::app::words::Phrase;
use crate::model::naming::Typed;
use crate::model::{AttributeKind, CodeId, CoderId, DocumentId, Edition, Role, Sign};

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
    codes: Found<CodeId>,
    documents: Found<DocumentId>,
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
    choice_ui(ui, ctx, words::CONDITION, &mut chosen, || attributes.clone(), String::clone);
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
        add.clone().on_disabled_hover_text(error.said().told(ctx.tongue));
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
    let name = |coder: &Option<CoderId>| coder.map_or(everybody, |coder| ctx.project.coder_name(coder)).to_owned();
    let coders = || std::iter::once(None).chain(ctx.project.coders.keys().copied().map(Some)).collect();
    choice_ui(ui, ctx, words::CODER, &mut query.scope.coder, coders, name);
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
    let roles = || vec![None, Some(Role::Participant), Some(Role::Interviewer), Some(Role::Moderator)];
    let name = |role: &Option<Role>| ctx.say(role_words(*role)).to_owned();
    choice_ui(ui, ctx, words::ROLE, &mut query.scope.role, roles, name);
}

fn level_words(ctx: &Ctx<'_>, depth: usize) -> String {
    ctx.tongue.fill(words::LEVEL_N, &[("n", &ctx.tongue.number(depth + 1))])
}

fn level_ui(ui: &mut Ui, ctx: &Ctx<'_>, query: &mut MatrixQuery) {
    let levels = || {
        let n = ctx.outline.rows.iter().map(|row| row.depth + 1).max().unwrap_or_default();
        std::iter::once(None).chain((0..n).map(Some)).collect()
    };
    let all = || ctx.say(words::ALL_LEVELS).to_owned();
    let name = |depth: &Option<usize>| depth.map_or_else(all, |depth| level_words(ctx, depth));
    choice_ui(ui, ctx, words::LEVEL, &mut query.rows.depth, levels, name);
}

fn picked_words(ctx: &Ctx<'_>, query: &MatrixQuery) -> String {
    match query.rows.picked.as_slice() {
        [] => ctx.say(words::PICKED_NONE).to_owned(),
        [code] => ctx.outline.path(*code).to_owned(),
        codes => ctx.tongue.fill(words::PICKED_N, &[("n", &ctx.tongue.number(codes.len()))]),
    }
}

fn picked_ui(ui: &mut Ui, ctx: &Ctx<'_>, draft: &mut FilterDraft, query: &mut MatrixQuery) {
    let within = query.rows.within;
    let codes = || ctx.outline.rows[Rows::range(within, ctx.outline)].iter().map(|row| (row.code, row.path.clone()));
    let text = picked_words(ctx, query);
    many_ui(ui, ctx, (words::PICKED, &text), (&mut draft.codes, within), codes, &mut query.rows.picked);
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
    let named = || ctx.project.documents().into_iter().map(|document| (document.id, document.name.clone()));
    let text = documents_words(ctx, query);
    many_ui(ui, ctx, (words::DOCUMENTS, &text), (&mut draft.documents, Rows::All), named, &mut query.scope.documents);
}

/// What a list finds by a part of a name, kept until something else is typed or the project changes.
#[derive(Clone, Debug)]
struct Found<T> {
    typed: String,
    of: Option<(Edition, Rows, String)>,
    found: Vec<(T, String)>,
}

impl<T> Default for Found<T> {
    fn default() -> Self {
        Self { typed: String::new(), of: None, found: Vec::new() }
    }
}

impl<T> Found<T> {
    fn find<I: Iterator<Item = (T, String)>>(&mut self, edition: Edition, within: Rows, all: impl FnOnce() -> I) {
        let of = Some((edition, within, self.typed.clone()));
        if self.of != of {
            self.of = of;
            let typed = Typed::new(&self.typed);
            self.found = all().filter(|(_, name)| typed.finds(name)).collect();
        }
    }
}

/// Draws a list of which any number are chosen, found by their names.
fn many_ui<T: Copy + PartialEq, I: Iterator<Item = (T, String)>>(
    ui: &mut Ui,
    ctx: &Ctx<'_>,
    (label, text): (Phrase, &str),
    (listed, within): (&mut Found<T>, Rows),
    all: impl FnOnce() -> I,
    chosen: &mut Vec<T>,
) {
    ui.label(RichText::new(ctx.say(label)).color(ctx.tokens.text_quiet));
    let button = ui.button(text).accessible_name(ctx.say(label));
    if button.clicked() {
        listed.typed.clear();
    }
    Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside).width(320.0).show(|ui| {
        let field = TextEdit::singleline(&mut listed.typed).hint_text(ctx.say(words::FIND));
        ui.add(field.desired_width(f32::INFINITY)).accessible_name(ctx.say(words::FIND));
        listed.find(ctx.project.edition(), within, all);
        let height = ui.spacing().interact_size.y;
        ScrollArea::vertical().max_height(280.0).show_rows(ui, height, listed.found.len(), |ui, rows| {
            for (item, name) in &listed.found[rows] {
                let mut is_chosen = chosen.contains(item);
                if ui.checkbox(&mut is_chosen, name.as_str()).clicked() {
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
